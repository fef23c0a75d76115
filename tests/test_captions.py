"""Galleries and captions in every form and layout: what belongs to them comes back as captions, and the story stays."""

from __future__ import annotations

import pytest

import wireclean
from wireclean.grammar.credit import whole_credit

STORY = (
    "The harbour board voted on Monday to raise the sunken ferry before the first storms of the winter.",
    "Two cranes are to lift it on to a barge, which will carry it to the yard at Port Ellery in a day.",
    "Nobody knows who will pay, and the owner of the ferry has left the country, the board's chair said.",
)
CAPTION = "Divers tie a rope to the wheelhouse of the ferry on Sunday."
OTHER = "A crane waits at the quay of Port Ellery."
CREDIT = "Ruth Novak/Ellery Gazette"


def _clean(*lines: str, gap: str = "\n\n") -> wireclean.Article:
    return wireclean.clean(gap.join(lines))


# ------------------------------------------------------------------------------------------------ galleries

# Each a slot's counter, caption, credit and buttons, on one line or on many, with the spaces a flattener left.
ONE_LINE = [
    "1 of 2 {caption} {credit} Show More Show Less 2 of 2 {other} {credit} Show More Show Less",
    "1of2{caption}{credit}Show MoreShow Less2of2{other}{credit}Show MoreShow Less",
    "1 of 2 | {caption} ({credit}) Read More 2 of 2 | {other} ({credit}) Read More",
]
LINES = [
    "1 of 2\n{caption}\n{credit}\nShow More\nShow Less\n2 of 2\n{other}\n{credit}\nShow More\nShow Less",
    "1of2\n{caption}\n{credit}\nShow More\nShow Less\n2of2\n{other}\n{credit}\nShow More\nShow Less",
    "1/2\n{caption}\n{credit}\n2/2\n{other}\n{credit}",
    "[1/2]\n{caption}\n{credit}\n[2/2]\n{other}\n{credit}",
    "Image 1 of / 2\n\nCaption\n\nClose\n\nImage 1 of 2\n\n{caption}\n\n{credit}\n\nImage 2 of 2\n\n{other}\n\n{credit}",
    "1 of 2\n{caption}\n{caption}\n{credit}\n2 of 2\n{other}\n{credit}",
    "1 of 2\n{caption} less\n{cut} ... more\n{credit}\n2 of 2\n{other}\n{credit}",
    "1 of 2\n{caption} {credit}\n2 of 2\n{other} {credit}",
    "Item 1 of 2\n{caption} ({credit})\nItem 2 of 2\n{other} ({credit})",
]


@pytest.mark.parametrize("form", [*ONE_LINE, *LINES])
@pytest.mark.parametrize("credit", ["Ruth Novak/AP", "Photo by Ruth Novak/Getty Images"])
def test_a_gallery_is_read_in_every_layout(form: str, credit: str) -> None:
    gallery = form.format(caption=CAPTION, cut=CAPTION[:40], other=OTHER, credit=credit)
    article = _clean(gallery, *STORY)
    assert article.paragraphs == STORY
    assert [(caption.text, caption.index, caption.total) for caption in article.captions] == [
        (CAPTION, 1, 2),
        (OTHER, 2, 2),
    ]
    assert {caption.credit and caption.credit.photographer for caption in article.captions} == {"Ruth Novak"}


@pytest.mark.parametrize("form", LINES)
def test_a_gallery_on_lines_names_organizations_nobody_knows(form: str) -> None:
    article = _clean(form.format(caption=CAPTION, cut=CAPTION[:40], other=OTHER, credit=CREDIT), *STORY)
    assert article.paragraphs == STORY
    assert [caption.credit and caption.credit.organization for caption in article.captions] == ["Ellery Gazette"] * 2


def test_a_gallery_of_one_picture() -> None:
    article = _clean(f"1of1\n{CAPTION}\n{CREDIT}\nShow More\nShow Less", *STORY)
    assert article.paragraphs == STORY
    assert [(caption.text, caption.index, caption.total) for caption in article.captions] == [(CAPTION, 1, 1)]


@pytest.mark.parametrize("name", ["J.R. Novak", "J. R. Novak"])
def test_a_photographer_keeps_the_initials(name: str) -> None:
    article = _clean(STORY[0], f"A crane waits at the quay {name}/AP", *STORY[1:])
    assert [one.text for one in article.captions] == ["A crane waits at the quay"]
    assert [one.credit and one.credit.photographer for one in article.captions] == [name]


@pytest.mark.parametrize("counter", ["1of1", "1of12"])
def test_a_counter_that_is_one_word_speaks_for_its_picture(counter: str) -> None:
    article = _clean(f"{counter}{CAPTION} (AP Photo/Ruth Novak)", *STORY)
    assert article.paragraphs == STORY
    (caption,) = article.captions
    assert (caption.text, caption.index, caption.total) == (CAPTION, 1, int(counter[3:]))


@pytest.mark.parametrize(
    "lines",
    [
        ("1/2\ncup of flour", "1/4\ncup of sugar, sifted twice"),
        ("1 of 9 justices dissented on Monday.", "2 of 9 wrote opinions of their own."),
        ("1 of 2\nThe harbour board voted on Monday.", "Two cranes are to lift the ferry."),
        ("1/2\nShares of the yard 12.50\nReuters",),
    ],
)
def test_counters_without_proof_stay(lines: tuple[str, ...]) -> None:
    article = _clean(*STORY, *lines)
    assert article.captions == ()
    assert article.paragraphs[:3] == STORY


# --------------------------------------------------------------------------- captions with their credit on the line


