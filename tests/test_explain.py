"""`wireclean explain` on a terminal and in a pipe: marks, margin, fields, legend; and copy that means harm."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from gate import Done, call

import wireclean
from wireclean.report import frame
from wireclean.report.html import article_page
from wireclean.report.marked import fields, rows

STORY = (
    "Bell comes up in Port Ellery\nBy Ana Lima, Associated Press\n"
    "PORT ELLERY, Nova Scotia (AP) — The bell weighs a ton , divers  said.\nIt was â€œcast in 1871â€\x9d.\n"
    "Share Facebook Twitter LinkedIn Email Print\nCopyright 2020 The Associated Press. All rights reserved.\n"
)
HOSTILE = (
    "LISBON (AP) — The bell\x1b]0;owned\x07 rang\x1b[2J.\n\n"
    "::error file=a::The quay\u202e burned\u2066 down. ##[error]no\x00\x9b31m\x08\x7f\n\n"
    "<script>alert(1)</script> <img src=x onerror=alert(1)> </script><!-- ]]> ${body} $data {{x}} \ud800\n"
)


def run(*args: str | Path, stdin: str = "", width: int = 80) -> Done:
    return call("explain", *args, stdin=stdin.encode("utf-8", "surrogatepass"), env={"COLUMNS": str(width)})


def test_a_pipe_shows_marks_margin_fields_and_legend() -> None:
    done = run(stdin=STORY)
    shown = done.out
    assert (done.code, done.err) == (0, "")
    assert "\x1b" not in shown
    assert re.search(r"^ +5 FUR003 +│ \[-Share Facebook Twitter LinkedIn Email Print-\]$", shown, re.MULTILINE)
    assert "a ton[-·-],\n     SPC003   │ divers[-··-]{+␣+}said.{+¶+}\n" in shown
    assert "{+“+}cast in 1871[-â€\\x9d-]{+”+}" in shown
    assert re.search(r"^ +byline +│ Ana Lima, Associated Press +HED002$", shown, re.MULTILINE)
    assert re.search(r"^ +2 +ENC +Encoding +ENC001$", shown, re.MULTILINE)


def test_the_reasons_stand_below_the_line() -> None:
    shown = run(stdin=STORY).out.splitlines()
    at = next(number for number, line in enumerate(shown) if "[-Share Facebook" in line)
    assert re.match(r"^ +FUR003 +╎ furniture: the phrase “", shown[at + 1])
    dateline = next(number for number, line in enumerate(shown) if re.match(r"^ +DAT001 +╎ dateline \d", line))
    assert "╎" in shown[dateline + 1]
    assert not [line for line in shown if re.match(r"^ +(?:SPC|ENC|PAR)\d+ +╎", line)]


def test_json_has_a_line_for_each_file(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    lines = run("--json", tmp_path / "a.txt", tmp_path / "b.txt").out.splitlines()
    assert [Path(json.loads(line)["path"]).name for line in lines] == ["a.txt", "b.txt"]
    found = json.loads(lines[0])
    assert found["article"]["headline"] == "Bell comes up in Port Ellery"
    assert [stretch["span"] for stretch in found["stretches"]] == [edit["span"] for edit in found["article"]["edits"]]
    assert all(stretch["reasons"] for stretch in found["stretches"])


def test_json_of_hostile_copy_is_json_and_gives_no_orders() -> None:
    done = run("--json", "--errors", "replace", stdin=HOSTILE)
    (line,) = done.out.splitlines()
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|##\\[", line)
    assert "[2J" in json.loads(line)["article"]["text"] or json.loads(line)["stretches"]


def test_json_and_a_page_exclude_each_other() -> None:
    assert run("--json", "--html", "-", stdin=STORY).code == 2


@pytest.mark.parametrize("width", [60, 80, 120])
def test_lines_keep_to_the_width(width: int) -> None:
    lines = run(stdin=STORY * 3, width=width).out.splitlines()
    copy = lines[: lines.index("Edits")]
    assert max(map(len, copy)) <= width


def test_colour_strikes_and_underlines() -> None:
    shown = run("--color", "always", stdin=STORY).out
    assert re.search(r"\x1b\[9;31mShare Facebook", shown)
    assert re.search(r"\x1b\[4;32m“", shown)
    assert "[-Share" not in shown


def test_several_files_and_one_that_is_missing(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    done = run(tmp_path / "a.txt", tmp_path / "missing.txt", tmp_path / "b.txt")
    assert done.code == 2
    assert done.out.count("Fields\n") == 2
    assert done.err.count("\n") == 1


def test_clean_copy_has_no_edits() -> None:
    assert "No edits: the copy is clean." in run(stdin="The bell weighs a ton.").out


@pytest.mark.parametrize("color", ["always", "never"])
def test_hostile_copy_gives_the_terminal_no_orders(tmp_path: Path, color: str) -> None:
    story = tmp_path / "a\x1b[31m.txt"
    story.write_bytes(HOSTILE.encode("utf-8", "surrogatepass"))
    done = run("--color", color, "--errors", "replace", story)
    shown = re.sub(r"\x1b\[[\d;]*m", "", done.out) if color == "always" else done.out
    assert done.code == 0
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert "\\x1b]0;owned\\x07" in re.sub(r"\[-|-\]", "", shown)
    assert "\\u202e" in shown
    assert "##[error]" not in shown
    assert not re.search(r"^\s*::error", shown, re.MULTILINE)


def test_rows_are_the_source_and_the_edits() -> None:
    article = wireclean.clean(STORY)
    marked = rows(STORY, article.edits)
    assert [row.number for row in marked] == list(range(1, STORY.count("\n") + 2))
    assert sorted(index for row in marked for index in row.begins) == list(range(len(article.edits)))
    for row, line in zip(marked, STORY.split("\n"), strict=True):
        drawn = "".join(piece.text for piece in row.pieces if piece.kind != "added")
        assert drawn.replace("·", " ").removesuffix("↵") == line


def test_fields_name_their_edits() -> None:
    article = wireclean.clean(STORY)
    named = {field.label: [article.edits[index].rule for index in field.edits] for field in fields(article)}
    assert named["dateline"] == ["DAT001"]
    assert named["byline"] == ["HED002"]
    assert named["headline"] == ["HED005"]


def test_a_field_of_two_edits_names_both() -> None:
    article = wireclean.clean(STORY + "Written By\nANA LIMA\n")
    assert [len(field.edits) for field in fields(article) if field.label == "byline"] == [2]


# --- the page, as text; tests/test_explain_page.py opens it in a browser


@pytest.mark.parametrize("copy", [STORY, HOSTILE, "", "\ud800", "<" * 50, "a\u202eb" * 20])
def test_the_page_holds_no_more_than_its_own_markup(copy: str) -> None:
    page = article_page(f"name {copy[:200]}", copy, wireclean.explain(copy))
    page.encode("utf-8")
    assert page.count("<script") == 2
    assert page.count("</script>") == 2
    assert "<img" not in page
    assert not re.search(r"<[^>]+\son\w+=", page)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)
    assert not re.search(r"""(?:src|href)=["'](?!#|data:,)""", page)


