"""The typed article: what wireclean returns.

Every struct is frozen. Offsets are code points of the source text, half-open: `source[span.start:span.end]` is
the printed form; what was only declared (`wireclean.Declared`) and is not printed has the span None. Field names
follow the IPTC vocabulary where it has a word (headline, byline, dateline, credit, caption); see `docs/fields.md` for how each maps to ninjs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from importlib import import_module
from typing import Any, Literal, NamedTuple

import msgspec

from wireclean.struct_schema import struct_schema

__all__ = [
    "Article",
    "Byline",
    "Caption",
    "Credit",
    "Dateline",
    "Edit",
    "Meta",
    "Note",
    "NoteKind",
    "Place",
    "Precision",
    "Span",
    "Standfirst",
    "Timestamp",
    "Value",
    "article_schema",
    "place_of",
    "to_json",
    "values_of",
]

Precision = Literal["day", "minute", "second"]
NoteKind = Literal["contributors", "correction", "copyright", "editors-note", "advisory", "signature", "about"]

# What a source says beside a story that is no field of an article: slug, keywords.
Meta = Mapping[str, str | tuple[str, ...]]


def values_of(meta: Meta, name: str) -> tuple[str, ...]:
    """Return what a source says under a name: one value, several, or none."""
    value = meta.get(name, ())
    return (value,) if isinstance(value, str) else tuple(value)


class Span(NamedTuple):
    """A half-open range of code points: `text[start:end]`.

    >>> from wireclean import Span
    >>> span = Span(4, 8)
    >>> "The bell rang."[slice(*span)], span.end - span.start
    ('bell', 4)
    """

    start: int
    end: int


class Place(msgspec.Struct, frozen=True):
    """A place as a dateline or byline names it.

    `name` is cased as prose would (`McALLEN` is McAllen), `region` stays as printed (`La.`, `British Columbia`),
    `country` is ISO 3166-1 alpha-2 or None when it is not known.

    >>> from wireclean import parse_dateline
    >>> place = parse_dateline("McALLEN, Texas (AP) —").places[0]
    >>> str(place), place.country
    ('McAllen, Texas', 'US')
    """

    name: str
    region: str | None = None
    country: str | None = None

    def __str__(self) -> str:
        return f"{self.name}, {self.region}" if self.region else self.name


class Dateline(msgspec.Struct, frozen=True, tag="dateline", tag_field="type"):
    """Where and by which agency the story was filed: `TOKYO, April 12 (Reuters) -`.

    `places` is empty for a credit without a place (`(CNN) —`). `agency` is the agency's short name. `date` is set
    only when the year is printed or follows from a reference; the printed month and day stay in `text`.

    >>> from wireclean import parse_dateline
    >>> dateline = parse_dateline("TOKYO, April 12, 2020 (Reuters) -")
    >>> dateline.places[0].name, dateline.agency, dateline.date.isoformat()
    ('Tokyo', 'Reuters', '2020-04-12')
    """

    places: tuple[Place, ...]
    agency: str | None
    date: date | None
    text: str
    span: Span | None


class Byline(msgspec.Struct, frozen=True, tag="byline", tag_field="type"):
    """One author. An agency byline (`By The Associated Press`) has no `name`; `role` is IPTC's byttl.

    >>> from wireclean import parse_byline
    >>> byline = parse_byline("By ANA LIMA, Associated Press")[0]
    >>> byline.name, byline.organization
    ('Ana Lima', 'Associated Press')
    """

    name: str | None
    role: str | None
    organization: str | None
    place: Place | None
    text: str
    span: Span | None


class Timestamp(msgspec.Struct, frozen=True, tag="timestamp", tag_field="type"):
    """A printed time. `value` is aware when the zone is known; `zone` keeps the printed zone (`ET`).

    `ambiguous` says that the text does not settle the order of day and month, or the zone.

    >>> from wireclean import parse_timestamp
    >>> stamp = parse_timestamp("Updated 4:36 PM EDT, October 3, 2025")
    >>> stamp.value.isoformat(), stamp.precision, stamp.zone
    ('2025-10-03T16:36:00-04:00', 'minute', 'EDT')
    """

    value: datetime
    precision: Precision
    zone: str | None
    ambiguous: bool
    text: str
    span: Span | None


class Credit(msgspec.Struct, frozen=True, tag="credit", tag_field="type"):
    """A photo credit: `AP Photo/Ana Lima` is photographer Ana Lima, organization AP.

    >>> from wireclean import parse_credit
    >>> credit = parse_credit("AP Photo/Ana Lima")
    >>> credit.photographer, credit.organization
    ('Ana Lima', 'AP')
    """

    photographer: str | None
    organization: str | None
    text: str


class Caption(msgspec.Struct, frozen=True, tag="caption", tag_field="type"):
    """A photo caption; `index` of `total` when it stood in a numbered gallery. `text` is without its credit.

    >>> from wireclean import clean
    >>> copy = "1 of 2 Divers lift the bell of the Aurora. (Joe Hart/AP) Show More Show Less 2 of 2\\n\\nThe bell weighs a ton, they said."
    >>> caption = clean(copy).captions[0]
    >>> caption.text, caption.credit.photographer, caption.index, caption.total
    ('Divers lift the bell of the Aurora.', 'Joe Hart', 1, 2)
    """

    text: str
    credit: Credit | None
    index: int | None
    total: int | None
    span: Span


class Note(msgspec.Struct, frozen=True, tag="note", tag_field="type"):
    """What the desk adds to a story: contributors, a correction, the copyright line, a sign-off.

    >>> from wireclean import clean
    >>> [(note.kind, note.text) for note in clean("The bell weighs a ton.\\n\\n(Reporting by Ana Lima)").notes]
    [('contributors', '(Reporting by Ana Lima)')]
    """

    kind: NoteKind
    text: str
    span: Span


class Standfirst(msgspec.Struct, frozen=True, tag="standfirst", tag_field="type"):
    """The deck or summary between headline and story, as an edit reads it; a headline is a bare str.

    `Article.standfirst` is its text, and the edit that read it says where it stands.

    >>> from wireclean import Span, Standfirst
    >>> Standfirst("Divers found it at a depth of 40 metres.", Span(26, 66)).text
    'Divers found it at a depth of 40 metres.'
    """

    text: str
    span: Span


def place_of(printed: Byline | Caption | Dateline | Note | Standfirst | Timestamp) -> Span:
    """Return where the copy prints what was read in it. Raises `ValueError` for what was only declared, which stands nowhere."""
    if printed.span is None:
        raise ValueError(f"{printed.text!r} was declared; the copy does not print it")
    return printed.span


Value = str | Standfirst | Dateline | Byline | tuple[Byline, ...] | Timestamp | Caption | Credit | Note | None


class Edit(msgspec.Struct, frozen=True, gc=False):
    """One mark on the copy: read `replacement` for `before`, because `rule` says so.

    `span` is in code points of the source; an insertion has an empty span. `value` is what the rule read there,
    if anything: the fields of the article are the values of its edits. What fills a field and yet stays in the text is an
    edit too, with a `replacement` that is its `before`.

    >>> from wireclean import clean
    >>> edit = clean("The bell  weighs a ton.").edits[0]
    >>> edit.rule, tuple(edit.span), edit.before, edit.replacement, edit.leaves
    ('SPC002', (8, 10), '  ', ' ', False)
    """

    span: Span
    before: str
    replacement: str
    rule: str
    value: Value = None

    @property
    def leaves(self) -> bool:
        """Whether the copy stays as it is and the edit only says what was read there."""
        return self.before == self.replacement


class Article(msgspec.Struct, frozen=True):
    """A story with its parts told apart, and every edit that led to `text`.

    `standfirst` is the deck or summary below the headline; where it may as well be the story's first paragraph it stands in
    `text` too. `language` is the body's as BCP 47 has it (`en`), or None when the words do not settle it.
    `text` is the paragraphs joined by a blank line. `wireclean.apply(source, edits)` is `text`, and
    `wireclean.restore(text, edits)` is the source.

    Its repr is one screen, and in a notebook it shows itself as the page of `wireclean explain`.

    >>> from wireclean import clean
    >>> clean("Bell found\\nBy Ana Lima\\n\\nLISBON, May 4 (Reuters) - The bell  weighs a ton.")
    <Article 'Bell found'
      by Ana Lima
      Lisbon · Reuters
      1 paragraph: 'The bell weighs a ton.'
      4 edits>
    """

    headline: str | None
    standfirst: str | None
    bylines: tuple[Byline, ...]
    dateline: Dateline | None
    published: Timestamp | None
    updated: Timestamp | None
    language: str | None
    text: str
    paragraphs: tuple[str, ...]
    captions: tuple[Caption, ...]
    notes: tuple[Note, ...]
    edits: tuple[Edit, ...]

    @classmethod
    def from_json(cls, data: str | bytes) -> Article:
        """Read what `to_json` wrote: the same article.

        >>> from wireclean import Article, clean
        >>> article = clean("LISBON (AP) - The bell weighs a ton.")
        >>> Article.from_json(article.to_json()) == article
        True

        Raises `msgspec.ValidationError` for JSON of another shape and `msgspec.DecodeError` for what is no JSON.
        """
        try:
            return msgspec.json.decode(data, type=cls)
        except msgspec.ValidationError:
            raise
        except (msgspec.DecodeError, UnicodeError):
            # msgspec refuses the escapes of lone surrogates, which a source may hold; the standard library reads them
            try:
                loose: Any = json.loads(data)
            except ValueError:
                loose = None
            if loose is None:
                raise
            return msgspec.convert(loose, type=cls)

    def to_dict(self) -> dict[str, Any]:
        """Return the article as plain dicts, tuples and str, such as a DataFrame takes; dates and times stay what they are.

        >>> from wireclean import clean
        >>> held = clean("LISBON (AP) - The bell weighs a ton.").to_dict()
        >>> held["text"], held["dateline"]["places"]
        ('The bell weighs a ton.', ({'name': 'Lisbon', 'region': None, 'country': 'PT'},))
        """
        held: dict[str, Any] = msgspec.to_builtins(self, builtin_types=(date, datetime))
        return held

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the article as JSON, edits included, on one line or indented; `from_json` gives it back equal.

        >>> from wireclean import clean
        >>> clean("The bell weighs a ton.").to_json()[-76:]
        '"paragraphs":["The bell weighs a ton."],"captions":[],"notes":[],"edits":[]}'
        """
        return to_json(self, indent=indent)

    def to_markdown(self) -> str:
        """Return the article as a page of Markdown: headline, byline, times, body, captions, notes.

        >>> from wireclean import clean
        >>> print(clean("Bell found\\nBy Ana Lima\\n\\nLISBON (AP) - The bell weighs a ton.").to_markdown())
        # Bell found
        <BLANKLINE>
        By Ana Lima
        <BLANKLINE>
        **Lisbon (AP)** — The bell weighs a ton.
        """
        return _made_by("wireclean.markdown", "to_markdown", self)

    def to_html(self) -> str:
        """Return the article as an `<article>` element of HTML in which nothing of the copy acts.

        >>> from wireclean import clean
        >>> print(clean("LISBON (AP) - The bell weighs a ton.").to_html())
        <article>
        <p dir="auto"><b class="dateline">Lisbon · AP</b> — The bell weighs a ton.</p>
        </article>
        """
        return _made_by("wireclean.html", "to_html", self)

    def __repr__(self) -> str:
        return _made_by("wireclean.glance", "glance", self)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the copy with every edit and its reasons, light or dark as the notebook is."""
        return _made_by("wireclean.report.notebook", "notebook_page", self)


def _made_by(module: str, name: str, article: Article) -> str:
    """Return an article in a form. The module that makes it stands above this one and is loaded when it is asked for."""
    made: str = getattr(import_module(module), name)(article)
    return made


def to_json(article: msgspec.Struct, *, indent: int | None = None) -> str:
    """Return the whole article as JSON, edits included; `Article.from_json` gives it back equal. Takes an `Explanation` too.

    Non-ASCII text is written as it is, save in an article whose source holds lone surrogates: no UTF-8 can carry
    those, so that article is written in ASCII with escapes.

    >>> from wireclean import Article, clean, to_json
    >>> article = clean("LISBON (AP) - The bell weighs a ton.")
    >>> Article.from_json(to_json(article)) == article
    True
    """
    try:
        encoded = msgspec.json.encode(article)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(article), ensure_ascii=True, indent=indent)
    if indent is not None:
        encoded = msgspec.json.format(encoded, indent=indent)
    return encoded.decode("utf-8")


def article_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `to_json` writes.

    >>> from wireclean import article_schema
    >>> list(article_schema()["$defs"]["Article"]["properties"])[:3]
    ['headline', 'standfirst', 'bylines']
    """
    schema = struct_schema(Article)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "wireclean article", **schema}
