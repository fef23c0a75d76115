"""Openings, stamps and bylines as newsrooms of many countries print them, each above a story in its language."""

from __future__ import annotations

import pytest

import wireclean
from wireclean.grammar.opening import match_opening
from wireclean.grammar.timestamp import is_timestamp
from wireclean.seams import find_seams

ENGLISH = (
    "The harbour bell weighs a ton, and the council has at last found the money to ring it again. "
    "Divers had looked for it for years."
)
STORIES = {
    "am": "የወደቡ ቦርድ ሰኞ ዕለት እንዳስታወቀው አሮጌው ደወል ከበጋ በፊት ከወንዙ ይወጣል። ጠላቂዎች ለዓመታት ሲፈልጉት ቆይተዋል።",
    "ar": "أعلن مجلس الميناء يوم الاثنين أن الجرس القديم سيُرفع من النهر قبل الصيف. وكان الغواصون يبحثون عنه منذ سنوات.",
    "bn": "বন্দর বোর্ড সোমবার জানিয়েছে, পুরোনো ঘণ্টাটি গ্রীষ্মের আগেই নদী থেকে তোলা হবে। ডুবুরিরা বহু বছর ধরে সেটি খুঁজছিলেন।",
    "de": "Die Glocke wiegt eine Tonne, und die Stadt hat nun das Geld gefunden, um sie wieder zu läuten. Das sagte der Hafenmeister.",
    "es": "El consejo del puerto anunció el lunes que la vieja campana será sacada del río antes del verano. Los buzos la buscaban.",
    "fa": "هیئت مدیره بندر روز دوشنبه اعلام کرد که ناقوس قدیمی پیش از تابستان از رودخانه بیرون آورده می‌شود. غواصان سال‌ها آن را می‌جستند.",
    "fr": "Le conseil du port a annoncé lundi que la vieille cloche serait remontée du fleuve avant l'été. Les plongeurs la cherchaient.",
    "gu": "બંદર બોર્ડે સોમવારે જણાવ્યું કે જૂનો ઘંટ ઉનાળા પહેલાં નદીમાંથી બહાર કાઢવામાં આવશે. મરજીવાઓ વર્ષોથી તેને શોધતા હતા.",
    "hi": "बंदरगाह बोर्ड ने सोमवार को कहा कि पुरानी घंटी को गर्मियों से पहले नदी से निकाला जाएगा। गोताखोर वर्षों से उसे खोज रहे थे।",
    "hy": "Նավահանգստի խորհուրդը երկուշաբթի հայտնեց, որ հին զանգը գետից կհանվի մինչև ամառ։ Ջրասուզակները տարիներ շարունակ փնտրում էին այն։",
    "id": "Dewan pelabuhan mengatakan pada hari Senin bahwa lonceng tua itu akan diangkat dari sungai. Para penyelam sudah mencarinya.",
    "it": "Il consiglio del porto ha annunciato lunedì che la vecchia campana sarà recuperata dal fiume. I sommozzatori la cercavano.",
    "ja": "港湾委員会は月曜日、古い鐘を夏までに川から引き揚げると発表した。潜水士らは何年も探し続けていた。",
    "ka": "პორტის საბჭომ ორშაბათს განაცხადა, რომ ძველ ზარს მდინარიდან ზაფხულამდე ამოიღებენ. მყვინთავები მას წლების განმავლობაში ეძებდნენ.",
    "kk": "Порт басқармасы дүйсенбіде ескі қоңыраудың жазға дейін өзеннен шығарылатынын хабарлады. Сүңгуірлер оны көп жыл іздеді.",
    "kn": "ಹಳೆಯ ಗಂಟೆಯನ್ನು ಬೇಸಿಗೆಗೆ ಮುನ್ನ ನದಿಯಿಂದ ಹೊರತೆಗೆಯಲಾಗುವುದು ಎಂದು ಬಂದರು ಮಂಡಳಿ ಸೋಮವಾರ ತಿಳಿಸಿದೆ. ಮುಳುಗುಗಾರರು ಅದನ್ನು ಹುಡುಕುತ್ತಿದ್ದರು.",
    "ko": "항만위원회는 월요일 오래된 종을 여름 전에 강에서 인양하겠다고 밝혔다. 잠수사들은 몇 년 동안 그 종을 찾아왔다.",
    "ky": "Порт башкармалыгы дүйшөмбүдө эски коңгуроо жайга чейин дарыядан чыгарыларын билдирди. Суучулдар аны көп жыл издешти.",
    "ml": "പഴയ മണി വേനലിനു മുമ്പ് നദിയിൽ നിന്ന് പുറത്തെടുക്കുമെന്ന് തുറമുഖ ബോർഡ് തിങ്കളാഴ്ച അറിയിച്ചു. മുങ്ങൽ വിദഗ്ധർ അത് തിരയുകയായിരുന്നു.",
    "mn": "Боомтын захиргаа даваа гарагт хуучин хонхыг зунаас өмнө голоос гаргана гэж мэдэгдлээ. Шумбагчид түүнийг олон жил хайсан.",
    "mr": "बंदर मंडळाने सोमवारी सांगितले की जुनी घंटा उन्हाळ्यापूर्वी नदीतून बाहेर काढली जाईल. पाणबुडे अनेक वर्षे तिचा शोध घेत होते.",
    "or": "ପୁରୁଣା ଘଣ୍ଟିକୁ ଗ୍ରୀଷ୍ମ ପୂର୍ବରୁ ନଦୀରୁ ବାହାର କରାଯିବ ବୋଲି ବନ୍ଦର ବୋର୍ଡ ସୋମବାର କହିଛି। ବୁଡ଼ାଳିମାନେ ବର୍ଷ ବର୍ଷ ଧରି ଏହାକୁ ଖୋଜୁଥିଲେ।",
    "pa": "ਬੰਦਰਗਾਹ ਬੋਰਡ ਨੇ ਸੋਮਵਾਰ ਨੂੰ ਕਿਹਾ ਕਿ ਪੁਰਾਣੀ ਘੰਟੀ ਗਰਮੀਆਂ ਤੋਂ ਪਹਿਲਾਂ ਦਰਿਆ ਵਿੱਚੋਂ ਕੱਢੀ ਜਾਵੇਗੀ। ਗੋਤਾਖੋਰ ਸਾਲਾਂ ਤੋਂ ਉਸ ਨੂੰ ਲੱਭ ਰਹੇ ਸਨ।",
    "ru": "Управление порта сообщило в понедельник, что старый колокол поднимут со дна реки до лета. Водолазы искали его много лет.",
    "sw": "Bodi ya bandari ilisema Jumatatu kwamba kengele ya zamani itatolewa mtoni kabla ya kiangazi. Wapiga mbizi waliitafuta kwa miaka mingi katika mto.",
    "te": "పాత గంటను వేసవికి ముందే నది నుంచి బయటకు తీస్తామని ఓడరేవు బోర్డు సోమవారం తెలిపింది. గజ ఈతగాళ్లు దానికోసం వెతికారు.",
    "tr": "Liman idaresi pazartesi günü yaptığı açıklamada eski çanın yaz gelmeden nehirden çıkarılacağını bildirdi. Dalgıçlar onu arıyordu.",
    "uk": "Управління порту повідомило в понеділок, що старий дзвін піднімуть із дна річки до літа. Водолази шукали його багато років.",
    "ur": "بندرگاہ کے بورڈ نے پیر کو کہا ہے کہ پرانی گھنٹی کو گرمیوں سے پہلے دریا سے نکالا جائے گا۔ غوطہ خور برسوں سے اسے تلاش کر رہے تھے۔",
    "uz": "Port boshqarmasi dushanba kuni eski qo‘ng‘iroq yozgacha daryodan olib chiqilishini ma’lum qildi. G‘avvoslar uni qidirgan.",
    "zh": "港口委员会周一表示，这口旧钟将在夏天之前从河里打捞上来。潜水员多年来一直在寻找它。",
}


