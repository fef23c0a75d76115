"""The credit that ends a line, with a caption or a sentence before it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import regex
from msgspec import structs

from wireclean.article import Credit
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of
from wireclean.grammar.byline import is_given_name
from wireclean.grammar.credit.known import PART
from wireclean.grammar.credit.running import find_credits, has_mark
from wireclean.grammar.credit.shape import BRACKETS, LONGEST, labelled, read_shape, read_shouted, says_kind
from wireclean.grammar.credit.words import Openings, credit_label, credit_words, worded, words_of
from wireclean.grammar.names import is_name, joins_names, names_organization, recase
from wireclean.grammar.organizations import outlet_named, source_in_any_case, source_named
from wireclean.grammar.sentences import ends_sentence, without_stop

__all__ = ["ClosingCredit", "after_buttons", "behind_buttons", "closing_credit", "has_button", "without_buttons"]

_MOST_CREDITS = 3  # the same credit is often printed twice, side by side


class ClosingCredit(NamedTuple):
    """The credit that ends a line: `text[start:]` of the line is credit.

    `signs` says that it names no more than an organisation, in a way in which stories are signed too: `- Reuters`. `bare` says that
    it is a name and nothing that a credit is told by: prose can end so too. `kind` says that it is a note of what kind of picture this is,
    `(file photo)`, which the caption holds. `placed` says that only the place of the first picture, above byline or time, makes it a credit.
    """

    start: int
    credit: Credit
    signs: bool = False
    bare: bool = False
    kind: bool = False
    placed: bool = False


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
            one = _bare_name(text, start, stop, boundaries)
        if one is None or (one.kind and found is not None) or (addressed and one.credit.photographer is None):
            break
        found = one if found is None else _joined(found, one)
        stop = _trimmed(text, start, one.start)
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
        or _may_be_glued(tail)
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


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " |\xa0\u3000":
        end -= 1
    return end


_BUTTONS = r"(?: \s*+ (?i:<caption_buttons>) (?!\w) )++ \s*+"
_OPENING_BUTTONS = r"(?: (?i:<caption_buttons>) (?![\p{Ll}\d]) [ ]?:?+ \s*+ ){1,3}+"


@cache
def _opening_buttons() -> Openings:
    return Openings.of(words_of("caption_buttons"))


def behind_buttons(text: str, start: int, end: int) -> int:
    """Return where the caption begins behind the buttons that a line opens with, glued or not: `View image in fullscreenThe bell`."""
    opening = worded(_OPENING_BUTTONS).match(text, start, end)
    return start if opening is None else opening.end()


def has_button(text: str, start: int, end: int) -> bool:
    """Say whether what stands between, on lines of its own, is a caption's button: `hide caption`."""
    return end - start < 60 and worded(_BUTTONS).fullmatch(text[start:end]) is not None


def after_buttons(text: str, start: int, end: int) -> int:
    """Return where a line goes on behind the last of a caption's buttons on it: `hide caption`."""
    for button in worded(_BUTTONS).finditer(text, start, end):
        if (
            button[0][0].isspace() or not text[button.start() - 1 : button.start()].isalnum()
        ):  # glued to a word, it is one
            start = button.end()
    return start


