"""Files of agencies, feeds and archives: told by their heads, read whole or refused in one line, and never a traceback."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wireclean
from wireclean import Article, Byline, Copy, Note, ReadError, clean, read
from wireclean.article import Standfirst
from wireclean.readers import FORMATS
from wireclean.readers.detection import told_format
from wireclean.readers.markup import Paragraphs, parse_html, words_of
from wireclean.readers.records import Shape, declared_by
from wireclean.testing import WIRE_FORMATS, ArticleTruth, Sample, WireFile, articles, damaged_wires, prose, wires


def one(content: bytes, **options: str) -> Copy:
    (copy,) = read(content, **options)
    return copy


def cleaned(copy: Copy) -> Article:
    return clean(copy.text, declared=copy.declared)


@pytest.mark.parametrize("form", WIRE_FORMATS)
def test_what_a_file_holds_is_read(form: str) -> None:
    @settings(max_examples=30)
    @given(wires((form,)))
    def holds(file: WireFile) -> None:
        truth = file.truth
        copy = one(file.content)
        article = cleaned(copy)
        assert copy.format == form
        assert article.headline == truth.headline
        assert tuple(byline.name for byline in article.bylines) == truth.names
        assert article.dateline is not None
        assert ([place.name for place in article.dateline.places], article.dateline.agency) == (
            [truth.place],
            truth.agency,
        )
        assert article.paragraphs == truth.paragraphs
        assert article.published is not None
        if article.published.precision == "day":
            assert article.published.value.date() == truth.published.date()
        else:
            assert article.published.value == truth.published
        notes = " ".join(note.text for note in article.notes) + " ".join(map(str, copy.meta.get("ed_note", ())))
        assert ("555 0100" in notes) == (truth.desk_note is not None)
        assert wireclean.restore(article.text, article.edits) == copy.text
        assert clean(article.text, declared=copy.declared).text == article.text

    holds()


@given(wires(("anpa", "iptc7901")))
def test_the_text_of_a_wire_is_the_file(file: WireFile) -> None:
    copy = one(file.content)
    assert copy.origin == ()
    if copy.encoding in ("ascii", "utf-8"):
        assert copy.text.encode() == file.content


@given(wires(("nitf", "newsml", "newsmlg2", "rss", "atom", "ninjs")))
def test_the_text_of_other_formats_knows_where_it_stood(file: WireFile) -> None:
    copy = one(file.content)
    assert "".join(copy.text[slice(*span)] for span, _ in copy.origin) == copy.text.replace("\n\n", "")
    assert all(path.startswith("/") for _, path in copy.origin)


@settings(max_examples=150)
@given(damaged_wires())
def test_a_damaged_file_is_an_error_or_an_article(file: WireFile) -> None:
    copies, error = read_or_refused(file.content)
    assert error is None or (str(error) and "\n" not in str(error))
    for copy in copies:
        for declared in (copy.declared, None):
            article = clean(copy.text, declared=declared)
            assert wireclean.apply(copy.text, article.edits) == article.text
            assert wireclean.restore(article.text, article.edits) == copy.text
            assert clean(article.text, declared=declared).text == article.text


def read_or_refused(content: bytes, form: str = "auto") -> tuple[list[Copy], ReadError | None]:
    copies = []
    try:
        for copy in read(content, format=form):
            copies.append(copy)
    except ReadError as error:
        return copies, error
    return copies, None


@given(st.binary(max_size=400), st.sampled_from(["auto", *FORMATS]))
def test_any_bytes_in_any_format(content: bytes, form: str) -> None:
    for copy in read_or_refused(content, form)[0]:
        cleaned(copy)


def test_a_wire_that_is_cut_is_no_half_record() -> None:
    content = b"\x01xya0123 4 i 46  xya 0456\r\n\x02Bell found =\r\n\r\nLisbon (xya) - The bell weighs a ton"
    with pytest.raises(ReadError, match="has no end mark") as raised:
        one(content)
    assert raised.value.reason == "cut-wire"
    assert clean(content.decode()).headline == "Bell found"


def test_a_capture_of_several_wires() -> None:
    wire = b"\x01xya%04d 4 i 46  xya 0456\r\n\x02Bell %d found =\r\n\r\nLisbon (xya) - The bell weighs a ton.\r\n\x03041015 GMT May 20\r\n\x04"
    copies = [*read(b"".join(wire % (number, number) for number in (101, 102, 103)))]
    assert [copy.declared.headline for copy in copies] == ["Bell 101 found", "Bell 102 found", "Bell 103 found"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"uri": "urn:x", "type": "text", "headline": "Bell found", "body_text": "The bell wei', "bad-json"),
        ('<?xml version="1.0"?><bell>It rang.</bell>', "unknown-format"),
        ('?xml version="1.0"?><nitf><body/></nitf>', "unknown-format"),
        ('<nitf version="3', "bad-xml"),
    ],
)
def test_what_is_cut_is_not_read_as_text(content: str, reason: str) -> None:
    with pytest.raises(ReadError) as raised:
        one(content.encode())
    assert raised.value.reason == reason


# --- what is told, and what is not


@given(articles() | prose().map(lambda text: Sample(text, None)))
def test_plain_copy_is_plain(sample: Sample[ArticleTruth]) -> None:
    assert told_format(sample.text) == "text"
    (copy,) = read(sample.text.encode())
    assert copy.text == sample.text
    assert not copy.declared


@pytest.mark.parametrize(
    "text",
    [
        "<The bell> weighs a ton.",
        "<rss> is what the bell said.",
        "<feed>The bell</feed>",
        "<b>Bell</b> found off Port Ellery",
        "{bell: found}",
        '["bell", "found"]',
        '{"text": "The bell weighs a ton."}',
        "a1234 is the number on the bell.\nr i see it",
        "xya0123 4 i 466 are the marks on it.\nThe bell weighs a ton.",
        "Title: Bell found\nAuthor: Ana Lima\nThe bell weighs a ton.",
        "Date: May 4\nSubject: bell\nFrom: Ana\n\nThe bell weighs a ton.\n_________\nAna",
        "1 of 9 justices dissented.\n\nBYLINE: none",
    ],
)
def test_what_only_looks_like_a_format_is_plain_text(text: str) -> None:
    assert told_format(text) == "text"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 ...", "pdftotext"),
        (b"PK\x03\x04 ...", "pandoc"),
        (b"WARC/1.0\r\n", "warcio"),
        (b"\x1f\x8b\x08 ...", "unpack it"),
        (b"\0\1\2\0\0\0\xff\xfe\xfd" * 20, "no text"),
    ],
)
def test_what_is_no_copy_is_refused_with_the_way(content: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said) as raised:
        one(content)
    assert raised.value.reason == "not-text"


def test_a_format_that_is_named_must_be_there() -> None:
    with pytest.raises(ReadError, match="root is <nitf>"):
        one(b"<nitf><body/></nitf>", format="rss")
    with pytest.raises(ReadError, match="does not begin as a wire"):
        one(b"The bell weighs a ton.", format="anpa")
    with pytest.raises(ReadError, match="no JSON object"):
        one(b"The bell weighs a ton.", format="ninjs")
    with pytest.raises(ReadError, match="no text export"):
        one(b"The bell weighs a ton.", format="archive")
    with pytest.raises(ValueError, match="no format is called 'word'"):
        read(b"", format="word")


# --- XML that attacks


BOMB = '<!DOCTYPE nitf [<!ENTITY a "{}">{}]><nitf><body><body.content><p>&z;</p></body.content></body></nitf>'.format(
    "ha" * 100, "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 20}">' for n in range(25))
)


def test_entity_bombs_are_refused() -> None:
    with pytest.raises(ReadError) as raised:
        one(BOMB.encode())
    assert raised.value.reason == "bad-xml"


def test_external_entities_are_never_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of the bell")
    content = f'<!DOCTYPE nitf [<!ENTITY x SYSTEM "{secret.as_uri()}">]><nitf><body><body.content><p>A bell. &x;</p></body.content></body></nitf>'
    copies, error = read_or_refused(content.encode())
    assert "secret of" not in f"{copies} {error}"


def test_names_of_characters_need_no_dtd() -> None:
    content = b'<!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><body><body.content><p>Caf&eacute;&nbsp;bell</p></body.content></body></nitf>'
    assert one(content).text == "Café\xa0bell"


def test_broken_xml_is_one_line_with_its_place() -> None:
    with pytest.raises(ReadError, match=r"not well-formed XML: .*line 2") as raised:
        one(b"<nitf>\n<body></nitf>")
    assert (raised.value.reason, raised.value.line) == ("bad-xml", 2)


# --- bytes


@pytest.mark.parametrize(
    ("content", "encoding", "text"),
    [
        ("Die Glocke von Zürich klingt schön.".encode(), "utf-8", "Die Glocke von Zürich klingt schön."),
        ("Die Glocke von Zürich klingt schön.".encode("latin-1"), "iso-8859-1", "Die Glocke von Zürich klingt schön."),
        ("Ein „Glöckchen“ für Zürich".encode("windows-1252"), "windows-1252", "Ein „Glöckchen“ für Zürich"),
        (b"Die Glocke von Z\xc8urich klingt sch\xc8on.", "iso-6937", "Die Glocke von Zürich klingt schön."),
        (b"The caf\xc2e of Stra\xfbburg", "iso-6937", "The café of Straßburg"),
        ("MÜNCHEN UND KÖLN".encode("latin-1"), "iso-8859-1", "MÜNCHEN UND KÖLN"),
        ("État et Église".encode("latin-1"), "iso-8859-1", "État et Église"),
        (b"\xef\xbb\xbfA bell", "utf-8", "A bell"),
        ("Eine Glöcke".encode("utf-16"), "utf-16-le", "Eine Glöcke"),
    ],
)
def test_bytes_show_their_encoding(content: bytes, encoding: str, text: str) -> None:
    copy = one(content)
    assert (copy.encoding, copy.text) == (encoding, text)


def test_an_encoding_that_is_named_is_taken() -> None:
    assert one("Zürich".encode("cp850"), encoding="cp850").text == "Zürich"
    with pytest.raises(ReadError, match=r"not valid utf-8 .*line 2"):
        one(b"A bell\n\xff", encoding="utf-8")


def test_sources_of_every_kind(tmp_path: Path) -> None:
    path = tmp_path / "bell.txt"
    path.write_bytes(b"The bell weighs a ton.")
    texts = [next(read(source)).text for source in (path, str(path), path.read_bytes(), io.BytesIO(path.read_bytes()))]
    assert texts == ["The bell weighs a ton."] * 4
    with pytest.raises(TypeError, match="open it with 'rb'"):
        read(io.StringIO("A bell"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not int"):
        read(3)  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "none.txt")


# --- pages


PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bell found off Port Ellery - Port Ellery Herald</title>
<meta name="author" content="Ana Lima"><meta property="og:site_name" content="Port Ellery Herald">
<meta property="article:published_time" content="2020-05-04T10:15:00Z"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Bell found off Port Ellery</h1>{}</article><footer>About us</footer></body></html>""".format(
    "".join(
        f"<p>The bell of the Aurora weighs more than {number} tons, and it hangs in the yard of the museum in Port Ellery.</p>"
        for number in range(2, 8)
    )
)