def test_one_page_and_a_folder_of_pages(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.txt").write_text(STORY, encoding="utf-8")
    assert run(tmp_path / "one" / "index.txt", "--html", tmp_path / "page.html").code == 0
    assert "<!doctype html>" in (tmp_path / "page.html").read_text(encoding="utf-8")
    files = (tmp_path / "one" / "index.txt", tmp_path / "two" / "index.txt")
    assert run(*files, "--html", tmp_path / "out").code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["index-2.html", "index-3.html", "index.html"]


def test_an_existing_folder_gets_an_index_of_one(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "out").mkdir()
    assert run(tmp_path / "story.txt", "--html", tmp_path / "out").code == 0
    assert 'href="story.html"' in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = run(tmp_path / "story.txt", "--html", tmp_path / "file" / "out.html")
    assert done.code == 2
    assert done.err.count("\n") == 1


def test_without_the_extra_a_page_is_refused_and_the_terminal_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "jinja2", None)
    frame._environment.cache_clear()
    for done in (
        run(story, "--html", tmp_path / "out"),
        call("convert", story, tmp_path / "a.jsonl", "--report", tmp_path / "out"),
    ):
        assert done.code == 2
        assert "pip install 'wireclean[report]'" in done.err
        assert done.err.count("\n") == 1
        assert list(tmp_path.iterdir()) == [story]
    assert run(story).code == 0
    notebook = wireclean.clean(STORY)._repr_html_()
    assert "wireclean[report]" in notebook
    assert "<h1" in notebook


