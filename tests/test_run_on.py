"""Copy that lost its line breaks: where its lines were, and that nothing but what was a line of its own goes."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wireclean import Config, apply, clean, explain, restore
from wireclean.article import Edit, Span, place_of
from wireclean.edits import apply as carry_out
from wireclean.grammar.byline.reader import read
from wireclean.grammar.names import recase
from wireclean.run_on import RunOn
from wireclean.seams import Seam, find_seams

BODY = (
    "The bell of the Aurora weighs more than a ton, and divers raised it on Monday after nine days of work. "
    "It was cast in 1871, the director of the museum said, and nobody had looked for it since. "
    "The museum wants to hang it in the yard, where children may ring it on May 4, 2021, and on no other day."
)
DEUTSCH = (
    "Die Glocke der Aurora wiegt mehr als eine Tonne, und Taucher haben sie am Montag nach neun Tagen gehoben. "
    "Sie wurde 1871 gegossen, sagte die Leiterin des Museums, und seitdem hat niemand nach ihr gesucht."
)
ESPANOL = (
    "La campana del Aurora pesa más de una tonelada, y los buzos la subieron el lunes después de nueve días. "
    "Fue fundida en 1871, dijo la directora del museo, y nadie la había buscado desde entonces."
)


def lines(text: str) -> list[str]:
    """Return run-on copy as the rules see it, line by line."""
    return RunOn(text, find_seams(text)).parted.split("\n")


# ------------------------------------------------------------------------------------------------------------- heads


@pytest.mark.parametrize(
    ("copy", "first"),
    [
        (f"Divers raise a bell from the harbour {BODY}", "Divers raise a bell from the harbour"),
        (f"Divers raise a bell from the harbour By Ana Lima 8 hours agoThe museum is glad. {BODY}", "Divers raise a bell from the harbour"),
        (f"Divers raise a bell from the harbour By Ana Lima Published: 4 May 2020 10.15 The museum is glad. {BODY}", "Divers raise a bell from the harbour"),
        (f"Divers raise a bell It had been thought lost for good. By Ana Lima {BODY}", "Divers raise a bell"),
        (f"Taucher bergen die Glocke der Aurora Nach neun Tagen gelang es. Von Ana Lima {DEUTSCH}", "Taucher bergen die Glocke der Aurora"),
        (f"Los buzos suben la campana del Aurora La junta aprobó el plan. Por Ana Lima {ESPANOL}", "Los buzos suben la campana del Aurora"),
        (f"Divers raise a bell in the bay Museum staff cheered the crew. By Ana Lima The museum staff {BODY}", "Divers raise a bell in the bay"),
    ],
)  # fmt: skip
def test_a_capital_that_nothing_explains_begins_a_line(copy: str, first: str) -> None:
    assert lines(copy)[0] == first
    assert clean(copy).headline == first


@pytest.mark.parametrize(
    "headline",
    [
        "Divers Raise Bronze Bell From Harbour In Race With Winter Storm",
        "Court Stops Sale Of Aurora Museum Bell To Collector From Port Ellery",
    ],
)
def test_a_title_in_capitals_is_one_line(headline: str) -> None:
    copy = f"{headline} By Ana Lima May 4, 2020 {BODY}"
    assert lines(copy)[0] == headline
    assert clean(copy).headline == headline


@pytest.mark.parametrize(
    "notes",
    [
        ["Information from the Harbour Post was used in this report."],
        ["Ana Lima reported from Lisbon.", "Tom Reed contributed to this report."],
        ["Additional reporting by Ana Lima.", "Editing by Tom Reed."],
    ],
)
def test_notes_that_close_the_copy_are_read_as_lines(notes: list[str]) -> None:
    article = clean(f"Divers raise a bell from the harbour By Ana Lima May 4, 2020 10:15 {BODY} {' '.join(notes)}")
    assert article.text == BODY
    assert [note.text for note in article.notes] == notes


def test_a_sentence_with_the_words_of_a_note_stays_in_its_story() -> None:
    copy = f"{BODY} She reported from Lisbon, she said. The editor of the log wrote it in ink. He contributed a ton of bronze to the ship."
    assert clean(copy).text == copy


@pytest.mark.parametrize(
    ("headline", "behind"),
    [
        ("Divers raise a bell from the harbour", "Museum staff cheered the crew when it came up at last."),
        ("Can divers raise a bell from the harbour?", "Nobody thought so when the board asked for a plan."),
        ("Divers raise a bell from the harbour", "• Mayor thanks crew • Bell to hang in yard"),
        ("Divers raise a bell from the harbour", "Ellery Salvage, the firm that led the work, will be paid in spring."),
        (
            "Divers raise a bell, and with it the hopes of a town that lost its ferry",
            "Mayor Hale, who paid for it, wept on the pier.",
        ),
    ],
)
def test_a_headline_ends_where_a_sentence_or_a_list_begins(headline: str, behind: str) -> None:
    article = clean(f"{headline} {behind} By Ana Lima May 4, 2020 10:15 a.m. {BODY}")
    assert article.headline == headline
    assert article.text.endswith(BODY)


@pytest.mark.parametrize(
    "headline",
    [
        "Divers who raised a bell are to meet director Tom Reed of the harbour museum in the spring.",
        "Divers raise bells for museums in Lisbon and Porto, where they hang in the yards for all.",
        "Divers Raise Bell for the National Convention on Ships, Which the Museum Holds in May",
        "Divers are to raise the great bell of the harbour on 31 May in spite of all the warnings.",
        "Divers raise a bell for the museum that New Ellery Council has built in the old harbour",
    ],
)
def test_a_name_inside_a_long_headline_ends_it_not(headline: str) -> None:
    head = lines(f"{headline} By Ana Lima May 4, 2020 10:15 a.m. {BODY}")
    assert head[0] == headline


@pytest.mark.parametrize(
    "lede",
    [
        "A judge in the port has dismissed an attempt by the salvage firm Ellery to keep a share of the find.",
        "Divers brought in by the museum of New Ellery found a second anchor in the mud near Cape Maren on Sunday.",
        "Wardens say Tom Reed has what it takes to lead the harbour museum.",
        "Internet auctions of bells have been talked about in the harbour for a year.",
        "What has the harbour learned from it? Very little, the master of the port said.",
    ],
)
def test_a_lede_without_a_headline_stays_whole(lede: str) -> None:
    """Names inside a sentence are no headline's end, and its first word is no section."""
    assert clean(f"{lede} By Ana Lima May 4, 2020 10:15 a.m. {BODY}").text == f"{lede} {BODY}"


