"""FUR: links to other stories between the paragraphs: lists under a heading of their own, and single ones with a label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from wireclean.article import Edit
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of, phrases
from wireclean.grammar.byline import read_byline_line
from wireclean.grammar.credit import closing_credit
from wireclean.grammar.names import is_name
from wireclean.grammar.sentences import ends_sentence, is_paragraph
from wireclean.grammar.timestamp import find_relative
from wireclean.grammar.titles import shared_words
from wireclean.layout import Layout, Line
from wireclean.rulebook.furniture import furniture_key, heads_list
from wireclean.rulebook.rule import Stage, rule

__all__ = ["labelled_link", "link_list", "link_note"]

_LONGEST_TITLE = 200
_LONGEST_HEADING = 64
_MOST_ITEMS = 40
_BULLET = re.compile(r"(?:[*+•▪►▶·–-]|\d{1,2}\.) +(?=\S)")
_STOPS = (".", "!", ":", ";", "。", "।", "…”", ".”", '."', ".»", ". »", ".\xa0»", ".“")


@rule(
    "FUR005",
    "link-list",
    stage=Stage.RECOGNITION,
    after=["FUR004"],
    needs_cue=False,
    fixes=[
        (
            "The bell weighs a ton.\n\nMost read\n\n* Harbour master retires after 40 years\n* Ferry fares to rise\n\n"
            "It was cast in 1871.",
            "The bell weighs a ton.\n\nMost read\n\nIt was cast in 1871.",
        ),
        (
            "The bell weighs a ton.\n\nTags\nbell, harbour, museum, divers, Port Ellery\n\nIt was cast in 1871.",
            "The bell weighs a ton.\n\nTags\nIt was cast in 1871.",
        ),
        (
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\nRelated stories\n"
            "Harbour master of Port Ellery retires\n\nIt was cast in 1871.",
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\nRelated stories\n"
            "It was cast in 1871.",
        ),
        (
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\nMost read\n\n1\n\n"
            "Harbour master of Port Ellery retires\n\n2\n\nFerry fares to rise in spring\n\nIt was cast in 1871.",
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\nMost read\n\nIt was cast in 1871.",
        ),
        (
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\nRead also:\n\n"
            "Ferry fares rise\n\nIt was cast in 1871.",
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\nRead also:\n\nIt was cast in 1871.",
        ),
        (
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\nRelated stories\n\n"
            "Ferry fares to rise again in spring\n\nLighthouse of Port Ellery finds a keeper\n\n"
            "It was cast in 1871 for a ship that sank two winters later.",
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\nRelated stories\n\n"
            "It was cast in 1871 for a ship that sank two winters later.",
        ),
        (
            "Kengele ina uzito wa tani.\nRuka Habari zetu na uendelee kusoma\nHabari zetu\nNauli za feri zapanda\n"
            "Mwisho wa Habari zetu\nIlitengenezwa mwaka 1871.",
            "Kengele ina uzito wa tani.\nIlitengenezwa mwaka 1871.",
        ),
        (
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\nRelated stories\n"
            "Ferry fares to rise again in spring\nLighthouse of Port Ellery finds a keeper\n"
            "It was cast in 1871 for a ship that sank two winters later.",
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\nRelated stories\n"
            "It was cast in 1871 for a ship that sank two winters later.",
        ),
        (
            "港口的鐘重逾一噸，潛水員週一把它吊出水面，港務局長在碼頭表示。\n\n其他人也在看\n\n燈塔終於找到新的看守人了\n\n渡輪票價春天將會調漲一成",
            "港口的鐘重逾一噸，潛水員週一把它吊出水面，港務局長在碼頭表示。\n\n其他人也在看\n\n",
        ),
    ],
    keeps=[
        "Von Ana Lima am Montag in Port Ellery\nAna Lima\nDie Glocke hängt\nMehr von Ana Lima\nDie Glocke wiegt eine Tonne.",
        "The bell weighs a ton.\nWhat the harbour master saw\nharbour master\nIt was cast in 1871, said the harbour master.",
        "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\n"
        "What divers found inside the bell\n\nDivers found coins inside the bell of the Aurora, and a shoe.",
        "The bell weighs a ton.\n\nWhat the divers found\n\n* A bell of bronze\n* Two anchors\n\nIt was cast in 1871.",
        "The bell weighs a ton.\n\nRelated stories\n\nIt was cast in 1871.",
        "Related stories\nWhat a ship of 1871 lost in two winters\nIt was cast in 1871 for a ship that sank two winters later.",
        "La cloche de l'Aurora pèse plus d'une tonne et les plongeurs l'ont remontée lundi.\n\n"
        "Lire aussi : Le budget, ce que contient le plan\n\n"
        "« C'est un grand jour pour la ville », a dit Lima. « Nous l'attendions. »\n\nElle a été fondue en 1871, selon le musée.",
    ],
)
def link_list(layout: Layout) -> Iterator[Edit]:
    """A list of other stories' titles follows a heading such as `Most read` or `Related stories`.

    The heading must be known, and the items be short and without a full stop. The last of several titles that are not marked
    as items could be the story's own subheading and stays, unless it is made as those above and not taken up by the paragraph below.
    A list may say in any language how to skip it, what it is and where it ends: `Skip Our picks and continue reading`, `Our picks`,
    the titles, `End of Our picks`.
    """
    for first, last in _skippable(layout):
        yield from (layout.strike(*line, "FUR005") for line in layout.lines[first : last + 1])
    headings = [edit.span.start for edit in layout.edits if edit.rule in _HEADINGS]
    if not headings:
        return
    text, lines = layout.text, layout.lines
    story = next((line.start for line in lines if layout.is_prose(*line)), len(text))
    for start in headings:
        number = layout.line_at(start + _leading_space(text, start))
        fewest = _fewest_words(text, lines[number])
        if not fewest:
            continue
        titles: list[Line] = []
        beside: list[Line] = []  # their ranks or times
        bullets = False
        for line in lines[number + 1 : number + 1 + _MOST_ITEMS]:
            if _is_row_of_tags(text, line):
                yield layout.strike(line.start, line.end, "FUR005")
                break
            if _is_rank(text, line):
                beside.append(line)
                continue
            if line.end - line.start > _LONGEST_TITLE or text.endswith(_STOPS, line.start, line.end):
                break
            if text[line.end - 1] in _QUOTES and text[line.end - 2] in _FULL_STOPS:
                break
            if _BULLET.match(text, line.start, line.end):
                bullets = True
                yield layout.strike(line.start, line.end, "FUR005")
            elif _words_of(text, line) >= fewest:
                titles.append(line)
            else:
                break
        if start < story or (titles and _is_caption_of_head(layout, titles[0])):
            continue  # above the story they may be its own headline and byline
        # The last could be the story's next subheading, but for the one item of the list and what is made as the others are.
        marked = len(beside) >= len(titles) > 0  # as `1` above each, or `2 hours ago` below it
        for line in beside if marked else ():
            yield layout.strike(line.start, line.end, "FUR005")
        alone = marked or (len(titles) == 1 and not bullets)
        for line in titles if alone or _is_one_more(layout, titles) else titles[:-1]:
            yield layout.strike(line.start, line.end, "FUR005")


def _skippable(layout: Layout) -> Iterator[tuple[int, int]]:
    """Yield the first and last lines of the lists that name themselves in the line above and in their last one, and nowhere else."""
    text, lines = layout.text, layout.lines
    for number, (above, line) in enumerate(pairwise(lines)):
        size = line.end - line.start
        if not (_SHORTEST_NAME <= size < above.end - above.start <= size + _LONGEST_SKIP):
            continue
        named = text.find(text[slice(*line)].rstrip(":"), above.start, above.end)
        if named <= above.start or text.endswith(_STOPS_OF_PROSE, above.start, above.end):
            continue
        name = text[slice(*line)].rstrip(":")
        if text.count(" ", named + len(name), above.end) < _AND_GO_ON or is_name(name):
            continue  # `By Ana Lima`, `Ana Lima`, `More by Ana Lima`
        for last in range(number + 2, min(number + 2 + _MOST_SKIPPED, len(lines))):
            start, end = lines[last]
            if end - start > _LONGEST_TITLE or layout.is_prose(start, end):
                break
            if len(name) < end - start <= len(name) + _LONGEST_SKIP and text[start:end].rstrip(":").endswith(name):
                yield number, last
                break


_SHORTEST_NAME = 4  # characters of what such a list is called
_AND_GO_ON = 2  # words behind the name, which say to go on
_LONGEST_SKIP = 40  # characters around the name
_MOST_SKIPPED = 12  # lines
_STOPS_OF_PROSE = (".", "!", "?", "。", "।", "۔", "؟", ",", "،")


def _is_rank(text: str, line: Line) -> bool:
    """Say whether a line is the number of an item, or how long ago its story was printed: `1`, `2.`, `5 hours ago`."""
    if line.end - line.start > _LONGEST_RANK:
        return False
    if _RANK.fullmatch(text, *line):
        return True
    ago = find_relative(text, *line)
    return ago is not None and ago.end == line.end


def _is_one_more(layout: Layout, titles: list[Line]) -> bool:
    """Say whether the last of several titles is made as those above it, and no heading of the paragraph below.

    A subheading is shorter than the titles of stories, stands apart from the list above, or says what its paragraph is about; where
    no line stands apart, any word of its paragraph's makes it one.
    """
    if len(titles) < _FEWEST_ALIKE:
        return False
    text, lines, last = layout.text, layout.lines, titles[-1]
    if not layout.free(last.end, len(text)):
        return True  # nothing stands below that it could be the heading of
    number = layout.line_at(last.start)
    below = text[slice(*lines[number + 1])] if number + 1 < len(lines) else ""
    sizes = [_words_of(text, line) for line in titles]
    gaps = {text.count("\n", above.end, line.start) for above, line in pairwise(titles)}
    title = text[slice(*last)]
    return (
        is_paragraph(below)
        and sizes[-1] >= max(_FEWEST_WORDS, min(sizes[:-1]) * _AS_LONG)
        and len(gaps) == 1
        and len({_make(text[slice(*line)]) for line in titles}) == 1
        and shared_words(title, below.casefold()) <= (_OF_BELOW if min(gaps) > 1 else 0)
        and (min(gaps) > 1 or sizes[-1] > _FEWEST_WORDS)  # without blank lines nothing sets a subheading apart
        and layout.reading(read_byline_line, title) is None
    )


def _words_of(text: str, line: Line) -> int:
    """Return how many words a line has; in scripts that set no blanks, Thai and those behind it, two characters are one."""
    blanks = text.count(" ", line.start, line.end)
    if ord(text[line.start]) < _UNBROKEN:
        return blanks + 1
    if _CLOCK.search(text, line.start, line.end):
        return 0  # the paper and the time
    return blanks + 1 if blanks else (line.end - line.start) // 2


_UNBROKEN = 0x0E00  # the first letter of scripts without blanks
_CLOCK = re.compile(r"\d[:：]\d\d")


def _make(title: str) -> tuple[bool, bool]:
    """Return how a title is set: in capitals, and with a capital for most of its words."""
    words = [word for word in title.split() if len(word) >= _WITH_CAPITAL]
    return title.isupper(), sum(word[0].isupper() for word in words) * 3 > len(words) * 2


def _is_caption_of_head(layout: Layout, line: Line) -> bool:
    """Say whether a line ends in the credit of its picture, and no more than the standfirst stands above."""
    closing = closing_credit(layout.text, *line)
    if closing is None or closing.signs or closing.kind:
        return False
    return sum(layout.is_prose(*other) for other in layout.lines[: layout.line_at(line.start)]) <= 1


def _is_row_of_tags(text: str, line: Line) -> bool:
    """Say whether a line is tags between commas."""
    commas = text.count(", ", line.start, line.end)
    if (
        commas < _FEWEST_COMMAS
        or text.find(". ", line.start, line.end) >= 0
        or text.endswith(_STOPS, line.start, line.end)
    ):
        return False
    return line.end - line.start <= (commas + 1) * _LONGEST_TAG


_LONGEST_RANK = 24
_RANK = re.compile(r"#?\d{1,2}[.)]?")
_FEWEST_ALIKE = 2
_AS_LONG = 0.6  # of the shortest title above
_OF_BELOW = 0.5  # share of a heading's words that its own paragraph has
_WITH_CAPITAL = 4  # letters
_FEWEST_WORDS = 5
_FEWEST_COMMAS = 4
_LONGEST_TAG = 32
_QUOTES, _FULL_STOPS = '”“’»«」"', "।۔。"
_HEADINGS = frozenset(("FUR001", "FUR002"))


def _leading_space(text: str, start: int) -> int:
    end = start
    while end < len(text) and text[end].isspace():
        end += 1
    return end - start


def _fewest_words(text: str, line: Line) -> int:
    """Return how many words a title has below a struck line that heads titles, 0 where it heads none.

    `Related stories` heads a list, and what follows may as well be the story's next heading. A title must follow `Read also`.
    """
    key = furniture_key(text[line.start : line.end]) if line.end - line.start <= _LONGEST_HEADING else ""
    if key in _openings():
        return _FEWEST_TITLE
    return _FEWEST_WORDS if heads_list(key) else 0


@rule(
    "FUR013",
    "labelled-link",
    stage=Stage.RECOGNITION,
    after=["FUR004", "FUR005"],
    needs_cue=False,
    fixes=[
        (
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\n"
            "RELATED VIDEO: Harbour master of Port Ellery retires\n\nIt was cast in 1871.",
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\nIt was cast in 1871.",
        ),
        (
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\n"
            "Read moreFerry fares to rise in spring\n\n[ Lighthouse of Port Ellery finds a keeper ]\n\n"
            "Dig deeper:Could the ferry strike end this week?\n\nIt was cast in 1871.",
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\nIt was cast in 1871.",
        ),
        (
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\n"
            "► Ferry fares to rise in spring\n\nIt was cast in 1871.",
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\nIt was cast in 1871.",
        ),
        (
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\n"
            "SEE: Ferry fares to rise in spring\n\nExploreHarbour master of Port Ellery retires\n\n"
            "[VIDÉO] Le phare de Port-Ellery trouve un gardien\n\nDer Leuchtturm von Port Ellery hat einen Wärter Mehr...\n\nIt was cast in 1871.",
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\nIt was cast in 1871.",
        ),
        (
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\nNow playing\n\n"
            "Ferry fares to rise in spring\n\n0:58\n\nIt was cast in 1871.",
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\nNow playing\n\n0:58\n\nIt was cast in 1871.",
        ),
        (
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\n"
            "FERRY FARES ARE TO RISE AGAIN IN THE SPRING\n\nIt was cast in 1871 for a ship that sank two winters later.\n\n"
            "LIGHTHOUSE OF PORT ELLERY FINDS A KEEPER AT LAST\n\nNobody had looked for it since then, the harbour master said.",
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\n"
            "It was cast in 1871 for a ship that sank two winters later.\n\nNobody had looked for it since then, the harbour master said.",
        ),
        (
            "De klok van de Aurora weegt meer dan een ton, en duikers haalden hem maandag boven.\n\n"
            "LEES OOK. Veer naar Port Ellery wordt duurder\n\nLees ookMeer leesboeken in de haven, en ook een kraan\n\nEen schip zonk in 1871. Lees verder.",
            "De klok van de Aurora weegt meer dan een ton, en duikers haalden hem maandag boven.\n\nEen schip zonk in 1871. Lees verder.",
        ),
        (
            "港口的鐘重逾一噸，潛水員週一把它吊出水面，港務局長在碼頭表示。\n\n延伸閱讀》燈塔找到看守人\n\n鐘鑄於1871年。",
            "港口的鐘重逾一噸，潛水員週一把它吊出水面，港務局長在碼頭表示。\n\n鐘鑄於1871年。",
        ),
    ],
    keeps=[
        "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\n"
        "WatchGuard buys the shipyard across the bay\n\nThe price of WatchGuard is not known.",
        "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\n"
        "MIRA: Did you see the bell down there?\n\nLIMA: Not before noon.\n\nMIRA: I see it now.",
        "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\n"
        "SENATE OF PORT ELLERY WANTS THE BELL\n\nIt was cast in 1871.",
        "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\n"
        "THE SHIP THAT SANK TWO WINTERS LATER AND WHY\n\nIt was cast in 1871 for a ship that sank two winters later.\n\n"
        "NOBODY HAD LOOKED FOR IT SINCE THEN BUT ONE\n\nNobody had looked for it since then, the harbour master said.",
        "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\n"
        "Related: the word was new to him.\n\n[The crowd laughs and claps its hands]\n\nIt was cast in 1871.",
        "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\n"
        "Most read the letter aloud\n\nIt was cast in 1871.",
        "The bell of the Aurora weighs more than a ton, and divers raised these on Monday:\n\n"
        "► A bell of bronze\n\n► Two anchors from 1871\n\nIt was cast in 1871.",
    ],
)
def labelled_link(layout: Layout) -> Iterator[Edit]:
    """A line between paragraphs is the title of another story, with a label, behind an arrow or in square brackets.

    `Related video: ...`, `MORE : ...`, `Read moreFerry fares to rise`, `[Most read] ... »`, `► Ferry fares to rise`. The label heads
    lists of links elsewhere, and the title has no full stop. In the head it could be the story's own; several arrows mark a list.
    """
    text = layout.text
    story = next((line.end for line in layout.lines if layout.is_prose(*line)), len(text))
    for start, end in _shouted(layout):
        yield layout.strike(start, end, "FUR013")
    for line in layout.lines[layout.line_at(story) + 1 :] if story < len(text) else ():
        start, end = line
        if end - start > _LONGEST_TITLE:
            continue
        if _is_of_video(layout, line):
            yield layout.strike(start, end, "FUR013")
            continue
        if text.endswith(_STOPS, start, end):
            if text.endswith(_DOTS, start, end) and _ends_in_button(text[start:end]):
                yield layout.strike(start, end, "FUR013")
            continue
        words = text[start:end]
        if _is_bracketed(words) or _is_labelled(layout, line) or _is_pointed(layout, line):
            yield layout.strike(start, end, "FUR013")


def _shouted(layout: Layout) -> list[Line]:
    """Return the titles of other stories in capitals among the paragraphs, two at least: a subheading is short and of its paragraph."""
    text, lines = layout.text, layout.lines
    found = [
        number
        for number in range(1, len(lines) - 1)
        if text[lines[number].start : lines[number].start + _OPENING].isupper()
        and _is_shouted(text[slice(*lines[number])])
    ]
    titles = [
        lines[number]
        for number in found
        if layout.is_prose(*lines[number - 1])
        and layout.is_prose(*lines[number + 1])
        and shared_words(text[slice(*lines[number])].casefold(), text[slice(*lines[number + 1])].casefold())
        <= _OF_ITS_OWN
    ]
    return titles if len(titles) == len(found) >= _FEWEST_ALIKE else []


def _is_shouted(words: str) -> bool:
    return words.isupper() and words.count(" ") >= _FEWEST_SHOUTED - 1 and not words.endswith(_STOPS)


def _is_of_video(layout: Layout, line: Line) -> bool:
    """Say whether a line is a title between a button and how long the video takes: `Now playing`, the title, `0:58`."""
    text, lines = layout.text, layout.lines
    number = layout.line_at(line.start)
    if not 0 < number < len(lines) - 1 or ends_sentence(text[slice(*line)]):
        return False
    above, below = lines[number - 1], lines[number + 1]
    return (
        _LENGTH.match(text, below.start, below.end) is not None
        and below.end - below.start <= _LONGEST_LENGTH
        and text.count(" ", *line) >= _FEWEST_TITLE - 1
        and any(edit.rule in _HEADINGS for edit in layout.edits_in(*above))
    )


def _is_bracketed(words: str) -> bool:
    """Say whether a line is a title in square brackets that names somebody, and no remark: `[The crowd laughs and claps]`."""
    return words[0] == "[" and words.count(" ") >= _FEWEST_WORDS - 1 and _BRACKETED.fullmatch(words) is not None


def _is_pointed(layout: Layout, line: Line) -> bool:
    """Say whether a line is a title behind an arrow, with no other such line beside it, which would make it a list."""
    text, lines = layout.text, layout.lines
    if text[line.start] not in _ARROWS:
        return False
    number = layout.line_at(line.start)
    beside = lines[max(number - 1, 0) : number] + lines[number + 1 : number + 2]
    arrow = _ARROW.match(text, *line)
    return (
        arrow is not None
        and text[arrow.end()].isupper()
        and text.count(" ", arrow.end(), line.end) >= _FEWEST_TITLE - 1
        and not any(text[other.start] in _ARROWS for other in beside)
        and text[lines[number - 1].end - 1] not in ":："
    )


def _is_labelled(layout: Layout, line: Line) -> bool:
    """Say whether a line is a label that heads links, and a title behind a mark or glued on."""
    words = layout.text[line.start : line.end]
    for mark in _BEHIND_LABEL.finditer(words, 0, _LONGEST_LABEL):
        title = words[mark.end() :]
        if _DENSE.match(title) is not None:
            if mark[0] and len(title) >= _SHORTEST_DENSE and furniture_key(words[: mark.start()]) in _dense_labels():
                return True
            continue
        if title.count(" ") < _FEWEST_TITLE - 1 or not title[0].isupper():
            continue
        key = furniture_key(words[: mark.start()])
        long = title.count(" ") >= _FEWEST_TITLE
        if (
            key in _labels()
            or (long and mark[0] and key.count(" ") < _MOST_OF_LABEL and heads_list(key))
            or (long and key in _plain_labels() and not (mark[0] and _speaks(layout, line, words[: mark.end()])))
        ):
            return bool(mark[0]) or not _is_a_name(layout, line, mark.start())
    return False


def _speaks(layout: Layout, line: Line, label: str) -> bool:
    """Say whether sentences stand behind a label nearby: then it is somebody's name, and the lines are what is said."""
    text, number = layout.text, layout.line_at(line.start)
    near = layout.lines[max(number - _NEAR, 0) : number + _NEAR]
    others = (other for other in near if other != line)
    return any(text.startswith(label, start) and ends_sentence(text[start:end]) for start, end in others)


