"""A message that only changes or adds a part of the question before it, put in words as the whole question."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.facets import Mention
from bot.understanding.following import LEANS
from bot.understanding.question import carries_nothing
from bot.understanding.several import asks
from bot.understanding.slots import Reader, Slots, Span, edited, meets, take_apart

_KIND_OF_FACET = "(?:年份?|[片城新]?区|地方|级别|层级|文件|方案|单位|部门|名字)"
_WRONG = (
    "(?:啊|哦|哎呀?|噢|呃|额|抱歉|不好意思|等等|等一下|等下)?[,。]?(?:我|刚才|刚){0,2}"
    f"(?:不对|不是这个|错了|{_KIND_OF_FACET}?(?:打|说|记|搞|弄|问|写|看|选|填|数|报|抄|算)(?:错|混|岔|反)(?:了?{_KIND_OF_FACET})?了?|口误|更正(?:一下)?)[,。:]?(?:[我咱]要(?!的))?"
)
_CORRECTS = re.compile(_WRONG)
_OF_SELF = re.compile("(?:我|咱|俺)们?(?:公司|企业|单位|厂)?(?:其实|应该)?(?:是在|是|在|属于|归)(?!不是)")
_ONE_ASKS = "(?!是?(?:什么|啥|哪|谁|多少))"
_MEANT = f"(?:(?:我|咱)?(?:要|想)?(?:说|问|指|讲|要|查|看)(?:的是|的|是){_ONE_ASKS}|(?:我|咱)(?:要|想)[问查看])"
_LEAD = re.compile(
    f"(?:{_WRONG}|{_MEANT}|(?:那么?|然后|哦|噢|嗯|好的?|行|再(?![次认评])|还有|另外|对了|要是|如果|假如|换成|改成|换作|至于|其中|谢谢|多谢|"
    "应该是|[单只光](?:说|看|论|讲)|就(?:说|看)|是(?!否|不)|问下|请问|(?:[只就才刚]是?|[给被能]{1,2})?(?:评[上了到为成]|认定[为成]?|拿到|算是?|是(?=个))了?(?:个|到)?|只是|[放搁][在到]?(?=20))[,，。]?)+"
)
_DENIED = re.compile("(?:^|(?<=,)|(?<=[^,是])(?=不是))不是([^,。?]{1,10})(?:[,。]|$)")
_TAIL = re.compile(
    r"(?:[,\s]|的话?|来[说讲看]|呢|咧|吗|嘛|啊|呀|哈|吧|那头|那边儿?|这边|方面|那块儿?|那里|(?<=[年月底初末])来?[问看]|[?？!！。])+$"
)
_PLACE = re.compile("(?:那|这)(?:头|边儿?|块儿?)的?")
_NOT_PLAIN = re.compile(
    "^[不没无]|,|(?<!占)比(?!例|重)|差|加(?!速|工)|合(?:计|起来|在一)|总共|一共|两(?:个|者|边|家|区|头|项|份|年)|俩|都|各|分别|最|前者|后者|其他的|其它的?$"
    "|别的|还有|上面|刚才|前面|回到|[这那](?:些|个|项|事|条|笔|家|活|份)|它|(?<!其)他|咱|俺|我|你|该|有没有|多[大长高远久]|没$"
    "|还是|一样|[不没]$|(?<![优发])给(?!排水)|牵头|配合|责任|负责|有效|到期|截止|依据|条件|(?<!新)材料|流程|原文|全文|(?<!博士)后(?!备|补)|前年|上年|去年|今年|明年|下一年|次年"
)
_SAME = re.compile(
    "(?:是不是)?(?:[也还都]|同样)?是?(?:一样|这样|那样|如此|这么多|那么多|同样)的?(?:[吗么吧嘛不]|不是)?(?=[?？。]?$)"
)
_SAME_YEAR = re.compile("[,，]?(?:同一?(?:个)?(?:年份?|时期|时间|时候|期)|也是(?:那|这)一?年)的?(?=[,，?？。]|$)")
_IN_ALL = re.compile("(?<=自创区)(?:一共|总共|合计|整体|总体)$")  # of the whole, after one of its parts
_IS_THERE = re.compile("的?(?:话)?(?:有没有|有没?|有[吗么嘛]|有数(?:字|据)?[吗么]?|写[了没]?[吗么]?|写没写)$")
_THAT_ONE = re.compile("(?<=[^这那,]{2})[这那](?:一?[个条项块]|份|笔)的?(?!事)")
_WHETHER = re.compile("[吗么没吧]的?[?。]?$")
_FROM_LEVEL = re.compile("级(?:及|或)?以[上下]")
_WHO = re.compile("的?是?(?:由|归|找)?(?:谁|哪个?(?:部门|局|单位|委|家|口子?|衙门))")
COMPARED = re.compile(r"(?:是|比|较)?20\d\d年[底末初]?的?(?=(?:几|多少)倍|$)")
_ROLE = re.compile("牵头|配合|责任|主管|负责|解释|参[与加]|承担")
_GOES_ON = re.compile("[呢咧][?？]?$")
_LONGEST = 14  # characters of a message that names only what is to be put in the place of another
_LEVEL = re.compile("(国家|省|市|国际|国内|行业|地方)(?:里|级|部)?(?:认定)?(?:标准)?")
_OF_LEVEL = re.compile(
    "(国家|省|(?<![城本全我])市|国际|国内|行业|地方)"
    "(?:(?=级|标准|首台|首套|先进|[里的])|(?P<bare>)(?=重点|技术|工程|企业|科技|孵化|实验|众创|创新|新型))"
)
_SHORT_DISTRICT = re.compile(r"^(高新|自贸)(?!技术|企业|产业|人才|贸易|片?区|园|\d+条)")
_HOW_MANY = re.compile(
    r"(?:多少|几)个?(?:[万亿]元?|块?钱|家|件|项|套|人|名|位|支|台|所|处|元|个)?|多[大长高远](?:面积)?"
)
_QUANTITY = re.compile("(?:率|量|额|数|面积|人口|规模|长度|收入|产值|占比|比重|比例|增幅|增速)$")
_SIZE = re.compile("(?:(?:销售|营业)?收入|产值|数量|家数|规模)$")
_HEADS = ("企业", "团队", "人才", "机构", "平台", "工程")
_BETWEEN = re.compile("[里中的]*(?=[^,]{0,4}$)")
_A_NOUN = 4  # characters that are a thing by themselves


CLAIM = re.compile(
    r"\d[\d.]*([万亿]?元|[万亿]|家|件|项|人|套|个|%)?(?:,?(?:对吧|对吗|对不对?|是吧|是吗|没错吧|吧))[?。]?$"
)


def restated(text: str, whole: str, reader: Reader, title: str = "") -> str:
    """The whole question that a normalised message asks after `whole`; empty where that is not so plain.

    What the message names takes the place of what is named of the same kind; nothing else of `whole` changes. Another
    task is one of the document that `whole` was answered from, by its `title`, where that names none.
    """
    text = _SAME_YEAR.sub("", _SAME.sub("呢", text))
    bare = bare_words(text)
    if only := whole and _only_facets(bare, reader):
        return with_facets(take_apart(CLAIM.sub(r"多少\1", whole), reader), only)
    if not (whole and bare) or asks(bare) or _WHETHER.search(text):
        return ""
    before = take_apart(CLAIM.sub(r"多少\1", whole), reader)
    if len(bare) > _LONGEST and _GOES_ON.search(text) and asks_who(before):
        return _whose_task(before, take_apart(bare, reader), bare.rstrip("的"), reader, title)
    if _NOT_PLAIN.search(bare):
        return ""
    levelled = _of_level(bare, before)
    if before.fields and text.rstrip("呢?？").endswith("的") and reader.fields.find(f"{bare}产业"):
        bare = f"{bare}产业"  # 未来型先导型的呢
    now = take_apart(_in_full(bare, reader), reader)
    if levelled:
        return levelled
    if now.things and now.asking:  # R&D占比呢: says itself what is asked
        asked = [(span, "") for span in before.asking]
        before = take_apart(COMPARED.sub("", edited(before.text, asked)), reader)
    if any(c.isdigit() for c in _beside(now)) or (now.asking and not (now.things or now.fields)):
        return ""
    if not (now.things or now.fields):
        return with_facets(before, now) if now.mentions else ""
    if len(bare) > _LONGEST or (not LEANS.search(text) and {"documents", "districts"} & set(now.kinds)):
        return ""
    return _with_thing(before, now, reader, text, title)


def bare_words(text: str) -> str:
    """A message without what only leads in or ends it."""
    return _IN_ALL.sub("", _THAT_ONE.sub("", _TAIL.sub("", without_lead(text))))


def _only_facets(bare: str, reader: Reader) -> Slots | None:
    """What a message names that asks if there is something of that (2024年的有吗); None where it names a thing."""
    there = _IS_THERE.search(bare)
    named = take_apart(bare[: there.start()], reader) if there else None
    return named if named and named.mentions and not _beside(named).strip("的, ") else None


def without_lead(text: str) -> str:
    """A message without what only leads in: 那…, 打错了，问的是…, 不是…的."""
    for _ in range(2):
        lead = _LEAD.match(text)
        corrects = lead is not None and _CORRECTS.match(lead[0]) is not None
        text = _DENIED.sub("", text[lead.end() :] if lead else text).strip(", ")
        own = _OF_SELF.match(text) if corrects else None  # 问错区了,我在高新区
        text = text[own.end() :] if own else text
    return text


def _in_full(bare: str, reader: Reader) -> str:
    """A district's name where a message cuts it short (中山 of 中山区)."""
    named = (f"{bare}{kind}" for kind in "区市县" if f"{bare}{kind}" in reader.gazetteer.entries)
    if name := next(named, ""):
        return name
    return _SHORT_DISTRICT.sub(lambda m: "高新区" if m[1] == "高新" else "自贸片区", bare)


