"""A credit by its shape, whoever is named in it: `Ana Lima/Ellery Gazette`, `Credit:Ana Lima`, `（記者林安娜攝）`.

In running text a credit must name an organisation that is known (`running.find_credits`). Where a line ends behind its
full stop, or is nothing but a credit, the shape is enough. What is read here is a credit *if* its place is that of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import regex

from wireclean.article import Credit
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of, phrases
from wireclean.grammar.byline import is_dense_name, is_given_name
from wireclean.grammar.credit.known import parse_credit
from wireclean.grammar.credit.words import (
    Openings,
    agency_forms,
    any_word,
    credit_label,
    credit_words,
    worded,
    words_of,
)
from wireclean.grammar.names import is_name, names_organization, recase
from wireclean.grammar.organizations import outlet_named, source_in_any_case, source_named
from wireclean.grammar.sentences import without_stop

__all__ = [
    "BRACKETS",
    "LONGEST",
    "beside_label",
    "labelled",
    "may_be_credit",
    "named_as_source",
    "named_by_label",
    "names_with_label",
    "read_shape",
    "read_shouted",
    "says_kind",
]

LONGEST = 110  # characters of a credit with its label, three names and two organisations
_MOST_WORDS = 9  # more is a sentence
_MOST_GIVERS = 4  # words of whose courtesy it is: `Foto ihsan pembaca`

BRACKETS = regex.compile(r"[(（\[【]([^()（）\[\]【】\n]{2,110}+)[)）\]】]\.?")


@cache
def _labelled() -> tuple[Openings, regex.Pattern[str]]:
    tables = ("labels", "uncased", "sources", "source_labels", "dotted")
    openings = Openings.of(["©", "ⓒ", "،", *(word for table in tables for word in words_of(table))])
    return openings, regex.compile(
        rf"""
        (?P<own> [©ⓒ] [ ]?+ )?+
        (?: (?P<label> (?i:{any_word("labels", "uncased", "sources")}) ) (?: [ ]{{0,2}}+ (?: [:：=＝／] | (?P<bar>\|)[ ] | (?<=\p{{Lo}}) / | (?<=[\p{{Lo}}\p{{M}}])-[ ] | \.\.\. ) | [ ](?i:{any_word("by")})[ ]?+:?+ )
          | (?i:{any_word("dotted")}) [ ]?+ :?+
          | (?P<comma> ،? (?i:{any_word("source_labels")}) ) (?: [ ]?+ [,،，:] | (?<= ،[\p{{Arabic}} ]{{4,30}} ) ) )
        [ ]{{0,2}}+ (?P<who> [^\n]{{0,90}}+ )
        """,
        regex.VERBOSE,
    )


def labelled(printed: str) -> regex.Match[str] | None:
    """Read a label and who is named behind it: `Foto: privat`, `Image source, Ana Lima`, `写真＝港の博物館`."""
    openings, pattern = _labelled()
    return pattern.fullmatch(printed) if openings.open(printed) else None


# what parts a credit: marks, "via", and "for" before a paper's name.
_SEPARATOR = r"""
        \s*+[/|／]\s*+ | \s++[-–—•]\s++ | (?<=\p{L})—(?=\p{Lu}) | [,;]\s++ (?: (?:<through>) \s++ )?+ | :\s++ | 、 | \s++ (?:<through>) \s++
        | \s++ (?: <whom> ) \s++ (?= (?i:<articles>)\s | \p{Lu}{2} )
        | (?<= \p{Lu}{2} ) \s++ (?i: <whom|through> ) \s++ (?= \p{Lu}{2} )
        """


# Who is named before a label in scripts that set names apart: words with capitals, a few.
_NAMED = r"\p{Lu}[\p{L}\d.&'’-]{0,20}+(?:[ ][\p{Lu}\d&][\p{L}\d.&'’-]{0,20}+){0,3}"


@cache
def _suffixed() -> regex.Pattern[str]:
    """Read a name before a label that follows it: `記者林安娜攝`, `연합뉴스 제공`, `Reuters photo`, `Gazette photo by Ana Lima`; or behind it.

    A note may follow, of whose the rights are.
    """
    glued = any_of(label for label in words_of("closing") if label[0] >= _SYLLABLES)
    behind = f"{glued}|{any_word('photographers')}"
    spaced = any_of(label for label in words_of("closing") if label[0] < _SYLLABLES)
    return regex.compile(
        rf"""
        (?P<who> (?! [^\n]{{0,40}}? (?: [ ]/ | ／ ) (?! (?:{behind}) ) ) [^\n。.!?！？，,、:：@＝=（）()]{{1,40}}? ) [ ]?(?:{behind})
            (?: \.[ ][^\n.]{{1,40}} | （ [^（）\n]{{2,12}} ） | [ ]?[/／][ ]?[^\n/／]{{2,14}} )?
        | (?P<who> {_NAMED} (?: [ ]?/[ ]? {_NAMED} )? ) [ ](?i:{spaced}) (?: (?: [ ]?[:/][ ]? | [ ](?i:{any_word("by")})[ ] ) (?P<person> {_NAMED} ) )?
        | (?:{glued}) [ ] (?P<named> [^\n。.!?！？，,、:：@]{{1,40}} )
        """,
        regex.VERBOSE,
    )


def names_with_label(printed: str) -> bool:
    """Say whether a label for photos stands between an organisation and a person: `Gazette photo by Ana Lima`, `ST PHOTO: ANA LIMA`."""
    suffixed = _suffixed().fullmatch(printed) if _has_suffix(printed) else None
    return suffixed is not None and suffixed["person"] is not None and _is_person(suffixed["person"])


def _has_suffix(printed: str) -> bool:
    """Say, with little work, whether a label may follow a name."""
    folded = printed.lower()
    return _suffixes().search(folded) is not None


@cache
def _suffixes() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(label) for table in ("closing", "photographers") for label in words_of(table)))


def may_be_credit(printed: str) -> bool:
    """Say, with little work, whether a string can be a credit: it has a sign or a label of one, or names an organisation."""
    return (
        _is_strong(printed)
        or _labelled()[0].open(printed)
        or credit_label(printed) > 0
        or _spaced_words("through", "whom").search(printed) is not None
        or _has_suffix(printed)
        or says_kind(printed, bracketed=False)
        or _network().fullmatch(printed) is not None
        or any(map(_may_name_organization, _JOINT.split(printed.rstrip(" ."))))
    )


_JOINT = re.compile(
    r"[:：、—]|,\s|\s[-–•]\s"
)  # what stands between a person and an organisation besides what is a credit's own


def _may_name_organization(part: str) -> bool:
    part = part.strip()
    return part in agency_forms() or source_named(part) is not None or _tells_organization(part)


@cache
def _spaced_words(*tables: str) -> re.Pattern[str]:
    words = (word for table in tables for word in words_of(table))
    return re.compile("|".join(re.escape(f" {form} ") for word in words for form in (word, word.upper())))


_SYLLABLES = "\u1100"  # from here on the scripts that need no space between words
# A stop, a question or a quotation in what is named makes it a sentence; a stop inside a word (`ellery.example`) or behind an initial (`J. Lima`, `St. Clair`) does not.
_SAYS_MORE = regex.compile(r"[!?。！？“”„«»]|[:：][^/]|(?<!(?<!\p{L})\p{Lu}\p{Ll}?)\.\s")


# one part of a credit: words with capitals and small ones between, a site's address, or an agency that prints itself small.
_PART = r"""
        (?: (?: (?i:<articles>) | (?i:<whom>) ) \s (?: (?i:<articles>)\s )?+ )?+
        (?: [\p{Lu}\d@] [\p{L}\p{M}\p{N}.&'’@_!-]*+
            (?: \s (?: (?: <small> | & ) \s ){0,2}+ [\p{Lu}\d&] [\p{L}\p{M}\p{N}.&'’!-]*+ ){0,5}+
          | [\p{Ll}\d][\w-]{1,30}+ \.[a-z]{2,12} | \p{Ll}{2,5}+ (?: -\p{Ll}{2,5}+ )?+ )
        """


_USER = regex.compile(r"@[\w.]{2,30}")
_INITIALS = regex.compile(r"(?<=\p{L})/\p{Ll}{2,4}\Z")  # of a desk, behind the credit: `ANTARA FOTO/Ana Lima/foc`
_FILED = r"(?<=\p{L}) [ ] (?i:<tags>) \Z"
_LOOSE = regex.compile(r":|\s[-–—]\s")


def read_shape(printed: str, *, bracketed: bool) -> Credit | None:
    """Read a string as a credit, whoever is named in it; None when its shape is not that of one."""
    printed = printed.strip()
    if not 2 <= len(printed) <= LONGEST or not (bracketed or may_be_credit(printed)):
        return None
    credit = parse_credit(f"({printed})" if bracketed else printed)
    if credit is not None:
        return credit
    by_label = labelled(printed)
    if by_label is not None:
        return named_by_label(by_label, printed, bracketed=bracketed)
    beside = beside_label(printed, bracketed=bracketed)
    if beside is not None:
        return beside
    suffixed = _suffixed().fullmatch(printed) if _has_suffix(printed) else None
    if suffixed is not None:
        person = suffixed["person"]
        who = (suffixed["who"] or suffixed["named"]).strip()
        if is_dense_name(who) and not bracketed:  # in brackets it may be the author: `[이지현 기자]`
            return Credit(who, None, printed)
        outlet, name = _behind_title(who)
        if name:  # 新华社记者 王建国 摄
            return Credit(name, outlet or None, printed)
        return Credit(recase(person) if person and is_name(person) else None, who, printed)
    network = _network().fullmatch(printed)
    if network is not None:
        return Credit(network["user"], network["network"], printed)
    if bracketed and printed.startswith(words_of("taken")):
        return Credit(None, None, printed)
    if bracketed and (named := _behind_uncased(printed)):
        return Credit(None, named, printed)
    source = _kind_of_source(printed) if bracketed else ""
    if source:
        return Credit(None, source, printed)
    if printed[0] in "©ⓒ" and is_dense_name(printed[1:].strip()):
        return Credit(printed[1:].strip(), None, printed)
    if printed.casefold().split(" ")[0] in credit_words("given") and len(printed.split()) <= _MOST_WORDS:
        return Credit(None, None, printed) if bracketed else None
    if says_kind(printed, bracketed=bracketed) or _reserves_rights(printed):
        return Credit(None, None, printed)
    label = credit_label(printed)
    body = _INITIALS.sub("", without_stop(printed[label:].strip()).lstrip("."))
    if _is_strong(body):
        body = worded(_FILED).sub("", body)  # `Ana Lima / Ellery Gazette file`
    if label and (_SAYS_MORE.search(body) or len(body.split()) > _MOST_WORDS):
        return None
    printed_parts = [part for part in worded(_SEPARATOR).split(body) if part]
    parts = [part for part in printed_parts if part.casefold() not in credit_words("pool")]
    if len(parts) > 1 and parts[0] == printed_parts[0] and parts[0].casefold() in credit_words("labels"):
        parts = parts[1:]  # `Gambar fail/Bernama`
    if len(parts) == 1 < len(printed_parts) and _is_strong(body):
        if _is_person(parts[0]):
            return Credit(recase(" ".join(parts[0].split())), None, printed)  # `Ana Lima / File`
        labels = bracketed or printed_parts[0].casefold() in credit_words("labels")
        only = source_named(parts[0]) if labels else None
        nobody = parts[0].casefold()
        if only is not None or nobody in credit_words("given") or (labels and nobody in credit_words("nobody")):
            return Credit(None, only and only.short, printed)  # `[Photo/Xinhua]`, `Photo / Supplied`
        first = printed_parts[0].casefold() in credit_words("labels") and _is_part(parts[0])
        if labels and (first or parts[0].isupper()):
            return Credit(None, parts[0], printed)  # `Photo / EHB`, `Foto/Dok Gazette`
    if label and body.casefold() in credit_words("nobody"):
        return Credit(None, body, printed)  # `© privat`
    if label and body.islower() and (small := source_in_any_case(body)) is not None:
        return Credit(None, small.short, printed)  # `© belga`
    if not parts or len(parts) > 5 or not all(map(_is_part, parts)):
        given = printed[:label].casefold().strip(" :/") in credit_words("gifts") and len(body.split()) < _MOST_GIVERS
        return Credit(None, body, printed) if (bracketed or given) and label and body else None
    return _from_parts(parts, printed, strong=bool(label) or _is_strong(body), bracketed=bracketed)


@cache
def _unmarked() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of(_cased(words_of('unmarked')))})[ ](?P<who>(?![ ])[^\n]{{3,90}})")


def _cased(words: Iterable[str]) -> Iterator[str]:
    """Yield words as they open a line, and in capitals throughout."""
    for word in words:
        yield word[0].upper() + word[1:]
        yield word.upper()


def says_kind(printed: str, *, bracketed: bool) -> bool:
    """Say whether a string says what kind of picture it is and no more: `File photo`, `Foto di repertorio`, `Archivbild`."""
    words = printed.casefold().rstrip(".।۔")
    if (" " in words and words in credit_words("labels")) or words in credit_words("kinds"):
        return True
    return (
        bracketed
        and any(map(credit_words("kinds").__contains__, words.split()))
        and _of_pictures().issuperset(words.split())
    )


@cache
def _network() -> regex.Pattern[str]:
    """Match a network of friends and who of it: `Instagram/analima`, `Twitter: @analima`, `via Facebook`."""
    network = any_word("networks")
    return regex.compile(
        rf"(?P<network>{network})(?:/(?P<user>[\w.]{{3,30}})|[ ]?[:/]?[ ]?(?P<user>@[\w.]{{2,30}}))"
        rf"|(?i:{any_word('through')})[ ](?P<network>{network})"
    )


def _behind_title(who: str) -> tuple[str, str]:
    """Part an outlet from the name of its photographer where a title stands between, in scripts without spaces: `新华社记者 王建国`."""
    for title in words_of("photographers"):
        outlet, _, name = who.partition(title)
        if is_dense_name(name.strip()):
            return outlet.strip(), name.strip()
    return "", ""


def _behind_uncased(printed: str) -> str:
    """Return whom a label with no more than a blank behind it names, in scripts without capitals: `ภาพโดย ธนากร แสงทอง`."""
    label, _, named = printed.partition(" ")
    few = 0 < len(named.split()) < _MOST_GIVERS and not _SAYS_MORE.search(named)
    return named if few and label in credit_words("uncased") and not any(map(str.isdigit, named)) else ""


def _kind_of_source(printed: str) -> str:
    """Return whose picture of a kind a note says it is, in scripts without spaces: `路透社資料圖片`."""
    kind = next((word for word in words_of("kinds") if word[0] >= _SYLLABLES and printed.endswith(word)), "")
    return printed.removesuffix(kind) if kind and len(printed) - len(kind) <= _LONGEST_SOURCE else ""


_LONGEST_SOURCE = 8


def _reserves_rights(printed: str) -> bool:
    """Say whether a string says whose the picture is by a sign and a phrase: `© Tous droits réservés`."""
    return printed[0] == "©" and printed[1:].strip(" .").casefold() in language_words("notes.reserved")


@cache
def _of_pictures() -> frozenset[str]:
    """Return the words of which a note on the kind of a picture is made."""
    return frozenset(
        word for table in ("kinds", "labels", "pictures") for phrase in credit_words(table) for word in phrase.split()
    )


def beside_label(printed: str, *, bracketed: bool = False) -> Credit | None:
    """Read a label with no more than a blank before a person or a known organisation: `Beeld Ana Lima`, `PHOTO ANA LIMA, LA GAZETTE`.

    In brackets the label may be in small letters: `(foto Ana Lima)`.
    """
    label = _unmarked().fullmatch(printed[0].upper() + printed[1:] if bracketed else printed)
    parts = [part for part in worded(_SEPARATOR).split(without_stop(label["who"])) if part] if label else []
    if not parts or len(parts) > 3 or not all(map(_is_part, parts)):
        return None
    known = [source_named(part) for part in parts]
    person = next((p for p, one in zip(parts, known, strict=True) if one is None and _is_person(p)), None)
    if person is None and known[0] is None:
        return None
    others = [one.short if one else part for part, one in zip(parts, known, strict=True) if part is not person]
    return Credit(recase(person) if person else None, others[0] if others else None, printed)


# What is named last, in brackets or between quotation marks: `Ana Lima (NTB)`, `Ana Lima / «Gazette»`.
_SET_APART = regex.compile(
    r"(?P<first>[^()«»„“”]{3,60}?)(?:\s?\((?P<last>[^()]{2,30})\)|[/,]\s?[«„“](?P<last>[^«»„“”]{2,40})[»“”])"
)


def _with_comma(who: str) -> str:
    """Return what a label names with a comma where brackets or quotation marks set the last part apart behind a name."""
    apart = _SET_APART.fullmatch(who)
    if apart is None:
        return who
    first = apart["first"].strip()
    return f"{first}, {apart['last']}" if is_name(first) or source_named(first) is not None else who


def named_by_label(label: regex.Match[str], printed: str, *, bracketed: bool) -> Credit | None:
    """Read what a label names: a few words that are no sentence."""
    who = _with_comma(label["who"].strip())
    if not bracketed and (who.endswith(".") or BRACKETS.search(who)):
        return None  # a sentence behind a colon, or a caption with its credit
    who = without_stop(who).lstrip(" .")
    if not who:
        return None
    name, _, outlet = who.rpartition(". ")
    if name and outlet_named(outlet) is not None:  # `Foto: Ana Lima. LA NACION`
        who = f"{name}, {outlet}"
    if _SAYS_MORE.search(who) or len(who.split()) > _MOST_WORDS:
        return None
    if (
        who[0].islower()
        and who.casefold() not in credit_words("nobody")
        and (source_named(who) or source_named(who.upper()) or source_named(who.capitalize())) is None
        and not _is_strong(who)
        and "." not in who
    ):
        return None
    titled = next((title for title in words_of("photographers") if who.endswith(title)), "")
    if titled and is_dense_name(who.removesuffix(titled).strip()):  # 사진=김민수 기자
        return Credit(who.removesuffix(titled).strip(), None, printed)
    parts = worded(_SEPARATOR).split(who)
    person = next((part for part in parts if source_named(part) is None and is_name(part)), None)
    photographer = recase(" ".join(person.split())) if person is not None else None
    others = [part for part in parts if part is not person]
    known = source_named(others[0]) if others else None
    joined = photographer is not None and "/" in who
    alone = photographer is not None and not others and is_given_name(photographer.split(maxsplit=1)[0])
    own = None if alone else parse_credit(who)  # `Source: AP Photo/Ana Lima`
    sold = bracketed or label["own"] or alone or own or (known is not None and (known.sells_photos or joined))
    if label["bar"] and photographer is None and known is None and who.casefold() not in credit_words("pool"):
        return None  # `PHOTOS | Divers raise the ferry`
    if (label["label"] or "").casefold() in credit_words("sources") and not sold:
        return None  # `Source: Department of Health` is the story's own
    if own is not None and own.photographer is not None:
        return Credit(own.photographer, own.organization, printed)
    return Credit(photographer, known.short if known else (others[0].strip() or None) if others else None, printed)


def named_as_source(label: regex.Match[str], printed: str) -> Credit | None:
    """Read what a label names as the source of anything: `Quelle: dpa`, `Forrás: MTI/Nagy Péter`, `Zdroj: ČTK Autor: Ana Lima`.

    That it is a picture's its place must tell.
    """
    who = without_stop(label["who"].strip())
    source = source_named(who)
    if source is not None:
        return Credit(None, source.short, printed)
    author = _author().search(who) if ":" in who else None
    person = None if author is None else author["person"]
    if person is not None and not is_name(person):
        return None
    parts = [part for part in worded(_SEPARATOR).split(who if author is None else who[: author.start()]) if part]
    if not 0 < len(parts) <= _MOST_SOURCES or not all(map(_is_part, parts)):
        return None
    if person is None and len(parts) > 1 and is_name(parts[-1]) and source_named(parts[-1]) is None:
        person = parts.pop()
    known = source_named(parts[0])
    return Credit(person and recase(person), known.short if known else parts[0], printed)


_MOST_SOURCES = 4


@cache
def _author() -> regex.Pattern[str]:
    """Match the label of an author behind a source: ` Autor: Ana Lima`, ` / Autor: Ana Lima`."""
    words = any_of((*language_words("bylines.labels"), *words_of("labels")))
    return regex.compile(rf"[ ]?+[/|,;–-]?+[ ](?i:{words})[ ]?:[ ](?P<person>[^\n:]{{3,60}})\Z")


def _from_parts(parts: list[str], printed: str, *, strong: bool, bracketed: bool) -> Credit | None:
    """Tell photographer and organisation among parts that have the shape of names.

    A slash or bar between a name and another part is a credit's. A comma, dash or colon stands between a person and a place, a
    role or another person too; there the organisation must be known, or hold a word of organisations.
    """
    known = [source_named(part) for part in parts]
    if len(parts) == 1:
        only = known[0]
        return Credit(None, only.short, printed) if only is not None and only.sells_photos else None
    if not strong and not bracketed and not any(known) and not any(map(_tells_organization, parts)):
        return None
    people = [one is None and _is_person(part) for part, one in zip(parts, known, strict=True)]
    if not any(people):
        return None
    person = people.index(True)
    name, organization, one = next((parts[person], parts[i], known[i]) for i in range(len(parts)) if i != person)
    if len(organization) < 2 and not name.startswith("@"):
        return None
    if one is None and not bracketed and not strong and _LOOSE.search(printed):
        return None  # whatever stands before a colon or around a dash: `Editor: Ana Lima`
    told = strong or one is not None or (bracketed and ":" in printed and person > 0)
    if not told and not _tells_organization(organization, beside=name):
        return None
    return Credit(recase(" ".join(name.split())), one.short if one is not None else organization, printed)


def _tells_organization(part: str, beside: str = "") -> bool:
    """Say whether words not known are an organisation's: one of them tells, or they are in capitals and what stands beside is not."""
    shouted = part.isupper() and not beside.isupper() and not any(map(str.isdigit, part))
    return shouted or any(map(names_organization, part.split()))


def _is_strong(who: str) -> bool:
    """Say whether what parts the words is a credit's own: a slash, a bar, "via"."""
    return "/" in who or "|" in who or "／" in who or _spaced_words("through").search(who) is not None


def _is_part(part: str) -> bool:
    return worded(_PART).fullmatch(part) is not None or (part.islower() and source_named(part) is not None)


def _is_person(part: str) -> bool:
    """Say whether a part is a photographer's name or account; other words in capitals are a headline's or a table's."""
    if _USER.fullmatch(part) is not None:
        return True
    if not is_name(part):  # Ana LIMA
        return part.rpartition(" ")[2].isupper() and is_given_name(part.split(maxsplit=1)[0]) and is_name(recase(part))
    return not part.isupper() or is_given_name(part.split(maxsplit=1)[0])


def read_shouted(printed: str, *, barred: bool) -> Credit | None:
    """Read what stands behind a finished sentence in capitals, a name, or behind a bar or dash an organisation too.

    `MARTA LIMA`, `| REUTERS`, `| ARCHIVES ELLERY-GAZETTE`, `- Belga.`
    """
    printed = without_stop(printed.strip()).lstrip(" .")
    known = source_named(printed) if barred else None
    if known is not None:
        return Credit(None, known.short, printed)
    if printed.casefold() in phrases().furniture_line:
        return None  # `The bell rings! | ADVERTISEMENT`
    if not printed.isupper() or len(printed.split()) > 6 or _SAYS_MORE.search(printed) or _DIGIT.search(printed):
        return None
    name, outlet = _name_and_outlet(printed)
    if outlet or _is_person(name):
        return Credit(recase(name), outlet or None, printed)
    return Credit(None, printed, printed) if barred else None


def _name_and_outlet(printed: str) -> tuple[str, str]:
    """Part a name in capitals from the outlet behind it, with nothing between: `ANA LIMA ELLERY HERALD STAFF`, `ANA LIMA AP/POOL`."""
    words = printed.split()
    for at in range(2, min(len(words), 4)):
        outlet = " ".join(words[at:])
        own, _, pool = outlet.partition("/")
        known = source_named(own) if not pool or pool.casefold() in credit_words("pool") else None
        if known is None and not any(map(names_organization, words[at:])):
            continue
        if _is_person(" ".join(words[:at])):
            return " ".join(words[:at]), known.short if known is not None else outlet
    return printed, ""


_DIGIT = regex.compile(r"\d")
