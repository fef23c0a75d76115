"""Heads of stories: headline, deck, bylines, times and buttons, line by line or glued, above the story."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from wireclean.testing.words import WORDS, headline_of, story

__all__ = [
    "Drawn",
    "LayoutTruth",
    "PictureTruth",
    "byline",
    "flat_heads",
    "glued_heads",
    "heads",
    "local_heads",
    "stamp",
]


@dataclass(frozen=True)
class PictureTruth:
    """A caption: its words without the credit, who took the picture, and its number in a gallery."""

    text: str
    photographer: str | None = None
    index: int | None = None
    total: int | None = None


@dataclass(frozen=True)
class LayoutTruth:
    """What generated copy holds. `forms` names the forms that were drawn, to sort what is read badly.

    A field that is None or empty is not printed, unless its name is in `untold`: then the copy leaves it open and no
    reading of it is wrong. `paragraphs` are the story's own, each to come out whole and in this order.
    """

    paragraphs: tuple[str, ...]
    forms: tuple[str, ...]
    headline: str | None = None
    standfirst: str | None = None
    names: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    places: tuple[str, ...] | None = None
    agency: str | None = None
    captions: tuple[PictureTruth, ...] = ()
    untold: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True)
class Drawn:
    """A printed part of a head with what it says: the form's name, the printed lines, the values."""

    form: str
    lines: tuple[str, ...]
    names: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None


# --- bylines

# {a}, {b}, {c} are people.
_BYLINES = {
    "by": "By {a}",
    "by, two": "By {a} and {b}",
    "by, three": "By {a}, {b} and {c}",
    "by, capitals": "BY {A}",
    "by, small": "by {a}",
    "by, role": "By {a}, Staff Writer",
    "by, role of two": "By {a} and {b}, Staff Writers",
    "by, roles between": "By {a}, Harbour Reporter, and {b}, Court Reporter",
    "by, role below": "By {a}\nHarbour correspondent",
    "by, paper": "By {a}, Ellery Gazette",
    "by, paper behind a slash": "By {a} / Ellery Gazette",
    "by, paper behind a dash": "By {a} - Ellery Gazette",
    "by, paper below": "By {a}\nEllery Gazette",
    "by, place": "By {a} in Lisbon",
    "by, ground": "By {a} at Quay Park",
    "by, for a paper": "By {a} for the Ellery Gazette",
    "by, by turns": "{a} (now) and {b} (earlier)",
    "by on its own line": "By\n{a}",
    "by, semicolons": "By {a}; {b}",
    "by, handle": "By {a} @bellwatch",
    "written by": "Written by {a}",
    "story by": "Story by {a}",
    "glued to by": "By{a}",
    "glued to role": "By {a}Staff Writer",
    "bare": "{a}",
    "bare, role": "{a}, Harbour correspondent",
    "bare, role below": "{a}\nStaff Writer",
    "bare, paper": "{a}, Ellery Gazette",
    "bare, paper behind a bar": "{a} | Ellery Gazette",
    "bare, two": "{a} and {b}",
}
_LOCAL_BYLINES = {
    "de": ("Von {a}", "Von: {a}", "Von {a} und {b}", "Autor: {a}", "Von\n{a}", "{a}"),
    "fr": ("Par {a}", "Par {a} et {b}", "Par\n{a}", "Propos recueillis par {a}", "{a}"),
    "es": ("Por {a}", "Por {a} y {b}", "Por: {a}", "Por\n{a}", "{a}"),
    "it": ("di {a}", "di {a} e {b}", "Di {a}", "a cura di {a}", "{a}"),
    "ko": ("{a} 기자", "{a} 특파원", "글 {a}", "{a} 기자 harbour@ellery.example"),
    "ja": ("{a}記者", "文：{a}", "{a}", "取材・文＝{a}"),
    "zh": ("记者 {a}", "文/{a}", "作者：{a}", "本报记者 {a}"),
}


