"""Where words of pages stand in a copy: what leads the rules of a page's sentences to the lines that are worth a closer look.

They are no cues, for stories use all of these words. One pass over the copy finds them for all of these rules.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Literal

from wireclean.data.languages import languages_known, words_of_language
from wireclean.grammar.language import likely_languages
from wireclean.layout import CueTable, Hits, Layout

__all__ = ["words_of_pages"]

What = Literal["offers", "page", "things"]

# The lists in `data/languages` of the words in a copy's own language, and of those in any.
_OWN: dict[What, tuple[str, ...]] = {
    "offers": ("invitations.offers",),
    "page": (
        "invitations.offers",
        "page_voice.own",
        "page_voice.trade",
        "page_voice.rules",
        "page_voice.manners",
        "page_voice.machine",
        "page_voice.help",
    ),
}
_ANY: dict[What, tuple[str, ...]] = {"offers": ("invitations.services",), "things": ("page_states.things",)}


def words_of_pages(layout: Layout, what: What) -> Sequence[int]:
    """Return where such words stand in a copy, in order.

    `things` are those that only a page points at, in any language. `offers` are what it has for its reader, and `page` what it
    speaks of when it speaks of itself, in the languages that the copy may be in: nowhere where none is told.
    """
    languages = layout.reading(likely_languages, layout.text)
    if not languages and what in _OWN:
        return ()
    found = layout.reading(_finder(languages), layout.text).get(what)
    return () if found is None else found[0]


@cache
def _finder(languages: tuple[str, ...]) -> Callable[[str], Hits]:
    words: dict[str, set[str]] = {}
    for spoken, lists in ((languages, _OWN), (languages_known(), _ANY)):
        for what, names in lists.items():
            known = (word for language in spoken for name in names for word in words_of_language(language, name))
            words.setdefault(what, set()).update(word.rstrip("*").lower() for word in known)  # `*`: how words begin
    return CueTable({what: frozenset(known) for what, known in words.items()}).scan
