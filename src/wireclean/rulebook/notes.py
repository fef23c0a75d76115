"""NOT and SGN: what the desk adds to a story: contributors, corrections, copyright, filing lines, sign-offs.

Each is kept in `article.notes`. Most stand on a line of their own; in copy flattened to one line they are the last
sentences, so these rules read sentences as well as lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Edit, Note, NoteKind, Span
from wireclean.data.phrasebook import phrases
from wireclean.grammar.sentences import ends_sentence, sentence_end, sentence_start
from wireclean.layout import Layout
from wireclean.rulebook.rule import Stage, rule

__all__ = [
    "about",
    "agency_initials",
    "contact",
    "contributors",
    "copyright_line",
    "correction",
    "editors_note",
    "filing_header",
    "filing_trailer",
    "last_word",
    "reporting_credits",
    "separator",
    "source",
    "trash_line",
]

_DASHES = " \u2014\u2013-_*"
_LEAD = _DASHES + "(["


def _strike(layout: Layout, start: int, end: int, code: str, kind: NoteKind) -> Edit:
    """Strike a note together with the dashes that introduce it; the note itself is without them."""
    text = layout.text
    first = start
    while first < end and text[first] in _DASHES:
        first += 1
    while start > 0 and text[start - 1] in _DASHES:
        start -= 1
    if start > 0 and text[start - 1] not in "\n":  # leave the space after the sentence before to `strike`
        while start < first and text[start] == " ":
            start += 1
    return layout.strike(start, end, code, Note(kind, text[first:end], Span(first, end)))


def _cue_lines(layout: Layout, code: str) -> Iterator[tuple[Span, Span]]:
    """Yield each cue of a rule with the line it stands in."""
    for cue in layout.cues(code):
        line = layout.lines[layout.line_at(cue.start)]
        yield cue, Span(line.start, line.end)


def _opening_lines(layout: Layout, code: str, longest: int = 600) -> Iterator[Span]:
    """Yield the lines that begin with one of a rule's cues, dashes and an opening bracket allowed before it."""
    for cue, line in _cue_lines(layout, code):
        lead = cue.start - line.start
        if lead <= 8 and line.end - line.start <= longest and not layout.text[line.start : cue.start].strip(_LEAD):
            yield line


# --- contributors

_NAME_WORD = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w’'.-]*|[\w’'-]+[’']s?|(?:al|de|del|der|van|von|bin|da|di|la|le|el|du|dos)\Z|d[’']\w+|al-\w+"
)
_TOKEN = re.compile(r"[^\s,;:()\"“”]+")


def _names_and_work(sentence: str, cue: str) -> bool:
    """Say whether a sentence holds only names, places and words of the trade besides its cue."""
    words = phrases().contributor_words
    rest = sentence.lower().replace(cue, " ", 1)
    if len(rest) == len(sentence):
        return False
    tokens = _TOKEN.findall(sentence)
    other: int = sum(
        token.strip(".").lower() not in words and _NAME_WORD.match(token) is None and token.strip("._—–-") != ""
        for token in tokens
    )
    return other * 10 <= len(tokens)