@pytest.mark.parametrize("place", [0, 1, 2], ids=["head", "middle", "before the last"])
@pytest.mark.parametrize(
    ("credit", "photographer", "organization"),
    [
        (" Ruth Novak/Ellery Gazette", "Ruth Novak", "Ellery Gazette"),
        (" (Ruth Novak/Ellery Gazette)", "Ruth Novak", "Ellery Gazette"),
        ("(Ruth Novak/Ellery Gazette)", "Ruth Novak", "Ellery Gazette"),
        (" (Ruth Novak / Ellery Gazette) (Ruth Novak / Ellery Gazette)", "Ruth Novak", "Ellery Gazette"),
        (" (Ruth Novak | ellery.example)Ruth Novak | ellery.example", "Ruth Novak", None),
        ("(WQXZ News: Ruth Novak)", "Ruth Novak", "WQXZ News"),
        ("Credit:Ruth Novak", "Ruth Novak", None),
        (" CREDIT: Ruth Novak", "Ruth Novak", None),
        (" PHOTO: Ruth Novak/REUTERS", "Ruth Novak", "Reuters"),
        (" Photograph: Ruth Novak/Ellery Gazette", "Ruth Novak", "Ellery Gazette"),
        (" THE CANADIAN PRESS/Ruth Novak", "Ruth Novak", "CP"),
        (" Ruth Novak | Getty Images", "Ruth Novak", "Getty Images"),
        (" Ruth Novak/Getty Images hide caption", "Ruth Novak", "Getty Images"),
        (" | REUTERS", None, "Reuters"),
        (" | RUTH NOVAK, LA GAZETTE", "Ruth Novak", "LA GAZETTE"),
        (" RUTH NOVAK", "Ruth Novak", None),
        (" - Belga.", None, "Belga"),
        (" Getty Images", None, "Getty Images"),
        (" (Image: PA)", None, "PA"),
        (" (Foto: Ruth Novak/ellerypost)", "Ruth Novak", "ellerypost"),
        (" (Quelle: Ruth Novak)", "Ruth Novak", None),
        (" (Supplied)", None, None),
        (" (Submitted by the harbour board)", None, None),
        (" (ABC News)", None, "ABC"),
        ("(FOX 9)", None, "FOX 9"),
        (" CBS Pittsburgh", None, "CBS Pittsburgh"),
        (" KQXZ 11", None, "KQXZ 11"),
        (" Global News", None, "Global News"),
        (" Ruth Novak", "Ruth Novak", None),
        ("Ruth Novak", "Ruth Novak", None),
        ("Ruth Novak (EFE)", "Ruth Novak", "EFE"),
        (" @ruth/X", "@ruth", "X"),
        (" © Ruth Novak/dpa/dpa-tmn", "Ruth Novak", "dpa"),
    ],
)
def test_a_caption_with_its_credit_on_the_line(
    place: int, credit: str, photographer: str | None, organization: str | None
) -> None:
    article = _clean(*STORY[:place], CAPTION + credit, *STORY[place:])
    assert article.paragraphs == STORY
    (caption,) = article.captions
    assert caption.text == CAPTION
    assert caption.credit is not None
    assert caption.credit.photographer == photographer
    assert organization is None or caption.credit.organization == organization


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("▲潛水員在港口綁繩索（圖／記者林安娜攝）", "▲潛水員在港口綁繩索"),
        ("潛水員在港口綁繩索。（記者林安娜攝）", "潛水員在港口綁繩索。"),
        ("港で船を引き揚げる作業員、佐々木花撮影", "港で船を引き揚げる作業員"),
        ("항구에서 배를 끌어 올리는 작업자들 [엘러리신문 제공]", "항구에서 배를 끌어 올리는 작업자들"),
        ("นักดำน้ำผูกเชือกกับเรือ (ภาพ : อรุณ ใจดี)", "นักดำน้ำผูกเชือกกับเรือ"),
    ],
)
def test_a_caption_whose_label_follows_the_name(line: str, caption: str) -> None:
    article = _clean(STORY[0], line, *STORY[1:])
    assert article.paragraphs == STORY
    assert [found.text for found in article.captions] == [caption]


@pytest.mark.parametrize(
    ("line", "photographer"),
    [
        ("Divers tie a rope to the wheelhouse Ruth Novak/20min", "Ruth Novak"),
        ("Divers tie a rope to the wheelhouse Ruth Novak - AP", "Ruth Novak"),
        ("Divers tie a rope to the wheelhouse RUTH NOVAK", "Ruth Novak"),
        ("Divers tie a rope to the wheelhouseRuth Novak", "Ruth Novak"),
        ("Divers tie a rope to the wheelhouse | dpa", None),
    ],
)
def test_a_caption_without_a_full_stop_before_its_credit(line: str, photographer: str | None) -> None:
    article = _clean(STORY[0], line, *STORY[1:])
    assert article.paragraphs == STORY
    (caption,) = article.captions
    assert caption.text == "Divers tie a rope to the wheelhouse"
    assert caption.credit is not None
    assert caption.credit.photographer == photographer


@pytest.mark.parametrize(
    ("credit", "photographer"),
    [
        (" Mary Beth Novak/Ellery Gazette", "Mary Beth Novak"),
        (" Mary Beth Novak/Getty Images", "Mary Beth Novak"),
        (" Credit Ruth Novak/Ellery Gazette", "Ruth Novak"),
        (" Quelle: Ruth Novak/dpa", "Ruth Novak"),
        (" Staff photo by Ruth Novak", "Ruth Novak"),
        (" Ellery Gazette photo by Ruth Novak", "Ruth Novak"),
        (" • Crédit photo: Ruth Novak", "Ruth Novak"),
        (" Courtesy of Ellery Harbour Museum", None),
        (" Photo courtesy of Ellery Harbour Museum", None),
        (" Photo: R. J. Novak", "R. J. Novak"),
    ],
)
@pytest.mark.parametrize("stop", ["", "."])
def test_a_caption_ends_where_all_of_its_credit_begins(stop: str, credit: str, photographer: str | None) -> None:
    article = _clean(STORY[0], f"Divers tie a rope to the wheelhouse{stop}{credit}", *STORY[1:])
    assert article.paragraphs == STORY
    (caption,) = article.captions
    assert caption.text == f"Divers tie a rope to the wheelhouse{stop}"
    assert caption.credit is not None
    assert caption.credit.photographer == photographer


CLOSING = [
    " • Ruth Novak",
    " Ruth Novak / File",
    " Ruth Novak, CC BY-SA 4.0, via Wikimedia Commons",
    " Supplied",
    " Contributed",
]


@pytest.mark.parametrize("credit", CLOSING)
def test_behind_a_full_stop_a_name_or_one_word_is_a_credit(credit: str) -> None:
    article = _clean(STORY[0], CAPTION + credit, *STORY[1:])
    assert article.paragraphs == STORY
    assert [found.text for found in article.captions] == [CAPTION]


