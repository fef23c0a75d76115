"""An article as IPTC ninjs 3.1: News in JSON, the form in which newsrooms exchange items.

>>> from wireclean import clean
>>> item = to_ninjs(clean("Bell weighs a ton\\nBy Ana Lima\\n\\nLISBON, May 4 (Reuters) - The bell weighs a ton."))
>>> item["located"], item["by"], item["headlines"][0]["value"], item["bodies"][0]["wordCount"]
('Lisbon', 'Ana Lima', 'Bell weighs a ton', 5)

The standard forbids keys of one's own, so wireclean's edits and spans stay behind: `to_json` keeps them. Nothing is
guessed for the sake of a property: ninjs wants whole points in time with their zone, and a time that the copy does not
settle so far goes out as a description. `docs/fields.md` says what becomes of every field.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec

from wireclean.article import Article, Byline, Caption, Dateline, Place, Timestamp, values_of
from wireclean.data import agencies
from wireclean.edits import restore

__all__ = ["ninjs_json", "to_ninjs"]

_STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
_PLAIN = "text/plain"
# Of IPTC's vocabulary for parties who had a hand in the content.
_AUTHOR = "http://cv.iptc.org/newscodes/contentprodpartyrole/author"
_SOURCE = "http://cv.iptc.org/newscodes/contentprodpartyrole/contentSource"

# RFC 3986: a scheme, and only characters that need no escape. One letter and a colon is a drive of Windows.
_URI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]{1,40}+:(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})++"
    r"(?:\#(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*+)?"
)
_SURROGATE = re.compile("[\ud800-\udfff]")

# IPTC's `edNote` is for those who receive the copy and not to be published; a correction was printed for the readers.
_FOR_EDITORS = "advisory"


def to_ninjs(
    article: Article, *, identifier: str | None = None, meta: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return the article as a ninjs 3.1 object: a dict that is ready for JSON.

    `identifier` is what you call the item. An absolute URI becomes its `uri`; any other name goes to `altIds`, and `uri`
    is then, as it is without an `identifier`, a name made from the source: `ni:///sha-256;...` (RFC 6920) of its UTF-8.
    So it is the same on every machine and with every version of wireclean, and the same copy has the same name. `meta` is what
    a reader found beside the story (`wireclean.Copy.meta`): slug, keywords, urgency, status, usage terms and the like go out
    where the standard has a place for them.
    """
    named = identifier is not None and _is_uri(identifier)
    uri = identifier if named and identifier is not None else _digest_uri(article)
    item: dict[str, Any] = {"uri": uri, "type": "text"}
    if article.language:
        item["language"] = article.language
    descriptions: list[dict[str, str]] = []
    if article.standfirst:
        descriptions.append(_description("summary", article.standfirst))
    for stamp, key, role in (
        (article.published, "firstCreated", "published"),
        (article.updated, "versionCreated", "updated"),
    ):
        if stamp is not None:
            moment = _moment(stamp)
            if moment is not None:
                item[key] = moment
            else:
                descriptions.append(_description(role, _part_of_time(stamp)))
    copyrights = [note.text for note in article.notes if note.kind == "copyright"]
    if copyrights:
        item["copyrightNotice"] = "\n".join(copyrights)
    for_editors = [note.text for note in article.notes if note.kind == _FOR_EDITORS]
    if for_editors:
        item["edNote"] = "\n".join(for_editors)
    if article.dateline is not None:
        descriptions.append(_description("dateline", article.dateline.text))
    descriptions += (
        _description(note.kind, note.text) for note in article.notes if note.kind not in ("copyright", _FOR_EDITORS)
    )
    if descriptions:
        item["descriptions"] = descriptions
    if article.text:
        item["bodies"] = [
            {
                "role": "main",
                "contentType": _PLAIN,
                "charCount": len(article.text),
                "wordCount": len(article.text.split()),
                "value": article.text,
            }
        ]
    if article.headline:
        item["headlines"] = [{"role": "main", "contentType": _PLAIN, "value": article.headline}]
    if article.bylines:
        item["by"] = "; ".join(_by(byline) for byline in article.bylines)
    if article.dateline is not None and article.dateline.places:
        item["located"] = "/".join(str(place) for place in article.dateline.places)
        item["places"] = [_place(place) for place in article.dateline.places]
    sources = _info_sources(article.bylines, article.dateline)
    if sources:
        item["infoSources"] = sources
    if article.captions:
        item["associations"] = [_picture(uri, number, caption) for number, caption in enumerate(article.captions, 1)]
    if identifier and not named:
        item["altIds"] = [{"role": "source", "value": identifier}]
    _add_meta(item, meta or {})
    item["standard"] = dict(_STANDARD)
    return item


_STATUSES = ("usable", "withheld", "canceled")


