"""Which money fact each sum of a message states: 研发 this and last year, 合同, 投资, money received."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.profile.message import Message
from bot.profile.money_cues import Cue, asked_for, cues_in, is_of_aid, is_of_each_year
from bot.profile.money_years import Placed, in_order_of_years, this_and_last
from bot.profile.reading import Found, Problem, Unplaced, Value
from bot.profile.received import RECEIVED, aid_received, goes_on_receiving, is_received
from bot.profile.rows import in_rows
from bot.profile.segments import Segment, states_number
from bot.profile.sums import Sum, find_sums
from bot.profile.worked_sums import is_on_top, is_taken_off, says_actual
from bot.profile.years import find_years

_MORE = re.compile(
    r"(?:(?<!差不)多(?:投入?|花|砸|掏|用|出|支出)?|增加|增长|净增|增量|增|上涨|涨|提高|新增|追加|[又再]加|加(?=了))(?:了|出|加|是|为|有|约|大概|差不多|\s)*+$"
)
_LESS = re.compile(r"(?:少投入?|少花|减少|下降|降低|降|少)(?:了|约|大概|差不多|\s)*+$")
_TECHNOLOGY, _EQUIPMENT = re.compile("技术(?!装备|中心)"), re.compile("首台|首套|装备|设备")
_NEAR = 14
_CARRIED_OUT = re.compile(
    "执行|履行|交付|到[账帐]|付了|已付|预付|首付|定金|尾款|回款|(?<!实际)(?<!最[终后])结算|开票|确认收入"
)  # a contract
_NOT_BUT = re.compile(r"(?:不是|并非|而非)\s*$")  # 是1100万，不是1500万
_RISEN = re.compile(r"(?:涨|升|增|加|提高|增加|增长)到了?(?:的?是|的)?\s*$")
# Before a sum that a segment of its own states of the segment before it (签了个技术合同，一共360万).
_ITSELF = re.compile(
    r"(?:另外?|还有|[一二两每][份单笔项台套个]|都|总?金额|额度|数额|价[钱格款]|总[价额]|一共|总共|合计|共计?|花了|付了|差不多|大概|大约|约"
    r"|有|是|为|实际(?:上)?(?:发生)?(?:的?[金总数]?额)?|分别|各|[:\s])*+"
)
_SPENT = re.compile("(?:投入?|砸|掏|花)了?(?![资])")
_SUPPOSED = re.compile(r"^(?:那|那么)?(?:要是|如果|假如|换成|改成|万一)")
_NOTHING = re.compile(
    r"没有?(?:任何)?研发(?:投入|费用?|经费|支出)(?!增)|研发(?:投入|费用?|经费|支出)(?:是|为|=)?(?:零|0(?![\d.]))"
)
_POINTED_AT = re.compile(r"(?<![我咱俺们])[那这]个?\s*$")  # 才能拿那1亿: a sum of the documents that both know of
_UNCHANGED = re.compile(
    r"(?:比|较)(?:去年|上一?年|前年|往年)[^,;。?\d]{0,6}(?:少|低|降|减)(?![^,;。?]{0,4}\d)|(?:不增反降|下降了|下滑了|减少了|变少了|少投了|降了|(?<![核审调])减了)(?=$|[,;。?]|能|还|补)"
    r"|(?:跟|和|与|同)(?:去年|上一?年)[^,;。?\d]{0,4}(?:一样|相同|差不多)(?!多少)|持平|零增长|一样多|两年都|不增不减|(?:没有?|未)(?:增加|增长|变化|多投|增量|涨|变|动|多(?![少久大长]))|增量[是为]?(?:零|0(?![\d.]))"
)


def read_money(message: Message) -> tuple[list[Found], list[Problem], list[Unplaced]]:
    """Every sum with its fact; what is not clear stays unplaced, what is absurd is a problem."""
    placed, loose = _place(message)
    pairs = [*_direct(message, placed), *this_and_last(message, placed)]
    found = list(_read_nothing(message))
    problems: list[Problem] = []
    for fact, item in pairs:
        problem = _problem(message, fact, item)
        if problem:
            problems.append(problem)
        else:
            found.append(_found(message, fact, item))
    return found, problems, loose


def _place(message: Message) -> tuple[list[Placed], list[Unplaced]]:
    told, open_money = placed_sums(message), tuple(_open_money(message))
    loose = [Unplaced(message.sent[each.sum.start : each.sum.end], open_money) for each in told if not each.topic]
    return [each for each in told if each.topic not in ("", "other")], loose


def placed_sums(message: Message) -> list[Placed]:
    """Every sum that the message tells, in order."""
    sums = find_sums(message.text)
    sums = [each for each in sums if not _NOT_BUT.search(message.text[: each.start])] or sums
    told: list[Placed] = []
    for i, sum_ in enumerate(sums):
        floor, last = (sums[i - 1].end, told[-1]) if i else (0, None)
        ceiling = sums[i + 1].start if i + 1 < len(sums) else len(message.text)
        told.append(_placed(message, sum_, floor, last, ceiling))
    return in_rows(message, in_order_of_years(message, told))


def _placed(message: Message, sum_: Sum, floor: int, last: Placed | None, ceiling: int) -> Placed:
    segment = message.segment_at(sum_.start)
    own = max(floor, segment.start)
    before = message.text[own : sum_.start]
    dated = floor if floor < message.corrected_from <= sum_.start else own  # 去年说错了，是600万
    year = next((year for year, *_ in reversed(find_years(message.text[dated : sum_.start], message.as_of))), None)
    topic = _topic(message, sum_, own, before, last, ceiling)
    if topic in ("", "contract_amount") and _CARRIED_OUT.search(before):
        topic = "technology_transaction" if last and last.topic == "technology_transaction" else "other"
    corrected = last and last.sum.end <= message.corrected_from <= sum_.start
    if year is None and last and (corrected or (topic == last.topic and _is_of_last(message, topic, sum_))):
        year = last.year
    return Placed(sum_, topic, year, own)


def _is_of_last(message: Message, topic: str, sum_: Sum) -> bool:
    """Whether a sum is what the one before it comes to, or comes on top of it or off it."""
    return says_actual(message, topic, sum_.start) or _adds_to(message, topic, sum_)


def _adds_to(message: Message, topic: str, sum_: Sum) -> bool:
    """Whether a sum comes on top of one of the topic told before it, or off it."""
    own = topic in message.lexicon.wording["actual"]
    return own and (is_on_top(message, sum_.start) or is_taken_off(message, sum_.start))


def _topic(message: Message, sum_: Sum, own: int, before: str, last: Placed | None, ceiling: int) -> str:
    segment = message.segment_at(sum_.start)
    if sum_.risen_to and last and last.topic != "other":
        return last.topic or _pair_topic(message, sum_)
    if is_received(message, sum_, before):
        return aid_received(message, segment)
    if last and last.topic in RECEIVED and goes_on_receiving(message, sum_, before):
        return last.topic
    cues = cues_in(message, own, sum_.start)
    after = cues_in(message, sum_.end, min(segment.end, ceiling, sum_.end + _NEAR))
    ahead = after and not message.text[sum_.end : after[0].start].strip("元块的")
    if ahead and is_of_aid(message, after):
        return "other"
    rising = _rising(message, sum_, before)
    if rising and (topic := _increase_topic(message, sum_, cues)):
        return topic
    close = bool(cues) and sum_.start - cues[-1].end <= 1
    if ahead and not (close and (after[0].topic != "other" or asked_for(message, after[0]))):
        return after[0].topic
    if last and {cue.topic for cue in cues} <= {"other", last.topic} and _adds_to(message, last.topic, sum_):
        return last.topic
    if not cues and _ITSELF.fullmatch(before):
        cues = _of_segment_before(message, segment)
    if _POINTED_AT.search(before):
        return "other"
    if last and last.topic == "rd" and cues and _goes_on_spending(message, cues[-1], before):
        return "rd"
    if cues:
        topic = _strongest(cues, message, sum_)
        of_technology = topic == "contract_amount" and _TECHNOLOGY.search(message.text)
        return "technology_transaction" if of_technology and not _EQUIPMENT.search(message.text) else topic
    return _carried(message, sum_, before, last)


def _of_segment_before(message: Message, segment: Segment) -> list[Cue]:
    """The cues of the segment before, where it belongs to the same sentence and states no sum itself."""
    before = next((each for each in reversed(message.segments) if each.end <= segment.start), None)
    if before is None or before.sentence != segment.sentence or before.asks is not None or find_sums(before.text):
        return []
    return cues_in(message, before.start, before.end)


def _goes_on_spending(message: Message, cue: Cue, before: str) -> bool:
    """Whether a verb alone says that as much was spent in another year (2021年研发投了5200万，2022年投了7400万)."""
    verb = cue.topic == "investment" and _SPENT.match(message.text, cue.start) is not None
    return verb and bool(find_years(before, message.as_of))


def _strongest(cues: list[Cue], message: Message, sum_: Sum) -> str:
    """The last cue, a verb such as 给 only where it stands close; 研发投了 is spending on research.

    Empty for 增量去年1000万今年5000万: it may be two years' increases, or two years' spending.
    """
    last = cues[-1]
    if last.topic == "increase" and _sums_of_two_years(message, message.text[last.end : sum_.start]):
        return ""
    if last.topic == "investment" and any(cue.topic == "rd" for cue in cues):
        return "rd"
    named = [cue for cue in cues if cue.topic != "other"]
    yearly = is_of_each_year(message, last) and bool(named) and last.start - named[-1].end <= 1
    if last.topic == "other" and named and (yearly or sum_.start - last.end > 4):
        return named[-1].topic
    return last.topic


def _carried(message: Message, sum_: Sum, before: str, last: Placed | None) -> str:
    """What a sum without a word of its own goes on about."""
    years = find_years(message.text, message.as_of)
    named = bool(find_years(before, message.as_of))
    if last and last.sum.end <= message.corrected_from <= sum_.start and _ITSELF.fullmatch(before.lstrip(",;")):
        return last.topic
    if last and last.topic in {"rd", "other"} and (named or not before.strip(" ,、和;")):
        return last.topic
    if last and says_actual(message, last.topic, sum_.start):
        return last.topic
    if _speaks_of_pair(message) and (named or len(years) > 0 or _RISEN.search(before)):
        return "rd"
    if _sums_of_two_years(message, before):
        return "rd"
    return _only_one(message)


def _sums_of_two_years(message: Message, before: str) -> bool:
    """Whether a sum after `before` is one of two years' sums (去年800万，今年1200万)."""
    years = {year for year, *_ in find_years(message.text, message.as_of)}
    return bool(find_years(before, message.as_of)) and len(years) > 1 and len(find_sums(message.text)) > 1


