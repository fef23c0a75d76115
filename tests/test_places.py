"""Places: the country of a name, and whether it is a name at all."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireclean.data import agencies, load
from wireclean.grammar.places import country_of, fold, is_place, is_region


@pytest.mark.parametrize(
    ("name", "region", "country"),
    [
        ("Tokyo", None, "JP"),
        ("МОСКВА", None, "RU"),
        ("北京", None, "CN"),
        ("ソウル", None, "KR"),
        ("서울", None, "KR"),
        ("القاهرة", None, "EG"),
        ("دمشق", "سوريا", "SY"),
        ("Rom", None, "IT"),
        ("Islamabad", None, "PK"),
        ("WASHINGTON", None, "US"),
        ("London", None, "GB"),
        ("Paris", None, "FR"),
        ("Munich", None, "DE"),
        ("München", None, "DE"),
        ("Cologne", None, "DE"),
        ("The Hague", None, "NL"),
        ("Kiev", None, "UA"),
        ("Kyiv", None, "UA"),
        ("Peking", None, "CN"),
        ("SAO PAULO", None, "BR"),
        ("Port au Prince", None, "HT"),
        ("GAZA CITY", None, "PS"),
        ("Birmingham", "Ala.", "US"),
        ("Birmingham", None, "GB"),
        ("Paris", "Texas", "US"),
        ("London", "Ont.", "CA"),
        ("Charleston", "W. Va.", "US"),
        ("Bonn", "West Germany", "DE"),
        ("Calgary", "Alberta", "CA"),
        ("Los Angeles", "CA", "US"),
        ("Washington", "DC, United States", "US"),
        ("Rostow", "Russland", "RU"),
        ("Atlanta", "Georgia", "US"),
        ("Tbilisi", "Georgia", "GE"),
        ("Lahore", "Punjab", "PK"),
        ("Amritsar", "Punjab", "IN"),
        ("Germany", None, "DE"),
        # not clear, or none
        ("Georgia", None, None),
        ("Cambridge", None, None),
        ("Belgrade", "Yugoslavia", None),
        ("UNITED NATIONS", None, None),
        ("Aboard Air Force One", None, None),
        ("Nowhere at All", None, None),
        ("", None, None),
    ],
)
def test_country(name: str, region: str | None, country: str | None) -> None:
    assert country_of(name, region) == country


@pytest.mark.parametrize(
    "name", ["LONDON", "St. John's", "ST. JOHN’S", "Saint Petersburg", "FT. WORTH", "Nairobi", "Ohio", "Kenya"]
)
def test_places(name: str) -> None:
    assert is_place(name)


@pytest.mark.parametrize("name", ["BREAKING", "EXCLUSIVE", "DEAR ABBY", "", " ", "The government", "KNIV"])
def test_words(name: str) -> None:
    assert not is_place(name)


def test_size() -> None:
    assert is_place("Nato")
    assert not is_place("Nato", thousands=500)
    assert is_place("Karachi", thousands=500)


def test_regions() -> None:
    assert is_region("Calif.")
    assert is_region("CALIF")
    assert is_region("N. Y.")
    assert is_region("Yugoslavia")
    assert not is_region("Sunday")


@given(st.text(max_size=60), st.none() | st.text(max_size=30))
def test_any_text(name: str, region: str | None) -> None:
    country = country_of(name, region)
    assert country is None or len(country) == 2
    assert is_place(name) in (True, False)
    assert fold(name) == fold(f"  {name} ")


def test_the_tables_wait_until_they_are_asked() -> None:
    code = (
        "import wireclean, sys; from wireclean.grammar import places; "
        "sys.exit(bool(places._gazetteer.cache_info().currsize or places._regions.cache_info().currsize))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_agency_is_found_by_every_name_of_it() -> None:
    known = agencies()
    for entry in load("agencies.toml")["agency"]:
        for token in entry.get("dateline", ()):
            agency = known.in_dateline(token)
            assert agency is not None
            assert agency.short == entry["short"]
        for alias in (entry["name"], *entry.get("aliases", ())):
            agency = known.named(f" {alias} ")
            assert agency is not None
            assert agency.short == entry["short"]


def test_a_byline_in_capitals_names_its_agency() -> None:
    agency = agencies().named("THE  ASSOCIATED PRESS")
    assert agency is not None
    assert agency.short == "AP"


def test_a_desk_belongs_to_its_agency() -> None:
    agency = agencies().in_dateline("dpa/lno")
    assert agency is not None
    assert agency.short == "dpa"
    assert agencies().in_dateline("ap") is None
