"""What a page says of itself in whole sentences, behind a story and among its paragraphs, and what only sounds like it."""

from __future__ import annotations

import pytest

import wireclean

STORIES = {
    "en": (
        "Bell found off Port Ellery",
        "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum, the harbour master said.",
        "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then.",
    ),
    "de": (
        "Glocke vor Port Ellery gefunden",
        "Die Glocke der Aurora wiegt mehr als eine Tonne und hängt im Hof des Museums, sagte der Hafenmeister am Montag.",
        "Sie wurde 1871 für ein Schiff gegossen, das zwei Winter später sank, und niemand hat seitdem nach ihr gesucht.",
    ),
    "fr": (
        "Une cloche retrouvée à Port Ellery",
        "La cloche de l'Aurora pèse plus d'une tonne et se trouve dans la cour du musée, a dit lundi le capitaine du port.",
        "Elle a été coulée en 1871 pour un navire qui a sombré deux hivers plus tard, et personne ne l'avait cherchée depuis.",
    ),
    "es": (
        "Hallan una campana en Port Ellery",
        "La campana del Aurora pesa más de una tonelada y cuelga en el patio del museo, dijo el lunes el capitán del puerto.",
        "Fue fundida en 1871 para un barco que se hundió dos inviernos después, y nadie la había buscado desde entonces.",
    ),
    "it": (
        "Trovata una campana a Port Ellery",
        "La campana dell'Aurora pesa più di una tonnellata e si trova nel cortile del museo, ha detto lunedì il capitano del porto.",
        "Fu fusa nel 1871 per una nave che affondò due inverni dopo, e nessuno l'aveva più cercata da allora.",
    ),
    "nl": (
        "Klok gevonden bij Port Ellery",
        "De klok van de Aurora weegt meer dan een ton en hangt in de tuin van het museum, zei de havenmeester maandag.",
        "Ze werd in 1871 gegoten voor een schip dat twee winters later zonk, en niemand had er sindsdien naar gezocht.",
    ),
    "pl": (
        "Dzwon znaleziony w Port Ellery",
        "Dzwon Aurory waży ponad tonę i wisi na dziedzińcu muzeum, powiedział w poniedziałek kapitan portu.",
        "Odlano go w 1871 roku dla statku, który zatonął dwie zimy później, i nikt go od tego czasu nie szukał.",
    ),
    "ru": (
        "У Порт-Эллери нашли колокол",
        "Колокол с корабля весит больше тонны и висит во дворе музея, сообщил в понедельник капитан порта.",
        "Его отлили в 1871 году для судна, которое затонуло через две зимы, и с тех пор его никто не искал.",
    ),
}


def _page(language: str, *lines: str, inside: bool = False) -> str:
    headline, first, last = STORIES[language]
    body = (first, *lines, last) if inside else (first, last, *lines)
    return "\n\n".join((headline, "By Ana Lima", "May 4, 2020 10:15 a.m.", *body))


