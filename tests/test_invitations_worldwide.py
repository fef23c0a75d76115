"""What a page says to its reader in other languages, and what of the story looks like it."""

from __future__ import annotations

import pytest

import wireclean

# By language: two paragraphs of a story, what a page puts between or behind them, and what the story says of such things.
COPIES = {
    "de": (
        "Die Glocke der Aurora wiegt mehr als eine Tonne und hängt im Hof des Museums, sagte der Hafenmeister am Montag.",
        "Sie wurde 1871 für ein Schiff gegossen, das zwei Winter später sank, und seither hatte niemand nach ihr gesucht.",
        [
            "Melden Sie sich jetzt für unseren kostenlosen Newsletter an und verpassen Sie keine Nachricht aus dem Hafen.",
            "Jetzt kostenlos unseren WhatsApp-Kanal abonnieren und immer auf dem Laufenden bleiben.",
            "Haben Sie einen Fehler entdeckt? Schreiben Sie uns eine E-Mail an unsere Redaktion.",
            "Wollen Sie mehr aus Ihrer Region lesen? Dann testen Sie unser Abo vier Wochen gratis.",
            "Folgen Sie uns auf Facebook und Instagram.",
        ],
        [
            "Jetzt will das Museum einen Newsletter herausgeben, in dem auch die Taucher zu Wort kommen.",
            "Die Taucher zeigen ihre Bilder auf Instagram und haben dort mehr Freunde als das Museum.",
            "Wer die Glocke läuten will, muss sich auf der Webseite der Stadt anmelden.",
        ],
    ),
    "fr": (
        "La cloche de l'Aurora pèse plus d'une tonne et pend dans la cour du musée, a dit lundi le maître du port.",
        "Elle a été fondue en 1871 pour un navire qui a coulé deux hivers plus tard, et personne ne la cherchait depuis.",
        [
            "Inscrivez-vous gratuitement à notre newsletter et recevez chaque matin l'actualité du port.",
            "Suivez-nous sur Facebook et Instagram.",
            "Cet article vous a plu ? Abonnez-vous à notre lettre d'information pour ne rien manquer.",
            "Téléchargez notre application pour suivre toute l'actualité de votre ville en direct.",
            "Vous souhaitez réagir ? Les commentaires sont réservés à nos abonnés.",
        ],
        [
            "Le musée envoie une newsletter à ceux qui veulent entendre la cloche sonner.",
            "Les plongeurs publient leurs images sur Instagram, où le musée a moins d'amis qu'eux.",
            "Pour voir la cloche, il faut une carte du musée et beaucoup de patience.",
        ],
    ),
    "es": (
        "La campana del Aurora pesa más de una tonelada y cuelga en el patio del museo, dijo el lunes el capitán del puerto.",
        "Fue fundida en 1871 para un barco que se hundió dos inviernos después, y nadie la había buscado desde entonces.",
        [
            "Suscríbete gratis a nuestro boletín y recibe cada mañana las noticias del puerto en tu correo.",
            "Síguenos en nuestro canal de WhatsApp.",
            "¿Te ha gustado esta noticia? Únete a nuestra comunidad en Telegram y no te pierdas nada.",
            "Puedes seguirnos en Facebook, X e Instagram, o apuntarte aquí para recibir nuestra newsletter.",
        ],
        [
            "El museo manda un boletín a los vecinos que quieren oír la campana.",
            "Los buzos ponen sus imágenes en Instagram y tienen más amigos que el museo.",
            "Sigue el puerto sin dinero, y nadie sabe cuándo se va a abrir el museo.",
        ],
    ),
    "it": (
        "La campana dell'Aurora pesa più di una tonnellata e sta nel cortile del museo, ha detto lunedì il capitano del porto.",
        "Fu fusa nel 1871 per una nave che affondò due inverni dopo, e da allora nessuno la aveva cercata.",
        [
            "Iscriviti gratis alla nostra newsletter e ricevi ogni mattina le notizie del porto.",
            "Seguici su Facebook e Instagram.",
            "Vuoi restare aggiornato? Entra nel nostro canale WhatsApp.",
            "Ti è piaciuto questo articolo? Sostieni il nostro giornalismo: abbonati.",
        ],
        [
            "Il museo manda una newsletter a chi vuole sentire la campana.",
            "I sommozzatori mettono le loro immagini su Instagram e hanno più amici del museo.",
        ],
    ),
    "pt": (
        "O sino do Aurora pesa mais de uma tonelada e está no pátio do museu, disse na segunda-feira o capitão do porto.",
        "Foi fundido em 1871 para um navio que afundou dois invernos depois, e ninguém o procurava desde então.",
        [
            "Inscreva-se na nossa newsletter e receba todos os dias as notícias do porto no seu e-mail.",
            "Siga o nosso canal no WhatsApp.",
            "Quer receber as notícias do porto? Participe do nosso grupo no Telegram e fique por dentro.",
            "Baixe o nosso aplicativo e acompanhe as últimas notícias da sua cidade.",
        ],
        [
            "O museu manda um boletim aos vizinhos que querem ouvir o sino.",
            "Os mergulhadores põem as suas imagens no Instagram e têm mais amigos do que o museu.",
        ],
    ),
    "nl": (
        "De klok van de Aurora weegt meer dan een ton en hangt op de binnenplaats van het museum, zei de havenmeester maandag.",
        "Ze werd in 1871 gegoten voor een schip dat twee winters later zonk, en sindsdien had niemand ernaar gezocht.",
        [
            "Meld je aan voor onze nieuwsbrief en ontvang elke ochtend het nieuws uit de haven.",
            "Volg ons op Instagram en Facebook.",
            "Zie je een fout in dit artikel? Mail ons via redactie@havenpost.example.",
            "Wil je niets missen? Download gratis onze app en zet de meldingen aan.",
        ],
        [
            "Het museum stuurt een nieuwsbrief aan wie de klok wil horen.",
            "De duikers zetten hun beelden op Instagram en hebben daar meer vrienden dan het museum.",
        ],
    ),
    "pl": (
        "Dzwon z Aurory waży ponad tonę i wisi na dziedzińcu muzeum, powiedział w poniedziałek kapitan portu.",
        "Odlano go w 1871 roku dla statku, który zatonął dwie zimy później, i od tamtej pory nikt go nie szukał.",
        [
            "Zapisz się do naszego newslettera i codziennie rano otrzymuj najważniejsze wiadomości z portu.",
            "Obserwuj nas na Facebooku.",
            "Chcesz być na bieżąco? Pobierz naszą aplikację i włącz powiadomienia.",
            "Masz dla nas ciekawy temat? Napisz do naszej redakcji na Facebooku.",
        ],
        [
            "Muzeum rozsyła newsletter do mieszkańców, którzy chcą usłyszeć dzwon.",
            "Nurkowie pokazują swoje zdjęcia na Instagramie i mają tam więcej przyjaciół niż muzeum.",
        ],
    ),
    "tr": (
        "Aurora'nın çanı bir tondan fazla geliyor ve müzenin avlusunda asılı, dedi pazartesi günü liman başkanı.",
        "Çan 1871 yılında iki kış sonra batan bir gemi için dökülmüş ve o zamandan beri kimse onu aramamıştı.",
        [
            "Limandan haberleri anında almak için WhatsApp kanalımıza katılın.",
            "Bizi Google Haberler'de takip edin.",
            "Ücretsiz bültenimize abone olun, limanın haberleri her gün e-posta kutunuza gelsin.",
        ],
        [
            "Müze, çanı duymak isteyenlere her ay bir bülten gönderiyor.",
            "Dalgıçlar görüntülerini Instagram'da paylaşıyor ve orada müzeden daha çok arkadaşları var.",
        ],
    ),
    "ru": (
        "Колокол «Авроры» весит больше тонны и висит во дворе музея, рассказал в понедельник начальник порта.",
        "Его отлили в 1871 году для корабля, который затонул через две зимы, и с тех пор никто его не искал.",
        [
            "Подписывайтесь на наш канал в Telegram и читайте новости порта первыми.",
            "Есть новость? Присылайте ее в наш чат-бот или пишите нам в WhatsApp.",
            "Чтобы не пропустить главные новости, подпишитесь на нашу рассылку.",
            "Оставляйте комментарии под этой новостью в наших соцсетях.",
        ],
        [
            "Музей рассылает письма тем, кто хочет услышать колокол.",
            "Водолазы показывают снимки в Telegram, и друзей у них больше, чем у музея.",
        ],
    ),
    "sv": (
        "Klockan från Aurora väger mer än ett ton och hänger på museets gård, sade hamnkaptenen i måndags.",
        "Den göts 1871 för ett fartyg som sjönk två vintrar senare, och sedan dess hade ingen letat efter den.",
        [
            "Anmäl dig till vårt nyhetsbrev och få de senaste nyheterna från hamnen varje morgon.",
            "Följ oss på Facebook och Instagram.",
            "Vill du läsa mer från din stad? Ladda ner vår app gratis.",
        ],
        [
            "Museet skickar ett nyhetsbrev till dem som vill höra klockan.",
            "Dykarna lägger ut sina bilder på Instagram och har fler vänner där än museet.",
        ],
    ),
    "da": (
        "Klokken fra Aurora vejer mere end et ton og hænger i museets gård, sagde havnefogeden mandag.",
        "Den blev støbt i 1871 til et skib, der sank to vintre senere, og siden havde ingen ledt efter den.",
        [
            "Tilmeld dig vores nyhedsbrev og få de seneste nyheder fra havnen hver morgen.",
            "Følg os på Facebook og Instagram.",
        ],
        ["Museet sender et nyhedsbrev til dem, der gerne vil høre klokken."],
    ),
    "no": (
        "Klokken fra Aurora veier mer enn et tonn og henger på museets gårdsplass, sa havnesjefen mandag.",
        "Den ble støpt i 1871 for et skip som sank to vintre senere, og siden hadde ingen lett etter den.",
        [
            "Meld deg på nyhetsbrevet vårt og få de siste nyhetene fra havnen hver morgen.",
            "Følg oss på Facebook og Instagram.",
        ],
        ["Museet sender et nyhetsbrev til dem som vil høre klokken."],
    ),
    "fi": (
        "Auroran kello painaa yli tonnin ja roikkuu museon pihalla, kertoi satamapäällikkö maanantaina.",
        "Se valettiin vuonna 1871 laivaan, joka upposi kaksi talvea myöhemmin, eikä kukaan ollut sen jälkeen etsinyt sitä.",
        [
            "Tilaa uutiskirjeemme ja saat sataman tuoreimmat uutiset joka päivä sähköpostiisi.",
            "Seuraa meitä Facebookissa ja Instagramissa.",
        ],
        [
            "Museo lähettää uutiskirjeen niille, jotka haluavat kuulla kellon.",
            "Seuraa vielä yksi talvi ilman rahaa, ja Facebookissa kerätään jo lahjoituksia.",
        ],
    ),
    "cs": (
        "Zvon z Aurory váží přes tunu a visí na nádvoří muzea, řekl v pondělí přístavní kapitán.",
        "Byl odlit v roce 1871 pro loď, která o dvě zimy později klesla ke dnu, a od té doby ho nikdo nehledal.",
        [
            "Přihlaste se k odběru našeho newsletteru a každé ráno dostanete zprávy z přístavu.",
            "Sledujte nás na Facebooku a Instagramu.",
            "Chcete být první? Stáhněte si zdarma naši aplikaci.",
        ],
        ["Muzeum rozesílá newsletter těm, kdo chtějí zvon slyšet."],
    ),
    "hu": (
        "Az Aurora harangja több mint egy tonnát nyom, és a múzeum udvarán függ, mondta hétfőn a kikötőmester.",
        "1871-ben öntötték egy hajónak, amely két téllel később elsüllyedt, és azóta senki sem kereste.",
        [
            "Iratkozzon fel ingyenes hírlevelünkre, és minden reggel megkapja a kikötő híreit.",
            "Kövessen minket a Facebookon!",
        ],
        ["A múzeum hírlevelet küld azoknak, akik hallani akarják a harangot."],
    ),
    "ro": (
        "Clopotul de pe Aurora cântărește mai mult de o tonă și atârnă în curtea muzeului, a spus luni căpitanul portului.",
        "A fost turnat în 1871 pentru o corabie care s-a scufundat două ierni mai târziu, iar de atunci nimeni nu l-a căutat.",
        [
            "Abonează-te gratuit la newsletterul nostru și primești zilnic știrile din port.",
            "Urmărește-ne pe Facebook și Instagram.",
        ],
        ["Muzeul trimite un newsletter celor care vor să audă clopotul."],
    ),
    "el": (
        "Η καμπάνα του Aurora ζυγίζει πάνω από έναν τόνο και κρέμεται στην αυλή του μουσείου, είπε τη Δευτέρα ο λιμενάρχης.",
        "Χυτεύτηκε το 1871 για ένα πλοίο που βυθίστηκε δύο χειμώνες αργότερα, και από τότε κανείς δεν την είχε ψάξει.",
        [
            "Εγγραφείτε δωρεάν στο newsletter μας και λάβετε κάθε πρωί τις ειδήσεις του λιμανιού.",
            "Ακολουθήστε μας στο Google News και μάθετε πρώτοι όλες τις ειδήσεις.",
        ],
        ["Το μουσείο στέλνει newsletter σε όσους θέλουν να ακούσουν την καμπάνα."],
    ),
    "id": (
        "Lonceng Aurora beratnya lebih dari satu ton dan tergantung di halaman museum, kata kepala pelabuhan pada hari Senin.",
        "Lonceng itu dibuat pada tahun 1871 untuk kapal yang tenggelam dua musim dingin kemudian dan tidak ada yang mencarinya.",
        [
            "Ikuti berita terbaru kami di Google News dan saluran WhatsApp.",
            "Dapatkan berita pelabuhan setiap hari di ponsel Anda, unduh aplikasi kami sekarang.",
        ],
        ["Museum mengirim buletin kepada orang yang ingin mendengar lonceng."],
    ),
    "ja": (
        "「オーロラ」の鐘は重さが一トンを超え、博物館の庭につるされていると港長が月曜日に述べた。",
        "鐘は二冬後に沈んだ船のために千八百七十一年に鋳造され、それ以来だれも探していなかった。",
        [
            "最新のニュースを毎朝お届けするニュースレターの登録はこちら",
            "この記事の続きをお読みいただくには、会員登録（無料）が必要です。ログインはこちら",
        ],
        ["博物館は鐘の音を聞きたい人にニュースレターを送っている。"],
    ),
}
INVITATIONS = [(code, line) for code, (_, _, invitations, _) in COPIES.items() for line in invitations]
SENTENCES = [(code, line) for code, (_, _, _, sentences) in COPIES.items() for line in sentences]


@pytest.mark.parametrize(("language", "line"), INVITATIONS)
def test_an_invitation_goes_between_the_paragraphs_and_behind_them(language: str, line: str) -> None:
    above, below, *_ = COPIES[language]
    assert wireclean.clean(f"{above}\n\n{line}\n\n{below}").text == f"{above}\n\n{below}"
    assert wireclean.clean(f"{above}\n\n{below}\n\n{line}").text == f"{above}\n\n{below}"


@pytest.mark.parametrize(("language", "line"), SENTENCES)
def test_a_sentence_of_the_story_about_such_things_stays(language: str, line: str) -> None:
    above, below, *_ = COPIES[language]
    for copy in (f"{above}\n\n{line}\n\n{below}", f"{above}\n\n{below}\n\n{line}"):
        assert wireclean.clean(copy).text == copy


def test_a_form_that_is_a_call_wherever_it_stands_counts_twice_and_a_verb_at_the_beginning_once() -> None:
    above, below, *_ = COPIES["fi"]
    assert wireclean.clean(f"{above}\n\n{below}\n\nLiity Facebookissa!").text == f"{above}\n\n{below}"
    kept = f"{above}\n\n{below}\n\nSeuraa kello Facebookissa."
    assert wireclean.clean(kept).text == kept