@pytest.mark.parametrize(
    ("front", "index"),
    [
        ("1/5 ", 1),
        ("[2/7] ", 2),
        ("2 of 9 | ", 2),
        ("Photo 3 of 4: ", 3),
        ("Caption: ", None),
        ("Image: ", None),
        ("IMAGE: ", None),
        ("Legende: ", None),
        ("Enlarge / ", None),
        ("View image in fullscreen", None),
        ("Open this photo in gallery: ", None),
        ("Click to enlarge ", None),
    ],
)
def test_a_number_or_button_before_a_caption_is_none_of_it(front: str, index: int | None) -> None:
    article = _clean(STORY[0], f"{front}{CAPTION} (Ruth Novak/AP)", *STORY[1:])
    assert article.paragraphs == STORY
    (caption,) = article.captions
    assert (caption.text, caption.index) == (CAPTION, index)


@pytest.mark.parametrize(
    "lines",
    [
        f"{CAPTION}\n{CAPTION} (Ruth Novak/AP)",
        f"{CAPTION}\nPhoto: Ruth Novak/AP\n{CAPTION}",
        f"{CAPTION.rstrip('.')}\n{CAPTION} Photo: Ruth Novak",
        f"Open image in gallery\n{CAPTION} (Ruth Novak/AP)",
    ],
)
def test_a_caption_goes_with_its_second_print_and_its_button(lines: str) -> None:
    article = _clean(STORY[0], lines, *STORY[1:])
    assert article.paragraphs == STORY
    assert [found.text for found in article.captions] == [CAPTION]


@pytest.mark.parametrize(
    "credit",
    [
        "Ruth Novak\n/ Getty Images",
        "Ruth Novak\n/\nHarbour Public Radio",
        "Photo:\nRuth Novak",
        "Photo by\nRuth Novak",
        "• Foto: Ruth Novak",
    ],
)
def test_a_credit_over_two_lines_or_behind_a_mark(credit: str) -> None:
    article = _clean(STORY[0], f"{CAPTION}\n{credit}", *STORY[1:])
    assert article.paragraphs == STORY
    (caption,) = article.captions
    assert caption.text == CAPTION
    assert caption.credit is not None
    assert caption.credit.photographer == "Ruth Novak"


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("새벽 부두에 놓인 여객선 /사진=김민수", "새벽 부두에 놓인 여객선"),
        ("黎明时分码头上的渡轮图/陈伟明", "黎明时分码头上的渡轮"),
        ("夜明けの岸壁に置かれた連絡船写真：山本健太", "夜明けの岸壁に置かれた連絡船"),
        ("새벽 부두에 놓인 여객선 /김민수 기자", "새벽 부두에 놓인 여객선"),
        ("새벽 부두에 놓인 여객선. 김민수 선임기자 minsu@ellery.example", "새벽 부두에 놓인 여객선."),
        ("▲ 새벽 부두에 놓인 여객선 ⓒ 김민수", "▲ 새벽 부두에 놓인 여객선"),
        ("夜明けの岸壁に置かれた連絡船＝高橋誠撮影", "夜明けの岸壁に置かれた連絡船"),
        ("夜明けの岸壁の連絡船（20日午前、緑ケ丘市で）＝高橋誠撮影", "夜明けの岸壁の連絡船（20日午前、緑ケ丘市で）"),
        ("▲夜明けの岸壁に置かれた連絡船／佐藤健一記者", "▲夜明けの岸壁に置かれた連絡船"),
        ("黎明時分碼頭上的渡輪。（圖取自ellery.example）", "黎明時分碼頭上的渡輪。"),
        ("黎明時分碼頭上的渡輪。（路透社資料圖片）", "黎明時分碼頭上的渡輪。"),
        ("ভোরের ঘাটে নোঙর করা ফেরিছবি: শরিফুল ইসলাম", "ভোরের ঘাটে নোঙর করা ফেরি"),
        ("भोर में घाट पर खड़ी नाव (फोटो- जागरण)", "भोर में घाट पर खड़ी नाव"),
    ],
)
def test_a_label_needs_no_blank_before_it_where_words_have_none(line: str, caption: str) -> None:
    article = _clean(STORY[0], line, *STORY[1:])
    assert [found.text for found in article.captions] == [caption]


def test_news_in_brief_each_with_its_source_stay() -> None:
    briefs = [f"{sentence} (CBS News)" for sentence in STORY]
    article = _clean("News in brief from the port of Ellery", *briefs, "The page is made up at four.")
    assert article.captions == ()
    assert len([line for line in article.paragraphs if line in briefs]) == len(briefs)


@pytest.mark.parametrize(
    "line",
    [
        "“We will raise it before the winter, whatever it costs the town in the end.” - Ruth Novak, Ellery Gazette",
        "The ferry sank between the two piers, the board said in its report. (Reuters)",
        "The final is on Sunday: Ellery v Harwich (3pm GMT, Ellery Park Stadium)",
        "Read the letters of Tom Reed (Sports/Football) on the page before.",
        "The price rose to 41.75 DLRS/SHR CASH",
        "“We had no idea what it was until it lay on the quay,” said Ruth Novak/Ellery.",
        "The winners of the doubles were Tom Reed/Eva Stone and Ruth Novak/Ana Holm.",
        "She signed each print she sold with the same four words: Photo by Ruth Novak.",
        "夜明けの岸壁に置かれた連絡船の写真：それは山本健太が撮った",
        "渡轮沉没十周年组图：码头上的人们在等候",
        "“The rope held for a night and a day.” (Ruth Novak)",
        "The part of the mate's widow was given to a singer from the town. (Ruth Novak)",
        "Each bowl holds a lot: Ellery Orange Cooler, 1 cup of blueberries",
        "What the ferry carried is known: coal, Ellery Park - The Yard",
        "What the yard paid is not known, and nobody asked Ruth Novak",
        "The rope held for a night and a day, which was a wonder in such weather. — Ruth Novak",
        "“The rope held for a night and a day, which was a wonder in such weather.” Ruth Novak",
        "The yard belongs to the Novaks, and nobody in it doubts the word of Capt. Ruth Novak",
        "* Is the ferry of Ellery worth a rope and two cranes? Global News",
        "12 The Ropewalk of Ellery / Ruth Novak (WASP)",
    ],
)
def test_prose_that_ends_like_a_credit_stays(line: str) -> None:
    article = _clean(*STORY[:2], line, STORY[2])
    assert article.captions == ()
    assert line.split(" (", maxsplit=1)[0] in article.text


HEAD = ("Town raises the sunken ferry of Ellery", "By Tom Reed", "May 4, 2020 10:15 a.m.")