def test_a_headline_that_the_lede_takes_up_is_struck() -> None:
    headline = "Harbour museum hangs the bell in its yard"
    lede = "The bell that divers raised in May hangs in the yard of the harbour museum since Sunday."
    article = clean(f"{headline} {lede} By Ana Lima May 4, 2020 10:15 a.m. {BODY}")
    assert (article.headline, article.text) == (headline, f"{lede} {BODY}")


def test_a_headline_that_may_be_inside_a_sentence_is_read_and_left() -> None:
    head = "Divers raise a bell from the harbour floor Mayor Hale wept on the pier and thanked the crew."
    article = clean(f"{head} By Ana Lima May 4, 2020 10:15 a.m. {BODY}")
    assert (article.headline, article.text) == ("Divers raise a bell from the harbour floor", f"{head} {BODY}")


def test_accounts_that_a_sentence_names_are_no_byline() -> None:
    lede = "The notes below were posted to the accounts of harbour master Tom Reed, @tomreed and @elleryport."
    assert clean(f"{lede} {BODY}").text == f"{lede} {BODY}"


def test_what_somebody_says_before_a_credit_is_the_storys() -> None:
    said = '"We want to hang it in the yard for all to see," he told the museum board.'
    copy = f"Divers raise a bell By Ana Lima May 4, 2020 10:15 a.m. {BODY} {said} (Image: Tom Reed) {BODY}"
    assert said in clean(copy).text


def test_an_elided_article_begins_a_line() -> None:
    copy = (
        "Un plongeur remonte la cloche de Port-Ellery L'ouvrage était au fond depuis un siècle et demi. Par Ana Lima Publié le "
        "04/05/2020 à 10h15 La cloche pèse plus d'une tonne, et le musée veut la pendre dans la cour. Elle a été fondue en 1871."
    )
    assert clean(copy).headline == "Un plongeur remonte la cloche de Port-Ellery"


def test_a_section_may_be_glued_to_the_headline() -> None:
    copy = f"BusinessDivers raise a bell from the harbour By Ana Lima Published May 4, 2020, 1:01 a.m. ET {BODY} The divers were glad."
    assert lines(copy)[:2] == ["Business", "Divers raise a bell from the harbour"]


@pytest.mark.parametrize(
    "lede",
    [
        "The mayor of Port Ellery told The Harbour Times that the bell was found",  # the name of a paper
        "Two towns in The Hague region said the bell was found",  # a small word leads to it
        "Photo 1 of 2 A crane lifts the bell that was found",  # a counter leads to it
        "Divers said on Monday that Will Reed and I had found the bell",
        "A team from New Ellery won a Formula One race on the day the bell was found",
        "Die Taucher sagten am Montag, morgen kommen Sie mit dem Boot zur Glocke",
    ],
)
def test_a_capital_that_something_explains_begins_none(lede: str) -> None:
    body = DEUTSCH if lede.startswith("Die") else BODY
    assert len(lines(f"{lede}. {body}")) == 1
    assert clean(f"{lede}. {body}").headline is None


@pytest.mark.parametrize(
    ("head", "names", "published"),
    [
        ("Divers raise a bell from the harbour By Ana Lima Published May 4, 2020, 1:01 a.m. ET", ["Ana Lima"], True),
        (
            "Divers raise a bell from the harbourBy ANA LIMA and TOM REEDMay 4, 2020 at 3:53 PM",
            ["Ana Lima", "Tom Reed"],
            True,
        ),
        (
            "Divers raise a bell from the harbour Ana Lima · BBC News · Posted: May 4, 2020 12:20 PM EDT",
            ["Ana Lima"],
            True,
        ),
        ("Divers raise a bell from the harbour By Ana Lima, Lisbon", ["Ana Lima"], False),
        (
            "Divers raise a bell from the harbour Ana Lima Staff Writer Updated: May 4, 2020 6:50 p.m.",
            ["Ana Lima"],
            False,
        ),
        ("Divers raise a bell from the harbour 4 May 2020 10:15 Ana Lima Staff Writer", ["Ana Lima"], True),
        (
            "Divers raise a bell from the harbour Ana Lima - BBC News Monday, May 4, 2020 10:15 a.m.",
            ["Ana Lima"],
            True,
        ),
        ("Divers raise a bell from the harbour By Ana Lima | ana.lima@example.com", ["Ana Lima"], False),
    ],
)
def test_a_run_on_head_is_read(head: str, names: list[str], published: bool) -> None:
    article = clean(f"{head} {BODY}")
    assert article.headline == "Divers raise a bell from the harbour"
    assert [byline.name for byline in article.bylines] == names
    assert (article.published is not None) == published
    assert article.text == BODY