def _pair_topic(message: Message, sum_: Sum) -> str:
    return "rd" if _speaks_of_pair(message) else ""


def _speaks_of_pair(message: Message) -> bool:
    """Whether the conversation is about a pair of yearly sums."""
    facts = {*message.known, *message.asked}
    pair = {name for fact in message.lexicon.facts.values() if fact.difference for name in (fact.id, *fact.difference)}
    return bool(facts & pair) or any(cue.topic in {"rd", "increase"} for cue in cues_in(message, 0, len(message.text)))


def _only_one(message: Message) -> str:
    candidates = _open_money(message)
    return candidates[0] if len(candidates) == 1 else ""


def _open_money(message: Message) -> list[str]:
    """The money facts a bare sum may belong to: those asked for, else those known and perhaps corrected."""
    facts = message.lexicon.facts
    money = [name for name in message.asked if name in facts and facts[name].type == "money"]
    if money or not (message.corrects or _SUPPOSED.search(message.text)):
        return money
    return [name for name in message.known if name in facts and facts[name].type == "money"]


def _rising(message: Message, sum_: Sum, before: str) -> bool:
    return _MORE.search(before) is not None or _LESS.search(before) is not None


def _increase_topic(message: Message, sum_: Sum, cues: list[Cue]) -> str | None:
    if any(cue.topic not in {"rd", "increase", "investment"} and not is_of_each_year(message, cue) for cue in cues):
        return None
    near = any(cue.topic in {"rd", "increase"} for cue in cues) or _speaks_of_pair(message)
    return "increase" if near else None


