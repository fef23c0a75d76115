"""Files as agencies, feeds and archives send them, in bytes, with their truth; and the same files damaged."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from wireclean.testing.copy import headlines, names, paragraphs, shout

__all__ = ["WIRE_FORMATS", "WireFile", "WireTruth", "damaged_wires", "wires"]


@dataclass(frozen=True)
class WireTruth:
    """What a generated file holds. `desk_note` is what is not for publication, None where there is none."""

    format: str
    headline: str
    names: tuple[str, ...]
    place: str
    agency: str
    published: datetime
    paragraphs: tuple[str, ...]
    desk_note: str | None


@dataclass(frozen=True)
class WireFile:
    """The bytes of a file and what is in it."""

    content: bytes
    truth: WireTruth


_PLACES = ("Lisbon", "Oslo", "Nairobi", "Warsaw", "Tokyo", "São Paulo", "Zürich")
_PLAIN_PLACES = _PLACES[:5]
_NOTES = {
    "en": "The following information is not for publication",
    "de": "Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt",
}
_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "de": ("Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Aug", "Sept", "Okt", "Nov", "Dez"),
}


def _wrapped(text: str, width: int = 70) -> str:
    """Break a paragraph as a line printer does."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\r\n".join(lines)


def _anpa(draw: st.DrawFn, truth: WireTruth) -> bytes:
    slug = f"BC-{draw(st.sampled_from(['EU--Ellery Bell', 'AF--Port', 'Ferry-Fees']))}"
    day, year = truth.published.strftime("%m-%d"), truth.published.strftime("%y")
    clock = truth.published.strftime("%H%M")
    brackets = draw(st.sampled_from(["<\r\n", "< \r\n"]))
    head = [f"^{slug},{draw(st.integers(100, 999))}{brackets}"]
    if draw(st.booleans()):
        head.append(f"^Eds: With {truth.agency} Photos.{brackets}")
    head.insert(1, f"^{truth.headline}{brackets}")
    if draw(st.booleans()):
        head.insert(2, f"^{truth.agency} Photo XNP101, XNP102{brackets}")
    joined = " and ".join(map(shout, truth.names))
    head += [
        f"^By {joined}=\r\n",
        f"^{draw(st.sampled_from(['Associated Press', 'Associated Press Writer', 'AP Sports Writer']))}=\r\n",
    ]
    code = draw(st.sampled_from(["", " ", "<"]))
    opened = draw(st.sampled_from(["\t   ", "\t"]))
    blank = draw(st.sampled_from(["", " \r\n"]))
    body = [f"{truth.place.upper()} ({truth.agency}) _ {truth.paragraphs[0]}", *truth.paragraphs[1:]]
    if draw(st.booleans()):
        body = [_wrapped(one) for one in body]
    story = "".join(f"{opened}{one}{code}\r\n{blank}" for one in body)
    if truth.desk_note:
        story += f"\r\n{truth.desk_note}\r\n"
    sent = f"AP-WF-{day}-{year} {clock}GMT<\r\n"
    end = draw(
        st.sampled_from([f"\r\n\t   \x03{sent}\r\n\x04", f"\r\n\t   {sent}\x03\r\n\x04", f"\x03\r\n\t   {sent}\x04"])
    )
    service = f"{draw(st.sampled_from('aVWz'))}{draw(st.integers(1000, 9999))}"
    opening = f"\x16\x16\x01{service}\x1f{draw(st.sampled_from(['asian', 'bylze-', '-----']))}\r\n"
    routing = f"{draw(st.sampled_from('rfub'))} {draw(st.sampled_from('ilsa'))}{draw(st.sampled_from([chr(20) + chr(17), chr(19) + chr(17) + ' ', ' ']))}{slug[:24]}   {day} 0{draw(st.integers(100, 999))}\r\n"
    text = f"{opening}{routing}\x02{''.join(head)}{story}{end}"
    if draw(st.integers(0, 3)) == 0:  # the line lost its control characters
        text = "".join(letter for letter in text if letter >= " " or letter in "\t\r\n")
    return _ends(draw, text).encode("latin-1", "replace")


def _ends(draw: st.DrawFn, text: str) -> str:
    return text.replace("\r\n", "\n") if draw(st.booleans()) else text