@pytest.mark.parametrize(
    ("language", "opening", "places", "agency"),
    [
        # places in scripts of their own, with the marks of their papers
        ("te", "హైదరాబాద్: ", ["హైదరాబాద్"], None),
        ("ml", "കൊച്ചി: ", ["കൊച്ചി"], None),
        ("ml", "കോഴിക്കോട് ∙ ", ["കോഴിക്കോട്"], None),
        ("kn", "ಬೆಂಗಳೂರು, ಮೇ 4: ", ["ಬೆಂಗಳೂರು"], None),
        ("gu", "રાજકોટ : ", ["રાજકોટ"], None),
        ("pa", "ਚੰਡੀਗੜ੍ਹ, 4 ਮਈ (ਸਟਾਫ਼ ਰਿਪੋਰਟਰ) : ", ["ਚੰਡੀਗੜ੍ਹ"], None),
        ("or", "ଭୁବନେଶ୍ୱର: ", ["ଭୁବନେଶ୍ୱର"], None),
        ("ka", "თბილისი (GBC) - ", ["თბილისი"], "GBC"),
        ("hy", "ԵՐԵՎԱՆ, 4 ՄԱՅԻՍԻ, ԱՐՄԵՆՊՐԵՍ: ", ["Երեվան"], "Armenpress"),
        # the desk where an agency would stand
        ("hi", "रांची, वरीय संवाददाता। ", ["रांची"], None),
        ("hi", "संवाद सूत्र, आरा : ", ["आरा"], None),
        ("bn", "নিজস্ব প্রতিবেদক, চট্টগ্রাম: ", ["চট্টগ্রাম"], None),
        ("mr", "लोकमत न्यूज नेटवर्क, नागपूर : ", ["नागपूर"], None),
        ("ur", "لاہور (نمائندہ خصوصی) ", ["لاہور"], None),
        ("de", "Paris (eigener Bericht) - ", ["Paris"], None),
        ("es", "ROSARIO (De nuestra redacción).- ", ["Rosario"], None),
        # days in words, in other calendars, with small words before them
        ("hi", "नयी दिल्ली, चार मई (भाषा) ", ["नयी दिल्ली"], "PTI"),
        ("mr", "कोल्हापूर ता. ४ : ", ["कोल्हापूर"], None),
        ("bn", "ঢাকা, ৪ মে ২০২০ (বাসস) : ", ["ঢাকা"], "BSS"),
        ("am", "አዲስ አበባ፣ ሚያዝያ 26፣ 2012 (ኤፍ ኤም ሲ) - ", ["አዲስ አበባ"], "Fana"),
        ("fa", "کابل (پژواک، ۱۵ ثور ۱۳۹۹): ", ["کابل"], "Pajhwok"),
        ("ky", "Бишкек, 4-май. /Кабар/. ", ["Бишкек"], "Kabar"),
        ("uz", "TOSHKENT, 4-may — Sputnik. ", ["Toshkent"], "Sputnik"),
        ("kk", "АСТАНА, 4 мамыр — Sputnik. ", ["Астана"], "Sputnik"),
        ("mn", "Улаанбаатар, 2020 оны тавдугаар сарын 4 /МОНЦАМЭ/. ", ["Улаанбаатар"], "Montsame"),
        ("ar", "القاهرة في 4 مايو / أ ش أ / ", ["القاهرة"], "MENA"),
        ("ar", "الكويت - 4 - 5 (كونا) -- ", ["الكويت"], "KUNA"),
        ("ar", "تونس 4 ماي 2020 (وات) - ", ["تونس"], "TAP"),
        ("ur", "اسلام آباد۔4مئی (اے پی پی): ", ["اسلام آباد"], "APP"),
        ("fr", "PORT-AU-PRINCE, samedi 4 mai 2020 (HAVREWEB) – ", ["Port-au-Prince"], "HAVREWEB"),
        # agencies that no table has, in brackets, between slashes, behind dashes, in quotation marks
        ("ru", "НИЖНИЙ НОВГОРОД, 4 мая - ГАВАНЬ. ", ["Нижний Новгород"], "ГАВАНЬ"),
        ("ru", "Владивосток, 4 мая, HarbourMedia. ", ["Владивосток"], "HarbourMedia"),
        ("ru", "ДУШАНБЕ, 04.05.2020 /НИАТ «Гавань»/. ", ["Душанбе"], "НИАТ Гавань"),
        ("ru", "4 мая, Брест /Анна Лимова - БЕЛТА/. ", ["Брест"], "BelTA"),
        ("uk", "ЛЬВІВ. 4 травня. HAVAN.NET - ", ["Львів"], "HAVAN.NET"),
        ("ar", "واشنطن ـ «الميناء الجديد»: ", ["واشنطن"], "الميناء الجديد"),
        ("ar", "القدس - \"المرفأ\": ", ["القدس"], "المرفأ"),
        ("ko", "(서울=하버뉴스) 김민수 기자 = ", ["서울"], "하버뉴스"),
        ("ja", "【4月5日 港湾新報】", [], "港湾新報"),
        ("en", "Kampala, Uganda | HBR | ", ["Kampala, Uganda"], "HBR"),
        ("en", "(KELL) — ", [], "KELL"),
        ("en", "SOLO, HARBOURNEWS.COM – ", ["Solo"], "HARBOURNEWS.COM"),
        ("en", "DUBLIN (PA) — ", ["Dublin"], "PA"),
        ("en", "TRIPOLI, May 4 (LANA) - ", ["Tripoli"], "LANA"),
        ("de", "Luxemburg (HBR/dpa) - ", ["Luxemburg"], "dpa"),
        ("de", "LISSABON (red). ", ["Lissabon"], None),
        ("de", "Halle (Saale) (dpa/sa) - ", ["Halle (Saale)"], "dpa"),
        ("de", "Berlin: (hib/ABC) ", ["Berlin"], "hib"),
        # places and regions
        ("es", "CIUDAD DE MÉXICO (AP) — ", ["Ciudad de México"], "AP"),
        ("es", "TEGUCIGALPA, HONDURAS.- ", ["Tegucigalpa, HONDURAS"], None),
        ("es", "Mérida, Yuc., 4 de mayo.- ", ["Mérida, Yuc."], None),
        ("en", "ERBIL, Kurdistan Region - ", ["Erbil, Kurdistan Region"], None),
        ("en", "ABOARD THE AURORA (AP) — ", ["Aboard the Aurora"], "AP"),
        ("sw", "Dar es Salaam. ", ["Dar es Salaam"], None),
        ("tr", "DİYARBAKIR (İHA) - ", ["Diyarbakır"], "IHA"),
        ("id", "Liputan6.com, Jakarta Selatan - ", ["Jakarta Selatan"], "Liputan6"),
    ],
)  # fmt: skip
def test_openings(language: str, opening: str, places: list[str], agency: str | None) -> None:
    story = STORIES.get(language, ENGLISH)
    article = wireclean.clean(opening + story)
    assert article.dateline is not None
    assert [str(place) for place in article.dateline.places] == places
    assert article.dateline.agency == agency
    assert article.text == story


