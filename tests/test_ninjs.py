"""ninjs out: every item is what the standard allows, and says what the article says.

`ITEM` holds facts of the published standard (IPTC ninjs 3.1, https://iptc.org/std/ninjs/ninjs-schema_3.1.json, CC BY 4.0):
of the properties that wireclean writes, their names, types and what they require; any other key fails. Name a copy of the
published schema in `WIRECLEAN_NINJS_SCHEMA`, and every item here is validated against that as well.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import wireclean
from wireclean.article import Article, Byline, Caption, Credit, Dateline, Note, Place, Precision, Span, Timestamp
from wireclean.cli import main
from wireclean.ninjs import ninjs_json, to_ninjs
from wireclean.testing import articles, galleries

# --- the standard


def is_text(value: Any) -> bool:
    return isinstance(value, str)


def is_count(value: Any) -> bool:
    return type(value) is int


def is_uri(value: Any) -> bool:
    """RFC 3986: a scheme and a colon, no character that needs an escape, at most one fragment."""
    legal = r"[A-Za-z0-9\-._~:/?\[\]@!$&'()*+,;=%]"
    return isinstance(value, str) and re.fullmatch(rf"[A-Za-z][A-Za-z0-9+.\-]*:{legal}*(#{legal}*)?", value) is not None


def is_moment(value: Any) -> bool:
    """RFC 3339 date-time: to the second, with its offset."""
    shape = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
    return isinstance(value, str) and re.fullmatch(shape, value) is not None and bool(datetime.fromisoformat(value))


def one_of(*values: str) -> Any:
    return lambda value: value in values


# A name with `!` is required. A list is an array of such objects or values.
WORDS = {"role": is_text, "contentType": is_text, "value!": is_text}
ADDRESS = {"lines": [is_text], "locality": is_text, "area": is_text, "postalCode": is_text, "country": is_text}
CONTACT = {"type": is_text, "role": is_text, "lang": is_text, "name": is_text, "address!": ADDRESS}
PLACE = {"name": is_text, "rel": is_text, "uri": is_uri, "literal": is_text, "contactInfo": [CONTACT]}
SOURCE = {"name": is_text, "role": is_text, "uri": is_uri, "literal": is_text, "contactInfo": [CONTACT]}
ITEM: dict[str, Any] = {
    "uri!": is_uri,
    "type": one_of("text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"),
    "representationType": one_of("full", "partial"),
    "firstCreated": is_moment,
    "versionCreated": is_moment,
    "language": is_text,
    "copyrightNotice": is_text,
    "edNote": is_text,
    "descriptions": [WORDS],
    "bodies": [{**WORDS, "charCount": is_count, "wordCount": is_count}],
    "headlines": [WORDS],
    "by": is_text,
    "located": is_text,
    "places": [PLACE],
    "infoSources": [SOURCE],
    "altIds": [{"role": is_text, "value": is_text}],
    "standard": {"name": is_text, "version": is_text, "schema": is_uri},
}
ITEM["associations"] = [{**ITEM, "name!": is_text, "rel": is_text}]


def faults(value: Any, shape: Any, where: str = "item") -> Iterator[str]:
    if isinstance(shape, list):
        if not isinstance(value, list):
            yield f"{where} is no array"
            return
        for position, part in enumerate(value):
            yield from faults(part, shape[0], f"{where}[{position}]")
    elif isinstance(shape, dict):
        if not isinstance(value, dict):
            yield f"{where} is no object"
            return
        known = {name.rstrip("!"): inner for name, inner in shape.items()}
        yield from (f"{where} has the key {key}" for key in value.keys() - known.keys())
        yield from (f"{where} lacks {name[:-1]}" for name in shape if name.endswith("!") and name[:-1] not in value)
        for key in value.keys() & known.keys():
            yield from faults(value[key], known[key], f"{where}.{key}")
    elif not shape(value):
        yield f"{where} is {value!r}"


def published() -> Any:
    """Return a validator of the published schema, or None when no copy of it is named."""
    path = os.environ.get("WIRECLEAN_NINJS_SCHEMA")
    if not path:
        return None
    jsonschema = pytest.importorskip("jsonschema")
    referencing = pytest.importorskip("referencing")
    schema = json.loads(Path(path).read_text(encoding="utf-8"))
    # It refers to GeoJSON's schema for a property that wireclean does not write; nothing is fetched.
    geo = referencing.Resource.from_contents({"$schema": schema["$schema"], "not": {}})
    registry = referencing.Registry().with_resource("https://geojson.org/schema/GeoJSON.json", geo)
    return jsonschema.Draft202012Validator(schema, registry=registry, format_checker=jsonschema.FormatChecker())


PUBLISHED = published()


def check(item: dict[str, Any]) -> dict[str, Any]:
    assert list(faults(item, ITEM)) == []
    if PUBLISHED is not None:
        assert [error.message for error in PUBLISHED.iter_errors(item)] == []
    return item


def item_of(article: Article, identifier: str | None = None) -> dict[str, Any]:
    found = check(to_ninjs(article, identifier=identifier))
    assert json.loads(ninjs_json(article, identifier=identifier)) == found
    return found


# --- every item is an item of the standard


@given(st.one_of(articles(), articles(flat=True), galleries()))
def test_generated_copy_gives_what_the_standard_allows(sample: Any) -> None:
    item_of(wireclean.clean(sample.text))


@given(st.text(), st.one_of(st.none(), st.text()))
def test_any_text_and_any_identifier_do(text: str, identifier: str | None) -> None:
    check(json.loads(ninjs_json(wireclean.clean(text), identifier=identifier)))


def test_the_examples_of_all_rules_do() -> None:
    for rule in wireclean.rules.values():
        for text in (*(example.before for example in rule.fixes), *rule.keeps):
            item_of(wireclean.clean(text))


def test_against_the_published_schema() -> None:
    if PUBLISHED is None:
        pytest.skip(
            "name a copy of IPTC's ninjs-schema_3.1.json in WIRECLEAN_NINJS_SCHEMA to validate against it as well"
        )
    assert PUBLISHED.is_valid(FULL_ITEM)
    for spoiled in SPOILED:
        assert not PUBLISHED.is_valid({**FULL_ITEM, **spoiled}), spoiled


# --- what becomes of each field


def byline(**parts: Any) -> Byline:
    return Byline(
        **{"name": None, "role": None, "organization": None, "place": None, "text": "", "span": Span(0, 0), **parts}
    )


def stamp(value: datetime, precision: Precision = "minute", *, ambiguous: bool = False) -> Timestamp:
    return Timestamp(value, precision, "EDT", ambiguous, "as printed", Span(0, 0))


def article(text: str = "The bell weighs a ton.\n\nIt rang.", **parts: Any) -> Article:
    nothing: dict[str, Any] = {
        "headline": None, "standfirst": None, "bylines": (), "dateline": None, "published": None, "updated": None,
        "language": None,
        "captions": (), "notes": (), "edits": (),
    }  # fmt: skip
    return Article(**{**nothing, "text": text, "paragraphs": tuple(text.split("\n\n")) if text else (), **parts})


EDT = timezone(timedelta(hours=-4))
FULL = article(
    headline="Bell comes up in Port Ellery",
    standfirst="Divers had looked for it since 1998",
    language="en",
    bylines=(
        byline(name="Ana Lima", role="Staff Writer", organization="Associated Press"),
        byline(name="Tom Reed", place=Place("Oslo")),
    ),
    dateline=Dateline(
        (Place("Port Ellery", "Nova Scotia", "CA"), Place("Aboard the Aurora")),
        "AP",
        None,
        "PORT ELLERY (AP) —",
        Span(0, 0),
    ),
    published=stamp(datetime(2020, 5, 4, 10, 15, tzinfo=EDT)),
    updated=stamp(datetime(2020, 5, 5, 9, 0, 30, tzinfo=UTC), "second"),
    captions=(
        Caption("Divers hold the bell.", Credit("Joe Hart", "AP", "AP Photo/Joe Hart"), 2, 9, Span(0, 0)),
        Caption("The quay.", None, None, None, Span(0, 0)),
    ),
    notes=tuple(
        Note(kind, f"The {kind}.", Span(0, 0))
        for kind in ("contributors", "correction", "copyright", "editors-note", "advisory", "signature", "about")
    ),
)
FULL_ITEM = to_ninjs(FULL, identifier="https://herald.example/bell")
SPOILED: tuple[dict[str, Any], ...] = (
    {"edits": []},
    {"uri": None},
    {"firstCreated": 2020},
    {"by": ["Ana Lima"]},
    {"type": "story"},
    {"bodies": [{"text": "The bell"}]},
    {"places": [{"name": "Oslo", "country": "NO"}]},
    {"infoSources": [{"name": "AP", "agency": True}]},
    {"associations": [{"name": "picture 1"}]},
    {"standard": {"name": "ninjs", "draft": 1}},
)


def test_a_full_article() -> None:
    assert check(FULL_ITEM) == {
        "uri": "https://herald.example/bell",
        "type": "text",
        "language": "en",
        "firstCreated": "2020-05-04T10:15:00-04:00",
        "versionCreated": "2020-05-05T09:00:30+00:00",
        "copyrightNotice": "The copyright.",
        "edNote": "The advisory.",
        "descriptions": [
            {"role": "summary", "contentType": "text/plain", "value": "Divers had looked for it since 1998"},
            {"role": "dateline", "contentType": "text/plain", "value": "PORT ELLERY (AP) —"},
            {"role": "contributors", "contentType": "text/plain", "value": "The contributors."},
            {"role": "correction", "contentType": "text/plain", "value": "The correction."},
            {"role": "editors-note", "contentType": "text/plain", "value": "The editors-note."},
            {"role": "signature", "contentType": "text/plain", "value": "The signature."},
            {"role": "about", "contentType": "text/plain", "value": "The about."},
        ],
        "bodies": [
            {"role": "main", "contentType": "text/plain", "charCount": 32, "wordCount": 7, "value": FULL.text},
        ],
        "headlines": [{"role": "main", "contentType": "text/plain", "value": "Bell comes up in Port Ellery"}],
        "by": "Ana Lima, Staff Writer, Associated Press; Tom Reed, Oslo",
        "located": "Port Ellery, Nova Scotia/Aboard the Aurora",
        "places": [
            {
                "name": "Port Ellery",
                "rel": "located",
                "contactInfo": [{"address": {"locality": "Port Ellery", "area": "Nova Scotia", "country": "CA"}}],
            },
            {"name": "Aboard the Aurora", "rel": "located"},
        ],
        "infoSources": [
            {"name": "Ana Lima", "role": "http://cv.iptc.org/newscodes/contentprodpartyrole/author"},
            {"name": "Tom Reed", "role": "http://cv.iptc.org/newscodes/contentprodpartyrole/author"},
            {
                "name": "Associated Press",
                "role": "http://cv.iptc.org/newscodes/contentprodpartyrole/contentSource",
                "literal": "AP",
            },
        ],
        "associations": [
            {
                "name": "picture 2 of 9",
                "uri": "https://herald.example/bell#picture-1",
                "type": "picture",
                "representationType": "partial",
                "descriptions": [
                    {"role": "caption", "contentType": "text/plain", "value": "Divers hold the bell."},
                    {"role": "creditline", "contentType": "text/plain", "value": "AP Photo/Joe Hart"},
                ],
                "by": "Joe Hart",
                "infoSources": [
                    {"name": "Joe Hart", "role": "http://cv.iptc.org/newscodes/contentprodpartyrole/author"},
                    {
                        "name": "Associated Press",
                        "role": "http://cv.iptc.org/newscodes/contentprodpartyrole/contentSource",
                        "literal": "AP",
                    },
                ],
            },
            {
                "name": "picture 2",
                "uri": "https://herald.example/bell#picture-2",
                "type": "picture",
                "representationType": "partial",
                "descriptions": [{"role": "caption", "contentType": "text/plain", "value": "The quay."}],
            },
        ],
        "standard": {"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"},
    }  # fmt: skip


@pytest.mark.parametrize("spoiled", SPOILED, ids=lambda spoiled: next(iter(spoiled)))
def test_what_the_standard_forbids_is_seen(spoiled: dict[str, Any]) -> None:
    assert list(faults({**FULL_ITEM, **spoiled}, ITEM))


def test_nothing_but_copy_gives_a_body_and_no_more() -> None:
    assert item_of(article()).keys() == {"uri", "type", "bodies", "standard"}
    assert item_of(article("")).keys() == {"uri", "type", "standard"}


@pytest.mark.parametrize(
    ("time", "said"),
    [
        (stamp(datetime(2020, 5, 4), "day"), "2020-05-04"),
        (stamp(datetime(2020, 5, 4, tzinfo=EDT), "day"), "2020-05-04"),
        (stamp(datetime(2020, 5, 4, 10, 15)), "2020-05-04T10:15"),
        (stamp(datetime(2020, 5, 4, 10, 15, 9), "second"), "2020-05-04T10:15:09"),
        (stamp(datetime(2020, 5, 4, 10, 15, tzinfo=EDT), ambiguous=True), "as printed"),
        (stamp(datetime(1880, 5, 4, tzinfo=timezone(timedelta(seconds=-17762)))), "1880-05-04T00:00-04:56:02"),
    ],
)
def test_a_time_that_is_not_settled_is_a_description(time: Timestamp, said: str) -> None:
    item = item_of(article(published=time, updated=time))
    assert "firstCreated" not in item
    assert "versionCreated" not in item
    assert [(words["role"], words["value"]) for words in item["descriptions"]] == [
        ("published", said),
        ("updated", said),
    ]


def test_an_agency_that_signs_its_story_is_author_and_source() -> None:
    item = item_of(article(bylines=(byline(organization="Associated Press", text="By The Associated Press"),)))
    assert item["by"] == "Associated Press"
    assert item["infoSources"] == [
        {
            "name": "Associated Press",
            "role": f"http://cv.iptc.org/newscodes/contentprodpartyrole/{role}",
            "literal": "AP",
        }
        for role in ("author", "contentSource")
    ]


def test_a_dateline_without_a_place_is_located_nowhere() -> None:
    item = item_of(wireclean.clean("(CNN) — The bell weighs a ton."))
    assert "located" not in item
    assert "places" not in item
    assert [source["name"] for source in item["infoSources"]] == ["CNN"]


# --- the name of an item

SOURCE_COPY = "LISBON, May 4 (Reuters) - The bell  weighs a ton.\r\n\r\nIt was â€œcast in 1871â€\x9d.\r\n"


def test_the_name_is_the_digest_of_the_source() -> None:
    digest = base64.urlsafe_b64encode(hashlib.sha256(SOURCE_COPY.encode()).digest()).decode().rstrip("=")
    cleaned = wireclean.clean(SOURCE_COPY)
    assert cleaned.text != SOURCE_COPY
    assert item_of(cleaned)["uri"] == f"ni:///sha-256;{digest}"
    few = wireclean.clean(SOURCE_COPY, config=wireclean.Config(select=frozenset({"DAT"})))
    assert item_of(few)["uri"] == f"ni:///sha-256;{digest}"  # whatever rules ran


@pytest.mark.parametrize(
    "identifier", ["https://herald.example/bell?id=7", "urn:newsml:herald.example:20200504:bell", "tag:a%20b"]
)
def test_an_identifier_that_is_a_uri_is_the_name(identifier: str) -> None:
    item = item_of(article(), identifier)
    assert item["uri"] == identifier
    assert "altIds" not in item


@pytest.mark.parametrize(
    "identifier",
    [
        "4711",
        "bell story",
        "https://herald.example/a b",
        "a:%zz",
        "https://herald.example:bad/bell",
        "C:\\bell.txt",
        "C:/bell.txt",
        "urn:a[b]",
        "a:b#c#d",
        "x:鐘",
    ],
)
def test_any_other_identifier_is_kept_beside_it(identifier: str) -> None:
    item = item_of(article(), identifier)
    assert item["uri"] == item_of(article())["uri"]
    assert item["altIds"] == [{"role": "source", "value": identifier}]


def test_pictures_of_an_item_with_a_fragment_have_names_of_their_own() -> None:
    item = item_of(article(captions=FULL.captions), "https://herald.example/news#bell")
    assert [picture["uri"] for picture in item["associations"]] == [
        "https://herald.example/news#bell/picture-1",
        "https://herald.example/news#bell/picture-2",
    ]


def test_halves_of_surrogate_pairs_leave_json_that_strict_readers_take() -> None:
    encoded = ninjs_json(wireclean.clean("The bell \ud800 weighs a ton."))
    encoded.encode("utf-8")
    assert check(json.loads(encoded))["bodies"][0]["value"] == "The bell \ufffd weighs a ton."


# --- the command


def test_the_command_writes_one_line_a_file(tmp_path: Path) -> None:
    names = []
    for number in range(2):
        path = tmp_path / f"bell{number}.txt"
        path.write_text(SOURCE_COPY, encoding="utf-8", newline="")
        names.append(str(path))
    done = CliRunner().invoke(main, ["clean", "--isolated", "--format", "ninjs", *names])
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    article = wireclean.clean(SOURCE_COPY)
    assert [json.loads(line) for line in lines] == [to_ninjs(article, identifier=name) for name in names]
    done = CliRunner().invoke(main, ["clean", "--isolated", "--format", "ninjs", "-o", str(tmp_path / "out"), *names])
    assert done.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["bell0.ninjs.json", "bell1.ninjs.json"]


def test_an_urgency_of_two_digits_is_none() -> None:
    assert "urgency" not in to_ninjs(wireclean.clean("The bell rang."), meta={"urgency": "12"})
    assert to_ninjs(wireclean.clean("The bell rang."), meta={"urgency": "3"})["urgency"] == 3