@rule(
    "NOT001",
    "contributors",
    stage=Stage.RECOGNITION,
    after=["NOT002"],
    reads="line",
    severity="info",
    cues=phrases().contributed | phrases().reported,
    fixes=[
        (
            "The bell weighs a ton.\n\n___\n\nAssociated Press writers Ana Lima in Lisbon and Joe Hart in Port Ellery "
            "contributed to this report.",
            "The bell weighs a ton.\n\n___",
        ),
        (
            "The bell weighs a ton. CNN's Ana Lima and Tom St. Reed contributed to this report.",
            "The bell weighs a ton.",
        ),
        ("The bell weighs a ton.\n\nLima reported from Lisbon.", "The bell weighs a ton."),
    ],
    keeps=[
        "The crash contributed to this report of record losses in the fishing fleet.",
        "Lima reported from Lisbon that the bell had been sold twice before it reached the port.",
        "Poor maintenance contributed to this story of decline, the board said.",
    ],
)
def contributors(layout: Layout) -> Iterator[Edit]:
    """A note says who contributed to the story.

    The sentence must hold the phrase and besides it only names, places and words of the trade: "Associated Press
    writer Ana Lima in Lisbon contributed to this report." "Lima reported from Lisbon." counts only as a whole line.
    """
    text = layout.text
    for cue, line in _cue_lines(layout, "NOT001"):
        phrase = text[cue.start : cue.end].lower()
        if phrase in phrases().reported:
            start, end = line
            if end - start > 300 or text.find(". ", start, end - 1) >= 0:
                continue
        else:
            start = sentence_start(text, cue.start, line.start)
            end = sentence_end(text, cue.end, line.end)
        if end - start <= 1000 and _names_and_work(text[start:end], phrase):
            yield _strike(layout, start, end, "NOT001", "contributors")


_SOLID = re.compile(r"\S")
_REPORTING = re.compile(
    r"""
    \( (?: Additional[ ] )?
    (?: [Rr]epor?ting | [Rr]eporing | [Ww]riting | [Ee]diting | [Ee]dtitng | Compiled | Written | Produced )
    [ ] (?: by | in | and ) [ ] [^()\n]{3,900} (?: \([^()\n]{1,60}\) [^()\n]{0,400} )?+ \)
    """,
    re.VERBOSE,
)
_REPORTING_LINE = re.compile(
    r"(?:Additional |- )?(?:Reporting|Writing|Editing|Compiled) (?:by|and)\b[^.\n]{3,600}\.?(?=\Z|\n| \S+:)"
)
_STANDARDS = re.compile(
    r"\s*Our Standards: ?(?:The )?Thomson Reuters Trust Principles\.?(?:,? opens new tab)?", re.IGNORECASE
)


@rule(
    "NOT002",
    "reporting-credits",
    stage=Stage.RECOGNITION,
    after=["NOT003"],
    reads="line",
    yields_to_prose=True,
    severity="info",
    cues=[
        "reporting by",
        "reporting in",
        "reporting and",
        "reporing by",
        "editing by",
        "edtitng by",
        "writing by",
        "compiled by",
        "written by",
        "produced by",
    ],
    fixes=[
        (
            "The bell weighs a ton.\n\n(Reporting by Ana Lima in Lisbon; Writing by Joe Hart; Editing by Tom Reed)",
            "The bell weighs a ton.",
        ),
        ("The bell weighs a ton. (Additional reporting by Ana Lima; editing by Tom Reed)", "The bell weighs a ton."),
    ],
    keeps=[
        "The reporting by local papers (editing by committee, he called it) was poor.",
        "She praised the writing by Ana Lima.",
    ],
)
def reporting_credits(layout: Layout) -> Iterator[Edit]:
    """A bracket says who reported, wrote and edited the story.

    Reuters closes a story with it, often glued to its trust principles. It is read in brackets, or on a line of its own
    that names several such jobs; in a sentence the words stay.
    """
    text = layout.text
    for line in dict.fromkeys(line for _, line in _cue_lines(layout, "NOT002")):
        for match in _REPORTING.finditer(text, line.start, line.end):
            end = match.end()
            glued_at_end = text[match.start() - 1 : match.start()].isalnum() and not _SOLID.search(text, end, line.end)
            if match.start() > line.start and not glued_at_end and not _stops_before(text, match.start()):
                continue
            standards = _STANDARDS.match(text, end)
            yield _strike(layout, match.start(), standards.end() if standards else end, "NOT002", "contributors")
        whole = _REPORTING_LINE.fullmatch(text, line.start, line.end)
        if whole and ("editing by" in whole[0].lower() or ";" in whole[0]):
            yield _strike(layout, line.start, line.end, "NOT002", "contributors")


def _stops_before(text: str, offset: int) -> bool:
    before = text[max(0, offset - 8) : offset].rstrip()
    return ends_sentence(before) or before[-1:] in ')]”"'


