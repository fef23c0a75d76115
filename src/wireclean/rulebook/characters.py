"""ENC: characters that are not what the writer typed: line ends, mojibake, entities, controls, odd spaces.

Most copy has none of this, so one search for a suspicious character decides whether any of these rules looks closer.
"""

from __future__ import annotations

import html
import html.entities
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from wireclean.article import Edit, Span
from wireclean.data import load
from wireclean.data.phrasebook import any_of
from wireclean.layout import Layout
from wireclean.rulebook.rule import Stage, rule

__all__ = [
    "control_character",
    "dataset_token",
    "entity",
    "escaped_slash",
    "invisible_character",
    "line_end",
    "mojibake",
    "not_nfc",
    "odd_space",
    "suspects",
]

# No rule of this family acts on these. Letters beyond ASCII are not among them, for they can be the first half of mojibake
# or carry a combining mark.
_PLAIN = bytes({*b"\t\n", *range(0x20, 0x7F)} - {*b"&\\_"})
_BRACKET_SIGNS: tuple[str, ...] = tuple(load("tokens.toml")["bracket_signs"])  # what each token of a bracket holds
_MARKUP_SIGNS: tuple[str, ...] = tuple(load("embeds.toml")["markup_signs"])
_USUAL = frozenset(
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2022\u2026\u20ac"
)


