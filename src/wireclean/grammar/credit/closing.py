"""The credit that ends a line, with a caption or a sentence before it."""

from __future__ import annotations

import re
from functools import cache

import regex
from msgspec import structs

from wireclean.article import Credit
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of
from wireclean.grammar.byline import is_given_name
from wireclean.grammar.credit.bare import bare_name, may_be_glued, names_begin
from wireclean.grammar.credit.caption_buttons import behind_buttons, opening_buttons, without_buttons
from wireclean.grammar.credit.ending import CLOSERS, DASHES, QUOTES, ClosingCredit, is_person, trimmed
from wireclean.grammar.credit.running import find_credits, has_mark
from wireclean.grammar.credit.shape import BRACKETS, LONGEST, labelled, read_shape, read_shouted, says_kind
from wireclean.grammar.credit.words import credit_label, credit_words, worded, words_of
from wireclean.grammar.names import recase
from wireclean.grammar.organizations import source_in_any_case, source_named
from wireclean.grammar.sentences import ends_sentence

__all__ = ["ClosingCredit", "closing_credit"]

_MOST_CREDITS = 3  # the same credit is often printed twice, side by side


# A full stop behind one capital is an initial's: `J. R. Lima`; one before a few small letters a site's: `ellery.example/Ana Lima`.
_BOUNDARY = regex.compile(
    r"""
    (?: (?<! (?<!\p{L}) \p{Lu} ) [.!?…。！？] (?! (?<=\p{L}\.) \p{Ll}{2,8} (?!\p{L}) (?!:) ) ["”’'»)]{0,2}+ | ["”»] ) (?= \s++[^\s.] | [^\s.\d] )
    | [)）\]]\s?(?=\p{Lu}) | \s[|/–—•·-]\s | \s[—/](?=\p{Lu}) | \s--\s?(?=\p{L}) | [、＝](?=\S) | \s(?=[©ⓒ])
    """,
    regex.VERBOSE,
)
# What one of stands at every boundary but between hyphens, and in every credit in brackets.
_MARK = re.compile(r"[.!?…。！？\"”»)）\]】|–—•·、＝©ⓒ\u00a0\u2000-\u200a\u3000]")


def closing_credit(text: str, start: int, end: int, *, bare: bool = False) -> ClosingCredit | None:
    """Read the credit that ends the line `text[start:end]`, printed once or more, with a caption or a sentence before it.

    With `bare` a name alone is one too, whose place must say so: `The bell rings. Ana Lima`, `The bell rings. (CBS Boston)`.
    """
    found: ClosingCredit | None = None
    stop = without_buttons(text, start, end)
    if " | " in text[max(start, stop - LONGEST) : stop]:
        stop = _without_source(text, start, stop)
    addressed = text.find("@", max(start, stop - _LONGEST_ADDRESS), stop) >= 0
    if addressed:
        stop = _without_address(text, start, stop)
    tail = text[max(start, stop - LONGEST) : stop]
    if "19" in tail or "20" in tail:  # a year
        stop = _without_rights(text, start, stop)
    for _ in range(_MOST_CREDITS if _may_close(text[max(start, stop - LONGEST) : stop]) else 0):
        boundaries = _boundaries(text, max(start, stop - LONGEST), stop)
        one = _last_credit(text, start, stop, boundaries)
        if one is None and bare:
            one = bare_name(text, start, stop, boundaries)
        if one is None or (one.kind and found is not None) or (addressed and one.credit.photographer is None):
            break
        found = one if found is None else _joined(found, one)
        stop = trimmed(text, start, one.start)
    return None if found is None else _with_label(text, start, found)


_LONGEST_ADDRESS = 60
_ADDRESS = re.compile(r"\s+[\w.+-]{0,30}@(?:[\w.-]{3,30})?\Z")


