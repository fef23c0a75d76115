"""ninjs: IPTC's news in JSON, versions 1 to 3.1, also as editorial systems extend it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wireclean.readers.copy import Copy
from wireclean.readers.fields import declared_of, gathered
from wireclean.readers.markup import Paragraphs

__all__ = ["is_ninjs", "read_ninjs"]

_NO_STORIES = (
    "picture",
    "video",
    "audio",
    "graphic",
    "animation",
    "event",
    "planning",
    "person",
    "organisation",
    "place",
)
_OWN_KEYS = (
    "body_text", "body_xhtml", "body_html", "bodies", "versioncreated", "versionCreated", "firstcreated", "firstCreated",
    "pubstatus", "pubStatus", "representationtype", "representationType",
)  # fmt: skip


def is_ninjs(item: object) -> bool:
    """Say whether an object of JSON is an item of ninjs: it says so, or has a `uri` or `guid`, a `type` and keys of the standard."""
    if not isinstance(item, Mapping):
        return False
    standard = item.get("standard")
    if isinstance(standard, Mapping) and standard.get("name") == "ninjs":
        return True
    return (
        isinstance(item.get("uri", item.get("guid")), str)
        and isinstance(item.get("type"), str)
        and any(key in item for key in _OWN_KEYS)
    )


def read_ninjs(item: Mapping[str, Any], encoding: str, path: str = "") -> Iterator[Copy]:
    """Yield the story of an item; none for one that is a picture, a video or the like."""
    if item.get("type") in _NO_STORIES:
        return
    text = Paragraphs()
    body, where, markup = _body(item)
    if body:
        if markup:
            text.take_html(body, f"{path}/{where}")
        else:
            text.take_plain(body, f"{path}/{where}")
    note = text.without_desk_block()
    words, origin = text.text()
    authors = item.get("authors")
    first, second = _text(item, "firstcreated", "firstCreated"), _text(item, "versioncreated", "versionCreated")
    yield Copy(
        words,
        declared_of(
            headline=_text(item, "headline")
            or _of_role(item, "headlines", ("main",))
            or _of_role(item, "headlines", ()),
            standfirst=_text(item, "description_text")
            or _of_role(item, "descriptions", ("summary", "standfirst", "drop", "intro")),
            bylines=[_text(item, "by", "byline"), *(_names(authors) if not _text(item, "by", "byline") else ())],
            dateline=_dateline(item) or _text(item, "located"),
            published=first or second,
            updated=second,
            language=_text(item, "language"),
        ),
        "ninjs",
        encoding,
        origin,
        gathered(
            id=_text(item, "uri", "guid"),
            version=_text(item, "version"),
            slug=_text(item, "slugline"),
            keywords=[*_names(item.get("subject")), *_names(item.get("subjects")), *_names(item.get("keywords"))],
            genre=[*_names(item.get("genre")), *_names(item.get("genres"))],
            urgency=_text(item, "urgency"),
            status=_text(item, "pubstatus", "pubStatus"),
            copyright=_text(item, "copyrightnotice", "copyrightNotice"),
            usage_terms=_text(item, "usageterms", "usageTerms"),
            ed_note=[_text(item, "ednote", "edNote"), note],
            provider=_text(item, "provider", "source"),
        ),
    )


def _body(item: Mapping[str, Any]) -> tuple[str | None, str, bool]:
    """Return the story, the name of its field, and whether it may be HTML."""
    for key in ("body_xhtml", "body_html"):
        if _text(item, key):
            return _text(item, key), key, True
    if _text(item, "body_text"):
        return _text(item, "body_text"), "body_text", False
    bodies = item.get("bodies")
    found: list[tuple[str, str, bool]] = []
    for number, body in enumerate(bodies if isinstance(bodies, list) else ()):
        if isinstance(body, Mapping) and isinstance(body.get("value"), str):
            kind = str(body.get("contentType", body.get("contenttype", "")))
            entry = (body["value"], f"bodies/{number}/value", "html" in kind or "xml" in kind)
            if body.get("role") == "main":
                return entry
            found.append(entry)
    return found[0] if found else (None, "", False)


def _text(item: Mapping[str, Any], *names: str) -> str | None:
    for name in names:
        value = item.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return None


def _of_role(item: Mapping[str, Any], name: str, roles: tuple[str, ...]) -> str | None:
    """Return the value of the first entry of a list that has one of the roles; of any, without roles."""
    entries = item.get(name)
    for entry in entries if isinstance(entries, list) else ():
        if (
            isinstance(entry, Mapping)
            and isinstance(entry.get("value"), str)
            and (not roles or entry.get("role") in roles)
        ):
            return str(entry["value"])
    return None


def _names(entries: object) -> list[str]:
    found = []
    for entry in entries if isinstance(entries, list) else ():
        name = entry.get("name") if isinstance(entry, Mapping) else entry
        if isinstance(name, str):
            found.append(name)
    return found


def _dateline(item: Mapping[str, Any]) -> str | None:
    """Return the dateline that editorial systems add, as a string or an object with its text."""
    dateline = item.get("dateline")
    if isinstance(dateline, Mapping):
        dateline = dateline.get("text")
    return dateline if isinstance(dateline, str) and dateline.strip() else None
