"""Among whom a rank is: what stands between the thing ranked and its place (居全县第, 排名全市行政区第)."""

from __future__ import annotations

import re

# 县(市): a class of divisions with its sister in brackets.
_CLASSED = re.compile("(?<=[县市区旗])[(][县市区旗、]{1,3}[)]|[(][县市区旗、]{1,3}[)](?=[县市区旗])")
_RANKED = re.compile(
    "[比较](?:20\\d\\d年|上年|去年|“?十[一二三四五]五”?)(?:同期|期?[末底])?(?:上升|提升|前移|跃升|进位|前进|下降|下滑)?$"
    "|(?:[均都]|分别|继续|持续|连续|依然|始终|仍然?|稳|并|跃|规模)*(?:排名|排位|排行|名列|位居|位列|跃居|稳居|分居|分列|列入|跻身"
    "|入围|入选|进入|获评|提升|获|居|列|排在|排|位|保持|升至|上升至|[上跃提]升到|前移到|升到)?(?:到|至)?(?:全[国省市区县球]"
    "|世界|[\u4e00-\u9fff]{0,6}(?:省区市|省区|省份|各区|县区|区县|城市|城区|行政区|地区))?"
    "(?:中|的)?(?:第|前|TOP ?)?$"
    "|中?(?:获得|取得|斩获|荣获)(?:全?[国省市区县])?第?$"
    "|在?全[国省市区县]的?(?:排名|排位|位次)(?:由|从)?(?:第)?$"
    "|(?:[均都]|分别|双双|继续)*(?:排名|位居|位列|稳居|跃居|分居|分列|居|列)[一-鿿]{0,8}?(?:第|前)?$"
    "|(?:全[国省市区县])(?:各?(?:行政区|区县|县区|城区|地市|市州))?排名?(?:第|前)?$"
)
# 支撑“茶乡”的两项指标: what a thing is good for doesn't name it.
_SERVING = re.compile("^(?:支撑|作为|反映|体现)[^,;]{0,16}的(?:[两二三四五六七八九十]项)?(?=..)")


def ranked_head(before: str) -> str:
    """Return the words before a rank without its yardstick."""
    head = _RANKED.sub("", _CLASSED.sub("", before))
    head = re.split("以及|并", head)[-1]
    return _SERVING.sub("", head.lstrip(",、"))
