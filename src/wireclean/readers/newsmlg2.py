"""NewsML-G2: the text items of IPTC's second NewsML, alone or in a message."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from wireclean.article import Byline
from wireclean.grammar.byline import parse_byline
from wireclean.readers.copy import Copy
from wireclean.readers.fields import declared_of, filled, gathered, merged
from wireclean.readers.markup import Paragraphs, Paths, attribute, child, children, local, words_of
from wireclean.readers.nitf import nitf_copy

__all__ = ["read_newsmlg2"]

_STORIES = ("text", "composite")


def read_newsmlg2(root: Element, encoding: str) -> Iterator[Copy]:
    """Yield the story of each text item."""
    paths = Paths(root)
    for item in root.iter():
        if local(item) == "newsItem":
            kind = attribute(child(item, "itemMeta/itemClass"), "qcode") or "text"
            if kind.rpartition(":")[2] in _STORIES:
                yield _copy(paths, item, encoding)


def _copy(paths: Paths, item: Element, encoding: str) -> Copy:
    meta, content = child(item, "itemMeta"), child(item, "contentMeta")
    text = Paragraphs()
    inner: Copy | None = None
    holder = child(item, "contentSet")
    for one in holder if holder is not None else ():
        if local(one) == "inlineXML" and len(one):
            nitf = next((found for found in one.iter() if local(found) == "nitf"), None)
            if nitf is not None:
                inner = nitf_copy(nitf, encoding, paths.of(nitf))
            else:
                body = next((found for found in one.iter() if local(found) == "body"), one[0])
                text.take(body, paths.of(body))
            break
        if local(one) == "inlineData" and (one.text or "").strip():
            text.take_html((one.text or "").strip(), paths.of(one))
            break
    note = text.without_desk_block()
    words, origin = (inner.text, inner.origin) if inner is not None else text.text()
    by = [words_of(one) for one in children(content, "by")] or _people(content)
    declared = declared_of(
        headline=words_of(_best(content, "headline")) or words_of(child(meta, "title")),
        standfirst=words_of(_summary(content)),
        bylines=by,
        dateline=words_of(_best(content, "dateline")) or words_of(_best(content, "located")),
        published=words_of(child(content, "contentCreated"))
        or (words_of(child(meta, "firstCreated")) or words_of(child(meta, "versionCreated"))),
        updated=words_of(child(meta, "versionCreated")),
        language=attribute(_best(content, "language"), "tag") or attribute(item, "lang"),
    )
    said = gathered(
        id=attribute(item, "guid"),
        version=attribute(item, "version"),
        slug=words_of(_best(content, "slugline")),
        keywords=[words_of(one) for one in children(content, "keyword")],
        genre=[words_of(child(one, "name")) for one in children(content, "genre")],
        urgency=words_of(_best(content, "urgency")),
        status=(attribute(child(meta, "pubStatus"), "qcode") or "").rpartition(":")[2],
        copyright=words_of(child(item, "rightsInfo/copyrightNotice")),
        usage_terms=words_of(child(item, "rightsInfo/usageTerms")),
        credit=words_of(_best(content, "creditline")),
        provider=(words_of(child(meta, "provider/name")) or attribute(child(meta, "provider"), "literal")),
        ed_note=[*(words_of(one) for one in children(meta, "edNote")), note],
    )
    if inner is not None:
        declared, said = filled(declared, inner.declared), merged(said, inner.meta)
    return Copy(words, declared, "newsmlg2", encoding, origin, said)


def _best(content: Element | None, name: str) -> Element | None:
    """Return the first element of that name, or the one whose role says that it is the main one."""
    found = children(content, name)
    main = [one for one in found if (attribute(one, "role") or "").rpartition(":")[2] in ("main", "Main")]
    return next(iter(main or found), None)


def _summary(content: Element | None) -> Element | None:
    wanted = ("summary", "standfirst", "intro", "drop", "subhead", "preamble")
    return next(
        (
            one
            for one in children(content, "description")
            if (attribute(one, "role") or "").rpartition(":")[2].casefold() in wanted
        ),
        None,
    )


def _people(content: Element | None) -> list[str | None]:
    """Return the creators that are people: an agency or a login that made the item is no byline."""
    names = [words_of(child(one, "name")) for one in children(content, "creator")]
    return [name for name in names if name and any(_is_person(byline) for byline in parse_byline(name))]


def _is_person(byline: Byline) -> bool:
    return byline.name is not None