OWN: list[tuple[str, ...]] = [
    ("en", "Ours is an independent, reader-funded news organization, and what we publish stays free for everyone."),
    (
        "en",
        "The Shoreline Institute has given money to the Ellery Standard. Donors have no influence over what our journalists write. See the full list of supporters.",
    ),
    ("en", "Views expressed in readers' letters and comments are those of their writers and not of this newspaper."),
    (
        "en",
        "Comments are reviewed by our moderators before they appear. Posts that are insulting, off topic or contain links will be removed.",
    ),
    (
        "en",
        "Please keep your comments civil and on the subject. We reserve the right to close accounts that break these rules.",
    ),
    (
        "en",
        "You have read several of our stories this month. That tells us you care about careful reporting.",
        "Advertising no longer pays for journalism like ours, so we rely on people like you.",
    ),
    ("en", "A five-minute email every weekday with the stories our editors think you should not miss."),
    (
        "en",
        "This map comes from a third party that may collect data about you. You can change your mind at any time in your privacy settings.",
    ),
    (
        "en",
        "If you or somebody close to you needs help, call the crisis line at 555-0142. It is free and confidential.",
    ),
    (
        "en",
        "Have you been affected by anything in this article? Trained listeners are there for you day and night on 555-0119.",
    ),
    ("en", "Your reading list is full. Delete a few articles to make room for new ones."),
    ("en", "This audio version was made by a computer voice and may contain mistakes in pronunciation."),
    ("en", "Do you really want to sign out?"),
    ("en", "Thank you! Your message has been sent to our editors."),
    ("en", "You are signed in as a guest."),
    ("en", "Prices on this page were correct at the time of publication and may have changed since."),
    ("de", "Unsere Redaktion prüft jede Meldung, bevor wir sie veröffentlichen."),
    ("de", "In Zeiten von Gerüchten und Hetze ist verlässlicher Journalismus wichtiger denn je."),
    (
        "de",
        "Kommentare werden von der Redaktion geprüft und erst dann freigeschaltet. Beleidigungen und Werbung löschen wir.",
    ),
    ("de", "Bitte bleiben Sie sachlich und beim Thema. Beiträge, die gegen unsere Regeln verstoßen, werden entfernt."),
    ("fr", "Les opinions exprimées dans cette tribune n'engagent que leur auteur et non la rédaction."),
    ("fr", "Cet article date de plus de deux ans. Certaines informations peuvent ne plus être à jour."),
    ("fr", "Chaque matin, l'essentiel de l'actualité choisi par nos journalistes."),
    ("fr", "Pour afficher cette vidéo, nous avons besoin de votre accord. Vous pouvez le retirer à tout moment."),
    ("es", "El Faro del Norte es un medio independiente que se sostiene con el aporte de sus lectores."),
    ("es", "Los comentarios son moderados por la redacción. No se publicarán insultos ni publicidad."),
    ("es", "Las opiniones de los lectores no reflejan necesariamente la posición de este diario."),
    ("es", "Esta noticia tiene más de tres años. Parte de su contenido puede no estar actualizado."),
    ("it", "Le opinioni espresse dai lettori non rappresentano la posizione di questo giornale."),
    ("it", "Questo articolo ha più di due anni e alcune informazioni potrebbero non essere aggiornate."),
    ("it", "Ogni mattina le notizie più importanti scelte dalla nostra redazione."),
    ("it", "Vuoi davvero uscire dal tuo account?"),
    (
        "nl",
        "Reacties worden door onze redactie gelezen voordat ze verschijnen. Beledigingen en reclame verwijderen we.",
    ),
    ("nl", "De mening van lezers is niet die van de redactie."),
    ("nl", "Dit artikel is meer dan twee jaar oud. Sommige informatie kan achterhaald zijn."),
    ("nl", "Elke ochtend het belangrijkste nieuws, gekozen door onze redacteuren."),
    ("pl", "Kurier Portowy to niezależny dziennik, który utrzymują czytelnicy."),
    ("pl", "Komentarze są moderowane przez redakcję. Wpisy obraźliwe i reklamy będą usuwane."),
    ("pl", "Opinie czytelników nie są stanowiskiem redakcji."),
    ("pl", "Ten artykuł ma ponad dwa lata. Niektóre informacje mogą być nieaktualne."),
    ("ru", "Комментарии проверяются модератором. Оскорбления и реклама удаляются."),
    ("ru", "Этому материалу больше двух лет, и часть сведений могла устареть."),
    ("ru", "Вы действительно хотите выйти из аккаунта?"),
    ("ru", "Если вам или вашим близким нужна помощь, позвоните по бесплатному телефону 555-01-42."),
]