@pytest.mark.parametrize(
    ("language", "opening", "name"),
    [
        ("tr", "Ahmet YILMAZ / DİYARBAKIR, (DHA) - ", "Ahmet Yılmaz"),
        ("ru", "4 мая, Брест /Анна Лимова - БЕЛТА/. ", "Анна Лимова"),
    ],
)
def test_reporters_inside_openings(language: str, opening: str, name: str) -> None:
    article = wireclean.clean(opening + STORIES[language])
    assert article.dateline is not None
    assert [byline.name for byline in article.bylines] == [name]
    assert article.text == STORIES[language]


@pytest.mark.parametrize(
    "copy",
    [
        "WASHINGTON, June 1 - Rep. Ana Lima said on Monday that the bell would be raised, and the council agreed.",
        "ROMA - Lazio 2-1. La squadra ha vinto lunedì la partita perché il portiere era in forma, ha detto.",
    ],
)
def test_what_stands_behind_a_dash_is_no_agency(copy: str) -> None:
    found = match_opening(copy)
    assert found is None or found.dateline.agency is None


@pytest.mark.parametrize(
    "copy",
    [
        f"Devon - which has two coasts - bought the bell. {ENGLISH}",
        f"Trend: {ENGLISH}",
        f"Redacción - {STORIES['es']}",
        f"خاص: {STORIES['ar']}",
        f"[국제경제] {STORIES['ko']}",
        f"Roma - Lazio 2-1. {STORIES['it']}",
        f"वीडियो: {STORIES['hi']}",
    ],
)
def test_what_only_looks_like_an_opening(copy: str) -> None:
    assert wireclean.clean(copy).dateline is None