def _without_source(text: str, start: int, end: int) -> int:
    """Return the end of a line without the source behind a second bar: `The bell | Photo: Ana Lima | Source: Harbour Radio`."""
    bar = text.rfind(" | ", max(start, end - LONGEST), end)
    if bar < 0 or text.find(" | ", start, bar) < 0:
        return end
    label = labelled(text[bar + 3 : end].strip())
    return bar if label is not None and (label["label"] or "").casefold() in credit_words("sources") else end


def _without_address(text: str, start: int, end: int) -> int:
    """Return the end of a line without the photographer's address or account behind the name: `Ana Lima alima@gazette.example`."""
    address = _ADDRESS.search(text, max(start, end - _LONGEST_ADDRESS), end)
    return end if address is None else address.start()


# Whose the rights are, behind the credit: `Ana Lima/Copyright 2022 The AP. All rights reserved.`
_RIGHTS = r"[/,.]? \s*+ (?: (?: [©ⓒ] | (?i:<rights>) ) \s (?:19|20)\d\d \b [^\n/]{0,60}+ | \((?:19|20)\d\d\) \s (?i:<rights>) [^\n/]{0,40}+ ) \Z"


def _without_rights(text: str, start: int, end: int) -> int:
    """Return the end of a line without the note on whose the rights are that stands behind its credit."""
    low = max(start, end - LONGEST)
    year = _YEAR.search(text, low, end)
    rights = None if year is None else worded(_RIGHTS).search(text, low, end)
    return end if rights is None else rights.start()


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


# What belongs to a credit that was read without it: its label (`Credit Ana Lima/AP`), or whose photographer it names (`Staff photo by`).
_LABEL_BEFORE = r"""
        (?: (?<! [\p{L}\p{N}] ) (?: (?=\p{Lu}|\p{Lo}) (?i:<labels|sources|uncased>) (?: [ ]?[:：/] )?+ | (?i:<dotted>) [ ]?+ :?+ )
          | (?<=\p{Ll}) (?=\p{Lu}) (?i:<labels>) : ) [ ]*+ \Z
    """
_WHOSE = r"(?<! [\p{L}\p{N}] ) (?: (?=\p{Lu}) (?i:<pool>) | (?<= [\p{Ll}.!?”\")] [ ] ) \p{Lu}[\p{L}&’']++ (?: [ ] \p{Lu}[\p{L}&’']++ )?+ ) [ ] \Z"
_FROM = r"(?<! [\p{L}\p{N}] ) (?=\p{Lu}) (?i:<pool>) [ ] \Z"  # before a label with a colon, which stands for itself: `... on Monday Photo: Ana Lima`
_COLON = regex.compile(r"[\p{L} ]{1,20}+[:：]")
_JOINT_BEFORE = regex.compile(r"(?:[ ]?[|•·/]{1,2}|(?<=[\s.!?])[-–—])[ ]*+\Z")
_LONGEST_LABEL = 40
_WORD_BEFORE = regex.compile(r"(?<!\S)\p{Lu}[\p{L}-]{1,12}[ ]\Z")


def _with_label(text: str, start: int, found: ClosingCredit) -> ClosingCredit:
    """Take with a credit what belongs to it and stands before it: its label, whose photographer it names, the mark that joins it."""
    if text[found.start] in _OPENERS:
        return found
    at = found.start
    low = max(start, at - _LONGEST_LABEL)
    if text[at].islower() or text.startswith(_of_pictures(), at):
        whose = worded(_WHOSE if _COLON.match(text, at) is None else _FROM).search(text, low, at)
        at = at if whose is None or whose.start() == start else whose.start()
    elif text.startswith(_shouted_labels(), at):
        whose = _SHOUTED_BEFORE.search(text, low, at)
        at = at if whose is None or whose.start() == start else whose.start()
    source = _WORD_BEFORE.search(text, low, at) if labelled(found.credit.text) is not None else None
    if source is not None and source.start() > start and source_named(source[0].strip()) is not None:
        at = source.start()  # `MTI Fotó: Ana Lima`
    label = worded(_LABEL_BEFORE).search(text, low, at)
    at = at if label is None or label.start() == start else label.start()
    joint = _JOINT_BEFORE.search(text, low, at)
    at = at if joint is None else joint.start()
    if at == found.start:
        return found
    printed = text[at : found.start].lstrip(" |•·/–—-") + found.credit.text
    return found._replace(start=at, credit=structs.replace(found.credit, text=printed))