def _add_meta(item: dict[str, Any], meta: Mapping[str, Any]) -> None:
    """Add what a source says of its item beside the story, as far as ninjs has properties for it."""
    for name, key in (("slug", "slugline"), ("usage_terms", "usageTerms"), ("version", "version")):
        if meta.get(name):
            item[key] = str(meta[name])
    if meta.get("copyright"):
        item.setdefault("copyrightNotice", str(meta["copyright"]))
    urgency = str(meta.get("urgency", ""))
    if len(urgency) == 1 and urgency in "123456789":
        item["urgency"] = int(urgency)
    status = str(meta.get("status", "")).casefold().replace("cancelled", "canceled")
    if status in _STATUSES:
        item["pubStatus"] = status
    for name, key in (("keywords", "subjects"), ("genre", "genres")):
        if values := values_of(meta, name):
            item[key] = [{"name": str(one)} for one in values]
    notes = [note for note in values_of(meta, "ed_note") if note not in item.get("edNote", "")]
    if notes:
        item["edNote"] = "\n".join([*([item["edNote"]] if "edNote" in item else []), *notes])


def _is_uri(identifier: str) -> bool:
    if _URI.fullmatch(identifier) is None:
        return False
    try:
        urlsplit(identifier).port  # noqa: B018 - it is read when it is asked for
    except ValueError:
        return False
    return True


def ninjs_json(article: Article, *, identifier: str | None = None, meta: Mapping[str, Any] | None = None) -> str:
    """Return `to_ninjs` as one line of JSON. Halves of surrogate pairs, which strict readers refuse, become U+FFFD."""
    item = to_ninjs(article, identifier=identifier, meta=meta)
    try:
        return msgspec.json.encode(item).decode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", json.dumps(item, ensure_ascii=False, separators=(",", ":")))


def _digest_uri(article: Article) -> str:
    source = restore(article.text, article.edits)
    digest = hashlib.sha256(source.encode("utf-8", "surrogatepass")).digest()
    return f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode('ascii').rstrip('=')}"


def _moment(stamp: Timestamp) -> str | None:
    """Return a time as RFC 3339 has it, if the copy settles one: to the minute at least, and with its zone."""
    offset = stamp.value.utcoffset()
    if stamp.ambiguous or stamp.precision == "day" or offset is None or offset.total_seconds() % 60:
        return None
    return stamp.value.isoformat(timespec="seconds")


def _part_of_time(stamp: Timestamp) -> str:
    """Return what is known of a time: as far as ISO 8601 can say it, or as printed when it can be read in two ways."""
    if stamp.ambiguous:
        return stamp.text
    if stamp.precision == "day":
        return stamp.value.date().isoformat()
    return stamp.value.isoformat(timespec="minutes" if stamp.precision == "minute" else "seconds")


def _description(role: str, value: str) -> dict[str, str]:
    return {"role": role, "contentType": _PLAIN, "value": value}


def _by(byline: Byline) -> str:
    parts = (byline.name, byline.role, byline.organization, str(byline.place) if byline.place else None)
    return ", ".join(part for part in parts if part) or byline.text


def _place(place: Place) -> dict[str, Any]:
    """Return a place; region and country, which ninjs has no property for, stand in its address."""
    found: dict[str, Any] = {"name": place.name, "rel": "located"}
    if place.region or place.country:
        address = {"locality": place.name, "area": place.region, "country": place.country}
        found["contactInfo"] = [{"address": {key: value for key, value in address.items() if value}}]
    return found


def _info_sources(bylines: Iterable[Byline], dateline: Dateline | None) -> list[dict[str, str]]:
    """Return who wrote the story, then whom it comes from; an agency that signs its own story is both."""
    written = [byline.name or byline.organization for byline in bylines]
    from_whom = [byline.organization for byline in bylines]
    return _parties(written, [*from_whom, dateline.agency if dateline else None])


def _parties(authors: Iterable[str | None], sources: Iterable[str | None]) -> list[dict[str, str]]:
    """Return the parties, each once in a role: an agency by its full name, with its short one as the `literal`."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for role, names in ((_AUTHOR, authors), (_SOURCE, sources)):
        for printed in filter(None, names):
            agency = agencies().named(printed) or agencies().in_dateline(printed)
            name = agency.name if agency else printed
            entry = found.setdefault((name, role), {"name": name, "role": role})
            if agency and agency.short != name:
                entry["literal"] = agency.short
    return list(found.values())


def _picture(uri: str, number: int, caption: Caption) -> dict[str, Any]:
    """Return a caption as the picture that it belongs to, of which nothing but the words is here."""
    place = f"{caption.index} of {caption.total}" if caption.index and caption.total else str(number)
    found: dict[str, Any] = {
        "name": f"picture {place}",
        "uri": f"{uri}{'/' if '#' in uri else '#'}picture-{number}",
        "type": "picture",
        "representationType": "partial",
        "descriptions": [_description("caption", caption.text)],
    }
    credit = caption.credit
    if credit is not None:
        found["descriptions"].append(_description("creditline", credit.text))
        if credit.photographer:
            found["by"] = credit.photographer
        parties = _parties([credit.photographer], [credit.organization])
        if parties:
            found["infoSources"] = parties
    return found
