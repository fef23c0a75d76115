"""Notes in many languages: sources, authors, reserved rights, corrections."""

from __future__ import annotations

import pytest

import wireclean

STORY = (
    "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
    "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said."
)


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("(Quelle: APA/sda/dpa)", "contributors"),
        ("Bron: BELGA", "contributors"),
        ("Источник: Интерфакс", "contributors"),
        ("Übersetzung: Ana Lima, Redaktion: Jörg Reed", "contributors"),
        ("Con información de Ana Lima y Tomás Reed.", "contributors"),
        ("© Riproduzione riservata", "copyright"),
        ("Alle Rechte vorbehalten.", "copyright"),
        ("Copyright © Port Ellery Herald 2017-2026. Alle Rechte vorbehalten.", "copyright"),
        ("<Copyright ⓒ 항구일보. 무단 전재 및 재배포 금지>", "copyright"),
        ("© The Ellery Herald Ltd. 2024", "copyright"),
        ("Ana Lima is a senior reporter covering the harbour.", "about"),
        ("Ana Lima ist Redakteurin im Ressort Hafen.", "about"),
        ("Ana Lima may be reached at alima@example.net.", "about"),
        ("Follow Ana Lima on Twitter @alima", "about"),
        ("Rättelse: I en tidigare version av artikeln vägde klockan två ton.", "correction"),
        ("Correction : la cloche pèse une tonne et non deux.", "correction"),
    ],
)
def test_a_note_closes_the_story(note: str, kind: str) -> None:
    article = wireclean.clean(f"{STORY}\n\n{note}")
    assert article.text == STORY
    assert [one.kind for one in article.notes] == [kind]


@pytest.mark.parametrize(
    "line",
    [
        "Ana Lima is a reporter's worst fear, the harbour master said, and then he laughed about it for a while.",
        "Quelle: ein Taucher, der seinen Namen nicht nennen will.",
        "All rights to the bell are reserved, the museum said, until the court has heard the heirs of the owner.",
        "He was a reporter for forty years.",
    ],
)
def test_a_sentence_of_the_story_is_no_note(line: str) -> None:
    assert wireclean.clean(f"{STORY}\n\n{line}").text.endswith(line)


def test_an_author_in_the_middle_is_the_storys() -> None:
    copy = STORY.replace("\n\n", "\n\nAna Lima is a reporter for the Ellery Herald.\n\n")
    assert "Ana Lima is a reporter" in wireclean.clean(copy).text
