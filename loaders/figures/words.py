"""Word lists of the genre, read from data/lexicons/words.tsv, as regular expression alternatives.

A cell of the table holds alternatives in order of preference, longer words before those they begin with;
some are small patterns (占(?!比|地)).
"""

from __future__ import annotations

from loaders.shipped import LEXICONS, rows


def _classes() -> dict[str, list[str]]:
    classes: dict[str, list[str]] = {}
    for row in rows(LEXICONS / "words.tsv"):
        classes.setdefault(row["class"], []).extend(row["words"].split())
    return classes


_CLASSES = _classes()


def _any(*names: str) -> str:
    return "|".join(word for name in names for word in _CLASSES[name])


RISE, FALL, BETTER, WORSE = _any("rise"), _any("fall"), _any("better"), _any("worse")
CHANGE_WORDS = tuple(word for name in ("better", "worse", "rise", "fall") for word in _CLASSES[name])
CHANGE = "|".join(CHANGE_WORDS)
TO = f"(?:{_any('move')})(?:到|至|为)了?|(?:调整|优化|转变|改|整合|归并|合并|撤并|重组|精简|压减|压缩|缩减)为"
LINK, ADVERB = _any("link"), _any("adverb")
SURE, GUARD, GENERAL = _any("sure"), _any("guard"), _any("general")
LIGHT, SCOPE, LINKING = _any("light"), _any("scope"), _any("linking")
WEAK, MEASURING = _any("weak"), _any("measuring")
WHOLE = tuple(_CLASSES["whole"])
COMPARED = (
    r"(?:比|较|(?<!参)与|(?<![共合协陪等相会])同)"
    r"(?:上一?年|去年|前年|前一年|上季度|上月|20\d\d年|[一二三四]季度|前三季度|前\d+个?月|上半年|年初|全[省市国区县]|计划|预期"
    r"|目标)"
    r"(?:同期|末|底)?(?:(?!净增|新增)[^,。;、\d]){0,10}?(?:相比)?"
    r"|(?:(?<![占贷价生入出轻产销重环同对])比|较)(?!重|例|率|值|价|大|高|好|低)[^,。;、\d]{1,10}?(?=净增|新增|[增减提下上高低多少快慢缩收压扩改优])"
)
TIME = (
    r"(?:截至|截止|至|到|自|以来)?"
    r"(?:20\d\d年?[-—–~至到]+20\d\d年|20\d\d年(?:度|末|底|初|内|以来)?(?:\d{1,2}月(?:份|底|末)?)?"
    r"|[“\"]?十[一二三四五六]五[”\"]?(?:时期|期间|以来|末)?"
    r"|全年|去年|今年|本年|当年|上年|年内|年末|年底|年均|上半年|下半年|前三季度|第?[一二三四1-4]季度"
    r"|第?\d{1,2}(?:[-—–~至]\d{1,2})?月(?:份|底|末)?|(?<!提)前\d{1,2}个?月|近[一二三四五六七八九十\d]+年来?|五年来|五年|期末"
    r"|目前|截至目前|一年来|过去[一五]年|三年来|每年|至此|迄今|同期|当前)(?:来|间|内|时|前(?![一二三四\d]))?"
)
