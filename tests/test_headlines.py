"""The headline of a head: which line it is, and what of that line."""

from __future__ import annotations

import pytest

import wireclean
from wireclean.grammar.titles import shared_words

STORY = (
    "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
    "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said."
)
BELL = "Divers find bell off Port Ellery"


def headline_of(head: str) -> str | None:
    article = wireclean.clean(f"{head}\nBy Ana Lima\nMay 4, 2020\n\n{STORY}")
    assert article.text == STORY
    return article.headline


@pytest.mark.parametrize(
    "name",
    [
        f"{BELL} - The Ellery Courier",
        f"{BELL} | The Ellery Courier",
        f"{BELL} | Local | The Ellery Courier",
        f"{BELL} – Ellery Courier Online",
        f"{BELL} :: Courier",
        f"The Ellery Courier: {BELL}",
        f"The Ellery Courier | {BELL}",
    ],
)
def test_the_name_of_a_page_is_its_headline_and_the_site(name: str) -> None:
    assert headline_of(f"{name}\n\n{BELL}") == BELL
    assert headline_of(f"{name}\n{BELL}") == BELL


def test_of_scripts_without_spaces_too() -> None:
    copy = (
        "漁師が海で鐘を発見_港新聞デジタル\n\n漁師が海で鐘を発見\n2020年5月4日 10時15分\n\n"
        "オーロラ号の鐘は重さ一トンで、博物館の中庭につるされていると港長が月曜日に話した。\n\n鐘は一八七一年に鋳造され、それから誰も探さなかったという。"
    )
    assert wireclean.clean(copy).headline == "漁師が海で鐘を発見"


@pytest.mark.parametrize(
    "site", ["| Ellery Courier", "| Local | Ellery Courier", "» Courier", "- BBC News", "– Associated Press"]
)
def test_a_bar_or_a_known_name_parts_the_site_from_the_headline(site: str) -> None:
    assert headline_of(f"{BELL} {site}") == BELL


@pytest.mark.parametrize(
    "title",
    ["Divers find bell - a first for Port Ellery", "“It rang in the storm” - Ana Lima", "Divers: bell is whole"],
)
def test_what_a_dash_adds_to_a_headline_stays(title: str) -> None:
    assert headline_of(title) == title


YARD = "Bell of the Aurora hangs in museum yard"
SUMMARY = "Nobody had seen it for a century and a half, and the divers had been looking for crabs."


@pytest.mark.parametrize("below", ["By Ana Lima\nMay 4, 2020", "May 4, 2020 10:15", "By Ana Lima"])
def test_a_headline_may_stand_below_a_sentence_where_its_byline_or_time_follows(below: str) -> None:
    article = wireclean.clean(f"{SUMMARY}\n{YARD}\n{below}\n{STORY}")
    assert article.headline == YARD
    assert article.text == f"{SUMMARY}\n\n{STORY}"


def test_a_headline_below_a_sentence_is_one_that_the_story_takes_up() -> None:
    title = "Council to sell the old library"
    article = wireclean.clean(f"{SUMMARY}\n{title}\nBy Ana Lima\n{STORY}")
    assert article.headline is None


@pytest.mark.parametrize("credit", ["\nTom Reed/Getty Images", "\n(Photo: Tom Reed/AP)", " (Tom Reed/AP)"])
def test_a_headline_may_stand_below_its_picture(credit: str) -> None:
    caption = "The bell of the Aurora hangs between two cranes in the yard of the museum on Monday."
    article = wireclean.clean(f"{caption}{credit}\n{BELL}\nBy Ana Lima\nMay 4, 2020\n{STORY}")
    assert article.headline == BELL
    assert [found.text for found in article.captions] == [caption]
    assert article.text == STORY


def test_a_story_that_begins_above_a_credit_and_a_heading_stays_whole() -> None:
    lede, second = STORY.split("\n\n")
    article = wireclean.clean(f"{lede}\nTom Reed/Getty Images\nWhat comes next\n{second}")
    assert article.captions == ()
    assert lede in article.text


def test_lines_of_the_page_s_own_show_that_a_title_opens_a_page() -> None:
    article = wireclean.clean(f"Skip to main content\nMenu\nSearch\nSubscribe\n{BELL}\n{STORY}")
    assert article.headline == BELL
    assert article.text == STORY


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Bürger gründen Bäckerei", "zwölf bürger gründen in ellerau eine bäckerei und backen selbst."),
        ("Çiftçiler köprüyü onardı", "köydeki çiftçiler eski köprüyü kendi elleriyle onardı ve boyadı."),
        ("ชาวประมงพบระฆังเรือโบราณ", "กลุ่มชาวประมงพบระฆังเรือโบราณที่จมอยู่ใต้ทะเลนอกชายฝั่ง"),
    ],
)
def test_a_story_takes_up_words_in_any_letters(title: str, body: str) -> None:
    assert shared_words(title, body) > 0.9
    assert shared_words(title, "nothing of it stands in this body") == 0


LONG = "Divers find the bell of the lost ferry off Port Ellery"


@pytest.mark.parametrize(
    "below",
    ["dpa", "by\nAna Lima", "written by\nAna Lima", "comments", "ellerycourier.example", "from our correspondent"],
)
def test_a_short_line_in_small_letters_below_a_headline_is_none_of_it(below: str) -> None:
    article = wireclean.clean(f"{LONG}\n{below}\nMay 4, 2020\n{STORY}")
    assert article.headline == LONG


