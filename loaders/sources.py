"""Read a report's file into a Source, whatever its encoding; say what to do about one that holds no text."""

from __future__ import annotations

import codecs
import hashlib
import re
import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from loaders.errors import SourceError
from loaders.pages import is_page, read_page
from loaders.text import Source

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_FORMATS = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "Word/WPS/ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word 97"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"From: <Saved by", "MHTML"),
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_READABLE = re.compile(r"[\t\r\n\x20-\x7e\u2010-\u2026\u3000-\u3011\u4e00-\u9fff\uff01-\uff5e]")
_STRAY = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")


def read_source(path: Path) -> Source:
    """Read a saved report: plain text or an HTML page in UTF-8, GB 18030 or UTF-16.

    The stored text has no byte order mark and LF line ends and is otherwise untouched; of a page it is the
    visible text. A ``source.toml`` beside a file named report.txt says what is known of it, a
    ``curation.toml`` what a person corrected.
    Raises SourceError for what is no readable text, saying what to do.
    """
    if path.name == "report.txt" and path.with_name("source.toml").is_file():
        return _read_kept(path.parent)
    text = _decode(_read_bytes(path), str(path)).replace("\r\n", "\n").replace("\r", "\n")
    if is_page(text):
        page = read_page(text)
        source = Source(path.stem, page.text, str(path), page.title, page.url, page.published, page.publisher)
    else:
        source = Source(path.stem, text, str(path))
    if not source.text.strip():
        raise _error(str(path), "没有可读的文字,请保存含正文的网页", "shows no text; save the page again")
    return source


def shipped_reports() -> tuple[Source, ...]:
    """Return the reports that come with the package, in the order of their ids.

    Raises SourceError if a text isn't the one its source.toml describes.
    """
    folders = [folder for folder in files("loaders").joinpath("data", "reports").iterdir() if folder.is_dir()]
    return tuple(_read_kept(folder) for folder in sorted(folders, key=lambda folder: folder.name))


def _read_kept(folder: Traversable) -> Source:
    content = folder.joinpath("report.txt").read_bytes()
    facts = tomllib.loads(folder.joinpath("source.toml").read_text(encoding="utf-8"))
    origin = f"{folder.name}/report.txt"
    if hashlib.sha256(content).hexdigest() != facts["sha256"]:
        raise _error(
            origin,
            "与 source.toml 登记的原文不符(sha256),请恢复原文,或在别处读取改过的文本",
            "isn't the text that source.toml describes (sha256); restore it, or read the new one elsewhere",
        )
    beside = folder.joinpath("curation.toml")
    return Source(
        folder.name,
        content.decode("utf-8"),
        origin,
        title=facts["title"],
        url=facts["url"],
        published=facts["published"],
        publisher=facts["publisher"],
        licence=" ".join(facts.get("licence", "").split()),
        curation=beside.read_text(encoding="utf-8") if beside.is_file() else "",
    )


def _error(name: str, chinese: str, english: str) -> SourceError:
    return SourceError(f"{name}:{chinese}。 {name} {english}.")


def _no_text(name: str, chinese: str, english: str) -> SourceError:
    chinese = f"是{chinese}文件,不是文本,请另存为纯文本或 HTML"
    return _error(name, chinese, f"is {english}, not text; save it as plain text or HTML")


def _read_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise _error(str(path), "是文件夹,请给出其中的一个文件", "is a folder; give one file of it")
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise _error(str(path), "文件不存在,请检查路径", "doesn't exist; check the path") from None
    except OSError as error:
        chinese = f"无法读取({error.strerror}),请检查权限"
        raise _error(str(path), chinese, "can't be read; check its permissions") from None
    if not content.strip(b" \t\r\n\x00"):
        raise _error(str(path), "文件是空的,请重新保存报告", "is empty; save the report again")
    return content


def _decode(content: bytes, name: str) -> str:
    """Decode by byte order mark, else by trial: UTF-16, UTF-8, GB 18030.

    What a page says of its charset is not asked: browsers save in another and keep the words as they are.
    """
    for magic, kind in _FORMATS:
        if content.startswith(magic):
            raise _no_text(name, f" {kind} ", kind)
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strictly(content, encoding, name, len(mark))
    if wide := _wide(content):
        return _strictly(content, wide, name)
    if content.count(0):
        raise _no_text(name, "二进制", "binary")
    return _by_trial(content, name)


def _by_trial(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        # GB 18030 takes nearly any bytes, damaged UTF-8 too: what is UTF-8 but for a few bytes is UTF-8.
        lenient = content.decode("utf-8", "replace")
        if lenient.count("\ufffd") * 20 < len(_HAN.findall(lenient)):
            raise _undecodable(name, "UTF-8", error) from None
    text = _strictly(content, "gb18030", name)
    if len(_STRAY.findall(text)) * 50 > len(text):
        raise _no_text(name, "二进制", "binary")
    return text


def _wide(content: bytes) -> str:
    """Name the UTF-16 that a text without a mark is in: the byte order that makes most of it readable."""
    if not content.count(0) or len(content) % 2:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        decoded = content.decode(encoding, "replace")
        if len(_READABLE.findall(decoded)) > 0.9 * len(decoded):
            return encoding
    return ""


def _strictly(content: bytes, encoding: str, name: str, skip: int = 0) -> str:
    try:
        return content[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(name, encoding.upper(), error, skip) from None


def _undecodable(name: str, encoding: str, error: UnicodeDecodeError, skip: int = 0) -> SourceError:
    at = error.start + skip
    return _error(
        name,
        f"不是完好的 {encoding} 文本,第 {at} 字节无法解码,请以 UTF-8 重新保存",
        f"isn't sound {encoding} text: byte {at} can't be decoded; save it again as UTF-8",
    )
