"""Levels (国家级, 省里认定的, 国际) and what they qualify: 孵化器, 联盟, 瞪羚, 首台套."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.profile.lexicon import Hit
from bot.profile.message import Message
from bot.profile.negation import is_denied
from bot.profile.reading import Found, Unplaced

_GRADED = r"(国家|全国|国|省|市|区|县|街道)一?级(?!市)"
_OFFICE = "里|上|科技厅|科技局|科委|工信厅|工信局|发改委|政府|科协|有关部门"
_RECOGNISED = (
    rf"(国家|省|市)(?:{_OFFICE})?(?:给|新|已经|已|还|又|也|再|刚)*(?:认定|认(?=[的了过])|评|批|授予|授牌)"
    r"(?!审|价|了?(?:约|大概)?[\d.]+[百千]?[万亿])"
)
_MINISTRY = r"(科技部|工信部|发改委|科技厅|工信厅|市科技局|市工信局)(?:认定|评|批|授)"
_OPEN = r"(国际|国内|行业|地方)"
_OTHERS = (
    r"((?:民间|媒体|协会|学会|商会|行业组织|社会组织|第三方|中介|投资机构|咨询公司|研究机构|胡润|福布斯|(?<!在)(?:高新区|区)?管委会|(?<![片税在])(?<!在[\u4e00-\u9fff]{2})(?:区|县|街道)(?=里|上|科技局|[评认批授])(?:科技局)?|企业自己|我们自己)"
    r"(?:的?(?:机构|组织|公司|平台|榜单?|排行榜?|杂志))?(?:上|里|给|自行)*(?:认定|认(?=[的了过])|评(?!审|价|估|定)|批的|发布?的|授予|授牌|选的|封的|上的))"
    r"|((?:胡润|福布斯|媒体)[^,;。!?]{0,4}榜)"
)  # whoever has no level to give
_NO_LEVEL = (
    r"((?:没有?|无|未|还没有?|尚未)(?:评上?|认定|定|拿到|获得?|取得|有)?(?:任何|什么|啥)?(?:级别|评级|定级|等级))"
)
_LEVEL = re.compile("|".join((_NO_LEVEL, _GRADED, _RECOGNISED, _MINISTRY, _OPEN, _OTHERS)))
_PLACE = re.compile(
    r"(?<![城都超门股夜集节开])(国家|全国|辽宁省|省|大连市|(?<!上)市)(?:的|里(?:的|给的?|批的?|定的?|发的?))?$"
)
_MINISTRIES = {"科技部": "国家", "工信部": "国家", "科技厅": "省", "工信厅": "省", "市科技局": "市", "市工信局": "市"}
_SHORT = {"国": "国家", "全国": "国家", "辽宁省": "省", "大连市": "市", "县": "区", "街道": "区"}
_ALONE_BEFORE = re.compile(
    r"(?:哦|噢|嗯|啊|那么|那|应该|其实|就|只是|只|它|我们|咱们?|这个|准确说|实际上?|是|为|属于|说错了|错了|更正|改成|换成|如果|要是|"
    r"我说的|\s|·|才|不对|不|也|后来|刚刚?|[今去前]年|现在|最[后终]|结果|实际|评[上成为到]?|认定[成为]?|批[成为]?|升[成到级为]*|晋升|变成?|转成?|拿到|算|按|迁过来|等等|一下|:|批[文复]|证书?|文件|公示|名单|[上里写印]|显示|出来|人家|的|我?[记打写搞弄看填报]错了)*+$"
)
_ALONE_AFTER = re.compile(
    r"(?:上|的|了|吧|呢|认定|评|定|批|那个|那种|称号|企业|么|吗|啊|哦|哈|\s|才|对|那|又|给|能|多少|补|拿)*+(?:而?不是.*)?$"
)
_COUNTED = re.compile("[一二两俩三四五六七八九十1-9][个项家台支份]?的?")  # 一个国家级一个省级
_RAISED = re.compile("升|晋|提|改|换|变|评|批|认|拿|获")  # 今年升国家级: of the thing told of before
_MAX_GAP = 10
_LONGEST = 2  # characters of a word for a level; longer words say that there is none


@dataclass(frozen=True, slots=True)
class Level:
    """A level word of the message."""

    word: str
    start: int
    end: int


def read_levels(message: Message) -> tuple[list[Found], list[Unplaced]]:
    """Each level with the fact it belongs to; a bare one is looked for among what is known or was asked."""
    found: list[Found] = []
    unplaced: list[Unplaced] = []
    for level in _find(message):
        noun = _noun_of(message, level)
        if noun:
            found += _qualified(message, level, *noun)
        elif _alone(message, level):
            candidates = _candidates(message, level)
            if len(candidates) == 1:
                found.append(_found(message, level, candidates[0]))
            else:
                unplaced.append(Unplaced(message.sent[level.start : level.end], tuple(candidates)))
    return found, unplaced


def _found(message: Message, level: Level, fact: str) -> Found:
    return message.found(fact, message.lexicon.levels[fact][level.word], level.start, level.end)


def _qualified(message: Message, level: Level, hit: Hit, fact: str) -> Iterator[Found]:
    """The level shares the denial of the noun behind it; 省级瞪羚没评上，市级的评上了 says that the title holds."""
    denied = is_denied(message.segment_at(hit.start), hit.start, hit.end, [])
    found = _found(message, level, fact)
    yield replace(found, denied=found.denied or (denied and hit.start >= level.end))
    base = message.lexicon.level_base(fact)
    for target in hit.targets:
        if denied and hit.end <= level.start and not found.denied and base == target.fact and target.value:
            yield replace(found, fact=base, value=target.value)


def _find(message: Message) -> Iterator[Level]:
    taken = [(hit.start, hit.end) for hit in message.hits]
    for match in _LEVEL.finditer(message.text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            word = next(group for group in match.groups() if group)
            yield Level(_canonical(word), match.start(), match.end())
    for hit in message.hits:
        place = _PLACE.search(message.segment_at(hit.start).before(hit.start))
        if place and _level_facts(message, hit):
            start = message.segment_at(hit.start).start + place.start()
            yield Level(_canonical(place[1]), start, start + len(place[0]))


def _canonical(word: str) -> str:
    known = _SHORT.get(word, _MINISTRIES.get(word, word))
    return known if len(known) <= _LONGEST else "区"


def _level_facts(message: Message, hit: Hit) -> list[str]:
    return [target.fact for target in hit.targets if target.fact in message.lexicon.levels]


def _noun_of(message: Message, level: Level) -> tuple[Hit, str] | None:
    """The noun nearest after the level, or before it, and the fact of its level."""
    fitting = [
        (hit, fact)
        for hit in message.hits
        for fact in _level_facts(message, hit)
        if level.word in message.lexicon.levels[fact]
    ]
    segment = message.segment_at(level.start)
    for hit, fact in fitting:
        if level.end <= hit.start < segment.end and _reaches(message, level, hit):
            return hit, fact
    before = [(hit, fact) for hit, fact in fitting if hit.end <= level.start and _follows(message, level, hit)]
    return before[-1] if before else None


def _reaches(message: Message, level: Level, hit: Hit) -> bool:
    between, noun = message.text[level.end : hit.start], hit.start
    others = [other for other in message.hits if level.end <= other.start < hit.start]
    for other in reversed(others):
        noun = other.start if other.end >= noun and not _level_facts(message, other) else noun
    crossed = any(other.start < noun for other in others)
    return not crossed and len(_LEVEL.sub("", between)) <= _MAX_GAP


def _follows(message: Message, level: Level, hit: Hit) -> bool:
    """The noun stands earlier in the sentence and nothing else lies between; of several, at most one comma away."""
    own, other = message.segment_at(level.start), message.segment_at(hit.start)
    apart = message.segments.index(own) - message.segments.index(other)
    if own.sentence != other.sentence or (apart > 1 and not _RAISED.search(own.before(level.start))):
        return False
    nouns = [h for h in message.hits if hit.end <= h.start < level.start and _level_facts(message, h)]
    return not nouns and (own is other or _opens(message, own.start, level))


def _opens(message: Message, start: int, level: Level) -> bool:
    before = _COUNTED.sub("", _LEVEL.sub("", message.text[start : level.start]))
    return len(before.strip()) <= 6 and not any(start <= hit.start < level.start for hit in message.hits)


def _alone(message: Message, level: Level) -> bool:
    segment = message.segment_at(level.start)
    before, after = segment.before(level.start), segment.after(level.end)
    return _ALONE_BEFORE.match(before) is not None and _ALONE_AFTER.match(after) is not None


def _candidates(message: Message, level: Level) -> list[str]:
    """The facts with such a level that were asked, or are known to matter and known otherwise."""
    fitting = [fact for fact, words in message.lexicon.levels.items() if level.word in words]
    asked = [fact for fact in fitting if fact in message.asked]
    if asked:
        return asked
    known = [fact for fact in fitting if fact in message.known or message.lexicon.level_base(fact) in message.known]
    if len(known) < 2:
        return known
    return [fact for fact in known if message.known.get(fact) != message.lexicon.levels[fact][level.word]]