_OPENERS = "(（[【"


_SHOUTED_BEFORE = regex.compile(r"(?<![\p{L}\p{N}])\p{Lu}{2,12}[ ]\Z")


@cache
def _shouted_labels() -> tuple[str, ...]:
    """Return the labels in capitals, before which a paper's name stands in capitals too: `ST PHOTO: ANA LIMA`, `ANTARA FOTO/Ana Lima`."""
    return tuple(f"{word.upper()}{mark}" for word in words_of("unmarked") for mark in (":", "/", " "))


@cache
def _of_pictures() -> tuple[str, ...]:
    return tuple(form for word in words_of("pictures") for form in (word, word.capitalize()))


def _may_close(tail: str) -> bool:
    """Say, with little work, whether a credit can stand at the end of a line: most lines have no sign of one."""
    return (
        _MARK.search(tail) is not None
        or " - " in tail
        or " --" in tail
        or " /" in tail
        or may_be_glued(tail)
        or has_mark(tail)
        or _may_label(tail)
    )


def _may_label(tail: str) -> bool:
    """Say, with little work, whether a label may stand in a text."""
    return _label_marks().search(tail) is not None


@cache
def _label_marks() -> re.Pattern[str]:
    words = [word for table in ("unmarked", "dotted", "pictures", "gifts", "handed_out") for word in words_of(table)]
    slashed = (f"{word}/" for word in words_of("uncased"))
    printed = (form for word in words for form in (f"{word.capitalize()} ", f"{word.upper()} "))
    behind = (word for table in ("closing", "photographers") for word in words_of(table) if word[0] >= _SYLLABLES)
    return re.compile(any_of((*_COLONS, *_STOPS, *slashed, *printed, *behind)))


_COLONS = (":", "：", "=", "＝", "...")
_STOPS = ("।", "۔", "،")
_SYLLABLES = "\u1100"  # from here on the scripts that need no space between words


def _joined(last: ClosingCredit, before: ClosingCredit) -> ClosingCredit:
    """Return two credits side by side as one: the same printed twice, or a photographer and an organisation."""
    start, bare = before.start, last.bare and before.bare
    if last.credit.photographer is not None or before.credit.photographer is None:
        return last._replace(start=start, bare=bare)
    if before.credit.organization is None:
        credit = before.credit
        return before._replace(credit=structs.replace(credit, organization=last.credit.organization), bare=bare)
    return before._replace(bare=bare)


def _boundaries(text: str, low: int, end: int) -> list[regex.Match[str]]:
    """Return where a caption may end and its credit begin; most lines have no such place, which is seen at once."""
    found = [*_before_label().finditer(text, low, end)] if _may_label(text[low:end]) else []
    if _MARK.search(text, low, end) is None and all(text.find(sign, low, end) < 0 for sign in (" - ", " --", " /")):
        return found
    return sorted([*found, *_BOUNDARY.finditer(text, low, end)], key=lambda one: one.end())


