"""Bylines: whole lines, bylines inside a line, and bylines without a marker."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireclean.article import Byline, Place, place_of
from wireclean.grammar.byline import find_byline, parse_byline, trailing_byline
from wireclean.grammar.names import recase

AP = "Associated Press"


def brief(bylines: tuple[Byline, ...]) -> list[tuple[str | None, str | None, str | None]]:
    return [(byline.name, byline.role, byline.organization) for byline in bylines]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By ANA LIMA, Associated Press", [("Ana Lima", None, AP)]),
        ("By  ANA LIMA, The Associated Press", [("Ana Lima", None, AP)]),
        ("ANA LIMA, Associated Press", [("Ana Lima", None, AP)]),
        ("By ANA LIMA and TOM REED, Associated Press", [("Ana Lima", None, AP), ("Tom Reed", None, AP)]),
        ("By ANA LIMA AND TOM REED, Associated Press", [("Ana Lima", None, AP), ("Tom Reed", None, AP)]),
        (
            "By Ana Lima & Tom Reed, AFP",
            [("Ana Lima", None, "Agence France-Presse"), ("Tom Reed", None, "Agence France-Presse")],
        ),
        (
            "By ANA LIMA, TOM REED, and JOE HART, Associated Press",
            [("Ana Lima", None, AP), ("Tom Reed", None, AP), ("Joe Hart", None, AP)],
        ),
        ("ANA LIMA and TOM REED, Associated Press", [("Ana Lima", None, AP), ("Tom Reed", None, AP)]),
        ("By ANA LIMA, AP Sports Writer", [("Ana Lima", "Sports Writer", AP)]),
        ("By ANA LIMA, AP HEALTH WRITER", [("Ana Lima", "HEALTH WRITER", AP)]),
        ("By ANA LIMA, AP Washington Bureau Chief", [("Ana Lima", "Washington Bureau Chief", AP)]),
        ("By ANA LIMA, Associated Press Writer", [("Ana Lima", "Writer", AP)]),
        (
            "By ANA LIMA and TOM REED, AP Film Writers",
            [("Ana Lima", "Film Writers", AP), ("Tom Reed", "Film Writers", AP)],
        ),
        ("By ANA LIMA, Reuters", [("Ana Lima", None, "Reuters")]),
        ("By ANA LIMA, USA TODAY", [("Ana Lima", None, "USA TODAY")]),
        ("By ANA LIMA, Fantasy Sports Network", [("Ana Lima", None, "Fantasy Sports Network")]),
        ("By Ana Lima, Port Ellery Herald", [("Ana Lima", None, "Port Ellery Herald")]),
        (
            "By Ana Lima and Tom Reed, The Port Ellery Herald",
            [("Ana Lima", None, "The Port Ellery Herald"), ("Tom Reed", None, "The Port Ellery Herald")],
        ),
        ("By Ana Lima - Associated Press - Friday, April 28, 2023", [("Ana Lima", None, AP)]),
        ("By Ana Lima | Staff Writer", [("Ana Lima", "Staff Writer", None)]),
        ("By Ana Lima Staff Writer", [("Ana Lima", "Staff Writer", None)]),
        ("MARY BETH ST. CLAIR", [("Mary Beth St. Clair", None, None)]),
        ("Ana Lima, staff writer", [("Ana Lima", "staff writer", None)]),
        ("By Ana Lima, chief staff writer, The Harbour", [("Ana Lima", "chief staff writer", "The Harbour")]),
        ("Ana Lima, political editor of the Gazette.", [("Ana Lima", "political editor", "the Gazette")]),
        ("Ana Lima is a reporter for The Harbour.", [("Ana Lima", "reporter", "The Harbour")]),
        ("Ana Lima is a staff writer at Bells Inc.", [("Ana Lima", "staff writer", "Bells Inc.")]),
        (
            "Lucía Herrera es periodista de El Correo del Puerto.",
            [("Lucía Herrera", "periodista", "El Correo del Puerto")],
        ),
        ("Lucía Herrera es redactora del Correo de Sevilla.", [("Lucía Herrera", "redactora", "Correo de Sevilla")]),
        (
            "Luca Ferraris è giornalista della Gazzetta di Trieste.",
            [("Luca Ferraris", "giornalista", "Gazzetta di Trieste")],
        ),
        ("Jörg Zimmerer ist Redakteur bei Hafenblatt.", [("Jörg Zimmerer", "Redakteur", "Hafenblatt")]),
        ("Inês Carvalho é jornalista do Farol.", [("Inês Carvalho", "jornalista", "Farol")]),
        ("Ana Lima är reporter på Hamnbladet.", [("Ana Lima", "reporter", "Hamnbladet")]),
        ("By Ana Lima Miami Herald", [("Ana Lima", None, "Miami Herald")]),
        ("By Ana Lima, Senior Reporter, Port Ellery Herald", [("Ana Lima", "Senior Reporter", "Port Ellery Herald")]),
        ("By Ana Lima, Staff Writer for The Guardian", [("Ana Lima", "Staff Writer", "The Guardian")]),
        ("By Ana Lima, CNN Chief Political Correspondent", [("Ana Lima", "Chief Political Correspondent", "CNN")]),
        ("Analysis by Ana Lima , CNN Editor-at-large", [("Ana Lima", "Editor-at-large", "CNN")]),
        ("Analysis by Ana Lima, CNN", [("Ana Lima", None, "CNN")]),
        ("Written by Ana Lima", [("Ana Lima", None, None)]),
        ("Story by Ana Lima", [("Ana Lima", None, None)]),
        ("By: Ana Lima", [("Ana Lima", None, None)]),
        ("By Ana Lima for The Port Ellery Herald", [("Ana Lima", None, "The Port Ellery Herald")]),
        ("By Ana Lima for Port Ellery Herald", [("Ana Lima", None, "Port Ellery Herald")]),
        ("Ana Lima, CNN", [("Ana Lima", None, "CNN")]),
        ("Ana Lima | AP", [("Ana Lima", None, AP)]),
        ("Ana Lima Political Correspondent", [("Ana Lima", "Political Correspondent", None)]),
        ("By ANA LIMA and TOM REED=", [("Ana Lima", None, None), ("Tom Reed", None, None)]),
        ("^By ANA LIMA=", [("Ana Lima", None, None)]),
        ("By Tom Reed, dpa  =", [("Tom Reed", None, "Deutsche Presse-Agentur")]),
        (
            "By Ana Lima, Associated Press, and Tom Reed, Reuters",
            [("Ana Lima", None, AP), ("Tom Reed", None, "Reuters")],
        ),
        ("By Ana Lima ana.lima@example.org", [("Ana Lima", None, None)]),
        ("By Ana Lima ana@example.org(509) 555-0123", [("Ana Lima", None, None)]),
        ("By Ana Lima (@analima)", [("Ana Lima", None, None)]),
        ("By Ana Lima @analima Nov 19, 2019, 7:53pm EST", [("Ana Lima", None, None)]),
        ("By Ana Lima On 11/13/19 at 4:00 PM EST", [("Ana Lima", None, None)]),
        ("By Ana Lima 2019-11-18T20:51:19Z", [("Ana Lima", None, None)]),
        ("By Ana Lima last updated 4 April 17", [("Ana Lima", None, None)]),
        ("By Ana Lima, Tom Reed", [("Ana Lima", None, None), ("Tom Reed", None, None)]),
        (
            "By Ana Lima and Tom Reed / Port Ellery Shimbun Staff Writers",
            [
                ("Ana Lima", "Port Ellery Shimbun Staff Writers", None),
                ("Tom Reed", "Port Ellery Shimbun Staff Writers", None),
            ],
        ),
        ("Von JÖRG MÜLLER", [("Jörg Müller", None, None)]),
        ("Von Jörg Müller und Ana Lima", [("Jörg Müller", None, None), ("Ana Lima", None, None)]),
        ("Por Ana Lima", [("Ana Lima", None, None)]),
        ("By ANA LIMA and reports from abroad", []),
    ],
)
def test_a_byline_line_is_read_whole(line: str, authors: list[tuple[str | None, str | None, str | None]]) -> None:
    assert brief(parse_byline(line)) == authors


@pytest.mark.parametrize(
    ("line", "role", "organization"),
    [
        ("By The Associated Press", None, AP),
        ("By AP", None, AP),
        ("By Reuters Staff", "Staff", "Reuters"),
        ("Associated Press=", None, AP),
        ("AP Sports Writer=", "Sports Writer", AP),
        ("By Staff", "Staff", None),
        ("By Staff Reporter", "Staff Reporter", None),
        ("By Newsroom", None, None),
        ("By Admin", None, None),
    ],
)
def test_a_byline_may_name_nobody(line: str, role: str | None, organization: str | None) -> None:
    assert brief(parse_byline(line)) == [(None, role, organization)]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "By",
        "By ",
        "By the time he arrived",
        "By Tuesday, Reuters had",
        "By Saturday afternoon, 10 inches",
        "By Jove",
        "By clicking Subscribe",
        "By Vortex",
        "By Port Ellery divers",
        "By European Space Agency",
        "By Smart Shopping Team",
        "By Prime Minister",
        "By New York",
        "Minutes Ago Ana Lima",
        "By Minutes Ago Ana Lima",
        "Photo by Ana Lima",
        "Ana Lima/AP",
        "Ana Lima - Europa Press / Europa Press",
        "Ana Lima | Getty Images",
        "Fox News, CNN",
        "Lima, Reed",
        "Ana Lima sues BBC, CNN",
        "Opinions expressed by Herald Contributors are their own.",
        "Von der Leyen",
        "Associated Press",
        "The Associated Press",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert parse_byline(line) == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        # without a cue, with what stands beside
        ("ANA LIMA", ["Ana Lima"]),
        ("Ana Lima", ["Ana Lima"]),
        ("Ana Lima et Tom Reed", ["Ana Lima", "Tom Reed"]),
        ("Ana Lima; Tom Reed; Rory McDougall", ["Ana Lima", "Tom Reed", "Rory McDougall"]),
        ("Ana Lima - port and trade", ["Ana Lima"]),
        ("Ana Lima, porthelden", ["Ana Lima"]),
        ("Ana Lima ana@example.org @AnaLima", ["Ana Lima"]),
        ("Ana Lima Education editor", ["Ana Lima"]),
        ("Ana Lima, Jan 11, Lisbon", ["Ana Lima"]),
        ("(Ana Lima)", ["Ana Lima"]),
        ("4 May 2020Ana Lima", ["Ana Lima"]),
        ("Анна Лимова", ["Анна Лимова"]),
        # what stands beside, after a cue
        ("By Ana Lima at Harbour Road", ["Ana Lima"]),
        ("By Ana Lima (now) and Tom Reed (earlier)", ["Ana Lima", "Tom Reed"]),
        ("By Ana Lima Port Ellery News-Leader", ["Ana Lima"]),
        ("By Ana LimaStaff Writer", ["Ana Lima"]),
        ("ByAna Lima,Contributor.", ["Ana Lima"]),
        ("By | Ana Lima, Lisbon", ["Ana Lima"]),
        ("By Ana Lima of the Daily Bell", ["Ana Lima"]),
        ("By Ana Lima | Ships & Ports", ["Ana Lima"]),
        ("By Ana Lima and FOX 9 Staff", ["Ana Lima"]),
        ("By Ana Lima, Tom Reed and more", ["Ana Lima", "Tom Reed"]),
        ("By Ana Lima, Lisbon Citizen January 12, 2012", ["Ana Lima"]),
        ("By Ana Lima, Software Engineer on the Quay", ["Ana Lima"]),
        ("By Ana St. Clair", ["Ana St. Clair"]),
        ("By Ana Das", ["Ana Das"]),
        ("By Tom VanDerBerg", ["Tom VanDerBerg"]),
        ("By Ana Lima | Edited by Tom Reed", ["Ana Lima"]),
        ("Posted by: Ana Lima on February 18, 2020 in Harbour Leave a comment", ["Ana Lima"]),
        ("Harbour News Reported by Ana Lima Updated: August 2, 2015", ["Ana Lima"]),
        ("Der Hafen-Podcast - 18.03.2020 13:15 Uhr Autor/in: Ana Lima", ["Ana Lima"]),
        # other languages
        ("Artikel von: Von Ana Lima, dpa", ["Ana Lima"]),
        ("Von FOCUS-Redakteurin Ana Lima", ["Ana Lima"]),
        ("Reportage: Ana Lima (Text), Tom Reed (Fotos)", ["Ana Lima"]),
        ("Recueilli par Jean DUPREZ", ["Jean Duprez"]),
        ("Autor: Ana Lima", ["Ana Lima"]),
        ("Penulis Dewi Lestari | Editor Agus Santoso", ["Dewi Lestari"]),
        ("Yazan: Ayşe Aydın", ["Ayşe Aydın"]),
        ("Írta: Anna Limai", ["Anna Limai"]),
        ("Bài, ảnh: Trần Văn Minh", ["Trần Văn Minh"]),
        ("Автор: Анна ЛИМОВА", ["Анна Лимова"]),
        ("Автор: Анна Лимова, корреспондент", ["Анна Лимова"]),
        ("Του Γιώργου Λιμανάκη", ["Γιώργου Λιμανάκη"]),
        ("Piše: P. Luković prije 26 minuta", ["P. Luković"]),
        ("كتب أحمد علي", ["أحمد علي"]),
        ("بقلم: ليلى الحسن", ["ليلى الحسن"]),
        ("מאת דוד לוי", ["דוד לוי"]),
        ("द्वारा नेहा यादव", ["नेहा यादव"]),
        ("เรื่อง: สมชาย ใจดี", ["สมชาย ใจดี"]),
        ("◎ 記者王小明/編譯", ["王小明"]),
        ("【王城日報╱記者王小明／台北報導】", ["王小明"]),
        ("記者王小明台北報導", ["王小明"]),
        ("新华社记者王小明 李芳", ["王小明", "李芳"]),
        ("2012-01-12 作者：王小明 来源：港口网", ["王小明"]),
        ("采写：港口记者 王小明", ["王小明"]),
        ("取材・文＝山田太郎", ["山田太郎"]),
        ("김민수 박지영 기자", ["김민수", "박지영"]),
        ("김민수 특파원", ["김민수"]),
    ],
)
def test_a_field_names_its_authors(line: str, names: list[str]) -> None:
    assert [byline.name for byline in parse_byline(line)] == names


@pytest.mark.parametrize(
    "line",
    [
        "Text Alerts",
        "Contact Us",
        "Reach Jane",
        "Al Jazeera",
        "Key Events",
        "By Tuesday",
        "About the Author: Ana Lima",
        "Foto: Ana Lima",
        "Editor: Ana Lima",
        "Fotoğraf: Ayşe Aydın",
        "責任編輯：王小明",
        "사진: 김민수",
        "Von Hafen-Team",
        "Por Agência O Porto",
        "Por: REDACCIÓN EL PUERTO",
        "Ana Lima visits the harbour",
        "— Ana Lima (@analima) June 19, 2019",
        "記者王小明遭毆打",
        "記者會台北舉行。",
    ],
)
def test_a_field_without_an_author_names_none(line: str) -> None:
    assert [byline.name for byline in parse_byline(line) if byline.name] == []


def test_place_of_dense_names() -> None:
    (byline,) = parse_byline("記者王小明／台北報導")
    assert byline.place == Place("台北", None, "TW")


def test_by_inside_a_name_is_no_marker() -> None:
    assert brief(parse_byline("ABBY GOODNOUGH, Reuters")) == [("Abby Goodnough", None, "Reuters")]
    assert find_byline("Abby LIMA, Reuters") is None


def test_places_are_read() -> None:
    (byline,) = parse_byline("By Ana Lima in Caracas")
    assert byline.place == Place("Caracas", None, "VE")
    (byline,) = parse_byline("By ANA LIMA in BIRMINGHAM, Ala.")
    assert byline.place == Place("Birmingham", "Ala.", "US")
    first, second = parse_byline("By Ana Lima in London and Tom Reed in Paris")
    assert (first.place, second.place) == (Place("London", None, "GB"), Place("Paris", None, "FR"))


def test_spans_cover_what_is_printed() -> None:
    line = "  By ANA LIMA and TOM REED, Associated Press"
    assert [byline.text for byline in parse_byline(line)] == ["ANA LIMA", "TOM REED"]
    assert [line[slice(*place_of(byline))] for byline in parse_byline(line)] == ["ANA LIMA", "TOM REED"]
    line = "By ANA LIMA, AP Sports Writer"
    (byline,) = parse_byline(line)
    assert byline.text == line[slice(*place_of(byline))] == "ANA LIMA, AP Sports Writer"


@pytest.mark.parametrize(
    ("line", "printed", "names"),
    [
        (
            "Unrest in EuropeBy ANA LIMA, TOM REED and AN OTHERDecember 5, 20257:24 PM UTC",
            "By ANA LIMA, TOM REED and AN OTHER",
            ["Ana Lima", "Tom Reed", "An Other"],
        ),
        ("Getty ImagesBy ANA LIMA03/02/2026 05:00 AM EST", "By ANA LIMA", ["Ana Lima"]),
        ("Leaders meet By Ana Lima, Associated Press", "By Ana Lima, Associated Press", ["Ana Lima"]),
        (
            "Leaders meet By ANA LIMA and TOM REED, AP Sports WritersApril 5, 2020",
            "By ANA LIMA and TOM REED, AP Sports Writers",
            ["Ana Lima", "Tom Reed"],
        ),
        ("Leaders meetBy Ana Lima and Tom ReedDecember 5, 2025", "By Ana Lima and Tom Reed", ["Ana Lima", "Tom Reed"]),
        ("Leaders meet By Ana Lima December 5, 2025", "By Ana Lima", ["Ana Lima"]),
        ("Bells ring at dawn BY ANA LIMA", "BY ANA LIMA", ["Ana Lima"]),
        ("By Ana Lima Divers have found the bell", "By Ana Lima", ["Ana Lima"]),
        ("By ANA LIMA LISBON (AP) — The bell", "By ANA LIMA", ["Ana Lima"]),
        (
            "By Ana Lima, Tom Reed and Joe Hart LISBON (AP) — The bell",
            "By Ana Lima, Tom Reed and Joe Hart",
            ["Ana Lima", "Tom Reed", "Joe Hart"],
        ),
        ("5:45 AM PST 11/19/2019 by Ana Lima", "by Ana Lima", ["Ana Lima"]),
        ("Dec. 5 | by Ana Lima | Politics", "by Ana Lima", ["Ana Lima"]),
        (
            "NEWS, 754 words, By ANA LIMA and TOM REED, Associated Press",
            "By ANA LIMA and TOM REED, Associated Press",
            ["Ana Lima", "Tom Reed"],
        ),
        ("FACEBOOKBy The Associated Press", "By The Associated Press", [None]),
    ],
)
def test_a_marked_byline_is_found_in_a_line(line: str, printed: str, names: list[str | None]) -> None:
    found = find_byline(line)
    assert found is not None
    assert line[found.start : found.end] == printed
    assert [byline.name for byline in found.bylines] == names
    assert all(line[slice(*place_of(byline))] == byline.text for byline in found.bylines)


@pytest.mark.parametrize(
    "line",
    [
        "Hit by Storm Daniel",
        "Town Hit By Storm Daniel",
        "Ten Songs By Ana Lima",
        "TEN SONGS BY ANA LIMA",
        "South By Southwest Film Festival opens",
        "By Ana Lima said it was over",
        "Posts by Ana Lima",
        "Photo By ANA LIMA, Associated Press",
        "says a report by Ana Lima of CNN",
        "as first reported by Reuters",
        "The book, written by Ana Lima, is out",
        "The price rose by May 4, 2020",
    ],
)
def test_by_in_prose_opens_no_byline(line: str) -> None:
    assert find_byline(line) is None


def test_finding_keeps_within_its_stretch() -> None:
    text = "By ANA LIMA, Reuters\nBells ring By TOM REED, Reuters\nBy JOE HART, Reuters"
    start, end = text.index("Bells"), text.index("\nBy JOE")
    found = find_byline(text, start, end)
    assert found is not None
    assert [byline.name for byline in found.bylines] == ["Tom Reed"]
    assert start <= found.start < found.end <= end


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("Ferry, tug sink amid storm, fog worries ANA LIMA, Associated Press", "ANA LIMA, Associated Press"),
        (
            "Ferry sinks off Port Ellery ANA LIMA, Associated Press April 12, 2022 Updated: April 12, 2022",
            "ANA LIMA, Associated Press",
        ),
        ("FERRY SINKS IN HARBOUR PAN MÜLLER, Associated Press", "PAN MÜLLER, Associated Press"),
        ("FERRY SINKS IN HARBOUR Pan Müller, Associated Press", "Pan Müller, Associated Press"),
        ("FERRY SINKS SIOBHAN VAN DER BERG, Associated Press", "SIOBHAN VAN DER BERG, Associated Press"),
        ("FERRY SINKS ANNE M. REED, AP Sports Writer", "ANNE M. REED, AP Sports Writer"),
        ("FERRY SINKS ANA LIMA AND TOM REED, Associated Press", "ANA LIMA AND TOM REED, Associated Press"),
        ("STOCKS FALL, BONDS AND GOLD RISE ANA LIMA, Associated Press", "ANA LIMA, Associated Press"),
        ("Ferry sinks off port Ana Lima, Associated Press", "Ana Lima, Associated Press"),
        (
            "Ferry sinks ANA LIMA, TOM REED and JOE HART, Associated Press",
            "ANA LIMA, TOM REED and JOE HART, Associated Press",
        ),
        ("Ferry worries NATO ANA LIMA, Associated Press", "ANA LIMA, Associated Press"),
    ],
)
def test_a_trailing_byline_is_found(line: str, printed: str) -> None:
    found = trailing_byline(line)
    assert found is not None
    assert line[found.start : found.end] == printed
    assert all(line[slice(*place_of(byline))] == byline.text for byline in found.bylines)


def test_known_names_tell_where_a_trailing_byline_begins() -> None:
    line = "ROSE TREES SOLD ANA MARIA SILVA LIMA, Associated Press"
    found = trailing_byline(line, known=["Ana Lima", "Ana Maria Silva Lima"])
    assert found is not None
    assert [byline.name for byline in found.bylines] == ["Ana Maria Silva Lima"]
    assert found.start == line.index("ANA")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "She works for the agency, Reuters",
        "The bell of Lima, Reed, Associated Press",
        "A word from the mayor, Associated Press reporters say",
        "The ferry sank off the port. Ana Lima, Associated Press",
    ],
)
def test_a_comma_and_an_agency_alone_are_no_byline(line: str) -> None:
    assert trailing_byline(line) is None


_names = st.sampled_from(
    [
        "Ana Lima",
        "Tom Reed",
        "Rory McDougall",
        "Siobhan van der Berg",
        "Anne M. Hart",
        "Jörg Müller",
        "Seán O'Kane",
        "Aya Haddad-Khoury",
        "Tom Reed Jr.",
    ]
)


@given(
    st.lists(_names, min_size=1, max_size=5, unique=True),
    st.booleans(),
    st.sampled_from(["", ", Associated Press", ", AP Sports Writer", ", Reuters"]),
)
def test_composed_bylines_give_their_names_back(names: list[str], shouted: bool, work: str) -> None:
    printed = [
        name.upper().replace("MCDOUGALL", "McDOUGALL").replace(" JR.", " Jr.") if shouted else name for name in names
    ]
    listed = printed[0] if len(printed) == 1 else ", ".join(printed[:-1]) + " and " + printed[-1]
    line = f"By {listed}{work}"
    bylines = parse_byline(line)
    assert [byline.name for byline in bylines] == [recase(name) for name in printed] == names
    found = find_byline(f"Bells ring{line}May 4, 2020")
    assert found is not None
    assert [byline.name for byline in found.bylines] == names


@given(
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(["By ", "by ", "Ana ", "LIMA", ", ", "AP", " and ", "\n", "|", "=", "Writer", "2", "in ", "@"]),
        max_size=14,
    ).map("".join)
)
def test_any_string_can_be_read(text: str) -> None:
    for byline in parse_byline(text):
        assert text[slice(*place_of(byline))] == byline.text
    for found in (find_byline(text), trailing_byline(text, known=["Ana Lima"])):
        assert found is None or 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    "unit",
    [
        "By A and ",
        "By Ana Lima and ",
        "By ANA LIMA, ",
        "A",
        "Aa ",
        ", AP ",
        ",",
        "AND ",
        "By ",
        "by ",
        "By Van der ",
        "O'",
        "By Staff, AP ",
        "Aa, AP December 5 ",
    ],
)
def test_hostile_runs_are_read_through(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert parse_byline(text) == ()
    for found in (find_byline(text), trailing_byline(text)):
        assert found is None or found.end - found.start < 600
