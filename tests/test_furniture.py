"""Page furniture: what goes in many languages, and what of the story stays beside it."""

from __future__ import annotations

import pytest

import wireclean
from wireclean.data.languages import language_words
from wireclean.rulebook.furniture import furniture_key

STORY = (
    "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
    "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said.\n\n"
    "Divers from Port Ellery raised it with a crane that had been borrowed from the shipyard across the bay."
)
GERMAN_STORY = (
    "Die Glocke der Aurora wiegt mehr als eine Tonne und hängt im Hof des Museums von Port Ellery.\n\n"
    "Sie wurde 1871 gegossen und sank mit dem Schiff vor dem Hafen, wie der Leiter des Museums sagte.\n\n"
    "Im Mai dürfen die Kinder der Stadt sie läuten, und die Feuerwehr wird sie vorher noch putzen."
)
TURKISH_STORY = (
    "Aurora gemisinin çanı bir tondan ağır ve müzenin avlusunda asılı duruyor, dedi liman müdürü pazartesi günü.\n\n"
    "Çan 1871 yılında döküldü ve iki kış sonra gemiyle birlikte battı, o günden beri kimse onu aramadı.\n\n"
    "Dalgıçlar çanı karşı kıyıdaki tersaneden ödünç alınan bir vinçle yukarı çıkardı ve avluya taşıdı."
)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement 3", "WERBUNG", "Passer la publicité", "Publicidad", "Annonse", "Reklama", "Реклама", "広告", "광고", "广告", "إعلان",
        "Lesedauer: 4 Minuten", "3 Minuten Lesezeit", "4 min read", "Tempo de leitura: 2 minutos", "Temps de lecture : 3 min",
        "Kommentare (0)", "0 Comments", "12 comentarios", "Read All Comments", "3 commentaires",
        "Les også: Slik ble klokka funnet", "À lire aussi Comment la cloche a été trouvée", "Lesen Sie auch: So wurde die Glocke gefunden",
        "READ MORE | How the bell was found", "Lee también: Cómo se halló la campana", "Читайте также: Как нашли колокол", "Leggi anche: La campana",
        "Baca juga: Lonceng tua ditemukan", "Läs också: Klockan är funnen", "Lees ook: De klok is gevonden", "Čtěte také: Jak našli zvon",
        "Mehr zum Thema", "Ähnliche Artikel", "Noticias relacionadas", "Articles liés", "関連記事", "관련기사", "相关新闻", "İlgili haberler", "संबंधित खबरें",
        "Externer Inhalt nicht verfügbar", "Sign up for our free newsletter and never miss a bell!", "Teilen", "Udostępnij", "シェア",
        "#Harbour #Port Ellery", "https://t.co/aB3dE5fGh1", '<span class="mark"></span>', "— Ana Lima (@alima) May 4, 2020",
        "Bild: Archiv", "Foto: privat", "Image source, Getty Images", "© Ana Lima", "Foto: Ana Lima/NTB", "写真＝港の博物館",
        "Scroll down for video", "SCROLL DOWN FOR VIDEOS.", "View 6 Images", "Video Ad Feedback", "Read or Share this story: https://example.net/bell",
        "Artigo exclusivo para assinantes", "Article réservé aux abonnés", "¿Ya eres suscriptor? Inicia sesión", "原标题：港口找到一口钟", "Xem thêm: Tìm thấy chuông cổ",
        "- showBell: false",
        "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", "Vágólapra másolva", "Bakmadan Geçme!", "Dalsza część tekstu pod wideo", "Článek pokračuje pod reklamou",
        "Čítajte aj: Našli zvon", "Tekst se nastavlja ispod oglasa", "Прочетете още: Откриха камбана", "Preberite tudi: Našli zvon",
        "Citește și: Clopotul a fost găsit", "Читайте також: Знайшли дзвін",
        "[Gambas:Video Lonceng]", "Remaining Time -0:00", "Loaded: 12%", "Seek to live, currently behind live", "End of dialog window.",
        "View image in full screen", "Please enter a valid e-mail address.", "Your notification has been saved.", "Not now", "Support us today",
        "Want to see more like this?", "CONNECT TWEET LINKEDIN COMMENT EMAIL MORE", "{{title}}", "SUGGESTED: Lighthouse of Ellery finds a keeper",
        "Full story here: Lighthouse of Ellery finds a keeper", "Trending stories at ellery.example", "Catch the latest in Harbour News",
        "* I understand that registration on or use of this site constitutes my agreement.", "Questions, comments? bell@ellery.example",
        "Note: The video above originally aired in May.", "E-mail to a friend", "ListenListen (4 mins)", "Your queue is empty",
        "Log in or register to continue", "Report a mispronounced word", "// No Comments", "Media playback is not supported on this device",
        "These are external links and will open in a new tab", "This video is brought to you in partnership with",
        "Text-Only Version", "Go To Full Site", "This content is provided by Ellery Sound, which may be using cookies.",
        "To show you this content, we need your permission to use cookies.", "You can change your settings at any time via the Privacy Options.",
        "Copy this link", "Font Size50%75%100%125%150%175%200%300%400%Text Edge StyleNoneRaised",
        "Warning: This graphic requires JavaScript.",
        "Der Artikel geht unter dem Video weiter", "La suite après cette vidéo", "La nota sigue debajo del video", "O artigo continua após o anúncio",
        "L'articolo continua sotto la foto", "Het artikel loopt door na de foto", "Historien fortsætter under billedet", "Texten fortsätter efter bilden",
        "Teksten fortsetter under videoen", "Juttu jatkuu grafiikan alla.", "Dalszy ciąg artykułu pod galerią", "Pokračování článku pod videem",
        "A cikk a kép után folytatódik", "Știrea continuă după publicitate", "Το άρθρο συνεχίζεται μετά τη διαφήμιση", "Продолжение под видео",
        "Yazı reklamdan sonra devam ediyor", "الخبر مستمر بعد الإعلان", "खबर नीचे जारी है", "Gulir untuk lanjut membaca", "記事は動画の下に続きます",
        "본문은 사진 아래에 이어집니다", "廣告後繼續閱讀", "◀ 앵커 ▶", "=== Anzeige ===", "[廣告] 請繼續往下閱讀...", "Story continues below the photo",
        "Votre commentaire a été envoyé", "Tu comentario está pendiente de moderación", "Ваш комментарий ожидает модерации", "댓글이 등록되었습니다",
        "Haben Sie einen Fehler entdeckt?", "¿Encontraste un error?", "Heb je een fout gezien?", "Zauważyłeś błąd?", "Našli jste chybu?",
        "Photo d’illustration", "Imagen referencial", "Ilustrační foto", "Фото иллюстративное", "Ảnh minh họa.", "圖文無關", "عکس تزئینی است",
        "Leggi tutto l'articolo", "Chcesz czytać dalej?", "Har du mer information om det här?", "閱讀全文", "Soutenez un journalisme indépendant",
        "À écouter aussi La cloche du port", "Kuuntele myös: Kello soi", "Подробнее: Как нашли колокол",
        "Denne artikkelen er over to år gammel og kan inneholde utdatert informasjon",
    ],
)  # fmt: skip
def test_a_line_of_furniture_goes_from_between_the_paragraphs(line: str) -> None:
    first, second, third = STORY.split("\n\n")
    assert wireclean.clean(f"{first}\n\n{line}\n\n{second}\n\n{third}").text == STORY


