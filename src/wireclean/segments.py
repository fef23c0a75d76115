"""The table of segments: every row of the copy with its features, for one judgement over all of them.

The features say how a row looks, where it stands, what stands beside it, and what it speaks of. What is known of words are
cues and the words of pages, which the language files hold, and the words that this copy itself uses often.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from wireclean.grammar.titles import shared_words
from wireclean.layout import Layout
from wireclean.rows import FEW, Row, free_runs, role_of_rule, rows_of, stems_in

__all__ = ["Segment", "Table", "is_witnessed", "may_be_witnessed", "table_of"]

# A title and a note stand in any copy, and a dateline in that of wires, whose tables and lists are their own.
_PROVES_NOTHING = frozenset(("prose", "free", "mixed", "headline", "dateline", "note", "table", "beside", "list"))
# What is told by its form alone, a label before a title or an arrow, a review's box and a bulletin have as well: it proves no page.
# What copy says of itself at its end is beside other proof.
_BY_FORM = frozenset(("FUR013", "FUR023"))

_BUTTON = 2  # words; one such line (`Contact`) can be an entry of a list that is the story's own, and proves no page

_COMMON = 24  # words that the copy uses most are its function words
_LENGTHS = (1, 2, 3, 5, 8, 12, 18, 27, 40, 60)  # words, by which rows are long or short
_SOME = 12  # words of a title
_DISTANCES = (1, 2, 3, 5, 9)  # rows to the next prose
_TIMES = (0, 1, 2, 4)  # how often something is there, in steps that tell
_STRANGE = (0, 1, 2, 3, 5, 8)  # long words that the story has not
_MARKS = {
    "at": re.compile(r"@|https?:|www\.|\.com\b"),
    "copyright": re.compile(r"[©®]"),
    "bar": re.compile(r"[|»›→▶►•·/]"),
    "clock": re.compile(r"\b[0-9]{1,2}[:.h][0-9]{2}\b"),
    "year": re.compile(r"\b(?:19|20)[0-9]{2}\b"),
    "colon": re.compile(r"[:：](?!\d)"),
    "quote": re.compile(r"[“”„«»\"「」『』]"),
    "bracket": re.compile(r"[(\[（【]"),
    "hash": re.compile(r"#\w"),
}
_OF_HEADLINE = 0.6  # share of its long words
_ASKS = "?？؟"
_OF_PAGE = frozenset(("page", "note"))  # below one of these in the tail nobody but the page asks
_BULLETS = "*•-–"
# The title of another story between two paragraphs: alone there, and of its words the story takes up none; a subheading's are its own.
_LONE = frozenset(("zone.body", "run.0", "taken.0"))
_NOT_LONE = frozenset(("strange.0", "strange.1", "strange.2", "above.caption", "below.caption"))
_OF_TITLES = 5  # words
_TITLE = re.compile(r"[•–-]?\s?[^\W\d_a-z]")
_NAME = re.compile(r"\b[A-ZÀ-ÞА-ЯЁ][^\W\d_]{2,}")
# The families of features that tell a sentence of the page's from one of the story's: how it looks tells nothing.
_OF_SENTENCES = frozenset(
    ("spoken", "page", "reader", "said", "above", "below", "tail", "words", "taken", "strange", "named", "twin", "cue")
)
# What tells more together than added up: a sentence to the reader in the story's own words is the story's all the same.
_TOGETHER = (("spoken", "taken"), ("spoken", "words"), ("above", "spoken"), ("below", "spoken"))


class Segment(NamedTuple):
    """A line that is not blank, or a part of one: its stretch, what is known of it, how many words it has, and its features.

    `role` is what a rule before said of it (`byline`, `caption`, `page` ...), `prose` for body copy that nobody claimed,
    `table` for figures and rows, `beside` for the rows next to one, `list` for a list among the paragraphs, and `free` for what
    nothing explains. Features are names that `data/weights.toml` weighs; what is not judged has none.
    """

    start: int
    end: int
    role: str
    words: int
    features: tuple[str, ...]


class Table(NamedTuple):
    """The segments of a copy in order.

    `witnessed` says that the copy tells a story, and a rule found something that clean text cannot hold: it is a page or a wire.
    In other copy nothing is judged.
    """

    segments: tuple[Segment, ...]
    witnessed: bool


def may_be_witnessed(layout: Layout) -> bool:
    """Say, without a table, whether any rule found something that clean text cannot hold; most wire copy has none."""
    return any(map(_proves, {edit.rule for edit in layout.edits}))


@cache
def _proves(rule: str) -> bool:
    """Say whether what a rule finds is nothing that clean text can hold."""
    return role_of_rule(rule) not in _PROVES_NOTHING and rule not in _BY_FORM


def is_witnessed(rows: Sequence[Row]) -> bool:
    """Say whether a copy tells a story, and a rule found something in it that clean text cannot hold."""
    witnesses = [row for row in rows if row.role not in _PROVES_NOTHING]
    sure = len(witnesses) > 1 or any(row.role != "page" or row.length > _BUTTON for row in witnesses)
    sure = sure or (
        bool(witnesses) and any(row.role == "note" for row in rows)
    )  # a button, and a note that closes a page
    return sure and any(row.role == "prose" for row in rows)


class _Story:
    """What the copy's own words say of its rows."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.sure = [index for index, row in enumerate(rows) if row.sure]
        prose = self.sure or [index for index, row in enumerate(rows) if row.role == "prose"]
        self.prose = prose
        self.first, self.last = (prose[0], prose[-1]) if prose else (len(rows), -1)
        self.words = words = Counter(chain.from_iterable(rows[index].words for index in prose))
        self.stems = stems_in(words, "\n".join(rows[index].text for index in prose))
        self.common = {word for word, count in words.most_common(_COMMON) if count > 1}
        self.twins = Counter(row.norm for row in rows)
        self.names = self._names(rows)
        between = sum(row.role == "free" for row in rows[self.first : self.last])
        self.loose = _bucket(between / max(len(prose), 1), (0.25, 0.5, 1, 2, 4))  # free rows for each paragraph

    def _names(self, rows: Sequence[Row]) -> set[str]:
        """Return the words with a capital that several rows of the page have and the story has not: what the page calls itself."""
        counts: Counter[str] = Counter()
        for row in rows:
            if not row.sure:
                counts.update({word.lower() for word in _NAME.findall(row.text)})
        return {word for word, count in counts.items() if count > 1 and word not in self.words}

    def zone(self, index: int) -> str:
        """Say where a row stands: in the head, among the paragraphs, or in the tail."""
        if self.last < 0:
            return "none"
        return "head" if index < self.first else "tail" if index > self.last else "body"


