"""What the last words of a name say that it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.names.words import TAILS

SUFFIXES = {
    "project": """
        项目 工程 隧道 大桥 特大桥 净水厂 水质净化厂 污水处理厂 水厂 变电站 千伏站 电站 核电站 一期 二期 三期 四期 五期 高铁 城际 城际铁路 铁路
        快速路 高速 高速公路 高架 通道 联络线 东延段 西延段 南延段 北延段 东延线 西延线 南延线 北延线 延长线 首通段 水利枢纽 母港 航站楼 综合体 总部园区
        产业园 产业园区 科技园 科创园 创新园 创业园 创意园 创新港 软件园 智造园 工业园 物流园 扩区 示范岛 先导区 安置房 计算中心 研发产业园 加速器 数据中心 算力中心 智算中心 超算中心 生产基地 总部基地
        总部大厦 大厦 体育馆 体育中心 文化中心 图书馆 版本馆 科技馆 档案馆 展览馆 纪念馆 文化园 体育园 博物馆 美术馆 文化馆 艺术中心 会展中心 大剧院 城中村改造 旧村改造 微改造 排水改造 专项改造 隧道改造
        示范工程 装置 产线 生产线 改造项目 渔港经济区 先导区 新院区 院区 新校区 培训基地 基地 锚地工程 实验站 散裂中子源 码头工程 绿道 碧道 跑道 枢纽 配建学校
    """,
    "place": """
        村 社区 街道 镇 乡 岛 片区 商务区 经济带 创新带 转化带 走廊 大道 公路 干线 涌 湖 都市圈 城市群 水道 航道 水库 创新区 试验区 新区 开发区 高新区 保税区 综合保税区 自贸区
        经济区 集聚区 合作区 功能区 新城 科学城 知识城 金融城 科技城 古镇 古城 景区 度假区 商圈 街区 步行街 公园 广场 湿地 机场 港区 口岸 校区 故居 公祠 旧址
        遗址 书院 作业场所 创新轴 发展轴 新中轴 服装基地 产业基地 出口基地 科技园区 园区 示范段 综保区 示范区 引领区 实验区 医谷 智谷 创意谷 创新谷 健康城 产业城 智慧城 国际机场 机场 先行区 湾 港 城 路 山 站 河 自然保护区 国家公园
    """,
    "organization": """
        局 委员会 厅 中学 小学 学校 大学 学院 医院 幼儿园 研究院 研究所 研究中心 研发中心 会议中心 中心 协会 商会 促进会 联合会 学会 基金会 联盟 专班 领导小组 指挥部 大党委 党工委
        管委会 管理委员会 服务中心 管理中心 资源中心 质检中心 检测中心 医学中心 技术中心 创新中心 交易中心 交易所 孵化器 监测站 工作站 实验室 法院 检察院
        分局 教育集团 医疗集团 促进中心 协调小组 保护中心 维权中心 基金 科学院 科学技术研究所 合作中心 转化中心 培训室 党委 工作组
    """,
    "company": "公司 银行 集团",
    "policy": """
        规划 规划设计 方案 实施方案 行动方案 工作方案 总体方案 办法 条例 若干措施 若干政策 意见 细则 指引 导则 指南 规范 清单 规定 政策措施 制度 重点工作安排 纲要 促进法 保护法 计划草案
    """,
    "programme": """
        行动 行动计划 专项行动 活动 战略 计划 试点 普查 大整治 攻坚战 攻坚 专项整治 提升工程 培育工程 惠民工程 振兴工程 攻坚工程 强基工程 运动 改革 生活圈
    """,
    "event": """
        大会 会议 论坛 峰会 博览会 交易会 展览会 发布会 竞赛 大赛 锦标赛 公开赛 马拉松 嘉年华 时装周 对接会 洽谈会 推介会 启动仪式 运动会 研讨会 交流会 购物节
        文化节 旅游节 艺术节 美食节 消费节 联赛 电影节 音乐节 时尚周 设计周 招商会 座谈会 番禺行
    """,
    "platform": "科技创新中心 科学中心 航运中心 集结中心 金融中心 贸易中心 结算中心 平台 系统 小程序 专窗 服务专区 数据库 中台 热线",
    "industry": "产业集群 产业链 产业带",
}
# Grounds and buildings: project or place, as the report builds them or merely names them.
GROUNDS = frozenset(
    "产业园 产业园区 科技园 科创园 创新园 创业园 创意园 创新港 软件园 智造园 工业园 物流园 总部园区 公园 广场 园区 科技园区 综保区 综合保税区 示范区 引领区 实验区 医谷 智谷 创意谷 创新谷 健康城 产业城 智慧城 国际机场 机场 体育馆 图书馆 博物馆 美术馆 "
    "文化馆 大剧院 会展中心 体育中心 文化中心 艺术中心 枢纽 航站楼 街区 步行街 创新区 集聚区".split()
)
# Last words that tell a place only after a division's name.
PLACED = frozenset("中心 加速器 港 湾 城 路 山 站".split())
# (...) after a name says which of several: X二期(Y)
PLACING = re.compile(r"\([^()]{1,12}\)$")
_TAILS = sorted(TAILS, key=len, reverse=True)
LONGEST = max(len(s) for words in SUFFIXES.values() for s in words.split())


@dataclass(frozen=True, slots=True)
class Class:
    """A type with the suffix that told it."""

    type: str
    suffix: str


# Words that end like a class and are none.
_NOT = re.compile(r"(?:格局|布局|结局|全局|大局|开局|新局|当局|时局|提出意见|列席会议|民意|主意|满意|家族|流域|一河|变局|潮涌|奔涌|泉涌|管理制度|工作制度|保障制度|体系|制度体系)$")


# Suffixes that end a name whatever follows.
FIRM = re.compile(
    r"论坛|博览会|峰会|研究院|医院|隧道|大桥|高铁|国际机场|博物馆|图书馆|体育馆|科学城|产业园|科技园|实验室|度假区|城际|指挥部|专班|促进会|示范区|综保区|综合保税区|航道|版本馆|开发区|创新区|商务区|产业集群"
)


@cache
def _table() -> dict[str, str]:
    return {suffix: kind for kind, words in SUFFIXES.items() for suffix in words.split()}


def class_of(words: str) -> Class | None:
    """Return the type that the last words tell, by the longest suffix; None where they tell none."""
    table = _table()
    if _NOT.search(words):
        return None
    for length in range(min(LONGEST, len(words)), 0, -1):
        if kind := table.get(words[-length:]):
            return Class(kind, words[-length:])
    return None


def classed(words: str) -> tuple[str, Class] | None:
    """Return the words up to their class word, without what may follow a name, and the class."""
    while words:
        plain = PLACING.sub("", words)
        if (kind := class_of(plain)) and len(plain) > len(kind.suffix) + 1:
            return words, kind
        tail = next((t for t in _TAILS if words.endswith(t)), None)
        if tail is None:
            break
        words = words[: -len(tail)]
    return _firm(words)


def _firm(words: str) -> tuple[str, Class] | None:
    """Return the words up to their last firm class word, whatever follows it."""
    for match in reversed(list(FIRM.finditer(words))):
        core = words[: match.end()]
        kind = class_of(core)
        whole = core.count("“") == core.count("”")
        if kind and whole and len(core) > len(kind.suffix) + 1 and len(words) - match.end() <= 8:
            return core, kind
    return None