@rule(
    "NOT003",
    "contact",
    stage=Stage.RECOGNITION,
    after=["NOT004"],
    reads="line",
    yields_to_prose=True,
    severity="info",
    cues=phrases().contact,
    fixes=[
        (
            "The bell weighs a ton.\n\nTo contact the reporter on this story: Ana Lima in Lisbon at alima@example.net",
            "The bell weighs a ton.",
        ),
        ("The bell weighs a ton.\n\n--With assistance from Joe Hart.", "The bell weighs a ton."),
    ],
    keeps=["She tried to contact the reporter on Monday, with assistance from friends."],
)
def contact(layout: Layout) -> Iterator[Edit]:
    """A line says whom to write to, or who helped.

    Bloomberg and Indian papers close with such lines. The phrase must open the line, or in flattened copy a bracket.
    """
    text = layout.text
    for line in _opening_lines(layout, "NOT003"):
        yield _strike(layout, line.start, line.end, "NOT003", "contributors")
    for cue, line in _cue_lines(layout, "NOT003"):
        if text[cue.start] == "(":
            close = text.find(")", cue.end, min(line.end, cue.end + 200))
            if close >= 0 and _stops_before(text, cue.start):
                yield _strike(layout, cue.start, close + 1, "NOT003", "contributors")


# --- corrections and notes to editors


@rule(
    "NOT004",
    "correction",
    stage=Stage.RECOGNITION,
    after=["NOT005"],
    reads="line",
    yields_to_prose=True,
    severity="info",
    cues=[*phrases().correction, "refiled", "story, correct", "story corrects", "story, update"],
    fixes=[
        (
            "The bell weighs a ton.\n\nThis story has been corrected to show that the bell was cast in 1871, not 1817.",
            "The bell weighs a ton.",
        ),
        (
            "The bell weighs a ton.\n\n(This May 4 story has been refiled to fix the spelling of Ellery in paragraph 2)",
            "The bell weighs a ton.",
        ),
    ],
    keeps=[
        "He said that this story was updated every year by the villagers.",
        "The judge asked for a correction: none came.",
        "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
        "An earlier version of this crane fell into the dock and killed a mule.\n\n"
        "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said.",
    ],
)
def correction(layout: Layout) -> Iterator[Edit]:
    """A note says what was corrected or updated.

    It opens its line, or stands in brackets that do.
    """
    for line in _opening_lines(layout, "NOT004"):
        yield _strike(layout, line.start, line.end, "NOT004", "correction")
    for _, line in _cue_lines(layout, "NOT004"):
        if _REFILED.fullmatch(layout.text, line.start, line.end):
            yield _strike(layout, line.start, line.end, "NOT004", "correction")


_REFILED = re.compile(
    r"""
    \( (?: This | In ) [ ] (?: [A-Z][a-z]{2,8}\.? [ ] \d{1,2} [ ] )? story \b ,?
    [^()\n]{0,60} (?: refiled | corrected | corrects | updated | updates ) [^()\n]{0,300} \)\.?
    """,
    re.VERBOSE,
)


@rule(
    "NOT005",
    "editors-note",
    stage=Stage.RECOGNITION,
    after=["NOT006"],
    reads="line",
    yields_to_prose=True,
    severity="info",
    cues=phrases().editors_note,
    fixes=[
        ("Editor's note: Names in this story were changed.\n\nThe bell weighs a ton.", "The bell weighs a ton."),
        ("Eds: UPDATES with quotes.\n\nThe bell weighs a ton.", "The bell weighs a ton."),
    ],
    keeps=["The editors: Ana Lima and Joe Hart, were absent.", "She read the editor's note aloud."],
)
def editors_note(layout: Layout) -> Iterator[Edit]:
    """A line is a note from or to the editors.

    IPTC calls it edNote. It must open its line.
    """
    for line in _opening_lines(layout, "NOT005", 1200):
        yield _strike(layout, line.start, line.end, "NOT005", "editors-note")


