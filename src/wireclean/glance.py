"""What an article holds, in the words of a line: of one value, and of the whole on one screen, which is its repr."""

from __future__ import annotations

from datetime import datetime
from textwrap import shorten

from wireclean.article import Article, Byline, Caption, Credit, Dateline, Timestamp, Value
from wireclean.messages import counted

__all__ = ["described", "glance", "where_and_when"]

_WIDTH = 100
_NEXT_LINE = "\n  "


def described(value: Value) -> str:
    """Say in a line what was read."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, Byline):
        return _byline(value)
    if isinstance(value, tuple):
        return "; ".join(map(_byline, value))
    if isinstance(value, Timestamp):
        return _time(value)
    if isinstance(value, Dateline):
        parts = [" / ".join(map(str, value.places)), value.agency, value.date.isoformat() if value.date else None]
        return " · ".join(part for part in parts if part) or value.text
    if isinstance(value, Caption):
        slot = f"{value.index} of {value.total}: " if value.index and value.total else ""
        return f"{slot}{value.text}" + (f" ({_credit(value.credit)})" if value.credit else "")
    if isinstance(value, Credit):
        return _credit(value)
    return " ".join(value.text.split())


def where_and_when(article: Article) -> str:
    """Say in a line where the story was filed, when it was published and updated, and in which language it is."""
    about = [described(article.dateline)]
    about += [f"published {described(article.published)}"] if article.published else []
    about += [f"updated {described(article.updated)}"] if article.updated else []
    return " · ".join(filter(None, [*about, article.language]))


def glance(article: Article) -> str:
    """Return the article on one screen: headline, byline, dateline, times, how the text begins, and how much there is of the rest.

    Nothing of the copy acts in it: what is not printable is written as Python escapes it.
    """
    lines = [_quoted(article.headline) if article.headline else "without a headline"]
    if article.bylines:
        lines.append(_plain(f"by {described(article.bylines)}"))
    lines.append(_plain(where_and_when(article)))
    lines.append(f"{counted(len(article.paragraphs), 'paragraph')}: {_quoted(article.text)}")
    rest = [(article.captions, "caption"), (article.notes, "note"), (article.edits, "edit")]
    lines.append(", ".join(counted(len(held), noun) for held, noun in rest if held or noun == "edit"))
    return f"<Article {_NEXT_LINE.join(filter(None, lines))}>"


def _quoted(text: str) -> str:
    return repr(shorten(text[: 2 * _WIDTH], _WIDTH - 24, placeholder="…"))


def _plain(text: str) -> str:
    """Return the text as one line in which what is not printable is escaped."""
    short = shorten(text[: 4 * _WIDTH], _WIDTH - len(_NEXT_LINE), placeholder="…")
    return short if short.isprintable() else repr(short)[1:-1]


def _byline(byline: Byline) -> str:
    parts = (byline.name, byline.role, byline.organization, str(byline.place) if byline.place else None)
    return ", ".join(part for part in parts if part) or byline.text


def _credit(credit: Credit) -> str:
    return " / ".join(part for part in (credit.photographer, credit.organization) if part) or credit.text


def _time(stamp: Timestamp) -> str:
    value: datetime = stamp.value
    if stamp.precision == "day":
        shown = value.date().isoformat()
    else:
        shown = value.isoformat(sep=" ", timespec="minutes" if stamp.precision == "minute" else "seconds")
    return shown + (f" ({stamp.zone})" if stamp.zone else "") + (", ambiguous" if stamp.ambiguous else "")