def _iptc(draw: st.DrawFn, truth: WireTruth) -> bytes:
    language = draw(st.sampled_from(["en", "de"]))
    head = [draw(st.sampled_from(["Portugal/museums/", "Häfen/Schiffe/Portugal/", "UN/ports/law/"]))]
    if draw(st.booleans()):
        head.append(draw(st.sampled_from(["1ST LEAD", "(Zusammenfassung 1500)", "REFILE", "EIL"])))
    head.append(truth.headline)
    by = f"{'By' if language == 'en' else 'Von'} {truth.names[0]}, {truth.agency}"
    above = draw(st.booleans())
    head = [*head, f"{by} ="] if above else [*head[:-1], f"{head[-1]} ="]
    gap = draw(st.sampled_from(["\r\n", "\r\n\r\n"]))
    body = [f"{truth.place} ({truth.agency}) - {truth.paragraphs[0]}", *truth.paragraphs[1:]]
    story = "\r\n\r\n".join(_wrapped(one) for one in body)
    if not above:
        story = f"{by}\r\n\r\n{story}"
    if truth.desk_note:
        story += f"\r\n\r\n* * * *\r\n{truth.desk_note}"
    month = _MONTHS[language][truth.published.month - 1]
    sent = f"{truth.published:%d%H%M} GMT {month} {truth.published:%y}"
    closing = f"\r\n\r\n{truth.agency} al rmo hct"
    number = f"{draw(st.sampled_from(['xya', 'bdt', 'eca']))}{draw(st.integers(1000, 9999))}"
    opening = f"\x01{number} {draw(st.integers(1, 6))} {draw(st.sampled_from(['i', 'pl', 'wi']))} {draw(st.integers(80, 900))}  {truth.agency} 0456\r\n"
    text = f"{opening}\r\n\x02{chr(13) + chr(10) if draw(st.booleans()) else ''}{gap.join(head)}\r\n\r\n{story}{closing}\r\n\x03\r\n{sent}\r\n\x04"
    if draw(st.integers(0, 3)) == 0:  # as telex lines have it, with the control characters or in place of them
        text = f"{text[:1]}ZCZC{draw(st.sampled_from([' ', chr(13) + chr(10)]))}{text[1:]}\r\nNNNN\r\n"
    if draw(st.integers(0, 3)) == 0:
        text = "".join(letter for letter in text if letter >= " " or letter in "\r\n")
    return _encoded(_ends(draw, text), draw(st.sampled_from(["utf-8", "latin-1", "windows-1252", "iso-6937"])))


_ACCENTS = {
    "\u0300": 0xC1,
    "\u0301": 0xC2,
    "\u0302": 0xC3,
    "\u0303": 0xC4,
    "\u0308": 0xC8,
    "\u030a": 0xCA,
    "\u0327": 0xCB,
}


def _encoded(text: str, encoding: str) -> bytes:
    if encoding != "iso-6937":
        return text.encode(encoding, "replace")
    out = bytearray()
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        if len(parts) == 2 and parts[1] in _ACCENTS:
            out += bytes([_ACCENTS[parts[1]], ord(parts[0])])
        else:
            out += letter.encode("latin-1", "replace") if letter != "’" else b"\xb9"
    return bytes(out)


# --- XML


def _told(truth: WireTruth, dash: str = "—") -> list[str]:
    return [f"{truth.place.upper()} ({truth.agency}) {dash} {truth.paragraphs[0]}", *truth.paragraphs[1:]]


def _marked(truth: WireTruth) -> str:
    parts = [*_told(truth), *(truth.desk_note.split("\r\n") if truth.desk_note else ())]
    return "\n".join(f"<p>{escape(part)}</p>" for part in parts)


def _by(truth: WireTruth) -> str:
    return " and ".join(truth.names)


def _stamp(truth: WireTruth) -> str:
    return truth.published.strftime("%Y%m%dT%H%M%S+0000")


def _xml(draw: st.DrawFn, root: str) -> bytes:
    """Encode a document, in one of the ways that agencies do; one of them declares what it does not hold."""
    said, held = draw(
        st.sampled_from([("utf-8", "utf-8"), ("iso-8859-1", "iso-8859-1"), ("iso-8859-1", "utf-8"), ("", "utf-8")])
    )
    declared = f'<?xml version="1.0"{f" encoding={chr(34)}{said}{chr(34)}" if said else ""}?>\n'
    return f"{declared}{root}".encode(held, "xmlcharrefreplace")


def _nitf(draw: st.DrawFn, truth: WireTruth) -> bytes:
    title = draw(st.sampled_from(["", "<byttl>Herald Staff Writer</byttl>"]))
    doctype = draw(st.sampled_from(["", '<!DOCTYPE nitf SYSTEM "nitf-3-3.dtd">\n']))
    return _xml(
        draw,
        f'{doctype}<nitf version="-//IPTC//DTD NITF 3.3//EN"><head><title>{escape(truth.headline)}</title><docdata management-status="usable">'
        f'<doc-id id-string="x1"/><urgency ed-urg="4"/><date.issue norm="{_stamp(truth)}"/></docdata></head><body><body.head><hedline>'
        f"<hl1>{escape(truth.headline)}</hl1></hedline><byline>By {escape(_by(truth))}{title}</byline><dateline><location>{truth.place}"
        f"</location></dateline></body.head><body.content><block>{_marked(truth)}</block></body.content></body></nitf>",
    )