def test_a_page_goes_through_trafilatura() -> None:
    pytest.importorskip("trafilatura")
    copy = one(PAGE.encode())
    article = cleaned(copy)
    assert (copy.format, article.headline) == ("html", "Bell found off Port Ellery")
    assert [byline.name for byline in article.bylines] == ["Ana Lima"]
    assert article.published is not None
    assert article.published.value.date().isoformat() == "2020-05-04"
    assert len(article.paragraphs) == 6


def test_without_trafilatura_a_page_is_refused_with_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ReadError, match=r"wireclean\[html\]") as raised:
        one(PAGE.encode())
    assert raised.value.reason == "needs-html"


# --- what no file may do


@pytest.mark.parametrize(
    "text",
    [
        "\x01xya0123 4 i 46  \r\n",
        "a1234 bylze\r\nr i          05-04 0466\r\nThe bell weighs a ton.\r\n",
        "a1234 bylze\r\nr i BC-Bell   05-04 0466\r\n" + ("The bell of the Aurora weighs a ton, and it hangs in the yard <   \r\n") * 3,
        "\ufeff" + "a1234 bylze\nr i BC-Bell   05-04 0466\nThe bell weighs a ton.\n",
        "Advertisement\n" + "a1234 bylze\nr i BC-Bell   05-04 0466\nThe bell weighs a ton.\n",
        *(above + "xya0123 4 i 46  xya 0456\n\nPortugal/museums/\nBell found off Port Ellery =\n\nLisbon (dpa) - The bell weighs a ton.\n\n041015 GMT May 20\n" for above in ("\ufeff", "Advertisement\n", "Advertisement\n\ufeff" * 14)),
        "xya0123 4 i 46  xya 0456\n\nThe bell weighs a ton.\n\n041015 GMT May 20\n",
    ],
)  # fmt: skip
def test_laws_hold_for_wires_of_every_kind(text: str) -> None:
    article = clean(text)
    assert wireclean.apply(text, article.edits) == article.text
    assert wireclean.restore(article.text, article.edits) == text
    assert clean(article.text).text == article.text
    assert "ton" in article.text or "ton" not in text


