"""Show: view, site."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.commands import arguments
from graph.errors import PlanGraphError
from graph.files import write_whole

if TYPE_CHECKING:
    from graph.answers.engines import Engine
    from graph.pages.picture import Picture


def add_view(subs: arguments.Subcommands[arguments.Parser]) -> None:
    added = arguments.command(subs, "view", _view, "画成一个离线网页", "draw one offline page")
    added.add_argument("--query", metavar="NAME", help="画一个问题的答案 · draw the answer to a question")
    arguments.take_parameters(added)
    added.add_argument("--around", metavar="NAME", help="只画一个对象的周边 · only what surrounds a thing")
    added.add_argument("--hops", type=int, default=1, help="周边几步 · steps around it (1)")
    added.add_argument("--type", action="append", default=[], metavar="TYPE", help="只画某类 · only a type")
    added.add_argument("--section", metavar="TEXT", help="只画某章节提到的 · only what a section names")
    added.add_argument("--no-text", action="store_true", help="不带报告原文 · leave the report's text out")
    added.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.html")
    arguments.take_store(added)


def _view(options: Namespace) -> None:
    """Draw the graph, a part of it or the answer to a question as one page."""
    from graph.pages.draw import FIRST, LARGEST, page
    from graph.pages.picture import read_picture

    engine = arguments.engine_of(options.store)
    picture = read_picture(engine)
    question = None
    if options.query:
        from graph.pages.views import answered

        picture, question = answered(engine, picture, options.query, arguments.parameters_of(options))
    picture = _part(engine, picture, options)
    if not picture.nodes:
        raise PlanGraphError("没有可画的对象,什么也没写 · nothing to draw, nothing was written")
    write_whole(options.output, page(picture, question, text=not options.no_text))
    count = len(picture.nodes)
    print(f"{count} 个对象 things · 网页 page: {options.output}")
    if count > LARGEST:
        print(
            f"太多,先画联系最多的 {FIRST} 个,其余 {count - FIRST} 个可在网页里查找和展开"
            f" · the {FIRST} most connected are drawn, search brings the other {count - FIRST}"
        )


def _part(engine: Engine, picture: Picture, options: Namespace) -> Picture:
    from graph.pages import views

    if options.around:
        from graph.answers.names_index import resolve

        picture = picture.around(resolve(engine, options.around), options.hops)
    if options.type:
        picture = views.of_types(picture, options.type)
    if options.section:
        picture = views.of_section(picture, options.section)
    return picture


def add_site(subs: arguments.Subcommands[arguments.Parser]) -> None:
    added = arguments.command(subs, "site", _site, "做成一个离线小网站", "make a small offline site")
    added.add_argument("--no-text", action="store_true", help="不带报告原文 · leave the report's text out")
    added.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    arguments.take_store(added)


def _site(options: Namespace) -> None:
    """Write an index, a page for each question and thing, the graph and the map into a folder."""
    from graph.pages.picture import read_picture
    from graph.pages.site import build_site

    engine = arguments.engine_of(options.store)
    picture = read_picture(engine)
    if not picture.nodes:
        raise PlanGraphError("图谱是空的,什么也没写 · the graph is empty, nothing was written")
    count = build_site(engine, picture, options.output, text=not options.no_text)
    print(f"{count} 个网页 pages · 首页 index: {options.output / 'index.html'}")