def without_buttons(text: str, start: int, end: int) -> int:
    """Return the end of a line without the buttons behind its caption: `hide caption`."""
    low = max(start, end - 60)
    if not text[low:end].rstrip().lower().endswith(words_of("caption_buttons")):
        return end
    buttons = [*worded(_BUTTONS).finditer(text, low, end)]
    return _trimmed(text, start, buttons[-1].start()) if buttons and buttons[-1].end() == end else end


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
        if mark in _DASHES and text[start : boundary.start()].rstrip()[-1:] in _QUOTES:
            continue  # whose words they are
        at = boundary.start() if mark in _JOINS else boundary.end()
        printed = text[boundary.end() : end].strip()
        row = printed.count("|") > (mark != "|") and labelled(printed) is None
        if row or printed[:1] in _JOINS:
            continue  # a row of links, or the next boundary is the credit's
        if mark[:1] in _CLOSERS and _STOP_WITHIN.search(printed):
            continue  # the sentence goes on behind the bracket: `... of the harbour (HPE) yard. Credit: Ana Lima`
        if _opening_buttons().open(printed):
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
        if mark in _DASHES and printed.casefold() in credit_words("kinds"):  # The bell on the quay - أرشيفية
            return ClosingCredit(
                at, Credit(None, None, printed), signs=True, kind=not ends_sentence(text[start:at].rstrip())
            )
        if mark in _DASHES and printed.casefold() in language_words("notes.reserved"):
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
_DASHES = ("-", "--", "–", "—")
_QUOTES = ("”", '"', "’", "'", "»", "“")
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
    if credit_label(text, start, opened) > start and _is_person(bracket[1]):  # Foto: The bell on the quay (Ana Lima)
        return ClosingCredit(opened, Credit(recase(bracket[1]), None, bracket[1]))
    known = source_in_any_case(bracket[1].strip())
    lead = text[start:opened].rstrip()
    if bracket[1] in credit_words("networks") | credit_words("channels") and ends_sentence(lead):
        return ClosingCredit(opened, Credit(None, bracket[1], bracket[1]))
    begin = None if known is None else _names_begin(text, low, len(lead) + start)
    if begin is not None and begin > start and known is not None:  # `The bell rings. Ana Lima (AP)`
        name, caption = text[begin : start + len(lead)], text[start:begin].rstrip()
        if (ends_sentence(caption) or name.isupper()) and is_given_name(name.split(maxsplit=1)[0]):
            return ClosingCredit(begin, Credit(recase(name), known.short, text[begin:end].strip()))
    sourced = text[opened] != "[" and ends_sentence(lead)  # `The bell rings. (Reuters)` says whose news it is
    if known is None or (sourced and not known.sells_photos) or len(lead) < _FEWEST_LETTERS or lead.isupper():
        return None
    return ClosingCredit(opened, Credit(None, known.short, bracket[1]), signs=not known.sells_photos)


def _is_person(printed: str) -> bool:
    return is_name(printed) and is_given_name(printed.split(maxsplit=1)[0])


# Where a name may begin that a flattener glued to the caption's last word, or that capitals set apart: `on the quayAna Lima`.
_GLUED = regex.compile(
    r"(?=\s?\p{Lu}\p{L})(?:(?<=[\s-]\p{Ll}{2,20})(?=\p{Lu}[\p{Lu}\p{Ll}])|(?<=[\s'’-]\p{Lu}?\p{Ll}{2,20})\s(?=\p{Lu}{2,20}+\s[\p{Lu}\s.'’-]{2,40}+\Z))"
)
_SMALL_AND_CAPITAL = re.compile(r"[A-Z](?<=[a-z][A-Z])")


def _may_be_glued(tail: str) -> bool:
    """Say, with little work, whether a name may be glued to what stands before it, or set apart by its capitals at the end."""
    if tail.isupper():
        return False
    return not tail.isascii() or tail.rstrip(" .'-")[-1:].isupper() or _SMALL_AND_CAPITAL.search(tail) is not None


_ABBREVIATED = regex.compile(
    r"(?<!\p{L})\p{Lu}\p{L}{0,4}+\.\s*+\Z"
)  # a title or an initial, and no end of a sentence: `Gen. `
_CLOSERS = (")", "）", "]")
_UNTOLD = ("-", "–", "—", "?", "!", "、", "＝")  # what stands before many names besides those of photographers
_WORD = regex.compile(r"\S++")
_MOST_NAMES = 5  # words of a name