def _newsml(draw: st.DrawFn, truth: WireTruth) -> bytes:
    body = draw(
        st.sampled_from(
            [
                _marked(truth),
                f"<![CDATA[{_marked(truth)}]]>",
                f"<nitf><body><body.content>{_marked(truth)}</body.content></body></nitf>",
            ]
        )
    )
    return _xml(
        draw,
        f"<NewsML><NewsItem><Identification><NewsIdentifier><NewsItemId>1</NewsItemId></NewsIdentifier><NameLabel>bell</NameLabel></Identification>"
        f'<NewsManagement><FirstCreated>{_stamp(truth)}</FirstCreated><Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines>'
        f"<HeadLine>{escape(truth.headline)}</HeadLine><ByLine>{escape(_by(truth))}</ByLine><DateLine>{truth.place}</DateLine></NewsLines>"
        f'<NewsComponent><Role FormalName="Main"/><ContentItem><MediaType FormalName="Text"/><DataContent>{body}</DataContent></ContentItem>'
        f"</NewsComponent></NewsComponent></NewsItem></NewsML>",
    )


def _newsmlg2(draw: st.DrawFn, truth: WireTruth) -> bytes:
    html = (
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{_marked(truth)}</body></html>'
    )
    item = (
        f'guid="urn:x:1" version="1" standard="NewsML-G2" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/><provider literal="xya"/>'
        f'<versionCreated>{truth.published.isoformat()}</versionCreated><pubStatus qcode="stat:usable"/></itemMeta><contentMeta><urgency>4</urgency>'
        f"<headline>{escape(truth.headline)}</headline><by>{escape(_by(truth))}</by><dateline>{truth.place}</dateline></contentMeta><contentSet>"
        f'<inlineXML contenttype="application/xhtml+xml">{html}</inlineXML></contentSet></newsItem>'
    )
    space = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
    if draw(st.booleans()):
        return _xml(draw, f"<newsMessage {space}><itemSet><newsItem {item}</itemSet></newsMessage>")
    return _xml(draw, f"<newsItem {space} {item}")


def _rss(draw: st.DrawFn, truth: WireTruth) -> bytes:
    where = draw(st.sampled_from(["content:encoded", "description"]))
    body = draw(st.sampled_from([f"<![CDATA[{_marked(truth)}]]>", escape(_marked(truth))]))
    author = draw(
        st.sampled_from(
            [
                f"<dc:creator>{escape(_by(truth))}</dc:creator>",
                f"<author>desk@herald.example ({escape(_by(truth))})</author>",
            ]
        )
    )
    return _xml(
        draw,
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>Herald</title><item><title>{escape(truth.headline)}</title>{author}"
        f"<pubDate>{truth.published:%a, %d %b %Y %H:%M:%S} GMT</pubDate><{where}>{body}</{where}></item></channel></rss>",
    )


def _atom(draw: st.DrawFn, truth: WireTruth) -> bytes:
    body = draw(
        st.sampled_from(
            [
                f'<content type="html">{escape(_marked(truth))}</content>',
                f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{_marked(truth)}</div></content>',
            ]
        )
    )
    people = "".join(f"<author><name>{escape(name)}</name></author>" for name in truth.names)
    return _xml(
        draw,
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry><title>{escape(truth.headline)}</title>{people}'
        f"<published>{truth.published.isoformat()}</published>{body}</entry></feed>",
    )


# --- JSON and archives


def _ninjs(draw: st.DrawFn, truth: WireTruth) -> bytes:
    moment = truth.published.isoformat()
    item: dict[str, object] = {"uri": "urn:x:1", "type": "text", "language": "en", "urgency": 4}
    version = draw(st.sampled_from([1, 2, 3]))
    if version == 1:
        item |= {"headline": truth.headline, "byline": _by(truth), "versioncreated": moment, "located": truth.place}
        item |= (
            {"body_html": _marked(truth)}
            if draw(st.booleans())
            else {
                "body_text": "\n\n".join(
                    [*_told(truth), *([truth.desk_note.replace("\r\n", "\n\n")] if truth.desk_note else [])]
                )
            }
        )
        if "body_text" in item and truth.desk_note:
            item["body_html"] = _marked(truth)
    else:
        item |= {
            "headlines": [{"role": "main", "value": truth.headline}],
            "by": _by(truth),
            "versionCreated": moment,
            "firstCreated": moment,
        }
        item |= {"bodies": [{"role": "main", "contentType": "text/html", "value": _marked(truth)}]}
        if version == 3:
            item["standard"] = {"name": "ninjs", "version": "3.1"}
    return json.dumps(item, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from([None, 1]))).encode()


