"""A name at the end of a line without a credit's signs, whose place must say that it is one: `The bell rings. Ana Lima`."""

from __future__ import annotations

import re

import regex

from wireclean.article import Credit
from wireclean.grammar.byline import is_given_name
from wireclean.grammar.credit.ending import CLOSERS, DASHES, QUOTES, ClosingCredit, is_person
from wireclean.grammar.credit.known import PART
from wireclean.grammar.credit.shape import LONGEST, labelled, read_shape
from wireclean.grammar.credit.words import credit_words, worded, words_of
from wireclean.grammar.names import is_name, joins_names, names_organization, recase
from wireclean.grammar.organizations import outlet_named, source_in_any_case, source_named
from wireclean.grammar.sentences import ends_sentence, without_stop

__all__ = ["bare_name", "may_be_glued", "names_begin"]


# Where a name may begin that a flattener glued to the caption's last word, or that capitals set apart: `on the quayAna Lima`.
_GLUED = regex.compile(
    r"(?=\s?\p{Lu}\p{L})(?:(?<=[\s-]\p{Ll}{2,20})(?=\p{Lu}[\p{Lu}\p{Ll}])|(?<=[\s'’-]\p{Lu}?\p{Ll}{2,20})\s(?=\p{Lu}{2,20}+\s[\p{Lu}\s.'’-]{2,40}+\Z))"
)


_SMALL_AND_CAPITAL = re.compile(r"[A-Z](?<=[a-z][A-Z])")


def may_be_glued(tail: str) -> bool:
    """Say, with little work, whether a name may be glued to what stands before it, or set apart by its capitals at the end."""
    if tail.isupper():
        return False
    return not tail.isascii() or tail.rstrip(" .'-")[-1:].isupper() or _SMALL_AND_CAPITAL.search(tail) is not None


_ABBREVIATED = regex.compile(
    r"(?<!\p{L})\p{Lu}\p{L}{0,4}+\.\s*+\Z"
)  # a title or an initial, and no end of a sentence: `Gen. `


_UNTOLD = ("-", "–", "—", "?", "!", "、", "＝")  # what stands before many names besides those of photographers


_WORD = regex.compile(r"\S++")


_MOST_NAMES = 5  # words of a name


def bare_name(text: str, start: int, end: int, boundaries: list[regex.Match[str]]) -> ClosingCredit | None:
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
    glued = [*_GLUED.finditer(text, low, end)] if may_be_glued(text[low:end]) else []
    for boundary in sorted([*boundaries, *glued], key=lambda one: one.end()):
        at, mark = boundary.end(), boundary[0].strip()
        printed = without_stop(text[at:end].strip()).lstrip(" .")
        if mark in DASHES:
            dashed = _behind_dash(text, start, text.index(mark, boundary.start()), printed)
            if dashed is not None:
                return dashed
        apart = mark[:1] in CLOSERS and boundary[0] != mark  # behind a bracket a name may be part of the sentence
        if apart or mark[:1] in _UNTOLD or mark[-1:] in QUOTES or not printed or len(printed.split()) > _MOST_NAMES:
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
    if not lead or ends_sentence(lead) or not lead[-1].islower() or not is_person(printed):
        return None
    return ClosingCredit(opened, Credit(recase(printed), None, printed), bare=True, placed=True)


def _behind_dash(text: str, start: int, dash: int, printed: str) -> ClosingCredit | None:
    """Read a name, or a few words in title case, behind a finished sentence and a dash: `The bell rings. - Ana Lima`, `... — White Star`.

    Behind a quotation stands whose words they are.
    """
    lead = text[start:dash].rstrip()
    parts = [part for part in _SLASHES.split(printed) if part.casefold() not in credit_words("closing")]
    if not ends_sentence(lead) or lead[-1] in QUOTES or len(printed.split()) >= _MOST_NAMES or not parts:
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
        begin = None if known is None else names_begin(text, low, at)
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
    begin = names_begin(text, low, at) if known is not None or at == slash else None
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


def names_begin(text: str, low: int, end: int) -> int | None:
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