def _of_level(bare: str, before: Slots) -> str:
    """The question before at another level, where a message names that alone, or with the very thing that is named.

    A level is written as it was there.
    """
    level = _LEVEL.match(bare)
    old = _OF_LEVEL.search(before.text) if level else None
    if not (level and old):
        return ""
    thing = bare[level.end() :].lstrip("级的")
    if not before.text[old.end() :].lstrip("级的").startswith(thing):
        return ""
    written = f"{level[1]}级" if old["bare"] is not None else level[1]
    return f"{before.text[: old.start()]}{written}{before.text[old.end() :]}"


def _beside(slots: Slots) -> str:
    return edited(slots.text, [((m.start, m.end), "") for m in slots.mentions])


def with_facets(before: Slots, now: Slots) -> str:
    """A question with what is named now in the place of what it names; empty where that has no place in it."""
    changes: list[tuple[Span, str]] = []
    first = ""
    if "documents" in now.kinds and "years" not in now.kinds:  # another plan has years of its own
        changes += [((m.start, m.end), "") for m in before.of_kind("years")]
    if "districts" in now.kinds:  # 整个高新区的呢, after a place inside it
        changes += [(span, "") for span in before.parts]
    for kind in now.kinds:
        old = before.of_kind(kind)
        surface = "和".join(_surface(now, mention) for mention in now.of_kind(kind))
        if old:
            changes += [((m.start, m.end), surface if m is old[0] else "") for m in old]
        elif kind == "levels" and before.things:
            start = before.things[0][0]
            changes.append(((start, start), surface))
        elif kind in ("documents", "districts", "years"):
            first += surface
        else:
            return ""
    return first + edited(before.text, changes)