def _bare_name(text: str, start: int, end: int, boundaries: list[regex.Match[str]]) -> ClosingCredit | None:
    """Read a name without a credit's signs at the end of a line: behind a full stop, glued, in brackets, before a slash or dash."""
    low = max(start, end - LONGEST)
    if text[end - 1 : end] == ")":
        opened = text.rfind("(", low, end)
        printed = text[opened + 1 : end - 1]
        outlet = outlet_named(printed) or source_in_any_case(printed)
        if outlet is None and not _is_outlet(printed):
            return _person_in_brackets(text, start, opened, printed)
        if opened <= start or text[start:opened].isupper():
            return None
        named = printed if outlet is None else outlet.short
        return ClosingCredit(opened, Credit(None, named, printed), signs=True, bare=True)
    for boundary in boundaries:
        label = labelled(text[boundary.end() : end].strip())
        if label is not None and (label["label"] or "").casefold() in credit_words("sources"):
            source = source_named(without_stop(label["who"].strip()))
            if source is not None:  # Quelle: dpa
                printed = text[boundary.end() : end].strip()
                return ClosingCredit(boundary.end(), Credit(None, source.short, printed), signs=True, bare=True)
    joined = _name_through(text, start, low, end) or _joined_name(text, start, low, end)
    if joined is not None:
        return joined
    glued = [*_GLUED.finditer(text, low, end)] if _may_be_glued(text[low:end]) else []
    for boundary in sorted([*boundaries, *glued], key=lambda one: one.end()):
        at, mark = boundary.end(), boundary[0].strip()
        printed = without_stop(text[at:end].strip()).lstrip(" .")
        if mark in _DASHES:
            dashed = _behind_dash(text, start, text.index(mark, boundary.start()), printed)
            if dashed is not None:
                return dashed
        apart = mark[:1] in _CLOSERS and boundary[0] != mark  # behind a bracket a name may be part of the sentence
        if apart or mark[:1] in _UNTOLD or mark[-1:] in _QUOTES or not printed or len(printed.split()) > _MOST_NAMES:
            continue  # behind a quotation or a dash stands whose words they are
        outlet = outlet_named(printed)
        if outlet is not None:
            credit = Credit(None, outlet.short, printed)
            return ClosingCredit(boundary.start() if mark == "|" else at, credit, signs=True, bare=True)
        if " " not in printed or not is_given_name(printed.split(maxsplit=1)[0]) or _ABBREVIATED.search(text[low:at]):
            continue
        paper = worded(_FOR_WHOM).fullmatch(printed)
        name = printed if paper is None else paper["name"]
        if is_name(name):
            credit = Credit(recase(" ".join(name.split())), paper and paper["paper"], printed)
            return ClosingCredit(at, credit, bare=True)
    return None


def _person_in_brackets(text: str, start: int, opened: int, printed: str) -> ClosingCredit | None:
    """Read a name in brackets behind a phrase that is no sentence: `A crane lifts the bell on to the quay (Ana Lima)`."""
    lead = text[start:opened].rstrip()
    if not lead or ends_sentence(lead) or not lead[-1].islower() or not _is_person(printed):
        return None
    return ClosingCredit(opened, Credit(recase(printed), None, printed), bare=True, placed=True)


def _behind_dash(text: str, start: int, dash: int, printed: str) -> ClosingCredit | None:
    """Read a name, or a few words in title case, behind a finished sentence and a dash: `The bell rings. - Ana Lima`, `... — White Star`.

    Behind a quotation stands whose words they are.
    """
    lead = text[start:dash].rstrip()
    parts = [part for part in _SLASHES.split(printed) if part.casefold() not in credit_words("closing")]
    if not ends_sentence(lead) or lead[-1] in _QUOTES or len(printed.split()) >= _MOST_NAMES or not parts:
        return None
    if not all(worded(PART).fullmatch(part) for part in parts):
        return None
    named = is_name(parts[0]) and is_given_name(parts[0].split(maxsplit=1)[0])
    credit = Credit(recase(parts[0]), None, printed) if named else Credit(None, parts[-1], printed)
    return ClosingCredit(dash, credit, bare=True)


_SLASHES = regex.compile(r"\s*+/\s*+")


