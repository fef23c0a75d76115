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
    site, language, rights = (words_of(child(channel, name)) for name in ("title", "language", "copyright"))
    for item in [*children(channel, "item"), *children(root, "item")]:
        encoded = next((one for one in item if one.tag == f"{{{_CONTENT}}}encoded" and (one.text or "").strip()), None)
        summary = child(item, "description")
        body = encoded if encoded is not None else summary
        text = Paragraphs()
        if body is not None:
            text.take_html((body.text or "").strip(), paths.of(body))
        note = text.without_desk_block()
        words, origin = text.text()
        link = next((one for one in children(item, "link") if (one.text or "").strip()), None)
        yield Copy(
            words,
            declared_of(
                headline=_plain(child(item, "title")),
                standfirst=_plain(summary) if encoded is not None else None,
                bylines=[_plain(one) for one in (*children(item, "creator"), *children(item, "author"))],
                published=words_of(child(item, "pubDate")) or words_of(child(item, "date")),
                updated=words_of(child(item, "updated")) or words_of(child(item, "modified")),
                language=words_of(child(item, "language")) or language,
            ),
            "rss",
            encoding,
            origin,
            gathered(
                id=words_of(child(item, "guid")) or words_of(link),
                link=words_of(link),
                site=site,
                keywords=[words_of(one) for one in children(item, "category")],
                copyright=words_of(child(item, "rights")) or rights,
                ed_note=[note],
            ),
        )


def read_atom(root: Element, encoding: str) -> Iterator[Copy]:
    """Yield the story of each entry."""
    paths = Paths(root)
    site, rights, everybody = _plain(child(root, "title")), words_of(child(root, "rights")), children(root, "author")
    entries = [root] if local(root) == "entry" else children(root, "entry")
    for entry in entries:
        content, summary = child(entry, "content"), child(entry, "summary")
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
        authors = children(entry, "author") or everybody
        yield Copy(
            words,
            declared_of(
                headline=_plain(child(entry, "title")),
                standfirst=_plain(summary) if body is content else None,
                bylines=[words_of(child(one, "name")) for one in authors],
                published=words_of(child(entry, "published")) or words_of(child(entry, "updated")),
                updated=words_of(child(entry, "updated")),
                language=attribute(entry, "lang") or attribute(root, "lang"),
            ),
            "atom",
            encoding,
            origin,
            gathered(
                id=words_of(child(entry, "id")),
                link=next(
                    (
                        attribute(one, "href")
                        for one in children(entry, "link")
                        if (attribute(one, "rel") or "alternate") == "alternate"
                    ),
                    None,
                ),
                site=site if entry is not root else None,
                keywords=[attribute(one, "label") or attribute(one, "term") for one in children(entry, "category")],
                copyright=words_of(child(entry, "rights")) or rights,
                ed_note=[note],
            ),
        )


def _plain(element: Element | None) -> str | None:
    """Return the words of a field that may hold HTML."""
    words = words_of(element)
    if words is not None and is_markup(words):
        return words_of(parse_html(words))
    return words
