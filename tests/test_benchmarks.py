"""The benchmarks print whole tables, say what they leave out, and book time on stages that exist."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

import wireclean
from benchmarks import __main__ as ratios
from benchmarks import discover, peers, stages
from benchmarks.corpus import dirty, from_source

COPY = ["The bell weighs a ton.", "LISBON, May 4 (Reuters) - The bell  weighs a ton."]


def test_ratios_are_printed_for_every_peer(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def without_others(name: str) -> ModuleType:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(peers, "import_module", without_others)
    ratios._ratios({"two texts": COPY, "one": COPY[:1]}, 1)
    printed = capsys.readouterr().out
    rows = [line for line in printed.splitlines() if line.startswith("|")]
    assert {row.count("|") for row in rows} == {4}
    assert [row.split("`")[1] for row in rows[2:]] == ["ftfy.fix_text", r're.sub(r"\s+", " ", text)']
    assert "left out: clean-text: clean, datatrove: FTFYFormatter, datatrove: C4QualityFilter" in printed
    assert "wireclean[bench]" in printed


def test_time_is_booked_on_stages_that_exist() -> None:
    home = Path(wireclean.__file__).parent
    assert [file for file in stages._STAGES if not (home / file).exists()] == []
    module, _, name = stages._SCANNING.partition(".")
    assert callable(getattr(getattr(importlib.import_module("wireclean.layout"), module), name))
    assert [file for file in stages._CALLERS if not Path(file).exists()] == []


def test_the_profiler_sees_the_stages_at_work() -> None:
    samples = stages.profile(wireclean.clean, dirty(40), 2)
    known = {*stages._STAGES.values(), *stages._families().values(), "cue scan", stages._ROUNDS}
    assert samples
    assert set(samples) <= known
    assert any(stage.startswith("recognise: ") for stage in samples)


def test_copy_is_read_from_folders_and_json_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bell.", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "It rang."}\n{"text": "Twice."}\n', encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"\xff")
    assert from_source(tmp_path) == ["The bell.", "It rang.", "Twice."]
    assert from_source(tmp_path / "b.jsonl") == ["It rang.", "Twice."]
    with pytest.raises(SystemExit):
        from_source(tmp_path / "c.txt")


def test_the_corpus_of_discover_has_furniture_to_find() -> None:
    texts = [text for _, text in discover.corpus(40, 2)]
    assert len(set(texts)) == 40
    assert discover.measure(12, 2, 6).proposals > 0
