"""What a message takes from the conversation: the turn it leans on, and the facets and kind of answer it keeps."""

import re
from collections.abc import Mapping, Sequence

from bot.conversation import Turn
from bot.understanding.facets import Facets, Gazetteer

LEANS = re.compile(
    r"^(那么?|不好意思|抱歉|它|[他她]们|人家|这个?|那个|其中?|还有|另外|再|要是|如果|不对|错了|(?:说|记|搞|弄|问)[错岔]|口误|哦|噢|行|好|嗯|换成|改成|(我|咱)?(说|问|指|讲)的?是)|(它|该|这(事|活|项|个|条|笔|家)|上述|前者|后者)|(呢|咧)[?？!！。]*$"
    r"|(?<!却)(?<!后来)又(?:是|归|由|该|得|有|要|能|给|补|叫){0,2}(?:谁|哪|啥|什么|多少|几|怎)"
)
LATEST = re.compile("现在|目前|如今|眼下|最新")
_YEARS_ON = re.compile("([一二两三四五])年(?:以|之)?([后前])")  # 两年以后呢
_NEXT_YEAR = re.compile(r"((?:往后|后|下|再往后|再过|晚)一年|第二年|次年)|(?:往前|前|上|早)一年")
_AGAINST_DISTRICT = re.compile("^(那|它)?(比|较|相比|跟|和)|[多少高低](了|出)?(多少|几)")
_AGAINST_YEAR = re.compile(r"(比|较|相比|跟|和)\s*20\d\d年?")
_DIFFERENCE = re.compile("多|少|增|减|涨|降|差|比[呢?？]|相比|对比|比起来|比一比")
_BOTH_DISTRICTS = re.compile(
    r"(两|俩|2)个?(区|片区|边|头|地儿?(?!方))|[各每]个?(?:片|分)?区|分区|[三四五六3-6]个?(?:片区|分园|区)(?=.*(?:各|分别|挨个|逐个|每))"
)
_WHICH_MORE = re.compile("(?:谁|哪边|哪头|哪个区|哪儿)(?:更|的)?[多少高低大小强](?!少)")  # of the two just spoken of
_FIRST = re.compile("(?:头|第)一年|首年|起始年|开局(?:之)?年|开头那年")
_LAST = re.compile("最[后末]一年|末一?年|收官(?:之)?年|结束(?:那|的)年")
_WHOLE_PERIOD = re.compile("([三五])年(总共|累计|合计|一共|下来|加起来|总计|拢共|加总)")
_ASKS = re.compile("[谁哪啥几吗么呢?？]|多少|什么|怎|如何|何时|是否|是不是|有没有|能不能")
SIZES = frozenset(
    ["收入", "年收入", "销售收入", "营业收入", "产值", "数量", "家数", "规模", "增速", "增幅", "占比", "比重"]
)  # of any field
_SHORT = 16  # characters of a message that may be an ellipsis of the one before
_A_ROLE = frozenset({"department", "figure"})  # named by a noun as well as asked for (牵头单位, 高企数)
_HOW = frozenset({"sum", "compare", "definition", "existence"})  # asked of what the turn before asked for
_NUMBERS = frozenset({"amount", "figure", "count", "rate"})
_OF_ANOTHER_SORT = re.compile("谁(?!更|最|多|少|高|低)|为什么|为啥|凭什么|怎么(?!样|算)|咋|如何")
_BOTH_UNITS = re.compile("[它他]们|(?<!我)(?<!咱)(?<!你)俩|两家|共同|两个(部门|单位|局)")
_OF_ALL = re.compile("^那?(这?[两俩三]个?|它们|他们)?(一共|总共|合计|加起来|相?差)")  # the things of the turns before
_TWO = re.compile("^那?(?:要是|如果)?这?[两俩]个?(?:[我咱]们?)?都")
_LEVEL_BEFORE = re.compile("(?:国家|全国|省|市)级?(?=重点|技术|工程|企业|科技|孵化|实验|众创|创新|新型)")
_OF_FIGURES = frozenset({"sum", "compare"})
_OF_BOTH = ("gaoxin", "jinpu")
_WHOLE = ("zichuang",)
ASKED_FOR = {  # what a message asks for is not what the turn before named
    "districts": re.compile("哪个?(?:区|片区|地方|县|市)(?!别)"),
    "years": re.compile("哪一?年|几几年|哪个年份"),
    "documents": re.compile("哪[份个](?:文件|政策|方案|规划|计划)"),
}
_EACH = re.compile("各|分别")
_MANY = re.compile("多少|几(?!个区)")