LIKE: list[tuple[str, str]] = [
    ("de", "Die Redaktion der Zeitung wird geschlossen, und achtzig Journalisten verlieren ihre Arbeit."),
    ("de", "Die Zeitung gehört seit März einem Verein, der von seinen Lesern bezahlt wird."),
    ("de", "Journalismus ist kein Verbrechen."),
    ("de", "Kommentare auf der Seite der Stadt werden künftig von einer Maschine geprüft."),
    ("en", "A free press is not free."),
    ("en", "Children under sixteen may not enter without an adult."),
    ("en", "Fill the pan with water, press the lid down and turn on the heat."),
    ("en", "How does this make you feel?"),
    ("en", "I have read your paper for forty years and never written before."),
    ("en", "If you are over seventy, you can book your vaccine from Monday."),
    ("en", "If you see the dog, call the police on 555-0167 and keep your distance."),
    ("en", "Log out of your account when you leave a shared computer."),
    ("en", "Moderators delete some two thousand posts a day, and most of them never see the light."),
    ("en", "Nobody owns the news."),
    ("en", "Our forests, our rivers, our air: nothing here belongs to us any longer."),
    ("en", "Our house stood by the river, and the water came up to our windows."),
    ("en", "Our reporter was stopped at the gate by two guards."),
    ("en", "Quality journalism has become a luxury in the province, where the last daily shut its doors."),
    ("en", "Support for the plan is growing among members of the club."),
    ("en", "Thank you, and good night."),
    ("en", "The app collects data about its users and sells them to advertisers."),
    ("en", "The bank will never ask you for your password."),
    ("en", "The company is owned by its workers and does not take money from the state."),
    ("en", "The court ruled that the site must remove the comments."),
    ("en", "The exhibition is open every day from ten to six, and admission is free."),
    ("en", "The law is more than forty years old and may no longer be fit for its purpose."),
    (
        "en",
        "The nonprofit newsroom laid off a third of its reporters, and its readers learned of it from a newsletter.",
    ),
    ("en", "The opinions of the committee are not binding, and the mayor need not follow them."),
    ("en", "The recording was generated by artificial intelligence and sounds just like the mayor."),
    ("en", "This is our last chance, and we will take it."),
    ("en", "This site is protected by law, and nothing may be built on it."),
    ("en", "Voters should reject the plan, and they should do so loudly."),
    ("en", "We chose the route along the cliff, and we regretted it within the hour."),
    ("en", "We journalists get this wrong more often than we admit."),
    ("en", "What should readers know about the case?"),
    ("es", "El periodismo no es un delito."),
    ("es", "El periódico pertenece a una asociación que vive de sus lectores."),
    ("es", "La redacción del diario cerrará y cuarenta periodistas perderán su empleo."),
    ("es", "Somos un pueblo pequeño y nos ayudamos entre nosotros."),
    ("fr", "La rédaction du quotidien va fermer, et quarante journalistes perdent leur emploi."),
    ("fr", "Le journal appartient à une association qui vit des dons de ses lecteurs."),
    ("fr", "Le journalisme n'est pas un crime."),
    ("fr", "Nous sommes un petit village et nous nous aidons entre nous."),
    ("it", "Il giornalismo non è un reato."),
    ("it", "La redazione del quotidiano chiude e quaranta giornalisti perdono il lavoro."),
    ("it", "Se avete più di settant'anni potete vaccinarvi da lunedì."),
    ("it", "Siamo un paese piccolo e ci aiutiamo tra noi."),
    ("nl", "Als u ouder dan zeventig bent, kunt u zich vanaf maandag laten inenten."),
    ("nl", "De redactie van de krant sluit, en veertig journalisten verliezen hun baan."),
    ("nl", "Journalistiek is geen misdaad."),
    ("nl", "We zijn een klein dorp en we helpen elkaar."),
    ("pl", "Dziennikarstwo nie jest przestępstwem."),
    ("pl", "Jesteśmy małą wsią i pomagamy sobie nawzajem."),
    ("pl", "Redakcja dziennika zostanie zamknięta, a czterdziestu dziennikarzy straci pracę."),
    ("ru", "Если вам больше семидесяти лет, вы можете сделать прививку с понедельника."),
    ("ru", "Журналистика не преступление."),
    ("ru", "Мы маленькая деревня и помогаем друг другу."),
    ("ru", "Редакция газеты закрывается, и сорок журналистов теряют работу."),
]


@pytest.mark.parametrize("said", OWN, ids=lambda said: f"{said[0]}-{said[1][:24]}")
def test_what_a_page_says_of_itself_goes(said: tuple[str, ...]) -> None:
    language, *lines = said
    article = wireclean.clean(_page(language, *lines))
    assert article.paragraphs == STORIES[language][1:]
    assert {edit.rule for edit in article.edits if edit.before.strip() in lines} == {"FUR023"}


@pytest.mark.parametrize(("language", "line"), LIKE, ids=lambda said: said[:24])
@pytest.mark.parametrize("inside", [False, True])
def test_a_story_that_sounds_like_a_page_stays(language: str, line: str, inside: bool) -> None:
    assert line in wireclean.clean(_page(language, line, inside=inside)).text


