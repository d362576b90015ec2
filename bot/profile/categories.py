"""Kinds, places and yes-or-no facts read from the vocabulary's own words and from words beside them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from bot.profile.lexicon import Hit
from bot.profile.message import Message, distance
from bot.profile.negation import is_left_behind
from bot.profile.reading import Found
from bot.profile.segments import asserts

_SPEAKER = (
    r"(?:^|[,;。!?\s]|[片园贸税]区)(?:我们?|咱们?|俺们?|本|作为)(?:这)?(?:是|为|属于|就是|作为)?(?:一?[家个所位名])?"
    r"[^,;。!?跟和与向从找给对让被把不没在能想算评有多少申]{0,6}?"
)
_OF_A_LEVEL = re.compile("(?:国家|省|市|国际|国内)级?的?$")
_SENTENCE_END = re.compile("[。;!?]")
_NUMERAL = re.compile(r"[\d一二三四五六七八九十百千两几多来]$")
_DOING = re.compile(r"我|咱|俺|公司|做|搞|造|从事|主营|生产|属于|专注|研制|研发")
_DOERS = re.compile(r"[^,;。!?]{0,8}(?:企业|公司|厂|团队)")
_EARNED = re.compile("(?:那边|时|就|已)?(?:认定|评上|评|获批|批)(?:下来|过)?[的了]")
_MOVES = re.compile("搬|迁|落户|转到|挪到")
_COMPANY = re.compile(
    r"(?:^|[,;。!?\s])(公司|企业)(?=[在是有属刚评落搬迁做搞已没未还不位]|注册|去年|今年|前年|上市|成立|打算|准备)"
)


def read_plain(message: Message) -> Iterator[Found]:
    """The facts whose words stand in the message."""
    for hit in message.hits:
        for target in hit.targets:
            if target.value is not None and not _left_behind(message, hit, target.fact):
                found = message.found(
                    target.fact, _followed(message, hit, target.fact, target.value), hit.start, hit.end
                )
                yield found if _practised(message, hit, target.fact) else replace(found, asserted=False)


def _followed(message: Message, hit: Hit, fact: str, value: str | bool) -> str | bool:
    """The value that a surface has by what follows it, or its own."""
    other = message.lexicon.wording["followed"].get(fact, {}).get(value)
    sentence = _SENTENCE_END.split(message.text[hit.end :], maxsplit=1)[0]
    return str(other["is"]) if other and re.search(other["by"], sentence) else value


def read_denied_nouns(message: Message) -> Iterator[Found]:
    """没上市: a fact named and denied that has an option for none; 不是国家级孵化器 denies the level alone."""
    for hit in message.hits:
        if _OF_A_LEVEL.search(message.text[: hit.start]):
            continue
        for target in hit.targets:
            fact = message.lexicon.facts[target.fact]
            if target.value is None and fact.type == "enum" and fact.option("none"):
                found = message.found(fact.id, "none", hit.start, hit.end)
                if found.denied and len(hit.targets) == 1 and not _holds_one(message, hit, fact.id):
                    yield Found(fact.id, "none", found.words, hit.start, hit.end, found.asserted)


def _holds_one(message: Message, denied: Hit, fact: str) -> bool:
    """Whether another stretch than that of a denied noun says which option of a fact holds (在新三板挂牌，没上市)."""
    others = (hit for hit in message.hits if message.segment_at(hit.start) is not message.segment_at(denied.start))
    named = ((hit, target.value) for hit in others for target in hit.targets if target.fact == fact)
    return any(value and not message.found(fact, value, hit.start, hit.end).denied for hit, value in named)


def read_contextual(message: Message) -> Iterator[Found]:
    """Words that mean a fact only beside another: 首次 beside 高企, 新批 beside 孵化器."""
    for fact_id in message.lexicon.wording["contextual"]:
        if fact_id not in message.lexicon.facts:
            continue
        end = 0
        for match, value in _contextual_matches(message, fact_id):
            if match.start() >= end and _belongs(message, fact_id, *match.span()):
                end = match.end()
                yield message.found(fact_id, value, *match.span())


def read_applicant(message: Message) -> Iterator[Found]:
    """Who speaks: 我们公司, 我是大学生; a teacher who tells of nothing of his own may apply for his institution."""
    pattern, kinds = _speaker_pattern(tuple((k, tuple(w)) for k, w in message.lexicon.wording["speaker"].items()))
    matches = [*pattern.finditer(message.text), *_COMPANY.finditer(message.text)]
    staff = message.lexicon.wording["staff"]
    for start, end in (match.span(match.lastindex or 1) for match in matches):
        if message.text[start:end] in staff["words"] and not re.search(staff["own"], message.text):
            continue
        if not _counted(message, start) and not any(hit.start < end and start < hit.end for hit in message.hits):
            words = message.sent[start:end]
            yield Found("applicant", kinds[message.text[start:end]], words, start, end, _stated(message, start, end))


def _counted(message: Message, start: int) -> bool:
    """Whether 个 only counts (我们才十来个人)."""
    return message.text[start] == "个" and _NUMERAL.search(message.text[:start]) is not None


def _stated(message: Message, start: int, end: int) -> bool:
    segment = message.segment_at(start)
    return asserts(segment, start, end) or (segment.asks is not None and segment.asks >= end and not segment.supposed)


def _practised(message: Message, hit: Hit, fact: str) -> bool:
    """An industry is the asker's where words of doing or being stand with it; else it is a subject of conversation."""
    needed = message.lexicon.wording["only_beside"].get(fact)
    if fact in message.asked or (fact != "industry" and needed is None):
        return True
    if needed:
        return bool({*message.known, *message.asked} & {fact}) or re.search(needed, message.text) is not None
    segment = message.segment_at(hit.start)
    return _DOING.search(segment.before(hit.start)) is not None or _DOERS.match(segment.after(hit.end)) is not None