def _archive(draw: st.DrawFn, truth: WireTruth) -> bytes:
    day = f"{truth.published:%B} {truth.published.day}, {truth.published.year}"
    body = "\n\n".join(_told(truth, "-"))
    kind = draw(st.sampled_from(["nexis", "proquest", "factiva", "europresse"]))
    if kind == "nexis":
        text = (
            f"                    1 of 1 DOCUMENTS\n\n              Port Ellery Herald\n\n                {day} {truth.published:%A}\n\n"
            f"{truth.headline}\n\nBYLINE: {_by(truth)}\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 120 words\n\n{body}\n\nLOAD-DATE: {day}\n\nLANGUAGE: ENGLISH\n"
        )
    elif kind == "proquest":
        rule = "_" * 60
        text = (
            f"{rule}\n\nTitle: {truth.headline}\nAuthor: {_by(truth)}\nPublication title: Port Ellery Herald\nPublication date: {day}\n\n"
            f"Full text: {body}\n\nProQuest document ID: 12345\n{rule}\n"
        )
    elif kind == "europresse":
        month = _FRENCH_MONTHS[truth.published.month - 1]
        text = (
            f"Titre : {truth.headline}\nAuteur : {_by(truth)}\nSource : Port Ellery Herald\nDate : {truth.published.day} {month} "
            f"{truth.published.year}\nLangue : anglais\n\nTexte : {body}\n\nNuméro de document : news·1\n{'_' * 40}\n"
        )
    else:
        text = (
            f"HD   {truth.headline}\nBY   By {_by(truth)}\nWC   120 words\nPD   {truth.published.day} {truth.published:%B %Y}\nSN   Port Ellery Herald\n"
            f"LA   English\n\nLP   {body}\n\nDocument PEH0000020200504eg540000x\n"
        )
    return text.encode()


_FRENCH_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_MAKERS: dict[str, Callable[[st.DrawFn, WireTruth], bytes]] = {
    "anpa": _anpa,
    "iptc7901": _iptc,
    "nitf": _nitf,
    "newsml": _newsml,
    "newsmlg2": _newsmlg2,
    "ninjs": _ninjs,
    "rss": _rss,
    "atom": _atom,
    "archive": _archive,
}
WIRE_FORMATS = tuple(_MAKERS)
"""The formats that `wires` draws files of; names of `wireclean.readers.FORMATS`."""


@st.composite
def wires(draw: st.DrawFn, formats: tuple[str, ...] = WIRE_FORMATS) -> WireFile:
    """Draw a file of one of the formats: content invented, bytes as agencies have them."""
    form = draw(st.sampled_from(formats))
    plain = form == "anpa"
    people = tuple(draw(st.lists(names(), min_size=1, max_size=1 if form == "iptc7901" else 2, unique=True)))
    note = None
    if form != "archive" and draw(st.booleans()):
        note = f"{_NOTES['en' if plain else draw(st.sampled_from(['en', 'de']))]}\r\nDesk: Joe Hart, +49 30 555 0100"
    truth = WireTruth(
        format=form,
        headline=draw(headlines()),
        names=people,
        place=draw(st.sampled_from(_PLAIN_PLACES if plain else _PLACES)),
        agency="AP" if plain else "dpa" if form == "iptc7901" else draw(st.sampled_from(["AP", "Reuters"])),
        published=draw(st.datetimes(datetime(1990, 1, 1), datetime(2035, 1, 1))).replace(
            second=0, microsecond=0, tzinfo=UTC
        ),
        paragraphs=draw(paragraphs(2, 4)),
        desk_note=note,
    )
    return WireFile(_MAKERS[form](draw, truth), truth)


@st.composite
def damaged_wires(draw: st.DrawFn, formats: tuple[str, ...] = WIRE_FORMATS) -> WireFile:
    """Draw a file that was cut, has lost a part or has one twice, or in which bytes have changed; the truth is that of the whole file."""
    file = draw(wires(formats))
    content = bytearray(file.content)
    damage = draw(st.sampled_from(["cut", "head", "gap", "twice", "flip"]))
    at = draw(st.integers(0, len(content) - 1))
    if damage == "cut":
        del content[at:]
    elif damage == "head":
        del content[:at]
    elif damage == "twice":
        content[at:at] = content[at : at + draw(st.integers(1, 200))]
    elif damage == "gap":
        del content[at : at + draw(st.integers(1, 200))]
    else:
        for _ in range(draw(st.integers(1, 8))):
            content[draw(st.integers(0, len(content) - 1))] ^= 1 << draw(st.integers(0, 7))
    return WireFile(bytes(content), file.truth)
