"""The forms in which an article is written: what `clean --format` and `convert --format` offer.

A new form is a function from the article and its name to a string, and its entry in `FORMS`. The commands, their help and
what `convert` takes for DEST follow from the entry.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import msgspec

from wireclean.article import Article, to_json
from wireclean.html import to_html
from wireclean.markdown import to_markdown, with_front_matter
from wireclean.ninjs import ninjs_json

__all__ = ["FORMS", "Form"]


@dataclass(frozen=True, slots=True)
class Form:
    """A form in which an article is written.

    `write` is given the article, what it is called (the path of its file, or the record's id, or None), and what its source says
    beside it (`wireclean.Copy.meta`). `ending` is that of a
    file which holds one article. A form that writes each article as one line, without the line end, has an ending for a file of
    many as well, in `lines`: such a form `convert` writes too.
    """

    about: str  # for --help
    ending: str
    write: Callable[[Article, str | None, Mapping[str, Any]], str]
    lines: str = ""


def _text(article: Article, _: str | None, __: Mapping[str, Any]) -> str:
    return article.text


def _json(article: Article, name: str | None, meta: Mapping[str, Any]) -> str:
    """Return the article as JSON, with its name under `id` and what its source says under `meta`.

    Bytes of a path that are no UTF-8 become U+FFFD.
    """
    line = to_json(article)
    said = "" if name is None else f'"id":{_encoded(os.fsencode(name).decode("utf-8", "replace"))},'
    said += f'"meta":{_encoded(dict(meta))},' if meta else ""
    return f"{{{said}{line[1:]}" if said else line


def _encoded(value: Any) -> str:
    return msgspec.json.encode(value).decode("utf-8")


def _markdown(article: Article, _: str | None, __: Mapping[str, Any]) -> str:
    return to_markdown(article)


def _html(article: Article, _: str | None, __: Mapping[str, Any]) -> str:
    return to_html(article)


def _front_matter(article: Article, name: str | None, meta: Mapping[str, Any]) -> str:
    return with_front_matter(article, name, meta)


def _ninjs(article: Article, name: str | None, meta: Mapping[str, Any]) -> str:
    return ninjs_json(article, identifier=name, meta=meta)


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "text": Form("the body only", ".txt", _text),
        "json": Form("the whole article with its edits, one line a file", ".json", _json, lines=".jsonl"),
        "markdown": Form("a page to read", ".md", _markdown),
        "frontmatter": Form("the body as Markdown below its fields as YAML", ".md", _front_matter),
        "html": Form("an article element to put into a page", ".html", _html),
        "ninjs": Form("IPTC ninjs 3.1, one line a file", ".ninjs.json", _ninjs, lines=".jsonl"),
    }
)