def _surface(slots: Slots, mention: Mention) -> str:
    return f"{mention.value}年" if mention.kind == "years" else slots.text[mention.start : mention.end]


def _with_thing(before: Slots, now: Slots, reader: Reader, text: str, title: str) -> str:
    """The question before, of another thing or field."""
    if not (before.asking or before.things or (before.fields and now.fields)):
        return ""
    thing = _PLACE.sub("", _beside(now)).strip(", 的")
    number = any(meets(span, now.measured) for span in now.things)
    of_field = bool(before.fields) and (
        (bool(now.fields) and not now.things) or not (before.things or now.fields or number)
    )
    modifies = text.rstrip("呢吗?？").endswith("的")
    if now.kinds == ["levels"] and _FROM_LEVEL.search(text):
        thing, now, modifies = now.text.rstrip("的"), replace(now, mentions=()), False
    elif modifies and (compound := _compounded(before, thing, reader)):
        return compound
    elif modifies and len(before.things) == 1 and len(thing) < _A_NOUN:
        return ""  # it changes a part of a word that no document has
    if now.things and asks_who(before) and not (before.fields and of_field):
        return _whose_task(before, now, thing, reader, title)
    if now.things and now.fields and before.fields:
        return ""
    quantities = [span for span in before.things if _QUANTITY.search(before.text[slice(*span)])]
    if _QUANTITY.search(thing) and quantities and len(before.things) > 1:
        return ""  # whose quantity (科学城面积多大, 森林覆盖率呢) or another thing's altogether: not plain
    old = before.fields if of_field else _replaced(before, thing, modifies)
    start, end = (old[0][0], old[-1][1]) if old else _before_asking(before)
    start = _with_modifier(before, start) if of_field and not now.fields else start
    whole = edited(before.text, [((start, end), thing)]) if of_field else _put(before, start, end, thing)
    return with_facets(take_apart(whole, reader), now) if whole and now.mentions else whole


