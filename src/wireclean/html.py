"""An article as HTML to read: headline, standfirst, byline, times, body, captions, notes, each in the element made for it."""

from __future__ import annotations

import re
from html import escape

from wireclean.article import Article, Byline, Timestamp
from wireclean.glance import described

__all__ = ["to_html"]

# What no HTML may hold: control characters, halves of surrogate pairs, code points that are no characters.
_NO_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def to_html(article: Article) -> str:
    """Return the article as an `<article>` element. All copy in it is text: no markup of the copy's own acts.

    >>> from wireclean import clean
    >>> print(to_html(clean("LISBON (AP) - The bell weighs <1 ton> & rings.")))
    <article>
    <p dir="auto"><b class="dateline">Lisbon · AP</b> — The bell weighs &lt;1 ton&gt; &amp; rings.</p>
    </article>
    """
    language = f' lang="{_text(article.language)}"' if article.language else ""
    parts = [f"<article{language}>", *_head(article), *_body(article)]
    if article.captions:
        parts += ['<section class="captions">', "<h2>Captions</h2>", "<ul>"]
        parts += [f'<li dir="auto">{_text(described(caption))}</li>' for caption in article.captions]
        parts += ["</ul>", "</section>"]
    if article.notes:
        parts += ['<footer class="notes">', "<h2>Notes</h2>", "<ul>"]
        parts += [f'<li class="{note.kind}" dir="auto">{_text(described(note))}</li>' for note in article.notes]
        parts += ["</ul>", "</footer>"]
    return "\n".join([*parts, "</article>"])


def _head(article: Article) -> list[str]:
    parts = [f'<h1 dir="auto">{_text(article.headline)}</h1>'] if article.headline else []
    if article.standfirst and article.standfirst not in article.text:
        parts.append(f'<p class="standfirst" dir="auto">{_text(article.standfirst)}</p>')
    if article.bylines:
        parts.append(f'<p class="byline" dir="auto">By {"; ".join(map(_byline, article.bylines))}</p>')
    for name, stamp in (("Published", article.published), ("Updated", article.updated)):
        if stamp is not None:
            parts.append(f'<p class="{name.lower()}">{name} {_time(stamp)}</p>')
    return ["<header>", *parts, "</header>"] if parts else []


def _byline(byline: Byline) -> str:
    return f'<span class="author">{_text(described(byline))}</span>'


def _time(stamp: Timestamp) -> str:
    value = stamp.value.date() if stamp.precision == "day" else stamp.value
    return f'<time datetime="{value.isoformat()}">{_text(described(stamp))}</time>'


def _body(article: Article) -> list[str]:
    """Return the paragraphs, the dateline before the first; lines and columns of a table stay as they are."""
    lead = f'<b class="dateline">{_text(described(article.dateline))}</b>' if article.dateline else ""
    parts = []
    for paragraph in article.paragraphs:
        if "\n" in paragraph:
            parts += [f"<p>{lead}</p>"] if lead else []
            parts.append(f'<pre dir="auto">{_text(paragraph)}</pre>')
        else:
            parts.append(f'<p dir="auto">{f"{lead} — " if lead else ""}{_text(paragraph)}</p>')
        lead = ""
    return [*parts, f"<p>{lead}</p>"] if lead else parts


def _text(text: str) -> str:
    return escape(_NO_HTML.sub("\ufffd", text), quote=True)
