"""Whole pages: a story among menus and lists, a live blog, lyrics, news in brief, a table."""

from __future__ import annotations

from random import Random

from wireclean.testing.heads import Drawn, LayoutTruth, PictureTruth, byline, opening, stamp
from wireclean.testing.pictures import picture
from wireclean.testing.words import WORDS, headline_of, person, story

__all__ = ["briefs", "live_blogs", "local_pages", "lyrics", "story_pages", "tables"]

_MENUS = (
    ("Skip to main content", "Menu", "News", "Sport", "Weather", "Business", "Opinion", "Subscribe", "Sign in"),
    ("Home", "Harbours", "Ferries", "Museums", "Obituaries", "E-edition", "Log in"),
    ("Search", "Sections", "Newsletters", "Podcasts", "Your account"),
)
_LINKS = (
    "Ferry line cancels winter sailings to the islands",
    "Ten lighthouses you can spend the night in",
    "Council to decide on parking at the quay",
    "Watch: storm throws fishing boat onto the pier",
    "Opinion: Leave the wreck where it is",
    "In pictures: the herring fair at Port Ellery",
)
_PROMPTS = (
    "Sign up for our morning newsletter and get the news of the harbour in your inbox.",
    "Get more news like this by subscribing to the Ellery Gazette today.",
    "Sign up here for the Ellery Gazette's free daily newsletter",
)
_BARS = (("Share", "Facebook", "Twitter", "Email"), ("Share this article", "Copy link"), ("Share on Facebook", "Share on X", "Print"))  # fmt: skip
_LISTS = ("Related", "Read more", "Most read", "More from Port Ellery", "You might also like", "Recommended stories", "Trending")  # fmt: skip
_FOOTERS = (
    ("About us", "Contact us", "Terms of use", "Privacy policy", "© 2020 Ellery Gazette. All rights reserved."),
    ("Copyright © 2020 Ellery News Group", "Advertise with us", "Careers", "Cookie settings", "Back to top"),
)


def _cued_head(rng: Random) -> tuple[str, Drawn, Drawn, list[str]]:
    """Draw a headline, a byline with a cue, a time, and their lines in the usual order."""
    title, by, time = headline_of(rng), byline(rng, cued=True), stamp(rng)
    return title, by, time, [title, *by.lines, *time.lines]


def story_pages(rng: Random) -> tuple[str, LayoutTruth]:
    """Draw a page with menus, lists, prompts, an author box, comments, tags and a footer around its story."""
    title, by, time, head = _cued_head(rng)
    links = list(_LINKS)
    rng.shuffle(links)
    lines, forms = [*rng.choice(_MENUS)], [by.form, time.form]
    if rng.random() < 0.4:
        lines += ["Home > News > Harbours"]
        forms.append("breadcrumbs")
    if rng.random() < 0.2:
        lines += ["Trending", links[0], links[1]]
        forms.append("ticker")
    lines += [*head, *rng.choice(_BARS)]
    pictures: tuple[PictureTruth, ...] = ()
    if rng.random() < 0.5:
        printed, shown, form = picture(rng)
        lines.append(printed)
        pictures = (shown,)
        forms.append(form)
    before, places, agency = opening(rng)
    body = story(rng, most=6)
    between: list[tuple[str, list[str]]] = [
        ("advertisement", ["Advertisement"]),
        ("ad notice", ["Advertisement", "Story continues below"]),
        ("related inside", [rng.choice(_LISTS[:2]), links[0], links[1]]),
        ("read more line", [f"READ MORE: {links[2]}"]),
        ("prompt inside", [rng.choice(_PROMPTS)]),
    ]
    for number, paragraph in enumerate(body):
        lines.append(before + paragraph if number == 0 else paragraph)
        if number + 1 < len(body) and rng.random() < 0.4:
            form, inserted = rng.choice(between)
            lines += inserted
            forms.append(f"inside: {form}")
    tail: list[tuple[str, list[str]]] = [
        ("author box", ["About the author", by.names[0], f"{by.names[0]} covers harbours and ferries for the Ellery Gazette."]),
        ("author line", [f"{by.names[0]} is a reporter who covers harbours. Reach her at bell@ellery.example."]),
        ("prompt", [rng.choice(_PROMPTS)]),
        ("tags", ["Tags", "Harbours", "Ferries", "Port Ellery"]),
        ("tags in line", ["Tags: harbours, ferries, museums"]),
        ("comments", ["Comments", "3 comments", "Join the conversation", "Log in to comment"]),
        ("list", [rng.choice(_LISTS), *links[3:6]]),
        ("share", list(rng.choice(_BARS))),
        ("cards", [rng.choice(_LISTS), links[3], "3 hours ago", links[4], f"By {person(rng)}", "May 2, 2018", links[5], "Opinion"]),
        ("cookies", ["We use cookies to improve your experience on our site.", "Accept all", "Manage preferences"]),
        ("app", ["Download the Ellery Gazette app", "App Store", "Google Play"]),
    ]  # fmt: skip
    for form, added in rng.sample(tail, rng.randint(2, 5)):
        lines += added
        forms.append(f"tail: {form}")
    lines += rng.choice(_FOOTERS)
    truth = LayoutTruth(
        paragraphs=body, forms=tuple(forms), headline=title, names=by.names, published=time.published, updated=time.updated,
        places=places, agency=agency, captions=pictures,
    )  # fmt: skip
    return rng.choice(("\n", "\n\n", "\n    ")).join(lines), truth