@pytest.mark.parametrize("between", ["\n\n", "\n", " "])
def test_a_long_line_is_parted_and_loses_nothing(between: str) -> None:
    copy = between.join(f"The {number}th bell , cast in 1871,  weighs a ton." for number in range(600))
    article = wireclean.clean(copy)
    page = article_page("bells", copy, wireclean.explain(copy))
    source = page[page.index('<section id="source"') : page.index('<div class="beside">')]
    bare = re.sub(r"<b.*?</b>|<ins[^>]*>.*?</ins>|<i>.*?</i>", "", source)
    text = re.sub(r"<[^>]+>", "", re.sub(r'<span class="line">\d+</span>', "\n", bare))
    assert text.removeprefix("\n").rstrip("\n").replace("·", " ").replace("↵", "") == copy
    assert [index for index in range(len(article.edits)) if f'id="e{index}"' not in source] == []
    assert max(len(part) for part in re.split("</p>", source)) < 40_000
    labels = re.findall(r"<b class=\"f\d\">(\w+)(?:×(\d+))?</b>", source)
    assert sum(int(number or 1) for _, number in labels) == len(article.edits)


def test_text_is_light_and_dark_enough() -> None:
    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def mixed(colour: str, paper: str, share: float) -> str:
        blend = (
            round(int(colour[at : at + 2], 16) * share + int(paper[at : at + 2], 16) * (1 - share)) for at in (1, 3, 5)
        )
        return "#" + "".join(f"{part:02x}" for part in blend)

    def contrast(one: str, two: str) -> float:
        low, high = sorted((luminance(one), luminance(two)))
        return (high + 0.05) / (low + 0.05)

    style = (Path(frame.__file__).parent / "templates" / "style.css").read_text(encoding="utf-8")
    papers = re.findall(r"--paper: (#\w{6}); --sheet: (#\w{6}); --ink: (#\w{6}); --soft: (#\w{6})", style)
    assert len(papers) == 3
    for night, (paper, sheet, ink, soft) in ((0, papers[0]), (1, papers[1]), (1, papers[2])):
        for family, colours in {**frame.COLOURS, "other": frame.OTHER_COLOUR}.items():
            colour = colours[night]
            for ground in (paper, sheet):
                assert contrast(colour, mixed(colour, ground, 0.20)) >= 4.5, (family, night)
        assert min(contrast(soft, ground) for ground in (paper, sheet)) >= 4.5
        assert min(contrast(ink, ground) for ground in (paper, sheet)) >= 7


def test_rules_of_packs_are_named(tmp_path: Path) -> None:
    pack = Path(__file__).parents[1] / "examples" / "herald.toml"
    (tmp_path / "wireclean.toml").write_text(f"packs = [{str(pack)!r}]\n", encoding="utf-8")
    copy = tmp_path / "copy.txt"
    copy.write_text("The bell weighs a ton.\n\nThe Harbour Herald on your doorstep\n", encoding="utf-8")
    page = tmp_path / "copy.html"
    done = call("explain", copy, "--html", page)
    assert done.code == 0, done.err
    assert "herald-furniture" in page.read_text("utf-8")
    done = call("explain", copy, "--isolated")
    assert "Herald on your doorstep" in done.out
    assert "HERALD001" not in done.out