def test_a_headline_may_run_over_two_lines() -> None:
    article = wireclean.clean(
        f"Divers find the bell of the lost ferry off the\ncoast\nBy Ana Lima\nMay 4, 2020\n{STORY}"
    )
    assert article.headline == "Divers find the bell of the lost ferry off the coast"


def test_thai_has_no_full_stop_to_tell_its_paragraphs_from_titles_by() -> None:
    title = "ชาวประมงพบระฆังเรือโบราณกลางทะเล ส่งมอบพิพิธภัณฑ์ท่าเรือ"
    body = "กลุ่มชาวประมงพบระฆังเรือโบราณที่จมอยู่กลางทะเล และส่งมอบให้พิพิธภัณฑ์ท่าเรือเมื่อวันจันทร์"
    other = "ระฆังหนักหนึ่งตันและหล่อขึ้นเมื่อกว่าร้อยปีก่อน เจ้าหน้าที่กล่าวว่าจะจัดแสดงปีหน้า"
    assert wireclean.clean(f"{title}\n4 พ.ค. 2563 10:15 น.\n{body}\n{other}").headline == title


@pytest.mark.parametrize("menu", ["首页 新闻 国内 国际", "首页 > 国内国际新闻 > 打捞 > 博物馆"])
def test_a_menu_is_no_headline(menu: str) -> None:
    title = "港口博物馆的钟挂起来了"
    body = "国内国际新闻首页都说，博物馆的钟重一吨多，打捞三年，终于挂在博物馆的院子里，港口的人都来看钟。"
    article = wireclean.clean(f"{menu}\n\n{title}\n\n2020-05-04 10:15:00\n\n{body}\n\n打捞队说，钟在1871年铸成。")
    assert article.headline == title


def test_a_list_of_what_is_read_most_holds_no_headline() -> None:
    article = wireclean.clean(
        "1. Council votes for a trestle in the museum yard\n\n10:15\n\n2. Ferry fares rise in spring\n\n10:05\n\n"
        "Bell found off Port Ellery\n\nBy Ana Lima\n\nThe bell of the Aurora was found off Port Ellery, and the council votes on "
        "Monday for a trestle in the museum yard.\n\nIt was cast in 1871, the harbour master said."
    )
    assert article.headline == "Bell found off Port Ellery"


GERMAN = (
    "Taucher haben die Glocke der Aurora am Montag gehoben, sagte der Hafenmeister, und sie wiegt mehr als eine Tonne.\n\n"
    "Sie wurde 1871 für ein Schiff gegossen, das zwei Winter später sank, und niemand hat seitdem nach ihr gesucht."
)


@pytest.mark.parametrize(
    ("kicker", "headline"),
    [
        ("Ein Jahr danach:", "Taucher heben die Glocke vor dem Hafen"),
        ("Suche im Hafen : ", "Taucher heben die Glocke vor dem Hafen"),
        ("Schatzsuche", "Taucher heben die Glocke vor dem Hafen"),
        ("Politik", "Neue Regel für Funde im Hafen"),
    ],
)
def test_a_kicker_that_is_glued_on_is_none_of_the_headline(kicker: str, headline: str) -> None:
    article = wireclean.clean(f"{kicker}{headline}\nVon Ana Lima\n4. Mai 2020, 10:15 Uhr\n\n{GERMAN}")
    assert (article.headline, article.text) == (headline, GERMAN)


def test_french_sets_a_blank_before_a_colon() -> None:
    story = (
        "Des plongeurs ont remonté lundi la cloche de l'Aurora, a dit la directrice du musée, et elle pèse une tonne.\n\n"
        "« Elle a été fondue en 1871 » : personne ne la cherchait depuis, a dit le maître du port."
    )
    article = wireclean.clean(f"Port : la cloche de l'Aurora est remontée\nPar Ana Lima\n4 mai 2020 à 10h15\n\n{story}")
    assert article.headline == "Port : la cloche de l'Aurora est remontée"


def test_a_name_with_a_capital_inside_stays_whole() -> None:
    story = STORY.replace("museum,", "MacLaren museum, which the lane leads to,")
    for headline in ("Bell hangs at MacLaren in the yard", "Now on DiverBells: a bell that hangs in a yard"):
        article = wireclean.clean(f"{headline}\nBy Ana Lima\nMay 4, 2020\n\n{story}")
        assert article.headline == headline


def test_a_headline_that_a_page_prints_twice_is_no_wrapped_line() -> None:
    headline = "Riportata a riva dopo nove giorni la campana dell'Aurora"
    story = (
        "I sommozzatori hanno riportato a riva lunedì la campana dell'Aurora, che pesa più di una tonnellata. Fu fusa nel 1871, "
        "ha detto la direttrice del museo, e da allora nessuno l'aveva cercata."
    )
    time = "Lunedì 4 Maggio 2020, 10:15 - Ultimo aggiornamento: 16:04"
    head = f"{headline}\n{headline}\ndi Marco Bianchi\n3 Minuti di Lettura\n{time}\nArticolo riservato agli abbonati"
    assert wireclean.clean(f"{head}\n{story}").headline == headline
