"""NITF: the News Industry Text Format of IPTC, alone or inside of NewsML."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from wireclean.readers.copy import Copy
from wireclean.readers.fields import declared_of, gathered
from wireclean.readers.markup import Paragraphs, Paths, attribute, child, children, inline, local, words_of

__all__ = ["nitf_copy", "read_nitf"]

_LOWEST_SUMMARY_WORDS = 4


def read_nitf(root: Element, encoding: str) -> Iterator[Copy]:
    """Yield the story of a document."""
    yield nitf_copy(root, encoding, "/nitf")


def nitf_copy(nitf: Element, encoding: str, path: str) -> Copy:
    """Return the story of an `nitf` element at `path`."""
    head, docdata, top = child(nitf, "head"), child(nitf, "head/docdata"), child(nitf, "body/body.head")
    text = Paragraphs()
    content = child(nitf, "body/body.content")
    if content is not None:
        text.take(content, Paths(nitf, path).of(content))
    note = text.without_desk_block()
    headline = words_of(child(top, "hedline/hl1")) or words_of(child(head, "title"))
    subheads = [words_of(one) for one in children(child(top, "hedline"), "hl2")]
    summary = next((one for one in subheads if one and _is_summary(one, headline)), None)
    summary = summary or words_of(child(top, "abstract"))
    words, origin = text.text()
    dates = [attribute(child(docdata, name), "norm") for name in ("date.release", "date.issue")]
    pubdata = attribute(child(head, "pubdata"), "date.publication")
    return Copy(
        words,
        declared_of(
            headline=headline,
            standfirst=summary,
            bylines=[_byline(one) for one in children(top, "byline")],
            dateline=_dateline(child(top, "dateline")),
            published=next((one for one in (*dates, pubdata) if one), None),
            language=attribute(nitf, "baselang") or attribute(nitf, "lang"),
        ),
        "nitf",
        encoding,
        origin,
        gathered(
            id=attribute(child(docdata, "doc-id"), "id-string"),
            slug=(attribute(child(docdata, "du-key"), "key"))
            or next((one for one in subheads if one and one.isupper()), None),
            keywords=[attribute(one, "key") for one in children(child(docdata, "key-list"), "keyword")],
            urgency=attribute(child(docdata, "urgency"), "ed-urg"),
            status=attribute(docdata, "management-status"),
            copyright=attribute(child(docdata, "doc.copyright"), "holder"),
            ed_note=[attribute(one, "info") for one in children(docdata, "ed-msg")] + [note],
            provider=words_of(child(top, "distributor")),
            tagline=words_of(child(nitf, "body/body.end/tagline")),
        ),
    )


def _is_summary(words: str, headline: str | None) -> bool:
    return words != headline and not words.isupper() and len(words.split()) >= _LOWEST_SUMMARY_WORDS


def _byline(byline: Element) -> str:
    """Return a byline on one line: the name, and after a comma the role, which is an element of its own."""
    title = words_of(child(byline, "byttl"))
    if title is None:
        return inline(byline).replace("\n", " ")
    bare = Element("byline")
    bare.text = byline.text
    bare.extend(one for one in byline if local(one) != "byttl")
    return f"{inline(bare)}, {title}" if inline(bare).strip() else title


def _dateline(dateline: Element | None) -> str | None:
    """Return the place; the day stands in an element of its own, and is that of the file."""
    if dateline is None:
        return None
    place = words_of(child(dateline, "location"))
    if place is not None:
        return place
    bare = Element("dateline")
    bare.text = dateline.text
    bare.extend(one for one in dateline if local(one) != "story.date")
    return words_of(bare)
