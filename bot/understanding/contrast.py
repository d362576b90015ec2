"""Two things set against each other (银行和保险机构哪个多), as one question about each."""

import re

from bot.understanding.coordination import JOINING, bare, unnamed
from bot.understanding.facets import Gazetteer

_SIZE = "[多高大少低长贵早]"
_COUNTERS = "[家个件项人名支套亿万倍]"
_WEIGHS = re.compile(
    rf"[,]?(?:比起来|相比|对比|比较|比一比|比比|比|这?[两俩][个家样种类项])?[,]?(?:到底|究竟|的)?"
    rf"(?:哪[个家边种类项样]|谁)(?:的)?(?P<what>[\u4e00-\u9fff]{{0,6}}?)(?:更|比较|最)?{_SIZE}"
    rf"|[,]?(?:之间)?(?:的?数量?)?(?:相?差|(?<!最)[多少高低])(?:了|出|着)?(?:多少|几个?{_COUNTERS})"
)
_ADDS = re.compile(
    f"[,]?(?:[这那]?[两俩][个家样种类项]?)?(?:都)?(?:加(?:起来|一[起块])|合(?:计|起来)|一共|总共)(?:一共|总共)?(?:是|有|建了?)?(?:多少|几)个?{_COUNTERS}?"
)
_UNIT = re.compile(rf"(?:多少|几)(个?{_COUNTERS})")
_SUPPORT = re.compile("[补奖给拿领钱]|封顶|资助|额度|上限|扶持|支持")  # sums of support are compared by their measures
_OPENS = re.compile("(?:那么?|它)?(?:[跟和与同]|比起?)")
_TAIL = re.compile("(?:比起来|相比|对比|比较|比一比|比)(?:一下)?(?:又|会)?(?:怎么?样|如何)?[呢咧]?[?？]?$")
_APART = re.compile("[呢咧][,，?？]*$")
_PIECE = re.compile("[,，。;；?？!！]+")
_THAT = "(?:[这那]?一?[个项种样])?"
_OF_TWO_BEFORE = re.compile(
    f"(?:第一|前一?|前面|前者|头一?){_THAT}(?:[跟和与比]|相比){{1,2}}(?:第二|后一?|后面|后者){_THAT}"
)
_COUNTS = re.compile("(?:[一总]?共)?(?:建|现|已)?有?(?:多少|几)[^,]*$")
_OF_YEAR = "年底末初的"
_WHICH_OF_TWO = re.compile("[,]?(?:这?[两俩][个家样种类项条]?)?(?:里|中|里面|当中)?[,]?(?:哪[个家边种类项样条]|谁)")
_THE_OTHER = re.compile("[,。;?!](?:那么?|剩下)?另(?:外那?)?一?[个家边种类项样条](?P<what>[^,。;?!]*)")
_HOW_MANY = re.compile("多少|几")
_LEAST = 2  # characters of a thing that is weighed
_LONGEST = 14  # characters of one of two things named by themselves
_INSTEAD = re.compile("^(?:那么?)?(?:要是|如果|假如|换作)?(?:换成|改成|换)?(?:的话)?")
_LEVEL = re.compile("(?:国家|省|市)级|国际|国内|首次|再次")
_TO_COMPARE = re.compile("我?们?(?:其实)?(?:要|想)?(?:比|对比|比较)的?(?:应该|其实)?是")
_OWN = re.compile(r"的(?P<what>\w{2,8})$")
_WHOLE = re.compile("整个|整体|全部|一共|总共")


def contrasted(text: str, gazetteer: Gazetteer) -> list[str]:
    """How many each of two things has, as two questions; empty where the message neither weighs nor adds up two things.

    What the one alone names of area, year and measure is said of the other too.
    """
    adding = _ADDS.search(text)
    weighing = adding or _WEIGHS.search(text)
    if weighing is None or _SUPPORT.search(text):
        return []
    things = re.split(f"{JOINING.pattern}|比(?!例|重|率)", text[: weighing.start()].rstrip(",的"))
    if len(things) != 2 or not all(thing.strip(",") for thing in things):
        return []
    what = "" if adding else weighing["what"] or ""
    things = [unnamed(text[weighing.end() :], things[0], gazetteer) + things[0], things[1]]
    spelled = _spelled_out(_area_first(things, gazetteer), gazetteer)
    unit = _UNIT.search(text)
    asking = f"{what}有多少{unit[1].strip('万亿倍') if unit else ''}"
    if any(len(bare(_WHOLE.sub("", thing), gazetteer)) < _LEAST for thing in spelled):
        return []
    return [f"{thing}{asking}" for thing in spelled]