def _direct(message: Message, placed: list[Placed]) -> list[tuple[str, Placed]]:
    increase = next((fact.id for fact in message.lexicon.facts.values() if fact.difference), None)
    pairs = []
    for item in placed:
        fact = increase if item.topic == "increase" else item.topic
        if fact and fact in message.lexicon.facts and item.topic != "rd":
            pairs.append((fact, item))
    return pairs


def _read_nothing(message: Message) -> Iterator[Found]:
    """Sums that are said to be nothing: 没有研发投入, 研发跟去年持平."""
    fact = next((fact for fact in message.lexicon.facts.values() if fact.difference), None)
    if fact is None or fact.difference is None or not _speaks_of_pair(message):
        return
    for pattern, name in ((_NOTHING, fact.difference[0]), (_UNCHANGED, fact.id)):
        for match in pattern.finditer(message.text):
            segment = message.segment_at(match.start())
            if segment.asks is None or match.end() <= segment.asks:
                words = message.sent[match.start() : match.end()]
                yield Found(name, Decimal(0), words, *match.span(), states_number(segment, match.start()))


def _found(message: Message, fact: str, item: Placed) -> Found:
    sum_ = item.sum
    sign = -1 if _LESS.search(message.text[item.start : sum_.start]) and message.lexicon.facts[fact].difference else 1
    value: Value
    if sum_.exact is not None:
        value = sign * sum_.exact
    else:
        value = {key: bound for key, bound in (("min", sum_.low), ("max", sum_.high)) if bound is not None}
    segment = message.segment_at(sum_.start)
    return Found(
        fact,
        value,
        message.sent[sum_.start : sum_.end],
        sum_.start,
        sum_.end,
        asserted=states_number(segment, sum_.start),
        approximate=sum_.approximate,
    )


def _problem(message: Message, fact_id: str, item: Placed) -> Problem | None:
    fact = message.lexicon.facts[fact_id]
    words = message.sent[item.sum.start : item.sum.end]
    if item.sum.foreign:
        return Problem(fact_id, words, f"“{fact.name}”请用人民币填写：“{words}”不是人民币，请换算成元后再告诉我。")
    bounds = [bound for bound in (item.sum.low, item.sum.high) if bound is not None]
    if min(bounds) < 0 and fact.difference is None:
        return Problem(fact_id, words, f"“{fact.name}”不能是负数：“{words}”，请核对后再告诉我。")
    if fact.maximum is not None and max(bounds) > fact.maximum:
        return Problem(fact_id, words, f"“{fact.name}”数额过大：“{words}”不合常理，请核对单位后再告诉我。")
    return None
