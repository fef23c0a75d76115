"""Lines that nothing explains: what is judged, what never is, and how the level moves it."""

from __future__ import annotations

from pathlib import Path

import pytest

import wireclean
from wireclean.data.languages import language_words
from wireclean.data.page_words import page_words
from wireclean.layout import LEVELS
from wireclean.recognition import lay_out
from wireclean.segments import table_of
from wireclean.settings import load_settings

HEAD = "Bell found off Port Ellery\nBy Ana Lima\nMay 4, 2020 10:15 a.m.\n"
STORY = (
    "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum.\n"
    "It was cast in 1871 and sank with the ship, the harbour master of the town said."
)

PLEA = "Please register or log in to your account to read, save and share more articles."
ACCOUNT = (
    "The account that the harbour master left of the night, in a hand that few in the town could make out, hangs there too.\n"
    "The board wants to keep the articles of that year from the damp that has come into the hall with the storms of the last three winters.\n"
    "Nobody may register a wish for it before May, when the children of the town have seen it and rung the bell, he said."
)
TOUR = "\n".join(
    f"May {day} -- {place}"
    for day, place in enumerate(("Port Ellery, Hall", "Lisbon, Pier", "Cork, Granary", "Oban, Vaults", "Leith, Yard"))
)


def struck(text: str, level: str = "standard") -> list[str]:
    config = wireclean.Config(level=level)  # type: ignore[arg-type]  # any str, to try them all
    return [edit.before.strip() for edit in wireclean.clean(text, config=config).edits if edit.rule == "OFF001"]


def test_what_a_page_leaves_below_a_story_goes() -> None:
    assert struck(f"{HEAD}{STORY}\nPort Ellery\n2k") == ["Port Ellery", "2k"]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    "text",
    [
        f"{STORY}\nPort Ellery\n2k",  # nothing shows that this was a page
        f"{HEAD}{STORY}\nLions        10   2   .833\nHarriers      9   3   .750\nOtters        2  10   .167",
        f"{HEAD}{STORY}\nPort Ellery\nLisbon\nPort Louis\n{STORY[:82]}",  # a list among the paragraphs
        f"{HEAD}{STORY}\nNobody rings it.",
        f"{HEAD}{STORY}\n{PLEA}\n{STORY}\nShare",  # prose on both sides
        f"{HEAD}{STORY}\n{TOUR}\nShare",
        f"{HEAD}{STORY}\nthe bell was taken to the yard of the\nmuseum where the board will hang it\nin May with all the\nShare",
        f"{HEAD}{STORY}\nHeight: two metres\n{STORY}\nHeight: three metres\n{STORY}\nHeight: one\nShare",
        f"{HEAD}Port Ellery\n2k",  # no story to be off from
    ],
    ids=[
        "clean copy",
        "table",
        "list",
        "sentence",
        "sentence inside",
        "list below",
        "broken lines",
        "labels",
        "no story",
    ],
)
def test_what_is_never_judged_stays(text: str, level: str) -> None:
    assert struck(text, level) == []


def test_a_sentence_of_the_pages_own_goes_at_the_end() -> None:
    text = f"{HEAD}{STORY}\nShare\nMore news\n{PLEA}\nPrivacy policy"
    assert struck(text, "thorough") == [PLEA]
    assert (
        struck(
            text.replace(PLEA, "Nobody who heard it ring that winter has ever forgotten what it sounded like."),
            "thorough",
        )
        == []
    )


def test_words_that_the_story_uses_do_not_speak_of_the_page() -> None:
    def said(text: str) -> int:
        layout = lay_out(text, wireclean.Config(ignore=["OFF001"]))
        plea = next(row for row in table_of(layout).segments if layout.text.startswith(PLEA, row.start))
        return next(int(feature[-1]) for feature in plea.features if feature.startswith("told.page."))

    assert said(f"{HEAD}{STORY}\n{ACCOUNT}\nShare\n{PLEA}") < said(f"{HEAD}{STORY}\nShare\n{PLEA}")


def test_a_sentence_to_the_reader_goes_unless_it_is_in_the_words_of_the_story() -> None:
    assert struck(f"{HEAD}{STORY}\nShare\n{PLEA}") == [PLEA]
    visit = "Please see the bell of the Aurora in the yard of the museum, and share what the harbour master said of the ship."
    assert struck(f"{HEAD}{STORY}\nShare\n{visit}") == []


def test_long_words_that_the_story_has_not_are_counted() -> None:
    layout = lay_out(f"{HEAD}{STORY}\nBell in the museum\nCello, piano, guitar", wireclean.Config(ignore=["OFF001"]))
    strange = [[f for f in row.features if f.startswith("strange.")] for row in table_of(layout).segments[-2:]]
    assert strange == [["strange.0"], ["strange.3"]]


