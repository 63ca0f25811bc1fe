"""The index of the saved questions (queries/README.md): generated, so that it can't be wrong.

``python -m graph.answers.question_index STORE`` writes it anew; without a store, sample rows are left out.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from graph.answers.answers import Answer, answer
from graph.answers.engines import Engine
from graph.answers.formats import markdown
from graph.answers.render import plain
from graph.files import write_whole
from queries.catalog import EVIDENCE, ROOT, Parameter, SavedQuery, every

README = ROOT / "README.md"
_ROWS = 3
_TOPICS = {
    "programmes": "行动 programmes",
    "projects": "项目 projects",
    "bodies": "单位 bodies",
    "places": "地点 places",
    "numbers": "数字 numbers",
    "policy": "政策与称号 policy",
    "evidence": "证据 evidence",
    "districts": "跨地区 across districts",
}
_HEAD = """# 现成的问题 · Saved questions

一个问题一个 `.rq` 文件,就是普通的 SPARQL 1.1,可以原样交给任何引擎;
`plan-graph query 名称 -p 参数=值` 会把名称换成标识填进 `VALUES ?参数 { UNDEF }`。
每一行都带原文、章节和起止位置。本页由 `python -m graph.answers.question_index` 生成,请勿手改。

One question is one file of plain SPARQL 1.1; every row carries its quote, section and offsets.
Generated, don't edit.
"""
_SAMPLE = re.compile(r"\n<details>.*?</details>\n", re.S)


def index(engine: Engine | None = None) -> str:
    """Return the page; with an ``engine``, each question shows its first rows on that graph."""
    parts = [_HEAD]
    order = list(_TOPICS)
    known = sorted(every(), key=lambda query: order.index(query.topic))
    for topic, queries in groupby(known, lambda query: query.topic):
        parts.append(f"## {_TOPICS[topic]}\n")
        parts += [text for query in queries for text in _entry(query, engine)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(parts))


def without_samples(page: str) -> str:
    """Return a page without what depends on the graph."""
    return re.sub(r"\n{3,}", "\n\n", _SAMPLE.sub("", page))


def _entry(query: SavedQuery, engine: Engine | None) -> Iterator[str]:
    yield f"### {query.name}\n"
    yield f"**{query.summary.zh}** · {query.summary.en}\n"
    yield f"{query.description.zh} {query.description.en}\n"
    if query.may_say:
        yield f"> {query.may_say.zh} {query.may_say.en}\n"
    yield "参数 parameters: " + ";".join(map(_parameter, query.parameters)) + "\n"
    columns = [f"{column.title.zh} `{column.name}`" for column in query.columns]
    yield "列 columns: " + "、".join([*columns, "证据 " + " ".join(f"`{name}`" for name in EVIDENCE)]) + "\n"
    yield f"默认视图 view: {query.view} · 标签 tags: {'、'.join(query.tags)}\n"
    if engine is not None:
        yield _sample(answer(engine, query))


def _parameter(parameter: Parameter) -> str:
    kinds = f" {'、'.join(parameter.of)}" if parameter.of else ""
    return f"`{parameter.name}`({parameter.help.zh};{parameter.type}{kinds};缺省 {parameter.default})"


def _sample(found: Answer) -> str:
    shown = replace(found, rows=found.rows[:_ROWS], notes=())
    body = "\n".join(line for line in markdown(shown).splitlines()[2:] if not line.startswith(("共", "注意")))
    return f"\n<details><summary>前三行 first rows</summary>\n\n{plain_lines(body)}\n</details>\n"


def plain_lines(text: str) -> str:
    """Return a text whose lines hold no control characters, blank lines at the end left out."""
    return "\n".join(map(plain, text.splitlines())).rstrip() + "\n"


def main(arguments: Sequence[str]) -> None:
    """Write the page."""
    from graph.answers.engines import Embedded
    from graph.stores.store import open_store

    write_whole(README, index(Embedded(open_store(Path(arguments[0])))) if arguments else index())


if __name__ == "__main__":
    main(sys.argv[1:])