def table_of(layout: Layout) -> Table:
    """Return the segments of a layout, with the claims of the rules that have looked at it."""
    rows = rows_of(layout)
    witnessed = is_witnessed(rows)
    if not (witnessed and any(row.judged for row in rows)):
        return Table(tuple(Segment(row.start, row.end, row.role, row.length, ()) for row in rows), witnessed)
    story = _Story(rows)
    heads = _heads(rows, story.first)
    runs = _runs(rows, story)
    headline = next((row.text for row in rows if row.role == "headline"), "")
    segments: list[Segment] = []
    cues = sorted((start, code[:3]) for code in layout.cued_codes for start, _ in layout.cues(code))
    for index, row in enumerate(rows):
        features: tuple[str, ...] = ()
        if row.judged:
            place = _place(rows, index, story, heads)
            families = {family for _, family in cues[bisect_left(cues, (row.start,)) : bisect_left(cues, (row.end,))]}
            said = (*_told(row, story), *sorted(f"cue.{family}" for family in families), *place)
            if row.role == "prose" and story.zone(index) != "tail" and _tells_headline(row, headline):
                features = ()  # the sentence that says what the headline says is the story's
            elif row.role == "prose":
                features = tuple(f"told.{feature}" for feature in _telling(said, story.zone(index)))
            else:
                features = (*_own(row, story), *said, *runs[index])
                if row.length >= _OF_TITLES and not row.ended and _is_lone_title(row, features):
                    features = (*features, "lone.title")
        segments.append(Segment(row.start, row.end, row.role, row.length, features))
    return Table(tuple(segments), witnessed)