@pytest.mark.parametrize(
    ("line", "story", "goes"),
    [
        ("Dieser Artikel enthält Affiliate-Links", GERMAN_STORY, True),
        ("Join our WhatsApp channel for more", GERMAN_STORY, True),
        ("SON DAKİKA HABERLERİ İÇİN TIKLAYIN", TURKISH_STORY, True),
        ("KAPIYI ITIN VE DİKKATLE DİNLEYİN", TURKISH_STORY, False),
        ("The posters said naš viber kanal in red letters", STORY, False),
        ("Einer rief ctrl+enter durch den Saal der Glocke", GERMAN_STORY, False),
    ],
)
def test_a_prompt_counts_in_copy_of_its_language_and_an_english_one_in_all(line: str, story: str, goes: bool) -> None:
    first, second, third = story.split("\n\n")
    assert (line not in wireclean.clean(f"{first}\n\n{line}\n\n{second}\n\n{third}").text) is goes


@pytest.mark.parametrize(
    "line",
    [
        "What the divers found", "* A bell of bronze", "UP NEXT", "The comments", "Related matters were not discussed.",
        "More on the wreck was to come up on Tuesday.", "Watch the bell, she said.", "Werbung für die Glocke macht niemand.",
        "Thema der Sitzung war die Glocke.", "Join the queue, he said, and wait for the bell.", "https://example.net/bell",
        "Foto: Das war der erste Gedanke, als die Glocke aus dem Wasser kam.", "Les autres cloches sont plus petites.",
        "Share of the cost: a third.", "Kilde til bråket er klokka.", "Del av klokka er borte.", "BILD: Was wiegt die Glocke?",
        "Scroll down for video was what the old page said.", "iPhone: 2", "- false",
        "Full coverage of the bell in bronze took him a year.", "Link: it was the word that the diver wrote on his slate.",
        "Contribute a link of chain, the museum told its members, and your name will be on it.",
        "“Your donation will help us ring the bell,” said the note in the box.",
        "This content of the hold is provided by a museum in Lisbon, the harbour master said.",
        "You can change your settings on the sonar at sea, the diver said, but not in the dock.",
        "© Harbour Prints, released under a Creative Commons license. When I was sixteen the bell rang twice a day, and nobody minded it.",
        "The queue is empty by noon, the baker said.", "E-mail to a friend of the museum gave the thieves away.",
        "The links are external and will open in a new window, the clerk told the council of its new site.",
        "Der Text geht unter dem Eis weiter als gedacht.", "A história continua depois da guerra, disse ele.", "Tekst pod zdjęciem zmienił mistrz.",
        "구독하기 어려운 신문도 이제 이곳에서 볼 수 있다.", "Ein Fehler im Text wurde entdeckt.", "El primero en comentar fue el alcalde.", "Фото из архива сгорели вместе с домом.",
    ],
)  # fmt: skip
def test_a_line_of_the_story_stays(line: str) -> None:
    first, second, third = STORY.split("\n\n")
    assert line in wireclean.clean(f"{first}\n\n{line}\n\n{second}\n\n{third}").text