_TRASH = re.compile(
    r"\((?:Adds?|Updates?|Updating|Recasts?|Corrects?|Refiles?|Repeats?|Removes?|Rewrites?|Releads?|Changes|Clarifies|Fixes)\b[^()\n]{3,240}\)\.?"
)


@rule(
    "NOT006",
    "trash-line",
    stage=Stage.RECOGNITION,
    after=["SGN003"],
    yields_to_prose=True,
    severity="info",
    cues=[
        "(adds",
        "(add ",
        "(update",
        "(updating",
        "(recast",
        "(correct",
        "(refile",
        "(repeat",
        "(remove",
        "(rewrite",
        "(relead",
        "(changes",
        "(clarifies",
        "(fixes",
    ],
    fixes=[("(Adds details on the bell in paragraph 3)\nThe bell weighs a ton.", "The bell weighs a ton.")],
    keeps=["He listed what he owns (adds up to a ton, he says) and left.", "(Corrections are welcome.)"],
)
def trash_line(layout: Layout) -> Iterator[Edit]:
    """A bracket tells editors what is new in this version.

    Reuters calls it the trash line. It must be a line of its own, or the end of the copy.
    """
    text = layout.text
    last = len(text.rstrip())
    for cue, line in _cue_lines(layout, "NOT006"):
        match = _TRASH.match(text, cue.start, line.end)
        if match and (
            (cue.start == line.start and match.end() == line.end)
            or (match.end() == last and _stops_before(text, cue.start) and "paragraph" in match[0])
        ):
            yield _strike(layout, match.start(), match.end(), "NOT006", "advisory")


# --- copyright

_MARK = re.compile(r"(?:Copyright(?: ?(?:©|\([cC]\)))?|© ?(?:Copyright)?|\([cC]\)) ?")
_YEAR = re.compile(r"(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?,? ?")
_HOLDER = re.compile(
    r"""
    [^\n.|]{0,120}? (?: [ ] (?:L\.P|Inc|Ltd|Co|Corp|S\.A|LLC) )?
    (?: \. (?=[ ][A-Z(]) | \.? (?=[ ]*(?:\n|\Z|\|)|[ ]All[ ]) )
    """,
    re.VERBOSE,
)
_RIGHTS = re.compile(
    r"""
    [ ]* All[ ]rights[ ]reserved\.? (?: [ ]* This[ ]material[ ]may[ ]not[ ]be[ ][^.\n]{5,140}\.? )?
    (?: [ ]* Click[ ]here[ ]to[ ]find[ ]out[ ]more[^.\n]{0,60}[.!] )?
    | [ ]* This[ ]material[ ]may[ ]not[ ]be[ ][^.\n]{5,140}\.?
    """,
    re.VERBOSE | re.IGNORECASE,
)


@rule(
    "NOT007",
    "copyright",
    stage=Stage.RECOGNITION,
    after=["NOT001"],
    reads="line",
    yields_to_prose=True,
    severity="info",
    cues=["copyright", "©", "ⓒ", "(c) ", *phrases().reserved],
    fixes=[
        (
            "The bell weighs a ton.\n\nCopyright 2025 The Associated Press. All rights reserved. Nothing of it may be "
            "printed elsewhere.",
            "The bell weighs a ton.",
        ),
        ("The bell weighs a ton. © 2019 Ellery News L.P.", "The bell weighs a ton."),
        ("La campana pesa una tonnellata.\n\n© Riproduzione riservata", "La campana pesa una tonnellata."),
        ("The bell weighs a ton.\n\n© The Ellery Herald Ltd. 2024", "The bell weighs a ton."),
    ],
    keeps=[
        "Copyright law protects the design of the bell.",
        "The bell is protected by copyright. All rights reserved was written on it, Lima said.",
        "He wrote © 2019 on the wall.",
    ],
)
def copyright_line(layout: Layout) -> Iterator[Edit]:
    """A copyright line stands in the text.

    IPTC calls it copyrightNotice. It is a line that opens with the mark and a year or a reservation of rights, or the
    same after the last full stop of the copy.
    """
    text = layout.text
    for line in dict.fromkeys(line for _, line in _cue_lines(layout, "NOT007")):
        if _YEAR_LAST.fullmatch(text, line.start, line.end) or _reserves(text, line):
            yield _strike(layout, line.start, line.end, "NOT007", "copyright")
        else:
            yield from _copyrights(layout, line)