def test_heads_in_other_languages() -> None:
    german = clean(f"Glocke vor Port Ellery gehoben Von Ana Lima Veröffentlicht am 4. Mai 2020, 10:15 Uhr {DEUTSCH}")
    assert (german.headline, german.bylines[0].name) == ("Glocke vor Port Ellery gehoben", "Ana Lima")
    assert german.text == DEUTSCH
    spanish = clean(f"Suben una campana del fondo del puerto Ana Lima 04/05/2020 a las 08:26h. {ESPANOL}")
    assert (spanish.headline, spanish.bylines[0].name) == ("Suben una campana del fondo del puerto", "Ana Lima")
    assert spanish.published is not None
    assert spanish.published.value == datetime(2020, 5, 4, 8, 26)
    assert spanish.text == ESPANOL


def test_a_cue_in_small_letters_opens_a_byline_behind_a_sentence() -> None:
    article = clean(
        f"Glocke vor Port Ellery gehoben Das Museum jubelt. von Ana Lima Veröffentlicht am 4. Mai 2020, 10:15 Uhr {DEUTSCH}"
    )
    assert [byline.name for byline in article.bylines] == ["Ana Lima"]


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("Divers raise a bell from the harbour By Ana Lima Tom Reed May 4, 2020 10:15 a.m.", ["Ana Lima", "Tom Reed"]),
        ("Divers raise a bell from the harbour by: Ana Lima, Tom Reed Posted: May 4, 2020 / 7:52 PM EDT", ["Ana Lima", "Tom Reed"]),
        ("Divers raise a bell from the harbour May 4, 2020 10:15 writer: Ana Lima", ["Ana Lima"]),
        ("Divers raise a bell for Ellery FC Ana Lima 5:18 PM PDT · May 4, 2020", ["Ana Lima"]),
        ("Divers raise a bell for Ellery FC May 4, 2020 10:15 Ana Lima Share Tweet Email", ["Ana Lima"]),
    ],
)  # fmt: skip
def test_a_name_stands_before_what_begins_a_line(head: str, names: list[str]) -> None:
    article = clean(f"{head} {BODY}")
    assert [byline.name for byline in article.bylines] == names
    assert article.text == BODY


def test_a_cue_in_small_letters_stands_before_a_name_and_a_capital() -> None:
    story = "Il museo vuole appendere la campana nel cortile, dove i bambini potranno suonarla. La direttrice ha detto che la nave affondò nel 1871."
    article = clean(f"I sub recuperano la campana del porto di Chiara Lima La giunta ha approvato il piano {story}")
    assert [byline.name for byline in article.bylines] == ["Chiara Lima"]
    assert article.headline == "I sub recuperano la campana del porto"


@pytest.mark.parametrize(
    "lede",
    [
        "Divers raise a bell for the widow of Ana Lima The divers",  # behind a small word
        "Divers raise a bell for Ana Lima The bell was hers. Lima",  # whom the story calls by her surname
        "Divers raise a bell. Photo: Ana Lima The divers",
        "Divers raise a bell (AP: Ana Lima) The divers",
    ],
)
def test_a_name_that_the_copy_tells_of_is_no_byline(lede: str) -> None:
    assert not clean(f"{lede} said so. {BODY}").bylines


def test_names_that_nothing_ends_are_two_words() -> None:
    assert (
        lines(f"Divers raise a bell from the harbour By Ana Lima Joan Reed has raised a bell. {BODY}")[1]
        == "By Ana Lima"
    )


@pytest.mark.parametrize(
    ("line", "names", "lede"),
    [
        ("By Wei Okonor", ["Wei Okonor"], "Elderly divers and their boats raised a bell on Monday."),
        ("By Ana Maria Lima", ["Ana Maria Lima"], "Divers raised a bell on Monday."),
        ("By Ana Lima and Tom Reedon", ["Ana Lima", "Tom Reedon"], "Hundreds of people came to see the bell."),
        ("Door Joost de Vries", ["Joost de Vries"], "Duikers van de haven hebben de klok gehesen."),
        ("Von Jonas Zschau", ["Jonas Zschau"], "Blick in den Hafen, in dem die Glocke lag."),
    ],
)
def test_a_word_that_begins_a_sentence_is_no_surname(line: str, names: list[str], lede: str) -> None:
    article = clean(f"Divers raise a bell from the old harbour {line} {lede} {BODY}")
    assert [byline.name for byline in article.bylines] == names
    assert lede in article.text