def test_nothing_begins_inside_the_opening_of_run_on_copy() -> None:
    for opening in ("New Delhi, May 4 (PTI) ", "(Belga) ", "CIUDAD DE MÉXICO (AP) — "):
        assert not [seam for seam in find_seams(opening + ENGLISH) if seam.start < len(opening)]
    article = wireclean.clean(f"New Delhi, May 4 (PTI) {ENGLISH}")
    assert not article.captions


HEAD = "Old ferry bell to be raised from the river before the summer"


@pytest.mark.parametrize(
    ("stamp", "value"),
    [
        ("zaterdag 4 mei 2020", "2020-05-04T00:00:00"),
        ("sobota, 4 maja 2020", "2020-05-04T00:00:00"),
        ("суббота, 4 мая 2020", "2020-05-04T00:00:00"),
        ("le 4 mai 2020 à 10 h 15", "2020-05-04T10:15:00"),
        ("4 พ.ค. 63 10:15", "2020-05-04T10:15:00"),
        ("วันเสาร์ที่ 4 พฤษภาคม พ.ศ. 2563", "2020-05-04T00:00:00"),
        ("2020 gegužės 4 d. 10:15", "2020-05-04T10:15:00"),
        ("4 ΜΑΪΟΥ 2020 10:15", "2020-05-04T10:15:00"),
        ("২২ বৈশাখ", None),
        ("4 мамыр 2020, 10:15", "2020-05-04T10:15:00"),
        ("4 Մայիսի, 2020 10:15", "2020-05-04T10:15:00"),
        ("4 მაისი, 2020 10:15", "2020-05-04T10:15:00"),
        ("4. maí 2020 kl. 10:15", "2020-05-04T10:15:00"),
        ("4 Mei 2020", "2020-05-04T00:00:00"),
        ("May 4, 2020, 10:15 AM +08", "2020-05-04T10:15:00+08:00"),
        ("4 مايو 2020 - 10:15 بتوقيت القدس", "2020-05-04T10:15:00+03:00"),
        ("May 4, 2020 by Ana Lima", "2020-05-04T00:00:00"),
        ("May 4, 2020 - 10:15 - Source: Harbour Post", "2020-05-04T10:15:00"),
        ("Data utworzenia: 4 maja 2020, 10:15.", "2020-05-04T10:15:00"),
        ("Közzététel dátuma: 2020. május 4. 10:15", "2020-05-04T10:15:00"),
        ("10:15 - 04/05/2020 Pazartesi", "2020-05-04T10:15:00"),
        ("04.05.2020.\nu 10:15", "2020-05-04T10:15:00"),
    ],
)
def test_stamps_above_a_story(stamp: str, value: str | None) -> None:
    article = wireclean.clean(f"{HEAD}\n{stamp}\n{ENGLISH}\n{ENGLISH}")
    assert (article.published and article.published.value.isoformat()) == value