@pytest.mark.parametrize("credit", ["- Ruth Novak", "— White Wharf", "— Ellery News/screengrab", "/EHB"])
def test_in_the_head_an_outlet_nobody_knows_ends_a_caption(credit: str) -> None:
    article = _clean(*HEAD, f"{CAPTION} {credit}", *STORY)
    assert [caption.text for caption in article.captions] == [CAPTION]
    assert article.paragraphs == STORY


@pytest.mark.parametrize("credit", ["- Ruth Novak", "— White Wharf"])
def test_where_two_lines_end_in_a_name_behind_a_dash_each_has_its_author(credit: str) -> None:
    assert _clean(*HEAD, f"{CAPTION} {credit}", f"{OTHER} {credit}", *STORY).captions == ()


def test_above_the_byline_an_agency_in_brackets_ends_a_caption() -> None:
    article = _clean(HEAD[0], STORY[0], f"{CAPTION} (AP)", *HEAD[1:], *STORY[1:])
    assert [caption.text for caption in article.captions] == [CAPTION]


def test_a_signature_at_the_end_is_no_credit() -> None:
    article = _clean(*STORY[:2], f"{STORY[2]} - Reuters")
    assert article.captions == ()
    assert STORY[2] in article.text


# ---------------------------------------------------------------------- captions with their credit on another line

WHOLE = [
    "Ruth Novak/Ellery Gazette",
    "Ruth Novak / Ellery Gazette",
    "(Ruth Novak, ASSOCIATED PRESS)",
    "Photo by: Ruth Novak",
    "Foto: Ruth Novak/dpa",
    "Credit...Ruth Novak for The New York Times",
    "© Quelle: IMAGO",
    "Ruth Novak via Getty Images",
    "20min/Ruth Novak",
    "PHOTO RUTH NOVAK, LA GAZETTE",
]


@pytest.mark.parametrize("credit", WHOLE)
def test_a_caption_set_close_above_its_credit(credit: str) -> None:
    article = _clean(STORY[0], f"{CAPTION}\n{credit}", *STORY[1:])
    assert article.paragraphs == STORY
    (caption,) = article.captions
    assert caption.text == CAPTION
    assert caption.credit is not None


LONG = (
    "The harbour board voted on Monday to raise the sunken ferry before the first storms of the winter, after a debate of six "
    "hours in which most of the town spoke, and two cranes are to lift it on to a barge that carries it to the yard in a day.",
    "Nobody knows who will pay for the cranes and the barge, and the owner of the ferry has left the country, the chair of the "
    "board said, but the town has put aside what it can and asks the coast guard for the rest, which has not yet answered it.",
)


@pytest.mark.parametrize("credit", ["Ruth Novak | Getty Images", "(Photo: Ruth Novak/The Gazette)"])
def test_a_blank_line_parts_no_more_than_a_line_end_where_all_lines_have_one(credit: str) -> None:
    caption = "A diver of the coast guard ties a rope to the wheelhouse of the ferry on Sunday."
    for gap in ("\n", "\n\n"):
        article = _clean(*HEAD, caption, credit, *LONG, gap=gap)
        assert [found.text for found in article.captions] == [caption]
        assert article.paragraphs == LONG


def test_an_outlet_alone_takes_no_paragraph_of_the_story() -> None:
    line = "The ferry of Ellery has lain in the harbour for ten years, and in this town that is a long time."
    article = _clean(*HEAD, line, "Getty", *LONG, gap="\n")
    assert (article.captions, article.paragraphs) == ((), (line, *LONG))
    article = _clean(*HEAD, *LONG, line, "Photo via Shutterstock.", gap="\n")
    assert (article.captions, article.paragraphs) == ((), (*LONG, line))


def test_a_source_and_the_agency_it_came_through_are_more_than_an_outlet() -> None:
    line = "The chair of the harbour board spoke to the town in the old hall above the quay of Port Ellery on Monday night."
    article = _clean(*HEAD, LONG[0], line, "Ellery Harbour Police via Getty Images", " ".join(LONG), gap="\n")
    assert [found.text for found in article.captions] == [line]


def test_a_short_sentence_below_a_credit_in_the_story_is_its_caption() -> None:
    article = _clean(*HEAD, LONG[0], "Foto: Ruth Novak/TT", OTHER, LONG[1], gap="\n")
    assert [found.text for found in article.captions] == [OTHER]
    assert article.paragraphs == LONG


def test_a_sentence_above_a_credit_in_brackets_or_above_buttons_is_its_caption() -> None:
    line = "The chair of the harbour board spoke to the town in the old hall above the quay of Port Ellery on Monday night."
    for below in ("(photo credit: EHB11)", "Photo: Ruth Novak, Gazette\nShare"):
        article = _clean(*HEAD, line, below, *LONG, gap="\n")
        assert [found.text for found in article.captions] == [line]
        assert article.paragraphs == LONG


@pytest.mark.parametrize("label", ["Pictured: ", "ABOVE: ", "На фото: "])
def test_a_word_that_points_to_a_picture_opens_its_caption(label: str) -> None:
    article = _clean(*HEAD, LONG[0], label + OTHER, LONG[1], gap="\n")
    assert [found.text for found in article.captions] == [OTHER]
    assert article.paragraphs == LONG
    headline = _clean(label + "Divers raise the sunken ferry", *HEAD[1:], *LONG, gap="\n")
    assert headline.captions == ()


@pytest.mark.parametrize("name", ["Nine", "Instagram", "YouTube"])
def test_behind_a_full_stop_a_channel_in_brackets_is_a_credit(name: str) -> None:
    article = _clean(*HEAD, LONG[0], f"{OTHER} ({name})", LONG[1], gap="\n")
    assert [found.text for found in article.captions] == [OTHER]
    assert article.paragraphs == LONG


def test_the_button_that_hides_it_proves_a_caption() -> None:
    article = _clean(*HEAD, LONG[0], OTHER, "Hide Caption", LONG[1], gap="\n")
    assert [found.text for found in article.captions] == [OTHER]
    assert article.paragraphs == LONG
    article = _clean(*HEAD, LONG[0], "Ruth Novak", "Show Caption", "Hide Caption", LONG[1], gap="\n")
    assert article.captions == ()