def byline(rng: Random, language: str = "en", *, cued: bool = False) -> Drawn:
    """Draw a byline of one to three people; with `cued` only those that a word such as `by` tells from other lines."""
    people = rng.sample(WORDS[language].people, 3)
    if language == "en":
        form, printed = rng.choice([one for one in _BYLINES.items() if not (cued and one[0].startswith("bare"))])
    else:
        printed = rng.choice(_LOCAL_BYLINES[language])
        form = f"{language} {printed}"
    names = tuple(one for one, mark in zip(people, "abc", strict=True) if f"{{{mark}}}" in printed.lower())
    text = printed.format(a=people[0], b=people[1], c=people[2], A=people[0].upper())
    return Drawn(f"byline: {form}", tuple(text.split("\n")), names=names)


# --- times

# {p} and {u} are the times of publication and update: date, numbers, clocks.
_STAMPS = {
    "day": "{p[day]}",
    "day first": "{p[daymonth]}",
    "published label": "Published {p[day]} {p[dots]}",
    "published colon": "Published: {p[day]} at {p[clock]} EDT",
    "posted, time first": "Posted: {p[clock]}, {p[day]}",
    "bar": "{p[day]} | {p[clock]}",
    "month first, numbers": "{p[monthfirst]} {p[clock]}",
    "day first, numbers": "{p[dayfirst]} {p[tight]}",
    "point in the clock": "{p[weekday]} {p[daymonth]} {p[point]} BST",
    "first published, modified": "First published on {p[weekday]} {p[daymonth]} {p[point]} BST\nLast modified on {u[weekday]} {u[daymonth]} {u[point]} BST",
    "two in a line": "Published {p[day]} {p[dots]} | Updated {u[day]} {u[dots]}",
    "two in capitals": "PUBLISHED: {p[day]} at {p[dots]} | UPDATED: {u[day]} at {u[dots]}",
    "two lines": "Published {p[day]}\nUpdated {u[day]} {u[clock]} ET",
    "labels on their own lines": "Published\n{p[day]}\nUpdated\n{u[day]}",
    "glued": "{p[day]}{p[clock]} UTCUpdated {u[day]}",
    "doubled": "{p[daymonth]}{p[daymonth]}",
    "time first": "{p[clock]} ET, {p[weekday]} {p[day]}",
    "zone behind": "{p[daymonth]}, {p[point]}, UK",
    "iso": "{p[iso]}",
    "updated only": "Updated {u[clock]} EDT, {u[day]}",
}
_LOCAL_STAMPS = {
    "de": ("{p.day:02}.{p.month:02}.{p.year}, {p:%H:%M} Uhr", "{p.day}. {month} {p.year}, {p:%H.%M} Uhr", "Stand: {p.day}.{p.month}.{p.year}, {p:%H:%M} Uhr"),
    "fr": ("Publié le {p.day} {month} {p.year} à {p:%Hh%M}", "Publié le {p:%d/%m/%Y} à {p:%H:%M}", "{p.day} {month} {p.year} - {p:%H:%M}"),
    "es": ("{p.day} de {month} de {p.year} - {p:%H:%M}", "Publicado el {p:%d/%m/%Y} a las {p:%H:%M}", "{p.day} {month} {p.year}, {p:%H:%M}"),
    "it": ("{p.day} {month} {p.year} alle {p:%H:%M}", "Pubblicato il {p:%d/%m/%Y} alle {p:%H:%M}"),
    "ko": ("입력 {p:%Y.%m.%d} {p:%H:%M}", "{p:%Y-%m-%d} {p:%H:%M} 송고", "등록 {p.year}년 {p.month}월 {p.day}일 {p:%H:%M}"),
    "ja": ("{p.year}年{p.month}月{p.day}日 {p.hour}時{p:%M}分", "公開日時 {p.year}年{p.month}月{p.day}日 {p:%H:%M}", "{p:%Y/%m/%d} {p:%H:%M}"),
    "zh": ("{p.year}年{p.month}月{p.day}日 {p:%H:%M}", "发布时间：{p:%Y-%m-%d %H:%M}", "{p:%Y-%m-%d %H:%M}"),
}  # fmt: skip


_CLOCKS = ("clock", "dots", "tight", "point", "iso", "%M")  # what of a form prints the time of day


