"""What ends a run before its time."""

from __future__ import annotations

__all__ = ["ConvertError", "RefusedError", "StoppedError"]


class ConvertError(Exception):
    """A run that cannot start or go on. The message says what is wrong and what to do.

    What is wrong is in the source or in the call; when it is mended, another result comes of it, and the run starts over.
    """


class RefusedError(ConvertError):
    """A run that must not touch the work folder that is there. The message says all that there is to do."""


class StoppedError(ConvertError):
    """A run that was stopped by something else than its source, such as a full disk. It can go on where it was."""