def _tells_headline(row: Row, headline: str) -> bool:
    """Say whether a sentence has most of the headline's long words."""
    return bool(headline) and shared_words(headline, row.text.casefold()) >= _OF_HEADLINE


def _is_lone_title(row: Row, features: tuple[str, ...]) -> bool:
    """Say whether a line is set as the title of another story: alone between paragraphs, of words that the story has not."""
    return _LONE.issubset(features) and _NOT_LONE.isdisjoint(features) and _TITLE.match(row.text) is not None


def _telling(features: tuple[str, ...], zone: str) -> Iterator[str]:
    """Yield the features that tell a sentence of the page's from one of the story's."""
    told: dict[str, str] = {}
    for feature in features:
        family, _, rest = feature.partition(".")
        if family in _OF_SENTENCES and not rest.startswith("prose."):
            told[family] = feature
            yield feature
    yield f"{zone}.{told['spoken']}"
    for one, other in _TOGETHER:
        if one in told and other in told:
            yield f"{told[one]}&{told[other]}"


def _bucket(value: float, bounds: Sequence[float]) -> int:
    return bisect_left(bounds, value)


def _own(row: Row, story: _Story) -> list[str]:
    """Return how a line looks, which says nothing of a sentence."""
    text = row.text
    features: list[str] = []
    if row.ended:
        features.append("ended")
    elif text[-1] in ":：":
        features.append("ends.colon")
    elif text[-1] in ",;、，":
        features.append("ends.comma")
    elif text.endswith(("...", "…")):
        features.append("ends.dots")
    elif text[-1] in ")]）】":
        features.append("ends.bracket")
    first = text[0]
    kind = (
        "digit"
        if first.isdigit()
        else "upper"
        if first.isupper()
        else "lower"
        if first.islower()
        else "letter"
        if first.isalpha()
        else "mark"
    )
    features.append(f"starts.{kind}")
    cased = [word for word in text.split() if word[:1].isalpha() and word[0].lower() != word[0].upper()]
    if cased:
        capitals = sum(word[0].isupper() for word in cased) / len(cased)
        features.append(f"capitals.{_bucket(capitals, (0.2, 0.4, 0.7, 0.99))}")
        if len(text) > 3 and text.upper() == text and text.lower() != text:
            features.append("shouted")
    digits = sum(map(str.isdigit, text)) / len(text)
    if digits:
        features.append(f"digits.{_bucket(digits, (0.05, 0.2, 0.5))}")
    features += [f"mark.{name}" for name, pattern in _MARKS.items() if pattern.search(text)]
    if row.words:
        share = sum(map(story.common.__contains__, row.words)) / len(row.words)
        features.append(f"common.{_bucket(share, (0.0, 0.1, 0.2, 0.3))}")
    else:
        features.append("wordless")
    return features


def _told(row: Row, story: _Story) -> list[str]:
    """Return what the words of a row say: whether it speaks of pages or to its reader, and whether the story takes them up."""
    features = [f"words.{_bucket(row.length, _LENGTHS)}"]
    page = sum(word not in story.words for word in row.page)
    reader = sum(word not in story.words for word in row.reader)
    features.append(f"page.{_bucket(page, _TIMES)}")
    features.append(f"reader.{_bucket(reader, _TIMES)}")
    features.append(f"spoken.{_bucket((page + reader) / max(row.length, 1), (0.0, 0.06, 0.12, 0.2, 0.3, 0.45))}")
    features.append(f"said.{min(page, 2) + min(reader, 2)}")
    stems = row.stems
    if stems:
        taken = sum(story.stems.get(stem, 0) > count * row.sure for stem, count in stems.items())
        features.append(f"taken.{_bucket(taken / len(stems), (0.0, 0.15, 0.3, 0.5, 0.8))}")
        features.append(f"strange.{_bucket(len(stems) - taken, _STRANGE)}")
    if story.twins[row.norm] > 1:
        features.append("twin")
    if not story.names.isdisjoint(row.words):
        features.append("named")
    return features


