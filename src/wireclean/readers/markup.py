"""XML and HTML to paragraphs, with the path of the element that each stands in.

XML is read by the standard library's expat: it never fetches what a document refers to, and refuses entities that grow. HTML is
only what feeds and news formats carry inside; pages go through an extractor (`wireclean.readers.html`).
"""

from __future__ import annotations

import html.entities
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from wireclean.article import Span
from wireclean.grammar.wire import find_desk_block
from wireclean.readers.copy import Origin, ReadError

__all__ = [
    "Paragraphs",
    "Paths",
    "attribute",
    "child",
    "children",
    "inline",
    "is_markup",
    "local",
    "parse_html",
    "parse_xml",
    "words_of",
]

_DEEPEST = 200


def parse_xml(text: str) -> Element:
    """Return the root of a document. Raises `ReadError` in one line for what is not well formed."""
    parser = XMLParser()
    parser.entity.update(_ENTITIES)
    try:
        # A declared encoding is that of the bytes, which are decoded by now; expat goes by what it is fed.
        parser.feed(text.lstrip("\ufeff \t\r\n"))
        root = parser.close()
    except ParseError as error:
        line, column = error.position
        raise ReadError(
            "bad-xml", f"not well-formed XML: {str(error).partition(':')[0]}, column {column + 1}", line
        ) from None
    except (ValueError, UnicodeError) as error:
        raise ReadError("bad-xml", f"not well-formed XML: {error}") from None
    if _depth(root) > _DEEPEST:
        raise ReadError("bad-xml", "its elements are nested too deeply")
    return root


_ENTITIES = {name.rstrip(";"): value for name, value in html.entities.html5.items()}


def _depth(root: Element) -> int:
    deepest = 0
    waiting = [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(one, depth + 1) for one in element]
    return deepest


# --- elements


def local(element: Element) -> str:
    """Return the name of an element without its namespace; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element | None, name: str) -> list[Element]:
    """Return the children of that name, whatever their namespace."""
    return [] if element is None else [one for one in element if local(one) == name]


def child(element: Element | None, path: str) -> Element | None:
    """Return the first element at a path of names, `itemMeta/title`; None where one of them is not there."""
    for name in path.split("/"):
        found = children(element, name)
        if not found:
            return None
        element = found[0]
    return element


def attribute(element: Element | None, name: str) -> str | None:
    """Return an attribute, whatever its namespace, None where it is not there or blank."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return " ".join(value.split()) or None
    return None


def words_of(element: Element | None) -> str | None:
    """Return all words in an element on one line, None where there are none."""
    return None if element is None else inline(element).replace("\n", " ").strip() or None


_WITHOUT_WORDS = frozenset(
    [
        "script",
        "style",
        "head",
        "media",
        "figure",
        "figcaption",
        "nav",
        "aside",
        "header",
        "footer",
        "iframe",
        "form",
        "button",
        "svg",
        "noscript",
        "template",
        "video",
        "audio",
        "object",
        "picture",
        "media-caption",
        "media-producer",
        "media-reference",
        "media-metadata",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "blockquote",
        "bq",
        "block",
        "ul",
        "ol",
        "dl",
        "li",
        "dt",
        "dd",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hl1",
        "hl2",
        "hr",
        "pre",
        "body",
        "body.content",
        "body.head",
        "body.end",
        "nitf",
        "html",
        "nitf-table",
        "fn",
        "note",
        "address",
        "center",
        "media",
        "figure",
        "header",
        "footer",
        "nav",
        "aside",
    ]
)
_BREAKS = frozenset(["br"])
_CELLS = frozenset(["td", "th"])


def inline(element: Element) -> str:
    """Return the words in an element, white space as one space, line breaks as they are."""
    return _tidy("".join(_loose(element)))


def _loose(element: Element) -> Iterator[str]:
    if element.text and local(element):
        yield _SPACE.sub(" ", element.text)
    for one in element:
        name = local(one)
        if name in _BREAKS:
            yield "\n"
        elif name and name not in _WITHOUT_WORDS:
            yield from _loose(one)
        if one.tail:
            yield _SPACE.sub(" ", one.tail)


def _tidy(text: str) -> str:
    lines = [_BLANKS.sub(" ", line).strip(" ") for line in text.split("\n")]
    return "\n".join(lines).strip()


_SPACE = re.compile(r"[ \t\r\n]+")
_BLANK_LINES = re.compile(r"\n(?:[ \t]{0,80}\n)+")
_BLANKS = re.compile(r" {2,}")


