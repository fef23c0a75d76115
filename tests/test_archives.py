"""Exports of press archives: fields above and below each story, and nothing of the story taken for a field."""

from __future__ import annotations

import pytest

from wireclean import Copy, read
from wireclean.readers.detection import told_format

FACTIVA = """HD
Bell found off Port Ellery

BY   By Ana Lima
WC   120 words
PD   4 May 2020
SN   Port Ellery Herald
LA   English

LP
{story}

TD
It hangs in the yard of the museum.

CO
herald : Port Ellery Herald

Document PEH0000020200504eg540000x
"""
PROQUEST = (
    "_" * 60
    + """

Title: Bell found off Port Ellery
Author: Lima, Ana
Publication info: Port Ellery Herald ; Port Ellery. 04 May 2020: A1.
Publication title: Port Ellery Herald
Publication date: May 4, 2020
Abstract: The bell weighs a ton.

Full text: {story}

Subject: Bells
Title: Bell found off Port Ellery
ProQuest document ID: 12345

"""
    + "_" * 60
    + "\n"
)
NEXIS = """1 of 1 DOCUMENTS

Port Ellery Herald

May 4, 2020 Monday

Bell found off Port Ellery

BYLINE: Ana Lima

SECTION: NEWS; Pg. 3

LENGTH: 120 words

{story}

LOAD-DATE: May 5, 2020

LANGUAGE: ENGLISH
"""
NEXIS_UNI = """Bell found off Port Ellery
Port Ellery Herald
May 4, 2020 Monday
Copyright 2020 Herald Press All Rights Reserved
Section: NEWS; Pg. 3
Length: 120 words
Byline: Ana Lima
Body

{story}

Classification

Language: ENGLISH

Publication-Type: Newspaper

End of Document
"""
EUROPRESSE = (
    """Titre : Bell found off Port Ellery
Auteur : Ana Lima
Source : Port Ellery Herald
Date : 4 mai 2020
Langue : anglais

Texte : {story}

Numéro de document : news·20200504·PE·1
"""
    + "_" * 40
    + "\n"
)
EXPORTS = {
    "factiva": FACTIVA, "proquest": PROQUEST, "nexis": NEXIS, "nexis uni": NEXIS_UNI, "europresse": EUROPRESSE,
}  # fmt: skip


def one(text: str) -> Copy:
    (copy,) = read(text.encode(), format="archive")
    return copy


STORIES = [
    "The bell of the Aurora weighs more than a ton.",
    "The bell of the Aurora weighs more than a ton.\nIN the end it rang.\nBY the time it rang, RE or not, the CO of the ship was gone.",
    "The bell of the Aurora weighs more than a ton.\n\nSource: the office of the harbour.\n\nIt rang once.\n\nTitle: The last line of the song.",
    "The bell of the Aurora weighs more than a ton.\nDate: nobody knows.\nPage: torn out.\nIt rang once.",
    "Lisbon: The bell of the Aurora weighs more than a ton.\n\nSection: the last of the tower.\n\nIt rang once.",
]  # fmt: skip


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("story", STORIES)
def test_nothing_of_a_story_is_taken_for_a_field(name: str, story: str) -> None:
    copy = one(EXPORTS[name].format(story=story))
    below = "\n\nIt hangs in the yard of the museum." if name == "factiva" else ""
    assert copy.text == story + below
    said = copy.declared
    assert (said.headline, [byline.name for byline in said.bylines]) == ("Bell found off Port Ellery", ["Ana Lima"])
    assert said.published is not None
    assert said.published.value.date().isoformat() == "2020-05-04"
    assert copy.meta["site"] == "Port Ellery Herald"
    assert said.language in ("en", None)


@pytest.mark.parametrize("name", EXPORTS)
def test_exports_are_told(name: str) -> None:
    assert told_format(EXPORTS[name].format(story=STORIES[0])) == "archive"


def test_lines_of_a_file_are_counted() -> None:
    copy = one(PROQUEST.format(story="One.\n\nTwo.\n\n\n"))
    assert [(copy.text[slice(*span)], path) for span, path in copy.origin] == [("One.", "line 10"), ("Two.", "line 12")]


def test_a_label_that_stands_twice_is_read_once() -> None:
    copy = one(EUROPRESSE.format(story="It rang.").replace("Date :", "Auteur : Joe Hart\nDate :"))
    assert [byline.name for byline in copy.declared.bylines] == ["Ana Lima"]


def test_only_an_index_has_surnames_first() -> None:
    copy = one(NEXIS.format(story="It rang.").replace("Ana Lima", "Ana Lima, Editor"))
    assert [byline.name for byline in copy.declared.bylines] == ["Ana Lima"]


@pytest.mark.parametrize(
    "text",
    [
        "The bell rang.\n\nDate: 4 May.\n\nIt rang twice.\n\nSource: the harbour.\n\nTitle: The song of the bell.\n\n----------\n\nIt rang once more.",
        "The bell rang.\nTitle: The song of the bell\n\nIt rang twice.\n\nAuthor: unknown\nIt rang.\n" + "_" * 50 + "\nPage: 3\nIt rang.",
        "Bell found\n\nIt rang.\n\n1 of 12\n\nIt rang.\n\nHeadline: none.\n\nIt rang.\n\nByline: none.\n\nIt rang.\n\nDate: none.",
    ],
)  # fmt: skip
def test_labels_here_and_there_are_no_export(text: str) -> None:
    assert told_format(text) == "text"
