"""Runs that belong to a name whatever stands in them: no phrase is cut inside one."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.names.finds import Find
from loaders.names.joints import merged
from loaders.names.phrases import Phrase, in_rows, phrases
from loaders.seeking import Sought

# Runs that are never cut: parentheses, quotes, titles, years and numbers that belong to a name, A—B.
_ATOMS = Sought(
    r"(?<!^)\([^(),。]{1,16}\)|“[^“”]{1,30}”|《[^《》]{2,90}》"
    r"|(?<!\d)(?:19|20)\d\d(?:[-—]20\d\d)?年?"
    r"|(?<=[\u4e00-\u9fff])(?<![达约超近增成过于产为])\d+(?:\.\d+)?万?(?:千瓦|千伏|吨级?)(?=[\u4e00-\u9fff]{2,14}(?:项目|电站|工程|基地|船|装置)|[\u4e00-\u9fff]{0,4}(?:光伏|风电|光热|储能|发电))"
    r"|(?<=[\u4e00-\u9fff]{4})(?<![达约超近增成过于产为建造销供改新完资植种养栏共有到总计破升控在至率了的])\d+(?:\.\d+)?万?(?:套|头|只|羽|台|辆|件|片|吨|支|瓶|册|张|枚|平米|平方米|立方米|兆瓦|亩)(?=[\u4e00-\u9fff]{2,14}(?:项目|等)|[\u4e00-\u9fff]{0,4}(?:光伏|风电|光热|储能|发电))"
    r"|(?<=[\u4e00-\u9fff])[·・•](?=[\u4e00-\u9fff])"
    r"|\d+[×xX*]\d+(?:\.\d+)?万?(?:千瓦|兆瓦|吨)|\d+号(?=教学楼|宿舍楼|综合楼|实验楼|办公楼|厂房|机组|泊位|码头|隧道|地块|井|矿|机)|\d+(?:千伏|号线|项重点工作|小时|英寸|万吨级|兆瓦|纳米)|第\d+届|(?<!\d)\d{3}(?=医院)|第\d+(?=[中小]学|幼儿园|医院)|\d+分钟(?=[\u4e00-\u9fff]{0,6}圈)|第\d+(?:\.\d+)?代|(?<!\d)\d{3,6}(?=[\u4e00-\u9fff]{0,8}热线)|[A-Z]+\d+|(?<=[A-Za-z])\d+"
    r"|\d+(?=[A-Za-z])|(?<=[\u4e00-\u9fff])[—-](?=[\u4e00-\u9fff])"
)
# Rarer ones, apart so that most sentences need not be searched for them.
_RARE = Sought(
    r"(?<=[\u4e00-\u9fff])·\d+(?=[\u4e00-\u9fff])"
    r"|(?<!\d)[GSX]?\d{3}(?=国道|省道|县道)|[GSX]\d{1,4}(?=[\u4e00-\u9fff]{1,8}(?:高速|公路|线))"
    r"|(?<=[\u4e00-\u9fff])\d+-\d+(?=[\u4e00-\u9fff])(?![年月日])"
    r"|年产\d+(?:\.\d+)?[万亿]?(?:吨级?|台套|台|套|辆|片|件|只|头|米|平方米|立方米|千瓦时?|[GMK]?Wh?)(?=[\u4e00-\u9fff“]{1,16}(?:项目|工程|基地|产线|生产线|装置|[\u4e00-\u9fff]厂|车间|等|、))"
    r"|首[套条]\d+(?:\.\d+)?[万亿]?(?:吨级?|台套|台|套|辆|片|件)(?=产线|生产线|装置|项目)"
)


def phrase_rows(text: str, sure: Iterable[Find]) -> list[list[Phrase]]:
    """Return the phrases of a sentence in rows; none is cut inside a find that other rules are sure of."""
    atoms = [(f.start, f.end) for f in sure]
    atoms += [match.span() for match in _ATOMS.finditer(text)]
    atoms += [match.span() for match in _RARE.finditer(text)]
    return in_rows(merged(phrases(text, atoms)))
