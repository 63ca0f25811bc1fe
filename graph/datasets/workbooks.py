"""A workbook's first sheet as a stored text: tab-separated, so that cells have offsets like any table's."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from pathlib import Path

from graph.errors import DataError
from loaders.text import Source


def read_workbook(path: Path) -> Source:
    """Read the first sheet of an .xlsx file by its stored values.

    Raises DataError for a damaged file, and for merged cells: what they hold belongs to no one column.
    """
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, data_only=True)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise DataError(
            str(path), f"不是完好的 .xlsx({error}),请重新保存", f"isn't a sound .xlsx ({error})"
        ) from error
    sheet = book.worksheets[0]
    if merged := sorted(str(area) for area in sheet.merged_cells.ranges):
        raise DataError(
            f"{path} {sheet.title}!{merged[0]}",
            "有合并单元格,不能确定它们属于哪一列,请取消合并、每列一个表头后再载入",
            "merged cells belong to no one column; unmerge them, with one head a column",
        )
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    for cells in sheet.iter_rows(values_only=True):
        if any(cell is not None for cell in cells):
            writer.writerow([_text(cell) for cell in cells])
    return Source(path.stem, out.getvalue(), str(path))


def _text(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return (value.date() if value.time() == datetime.time() else value).isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
