"""Several things told one after the other, each with facts of its own (一台是国内首台套，合同3200万；另一台…)."""

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.understanding.several import asks
from policy_corpus.parsing.numbering import han_to_int

_PIECE = re.compile("[^,，;；。!！:：]+[,，;；。!！:：]*")
_COUNTER = "(?:台|项(?!目)|个|家|件|笔|套|支|款|单|份|名|位|所)"
_OPENS = re.compile(
    rf"(?:另外?|还有|再有?|又|外加|其中|我们?|手[上里]|公司|今年|去年|有|上了|做了|买了|卖了|签了|搞了)*(?:另?外?一|第[一二三四五])\s*{_COUNTER}"
)
_BESIDES = re.compile("另|还有|外加|再有|又")
_OF_ALL = re.compile("都|均|全|这?[两俩三四](?!年)")  # what is said of all behind the last one
_TOGETHER = re.compile("合计|一共|总共|加起来|加一起|加一块|拢共|共计|顶格")
_SUM = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+)个?[十百千]?[万亿]元?"
_LEVEL = "(?:国家|省|市|国际|国内|行业|地方)"
_ONE = rf"(?:另?外?一{_COUNTER}|第[一二三四五]{_COUNTER}?|[前后]一{_COUNTER})"
_IS = r"(?:的|是|有|为|投了?|投入|投资|花了?|签了?|卖了?|成交|技术|合同额?|金额|:|：|\s)*"
_SUMS_OF_EACH = re.compile(
    rf"{_ONE}(?P<is>{_IS})(?P<first>{_SUM})(?P<rest>(?:[,，、;；和]?(?:另外?|还有)?{_ONE}{_IS}{_SUM})+)"
)
_SUMS_LISTED = re.compile(
    rf"(?P<is>{_IS})(?:分别|各自?)(?:是|为|有|:|：)*(?P<sums>{_SUM}(?:[,，、;；和跟]{_SUM}){{1,3}})(?![\d.])"
)
_OF_LEVEL = re.compile(rf"(?P<level>{_LEVEL})(?=级|里|首[台套]|标准|认定|的)[^,，;；。?？]*?(?P<sum>{_SUM})")
_CUT_SHORT = re.compile(
    rf"[,，、;；和]+(?:还有|另外?|再)?(?:{_ONE})?(?:是|评的)?(?P<level>{_LEVEL})(?:级|里|首[台套]{{1,2}}|标准|认定)?(?:的?那?{_COUNTER})?{_IS}"
    rf"(?P<sum>{_SUM})(?=[,，;；。、]|$)"
)
_YEAR = re.compile("(?:20)?[0-9]{2}年|大前年|前年|去年|今年|上年")
_OF_YEAR = re.compile(rf"(?:(?:20)?\d\d年|大前年|前年|去年|今年|上年)(?:研发)?(?:费用?|投入|经费)?{_IS}{_SUM}")
# 合同800万的国内首台套和合同400万的国际首台套，哪个补得多
_WEIGHED = re.compile(
    rf"^(?P<one>[^,，;；。?？和跟与比]{{0,40}}?{_SUM}[^,，;；。?？和跟与比\d]{{0,20}})(?:和|跟|与|比)"
    rf"(?P<other>[^,，;；。?？\d]{{0,20}}{_SUM}[^,，;；。?？\d]{{0,20}})"
    r"(?P<asked>[,，][^;；。?？]*?(?:哪[个种边家样项一]|差|谁)[^;；。?？]*)"
)
_SUM_ALONE = re.compile(rf"[涨增加多投花签]*了?{_SUM}的?(?:研发)?")
_OF_A_LEVEL = re.compile("(?:国家|省|市)级的?([^,，;；。的]{2,20})$")
_LEVEL_ALONE = re.compile("((?:国家|省|市)级)的?$")
_BETWEEN_YEARS = re.compile("[,，、;；和]*")
MOST = 4
_OF_THEM_ALL = "一共|合计|总共|加|都|均|共|全|一起|一块|合|分别|各|总"
NOT_PAID_FOR = (
    "月|小时|星期|礼拜|工作日|问题|疑问|意思|方面|条件|要求|步骤|部门|人(?!才)|员工|年|区|点|字|合同|国家的|国家(?![级标重])"
    "|股东|客户|会员|成员|车企|办事处|门店|分店|仓库|生产线|产线|品牌|软著|软件著作|商标|奖项|展会|应届|外籍"
)
_NO_THING = f"{NOT_PAID_FOR}|[子分]公司(?=[,，;；。]|$)|[单笔]同|{_OF_THEM_ALL}"  # behind a number
_COUNTED = re.compile(
    rf"(?<![\d.第每])(?P<number>[1-9]\d?|[一二两三四五六七八九十])\s*(?P<unit>{_COUNTER})(?!{_NO_THING})"
)
_JOINS = re.compile("(?:[,，、;；。和与及跟加]|还有|另外?|外加|再有?|其中|又|我们?|有|是)+$")
_NOT_WON = re.compile("^[^,，;；。]{0,6}(?:没有?|未|落)(?:能)?(?:评|认|通?过|拿|获|中|批|选|定)")  # 还有一家没评上


