"""The forms in which an article is written: what `clean --format` and `convert --format` offer.

A new form is a function from the article and its name to a string, and its entry in `FORMS`. The commands, their help and
what `convert` takes for DEST follow from the entry.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import msgspec

from wireclean.article import Article, to_json
from wireclean.markdown import to_markdown
from wireclean.ninjs import ninjs_json

__all__ = ["FORMS", "Form"]


@dataclass(frozen=True, slots=True)
class Form:
    """A form in which an article is written.

    `write` is given the article and what it is called: the path of its file, or the record's id, or None. `ending` is that of a
    file which holds one article. A form that writes each article as one line, without the line end, has an ending for a file of
    many as well, in `lines`: such a form `convert` writes too.
    """

    about: str  # for --help
    ending: str
    write: Callable[[Article, str | None], str]
    lines: str = ""


def _text(article: Article, _: str | None) -> str:
    return article.text


def _json(article: Article, name: str | None) -> str:
    """Return the article as JSON, with its name under `id`; bytes of a path that are no UTF-8 become U+FFFD."""
    line = to_json(article)
    if name is None:
        return line
    identifier = msgspec.json.encode(os.fsencode(name).decode("utf-8", "replace")).decode("utf-8")
    return f'{{"id":{identifier},{line[1:]}'


def _markdown(article: Article, _: str | None) -> str:
    return to_markdown(article)


def _ninjs(article: Article, name: str | None) -> str:
    return ninjs_json(article, identifier=name)


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "text": Form("the body only", ".txt", _text),
        "json": Form("the whole article with its edits, one line a file", ".json", _json, lines=".jsonl"),
        "markdown": Form("a page to read", ".md", _markdown),
        "ninjs": Form("IPTC ninjs 3.1, one line a file", ".ninjs.json", _ninjs, lines=".jsonl"),
    }
)
