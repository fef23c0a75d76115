"""Find the files that a command is given, and read the documents in them.

A folder is walked for the kinds of files that hold copy, past what `.gitignore` and hidden names leave out. A file that
is named is read whatever it is called. What cannot be read is a `Problem` among the documents, not an exception: the
others are still read.
"""

from __future__ import annotations

import glob
import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import repeat
from json.decoder import JSONDecodeError, JSONDecoder
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from wireclean.cli.decoding import MARK, Decoded, decode, encoding_of
from wireclean.report.result import Document, FileText, Problem, Where

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from wireclean.settings import Settings

__all__ = [
    "KINDS",
    "STDIN",
    "Choice",
    "Document",
    "Found",
    "Globs",
    "Problem",
    "choice_of",
    "existing_part",
    "find_files",
    "kind_of",
    "read_documents",
    "read_text",
]

STDIN = "-"
KINDS = (".txt", ".md", ".json", ".jsonl", ".csv", ".parquet")
DEFAULT_FIELD = "text"
_LONGEST_ID = 120

# How bytes that are not of the encoding come out of `surrogateescape`: they stay in the text, can be found, and go back
# into the file as they were.
_UNDECODED = re.compile("[\udc80-\udcff]")


# --- find


class Found(NamedTuple):
    """A file to read. `named` says that it was named in the call, and not come upon in a folder or by a pattern."""

    path: str
    named: bool


class Globs(NamedTuple):
    """Patterns as in a `.gitignore`, and the folder from which they count."""

    folder: str
    patterns: tuple[str, ...]


class Choice:
    """Which files of a folder are read: those of the known kinds, or what `include` says; never what `exclude` says."""

    def __init__(self, include: Globs | None = None, exclude: Sequence[Globs] = ()) -> None:
        """Take what is empty for not said."""
        self._include = _Patterns(include) if include and include.patterns else None
        self._exclude = [_Patterns(globs) for globs in exclude if globs.patterns]

    def wants(self, path: str) -> bool:
        """Say whether a file come upon is of those to read."""
        if self._include is not None:
            return self._include.match(path, folder=False)
        return os.path.splitext(path)[1].lower() in KINDS

    def excludes(self, path: str, *, folder: bool = False) -> bool:
        """Say whether a file or folder is passed over."""
        return any(patterns.match(path, folder=folder) for patterns in self._exclude)


def choice_of(settings: Settings, *exclude: Globs) -> Choice:
    """Return which files of a folder are read by its settings; never what `exclude` says besides."""
    folder = str(settings.source.parent) if settings.source else "."
    return Choice(Globs(folder, settings.include), (Globs(folder, settings.exclude), *exclude))


def existing_part(path: str) -> str | None:
    """Return the part of a path or pattern that is there to find settings from."""
    if path == STDIN:
        return None
    while not os.path.lexists(path):
        above = os.path.dirname(path)
        if above == path or not above:
            return None
        path = above
    return path


class _Patterns:
    def __init__(self, globs: Globs) -> None:
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only those pay for it who have patterns

        self._folder = os.path.abspath(globs.folder)
        self._spec = GitIgnoreSpec.from_lines(globs.patterns)

    def match(self, path: str, *, folder: bool) -> bool:
        inner = os.path.relpath(os.path.abspath(path), self._folder).replace(os.sep, "/")
        return self._spec.match_file(f"{inner}/" if folder else inner)


def find_files(
    paths: Sequence[str], choose: Callable[[str], Choice] | None = None, *, force_exclude: bool = False
) -> Iterator[Found | Problem]:
    """Yield the files of `paths` (files, folders, glob patterns, `-`), each once, in a settled order.

    `choose` says for each path which of the files in it are read; without it, all of the known kinds. What is excluded is
    passed over in folders and patterns, and with `force_exclude` even when it is named.
    """
    seen: set[str] = set()
    ignores = _Ignores()
    for path in paths:
        search = _Search(choose(path) if choose else Choice(), ignores)
        for found in search.files(path):
            if isinstance(found, Found):
                if found.path in seen or (found.named and force_exclude and search.choice.excludes(found.path)):
                    continue
                seen.add(found.path)
            yield found


