"""The recipes of the docs do what they say, from top to bottom, where what they need is installed."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from wireclean.cli import main

DOCS = Path(__file__).resolve().parent.parent / "docs"
BLOCK = re.compile(r"^```(sh|python|toml)\n(.*?)^```", re.MULTILINE | re.DOTALL)
# The pages of one recipe are run as a whole, those of several recipe by recipe.
RECIPES = {
    page.stem.removeprefix("recipe-"): page.read_text("utf-8") for page in sorted(DOCS.glob("recipe-*.md"))
} | dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", (DOCS / "recipes.md").read_text("utf-8"), re.MULTILINE | re.DOTALL))
STORY = "The bell of the Aurora weighs more than a ton, and it hangs in the yard of the museum in Port Ellery."
FEED = f'<rss version="2.0"><channel><item><title>Bell found</title><link>http://h.example/1</link><description>{STORY}</description></item></channel></rss>'
FILES = {
    "stories/a.wire": f"\x01xya0123 4 i 46  xya 0456\r\n\x02Bell found =\r\n\r\nLisbon (dpa) - {STORY}\r\n\x03041015 GMT May 20\r\n\x04",
    "stories/b.xml": f"<nitf><body><body.head><hedline><hl1>Bell found</hl1></hedline></body.head><body.content><p>{STORY}</p></body.content></body></nitf>",
    "stories/c.xml": "<nitf>",
    "corpus/a.txt": f"{STORY}\n\nAdvertisement\n\nIt was  cast in 1871.\n",
    "feed.xml": FEED,
    "page.html": f"<html><head><title>Bell found</title></head><body><article><h1>Bell found</h1>{f'<p>{STORY}</p>' * 5}</article></body></html>",
    "crawl.jsonl": json.dumps({"title": "Bell found", "author": "Ana Lima", "date": "2020-05-04", "url": "http://h.example/1", "text": STORY}),
}  # fmt: skip


def run(recipe: str) -> tuple[dict[str, Any], list[tuple[str, int]]]:
    """Run the blocks of a recipe in their order; return what its Python left and how its commands ended.

    A block of TOML is what a `wireclean.toml` is to say from there on.
    """
    found: dict[str, Any] = {}
    ended = []
    for kind, block in BLOCK.findall(recipe):
        if kind == "python":
            exec(compile(block, "recipe", "exec"), found)
        elif kind == "toml":
            settings = Path("wireclean.toml")
            settings.write_text(block + (settings.read_text("utf-8") if settings.exists() else ""), encoding="utf-8")
        else:
            calls = [
                shlex.split(line, comments=True)[1:] for line in block.splitlines() if line.startswith("wireclean ")
            ]
            ended += [(call[0], CliRunner().invoke(main, call).exit_code) for call in calls]
    return found, ended


def test_there_are_recipes() -> None:
    assert list(RECIPES) == [
        "corpus", "feed", "gate", "Pages through trafilatura", "The JSON of an extractor", "A web archive",
    ]  # fmt: skip


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("wireclean.cli.convert._cores", lambda: 1)  # each process takes its time to start
    for path, content in FILES.items():
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_bytes(content.encode())
    page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{FILES['page.html']}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://h.example/1\r\nContent-Length: {len(page)}\r\n\r\n"
    )
    Path("crawl.warc").write_bytes(head.encode() + page + b"\r\n\r\n")
    try:
        found, ended = run(RECIPES[name])
    except ModuleNotFoundError as error:
        pytest.skip(f"needs {error.name}")
    except Exception as error:
        if type(error).__name__ == "ReadError" and getattr(error, "reason", "") == "needs-html":
            pytest.skip("needs trafilatura")
        raise
    said = capsys.readouterr().out
    if name == "corpus":
        assert ended == [("convert", 1)]  # for c.xml is set aside
        assert "[{'id': 'a.wire', 'headline': 'Bell found'}]" in said
        assert "Bell found 82 characters struck" in said
        assert said.endswith("2 articles\n")
        assert "c.xml: not well-formed XML" in said
        assert "What the characters were" in Path("stories.html").read_text("utf-8")
    elif name == "feed":
        assert found["frame"]["text"].tolist() == [STORY]
    elif name == "gate":
        assert [code for _, code in ended] == [1, 1, 0, 0, 0, 0]
        assert Path("wireclean-baseline.json").exists()
    elif name == "Pages through trafilatura":
        assert said.startswith("Bell found ")
    elif name == "A web archive":
        if "is HTML" in said:  # which the recipe prints
            pytest.skip("needs trafilatura")
        assert said == "http://h.example/1 Bell found\n"
    else:
        assert (found["article"].headline, said) == ("Bell found", "")