PAGE_ENDS = [
    "Tags\nHarbour\nMuseum\n\nMost read\nFerry fares to rise in spring\nOld lighthouse finds a keeper\n\nSport\nOpinion\nPrivacy policy",
    "Mehr zum Thema\n\nHafen\nDie Fähre wird teurer\nvor 3 Stunden\n\nKultur\nMeistgelesen\n1\nDer Leuchtturm hat wieder einen Wärter\n2\n"
    "Streit um den Kai\n\nImpressum\nDatenschutz",
    "Sur le même sujet\n\nLe phare retrouve un gardien\nLe bac sera plus cher\n\nLes plus lus\nLa querelle du quai\nSport\nCulture",
    "関連記事\n\n* 灯台に新しい番人\n* 渡し船の運賃値上げへ\n\nアクセスランキング\n桟橋をめぐる争い\n\n国際\n社会\nスポーツ",
    "12 comments\n\nTom Reed\n2 hours ago\nWhat a fine bell this is, and how good that somebody went down to look for it at last.\nReply\n\n"
    "Joe Hart\n3 hours ago\nMy uncle heard it ring once, or so he told us when we were small and it was dark.\nReply",
    "More from the Herald\n\nOld lighthouse finds a keeper\nFerry fares to rise in spring",
]


@pytest.mark.parametrize(
    "last",
    [
        "As a subscriber, you have 4 gift articles to give each month.", "Help the Herald by making a tax-deductible gift.",
        "Your donation will help us ring the bell.", "Your support is vital to help us bring the news of the harbour to our readers.",
        "The Herald's editorial board does not set news policies.", "Help keep our stories free for the town.",
        "See a spelling or grammatical error in our story? Please click here to report it.",
        "Waiting for response to load...", "We are having trouble retrieving the article content.", "Re-published with CC BY-NC 4.0 License.",
        "AP is solely responsible for all content. Find its standards for working with philanthropies at ellery.example.",
        "(This story has been sourced from a third party syndicated feed, agencies.)", "Do you have info to share with our reporters? Here’s how.",
        "Please include a contact number if you are willing to talk. You can get in touch in the following ways:", "Think your friends would be interested? Share this story!",
        "Do you have an opinion on this article? To be considered for publication in our letters section, please click here.",
        "Your first and last names will appear with each submission to our comments.",
        "[Read the full article on Harbour Today.]", "Get in touch by emailing bell@ellery.example.", "AP’s coverage of bells: https://ellery.example/bells",
    ],
)  # fmt: skip
def test_what_a_page_asks_for_goes_from_below_the_story(last: str) -> None:
    assert wireclean.clean(f"{STORY}\n\n{last}").text == STORY


