"""One door: every command takes the same sources, tells formats the same way and hears what they declare."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from gate import Done, call

import wireclean
from wireclean.batch.output import partial_path
from wireclean.batch.run import Run
from wireclean.batch.summary import Summary
from wireclean.interrupts import Interrupted

STORY = "The bell of the Aurora weighs more than a ton, and it hangs in the yard of the museum."
WIRE = (
    f"\x01xya0123 4 i 46  xya 0456\r\n\x02Portugal/museums/\r\nBell found =\r\n\r\nBy Ana Lima, dpa\r\n\r\nLisbon (dpa) - {STORY}\r\n\r\n"
    "* * * *\r\nThe following information is not for publication\r\nTel. 555-0100\r\n\x03041015 GMT May 20\r\n\x04"
)
NITF = f"<nitf><body><body.head><hedline><hl1>Bell found</hl1></hedline><byline>By Ana Lima</byline></body.head><body.content><p>{STORY}</p></body.content></body></nitf>"
RSS = '<rss version="2.0"><channel>{}</channel></rss>'.format(
    "".join(
        f"<item><title>Bell {number} found</title><author>d@h.example (Ana Lima)</author><description>{STORY}</description></item>"
        for number in (1, 2)
    )
)
NINJS = json.dumps({"uri": "urn:x", "type": "text", "headline": "Bell found", "byline": "Ana Lima", "body_text": STORY, "urgency": 3, "slugline": "bell"})  # fmt: skip
TRAFILATURA = {
    "title": "Bell found - Port Ellery Herald", "author": "Ana Lima; webdesk", "hostname": "herald.example", "date": "2020-05-04",
    "sitename": "Port Ellery Herald", "fingerprint": "x", "text": STORY,
}  # fmt: skip
NEWSPAPER = {
    "title": "Bell found",
    "authors": ["Ana Lima", "jsmith"],
    "publish_date": "2020-05-04 10:15:00",
    "text": STORY,
    "top_image": "",
}
NEWSPLEASE = {
    "title": "Bell found",
    "authors": ["Ana Lima"],
    "date_publish": "2020-05-04 10:15:00",
    "maintext": STORY,
    "source_domain": "h.example",
}
FUNDUS = {
    "title": "Bell found", "authors": ["Ana Lima"], "publishing_date": "2020-05-04 10:15:00+01:00", "lang": "en",
    "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [STORY]}]},
}  # fmt: skip
CCNEWS = {
    "title": "Bell found",
    "text": STORY,
    "domain": "h.example",
    "date": "2020-05-04 10:15:00",
    "description": "",
    "url": "http://h.example/1",
}
SHAPES = [TRAFILATURA, NEWSPAPER, NEWSPLEASE, FUNDUS, CCNEWS]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, content: str) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode())
    return name


def clean(*args: str, stdin: str = "") -> Done:
    return call("clean", "--isolated", "--format", "json", *args, stdin=stdin.encode())


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def summed(article: dict[str, Any]) -> tuple[str, list[str], str]:
    return article["headline"], [byline["name"] for byline in article["bylines"]], article["text"]


SOURCES = [
    ("a.wire", WIRE),
    ("a.txt", WIRE),
    ("a.xml", NITF),
    ("a.nitf", NITF),
    ("a.json", NINJS),
    ("a.json", f"[{NINJS}]"),
    ("a.jsonl", json.dumps(TRAFILATURA) + "\n"),
    ("a.json", json.dumps([NEWSPAPER])),
]


@pytest.mark.parametrize(("name", "content"), SOURCES)
def test_clean_takes_every_source(name: str, content: str) -> None:
    write(name, content)
    by_name, by_content = clean(name), clean(stdin=content)
    for done in (by_name, by_content):
        assert (done.code, done.err) == (0, "")
        assert [summed(article) for article in lines(done.out)] == [("Bell found", ["Ana Lima"], STORY)]


@pytest.mark.parametrize(("name", "content"), SOURCES)
def test_explain_and_check_take_them_too(name: str, content: str) -> None:
    write(name, content)
    explained = call("explain", "--isolated", "--json", name)
    assert explained.code == 0
    assert summed(json.loads(explained.out)["article"]) == ("Bell found", ["Ana Lima"], STORY)
    done = call("check", "--isolated", name)
    is_wire = content is WIRE  # of which check reports the frame and the head
    assert (done.code, done.err, "WIR001" in done.out) == (int(is_wire), "", is_wire)


@pytest.mark.parametrize("shape", SHAPES, ids=["trafilatura", "newspaper4k", "news-please", "fundus", "cc-news"])
def test_records_of_extractors_declare_what_they_have(shape: dict[str, Any]) -> None:
    (article,) = lines(clean(write("a.jsonl", json.dumps(shape) + "\n")).out)
    assert (article["headline"], article["text"]) == ("Bell found", STORY)
    assert article["published"]["value"].startswith("2020-05-04")
    assert [byline["name"] for byline in article["bylines"]] == ([] if shape is CCNEWS else ["Ana Lima"])


def test_a_record_without_text_does_not_stop_the_list() -> None:
    records = [NEWSPAPER, {**NEWSPAPER, "text": ""}, NEWSPAPER, {"title": "no shape"}, NEWSPAPER]
    copies, wrong = [], []
    items = wireclean.read(json.dumps(records).encode())
    while True:
        try:
            copies.append(next(items))
        except StopIteration:
            break
        except wireclean.ReadError as error:
            wrong.append(str(error))
            break
    assert len(copies) == 3
    assert wrong == ["item 2 has no text; nor can 1 more of its 5 items be read"]


def test_a_map_says_what_other_records_declare() -> None:
    record = {"h": "Bell found", "meta": {"by": "Ana Lima", "at": 1588587300}, "article": {"body": STORY}}
    write("a.jsonl", json.dumps(record) + "\n")
    (article,) = lines(clean("--text-field", "article.body", "--map", "headline=h,bylines=meta.by", "--map", "published=meta.at", "a.jsonl").out)  # fmt: skip
    assert summed(article) == ("Bell found", ["Ana Lima"], STORY)
    assert article["published"]["value"] == "2020-05-04T10:15:00Z"
    done = clean("--map", "title=h", "a.jsonl")
    assert (done.code, "'title=h' is no FIELD=NAME; the fields are headline, standfirst" in done.err) == (2, True)


def test_what_is_declared_otherwise_is_a_finding() -> None:
    record = dict(
        TRAFILATURA,
        title="Anchor found",
        text=f"Bell found off Port Ellery\nBy Tom Reed, Associated Press\nMay 4, 2020\n{STORY}",
    )
    write("a.jsonl", json.dumps(record) + "\n")
    done = call("check", "--isolated", "--select", "DEC", "--output-format", "json", "a.jsonl")
    assert [finding["rule"] for finding in json.loads(done.out)["findings"]] == ["DEC001", "DEC002"]
    call("check", "--isolated", "--select", "DEC", "--fix", "a.jsonl")
    assert json.loads(Path("a.jsonl").read_text()) == record


def test_a_nested_field_is_checked_and_fixed_in_its_place() -> None:
    write("a.json", '{"id": 1,\n "article": {"body": "The bell  rang."}}')
    done = call("check", "--isolated", "--text-field", "article.body", "--output-format", "github", "a.json")
    assert "line=2,endLine=2,col=31" in done.out
    assert call("check", "--isolated", "--text-field", "article.body", "--fix", "a.json").code == 0
    assert Path("a.json").read_text() == '{"id": 1,\n "article": {"body": "The bell rang."}}'


def test_fix_leaves_wires_as_they_are() -> None:
    write("a.wire", WIRE)
    done = call("check", "--isolated", "--fix", "a.wire")
    assert (done.code, "is read, but not written back" in done.err) == (2, True)
    assert Path("a.wire").read_bytes() == WIRE.encode()


def test_a_feed_is_several_articles() -> None:
    write("feed.xml", RSS)
    assert [article["headline"] for article in lines(clean("feed.xml").out)] == ["Bell 1 found", "Bell 2 found"]
    assert [article["id"] for article in lines(clean("feed.xml").out)] == ["feed.xml", "feed.xml#2"]
    assert call("clean", "--isolated", "-o", "out", "feed.xml", write("b.txt", STORY)).code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["b.txt", "feed-2.txt", "feed.txt"]
    assert call("clean", "--isolated", "--format", "json", "-o", "all.jsonl", "feed.xml").code == 0
    assert len(lines(Path("all.jsonl").read_text())) == 2


def test_from_names_the_format() -> None:
    write("a.dat", NITF)
    assert summed(lines(clean("--from", "nitf", "a.dat").out)[0])[0] == "Bell found"
    done = clean("--from", "rss", "a.dat")
    assert (done.code, "is no rss: its root is <nitf>" in done.err) == (2, True)
    assert lines(clean("--from", "text", "a.dat").out)[0]["headline"] != "Bell found"  # no element of it is read as one


def test_what_a_source_says_beside_the_story_goes_out() -> None:
    write("a.json", NINJS)
    item = json.loads(call("clean", "--isolated", "--format", "ninjs", "a.json").out)
    assert (item["slugline"], item["urgency"]) == ("bell", 3)
    write("a.wire", WIRE)
    item = json.loads(call("clean", "--isolated", "--format", "ninjs", "a.wire").out)
    assert "555-0100" in item["edNote"]
    assert [subject["name"] for subject in item["subjects"]] == ["Portugal", "museums"]
    assert lines(clean("a.wire").out)[0]["meta"]["slug"] == "Portugal/museums"
    page = call("clean", "--isolated", "--format", "frontmatter", "a.wire").out
    assert page.startswith('---\ntitle: "Bell found"\nauthor: ["Ana Lima"]\n')
    assert 'tags: ["Portugal", "museums"]\n' in page
    assert page.endswith(f"---\n\n{STORY}\n")


# --- convert


def convert(*args: str, stdin: str = "") -> Done:
    return call("convert", "--isolated", "-q", "--workers", "1", *args, stdin=stdin.encode())


def test_convert_takes_a_folder_of_everything() -> None:
    for name, content in SOURCES[:4]:
        write(f"in/{name}", content)
    write("in/feed.rss", RSS)
    write("in/rows.jsonl", json.dumps(TRAFILATURA) + "\n")
    write("in/broken.xml", "<nitf>")
    write("in/cut.wire", WIRE[:120])
    done = convert("in", "out.jsonl")
    assert done.code == 1
    articles = lines(Path("out.jsonl").read_text())
    assert [article["headline"] for article in articles if "Bell found" in article["headline"]] == ["Bell found"] * 5
    assert {article["text"] for article in articles} == {STORY}
    rejects = lines(Path("out.jsonl.rejected.jsonl").read_text())
    assert {reject["source"]: reject["reason"] for reject in rejects} == {
        "broken.xml": "bad-xml",
        "cut.wire": "cut-wire",
    }


def test_convert_takes_lists_of_json() -> None:
    write("a.json", json.dumps([TRAFILATURA, NEWSPAPER, {"text": 3}, {"title": "no text"}]))
    done = convert("a.json", "out.jsonl")
    assert done.code == 1
    assert [article["headline"] for article in lines(Path("out.jsonl").read_text())] == ["Bell found"] * 2
    assert [reject["reason"] for reject in lines(Path("out.jsonl.rejected.jsonl").read_text())] == [
        "wrong-type",
        "missing-field",
    ]


@pytest.mark.parametrize("content", [json.dumps(NEWSPLEASE) + "\n", json.dumps([NEWSPLEASE]), NITF, WIRE])
def test_convert_from_standard_input_to_standard_output(content: str) -> None:
    done = convert("-", "-", stdin=content)
    assert done.code == 0, done.err
    assert [summed(article) for article in lines(done.out)] == [("Bell found", ["Ana Lima"], STORY)]
    assert list(Path().iterdir()) == []


def test_convert_reads_columns_of_csv_and_parquet() -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq  # noqa: PLC0415

    write("a.csv", f'head,who,text\nBell found,Ana Lima,"{STORY}"\n')
    pq.write_table(pa.table({"head": ["Bell found"], "who": ["Ana Lima"], "text": [STORY]}), "a.parquet")
    for source in ("a.csv", "a.parquet"):
        assert convert("--force", "--map", "headline=head,bylines=who", source, "out.jsonl").code == 0
        assert [summed(article) for article in lines(Path("out.jsonl").read_text())] == [
            ("Bell found", ["Ana Lima"], STORY)
        ]
    assert convert("--force", "--map", "headline=head", "--drop", "head", "a.parquet", "out.parquet").code == 0
    table = pq.read_table("out.parquet")
    assert (table["headline"].to_pylist(), "head" in table.column_names) == (["Bell found"], False)


def test_dots_lead_into_structs_of_parquet() -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq  # noqa: PLC0415

    inner = {"head": "Bell found", "by": {"who": "Ana Lima"}, "body": f"By Ana Lima\n\n{STORY}"}
    rows = [{"id": 1, "article": inner}, {"id": 2, "article": {**inner, "body": None}}, {"id": 3, "article": None}]
    pq.write_table(pa.Table.from_pylist(rows), "a.parquet")
    options = ("--text-field", "article.body", "--map", "headline=article.head,bylines=article.by.who")
    done = clean("a.parquet", *options)
    assert [summed(article) for article in lines(done.out)] == [("Bell found", ["Ana Lima"], STORY)]
    for dest in ("out.jsonl", "out.parquet"):
        more: tuple[str, ...]
        for more in ((), ("--drop", "article"), ("--keep", "id")):
            converted = convert("--force", *options, *more, "a.parquet", dest)
            assert converted.code == 1, converted.err
            articles = pq.read_table(dest).to_pylist() if dest.endswith("parquet") else lines(Path(dest).read_text())
            assert [summed(article) for article in articles] == [("Bell found", ["Ana Lima"], STORY)]
            assert ("article" in articles[0]) == (not more)
    assert [reject["reason"] for reject in lines(Path("out.parquet.rejected.jsonl").read_text())] == ["null-text"] * 2
    wrong = convert("--force", "--text-field", "article.no", "a.parquet", "out.jsonl")
    assert (wrong.code, "no column 'article.no'" in wrong.err) == (2, True)
    before = Path("a.parquet").read_bytes()
    fixed = call("check", "--isolated", "--fix", "--text-field", "article.body", "a.parquet")
    assert "not written back" in fixed.err
    assert Path("a.parquet").read_bytes() == before


@pytest.mark.parametrize("command", ["clean", "check", "explain"])
@pytest.mark.parametrize(("name", "content", "said"), [("a.pdf", "%PDF-1.7", "pdftotext"), ("a.docx", "PK\x03\x04", "pandoc"), ("a.warc", "WARC/1.0", "warcio")])  # fmt: skip
def test_refusals_are_the_same_everywhere(command: str, name: str, content: str, said: str) -> None:
    write(name, content)
    done = call(command, "--isolated", name)
    assert (done.code, said in done.err, done.err.count("\n")) == (2, True, 1)
    converted = convert(name, "out.jsonl")
    assert (converted.code, said in converted.err) == (2, True)


# --- what goes wrong where a file holds more than one text, or other bytes, or a field with a reader's name

EXPORT = "".join(
    f"{number} of 3 DOCUMENTS\n\nThe Ellery Herald\n\nMay 4, 2020 Monday\n\nBell {number} found\n\nBYLINE: ANA LIMA\n\n"
    f"SECTION: NEWS; Pg. 4\n\nLENGTH: 20 words\n\n{STORY}\n\nLOAD-DATE: May 5, 2020\n\n\n"
    for number in (1, 2, 3)
)


def test_a_file_of_many_stories_is_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "export.txt").write_text(EXPORT)
    done = call("convert", tmp_path / "export.txt", tmp_path / "out.jsonl", "--max-length", "200", "--workers", "1")
    assert done.code == 0, done.err
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [row["headline"] for row in rows] == ["Bell 1 found", "Bell 2 found", "Bell 3 found"]


def test_one_page_holds_one_text(tmp_path: Path) -> None:
    (tmp_path / "feed.rss").write_text(RSS)
    done = call("explain", tmp_path / "feed.rss", "--html", tmp_path / "page.html")
    assert (done.code, "name a folder for --html" in done.err) == (2, True)


def test_xml_shows_its_encoding_whatever_is_to_become_of_bytes_that_do_not_belong(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?>' + NITF.replace("Bell found", "Café found")
    (tmp_path / "story.nitf").write_bytes(text.encode("latin-1"))
    done = call("clean", tmp_path / "story.nitf", "--format", "json", "--errors", "replace")
    assert json.loads(done.out)["headline"] == "Café found"


def test_a_column_called_meta_is_the_users_own(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"text": STORY, "meta": {"keywords": 5}}) + "\n")
    done = call("convert", tmp_path / "in.jsonl", tmp_path / "out.jsonl", "--format", "ninjs", "--workers", "1")
    assert done.code == 0, done.err
    assert "subjects" not in json.loads((tmp_path / "out.jsonl").read_text())


def test_dots_lead_into_json_alone(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(f'id,article\n1,"{STORY}"\n')
    done = call("convert", tmp_path / "in.csv", tmp_path / "out.jsonl", "--text-field", "article.body")
    assert (done.code, "no column 'article.body'" in done.err) == (2, True)
    (tmp_path / "in.jsonl").write_text(json.dumps({"text": STORY, "meta": {"x": 1}}) + "\n")
    done = call("convert", tmp_path / "in.jsonl", tmp_path / "out.jsonl", "--keep", "meta.x", "--workers", "1")
    assert "no field 'meta.x'" in done.err or "no column 'meta.x'" in done.err


def test_what_a_person_has_to_compare_is_left_and_told(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(
        json.dumps({"headline": "Bell lost", "text": f"Bell found\nBy Ana Lima\n{STORY}"}) + "\n"
    )
    done = call("check", "--fix", "--select", "DEC", "--map", "headline=headline", tmp_path / "in.jsonl")
    assert (done.code, "1 finding left" in done.err) == (1, True)


def test_a_file_that_was_merely_come_upon_and_holds_no_text_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "b.txt").write_text(STORY)
    assert call("check", tmp_path / "*").code == 0
    assert call("check", tmp_path / "a.pdf").code == 2


# --- pipes


CSV = f'id,text\nbell-1,"By Ana Lima\n\n{STORY}"\nbell-2,"{STORY}"\n'
PIPED = [json.dumps(NEWSPLEASE) + "\n" + json.dumps(NEWSPLEASE) + "\n", json.dumps([NEWSPLEASE] * 2), CSV, RSS]


@pytest.mark.parametrize("content", PIPED)
def test_standard_input_is_told_by_what_it_holds(content: str) -> None:
    articles = lines(clean("-", stdin=content).out)
    assert [article["text"] for article in articles] == [STORY] * 2
    converted = convert("-", "-", stdin=content)
    assert [article["text"] for article in lines(converted.out)] == [STORY] * 2, converted.err
    checked = call("check", "--isolated", "-", "--output-format", "json", "--statistics", stdin=content.encode())
    assert json.loads(checked.out)["summary"]["documents"] == 2, checked.err
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bells, text and ships\nIt rang, once.\n",
        "text\nIt rang.\n",
        "The id,text of it\n",
        "{It} rang.\n",
        "id,\rtext\nIt,rang\n",
    ],
)
def test_copy_with_commas_is_no_table(text: str) -> None:
    assert len(lines(clean("-", stdin=text).out)) == 1
    assert convert("-", "-", stdin=text).err.count("document") <= 1


def test_a_record_of_standard_input_is_fixed_in_its_place() -> None:
    row = json.dumps({"text": "The bell  weighs a ton.", "id": 3})
    done = call("check", "--isolated", "--fix", "-", stdin=f"{row}\n{row}\n".encode())
    assert done.out == f"{row}\n{row}\n".replace("  ", " ")


def test_the_settings_of_the_folder_hold_for_pipes() -> None:
    write("wireclean.toml", "ignore = ['DAT']\ntext-field = 'copy'\n")
    dated = "LISBON (AP) — The bell weighs a ton."
    for content in (json.dumps({"copy": dated}) + "\n", f"id,copy\n1,{dated}\n"):
        done = call("convert", "-", "-", "-q", stdin=content.encode())
        assert [article["text"] for article in lines(done.out)] == [dated], done.err


def test_what_a_pipe_sets_aside_is_told_and_no_file_named() -> None:
    done = convert("-", "-", stdin=json.dumps({"text": STORY}) + "\n{broken\n")
    assert (done.code, len(lines(done.out))) == (1, 1)
    assert "line 2: broken-json" in done.err
    assert "see " not in done.err
    assert "1 record was set aside" in done.err


@pytest.mark.parametrize(("dest", "said"), [("-", "nothing is written"), ("out.jsonl", "out.jsonl is not written")])
def test_a_pipe_that_is_interrupted_does_not_go_on(dest: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(run: Run, **options: object) -> Summary:
        partial_path(run.destination).mkdir()
        raise Interrupted(2)

    monkeypatch.setattr(import_module("wireclean.cli.convert"), "run_over", stopped)
    done = convert("-", dest, stdin=STORY)
    assert (done.code, done.err) == (130, f"wireclean: interrupted; {said}\n")
    assert list(Path().iterdir()) == []


def test_long_names_of_records_stay_whole() -> None:
    name = "x" * 300
    write("a.jsonl", json.dumps({"text": STORY, "id": name}) + "\n")
    write("wireclean.toml", "id-field = 'id'\n")
    article = json.loads(call("clean", "--format", "json", "a.jsonl").out)
    assert article["id"] == name
    shown = call("check", "a.jsonl", stdin=b"")
    assert name not in shown.out + shown.err


def test_a_pointer_leads_to_the_text_where_an_extractor_has_it() -> None:
    write("a.json", json.dumps([{**NEWSPLEASE, "maintext": f"By Ana Lima\n\n{STORY}"}]))
    report = json.loads(call("check", "--isolated", "--output-format", "json", "a.json").out)
    assert {finding["record"]["pointer"] for finding in report["findings"]} == {"/0/maintext"}
