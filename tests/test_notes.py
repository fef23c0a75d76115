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
        ("Corrections & Clarifications: An earlier version gave the wrong weight of the bell.", "correction"),
        ("Fe de errores: la campana pesa una tonelada y no dos.", "correction"),
        ("(APA/dpa)", "signature"),
        ("(red./Ag.)", "signature"),
        ("dpa, AFP (alm)", "signature"),
        ("alm/jh (afp, dpa, rtr)", "signature"),
        ("The Herald/DPA/jh", "signature"),
        ("PTI ALM JH", "signature"),
        ("Press Association", "signature"),
        ("alm/ jhr/", "signature"),
        ("— AFP", "signature"),
        ("(alm/jhr)", "signature"),
        ("© dpa-infocom, dpa:200504-99-123456/3", "copyright"),
        ("A version of this article appeared in print on May 5, 2020, with the headline: Bell Found.", "editors-note"),
        ("Este artículo se publicó originalmente en El Puerto.", "editors-note"),
        ("本文原載於《港報》。", "editors-note"),
        ("The post Bell found off Port Ellery appeared first on Ellery Herald.", "editors-note"),
        ("La entrada Hallan una campana se publicó primero en El Puerto.", "editors-note"),
        ("This is a developing story. Please check back for updates.", "editors-note"),
        ("Cet article est extrait du Phare du 4 mai 2020.", "editors-note"),
        ("Die Autorin ist Redakteurin im Hafenblatt.", "editors-note"),
        ("Dit artikel is tot stand gekomen met hulp van het museum.", "editors-note"),
        ("*Texto publicado na edição de 4 de maio", "editors-note"),
        ("Dieser Artikel wird laufend aktualisiert.", "editors-note"),
        ("(This story has not been edited by Herald staff and is published from a syndicated feed.)", "editors-note"),
        ("Redigatur und Faktencheck: Lena Reed, Timo Hart", "contributors"),
        ("Grafiken: Lena Reed", "contributors"),
        ("責任編輯：林安娜", "contributors"),
        ("SOURCE Ellery Mining Inc.", "contributors"),
        ("Ana Lima reported from Lisbon. Tom Reed wrote and reported from Port Ellery.", "contributors"),
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
        "The post that Lima held first appeared on the lists of the port in 1871, he said.",
        "Lima reported from Lisbon. The bell had been sold twice before it reached the port.",
        "The one who saw it was Lima (Reed/Hart).",
    ],
)
def test_a_sentence_of_the_story_is_no_note(line: str) -> None:
    assert wireclean.clean(f"{STORY}\n\n{line}").text.endswith(line)


def test_an_author_in_the_middle_is_the_storys() -> None:
    copy = STORY.replace("\n\n", "\n\nAna Lima is a reporter for the Ellery Herald.\n\n")
    assert "Ana Lima is a reporter" in wireclean.clean(copy).text


@pytest.mark.parametrize(
    ("glued", "kind"),
    [
        ("(APA)", "signature"),
        ("(alm/jhr)", "signature"),
        ("PTI ALM JH", "signature"),
        ("■", "signature"),
        ("The post Bell found off Port Ellery appeared first on Ellery Herald .", "editors-note"),
        ("This story first appeared in the Ellery Herald.", "editors-note"),
        ("This story has been corrected to show that the bell weighs a ton.", "correction"),
    ],
)
def test_a_note_glued_behind_the_last_sentence_goes(glued: str, kind: str) -> None:
    last = "It rang once. He locked the yard, and he went home by the lower road, which nobody takes after dark."
    story = f"{STORY} {STORY.partition(chr(10))[0]} {last}"
    article = wireclean.clean(f"{story} {glued}")
    assert article.text == story
    assert [one.kind for one in article.notes] == [kind]


def test_an_editor_in_brackets_closes_chinese_copy() -> None:
    article = wireclean.clean("港口今天宣布，鐘重一噸。\n\n潛水員五月在海底找到這口鐘。（編輯：林安娜）1090504")
    assert article.text == "港口今天宣布，鐘重一噸。\n\n潛水員五月在海底找到這口鐘。"
    assert [note.kind for note in article.notes] == ["contributors"]


def test_a_note_above_a_short_story_does_not_take_it_along() -> None:
    copy = "Bell found. This is a developing story. The bell weighs a ton, the harbour master said on Monday."
    assert "weighs a ton" in wireclean.clean(copy).text


@pytest.mark.parametrize("line", ["Staff Report", "Sports Reporter", "STAFF WRITER"])
def test_a_byline_that_names_nobody_goes(line: str) -> None:
    article = wireclean.clean(f"Bell found off Port Ellery\n\n{line}\n\n{STORY}")
    assert article.text == STORY
    assert [(byline.name, byline.role) for byline in article.bylines] == [(None, line)]


BYLINE = "Bell found off Port Ellery\n\nBy Rachel Whitmore"
PAGE = "Was this useful?"


@pytest.mark.parametrize(
    "box",
    [
        "Rachel Whitmore",
        "Rachel Whitmore\nReporter\nRachel Whitmore reports on the port. She has worked there since 2012.",
        "About Rachel Whitmore and Tom Reed",
        "Hello! My name is Rachel Whitmore, the author of this piece.",
        "—By the Herald’s Rachel Whitmore. Follow her on Twitter @rwhitmore.",
        "• Rachel Whitmore can be reached at rw@example.net.",
        "Rachel Whitmore pisze o porcie i mieszka tam od dziecka.",
    ],
)
def test_the_box_of_the_author_goes(box: str) -> None:
    kept = wireclean.clean(f"{BYLINE}\n\n{STORY}\n\n{box}\n\n{PAGE}")
    assert kept.text.removesuffix(f"\n\n{PAGE}") == STORY  # what stands below the box may go as well
    assert [byline.name for byline in kept.bylines] == ["Rachel Whitmore"]


@pytest.mark.parametrize(
    "line",
    [
        "Rachel Whitmore, who covers the Senate for the Tribune, said that she had never seen it.",
        "Reached by phone, Tom Reed said that he had never seen the bell of the Aurora.",
        "Tom Reed, a reporter at the Ellery Herald for forty years, died on Monday in the town.",
        "Reed joined the museum in 2018 and has kept its bells since then.",
        "Tom Reed covers the bell with a cloth every night, the master said.",
        "Published in Lisbon in 1871, the book tells of the ship and of its bell.",
        "Material from the wreck was used in the walls of the church of the town.",
    ],
)
def test_a_sentence_about_a_person_that_ends_the_story_stays(line: str) -> None:
    assert wireclean.clean(f"{BYLINE}\n\n{STORY}\n\n{line}").text.endswith(line)