# `Ana Lima for Variety`
_FOR_WHOM = (
    r"(?P<name> \S++ [ ] .{1,30}? ) [ ] (?i:<whom>) [ ] (?P<paper> (?: (?i:<articles>) [ ] )?+ \p{Lu} [^\n]{1,40}+ )"
)


def _is_outlet(printed: str) -> bool:
    """Say whether a few words in title case tell an organisation that is not known: `Ellery News`."""
    words = printed.split()
    return (
        len(words) in range(2, _MOST_NAMES)
        and all(word[0].isupper() for word in words)
        and any(map(names_organization, words))
    )


def _name_through(text: str, start: int, low: int, end: int) -> ClosingCredit | None:
    """Read `Ana Lima via Getty Images` and `Ana Lima—Getty Images` behind a caption without a full stop."""
    for joint in ("—", *(f" {word} " for word in words_of("through"))):
        at = text.rfind(joint, low, end)
        known = source_named(text[at + len(joint) : end].strip()) if at > start else None
        begin = None if known is None else _names_begin(text, low, at)
        if known is not None and begin is not None and begin > start:
            name = recase(" ".join(text[begin:at].split()))
            return ClosingCredit(begin, Credit(name, known.short, text[begin:end].strip()), bare=True)
    return None


def _joined_name(text: str, start: int, low: int, end: int) -> ClosingCredit | None:
    """Read `Ana Lima/Ellery Gazette` and `Ana Lima - AP` behind a caption without a full stop."""
    slash = text.rfind("/", low, end)
    dash = text.rfind(" - ", low, end)
    at = max(slash, dash)
    if at < 0 or text[low:at].endswith("/"):
        return None
    organization = text[at:end].strip(" -/")
    source = (_WORD.findall(text, low, at) or [""])[-1]
    told = source_named(source) is not None or _SITE.fullmatch(source) is not None
    person = is_name(organization) and is_given_name(organization.split(maxsplit=1)[0])
    surname = told and organization.istitle() and organization.isalpha()
    if at == dash and person and organization.isupper() and len(source) > 1 and source.isupper():  # AFP - ANA LIMA
        first = text.rfind(source, low, at)
        return ClosingCredit(first, Credit(recase(organization), source, text[first:end].strip()), bare=True)
    if (
        at == slash and (person or surname) and len(source) > 1 and (source.isupper() or told)
    ):  # LP/Ana Lima, EFE / Lima
        first = text.rfind(source, low, at)
        return ClosingCredit(first, Credit(recase(organization), source, text[first:end].strip()), bare=True)
    known = outlet_named(organization)
    if known is None and organization.endswith("."):
        return None  # `..., said Ana Lima/Ellery.`: the stop of the sentence that the name is part of
    begin = _names_begin(text, low, at) if known is not None or at == slash else None
    if begin is None or begin <= start:
        return None
    name = " ".join(text[begin:at].split())
    if known is None and not (
        is_given_name(name.split(maxsplit=1)[0]) and read_shape(f"{name}/{organization}", bracketed=False) is not None
    ):
        return None
    credit = Credit(recase(name), known.short if known is not None else organization, text[begin:end].strip())
    return ClosingCredit(begin, credit, bare=True)


_SITE = regex.compile(r"\p{Ll}[\p{Ll}\d-]{1,20}\.\p{Ll}{2,8}")  # `ellery.example/Ana Lima`


def _names_begin(text: str, low: int, end: int) -> int | None:
    """Return where the name of a person begins that ends at `end`: two words before, more with a particle or a second given name."""
    words = list(_WORD.finditer(text, low, end))
    count = 2
    while count < len(words) and joins_names(words[-count][0]):
        count += 1
    if count == 2 and len(words) > 3 and words[-4][0][-1:].islower() and is_given_name(words[-3][0]):
        count = 3 if is_name(text[words[-3].start() : end].rstrip()) else 2  # `at dawn Mary Beth Tanner`
    if len(words) <= count or not is_name(text[words[-count].start() : end].rstrip()):
        return None
    return words[-count].start()