def _is_a_name(layout: Layout, line: Line, glue: int) -> bool:
    """Say whether the word with a capital inside, at `glue` of the line, is a name, `WatchGuard`, and no label with a title glued on: it comes again."""
    text, (start, end) = layout.text, line
    words = text[start:end]
    word, _, _ = words[words.rfind(" ", 0, glue) + 1 :].partition(" ")
    return text.count(word, max(start - _AROUND, 0), end + _AROUND) > 1


def _ends_in_button(words: str) -> bool:
    """Say whether a line is a title and a button behind it: `Ferry fares to rise in spring More...`"""
    title, _, button = words.rstrip(_DOTTED).rpartition(" ")
    return (
        button[:1].isupper()
        and button.lower() in phrases().furniture_line
        and title.count(" ") >= _FEWEST_WORDS - 1
        and not ends_sentence(title)
    )


@cache
def _labels() -> frozenset[str]:
    """Return what heads lists of links, and what opens a link behind a colon or bar: `also read |`."""
    return _openings().union(language_words("furniture.tail"))


@cache
def _plain_labels() -> frozenset[str]:
    """Return everyday words that may label a link: `watch:`, `explore`."""
    return frozenset(language_words("furniture.link_labels"))


@cache
def _dense_labels() -> frozenset[str]:
    """Return what heads lists of links in scripts without spaces, where the mark before the title is any: `延伸閱讀》`."""
    opened = (furniture_key(words) for words in language_words("furniture.opening"))
    return frozenset(label for label in (*_labels(), *opened) if _DENSE.match(label))


