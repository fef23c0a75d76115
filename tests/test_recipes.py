"""The recipes of the docs do what they say, where what they need is installed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).resolve().parent.parent / "docs" / "recipes.md"
RECIPES = dict(re.findall(r"^## (.+?)\n.*?^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL))
STORY = "The bell of the Aurora weighs more than a ton, and it hangs in the yard of the museum in Port Ellery."
FILES = {
    "wires/a.wire": f"\x01xya0123 4 i 46  xya 0456\r\n\x02Bell found =\r\n\r\nLisbon (dpa) - {STORY}\r\n\x03041015 GMT May 20\r\n\x04",
    "wires/b.xml": f"<nitf><body><body.head><hedline><hl1>Bell found</hl1></hedline></body.head><body.content><p>{STORY}</p></body.content></body></nitf>",
    "wires/c.xml": "<nitf>",
    "feed.xml": f'<rss version="2.0"><channel><item><title>Bell found</title><link>http://h.example/1</link><description>{STORY}</description></item></channel></rss>',
    "page.html": f"<html><head><title>Bell found</title></head><body><article><h1>Bell found</h1>{f'<p>{STORY}</p>' * 5}</article></body></html>",
    "crawl.jsonl": json.dumps({"title": "Bell found", "author": "Ana Lima", "date": "2020-05-04", "url": "http://h.example/1", "text": STORY}),
}  # fmt: skip


def test_there_are_recipes() -> None:
    assert len(RECIPES) == 5


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for path, content in FILES.items():
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_bytes(content.encode())
    page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{FILES['page.html']}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://h.example/1\r\nContent-Length: {len(page)}\r\n\r\n"
    )
    Path("crawl.warc").write_bytes(head.encode() + page + b"\r\n\r\n")
    found: dict[str, Any] = {}
    try:
        exec(compile(RECIPES[name], name, "exec"), found)
    except ModuleNotFoundError as error:
        pytest.skip(f"needs {error.name}")
    except Exception as error:
        if type(error).__name__ == "ReadError" and getattr(error, "reason", "") == "needs-html":
            pytest.skip("needs trafilatura")
        raise
    said = capsys.readouterr().out
    if "Parquet" in name:
        assert [article.headline for article in found["articles"]] == ["Bell found"] * 2
        assert "c.xml: not well-formed XML" in said
    elif "DataFrame" in name:
        assert found["frame"]["text"].tolist() == [STORY]
    elif "trafilatura" in name:
        assert said.startswith("Bell found ")
    elif "web archive" in name:
        if "is HTML" in said:  # which the recipe prints
            pytest.skip("needs trafilatura")
        assert said == "http://h.example/1 Bell found\n"
    elif "JSON" in name:
        assert (found["article"].headline, said) == ("Bell found", "")