@dataclass(frozen=True, slots=True)
class Thing:
    """What is asked of one thing, as a message by itself, and how many such things there are."""

    text: str
    number: int = 1
    unit: str = ""


def told_apart(text: str) -> list[str]:
    """What is asked of each thing, as a message by itself with what is said of all; empty where no two are told."""
    return [thing.text for thing in things_told(text)]


def things_told(text: str) -> list[Thing]:
    """The same, each with how many of it are told (两家首次认定、一家再次认定)."""
    things = _by_counts(text)
    if not things:
        ways = (_by_sums, _by_levels, _by_years, _by_weighing, _by_pieces)
        things = [Thing(each) for each in next(filter(None, (way(text) for way in ways)), [])]
    return things if len({thing.text for thing in things}) == len(things) else []


def _by_counts(text: str) -> list[Thing]:
    """四家公司，两家首次认定、一家再次认定: what is counted, from each number to the next; one is more than one."""
    counted = list(_COUNTED.finditer(text))
    counted = [match for match in counted if match["unit"] == counted[-1]["unit"]]
    if not counted or re.match("[,，、;；和]", text[counted[0].end() :]):
        return []  # 国家标准2项、地方标准3项
    numbers = [han_to_int(match["number"]) for match in counted]
    if len(counted) > 2 and numbers[0] == sum(numbers[1:]):
        whole, counted, numbers = counted[0], counted[1:], numbers[1:]
        text_before = text[: whole.start()] + text[whole.end() : counted[0].start()]
    else:
        text_before = text[: counted[0].start()]
    if not 2 <= len(counted) <= MOST or max(numbers) < 2:
        return []
    end = _end_of_last(text, counted[-1].end())
    ends = [match.start() for match in counted[1:]] + [end]
    told = [_JOINS.sub("", text[match.end() : stop]) for match, stop in zip(counted, ends, strict=True)]
    things = [
        Thing(f"{_JOINS.sub('，', text_before)}一{match['unit']}{words}，{text[end:]}", number, match["unit"])
        for match, number, words in zip(counted, numbers, told, strict=True)
        if not _NOT_WON.match(words)
    ]
    return things if all(told) and len(things) > 1 else []


def _end_of_last(text: str, start: int) -> int:
    """Where what is said of the last thing ends, and what is said or asked of all begins."""
    place = start
    for piece in _PIECE.findall(text[start:]):
        if place > start and _is_of_all(piece):
            return place
        place += len(piece)
    return len(text)


def _by_sums(text: str) -> list[str]:
    """合同一个1500万，一个2300万; 合同分别是1500万和2300万: each sum in the place of all."""
    listed = _SUMS_OF_EACH.search(text)
    if listed:
        sums = [listed["first"], *re.findall(_SUM, re.sub(_ONE, "", listed["rest"]))]
    elif listed := _SUMS_LISTED.search(text):
        sums = re.findall(_SUM, listed["sums"])
    else:
        return []
    before, after = _without_number(text[: listed.start()], len(sums)), text[listed.end() :]
    return [f"{before}{listed['is']}{each}{after}" for each in sums] if len(sums) <= MOST else []


