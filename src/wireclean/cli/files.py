"""Find the files that a command is given.

A folder is walked for the kinds of files that hold copy, past what `.gitignore` and hidden names leave out. A file that
is named is found whatever it is called. What is not there is a `Problem` among the files, not an exception.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from wireclean.formats import ENDINGS
from wireclean.formats.documents import Problem

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from wireclean.settings import Settings

__all__ = ["STDIN", "Choice", "Found", "Globs", "choice_of", "existing_part", "find_files"]

STDIN = "-"


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
        return os.path.splitext(path)[1].lower() in ENDINGS

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
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - loads slowly, and few folders ignore anything

    return GitIgnoreSpec.from_lines(lines)
