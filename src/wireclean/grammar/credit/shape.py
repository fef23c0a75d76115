"""A credit by its shape, whoever is named in it: `Ana Lima/Ellery Gazette`, `Credit:Ana Lima`, `（記者林安娜攝）`.

In running text a credit must name an organisation that is known (`running.find_credits`). Where a line ends behind its
full stop, or is nothing but a credit, the shape is enough. What is read here is a credit *if* its place is that of one.
"""

from __future__ import annotations

from functools import cache

import regex

from wireclean.article import Credit
from wireclean.grammar.byline import is_given_name
from wireclean.grammar.credit.known import parse_credit
from wireclean.grammar.credit.words import credit_label, credit_words, words_of
from wireclean.grammar.names import is_name, names_organization, recase
from wireclean.grammar.organizations import organization_named, outlet_named

__all__ = ["BRACKETS", "LONGEST", "labelled_pattern", "named_by_label", "read_shape", "read_shouted"]

LONGEST = 110  # characters of a credit with its label, three names and two organisations
_MOST_WORDS = 9  # more is a sentence

BRACKETS = regex.compile(r"[(（\[【]([^()（）\[\]【】\n]{2,110}+)[)）\]】]\.?")


@cache
def labelled_pattern() -> regex.Pattern[str]:
    """Read a label and who is named behind it: `Foto: privat`, `Image source, Ana Lima`, `写真＝港の博物館`, `PHOTO ANA LIMA`."""
    colon = "|".join(map(regex.escape, (*words_of("labels"), *words_of("uncased"), *words_of("sources"))))
    comma = "|".join(map(regex.escape, words_of("source_labels")))
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
def _separator() -> regex.Pattern[str]:
    """Read what parts a credit: marks, "via", and "for" before a paper's name."""
    whom = "|".join(map(regex.escape, words_of("whom")))
    return regex.compile(
        rf"\s*+[/|／]\s*+|\s++[-–—•]\s++|,\s++|\s++via\s++|\s++(?:{whom})\s++(?=[Tt]he\s|\p{{Lu}}{{2}})|:\s++|、"
    )


@cache
def _suffixed() -> regex.Pattern[str]:
    """Read a name before a label that follows it, in languages that set it so: `記者林安娜攝`, `연합뉴스 제공`, `Reuters photo`; or behind it.

    A note may follow, of whose the rights are.
    """
    glued = "|".join(regex.escape(label) for label in words_of("closing") if label[0] >= _SYLLABLES)
    spaced = "|".join(regex.escape(label) for label in words_of("closing") if label[0] < _SYLLABLES)
    return regex.compile(
        rf"(?P<who>[^\n。.!?！？，,、:：@]{{1,40}}?)(?:[ ]?(?:{glued})|[ ](?:{spaced}))(?:\.[ ][^\n.]{{1,40}})?"
        rf"|(?:{glued})[ ](?P<named>[^\n。.!?！？，,、:：@]{{1,40}})"
    )


_SYLLABLES = "\u1100"  # from here on the scripts that need no space between words


# A stop, a question or a quotation in what is named makes it a sentence; a stop inside a word (`ellery.example`) does not.
_SAYS_MORE = regex.compile(r"[!?。！？“”„«»]|[:：][^/]|\.\s")
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
_LOOSE = regex.compile(r":|\s[-–—]\s")
_STRONG = regex.compile(r"[/|／]|\svia\s")


def read_shape(printed: str, *, bracketed: bool) -> Credit | None:
    """Read a string as a credit, whoever is named in it; None when its shape is not that of one."""
    printed = printed.strip()
    if not 2 <= len(printed) <= LONGEST:
        return None
    credit = parse_credit(f"({printed})" if bracketed else printed)
    if credit is not None:
        return credit
    labelled = labelled_pattern().fullmatch(printed)
    if labelled is not None:
        return named_by_label(labelled, printed, bracketed=bracketed)
    suffixed = _suffixed().fullmatch(printed)
    if suffixed is not None:
        return Credit(None, (suffixed["who"] or suffixed["named"]).strip(), printed)
    if printed.casefold().split(" ")[0] in words_of("given") and len(printed.split()) <= _MOST_WORDS:
        return Credit(None, None, printed) if bracketed else None
    label = credit_label(printed)
    body = _INITIALS.sub("", printed[label:].strip(" ."))
    if label and (_SAYS_MORE.search(body) or len(body.split()) > _MOST_WORDS):
        return None
    parts = [part for part in _separator().split(body) if part and part.casefold() not in credit_words("pool")]
    if not parts or len(parts) > 5 or any(_PART.fullmatch(part) is None for part in parts):
        return None
    return _from_parts(parts, printed, strong=bool(label) or _STRONG.search(body) is not None, bracketed=bracketed)


def named_by_label(labelled: regex.Match[str], printed: str, *, bracketed: bool) -> Credit | None:
    """Read what a label names: a few words that are no sentence."""
    who = labelled["who"].strip()
    if not bracketed and (who.endswith(".") or BRACKETS.search(who)):
        return None  # a sentence behind a colon, or a caption with its credit
    who = who.strip(" .")
    if not who:
        return None
    name, _, outlet = who.rpartition(". ")
    if name and outlet_named(outlet) is not None:  # `Foto: Ana Lima. LA NACION`
        who = f"{name}, {outlet}"
    if _SAYS_MORE.search(who) or len(who.split()) > _MOST_WORDS:
        return None
    if (
        who[0].islower()
        and who.casefold() not in words_of("nobody")
        and organization_named(who) is None
        and _STRONG.search(who) is None
        and "." not in who
    ):
        return None
    parts = _separator().split(who)
    person = next((part for part in parts if organization_named(part) is None and is_name(part)), None)
    photographer = recase(" ".join(person.split())) if person is not None else None
    others = [part for part in parts if part is not person]
    known = organization_named(others[0]) if others else None
    joined = photographer is not None and "/" in who
    sold = bracketed or labelled["own"] or (known is not None and (known.sells_photos or joined))
    if (labelled["label"] or "").casefold() in words_of("sources") and not sold:
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
    if len(organization) < 2 and not name.startswith("@"):
        return None
    if one is None and not bracketed and not strong and _LOOSE.search(printed):
        return None  # whatever stands before a colon or around a dash: `Editor: Ana Lima`
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


def read_shouted(printed: str, *, barred: bool) -> Credit | None:
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