@pytest.mark.parametrize(
    "stamp", ["Обновлено: 4 мая 2020, 10:15", "Aktualizacja: 4.05.2020 10:15", "Güncelleme: 04.05.2020 10:15"]
)
def test_the_label_of_an_update_opens_no_correction(stamp: str) -> None:
    article = wireclean.clean(f"{HEAD}\n{stamp}\n{ENGLISH}\n{ENGLISH}")
    assert article.updated is not None
    assert not article.notes


@pytest.mark.parametrize("stamp", ["Güncelleme: 10:40", "Frissítés: 10:40", "Aktualizacja: 10:40"])
def test_an_update_on_the_day_printed_above_it_is_no_correction(stamp: str) -> None:
    article = wireclean.clean(f"{HEAD}\n4 May 2020 10:15\n{stamp}\n{ENGLISH}\n{ENGLISH}")
    assert article.updated is not None
    assert article.updated.value.isoformat() == "2020-05-04T10:40:00"
    assert not article.notes


def test_a_dotted_time_may_stand_before_a_label() -> None:
    article = wireclean.clean(f"{HEAD}\n24/05/2020 - 10.15 Actualitzat 24/05/2020 - 11.20\n{ENGLISH}\n{ENGLISH}")
    assert [time and time.value.hour for time in (article.published, article.updated)] == [10, 11]


def test_a_weekday_that_fits_both_orders_leaves_the_order_to_the_language() -> None:
    copy = f"{HEAD}\n10:15 - 12/03/2024 Salı\n{STORIES['tr']}\n{STORIES['tr']}"  # both days are Tuesdays
    published = wireclean.clean(copy).published
    assert published is not None
    assert published.value.isoformat() == "2024-03-12T10:15:00"


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("4 May 2020 | Updated 5 May 2020", True),
        ("on Monday, May 4, 2020, the bell", False),
        ("", False),
        ("May", False),
    ],
)
def test_is_timestamp(text: str, alone: bool) -> None:
    assert is_timestamp(text, 0, len(text)) is alone


def test_a_wrapped_sentence_is_joined_though_it_ends_with_a_day() -> None:
    article = wireclean.clean(
        "The harbour board said that the bell would be raised\non May 4, 2020, and that divers are ready."
    )
    assert (
        article.text
        == "The harbour board said that the bell would be raised on May 4, 2020, and that divers are ready."
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ana Maria Lima Reis", ["Ana Maria Lima Reis"]),
        ("Author: Lima, Ana", ["Ana Lima"]),
        ("Staff Writer Ana Lima", ["Ana Lima"]),
        ("By staff writer Ana Lima", ["Ana Lima"]),
        ("Von unserem Korrespondenten Udo Lind", ["Udo Lind"]),
        ("dal nostro inviato Luca Reis", ["Luca Reis"]),
        ("Van onze correspondent Jan de Vries", ["Jan de Vries"]),
        ("Da correspondente Ana Lima", ["Ana Lima"]),
        ("Scris de Ana Popescu", ["Ana Popescu"]),
        ("Selin YILMAZ / DHA", ["Selin Yılmaz"]),
        ("Ana Lima/Agência Porto", ["Ana Lima"]),
        ("文｜王小明", ["王小明"]),
        ("Ana Lima/AP", []),
        ("Paris, France", []),
    ],
)
def test_byline_fields(text: str, names: list[str]) -> None:
    assert [byline.name for byline in wireclean.parse_byline(text)] == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Selin YILMAZ / DHA", ["Selin Yılmaz"]),
        ("Ana Lima/TT", ["Ana Lima"]),
        ("Penulis: Ana Lima", ["Ana Lima"]),
        ("Staff Writer Ana Lima", ["Ana Lima"]),
        ("Author of the article:\nJoseph Lima", ["Joseph Lima"]),
        ("Nomvula Dlamini | 3 minutes read", ["Nomvula Dlamini"]),
        ("A crane waits on the quay at dawn\nTom Reed/Harbour Post", []),
        ("Photo: Tom Reed/AP\nJoe Hart/Harbour Post", []),
    ],
)
def test_bylines_in_a_head(line: str, names: list[str]) -> None:
    article = wireclean.clean(f"{HEAD}\n{line}\nMay 4, 2020 10:15\n{ENGLISH}\n{ENGLISH}")
    assert [byline.name for byline in article.bylines] == names