class _Heads(NamedTuple):
    """Where in the head a rule found something: the first and the last such row."""

    first: int
    last: int


def _heads(rows: Sequence[Row], first: int) -> _Heads:
    found = [index for index, row in enumerate(rows[:first]) if row.role in ("byline", "stamp", "headline", "dateline")]
    return _Heads(found[0], found[-1]) if found else _Heads(-1, -1)


def _place(rows: Sequence[Row], index: int, story: _Story, heads: _Heads) -> list[str]:
    """Return where a line stands: its zone, its neighbours, how far prose is on either side."""
    zone, row = story.zone(index), rows[index]
    size = "s" if row.length <= FEW else "m" if row.length <= _SOME else "l"
    features = [f"{zone}.loose.{story.loose}", f"zone.{zone}", f"{zone}.{size}.{'ended' if row.ended else 'open'}"]
    beside: list[str] = []
    near = bisect_left(story.sure, index)
    after = near + (story.sure[near : near + 1] == [index])
    up, down = story.sure[max(near - 1, 0) : near], story.sure[after : after + 1]
    for name, step, prose in (("above", -1, up), ("below", 1, down)):
        beside.append(_beside(rows, index + step))
        features.append(f"{name}.{beside[-1]}")
        features.append(f"{name}2.{_beside(rows, index + 2 * step)}")
        features.append(f"{name}.prose.{_bucket(abs(prose[0] - index), _DISTANCES) if prose else 'none'}")
    features.append(f"between.{beside[0]}.{beside[1]}")
    if zone == "tail" and row.text[-1] in _ASKS and beside[0] in _OF_PAGE:
        features.append("tail.question")
    if zone == "head" and heads.first >= 0:
        features.append("head.above" if index < heads.first else "head.below" if index > heads.last else "head.within")
    if zone == "tail":
        features.append(f"tail.{_bucket(index - story.last, (1, 2, 4, 8, 16))}")
    if index == 0:
        features.append("first")
    if index == len(rows) - 1:
        features.append("last")
    return features


def _beside(rows: Sequence[Row], index: int) -> str:
    if not 0 <= index < len(rows):
        return "edge"
    row = rows[index]
    if row.role != "free":
        return "told" if row.role == "prose" and not row.sure else row.role
    return "sentence" if row.ended and row.length > 3 else "short" if row.length <= 4 else "line"


def _runs(rows: Sequence[Row], story: _Story) -> list[tuple[str, ...]]:
    """Return, for each free row, how many free rows stand together there, how many of those are set alike, and how all of them read.

    A list of the story's own (results, dates, ingredients) is a long run of rows that are alike, or has the story's words.
    """
    features: list[tuple[str, ...]] = [()] * len(rows)
    for run in free_runs(rows):
        inside = rows[run.start : run.stop]
        shapes = Counter(row.shape for row in inside)
        parts = Counter(mark for row in inside for mark in row.parts)
        stems = [stem for row in inside for stem in row.stems]
        taken = sum(stem in story.stems for stem in stems) / max(len(stems), 1)
        common = (
            f"run.{_bucket(len(run), (1, 2, 4, 8))}",
            f"run.words.{_bucket(sum(row.length for row in inside) / len(run), (2, 4, 6, 9, 12))}",
            f"run.taken.{_bucket(taken, (0.1, 0.2, 0.35, 0.5, 0.7))}",
        )
        for at, row in zip(run, inside, strict=True):
            alike = f"alike.{_bucket(shapes[row.shape] - 1, (0, 1, 3, 7))}"
            parted = max((parts[mark] for mark in row.parts), default=0)
            bullet = (f"bullet.{story.zone(at)}",) if row.shape[0] in _BULLETS else ()
            features[at] = (*common, alike, f"parted.{_bucket(parted, (0, 1, 2, 4, 8))}", *bullet)
    return features