def suspects(text: str) -> frozenset[str]:
    """Return the characters of `text` that a rule of this family could act on; most copy has none."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)  # much faster than a pattern is
    if any(sign in text for sign in _BRACKET_SIGNS):
        rest += b"-"
    if "<" in text and any(sign in text for sign in _MARKUP_SIGNS):
        rest += b"<"
    return frozenset(rest.decode("utf-8", "surrogatepass")) - _USUAL if rest else frozenset()


def _suspects_of(layout: Layout) -> frozenset[str]:
    if layout.suspects is None:
        layout.suspects = suspects(layout.text)
    return layout.suspects


def _holds(layout: Layout, characters: frozenset[str]) -> bool:
    return not characters.isdisjoint(_suspects_of(layout))


def _each(pattern: re.Pattern[str], layout: Layout, replacement: str, code: str) -> Iterator[Edit]:
    for match in pattern.finditer(layout.text):
        yield Edit(Span(*match.span()), match[0], replacement, code)


_LINE_END_CHARACTERS = frozenset("\r\x0b\x0c\x85\u2028\u2029")
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


@rule(
    "ENC002",
    "line-end",
    stage=Stage.CHARACTERS,
    after=["ENC001"],
    severity="info",
    fixes=[("The vote passed.\r\nIt was close.", "The vote passed.\nIt was close.")],
    keeps=["The vote passed.\nIt was close."],
)
def line_end(layout: Layout) -> Iterator[Edit]:
    r"""A line ends in another way than `\n`.

    Windows and old Mac line ends, form feeds and the Unicode line separators all mean the end of a line. One form for
    all makes the article the same wherever the file came from.
    """
    if _holds(layout, _LINE_END_CHARACTERS):
        yield from _each(_LINE_END, layout, "\n", "ENC002")


_ESCAPED_SLASH = re.compile(r"\\/")


@rule(
    "ENC003",
    "escaped-slash",
    stage=Stage.CHARACTERS,
    after=["ENC002"],
    fixes=[
        (r"The 24\/7 line opened at http:\/\/example.org\/help.", "The 24/7 line opened at http://example.org/help.")
    ],
    keeps=["The file is C:\\news\\today, he said.", "either/or"],
)
def escaped_slash(layout: Layout) -> Iterator[Edit]:
    r"""A slash kept the backslash that JSON may put before it.

    Copy cut out of a JSON document without decoding it holds `\/` for `/`. No writer types that.
    """
    if "\\/" in layout.text:
        yield from _each(_ESCAPED_SLASH, layout, "/", "ENC003")


@rule(
    "ENC009",
    "dataset-token",
    stage=Stage.CHARACTERS,
    after=["ENC003"],
    fixes=[
        ("The bell -LRB- of bronze -RRB- weighs a ton .", "The bell (of bronze) weighs a ton ."),
        (
            "The bell weighs a ton. NEWLINE_CHAR NEWLINE_CHAR It was cast in 1871.",
            "The bell weighs a ton.\n\nIt was cast in 1871.",
        ),
    ],
    keeps=["The LRB- and RRB-rated ships left.", "A newline char is no token."],
)
def dataset_token(layout: Layout) -> Iterator[Edit]:
    """A data set wrote a word for a character.

    Treebanks write `-LRB-` for a bracket, and Multi-News `NEWLINE_CHAR` for a line break. The spaces around a line break, and
    those inside brackets, are the data set's too.
    """
    if _suspects_of(layout).isdisjoint("_-"):
        return
    tokens = _tokens()
    for match in _dataset_token().finditer(layout.text):
        yield Edit(Span(*match.span()), match[0], tokens[match[match.lastgroup or 0].upper()], "ENC009")


@cache
def _tokens() -> dict[str, str]:
    tokens: dict[str, str] = load("tokens.toml")["stands_for"]
    return tokens


@cache
def _dataset_token() -> re.Pattern[str]:
    """Match a token with the spaces that it brought: inside of brackets, and around a line break."""
    tokens = _tokens()
    brackets = {token for token in tokens if token[0] == "-"}
    opening = any_of(token for token in brackets if token[1] == "L")
    closing = any_of(token for token in brackets if token[1] == "R")
    breaks = any_of(tokens.keys() - brackets)
    return re.compile(
        rf"(?: (?<!\w)(?P<opens>{opening})[ ]? | [ ]?(?P<closes>{closing})(?!\w) | [ ]?\b(?P<breaks>{breaks})\b[ ]? )",
        re.VERBOSE | re.IGNORECASE,
    )


@rule(
    "ENC001",
    "mojibake",
    stage=Stage.CHARACTERS,
    after=["ENC008"],
    fixes=[
        ("The mayor of BogotÃ¡ said â€œnoâ€\x9d.", "The mayor of Bogotá said “no”."),
        ("It cost â‚¬40 \x97 too much.", "It cost €40 — too much."),
    ],
    keeps=["The mayor of Bogotá said “no”.", "Çok güzel, dedi Ángela.", "«Voilà !» a-t-il dit."],
)
def mojibake(layout: Layout) -> Iterator[Edit]:
    """Text was decoded in the wrong encoding.

    UTF-8 read as Windows-1252 turns a curly quote into `â€œ`. `ftfy.fix_encoding` decides what is mojibake and what it
    was; it is only asked about lines that hold two neighbouring characters that could be halves of one. Quotes stay
    curly.
    """
    text, after = layout.text, 0
    leads, pair = _mojibake_pair()
    if leads.isdisjoint(_suspects_of(layout)):
        return
    while match := pair.search(
        text, after
    ):  # once a line: in letters that are none of Latin's nearly every pair is one
        start = text.rfind("\n", 0, match.start()) + 1
        after = text.find("\n", match.end())
        after = len(text) if after < 0 else after
        yield from _recoded(text, start, after)


@cache
def _mojibake_pair() -> tuple[frozenset[str], re.Pattern[str]]:
    """Match two neighbours that could be the first two bytes of a UTF-8 sequence in one of ftfy's encodings.

    The first answer is the characters that can begin such a pair. Built from the encodings themselves. A text without such a pair and without C1 controls is none that
    `ftfy.fix_encoding` would change, which a property test holds it to.
    """
    import ftfy.chardata  # noqa: PLC0415 - heavy, and most copy never gets here

    seconds: dict[str, set[str]] = {}
    for encoding in ftfy.chardata.CHARMAP_ENCODINGS:
        continuation = bytes(range(0x80, 0xC0)).decode(encoding, "ignore")
        for byte in range(0xC2, 0xF5):
            lead = bytes([byte]).decode(encoding, "ignore")
            # ftfy also restores a no-break space that became a space (in MacRoman that is an en dash and a space, which
            # it leaves alone), and bytes lost to `?` or a substitute
            space = " " if byte in b"\xc2\xc3\xc5\xce\xd0\xd9\xe2\xe3\xf0" and encoding != "macroman" else ""
            question = "?" if byte < 0xC4 or byte >= 0xE0 else ""
            seconds.setdefault(lead, set()).update(continuation, space, question, "\x1a\ufffd")
    leads: dict[str, str] = {}
    for lead, second in seconds.items():
        leads["".join(sorted(second))] = leads.get("".join(sorted(second)), "") + lead
    pairs = [f"(?<=[{re.escape(lead)}])[{re.escape(second)}]" for second, lead in leads.items() if lead]
    first = "".join(map(re.escape, sorted(filter(None, seconds))))
    controls = "".join(map(chr, range(0x80, 0xA0)))
    # one set in front lets the engine skip to candidates
    pattern = re.compile(rf"[{first}\x80-\x9f](?:{'|'.join(pairs)}|(?<=[\x80-\x9f]))")
    return frozenset(filter(None, seconds)) | frozenset(controls), pattern


_FOREIGN = re.compile(r"([^\x00-\x7f]+)")


def _recoded(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield the edits that ftfy makes in one line, each as small as the ASCII around it allows.

    The space around the line is not shown to ftfy, which reads `Ã t` otherwise behind a space: an indent says nothing.
    """
    line = text[start:end].strip(" \t")
    start = text.index(line, start, end)
    fixed = _fixed(line) if len(line) <= _LONGEST_KEPT else _fixed.__wrapped__(line)
    if fixed == line:
        return
    old, new = _FOREIGN.split(line), _FOREIGN.split(fixed)
    if old[::2] == new[::2]:  # the ASCII stands as it was, so the runs between pair up
        for piece, other in zip(old, new, strict=True):
            if piece != other:
                yield Edit(Span(start, start + len(piece)), piece, other, "ENC001")
            start += len(piece)
        return
    head = _common(line, fixed)
    tail = _common(line[head:][::-1], fixed[head:][::-1])
    before = line[head : len(line) - tail]
    yield Edit(Span(start + head, start + head + len(before)), before, fixed[head : len(fixed) - tail], "ENC001")