def test_a_cut_print_of_a_caption_goes_with_it() -> None:
    article = _clean(*HEAD, LONG[0], f"{OTHER[:30]}...", OTHER, "Ruth Novak/AP", LONG[1], gap="\n")
    assert [found.text for found in article.captions] == [OTHER]
    assert article.paragraphs == LONG


def test_what_stands_between_a_credit_and_the_dateline_is_the_caption() -> None:
    line = "The chair of the harbour board spoke to the town in the old hall above the quay of Port Ellery on Monday night."
    article = _clean(
        *HEAD, "Photo: Ruth Novak, Gazette", line, f"PORT ELLERY, May 4 (Reuters) - {LONG[0]}", LONG[1], gap="\n"
    )
    assert [found.text for found in article.captions] == [line]
    assert article.paragraphs == LONG


def test_a_first_paragraph_that_says_what_the_headline_says_is_no_caption() -> None:
    lede = "The town of Ellery raises its sunken ferry before the first storms of the winter, the harbour board decided on Monday."
    article = _clean(*HEAD, lede, "Ruth Novak/AP", *LONG, gap="\n")
    assert (article.captions, article.paragraphs) == ((), (lede, *LONG))


def test_one_sentence_among_paragraphs_may_end_in_an_agency_in_brackets() -> None:
    article = _clean(*HEAD, LONG[0], f"{OTHER} (Yonhap)", LONG[1], gap="\n")
    assert [found.text for found in article.captions] == [OTHER]
    assert article.paragraphs == LONG
    for line in (
        "The ferry is to be broken up before the spring, the board said. (Yonhap)",
        f"{OTHER} It sank. (Yonhap)",
    ):
        article = _clean(*HEAD, LONG[0], line, LONG[1], gap="\n")
        assert article.captions == ()
    for agency in ("Yonhap", "ANI"):
        article = _clean(*HEAD, *LONG, f"{OTHER} ({agency})", "Related stories", LONG[0], gap="\n")
        assert article.captions == ()
    article = _clean(*HEAD, LONG[0], f"{OTHER} (Yonhap)", f"{LONG[1]} (Yonhap)", LONG[0], gap="\n")
    assert article.captions == ()


@pytest.mark.parametrize("credit", ["© Ruth Novak / AFP - ", "Ruth Novak/AP – ", "Foto: Ruth Novak/dpa | "])
def test_a_caption_may_begin_with_its_credit_and_a_dash(credit: str) -> None:
    article = _clean(*HEAD, LONG[0], credit + OTHER, LONG[1], gap="\n")
    assert [found.text for found in article.captions] == [OTHER]
    assert article.paragraphs == LONG


@pytest.mark.parametrize("credit", [" // Crédits : Ruth Novak / AFP", " — © belga"])
def test_two_strokes_or_a_sign_before_small_letters_join_a_credit(credit: str) -> None:
    article = _clean(*HEAD, LONG[0], PHRASE + credit, LONG[1], gap="\n")
    assert [found.text for found in article.captions] == [PHRASE]


def test_two_sentences_above_a_credit_are_the_storys_in_any_letters() -> None:
    line = 'O conselho do porto falou à cidade na velha sala sobre o cais na noite de segunda-feira. "Ninguém sabe quem paga", afirmou.'
    article = _clean(*HEAD, LONG[0], line, "Ruth Novak/Folhapress", LONG[1], gap="\n")
    assert article.captions == ()
    assert line in article.text


def test_words_of_pages_count_in_copy_of_their_language_alone() -> None:
    caption = "Weavers leave the textile mill at the edge of Port Ellery."  # `text` is a word of German pages
    article = _clean(STORY[0], f"{caption}\n{WHOLE[0]}", *STORY[1:])
    assert [found.text for found in article.captions] == [caption]


@pytest.mark.parametrize("credit", ["Foto: Ruth Novak", "Fot. Ruth Novak / Gazeta", "Ruth Novak / AP"])
def test_a_short_line_above_a_credit_is_its_caption(credit: str) -> None:
    article = _clean(STORY[0], "A crane holds the bow of the ferry", credit, *STORY[1:])
    assert article.paragraphs == STORY
    assert [caption.text for caption in article.captions] == ["A crane holds the bow of the ferry"]


def test_a_caption_set_close_below_its_credit() -> None:
    article = _clean(STORY[0], f"PHOTO RUTH NOVAK, LA GAZETTE\n{CAPTION}", *STORY[1:])
    assert article.paragraphs == STORY
    assert [caption.text for caption in article.captions] == [CAPTION]


@pytest.mark.parametrize("credit", ["Ruth Novak/AP", "Foto: Ruth Novak/dpa", "REUTERS/Ruth Novak"])
def test_in_doubt_the_credit_goes_and_the_sentence_stays(credit: str) -> None:
    article = _clean(*STORY[:2], credit, STORY[2])
    assert article.paragraphs == STORY
    assert article.captions == ()


def test_a_sentence_beside_no_more_than_an_agency_stays() -> None:
    article = _clean(*STORY[:2], "Reuters", STORY[2], gap="\n")
    assert article.paragraphs[:2] == STORY[:2]
    assert article.captions == ()


def test_captions_stand_on_the_side_where_another_credit_has_its_only_line() -> None:
    head = ("Cranes to raise the sunken ferry at Ellery", "May 4, 2020", f"{OTHER}\nTom Reed/AP", "May 5, 2020")
    line = "A crane holds the bow of the ferry, and a diver waits beside it on the deck."
    article = _clean(head[0], STORY[0], line, "Ruth Novak/AP", STORY[2])
    assert article.captions == ()
    article = _clean(*head, STORY[0], line, "Ruth Novak/AP", STORY[2])
    assert [caption.text for caption in article.captions] == [OTHER, line]


@pytest.mark.parametrize("outlet", ["Ellery Wharf", "AP"])
def test_a_second_credit_behind_one_in_brackets(outlet: str) -> None:
    slot = f"(Ruth Novak/Pool Photo via AP) Ruth Novak/{outlet} Show More Show Less"
    article = _clean(f"1 of 2 {CAPTION} {slot} 2 of 2 {OTHER} {slot}", *STORY)
    assert [caption.text for caption in article.captions] == [CAPTION, OTHER]
    assert article.paragraphs == STORY