# Of each language: a menu, what opens a list, the lists' links, a prompt, what closes about the author ({a}), a footer.
_LOCAL_PAGES: dict[str, tuple[tuple[str, ...], ...]] = {
    "de": (
        ("Zum Inhalt springen", "Menü", "Politik", "Wirtschaft", "Sport", "Anmelden"), ("Mehr zum Thema", "Lesen Sie auch", "Meistgelesen"),
        ("Reederei streicht Winterfahrten zu den Inseln", "Zehn Leuchttürme, in denen man übernachten kann", "Rat entscheidet über Parkplätze am Kai"),
        ("Jetzt den Newsletter abonnieren und nichts mehr verpassen", "Mehr Nachrichten aus dem Hafen gibt es in unserer App."), ("{a} berichtet für die Hafenpost über Fähren und Museen.",),
        ("Impressum", "Datenschutz", "AGB", "© 2020 Hafenpost. Alle Rechte vorbehalten."),
    ),
    "fr": (
        ("Aller au contenu", "Menu", "Politique", "Économie", "Sports", "Se connecter"), ("À lire aussi", "Sur le même sujet", "Les plus lus"),
        ("La compagnie supprime ses traversées d'hiver vers les îles", "Dix phares où passer la nuit", "Le conseil tranche sur le stationnement au quai"),
        ("Inscrivez-vous à notre newsletter pour ne rien manquer", "Recevez chaque matin l'actualité du port dans votre boîte mail."), ("{a} est journaliste au Courrier du Port.",),
        ("Mentions légales", "Politique de confidentialité", "Contact", "© 2020 Courrier du Port. Tous droits réservés."),
    ),
    "es": (
        ("Ir al contenido", "Menú", "Política", "Economía", "Deportes", "Iniciar sesión"), ("Te puede interesar", "Lea también", "Lo más leído"),
        ("La naviera cancela las travesías de invierno a las islas", "Diez faros donde pasar la noche", "El concejo decide sobre el aparcamiento del muelle"),
        ("Suscríbete a nuestro boletín y recibe las noticias del puerto", "Síguenos en nuestras redes sociales para no perderte nada."), ("{a} es periodista de El Correo del Puerto.",),
        ("Aviso legal", "Política de privacidad", "Contacto", "© 2020 El Correo del Puerto. Todos los derechos reservados."),
    ),
    "it": (
        ("Vai al contenuto", "Menu", "Politica", "Economia", "Sport", "Accedi"), ("Leggi anche", "Potrebbe interessarti", "I più letti"),
        ("La compagnia cancella le corse invernali per le isole", "Dieci fari in cui passare la notte", "Il consiglio decide sui parcheggi al molo"),
        ("Iscriviti alla newsletter per non perdere nulla", "Ricevi ogni mattina le notizie del porto nella tua casella di posta."), ("{a} scrive di porti e traghetti per il Corriere del Porto.",),
        ("Chi siamo", "Privacy", "Contatti", "© 2020 Corriere del Porto. Riproduzione riservata."),
    ),
    "ko": (
        ("본문 바로가기", "메뉴", "정치", "경제", "스포츠", "로그인"), ("관련기사", "많이 본 뉴스"), ("여객선사, 섬으로 가는 겨울 항로 중단", "하룻밤 묵을 수 있는 등대 열 곳", "시의회, 부두 주차장 문제 결정"),
        ("뉴스레터를 구독하고 항구 소식을 받아보세요",), ("{a} 기자 harbour@ellery.example",), ("회사소개", "이용약관", "개인정보처리방침", "Copyright ⓒ 항구일보. 무단 전재 및 재배포 금지"),
    ),
    "ja": (
        ("本文へ移動", "メニュー", "政治", "経済", "スポーツ", "ログイン"), ("関連記事", "あわせて読みたい", "アクセスランキング"), ("島への冬の航路を運休へ", "泊まれる灯台十選", "岸壁の駐車場、議会が判断へ"),
        ("ニュースレターに登録して港の話題を受け取る",), ("{a} 港湾や船を担当。",), ("会社概要", "利用規約", "プライバシーポリシー", "© 2020 港新聞社 無断転載を禁じます"),
    ),
}  # fmt: skip