TELEX = "ZCZC\r\nxya%04d 4 i 46  xya 0456\r\n\r\nBell %d found =\r\n\r\nLisbon (dpa) - The bell weighs a ton.\r\n\r\n041015 GMT May 20\r\nNNNN\r\n\r\n"


@pytest.mark.parametrize(
    "opening", ["ZCZC\r\n", "ZCZC ", "\x01ZCZC\r\n", "\x01\r\nZCZC ", "ZCZC\r\n\x01", "\r\n\r\nZCZC\n"]
)
def test_a_wire_of_telex_lines(opening: str) -> None:
    wire = (TELEX % (101, 101)).replace("ZCZC\r\n", opening)
    copy = one(wire.encode())
    article = cleaned(copy)
    assert (copy.format, copy.text, copy.meta["id"]) == ("iptc7901", wire, "xya0101")
    assert (article.headline, article.text, article.published is None) == (
        "Bell 101 found",
        "The bell weighs a ton.",
        False,
    )
    assert clean(wire).text == article.text
    capture = wire + wire.replace("101", "102")
    assert [copy.declared.headline for copy in read(capture.encode())] == ["Bell 101 found", "Bell 102 found"]
    with pytest.raises(ReadError, match="is cut"):
        one(wire.partition("041015")[0].encode())


