"""Whatever is loaded beside the shipped report: reports, tables, RDF, links, folders of them."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from graph.datasets.datasets import RDF_FORMATS, rdf_triples, table_triples
from graph.datasets.metadata import Record, find_metadata
from graph.datasets.tabular import read_table
from graph.datasets.workbooks import read_workbook
from graph.errors import DataError
from graph.links.links import link_triples
from graph.stores.loads import Load, load_of
from graph.triples.identity import slug
from loaders.links import read_links, shipped_links
from loaders.sources import read_source
from loaders.text import Source

MANIFEST = "manifest.toml"
_TABLES = {".csv": "text/csv", ".tsv": "text/tab-separated-values", ".xlsx": "text/tab-separated-values"}
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person says of a source that is to be loaded; all may be left out."""

    name: str = ""
    region: str = ""
    year: int = 0
    record: Record | None = None


def shipped() -> tuple[str, ...]:
    """Return the names of the datasets and mapping tables that come with the package."""
    folder = files("loaders").joinpath("data", "datasets")
    tables = (entry.name for entry in folder.iterdir() if entry.is_dir())
    return tuple(sorted((*tables, *(source.id for source in shipped_links()))))


def loads_of(source: str, wish: Wish | None = None) -> tuple[Load, ...]:
    """Read a source: a file, a folder, or the name of a shipped dataset.

    Raises DataError or SourceError saying what is wrong and where; nothing is stored here.
    """
    wish, path = wish or Wish(), Path(source)
    if source in shipped() and not path.exists():
        if mapping := next((each for each in shipped_links() if each.id == source), None):
            name = _name(wish, source)
            return (Load(name, link_triples(name, read_links(mapping), mapping)),)
        with as_file(files("loaders").joinpath("data", "datasets", source)) as folder:
            return tuple(_tables_in(folder, wish if wish.name else Wish(source)))
    if path.is_dir():
        return tuple(_folder(path, wish))
    if not path.exists():
        raise DataError(
            source,
            f"没有这个文件,也没有这个自带的数据集(有 {'、'.join(shipped())})",
            "there is no such file, and no shipped dataset of that name",
        )
    return (_file(path, wish),)


def _file(path: Path, wish: Wish) -> Load:
    suffix = path.suffix.lower()
    if path.name.endswith(".sssom.tsv"):
        name = _name(wish, path.name.removesuffix(".sssom.tsv"))
        source = read_source(path)
        return Load(name, link_triples(name, read_links(source), source))
    if suffix == ".json":
        return _file(_described(path), wish)
    if suffix in _TABLES:
        source = read_workbook(path) if suffix == ".xlsx" else read_source(path)
        name = _name(wish, path.stem)
        return Load(name, table_triples(name, read_table(source, find_metadata(path), _TABLES[suffix])))
    if suffix in RDF_FORMATS:
        name = _name(wish, path.stem)
        titled = wish.record if wish.record and wish.record.title else None
        return Load(name, rdf_triples(name, read_source(path), suffix, titled))
    from loaders.extract import read  # its rules take half a second, which a table needn't wait for

    source = _recorded(read_source(path), wish.record)
    return load_of(read(source, wish.region, wish.year), _checked(wish.name))


def _recorded(source: Source, record: Record | None) -> Source:
    """Return a report's source with what a manifest says of it."""
    if record is None:
        return source
    told = {
        "title": record.title, "publisher": record.publisher, "licence": record.licence,
        "url": record.source, "published": record.date,
    }  # fmt: skip
    return replace(source, **{key: value for key, value in told.items() if value})


def _name(wish: Wish, stem: str) -> str:
    if wish.name:
        return _checked(wish.name)
    plain = stem.lower()
    return plain if _NAME.fullmatch(plain) else slug(stem)


def _checked(name: str) -> str:
    if name and not _NAME.fullmatch(name):
        raise DataError(
            f"--as {name}",
            "名字只能用小写字母、数字、点和连字符",
            "a name has small letters, digits, dots and hyphens only",
        )
    return name


def _described(metadata: Path) -> Path:
    """Return the table that a CSVW metadata file describes."""
    try:
        url = json.loads(metadata.read_text(encoding="utf-8"))["url"]
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(
            str(metadata), "不是一个表格的 CSVW 元数据(缺 url)", "is no CSVW metadata of one table (no url)"
        ) from error
    return metadata.with_name(Path(url).name)


def _folder(folder: Path, wish: Wish) -> Iterator[Load]:
    manifest = folder / MANIFEST
    if not manifest.is_file():
        yield from _tables_in(folder, wish)
        return
    try:
        entries = tomllib.loads(manifest.read_text(encoding="utf-8"))["source"]
        wanted = [(folder / entry["file"], entry) for entry in entries]
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(
            str(manifest),
            f'清单应是若干 [[source]],各有 file = "文件名"({error})',
            f'a manifest holds [[source]] tables, each with file = "name" ({error})',
        ) from error
    for path, entry in wanted:
        yield from loads_of(str(path), _wish(entry))


def _wish(entry: dict[str, Any]) -> Wish:
    told = {key: str(entry.get(key, "")) for key in ("title", "publisher", "licence", "source", "date")}
    record = Record(told.pop("title"), "", **told) if any(told.values()) else None
    return Wish(str(entry.get("as", "")), str(entry.get("region", "")), int(entry.get("year", 0)), record)


def _tables_in(folder: Path, wish: Wish) -> Iterator[Load]:
    tables = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in _TABLES]
    if not tables:
        raise DataError(
            str(folder),
            f"文件夹里没有 {MANIFEST},也没有带元数据的表格",
            f"the folder holds neither {MANIFEST} nor a table with metadata",
        )
    for path in tables:
        name = wish.name if len(tables) == 1 else f"{wish.name or folder.name}-{path.stem}".lower()
        yield _file(path, Wish(name, wish.region, wish.year, wish.record))
