"""From single finds to a reading: corrections, alternatives, contradictions, partial knowledge."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from bot.eligibility import read_profile
from bot.profile.message import Message
from bot.profile.negation import SELF_STYLED, TAKEN_BACK
from bot.profile.reading import Contradiction, Found, Problem, Reading, Unplaced, Value
from bot.profile.successive import (
    asked_of_another_place,
    lacked_by_asker,
    now_holding,
    without_aside,
    won_since,
)
from policy_corpus.errors import ContradictionError, InputError
from policy_corpus.measures.model import Fact

_COORDINATED = re.compile(
    r"^(?:企业|级|的|标准|称号|工业|认定|公司|省|市|国家|项目|孵化器|联盟|首台套|[\d一二两三四五][项个件]|[\d.]+[万亿千]?元?|\s)*+(?:、|和|或者?|还是|与|跟|及|以及|到底是?|/|vs)++(?:是|的|在|大连|\s)*+$"
    r"|^(?:标准|级|的|给|补|奖|是|就|拿|\s)*[\d.]+[万亿千]?元?\s*[,，、;；]?\s*$"
    r"|^(?:的|[\d一二两三四五]?[个名位支项])*[,、]?(?:外加|再加上?|加上?|另[加有]|另外(?:还有)?|还有|以及|和|跟|与)(?:[\d一二两三四五]?[个名位支项])?$"
    r"|^[,，、\s]*(?:又|再|还|有|另)*[\d一二两三四五]+[个项件家]\s*$"
)
# What is counted is a thing by itself.
_ONE_OF = re.compile(r"[\d一二两三四五六七八九][项个件家名支台套][^,;。、\d项个家件]{0,6}$")
_COUNTED = re.compile(r"[^,;。\d]{0,4}[\d一二两三四五六七八九][项个件家名支台套人位]|[^,;。\d、]{0,12}\d(?=[,;。、]|$)")
_LISTED_ON = re.compile(
    r"元?\s*(?:[、和及]|,(?=\d))\s*[\d.]+[万亿千]"
    r"|元?的?[,;、]?(?:另外?|还有|再)?(?:有)?(?:[一二两]|第[二三]|[乙丙丁戊bcd])(?:单|个|笔|份|项|台|套)[^\d,;。?]{0,6}[\d.]+[万亿千]"
)
_PROMOTED = re.compile(r"回|转板|转到|转至|升|晋|变成|转成|搬|迁|挪到|落到|落户")
_BESIDES = re.compile("另外|还有|外加|再加")  # 尖端团队落户这里，另外我自己是杰青
_ASKED_WHETHER = re.compile("(?:算不算|算不上|算得上|属不属于|是不是)(?:是|得上)?$")  # 借壳算不算首发
_WITHIN = re.compile("[属在包含]不[属在包含]|[能可]以?不?能?算|算不算|是不是|也?[算属][^,;。!?]{1,24}(?:对象|范围)")
# Right after a name that the support bears, whoever asks (首发上市补助, 瞪羚独角兽补助).
_SUPPORTED = re.compile("[^,;。!?算属包含在是的]{0,6}?(?:补[贴助]|奖励|奖补|资助|扶持)")
# 瞪羚没评上, 孵化器资格被取消了
_NOT_WON = re.compile(
    f"{SELF_STYLED}|(?:没有?|未能?|没能|还没)(?:被|能)?(?:评|批|认定|获|通过|过|入选|选|拿)上?|{TAKEN_BACK}"
)
_EITHER = re.compile(r"或|还是")
_YET = re.compile("还没|尚未|还未")
_PAIR = 2
_TOTALS = re.compile(r"(?:一共|总共|合计|共计?|累计|加起来|总计)[^,;。\d]{0,6}$")
_ANOTHER_SUM = re.compile("[漏忘少](?:说|算|报|了)*一?笔|(?:还有|另外|又有)一?笔")
_PART = re.compile("(?:其中|里面|包括|含)[^,;。]{0,10}$")
_FURTHER = re.compile("[又再]|还(?!没)|另外|后来")  # of money got: on top of what was told before
_COMPARED = re.compile(
    r"比|差|哪[个种一]|区别|不同|不一样|一样[吗么不嘛]|分别|各|加起来|加一?块|合计|一共|总共|[两俩]笔|都[给拿补领]|还是(?=[在去到落选])|划算|合算|实惠"
)


def resolve(
    message: Message, found: list[Found], problems: Iterable[Problem], unplaced: Iterable[Unplaced], forget: bool
) -> Reading:
    """Weigh the finds of each fact against each other."""
    found = _without_partial_denials(message, sorted(set_once(found), key=lambda item: (item.start, item.end)))
    found = won_since(message, lacked_by_asker(message, asked_of_another_place(message, found)))
    values: dict[str, Value] = {}
    hypothetical: dict[str, Value] = {}
    alternatives: dict[str, tuple[str, ...]] = {}
    contradictions: list[Contradiction] = []
    for fact in message.lexicon.facts.values():
        own = [item for item in found if item.fact == fact.id and not _one_of_several(message, fact, item, found)]
        for asserted, into in ((True, values), (False, hypothetical)):
            items = [item for item in own if item.asserted is asserted]
            items = without_aside(message, items, fact.id in values) if not asserted else items
            outcome = _weigh(message, fact, items)
            if isinstance(outcome, Contradiction):
                contradictions += [outcome] if asserted else []
            elif isinstance(outcome, tuple):
                alternatives[fact.id] = outcome
            elif outcome is not None and not (into is hypothetical and _settled(own, values.get(fact.id), outcome)):
                into[fact.id] = outcome
    _settle_applicant(values)
    contradictions += _between_facts(values, found, contradictions)
    return Reading(
        values,
        hypothetical,
        alternatives,
        tuple(found),
        tuple(contradictions),
        tuple(problems),
        tuple(unplaced),
        corrected=message.corrects,
        forget=forget,
    )


def _one_of_several(message: Message, fact: Fact, item: Found, found: list[Found]) -> bool:
    """Whether a sum is only the first of a list of what each of several things is worth (分别成交300万、500万)."""
    listed = _LISTED_ON.match(message.text, item.end) if fact.type == "money" and not fact.adds_up else None
    return listed is not None and all(not listed.start() < other.start < listed.end() for other in found)


def _settled(own: list[Found], value: Value | None, named: Value) -> bool:
    """Whether a value that is only named is the asker's, or was his before (20年首次，23年再次，首次那20万还能拿吗)."""
    return value == named or (value is not None and any(item.asserted and item.value == named for item in own))