def _by_levels(text: str) -> list[str]:
    """国际首台套合同4000万，国内的2000万: the first thing at each level, with the sum of each."""
    first = _OF_LEVEL.search(text)
    if first is None:
        return []
    others, end = [], first.end()
    while following := _CUT_SHORT.match(text, end):
        others.append(following)
        end = following.end()
    if not 1 <= len(others) < MOST:
        return []
    before, told, after = _without_number(text[: first.start()], len(others) + 1), first[0], text[end:]
    things = [told, *(told.replace(first["level"], o["level"]).replace(first["sum"], o["sum"]) for o in others)]
    return [f"{before}{thing}{after}" for thing in things]


def _by_years(text: str) -> list[str]:
    """研发2020年1000万、2021年1500万、2022年2200万: each year beside the one before."""
    years = list(_OF_YEAR.finditer(text))
    gaps = [text[one.end() : other.start()] for one, other in pairwise(years)]
    if not 2 < len(years) <= MOST + 1 or not all(map(_BETWEEN_YEARS.fullmatch, gaps)):
        return []
    before, after = text[: years[0].start()], text[years[-1].end() :]
    if set(_YEAR.findall(after)) == {_YEAR.findall(years[-1][0])[0]}:
        return []  # 2022年这一年: the last two are what is asked of
    return [f"{before}{one[0]}、{other[0]}{after}" for one, other in pairwise(years)]


def _by_weighing(text: str) -> list[str]:
    """合同800万的国内首台套和合同400万的国际首台套，哪个补得多: each of two things with the sum told of it."""
    weighed = _WEIGHED.search(text)
    if weighed is None:
        return []
    one, other = weighed["one"], weighed["other"]
    if _SUM_ALONE.fullmatch(other):  # 研发费涨200万和涨500万
        other = re.sub(_SUM, re.findall(_SUM, other)[0], one, count=1)
    thing, short = _OF_A_LEVEL.search(one), _LEVEL_ALONE.search(other)
    if thing and short:  # 总投资600万的省级创新中心和总投资1000万的市级的
        other = f"{other[: short.start()]}{short[1]}{thing[1]}"
    return [f"{one}{weighed['asked']}", f"{other}{weighed['asked']}"]


def _by_pieces(text: str) -> list[str]:
    """一台…，合同…；另一台…，合同…: the pieces from where one thing is named to where the next is."""
    pieces = _PIECE.findall(text)
    opening = [i for i, piece in enumerate(pieces) if _OPENS.match(piece)]
    if len(opening) == 1 and opening[0] and _BESIDES.match(pieces[opening[0]]):
        opening = [0, *opening]  # 国内首台套一台，合同600万，还有一台国际的，合同2000万
    if not 2 <= len(opening) <= MOST:
        return []
    tail = next((i for i in range(opening[-1] + 1, len(pieces)) if _is_of_all(pieces[i])), len(pieces))
    tail = opening[-1] if asks(pieces[opening[-1]]) else tail
    if tail <= opening[-1]:
        return []
    ends = [*opening[1:], tail]
    head, asked = _without_number("".join(pieces[: opening[0]]), len(opening)), "".join(pieces[tail:])
    things = ["".join(pieces[start:end]).rstrip(",，;；。!！") for start, end in zip(opening, ends, strict=True)]
    return [f"{head}{thing}，{asked}" for thing in things]


def _is_of_all(piece: str) -> bool:
    return asks(piece) or _OF_ALL.match(piece) is not None or _TOGETHER.search(piece) is not None


def _without_number(head: str, number: int) -> str:
    """What is said before, without how many things there are: each is asked of by itself."""
    written = {2: "2两俩", 3: "3三仨", 4: "4四"}[number] if number in (2, 3, 4) else ""
    return re.sub(rf"(?<!第)[{written}]\s*{_COUNTER}?(?=[^,，。;；年]{{2}})", "", head, count=1) if written else head
