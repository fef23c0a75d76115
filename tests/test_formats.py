"""The forms of file: each is known to both commands that read records, and they read the same of it."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wireclean.formats
from wireclean.batch.chunks import chunks
from wireclean.batch.sources import find_sources
from wireclean.formats import ENDINGS, FORMATS, converted_names, format_of, read_documents, read_records
from wireclean.formats.documents import Document
from wireclean.formats.model import Opened, Record, Wanted


def _jsonl(texts: list[str]) -> bytes:
    return "".join(json.dumps({"id": str(at), "text": text}) + "\n" for at, text in enumerate(texts)).encode()


def _csv(texts: list[str]) -> bytes:
    content = io.StringIO(newline="")
    csv.writer(content).writerows([["id", "text"], *([str(at), text] for at, text in enumerate(texts))])
    return content.getvalue().encode()


def _parquet(texts: list[str]) -> bytes:
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    content = io.BytesIO()
    ids = [str(at) for at in range(len(texts))]
    parquet.write_table(pa.table({"id": pa.array(ids, pa.string()), "text": pa.array(texts, pa.string())}), content)
    return content.getvalue()


WRITERS: dict[str, Callable[[list[str]], bytes]] = {
    "a.jsonl": _jsonl,
    "a.ndjson": _jsonl,
    "a.csv": _csv,
    "a.parquet": _parquet,
}


@pytest.mark.parametrize("name", WRITERS)
@given(st.lists(st.text(alphabet='ab ",;\r\n\\é—😀', max_size=8), max_size=5), st.integers(1, 60))
def test_check_and_convert_read_the_same_texts(name: str, texts: list[str], size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(WRITERS[name](texts))
        file = Opened(str(path), str(path))
        documents = [item for item in read_documents(file, Wanted(id_field="id")) if isinstance(item, Document)]
        pieces = list(chunks(find_sources(str(path)), Wanted(), size))
        records = [item for piece in pieces for item in read_records(piece, Wanted())]
    assert [document.text for document in documents] == texts
    assert [item.text for item in records if isinstance(item, Record)] == texts
    assert len(records) == len(texts)
    assert [document.where.id for document in documents] == [str(at) for at in range(len(texts))]


def test_every_format_of_the_folder_is_known() -> None:
    modules = [import_module(f"wireclean.formats.{module.name}") for module in iter_modules(wireclean.formats.__path__)]
    assert {module.FORMAT.name for module in modules if hasattr(module, "FORMAT")} == set(FORMATS)
    assert sum(len(form.endings) for form in FORMATS.values()) == len(ENDINGS)
    for form in FORMATS.values():
        assert set(form.converted) <= set(form.endings)
        assert bool(form.converted) == (form.records is not None) == (form.fields is not None)
        assert all(ending in converted_names() for ending in form.converted)


def test_a_file_is_known_by_its_name() -> None:
    assert format_of("feed.NDJSON") is FORMATS[".jsonl"]
    assert format_of("story") is format_of("<stdin>") is FORMATS[".txt"]
