"""Rule packs: what a source's own rules look like when somebody writes them down in TOML. Data only, no behaviour.

A pack is hashable, can be pickled, and equal packs are interchangeable, so that a `Config` which carries packs stays a
value. What its rules do stands in `packs.compiled`. wireclean's own furniture is written down in the same way, in
`data/furniture.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
import regex
from msgspec import Meta

from wireclean.rulebook.rule import Severity

__all__ = [
    "BlockRule",
    "DatelineRule",
    "HoldsRule",
    "LineRule",
    "Pack",
    "PackAgency",
    "PackExample",
    "PackRule",
    "PatternRule",
    "PrefixRule",
    "SuffixRule",
    "compile_pattern",
]

Becomes = Literal[
    "strike", "caption", "contributors", "correction", "copyright", "editors-note", "advisory", "signature", "about"
]
Zone = Literal["any", "head", "body", "tail"]

# Three letters are wireclean's own families, those to come included; four and more are anybody's.
_CODE = r"^[A-Z]{4,16}[0-9]{1,4}$"
_NAME = r"^[a-z0-9]+(-[a-z0-9]+)*$"

# What the library `regex` takes for a call of a group or of the whole; white space and comments count in verbose patterns.
_BLANK = r"(?:\s|\#[^\n]*\n)*+"
_CALL = rf"(?P<call>\(\?(?:R|[0-9]|&|[+-]{_BLANK}[0-9]|P{_BLANK}[>&]))"
_SET = r"""
    \[ \^? (?: {item} | . ) (?: {item} | [^\]\\] )*+ \]
""".replace("{item}", r"\[:\^?[\w\ &.\-]*(?:[:=][\w\ &.\-/]*)?:\] | \\.")
# A backslash and what it takes for itself, a set, a comment: a call in one of them is none.
_READ = r"\\. | {set} | \(\?\#[^)]*\) | {call}".replace("{set}", _SET).replace("{call}", _CALL)
_TOKEN = re.compile(_READ, re.VERBOSE | re.DOTALL)
_VERBOSE_TOKEN = re.compile(rf"{_READ} | \#[^\n]*", re.VERBOSE | re.DOTALL)
_DOUBTFUL_TOKEN = re.compile(rf"\\. | {_CALL}", re.VERBOSE | re.DOTALL)
_VERBOSE_HEAD = re.compile(r"\(\?[a-wyz]*x[a-z]*\)")
# Flags that change in the middle how the rest is read, and a backslash in a comment, which versions read differently.
_DOUBT = re.compile(r"\(\?[\w\s#-]*(?:x|V\s*1)[^)]*?[:)] | \(\?\#[^)]*\\", re.VERBOSE)

Phrase = Annotated[str, Meta(min_length=2, max_length=300)]
Phrases = Annotated[
    tuple[Phrase, ...], Meta(min_length=1, description="Phrases as the copy prints them; capitals do not count.")
]
MatchCase = Annotated[bool, Meta(description="Whether the phrases count only with these capitals.")]
WholeLine = Annotated[bool, Meta(description="Whether the rest of the line goes too, if the line is not too long.")]


class PackExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Copy before and after the rule, and nothing but that rule."""

    before: Annotated[str, Meta(description="The copy as it comes.")]
    after: Annotated[str, Meta(description="What the rule alone makes of it.")]