@pytest.mark.parametrize(
    ("headline", "behind"),
    [
        ("Hilfe, die Taucher der Aurora kommen!", "Nach neun Tagen hing die Glocke am Haken."),
        ("Die Glocke der Aurora will „nicht gehoben sein“", "Die Taucher brauchten neun Tage dafür."),
    ],
)
def test_a_mark_at_the_end_of_a_headline_ends_it(headline: str, behind: str) -> None:
    assert clean(f"{headline} {behind} Von Ana Lima 4. Mai 2020, 10:15 Uhr {DEUTSCH}").headline == headline


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("Divers find bell off the cape By Ana Lima Staff Writer Tom Reed May 4, 2020", ["Ana Lima", "Tom Reed"]),
        ("Divers find bell off the cape By Ana Lima Staff Writer May 4, 2020", ["Ana Lima"]),
    ],
)
def test_a_role_or_a_place_ends_a_name_and_another_may_follow(head: str, names: list[str]) -> None:
    article = clean(f"{head} {BODY}")
    assert [byline.name for byline in article.bylines] == names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ana Correia Lisbon May 4, 2020 The bell", "Ana Correia"),
        ("By Ana Maria Lisbon May 4, 2020 The bell", "Ana Maria Lisbon"),
    ],
)
def test_a_place_before_a_time_is_no_surname_unless_a_given_name_stands_before_it(line: str, name: str) -> None:
    reading = read(line, 0, len(line), inside=True)
    assert reading is not None
    assert reading.names == (name,)


def test_what_the_sentence_is_about_is_no_surname() -> None:
    article = clean(f"Divers find bell off the cape May 4, 2020 By Ana Lima and Tom Reed Lisbon's bell rang. {BODY}")
    assert [byline.name for byline in article.bylines] == ["Ana Lima", "Tom Reed"]
    assert article.text.startswith("Lisbon's bell rang.")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ana Lima @analima less than 2 min read May 4, 2020", ["Ana Lima"]),
        ("The board cheered. Ana Lima ana.lima@portellery.example May 4, 2020", ["Ana Lima"]),
        ("Ana Correia Lisbon May 4, 2020", ["Ana Correia"]),
        ("Ana Lima, The Harbour Post, Lisbon | World | Mon, May 4 2020, 10:15 AM", ["Ana Lima"]),
        ("A crane lifts the bell. Tom Reed / AFP Ana Lima May 4, 2020", ["Ana Lima"]),
    ],
)
def test_what_stands_behind_a_name_before_a_time_is_not_part_of_it(line: str, names: list[str]) -> None:
    article = clean(f"Divers raise a bell from the harbour {line} {BODY}")
    assert [byline.name for byline in article.bylines] == names


def test_an_agency_stands_before_a_time() -> None:
    article = clean(f"Divers raise a bell from the harbour The Associated Press May 4, 2020 at 5:52 a.m. {BODY}")
    assert article.headline == "Divers raise a bell from the harbour"
    assert article.text.endswith(BODY)


def test_a_section_opens_the_copy_but_not_where_it_belongs_to_the_headline() -> None:
    body = f"Bell ringers of Port Ellery came to see it. {BODY}"
    assert (
        clean(f"Politics Divers raise a bell from the harbour By Ana Lima May 4, 2020 10:15 {body}").headline
        == "Divers raise a bell from the harbour"
    )
    whole = "Business Secretary raises a bell"
    story = f"Business Secretary Joan Reed has raised a bell. The Secretary rang it. {BODY}"
    assert clean(f"{whole} By Ana Lima May 4, 2020 10:15 {story}").headline == whole


@pytest.mark.parametrize(
    "section", ["CONGRESS", "PATCH IT ALREADY —", "CHINA / SOCIETY", "Tech / Policy", "Local News"]
)
def test_a_path_or_a_word_in_capitals_before_a_headline_is_the_pages(section: str) -> None:
    article = clean(f"{section} Divers raise a bell from the harbour By Ana Lima May 4, 2020 10:15 {BODY}")
    assert article.headline == "Divers raise a bell from the harbour"


def test_a_word_in_capitals_that_the_story_says_is_the_headlines() -> None:
    copy = f"UNESCO Lists the bell of the harbour By Ana Lima May 4, 2020 10:15 {BODY} UNESCO was glad."
    assert (clean(copy).headline or "").startswith("UNESCO")


@pytest.mark.parametrize("section", ["Sport | Football", "World", "Politics & Policy", "UK & World News"])
def test_a_section_that_the_story_never_names_is_the_pages(section: str) -> None:
    copy = f"{section} Divers raise a bell from the harbour By Ana Lima May 4, 2020 10:15 {BODY}"
    assert clean(copy).headline == "Divers raise a bell from the harbour"


@pytest.mark.parametrize("headline", ["World leaders hail a bell", "Crime rates fall in the harbour"])
def test_a_section_that_the_story_names_is_the_headlines(headline: str) -> None:
    copy = f"{headline} By Ana Lima May 4, 2020 10:15 {headline.partition(' ')[0]} has a bell now. {BODY}"
    assert clean(copy).headline == headline


def test_a_label_with_a_colon_parts_a_time_from_the_headline() -> None:
    article = clean(f"Taucher bergen die Glocke der Aurora Stand: 04.05.2020 10:15 Uhr {DEUTSCH}")
    assert article.headline == "Taucher bergen die Glocke der Aurora"
    assert article.published is not None
    assert article.published.value == datetime(2020, 5, 4, 10, 15)
    assert article.text == DEUTSCH


