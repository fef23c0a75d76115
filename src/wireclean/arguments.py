"""Look at what a public function is given before it begins, so that a wrong argument is named in the call.

Otherwise it would surface somewhere inside, and only with copy that happens to need it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from os import PathLike

__all__ = ["codes", "demand_day", "demand_text", "kind_of_argument"]


def demand_text(caller: str, text: object) -> None:
    """Raise `TypeError` if `text` is no str; it names the function `caller` and says what to do instead."""
    if isinstance(text, str):
        return
    if isinstance(text, PathLike):
        file = "wireclean.clean_file(path)" if caller == "clean" else "path.read_text('utf-8')"
        raise TypeError(f"{caller} takes the text itself, not a path; read the file first: {file}")
    hint = "; decode them first" if isinstance(text, bytes | bytearray | memoryview) else ""
    raise TypeError(f"{caller} takes a str, not {kind_of_argument(text)}{hint}")


def demand_day(caller: str, reference: object) -> None:
    """Raise `TypeError` if `reference` is neither None nor a date or datetime."""
    if reference is None or isinstance(reference, date):
        return
    hint = f"; write date.fromisoformat({reference!r})" if isinstance(reference, str) else ""
    raise TypeError(
        f"{caller}: reference is a datetime.date or datetime.datetime, a day on which the copy was current, "
        f"not {kind_of_argument(reference)}{hint}"
    )


def codes(name: str, given: Iterable[str]) -> frozenset[str]:
    """Return the codes of any iterable as a set. Raises `TypeError` for anything else, a bare str included.

    A str is an iterable of its letters, so one code in place of several would be read letter by letter.
    """
    if isinstance(given, Iterable) and not isinstance(given, str | bytes | bytearray):
        found = [*given]
        wrong = next((code for code in found if not isinstance(code, str)), None)
        if wrong is None and None not in found:
            return frozenset(found)
        said = f"{kind_of_argument(wrong)} among them"
    else:
        said = f"{kind_of_argument(given)}; write [{given!r}]" if isinstance(given, str) else kind_of_argument(given)
    raise TypeError(f"Config: {name} takes codes of rules or families, such as ['GAL', 'FUR001'], not {said}")


def kind_of_argument(given: object) -> str:
    """Return what an error message calls an argument: its type, or None."""
    return "None" if given is None else type(given).__name__