def asked_of_the_other(text: str) -> list[str]:
    """The questions of a message that asks of “the other one” of two things (A和B，哪个有甲？另一个重点是啥).

    Which of them that is only the answer tells, so it is asked of each. Empty where a number is, of what is left out.
    """
    which = _WHICH_OF_TWO.search(text)
    other = _THE_OTHER.search(text, which.end()) if which else None
    things = re.split(JOINING.pattern, text[: which.start()].rstrip(",的")) if which and other else []
    if other is None or len(things) != 2 or not all(_LEAST <= len(thing) <= _LONGEST for thing in things):
        return []
    asked = other["what"].strip("呢咧的") or "主要做什么"
    return [] if _HOW_MANY.search(asked) else [text[: other.start()], *(f"{thing}{asked}" for thing in things)]


def only_weighs(text: str) -> bool:
    """Whether a message names nothing of what it sets against each other (哪个高, 差多少; 第一个比第二个多多少)."""
    pieces = [piece for piece in _PIECE.split(_OF_TWO_BEFORE.sub("", text).rstrip("呢咧?？")) if piece]
    return bool(pieces) and all(map(_WEIGHS.fullmatch, pieces))


def set_against(text: str) -> str:
    """The one thing that a message sets against what was spoken of (跟创新药比呢; 那孵化器呢，哪个多); empty of two."""
    opening, tail = _OPENS.match(text), _TAIL.search(text)
    behind = _WEIGHS.search(text) or tail
    if not (behind and (opening or _APART.search(text[: behind.start()]))):
        return ""
    thing = text[opening.end() if opening else 0 : behind.start()].strip(",，呢比的?？")
    return "" if re.search(f"{JOINING.pattern}|比(?!例|重|率)", thing) else thing


def before_weighing(text: str) -> str:
    """A message without what at its end sets it against what was spoken of (换成2项国外专利，哪个多); empty without."""
    pieces = [piece for piece in _PIECE.split(text.rstrip("呢咧?？")) if piece]
    kept = list(pieces)
    while kept and (_WEIGHS.fullmatch(kept[-1]) or (_OPENS.match(kept[-1]) and set_against(kept[-1]))):
        kept.pop()
    return _INSTEAD.sub("", ",".join(kept)) if len(kept) < len(pieces) else ""


def compares_anew(text: str) -> bool:
    """Whether a message says what it is that should be compared."""
    return _TO_COMPARE.match(text) is not None


def compared_anew(text: str, earlier: str) -> str:
    """The comparison asked for before, of other things (我要比的是尖端和重点领域); empty where a message is none."""
    anew = _TO_COMPARE.match(text)
    things = text[anew.end() :].strip(",，。?？") if anew else ""
    for piece in _PIECE.split(earlier) if JOINING.search(things) else ():
        weighing = _WEIGHS.search(piece)
        compared = piece[: weighing.start()] if weighing else piece
        if JOINING.search(compared):
            things = _at_levels(compared, things) or things
            return earlier.replace(compared, things, 1)
    return ""


def _at_levels(compared: str, levels: str) -> str:
    """What was compared (国家级和省级孵化器) at the levels that are told (省级和市级); empty where these are none."""
    before, now = _LEVEL.findall(compared), _LEVEL.findall(levels)
    if len(before) != len(now) or not now or _LEVEL.sub("", JOINING.sub("", levels)):
        return ""
    anew = iter(now)
    return _LEVEL.sub(lambda _: next(anew), compared)


def against_before(text: str, whole: str, gazetteer: Gazetteer) -> str:
    """What was counted in the question before set against the one thing that a message names (跟保险机构哪个多).

    Empty where the message names two things or none, or that question asks for no number.
    """
    weighing, opening, counting = _WEIGHS.search(text), _OPENS.match(text), _COUNTS.search(whole)
    if not (weighing and opening and counting) or _SUPPORT.search(text):
        return ""
    thing = text[opening.end() : weighing.start()].rstrip(",的")
    if JOINING.search(thing) or len(bare(thing, gazetteer)) < _LEAST:
        return ""
    return f"{whole[: counting.start()]}和{thing}{text[weighing.start() :].lstrip(',')}"


def _area_first(things: list[str], gazetteer: Gazetteer) -> list[str]:
    """The things with the area that is named behind the second (…和加速器,高新区) in front of the first."""
    first, (thing, _, behind) = things[0], things[1].partition(",")
    return [f"{behind}{first}", thing] if behind and not bare(behind, gazetteer).strip(_OF_YEAR) else things


def _spelled_out(things: list[str], gazetteer: Gazetteer) -> list[str]:
    """Each thing with the area and the year that the other names, and what is measured of it (英歌石的绿化跟高新区)."""
    whole = []
    for thing, other in zip(things, reversed(things), strict=True):
        own = _OWN.search(other)
        own_name = bare(_WHOLE.sub("", thing), gazetteer)
        measured = f"的{own['what']}" if own and len(own_name) < _LEAST else ""
        area = "" if measured else unnamed(other, thing, gazetteer)
        whole.append(f"{area}{thing}{measured}")
    return whole
