"""What the rules of packs do: from the data of a pack to rules that find edits.

What a rule of a user's pack finds (`packs.matching`) it strikes only if nothing that it would find again is left behind: a rule
that would eat the copy line by line, look after look, does nothing at all. So a pack's rule run twice is the rule run once,
whatever its pattern.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wireclean.article import Edit, Note, Span, Value
from wireclean.edits import apply
from wireclean.grammar.sentences import looks_like_prose
from wireclean.layout import CueTable, Layout
from wireclean.packs.matching import Found, Languages, Matcher, matcher_of
from wireclean.packs.model import LineRule, Pack, PackRule
from wireclean.rulebook.gallery import caption_of
from wireclean.rulebook.rule import Example, Finder, Reads, Rule, Stage

__all__ = ["PackedRule", "compiled"]


@dataclass(frozen=True, slots=True)
class PackedRule(Rule):
    """A rule of a pack, which it brings with it when it is called."""

    pack: Pack


def compiled(
    data: PackRule, *, pack: Pack | None = None, after: Iterable[str] = (), languages: Languages | None = None
) -> Rule:
    """Make a rule of its data. Without a pack it is one of wireclean's own, which looks after those that `after` names.

    `languages` are those that phrases belong to which count in copy of theirs alone.
    """
    matcher, cues = matcher_of(data, languages)
    parts = (
        data.code,
        data.name,
        data.summary,
        data.reason,
        Stage.RECOGNITION,
        data.severity,
        tuple(Example(fix.before, fix.after) for fix in data.fixes),
        data.keeps,
        cues,
        bool(cues),
        data.spares_prose,
        frozenset(after),
    )
    if pack is None:
        # What a line holds or begins with is weighed by the copy's language and by the lines around it.
        reads: Reads = "line" if cues and isinstance(data, LineRule) else "copy"
        return Rule(*parts, reads, _own_finder(data, matcher))
    return PackedRule(*parts, "copy", _finder(data, matcher, CueTable({data.code: cues}) if cues else None), pack)


def _own_finder(data: PackRule, matcher: Matcher) -> Finder:
    def find(layout: Layout) -> Iterator[Edit]:
        for place in matcher(layout):
            yield layout.strike(place.start, place.end, data.code)

    return find


def _finder(data: PackRule, matcher: Matcher, table: CueTable | None) -> Finder:
    def found_in(layout: Layout) -> list[Found]:
        return _in_zone(layout, matcher(layout), data.zone)

    def find(layout: Layout) -> Iterator[Edit]:
        found = found_in(layout)
        if not found:
            return
        following = Layout(layout.text)
        for edit in layout.edits:
            following.claim(edit)
        for place in found:
            following.claim(following.strike(place.start, place.end, data.code))
        left = apply(layout.text, following.edits)
        if found_in(Layout(left, table.scan(left) if table else None)):
            return  # what is left would be found again: nobody meant that
        for place in found:
            value = place.value if place.value is not None else _value(layout.text, data, place)
            yield layout.strike(place.start, place.end, data.code, value)

    return find


def _value(text: str, data: PackRule, place: Found) -> Value:
    """Read what a place holds into what the rule says it becomes."""
    if data.becomes == "strike":
        return None
    start, end = place.held or (place.start, place.end)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    span = Span(start, end)
    if data.becomes != "caption":
        return Note(data.becomes, text[start:end], span)
    caption = caption_of(text, span)
    return caption if caption.text else caption.credit


# --- where


def _in_zone(layout: Layout, found: list[Found], zone: str) -> list[Found]:
    """Return those of `found` that stand in the zone, which prose bounds that is not itself among them."""
    if zone == "any" or not found:
        return found
    text = layout.text
    first, last = len(text), 0
    for piece in _left(layout, found):
        if looks_like_prose(text[piece.start : piece.end]):
            first = min(first, piece.start)
            last = piece.end
    if zone == "head":
        return [place for place in found if place.end <= first]
    if zone == "tail":
        return [place for place in found if place.start >= last]
    return [place for place in found if place.end > first and place.start < last]


def _left(layout: Layout, found: list[Found]) -> Iterator[Span]:
    """Yield the pieces of the lines beside what was found."""
    text, index = layout.text, 0
    for line in layout.lines:
        while index < len(found) and found[index].end <= line.start:
            index += 1
        position, following = line.start, index
        while position < line.end:
            stop, resume = line.end, line.end
            if following < len(found) and found[following].start < line.end:
                stop, resume = max(found[following].start, position), found[following].end
                following += 1
            piece = text[position:stop]
            bare = piece.strip()
            if bare:
                start = position + piece.index(bare)
                yield Span(start, start + len(bare))
            position = max(resume, position)