def test_a_caption_ends_with_its_credit() -> None:
    caption = "Divers lift the bell at Port Ellery"
    article = clean(
        f"Divers raise a bell from the harbour By Ana Lima May 4, 2020 10:15 {caption} (AP Photo/Tom Reed) {BODY}"
    )
    assert [one.text for one in article.captions] == [caption]
    assert article.text == BODY


def test_two_sentences_before_a_credit_are_no_caption() -> None:
    copy = f"Divers raise a bell from the harbour May 4, 2020 10:15 The bell is up. It rings again (AP Photo/Tom Reed) {BODY}"
    assert not any("The bell is up" in caption.text for caption in clean(copy).captions)


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("Lisbon (AP) - ", "Lisbon"),
        ("Lisbon, May 4 (Reuters) - ", "Lisbon"),
        ("SAN ANTONIO — ", "San Antonio"),
        ("ST. LOUIS, Mo. -- ", "St. Louis"),
        ("McALLEN/LISBON (AP) — ", "McAllen"),
        ("McALLEN, Texas — ", "McAllen"),
    ],
)
def test_a_dateline_ends_the_head(opening: str, place: str) -> None:
    article = clean(f"Divers raise a bell from the harbour {opening}{BODY}")
    assert article.dateline is not None
    assert article.dateline.places[0].name == place
    assert article.headline == "Divers raise a bell from the harbour"
    assert article.text == BODY


@pytest.mark.parametrize(
    ("before", "opening", "place"),
    [
        ("May 4, 2020 10:15 a.m. Share", "LISBON, Portugal —", "Lisbon"),  # a word in the other case
        ("May 4, 2020 10:15 a.m. SHARE", "LISBON (AP) —", "Lisbon"),  # a button in the same
        ("May 4, 2020 10:15 PM EDT", "LISBON (AP) —", "Lisbon"),  # a time
        ("May 4, 2020 10:15 a.m. PRINT", "Lisbon –", "Lisbon"),
        ("Photo by Tom Reed. ", "Mumbai:", "Mumbai"),
        ("4 minuti di lettura", "L'AQUILA.", "L'Aquila"),
        ("4 minutes", "COEUR D'ALENE, Idaho (AP) —", "Coeur d'Alene"),
    ],
)
def test_a_dateline_stands_behind_what_is_no_part_of_it(before: str, opening: str, place: str) -> None:
    article = clean(f"Divers raise a bell from the harbour {before} {opening} {BODY}")
    assert article.dateline is not None
    assert [one.name for one in article.dateline.places] == [place]
    assert article.text.endswith(BODY)
    assert "—" not in article.text


@pytest.mark.parametrize(
    ("copy", "place"),
    [
        ("博物館が船の鐘を引き揚げ 時事通信 　【ソウル時事】博物館は22日、沈んだ船の鐘を引き揚げたと発表した。来年四月から中庭で鳴らせる。" + "鐘は千八百七十一年に作られたと館長は説明する。" * 5, "ソウル"),
        ("山村教师找到沉船古钟 来源：新华网 新华社上海8月20日电（记者李强）山村教师在湖底找到一口古钟，观众下月起可以参观。" + "古钟重一吨多，馆长说，此前没有人找过它。" * 6, "上海"),
        ("افتتاح متحف الجرس في الميناء بيروت (أ ف ب) - افتتح الوزير اليوم متحف الجرس في الميناء. " + "ويبلغ وزن الجرس أكثر من طن. وقال مدير المتحف إن أحدا لم يبحث عنه. " * 3, "بيروت"),
    ],
)  # fmt: skip
def test_a_dateline_in_a_script_without_capitals_ends_the_head(copy: str, place: str) -> None:
    article = clean(copy)
    assert article.dateline is not None
    assert [one.name for one in article.dateline.places] == [place]


@pytest.mark.parametrize(
    "lede",
    [
        "The divers came by train from PARIS - all of them",
        "The divers of New Port Lisbon: The bell",
        "Museum of Lisbon – The bell",
        "The head of the museum, who told the board in Lisbon: “The bell",
        "Two divers of the museum in Ellery, New York (AP) The bell",
    ],
)
def test_a_place_inside_a_sentence_is_no_dateline(lede: str) -> None:
    assert clean(f"{lede} said so on Monday. {BODY}").dateline is None


def test_a_place_that_a_small_word_leads_to_opens_nothing() -> None:
    assert find_seams(f"They watched the bell arrive from Lisbon (AP) - The town cheered. {BODY}") == []


def test_a_time_in_brackets_takes_them_along() -> None:
    article = clean(f"21:24 17.06.2020 (updated: 17:41 19.06.2020) {BODY}")
    assert article.text == BODY


# -------------------------------------------------------------------------------------------------- what is no seam


@pytest.mark.parametrize(
    "copy",
    [
        BODY,
        f"By Tuesday the bell was gone from the museum in Port Ellery. {BODY}",
        f"The film was shot by Ana Lima and Tom Reed in Lisbon on May 4, 2020, when the bell rang. {BODY}",
        f"By Ana Lima's account, the bell of 2005 is the best of all. {BODY}",
        BODY.replace(". ", ".  "),
        DEUTSCH,
        ESPANOL,
    ],
)
def test_prose_has_no_seam(copy: str) -> None:
    assert find_seams(copy) == []
    assert clean(copy).text == " ".join(copy.split())


def test_a_year_in_a_sentence_ends_no_byline() -> None:
    lede = (
        "Divers say the bell is the find of 2005, according to a list that the harbour board of Port Ellery has made."
    )
    copy = f"Bell tops the list May 4, 2006 10:15 By Ana Lima {lede} {BODY}"
    assert lede in clean(copy).text