_YEAR_LAST = re.compile(
    r"(?:©|ⓒ|\([cC]\)|Copyright(?: ?[©ⓒ])?) ?[^.\n“”\"]{2,60}(?:\.[^.\n“”\"]{0,20})?[ ,](?:19|20)\d\d\.?"
)
_ANY_MARK = re.compile(r"[©ⓒ]|\([cC]\)|[Cc]opyright")
_LONGEST_RESERVED = 400


def _reserves(text: str, line: Span) -> bool:
    """Say whether a line of any language keeps all rights: it opens with the words, or has them beside the mark."""
    if line.end - line.start > _LONGEST_RESERVED:
        return False
    words = text[line.start : line.end].lower()
    at = min((found for phrase in phrases().reserved if (found := words.find(phrase)) >= 0), default=-1)
    if at < 0:
        return False
    marked = _ANY_MARK.search(text, line.start, line.start + max(at, 1))
    return bool(marked and not words[: marked.start() - line.start].strip(" <([-–—*.")) or (
        not words[:at].strip(" <([-–—*.") and len(words) <= _LONGEST_RESERVED // 2 and not words.count("”")
    )


def _copyrights(layout: Layout, line: Span) -> Iterator[Edit]:
    text = layout.text
    position = line.start
    for mark in _MARK.finditer(text, line.start, line.end):
        if mark.start() < position:
            continue
        year = _YEAR.match(text, mark.end(), line.end)
        reserved = "rights reserved" in text[mark.end() : min(mark.end() + 160, line.end)].lower()
        holder = _HOLDER.match(text, year.end() if year else mark.end(), line.end) if year or reserved else None
        if holder is None:
            continue
        rights = _RIGHTS.match(text, holder.end(), line.end)
        end = rights.end() if rights else holder.end()
        opens = mark.start() == line.start
        after_stop = mark.start() > 0 and _stops_before(text, mark.start())
        if opens and reserved and line.end - line.start <= 400:
            end = line.end
        elif not ((opens or after_stop) and (rights or end == line.end)):
            continue
        yield _strike(layout, mark.start(), end, "NOT007", "copyright")
        position = end


# --- sources, and the people behind the story


@rule(
    "NOT010",
    "source",
    stage=Stage.RECOGNITION,
    after=["NOT007"],
    reads="line",
    yields_to_prose=True,
    severity="info",
    cues=[f"{label}{colon}" for label in phrases().source for colon in (":", " :", "：")],
    fixes=[
        ("Die Glocke wiegt eine Tonne.\n\n(Quelle: APA/sda/dpa)", "Die Glocke wiegt eine Tonne."),
        ("The bell weighs a ton.\n\nSource: Reuters", "The bell weighs a ton."),
        (
            "Die Glocke wiegt eine Tonne.\n\nÜbersetzung: Ana Lima, Redaktion: Jörg Reed und Petra Hart",
            "Die Glocke wiegt eine Tonne.",
        ),
    ],
    keeps=[
        "Source: a diver who asked not to be named.\n\nThe bell weighs a ton.",
        "Quelle des Flusses ist ein See.",
        "Sources close to Ana Lima said no.",
    ],
)
def source(layout: Layout) -> Iterator[Edit]:
    """A line says where the story comes from.

    `Quelle: dpa`, `Bron: BELGA`, `(Source: AFP)`: a label, a colon, and nothing but names of agencies and people.
    """
    text = layout.text
    for line in _opening_lines(layout, "NOT010", 200):
        match = _SOURCE.fullmatch(text, line.start, line.end)
        if match and match["label"].lower() in phrases().source and len(match["names"].split()) <= _MOST_NAMES:
            words = match["names"].replace("/", " ").replace(",", " ").split()
            if sum(not _is_name_word(word) for word in words) * 6 <= len(words):
                yield _strike(layout, line.start, line.end, "NOT010", "contributors")