@pytest.mark.parametrize(
    "lines",
    [
        (
            "We have written about the bridge for eleven years, and for eleven years nothing has been done.",
            "Our readers drive over it every day. They deserve to know what the council knows.",
            "The council must publish the report, and it must do so before the vote.",
            "We do not take sides in elections, and we do not take this lightly.",
            "If our journalism is worth anything, it is worth saying this plainly: close the bridge.",
            "You can tell the council what you think at its meeting on Tuesday.",
        ),
        (
            "Why did you start a newsletter?",
            "Because nobody else would print what we had found, and we thought our neighbours should read it.",
            "How do you pay for it?",
            "Our readers pay for it. We have no advertisers, and we do not want them. About four hundred people give us a little every month.",
            "What do you tell those who say that journalism should be free?",
            "We tell them that it is. You can read every word without an account, and you always will.",
            "What comes next?",
            "We would like to hire a reporter. Please write that down.",
        ),
        (
            "The news site will close its comments section in May, after nine years and three million posts.",
            "Comments must be read before they appear, and the site can no longer pay those who read them.",
            "Users may write letters instead. Those will be published under their real names, and insults will be removed.",
            "Readers can still share stories on social networks, where the rules are somebody else's.",
            "We will miss the good ones, the editor wrote to subscribers.",
            "Moderators found that a tenth of the users wrote half of all comments.",
        ),
        (
            "To the editor: Your article on the harbour tax left out those of us who live here.",
            "We pay it too, through our rents, and we get nothing for it.",
            "I have subscribed to your newspaper since 1988, and I will go on doing so, but you owe us a correction.",
            "Our street has written to the council twice. Please print this letter.",
        ),
        (
            "Wir schreiben seit elf Jahren über die Brücke, und seit elf Jahren geschieht nichts.",
            "Unsere Leser fahren jeden Tag darüber. Sie haben ein Recht darauf, zu wissen, was der Rat weiß.",
            "Der Rat muss das Gutachten veröffentlichen, und zwar vor der Abstimmung.",
            "Wir nehmen das nicht leicht, doch Journalismus, der hier schweigt, ist nichts wert.",
        ),
        (
            "Die Zeitung braucht Geld, und sie bittet ihre Leser darum.",
            "Unabhängiger Journalismus kostet, sagen die Redakteure, und die Werbung bringt immer weniger ein.",
            "Mit einem Beitrag im Monat werden Leser zu Mitgliedern. Sie dürfen über die Wahl der Chefredaktion abstimmen.",
            "Eine Bezahlschranke soll es nicht geben. Die Redaktion will, dass alle ihre Texte lesen können.",
        ),
    ],
)
def test_a_story_in_the_voice_of_a_page_stays(lines: tuple[str, ...]) -> None:
    copy = "\n\n".join(
        ("The bridge and the council", "By Ana Lima", "May 4, 2020 10:15 a.m.", *lines, "Facebook Twitter Email")
    )
    assert wireclean.clean(copy).paragraphs == lines


def test_what_the_story_speaks_of_is_no_sign() -> None:
    said = "We keep no paywall, and our journalists answer to nobody but their readers."
    headline, first, last = STORIES["en"]
    tale = "The newsroom of the harbour has nine journalists, and readers all along the coast pay for it."
    head = f"{headline}\n\nBy Ana Lima\n\nMay 4, 2020 10:15 a.m.\n\n"
    assert said not in wireclean.clean(f"{head}{first}\n\n{last}\n\n{said}").text
    assert said in wireclean.clean(f"{head}{first}\n\n{tale}\n\n{last}\n\n{said}").text


def test_copy_that_is_no_page_stays() -> None:
    _, first, last = STORIES["en"]
    copy = f"{first}\n\n{last}\n\nWe keep no paywall, and our journalists answer to nobody but their readers."
    assert wireclean.clean(copy).text == copy


def test_what_is_written_on_a_sign_of_the_storys_stays_in_korean() -> None:
    sign = "무단 전재 금지, 저작권 보호, 종에 걸린 나무판에는 그렇게 쓰여 있었다."
    story = (
        "오로라호의 종은 무게가 1톤이 넘으며 박물관 마당에 걸려 있다고 항만장이 월요일에 말했다.",
        "종은 1871년에 주조됐고 배는 두 해 뒤에 가라앉았으며 그 뒤로 아무도 종을 찾지 않았다.",
    )
    copy = "\n\n".join(("포트엘러리 앞바다에서 종 발견", "김별님 기자", *story, sign))
    assert sign in wireclean.clean(copy).text