def test_words_like_the_signs_of_telex_lines_are_copy() -> None:
    text = "ZCZC is how a wire began, and NNNN how it ended.\nZCZC\nNNNN\n"
    assert told_format(text) == "text"
    framed = CAPTURE % (101, 101, 1) + "\r\nZCZC\r\nIt rang once.\r\nNNNN\r\n\x03\x04"
    assert [copy.text for copy in read(framed.encode())] == [framed]


CAPTURE = "\x01xya%04d 4 i 46  xya 0456\r\n\x02Bell %d found =\r\n\r\nLisbon (xya) - The bell weighs %d tons.\r\n"


@pytest.mark.parametrize("end", ["\x03041015 GMT May 20\r\n\x04\r\n\x16\x16", ""])
def test_a_wire_ends_where_the_next_begins(end: str) -> None:
    text = CAPTURE % (101, 101, 1) + end + CAPTURE % (102, 102, 2) + "\x03041016 GMT May 20\r\n\x04"
    article = clean(text)
    assert article.headline == "Bell 101 found"
    assert "weighs 1 tons" in article.text
    assert "weighs 2 tons" in article.text
    assert clean(article.text).text == article.text


HEADED = "\x01a1234\x1fbylze-\r\nr i\x14\x11BC-Bell   05-04 0466\r\n\x02^BC-Bell,466<\r\n^{}<\r\n\tLISBON (AP) _ The bell weighs a ton.\r\n\x03\x04"