def test_what_stands_beside_a_time_in_its_line_goes() -> None:
    head = "Bell found off Port Ellery\nBy Ana Lima\nMay 4, 2020 10:15 a.m. Port Ellery Courier\n"
    article = wireclean.clean(f"{head}{STORY}\nPort Ellery\n2k")
    assert article.text == STORY.replace("\n", "\n\n")
    assert article.published is not None


@pytest.mark.parametrize(
    ("language", "line", "page", "reader"),
    [
        ("en", "Sign up for our Newsletters, and your news comes by e-mail", ["newsletters,"], []),
        ("de", "Mit dem Nachrichten-Newsletter in den Tag", ["nachrichten-newsletter"], []),
        ("sv", "Your app is here", ["app"], ["your"]),  # English counts everywhere
        ("en", "Deine Glocke", [], []),  # and no other language does
        ("ja", "会員登録はこちら", ["会員"], ["登録"]),
        (None, "The bell hangs in the yard", [], []),
    ],
)
def test_words_of_pages_are_told_by_language(
    language: str | None, line: str, page: list[str], reader: list[str]
) -> None:
    found = page_words((language,) if language else ()).spoken(line, line.lower().split())
    assert set(page) <= set(found[0])
    assert set(reader) <= set(found[1])
    assert bool(page or reader) == bool(found[0] or found[1])


def test_words_to_the_reader_are_lower_case_and_trimmed() -> None:
    for word in language_words("furniture.reader"):
        assert word == word.lower() == word.strip()
        assert " " not in word
        assert word.find("*") in (-1, len(word) - 1)


def test_a_higher_level_strikes_no_less() -> None:
    text = f"{HEAD}{STORY}\nPort Ellery\nWhere the bell hung for a hundred years\nMore\n2k"
    gentle, standard, thorough = (set(struck(text, level)) for level in LEVELS)
    assert gentle <= standard <= thorough


def test_a_level_is_known_and_comes_from_the_settings(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no level is called 'brutal'; there are gentle, standard, thorough"):
        wireclean.Config(level="brutal")  # type: ignore[arg-type]  # the wrong level is the test
    file = tmp_path / "wireclean.toml"
    file.write_text('level = "gentle"\nignore = ["HED003"]\n', encoding="utf-8")
    settings = load_settings(file)
    assert settings.config.level == "gentle"
    assert settings.with_codes(ignore=["GAL"]).config.level == "gentle"


def test_a_sentence_in_letters_without_spaces_between_words_is_prose() -> None:
    story = (
        "ဆိပ်ကမ်းခေါင်းလောင်းကို ငါးဖမ်းသမားတွေက ပြန်လည်ဆယ်ယူနိုင်ခဲ့ကြပါတယ်။",
        "ຊາວປະມົງໄດ້ດຶງລະຄັງເກົ່າຂຶ້ນຈາກທະເລໃນວັນຈັນທີ່ຜ່ານມາ",
        "អ្នកនេសាទបានស្រង់ជួងចាស់ឡើងពីបាតសមុទ្រកាលពីថ្ងៃចន្ទ។",
    )
    for sentence in story:
        layout = lay_out(f"Photo\n{sentence}")
        assert [segment.role for segment in table_of(layout).segments][-1] == "prose"


def test_a_link_that_only_its_form_tells_proves_no_page() -> None:
    box = (
        "Harbour score",
        "Pros",
        "- Loud enough for the bay",
        "- Cast in one piece",
        "Cons",
        "- Heavy",
        "- Has no clapper",
    )
    story = (
        "The bell of the Aurora weighs more than a ton, and divers raised it on Monday with a crane.",
        "It was cast in 1871 for a ship that sank two winters later, the museum said.",
    )
    end = "Whoever has a yard and a crane will not find a better bell on this coast than that of the Aurora, and none that rings as long."
    copy = "\n\n".join((*story, "Gallery: The bell of the Aurora | 9 Photos", *box, "Summary", end))
    assert wireclean.clean(copy).paragraphs == (*story, *box, "Summary", end)


LONG_STORY = (
    "The bell of the Aurora weighs more than a ton, and divers raised it on Monday from the harbour of the town.",
    "It was cast in 1871 for a ship that sank two winters later, the harbour master said, and nobody had looked for it.",
    "The museum will hang it in the yard, where visitors can see it from the first of May.",
)


def test_a_title_alone_between_paragraphs_goes_when_the_story_has_none_of_its_words() -> None:
    first, second, third = LONG_STORY
    title = "Northern islands brace for ferry strikes and fog"
    heading = "Why nobody looked for the ship that sank"
    for line, gone in ((title, True), (f"• {title}", True), (heading, False)):
        copy = f"{HEAD}{first}\n{second}\nAdvertisement\n{line}\n{third}\n{third}\nShare this story"
        assert (line in struck(copy)) is gone


def test_below_the_page_s_own_lines_nobody_but_the_page_asks() -> None:
    question = "Could northern islands lose ferry crews?"
    assert question in struck(f"{HEAD}{STORY}\nShare this story\n{question}")
    asked = f"{HEAD}{STORY}\n{question}\nShare this story"
    assert question not in struck(asked)
