"""Openings: every layout that is read, everything that only looks like one, and what holds for any text."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wireclean
from wireclean.article import Place, place_of
from wireclean.data.languages import language_numbers
from wireclean.grammar.opening import find_opening_inside, match_opening, parse_dateline

LEDE = "The harbour bell weighs a ton, and the council has at last found the money to ring it again."


class Reading(NamedTuple):
    places: list[str]
    agency: str | None = None
    text: str | None = None  # None: what is printed before the lede, without its terminator


def reads(copy: str, reading: Reading, lede: str = LEDE) -> None:
    found = match_opening(copy)
    assert found is not None, copy
    assert [str(place) for place in found.dateline.places] == reading.places
    assert found.dateline.agency == reading.agency
    assert copy[found.end :] == lede
    span = place_of(found.dateline)
    assert copy[span.start : span.end] == found.dateline.text
    assert found.start <= span.start < span.end <= found.end
    if reading.text is not None:
        assert found.dateline.text == reading.text


@pytest.mark.parametrize(
    ("before", "reading"),
    [
        # place and agency
        ("TOKYO (AP) — ", Reading(["Tokyo"], "AP", "TOKYO (AP)")),
        ("TOKYO (AP) -- ", Reading(["Tokyo"], "AP", "TOKYO (AP)")),
        ("TOKYO (AP) _ ", Reading(["Tokyo"], "AP", "TOKYO (AP)")),
        ("TOKYO (AP)_ ", Reading(["Tokyo"], "AP", "TOKYO (AP)")),
        ("TOKYO (AP) \x97 ", Reading(["Tokyo"], "AP", "TOKYO (AP)")),
        ("OSLO (Reuters) - ", Reading(["Oslo"], "Reuters")),
        ("LONDON, (Reuters) - ", Reading(["London"], "Reuters", "LONDON, (Reuters)")),
        ("         BEIRUT        (AP) -- ", Reading(["Beirut"], "AP", "BEIRUT        (AP)")),
        ("BEIRUT (AP)\n— ", Reading(["Beirut"], "AP", "BEIRUT (AP)")),
        ("BEIRUT (AP) —\n", Reading(["Beirut"], "AP", "BEIRUT (AP)")),
        ("Riyadh (AFP) - ", Reading(["Riyadh"], "AFP")),
        ("Frankfurt am Main (AFP) - ", Reading(["Frankfurt am Main"], "AFP")),
        ("Hamburg (dpa/lno) – ", Reading(["Hamburg"], "dpa")),
        ("Kleinkleckersdorf (dpa) - ", Reading(["Kleinkleckersdorf"], "dpa")),
        ("London (CNN)", Reading(["London"], "CNN", "London (CNN)")),
        ("Washington (CNN) ", Reading(["Washington"], "CNN")),
        ("Hong Kong (CNN Business)", Reading(["Hong Kong"], "CNN")),
        ("København /ritzau/: ", Reading(["København"], "ritzau", "København /ritzau/")),
        # with a region
        ("MERCED, Calif. (AP) — ", Reading(["Merced, Calif."], "AP")),
        ("CHARLESTON, W. Va. (Reuters) - ", Reading(["Charleston, W. Va."], "Reuters")),
        ("CHARLESTON, W.Va. (Reuters) - ", Reading(["Charleston, W.Va."], "Reuters")),
        ("KABUL, Afghanistan (AP) -- ", Reading(["Kabul, Afghanistan"], "AP")),
        ("VANCOUVER, British Columbia (AP) — ", Reading(["Vancouver, British Columbia"], "AP")),
        ("BERKELEY, Calif. (KCRA) — ", Reading(["Berkeley, Calif."], "KCRA")),
        ("WEST FARGO, N.D. (KVLY-TV) - ", Reading(["West Fargo, N.D."], "KVLY-TV")),
        # with a date
        ("KATHMANDU, April 25 (Reuters) - ", Reading(["Kathmandu"], "Reuters", "KATHMANDU, April 25 (Reuters)")),
        ("STOCKHOLM, Aug 29, 2014 (AFP) - ", Reading(["Stockholm"], "AFP")),
        ("HANOI, Nov. 27 (Xinhua) ", Reading(["Hanoi"], "Xinhua", "HANOI, Nov. 27 (Xinhua)")),
        ("Tegucigalpa, Jan 2 (EFE).- ", Reading(["Tegucigalpa"], "EFE", "Tegucigalpa, Jan 2 (EFE)")),
        ("MOSCOW, October 4. /TASS/. ", Reading(["Moscow"], "TASS", "MOSCOW, October 4. /TASS/")),
        ("SEOUL, Nov 26 AFP - ", Reading(["Seoul"], "AFP", "SEOUL, Nov 26 AFP")),
        ("LOS ANGELES, March 10 AAP – ", Reading(["Los Angeles"], "AAP")),
        ("SYDNEY March 22 AAP - ", Reading(["Sydney"], "AAP")),
        ("SAITAMA, Japan, Dec. 9 Kyodo - ", Reading(["Saitama, Japan"], "Kyodo")),
        ("New Delhi [India], January 5 (ANI): ", Reading(["New Delhi, India"], "ANI")),
        ("WASHINGTON (Aug. 13) -- ", Reading(["Washington"], None, "WASHINGTON (Aug. 13)")),
        ("LONDON, Monday, May 4 (Reuters) - ", Reading(["London"], "Reuters")),
        ("NEW YORK – September 5, 2019 – ", Reading(["New York"], None, "NEW YORK – September 5, 2019")),
        ("WASHINGTON -(Dow Jones)- ", Reading(["Washington"], "Dow Jones")),
        ("PUTRAJAYA, Nov 22 — ", Reading(["Putrajaya"], None, "PUTRAJAYA, Nov 22")),
        # several places
        ("LONDON/KYIV, Nov 19 (Reuters) - ", Reading(["London", "Kyiv"], "Reuters")),
        ("BEIRUT/THE HAGUE, March 7 (Reuters) - ", Reading(["Beirut", "The Hague"], "Reuters")),
        ("WEST PALM BEACH, Fla./WASHINGTON (Reuters) - ", Reading(["West Palm Beach, Fla.", "Washington"], "Reuters")),
        ("WASHINGTON/KHOBAR, Saudi Arabia (Reuters) - ", Reading(["Washington", "Khobar, Saudi Arabia"], "Reuters")),
        ("Frankfurt/Main (dpa) - ", Reading(["Frankfurt/Main"], "dpa")),
        # no place
        ("(CNN)", Reading([], "CNN", "(CNN)")),
        ("(CNN) ", Reading([], "CNN")),
        ("(CNN) -- ", Reading([], "CNN", "(CNN)")),
        ("CNN — ", Reading([], "CNN", "CNN")),
        ("(Bloomberg) -- ", Reading([], "Bloomberg")),
        ("(Reuters) — ", Reading([], "Reuters")),
        ("REUTERS - ", Reading([], "Reuters", "REUTERS")),
        ("Jan 30 (Reuters) - ", Reading([], "Reuters", "Jan 30 (Reuters)")),
        ("Jan. 12 (BusinessDesk) - ", Reading([], "BusinessDesk")),
        # the agency first
        ("(ANSA) - Rome, October 11 - ", Reading(["Rome"], "ANSA", "(ANSA) - Rome, October 11")),
        ("(AP) BIRMINGHAM, Ala. — ", Reading(["Birmingham, Ala."], "AP", "(AP) BIRMINGHAM, Ala.")),
        # press releases
        ("NEW YORK--(BUSINESS WIRE)--", Reading(["New York"], "Business Wire", "NEW YORK--(BUSINESS WIRE)")),
        ("CALGARY, Alberta, Dec.  03, 2019  (GLOBE NEWSWIRE) -- ", Reading(["Calgary, Alberta"], "GlobeNewswire")),
        ("SINGAPORE, Feb. 2, 2017 /PRNewswire-AsiaNet/ -- ", Reading(["Singapore"], "PRNewswire")),
        ("LOS ANGELES, CA / ACCESSWIRE / May 5, 2020 / ", Reading(["Los Angeles, CA"], "ACCESSWIRE")),
        (
            "Vancouver, British Columbia--(Newsfile Corp. - November 19, 2019) - ",
            Reading(["Vancouver, British Columbia"], "Newsfile"),
        ),
        ("Reno, Nev. --(Example.com)- ", Reading(["Reno, Nev."], "Example.com")),
        # as filed in 1987
        ("    SALVADOR, Feb 26 - ", Reading(["Salvador"], None, "SALVADOR, Feb 26")),
        ("    FORT LAUDERDALE, Fla., March 2 - ", Reading(["Fort Lauderdale, Fla."], None)),
        ("    SADDLE BROOK, N.J., march 11 - ", Reading(["Saddle Brook, N.J."])),
        ("    WEST HARTFORD, Conn., FEb 26 -\n    ", Reading(["West Hartford, Conn."])),
        ("    RPT --LUDWIGSHAFEN, West Germany, March 30 - ", Reading(["Ludwigshafen, West Germany"])),
        ("    WELLINGTON, 2 March - ", Reading(["Wellington"])),
        ("    MARCH 26 - ", Reading([], None, "MARCH 26")),
        # a bare place
        ("DUBLIN — ", Reading(["Dublin"], None, "DUBLIN")),
        ("NEW YORK--", Reading(["New York"])),
        ("NEW DELHI: ", Reading(["New Delhi"])),
        ("CLEVELAND, Ohio – ", Reading(["Cleveland, Ohio"])),
        ("BIRMINGHAM, Ala. -- ", Reading(["Birmingham, Ala."])),
        ("Dekalb, Ill. — ", Reading(["Dekalb, Ill."])),
        ("CAMP VERDANT — ", Reading(["Camp Verdant"])),
        ("ST CATHERINE, Jamaica — ", Reading(["St Catherine, Jamaica"])),
        ("OTTAWA - ", Reading(["Ottawa"])),
        ("Indianapolis – ", Reading(["Indianapolis"])),
        ("Rostow (Russland) - ", Reading(["Rostow, Russland"])),
        ("Washington, DC, United States: ", Reading(["Washington, DC, United States"])),
    ],
)
def test_layouts(before: str, reading: Reading) -> None:
    reads(before + LEDE, reading)


@pytest.mark.parametrize(
    "copy",
    [
        f"st paul, april 7 - {LEDE}",
        f"Mexico city, March 4 - {LEDE}",
    ],
)
def test_slips_in_the_capitals(copy: str) -> None:
    found = match_opening(copy, reference=date(1987, 12, 31))
    assert found is not None
    assert found.dateline.date is not None
    assert copy[found.end :] == LEDE


@pytest.mark.parametrize(
    "copy",
    [
        # labels
        "DEAR ABBY: My neighbour rings his bell at all hours, and the whole street is tired of it.",
        f"BREAKING: {LEDE}",
        f"BREAKING NEWS — {LEDE}",
        f"EXKLUSIV: {LEDE}",
        f"LISTEN: {LEDE}",
        f"PODCAST - {LEDE}",
        f"CARNEY: {LEDE}",
        f"SUNDAY (AP) — {LEDE}",
        f"POLICE: {LEDE}",
        f"READING: {LEDE}",
        f"EDITOR: {LEDE}",
        f"UPDATE (AP) — {LEDE}",
        f"Earnings up: {LEDE}",
        "KNIV: Denne klokken ble ifølge kommunen brukt til å vekke hele byen. Foto: Kari Nordmann",
        "APOCALYPSE NOW: Voters Ring the Bell",
        "WORLD LAUNCH: The bell with two tongues. INTERVIEW with the founder of the works.",
        # a place as the topic
        "Leipzig: Hier läutet die Glocke",
        "Leipzig: Hier läutet die Glocke, die so lange geschwiegen hat, wieder jeden Abend um sechs Uhr.",
        "BELGIEN: Die Glocke läutet wieder",
        "BELGIEN: Die Glocke, die so lange geschwiegen hat, läutet wieder jeden Abend um sechs Uhr.",
        "USA: Die Glocke, die so lange geschwiegen hat, läutet wieder jeden Abend um sechs Uhr.",
        "Finland - which has a long border - bought the bell and paid for it in silver.",
        "Berlin – Glocke & Turm – Staffel 16, mit einem neuen Glöckner, der nachts nicht schlafen kann.",
        "Real Madrid - Atlético Madrid: how to follow the derby and who will ring the bell.",
        "London - Paris",
        "Portland, Oregon",
        "Paris",
        # captions and credits
        f"MANCHESTER, ENGLAND - SEPTEMBER 28: {LEDE}",
        f"FILE - In this March 2, 2011 file photo, a ringer waves to the crowd. {LEDE}",
        f"REUTERS/Ana Lima {LEDE}",
        f"(Photo: Ana Lima, USA TODAY Sports) {LEDE}",
        f"(AP Photo/Ana Lima) {LEDE}",
        # brackets that are no agency's
        "The Aam Aadmi Party (AAP) on Wednesday asked for the bell.",
        "Aam Aadmi Party (AAP) - Founded to ring the bell, the party has found that nobody listens to it.",
        "The chief of Armed Forces of the Philippines (AFP) Monday rang the bell.",
        f"Armed Forces of the Philippines (AFP) — {LEDE}",
        "Netflix (NFLX) bought the bell.",
        "APPLE (AAPL) - The firm bought the bell and has not rung it since, to the sorrow of its investors.",
        "Gov. Ana Lima (R) is the owner of the bell.",
        "Home Depot (ticker: HD) sold the bell.",
        "British Virgin Islands (BVI) Governor Ana Lima Thursday called for calm around the bell.",
        "(In Jan. 3 story, corrects the weight of the bell in the second paragraph.)",
        "(Adds comments, detail)",
        # others
        "By Ana Lima - Associated Press - Friday, April 28, 2023",
        "PUBLISHED: March 5, 2019 at 7:12 a.m. | UPDATED: March 5, 2019 at 8:30 a.m.",
        "REBECCA Lima is the owner of the bell.",
        "IN the heart of the old town, where the bell hangs, nobody sleeps.",
        "In May -- just months before the bell fell -- the council had asked for money.",
        "Nein. Einfach nein.",
        "Friday, April 28 - The band plays under the bell.",
        "SUNDAY, MARCH 3 - Doors open at eight, and the bell rings at nine for those who are late.",
        "London, May 4 - O2 Arena",
        "LONDON, MAY 4 - O2 ARENA",
        "May 5 - The bell is hung in the tower of the new town hall.",
        "DELTA (DAL) - The airline bought the bell and has not rung it since, to the sorrow of its passengers.",
        f"JACKSON: {LEDE}\n\nANA LIMA: Has it? I had not heard.",
        f"ANA LIMA: Has it? I had not heard.\n\nJACKSON: {LEDE}",
        f"Jackson, Ana - {LEDE}",
        "MAY 5 - The bell is hung in the tower of the new town hall.",
        "— to Boise (BOI), Missoula (MSO) and Spokane (GEG) — the bell travelled by rail.",
        f"— (AP) {LEDE}",
        f", (x) — {LEDE}",
        "12.31 Uhr: Die Glocke läutet",
        "Arnhem;41;49;cl;0.10;40;51;sn;38;47;cl",
        "",
        "   ",
        "(",
        "()",
        "TOKYO",
    ],
)
def test_traps(copy: str) -> None:
    assert match_opening(copy, copy.rfind("\n") + 1) is None
    assert match_opening(copy) is None


@pytest.mark.parametrize(
    ("copy", "places", "agency"),
    [
        ("TOKYO (AP) —", ["Tokyo"], "AP"),
        ("TOKYO (AP)", ["Tokyo"], "AP"),
        ("PARIS, Oct 22 (Reuters) -", ["Paris"], "Reuters"),
        ("JOHNSTON, Iowa —", ["Johnston, Iowa"], None),
    ],
)
def test_a_dateline_alone_on_its_line(copy: str, places: list[str], agency: str | None) -> None:
    dateline = parse_dateline(copy)
    assert dateline is not None
    assert [str(place) for place in dateline.places] == places
    assert dateline.agency == agency


@pytest.mark.parametrize(
    ("copy", "place"),
    [
        ("McALLEN, Texas (AP) — ", Place("McAllen", "Texas", "US")),
        ("ST. JOHN'S, Newfoundland (CP) - ", Place("St. John's", "Newfoundland", "CA")),
        ("SÃO PAULO (AP) — ", Place("São Paulo", None, "BR")),
        ("ABOARD AIR FORCE ONE (AP) — ", Place("Aboard Air Force One", None, None)),
        ("BONN, West Germany (AP) _ ", Place("Bonn", "West Germany", "DE")),
        ("TBILISI, Georgia (AP) — ", Place("Tbilisi", "Georgia", "GE")),
        ("SAVANNAH, Georgia (AP) — ", Place("Savannah", "Georgia", "US")),
    ],
)
def test_places_are_recased_and_located(copy: str, place: Place) -> None:
    dateline = parse_dateline(copy + LEDE)
    assert dateline is not None
    assert dateline.places == (place,)


@pytest.mark.parametrize(
    ("copy", "reference", "day"),
    [
        ("OSLO, April 25, 2019 (Reuters) - ", None, date(2019, 4, 25)),
        ("Wien, 17.08.2007 (APA) - ", None, date(2007, 8, 17)),
        ("OSLO, 2019-04-25 (Reuters) - ", None, date(2019, 4, 25)),
        ("Wien, 14. December 2021 – ", None, date(2021, 12, 14)),
        ("OSLO, April 25 (Reuters) - ", None, None),
        ("OSLO, April 25 (Reuters) - ", date(1987, 12, 31), date(1987, 4, 25)),
        ("OSLO (AP) — ", date(1987, 12, 31), None),
        ("OSLO, Feb 31 (Reuters) - ", date(1987, 12, 31), None),
    ],
)
def test_dates(copy: str, reference: date | None, day: date | None) -> None:
    dateline = parse_dateline(copy + LEDE, reference=reference)
    assert dateline is not None
    assert dateline.date == day


def test_brackets_of_the_lede_are_left_to_it() -> None:
    copy = "    MONTREAL, Feb 26 - (Bell Ltd) said it will sell its unit to the bank."
    found = match_opening(copy)
    assert found is not None
    assert copy[found.end :].startswith("(Bell Ltd) said")


def test_strong_and_weak() -> None:
    strengths = {"OSLO (AP) — ": True, "OSLO, May 4 - ": True, "(CNN)": True, "OSLO — ": False, "CNN — ": False}
    for before, strong in strengths.items():
        found = match_opening(before + LEDE)
        assert found is not None
        assert found.strong is strong


@pytest.mark.parametrize(
    ("before", "printed", "places"),
    [
        ("The bell. (AP Photo/Ana Lima) ", "WASHINGTON (AP) — ", ["Washington"]),
        ("A bell rings to end war, says a source", "LONDON/KYIV, Nov 19 (Reuters) - ", ["London", "Kyiv"]),
        ("By Ana Lima, Associated Press ", "MERCED, Calif. (AP) — ", ["Merced, Calif."]),
        ("Updated 3:05 PM EDT ", "NEW YORK (AP) — ", ["New York"]),
        ("A bell is rung. ", "Riyadh (AFP) - ", ["Riyadh"]),
        ("Getty Images ", "BRUSSELS (Reuters) - ", ["Brussels"]),
        ("", "OSLO (Reuters) - ", ["Oslo"]),
        ("A bell is rung. ", "(Reuters) - ", []),
        ("MAGA, Nigeria ", "MAGA, Nigeria (AP) — ", ["Maga, Nigeria"]),
    ],
)
def test_inside_a_line(before: str, printed: str, places: list[str]) -> None:
    copy = before + printed + LEDE
    found = find_opening_inside(copy, 0, len(copy))
    assert found is not None
    assert copy[: found.start] == before
    assert copy[found.start : found.end] == printed
    assert [str(place) for place in found.dateline.places] == places


@pytest.mark.parametrize(
    "copy",
    [
        "He met the Armed Forces of the Philippines (AFP) — and rang the bell.",
        "The minister told Reuters (Reuters) - he said - that the bell was his.",
        "A bell hangs in the tower. (AP) The bell was hung last year. Another bell hangs beside it.",
        "The Aam Aadmi Party (AAP) - which rang the bell - won. The old party (BJP) — it had no bell — lost.",
        "They spoke in New York (AP) - or so it was printed - about the bell.",
    ],
)
def test_no_dateline_inside_a_line(copy: str) -> None:
    assert find_opening_inside(copy, 0, len(copy)) is None


# ------------------------------------------------------------------------------------------------ composed datelines

SITES = st.sampled_from(
    [
        ("TOKYO", "Tokyo", None),
        ("NEW YORK", "New York", None),
        ("RIO DE JANEIRO", "Rio de Janeiro", None),
        ("BATON ROUGE", "Baton Rouge", "La."),
        ("McALLEN", "McAllen", "Texas"),
        ("CHARLESTON", "Charleston", "W.Va."),
        ("VANCOUVER", "Vancouver", "British Columbia"),
        ("KHOBAR", "Khobar", "Saudi Arabia"),
    ]
)
DAYS = st.dates(date(1985, 1, 1), date(2030, 12, 31))
MONTHS = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
AGENCIES = st.sampled_from(["AP", "Reuters", "AFP", "UPI", "Xinhua", "Kyodo", "dpa"])
TERMINATORS = st.sampled_from([" — ", " – ", " -- ", " - ", "_ ", " _ "])


@given(st.lists(SITES, min_size=1, max_size=3), st.none() | DAYS, AGENCIES, TERMINATORS, st.booleans())
def test_parts_survive_composition(
    sites: list[tuple[str, str, str | None]], day: date | None, agency: str, terminator: str, year: bool
) -> None:
    printed = "/".join(name if region is None else f"{name}, {region}" for name, _, region in sites)
    if day is not None:
        printed += f", {MONTHS[day.month - 1]} {day.day}" + (f", {day.year}" if year else "")
    printed += f" ({agency})"
    copy = printed + terminator + LEDE
    found = match_opening(copy, reference=day)
    assert found is not None
    assert [(place.name, place.region) for place in found.dateline.places] == [
        (name, region) for _, name, region in sites
    ]
    assert found.dateline.agency == agency
    assert found.dateline.date == day
    assert found.dateline.text == printed
    assert copy[found.end :] == LEDE
    inside = find_opening_inside(f"Ana Lima rings. {copy}", 0, len(copy) + 16)
    assert inside is not None
    assert inside.dateline.places == found.dateline.places


PIECES = st.sampled_from(
    [*"()[]/ ,.-—_:’\n\ud800İ", "--", "LONDON", "Paris", "de", "Calif.", "Frankfurt/Main", "Jan 5", "2019"]
) | st.sampled_from(["AP", "CNN", "(AP)", "(Reuters)", "/TASS/", "The bell rings."])


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=200), st.integers(0, 40), st.integers(0, 400))
def test_any_text(copy: str, start: int, end: int) -> None:
    for found in (match_opening(copy, start, end), find_opening_inside(copy, start, end)):
        if found is not None:
            span = place_of(found.dateline)
            assert start <= found.start <= span.start < span.end <= found.end <= min(end, len(copy))
            assert copy[span.start : span.end] == found.dateline.text


@pytest.mark.parametrize(
    "unit", ["A", "AP ", "A.", "—", "(", "(AP", "(AP) ", "LONDON/", "LONDON, ", "Jan 1 ", " ", "\n"]
)
def test_hostile_runs(unit: str) -> None:
    copy = unit * 20_000
    assert match_opening(copy) is None
    assert find_opening_inside(copy, 0, len(copy)) is None


GERMAN = "Die Glocke wiegt eine Tonne, und die Stadt hat nun das Geld gefunden, um sie wieder zu läuten."
RUSSIAN = "Колокол весит тонну, и город нашёл наконец деньги, чтобы снова в него звонить."
SPANISH = "La campana pesa una tonelada y el puerto la oye de nuevo desde el martes, dijo la alcaldesa."
ARABIC = "يزن الجرس طنا وكان في قاع الميناء منذ سنوات طويلة."
CHINESE = "记者从港务局获悉，这口钟重一吨，多年来一直沉在港口水底。"
JAPANESE = "港湾当局は１０日、重さ１トンの鐘が港の底で見つかったと発表した。"
KOREAN = "항만 당국은 10일 무게 1톤의 종이 항구 바닥에서 발견됐다고 밝혔다."


@pytest.mark.parametrize(
    ("before", "reading"),
    [
        ("Berlin. ", Reading(["Berlin"], None, "Berlin")),
        ("Essen. ", Reading(["Essen"])),
        ("Zürich. ", Reading(["Zürich"])),
        ("Bad Homburg. ", Reading(["Bad Homburg"])),
        ("Mülheim an der Ruhr. ", Reading(["Mülheim an der Ruhr"])),
        ("Frankfurt/Main. ", Reading(["Frankfurt/Main"])),
        ("Hannover/Berlin. ", Reading(["Hannover", "Berlin"])),
        ("Gundelhausen - ", Reading(["Gundelhausen"])),
        ("Potsdam – ", Reading(["Potsdam"])),
        ("AHRENSFELD – ", Reading(["Ahrensfeld"])),
        ("(Leipzig) - ", Reading(["Leipzig"], None, "(Leipzig)")),
        ("Wien, 14. Dezember 2021 – ", Reading(["Wien"], None, "Wien, 14. Dezember 2021")),
        ("Rom (dpa) - ", Reading(["Rom"], "dpa")),
        ("St. Pölten. ", Reading(["St. Pölten"])),
        ("Gelsenkirchen-Buer. ", Reading(["Gelsenkirchen-Buer"])),
        ("Kreis Unna. ", Reading(["Kreis Unna"])),
        ("BERLIN taz | ", Reading(["Berlin"], "taz", "BERLIN taz")),
    ],
)
def test_german_papers(before: str, reading: Reading) -> None:
    reads(before + GERMAN, reading, GERMAN)


@pytest.mark.parametrize(
    ("before", "reading"),
    [
        ("МОСКВА, 4 окт - РИА Новости. ", Reading(["Москва"], "RIA Novosti", "МОСКВА, 4 окт - РИА Новости")),
        ("МОСКВА, 4 октября. /ТАСС/. ", Reading(["Москва"], "TASS", "МОСКВА, 4 октября. /ТАСС/")),
        ("Москва. 4 октября. ИНТЕРФАКС - ", Reading(["Москва"], "Interfax")),
        ("САНКТ-ПЕТЕРБУРГ, 4 октября. /ТАСС/. ", Reading(["Санкт-Петербург"], "TASS")),
        ("МИНСК, 4 мая - Sputnik. ", Reading(["Минск"], "Sputnik")),
        ("АСТАНА. КАЗИНФОРМ - ", Reading(["Астана"], "Kazinform")),
    ],
)
def test_russian_wires(before: str, reading: Reading) -> None:
    reads(before + RUSSIAN, reading, RUSSIAN)


@pytest.mark.parametrize(
    ("before", "reading"),
    [
        ("Madrid, 3 mar (EFE).- ", Reading(["Madrid"], "EFE", "Madrid, 3 mar (EFE)")),
        ("Madrid, 3 ago (EFE).- ", Reading(["Madrid"], "EFE")),
        ("Bogotá, 3 de mayo de 2024 (EFE).- ", Reading(["Bogotá"], "EFE", "Bogotá, 3 de mayo de 2024 (EFE)")),
        ("São Paulo, 3 de março - ", Reading(["São Paulo"])),
        ("PARIS, 10 juil 2024 (AFP) - ", Reading(["Paris"], "AFP")),
        ("LISBOA (Lusa) – ", Reading(["Lisboa"], "Lusa")),
        ("(AGI) - Roma, 12 mag. - ", Reading(["Roma"], "AGI")),
        ("Roma, 12 apr. (Adnkronos) - ", Reading(["Roma"], "Adnkronos", "Roma, 12 apr. (Adnkronos)")),
        ("Warszawa, 3 marca (PAP) - ", Reading(["Warszawa"], "PAP")),
        ("İSTANBUL (DHA) - ", Reading(["İstanbul"], "DHA")),
        ("OSLO (NTB): ", Reading(["Oslo"], "NTB")),
        ("JAKARTA, KOMPAS.com - ", Reading(["Jakarta"], "Kompas")),
        ("Asunción: ", Reading(["Asunción"])),
        ("Mumbai: ", Reading(["Mumbai"])),
        ("MOSCOW. Oct 4 (Interfax) - ", Reading(["Moscow"], "Interfax")),
        ("Kaieteur News – ", Reading([], "Kaieteur News")),
        ("Asunción.- ", Reading(["Asunción"])),
        ("MADRID, 3 (EUROPA PRESS) ", Reading(["Madrid"], "Europa Press")),
        ("Abidjan, 3 mai 2024 (AIP) - ", Reading(["Abidjan"], "AIP")),
        ("Abuja (Port Ellery Post) – ", Reading(["Abuja"], "Port Ellery Post")),
        ("CAIRO – 3 May 2024: ", Reading(["Cairo"], None, "CAIRO – 3 May 2024")),
        ("Kiev /ritzau/AFP/: ", Reading(["Kiev"], "ritzau", "Kiev /ritzau/AFP/")),
        ("Roma, 12 apr. - ", Reading(["Roma"], None, "Roma, 12 apr.")),
    ],
)
def test_latin_wires(before: str, reading: Reading) -> None:
    reads(before + SPANISH, reading, SPANISH)


@pytest.mark.parametrize(
    ("before", "lede", "reading"),
    [
        ("新华社北京4月24日电 ", CHINESE, Reading(["北京"], "Xinhua", "新华社北京4月24日电")),
        ("新华社北京4月24日电（记者王一、李二）", CHINESE, Reading(["北京"], "Xinhua")),
        ("中新网4月24日电 ", CHINESE, Reading([], "CNS")),
        ("本报北京1月2日讯 ", CHINESE, Reading(["北京"])),
        ("（中央社記者王小明台北1日電）", CHINESE, Reading(["台北"], "CNA", "（中央社記者王小明台北1日電）")),
        ("【ソウル＝山田太郎】", JAPANESE, Reading(["ソウル"], None, "【ソウル＝山田太郎】")),
        ("【東京共同】", JAPANESE, Reading(["東京"], "Kyodo")),
        ("（ロンドン＝ロイター）", JAPANESE, Reading(["ロンドン"], "Reuters")),
        ("［東京　１０日　ロイター］ - ", JAPANESE, Reading(["東京"], "Reuters")),
        ("【6月18日 AFP】", JAPANESE, Reading([], "AFP")),
        ("(서울=연합뉴스) 홍길동 기자 = ", KOREAN, Reading(["서울"], "Yonhap", "(서울=연합뉴스) 홍길동 기자")),
        ("(서울·부산=연합뉴스) 홍길동 김영희 기자 = ", KOREAN, Reading(["서울", "부산"], "Yonhap")),
        ("[서울=뉴시스]", KOREAN, Reading(["서울"], "Newsis", "[서울=뉴시스]")),
        ("دمشق، سوريا (CNN) -- ", ARABIC, Reading(["دمشق, سوريا"], "CNN", "دمشق، سوريا (CNN)")),
        ("القاهرة (رويترز) - ", ARABIC, Reading(["القاهرة"], "Reuters")),
        ("الرياض 4 مايو (رويترز) - ", ARABIC, Reading(["الرياض"], "Reuters")),
        ("الرياض - واس ", ARABIC, Reading(["الرياض"], "SPA", "الرياض - واس")),
    ],
)
def test_scripts_without_capitals(before: str, lede: str, reading: Reading) -> None:
    reads(before + lede, reading, lede)


@pytest.mark.parametrize(
    ("copy", "country"),
    [
        (f"新华社北京4月24日电 {CHINESE}", "CN"),
        (f"【ソウル＝山田太郎】{JAPANESE}", "KR"),
        (f"(워싱턴=연합뉴스) 홍길동 특파원 = {KOREAN}", "US"),
        (f"دمشق، سوريا (CNN) -- {ARABIC}", "SY"),
        (f"МИНСК, 4 мая - РИА Новости. {RUSSIAN}", "BY"),
    ],
)
def test_countries_of_other_scripts(copy: str, country: str) -> None:
    dateline = parse_dateline(copy)
    assert dateline is not None
    assert [place.country for place in dateline.places] == [country]


def test_a_place_alone_is_a_text_of_its_own() -> None:
    assert parse_dateline("BRIDGETOWN, BARBADOS") is not None
    assert parse_dateline("BRIDGETOWN, BARBADOS\nMay 5, the harbour, free entry") is None
    assert parse_dateline("BELLS, BARBADOS AND MORE") is None


@pytest.mark.parametrize(
    "copy",
    [
        f"Nein. Einfach nein. {GERMAN}",
        f"Regen. {GERMAN}",
        f"Singen. {GERMAN}",
        f"Berlin. Hamburg. München. {GERMAN}",
        "Berlin. The city that never sleeps has a bell of its own, and it weighs a ton, the council said.",
        f"Grenzziehungen - {GERMAN}",
        f"Innenstadt - {GERMAN}",
        f"Wissen - {GERMAN}",
        f"Kita – {GERMAN}",
        f"Wetter. {GERMAN}",
        f"Leipzig: {GERMAN}",
        f"MADRID, 3 - {SPANISH}",
        f"Lagos (country) – {SPANISH}",
        f"Potsdam, 3. Mai (Freitag) {GERMAN}",
        f"Oslo taz {GERMAN}",
        f"Van onze redactie - {SPANISH}",
        "Mumbai: a city of bells, bars and books",
        f"【速報】{JAPANESE}",
        f"【6月18日】{JAPANESE}",
        f"【東京】{JAPANESE}",
        f"（山田太郎＝東京）{JAPANESE}",
        f"【東京・築地市場】{JAPANESE}",
        f"【パリ＝オリンピック】{JAPANESE}",
        f"【ロンドン共同声明】{JAPANESE}",
        f"Corona. {GERMAN}",
        f"Deutschland. {GERMAN}",
        f"Thomas Reed. {GERMAN}",
        f"Wien-Wahl – {GERMAN}",
        f"Bad Bank. {GERMAN}",
        f"Berlin, 3. Mai (Theater) - {GERMAN}",
        f"Mumbai: A Novel - {LEDE}",
        f"Dubai: {LEDE}\n\nMumbai: {LEDE}",
        "新华社记者王小明说，这口钟重一吨，多年来一直沉在港口水底。",
        "新华社北京4月24日电，这口钟重一吨，多年来一直沉在港口水底。",
        f"(사진=연합뉴스) {KOREAN}",
        f"[단독] {KOREAN}",
        f"منظمة الميناء (BELL) - {ARABIC}",
        f"الميناء - قال رئيس البلدية إن {ARABIC}",
        "МОСКВА - город, в котором колокол весит тонну",
    ],
)
def test_traps_of_the_world(copy: str) -> None:
    assert match_opening(copy) is None


@pytest.mark.parametrize("unit", ["【東京＝", "(서울·", "دمشق ", "新华社北京", "Berlin. ", "МОСКВА, 4 ", "（（", "4月"])
def test_hostile_runs_of_other_scripts(unit: str) -> None:
    copy = unit * 20_000
    assert match_opening(copy) is None
    find_opening_inside(copy, 0, len(copy))


BULGARIAN = "Камбаната тежи един тон и градът намери пари, за да звъни отново, съобщи кметът на града в понеделник."
LATVIAN = "Zvans sver tonnu, un pilsēta ir atradusi naudu, lai tas atkal skanētu, pirmdien sacīja mērs."
NEPALI = "घण्टाको तौल एक टन छ र सहरले त्यसलाई फेरि बजाउन पैसा जुटाएको मेयरले बताए।"
HINDI = "घंटे का वजन एक टन है और शहर ने उसे फिर से बजाने के लिए पैसे जुटा लिए हैं।"
PERSIAN = "این زنگ یک تن وزن دارد و شهر برای آن که دوباره به صدا درآید پول پیدا کرده است."
INDONESIAN = "Lonceng itu beratnya satu ton dan kota telah menemukan uang untuk membunyikannya lagi, kata wali kota."
FRENCH = "La cloche pèse une tonne et la ville a enfin trouvé de quoi la faire sonner, a dit mardi la mairesse."
ITALIAN = "La campana pesa una tonnellata e il comune ha trovato i soldi per farla suonare, ha detto il sindaco."
SWEDISH = "Klockan väger ett ton och staden har nu hittat pengar för att få den att ringa igen, säger kommunen."


@pytest.mark.parametrize(
    ("before", "lede", "reading"),
    [
        # parts in any order
        ("КИЇВ. 25 липня. УНН. ", RUSSIAN, Reading(["Київ"], "UNN", "КИЇВ. 25 липня. УНН")),
        ("МОСКВА, 4 окт — РИА Новости, Анна Белова. ", RUSSIAN, Reading(["Москва"], "RIA Novosti")),
        ("МОСКВА, 5 января. /Корр. ТАСС Анна Белова/. ", RUSSIAN, Reading(["Москва"], "TASS")),
        ("Киев, 5 января (Портовый Вестник, Анна Белова) – ", RUSSIAN, Reading(["Киев"], "Портовый Вестник")),
        ("София, 2 февруари /БТА/ ", BULGARIAN, Reading(["София"], "BTA", "София, 2 февруари /БТА/"))
        if "февруари" in language_numbers("months")
        else ("София /БТА/ ", BULGARIAN, Reading(["София"], "BTA", "София /БТА/")),
        ("Rīga, LETA. ", LATVIAN, Reading(["Rīga"], "LETA", "Rīga, LETA")),
        ("२ पुस, काठमाडौं । ", NEPALI, Reading(["काठमाडौं"], None, "२ पुस, काठमाडौं")),
        ("काठमाडौं (रासस) । ", NEPALI, Reading(["काठमाडौं"], "RSS")),
        ("वाराणसी। ", HINDI, Reading(["वाराणसी"], None, "वाराणसी")),
        ("नई दिल्ली (भाषा) ", HINDI, Reading(["नई दिल्ली"], "PTI")),
        ("القاهرة رويترز: ", ARABIC, Reading(["القاهرة"], "Reuters", "القاهرة رويترز")),
        ("لندن - ایرنا: ", PERSIAN, Reading(["لندن"], "IRNA", "لندن - ایرنا")),
        ("Jakarta, CNN Indonesia -- ", INDONESIAN, Reading(["Jakarta"], "CNN", "Jakarta, CNN Indonesia")),
        ("Jakarta - ", INDONESIAN, Reading(["Jakarta"])),
        ("LONDON Oct 26 ", LEDE, Reading(["London"], None, "LONDON Oct 26")),
        ("LONDON, July 25, 2018/PRNewswire/ -- ", LEDE, Reading(["London"], "PRNewswire")),
        ("NEW YORK and CHICAGO, May 4 — ", LEDE, Reading(["New York", "Chicago"])),
        ("LONDON (Harbour Post) - ", LEDE, Reading(["London"], "Harbour Post")),
        ("Mumbai (Maharashtra) [India], April 13 (ANI): ", LEDE, Reading(["Mumbai, Maharashtra, India"], "ANI")),
        ("Paris (ats afp) - ", FRENCH, Reading(["Paris"], "sda")),
        ("(Bruxelles) ", FRENCH, Reading(["Bruxelles"], None, "(Bruxelles)")),
        ("MALMÖ. ", SWEDISH, Reading(["Malmö"])),
        ("L'AQUILA. ", ITALIAN, Reading(["L'Aquila"])),
        ("MILANO - ", ITALIAN, Reading(["Milano"])),
        ("Coeur d'Alene (AFP) - ", LEDE, Reading(["Coeur d'Alene"], "AFP")),
        ("LONDON (Reuters) -", LEDE, Reading(["London"], "Reuters")),
        # scripts without spaces
        ("本报讯（记者王一）", CHINESE, Reading([], None, "本报讯（记者王一）")),
        ("本报讯 ", CHINESE, Reading([], None, "本报讯")),
        ("港口晚报5月4日讯(记者 王一)", CHINESE, Reading([], "港口晚报")),
        ("中新网海口1月12日电 (记者 王一)", CHINESE, Reading(["海口"], "CNS")),
        ("【港口网】", CHINESE, Reading([], "港口网")),
        ("【東京共同＝山田花子】", JAPANESE, Reading(["東京"], "Kyodo")),
        ("ロンドン（ＣＮＮ）　", JAPANESE, Reading(["ロンドン"], "CNN")),
        ("[항구일보 홍길동 기자] ", KOREAN, Reading([], "항구일보")),
        ("(워싱턴=홍길동 특파원) ", KOREAN, Reading(["워싱턴"])),
    ],
)
def test_local_orders(before: str, lede: str, reading: Reading) -> None:
    reads(before + lede, reading, lede)


@pytest.mark.parametrize(
    ("copy", "names"),
    [
        (f"新华社北京4月24日电（记者王一、李二）{CHINESE}", ["王一", "李二"]),
        (f"（中央社記者王小明台北1日電）{CHINESE}", ["王小明"]),
        (f"【ソウル＝山田太郎】{JAPANESE}", ["山田太郎"]),
        (f"(서울=연합뉴스) 홍길동 김영희 기자 = {KOREAN}", ["홍길동", "김영희"]),
        (f"МОСКВА, 4 окт — РИА Новости, Анна Белова. {RUSSIAN}", ["Анна Белова"]),
        (f"МОСКВА, 5 января. /Корр. ТАСС Анна Белова/. {RUSSIAN}", ["Анна Белова"]),
        (f"OSLO (AP) — {LEDE}", []),
    ],
)
def test_reporters_inside_an_opening(copy: str, names: list[str]) -> None:
    found = match_opening(copy)
    assert found is not None
    assert [person.name for person in found.people] == names
    assert [copy[person.start : person.end] for person in found.people] == names
    assert [byline.name for byline in wireclean.clean(copy).bylines] == names


@pytest.mark.parametrize(
    ("copy", "places"),
    [
        (f"WASHINGTON\n{LEDE}", ["Washington"]),
        (f"BOSTON, Massachusetts —\n{LEDE}", ["Boston, Massachusetts"]),
        (f"Mumbai:\n{LEDE}", ["Mumbai"]),
        (f"Jakarta -\n{INDONESIAN}", ["Jakarta"]),
    ],
)
def test_a_place_on_a_line_above_its_lede(copy: str, places: list[str]) -> None:
    found = match_opening(copy, 0, copy.index("\n"))
    assert found is not None
    assert [str(place) for place in found.dateline.places] == places


def test_a_dateline_behind_a_standfirst() -> None:
    copy = (
        "Bell rings again\n\nThe council has found the money, and the bell in the harbour will ring before summer ends.\n\n"
        f"ST. LOUIS, Mo. — {LEDE}\n\nNobody had heard it for years, said the harbour master, who keeps the key."
    )
    article = wireclean.clean(copy)
    assert article.dateline is not None
    assert [str(place) for place in article.dateline.places] == ["St. Louis, Mo."]


@pytest.mark.parametrize(
    "copy",
    [
        f"SANTA ANA said no. {LEDE}",
        f"Par Belga\n{FRENCH}",
        f"〔記者王小明／台北報導〕{CHINESE}",  # a byline with its place
        f"(NAN)\n{LEDE}",
        f"/ritzau/\n{LEDE}",
        f"据新华社报道，{CHINESE}",
        f"Leipzig. {LEDE}",
        f"London\n{LEDE}",
        f"Die Portal Zeitung (Freitag) - {GERMAN}",
    ],
)
def test_what_only_looks_like_an_opening(copy: str) -> None:
    assert match_opening(copy, 0, copy.find("\n") if "\n" in copy else None) is None


@pytest.mark.parametrize(
    ("opening", "places", "agency"),
    [
        ("May 4, 2020 – LISBON – ", ["Lisbon"], None),
        ("Paris, le 4 mai 2020 - ", ["Paris"], None),
        ("Lissabon, den 4. Mai 2020 – ", ["Lissabon"], None),
        ("BRUSSEL (BELGA) = ", ["Brussel"], "Belga"),
        ("PortEllery.com, Jakarta – ", ["Jakarta"], "PortEllery.com"),
        ("COLOMBO (Ellery First); ", ["Colombo"], "Ellery First"),
        ("SUVA (Harbour) --- ", ["Suva"], "Harbour"),
        ("Manila (Harbour News, May 4) — ", ["Manila"], "Harbour News"),
        ("Baku, May 4, TASS ", ["Baku"], "TASS"),
        ("Jakarta, 4/5 (ANTARA) - ", ["Jakarta"], "Antara"),
        ("Ramallah 4-5-2020 WAFA - ", ["Ramallah"], "WAFA"),
        ("ANKARA (A.A) - ", ["Ankara"], "A.A"),
        ("JAKARTA, hafen.co.id - ", ["Jakarta"], "hafen.co.id"),
        ("BERLIN = ", ["Berlin"], None),
        ("PORT VILA AAP = ", ["Port Vila"], "AAP"),
        ("FRANKFURT dpa-AFX - ", ["Frankfurt"], "dpa"),
        ("Madrid, europa press - ", ["Madrid"], "Europa Press"),
        ("LONDON reuters - ", ["London"], "Reuters"),
    ],
)
def test_customs_of_papers_and_wires(opening: str, places: list[str], agency: str | None) -> None:
    """The day before the place, a small word before the day, other marks behind brackets, a site by its address."""
    found = match_opening(
        f"{opening}The bell of the Aurora weighs more than a ton, the board said on Monday in the town."
    )
    assert found is not None
    assert ([place.name for place in found.dateline.places], found.dateline.agency) == (places, agency)
    assert found.end == len(opening)


@pytest.mark.parametrize("copy", ["Aurora.com, a dealer – which", "A bell = two mules, and the town had both of them."])
def test_addresses_and_signs_in_sentences_are_no_openings(copy: str) -> None:
    assert match_opening(f"{copy} The bell of the Aurora weighs more than a ton, the board said on Monday.") is None


def test_an_agency_behind_a_dash_without_a_mark_behind_it_is_the_first_word_of_the_story() -> None:
    found = match_opening("LISBON, March 13 - CBS Inc has bought the bell of the Aurora, which weighs more than a ton.")
    assert found is not None
    assert (found.dateline.text, found.dateline.agency) == ("LISBON, March 13", None)


@pytest.mark.parametrize(("line", "dated"), [("Nice (AFP) - ", True), ("Nice - ", False), ("Reading - ", False)])
def test_a_town_whose_name_is_a_label_in_capitals_needs_more_than_a_dash(line: str, dated: bool) -> None:
    copy = (
        f"{line}The bell of the Aurora weighs more than a ton, and divers raised it on Monday after nine days of work."
    )
    assert (wireclean.clean(copy).dateline is not None) == dated


def test_a_reporter_with_his_place_on_a_line_of_its_own_is_a_byline_and_a_dateline() -> None:
    story = "雲水鎮圖書館昨天啟用，地上七層、地下兩層，藏書八十萬冊，首日有上萬人入館參觀。"
    article = wireclean.clean(f"雲水鎮圖書館啟用\n記者王建國／花蓮報導\n{story}\n{story}")
    assert article.dateline is not None
    assert [place.name for place in article.dateline.places] == ["花蓮"]
    assert [byline.name for byline in article.bylines] == ["王建國"]