class _Search(NamedTuple):
    choice: Choice
    ignores: _Ignores

    def files(self, path: str) -> Iterator[Found | Problem]:
        """Yield what one path of the call stands for."""
        if path == STDIN:
            yield Found(STDIN, True)
        elif os.path.isdir(path):
            self.ignores.walk(path)
            yield from self._walk(path, path)
        elif os.path.lexists(path):
            yield Found(_shown(path), True)
        elif glob.has_magic(path):
            hits = sorted(glob.glob(path, recursive=True))
            if not hits:
                yield Problem(path, None, "no file matches this pattern")
            for hit in hits:
                yield from self._hit(hit, path)
        else:
            yield Problem(_shown(path), None, "cannot be read: No such file or directory")

    def _hit(self, hit: str, pattern: str) -> Iterator[Found | Problem]:
        """Yield the files of a path that matches a pattern."""
        base = os.path.dirname(hit) or "."
        if os.path.isdir(hit):
            # `**` meets the folders on the way to its files as well; those files are hits of their own
            if not pattern.endswith("**") and not self._leaves_out(hit, base, folder=True):
                yield from self._walk(hit, hit)
        elif not self._leaves_out(hit, base):
            yield Found(_shown(hit), False)

    def _leaves_out(self, path: str, base: str, *, folder: bool = False) -> bool:
        return self.choice.excludes(path, folder=folder) or self.ignores.leaves_out(path, base, folder=folder)

    def _walk(self, folder: str, base: str) -> Iterator[Found | Problem]:
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            yield Problem(_shown(folder), None, f"cannot be read: {error.strerror or error}")
            return
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if not self._leaves_out(entry.path, base, folder=True):
                    yield from self._walk(entry.path, base)
            elif self.choice.wants(entry.path) and not self._leaves_out(entry.path, base) and entry.is_file():
                yield Found(_shown(entry.path), False)


def _shown(path: str) -> str:
    """Write a path as reports do: as it was given, with slashes."""
    return PurePath(path).as_posix()


class _Ignores:
    """What `.gitignore` files leave out: those of the repository, or outside of one those of the folder that is walked.

    What was learned of a folder is kept for the length of one search.
    """

    def __init__(self) -> None:
        self._tops: dict[str, str] = {}
        self._folders: dict[tuple[str, str], bool] = {}
        self._specs: dict[tuple[str, str], tuple[tuple[str, GitIgnoreSpec], ...]] = {}

    def walk(self, folder: str) -> None:
        """Look into a folder that was named, even if all of it is ignored; what it ignores itself counts."""
        if self.leaves_out(folder, folder, folder=True):
            self._tops[os.path.abspath(folder)] = os.path.abspath(folder)

    def leaves_out(self, path: str, base: str, *, folder: bool = False) -> bool:
        """Say whether a path in `base`, or a folder that it lies in, is ignored."""
        return self._ignored(os.path.abspath(path), folder, self._top(os.path.abspath(base)))

    def _top(self, base: str) -> str:
        if base not in self._tops:
            folder = base
            while not os.path.exists(os.path.join(folder, ".git")):
                above = os.path.dirname(folder)
                if above == folder:
                    folder = base
                    break
                folder = above
            self._tops[base] = folder
        return self._tops[base]

    def _ignored(self, path: str, folder: bool, top: str) -> bool:
        above = os.path.dirname(path)
        if path in (top, above):
            return False
        key = (above, top)
        if key not in self._folders:
            self._folders[key] = self._ignored(above, True, top)
        if self._folders[key]:
            return True
        for base, spec in self._specs_of(above, top):  # the nearest has the last word
            inner = path[len(base) :].lstrip(os.sep).replace(os.sep, "/")
            said = spec.check_file(f"{inner}/" if folder else inner).include
            if said is not None:
                return said
        return False

    def _specs_of(self, folder: str, top: str) -> tuple[tuple[str, GitIgnoreSpec], ...]:
        """Return the folders from `folder` up to `top` that have something to ignore, the nearest first."""
        key = (folder, top)
        if key not in self._specs:
            above = os.path.dirname(folder)
            rest = () if folder in (top, above) else self._specs_of(above, top)
            spec = _gitignore(folder, folder == top)
            self._specs[key] = ((folder, spec), *rest) if spec else rest
        return self._specs[key]


