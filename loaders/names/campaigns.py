"""Forms of campaigns, inspections, performances and policies: one row a form, as in ``forms``."""

from __future__ import annotations

from loaders.names.finds import Example
from loaders.names.forms import Form
from loaders.seeking import Sought

_HAN = r"[\u4e00-\u9fff]"
_N = "[一二三四五六七八九十]"
_WORD = rf"(?:{_HAN}|“[^“”]{{1,16}}”)"
CAMPAIGNS = (
    Form(
        "inspection",
        "event",
        Sought(rf"(?P<name>第{_N}轮(?:中央|省级|省委|省)(?:生态)?(?:环境|环保)(?:保护)?督察)"),
        (
            Example("第六轮省级生态环境保护督察反馈问题整改,", (("event", "第六轮省级生态环境保护督察"),)),
            Example("抓好环保督察反馈问题整改,", never=("event",)),
        ),
    ),
    Form(
        "performance",
        "event",
        Sought(
            rf"(?:举办|举行|开展|组织|推出)(?:了)?(?P<name>(?:(?![与及、等]|(?<!共)和){_WORD}|\d){{2,26}}?系列(?:文艺|公共文化|文化|惠民)*(?:演出|展演|汇演|展览)(?:活动)?)"
        ),
        (
            Example("举行了庆祝渔港通航50周年系列文艺演出,", (("event", "庆祝渔港通航50周年系列文艺演出"),)),
            Example("开展系列演出,", never=("event",)),
        ),
    ),
    Form(
        "congress:wide",
        "event",
        Sought(
            rf"(?P<name>(?:全国|全省|国际|世界|全球|京津冀)(?!人民|人大|政协|各|重点|劳模|先进|脱贫){_HAN}{{2,14}}?(?<!代表|动员|总结|表彰|工作|党员)(?:大会|论坛|峰会|博览会|大赛|锦标赛))(?![堂厅])"
        ),
        (
            Example("全国渔业大会吹响号角,", (("event", "全国渔业大会"),)),
            Example("全国人民代表大会,", never=("event",)),
        ),
    ),
    Form(
        "congress:level",
        "event",
        Sought(
            r"(?P<name>(?:第[一二三四五六七八九十\d]+届|首届)?[省市区县](?:旅发大会|文旅大会|运动会|旅游产业发展大会))"
        ),
        (Example("承办首届市旅发大会、县运动会,", (("event", "首届市旅发大会"), ("event", "县运动会"))),),
    ),
    Form(
        "works:counted",
        "programme",
        Sought(
            r"(?P<name>(?:省定|市定)?\d{1,2}[项件](?:省定|市定)?民心工程|(?:省定|市定|省|市)\d{1,2}[项件](?:民生工程|民生实事|惠民实事))"
        ),
        (
            Example("完成省定30项民心工程,", (("programme", "省定30项民心工程"),)),
            Example("办好市12件民生实事,", (("programme", "市12件民生实事"),)),
            Example("完成30项工程,", never=("programme",)),
        ),
    ),
    Form(
        "rules:counted",
        "policy",
        Sought(rf"(?P<name>(?:省市|省委|市委|省|市|县委|区委){_N}{{1,2}}项规定(?:及其?实施细则)?)"),
        (Example("落实省市八项规定及其实施细则,", (("policy", "省市八项规定及其实施细则"),)),),
    ),
    Form(
        "assessment:quoted",
        "programme",
        Sought(
            rf"(?P<name>“[^“”]{{2,12}}”(?:综合|绩效)?(?:评价|评审|化解|改造(?!提升|工程|项目)|{_HAN}{{0,4}}惠民演出|观摩活动))"
        ),
        (
            Example("实行“双明”评审,", (("programme", "“双明”评审"),)),
            Example("“一村一场戏”渔村惠民演出600场,", (("programme", "“一村一场戏”渔村惠民演出"),)),
        ),
    ),
    Form(
        "pioneered",
        "programme",
        Sought(
            rf"(?P<name>“[^“”]{{4,20}}”{_HAN}{{0,8}}(?:治理|服务|监管|养老|合作|发展|审批|管理)(?:新)?模式)"
        ),
        (
            Example(
                "“渔港共建、双岸融合”基层渔业治理新模式获评优秀,",
                (("programme", "“渔港共建、双岸融合”基层渔业治理新模式"),),
            ),
            Example("探索新模式,", never=("programme",)),
        ),
    ),
    Form(
        "responsibility",
        "programme",
        Sought(rf"(?P<name>“{_HAN}{{2,10}}”(?:责任|包联|推进|调度|工作)(?:机制|体系))"),
        (Example("落实“三包一”责任机制,", (("programme", "“三包一”责任机制"),)),),
    ),
    Form(
        "policy:instrument",
        "policy",
        Sought(
            rf"(?:落实|用好|执行|实施|完善|优化|享受|兑现|推行|启用)(?:好|了)?(?P<name>(?:(?![及和与、等]){_WORD}|\d){{2,14}}(?:免签|退税|加计扣除|担保贷款|延包|分置)政策)"
        ),
        (
            Example("落实好渔船离港退税政策,", (("policy", "渔船离港退税政策"),)),
            Example("落实相关优惠政策,", never=("policy",)),
        ),
    ),
    Form(
        "measures:led",
        "policy",
        Sought(
            rf"(?:实施|落实|执行|用好)(?:好)?(?:我[省市区县]|[省市区县])?(?P<name>(?:支持|关爱|促进|推动|加强|优化|鼓励){_WORD}{{4,24}}的?(?:若干措施|若干意见|实施意见))"
        ),
        (Example("实施我市关爱渔民发展的若干措施,", (("policy", "关爱渔民发展的若干措施"),)),),
    ),
    Form(
        "scene:figures",
        "programme",
        Sought(
            rf"(?P<name>“\d[\d+N×]{{1,8}}”{_HAN}{{2,10}}(?:场景|(?<!政策)(?<!规划)(?<!产业)体系|格局|布局|矩阵))"
        ),
        (Example("打造“8+6+N”渔业现代化场景,", (("programme", "“8+6+N”渔业现代化场景"),)),),
    ),
    Form(
        "fair:dated",
        "event",
        Sought(r"(?P<name>“\d{1,2}·\d{1,2}”[\u4e00-\u9fff]{0,4}(?:会|节))(?![议计])"),
        (Example("举办“6·17”渔洽会,", (("event", "“6·17”渔洽会"),)),),
    ),
    Form(
        "line:head",
        "platform",
        Sought(r"(?P<name>[省市县区]长(?:热线|信箱|直通车|公开电话))"),
        (Example("提高县长信箱、市长热线办理成效,", (("platform", "县长信箱"), ("platform", "市长热线"))),),
    ),
    Form(
        "utilities",
        "programme",
        Sought(r"(?P<name>“[双新]?[三五七九]通一平”)"),
        (
            Example("推进“五通一平”建设,", (("programme", "“五通一平”"),)),
            Example("实现“三通”,", never=("programme",)),
        ),
    ),
    Form(
        "card",
        "programme",
        Sought(rf"(?P<name>“{_HAN}{{2,6}}(?:英才|人才|优才|惠民)卡”)"),
        (Example("用好“青禾英才卡”等政策,", (("programme", "“青禾英才卡”"),)),),
    ),
    Form(
        "quoted:free",
        "programme",
        Sought(
            r"(?P<name>“(?!一站式|三农|四风|三公|四位一体|三位一体|情指行)[^“”、,]{2,16}”(?!行动|新?机制|模式|专班|等)(?:(?!推进|推动|实施|开展|建设|带动|引领|助力|实现|落实|强化|深化|完善|健全|加快|促进|打造|构建|形成|全面|深入|扎实|持续|建立|探索|优化|创新|以及|[等的和与为以及新])[\u4e00-\u9fff]){1,8}?(?<![在是有了把将被])"
            r"(?:专项行动|行动|机制|通关模式|服务模式|管理模式|工作法|攻坚战|专项整治)(?![者力])(?=$|[,。;、和与及]|实施|推进|建设|启动|成效|取得|扎实|深入|获|入选|在全))"
        ),
        (
            Example("落实“3+7”高峰护渔机制,", (("programme", "“3+7”高峰护渔机制"),)),
            Example("推出“跨海一锁”快速通关模式,", (("programme", "“跨海一锁”快速通关模式"),)),
            Example("健全“一站式”解纷服务机制,", never=("programme",)),
        ),
    ),
)