def _compounded(before: Slots, modifier: str, reader: Reader) -> str:
    """The question before with the word that a modifier makes with the end of a thing (院士工作站, of 博士后工作站).

    Empty where no document has such a word.
    """
    for start, end in reversed(together(before.things)):
        thing = before.text[start:end]
        endings = (thing[at:] for at in range(len(thing) - 1))
        whole = next((f"{modifier}{ending}" for ending in endings if reader.written(f"{modifier}{ending}")), "")
        if whole and whole != thing:
            return edited(before.text, [((start, end), whole)])
    return ""


def asks_who(before: Slots) -> bool:
    """Whether a question asks which unit does something."""
    return any(_WHO.match(before.text[slice(*span)]) for span in before.asking)


def together(spans: Sequence[Span]) -> list[Span]:
    """The stretches that words make which stand right after one another."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _whose_task(before: Slots, now: Slots, thing: str, reader: Reader, title: str) -> str:
    """Who does another thing: of what was done with the one before nothing stays but its document, time and field."""
    named = [(m.start, m.end) for m in before.mentions if m.kind in ("documents", "years")]
    own = now.fields or not any(reader.together(before.text[s:e], thing) for s, e in before.fields)
    kept = named if own else sorted([*named, *before.fields])
    words = [before.text[s:e] for s, e in kept]
    if title and not before.of_kind("documents"):
        words = [title, *(word for word in words if word not in title)]
    who = before.text[min(s for s, _ in before.asking) :]
    return f"{''.join(words)}{thing}{who.removeprefix('的') if _ROLE.search(who) else '由谁负责'}"


def _replaced(before: Slots, thing: str, modifies: bool) -> tuple[Span, ...]:
    """The words that a thing takes the place of: not a noun of which it only changes the modifier, nor its owner."""
    things = before.things
    if _QUANTITY.search(thing):
        return tuple(span for span in things if meets(span, before.measured))
    last = before.text[slice(*things[-1])] if len(things) > 1 else ""
    if modifies and last:
        asking = min((s for s, e in before.asking if s >= things[-1][1]), default=things[-1][1])
        rest = before.text[things[-1][1] : asking]
        return (
            (*things[:-1], (things[-1][0], asking if carries_nothing(rest) else things[-1][1])) if rest else things[:-1]
        )
    return things[:-1] if last and len(thing) < _A_NOUN and last in _HEADS else things


def _with_modifier(before: Slots, start: int) -> int:
    """Where a field begins with the words right before it that are nothing by themselves (第三代 半导体)."""
    named = max((m.end for m in before.mentions if m.end <= start), default=0)
    between = _BETWEEN.match(before.text, named, start)
    return between.end() if between else start


def _before_asking(before: Slots) -> Span:
    """Where a thing goes that takes the place of none: before what asks, instead of a mere size (收入多少)."""
    start = before.asking[0][0] if before.asking else len(before.text)
    size = _SIZE.search(before.text[:start])
    return (size.start() if size else start), start


def _put(before: Slots, start: int, end: int, thing: str) -> str:
    """A thing in the place of a stretch, in which what is named, the field and what asks stay."""
    start = min([start, *(s for s, e in before.asking if e == start)])  # 几家 骨干企业
    if "," in before.text[start:end]:
        return ""
    named = [*((m.start, m.end) for m in before.mentions), *before.fields]
    inside = "".join(before.text[s:e] for s, e in sorted(named) if start <= s and e <= end)
    asked = "".join(before.text[s:e] for s, e in before.asking if start <= s and e <= end)
    rest = f"{asked}{before.text[end:]}"
    return f"{before.text[:start]}{inside}{thing}{_HOW_MANY.sub('多少', rest)}"