@pytest.mark.parametrize("end", PAGE_ENDS)
def test_the_end_of_a_page_goes(end: str) -> None:
    assert wireclean.clean(f"{STORY}\n\n{end}").text == STORY


@pytest.mark.parametrize(
    "end",
    [
        "What the divers found\nA bell\nTwo anchors\nA clock",
        "The results\nEllery 3, Lisbon 1\nPorto 2, Faro 2",
        "More from the Herald\n\nThe crane goes back on Friday, the shipyard said, and the quay will be open again from noon.\n\n"
        "Nobody has asked for the bell, and the museum means to keep it in the yard for as long as it may.",
        "For the soup\n2 onions\n1 leek\nA pinch of salt",
    ],
)
def test_the_storys_own_lists_stay(end: str) -> None:
    cleaned = wireclean.clean(f"{STORY}\n\n{end}").text
    for line in end.split("\n"):
        assert line in cleaned or line == "More from the Herald"


def test_the_words_of_an_embedded_post_stay() -> None:
    first, second, _ = STORY.split("\n\n")
    post = "The bell rings! pic.twitter.com/aB3dE5fGh1\n\n— Ana Lima (@alima) May 4, 2020"
    assert wireclean.clean(f"{first}\n\n{post}\n\n{second}").paragraphs[1] == "The bell rings!"


def test_a_page_flattened_behind_a_style_sheet_keeps_its_words() -> None:
    flat = ".bell { color: red; }" + STORY.replace("\n\n", " ") + " Advertisement"
    assert "cast in 1871" in wireclean.clean(flat).text


def test_listed_phrases_are_lower_case_and_trimmed() -> None:
    for phrase in language_words("furniture.line") + language_words("furniture.tail"):
        assert phrase == phrase.lower() == phrase.strip()
    for phrase in language_words("furniture.line"):
        assert furniture_key(phrase) == phrase, "no line is looked up under this"
    for cue in language_words("furniture.opening") + language_words("furniture.prompt"):
        assert len(cue) >= 4 or not cue.isascii(), cue


@pytest.mark.parametrize(
    "block",
    [
        "skip past newsletter promotion\n\nSign up to Harbour News\n\nafter newsletter promotion",
        "Recommended Stories\n\nlist of 2 items\n\n- list 1 of 2The crane is there\n\n- list 2 of 2Ferry fares rise\n\nend of list",
        "Video Ad Feedback\n\nDivers raise the bell\n\n02:12 - Source: CNN",
    ],
)
def test_a_block_that_says_where_it_ends_goes_whole(block: str) -> None:
    first, second, third = STORY.split("\n\n")
    assert wireclean.clean(f"{first}\n\n{block}\n\n{second}\n\n{third}").text == STORY