def _parts(moment: datetime) -> dict[str, str]:
    """Return the ways to print a day and a clock that the forms of `_STAMPS` name."""
    month = WORDS["en"].months[moment.month - 1]
    hour, half = moment.hour % 12 or 12, "AM" if moment.hour < 12 else "PM"
    return {
        "day": f"{month} {moment.day}, {moment.year}",
        "daymonth": f"{moment.day} {month} {moment.year}",
        "weekday": f"{moment:%a}",
        "clock": f"{hour}:{moment:%M} {half}",
        "dots": f"{hour}:{moment:%M} {'a.m.' if half == 'AM' else 'p.m.'}",
        "tight": f"{hour}:{moment:%M}{half.lower()}",
        "point": f"{moment:%H.%M}",
        "monthfirst": f"{moment:%m/%d/%y}",
        "dayfirst": f"{moment:%d/%m/%y}",
        "iso": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
    }


def stamp(rng: Random, language: str = "en") -> Drawn:
    """Draw a time stamp, whose day is after the 12th so that numbers tell day from month."""
    published = datetime(2019, 1, 13) + timedelta(minutes=rng.randrange(16 * 24 * 60))
    published = published.replace(year=rng.randint(2001, 2024), month=rng.randint(1, 12))
    updated = published.replace(day=29 if published.month != 2 else 28) - timedelta(minutes=rng.randrange(600))
    if updated <= published:
        updated = published + timedelta(minutes=rng.randint(30, 300))
    if language == "en":
        form, printed = rng.choice(list(_STAMPS.items()))
        text = printed.format(p=_parts(published), u=_parts(updated))
    else:
        form = printed = rng.choice(_LOCAL_STAMPS[language])
        months = WORDS[language].months
        text = printed.format(p=published, month=months[published.month - 1] if months else "")

    def as_printed(mark: str, moment: datetime) -> datetime | None:
        fields = re.findall(rf"\{{{mark}[^}}]+\}}", printed)
        if any(clock in one for one in fields for clock in _CLOCKS):
            return moment
        return moment.replace(hour=0, minute=0) if fields else None

    return Drawn(
        f"stamp: {form if language == 'en' else f'{language} {form}'}",
        tuple(text.split("\n")),
        published=as_printed("p", published),
        updated=as_printed("u", updated),
    )


# --- what stands between

_BUTTONS = {
    "en": (
        "Share", "Save", "Print", "Email", "Copy link", "Comments", "12 comments", "0", "Advertisement", "Share on Facebook Share on X Email Print", "Facebook Twitter Email",
        "TextSmall TextMedium TextLarge", "Listen to this article", "Listen · 5:12", "4 min read", "Read in app", "View 6 Images", "Gift this article", "Add to bookmarks",
        "Share full article", "38", "Follow topic",
    ),
    "de": ("Teilen", "Drucken", "Merken", "Anzeige", "3 Kommentare", "Artikel anhören", "Lesezeit: 4 Minuten"),
    "fr": ("Partager", "Imprimer", "Enregistrer", "Publicité", "3 commentaires", "Écouter l'article", "Temps de lecture : 4 min"),
    "es": ("Compartir", "Imprimir", "Guardar", "Publicidad", "3 comentarios", "Escuchar noticia"),
    "it": ("Condividi", "Stampa", "Salva", "Pubblicità", "3 commenti", "Ascolta l'articolo", "4 minuti di lettura"),
    "ko": ("공유", "인쇄", "댓글 3", "글자크기", "기사 듣기"),
    "ja": ("シェア", "印刷", "保存", "コメント", "広告"),
    "zh": ("分享", "打印", "收藏", "评论", "字号"),
}  # fmt: skip
# Short lines that no list of furniture holds: only their shape and place say that they are none of the story's.
_UNHEARD = ("Hear it aloud", "14 claps", "Pin to board", "Hand to a friend", "Night mode", "A− A A+", "⋮", "6 photos")
_KICKERS = ("Local", "Harbours", "EXCLUSIVE", "Port Ellery", "Local News", "HARBOUR WATCH")
_DECKS = (
    "Salvage firm says the work took eleven days and cost twice what the board had set aside",
    "Ruling could decide who may keep what is found on the sea bed, and who has to pay for it.",
    "Residents fear that the last light on the coast will go out",
)
_DATELINES = (
    ("{P} (AP) — ", "AP"), ("{P}, {m} {d} (Reuters) - ", "Reuters"), ("{p} (AFP) – ", "AFP"), ("{P} — ", None), ("(Bloomberg) -- ", "Bloomberg"), ("(CNN) — ", "CNN"),
    ("{P}, {m} {d} (Xinhua) -- ", "Xinhua"), ("{P}: ", None),
)  # fmt: skip


