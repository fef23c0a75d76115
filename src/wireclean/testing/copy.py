"""Copy as a wire or a scraper leaves it, with its truth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Generic, TypeVar

try:
    from hypothesis import strategies as st
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "wireclean.testing needs hypothesis; install it with: pip install 'wireclean[test]'"
    ) from error

from wireclean.testing.words import WORDS

__all__ = [
    "ArticleTruth",
    "CaptionTruth",
    "DatelineTruth",
    "Sample",
    "articles",
    "bylines",
    "captions",
    "datelines",
    "galleries",
    "headlines",
    "names",
    "paragraphs",
    "prose",
    "timestamps",
]

Truth = TypeVar("Truth")


@dataclass(frozen=True)
class Sample(Generic[Truth]):
    """Copy and what is in it."""

    text: str
    truth: Truth


@dataclass(frozen=True)
class DatelineTruth:
    """What a generated dateline says; `month_day` is its printed day, of which the year is not printed."""

    places: tuple[str, ...]
    region: str | None
    agency: str | None
    month_day: tuple[int, int] | None


@dataclass(frozen=True)
class CaptionTruth:
    """One slot of a generated gallery; `text` is None for an empty one."""

    index: int
    total: int
    text: str | None
    photographer: str | None


@dataclass(frozen=True)
class ArticleTruth:
    """What a generated article holds."""

    headline: str
    names: tuple[str, ...]
    organization: str
    published: datetime
    updated: datetime | None
    dateline: DatelineTruth
    captions: tuple[CaptionTruth, ...]
    paragraphs: tuple[str, ...]


# --- words

_PLACES = (
    "Lisbon",
    "Tokyo",
    "Nairobi",
    "Oslo",
    "Warsaw",
    "São Paulo",
    "Mexico City",
    "St. John's",
    "McAllen",
    "The Hague",
)
_WITH_REGION = (
    ("Duluth", "Minn."),
    ("Tulsa", "Okla."),
    ("Kelowna", "British Columbia"),
    ("Mosul", "Iraq"),
    ("Leeds", "England"),
)
_SUBJECTS = (
    "The harbour board",
    "A court in the capital",
    "The museum's director",
    "Two divers",
    "The ministry of transport",
    "Fishermen on the coast",
)
_VERBS = ("approved", "rejected", "discussed", "described", "postponed", "welcomed")
_OBJECTS = (
    "the plan to raise the bell",
    "a new breakwater near the old port",
    "the sale of the lighthouse",
    "a report on the wreck",
    "higher fees for the ferry",
)
_TAILS = (
    "after a long debate",
    "on Monday",
    "despite protests by residents",
    "in a vote that surprised many",
    "as the weather turned",
    "for the third time this year",
)
_ORGANIZATIONS = ("Associated Press", "Reuters")


def names() -> st.SearchStrategy[str]:
    """Draw a personal name in mixed case."""
    return st.sampled_from(WORDS["en"].people)


def prose(min_sentences: int = 1, max_sentences: int = 3) -> st.SearchStrategy[str]:
    """Draw a paragraph of edited prose: nothing in it is to be removed or changed."""
    sentence = st.builds(
        "{} {} {} {}.".format,
        st.sampled_from(_SUBJECTS), st.sampled_from(_VERBS), st.sampled_from(_OBJECTS), st.sampled_from(_TAILS),
    )  # fmt: skip
    return st.lists(sentence, min_size=min_sentences, max_size=max_sentences, unique=True).map(" ".join)


def paragraphs(min_size: int = 1, max_size: int = 4) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw the paragraphs of a story."""
    return st.lists(prose(), min_size=min_size, max_size=max_size, unique=True).map(tuple)


def headlines() -> st.SearchStrategy[str]:
    """Draw a headline in sentence case."""
    return st.builds(
        "{} {} {}".format,
        st.sampled_from(("Divers", "Harbour board", "Museum", "Port Ellery council", "Fishermen")),
        st.sampled_from(("back", "reject", "split over", "to vote on", "await ruling on")),
        st.sampled_from(("plan to raise bell", "new breakwater", "lighthouse sale amid protests", "ferry fees")),
    )


# --- datelines, bylines, times


@st.composite
def datelines(draw: st.DrawFn) -> Sample[DatelineTruth]:
    """Draw a dateline with its terminator and the space before the lede, as in `LISBON, May 4 (Reuters) -`."""
    if draw(st.booleans()):
        places: tuple[str, ...] = (draw(st.sampled_from(_PLACES)),)
        region = None
        if draw(st.integers(0, 4)) == 0:
            places = (*places, draw(st.sampled_from([place for place in _PLACES if place != places[0]])))
        printed = "/".join(place.upper().replace("MCA", "McA") for place in places)
    else:
        place, region = draw(st.sampled_from(_WITH_REGION))
        places, printed = (place,), f"{place.upper()}, {region}"
    agency, terminator = draw(
        st.sampled_from(
            (("AP", " — "), ("AP", " -- "), ("AP", " _ "), ("Reuters", " - "), ("AFP", " – "), ("Xinhua", " -- "))
        )
    )
    month_day = None
    if draw(st.booleans()):
        month, day = draw(st.integers(1, 12)), draw(st.integers(1, 28))
        printed += f", {_SHORT_MONTHS[month - 1]} {day}"
        month_day = (month, day)
    return Sample(f"{printed} ({agency}){terminator}", DatelineTruth(places, region, agency, month_day))


_SHORT_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_MONTHS = WORDS["en"].months