@cache
def _before_label() -> regex.Pattern[str]:
    """Match where a label stands behind a caption without a full stop: `The bell on the quay Photo: Ana Lima`."""
    return worded(
        r"""
        (?<=[\p{Lo}\p{M}।。.!?])(?<!<of>) (?:[ ]?/)?+ (?= (?=\p{Lo}{2}) (?:<uncased>) [ ]?[:：=＝／/] | (?:<uncased>) / )   # 鐘写真：山本健太, 종 /사진=김민수
        | (?<=[\p{Lo}）)。.!?]) [ ]?[/／] (?= \p{Lo}{2,6} [ ]? (?:<closing|photographers>) \Z )   # 종 /김민수 기자
        | (?<=\p{Lo}) [ ] (?= (?: \p{Lo}{0,8} (?:<photographers>) [ ]? )?+ \p{Lo}{2,4} [ ]? (?:<closing>) \Z )   # 鐘 山本健太撮影, 钟 新华社记者 王建国 摄
        | (?<=[।۔]) [ ] (?=\p{Lo}) | (?<=،) [ ] (?= (?:<kinds>) \Z )              # ঘণ্টা। ফাইল চিত্র।
        | (?<=\p{Ll}{3}) (?= (?=\p{Lu}\p{Ll}) (?i:<labels>) (?: [ ]?: | \.\.\. ) )   # The bell on the quayPhoto: Ana Lima
        | (?<=[\p{L}\p{M}।\d)”\"’]) [ ]
        (?=
            (?=\p{Lu}|\p{Lo}) (?i:<labels|uncased>) [ ]?[:：=＝]  # Photo: Ana Lima
          | (?=\p{Lu}) (?i:<labels>) [ ][/|][ ]\p{Lu}      # Photo / Ana Lima
          | (?=\p{Lu}) (?i:<sources>) :                    # Source: Port Ellery Police
          | (?=\p{Lu}) (?i:<pictures>) [ ] (?i:<pictured>) [ :]   # Photo courtesy of Port Ellery Museum
          | (?=\p{Lu}) (?: (?i:<gifts>) [ :] | (?i:<handed_out>) (?: [ ] | / ) )  # Courtesy of Port Ellery Museum
          | (?i:<dotted>) [ ]                              # fot. Ana Lima
          | (?=\p{Lu}) (?i:<unmarked>) [ ] \p{Lu}          # Foto Ana Lima
        )
        """
    )


def _last_credit(text: str, start: int, end: int, boundaries: list[regex.Match[str]]) -> ClosingCredit | None:
    low = max(start, end - LONGEST)
    if text[end - 1 : end] in (")", "）", "]", "】") or text[end - 2 : end] == ").":
        return _in_brackets(text, start, low, end)
    for boundary in boundaries:
        mark = boundary[0].strip()
        if mark in DASHES and text[start : boundary.start()].rstrip()[-1:] in QUOTES:
            continue  # whose words they are
        at = boundary.start() if mark in _JOINS else boundary.end()
        printed = text[boundary.end() : end].strip()
        row = printed.count("|") > (mark != "|") and labelled(printed) is None
        if row or printed[:1] in _JOINS:
            continue  # a row of links, or the next boundary is the credit's
        if mark[:1] in CLOSERS and _STOP_WITHIN.search(printed):
            continue  # the sentence goes on behind the bracket: `... of the harbour (HPE) yard. Credit: Ana Lima`
        if opening_buttons().open(printed):
            printed = printed[behind_buttons(printed, 0, len(printed)) :]  # `... Read moreAna Lima / Staff`
        if mark == "/":  # The bell on the quay / foto Ana Lima
            printed = printed[:1].upper() + printed[1:]
        credit = read_shape(printed, bracketed=False)
        if credit is not None:
            stopped = ends_sentence(text[start:at].rstrip())  # then it is all the credit there is
            kind = not stopped and says_kind(printed, bracketed=False)
            return ClosingCredit(at, credit, kind=kind)
        if printed[:1].isupper() and printed.casefold() in credit_words("given"):
            parted = mark == "|" and text.find("|", start, boundary.start()) < 0
            if parted or ends_sentence(text[start : boundary.end()].rstrip()):  # `The bell rings. Supplied`
                return ClosingCredit(at, Credit(None, None, printed))
            continue
        if mark in DASHES and printed.casefold() in credit_words("kinds"):  # The bell on the quay - أرشيفية
            return ClosingCredit(
                at, Credit(None, None, printed), signs=True, kind=not ends_sentence(text[start:at].rstrip())
            )
        if mark in DASHES and printed.casefold() in language_words("notes.reserved"):
            stopped = ends_sentence(text[start : boundary.start()].rstrip())  # as stories are signed too
            return None if stopped else ClosingCredit(at, Credit(None, None, printed), signs=True)
        barred = mark in _JOINS
        credit = read_shouted(printed, barred=barred) if barred or printed.isupper() else None
        if mark in _DOTS and credit is not None and credit.photographer is None:
            continue  # before the dot stands the photographer: `Ana Lima • Star Tribune`
        if credit is not None and ends_sentence(text[start : boundary.end()].rstrip(" |/–—•·-")):
            return ClosingCredit(at, credit, signs=credit.photographer is None)
    known = find_credits(text, low, end)
    if known and known[-1].start > low and not text[known[-1].end : end].strip(" ."):
        return ClosingCredit(known[-1].start, known[-1].credit)
    return _sold(text, start, low, end)


