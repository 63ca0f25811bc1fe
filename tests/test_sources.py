"""Every text that can be read is, and every one that can't gets one sentence with a way out."""

from __future__ import annotations

import codecs
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from loaders.errors import SourceError
from loaders.pages import read_page
from loaders.sources import read_source, shipped_reports

TEXT = "青石县2021年计划执行情况的报告\n一、2021年执行情况\n全县地区生产总值增长5.2%,新建碧道12公里。\n"


def saved(folder: Path, content: bytes, name: str = "report.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "gb18030"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_encodings_give_the_same_text(tmp_path: Path, mark: bytes, encoding: str) -> None:
    assert read_source(saved(tmp_path, mark + TEXT.encode(encoding))).text == TEXT


def test_line_ends_become_lf_and_nothing_else_changes(tmp_path: Path) -> None:
    odd = "\u3000\u3000(一)经济\u00a0运行。\r\n 增长 5%\r次年\n"
    source = read_source(saved(tmp_path, odd.encode()))
    assert source.text == "\u3000\u3000(一)经济\u00a0运行。\n 增长 5%\n次年\n"


def test_every_table_of_words_or_names_says_where_it_is_from() -> None:
    for folder in ("gazetteers", "lexicons", "datasets"):
        tables = files("loaders") / "data" / folder
        said = (tables / "SOURCES.md").read_text(encoding="utf-8")
        for table in tables.iterdir():
            if table.name not in ("SOURCES.md", "__pycache__"):
                assert f"`{table.name}`" in said, table.name


def test_damaged_characters_stay(tmp_path: Path) -> None:
    source = read_source(saved(tmp_path, (TEXT + "新建\ufffd校\ufffd所").encode()))
    assert source.text.endswith("新建\ufffd校\ufffd所")


@pytest.mark.parametrize(
    ("content", "says", "does"),
    [
        (b"", "空", "empty"),
        (b" \r\n\t\n", "空", "empty"),
        (b"%PDF-1.7 \x00\x01", "PDF", "plain text or HTML"),
        (b"PK\x03\x04\x14\x00", "Word/WPS/ZIP", "plain text or HTML"),
        (b"\x89PNG\r\n\x1a\n", "PNG", "plain text or HTML"),
        (bytes(range(256)) * 8, "二进制", "binary"),
        (b"\x00\x01\x02\x03report", "二进制", "binary"),
        (codecs.BOM_UTF8 + TEXT.encode()[:40] + b"\xff" + TEXT.encode()[40:], "第 43 字节", "byte 43"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1], "无法解码", "save it again as UTF-8"),
        (TEXT.encode() + b"\xe4\xb8", f"第 {len(TEXT.encode())} 字节", f"byte {len(TEXT.encode())}"),
        (TEXT.encode("gb18030") + b"\xff\xff", "GB18030", f"byte {len(TEXT.encode('gb18030'))}"),
        (b"<html><body><script>var a = 1;</script></body></html>", "没有可读的文字", "shows no text"),
    ],
)
def test_what_is_no_text_says_what_to_do(tmp_path: Path, content: bytes, says: str, does: str) -> None:
    path = saved(tmp_path, content, "青石县.txt")
    with pytest.raises(SourceError) as error:
        read_source(path)
    message = str(error.value)
    assert says in message and does in message and str(path) in message
    assert "\n" not in message


def test_missing_file_and_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="文件不存在.*doesn't exist; check the path"):
        read_source(tmp_path / "没有.txt")
    with pytest.raises(SourceError, match="是文件夹.*is a folder; give one file"):
        read_source(tmp_path)


def test_a_page_in_gb2312_is_read_as_its_visible_text(tmp_path: Path) -> None:
    html = (
        '<!DOCTYPE html><html><head><meta charset="gb2312"><title>青石县人民政府</title>'
        '<meta name="ArticleTitle" content="青石县工作报告"><meta name="PubDate" content="2022-01-20 09:30">'
        '<meta name="ContentSource" content="县府办"><meta name="Url" content="http://www.example.gov.cn/1.html">'
        "</head><body><p>一、2021年工作回顾</p><p>新建碧道12公里。</p></body></html>"
    )
    source = read_source(saved(tmp_path, html.encode("gb18030"), "page.html"))
    assert source.text == "一、2021年工作回顾\n新建碧道12公里。\n"
    assert (source.title, source.published, source.publisher) == ("青石县工作报告", "2022-01-20", "县府办")
    assert source.url == "http://www.example.gov.cn/1.html"


def test_shipped_reports_are_the_texts_they_claim_to_be() -> None:
    (report,) = shipped_reports()
    assert report.id == "440113-2025-plan"
    assert report.sha256.startswith("8a454163") and len(report.text) == 14432
    assert report.published == "2025-03-21"
    folder = Path(str(files("loaders").joinpath("data", "reports", report.id)))
    assert read_source(folder / "report.txt") == report


def test_a_kept_text_that_was_changed_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "440113-2025-plan"
    shutil.copytree(str(files("loaders").joinpath("data", "reports", folder.name)), folder)
    with (folder / "report.txt").open("a", encoding="utf-8") as text:
        text.write("。")
    with pytest.raises(SourceError, match="440113-2025-plan/report.txt.*sha256.*restore it"):
        read_source(folder / "report.txt")


def test_hidden_words_and_lists_are_not_part_of_a_page() -> None:
    html = """<html><!-- saved from url=(0031)http://www.example.gov.cn/a.html --><body>
    <select><option>选择语言</option></select><div style="DISPLAY: none">网站地图</div>
    <span hidden>隐藏</span><script>if (1 < 2) document.write("9家")</script><p>(一)经济&nbsp;运行<b>平稳</b>
    有进。<p>新建<br>碧道&#49;2公里。<table><tr><td>指标<td>完成情况</tr></table></div></body></html>"""
    page = read_page(html)
    assert page.text == "(一)经济\u00a0运行平稳 有进。\n新建\n碧道12公里。\n指标\n完成情况\n"
    assert page.url == "http://www.example.gov.cn/a.html"