_SOURCE = re.compile(
    r"""
    [(\[*–—-]{0,2} [ ]? (?P<label> [^\W\d][^:：\n()]{1,40}? ) [ ]? [:：] [ ]{0,2} (?P<names> [^\n“”"«»!?]{2,180}? ) [)\]]{0,2} \.?
    """,
    re.VERBOSE,
)
_MOST_NAMES = 20
_SMALL_IN_NAMES = frozenset(("und", "and", "et", "y", "e", "og", "och", "en", "i", "der", "the", "of", "de", "la", "du", "mit", "with", "dpa", "sda", "sid", "afp", "ap", "von", "van", "a", "и"))  # fmt: skip
_INITIALS_IN_NAMES = re.compile(r"[a-zäöü]{2,4}|[a-z]+\.(?:de|com|net|org|ch|at)")


def _is_name_word(word: str) -> bool:
    bare = word.strip("().;")
    return (
        not bare[:1].islower()
        or bare in _SMALL_IN_NAMES
        or _INITIALS_IN_NAMES.fullmatch(bare) is not None
        or bare.lower().rstrip(":") in phrases().source
    )


@rule(
    "NOT011",
    "about",
    stage=Stage.RECOGNITION,
    after=["FUR007"],
    severity="info",
    needs_cue=False,
    fixes=[
        (
            "The bell weighs a ton.\n\nAna Lima is a senior reporter covering the harbour for the Ellery Herald. Follow her on X "
            "@alima.",
            "The bell weighs a ton.",
        ),
        ("Die Glocke wiegt eine Tonne.\n\nAna Lima ist Redakteurin im Ressort Hafen.", "Die Glocke wiegt eine Tonne."),
        ("The bell weighs a ton.\n\nAna Lima may be reached at alima@example.net.", "The bell weighs a ton."),
    ],
    keeps=[
        "Ana Lima is a reporter who dives.\n\nThe bell weighs a ton, and nobody knows who made it or why it was lost.",
        "The bell weighs a ton.\n\nHe is a reporter, she said.",
    ],
)
def about(layout: Layout) -> Iterator[Edit]:
    """The last lines say who wrote the story, and how to reach them.

    `NAME is a reporter covering ...`, `NAME can be reached at ...`: a name, the verb, a role or an address, in the last
    lines of the copy, with nothing but furniture and notes after them.
    """
    text = layout.text
    if len(layout.lines) < 2:
        return
    looked = 0
    for line in reversed(layout.lines[1:]):
        left = list(layout.free(line.start, line.end))
        if not left:
            continue
        looked += 1
        if looked > _LAST_LINES or line.end - line.start > _LONGEST_BIO:
            break
        if not (_BIO.match(text, line.start, line.end) or _REACHED.match(text, line.start, line.end)):
            break
        yield _strike(layout, line.start, line.end, "NOT011", "about")