class PackAgency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A news agency that wireclean does not know, as an entry of its own `agencies.toml`."""

    short: Annotated[str, Meta(min_length=1, max_length=60, description="What `Dateline.agency` gives.")]
    name: Annotated[str, Meta(min_length=1, max_length=120, description="Its full name.")]
    dateline: Annotated[
        tuple[Annotated[str, Meta(min_length=2, max_length=60)], ...],
        Meta(min_length=1, description="Its names as datelines print them, in exactly this case."),
    ]


class _Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What every rule of a pack says."""

    code: Annotated[
        str,
        Meta(
            pattern=_CODE,
            description="Four to sixteen capitals, the family, and a number: `HERALD001`. Codes of wireclean's own rules "
            "have three capitals.",
        ),
    ]
    name: Annotated[
        str, Meta(pattern=_NAME, max_length=60, description="A short name in lower case: `newsletter-line`.")
    ]
    summary: Annotated[
        str, Meta(min_length=1, max_length=200, description="What a finding says: `A line sells the newsletter.`")
    ]
    reason: Annotated[
        str, Meta(min_length=1, description="Why the rule exists, and what keeps it from striking prose.")
    ]
    becomes: Annotated[
        Becomes,
        Meta(
            description="What becomes of what it finds: `strike` and no more, a `caption` of the article, or one of its "
            "notes, by kind."
        ),
    ] = "strike"
    zone: Annotated[
        Zone,
        Meta(
            description="Where it may stand: in the `head`, before the first line that reads as prose; in the `tail`, after "
            "the last one; in the `body` between them; or in `any` place."
        ),
    ] = "any"
    severity: Annotated[Severity, Meta(description="How much a finding counts.")] = "warning"
    spares_prose: Annotated[
        bool, Meta(description="Whether a full sentence stays that has paragraphs of the story above and below it.")
    ] = False
    fixes: Annotated[
        tuple[PackExample, ...], Meta(min_length=1, description="Copy that the rule mends. These are its tests.")
    ]
    keeps: Annotated[
        tuple[str, ...], Meta(min_length=1, description="Copy that looks alike and must stay as it is. Tests too.")
    ]

    def __post_init__(self) -> None:
        """Refuse what a terminal would obey: summary and reason are shown."""
        for key, shown in (("summary", self.summary), ("reason", self.reason.replace("\n", ""))):
            if not shown.isprintable():
                raise ValueError(f"the {key} of {self.code} holds control characters; write it in plain text")


class LineRule(_Rule, frozen=True, tag="line", tag_field="kind"):
    """A whole line that is one of the phrases; dashes, bullets and arrows around it do not count. `#` is any number."""

    phrases: Phrases
    match_case: MatchCase = False


class PrefixRule(_Rule, frozen=True, tag="prefix", tag_field="kind"):
    """A line that begins with one of the phrases: the phrase goes, or the whole line, with bullets and arrows before it."""

    phrases: Phrases
    match_case: MatchCase = False
    whole_line: WholeLine = False
    longest: Annotated[int, Meta(ge=1, le=2000, description="The longest line that goes whole, in characters.")] = 300
    longest_open: Annotated[
        Annotated[int, Meta(ge=1, le=2000)] | None,
        Meta(
            description="The longest line that goes whole behind a phrase that ends in a space, as a sentence may begin with it "
            "too; such a line must not end in a full stop or comma, nor in a colon but above a title.",
        ),
    ] = None
    one_sentence: Annotated[bool, Meta(description="Whether a line that holds a second sentence stays.")] = False


class SuffixRule(_Rule, frozen=True, tag="suffix", tag_field="kind"):
    """A line that ends with one of the phrases: the phrase goes, or the whole line. With zone `tail`: the copy's end."""

    phrases: Phrases
    match_case: MatchCase = False
    whole_line: WholeLine = False
    longest: Annotated[int, Meta(ge=1, le=2000, description="The longest line that goes whole, in characters.")] = 300


class HoldsRule(_Rule, frozen=True, tag="holds", tag_field="kind"):
    """A line that holds one of the phrases, wherever in it, and no quotation mark: the whole line goes."""

    phrases: Phrases
    match_case: MatchCase = False
    longest: Annotated[int, Meta(ge=1, le=2000, description="The longest line that goes, in characters.")] = 300
    longest_opened: Annotated[
        int, Meta(ge=1, le=2000, description="The longest line that goes when it begins with the phrase.")
    ] = 300


class BlockRule(_Rule, frozen=True, tag="block", tag_field="kind"):
    """A stretch from a marker that begins it to one that ends it, both included."""

    begin: Annotated[
        tuple[Phrase, ...],
        Meta(min_length=1, description="Phrases that begin it. Without `end`, they must open a line."),
    ]
    end: Annotated[
        tuple[Phrase, ...], Meta(description="Phrases that end it. Without any, it reaches to the end of the copy.")
    ] = ()
    match_case: MatchCase = False
    longest: Annotated[
        int, Meta(ge=1, le=20_000, description="The longest stretch that goes, in characters; a longer one stays.")
    ] = 2000


