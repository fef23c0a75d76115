"""A baseline: the findings that a corpus is known to have, so that only new ones fail.

A finding is known again by its rule, the text it found and what stands before and after it once the document is clean:
not by its line, which moves, and not by other findings beside it, which may be mended one at a time. Where something was
written right beside it, the other side is enough.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path, PurePosixPath

import msgspec

from wireclean.findings import Finding

__all__ = ["Baseline", "BaselineError", "fingerprints"]

_VERSION = 1
_WINDOW = 96  # characters of clean text that are looked at on either side
_NEAR = 24  # of which so many that are no white space count, of the nearest paragraph
_TELLING = 8  # of which one side needs so many to be enough alone


class BaselineError(ValueError):
    """A baseline that cannot be read; the message says why and what to do."""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    wireclean_baseline: int
    files: dict[str, dict[str, int]]


def fingerprints(text: str, findings: Sequence[Finding]) -> list[str]:
    """Return what each finding of a document is known by; `findings` are all that there are in `text`."""
    pieces: list[str] = []
    seams: list[tuple[int, int]] = []  # where in the clean text each fix stands
    position = length = 0
    for finding in findings:
        start, end = finding.span
        kept = text[position:start]
        begin = length + len(kept)
        length = begin + len(finding.fix)
        seams.append((begin, length))
        pieces += kept, finding.fix
        position = end
    pieces.append(text[position:])
    clean = "".join(pieces)
    return [
        _fingerprint(finding.rule, text[slice(*finding.span)], clean[max(0, begin - _WINDOW) : begin], clean[end : end + _WINDOW])
        for finding, (begin, end) in zip(findings, seams, strict=True)
    ]  # fmt: skip


def _fingerprint(rule: str, found: str, before: str, after: str) -> str:
    """Return two halves, one for each side, by which the finding can be known. A side that tells too little is marked."""
    found = " ".join(found.split())
    before = "".join(before.rstrip().rpartition("\n")[2].split())[-_NEAR:]
    after = "".join(after.lstrip().partition("\n")[0].split())[:_NEAR]
    return f"{_half(rule, found, '<', before)}{_half(rule, found, '>', after)}"


def _half(rule: str, found: str, side: str, beside: str) -> str:
    parts = "\x1f".join((rule, found, side, beside))
    digest = blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{'=' if len(beside) >= _TELLING else '~'}{digest}"


def _telling(fingerprint: str) -> list[str]:
    """Return those halves of a fingerprint that are enough alone."""
    middle = len(fingerprint) // 2
    return [half for half in (fingerprint[:middle], fingerprint[middle:]) if half.startswith("=")]


class Baseline:
    """The findings that are accepted, by file, each as often as it was there."""

    def __init__(self, path: Path, files: dict[str, dict[str, int]] | None = None) -> None:
        """Hold the findings of `files`, whose names are relative to the folder of `path`."""
        self.path = path
        self._accepted = {name: Counter(found) for name, found in (files or {}).items()}
        self._folder = os.path.abspath(path.parent)
        self._seen: dict[str, Counter[str]] = {}
        self._left: dict[str, Counter[str]] = {}  # of the accepted findings, those that were not met yet
        self._halves: dict[str, dict[str, list[str]]] = {}

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """Read a baseline. Raises `BaselineError`."""
        try:
            content = msgspec.json.decode(path.read_bytes(), type=_File)
        except FileNotFoundError:
            raise BaselineError(f"{path}: there is no such baseline; make it with --write-baseline {path}") from None
        except OSError as error:
            raise BaselineError(f"{path}: cannot be read: {error.strerror or error}") from None
        except (msgspec.DecodeError, UnicodeError) as error:
            raise BaselineError(f"{path}: is not a baseline: {error}; make it anew with --write-baseline") from None
        if content.wireclean_baseline != _VERSION:
            raise BaselineError(
                f"{path}: is a baseline of version {content.wireclean_baseline}, and this wireclean reads {_VERSION}; "
                "make it anew with --write-baseline"
            )
        return cls(path, content.files)

    def new(self, path: str, text: str, findings: Sequence[Finding], counted: Sequence[Finding]) -> list[Finding]:
        """Return those of the `counted` findings of a document that are not accepted, and note what was seen.

        `findings` are all of the document, of which the counted are some.
        """
        name = self._name(path)
        seen = self._seen.setdefault(name, Counter())
        if not counted:
            return []
        if name not in self._left:
            self._left[name] = Counter(self._accepted.get(name, {}))
        left = self._left[name]
        wanted = {id(finding) for finding in counted}
        strangers: list[tuple[Finding, str]] = []
        for finding, fingerprint in zip(findings, fingerprints(text, findings), strict=True):
            if id(finding) not in wanted:
                continue
            seen[fingerprint] += 1
            if left[fingerprint] > 0:
                left[fingerprint] -= 1
            else:
                strangers.append((finding, fingerprint))
        return [finding for finding, fingerprint in strangers if not self._half_known(name, fingerprint)]

    def _half_known(self, name: str, fingerprint: str) -> bool:
        """Say whether an accepted finding that was not met yet has one side of this one, and take it as met."""
        if name not in self._halves:
            halves: dict[str, list[str]] = {}
            for accepted in self._accepted.get(name, {}):
                for half in _telling(accepted):
                    halves.setdefault(half, []).append(accepted)
            self._halves[name] = halves
        left = self._left[name]
        for half in _telling(fingerprint):
            known = self._halves[name].get(half, [])
            while known and left[known[-1]] <= 0:
                known.pop()
            if known:
                left[known[-1]] -= 1
                return True
        return False

    @property
    def stale(self) -> int:
        """How many accepted findings are no longer there, in the files that were checked or are gone."""
        return sum(
            self._left.get(name, accepted).total()
            for name, accepted in self._accepted.items()
            if name in self._seen or self._gone(name)
        )

    def updated(self) -> str:
        """Return the baseline that accepts what was seen, as JSON; files that were not checked keep what they had."""
        files = {name: found for name, found in self._accepted.items() if not self._gone(name)} | self._seen
        content = {
            "wireclean_baseline": _VERSION,
            "files": {name: dict(sorted(files[name].items())) for name in sorted(files) if files[name].total()},
        }
        return json.dumps(content, indent=1) + "\n"

    def _gone(self, name: str) -> bool:
        return name not in self._seen and not os.path.exists(os.path.join(self._folder, name))

    def _name(self, path: str) -> str:
        """Name a file from the folder of the baseline, so that it holds in every checkout."""
        try:
            relative = os.path.relpath(path, self._folder)
        except ValueError:  # another drive
            relative = path
        return PurePosixPath(relative.replace(os.sep, "/")).as_posix()
