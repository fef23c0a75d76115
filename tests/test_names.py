"""Personal names and place names: case and shape."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from wireclean.grammar.byline import is_given_name
from wireclean.grammar.names import is_name, joins_names, name_shapes, read_name, recase, recase_place


@pytest.mark.parametrize(
    ("printed", "cased"),
    [
        ("ANA LIMA", "Ana Lima"),
        ("RORY McDOUGALL", "Rory McDougall"),
        ("KEVIN McGUIRK", "Kevin McGuirk"),
        ("PAULA MCCANN", "Paula McCann"),
        ("ANDREW DeMILLO", "Andrew DeMillo"),
        ("TOM LoBIANCO", "Tom LoBianco"),
        ("SIOBHAN VAN DER BERG", "Siobhan van der Berg"),
        ("SIOBHAN van der BERG", "Siobhan van der Berg"),
        ("MARIA DE LA CRUZ", "Maria de la Cruz"),
        ("MARINE LE CLERC", "Marine Le Clerc"),
        ("ILAN BEN ZION", "Ilan Ben Zion"),
        ("OMAR BIN SALEH", "Omar bin Saleh"),
        ("KHALID AL-SHIHRI", "Khalid al-Shihri"),
        ("AL-SHIHRI", "Al-Shihri"),
        ("KIM HYUNG-JIN", "Kim Hyung-Jin"),
        ("ANA DOE-MACDONALD", "Ana Doe-MacDonald"),
        ("JOHN MACDONALD", "John MacDonald"),
        ("FLORA MACARTHUR", "Flora MacArthur"),
        ("RENA MACKEY", "Rena Mackey"),
        ("JEAN MACRON", "Jean Macron"),
        ("LUIS MACIAS", "Luis Macias"),
        ("JOHN O'BRIEN", "John O'Brien"),
        ("JOHN O’BRIEN", "John O’Brien"),
        ("MARIA D'ANGELO", "Maria D'Angelo"),
        ("N'GOLO BA", "N'Golo Ba"),
        ("ABU BA'ASYIR", "Abu Ba'asyir"),
        ("JORGE DELL'ORTO", "Jorge Dell'Orto"),
        ("ANNE M. REED", "Anne M. Reed"),
        ("J.D. REED", "J.D. Reed"),
        ("JD REED", "JD Reed"),
        ("J.-P. REED", "J.-P. Reed"),
        ("TOM FOREMAN Jr.", "Tom Foreman Jr."),
        ("TOM FOREMAN JR.", "Tom Foreman Jr."),
        ("TOM FOREMAN, JR.", "Tom Foreman, Jr."),
        ("TOM REED III", "Tom Reed III"),
        ("JÖRG MÜLLER", "Jörg Müller"),
        ("İSMAİL ŞAHİN", "İsmail Şahin"),
        ("Jean DUPONT", "Jean Dupont"),
        ("AL GORE", "Al Gore"),
        ("", ""),
    ],
)
def test_names_in_capitals_are_cased_as_prose(printed: str, cased: str) -> None:
    assert recase(printed) == cased


@pytest.mark.parametrize(
    "name",
    [
        "Ana Lima",
        "JD Reed",
        "Rory McDougall",
        "Siobhan van der Berg",
        "LeBron Reed",
        "Tom Reed III",
        "ilan zion",
        "J. R. R. Reed",
    ],
)
def test_mixed_case_names_are_left_alone(name: str) -> None:
    assert recase(name) == name


@pytest.mark.parametrize(
    ("printed", "cased"),
    [
        ("TOKYO", "Tokyo"),
        ("McALLEN", "McAllen"),
        ("FORT MCMURRAY", "Fort McMurray"),
        ("MACON", "Macon"),
        ("DeKALB", "DeKalb"),
        ("ST. JOHN'S", "St. John's"),
        ("MARTHA’S VINEYARD", "Martha’s Vineyard"),
        ("SÃO PAULO", "São Paulo"),
        ("ABOARD AIR FORCE ONE", "Aboard Air Force One"),
        ("ABOARD THE USS NIMITZ", "Aboard the USS Nimitz"),
        ("PORT-AU-PRINCE", "Port-au-Prince"),
        ("STRATFORD-UPON-AVON", "Stratford-upon-Avon"),
        ("AIX-EN-PROVENCE", "Aix-en-Provence"),
        ("GUINEA-BISSAU", "Guinea-Bissau"),
        ("FRANKFURT AM MAIN", "Frankfurt am Main"),
        ("RIO DE JANEIRO", "Rio de Janeiro"),
        ("SANTA CRUZ DE LA SIERRA", "Santa Cruz de la Sierra"),
        ("LA PAZ", "La Paz"),
        ("THE HAGUE", "The Hague"),
        ("CAPE CANAVERAL AIR FORCE STATION", "Cape Canaveral Air Force Station"),
        ("WASHINGTON D.C.", "Washington D.C."),
        ("WASHINGTON DC", "Washington DC"),
        ("U.N. HEADQUARTERS", "U.N. Headquarters"),
        ("L'AQUILA", "L'Aquila"),
        ("COEUR D'ALENE", "Coeur d'Alene"),
        ("VAL-D'OR", "Val-d'Or"),
        ("D'IBERVILLE", "D'Iberville"),
        ("'S-HERTOGENBOSCH", "'s-Hertogenbosch"),
        ("XI'AN", "Xi'an"),
        ("O'FALLON", "O'Fallon"),
        ("SHARM EL-SHEIKH", "Sharm el-Sheikh"),
        ("AL-UDEID AIR BASE", "Al-Udeid Air Base"),
        ("ISLE OF MAN", "Isle of Man"),
        ("Lake George NY", "Lake George NY"),
        ("Frankfurt am Main", "Frankfurt am Main"),
        ("", ""),
    ],
)
def test_places_in_capitals_are_cased_as_prose(printed: str, cased: str) -> None:
    assert recase_place(printed) == cased


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ANA LIMA AND TOM REED", "ANA LIMA"),
        ("ANA LIMADecember 5, 2025", "ANA LIMA"),
        ("ANA LIMA03/02/2026", "ANA LIMA"),
        ("Ana LimaDecember 5, 2025", "Ana Lima"),
        ("Ana Lima June 5, 2025", "Ana Lima"),
        ("June Reed", "June Reed"),
        ("Ana Lima Published May 4", "Ana Lima"),
        ("Siobhan van der Berg in Lisbon", "Siobhan van der Berg"),
        ("SIOBHAN VAN DER BERG, Reuters", "SIOBHAN VAN DER BERG"),
        ("TOM REED Jr., Reuters", "TOM REED Jr."),
        ("TOM REED JR. AND ANA LIMA", "TOM REED JR."),
        ("A. O. Reed", "A. O. Reed"),
        ("J.D. Reed", "J.D. Reed"),
        ("Seán O’Kane", "Seán O’Kane"),
        ("Lê Văn Minh", "Lê Văn Minh"),
        ("Jörg Müller", "Jörg Müller"),  # decomposed
        ("Ανδρέας Λίμας", "Ανδρέας Λίμας"),
        ("Ana Lima's", "Ana Lima"),
    ],
)
def test_names_are_read_to_their_end(line: str, name: str) -> None:
    found = read_name(line)
    assert found is not None
    assert line[: found.end] == name


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Lima",
        "ana lima",
        "The Port",
        "Minutes Ago Ana Lima",
        "Monday Morning",
        "Trump's Lawyers",
        "Staff Reporter",
        "A. B.",
        "J.",
        "NATO Leaders",
        "12 Angry",
    ],
)
def test_other_words_are_no_names(words: str) -> None:
    assert not is_name(words)


def test_what_ends_a_name_is_told() -> None:
    ends = [read_name(f"Ana Lima {words}") for words in ("Herald", "Subscribe", "Published")]
    assert [end.ending for end in ends if end is not None] == ["organization", "other", "clean"]


def test_shapes_embed_in_verbose_patterns() -> None:
    shapes = name_shapes()
    pattern = regex.compile(rf"written[ ]by[ ](?P<name> {shapes.shouted} | {shapes.title} )", regex.VERBOSE)
    match = pattern.fullmatch("written by Siobhan van der Berg")
    assert match is not None
    assert match["name"] == "Siobhan van der Berg"


def test_initials_and_particles_join_names() -> None:
    assert [word for word in ("M.", "van", "LA", "Ana", "Reed") if joins_names(word)] == ["M.", "van", "LA"]


_words = st.sampled_from(
    [
        "ANA",
        "LIMA",
        "McGUIRK",
        "O'BRIEN",
        "VAN",
        "DER",
        "AL-SHIHRI",
        "J.",
        "JR.",
        "III",
        "MÜLLER",
        "D’ANGELO",
        "Reed",
        "MACDONALD",
        "LA",
    ]
)


@given(st.lists(_words, max_size=6).map(" ".join) | st.text(max_size=40))
def test_recasing_twice_is_recasing_once(text: str) -> None:
    assert recase(recase(text)) == recase(text)
    assert recase_place(recase_place(text)) == recase_place(text)


@given(st.text(max_size=60))
def test_any_string_can_be_asked(text: str) -> None:
    is_name(text)
    name = read_name(text)
    assert name is None or 0 < name.end <= len(text)


@pytest.mark.parametrize("unit", ["A", "Aa ", "AA ", "A.", "A-", "O'", "Mc", "de ", "Van der ", "ANA LIMA "])
def test_hostile_runs_are_read_through(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    name = read_name(text)
    assert name is None or name.end < 200
    assert len(recase(text)) == len(text)
    assert len(recase_place(text)) == len(text)


@pytest.mark.parametrize("word", ["Sunita", "Oğuz", "İbrahim", "IŞIL", "Nguyễn", "Femi", "Στέλιος"])
def test_language_files_add_given_names(word: str) -> None:
    assert is_given_name(word)


@pytest.mark.parametrize(
    ("printed", "name"), [("Selin YILMAZ", "Selin Yılmaz"), ("OĞUZ IŞIK", "Oğuz Işık"), ("ANA LIMA", "Ana Lima")]
)
def test_turkish_capitals_have_two_letters_i(printed: str, name: str) -> None:
    assert recase(printed) == name
