"""What ends a run before its time."""

from __future__ import annotations

__all__ = ["ConvertError", "RefusedError", "needs"]


class ConvertError(Exception):
    """A run that cannot start or go on. The message says what is wrong and what to do."""


class RefusedError(ConvertError):
    """A run that must not touch the work folder that is there."""


def needs(what: str, package: str) -> ConvertError:
    """Return the error for a package of the extra `[batch]` that is not installed."""
    return ConvertError(f"{what} needs {package}; install it with: pip install 'wireclean[batch]'")