def test_copy_with_lines_has_no_seam() -> None:
    assert (
        find_seams("\n".join(["Bell raised By Ana Lima May 4, 2020 10:15", *BODY.split(". "), *BODY.split(". ")])) == []
    )


def test_the_second_name_of_a_list_begins_no_line() -> None:
    found = lines(f"Glocke gehoben. Foto: Tom Reed Von: ANA LIMA und TOM REED 21.12.2016 - 16:49 Uhr {DEUTSCH}")
    assert "Von: ANA LIMA und TOM REED" in found


@pytest.mark.parametrize(
    ("story", "close"),
    [
        ("Die Glocke der Aurora wiegt eine Tonne. Sie wurde 1871 gegossen. Das Museum hängt sie im Hof auf.", "Das Neueste vom Hafen kommt direkt in Ihr Postfach."),
        ("La campana pesa una tonnellata. Fu fusa nel 1871. Il museo vuole appenderla nel cortile.", "© Riproduzione riservata"),
        ("Колокол весит больше тонны. Его отлили в 1871 году. Музей повесит его во дворе весной.", "Происшествия Порт Россия"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("head", ["", "Taucher bergen eine Glocke aus dem Hafen Von Ana Lima 4. Mai 2020, 10:15 Uhr "])
def test_the_end_of_the_page_takes_no_sentences_of_the_story_with_it(head: str, story: str, close: str) -> None:
    article = clean(f"{head}{story} {close}")
    assert article.text.startswith(story)
    assert article.captions == ()


def test_a_page_without_a_story_still_goes() -> None:
    assert clean("Sign up for our morning newsletter and never miss a story.").text == ""


# ---------------------------------------------------------------------------------------------------- doubled blanks


def test_doubled_blanks_are_seams_where_they_were_blank_lines() -> None:
    story = ["The bell of the Aurora weighs a ton.", "Advertisement", BODY]
    article = clean("  ".join(["Divers raise a bell from the harbour", "Ana Lima", "May 4, 2020 10:15", *story]))
    assert article.headline == "Divers raise a bell from the harbour"
    assert "Advertisement" not in article.text


def test_doubled_blanks_behind_sentences_are_a_typists() -> None:
    assert find_seams(BODY, [match for match in range(len(BODY)) if BODY[match - 2 : match] == ". "]) == []


# --------------------------------------------------------------------------------------------- stops that stand apart


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("By . Ana Lima and Tom Reed . PUBLISHED: . 10:15 EST, 4 May 2020 . | . UPDATED: . 18:30 EST, 5 May 2020 . ", ["Ana Lima", "Tom Reed"]),
        ("By . Ana Lima . and Tom Reed . PUBLISHED: . 10:15 EST, 4 May 2020 . ", ["Ana Lima", "Tom Reed"]),
        ("By . Ana Lima, Political Editor . Last updated at 9:41 AM on 3rd June 2011 . ", ["Ana Lima"]),
        ("By . Harbour Post Reporter . PUBLISHED: . 10:15 EST, 4 May 2020 . | . UPDATED: . 18:30 EST, 5 May 2020 . ", []),
    ],
)  # fmt: skip
def test_a_stop_that_stands_apart_has_closed_a_line_of_the_head(head: str, names: list[str]) -> None:
    article = clean(head + BODY)
    assert [byline.name for byline in article.bylines if byline.name] == names
    assert (article.published or article.updated) is not None
    assert article.text == BODY


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Scroll down for video . ", ""),
        ("", " Scroll down for video ."),
        ("", " CNN's Ana Lima and Tom Reed contributed to this report ."),
        ("", " E-mail to a friend . Copyright 2007 Reuters. All rights reserved.This material may not be published, broadcast, rewritten, or redistributed."),
        ("", " E-mail to a friend . Filed under: Bells, Harbours"),
    ],
)  # fmt: skip
def test_a_line_of_the_page_goes_with_the_stop_that_has_closed_it(before: str, after: str) -> None:
    assert clean(before + BODY + after).text == BODY


def test_a_line_of_the_page_may_be_glued_to_the_first_sentence() -> None:
    bar = "Share this with Email Facebook Messenger Twitter WhatsApp Copy this link These are external links and will open in a new window"
    assert clean(f"{bar} {BODY}").text == BODY
    assert clean(f"Media playback is not supported on this device {BODY}").text == BODY


def test_a_line_of_the_story_keeps_its_stop() -> None:
    copy = f"{BODY} Opinion: Why the bell must hang in the yard . Scroll down for video . It rings."
    assert clean(copy).text == f"{BODY} Opinion: Why the bell must hang in the yard. It rings."
    copy = f"{BODY} #1 plays #16 in each group . It rings at noon."
    assert clean(copy).text == copy.replace(" .", ".")


def test_where_all_stops_stand_apart_none_tells_of_a_line() -> None:
    copy = BODY.replace(".", " .").replace(",", " ,")
    assert lines(copy) == [copy]
    assert clean(copy).text == BODY


# -------------------------------------------------------------------------------------------------------------- laws


