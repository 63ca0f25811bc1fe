"""Errors of the loaders.

LoaderError
├── SourceError      a text that can't be read, or is no report
├── GazetteerError   a data table that doesn't hold what it must
├── CurationError    a correction that doesn't fit the text or the reading
└── PassageError     a passage that was asked for and isn't there
"""

from __future__ import annotations


class LoaderError(Exception):
    """Something that was given to be read is not right; the message says what, where and what to do."""


class SourceError(LoaderError):
    """A text can't be read, or holds nothing that a report holds."""


class GazetteerError(LoaderError):
    """A data table of the project doesn't hold what it must."""


class CurationError(LoaderError):
    """A correction doesn't fit: its words aren't those of the text, or what it corrects isn't there."""


class PassageError(LoaderError):
    """A passage was asked for by offset or words and can't be shown; the message says what is near."""
