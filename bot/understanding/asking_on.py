"""A message that asks something of its own of what was asked about before, put in words as the whole question."""

import re

from bot.understanding.facets import find_mentions
from bot.understanding.following import ASKED_FOR, SIZES
from bot.understanding.intents import intent_spans
from bot.understanding.patterns import load_data
from bot.understanding.question import carries_nothing
from bot.understanding.restating import CLAIM, COMPARED, together, with_facets, without_lead
from bot.understanding.slots import Reader, Slots, Span, edited, meets, take_apart

_POINTS = re.compile(
    "^(?:那么?|这)?(?:它|其中|该|[这那](?:个|项|条|笔|类|些)?(?:政策|补贴|补助|奖励|钱|数字?|事儿?)?|上述)的?|[这那](?:事儿?|活儿?|[个项])"
)
_ELSEWHERE = re.compile(  # asked of several things, of the asker, or of the answer itself
    "合(?:计|起来|在一)|总共|一共|加|两(?:个|者|边|家|区|头|项|份|年)|俩|都|各(?!类)|分别|前者|后者|差|其[他它余]|别的|还有|上面|刚才|前面"
    "|回到|除了|(?:下|次|前|上|第二)一?年|[他她它]们?|咱|俺|我|你|哪个[多少高低大小更]|哪边|谁[多少高低快更]|[多少高低]出?(?:几|多少)|变"
    "|原文|原话|第几|哪一?条|在哪|出处|依据|为什么|怎么算|哪[份个](?:文件|政策|方案|规划)|文号|发文|全[称名]|印发|落款|成文"
)
_CHANGED = re.compile("[涨升降]了|增[加长]?了|[多少]了")  # of one figure it is told with it, of two it is reckoned
_GROWTH = re.compile("(?:同比)?(?:增[长加]率?|增速|增幅|涨幅|上涨)|同比")
_MUCH_GROWN = re.compile(rf"^(?:{_GROWTH.pattern}|[涨增])[了是有]?(?:多少|几个点|百分之几)?(?:呢|咧)?[?？]?$")
_AGAINST = re.compile("[占跟和与]|(?<!同)比(?!例|重)|较|倍")
_DENIES = re.compile("[没不未]")
_OF_A_PLACE = re.compile("(?:总|规划|占地|辖区)?的?(?:面积|人口)(?:有|是|一共|大概)*(?:多[大少]|几[^,。]{0,5})[?？]?")
_PIECE = re.compile("[^,;。?!]+")
_HEADLESS = re.compile("^((?![占是])[^的]{2,8}(?<!指)的)(?=[占有是几]|多少)")  # 国家备案的占全市多少
_RESIDUE = re.compile(r"(?:[,\s?。]|[有是的要占为]|可以|达到|最[高多]|一共|总共|大概|目标|指标|[一每]年)+$")
_AMOUNT = re.compile("(?<=[少几])个?(?:[十百千万亿]+[元块]?|平方(?:公里|米)|公里|米|元)")
_SUPPORT = re.compile("补助|补贴|奖励|资助|政策|申报|申请")
_KINDS = {"documents", "districts", "years", "levels"}
_GOAL = re.compile("(?:收入|产值|数量|规模)?(?:目标|指标)")


def asked_on(text: str, whole: str, reader: Reader, compared: bool = False) -> str:
    """The whole question that a normalised message asks after `whole` without naming a thing; empty where it names one.

    What `whole` asks gives way to what the message asks; what both name, to what the message names. `compared`: the
    conversation has spoken of two figures of the thing.
    """
    message = _POINTS.sub("", without_lead(text))
    if not whole or _ELSEWHERE.search(message) or _reckoned(message, compared):
        return ""
    if of_place := _asked_of_place(message, whole, reader):
        return of_place
    message = _MUCH_GROWN.sub("增速多少", message)
    asking = _asking_piece(message, reader)
    if not asking:
        return ""
    before, now = take_apart(CLAIM.sub(r"多少\1", whole), reader), take_apart(message, reader)
    if not (set(now.kinds) <= _KINDS and _goes_on(before, now, reader)):
        return ""
    topic = take_apart(topic_of(before, message, now), reader)
    of_support = {"districts", "documents"} & set(topic.kinds) and _SUPPORT.search(topic.text)
    if not (topic.things or topic.fields or "clauses" in topic.kinds or of_support):
        return ""
    headless = _headless(asking, now)
    if headless and topic.things:
        start = topic.things[-1][0]
        return joined(edited(topic.text, [((start, start), headless[1])]), asking[headless.end() :])
    if not now.mentions or _AGAINST.search(message):
        return joined(topic.text, message)
    own = _named_in(asking, reader)
    named = with_facets(topic, now)
    return joined(named, edited(asking, [(span, "") for span in own]).lstrip("的")) if named else ""


