"""Numbers of patents and the like, and the years in which something was recognised."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bot.profile.lexicon import Hit
from bot.profile.message import Message
from bot.profile.negation import is_denied
from bot.profile.nothing import OTHER_RIGHTS, unlisted_right
from bot.profile.reading import Found, Problem
from bot.profile.segments import Segment, states_number
from bot.profile.years import find_years
from policy_corpus.measures.money import read_number

_COUNTRIES = "美国|日本|德国|欧洲|欧盟|韩国|英国|法国|[美日德欧韩英法]"
_UNIT = r"(?:件|项|个|篇|本|张)"
_COUNT = rf"(?P<sign>[-负]?)(?P<number>\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)\s*(?P<more>多|余)?\s*{_UNIT}"
# 一件能补多少 asks what each gets; 三件能补多少 has three.
_NOT_EACH = r"(?:(?!\s*[\d最]|补|给|奖|能|多少|钱|发|几|可|算|领|拿)|(?<!(?<!十)一[件项个篇])(?<!(?<!\d)1[件项个篇]))"
_AHEAD = re.compile(
    rf"{_COUNT}(?:以上)?(?:通过|是?走的?|经由?|拿到|获得|取得|得到|有效|授权|已授权|获授权|获权|国内|国外|海外|的|新|国家)*+$"
)
_BEHIND = re.compile(
    rf"^(?:授权|专利|证书|权|设计|登记|注册|的|已经?|也|还|又|另|有|共|一共|总共|累计|拿到?|获得?|取得|了|大概|大约|差不多|是|数量?|件数|达到?|:|\s|今年|去年|新增|国外|{_COUNTRIES})*+{_COUNT}{_NOT_EACH}"
)
_ALONE = r"(?P<sign>)(?P<number>\d{1,4})(?P<more>)(?=\s*(?:[,;、。!]|$))"  # 发明专利6，PCT 3
_GAP = r"[^,;。!?、\d一二两三四五六七八九十补奖给每单封最限金额价能比第各前]{0,5}?"
_LOOSELY = re.compile(rf"^{_GAP}{_COUNT}{_NOT_EACH}")
_PLAINLY = re.compile(rf"^{_GAP}:?\s*{_ALONE}")
_OF_ANOTHER = re.compile(rf"(?:{OTHER_RIGHTS})[^,;。\d]{{0,6}}{_COUNT}$")
_ABROAD = "foreign_patents"  # of which one may list how many each country granted
_FURTHER = re.compile(
    rf"[、,;和及与]?(?:另外?|还有|再|加上?)*(?:有|拿了?|得了?)?(?:国外|海外|{_COUNTRIES})的?"
    rf"(?:那边|那里)?(?:授权|专利|的|也|又|了)*(?P<number>\d+|[一二两三四五六七八九十]+)\s*{_UNIT}(?![奖补给])"
)
_PLACES = r"(?:(?:美国|日本|德国|欧洲|欧盟|韩国|英国|法国|加拿大|澳大利亚|新加坡|俄罗斯|[美日德欧韩英法])[、,和及跟]?)"
_EACH_PLACE = re.compile(rf"(?P<places>{_PLACES}+)(?:各|分别)[^,;。\d]{{0,6}}?{_COUNT}")  # 美日德韩各拿下一项
_SUPPOSED = re.compile(r"^(?:那|那么)?(?:要是|如果|假如|换成|改成|变成|万一)|^那.{1,8}呢[?]?$")
_BARE = re.compile(
    rf"(?:^|(?<=[,;是有成果那]))(?:我们?(?:公司|单位|厂)?|咱们?(?:公司|单位|厂)?|一口气|一下子?|手里|手上|一共|共|是|有|今年|去年|上年|这[回次]|又|再|还|新|刚|授权|加上|另外?|下来|批下来|拿|到|下证|获批|获|得|了)*+{_COUNT}{_NOT_EACH}"
)
_GRANTED_ABROAD = re.compile("(?:专利)?(?:走|通过|经由?|用)了?(?:pct|巴黎公约)")
_PAID_FOR = re.compile("(?:的|发明|专利|授权|补[贴助]|资助|钱|都|也|已经?|全部?|一共)*[领拿](?:了|过|到|完|走)")
_NEW_ONES = re.compile(
    rf"[又再](?:新|获|有|被|拿到?|得|下|批|授权|来|了){{0,4}}(?:\d+|[一二两三四五六七八九十百]+)\s*{_UNIT}"
)
# Beside what was told before (还有2件，一块儿算呢).
_MORE_ONES = re.compile(rf"(?:[又再还另]|另外|加上|外加)[^,;。!?\d一二两三四五六七八九十]{{0,6}}{_COUNT}")
_TOGETHER = re.compile("一共|总共|合计|共计|加(?:上|起来|在?一)|一(?:块儿?|起|并)|都算|全部")
_PER_ITEM = re.compile(r"(?:每|一|单)(?:件|项|个)$")
_RECOGNISED = re.compile(r"评|批|认定|获|是(?=国家|省|市)|拿到|授予|升|成为|得到|取得|拿下|通过")
_LONG_AGO = 3  # years after which what was won is not new
_NOT_WON = re.compile("[没未无]|不是")


def read_counts(message: Message) -> tuple[list[Found], list[Problem]]:
    """How many of something the asker has: 12件发明专利, PCT 3项, 没有发明专利."""
    found: list[Found] = []
    problems: list[Problem] = []
    read: set[tuple[str, int]] = set()
    for hit, fact_id in _named(message, "integer"):
        segment = message.segment_at(hit.start)
        match = _counted(segment, hit)
        if _GRANTED_ABROAD.match(segment.after(hit.end)):
            fact_id = _ABROAD  # 两项发明走PCT各在美国授权一件
        elif any(item.fact == _ABROAD and _GRANTED_ABROAD.match(message.text, item.end) for item in found):
            match = None if fact_id == _ABROAD else match
        if match and not (match.re is _AHEAD and _PER_ITEM.search(match[0]) and segment.asks is not None):
            ahead = match.re is _AHEAD
            start = segment.start + match.start() if ahead else hit.start
            end = hit.end if ahead else hit.end + match.end()
            number = (fact_id, match.start("number") + (segment.start if ahead else hit.end))
            if number not in read:  # 走巴黎公约拿了3件国外专利 has one number and two names for what it counts
                read.add(number)
                read.update((fact_id, more.start("number")) for more in _further(message, end))
                _read(message, fact_id, match, (start, end), found, problems)
        elif segment.asks is None and _is_denied(message, hit):
            none = all(_is_denied(message, other) for other in message.hits if other.names(fact_id))
            found += [Found(fact_id, 0, message.sent[hit.start : hit.end], hit.start, hit.end)] if none else ()
    found = [_in_each_place(message, item) for item in found]
    found += _by_places(message) if not any(item.fact == _ABROAD for item in found) else ()
    paid = [item for item in found if _PAID_FOR.match(message.text, item.end)]
    if paid and (_NEW_ONES.search(message.text) or len(paid) < len(found)):  # 去年8件领了4万，今年又授权5件
        found = [item for item in found if item not in paid]
    if not found and not problems and not unlisted_right(message.text):
        _read_bare(message, found, problems, max((item.end for item in paid), default=message.corrected_from))
    return [_with_those_before(message, item) for item in found], problems


def _with_those_before(message: Message, item: Found) -> Found:
    """How many there are with those told before, where a message tells of more and asks of them together."""
    before, more = message.known.get(item.fact), _MORE_ONES.search(message.text)
    told = more and item.start <= more.end() and more.start() <= item.end and not message.corrects
    if not (told and _TOGETHER.search(message.text) and isinstance(before, int) and isinstance(item.value, int)):
        return item
    return replace(item, value=before + item.value, on_top=True)


def _in_each_place(message: Message, item: Found) -> Found:
    """How many are granted where several places are said to have granted each (三项发明走PCT在美日各授权一件)."""
    each = _EACH_PLACE.search(message.segment_at(item.start).after(item.end))
    granted = item.fact == _ABROAD and _GRANTED_ABROAD.match(message.text, item.end)
    if not (each and granted and isinstance(item.value, int)):
        return item
    return replace(item, value=item.value * len(re.findall(_PLACES, each["places"])))


def _counted(segment: Segment, hit: Hit) -> re.Match[str] | None:
    """The number that stands beside what is counted."""
    before, after = segment.before(hit.start), segment.after(hit.end)
    if _OF_ANOTHER.search(before) and (own := _BEHIND.match(after)):
        return own  # 实用新型5件发明2件
    return _AHEAD.search(before) or _BEHIND.match(after) or _LOOSELY.match(after) or _PLAINLY.match(after)


def _is_denied(message: Message, hit: Hit) -> bool:
    segment = message.segment_at(hit.start)
    return is_denied(segment, hit.start, hit.end, message.hits_around(segment, hit.start, hit.end))


def _by_places(message: Message) -> Iterator[Found]:
    """How many patents are granted abroad, where the message says how many each of the places listed granted."""
    each = _EACH_PLACE.search(message.text)
    if each and any(fact_id == _ABROAD for _, fact_id in _named(message, "integer")):
        number = int(read_number(each["number"])) * len(re.findall(_PLACES, each["places"]))
        asserted = states_number(message.segment_at(each.start()), each.start())
        yield Found(_ABROAD, number, message.sent[each.start() : each.end()], *each.span(), asserted)


def _read_bare(message: Message, found: list[Found], problems: list[Problem], start: int) -> None:
    """不对，是3件: the number of the one thing that was counted or asked for."""
    facts = message.lexicon.facts
    counts_on = message.corrects or _SUPPOSED.search(message.text) or _MORE_ONES.search(message.text)
    counted = message.known if counts_on else message.asked
    open_counts = [name for name in counted if name in facts and facts[name].type == "integer"]
    match = _BARE.search(message.text, start)
    if match and not open_counts:  # 国外专利领过20万，今年又授权8件
        named = {fact: hit.end for hit, fact in _named(message, "integer")}
        open_counts = [fact for fact, end in named.items() if end <= match.start()]
    if match and len(open_counts) == 1:
        _read(message, open_counts[0], match, match.span(), found, problems)


def read_years(message: Message) -> Iterator[Found]:
    """The year in which a level was won (联盟去年评上省级); long ago, it is no new one (2015年就是国家级孵化器)."""
    for fact in message.lexicon.facts.values():
        noun = f"{fact.id.rpartition('_')[0]}_level"
        if fact.type not in ("year", "bool") or not fact.id.endswith(("_year", "_new")):
            continue
        for segment in message.segments:
            hits = [hit for hit in message.hits if hit.names(noun)]
            named = any(message.segment_at(hit.start).sentence == segment.sentence for hit in hits)
            if named or fact.id in message.asked:
                won = _recognised(message, fact.id, segment)
                yield from (
                    won if fact.type == "year" else (_not_new(message, each) for each in won if _is_old(message, each))
                )


def _is_old(message: Message, won: Found) -> bool:
    return isinstance(won.value, int) and message.as_of.year - won.value >= _LONG_AGO


def _not_new(message: Message, won: Found) -> Found:
    return message.found(won.fact, False, won.start, won.end)


def _named(message: Message, kind: str) -> Iterator[tuple[Hit, str]]:
    for hit in message.hits:
        for target in hit.targets:
            if target.value is None and message.lexicon.facts[target.fact].type == kind:
                yield hit, target.fact


def _read(
    message: Message,
    fact_id: str,
    match: re.Match[str],
    span: tuple[int, int],
    found: list[Found],
    problems: list[Problem],
) -> None:
    fact, words = message.lexicon.facts[fact_id], message.sent[span[0] : span[1]]
    if not match["number"][0].isdigit() and match["number"][0] == "百":
        return
    number = read_number(match["number"])
    if fact_id == _ABROAD:
        number += sum((read_number(more["number"]) for more in _further(message, span[1])), Decimal(0))
    if match["sign"]:
        problems.append(Problem(fact_id, words, f"“{fact.name}”不能是负数：“{words}”，请核对后再告诉我。"))
    elif number != number.to_integral_value():
        problems.append(Problem(fact_id, words, f"“{fact.name}”应为整数：“{words}”，请核对后再告诉我。"))
    elif fact.maximum is not None and number > fact.maximum:
        problems.append(Problem(fact_id, words, f"“{fact.name}”数目过大：“{words}”不合常理，请核对后再告诉我。"))
    else:
        value = {"min": int(number)} if match["more"] else int(number)
        asserted = states_number(message.segment_at(span[0]), span[0])
        found.append(Found(fact_id, value, words, *span, asserted, approximate=bool(match["more"])))


def _further(message: Message, end: int) -> list[re.Match[str]]:
    """Where it is said how many more other places granted (美国授权2项、欧洲授权1项)."""
    listed = _FURTHER.match(message.text, end)
    return [listed, *_further(message, listed.end())] if listed else []


def _recognised(message: Message, fact_id: str, segment: Segment) -> Iterator[Found]:
    for year, start, end in find_years(segment.text, message.as_of):
        since = segment.text[:start].endswith("满")  # 认定满两年了
        won = _RECOGNISED.search(segment.text, 0, start) if since else _RECOGNISED.search(segment.text, end)
        if won and not _NOT_WON.search(segment.text, min(end, won.start()), won.start()):
            yield message.found(fact_id, year, segment.start + start, segment.start + end)