@pytest.mark.parametrize(
    "headline",
    [
        "Video shows 3 men lift bell", "Photos: 12 bells found off Port Ellery", "Photo 51 of the bell is missing", "BELL CAUGHT IN NET",
        "LEAD FOUND IN BELL", "UPDATE OF BELL FOUND LATE", "Video G20 leaders saw is false", "Graphics show 2 bells",
    ],
)  # fmt: skip
def test_a_headline_is_no_cue_for_photos_or_versions(headline: str) -> None:
    assert clean(HEADED.format(headline)).headline == headline


@pytest.mark.parametrize(
    "cue",
    [
        "AP Photo XNP101, XNP102", "AP Photos", "Photos NY104-NY106", "AP Video", "Graphic", "1ST LEAD", "2ND LD-WRITETHRU",
        "(Zusammenfassung 1500)", "(Meldung 1230 - neu: mehr Einzelheiten)", "REFILE", "AP Photo XNP101 of May 4", "URGENT: 1ST LEAD",
    ],
)  # fmt: skip
def test_cues_for_photos_and_versions_are_no_headline(cue: str) -> None:
    assert clean(HEADED.format(f"{cue}<\r\n^Bell found off Port Ellery")).headline == "Bell found off Port Ellery"


@pytest.mark.parametrize("heading", ["# Notizblock", "## Notebook", "dpa-Notizblock"])
def test_what_dpa_heads_so_is_for_the_desk(heading: str) -> None:
    wire = TELEX % (101, 101)
    article = clean(wire.replace("\r\n\r\n041015", f"\r\n\r\n{heading}\r\nTel. 555-0100\r\n\r\n041015"))
    assert (article.text, [note.kind for note in article.notes]) == ("The bell weighs a ton.", ["advisory"])


def test_a_section_called_notebook_is_copy() -> None:
    item = "<item><title>Bell found</title><description>&lt;p&gt;The bell weighs a ton.&lt;/p&gt;&lt;p&gt;Notebook&lt;/p&gt;&lt;p&gt;It rang once.&lt;/p&gt;</description></item>"
    copy = one(f'<rss version="2.0"><channel>{item}</channel></rss>'.encode())
    assert copy.text.endswith("It rang once.")


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_values_of_a_wire_know_their_places(ending: str) -> None:
    text = (
        HEADED.format("Bell found off|Port Ellery<|^Eds: With a sidebar on|how bells are cast.<|^By ANA|LIMA=|^Associated Press Writer=|"
        "^The bell of the Aurora was found|off Port Ellery by a fisherman.")
        .replace("\r\n\x03", "|||   The following information is not for publication|Tel. 555-0100|\x03")
        .replace("|", "\r\n").replace("\r\n", ending)
    )  # fmt: skip
    article = clean(text)
    assert article.headline == "Bell found off Port Ellery"
    found: list[Standfirst | Byline | Note] = [*article.bylines, *article.notes]
    found += [edit.value for edit in article.edits if isinstance(edit.value, Standfirst)]
    assert len(found) == 4
    for value in found:
        assert value.span is not None
        words = text[slice(*value.span)].replace(ending, " ").replace("= ^", ", ")
        assert words == value.text.replace(ending, " ")