def test_a_headline_on_the_caption_s_line_is_no_part_of_it() -> None:
    head = "Cranes to raise the sunken ferry at Ellery The yard waits, and the chair of the board does not know who is to pay"
    article = _clean("Monday, May 4, 2020", f"{head} {CAPTION} (Ruth Novak/Getty Images)", *STORY, gap="\n")
    assert not any(caption.text.startswith("Cranes") for caption in article.captions)


def test_an_agency_in_small_letters_need_not_be_known() -> None:
    article = _clean(STORY[0], f"{CAPTION}\nRuth Novak / qzn", *STORY[1:])
    assert article.paragraphs == STORY
    assert [caption.text for caption in article.captions] == [CAPTION]


def test_a_line_between_two_credits_is_the_caption_of_one() -> None:
    pictures = f"{CAPTION}\nRuth Novak/AP\n{OTHER}\nTom Reed/AP"
    article = _clean("Cranes to raise the sunken ferry at Ellery", STORY[0], pictures, *STORY[1:])
    assert article.paragraphs == STORY
    assert [caption.text for caption in article.captions] == [CAPTION, OTHER]


def test_a_picture_s_number_speaks_for_the_line_below_it() -> None:
    article = _clean(STORY[0], "4", CAPTION, "REUTERS", *STORY[1:], gap="\n")
    assert [caption.text for caption in article.captions] == [CAPTION]
    article = _clean(STORY[0], CAPTION, "REUTERS", *STORY[1:], gap="\n")
    assert article.captions == ()


@pytest.mark.parametrize(
    "line",
    ["4. A crane holds the bow of the ferry.", "• A crane holds the bow of the ferry.", "… and a crane holds it"],
)
def test_a_line_of_a_list_or_one_that_goes_on_is_no_caption(line: str) -> None:
    article = _clean(STORY[0], f"{line}\nRuth Novak/AP", *STORY[1:])
    assert article.captions == ()
    assert line in article.text


def test_a_heading_below_a_credit_is_no_caption() -> None:
    article = _clean(STORY[0], "Ruth Novak/AP", "What the yard will do next", *STORY[1:], gap="\n")
    assert article.captions == ()
    assert "What the yard will do next" in article.text


@pytest.mark.parametrize("line", ["By RUTH NOVAK and TOM REED", "Von: RUTH NOVAK, ANA LIMA und TOM REED"])
def test_an_author_who_ends_a_line_is_no_photographer(line: str) -> None:
    assert _clean("Cranes to raise the sunken ferry at Ellery", line, *STORY).captions == ()


