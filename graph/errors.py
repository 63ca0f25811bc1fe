"""Errors of the room on top; each ends a command with one sentence and exit code 2.

PlanGraphError
├── StoreError               what is wrong with a store's folder
│   ├── NoStoreError         the path holds no store
│   ├── StoreBusyError       another process is building it
│   └── StoreWriteError      the folder can't be written
├── DocumentError            what is wrong with a document of a store
│   ├── OtherTextError       the report is loaded already, with other text
│   └── UnknownDocumentError no such document is loaded
├── DataError                what is wrong with a table, RDF file or manifest, and where
├── NotValidError            a graph doesn't conform, so it isn't stored
└── OutputError              a file can't be written, or its format is unknown
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.stores.findings import Report


class PlanGraphError(Exception):
    """Something that was given or asked for can't be done; the message says what, where and what to do."""

    exit_code = 2


class StoreError(PlanGraphError):
    """Something is wrong with a store's folder."""

    def __init__(self, path: Path, message: str) -> None:
        self.path = path
        super().__init__(message)


class NoStoreError(StoreError):
    """The path holds no store."""

    def __init__(self, path: Path, why: str = "") -> None:
        missing = not path.exists()
        chinese = "没有这个图谱库" if missing else "不是图谱库"
        english = "there is no store" if missing else "this is no store"
        super().__init__(
            path,
            f"{path}:{chinese}{f'({why})' if why else ''},请先运行 plan-graph build --store {path}"
            f" · {english}; make one with plan-graph build",
        )


class StoreBusyError(StoreError):
    """Another process is building the store."""

    def __init__(self, path: Path, pid: str) -> None:
        self.pid = pid
        super().__init__(
            path,
            f"{path}:图谱库正由进程 {pid or '?'} 建立,请等它结束后再试"
            f" · the store is being built by process {pid or '?'}; try again when it has ended",
        )


class StoreWriteError(StoreError):
    """The store's folder can't be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            path,
            f"{path}:无法写入图谱库({reason}),请换一个可写的目录"
            f" · the store can't be written ({reason}); choose a folder that can",
        )


class DocumentError(PlanGraphError):
    """Something is wrong with a document of a store."""

    def __init__(self, document: str, message: str) -> None:
        self.document = document
        super().__init__(message)


class OtherTextError(DocumentError):
    """The report is loaded already, with other text."""

    def __init__(self, document: str, loaded: str, given: str) -> None:
        self.loaded, self.given = loaded, given
        super().__init__(
            document,
            f"报告 {document} 已载入,但文本不同(库中 {loaded[:8]},现有 {given[:8]});"
            f"要替换,请先 plan-graph drop {document} 再载入,或用 --replace"
            f" · report {document} is loaded with other text; drop it first or load with --replace",
        )


class SameTextError(DocumentError):
    """The same text is loaded already as another document: its figures would count twice."""

    def __init__(self, document: str, given: str, sha256: str) -> None:
        self.given = given
        super().__init__(
            document,
            f"{given} 与已载入的 {document} 是同一份内容(sha256 {sha256[:8]}),再载入会使数字重复,没有写入;"
            f"要改用新名字,请先 plan-graph drop {document},或用 --replace"
            f" · {given} is the same text as {document}, its figures would count twice, nothing was stored;"
            " to give it the new name drop the old first or load with --replace",
        )


class UnknownDocumentError(DocumentError):
    """No such document is loaded."""

    def __init__(self, document: str, known: Iterable[str]) -> None:
        self.known = tuple(known)
        names = "、".join(self.known) or "(无 none)"
        super().__init__(
            document,
            f"库中没有文件 {document};已载入:{names} · no document {document} in the store; loaded: {names}",
        )


class DataError(PlanGraphError):
    """A table, RDF file, mapping file or manifest can't be loaded; ``where`` names the file and the place."""

    def __init__(self, where: str, chinese: str, english: str) -> None:
        self.where = where
        super().__init__(f"{where}:{chinese} · {english}")


class NotValidError(PlanGraphError):
    """A graph doesn't conform, so it isn't stored."""

    def __init__(self, document: str, report: Report) -> None:
        self.document, self.report = document, report
        super().__init__(
            f"{document}:图谱未通过校验,没有写入,原库不变"
            f" · the graph doesn't conform, nothing was stored\n{report.text(10)}"
        )


class OutputError(PlanGraphError):
    """A file can't be written, or its format is unknown."""

    def __init__(self, target: object, chinese: str, english: str) -> None:
        self.target = target
        super().__init__(f"{target}:{chinese} · {english}")