def _left_behind(message: Message, hit: Hit, fact: str) -> bool:
    """Whether a place is only where the asker, or his title, comes from (在沈阳认定的，打算搬过来)."""
    if fact != "district":
        return False
    earned = _EARNED.match(message.text, hit.end) and _MOVES.search(message.text, hit.end)
    return bool(earned) or is_left_behind(message.segment_at(hit.start), hit.start, hit.end)


def _contextual_matches(message: Message, fact_id: str) -> list[tuple[re.Match[str], str | bool]]:
    """Where they stand, left to right: in 重新评上, 重新评 comes before 新评上."""
    words = _contextual_words(message, fact_id)
    matches = [(match, value) for word, value in words for match in re.finditer(re.escape(word), message.text)]
    return sorted(matches, key=lambda pair: pair[0].span())


def _contextual_words(message: Message, fact_id: str) -> list[tuple[str, str | bool]]:
    """The words of a contextual fact, those inside longer ones of it left out."""
    words = message.lexicon.wording["contextual"][fact_id]["words"]
    present = [(word, value) for value, many in words.items() for word in many if word in message.text]
    return [(w, v) for w, v in present if not any(w != other and w in other for other, _ in present)]


def _belongs(message: Message, fact_id: str, start: int, end: int) -> bool:
    """Whether the nearest thing that the words can qualify is what they must stand beside; none, where it was asked."""
    beside = message.lexicon.wording["contextual"][fact_id]["beside"]
    titles = {entry["beside"] for entry in message.lexicon.wording["contextual"].values()} | set(message.lexicon.levels)
    titles -= {"district"}
    hit = message.nearest(beside, start)
    if hit is None:
        spoken_of = beside in message.known or fact_id in message.asked
        return spoken_of and not any(message.nearest(title, start) for title in titles)
    nearest = (message.nearest(title, start) for title in titles if title not in {beside, f"{beside}_level"})
    rivals, here = [rival for rival in nearest if rival], message.segment_at(start)
    if here.start > hit.start and any(here.start <= rival.start < here.end for rival in rivals):
        return False  # 高企首次认定，又评上了省级瞪羚
    return all(distance(hit, start) <= distance(rival, start) for rival in rivals)


@lru_cache(maxsize=4)
def _speaker_pattern(wording: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {word: kind for kind, words in wording for word in words}
    any_word = "|".join(sorted(kinds, key=len, reverse=True))
    named_first = rf"^(?:[^,;。!?]{{1,8}}(?:的|[家个所]|[片新园税贸]区))?(?={any_word})"  # 自贸片区的大学，去年…
    return re.compile(
        rf"(?:{_SPEAKER}(?:{any_word})*({any_word})|{named_first}({any_word})(?=[,在]|签了?|转让))"
    ), kinds