@st.composite
def _marked(draw: st.DrawFn) -> tuple[str, list[Seam], list[Span]]:
    """Draw a text, seams in it, and stretches of the parted text to strike."""
    text = draw(st.text("ab .", min_size=1, max_size=40))
    seams = []
    for at in sorted(draw(st.sets(st.integers(1, len(text)), max_size=8))):
        if at < len(text) and text[at] == " ":
            seams.append(Seam(at, at + 1))
        elif not seams or seams[-1].end < at:
            seams.append(Seam(at, at))
    size = len(RunOn(text, seams).parted)
    bounds = sorted(draw(st.sets(st.integers(0, size), max_size=8)))
    return text, seams, [Span(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=False)]


@given(_marked())
def test_strikes_of_the_parted_text_strike_the_same_words_of_the_text(
    drawn: tuple[str, list[Seam], list[Span]],
) -> None:
    text, seams, strikes = drawn
    run_on = RunOn(text, seams)
    found = [Edit(span, run_on.parted[span.start : span.end], "", "FUR001") for span in strikes]
    moved = run_on.edits_of_text(found)
    left = carry_out(text, moved)
    assert "".join(left.split()) == "".join(carry_out(run_on.parted, found).split())
    assert restore(left, moved) == text


_PARTS = st.sampled_from(
    [
        "Divers raise a bell from the harbour",
        "Politics",
        "By Ana Lima",
        "Ana Lima",
        "Von Ana Lima",
        "Published May 4, 2020, 1:01 a.m. ET",
        "4 May 2020",
        "(updated: 17:41 19.06.2020)",
        "Facebook Twitter WhatsApp Email",
        "Divers lift the bell (AP Photo/Tom Reed)",
        "1 of 4",
        "Advertisement",
        "LISBON (AP) —",
        "The bell is up.",
        "© 2020 Port Ellery News",
        BODY,
    ]
)


@given(st.lists(st.tuples(_PARTS, st.sampled_from([" ", "  ", "", "\n"])), min_size=2, max_size=10))
@example([("Politics", " "), ("Politics", "  "), ("Politics", " "), (BODY, " ")])  # a line with two blanks in it
@example(  # a name within what the first look left as the standfirst
    [
        ("Divers raise a bell from the harbour", "\n"),
        ("By Ana Lima", " "),
        (BODY, "\n"),
        (BODY, "\n"),
        ("By Ana Lima", " "),
    ]
)
def test_run_on_copy_keeps_the_laws(parts: list[tuple[str, str]]) -> None:
    copy = "".join(part + gap for part, gap in parts)
    unspaced = clean(copy, config=Config(ignore=["SPC"]))
    assert apply(copy, unspaced.edits) == unspaced.text
    assert restore(unspaced.text, unspaced.edits) == copy
    article = clean(copy)
    assert apply(copy, article.edits) == article.text
    assert restore(article.text, article.edits) == copy
    assert clean(article.text).text == article.text
    for byline in article.bylines:
        assert copy[place_of(byline).start : place_of(byline).end].split() == byline.text.split()


def test_an_explanation_points_at_the_source() -> None:
    copy = f"Divers raise a bell from the harbourBy ANA LIMAMay 4, 2020 at 3:53 PM {BODY}"
    found = explain(copy)
    assert [
        copy[stretch.span.start : stretch.span.end].strip() for stretch in found.stretches if stretch.label == "byline"
    ] == ["By ANA LIMA"]


def test_space_before_the_first_word_changes_nothing() -> None:
    for length in range(160, 180):  # where a day is just near enough to the top with the space, or without it
        menu = ("* Section " * 20)[:length].rstrip().ljust(length, "x")
        text = f"  {menu} Bell of the Aurora found * July 2, 2018 New York, NY – {BODY}"
        once = clean(text).text
        assert clean(once).text == once


@pytest.mark.parametrize(
    ("behind", "name", "lede"),
    [
        ("By Tom Hart in Lisbon The director of the museum said", "Tom Hart", "The director of the museum said"),
        ("By Tom Hart, Staff Writer (CNN) — The bell", "Tom Hart", "The bell"),
        ("By Tom Hart Nairobi (AFP) – The bell", "Tom Hart", "The bell"),
    ],
)
def test_a_byline_ends_where_the_story_or_its_dateline_begins(behind: str, name: str, lede: str) -> None:
    article = clean(
        f"Museum keeps bell of ferry July 20, 2006 {behind} weighs a ton and hangs in the yard of the museum, where it will stay "
        "until the court has ruled. The heirs had asked for the bell of the ferry back in spring."
    )
    assert [byline.name for byline in article.bylines] == [name]
    assert article.text.startswith(f"{lede} weighs a ton")
    assert article.headline == "Museum keeps bell of ferry"


FRANCAIS = (
    "La cloche de l'Aurora pèse plus d'une tonne, et les plongeurs l'ont remontée lundi après neuf jours. "
    "Elle a été fondue en 1871, a dit la directrice du musée, et personne ne la cherchait depuis."
)
CHINESE = (
    "潜水员星期一把沉船上的铜钟吊出水面，九天的打捞工作随之结束。铜钟重达一吨，由镇上的老师傅在一百五十年前铸成。"
    "博物馆馆长说，此后再没有人找过这口钟，直到去年春天有渔民在网里捞到木板。馆方打算把它挂在院子里，供孩子们在节日敲响。"
    "镇政府将在码头旁修建一座钟楼，工程预计两年完工。"
)