_DENSE = re.compile(r"[「『《“]?[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SHORTEST_DENSE = 5  # letters of a title


@cache
def _openings() -> frozenset[str]:
    """Return what opens a link behind a colon or bar."""
    return frozenset(furniture_key(words) for words in language_words("furniture.opening") if words[-1] in ":|>-")


_LONGEST_LENGTH = 32  # with its source: 02:12 - Source: CNN
_OPENING = 12  # looked at first: most lines are no capitals
_FEWEST_SHOUTED = 7  # words
_OF_ITS_OWN = 0.25  # share of a title's words that the paragraph below it has by chance
_LENGTH = re.compile(r"\(?\d{1,2}:\d\d(?::\d\d)?(?!\w)")
_BRACKETED = re.compile(r"\[[ ]? [^\W\d_a-z] [^\[\]:.!?]* [ ] [^\W\d_a-z] [^\[\]:.!]* (?<![ ])[ ]? \]", re.VERBOSE)
_ARROWS = "►▶>»→➡➤➜👉☞📲📱📢📌🔗📺🎥📸🎧📩📧🚨🔴🔔💬"
_ARROW = re.compile(
    r"(?:[►▶→➡➤➜👉☞📲📱📢📌🔗📺🎥📸🎧📩📧🚨🔴🔔💬]\ufe0f?|>{2,3}|»{1,2}(?=\s))\s?(?=\S)"
)  # a quotation mark stands close to its words
_LONGEST_LABEL = 40
_FEWEST_TITLE = 3
_MOST_OF_LABEL = 4  # words
_NEAR = 12  # lines
_AROUND = 4000  # code points
_DOTTED = ".… »>"
_DOTS = ("...", "…")
# What stands between a label and a title: a colon, a bar, a closing bracket, arrows, a stop; or nothing, where a capital was glued on.
_BEHIND_LABEL = re.compile(
    r"""
    \s?(?:[:|\]»：｜》】／]|>{1,3})\s* | [.]\s
    | (?<=[^\W\d_A-Z])(?=[^\W\d_a-z][^\W\d_])                              # Read moreFerry
    | (?<=[^\W\d_]{4})(?=[^\W\d_a-z](?:\s[^\W\d_a-z])?[a-z\u00df-\u00ff])      # ALSO READFerry, ALSO READA Ferry
    """,
    re.VERBOSE,
)


@rule(
    "FUR021",
    "link-note",
    stage=Stage.RECOGNITION,
    after=["NOT002"],
    reads="line",
    cues=map(str.lower, language_words("furniture.link_notes")),
    fixes=[
        (
            "The bell, opens new tab weighs a ton. The museum (opens in a new window) has it.",
            "The bell weighs a ton. The museum has it.",
        ),
        ("Die Glocke (öffnet in neuem Fenster) wiegt eine Tonne.", "Die Glocke wiegt eine Tonne."),
    ],
    keeps=["The bell opens new doors.", "A click opens in a new window what the diver saw, he said."],
)
def link_note(layout: Layout) -> Iterator[Edit]:
    """Behind the words of a link stands where it opens, for readers who have the page read to them.

    `, opens new tab`, `(opens in a new window)`: behind a comma or in brackets, and no sentence goes on from there.
    """
    for line in layout.cue_lines("FUR021"):
        for match in _link_note().finditer(layout.text, line.start, line.end):
            yield layout.strike(match.start(), match.end(), "FUR021")


@cache
def _link_note() -> re.Pattern[str]:
    notes = any_of(language_words("furniture.link_notes"))
    return re.compile(
        rf"[ ]?(?: \( (?:{notes}) \) | \[ (?:{notes}) \] | , [ ] (?:{notes}) (?![\w]) )", re.VERBOSE | re.IGNORECASE
    )
