"""Credits told by their place: behind a caption, or alone on a line.

In running text a credit must name an organisation that is known (`credit.find_credits`). Where a line ends behind its
full stop, or is nothing but a credit, the shape is enough: `Ana Lima/Ellery Gazette`, `(Ana Lima | ellery.example)`,
`Credit:Ana Lima`, `（記者林安娜攝）`. What this module reads is a credit *if* its place is that of one; its callers judge that.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from wireclean.article import Credit
from wireclean.data import load
from wireclean.grammar.byline import is_given_name
from wireclean.grammar.credit import credit_label, credit_words, find_credits, parse_credit
from wireclean.grammar.names import is_name, names_organization, recase
from wireclean.grammar.organizations import organization_named
from wireclean.grammar.sentences import ends_sentence

__all__ = ["ClosingCredit", "WholeCredit", "caption_label", "closing_credit", "has_button", "whole_credit"]

_LONGEST = 110  # characters of a credit with its label, three names and two organisations
_MOST_WORDS = 9  # more is a sentence
_MOST_CREDITS = 3  # the same credit is often printed twice, side by side


class ClosingCredit(NamedTuple):
    """The credit that ends a line: `text[start:]` of the line is credit.

    `signs` says that it names no more than an organisation, in a way in which stories are signed too: `- Reuters`.
    """

    start: int
    credit: Credit
    signs: bool = False


class WholeCredit(NamedTuple):
    """The credit that is all of a line.

    `sure` when it is one in any place, `label` when it is a label without a name; `labels_caption` when its caption has a label
    too: `Image source, Ana Lima` and `Image caption, The bell`. `buttons` says that those of a caption stand behind it, `signs` that
    it is no more than the name of an organisation that writes too, as stories are signed.
    """

    credit: Credit
    sure: bool
    label: bool = False
    labels_caption: bool = False
    buttons: bool = False
    signs: bool = False


@cache
def _table(name: str) -> tuple[str, ...]:
    words = load("photo_organizations.toml")["words"][name]
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _labelled() -> regex.Pattern[str]:
    """Read a label and who is named behind it: `Foto: privat`, `Image source, Ana Lima`, `写真＝港の博物館`, `PHOTO ANA LIMA`."""
    colon = "|".join(map(regex.escape, (*_table("labels"), *_table("uncased"), *_table("sources"))))
    comma = "|".join(map(regex.escape, _table("source_labels")))
    return regex.compile(
        rf"""
        (?P<own> © [ ]?+ )?+
        (?: (?P<label> (?i:{colon}) ) (?: [ ]{{0,2}}+ (?: [:：=＝／] | \.\.\. ) | [ ](?i:by)[ ]?+:?+ )
          | (?P<comma> (?i:{comma}) ) [ ]?+ [,،:] )
        [ ]{{0,2}}+ (?P<who> [^\n]{{0,90}}+ )
        """,
        regex.VERBOSE,
    )


@cache
def _suffixed() -> regex.Pattern[str]:
    """Read a name before a label that follows it, in languages that set it so: `記者林安娜攝`, `연합뉴스 제공`, `Reuters photo`."""
    glued = "|".join(regex.escape(label) for label in _table("closing") if label[0] >= _SYLLABLES)
    spaced = "|".join(regex.escape(label) for label in _table("closing") if label[0] < _SYLLABLES)
    return regex.compile(rf"(?P<who>[^\n。.!?！？，,、:：@]{{1,40}}?)(?:[ ]?(?:{glued})|[ ](?:{spaced}))")


_SYLLABLES = "\u1100"  # from here on the scripts that need no space between words


# A stop, a question or a quotation in what is named makes it a sentence; a stop inside a word (`ellery.example`) does not.
_SAYS_MORE = regex.compile(r"[!?。！？“”„«»]|[:：][^/]|\.\s")
_SEPARATOR = regex.compile(r"\s*+[/|／]\s*+|\s++[-–—]\s++|,\s++|\s++via\s++|\s++for\s++(?=[Tt]he\s)|:\s++|、")
_PART = regex.compile(
    r"""
    (?: (?:The|the|For|for)\s (?:The\s)? )?+ (?: [\p{Lu}\d@] [\p{L}\p{M}\p{N}.&'’_!-]*+
    (?: \s (?: (?:of|the|and|for|de|la|le|del|der|di|da|do|van|von|den|al|bin|at|in|&) \s ){0,2}+ [\p{Lu}\d&] [\p{L}\p{M}\p{N}.&'’!-]*+ ){0,5}+
    | [\p{Ll}\d][\w-]{1,30}+ \.[a-z]{2,12} | dpa | apa | ansa )
    """,
    regex.VERBOSE,
)
_USER = regex.compile(r"@[\w.]{2,30}")
_INITIALS = regex.compile(r"(?<=\p{L})/\p{Ll}{2,4}\Z")  # of a desk, behind the credit: `ANTARA FOTO/Ana Lima/foc`
_STRONG = regex.compile(r"[/|／]|\svia\s")


def _read(printed: str, *, bracketed: bool) -> Credit | None:
    """Read a string as a credit, whoever is named in it; None when its shape is not that of one."""
    printed = printed.strip()
    if not 2 <= len(printed) <= _LONGEST:
        return None
    credit = parse_credit(f"({printed})" if bracketed else printed)
    if credit is not None:
        return credit
    labelled = _labelled().fullmatch(printed)
    if labelled is not None:
        return _named_by_label(labelled, printed, bracketed=bracketed)
    suffixed = _suffixed().fullmatch(printed)
    if suffixed is not None:
        return Credit(None, suffixed["who"].strip(), printed)
    if printed.casefold().split(" ")[0] in _table("given") and len(printed.split()) <= _MOST_WORDS:
        return Credit(None, None, printed) if bracketed else None
    label = credit_label(printed)
    body = _INITIALS.sub("", printed[label:].strip(" ."))
    if label and (_SAYS_MORE.search(body) or len(body.split()) > _MOST_WORDS):
        return None
    parts = [part for part in _SEPARATOR.split(body) if part and part.casefold() not in credit_words("pool")]
    if not parts or len(parts) > 5 or any(_PART.fullmatch(part) is None for part in parts):
        return None
    return _from_parts(parts, printed, strong=bool(label) or _STRONG.search(body) is not None, bracketed=bracketed)


def _named_by_label(labelled: regex.Match[str], printed: str, *, bracketed: bool) -> Credit | None:
    """Read what a label names: a few words that are no sentence."""
    who = labelled["who"].strip()
    if not bracketed and who.endswith("."):
        return None  # a sentence behind a colon
    who = who.strip(" .")
    if not who:
        return None
    if _SAYS_MORE.search(who) or len(who.split()) > _MOST_WORDS:
        return None
    if (
        who[0].islower()
        and who.casefold() not in _table("nobody")
        and organization_named(who) is None
        and _STRONG.search(who) is None
        and "." not in who
    ):
        return None
    parts = _SEPARATOR.split(who)
    photographer = recase(" ".join(parts[0].split())) if is_name(parts[0]) else None
    others = parts[1:] if photographer else parts
    known = organization_named(others[0]) if others else None
    sold = bracketed or labelled["own"] or (known is not None and known.sells_photos)
    if (labelled["label"] or "").casefold() in _table("sources") and not sold:
        return None  # `Source: Department of Health` is the story's own
    return Credit(photographer, known.short if known else (others[0].strip() or None) if others else None, printed)


def _from_parts(parts: list[str], printed: str, *, strong: bool, bracketed: bool) -> Credit | None:
    """Tell photographer and organisation among parts that have the shape of names.

    A slash or bar between a name and another part is a credit's. A comma, dash or colon stands between a person and a place, a
    role or another person too; there the organisation must be known, or hold a word of organisations.
    """
    known = [organization_named(part) for part in parts]
    if len(parts) == 1:
        only = known[0]
        return Credit(None, only.short, printed) if only is not None and only.sells_photos else None
    people = [one is None and _is_person(part) for part, one in zip(parts, known, strict=True)]
    if not any(people):
        return None
    person = people.index(True)
    name, organization, one = next((parts[person], parts[i], known[i]) for i in range(len(parts)) if i != person)
    if len(organization) < 2:
        return None
    if not strong and one is None and not (bracketed and ":" in printed and person > 0):
        shouted = organization.isupper() and not name.isupper() and not any(map(str.isdigit, organization))
        if not shouted and not any(map(names_organization, organization.split())):
            return None
    return Credit(recase(" ".join(name.split())), one.short if one is not None else organization, printed)


def _is_person(part: str) -> bool:
    """Say whether a part is a photographer's name or account; other words in capitals are a headline's or a table's."""
    if _USER.fullmatch(part) is not None:
        return True
    if not is_name(part):
        return False
    return not part.isupper() or is_given_name(part.split(maxsplit=1)[0])


# ------------------------------------------------------------------------------------------------ where they stand

_BRACKETS = regex.compile(r"[(（\[【]([^()（）\[\]【】\n]{2,110}+)[)）\]】]\.?")
_BOUNDARY = regex.compile(
    r"""(?:[.!?…。！？]["”’'»)]{0,2}+|["”»])(?=\s++[^\s.]|[^\s.\d])|[)）\]](?=\p{Lu})|\s[|–—-]\s|[、＝](?=\S)"""
)


def closing_credit(text: str, start: int, end: int) -> ClosingCredit | None:
    """Read the credit that ends the line `text[start:end]`, printed once or more, with a caption or a sentence before it."""
    found: ClosingCredit | None = None
    stop = _without_controls(text, start, end)
    for _ in range(_MOST_CREDITS):
        one = _last_credit(text, start, stop)
        if one is None:
            break
        better = found is None or (found.credit.photographer is None and one.credit.photographer is not None)
        found = one if better or found is None else found._replace(start=one.start)
        stop = _trimmed(text, start, one.start)
    return found


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " |\xa0\u3000":
        end -= 1
    return end


@cache
def _controls() -> regex.Pattern[str]:
    words = "|".join(map(regex.escape, _table("caption_buttons")))
    return regex.compile(rf"(?:\s*+(?i:{words})(?!\w))++\s*+\Z")


def has_button(text: str, start: int, end: int) -> bool:
    """Say whether what stands between, on lines of its own, is a caption's button: `hide caption`."""
    return end - start < 60 and _controls().match(text[start:end]) is not None


def _without_controls(text: str, start: int, end: int) -> int:
    """Return the end of a line without the buttons behind its caption: `hide caption`."""
    tail = text[max(start, end - 60) : end]
    match = _controls().search(tail)
    return end if match is None else _trimmed(text, start, end - len(tail) + match.start())


def _last_credit(text: str, start: int, end: int) -> ClosingCredit | None:
    low = max(start, end - _LONGEST)
    if text[end - 1 : end] in (")", "）", "]", "】") or text[end - 2 : end] == ").":
        return _in_brackets(text, start, low, end)
    for boundary in _BOUNDARY.finditer(text, low, end):
        mark = boundary[0].strip()
        if mark in _DASHES and text[start : boundary.start()].rstrip()[-1:] in _QUOTES:
            continue  # whose words they are
        at = boundary.start() if mark in _JOINS else boundary.end()
        printed = text[boundary.end() : end].strip()
        if mark == "|" and "|" in printed:
            continue  # a row of links
        credit = _read(printed, bracketed=False)
        if credit is not None:
            return ClosingCredit(at, credit)
        finished = ends_sentence(text[start : boundary.end()].rstrip(" |–—-"))
        credit = _shouted(printed, barred=mark in _JOINS) if finished else None
        if credit is not None:
            return ClosingCredit(at, credit, signs=credit.photographer is None)
    known = find_credits(text, low, end)
    if known and known[-1].start > low and not text[known[-1].end : end].strip(" ."):
        return ClosingCredit(known[-1].start, known[-1].credit)
    return None


_DASHES = ("-", "–", "—")
_QUOTES = ("”", '"', "’", "'", "»", "“")
_JOINS = ("|", "-", "–", "—", "、", "＝")  # what joins a credit to the caption, and goes with it
_FEWEST_LETTERS = 8  # of a caption without a stop; `ROMA (ANSA)` is a dateline


def _in_brackets(text: str, start: int, low: int, end: int) -> ClosingCredit | None:
    opened = max(text.rfind(mark, low, end) for mark in "(（[【")
    bracket = _BRACKETS.fullmatch(text, opened, end) if opened > start else None
    if bracket is None:
        return None
    credit = _read(bracket[1], bracketed=True)
    if credit is not None:
        return ClosingCredit(opened, credit)
    known = organization_named(bracket[1].strip()) or (
        organization_named(bracket[1].upper()) if bracket[1].islower() else None
    )
    lead = text[start:opened].rstrip()
    if known is None or ends_sentence(lead) or len(lead) < _FEWEST_LETTERS or lead.isupper():
        return None
    return ClosingCredit(opened, Credit(None, known.short, bracket[1]), signs=True)


def _shouted(printed: str, *, barred: bool) -> Credit | None:
    """Read what stands behind a finished sentence in capitals, a name, or behind a bar or dash an organisation too.

    `MARTA LIMA`, `| REUTERS`, `| ARCHIVES ELLERY-GAZETTE`, `- Belga.`
    """
    printed = printed.strip(" .")
    known = organization_named(printed) if barred else None
    if known is not None:
        return Credit(None, known.short, printed)
    if not printed.isupper() or len(printed.split()) > 6 or _SAYS_MORE.search(printed) or _DIGIT.search(printed):
        return None
    if _is_person(printed):
        return Credit(recase(printed), None, printed)
    return Credit(None, printed, printed) if barred else None


_DIGIT = regex.compile(r"\d")


@cache
def _caption_label() -> regex.Pattern[str]:
    labels = "|".join(map(regex.escape, _table("caption_labels")))
    return regex.compile(rf"(?i:{labels})(?:[ ]?[,،:：]|(?<=図版)|[ ](?=\p{{Lu}}))\s*+")


def caption_label(text: str, start: int, end: int) -> int:
    """Return where the caption begins that a label on the line opens, the line's end when none follows; 0 without a label."""
    label = _caption_label().match(text, start, end)
    return 0 if label is None else label.end()


def whole_credit(text: str, start: int, end: int) -> WholeCredit | None:
    """Read the line `text[start:end]` as nothing but a credit, printed once or more."""
    if end - start > 2 * _LONGEST:
        return None
    stop = _without_controls(text, start, end)
    if stop <= start:
        return None
    line = text[start:stop]
    bare = _labelled().fullmatch(line)
    known = _sure_credit(text, start, stop)
    if known is not None:
        comma = bare is not None and bare["comma"] is not None
        return WholeCredit(known, sure=True, labels_caption=comma, buttons=stop < end)
    if bare is not None and not bare["who"]:
        return WholeCredit(Credit(None, None, line), sure=False, label=True)
    if bare is not None:
        credit = _named_by_label(bare, line, bracketed=False)
        return None if credit is None else WholeCredit(credit, sure=True, labels_caption=bare["comma"] is not None)
    bracket = _BRACKETS.fullmatch(line)
    credit = _read(bracket[1] if bracket is not None else line, bracketed=bracket is not None)
    signs = False
    if credit is None and bracket is None:
        first, _, rest = line.partition(" ")
        named = organization_named(rest if first == "via" else line)
        credit = Credit(None, named.short, line) if named is not None else None
        signs = credit is not None and first != "via"
        if (
            credit is None and line.isupper() and first.casefold() in credit_words("labels")
        ):  # PHOTO ANA LIMA, LA GAZETTE
            credit = _read(rest, bracketed=False) or _shouted(rest, barred=False)
    if credit is None:
        return None
    return WholeCredit(
        credit, sure=bracket is not None and credit.photographer is not None, buttons=stop < end, signs=signs
    )


def _sure_credit(text: str, start: int, end: int) -> Credit | None:
    """Return the credit of a line in which credits that are sure in any place stand, and nothing else."""
    found = find_credits(text, start, end)
    position = start
    for one in found:
        if text[position : one.start].strip(" .|"):
            return None
        position = one.end
    return found[0].credit if found and not text[position:end].strip(" .") else None
