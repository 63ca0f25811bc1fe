"""The figures of a report: every number that is a quantity, with what it measures.

``read_figures`` is the step of the reading; ``trace_figures`` tells how a passage was read.
"""

from __future__ import annotations

from loaders.figures.extraction import read_figures, trace_figures

__all__ = ["read_figures", "trace_figures"]