def local_pages(rng: Random) -> tuple[str, LayoutTruth]:
    """Draw a page around a story in German, French, Spanish, Italian, Korean or Japanese."""
    language = rng.choice(list(_LOCAL_PAGES))
    menu, openers, links, prompts, author, footer = _LOCAL_PAGES[language]
    title, by, time, body = (
        headline_of(rng, language),
        byline(rng, language),
        stamp(rng, language),
        story(rng, language),
    )
    inside = [rng.choice(openers), *rng.sample(links, rng.randint(1, 2))] if rng.random() < 0.5 else []
    forms = [by.form, time.form, *([f"inside: {language} list"] if inside else [])]
    lines = [*menu, title, *by.lines, *time.lines, body[0], *inside, *body[1:]]
    tails = (
        ("prompt", [rng.choice(prompts)]),
        ("author", [author[0].format(a=by.names[0])]),
        ("list", [rng.choice(openers), *links]),
    )
    for form, added in rng.sample(tails, rng.randint(1, 3)):
        lines += added
        forms.append(f"tail: {language} {form}")
    return rng.choice(("\n", "\n\n")).join([*lines, *footer]), LayoutTruth(
        paragraphs=body, forms=tuple(forms), headline=title, names=by.names, published=time.published, updated=time.updated
    )  # fmt: skip


def live_blogs(rng: Random) -> tuple[str, LayoutTruth]:
    """Draw a live blog: entries under their times, some with a title or a reporter. All of its prose is the story's."""
    title, by, time, head = _cued_head(rng)
    body = story(rng, most=6)
    lines = [*head, *(["Key events"] if rng.random() < 0.5 else [])]
    clock = rng.choice(("{h}.{m} BST", "{h}:{m}", "{n}h ago", "{h}:{m} a.m. ET"))
    for number, paragraph in enumerate(body):
        lines.append(clock.format(h=11 - number, m=f"{rng.randrange(60):02}", n=number + 1))
        if rng.random() < 0.3:
            lines.append(person(rng))
        lines += [paragraph, *(["Share"] if rng.random() < 0.5 else [])]
    untold = frozenset({"names", "published", "updated", "dateline", "paragraphs"})
    return rng.choice(("\n", "\n\n")).join(lines), LayoutTruth(
        paragraphs=body, forms=(by.form, time.form, f"clock: {clock}"), headline=title, untold=untold
    )


_VERSES = (
    "The bell went down on a Sunday night", "With the lantern low and the moon in sight", "And nobody rang it, nobody knew", "Oh, ring it again for me",
    "Down by the water, down by the quay", "Ring it again, ring it again", "The ferry that never came home to you", "Ana, Ana, wait for me", "Ring it on Monday, ring it in May",
    "And I will be gone by the break of day", "Salt on the rope and rust on the chain", "Nobody comes when I call your name",
)  # fmt: skip


def lyrics(rng: Random) -> tuple[str, LayoutTruth]:
    """Draw verses of short lines. Every line is the text's own, and no field is printed."""
    verses = list(_VERSES)
    rng.shuffle(verses)
    chorus = verses[:2]
    stanzas = [verses[2:6], chorus, verses[6:10], chorus]
    return "\n\n".join("\n".join(stanza) for stanza in stanzas), LayoutTruth(
        paragraphs=tuple(verse for stanza in stanzas for verse in stanza),
        forms=("lyrics",),
        untold=frozenset({"headline", "paragraphs"}),
    )


def briefs(rng: Random) -> tuple[str, LayoutTruth]:
    """Draw news in brief: short items, each below its own title or behind its own place. All prose is the story's."""
    body = story(rng, most=5)
    titled = rng.random() < 0.5
    lines: list[str] = []
    for paragraph in body:
        if titled:
            lines += [rng.choice(_LINKS[:3]), paragraph]
        else:
            lines.append(f"{rng.choice(WORDS['en'].places).upper()} — {paragraph}")
    form = "titles" if titled else "places"
    untold = frozenset({"headline", "dateline", "paragraphs"})
    return "\n\n".join(lines), LayoutTruth(paragraphs=body, forms=(f"briefs: {form}",), untold=untold)


def tables(rng: Random) -> tuple[str, LayoutTruth]:
    """Draw a story above a table of results, whose rows are to come out one by one with their columns."""
    body = story(rng, most=3)
    gap = rng.choice(("   ", "\t", "  "))
    teams = rng.sample(("Port Ellery", "Kelmouth", "Lisbon", "Oslo", "Warsaw", "Nairobi"), 5)
    rows = [gap.join(["Club", "W", "L", "Pct."])]
    rows += [gap.join([team, str(rng.randint(5, 20)), str(rng.randint(1, 20)), f".{rng.randint(200, 800)}"]) for team in teams]  # fmt: skip
    return "\n\n".join(body) + "\n\n" + "\n".join(rows), LayoutTruth(
        paragraphs=(*body, *(team for team in teams)),
        forms=(f"gap: {gap!r}",),
        untold=frozenset({"headline", "paragraphs"}),
    )