def opening(rng: Random) -> tuple[str, tuple[str, ...] | None, str | None]:
    """Draw an English dateline, or none at all: what stands before the lede, the places, the agency."""
    if rng.random() < 0.4:
        return "", None, None
    printed, agency = rng.choice(_DATELINES)
    place = rng.choice(WORDS["en"].places)
    text = printed.format(P=place.upper(), p=place, m=rng.choice(("Jan", "March", "Oct.")), d=rng.randint(1, 28))
    return text, (place,) if "{p}" in printed.lower() else (), agency


def _head(rng: Random, language: str, *, run_on: bool = False) -> tuple[list[str], LayoutTruth]:
    """Draw the lines of a head with its story, and the truth of it; with `run_on` only what can be joined and still told apart."""
    title, by, time = headline_of(rng, language), byline(rng, language, cued=run_on), stamp(rng, language)
    parts: list[tuple[str, ...]] = [by.lines, time.lines]
    forms = [by.form, time.form]
    rng.shuffle(parts)
    if not run_on:
        for _ in range(rng.randint(0, 4)):
            unheard = language == "en" and rng.random() < 0.2
            button = rng.choice(_UNHEARD if unheard else _BUTTONS[language])
            if (button,) not in parts:
                parts.insert(rng.randint(0, len(parts)), (button,))
                forms.append(f"button: {button}")
    deck = rng.choice(_DECKS) if language == "en" and not run_on and rng.random() < 0.4 else None
    if deck:
        parts.insert(0, (deck,))
        forms.append(f"deck: {deck.split()[0]}")
    parts.insert(0, (title,))
    if not run_on and language == "en" and rng.random() < 0.3:
        kicker = rng.choice(_KICKERS)
        parts.insert(0, (kicker,))
        forms.append(f"kicker: {kicker}")
    before, places, agency = opening(rng) if language == "en" else ("", None, None)
    if before:
        forms.append("dateline")
    body = story(rng, language)
    lines = [line for part in parts for line in part] + [before + body[0], *body[1:]]
    return lines, LayoutTruth(
        paragraphs=body, forms=tuple(forms), headline=title, standfirst=deck, names=by.names, published=time.published, updated=time.updated, places=places,
        agency=agency,
    )  # fmt: skip


def heads(rng: Random) -> tuple[str, LayoutTruth]:
    """Draw a head of separate lines: kicker, headline, deck, byline and time in any order, buttons between them."""
    lines, truth = _head(rng, "en")
    return rng.choice(("\n", "\n\n")).join(lines), truth


def local_heads(rng: Random) -> tuple[str, LayoutTruth]:
    """Draw a head of separate lines in German, French, Spanish, Italian, Korean, Japanese or Chinese."""
    language = rng.choice(sorted(_LOCAL_BYLINES))
    lines, truth = _head(rng, language)
    return rng.choice(("\n", "\n\n")).join(lines), truth


def glued_heads(rng: Random) -> tuple[str, LayoutTruth]:
    """Draw a head whose headline, byline and time stand in one line, as a flattened page leaves it."""
    lines, truth = _head(rng, "en", run_on=True)
    above = len(lines) - len(truth.paragraphs)
    return "\n".join([" ".join(lines[:above]), *lines[above:]]), truth


def flat_heads(rng: Random) -> tuple[str, LayoutTruth]:
    """Draw a head and its story with every line break made a space; its paragraphs are then one."""
    lines, truth = _head(rng, "en", run_on=True)
    return " ".join(lines), LayoutTruth(**{**truth.__dict__, "paragraphs": (" ".join(truth.paragraphs),)})
