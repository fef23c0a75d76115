"""What a page says to its reader of itself, its rows of buttons, its scripts; and what of the story looks like them."""

from __future__ import annotations

import pytest

import wireclean

FIRST = "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday."
SECOND = "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said."
THIRD = "Divers from Port Ellery raised it with a crane that had been borrowed from the shipyard across the bay."
STORY = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def _among(line: str) -> str:
    return f"{FIRST}\n\n{line}\n\n{SECOND}\n\n{THIRD}"


@pytest.mark.parametrize(
    "line",
    [
        "Get the news of Port Ellery, its weather and its tides to your inbox. Sign up for the Ellery Herald’s newsletters.",
        "Join our new WhatsApp group and receive your daily dose of harbour news.",
        "Like this story? For more of the latest harbour news, follow Ellery Docks on TikTok, Snapchat and Twitter.",
        "Never miss a tide with our free daily newsletter.",
        "Want more harbour news? Get the Herald in your inbox every morning.",
        "When you buy through links on our site, we may be paid a commission.",
        "Watch the full hearing in the video player above.",
        "To hear more, watch the clip below.",
        "Hit play on the player below to listen to the bell.",
        "Go to https://ellery.example/bells for more coverage",
        "Sign up for the Herald’s Harbour Wonders newsletter. Explore the bay with news on bells, wrecks and more.",
        "[Bells, daily. Sign up for the Herald’s newsletter.]",
        "Get the rundown of the biggest stories of the day with Herald Daily.",
        "Our morning email brings you the news of the harbour and what to make of it.",
        "Get your weekly roundup of what the tide left",
        "Have something for our team to look into? Call the tip line at 207-555-0110.",
        "If you’ve got a photo of the bell get in touch with our pictures team by emailing us. We’d love to hear from you.",
    ],
)
def test_an_invitation_between_paragraphs_goes(line: str) -> None:
    assert wireclean.clean(_among(line)).text == STORY


@pytest.mark.parametrize(
    "line",
    [
        "“Sign up for our newsletter and get it free,” the museum's letter to the boys went on, and so it was read to them.",
        "Sign up for our newsletter, the verger told the boys, and get the news of the bell in your inbox for free.",
        "The museum sends its newsletter to your inbox when the bell is rung, and the harbour master pays for it.",
        "Get the rope, join the others and keep your head down until the crane stops, a sign in the yard says.",
        "Our bell is free to see, and your children may ring it on Sundays if they ask, a sign at the gate reads.",
        "Watch the full moon from the quay and you may hear the bell, the verger says.",
        "The video above the door of the museum shows divers at work.",
        "Go to the gate for more tickets.",
        "Take the ferry to Ellery. Visit the museum, and see the bell with news of its sister on a podcast.",
        "[Follow the podcast of the museum.]",
        "Get in touch with the museum by Friday to have a ticket put aside.",
    ],
)
def test_a_sentence_of_the_story_about_such_things_stays(line: str) -> None:
    assert line in wireclean.clean(_among(line)).paragraphs


def test_what_the_story_is_about_is_no_offer_of_the_page() -> None:
    line = "Get the podcast for free here, and you will hear the bell for more than an hour."
    about = f"{FIRST}\n\nThe podcast that she made of the bell has been heard by more people than live in the town.\n\n{line}\n\n{THIRD}"
    assert line in wireclean.clean(about).paragraphs
    assert line not in wireclean.clean(_among(line)).text


def test_behind_the_last_sentence_an_invitation_goes_and_the_sentence_stays() -> None:
    close = "Subscribe to keep reading. Already a subscriber? Log in Get unlimited access from $1 a week SUBSCRIBE NOW"
    assert wireclean.clean(f"{STORY} {close}").text == STORY
    assert wireclean.clean(f"{STORY} Follow us on Instagram for more.").text == STORY
    assert wireclean.clean(f"{STORY} Continue reading...").text == STORY
    assert wireclean.clean(f"{STORY} They would like to read more.").text.endswith("They would like to read more.")


@pytest.mark.parametrize(
    "row",
    [
        "Listen Comment on this story Comment Gift Article Share",
        "3-MIN READ3-MIN",
        "SaveSaved",
        "Listen 4:12",
        "4 min read Listen",
    ],
)
def test_a_row_of_buttons_goes(row: str) -> None:
    assert wireclean.clean(_among(row)).text == STORY


def test_a_carousel_goes_with_the_titles_that_stand_between_its_ends() -> None:
    carousel = "Press Enter to skip to end of carousel\n\nFerry fares to rise in spring\n\nLighthouse finds a keeper\n\n1/3\n\nEnd of carousel"
    assert wireclean.clean(_among(carousel)).text == STORY


@pytest.mark.parametrize("line", ["Image Search", "15 min 10 min 2", "Print the comment", "Share, save and listen"])
def test_a_heading_or_figures_of_the_story_are_no_row_of_buttons(line: str) -> None:
    assert line in wireclean.clean(_among(line)).paragraphs


@pytest.mark.parametrize(
    "script",
    [
        "try { var bell = new CustomEvent('rung', { detail: { id: 'bell-1' } }); window.dispatchEvent(bell); } catch (err) {}",
        "googletag.cmd.push(function() { googletag.display('bell-2'); });",
        "window._bells = window._bells || []; _bells.push({ mode: 'ring', placement: 'Mid Article' });",
    ],
)
def test_a_script_goes_from_among_the_words(script: str) -> None:
    assert wireclean.clean(f"{FIRST} {script} {SECOND} {THIRD}").text == f"{FIRST} {SECOND} {THIRD}"


def test_words_with_the_signs_of_scripts_stay() -> None:
    line = (
        "She signed the document. It says (in Latin) that the bell is hers; he looked out of the window. Then she left."
    )
    assert line in wireclean.clean(_among(line)).text
    quoted = "A script on the wall read googletag.cmd.push('the bell is ours and nobody else may ring it on a Sunday in May');"
    assert "nobody else may ring it" in wireclean.clean(_among(quoted)).text


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Divers find bell off Port Ellery - Associated Press", "Divers find bell off Port Ellery"),
        ("Divers find bell off Port Ellery – BBC News", "Divers find bell off Port Ellery"),
        ("Divers find bell off Port Ellery - The Ellery Times", "Divers find bell off Port Ellery"),
        ("The bell was never lost - Lima", "The bell was never lost - Lima"),
        ("Divers find bell off Port Ellery – harbour master", "Divers find bell off Port Ellery – harbour master"),
    ],
)
def test_the_papers_name_behind_a_dash_is_no_part_of_the_headline(line: str, headline: str) -> None:
    article = wireclean.clean(f"{line}\n\nBy Ana Lima\n\n{STORY}")
    assert (article.headline, article.text) == (headline, STORY)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Lima Springfield News-Leader", ["Ana Lima"]),
        ("By Ana Lima and Tom Ashdown Ashland Star-Tribune", ["Ana Lima", "Tom Ashdown"]),
    ],
)
def test_a_hyphenated_paper_is_no_part_of_the_name(line: str, names: list[str]) -> None:
    article = wireclean.clean(f"Divers find bell off Port Ellery\n\n{line}\n\n{STORY}")
    assert [byline.name for byline in article.bylines if byline.name] == names
    assert article.text == STORY
