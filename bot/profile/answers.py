"""Short answers to questions the assistant asked: 是的, 没有, 800万, 首次, 省级."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from bot.profile.lexicon import fold_surface, option_surfaces
from bot.profile.message import Message
from bot.profile.reading import Found, Value
from policy_corpus.measures.model import Fact

_BEGUN = "(?:(?:我们?|咱们?|俺们?|目前|暂时|现在|这个|早就|已经?|刚刚?)+)?"
_ALL_OF_IT = re.compile("^(?:我们?|咱们?)?[都全](?:还)?(?:不是|没有?)")  # of several that were asked for
_YES = re.compile(
    rf"^{_BEGUN}(?:(?:[建设办批评认通]|认定|设立|获批|建成)(?:好|成|下来|上|过)?了|是|是的|对|对的|有|有的|嗯+|没错|已经|是啊|确实|属于|算|评上了?|注册了|办了|有了|符合|yes|y|ok)[了的啊呀哦]*+$"
)
_NO = re.compile(
    rf"^{_BEGUN}(?:(?:还|都|也|一直|从来|压根)*(?:没有?|尚?未)(?:被)?(?:[建设办批评认通弄搞]|认定|设立|获批|申请|申报|拿到)(?:过|上|成|好|下来|到)*|不是|不|没有?|还没有?|否|无|未|没呢|尚未|都没有?|都不是|暂时没有?|不属于|不算|没评上|没注册|no|n|零|0)[了的啊呀呢哦]*+$"
)
_TRIM = re.compile(r"^(?:我们?|咱们?|是|应该是|就是|属于|选|嗯|那|哦|在)++|(?:的|了|吧|呢|啊|呀|这个|那个|认定)++$")
_YEAR = re.compile(r"^((?:19[5-9]|20\d)\d)\s*年?$")
_NUMBER = re.compile(r"^(\d+)\s*(?:件|项|个|年)?$")


def read_answers(message: Message, already: set[str]) -> Iterator[Found]:
    """What the message answers to the facts in `message.asked` that its own words do not name."""
    open_facts = [message.lexicon.facts[name] for name in message.asked if name in message.lexicon.facts]
    open_facts = [fact for fact in open_facts if fact.id not in already]
    for segment in message.segments:
        if message.text[segment.end : segment.end + 1] != "?":
            answered = [found for fact in open_facts for found in _found(fact, segment.text.strip())]
            all_denied = _ALL_OF_IT.match(segment.text.strip()) is not None
            for fact, value in answered if len(answered) == 1 or all_denied else ():
                yield Found(fact, value, message.sent[segment.start : segment.end], segment.start, segment.end)


def _found(fact: Fact, words: str) -> Iterator[tuple[str, Value]]:
    """What an answer says of the fact asked for, or of what each option of it implies (首次还是再次: 还没评上)."""
    value = _answer(fact, words)
    if value is not None:
        yield fact.id, value
    elif fact.options and _NO.match(words) and not words.startswith("不"):
        first, *others = ({name for name, held in one.implies.items() if held is True} for one in fact.options)
        yield from ((name, False) for name in first.intersection(*others))


def _answer(fact: Fact, words: str) -> Value | None:
    if fact.type == "bool":
        named = _begins(_TRIM.sub("", words), fact.synonyms)
        return True if _YES.match(words) or named else False if _NO.match(words) else None
    if fact.type in {"enum", "set"}:
        return _option(fact, words)
    if _NO.match(words):
        return Decimal(0) if fact.type == "money" else 0 if fact.type == "integer" else None
    number = (_YEAR if fact.type == "year" else _NUMBER).match(words)
    return int(number[1]) if number and fact.type in {"integer", "year"} and len(number[1]) < 7 else None


def _option(fact: Fact, words: str) -> Value | None:
    if _NO.match(words):
        return "none" if fact.option("none") else None
    bare = {fold_surface(words), _TRIM.sub("", words)}
    for option in fact.options:
        if bare & set(option_surfaces(option)):
            return [option.id] if fact.type == "set" else option.id
    begun = [option.id for option in fact.options if _begins(_TRIM.sub("", words), option_surfaces(option))]
    return (begun if fact.type == "set" else begun[0]) if len(begun) == 1 else None


def _begins(words: str, names: Iterable[str]) -> bool:
    """Whether a short answer is the beginning of a name (规上, 第一次)."""
    return len(words) > 1 and any(name.startswith(words) for name in names)