def set_once(found: Iterable[Found]) -> Iterator[Found]:
    """The finds, each fact and place once."""
    seen: set[tuple[str, int, str]] = set()
    for item in found:
        key = (item.fact, item.start, str(item.value))
        if key not in seen:
            seen.add(key)
            yield item


def _without_partial_denials(message: Message, found: list[Found]) -> list[Found]:
    """没评上省级瞪羚 denies the level; whether it is a 瞪羚 at all stays open."""
    found = _registered_elsewhere(found)
    levels = [item for item in found if item.denied and item.fact in message.lexicon.levels]
    bases = {(message.lexicon.level_base(item.fact), item.end) for item in levels}
    return [
        item
        for item in found
        if not (item.denied and any(item.fact == base and 0 <= item.start - end <= 3 for base, end in bases))
    ]


def _registered_elsewhere(found: list[Found]) -> list[Found]:
    """没注册在自贸区，注册在高新区 denies the place and not the registering."""
    registered = any(item.fact == "registered" and not item.denied for item in found)
    if not (registered and any(item.fact == "district" and item.denied for item in found)):
        return found
    return [item for item in found if not (item.fact == "registered" and item.denied)]


def _weigh(message: Message, fact: Fact, items: list[Found]) -> Value | Contradiction | tuple[str, ...] | None:
    if not items:
        return None
    if fact.type == "set":
        return _holdings(items)
    items = [item for item in items if not _ASKED_WHETHER.search(message.text[: item.start])] or items
    if _WITHIN.search(message.text):
        items = [item for item in items if not _SUPPORTED.match(message.text, item.end)] or items
    claims = [item for item in items if not item.denied] if fact.type == "enum" else items
    if not claims:
        return _excluding(message, fact, items)
    latest = _after_correction(message, claims)
    values = [_claimed(fact, item) for item in latest]
    if fact.adds_up and all(isinstance(value, Decimal) for value in values):
        return _added(message, fact, latest, [Decimal(str(value)) for value in values])
    if fact.of_each and len(set(map(str, values))) > 1 and not message.corrects:
        return None  # 甲单1850万元、乙单430万元
    if fact.type == "integer" and _of_different_things(message, latest):
        return sum(value for value in values if isinstance(value, int))
    if all(value == values[0] for value in values):
        return values[0]
    if fact.type == "enum":
        return _choice(message, fact, latest)
    if fact.type == "year" and _PROMOTED.search(message.segment_at(latest[-1].start).text):
        return values[-1]  # 前年是市级，去年升了省级
    if fact.type == "bool" and "或" in fact.name and len({item.words for item in latest}) > 1:
        return True  # 通过CNAS或CMA: having the one and lacking the other is having one
    return _contradiction(fact, latest)