def test_a_story_below_a_written_by_is_kept() -> None:
    article = wireclean.clean(f"Written by Ana Lima | Lisbon\n\n{ENGLISH}")
    assert article.text == ENGLISH
    assert [byline.name for byline in article.bylines] == ["Ana Lima"]


def test_whom_the_last_lines_tell_of_wrote_the_story() -> None:
    told = "Ana Lima is a reporter covering the harbour for the Ellery Herald."
    article = wireclean.clean(f"{HEAD}\n{ENGLISH}\n\n{told}")
    assert [(byline.name, byline.text) for byline in article.bylines] == [("Ana Lima", "Ana Lima")]
    assert article.notes[0].text == told
    assert [byline.name for byline in wireclean.clean(f"{HEAD}\nBy Tom Reed\n{ENGLISH}\n\n{told}").bylines] == [
        "Tom Reed"
    ]


@pytest.mark.parametrize(
    "credit",
    [
        " / FOTÓ: ANA LIMA",
        " / foto Ana Lima",
        " / ANA LIMA",
        " / A. Lima / BNS nuotr.",
        " - AFP - Ana LIMA",
        " EFE / Lima",
        " © Tous droits réservés",
        " Foto: Ana Lima (NTB)",
        " Фото: Анна Лима / «Лента.ру»",
    ],
)
def test_credits_as_papers_of_europe_set_them(credit: str) -> None:
    caption = "The old ferry bell hangs on the quay"
    article = wireclean.clean(f"{HEAD}\n4 May 2020 10:15\n{caption}.{credit}\n{ENGLISH}\n{ENGLISH}")
    assert [found.text.rstrip(".") for found in article.captions] == [caption]


def test_a_byline_before_a_stroke_is_no_caption() -> None:
    article = wireclean.clean(f"{HEAD}\nBy Ana Lima / AP\n4 May 2020 10:15\n{ENGLISH}\n{ENGLISH}")
    assert not article.captions
    assert [byline.name for byline in article.bylines] == ["Ana Lima"]


def test_who_wrote_it_signs_with_the_day() -> None:
    last = "Taucher haben sie vor zwei Jahren am Grund des Hafens gefunden, und seitdem hing sie in einem Schuppen der Werft."
    article = wireclean.clean(f"{HEAD}\n{STORIES['de']}\n\n{last}\n\n(Udo Lind, 4.5.2020)")
    assert [byline.name for byline in article.bylines] == ["Udo Lind"]
    assert article.text == f"{STORIES['de']}\n\n{last}"


HUNGARIAN = (
    "A kikötő tanácsa hétfőn közölte, hogy a régi harangot még a nyár előtt kiemelik a folyóból. A búvárok évek óta keresték, "
    "de csak most találták meg."
)


@pytest.mark.parametrize("name", ["Kerekes Márton", "Élő Boglárka"])
def test_in_hungarian_the_given_name_is_the_last(name: str) -> None:
    article = wireclean.clean(
        f"{name}\n2020. május 4. 10:15\nKiemelik a régi harangot a folyóból\n{HUNGARIAN}\n{HUNGARIAN}"
    )
    assert [byline.name for byline in article.bylines] == [name]


def test_whose_copy_it_is_makes_no_caption_of_the_last_paragraph() -> None:
    last = "Klokka veier et tonn, og ingen har ringt med den siden krigen, sier havnesjefen."
    copy = f"{HEAD}\nPublisert 04.05.20 10:15\n{ENGLISH}\n{ENGLISH}\n{last}\n(©NTB)"
    article = wireclean.clean(copy)
    assert not article.captions
    assert article.paragraphs[-1] == last


