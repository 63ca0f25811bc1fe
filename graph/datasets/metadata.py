"""The CSV on the Web metadata of a table: where it stands, and what it says of columns and of the file.

The standard: https://www.w3.org/TR/tabular-metadata/.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import DataError

if TYPE_CHECKING:
    from csvw.metadata import Table as Schema


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a file: all may be "" but the title."""

    title: str
    description: str = ""
    publisher: str = ""
    licence: str = ""
    source: str = ""
    date: str = ""  # ISO, of publication or else of retrieval


def find_metadata(path: Path) -> Path:
    """Return the metadata file of a table, where the standard puts it. Raises DataError."""
    places = (path.with_name(f"{path.name}-metadata.json"), path.with_name("csv-metadata.json"))
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise DataError(
            str(path),
            f"缺少 CSVW 元数据,请写 {places[0].name},说明哪一列是地区、指标、时期、数值、单位",
            f"there is no CSVW metadata; write {places[0].name} saying which column holds what",
        )
    return found


def read_schema(metadata: Path, name: str) -> Schema:
    """Read what a metadata file says of the table of that file name. Raises DataError."""
    import csvw

    try:
        described = json.loads(metadata.read_text(encoding="utf-8"))
        tables = described.get("tables", [described])
        chosen = next((each for each in tables if Path(each.get("url", name)).name == name), None)
        if chosen is None:
            raise ValueError(f"no table with url {name}")
        if described is not chosen:  # what a group says holds for its tables
            chosen = {k: v for k, v in described.items() if k != "tables"} | chosen
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            schema = csvw.Table.fromvalue(chosen)
        if not schema.tableSchema.columns:
            raise ValueError("tableSchema has no columns")
        return schema
    except (ValueError, TypeError, AttributeError, KeyError, UserWarning) as error:
        raise DataError(
            str(metadata), f"不是可用的 CSVW 元数据({error})", f"isn't usable CSVW metadata ({error})"
        ) from error


def annotated(annotation: object) -> str:
    """Return the words or the IRI of an annotation, "" for none."""
    if isinstance(annotation, Mapping):
        annotation = annotation.get("@id") or annotation.get("@value")
    return "" if annotation is None else str(annotation)


def record_of(schema: Schema, name: str) -> Record:
    """Return what the metadata say of the file; its title is ``name`` where they give none."""
    told = {
        key.rpartition(":")[2]: annotated(value)
        for key, value in schema.common_props.items()
        if key.startswith(("dc:", "dcterms:"))
    }
    licence = told.get("license", "") or told.get("rights", "")
    dated = told.get("issued", "") or told.get("date", "")
    return Record(
        told.get("title", "") or name,
        told.get("description", ""),
        told.get("publisher", ""),
        licence,
        told.get("source", ""),
        dated,
    )