def _of_different_things(message: Message, items: list[Found]) -> bool:
    """Whether numbers are of things that one fact counts together (国家新药1个、发明专利3件)."""
    named = [[h for h in message.hits if h.names(i.fact) and i.start <= h.start < i.end] for i in items]
    things = [set(message.text[hits[0].start : hits[0].end]) for hits in named if len(hits) == 1]
    exact = all(isinstance(item.value, int) and item.asserted and not item.denied for item in items)
    return exact and len(items) == len(things) > 1 and not set.intersection(*things)


def _added(message: Message, fact: Fact, items: list[Found], sums: list[Decimal]) -> Decimal:
    """What is told in parts, all together: with what was told before, and no total counted besides its parts."""
    whole = sum(sums, Decimal(0))
    totals = [one for one, item in zip(sums, items, strict=True) if _TOTALS.search(message.text[: item.start])]
    if len(sums) > _PAIR and any(one * 2 == whole for one in totals):
        whole /= 2
    else:
        whole -= sum(_parts(message, items, sums), Decimal(0))
    known = message.known.get(fact.id)
    segment = message.segment_at(items[0].start)
    further = _FURTHER.search(segment.before(items[0].start)) or _ANOTHER_SUM.search(message.text)
    return whole + known if further and not message.corrects and isinstance(known, Decimal) else whole


def _parts(message: Message, items: list[Found], sums: list[Decimal]) -> Iterator[Decimal]:
    """The sums that are told as parts of one told before, the first of a list and those that go on with it."""
    within = False
    for i, (item, one) in enumerate(zip(items, sums, strict=True)):
        between = message.text[items[i - 1].end : item.start] if i else ""
        within = bool(i and _PART.search(between)) or (within and not re.search("[,;。]", between))
        if within:
            yield one


def _claimed(fact: Fact, item: Found) -> Value:
    return item.value is not item.denied if fact.type == "bool" else item.value


def _holdings(items: list[Found]) -> Value:
    names: dict[bool, list[str]] = {True: [], False: []}
    for item in items:
        for name in item.value if isinstance(item.value, list) else [str(item.value)]:
            if name not in names[item.denied]:
                names[item.denied].append(name)
    has = [name for name in names[False] if name not in names[True]]
    return {"has": has, "lacks": names[True]} if names[True] else has