_LONGEST_KEPT = 4000


@lru_cache(maxsize=256)  # a line is looked at again whenever another was mended, and when the copy is cut
def _fixed(line: str) -> str:
    import ftfy  # noqa: PLC0415 - as above

    return ftfy.fix_encoding(line)


def _common(one: str, other: str) -> int:
    """Return how many characters two strings share at their start."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


# What stands between the ampersand of an entity and its end.
_ENTITY = re.compile(
    r"""
    (?: \#(?P<decimal>[0-9]{1,7})              # &#8217;
      | \#[xX](?P<hexadecimal>[0-9a-fA-F]{1,6})  # &#x2019;
      | (?P<name>[A-Za-z][A-Za-z0-9]{1,31})      # &rsquo;
    );
    """,
    re.VERBOSE,
)


@rule(
    "ENC004",
    "entity",
    stage=Stage.CHARACTERS,
    after=["ENC003"],
    fixes=[
        ("Profit at Hale &amp; Sons rose.", "Profit at Hale & Sons rose."),
        ("It&#8217;s over, Mrs Mu&ntilde;oz said.", "It’s over, Mrs Muñoz said."),
    ],
    keeps=["AT&T; R&D; and a walk & talk.", "The &unknownthing; stays."],
)
def entity(layout: Layout) -> Iterator[Edit]:
    """An HTML entity stands where its character should.

    Only entities with their semicolon and a name or number that HTML defines are read: `AT&T;` is no entity.
    """
    text = layout.text
    at = text.find("&")
    while at >= 0:
        end, character = _character(text, at)
        if end > at:
            yield Edit(Span(at, end), text[at:end], character, "ENC004")
        at = text.find("&", max(end, at + 1))


def _character(text: str, start: int) -> tuple[int, str]:
    """Return where the entity at an ampersand ends and what it stands for; the start itself when there is none.

    An ampersand that was escaped again and again (`&amp;amp;lt;`) is one entity.
    """
    end, character = start, "&"
    while character == "&":
        match = _ENTITY.match(text, end + (end == start))
        if match is None or (match["name"] and f"{match['name']};" not in html.entities.html5):
            break
        read = html.unescape(f"&{match[0]}")
        if not read or read == f"&{match[0]}":
            break
        end, character = match.end(), read
    return end, character


# Runs, for an edit takes a hundred times the room of a character.
_CONTROL = re.compile(
    r"""
      [\x00-\x08\x0e-\x1b\x7f-\x9f\ufff9-\ufffb]++
    | (?P<pairs> (?: [\ud800-\udbff][\udc00-\udfff] )++ )
    | (?P<halves> (?: [\udc00-\udfff] | [\ud800-\udbff](?![\udc00-\udfff]) )++ )
    """,
    re.VERBOSE,
)


@rule(
    "ENC005",
    "control-character",
    stage=Stage.CHARACTERS,
    after=["ENC004"],
    fixes=[("The vote\x00 passed\x1b.", "The vote passed.")],
    keeps=["The vote passed.\n\tIt was close."],
)
def control_character(layout: Layout) -> Iterator[Edit]:
    """A control character or a broken half of a character is in the copy.

    NULs, escapes and other controls mean nothing in a story and are dangerous on a terminal. The two halves of a
    surrogate pair are joined; a lone half cannot be stored as UTF-8 and becomes U+FFFD.
    """
    if not any(map(_CONTROL.match, _suspects_of(layout))):
        return
    for match in _CONTROL.finditer(layout.text):
        found, new = match[0], ""
        if match["pairs"]:
            new = found.encode("utf-16", "surrogatepass").decode("utf-16")
        elif match["halves"]:
            new = "\ufffd" * len(found)
        yield Edit(Span(*match.span()), found, new, "ENC005")


_INVISIBLE_CHARACTERS = frozenset("\u00ad\u180e\u2060\u2063\ufeff\u200b\u200c\u200d")
_INVISIBLE = re.compile(
    r"""
      \u00ad [ \t]* \n [ \t]*                              # a soft hyphen that was used, at a wrap
    | [\u00ad\u180e\u2060\u2063\ufeff]                     # soft hyphens, joiners, byte order marks
    | (?<![\u0e00-\u0eff\u1780-\u17ff]) \u200b             # zero-width space; Thai, Lao and Khmer break lines with it
    | (?:(?<=[\x00-\x7f])|^) [\u200c\u200d]                # zero-width joiners that have no letter to join
    | [\u200c\u200d] (?=[\x00-\x7f]|\Z)
    """,
    re.VERBOSE,
)
_DIRECTION = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@rule(
    "ENC006",
    "invisible-character",
    stage=Stage.CHARACTERS,
    after=["ENC005"],
    fixes=[
        ("\ufeffThe inter\u00adna\u00adtional\u200b talks", "The international talks"),
        ("\u200eThe talks\u200b failed\u200e.", "The talks failed."),
    ],
    keeps=["नई दिल्ली में क्‍षण", "👩\u200d🚀 launched"],
)
def invisible_character(layout: Layout) -> Iterator[Edit]:
    """A character that takes no room on the page is in the copy.

    Byte order marks, soft hyphens and zero-width spaces break searches and word counts. Joiners stay where a script or
    an emoji needs them, and direction marks where the copy has right-to-left letters.
    """
    found: list[Edit] = []
    if _holds(layout, _INVISIBLE_CHARACTERS):
        found += _each(_INVISIBLE, layout, "", "ENC006")
    if any(map(_DIRECTION.match, _suspects_of(layout))) and not _RIGHT_TO_LEFT.search(layout.text):
        found += _each(_DIRECTION, layout, "", "ENC006")
    yield from sorted(found, key=lambda edit: edit.span)


_ODD_SPACE = re.compile(r"[\x1c-\x1f\xa0\u1680\u2000-\u200a\u202f\u205f]|(?<![^\n])\u3000+|\u3000+(?=\n|\Z)")


@rule(
    "ENC007",
    "odd-space",
    stage=Stage.CHARACTERS,
    after=["ENC006"],
    severity="info",
    fixes=[
        ("Sales rose 5\u00a0percent\u2009to $3\u00a0billion.", "Sales rose 5 percent to $3 billion."),
        ("Sales\x1frose.", "Sales rose."),
    ],
    keeps=["Sales rose 5 percent.", "東京\u3000大阪"],
)
def odd_space(layout: Layout) -> Iterator[Edit]:
    """A no-break or typographic space stands for a space.

    They come from web pages, where they keep a line from breaking; in plain text they only keep words from being found.
    The separators of old wires and data files (U+001C to U+001F) stood between words too.
    """
    if any(map(str.isspace, _suspects_of(layout))):
        yield from _each(_ODD_SPACE, layout, " ", "ENC007")


_COMPOSABLE = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_MARK = regex.compile(r"\p{M}")
# More marks on one letter than any language has; UAX #15 (stream-safe text) draws the line there too. To put marks in
# their order takes the square of the time that their number takes, so such a pile is left as it is.
_PILE = regex.compile(r"\p{M}{31,}+")


@rule(
    "ENC008",
    "not-nfc",
    stage=Stage.CHARACTERS,
    severity="info",
    fixes=[("Sa\u0303o Paulo", "São Paulo")],
    keeps=["São Paulo"],
)
def not_nfc(layout: Layout) -> Iterator[Edit]:
    """A letter and its accent are stored apart.

    The two forms look the same and compare unequal. Clean text is in Unicode's composed form, NFC.
    """
    text = layout.text
    for start, end in _between_piles(layout):
        if unicodedata.is_normalized("NFC", text[start:end]):
            continue
        for match in _COMPOSABLE.finditer(text, start, end):  # nothing composes with an ASCII character before it
            apart = match[0]
            composed = unicodedata.normalize("NFC", apart)
            if composed != apart:
                same = int(composed[0] == apart[0])
                yield Edit(Span(match.start() + same, match.end()), apart[same:], composed[same:], "ENC008")


def _between_piles(layout: Layout) -> Iterator[tuple[int, int]]:
    start = 0
    if any(map(_MARK.match, _suspects_of(layout))):
        for pile in _PILE.finditer(layout.text):
            yield start, pile.start()
            start = pile.end()
    yield start, len(layout.text)
