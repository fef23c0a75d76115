"""An article as a Markdown page: headline, byline, times, body, captions, notes."""

from __future__ import annotations

import re

from wireclean.article import Article, Byline, Dateline, Timestamp

__all__ = ["to_markdown"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>])|(?m:^)(\s{0,3})([#+>=-]|\d{1,9}[.)])(?=\s|$)")


def to_markdown(article: Article) -> str:
    """Return the article as Markdown; characters of the copy that Markdown would read as its own are escaped."""
    blocks: list[str] = []
    if article.headline:
        blocks.append(f"# {_escape(article.headline)}")
    head = [_byline(byline) for byline in article.bylines]
    head += [f"Published {_time(article.published)}"] if article.published else []
    head += [f"Updated {_time(article.updated)}"] if article.updated else []
    if head:
        blocks.append("  \n".join(head))
    body = [_paragraph(paragraph) for paragraph in article.paragraphs]
    if article.dateline:
        lead = f"**{_escape(_dateline(article.dateline))}** — "
        body = [lead + body[0], *body[1:]] if body else [lead]
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


def _escape(text: str) -> str:
    return _SPECIAL.sub(
        lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}", " ".join(text.split())
    )


def _paragraph(text: str) -> str:
    if "\n" in text:  # a table: its lines and columns mean something
        return f"```text\n{text}\n```" if "```" not in text else text
    return _escape(text)


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