@pytest.mark.parametrize(
    ("language", "stamp", "published", "updated"),
    [
        # the day of an update has the year of the day before it
        ("ja", "2020/5/4 18:05（最終更新 5/4 19:40）", "2020-05-04T18:05", "2020-05-04T19:40"),
        ("ja", "2020年12月30日 18時05分 (1月2日 19時40分更新)", "2020-12-30T18:05", "2021-01-02T19:40"),
        ("zh", "2020/5/4 18:05（5/5 09:40 更新）", "2020-05-04T18:05", "2020-05-05T09:40"),
        # languages that print the day first do so beside PM too
        ("id", "12/03/2026 06:05 PM", "2026-03-12T18:05", None),
        # the time of day on a line of its own, blank lines or none
        ("es", "12 de marzo de 2026\n18:05", "2026-03-12T18:05", None),
        ("es", "12 de marzo de 2026\n\n18:05", "2026-03-12T18:05", None),
    ],
)
def test_times_of_a_head(language: str, stamp: str, published: str, updated: str | None) -> None:
    head = {
        "ja": "港の鐘",
        "zh": "港口的旧钟",
        "id": "Lonceng tua diangkat",
        "es": "La campana del puerto",
    }
    article = wireclean.clean(f"{head[language]}\n\n{stamp}\n\n{STORIES[language]}\n\n{STORIES[language]}")
    found = [None if time is None else time.value.isoformat()[:16] for time in (article.published, article.updated)]
    assert found == [published, updated]
    assert article.paragraphs == (STORIES[language], STORIES[language])


def test_an_update_needs_its_label_and_time_of_day() -> None:
    article = wireclean.clean(f"港の鐘\n\n2020/5/4 18:05（5/6）\n\n{STORIES['ja']}")
    assert article.updated is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("西尾 健二", "西尾 健二"),
        ("西尾健二　港新聞記者", "西尾健二"),
        ("西尾 健二 : ライター", "西尾 健二"),
        ("港报｜文｜林若溪", "林若溪"),
        ("文｜港闻 林若溪", "林若溪"),
    ],
)
def test_names_without_capitals_in_a_head(line: str, name: str) -> None:
    language = "ja" if "西" in line else "zh"
    article = wireclean.clean(f"古い鐘を引き揚げへ\n\n{line}\n\n2020年5月4日 18:05\n\n{STORIES[language]}")
    assert [byline.name for byline in article.bylines] == [name]


@pytest.mark.parametrize("line", ["小松市", "大野駅", "西山公園"])
def test_a_place_is_no_name_though_it_begins_like_one(line: str) -> None:
    article = wireclean.clean(f"古い鐘を引き揚げへ\n\n{line}\n\n2020年5月4日 18:05\n\n{STORIES['ja']}")
    assert article.bylines == ()


def test_a_name_in_brackets_behind_the_last_sentence_signs_the_story() -> None:
    third = "鐘は1871年に港の工場で鋳造され、嵐の夜に船とともに沈んだと伝えられている。"
    last = "委員会の担当者は「もう一度あの鐘の音を町の人たちに聞いてもらいたい」と話す。"
    copy = f"{STORIES['ja']}\n\n{third}\n\n費用は約3億円で、市が半分を負担し、残りは県が出すことになっている。\n\n{last}（西尾健二）"
    article = wireclean.clean(copy)
    assert [byline.name for byline in article.bylines] == ["西尾健二"]
    assert article.text.endswith(last)


def test_reporters_of_a_bracket_are_two_and_their_place_is_none_of_them() -> None:
    article = wireclean.clean(f"（中央社記者林若溪、陳東平台北4日電）{STORIES['zh']}")
    assert [byline.name for byline in article.bylines] == ["林若溪", "陳東平"]
    assert article.dateline is not None
    assert [place.name for place in article.dateline.places] == ["台北"]


def test_a_paper_that_begins_with_the_name_of_an_agency_is_none() -> None:
    article = wireclean.clean(f"聯合報／記者林若溪／台北即時報導\n\n{STORIES['zh']}")
    assert [byline.name for byline in article.bylines] == ["林若溪"]
    assert article.dateline is None or article.dateline.agency != "Yonhap"


@pytest.mark.parametrize(
    "line",
    ["编辑 林若溪 校对 陈东平", "責任編輯／陳東平", "【責任編輯:陳東平】", "责任编辑：林若溪 | 版面编辑：陈东平"],
)
def test_sources_need_no_colon_in_chinese(line: str) -> None:
    assert wireclean.clean(f"{STORIES['zh']}\n\n潜水员说，钟很重。\n\n{line}").text.endswith("钟很重。")


def test_a_sentence_that_begins_like_a_source_stays() -> None:
    line = "编辑 林若溪说，钟来自海底。"
    assert line in wireclean.clean(f"{STORIES['zh']}\n\n{line}\n\n潜水员说，钟很重。").text


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("km", "ចែករំលែក\nអត្ថបទពាក់ព័ន្ធ"),
        ("hy", "Կիսվել\nԿարդացեք նաև"),
        ("ka", "გააზიარე\nმსგავსი სიახლეები"),
        ("uz", "Ulashish\nMavzuga oid"),
        ("am", "አጋራ\nተመሳሳይ ጽሁፎች"),
        ("mr", "शेअर करा\nसंबंधित बातम्या"),
        ("fa", "اشتراک‌گذاری\nاخبار مرتبط"),
    ],
)
def test_words_of_pages(language: str, lines: str) -> None:
    story = STORIES.get(language, "អាជ្ញាធរក្រុងបានប្រកាសថា ការជួសជុលប៉មភ្លើងចាស់នឹងបញ្ចប់នៅដើមឆ្នាំក្រោយ។")
    assert wireclean.clean(f"{story}\n\n{lines}").text == story