_LAST_LINES = 12
_LONGEST_BIO = 500
_PERSON = r"(?:[^\W\d_][\w’'.-]{0,24}[ ]){1,4}"
_BIO = re.compile(
    rf"""
    (?=[^\W\d_a-z]) (?!(?:He|She|It|They|This|That|There|Er|Sie|Es|Il|Elle|The|A|An|Der|Die|Das|El|La|Le)[ ]) {_PERSON}
    (?: is [ ] (?:an?|the|our|one[ ]of[ ]the) [ ] | (?: ist | est | es | è | é | är | er ) [ ] (?: (?:eine? | une? | una? | en | ett | um ) [ ] )? )
    (?: [\w’'./&-]{{1,24}} ,? [ ] ){{0,7}}?
    (?i: {"|".join(sorted(map(re.escape, phrases().about), key=lambda role: (-len(role), role)))} ) s?
    (?= [ ] (?: covering | who[ ]covers | with | at | for | based | in | on | and | im | bei | beim | für | der | des | in | à | au | chez | en | de | del | da | do | na | no | på | hos | i | ved | bij | van | voor )\b | [.,]?\Z )
    """,
    re.VERBOSE,
)
_REACHED = re.compile(
    rf"""
      {_PERSON} (?: can | may ) [ ] be [ ] (?: reached | contacted | emailed ) [ ] (?: at | on | via | by )\b
    | (?: Contact | Write[ ]to | E-?mail | Reach | Follow ) [ ] {_PERSON} (?: at | on ) [ ] [^\n]{{0,60}} @
    | Follow [ ] {_PERSON} on [ ] (?: Facebook | Twitter | X | Instagram | Threads | Bluesky | LinkedIn | YouTube | TikTok ) \b
    | (?: Follow | E-?mail ) [ ] (?: him | her | them | me ) [ ] (?: on | at ) \b
    | (?: E-?mail | Twitter | Kontakt | Contact ) : [ ] \S+@\S+ \Z
    | [\w.+-]{{2,40}}@[\w-]{{2,40}}(?:\.[a-z]{{2,6}}){{1,3}} \Z
    """,
    re.VERBOSE,
)


# --- filing lines and sign-offs


@rule(
    "NOT008",
    "filing-header",
    stage=Stage.RECOGNITION,
    after=["FUR001"],
    severity="info",
    cues=["bc-", "writethru", "st ld", "nd ld", "rd ld", "th ld"],
    fixes=[("BC-EU--Ellery Bell, 1st Ld-Writethru, 466\nThe bell weighs a ton.", "The bell weighs a ton.")],
    keeps=["BC-based Ellery Mining said the bell is sold.", "AM-radio listeners heard the bell."],
)
def filing_header(layout: Layout) -> Iterator[Edit]:
    """A filing line of the wire opens the copy: slug, version, word count.

    ANPA headers such as `BC-EU--Bell, 1st Ld-Writethru, 466` are for editors' screens. They stand alone on their line.
    """
    text = layout.text
    for line in layout.lines[:12]:
        if _FILING.fullmatch(text, line.start, line.end):
            yield _strike(layout, line.start, line.end, "NOT008", "advisory")


_FILING = re.compile(
    r"""
      (?: [A-Z]{1,2}\d{3,4} [ ] )? (?:BC|AM|PM|AP|EU|US)-[^\n]{0,10}-[^\n]{2,70}? (?: ,[ ]?\d{2,5} )? (?: [ ] (?:\d+(?:st|nd|rd|th)[ ])?Ld[^\n]{0,30} )?
    | [^\n]{0,60} , [ ] \d+(?:st|nd|rd|th)[ ]Ld(?:-Writethru)? (?: ,[ ]?\d{2,5} )?
    | \^[^\n]{3,80}<
    | a\d{4} [^\n]{0,10}
    """,
    re.VERBOSE,
)


@rule(
    "SGN001",
    "last-word",
    stage=Stage.RECOGNITION,
    after=["NOT011"],
    severity="info",
    fixes=[
        ("The bell weighs a ton.\n Reuter", "The bell weighs a ton."),
        ("The bell weighs a ton.\n\nEnditem", "The bell weighs a ton."),
    ],
    keeps=["Reuters", "The bell weighs a ton.\n\nReuters asked again.", "How it ends"],
)
def last_word(layout: Layout) -> Iterator[Edit]:
    """The wire's last word closes the copy: Reuter, Enditem, ends.

    Only as the whole last line of the story, after which nothing but notes and furniture follows; in copy flattened to
    one line only `Reuter`, `REUTER` and `Enditem` after a full stop.
    """
    text = layout.text
    for line in reversed(layout.lines[1:]):
        left = list(layout.free(line.start, line.end))
        if not left:
            continue
        last = left[-1]
        word = text[last.start : last.end]
        if word in phrases().signature:
            yield _strike(layout, last.start, last.end, "SGN001", "signature")
            continue
        break
    if layout.lines:
        start, end = layout.lines[-1]
        match = _FLAT_WORD.search(text, max(start, end - _FLAT_REACH), end)
        if match and all(span.end <= match.end() for span in layout.free(match.start(), end)):
            yield _strike(layout, match.start("word"), match.end("word"), "SGN001", "signature")


