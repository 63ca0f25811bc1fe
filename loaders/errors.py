"""Errors of the loaders.

LoaderError
├── SourceError      a text that can't be read, or is no report
└── GazetteerError   a data table that doesn't hold what it must
"""

from __future__ import annotations


class LoaderError(Exception):
    """Something that was given to be read is not right; the message says what, where and what to do."""


class SourceError(LoaderError):
    """A text can't be read, or holds nothing that a report holds."""


class GazetteerError(LoaderError):
    """A data table of the project doesn't hold what it must."""