def test_a_rule_of_blocks_looks_at_the_whole_copy_again() -> None:
    # What stands between its two lines may have gone since, and the block be short enough now.
    assert {rule.code for rule in wireclean.rules.values() if rule.reads == "line"}.isdisjoint({"FUR010", "FUR011"})


@pytest.mark.parametrize(
    "buttons",
    [
        "Click to share on WhatsApp (Opens in new window)",
        "Print Click to share via Mastodon (opens in new tab) Tumblr",
        "Haz clic para compartir en WhatsApp (Se abre en una ventana nueva)",
        "Klicken, um auf Telegram zu teilen (Wird in neuem Fenster geöffnet)",
        "Kliknij, aby udostępnić na Mastodon (Otwiera się w nowym oknie)",
        "Cliquez pour partager sur Facebook(ouvre dans une nouvelle fenêtre)",
    ],
)
def test_buttons_that_say_how_they_open_are_a_share_bar(buttons: str) -> None:
    assert wireclean.clean(f"{BEFORE}\n\n{buttons}\n\n{BEHIND}").paragraphs == (BEFORE, BEHIND)


BEFORE = (
    "Divers raised the bell of the Aurora from the harbour on Monday, the museum of Port Ellery said in a statement."
)
BEHIND = "The bell was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then."


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("Пропустить Реклама подкастов и продолжить чтение.", "Конец истории Реклама подкастов"),
        ("Podcast geç ve okumaya devam et", "Podcast'in sonu"),
    ],
)
def test_what_a_page_offers_to_skip_goes_with_its_links(before: str, behind: str) -> None:
    block = f"{before}\nThe Bell\nWe tell the harbour's news in ten minutes.\nepisodes\n{behind}"
    text = "The bell weighs a ton.\n\n{}It was cast in 1871."
    assert wireclean.clean(text.format(f"{block}\n\n")).text == text.format("")


def test_two_sentences_below_an_advertisement_are_the_storys() -> None:
    paragraph = (
        "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum, the harbour master said."
    )
    short = "It rang twice. Nobody heard it."
    copy = "\n".join(
        [
            "Bell found off Port Ellery",
            "By Ana Lima",
            "May 4, 2020 10:15 a.m.",
            paragraph,
            "Advertisement",
            "Ad (text continues below)",
            "Ad ends",
            short,
            paragraph.replace("bell", "anchor"),
        ]
    )
    assert short in wireclean.clean(copy).text


def test_a_link_glued_to_the_story_begins_no_invitation() -> None:
    copy = (
        "Klokken fra Aurora vejer mere end et ton og hænger i museets gård, siger havnefogeden til avisen. "
        "Læs også: Færgen bliver dyrere fra maj Retten har beslaglagt to huse og 2,7 millioner kroner. Pengene skal gå til byen. "
        "Har du et tip? Send en mail til os her"
    )
    assert "Retten har beslaglagt to huse" in wireclean.clean(copy).text


def test_a_korean_sentence_that_tells_is_no_prompt_at_the_storys_end() -> None:
    story = "느릅시 도서관이 지붕 누수로 가을까지 문을 닫는다.\n\n시는 수요일 열람실에 물이 들어왔다고 밝혔다."
    told = f"{story}\n\n그 섬에서는 뉴스레터를 구독하는 것이 죄였다."
    assert wireclean.clean(told).text == told
    assert wireclean.clean(f"{story}\n\n뉴스레터를 구독하고 소식을 받아보세요.").text == story


def test_a_podcast_plug_between_paragraphs_goes() -> None:
    first, second, third = GERMAN_STORY.split("\n\n")
    plug = "Alle Folgen auch bei Spotify, Apple Podcasts und überall, wo es Podcasts gibt."
    assert wireclean.clean(f"{first}\n\n{plug}\n\n{second}\n\n{third}").text == GERMAN_STORY