def _sold(text: str, start: int, low: int, end: int) -> ClosingCredit | None:
    """Read who sells photos behind a last slash, in small letters too: `The bell on the quay/shutterstock`."""
    slash = text.rfind("/", low, end)
    if slash < 0:
        return None
    printed = text[slash + 1 : end].strip()
    known = source_named(printed) if slash > start else None
    small = printed.islower() and " " not in printed and printed in credit_words("nobody")
    if not small and (known is None or not known.sells_photos):
        return None
    sign = max(text.rfind("©", low, slash), text.rfind("ⓒ", low, slash))
    whole = sign > start and _STOP_WITHIN.search(text, sign, slash) is None  # © Ellery montage/Getty Images
    at = sign if whole else slash
    return ClosingCredit(at, Credit(None, printed if known is None else known.short, text[at:end].strip("/ ")))


_STOP_WITHIN = regex.compile(r"(?<=\p{Ll}{3})[.!?]\s")
_DOTS = ("•", "·")
_JOINS = (
    "|",
    "/",
    "／",
    "-",
    "--",
    "–",
    "—",
    "•",
    "·",
    "、",
    "＝",
)  # what joins a credit to the caption, and goes with it
_FEWEST_LETTERS = 8  # of a caption without a stop; `ROMA (ANSA)` is a dateline


def _in_brackets(text: str, start: int, low: int, end: int) -> ClosingCredit | None:
    opened = max(text.rfind(mark, low, end) for mark in "(（[【")
    bracket = BRACKETS.fullmatch(text, opened, end) if opened > start else None
    if bracket is None:
        return None
    credit = read_shape(bracket[1], bracketed=True)
    if credit is not None:
        kind = says_kind(bracket[1], bracketed=True) and not ends_sentence(text[start:opened].rstrip())
        return ClosingCredit(opened, credit, kind=kind)
    shouted = read_shouted(bracket[1], barred=False) if text[opened] == "[" else None
    if shouted is not None:
        return ClosingCredit(opened, shouted)
    if credit_label(text, start, opened) > start and is_person(bracket[1]):  # Foto: The bell on the quay (Ana Lima)
        return ClosingCredit(opened, Credit(recase(bracket[1]), None, bracket[1]))
    known = source_in_any_case(bracket[1].strip())
    lead = text[start:opened].rstrip()
    if bracket[1] in credit_words("networks") | credit_words("channels") and ends_sentence(lead):
        return ClosingCredit(opened, Credit(None, bracket[1], bracket[1]))
    begin = None if known is None else names_begin(text, low, len(lead) + start)
    if begin is not None and begin > start and known is not None:  # `The bell rings. Ana Lima (AP)`
        name, caption = text[begin : start + len(lead)], text[start:begin].rstrip()
        if (ends_sentence(caption) or name.isupper()) and is_given_name(name.split(maxsplit=1)[0]):
            return ClosingCredit(begin, Credit(recase(name), known.short, text[begin:end].strip()))
    sourced = text[opened] != "[" and ends_sentence(lead)  # `The bell rings. (Reuters)` says whose news it is
    if known is None or (sourced and not known.sells_photos) or len(lead) < _FEWEST_LETTERS or lead.isupper():
        return None
    return ClosingCredit(opened, Credit(None, known.short, bracket[1]), signs=not known.sells_photos)