class PatternRule(_Rule, frozen=True, tag="pattern", tag_field="kind"):
    """Whatever a regular expression matches, within a time limit. A group named `text` is what a note or caption holds."""

    pattern: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=2000,
            description="A regular expression of the library `regex`; `^` and `$` stand at every line's ends.",
        ),
    ]
    cues: Annotated[
        tuple[Phrase, ...],
        Meta(description="Phrases of which one must be in the copy for the pattern to be tried: makes it fast."),
    ] = ()
    longest: Annotated[
        int, Meta(ge=1, le=20_000, description="The longest match that counts, in characters; a longer one stays.")
    ] = 2000

    def __post_init__(self) -> None:
        """Refuse what is no pattern, and a pattern that finds nothing everywhere."""
        super().__post_init__()
        if calls_itself(self.pattern):
            raise ValueError(f"the pattern of {self.code} calls itself, which has no bound; write it without recursion")
        try:
            compiled = compile_pattern(self.pattern)
            empty = compiled.fullmatch("", timeout=1.0) is not None
        except (regex.error, RecursionError, OverflowError) as error:
            raise ValueError(f"the pattern of {self.code} is no regular expression: {error}") from None
        except MemoryError:
            raise ValueError(
                f"the pattern of {self.code} calls itself without end; write it without recursion"
            ) from None
        except TimeoutError:
            raise ValueError(f"the pattern of {self.code} takes longer than a second on no text at all") from None
        if empty:
            raise ValueError(f"the pattern of {self.code} matches the empty text; let it ask for one letter at least")


class DatelineRule(_Rule, frozen=True, tag="dateline", tag_field="kind"):
    """A dateline of an agency that wireclean does not know: `PORT ELLERY (HNA) -` goes to `article.dateline`."""

    agencies: Annotated[tuple[PackAgency, ...], Meta(min_length=1, description="The agencies.")]

    def __post_init__(self) -> None:
        """Refuse a zone or a becoming: a dateline opens a story and is a dateline."""
        super().__post_init__()
        if self.becomes != "strike" or self.zone != "any":
            raise ValueError(
                f"{self.code}: what a dateline becomes and where it stands is settled; leave both keys out"
            )


PackRule = LineRule | PrefixRule | SuffixRule | HoldsRule | BlockRule | PatternRule | DatelineRule


class Pack(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """The rules of one source. `wireclean.packs.load_pack` reads one from a file."""

    name: Annotated[str, Meta(pattern=_NAME, max_length=60, description="The pack's name in lower case: `herald`.")]
    rules: Annotated[tuple[PackRule, ...], Meta(min_length=1, description="The rules, in the order in which they look.")] = msgspec.field(name="rule")  # fmt: skip
    about: Annotated[str, Meta(description="Which source the rules are for, and who looks after them.")] = ""

    def __post_init__(self) -> None:
        """Refuse a code or name that two of the rules have."""
        for problem in self._doubles():
            raise ValueError(problem)

    def _doubles(self) -> Iterator[str]:
        codes: set[str] = set()
        names: dict[str, str] = {}
        for rule in self.rules:
            if rule.code in codes:
                yield f"two rules have the code {rule.code}; give each its own number"
            if rule.name in names:
                yield f"{rule.code} has the name of {names[rule.name]}, {rule.name!r}; give it another"
            codes.add(rule.code)
            names[rule.name] = rule.code


def calls_itself(pattern: str) -> bool:
    """Say whether a pattern calls a group or all of itself: `(?R)`, `(?1)`, `(?-1)`, `(?&name)`, `(?P>name)`.

    Parentheses that are escaped, in a set or in a comment are no call. In a pattern that switches flags in the middle they
    count unless they are escaped: it may be refused for nothing, and none that calls itself is let through.

    >>> [calls_itself(pattern) for pattern in (r"a(?R)?b", r"\\\\(?R)?b", r"\\(?R\\)", "[(?R)]", "(?x) a # (?R)")]
    [True, True, False, False, False]
    """
    head = _VERBOSE_HEAD.match(pattern)
    start = head.end() if head else 0
    token = _DOUBTFUL_TOKEN if _DOUBT.search(pattern, start) else _VERBOSE_TOKEN if head else _TOKEN
    return any(match["call"] for match in token.finditer(pattern, start))


def compile_pattern(pattern: str) -> regex.Pattern[str]:
    """Compile a user's pattern; the library keeps what it has compiled. Raises `regex.error`."""
    return regex.compile(pattern, regex.MULTILINE)