def _gitignore(folder: str, top: bool) -> GitIgnoreSpec | None:
    lines: list[str] = []
    for name in (os.path.join(".git", "info", "exclude"), ".gitignore") if top else (".gitignore",):
        try:
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
                lines += file.read().splitlines()
        except OSError:
            continue
    if not lines:
        return None
    # Only those pay for it who have something to ignore.
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    return GitIgnoreSpec.from_lines(lines)


# --- read


class _UnreadableError(Exception):
    """What is wrong with a file as a whole."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def read_documents(
    found: Found,
    *,
    text_field: str | None = None,
    id_field: str | None = None,
    encoding: str = "utf-8",
    stdin_name: str | None = None,
    content: Decoded | None = None,
) -> Iterator[Document | Problem]:
    """Yield the documents of a file, and a `Problem` for each of its records that cannot be read.

    `text_field` names the field that holds the text of a record; without it the field is `text`. `id_field` names one that
    tells the record from others, where it has one. `stdin_name` says what
    standard input is called, and so what kind of file it is. `content` is what `read_text` returned, if it was called.
    """
    path = found.path
    shown = (stdin_name or "<stdin>") if path == STDIN else path
    kind = kind_of(path, stdin_name)
    fields = _Fields(text_field or DEFAULT_FIELD, id_field)
    try:
        if kind == ".parquet":
            yield from _parquet(path, shown, fields)
            return
        if kind == ".jsonl" and content is None and path != STDIN:
            with open(path, "rb") as file:
                encoding = encoding_of(file.peek(4)[:4], encoding)
                lines = io.TextIOWrapper(file, encoding, "surrogateescape", newline="\n")
                yield from _jsonl(lines, shown, fields, encoding)
            return
        text, encoding = read_text(path, encoding) if content is None else content
        if kind == ".jsonl":
            yield from _jsonl(io.StringIO(text, newline="\n"), shown, fields, encoding)
        elif kind == ".json":
            yield from _json(shown, text, fields, encoding, text_field is None and not found.named)
        elif kind == ".csv":
            yield from _csv(shown, text, fields)
        else:
            _demand_decoded(text, 1, encoding)
            # The mark before the text and the line end at the end of it belong to the file, not to the copy.
            begin = len(MARK) if text.startswith(MARK) else 0
            copy = text[begin:].removesuffix("\n")
            yield Document(shown, copy, holder=FileText(text[begin:], offset=begin), end=len(copy))
    except _UnreadableError as error:
        yield Problem(shown, error.line, str(error))
    except OSError as error:
        yield Problem(shown, None, f"cannot be read: {error.strerror or error}")
    except UnicodeError as error:
        yield Problem(shown, None, f"not valid {encoding}: {error}; name the encoding with --encoding")


class _Fields(NamedTuple):
    """The fields of a record that matter."""

    text: str
    id: str | None


def kind_of(path: str, stdin_name: str | None = None) -> str:
    """Return what the name of a file says that it holds: `.jsonl`."""
    return os.path.splitext((stdin_name or "") if path == STDIN else path)[1].lower()


def read_text(path: str, encoding: str) -> Decoded:
    """Return a file, or standard input, as text that can be written back byte for byte.

    A mark at its beginning goes before `encoding`. Bytes that are not of the encoding stand as `surrogateescape` leaves them. Raises `OSError`, and `UnicodeError` where
    even that does not help.
    """
    if path == STDIN:
        return decode(sys.stdin.buffer.read(), encoding, "surrogateescape")
    with open(path, "rb") as file:
        return decode(file.read(), encoding, "surrogateescape")


def _demand_decoded(text: str, first_line: int, encoding: str) -> None:
    if text.isascii():
        return
    wrong = _UNDECODED.search(text)
    if wrong is not None:
        line = first_line + text.count("\n", 0, wrong.start())
        byte = ord(wrong[0]) - 0xDC00
        raise _UnreadableError(f"not valid {encoding} (byte 0x{byte:02x}); name the encoding with --encoding", line)


def _listed(fields: Sequence[str]) -> str:
    """List the fields there are, at most a dozen of them."""
    if not fields:
        return "there are no fields"
    more = f" and {len(fields) - 12} more" if len(fields) > 12 else ""
    return f"the fields are: {', '.join(fields[:12])}{more}"


def _no_field(name: str, fields: Sequence[str]) -> str:
    return f"no field {name!r}; {_listed(fields)} (choose with --text-field)"


_VALUE = JSONDecoder()
_JSON_SPACE = re.compile(r"[ \t\n\r]*+")
_KINDS_OF_VALUES = {type(None): "null", bool: "true or false", int: "a number", float: "a number", list: "a list"}


class _Member(NamedTuple):
    """A field of a JSON object: its value, and where the value is written."""

    value: Any
    start: int
    end: int


def _space(text: str, index: int) -> int:
    match = _JSON_SPACE.match(text, index)
    return match.end() if match else index


def _object(text: str, index: int) -> tuple[dict[str, _Member], int]:
    """Read the JSON object at `index`; return its fields and where it ends. Raises `JSONDecodeError`."""
    members: dict[str, _Member] = {}
    index = _space(text, index + 1)
    if text[index : index + 1] == "}":
        return members, index + 1
    while True:
        if text[index : index + 1] != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", text, index)
        key, index = _VALUE.raw_decode(text, index)
        index = _space(text, index)
        if text[index : index + 1] != ":":
            raise JSONDecodeError("Expecting ':' delimiter", text, index)
        start = _space(text, index + 1)
        value, index = _VALUE.raw_decode(text, start)
        members[key] = _Member(value, start, index)
        index = _space(text, index)
        mark = text[index : index + 1]
        index = _space(text, index + 1)
        if mark == "}":
            return members, index
        if mark != ",":
            raise JSONDecodeError("Expecting ',' delimiter", text, index - 1)


def _text_member(members: dict[str, _Member], name: str) -> _Member | str:
    """Return the field that holds the text, or what is wrong with it."""
    member = members.get(name)
    if member is None:
        return _no_field(name, [*members])
    if not isinstance(member.value, str):
        return f"field {name!r} is {_KINDS_OF_VALUES.get(type(member.value), 'an object')}, not a text"
    return member


def _document(
    path: str, members: dict[str, _Member], fields: _Fields, holder: FileText, where: Where
) -> Document | Problem:
    member = _text_member(members, fields.text)
    if isinstance(member, str):
        return Problem(path, where.line, member)
    named = members.get(fields.id) if fields.id is not None else None
    if named is not None:
        where = where._replace(id=_id(named.value))
    # between the quotes
    return Document(path, member.value, where, holder=holder, start=member.start + 1, end=member.end - 1, form="json")


def _id(value: object) -> str | None:
    """Return what names a record, cut if it is long."""
    return str(value)[:_LONGEST_ID] if isinstance(value, str | int) else None


def _jsonl(lines: Iterable[str], path: str, fields: _Fields, encoding: str) -> Iterator[Document | Problem]:
    """Read a record a line, one at a time."""
    missing = 0
    offset = record = 0
    for number, line in enumerate(lines, 1):
        begin = _space(line, 1 if number == 1 and line.startswith(MARK) else 0)
        if begin < len(line):
            record += 1
            item = _record(path, line, begin, fields, number, record, offset, encoding)
            lacks = isinstance(item, Problem) and item.message.startswith("no field")
            missing += lacks
            if missing <= 1 or not lacks:
                yield item
        offset += len(line)
    if missing > 1:
        yield Problem(path, None, f"{missing - 1:,} more records have no field {fields.text!r}")


def _record(
    path: str, line: str, begin: int, fields: _Fields, number: int, record: int, offset: int, encoding: str
) -> Document | Problem:
    try:
        _demand_decoded(line, number, encoding)
        if line[begin] != "{":
            return Problem(path, number, "not a JSON object; each line of a .jsonl file is one")
        members, end = _object(line, begin)
        if _space(line, end) < len(line):
            raise JSONDecodeError("Extra data", line, end)
    except _UnreadableError as error:
        return Problem(path, error.line, str(error))
    except JSONDecodeError as error:
        return Problem(path, number, f"not valid JSON: {error.msg} at column {error.pos + 1}")
    except (ValueError, RecursionError) as error:  # a number or a nesting beyond all measure
        return Problem(path, number, f"not valid JSON: {error}")
    return _document(path, members, fields, FileText(line, number, offset), Where(number, record))


def _json(path: str, text: str, fields: _Fields, encoding: str, come_upon: bool) -> Iterator[Document | Problem]:
    """Read an object, or a list of objects.

    A .json file that was merely come upon and knows no such field is something else than copy, such as a package's
    manifest: it is passed over.
    """
    _demand_decoded(text, 1, encoding)
    name = fields.text
    holder = FileText(text)
    begin = _space(text, 1 if text.startswith(MARK) else 0)
    mark = text[begin : begin + 1]
    try:
        if mark == "{":
            members, end = _object(text, begin)
            items = [_document(path, members, fields, holder, _where(holder, members, name, begin, f"/{_token(name)}"))]
        elif mark == "[":
            items, end = _list(path, text, begin, fields, holder)
        else:
            _VALUE.raw_decode(text, begin)
            raise _UnreadableError("neither a JSON object nor a list of objects", 1)
        if _space(text, end) < len(text):
            raise JSONDecodeError("Extra data", text, end)
    except JSONDecodeError as error:
        raise _UnreadableError(f"not valid JSON: {error.msg} at column {error.colno}", error.lineno) from None
    except (ValueError, RecursionError) as error:
        raise _UnreadableError(f"not valid JSON: {error}") from None
    if come_upon and not any(isinstance(item, Document) for item in items):
        yield Problem(path, None, f"passed over: no field {name!r} in it (choose with --text-field)", fatal=False)
        return
    yield from items


def _token(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def _where(
    holder: FileText, members: dict[str, _Member], name: str, begin: int, pointer: str, number: int = 1
) -> Where:
    member = members.get(name)
    return Where(holder.position(member.start if member else begin)[0], number, pointer)


def _list(path: str, text: str, begin: int, fields: _Fields, holder: FileText) -> tuple[list[Document | Problem], int]:
    items: list[Document | Problem] = []
    name = fields.text
    missing = 0
    index = _space(text, begin + 1)
    if text[index : index + 1] == "]":
        return items, index + 1
    number = 0
    while True:
        number += 1
        if text[index : index + 1] == "{":
            members, end = _object(text, index)
            pointer = f"/{number - 1}/{_token(name)}"
            item = _document(path, members, fields, holder, _where(holder, members, name, index, pointer, number))
        else:
            _, end = _VALUE.raw_decode(text, index)
            item = Problem(path, holder.position(index)[0], f"item {number} of the list is not an object")
        lacks = isinstance(item, Problem) and item.message.startswith("no field")
        missing += lacks
        if missing <= 1 or not lacks:
            items.append(item)
        index = _space(text, end)
        mark = text[index : index + 1]
        index = _space(text, index + 1)
        if mark == "]":
            break
        if mark != ",":
            raise JSONDecodeError("Expecting ',' delimiter", text, index - 1)
    if missing > 1:
        items.append(Problem(path, None, f"{missing - 1:,} more items have no field {name!r}"))
    return items, index


# --- CSV

# A field in quotes (quotes in it doubled), or anything up to the next delimiter or line end.
_FIELD = '(?:"((?:[^"]|"")*+)"|([^"{mark}\r\n][^{mark}\r\n]*+|))'
_DELIMITERS = ",;\t|"


@cache
def _field_pattern(delimiter: str) -> re.Pattern[str]:
    return re.compile(f"{_FIELD.replace('{mark}', re.escape(delimiter))}({re.escape(delimiter)}|\r\n|\n|\r|\\Z)")


class _Cell(NamedTuple):
    value: str
    start: int
    end: int
    quoted: bool


def _rows(text: str, begin: int, delimiter: str) -> Iterator[tuple[int, list[_Cell]]]:
    """Yield where each row begins, and its cells. Raises `_UnreadableError` at a quote that is not closed or stands loose."""
    pattern = _field_pattern(delimiter)
    index = begin
    start, row = begin, list[_Cell]()
    while index < len(text) or row:
        match = pattern.match(text, index)
        if match is None:
            line = text.count("\n", 0, index) + 1
            raise _UnreadableError("a field in quotes is not closed, or has text after its quotes", line)
        quoted, bare, mark = match.groups()
        group = 1 if quoted is not None else 2
        value = bare if quoted is None else quoted.replace('""', '"')
        row.append(_Cell(value, match.start(group), match.end(group), quoted is not None))
        index = match.end()
        if mark != delimiter:
            if len(row) > 1 or row[0].value or row[0].quoted:
                yield start, row
            start, row = index, []


def _csv(path: str, text: str, wanted: _Fields) -> Iterator[Document | Problem]:
    """Read a file whose first row names the fields; the delimiter is the one that the first row has most."""
    begin = 1 if text.startswith(MARK) else 0
    holder = FileText(text)
    first = re.compile(r"[^\r\n]*+").match(text, begin)
    delimiter = max(_DELIMITERS, key=(first[0] if first else "").count)
    column = named = -1
    fields: list[str] = []
    number = 0
    rows = _rows(text, begin, delimiter)
    for start, row in rows:
        if column < 0:
            fields = [cell.value for cell in row]
            if wanted.text not in fields:
                raise _UnreadableError(_no_field(wanted.text, fields), 1)
            column = fields.index(wanted.text)
            if wanted.id in fields:
                named = fields.index(wanted.id)
            continue
        number += 1
        line = holder.position(start)[0]
        if len(row) != len(fields):
            yield Problem(path, line, f"{len(row)} fields where the first row has {len(fields)}")
            continue
        cell = row[column]
        if not cell.value.isascii() and _UNDECODED.search(cell.value):
            yield Problem(path, line, "bytes that are not of the encoding; name it with --encoding")
            continue
        where = Where(line, number, None, row[named].value[:_LONGEST_ID] if named >= 0 else None)
        form = "quoted" if cell.quoted else "bare"
        yield Document(path, cell.value, where, holder=holder, start=cell.start, end=cell.end, form=form)  # type: ignore[arg-type]
    if column < 0:
        raise _UnreadableError("is empty; the first row of a .csv file names the fields")


# --- Parquet


def _parquet(path: str, shown: str, fields: _Fields) -> Iterator[Document | Problem]:
    try:
        import pyarrow  # noqa: PLC0415 - an extra
        import pyarrow.parquet  # noqa: PLC0415
    except ModuleNotFoundError:
        raise _UnreadableError(
            "reading .parquet needs pyarrow; install it with: pip install 'wireclean[batch]'"
        ) from None
    if path == STDIN:
        raise _UnreadableError("a .parquet file cannot be read from standard input; name the file")
    name = fields.text
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            schema = file.schema_arrow
            if name not in schema.names:
                raise _UnreadableError(_no_field(name, schema.names))
            kind = schema.field(name).type
            if pyarrow.types.is_dictionary(kind):
                kind = kind.value_type
            if not (pyarrow.types.is_string(kind) or pyarrow.types.is_large_string(kind)):
                raise _UnreadableError(f"field {name!r} is {kind}, not a text")
            row = 0
            columns = [name, *([fields.id] if fields.id not in (None, name) and fields.id in schema.names else [])]
            for batch in file.iter_batches(batch_size=1024, columns=columns):
                ids = batch.column(columns[1]).to_pylist() if len(columns) > 1 else repeat(None)
                for text, named in zip(batch.column(name).to_pylist(), ids, strict=False):
                    row += 1
                    if text is None:
                        yield Problem(shown, None, f"row {row}: field {name!r} is null, not a text")
                    else:
                        yield Document(shown, text, Where(None, row, None, _id(named)), form="binary")
    except (pyarrow.ArrowException, UnicodeError) as error:
        raise _UnreadableError(f"cannot be read as Parquet: {json.dumps(str(error))[1:201]}") from None