def _excluding(message: Message, fact: Fact, items: list[Found]) -> Value:
    """What remains of an enum when some options are denied; none where it is a title, or said not to be won."""
    around = (message.text[max(item.start - 8, 0) : message.segment_at(item.start).end] for item in items)
    if fact.option("none") and (fact.titles or all(map(_NOT_WON.search, around))):
        return "none"
    excluded = list(dict.fromkeys(str(item.value) for item in items))
    left = [option.id for option in fact.options if option.id not in excluded]
    return left[0] if len(left) == 1 else {"not": excluded}


def _after_correction(message: Message, claims: list[Found]) -> list[Found]:
    """The claims behind the last word of correction, where any are."""
    later = [item for item in claims if item.start >= message.corrected_from]
    return later or claims


def _side_by_side(message: Message, items: list[Found]) -> bool:
    pairs = pairwise(items)
    text = message.text
    each_counted = all(_ONE_OF.search(text[: item.start]) or _COUNTED.match(text[item.end :]) for item in items)
    return each_counted or all(
        a.value == b.value or b.start <= a.end or _COORDINATED.match(message.text[a.end : b.start]) for a, b in pairs
    )


def _choice(message: Message, fact: Fact, items: list[Found]) -> Value | Contradiction | tuple[str, ...]:
    """What to make of several options of one fact."""
    if items[-1].value == "none" and _YET.search(message.segment_at(items[-1].start).text):
        return "none"  # 科创板IPO已过会，还没上市
    between = message.text[items[-2].end : items[-1].start]
    counted = all(_COUNTED.match(message.text, item.end) for item in items)
    if _PROMOTED.search(between + items[-1].words) and not (_BESIDES.search(between) or counted):
        return items[-1].value
    holding = now_holding(message, items) if items[0].asserted else None
    if holding:
        return holding.value
    base = message.lexicon.facts.get(message.lexicon.level_base(fact.id) or "")
    several_things = base is not None and base.type == "set"
    if not items[0].asserted or several_things:
        return tuple(dict.fromkeys(str(item.value) for item in items))
    if _COMPARED.search(message.text):
        return tuple(dict.fromkeys(str(item.value) for item in items))
    return _either(message, items) if _side_by_side(message, items) else _contradiction(fact, items)


def _either(message: Message, items: list[Found]) -> Value | tuple[str, ...]:
    options = list(dict.fromkeys(str(item.value) for item in items))
    between = message.text[items[0].end : items[-1].start]
    if items[0].asserted and _EITHER.search(between):
        return {"any_of": options}
    return tuple(options)


def _contradiction(fact: Fact, items: list[Found]) -> Contradiction:
    words = tuple(dict.fromkeys(item.words for item in items))
    said = "和".join(f"“{word}”" for word in words)
    clash = f"说了{said}，互相矛盾" if len(words) > 1 else f"前后说法不一（{said}）"
    message = f"“{fact.name}”{clash}，请确认哪一个是对的。"
    return Contradiction((fact.id,), tuple(_claimed(fact, item) for item in items), words, message)


def _settle_applicant(values: dict[str, Value]) -> None:
    """A teacher speaking for a company: what the facts imply of the applicant beats how the speaker calls himself."""
    if "applicant" not in values:
        return
    try:
        read_profile(values)
    except ContradictionError as error:
        if "applicant" in error.facts:
            del values["applicant"]
    except InputError:
        return


def _between_facts(
    values: dict[str, Value], found: list[Found], already: list[Contradiction]
) -> Iterator[Contradiction]:
    if already:
        return
    try:
        read_profile(values)
    except ContradictionError as error:
        own = [item for item in found if item.fact in error.facts and item.asserted]
        named = tuple(name for name in error.facts if name in values)
        yield Contradiction(
            named or error.facts,
            tuple(values[name] for name in named),
            tuple(item.words for item in own),
            str(error),
        )
