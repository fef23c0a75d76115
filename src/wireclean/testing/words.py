"""The invented people, places and sentences that generated copy is made of, by language."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

__all__ = ["WORDS", "Words", "caption_of", "headline_of", "person", "story"]


@dataclass(frozen=True)
class Words:
    """The words of one language. A sentence is one of `subjects` with one of `predicates`; `asides` are whole ones."""

    people: tuple[str, ...]
    places: tuple[str, ...]
    subjects: tuple[str, ...]
    predicates: tuple[str, ...]
    headlines: tuple[str, ...]
    months: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    gap: str = " "
    stop: str = "."

    def sentences(self) -> list[str]:
        """Return every sentence that can be made, in a fixed order."""
        made = [f"{one}{self.gap}{rest}{self.stop}" for one in self.subjects for rest in self.predicates]
        return [*made, *self.asides]


_GIVEN = ("Anna", "Tom", "Ingrid", "Joe", "Mariam", "Pavel", "Zoë", "Seung-Ho", "Luc", "Priya", "Óscar", "Ruth", "Keisha", "J.R.", "Mary Beth")  # fmt: skip
_FAMILY = ("Lima", "Reed", "Halvorsen", "Hart", "McGill", "O'Dowd", "Okafor", "Müller", "Santos", "van der Berg", "St. Clair", "Smith-Jones", "de la Cruz", "Nguyen", "Quillfeather")  # fmt: skip

WORDS = {
    "en": Words(
        people=tuple(f"{given} {family}" for given in _GIVEN for family in _FAMILY),
        places=("Lisbon", "Nairobi", "Oslo", "Warsaw", "Chicago", "Edinburgh"),
        subjects=("The harbour board of Port Ellery", "A court in the old customs house", "The director of the maritime museum", "Two divers from the salvage firm", "Mayor Ingrid Hart", "Police", "Fishermen on the coast"),
        predicates=(
            "approved the plan to raise the bell of the Aurora after a debate that lasted well into the night",
            "said on Monday that nobody knew who had cast the bell, or why it was lost so close to the shore",
            "rejected a request by the fishermen to delay the work until the end of the herring season",
            "described the wreck as the most important find on this coast since the war, and asked for money to guard it",
            "will publish a report in the autumn on what the work has cost and who is to pay for it",
        ),
        headlines=("Divers raise bell of sunken ferry off Port Ellery", "Harbour board splits over plan to move lighthouse", "Museum awaits ruling on who owns the Aurora", "Why the ferry to Port Ellery may never sail again"),
        asides=(
            "“Nobody has asked us what we want,” said Pavel Hart, who has fished off Port Ellery for 40 years.",
            "“Leave it where it is.”",
            "It will cost $4.2 million.",
            "“I heard it ring,” she said. “Then it was gone.”",
            "Shares in the ferry line fell 3.1% to 84 cents.",
            "The bell was cast in 1871, weighs 1.3 tons and bears the name of a ship that nobody has ever traced.",
            "“Who owns it?” he asked.",
            "Hart declined to comment.",
        ),
        months=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
    ),
    "de": Words(
        people=("Jörg Zimmerer", "Anna-Lena Kraus", "Petra von Hagen", "Murat Yilmaz"),
        places=("Berlin", "Hamburg", "Leipzig", "Rostock"),
        subjects=("Der Hafenrat der kleinen Stadt", "Ein Sprecher des Ministeriums", "Die Leiterin des Schifffahrtsmuseums"),
        predicates=(
            "hat am Montag den Plan gebilligt, die Glocke des gesunkenen Schiffes noch in diesem Jahr zu heben",
            "wollte nicht sagen, was die Arbeiten kosten und wer am Ende dafür aufkommen soll",
            "nannte das Wrack den wichtigsten Fund an dieser Küste seit dem Krieg und bat um Geld für die Bewachung",
        ),
        headlines=("Taucher heben Glocke der gesunkenen Fähre", "Hafenrat streitet über den Leuchtturm"),
        months=("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
    "fr": Words(
        people=("Hélène Marchand", "Jean-Luc Perrin", "Claire de Vries", "Karim Benali"),
        places=("Paris", "Genève", "Marseille", "Dakar"),
        subjects=("Le conseil du port", "La directrice du musée de la marine", "Un porte-parole du ministère des transports"),
        predicates=(
            "a approuvé lundi le projet de remonter la cloche du navire avant la fin de l'année",
            "n'a pas voulu dire combien coûteront les travaux ni qui devra les payer",
            "a décrit l'épave comme la découverte la plus importante sur cette côte depuis la guerre",
        ),
        headlines=("Les plongeurs remontent la cloche du ferry disparu", "Le port divisé sur l'avenir du phare"),
        months=("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    "es": Words(
        people=("Lucía Herrera", "Marta de la Fuente", "Javier Ortega Ruiz", "Pablo Castaño"),
        places=("Madrid", "Lima", "Bogotá", "Sevilla"),
        subjects=("La junta del puerto", "El director del museo naval", "Una portavoz del ministerio de transportes"),
        predicates=(
            "aprobó este lunes el plan para sacar del mar la campana del barco antes de fin de año",
            "no quiso decir cuánto costarán los trabajos ni quién tendrá que pagarlos",
            "describió el naufragio como el hallazgo más importante en esta costa desde la guerra",
        ),
        headlines=("Los buzos rescatan la campana del ferri hundido", "El puerto se divide por el futuro del faro"),
        months=("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
    "it": Words(
        people=("Luca Ferraris", "Giulia Conti", "Chiara De Santis", "Paolo Rinaldi"),
        places=("Roma", "Milano", "Trieste", "Napoli"),
        subjects=("Il consiglio del porto", "La direttrice del museo del mare", "Un portavoce del ministero dei trasporti"),
        predicates=(
            "ha approvato lunedì il piano per riportare a galla la campana della nave entro la fine dell'anno",
            "non ha voluto dire quanto costeranno i lavori e chi dovrà pagarli",
            "ha descritto il relitto come la scoperta più importante su questa costa dopo la guerra",
        ),
        headlines=("I sommozzatori recuperano la campana del traghetto", "Il porto si divide sul futuro del faro"),
        months=("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"),
    ),
    "pt": Words(
        people=("Inês Carvalho", "Rui Monteiro", "Beatriz dos Santos"),
        places=("Lisboa", "Brasília", "Recife"),
        subjects=("A administração do porto", "O diretor do museu da marinha"),
        predicates=(
            "aprovou na segunda-feira o plano para retirar do mar o sino do navio até o fim do ano",
            "não quis dizer quanto vão custar os trabalhos nem quem terá de pagar por eles",
            "descreveu o naufrágio como a descoberta mais importante desta costa desde a guerra",
        ),
        headlines=("Mergulhadores recuperam sino do navio afundado",),
    ),
    "ru": Words(
        people=("Анна Лимова", "Пётр Савельев"),
        places=("Москва", "Казань", "Томск"),
        subjects=("Совет порта", "Директор морского музея"),
        predicates=(
            "в понедельник утвердил план подъёма колокола затонувшего судна до конца этого года",
            "не стал говорить, сколько будут стоить работы и кто за них заплатит",
            "назвал остов самой важной находкой на этом берегу со времён войны",
        ),
        headlines=("Водолазы подняли колокол затонувшего парома",),
        months=("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"),
    ),
    "uk": Words(
        people=("Олена Шевчук",),
        places=("Київ", "Львів", "Одеса"),
        subjects=("Рада порту", "Директорка морського музею"),
        predicates=(
            "у понеділок схвалила план підняти дзвін затонулого судна до кінця цього року",
            "не сказала, скільки коштуватимуть роботи і хто за них заплатить",
            "назвала уламки найважливішою знахідкою на цьому березі з часів війни",
        ),
        headlines=("Водолази підняли дзвін затонулого порома",),
    ),
    "bg": Words(
        people=("Мария Колева",),
        places=("София", "Варна", "Лондон"),
        subjects=("Съветът на пристанището", "Директорът на морския музей"),
        predicates=(
            "одобри в понеделник плана за изваждане на камбаната на потъналия кораб до края на годината",
            "не пожела да каже колко ще струва работата и кой ще плати за нея",
            "описа останките като най-важната находка по този бряг след войната",
        ),
        headlines=("Водолази извадиха камбаната на потъналия ферибот",),
    ),
    "pl": Words(
        people=("Agnieszka Zielińska",),
        places=("Warszawa", "Gdańsk", "Szczecin"),
        subjects=("Rada portu", "Dyrektorka muzeum morskiego"),
        predicates=(
            "zatwierdziła w poniedziałek plan wydobycia dzwonu zatopionego statku jeszcze w tym roku",
            "nie chciała powiedzieć, ile będą kosztować prace i kto za nie zapłaci",
            "nazwała wrak najważniejszym znaleziskiem na tym wybrzeżu od czasów wojny",
        ),
        headlines=("Nurkowie wydobyli dzwon zatopionego promu",),
    ),
    "cs": Words(
        people=("Tereza Nováková",),
        places=("Praha", "Brno", "Ostrava"),
        subjects=("Rada přístavu", "Ředitelka námořního muzea"),
        predicates=(
            "v pondělí schválila plán vyzvednout zvon potopené lodi ještě v tomto roce",
            "nechtěla říci, kolik budou práce stát a kdo je nakonec zaplatí",
            "označila vrak za nejdůležitější nález na tomto pobřeží od války",
        ),
        headlines=("Potápěči vyzvedli zvon potopeného trajektu",),
    ),
    "sv": Words(
        people=("Karin Lindgren",),
        places=("Stockholm", "Malmö", "Visby"),
        subjects=("Hamnstyrelsen i den lilla staden", "Chefen för sjöfartsmuseet"),
        predicates=(
            "godkände på måndagen planen att bärga klockan från det sjunkna fartyget före årets slut",
            "ville inte säga vad arbetet kommer att kosta eller vem som ska betala för det",
            "beskrev vraket som det viktigaste fyndet på den här kusten sedan kriget",
        ),
        headlines=("Dykare bärgade klockan från den sjunkna färjan",),
    ),
    "nl": Words(
        people=("Femke de Boer",),
        places=("Amsterdam", "Rotterdam", "Brussel"),
        subjects=("Het bestuur van de haven", "De directeur van het scheepvaartmuseum"),
        predicates=(
            "keurde maandag het plan goed om de klok van het gezonken schip nog dit jaar te bergen",
            "wilde niet zeggen wat het werk gaat kosten en wie het uiteindelijk zal betalen",
            "noemde het wrak de belangrijkste vondst aan deze kust sinds de oorlog",
        ),
        headlines=("Duikers bergen klok van gezonken veerboot",),
    ),
    "id": Words(
        people=("Dewi Lestari", "Budi Santoso"),
        places=("Jakarta", "Surabaya", "Makassar"),
        subjects=("Dewan pelabuhan kota kecil itu", "Direktur museum bahari"),
        predicates=(
            "menyetujui rencana mengangkat lonceng kapal yang tenggelam itu sebelum akhir tahun",
            "tidak mau mengatakan berapa biaya pekerjaan itu dan siapa yang akan membayarnya",
            "menyebut bangkai kapal itu temuan paling penting di pantai ini sejak perang",
        ),
        headlines=("Penyelam angkat lonceng feri yang tenggelam",),
    ),
    "tr": Words(
        people=("Elif Kaya",),
        places=("Ankara", "İstanbul", "Trabzon"),
        subjects=("Küçük kentin liman kurulu", "Denizcilik müzesinin müdürü"),
        predicates=(
            "batık geminin çanını yıl sonundan önce çıkarma planını pazartesi günü onayladı",
            "çalışmaların ne kadara mal olacağını ve parayı kimin ödeyeceğini söylemek istemedi",
            "batığı bu kıyıda savaştan bu yana yapılan en önemli keşif olarak niteledi",
        ),
        headlines=("Dalgıçlar batık feribotun çanını çıkardı",),
    ),
    "ar": Words(
        people=("كريم حداد",),
        places=("القاهرة", "بيروت", "دبي"),
        subjects=("مجلس إدارة الميناء", "مدير المتحف البحري"),
        predicates=(
            "وافق يوم الاثنين على خطة رفع جرس السفينة الغارقة قبل نهاية هذا العام",
            "لم يرغب في القول كم ستكلف الأعمال ومن الذي سيدفع ثمنها في النهاية",
            "وصف الحطام بأنه أهم اكتشاف على هذا الساحل منذ الحرب",
        ),
        headlines=("غواصون ينتشلون جرس العبارة الغارقة",),
    ),
    "fa": Words(
        people=("رضا کریمی",),
        places=("تهران", "شیراز", "لندن"),
        subjects=("هیئت مدیره بندر", "رئیس موزه دریایی"),
        predicates=(
            "روز دوشنبه طرح بیرون آوردن ناقوس کشتی غرق شده را تا پایان سال تصویب کرد",
            "حاضر نشد بگوید که این کار چقدر هزینه خواهد داشت و چه کسی آن را می‌پردازد",
            "لاشه کشتی را مهم‌ترین کشف این ساحل از زمان جنگ خواند",
        ),
        headlines=("غواصان ناقوس کشتی غرق شده را بیرون آوردند",),
    ),
    "hi": Words(
        people=("अनिल वर्मा",),
        places=("नई दिल्ली", "मुंबई", "पटना"),
        subjects=("बंदरगाह परिषद ने", "समुद्री संग्रहालय के निदेशक ने"),
        predicates=(
            "सोमवार को डूबे हुए जहाज की घंटी को साल के अंत तक बाहर निकालने की योजना को मंजूरी दी",
            "यह बताने से इनकार किया कि काम पर कितना खर्च आएगा और इसका भुगतान कौन करेगा",
            "मलबे को युद्ध के बाद इस तट पर सबसे महत्वपूर्ण खोज बताया",
        ),
        headlines=("गोताखोरों ने डूबे जहाज की घंटी निकाली",),
        stop="।",
    ),
    "zh": Words(
        people=("王小明", "陈思远", "李文静"),
        places=("北京", "上海", "台北"),
        subjects=("港口管理委员会的一位发言人", "海事博物馆的馆长", "打捞公司的两名潜水员"),
        predicates=(
            "周一表示，委员会已经批准了在今年年底之前打捞沉船铜钟的计划，并将为此拨出专款",
            "没有说明这项工作需要多少费用，也没有说明最终将由谁来承担这些费用",
            "把这艘沉船称为战后这一带海岸最重要的发现，并呼吁各方共同出资保护",
        ),
        headlines=("潜水员打捞起沉没渡轮的铜钟", "港口委员会就灯塔去留争论不休"),
        gap="", stop="。",
    ),
    "ja": Words(
        people=("田中一郎", "佐藤美咲", "鈴木健太"),
        places=("東京", "大阪", "ソウル"),
        subjects=("港の運営委員会は", "海事博物館の館長は", "引き揚げ会社の潜水士らは"),
        predicates=(
            "沈んだ船の鐘を年内に引き揚げる計画を月曜日に承認し、そのための予算も認めたと明らかにした",
            "作業にどれだけの費用がかかり、だれがそれを負担するのかについては説明を避けた",
            "この沈没船は戦後この海岸で見つかった中で最も重要な発見だと述べ、保護を呼びかけた",
        ),
        headlines=("沈没フェリーの鐘を引き揚げ", "灯台の移設をめぐり港の委員会が対立"),
        gap="", stop="。",
    ),
    "ko": Words(
        people=("김민수", "이서연", "박준호"),
        places=("서울", "부산", "제주"),
        subjects=("항만 운영위원회는", "해양박물관 관장은", "인양업체의 잠수사들은"),
        predicates=(
            "침몰한 배의 종을 올해 안에 인양하는 계획을 월요일에 승인하고 예산도 배정했다고 밝혔다",
            "작업에 얼마나 많은 비용이 들고 누가 그 비용을 부담할지에 대해서는 설명을 피했다",
            "이 침몰선이 전쟁 이후 이 해안에서 발견된 것 가운데 가장 중요한 유물이라고 말했다",
        ),
        headlines=("잠수사들, 침몰 여객선의 종 인양", "등대 이전 놓고 항만위원회 대립"),
    ),
}  # fmt: skip

_SCENES = (
    "A crane lifts the bell of the Aurora onto a barge in the harbour of Port Ellery.",
    "{person}, left, looks at the bell of the Aurora in the yard of the museum on Tuesday.",
    "Fishermen mend their nets beside the old lighthouse, which the board wants to move.",
    "{person} arrives for a hearing at the customs house in Port Ellery on Friday, May 8, 2020.",
    "The ferry Aurora, shown in this 1998 photo, sank within sight of the shore.",
    "Students walk past the wreck of the Aurora at low tide",
)


def person(rng: Random, language: str = "en") -> str:
    """Draw a person's name as prose has it."""
    return rng.choice(WORDS[language].people)


def story(rng: Random, language: str = "en", most: int = 4) -> tuple[str, ...]:
    """Draw the paragraphs of a story, two at least, of one to three sentences each; no sentence stands twice, no aside opens it."""
    sentences = WORDS[language].sentences()
    rng.shuffle(sentences)
    lede = next(at for at, sentence in enumerate(sentences) if sentence not in WORDS[language].asides)
    sentences.insert(0, sentences.pop(lede))
    size = rng.randint(2, min(most, len(sentences) // 2))
    space = WORDS[language].gap
    each = len(sentences) // size
    return tuple(space.join(sentences[at * each : at * each + rng.randint(1, min(3, each))]) for at in range(size))


def headline_of(rng: Random, language: str = "en") -> str:
    """Draw a headline in sentence case."""
    return rng.choice(WORDS[language].headlines)


def caption_of(rng: Random) -> str:
    """Draw what a caption says, in English and without its credit."""
    return rng.choice(_SCENES).format(person=person(rng))
