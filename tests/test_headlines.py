"""The headline of a head: which line it is, and what of that line."""

from __future__ import annotations

import pytest

import wireclean

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
