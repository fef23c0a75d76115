"""Pages of HTML, through trafilatura: the extra `wireclean[html]`. wireclean has no extractor of its own."""

from __future__ import annotations

from collections.abc import Iterator

from wireclean.readers.copy import Copy, ReadError
from wireclean.readers.fields import gathered
from wireclean.readers.records import declared_by, shape_of

__all__ = ["read_html"]

_NEEDS_HTML = (
    "is HTML, not plain text; with `pip install 'wireclean[html]'` wireclean reads pages through trafilatura, or take the text "
    "out first, such as with `trafilatura < page.html > page.txt`"
)


def read_html(text: str, encoding: str) -> Iterator[Copy]:
    """Yield the story of a page, with its title, authors and date as declared. Raises `ReadError` without trafilatura."""
    try:
        import trafilatura  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        raise ReadError("needs-html", _NEEDS_HTML) from None
    except ImportError as error:  # a part of it is missing
        why = str(error).partition("\n")[0]
        raise ReadError("needs-html", f"is HTML, and trafilatura cannot be loaded: {why}") from None
    page = trafilatura.bare_extraction(text, with_metadata=True, include_comments=False)
    record = {} if page is None else page if isinstance(page, dict) else page.as_dict()
    if not record.get("text"):
        raise ReadError("no-text", "trafilatura finds no story in this page")
    shape = shape_of(frozenset(record))
    if shape is None:
        raise ReadError(
            "no-text", "this release of trafilatura gives no title and date; wireclean[html] asks for another"
        )
    yield Copy(
        record["text"],
        declared_by(record, shape),
        "html",
        encoding,
        (),
        gathered(link=record.get("url"), site=record.get("sitename"), keywords=record.get("tags") or ()),
    )