def leans(text: str, subject: str, named: Facets, intents: frozenset[str], last: Turn) -> bool:
    """Whether a message is to be read with the turn before it."""
    if set(subject.split()) <= SIZES or LEANS.search(text):
        return True
    if last.status == "clarification":
        return not intents or _tells(text, intents)
    return len(text) <= _SHORT and not (named.named() & {"documents", "districts"})


def kept_intents(text: str, subject: str, intents: frozenset[str], leaning: Turn | None) -> frozenset[str]:
    """What is asked: by the message's own words, and by the turn that it leans on where they leave that open."""
    if leaning is None:
        return intents
    earlier = frozenset(leaning.intents)
    if leaning.status == "clarification" and _tells(text, intents):
        return earlier
    if not intents and _OF_ANOTHER_SORT.search(text) and earlier <= _NUMBERS:
        return intents  # 谁能住, after how many there are
    open_ = intents <= _HOW if not subject else bool(intents) and intents <= _OF_FIGURES
    return intents | earlier if open_ else intents or earlier


def _tells(text: str, intents: frozenset[str]) -> bool:
    """Whether a message answers what was asked back: it asks nothing, and at the most names a role."""
    return intents <= _A_ROLE and _ASKS.search(text) is None


def resolve_facets(named: Facets, leaning: Turn | None, subject: str, text: str, turns: Sequence[Turn]) -> Facets:
    """The facets named, over those of the turn that the message leans on."""
    facets = named
    if leaning:
        earlier = leaning.facets
        if subject:  # another subject: the level of the old one does not carry over
            earlier = earlier.model_copy(update={"levels": (), "departments": (), "clauses": ()})
        if named.clauses:
            earlier = earlier.model_copy(update={"departments": (), "levels": ()})
        if named.years and _AGAINST_YEAR.search(text):
            both = (*earlier.years, *named.years) if _DIFFERENCE.search(text) else ()
            named = named.model_copy(update={"years": both})
        if len(named.districts) == 1 and _AGAINST_DISTRICT.search(text) and _DIFFERENCE.search(text) and not subject:
            named = named.model_copy(update={"districts": tuple(dict.fromkeys((*earlier.districts, *named.districts)))})
        answers = leaning.status == "clarification"
        if (named.documents and not answers) or LATEST.search(text):
            earlier = earlier.model_copy(update={"years": ()})
        sought = [kind for kind, words in ASKED_FOR.items() if subject and words.search(text)]
        earlier = earlier.model_copy(update=dict.fromkeys(sought, ()))
        facets = named.over(earlier)
        step = _years_on(text)
        if step and len(earlier.years) == 1 and not named.years:
            facets = facets.model_copy(update={"years": (earlier.years[0] + step,)})
    if leaning and not named.departments and _BOTH_UNITS.search(text):
        facets = facets.model_copy(update={"departments": _two_last("departments", turns) or facets.departments})
    if leaning and not named.districts and _WHICH_MORE.search(text):
        facets = facets.model_copy(update={"districts": _two_last("districts", turns) or facets.districts})
    if not named.districts and _BOTH_DISTRICTS.search(text):
        facets = facets.model_copy(update={"districts": (leaning and _two_last("districts", turns)) or _OF_BOTH})
    if named.districts == _WHOLE and _BOTH_DISTRICTS.search(text) and len(_MANY.findall(text)) > 1:
        facets = facets.model_copy(update={"districts": (*_WHOLE, *_OF_BOTH)})  # 自创区共几家、两个区各几家
    elif named.districts == _WHOLE and _BOTH_DISTRICTS.search(text) and _EACH.search(text):
        facets = facets.model_copy(update={"districts": _OF_BOTH})
    return facets


