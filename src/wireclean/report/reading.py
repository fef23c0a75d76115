"""An article as a person reads it on a terminal: the fields, the text, captions and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wireclean.article import Article
from wireclean.glance import described, where_and_when
from wireclean.messages import counted
from wireclean.report.inert import inert

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_article"]

_INDENT = 2


def print_article(article: Article, console: Console, *, explained_by: str | None = None) -> None:
    """Write an article as wide as the console. `explained_by` is the command that shows its edits.

    The copy is not trusted: nothing in it reaches the terminal as a command.
    """
    from rich.text import Text  # noqa: PLC0415 - rich loads slowly, and only a terminal needs it

    def write(text: str, style: str = "", indent: int = 0) -> None:
        for line in Text(inert(text)).wrap(console, max(20, console.width - indent), overflow="fold"):
            line.stylize(style)
            line.rstrip()
            console.print(Text(" " * indent).append_text(line), no_wrap=True, overflow="ignore", crop=False)

    if article.headline:
        write(article.headline, "bold")
    if article.standfirst and article.standfirst not in article.text:
        write(article.standfirst, "italic")
    for line in (f"By {described(article.bylines)}" if article.bylines else "", where_and_when(article)):
        if line:
            write(line, "cyan")
    for paragraph in article.paragraphs:
        console.print()
        for line in paragraph.split("\n"):  # of a table, whose columns mean something
            write(line)
    captions, notes = [*map(described, article.captions)], [f"{note.kind}: {described(note)}" for note in article.notes]
    for heading, said in (("Captions", captions), ("Notes", notes)):
        if said:
            console.print()
            write(heading, "bold dim")
            for one in said:
                write(one, "dim", _INDENT)
    console.print()
    write(_sum(article) + (f"; {explained_by} shows them" if article.edits and explained_by else ""), "dim")


def _sum(article: Article) -> str:
    if not article.edits:
        return "No edits: the copy is clean"
    struck = sum(len(edit.before) - len(edit.replacement) for edit in article.edits if not edit.leaves)
    less = f"{struck:,} characters less" if struck >= 0 else f"{-struck:,} characters more"
    return f"{counted(len(article.edits), 'edit')}, {less}"