_FLAT_REACH = 400
_FLAT_WORD = re.compile(r"[.”\"] (?P<word>Reuter|REUTER|Enditem|ENDITEM)(?= |\Z)")


@rule(
    "SGN002",
    "agency-initials",
    stage=Stage.RECOGNITION,
    after=["SGN001"],
    severity="info",
    fixes=[("The bell weighs a ton.\n\nalm/jh/tr", "The bell weighs a ton.")],
    keeps=["The bell weighs a ton.\n\nand/or", "alm/jh/tr"],
)
def agency_initials(layout: Layout) -> Iterator[Edit]:
    """The initials of those who handled the story close it: `abc/de/fg`.

    AFP and dpa sign so. It is the last line, two to five groups of two to four lower-case letters.
    """
    text = layout.text
    for line in reversed(layout.lines[1:]):
        left = list(layout.free(line.start, line.end))
        if not left:
            continue
        word = text[left[-1].start : left[-1].end]
        if left[-1].start == line.start and _INITIALS.fullmatch(word) and word not in ("and/or", "his/her", "he/she"):
            yield _strike(layout, line.start, line.end, "SGN002", "signature")
        break


_INITIALS = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4}){1,4}|dpa(?: [a-z]{2,4}){2,5}")


@rule(
    "SGN003",
    "filing-trailer",
    stage=Stage.RECOGNITION,
    after=["NOT008"],
    reads="line",
    severity="info",
    cues=["ap-wf-", "ap-es-", "ap-ws-", "ap-cs-", "ap-ny-", "ap-nr-"],
    fixes=[("The bell weighs a ton.\n\nAP-WF-11-13-13 1509GMT", "The bell weighs a ton.")],
    keeps=["The AP-NORC poll closed at 1509GMT."],
)
def filing_trailer(layout: Layout) -> Iterator[Edit]:
    """A filing line of the wire closes the copy: `AP-WF-11-13-13 1509GMT`.

    Desk, date and hour of transmission, alone on the line.
    """
    text = layout.text
    for line in layout.cue_lines("SGN003"):
        if line.end - line.start <= 60 and _TRAILER.fullmatch(text, line.start, line.end):
            yield _strike(layout, line.start, line.end, "SGN003", "signature")


_TRAILER = re.compile(r"AP-[A-Z]{2,3}-\d\d-\d\d-\d\d(?:\d\d)? \d{4}(?:GMT|E[SD]T)?\.?<?")


@rule(
    "NOT009",
    "separator",
    stage=Stage.RECOGNITION,
    after=["FUR008"],
    reads="line",
    severity="info",
    cues=["___", "---", "***", "* * *", "———", "–––", "==="],
    fixes=[("The bell weighs a ton.\n\n___\n\nIt was cast in 1871.", "The bell weighs a ton.\n\nIt was cast in 1871.")],
    keeps=["The bell -- a ton of it -- rang.", "He wrote ___ on the form."],
)
def separator(layout: Layout) -> Iterator[Edit]:
    """A line of dashes or stars sets something apart.

    AP puts `___` before the notes that close a story. The line itself says nothing.
    """
    text = layout.text
    seen = -1
    for cue in layout.cues("NOT009"):
        index = layout.line_at(cue.start)
        if index == seen:
            continue
        seen = index
        line = layout.lines[index]
        if not text[line.start : line.end].strip(" _-*—–="):
            yield layout.strike(line.start, line.end, "NOT009")
        else:
            for piece in layout.free(line.start, line.end):
                if not text[piece.start : piece.end].strip("_-—–"):
                    yield layout.strike(piece.start, piece.end, "NOT009")
