"""NewsML 1.2: the first NewsML of IPTC, in which agencies pack stories as NITF, as HTML or as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from wireclean.readers.copy import Copy
from wireclean.readers.fields import declared_of, filled, gathered, merged
from wireclean.readers.markup import Paragraphs, Paths, attribute, child, children, local, words_of
from wireclean.readers.nitf import nitf_copy

__all__ = ["read_newsml"]


def read_newsml(root: Element, encoding: str) -> Iterator[Copy]:
    """Yield the story of each item that has text."""
    paths = Paths(root)
    for item in children(root, "NewsItem"):
        content = _content(item)
        if content is not None or _lines(item) is not None:
            yield _copy(paths, item, content, encoding)


def _all(element: Element, name: str) -> list[Element]:
    return [one for one in element.iter() if local(one) == name]


def _lines(item: Element) -> Element | None:
    """Return the lines of the story, which are the first that have a headline."""
    found = _all(item, "NewsLines")
    return next((lines for lines in found if child(lines, "HeadLine") is not None), found[0] if found else None)


def _content(item: Element) -> Element | None:
    """Return the element that holds the story: that of the component whose role is the main one, else the first that is text."""
    texts: list[tuple[bool, Element]] = []
    for component in _all(item, "NewsComponent"):
        role = (attribute(child(component, "Role"), "FormalName") or "").casefold()
        for one in children(component, "ContentItem"):
            kind = (attribute(child(one, "MediaType"), "FormalName") or "text").casefold()
            data = child(one, "DataContent")
            if kind == "text" and data is not None and (len(data) or (data.text or "").strip()):
                texts.append((role == "main", data))
    return next((data for main, data in texts if main), texts[0][1] if texts else None)


def _copy(paths: Paths, item: Element, content: Element | None, encoding: str) -> Copy:
    lines = _lines(item)
    text = Paragraphs()
    inner: Copy | None = None
    if content is not None:
        path = paths.of(content)
        nitf = next((one for one in content.iter() if local(one) == "nitf"), None)
        if nitf is not None:
            inner = nitf_copy(nitf, encoding, paths.of(nitf))
        elif len(content):
            text.take(content, path)
        else:
            text.take_html((content.text or "").strip(), path)
    note = text.without_desk_block()
    words, origin = (inner.text, inner.origin) if inner is not None else text.text()
    management, language = child(item, "NewsManagement"), next(iter(_all(item, "Language")), None)

    def line(name: str) -> str | None:
        return words_of(child(lines, name))

    declared = declared_of(
        headline=line("HeadLine"),
        standfirst=line("SubHeadLine"),
        bylines=[words_of(one) for one in children(lines, "ByLine")],
        dateline=line("DateLine"),
        published=words_of(child(management, "FirstCreated")),
        updated=words_of(child(management, "ThisRevisionCreated")),
        language=attribute(language, "FormalName"),
    )
    meta = gathered(
        id=words_of(child(item, "Identification/NewsIdentifier/PublicIdentifier"))
        or words_of(child(item, "Identification/NewsIdentifier/NewsItemId")),
        slug=line("SlugLine") or words_of(child(item, "Identification/NameLabel")),
        keywords=[words_of(one) for one in children(lines, "KeywordLine")],
        urgency=attribute(child(management, "Urgency"), "FormalName"),
        status=attribute(child(management, "Status"), "FormalName"),
        copyright=line("CopyrightLine"),
        usage_terms=next((words_of(one) for one in _all(item, "UsageTerms")), None),
        credit=line("CreditLine"),
        provider=attribute(next(iter(_all(item, "Party")), None), "FormalName"),
        ed_note=[note],
    )
    if inner is not None:
        declared = filled(declared, inner.declared)
        meta = merged(meta, inner.meta)
    return Copy(words, declared, "newsml", encoding, origin, meta)
