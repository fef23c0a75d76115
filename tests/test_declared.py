"""What the source declares beside the text: it wins, what the text prints again is struck, what differs is reported."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wireclean
from wireclean import Article, Byline, Declared, check, clean
from wireclean.testing import ArticleTruth, Sample, articles

BODY = "The bell of the Aurora weighs more than a ton, and it hangs in the yard of the museum.\n\nIt was cast in 1871, the harbour master said."


def test_what_is_declared_fills_the_fields() -> None:
    said = Declared(
        headline="Bell found off Port Ellery",
        standfirst="Divers had looked for it since 1998",
        bylines="Ana Lima and Tom Reed",
        dateline="Lisbon",
        published="2020-05-04T10:15:00+01:00",
        updated="20200505T081500Z",
        language="en",
    )
    article = clean(BODY, declared=said)
    assert article.text == BODY
    assert (article.headline, article.standfirst) == (
        "Bell found off Port Ellery",
        "Divers had looked for it since 1998",
    )
    assert [byline.name for byline in article.bylines] == ["Ana Lima", "Tom Reed"]
    assert {byline.span for byline in article.bylines} == {None}
    assert article.dateline is not None
    assert (article.dateline.places[0].name, article.dateline.places[0].country) == ("Lisbon", "PT")
    assert article.published is not None
    assert article.published.value.isoformat() == "2020-05-04T10:15:00+01:00"
    assert article.updated is not None
    assert article.updated.value == datetime(2020, 5, 5, 8, 15, tzinfo=UTC)
    assert Article.from_json(wireclean.to_json(article)) == article


HEAD = "Bell found off Port Ellery\nAna Lima\nMay 4, 2020\n"


@pytest.mark.parametrize(
    ("said", "struck"),
    [
        (Declared(headline="Bell Found off Port Ellery"), ["HED005"]),
        (Declared(headline="Bell found off Port Ellery", bylines="Ana Lima"), ["HED005", "HED002"]),
        (Declared(headline="Bell found off Port Ellery", bylines="Ana Lima", published="2020-05-04"), ["HED005", "HED002", "HED003"]),
    ],
)  # fmt: skip
def test_what_is_printed_again_is_struck_by_its_usual_rule(said: Declared, struck: list[str]) -> None:
    article = clean(HEAD + BODY, declared=said)
    assert set(struck) <= {edit.rule for edit in article.edits if not edit.leaves}
    assert wireclean.apply(HEAD + BODY, article.edits) == article.text
    assert "Bell found" not in article.text
    assert article.headline == said.headline


def test_a_printed_field_keeps_its_place_and_what_it_adds() -> None:
    source = f"Bell found off Port Ellery\nBy Ana Lima, Associated Press\n{BODY}"
    (byline,) = clean(source, declared=Declared(bylines="Ana Lima")).bylines
    assert (byline.name, byline.organization) == ("Ana Lima", "Associated Press")
    assert byline.span is not None
    assert "Ana Lima" in source[slice(*byline.span)]


def test_a_lede_that_is_the_summary_stays() -> None:
    lede = BODY.partition("\n")[0]
    for summary in (lede, f"{lede[:60]}..."):
        article = clean(BODY, declared=Declared(standfirst=summary))
        assert article.text == BODY
        assert article.standfirst is None


def test_a_headline_that_is_all_the_copy_stays() -> None:
    assert clean("Bell found off Port Ellery", declared=Declared(headline="Bell found off Port Ellery")).text


@pytest.mark.parametrize(
    "nobody", ["jsmith", "admin", "A.L.", "al/jk", "News Desk", "webmaster@x.example", "Reuters Staff", "Redaktion", "user123", ""]
)  # fmt: skip
def test_logins_initials_and_desks_are_no_names(nobody: str) -> None:
    assert all(byline.name is None for byline in Declared(bylines=nobody).bylines)
    printed = clean(f"Bell found off Port Ellery\nBy Tom Reed\n{BODY}", declared=Declared(bylines=nobody))
    assert "Tom Reed" in [byline.name for byline in printed.bylines] or nobody == "Reuters Staff"


def test_bylines_come_in_many_forms() -> None:
    assert [byline.name for byline in Declared(bylines="Ana Lima; Tom Reed").bylines] == ["Ana Lima", "Tom Reed"]
    assert [byline.name for byline in Declared(bylines=["By ANA LIMA", "Tom Reed", "Tom Reed"]).bylines] == ["Ana Lima", "Tom Reed"]  # fmt: skip
    assert Declared(bylines="Associated Press").bylines[0].organization == "Associated Press"
    own = Byline("Ana Lima", None, None, None, "Ana Lima", None)
    assert Declared(bylines=[own]).bylines == (own,)


def test_times_come_in_many_forms() -> None:
    for given_ in ("2020-05-04", date(2020, 5, 4), "20200504", "May 4, 2020"):
        stamp = Declared(published=given_).published
        assert stamp is not None
        assert (stamp.value, stamp.precision) == (datetime(2020, 5, 4), "day")
    assert Declared(published="yesterday or so").published is None
    assert Declared(published="20201399").published is None


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31T23:59:59Z", "2020-02-29"])
def test_no_day_is_too_early_or_too_late(day: str) -> None:
    said = Declared(published=day, updated=day)
    assert clean(f"Bell found\nMay 31, 2020\n{BODY}", declared=said).published == said.published


def test_declared_strings_are_mended() -> None:
    assert Declared(headline="CafÃ© &amp; bell\n  found").headline == "Café & bell found"


def test_other_types_are_refused() -> None:
    with pytest.raises(TypeError, match="headline is a str, not int"):
        Declared(headline=3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="bylines are str"):
        Declared(bylines=[3])  # type: ignore[list-item]
    with pytest.raises(TypeError, match=r"declared is a .*Declared, not dict"):
        clean(BODY, declared={"headline": "x"})  # type: ignore[arg-type]


def test_a_printed_field_that_differs_is_a_finding() -> None:
    source = (
        f"Bell found off Port Ellery\nBy Ana Lima, Associated Press\nMay 4, 2020 10:15 a.m. EDT\n\nLISBON (AP) — {BODY}"
    )
    said = Declared(headline="Anchor found in Oslo", bylines="Tom Reed", published="2019-05-04", dateline="Oslo")
    found = {finding.rule: finding for finding in check(source, declared=said) if finding.rule.startswith("DEC")}
    assert set(found) == {"DEC001", "DEC002", "DEC003", "DEC004"}
    assert {finding.severity for finding in found.values()} == {"warning"}
    for finding in found.values():
        assert finding.fix == source[slice(*finding.span)]  # it is for a person to decide
    assert found["DEC001"].line == 1
    assert "Tom Reed" in found["DEC002"].message
    assert clean(source, declared=said).headline == "Anchor found in Oslo"


def test_what_is_printed_alike_is_no_finding() -> None:
    source = (
        f"Bell found off Port Ellery\nBy Ana Lima, Associated Press\nMay 4, 2020 10:15 a.m. EDT\n\nLISBON (AP) — {BODY}"
    )
    said = Declared(
        headline="BELL FOUND OFF PORT ELLERY", bylines="Ana Lima", published="2020-05-04", dateline="Lisbon"
    )
    assert [finding.rule for finding in check(source, declared=said) if finding.rule.startswith("DEC")] == []
    assert [finding.rule for finding in check(source) if finding.rule.startswith("DEC")] == []


def test_a_headline_without_words_is_not_compared() -> None:
    source = f"Sunday\n\n* * *\n\n{BODY}"
    said = Declared(headline="???", standfirst="—")
    assert clean(source, declared=said).text == clean(source).text
    assert [finding.rule for finding in check(source, declared=said) if finding.rule.startswith("DEC")] == []


@pytest.mark.parametrize(
    ("given", "places"),
    [
        ("ST. JOHN'S", ["St. John's"]),
        ("PORT-AU-PRINCE", ["Port-au-Prince"]),
        ("Lisbon/Oslo", ["Lisbon", "Oslo"]),
        ("Lisbon, Portugal", ["Lisbon"]),
        ("the newsroom", None),
    ],
)
def test_places_are_read_as_the_copy_has_them(given: str, places: list[str] | None) -> None:
    said = Declared(dateline=given).dateline
    assert (None if said is None else [place.name for place in said.places]) == places


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("nb", "Klokka har ikke hatt noen eier siden krigen, sier hun, og nå vet ingen hvordan den kom dit. Etter det ble den også glemt."),
        ("deu", "Die Glocke wiegt mehr als eine Tonne, und sie hängt im Hof des Museums. Das ist nicht bekannt."),
        ("ger", "Die Glocke wiegt mehr als eine Tonne, und sie hängt im Hof des Museums. Das ist nicht bekannt."),
        ("en-GB", BODY),
        ("eng", BODY),
    ],
)  # fmt: skip
def test_one_language_may_have_several_codes(tag: str, words: str) -> None:
    assert [finding.rule for finding in check(words, declared=Declared(language=tag))] == []
    assert "DEC005" in [finding.rule for finding in check(words, declared=Declared(language="fi"))]


def test_codes_of_three_letters_are_written_as_tags() -> None:
    assert (Declared(language="deu").language, Declared(language="POR_br").language) == ("de", "pt-BR")


@given(articles(), st.booleans())
def test_declaring_what_is_printed_changes_no_text(sample: Sample[ArticleTruth], twice: bool) -> None:
    truth = sample.truth
    said = Declared(headline=truth.headline, bylines=truth.names, published=truth.published)
    article = clean(sample.text, declared=said)
    assert article.paragraphs == truth.paragraphs
    assert article.headline == truth.headline
    assert wireclean.restore(article.text, article.edits) == sample.text
    assert clean(article.text, declared=said).text == article.text


@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=60))
def test_any_text_and_any_declaration(text: str, headline: str, byline: str) -> None:
    said = Declared(headline=headline, bylines=byline, dateline=byline, published=byline, language=headline)
    article = clean(text, declared=said)
    assert wireclean.apply(text, article.edits) == article.text
    assert wireclean.restore(article.text, article.edits) == text