class Paragraphs:
    """The text that is gathered from elements, and where each paragraph stood."""

    def __init__(self) -> None:
        """Begin with none."""
        self._paragraphs: list[tuple[str, str]] = []

    def add(self, words: str, path: str) -> None:
        """Add a paragraph, unless it is blank."""
        if words.strip():
            self._paragraphs.append((words.strip("\n"), path))

    def take(self, element: Element, path: str) -> None:
        """Add the paragraphs in an element."""
        name = local(element)
        if name in _WITHOUT_WORDS or not name:
            return
        if name == "pre":
            self.add("".join(element.itertext()), path)
        elif name == "tr":
            self.add("\t".join(inline(cell).replace("\n", " ") for cell in element if local(cell) in _CELLS), path)
        elif any(local(one) in _BLOCKS for one in element.iter() if one is not element):
            self._take_parts(element, path)
        elif len(element) == 0 and element.text and "\n" in element.text.strip() and name not in _BLOCKS:
            self.take_plain(element.text, path)  # its lines say something
        else:
            self.add(inline(element), path)

    def _take_parts(self, element: Element, path: str) -> None:
        """Add what an element with blocks in it holds, loose words between them too."""
        loose = [_SPACE.sub(" ", element.text or "")]

        def flush() -> None:
            self.add(_tidy("".join(loose)), path)
            loose.clear()

        for one, below in _paths(element, path):
            if any(local(inner) in _BLOCKS for inner in one.iter()):
                flush()
                self.take(one, below)
            elif local(one) in _BREAKS:
                loose.append("\n")
            elif local(one) and local(one) not in _WITHOUT_WORDS:
                loose.append("".join(_loose(one)))
            loose.append(_SPACE.sub(" ", one.tail or ""))
        flush()

    def take_html(self, fragment: str, path: str) -> None:
        """Add the paragraphs of HTML that stands as text in a field, or of plain text."""
        if is_markup(fragment):
            self._take_parts(parse_html(fragment), path)
        else:
            self.take_plain(html.unescape(fragment) if "&" in fragment else fragment, path)

    def take_plain(self, text: str, path: str) -> None:
        """Add the paragraphs of plain text, which blank lines part, and what is not for publication line by line."""
        lines = text.splitlines()
        desk = find_desk_block(lines)
        story = lines if desk is None else lines[:desk]
        for paragraph in _BLANK_LINES.split("\n".join(story)):
            self.add(paragraph, path)
        for line in lines[len(story) :]:
            self.add(line, path)

    def without_desk_block(self) -> str | None:
        """Take what is not for publication off the end, and return it."""
        begin = find_desk_block([words for words, _ in self._paragraphs])
        if begin is None:
            return None
        note = "\n".join(words for words, _ in self._paragraphs[begin:])
        del self._paragraphs[begin:]
        return note

    def text(self) -> tuple[str, tuple[Origin, ...]]:
        """Return the paragraphs joined by blank lines, rows of a table by line ends, and where each stands in that."""
        parts: list[str] = []
        origin: list[Origin] = []
        at = 0
        before = ""
        for words, path in self._paragraphs:
            if parts:
                gap = "\n" if _is_row(path) and _is_row(before) else "\n\n"
                parts.append(gap)
                at += len(gap)
            parts.append(words)
            origin.append(Origin(Span(at, at + len(words)), path))
            at += len(words)
            before = path
        return "".join(parts), tuple(origin)


def _is_row(path: str) -> bool:
    return path.rpartition("/")[2].partition("[")[0] == "tr"


def _paths(element: Element, path: str) -> Iterator[tuple[Element, str]]:
    """Yield the children with their paths; those whose name stands more than once are counted from 1."""
    names = [local(one) for one in element]
    several = Counter(names)
    seen: Counter[str] = Counter()
    for one, name in zip(element, names, strict=True):
        seen[name] += 1
        yield one, f"{path}/{name}[{seen[name]}]" if several[name] > 1 else f"{path}/{name}"


class Paths:
    """The paths of all elements of a document, found out in one walk: a feed may have ten thousand items."""

    def __init__(self, root: Element, top: str | None = None) -> None:
        """Walk through `root`, whose own path is `top`."""
        self._paths: dict[int, str] = {}
        self._root = root  # which keeps the elements alive, whose ids these are
        waiting = [(root, f"/{local(root)}" if top is None else top)]
        while waiting:
            element, path = waiting.pop()
            self._paths[id(element)] = path
            waiting += _paths(element, path)

    def of(self, element: Element) -> str:
        """Return the path of an element of the document."""
        return self._paths[id(element)]


# --- HTML inside of fields


def is_markup(text: str) -> bool:
    """Say whether a field holds HTML: an element of text is opened or ended in it."""
    return "<" in text and _TAG.search(text) is not None


_TAG = re.compile(
    r"</?(?:p|div|br|h[1-6]|ul|ol|li|a|em|strong|b|i|span|blockquote|table|section|article|img|figure)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_CLOSED_BY = {
    "p": _BLOCKS,
    "li": frozenset(["li"]),
    "tr": frozenset(["tr"]),
    "td": frozenset(["td", "th", "tr"]),
    "th": frozenset(["td", "th", "tr"]),
}


class _Tree(HTMLParser):
    """Builds elements from tags that need not be closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = TreeBuilder()
        self.builder.start("html", {})
        self.open: list[str] = ["html"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while tag in _CLOSED_BY.get(self.open[-1], ()):
            self.builder.end(self.open.pop())
        if tag in _VOID:
            self.builder.start(tag, {})
            self.builder.end(tag)
        elif len(self.open) < _DEEPEST:
            self.builder.start(tag, {})
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open[1:]:
            while True:
                last = self.open.pop()
                self.builder.end(last)
                if last == tag:
                    return

    def handle_data(self, data: str) -> None:
        self.builder.data(data)

    def tree(self) -> Element:
        while self.open:
            self.builder.end(self.open.pop())
        return self.builder.close()


# What no page shows, and each `<` that opens no tag that is ended: the parser of the standard library is not made for those. It
# stops with an error at some, and searches the whole rest for the end of each.
_HIDDEN = re.compile(
    r"""
    <!-- (?: [^<-] | -(?!->) | <(?!!--) )*+ -->
    | < [!?] (?!--) [^<>]*+ >
    """,
    re.VERBOSE,
)
_LOOSE = re.compile(
    r"""
    < (?! [/A-Za-z] (?: [^<>]*+ > | (?: [^<>"'] | "[^"]*+" | '[^']*+' )*+ > ) )
    """,
    re.VERBOSE,
)


def parse_html(fragment: str) -> Element:
    """Return the elements of a fragment of HTML below one root; any text can be read."""
    reader = _Tree()
    reader.feed(_LOOSE.sub("&lt;", _HIDDEN.sub("", fragment)))
    reader.close()
    return reader.tree()