def _years_on(text: str) -> int:
    """By how many years a message goes on or back from the year spoken of; 0 where it does neither."""
    if step := _NEXT_YEAR.search(text):
        return 1 if step[1] else -1
    step = _YEARS_ON.search(text)
    return ("一二三四五".index(step[1].replace("两", "二")) + 1) * (1 if step[2] == "后" else -1) if step else 0


def of_whole_period(facets: Facets, text: str, by_document: Mapping[str, tuple[int, int]]) -> Facets:
    """For the years of a plan together (三年总共) after one of its years: its last year, up to which it adds up.

    For its first year beside its last (头一年跟最后一年): both, of the plan named or of the one of several years.
    """
    years, periods = _WHOLE_PERIOD.search(text), by_document.values()
    if _FIRST.search(text) and _LAST.search(text):
        named = [by_document[id_] for id_ in facets.documents if id_ in by_document]
        ends = named or [
            one for one in periods if one[0] < one[1] and set(facets.years) & set(range(one[0], one[1] + 1))
        ]
        return facets.model_copy(update={"years": ends[0]}) if ends else facets
    if not years or len(facets.years) != 1:
        return facets
    length, year = "一二三四五".index(years[1]) + 1, facets.years[0]
    last = next((end for start, end in periods if end - start + 1 == length and start <= year <= end), year)
    return facets.model_copy(update={"years": (last,)})


def _two_last(kind: str, turns: Sequence[Turn]) -> tuple[str, ...]:
    """The two districts or units that the conversation spoke of last, in its order; none where it spoke of fewer."""
    spoken = dict.fromkeys(value for turn in reversed(turns) for value in reversed(getattr(turn.facets, kind)))
    return tuple(list(spoken)[1::-1]) if len(spoken) > 1 else ()


def spoke_of_figures(turn: Turn) -> bool:
    """Whether a turn was answered with figures, or is only a part of this very message."""
    return bool(turn.figures) or not turn.clause_ids


def unlevelled(words: str, other_level: bool) -> str:
    """The words of a turn without the level in them, where the message after it names another (省级的呢)."""
    return _LEVEL_BEFORE.sub("", words) if other_level else words


def without_units(subject: str, gazetteer: Gazetteer) -> str:
    """The words of a subject that name no unit."""
    units = [(m.start, m.end) for m in gazetteer.find(subject) if m.kind == "departments"]
    kept = "".join(c for at, c in enumerate(subject) if not any(start <= at < end for start, end in units))
    return " ".join(kept.split())


def _of_two(text: str, one: Turn, other: Turn) -> bool:
    """Whether a message is about what each of two turns was answered with, rather than about two of one thing."""
    return _TWO.search(text) is not None and bool(one.measures and other.measures) and one.measures != other.measures


def resolved_question(text: str, subject: str, leaning: Turn | None, turns: Sequence[Turn]) -> str:
    """The standalone question that a message stands for; about both, with the messages that name them."""
    if leaning is None:
        return text
    if len(turns) > 1 and (_BOTH_UNITS.search(text) or _OF_ALL.search(text) or _of_two(text, *turns[-2:])):
        return f"{text}（接：{_said_by(*turns[-2:])}）"
    if subject:
        return f"{text}（接：{leaning.resolved.split('（接：')[0]}）"
    return f"{leaning.subject}：{text}" if leaning.subject else text


def _said_by(one: Turn, other: Turn) -> str:
    """The messages of two turns; the later alone where it was completed by the earlier, whose numbers count once."""
    return other.message if one.resolved in other.message else f"{one.message}；{other.message}"
