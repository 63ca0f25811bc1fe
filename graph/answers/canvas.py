"""A small drawing surface: rectangles, lines, dots and words, written as SVG or as PNG.

SVG needs nothing else and leaves the font to the reader's machine; PNG needs Pillow and a font with Chinese.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from graph.answers.render import plain, width
from graph.errors import OutputError

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

INK, SOFT, FAINT, BLUE, ORANGE = "#1d2430", "#6b7480", "#dfe3e8", "#2f6db3", "#d9822b"
_SCALE = 2  # pixels of the PNG for one unit of the drawing
_FAMILY = (
    "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif"
)
# Fonts with Chinese as systems name their files, the most common first.
_FONTS = (
    "NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansSC-Regular.otf",
    "SourceHanSansSC-Regular.otf",
    "PingFang.ttc", "Hiragino Sans GB.ttc", "STHeiti Light.ttc", "msyh.ttc", "simhei.ttf", "simsun.ttc",
    "wqy-microhei.ttc", "wqy-zenhei.ttc", "DroidSansFallbackFull.ttf", "NotoSerifCJK-Regular.ttc",
)  # fmt: skip
_FOLDERS = (
    "/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts", "/System/Library/Fonts",
    "/Library/Fonts", "~/Library/Fonts", "C:/Windows/Fonts",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """A rectangle (x, y, width, height), line (to x2, y2), dot (radius x2) or word (at x, baseline y).

    ``tip`` is what a reader of the SVG sees when pointing at it.
    """

    kind: str  # rect line dot word
    x: float
    y: float
    x2: float = 0.0
    y2: float = 0.0
    color: str = INK
    text: str = ""
    size: int = 13
    anchor: str = "start"  # start middle end
    tip: str = ""


@dataclass(slots=True)
class Canvas:
    """Shapes on a white ground; ``height`` grows with what is drawn, ``at`` is where the next line goes."""

    width: float = 960.0
    height: float = 0.0
    at: float = 0.0
    shapes: list[Shape] = field(default_factory=list)

    def rect(self, x: float, y: float, wide: float, high: float, color: str, tip: str = "") -> None:
        """Draw a filled rectangle."""
        self._add(Shape("rect", x, y, max(wide, 0.0), high, color, tip=tip), y + high)

    def line(self, x: float, y: float, x2: float, y2: float, color: str = FAINT) -> None:
        """Draw a thin line."""
        self._add(Shape("line", x, y, x2, y2, color), max(y, y2))

    def dot(self, x: float, y: float, radius: float, color: str, tip: str = "") -> None:
        """Draw a filled dot."""
        self._add(Shape("dot", x, y, radius, 0.0, color, tip=tip), y + radius)

    def word(
        self,
        x: float,
        y: float,
        text: str,
        size: int = 13,
        color: str = INK,
        anchor: str = "start",
        tip: str = "",
    ) -> None:
        """Write a line of text."""
        self._add(Shape("word", x, y, 0.0, 0.0, color, plain(text), size, anchor, tip), y + 4)

    def _add(self, shape: Shape, bottom: float) -> None:
        self.shapes.append(shape)
        self.height = max(self.height, bottom)


def wide(text: str, size: int = 13) -> float:
    """Return about how wide a line of text is drawn."""
    return width(text) * size * 0.53


def shortened_to(text: str, room: float, size: int = 13) -> str:
    """Return a text that fits, with … where something is left out."""
    if wide(text, size) <= room:
        return text
    while text and wide(text + "…", size) > room:
        text = text[:-1]
    return text + "…"


def svg(canvas: Canvas) -> str:
    """Write a drawing as SVG that opens by itself."""
    wide_, high = round(canvas.width), round(canvas.height + 16)
    body = "\n".join(map(_svg, canvas.shapes))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg"'
        f' viewBox="0 0 {wide_} {high}" width="{wide_}" height="{high}"'
        f' font-family="{_FAMILY}">\n<rect width="{wide_}" height="{high}" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _svg(shape: Shape) -> str:
    tip = f"<title>{escape(shape.tip)}</title>" if shape.tip else ""
    x, y = f"{shape.x:.1f}", f"{shape.y:.1f}"
    if shape.kind == "rect":
        size = f'width="{shape.x2:.1f}" height="{shape.y2:.1f}"'
        return f'<rect x="{x}" y="{y}" {size} fill="{shape.color}">{tip}</rect>'
    if shape.kind == "line":
        return f'<path d="M{x} {y}L{shape.x2:.1f} {shape.y2:.1f}" stroke="{shape.color}"/>'
    if shape.kind == "dot":
        return f'<circle cx="{x}" cy="{y}" r="{shape.x2:.1f}" fill="{shape.color}">{tip}</circle>'
    anchor = "" if shape.anchor == "start" else f" text-anchor={quoteattr(shape.anchor)}"
    look = f'font-size="{shape.size}" fill="{shape.color}"{anchor}'
    return f'<text x="{x}" y="{y}" {look}>{escape(shape.text)}{tip}</text>'


def png(canvas: Canvas) -> bytes:
    """Write a drawing as PNG. Raises OutputError without Pillow or without a font that has Chinese."""
    try:
        from PIL import Image, ImageDraw, ImageFont
    except ImportError:
        raise OutputError(
            ".png",
            "要画 PNG 请先 pip install pillow,或改写 .svg",
            "PNG needs pillow: pip install pillow; or write .svg",
        ) from None
    path = next(font_files(), None)
    if path is None:
        raise OutputError(
            ".png",
            "找不到中文字体(如 Noto Sans CJK、思源黑体、微软雅黑),请安装一种,或改写 .svg",
            "no font with Chinese is installed (Noto Sans CJK, say); install one, or write .svg",
        )
    fonts: dict[int, FreeTypeFont] = {}
    image = Image.new("RGB", (round(canvas.width * _SCALE), round((canvas.height + 16) * _SCALE)), "#ffffff")
    draw = ImageDraw.Draw(image)
    for shape in canvas.shapes:
        if shape.kind == "word" and shape.size not in fonts:
            fonts[shape.size] = ImageFont.truetype(str(path), shape.size * _SCALE)
        _paint(draw, shape, fonts.get(shape.size))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _paint(draw: object, shape: Shape, font: FreeTypeFont | None) -> None:
    from PIL.ImageDraw import ImageDraw

    assert isinstance(draw, ImageDraw)
    x, y, x2, y2 = (value * _SCALE for value in (shape.x, shape.y, shape.x2, shape.y2))
    if shape.kind == "rect":
        draw.rectangle((x, y, x + x2, y + y2), fill=shape.color)
    elif shape.kind == "line":
        draw.line((x, y, x2, y2), fill=shape.color, width=_SCALE)
    elif shape.kind == "dot":
        draw.ellipse((x - x2, y - x2, x + x2, y + x2), fill=shape.color)
    else:
        anchor = {"start": "ls", "middle": "ms", "end": "rs"}[shape.anchor]
        draw.text((x, y), shape.text, fill=shape.color, font=font, anchor=anchor)


def font_files(folders: tuple[str, ...] = _FOLDERS) -> Iterator[Path]:
    """Yield the installed font files that have Chinese, the most common first."""
    installed: dict[str, Path] = {}
    for folder in folders:
        root = Path(folder).expanduser()
        if root.is_dir():
            for path in sorted(root.rglob("*.[to]t[cf]")):
                installed.setdefault(path.name.lower(), path)
    for name in _FONTS:
        if name.lower() in installed:
            yield installed[name.lower()]