def test_fields_of_other_vocabularies_are_not_those_of_an_item() -> None:
    media = "<media:title>Photo</media:title><media:description>A photo</media:description><media:category>x</media:category>"
    rss = (
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>'
        f"<media:title>Logo</media:title><title>Herald</title><item>{media}<itunes:author>Herald Press</itunes:author>"
        "<title>Bell found</title><author>d@h.example (Ana Lima)</author><description>The bell weighs a ton.</description></item></channel></rss>"
    )
    copy = one(rss.encode())
    said = copy.declared
    assert (said.headline, [byline.name for byline in said.bylines], copy.text) == (
        "Bell found",
        ["Ana Lima"],
        "The bell weighs a ton.",
    )
    assert (copy.meta["site"], "keywords" in copy.meta) == ("Herald", False)
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title>Herald</title><entry>'
        f"{media}<media:content>photo.jpg</media:content><title>Bell found</title><content>The bell weighs a ton.</content></entry></feed>"
    )
    copy = one(atom.encode())
    assert (copy.declared.headline, copy.text, "keywords" in copy.meta) == (
        "Bell found",
        "The bell weighs a ton.",
        False,
    )


def test_a_story_inside_of_an_item_declares_too() -> None:
    nitf = (
        "<nitf><body><body.head><hedline><hl1>Bell found</hl1></hedline><byline>By Ana Lima</byline><dateline><location>Lisbon</location></dateline>"
        "</body.head><body.content><p>The bell weighs a ton.</p></body.content></body></nitf>"
    )
    item = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" guid="urn:x"><itemMeta><itemClass qcode="ninat:text"/></itemMeta>'
        f'<contentMeta><urgency>4</urgency></contentMeta><contentSet><inlineXML contenttype="x">{nitf}</inlineXML></contentSet></newsItem>'
    )
    said = one(item.encode()).declared
    assert (said.headline, said.bylines[0].name) == ("Bell found", "Ana Lima")
    assert said.dateline is not None
    assert said.dateline.places[0].name == "Lisbon"


def test_a_wire_that_is_cut_does_not_stop_a_capture() -> None:
    end = "\x03041015 GMT May 20\r\n\x04"
    copies, error = read_or_refused((CAPTURE % (101, 101, 1) + CAPTURE % (102, 102, 2) + end).encode())
    assert [copy.declared.headline for copy in copies] == ["Bell 102 found"]
    assert str(error) == "the wire is cut: it has no end mark (ETX) (line 1)"


@pytest.mark.parametrize("hidden", ["<![ foo", "<!-- foo", "<!foo", "<? foo", "<!", "<p", "</p", "<![CDATA[", "<!-->"])
def test_any_text_can_be_read_as_html(hidden: str) -> None:
    root = parse_html(f"<p>The bell {hidden}")
    assert words_of(root) is not None
    assert words_of(parse_html(f"<p>The bell {hidden}")) == words_of(root)


def test_html_is_read_as_pages_show_it() -> None:
    field = '<p>One <!-- <b>two</b> --> three<b title="a < b">four</b> 5 < 6 <br>seven > eight <?x d?><![if a]></p><p>ni<!>ne'
    text = Paragraphs()
    text.take_html(field, "/a")
    assert text.text()[0] == "One threefour 5 < 6\nseven > eight\n\nnine"


@pytest.mark.parametrize(
    "moment",
    [10**400, -(10**400), 1e308, float("nan"), float("inf")],
    ids=["huge", "early", "float", "none", "endless"],
)
def test_a_number_that_is_no_moment_declares_none(moment: float) -> None:
    shape = Shape("", ("text",), (("published", ("date",)),))
    assert declared_by({"date": moment}, shape).published is None


def test_an_encoding_without_text_is_one_line() -> None:
    for name in ("undefined", "idna", "hex", "no-such"):
        with pytest.raises(ReadError) as raised:
            one("São Paulo".encode(), encoding=name)
        assert raised.value.reason == "not-text"
        assert (
            one(f'<?xml version="1.0" encoding="{name}"?><nitf><p>S\xe3o</p></nitf>'.encode("latin-1")).format == "nitf"
        )