@st.composite
def bylines(draw: st.DrawFn) -> Sample[tuple[tuple[str, ...], str]]:
    """Draw a byline of one to three people: `By ANA LIMA and TOM REED, Associated Press`; truth: names, organization."""
    people = tuple(draw(st.lists(names(), min_size=1, max_size=3, unique=True)))
    organization = draw(st.sampled_from(_ORGANIZATIONS))
    printed = [shout(person) for person in people] if draw(st.booleans()) else list(people)
    joined = printed[0] if len(printed) == 1 else ", ".join(printed[:-1]) + " and " + printed[-1]
    return Sample(f"By {joined}, {organization}", (people, organization))


def shout(name: str) -> str:
    """Print a name in capitals as AP does: the small letters of Mc and De stay."""
    return " ".join(word if word in ("van", "der") else word.upper().replace("MCG", "McG").replace("DEW", "DeW") for word in name.split()) if "van der" not in name else name.upper()  # fmt: skip


_ZONES = {"EDT": -4, "PST": -8, "GMT": 0, "UTC": 0}


@st.composite
def timestamps(draw: st.DrawFn) -> Sample[datetime]:
    """Draw a time stamp of day or minute precision in one of the wires' layouts; truth: the moment it names."""
    moment = draw(st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1))).replace(second=0, microsecond=0)
    month = _MONTHS[moment.month - 1]
    if draw(st.booleans()):
        day = datetime(moment.year, moment.month, moment.day)
        layout = draw(
            st.sampled_from((f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", f"{day:%Y-%m-%d}"))
        )
        return Sample(layout, day)
    zone = draw(st.sampled_from((None, *_ZONES)))
    hour = f"{moment.hour % 12 or 12}:{moment.minute:02d} {'a.m.' if moment.hour < 12 else 'p.m.'}"
    hour += f" {zone}" if zone else ""
    if zone:
        moment = moment.replace(tzinfo=timezone(timedelta(hours=_ZONES[zone])))
    day_text = f"{month} {moment.day}, {moment.year}"
    layout = draw(st.sampled_from((f"{day_text} {hour}", f"{day_text} at {hour}")))
    return Sample(layout, moment)


# --- galleries


@st.composite
def captions(draw: st.DrawFn) -> Sample[tuple[str, str]]:
    """Draw a caption with its credit in brackets; truth: the caption without the credit, the photographer."""
    person, photographer = draw(names()), draw(names())
    place = draw(st.sampled_from(_PLACES))
    taken = date(2020, 1, 1) + timedelta(days=draw(st.integers(0, 2000)))
    day = f"{taken:%A}, {_MONTHS[taken.month - 1]} {taken.day}, {taken.year}"
    text = draw(
        st.sampled_from(
            (
                f"{person}, left, looks at the bell of the Aurora in {place} on {day}.",
                f"A crane lifts the bell of the Aurora in {place}, {day}.",
                f"FILE - {person} arrives for a hearing in {place}, {day}.",
            )
        )
    )
    credit = draw(
        st.sampled_from(
            (f"{photographer}/Pool Photo via AP", f"AP Photo/{photographer}", f"AP Photo/{photographer}, File")
        )
    )
    return Sample(f"{text} ({credit})", (text, photographer))


@st.composite
def galleries(draw: st.DrawFn) -> Sample[tuple[CaptionTruth, ...]]:
    """Draw a flattened photo gallery: counters with lost spaces, captions, doubled credits, toggles, empty slots."""
    total = draw(st.integers(2, 9))
    glue = draw(st.sampled_from(("of ", "of")))
    lines: list[str] = []
    truth: list[CaptionTruth] = []
    for index in range(1, total + 1):
        if index > 1 and draw(st.integers(0, 3)) == 0:
            slot = f"{index} {glue}{total}"
            if draw(st.booleans()):
                lines[-1] += f" {slot}"
            else:
                lines.append(slot)
            truth.append(CaptionTruth(index, total, None, None))
            continue
        caption = draw(captions())
        text, photographer = caption.truth
        lines.append(f"{index} {glue}{total} {caption.text} {photographer}/AP Show More Show Less")
        truth.append(CaptionTruth(index, total, text, photographer))
    return Sample("\n".join(lines), tuple(truth))


# --- whole articles


@st.composite
def articles(draw: st.DrawFn, flat: bool = False) -> Sample[ArticleTruth]:
    """Draw a whole scraped article: glued head, gallery, dateline, paragraphs, tail.

    With `flat` every line break is a space, as when a page's text was joined.
    """
    headline = draw(headlines())
    name = draw(names())
    organization = "Associated Press"
    published = draw(st.datetimes(datetime(2001, 1, 1), datetime(2035, 1, 1))).replace(second=0, microsecond=0)
    day = f"{_MONTHS[published.month - 1]} {published.day}, {published.year}"
    head = f"{headline} {shout(name)}, {organization} {day}"
    updated = None
    if draw(st.booleans()):
        updated = published
        hour = f"{updated.hour % 12 or 12}:{updated.minute:02d} {'a.m.' if updated.hour < 12 else 'p.m.'}"
        head += f" Updated: {day} {hour}"
    gallery = draw(st.one_of(st.just(Sample[tuple[CaptionTruth, ...]]("", ())), galleries()))
    line = draw(datelines())
    body = draw(paragraphs())
    lines = [head, *([gallery.text] if gallery.text else []), line.text + body[0], *body[1:]]
    if draw(st.booleans()):
        lines += ["___", f"Associated Press writer {draw(names())} in Oslo contributed to this report."]
    if draw(st.booleans()):
        lines += ["Written By", shout(name)]
    truth = ArticleTruth(
        headline=headline,
        names=(name,),
        organization=organization,
        published=datetime(published.year, published.month, published.day),
        updated=updated,
        dateline=line.truth,
        captions=gallery.truth,
        paragraphs=body,
    )
    return Sample((" " if flat else "\n").join(lines).replace("\n", " " if flat else "\n"), truth)