def test_lines_of_georgian_are_not_joined_though_its_letters_count_as_small() -> None:
    head = "ძველ ზარს მდინარიდან ზაფხულამდე ამოიღებენ"
    article = wireclean.clean(f"{head}\nგიორგი ლომიძე\n4 მაისი, 2020\n{STORIES['ka']}\n{STORIES['ka']}")
    assert article.headline == head


def test_who_edited_is_no_author_though_named_on_a_line_of_his_own() -> None:
    head = "Lonceng tua diangkat dari sungai\n\nReporter\n\nRizal Hidayat\n\nEditor\n\nSari Wulandari\n\n12 Maret 2026 | 18.05 WIB"
    article = wireclean.clean(f"{head}\n\n{STORIES['id']}\n\n{STORIES['id']}")
    assert [byline.name for byline in article.bylines] == ["Rizal Hidayat"]


def test_a_label_below_links_to_other_stories_signs_the_story() -> None:
    story = "\n\n".join([STORIES["id"]] * 3)
    article = wireclean.clean(
        f"{story}\n\nBaca juga: Kapal kargo tabrak dermaga\n\nPewarta: Rizal Hidayat\n\nEditor: Sari Wulandari"
    )
    assert [byline.name for byline in article.bylines] == ["Rizal Hidayat"]
    assert article.text == story


def test_the_time_behind_its_day_is_that_of_publication() -> None:
    head = "La campana del puerto\n\nJueves 12 marzo de 2026 | Publicado a las 18:05 · Actualizado a las 19:40"
    article = wireclean.clean(f"{head}\n\n{STORIES['es']}\n\n{STORIES['es']}")
    assert article.published is not None
    assert article.published.value.isoformat() == "2026-03-12T18:05:00"
    assert article.updated is not None


def test_a_day_without_a_word_behind_it() -> None:
    article = wireclean.clean(f"Хуучин хонхыг гаргана\n\n2020 оны 5 сарын 4\n\n{STORIES['mn']}\n\n{STORIES['mn']}")
    assert article.published is not None
    assert article.published.value.isoformat() == "2020-05-04T00:00:00"


def test_a_paper_before_its_reporter() -> None:
    article = wireclean.clean(f"旧钟打捞\n\n港口新聞網 林若溪\n\n2020年5月4日 18:05\n\n{STORIES['zh']}")
    assert [byline.name for byline in article.bylines] == ["林若溪"]


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        ("İSTANBUL (AA) - AYŞE YILMAZ - ", ["Ayşe Yılmaz"]),
        ("ANKARA (AA) - AYŞE YILMAZ/MEHMET KARA - ", ["Ayşe Yılmaz", "Mehmet Kara"]),
        ("Ayşe YILMAZ - Mehmet KARA/MUĞLA, (DHA)- ", ["Ayşe Yılmaz", "Mehmet Kara"]),
        ("ANKARA (AA) - ", []),
    ],
)
def test_reporters_in_the_openings_of_turkish_agencies(opening: str, names: list[str]) -> None:
    article = wireclean.clean(f"{opening}{STORIES['tr']}")
    assert article.dateline is not None
    assert [byline.name for byline in article.bylines] == names
    assert article.text == STORIES["tr"]


def test_words_in_capitals_behind_an_opening_stay_when_they_name_nobody() -> None:
    article = wireclean.clean(f"LISBON (AP) - HARBOUR BELL - {ENGLISH}")
    assert article.text.startswith("HARBOUR BELL - ")


def test_a_time_of_day_may_stand_below_its_day_behind_a_blank_line() -> None:
    published = wireclean.clean(f"{HEAD}\n\n4 Mayıs 2020\n\n10:15\n\n{STORIES['tr']}\n\n{STORIES['tr']}").published
    assert published is not None
    assert published.value.isoformat() == "2020-05-04T10:15:00"


@pytest.mark.parametrize("button", ["ascolta articolo", "posłuchaj artykułu", "lyt til artiklen"])
def test_a_button_in_small_letters_is_no_part_of_the_headline_above(button: str) -> None:
    article = wireclean.clean(f"{HEAD}\n{button}\n4 May 2020 10:15\n{ENGLISH}\n{ENGLISH}")
    assert article.headline == HEAD
