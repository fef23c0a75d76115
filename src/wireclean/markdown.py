"""An article as a Markdown page: headline, standfirst, byline, times, body, captions, notes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from wireclean.article import Article, Byline, Dateline, Timestamp, values_of

__all__ = ["to_markdown", "with_front_matter"]

# What Markdown, or the HTML in it, would read as markup in a line of prose. A backslash goes before the mark.
_MARK = re.compile(
    r"""
      (?P<anywhere> [\\`*_\[\]<>] | ~(?=~) | &(?=\#?\w{1,40};) )
    | (?<!\S) (?P<heading> \#++ ) (?!\S)                           # also at the end of a headline
    | \A (?P<item> [-+=] ) (?= \s | [-+=] | \Z )                   # an item of a list, a rule, an underline
    | \A (?P<number> \d{1,9} ) (?P<point> [.)] ) (?= \s | \Z )
    """,
    re.VERBOSE,
)
_BACKTICKS = re.compile(r"`{3,}+")


def to_markdown(article: Article) -> str:
    """Return the article as Markdown; characters of the copy that Markdown would read as its own are escaped."""
    blocks: list[str] = []
    if article.headline:
        blocks.append(f"# {_escape(article.headline)}")
    if article.standfirst and article.standfirst not in article.text:
        blocks.append(f"*{_escape(article.standfirst)}*")
    head = [_byline(byline) for byline in article.bylines]
    head += [f"Published {_time(article.published)}"] if article.published else []
    head += [f"Updated {_time(article.updated)}"] if article.updated else []
    if head:
        blocks.append("  \n".join(head))
    body = [_paragraph(paragraph) for paragraph in article.paragraphs]
    if article.dateline:
        lead = f"**{_escape(_dateline(article.dateline))}** —"
        if body and not _is_table(article.paragraphs[0]):
            body[0] = f"{lead} {body[0]}"
        else:
            body.insert(0, lead)
    blocks += body
    if article.captions:
        blocks.append("## Captions")
        for caption in article.captions:
            credit = f" ({_escape(caption.credit.text)})" if caption.credit else ""
            blocks.append(f"- {_escape(caption.text)}{credit}")
    if article.notes:
        blocks.append("## Notes")
        blocks += [f"- {note.kind}: {_escape(note.text)}" for note in article.notes]
    return "\n\n".join(blocks)


def with_front_matter(article: Article, name: str | None = None, meta: Mapping[str, Any] | None = None) -> str:
    """Return the body as Markdown below a head of YAML: what the fields hold, and what the source says beside the story.

    Strings of the head are written as JSON has them, which is YAML, so that nothing in them acts.

    >>> from wireclean import clean
    >>> print(with_front_matter(clean("Bell found\\nBy Ana Lima\\n\\nLISBON (AP) - The bell weighs a ton."), "bell.txt"))
    ---
    title: "Bell found"
    author: ["Ana Lima"]
    dateline: "Lisbon (AP)"
    source: "bell.txt"
    ---
    <BLANKLINE>
    The bell weighs a ton.
    """
    said: dict[str, Any] = {
        "title": article.headline,
        "description": article.standfirst,
        "author": [byline.name or byline.organization or byline.text for byline in article.bylines],
        "date": article.published.value.isoformat() if article.published else None,
        "updated": article.updated.value.isoformat() if article.updated else None,
        "dateline": _dateline(article.dateline) if article.dateline else None,
        "lang": article.language,
        "slug": (meta or {}).get("slug"),
        "tags": values_of(meta or {}, "keywords"),
        "source": name,
    }
    head = [f"{key}: {_in_yaml(value)}" for key, value in said.items() if value]
    body = "\n\n".join(map(_paragraph, article.paragraphs))
    return "\n".join(["---", *head, "---", "", body])


def _in_yaml(value: object) -> str:
    """Return a value as JSON that is YAML too: what YAML does not print is escaped, and no pair of halves stands for a letter."""
    return _UNPRINTABLE.sub(lambda one: f"\\u{ord(one[0]):04x}", json.dumps(value, ensure_ascii=False))


_UNPRINTABLE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")


def _escape(text: str) -> str:
    return _MARK.sub(_escaped, " ".join(text.split()))


def _escaped(match: re.Match[str]) -> str:
    if match["number"]:  # Markdown shows a backslash before a digit
        return f"{match['number']}\\{match['point']}"
    return f"\\{match[0]}"


def _paragraph(text: str) -> str:
    if not _is_table(text):
        return _escape(text)
    longest = max(map(len, _BACKTICKS.findall(text)), default=2)
    fence = "`" * (longest + 1)  # which nothing inside of it can close
    return f"{fence}text\n{text}\n{fence}"


def _is_table(paragraph: str) -> bool:
    """Say whether the lines and columns of a paragraph mean something."""
    return "\n" in paragraph


def _byline(byline: Byline) -> str:
    parts = [byline.name, byline.role, byline.organization, str(byline.place) if byline.place else None]
    return "By " + ", ".join(_escape(part) for part in parts if part)


def _time(stamp: Timestamp) -> str:
    if stamp.precision == "day":
        return stamp.value.date().isoformat()
    shown = stamp.value.isoformat(sep=" ", timespec="minutes" if stamp.precision == "minute" else "seconds")
    return f"{shown} ({stamp.zone})" if stamp.zone else shown


def _dateline(dateline: Dateline) -> str:
    places = " / ".join(str(place) for place in dateline.places)
    return (
        f"{places} ({dateline.agency})"
        if places and dateline.agency
        else places or str(dateline.agency or dateline.text)
    )