def test_a_byline_beside_a_line_is_no_credit() -> None:
    article = _clean(
        "Cranes to raise the sunken ferry at Ellery", "The yard waits", "Von Ruth Novak, dpa", *STORY, gap="\n"
    )
    assert article.captions == ()
    assert [byline.name for byline in article.bylines] == ["Ruth Novak"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_photo_from_the_files_needs_no_credit(gap: str) -> None:
    article = _clean(STORY[0], f"FILE - {CAPTION}", *STORY[1:], gap=gap)
    assert article.paragraphs == STORY
    assert [caption.text for caption in article.captions] == [f"FILE - {CAPTION}"]


@pytest.mark.parametrize(
    ("source", "label"),
    [
        ("Image source, Getty Images", "Image caption,"),
        ("صدر الصورة، Getty Images", "التعليق على الصورة،"),
        ("इमेज स्रोत, Getty Images", "इमेज कैप्शन,"),
        ("Nguồn hình ảnh, Getty Images", "Chụp lại hình ảnh,"),
        ("பட மூலாதாரம், Getty Images", "படக்குறிப்பு,"),
        ("ဓာတ်ပုံ ရင်းမြစ်, Getty Images", "ဓာတ်ပုံ မှတ်ချက်,"),
        ("图像来源，Getty Images", "图像加注文字，"),
        ("،تصویر کا ذریعہGetty Images", "،تصویر کا کیپشن"),
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n"], ids=["same line", "next line"])
def test_a_caption_behind_its_label(source: str, label: str, gap: str) -> None:
    article = _clean(STORY[0], f"{source}\n{label}{gap}{CAPTION}", *STORY[1:])
    assert article.paragraphs == STORY
    (caption,) = article.captions
    assert (caption.text, caption.credit and caption.credit.organization) == (CAPTION, "Getty Images")


def test_buttons_behind_a_credit_prove_the_caption_above() -> None:
    article = _clean(
        STORY[0], CAPTION, "Ruth Novak/AP", "hide caption", "toggle caption", "Ruth Novak/AP", *STORY[1:], gap="\n"
    )
    assert article.paragraphs == STORY
    assert [caption.text for caption in article.captions] == [CAPTION]


@pytest.mark.parametrize("credit", ["Foto: privat", "Image source, Ellery Wharf"])
def test_buttons_on_the_line_of_a_labelled_credit_prove_the_caption_above(credit: str) -> None:
    found = whole_credit(f"{credit} hide caption", 0, len(credit) + 13)
    assert found is not None
    assert found.buttons


@pytest.mark.parametrize(
    ("begins", "caption"), [("5G masts", "5G masts"), ("3D", "3D"), ("12Divers", "Divers"), ("4A diver", "A diver")]
)
def test_a_number_before_a_caption_counts_the_pictures_only_where_it_is_glued_to_a_word(
    begins: str, caption: str
) -> None:
    article = _clean(STORY[0], f"{begins} and cranes stand at the quay of Port Ellery. {CREDIT}", *STORY[1:])
    assert [one.text for one in article.captions] == [f"{caption} and cranes stand at the quay of Port Ellery."]


@pytest.mark.parametrize("credit", ["RUTH NOVAK • ELLERY GAZETTE", "Ruth Novak for The Ellery News"])
def test_a_credit_may_have_a_bullet_or_say_for_whom_it_is(credit: str) -> None:
    article = _clean(STORY[0], f"{CAPTION}\n{credit}", *STORY[1:])
    assert article.paragraphs == STORY
    assert [one.text for one in article.captions] == [CAPTION]


def test_a_caption_printed_twice_is_one_caption() -> None:
    article = _clean(STORY[0], f"{CAPTION} {CREDIT}", STORY[1], f"{CAPTION} {CREDIT}", STORY[2])
    assert article.paragraphs == STORY
    assert [caption.text for caption in article.captions] == [CAPTION]


def test_a_headline_above_a_credit_is_no_caption() -> None:
    article = _clean("Cranes to raise the sunken ferry at Ellery", "Foto: Ruth Novak/dpa", "May 4, 2020", *STORY)
    assert article.captions == ()


# ------------------------------------------------------------------------------------ captions inside a line


@pytest.mark.parametrize(
    "credit",
    [
        "(AP Photo/Ruth Novak)",
        "(Ruth Novak/Getty Images)",
        "Photo: Ruth Novak/AP",
        "(AP Photo/Ruth Novak) AP",
        "REUTERS/Ruth Novak",
    ],
)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (STORY[0], " ".join(STORY[1:])),
        (f"{STORY[0]} Published May 4, 2020 10:15 AM EDT", STORY[1]),
        (f"{STORY[0]} TOWN TO BUY THE SUNKEN FERRY", STORY[1]),
        (f"{STORY[0]} Enlarge this image", STORY[1]),
    ],
    ids=["prose", "time", "capitals", "button"],
)
def test_a_caption_inside_a_line_is_the_sentence_before_its_credit(before: str, after: str, credit: str) -> None:
    article = _clean("Cranes to raise the sunken ferry", f"{before} {CAPTION} {credit} {after}", STORY[2])
    (caption,) = article.captions
    assert (caption.text, caption.credit and caption.credit.photographer) == (CAPTION, "Ruth Novak")
    assert "Ruth Novak" not in article.text
    assert STORY[0] in article.text
    assert after in article.text


@pytest.mark.parametrize(
    "credit",
    ["(Ruth Novak)", "(Reuters)", "(AP)", "via Getty Images", "Ruth Novak/Ellery Gazette", "(photo by an amateur)"],
)
def test_a_sentence_inside_a_line_stays_without_a_sure_credit(credit: str) -> None:
    article = _clean("Cranes to raise the sunken ferry", f"{STORY[0]} {CAPTION} {credit} {STORY[1]}", STORY[2])
    assert article.captions == ()
    assert CAPTION in article.text


def test_a_gallery_inside_a_line_may_begin_with_an_empty_slot() -> None:
    head = "Cranes to raise the sunken ferry Updated: May 10, 2021 6:50 p.m."
    slots = f"1 of 2 2 of 2 {CAPTION} (Ruth Novak/Pool Photo via AP) Ruth Novak/AP Show More Show Less"
    article = _clean(f"{head} {slots} PORT ELLERY, Maine (AP) — {' '.join(STORY)}")
    assert [(caption.text, caption.index, caption.total) for caption in article.captions] == [(CAPTION, 2, 2)]
    assert "of 2" not in article.text


# ------------------------------------------------------------------------------------------------ sources

PHRASE = "The old ferry on its way through the harbour in May"
SOURCES = [
    "Źródło: TVN24",
    "Forrás: MTI/Nagy Péter",
    "Zdroj: ČTK Autor: Petr Svoboda",
    "Izvor: Pixsell / Autor: Marko Babić",
]


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_below_a_phrase_among_the_paragraphs_is_its_credit(source: str) -> None:
    article = _clean("Ferry to be raised", STORY[0], f"{PHRASE}\n{source}", *STORY[1:])
    assert [caption.text for caption in article.captions] == [PHRASE]
    assert article.paragraphs == STORY
    assert not article.bylines


@pytest.mark.parametrize("source", [*SOURCES[:2], "Źródło: ellery24.pl, PAP"])
def test_a_source_below_a_paragraph_or_below_the_story_is_the_storys(source: str) -> None:
    article = _clean("Ferry to be raised", *STORY, f"Nobody was hurt.\n{source}")
    assert not article.captions
    assert article.paragraphs[-1] == "Nobody was hurt."
    article = _clean("Ferry to be raised", f"{STORY[0]}\n{source}", *STORY[1:])
    assert not article.captions
    assert article.paragraphs[-3:] == STORY


def test_a_label_of_authors_below_the_last_paragraph_names_no_photographer() -> None:
    article = _clean(
        "Ferry to be raised", *STORY, "Nobody was hurt.\nAutorka/Autor: Anna Lima\nŹródło: ellery24.pl, PAP"
    )
    assert not article.captions
    assert [byline.name for byline in article.bylines] == ["Anna Lima"]
    assert article.paragraphs[-1] == "Nobody was hurt."


@pytest.mark.parametrize(
    "credit",
    [
        " /Piotr Nowak /PAP",
        " /Piotr Nowak/East News /East News",
        "/shutterstock",
        " / Globallookpress",
        "Фото: Ана Лима/dpa",
    ],
)
def test_a_credit_behind_a_slash_ends_the_caption(credit: str) -> None:
    caption = "Старый паром в порту" if "Фото" in credit else PHRASE
    article = _clean("Ferry to be raised", STORY[0], f"{caption}{credit}", *STORY[1:])
    assert [caption.text for caption in article.captions] == [caption]
    assert article.paragraphs == STORY


@pytest.mark.parametrize(
    "line",
    [
        "{caption} | Foto: Petr Svoboda | Zdroj: Harbour Radio",
        "Foto: {caption} (Ana Lima)",
        "{caption}\nFoto: GAZETA/Ana Lima",
    ],
)
def test_a_caption_in_the_forms_of_many_countries(line: str) -> None:
    article = _clean("Ferry to be raised", STORY[0], line.format(caption=PHRASE), *STORY[1:])
    assert [caption.text for caption in article.captions] == [PHRASE]
    assert article.paragraphs == STORY


def test_a_caption_below_a_button_of_the_head_is_no_link() -> None:
    head = ("Ferry to be raised from the harbour", f"{STORY[0]}\nComments\n{PHRASE} / © Ana Lima")
    article = _clean(*head, *STORY[1:], "Read also\nThe lighthouse of Port Ellery finds a keeper")
    assert [caption.text for caption in article.captions] == [PHRASE]


@pytest.mark.parametrize("kind", ["Archivbild", "أرشيفية"])
def test_what_kind_of_picture_it_is_behind_a_dash_is_the_captions(kind: str) -> None:
    article = _clean("Ferry to be raised", STORY[0], f"{PHRASE} - {kind}", *STORY[1:])
    assert [caption.text for caption in article.captions] == [f"{PHRASE} - {kind}"]


def test_a_credit_below_the_storys_short_last_sentence_takes_it_not() -> None:
    article = _clean("Ferry to be raised", *STORY, "Nobody was hurt in the storm.\nPhoto: Ruth Novak\nHarbour Museum")
    assert not article.captions
    assert article.paragraphs[-1] == "Nobody was hurt in the storm."


LONG_PARAGRAPH = (
    "Where they came from nobody knows, says the harbour master, who has rung all of them at least once and keeps a list of their "
    "tones. Two were cast in the town. One has a crown of iron and no clapper. The others bear names of ships that nobody remembers, "
    "and the museum has written to every port between here and the cape to ask for them, so far without an answer."
)


def test_a_paragraph_below_a_credit_among_paragraphs_is_the_storys() -> None:
    said = "The bell of the Aurora was cast in 1871 and weighs more than a ton."
    article = wireclean.clean(
        "Seven bells that the sea gave back\nBy Ana Lima\n"
        "The sea off Port Ellery has given back seven bells in ten years, and most of them hang in the museum.\n"
        f"{LONG_PARAGRAPH}\nTom Reed/Getty Images\n{said}\n"
        "Divers found a second one below the pier in spring, when a chain of the ferry had caught on its iron crown."
    )
    assert said in article.paragraphs


def test_the_storys_first_paragraph_above_a_credit_is_no_caption() -> None:
    first = (
        "“It rang once, and then the rope broke,” as they tell it on the quay and in the yard of the museum. The bell of the "
        "Aurora goes on with its way through the town's offices in search of a home."
    )
    article = wireclean.clean(
        "Bell found off Port Ellery\n\nBy Ana Lima, 1:00PM, Thu. May 23, 2019\n\n"
        f"{first}\n\nPhoto by Tom Reed\n\n{LONG_PARAGRAPH}"
    )
    assert article.paragraphs == (first, LONG_PARAGRAPH)


TOP = ("Cranes to raise the sunken ferry at Ellery", "By Ana Lima", "May 4, 2020 10:15 a.m.")
PICTURED = "A crane holds the bow of the ferry, and a diver waits beside it on the deck."


@pytest.mark.parametrize(
    "credit", ["Ruth Novak/Harbour Wharf", "RUTH NOVAK / HARBOUR WHARF", "Ruth Novak—Getty Images"]
)
def test_a_person_with_a_stroke_beside_an_outlet_is_a_sure_credit(credit: str) -> None:
    article = _clean(*TOP, PICTURED, credit, *STORY, gap="\n")
    assert [caption.text for caption in article.captions] == [PICTURED]
    assert article.paragraphs == STORY


def test_above_a_credit_the_story_s_dateline_is_no_caption_and_below_it_speaks_for_one() -> None:
    story = (f"PORT ELLERY, Malta — {STORY[0]}", *STORY[1:])
    article = _clean(*TOP, PICTURED, "WHARF / Ruth Novak, file", *story, gap="\n")
    assert [caption.text for caption in article.captions] == [PICTURED]
    article = _clean(*TOP, story[0], "Photo: Ruth Novak/AP", OTHER, *STORY[1:], gap="\n")
    assert article.paragraphs[0] == STORY[0]


@pytest.mark.parametrize(
    "caption",
    [
        "Набережная Старого Берега, где весной строили дома и склады",
        "Moradores acompanham a sessão na câmara municipal de Ellery",
    ],
)
def test_a_phrase_above_a_photographer_may_begin_as_a_name_or_have_a_word_of_pages(caption: str) -> None:
    article = _clean(*TOP, caption, "Foto: Ruth Novak / AP", *STORY, gap="\n")
    assert [found.text for found in article.captions] == [caption]


def test_the_lines_of_a_log_are_no_captions() -> None:
    log = ("12:46 a.m. — Bicycle reported stolen from a porch overnight on Elm Street.", "Ruth Novak/Harbour Wharf")
    article = _clean(*TOP, STORY[0], *log, *STORY[1:], gap="\n")
    assert article.captions == ()


@pytest.mark.parametrize(
    ("line", "caption", "photographer"),
    [
        ("Le bac de Port-Ellery, mardi 12 mars AFP - RUTH NOVAK", "Le bac de Port-Ellery, mardi 12 mars", "Ruth Novak"),
        ("Els veïns miren el moll d'Ellery RUTH NOVAK", "Els veïns miren el moll d'Ellery", "Ruth Novak"),
        ("Die Fähre liegt im Hafen von ElleryBild: keystone", "Die Fähre liegt im Hafen von Ellery", None),
        ("Le bac est à quai Ruth Novak / stock.adobe.com", "Le bac est à quai", "Ruth Novak"),
        ("La gru solleva il traghetto - RIPRODUZIONE RISERVATA", "La gru solleva il traghetto", None),
        (
            "Una grúa levanta el transbordador este jueves (Ruth Novak)",
            "Una grúa levanta el transbordador este jueves",
            "Ruth Novak",
        ),
        ("Kren mengangkat feri di jeti. - Gambar fail/Bernama", "Kren mengangkat feri di jeti.", None),
    ],
)
def test_more_credits_that_end_a_caption(line: str, caption: str, photographer: str | None) -> None:
    article = _clean(TOP[0], line, *TOP[1:], *STORY, gap="\n")
    assert [(found.text, found.credit and found.credit.photographer) for found in article.captions] == [
        (caption, photographer)
    ]
    assert article.paragraphs == STORY


def test_a_note_on_rights_or_a_name_in_brackets_takes_no_paragraph() -> None:
    for end in (" - RIPRODUZIONE RISERVATA", " (Ruth Novak)"):
        article = _clean(TOP[0], *TOP[1:], *STORY[:2], f"{STORY[2]}{end}", gap="\n")
        assert article.captions == ()
        assert article.paragraphs[2].startswith(STORY[2])


def test_a_button_behind_a_caption_is_none_of_it() -> None:
    article = _clean(TOP[0], f"IMAGE: {PICTURED} view more", "CREDIT: RUTH NOVAK", *STORY, gap="\n")
    assert [found.text for found in article.captions] == [PICTURED]


def test_one_word_above_a_credit_is_no_caption() -> None:
    article = _clean(*TOP, "Druckansicht", "Foto: Ruth Novak / AP", *STORY, gap="\n")
    assert article.captions == ()


def test_who_signs_the_story_is_no_credit_below_a_heading_either() -> None:
    article = _clean(*TOP, *STORY[:2], "Ein Kran wartet:", f"{STORY[2]} (Ruth Novak, APA, 3.5.2023)", gap="\n")
    assert article.captions == ()
    assert STORY[2] in article.text