def test_a_letter_with_an_accent_begins_no_line_inside_a_word() -> None:
    copy = f"Accueil ACTUALITE Société La cloche de l'Aurora est remontée Par Ana Lima Publié le 4 mai 2020 {FRANCAIS}"
    assert "Société" in " ".join(lines(copy)[:2])


def test_a_headline_without_capitals_ends_before_the_blank_that_leads_to_a_sentence() -> None:
    headline, standfirst = "镇博物馆把沉船上的铜钟挂在院子里", "馆方将在春天让孩子们敲响它。"
    assert lines(f"{headline} {standfirst} 2020年5月4日 10:15 {CHINESE}")[:2] == [headline, standfirst]


@pytest.mark.parametrize(
    ("above", "headline", "behind", "story"),
    [
        ("Fund im Hafen", "Taucher heben die Glocke der Aurora nach neun Tagen", "", DEUTSCH),
        ("", "Taucher heben die Glocke der Aurora", "Das hatte in der Stadt niemand mehr erwartet.", DEUTSCH),
        ("", "Divers raise the bell of the Aurora on Monday", "Associated Press", BODY),
        ("", "镇博物馆把沉船上的铜钟挂在院子里", "来源：港口日报", CHINESE),
    ],
)
def test_kicker_and_paper_are_told_from_the_headline_by_the_story(
    above: str, headline: str, behind: str, story: str
) -> None:
    """A kicker and the name of a paper hold words of which the story says nothing, in any script."""
    date = "2020年5月4日 10:15" if story == CHINESE else "4.5.2020 10:15"
    copy = " ".join(part for part in (above, headline, behind, date, story) if part)
    assert clean(copy).headline == headline


def test_a_headline_keeps_its_last_word_before_a_time() -> None:
    copy = f"沉船铜钟首次公开 2020年5月4日 10:15 {CHINESE}"
    assert lines(copy)[0] == "沉船铜钟首次公开"


@pytest.mark.parametrize(
    "close", ["未经允许不得转载。", "版权声明：本文版权归港口报所有，未经允许任何单位不得转载，侵权必究。"]
)
def test_the_close_of_a_page_takes_no_sentence_without_blanks_with_it(close: str) -> None:
    article = clean(f"沉船铜钟出水 2020年5月4日 10:15 {CHINESE} {close}")
    assert CHINESE in article.text
    assert close not in article.text


@pytest.mark.parametrize("name", ["J.R. HALVORSEN", "SEUNG-HO VAN DER BERG", "Ana Lima"])
def test_a_name_and_its_agency_before_a_time_are_a_byline_whatever_the_name(name: str) -> None:
    article = clean(
        f"Harbour board back plan to raise bell {name}, Associated Press January 1, 2001 1 of 2 Tom Reed, left, looks at the bell of the "
        "Aurora in Lisbon on Wednesday. (Tom Reed/Pool Photo via AP) Tom Reed/AP Show More Show Less 2 of 2 DULUTH, Minn. (AP) — The "
        "harbour board approved the plan to raise the bell after a long debate."
    )
    assert article.headline == "Harbour board back plan to raise bell"
    assert [byline.name for byline in article.bylines] == [recase(name)]
    assert article.published is not None
    assert article.text == "The harbour board approved the plan to raise the bell after a long debate."


@pytest.mark.parametrize(
    ("head", "names", "story"),
    [
        ("Divers raise the bell of the Aurora May 4, 2020 10:15 a.m. Ana Lima", ["Ana Lima"], BODY),
        (
            "Divers raise the bell of the Aurora May 4, 2020 10:15 a.m. Ana Lima, Carlos Rocha",
            ["Ana Lima", "Carlos Rocha"],
            BODY,
        ),
        ("潜水员把沉船上的铜钟吊出水面 2020年5月4日 10:15 高橋健一", ["高橋健一"], CHINESE),
        ("潜水员把沉船上的铜钟吊出水面 王建国 2020年5月4日 10:15", ["王建国"], CHINESE),
    ],
)
def test_names_alone_beside_a_time_are_a_byline(head: str, names: list[str], story: str) -> None:
    assert [byline.name for byline in clean(f"{head} {story}").bylines] == names


@pytest.mark.parametrize(
    "lede",
    [
        "Ana Lima said the bell of the ship would stay in the yard of the museum.",
        "Ana Lima's bell was raised off the port on Monday, the harbour master said.",
        "Ana Lima Street is closed for the bell. Lima was a diver of the town.",
    ],
)
def test_who_a_lede_begins_with_is_no_byline(lede: str) -> None:
    article = clean(f"Divers raise the bell of the Aurora May 4, 2020 10:15 a.m. {lede} {BODY}")
    assert (article.bylines, article.text.startswith(lede)) == ((), True)


def test_what_stands_behind_the_byline_of_a_short_headline_is_no_headline() -> None:
    article = clean(
        "Divers back ferry fees ANA LIMA, Associated Press January 1, 2001 1 of 2 Tom Reed, left, looks at the bell of the Aurora in São "
        "Paulo on Wednesday, January 1, 2020. (Tom Reed/Pool Photo via AP) Tom Reed/AP Show More Show Less 2 of 2 DULUTH, Minn. (AP) — "
        "The harbour board approved the plan to raise the bell after a long debate."
    )
    assert article.headline == "Divers back ferry fees"
    assert [(caption.index, caption.total) for caption in article.captions] == [(1, 2)]