def asked_as(whole: str, earlier: str, reader: Reader) -> str:
    """A whole question with what an earlier one asks in the place of what it asks; empty where that changes nothing."""
    slots = take_apart(earlier, reader)
    asked = earlier[min(start for start, _ in slots.asking) :] if slots.asking else ""
    topic = topic_of(take_apart(COMPARED.sub("", whole), reader), "")
    other = f"{topic}{asked}" if topic and asked and not slots.of_kind("years")[1:] else ""
    return other if other != whole else ""


def _reckoned(message: str, compared: bool) -> bool:
    """Whether a message asks for the change between two figures, which is reckoned from both."""
    changed = _CHANGED.search(message) or _GROWTH.search(message)
    return changed is not None and (compared or _AGAINST.search(message) is not None)


def _asking_piece(message: str, reader: Reader) -> str:
    """The stretch of a message that asks, where the others only name what it is asked of; empty where they say more."""
    pieces = [piece.strip() for piece in _PIECE.findall(message) if piece.strip()]
    asking = [piece for piece in pieces if intent_spans(piece)]
    others = [piece for piece in pieces if piece not in asking]
    said = [edited(piece, [(span, "") for span in _named_in(piece, reader)]).strip("的") for piece in others]
    return asking[0] if len(asking) == 1 and all(carries_nothing(rest) for rest in said if rest) else ""


def _named_in(text: str, reader: Reader) -> list[Span]:
    return [(m.start, m.end) for m in find_mentions(text, reader.gazetteer) if not m.within]


def _headless(asking: str, now: Slots) -> re.Match[str] | None:
    """What a message says of a thing that it leaves unnamed, at its beginning; None where it names a facet or a sum."""
    plain = not now.mentions and "amount" not in intent_spans(asking)
    return _HEADLESS.match(asking) if plain else None


def _goes_on(before: Slots, now: Slots, reader: Reader) -> bool:
    """Whether a message is about what was asked of before: it names nothing else, or only a size or number of that."""
    words = {span: now.text[slice(*span)] for span in now.things}
    known = {span for span, word in words.items() if word in before.text or word in reader.gazetteer.entries}
    if now.of_kind("levels"):  # 市级孵化器补几个钱, after 离岸孵化器: a thing of its own
        known -= {span for span in known if _is_of_another_kind(words[span], before)}
    new = [span for span in now.things if span not in known and not _generic(now, span)]
    if now.fields or (now.things and not new and {"documents", "districts"} & set(now.kinds)):
        return False
    return (
        now.text.startswith("占")
        or _headless(now.text, now) is not None
        or all(_sizes(now, span) or (before.fields and meets(span, now.measured)) for span in new)
    )


def topic_of(before: Slots, message: str, now: Slots | None = None) -> str:
    """The question before without what it asks, and without what the message asks for or takes the place of."""
    gone: list[Span] = [*before.asking, *(m.span() for m in _AMOUNT.finditer(before.text))]
    gone += [(m.start, m.end) for m in before.mentions if m.kind in ASKED_FOR and ASKED_FOR[m.kind].search(message)]
    things = now.things if now else ()
    grown = [match.span() for match in _GROWTH.finditer(now.text)] if now else []  # of the very size asked of before
    things = tuple(span for span in things if not meets(span, grown))
    numbered = any(now and meets(span, now.measured) and not _sizes(now, span) for span in things)
    if numbered or any(now and _sizes(now, span) for span in things) or "department" in intent_spans(message):
        gone += [m.span() for m in _GOAL.finditer(before.text)]
        gone += [span for span in before.things if _sizes(before, span) or (numbered and meets(span, before.measured))]
    return _RESIDUE.sub("", edited(before.text, [(span, "") for span in _apart(gone)]))


def _asked_of_place(message: str, whole: str, reader: Reader) -> str:
    """How large a place is that the question before names, or how many live there (面积多大); empty for another."""
    before = take_apart(whole, reader) if _OF_A_PLACE.fullmatch(message) else None
    places = [*before.parts, *((m.start, m.end) for m in before.of_kind("districts"))] if before else []
    return f"{whole[slice(*places[0])]}{message}" if places else ""


def _is_of_another_kind(word: str, before: Slots) -> bool:
    """Whether the question before names a thing by a longer word that ends in this one."""
    named = [before.text[start:end] for start, end in together(before.things)]
    return any(name.endswith(word) and name != word for name in named) and word not in named


def _sizes(slots: Slots, span: Span) -> bool:
    return slots.text[slice(*span)] in SIZES


def _generic(slots: Slots, span: Span) -> bool:
    """Whether a word names no thing of its own (项目, 企业, 增长了)."""
    changed = [match.span() for words in (_CHANGED, _GROWTH) for match in words.finditer(slots.text)]
    return slots.text[slice(*span)] in load_data("fillers.yaml")["things"] or meets(span, changed)


def _apart(spans: list[Span]) -> list[Span]:
    """The spans, those that overlap joined."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def joined(topic: str, message: str) -> str:
    """Both as one question: what is denied must not be taken for denied of what stands before it."""
    return f"{topic},{message}" if "," in topic or _DENIES.search(message) else f"{topic}{message}"
