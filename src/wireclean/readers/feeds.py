"""Feeds: the items of RSS 2.0, and the entries of Atom."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from wireclean.readers.copy import Copy
from wireclean.readers.fields import declared_of, gathered
from wireclean.readers.markup import (
    Paragraphs,
    Paths,
    attribute,
    child,
    children,
    is_markup,
    local,
    parse_html,
    words_of,
)

__all__ = ["read_atom", "read_rss"]

_CONTENT = "http://purl.org/rss/1.0/modules/content/"


def read_rss(root: Element, encoding: str) -> Iterator[Copy]:
    """Yield the story of each item."""
    channel = child(root, "channel")
    paths = Paths(root)
    site, language, rights = (words_of(_own(channel, name)) for name in ("title", "language", "copyright"))
    for item in [*children(channel, "item"), *children(root, "item")]:
        encoded = next((one for one in item if one.tag == f"{{{_CONTENT}}}encoded" and (one.text or "").strip()), None)
        summary = _own(item, "description")
        body = encoded if encoded is not None else summary
        text = Paragraphs()
        if body is not None:
            text.take_html((body.text or "").strip(), paths.of(body))
        note = text.without_desk_block()
        words, origin = text.text()
        link = next((one for one in _all_own(item, "link") if (one.text or "").strip()), None)
        yield Copy(
            words,
            declared_of(
                headline=_plain(_own(item, "title")),
                standfirst=_plain(summary) if encoded is not None else None,
                bylines=[_plain(one) for one in (*children(item, "creator"), *_all_own(item, "author"))],
                published=words_of(_own(item, "pubDate")) or words_of(child(item, "date")),
                updated=words_of(child(item, "updated")) or words_of(child(item, "modified")),
                language=words_of(_own(item, "language")) or language,
            ),
            "rss",
            encoding,
            origin,
            gathered(
                id=words_of(_own(item, "guid")) or words_of(link),
                link=words_of(link),
                site=site,
                keywords=[words_of(one) for one in _all_own(item, "category")],
                copyright=words_of(child(item, "rights")) or rights,
                ed_note=[note],
            ),
        )


def read_atom(root: Element, encoding: str) -> Iterator[Copy]:
    """Yield the story of each entry."""
    paths = Paths(root)
    site, rights, everybody = _plain(_own(root, "title")), words_of(_own(root, "rights")), _all_own(root, "author")
    entries = [root] if local(root) == "entry" else _all_own(root, "entry")
    for entry in entries:
        content, summary = _own(entry, "content"), _own(entry, "summary")
        body = content if content is not None and (len(content) or (content.text or "").strip()) else summary
        text = Paragraphs()
        if body is not None:
            path = paths.of(body)
            if attribute(body, "type") == "xhtml" or len(body):
                text.take(body, path)
            else:
                text.take_html((body.text or "").strip(), path)
        note = text.without_desk_block()
        words, origin = text.text()
        authors = _all_own(entry, "author") or everybody
        yield Copy(
            words,
            declared_of(
                headline=_plain(_own(entry, "title")),
                standfirst=_plain(summary) if body is content else None,
                bylines=[words_of(child(one, "name")) for one in authors],
                published=words_of(_own(entry, "published")) or words_of(_own(entry, "updated")),
                updated=words_of(_own(entry, "updated")),
                language=attribute(entry, "lang") or attribute(root, "lang"),
            ),
            "atom",
            encoding,
            origin,
            gathered(
                id=words_of(_own(entry, "id")),
                link=next(
                    (
                        attribute(one, "href")
                        for one in _all_own(entry, "link")
                        if (attribute(one, "rel") or "alternate") == "alternate"
                    ),
                    None,
                ),
                site=site if entry is not root else None,
                keywords=[attribute(one, "label") or attribute(one, "term") for one in _all_own(entry, "category")],
                copyright=words_of(_own(entry, "rights")) or rights,
                ed_note=[note],
            ),
        )


def _plain(element: Element | None) -> str | None:
    """Return the words of a field that may hold HTML."""
    words = words_of(element)
    if words is not None and is_markup(words):
        return words_of(parse_html(words))
    return words


def _all_own(element: Element | None, name: str) -> list[Element]:
    """Return the children of that name in the vocabulary of the element itself: `media:title` is not the title of an item."""
    space = "" if element is None else element.tag.rpartition("}")[0]
    return [one for one in children(element, name) if one.tag.rpartition("}")[0] == space]


def _own(element: Element | None, name: str) -> Element | None:
    return next(iter(_all_own(element, name)), None)
