"""Which values of a sentence are granted, and which only state a condition, the size of a fund or a payment plan."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from policy_corpus.measures.extraction.model import Bound
from policy_corpus.measures.extraction.phrases import Phrase
from policy_corpus.measures.extraction.values import Found
from policy_corpus.measures.extraction.wording import CEILING, GIVING, MEASURE_OF_SUPPORT, SUPPORT

_JOINS = re.compile(rf"(?:/[^，；、]{{1,3}})?(?:、|和|及|与|或|以及)(?:{CEILING})?")
_LISTED = re.compile(rf"(?:、|和|以及|及)[^，；、]{{1,12}}?(?:{CEILING})*")
_LIMIT = re.compile(r"的?(?:前提|条件|情况|范围)[下内]")
_FUND = re.compile(
    r"(?:(?:设立|安排|筹集|募集|组建|注册资[金本]|总投资|首期)[^，；给奖补资]{0,10}|(?:规模|授信|到位资金)[为达到首期不低于]*)$"
)
_FUND_AFTER = re.compile(r"的?(?:总?规模|[^，；]{0,8}(?:基金|专项资金|引导资金|授信|额度)$)")
_LOAN_AFTER = re.compile(r"的?[^，；]{0,12}?(?:贷款|授信|借款|担保)(?!.{0,6}(?:贴息|补|费))")
_PAID_IN_PARTS = re.compile(r"应(?:奖励|奖|补助|补贴|补|资助|兑现|拨付|支付|付|得)|拨付|兑付|兑现|预付|首付")
_GIVES = re.compile(rf"(?:{GIVING}|(?:{MEASURE_OF_SUPPORT})|(?:{SUPPORT})(?=(?:{CEILING}|为|可达)*$))")
_BREAKS_OFF = re.compile(
    r"(?<![不得])超过|达到|(?<!可)达(?!标)|以上|贷款(?!利息|贴息|额)|授信|获得|实现|完成|取得|用于|累计发放|共计|撬动"
)
_THRESHOLD_BEFORE = re.compile(r"(?:(?<![不得])超过|达到?|不低于|不少于|高于|大于|突破|满|在)$")
_THRESHOLD_AFTER = re.compile(r"(?:（[^（）]*）)?(?:及|或)?(?:以上|以下|以内|至)")
_SUPPORT_AFTER = re.compile(rf"[^，；]{{0,20}}?(?={SUPPORT}|开办费|经费|资金)")
_SHARE_OF = re.compile(r"(?:按照?|参照|依据?|以)[^，；]*$")
_ONLY_SHARE = re.compile(r"的?(?:比例|标准|额度|幅度)?")
_AT_THE_RATE_OF = re.compile(r"(?:/[^，；/]{1,4})*的?标准")
_GIVEN_NEXT = re.compile(r"的?(?:比例|标准|额度|幅度)?(?:一次性)?(?:给予?|予以)")
_CEILING = re.compile(rf"(?:{CEILING})(?:{CEILING}|可达|为)*")
_CEILING_AFTER = re.compile(r"(?:以内|以下|封顶|为?上?限)")
_FLOOR_BEFORE = re.compile(r"(?:不低于|不少于)$")
_PROMISE = re.compile(rf"(?:(?<![供补交])给予?|予以|申请|提供|进行|实行)[^，；]*?(?:{SUPPORT}|优惠|保障)")


@dataclass(frozen=True)
class Granted:
    """Values joined by 、 or 和 that are granted together.

    `verb` tells whether words of giving stand beside them; without any they only bound what was granted before.
    """

    values: tuple[Found, ...]
    before: str  # from the value before, or from the start of the phrase
    after: str  # to the next value, or to the end of the phrase
    bound: Bound
    ceiling_word: str | None
    verb: bool


def promises(phrase: Phrase) -> bool:
    """Whether a phrase promises support, whatever its amount."""
    return bool(_PROMISE.search(phrase.text))


def granted_values(phrases: Sequence[Phrase]) -> list[tuple[Granted, ...]]:
    """For each phrase of a sentence, what it grants."""
    promised = False
    last_promise = max((index for index, phrase in enumerate(phrases) if promises(phrase)), default=-1)
    found: list[tuple[Granted, ...]] = []
    for index, phrase in enumerate(phrases):
        found.append(tuple(_judged(phrase, promised, last_promise > index)))
        promised = promised or bool(found[-1]) or promises(phrase)
    return found


def _judged(phrase: Phrase, promised: bool, later: bool) -> Iterator[Granted]:
    """The granted values of a phrase; members of a list (初级1000元、中级1500元的补贴) share the words at its end."""
    judged: list[Granted] = []
    for run in reversed(list(_runs(phrase))):
        granted = _judge(run, phrase, promised, later)
        if granted is None and judged and _LISTED.fullmatch(_surroundings(run, phrase)[1]):
            granted = _granted(run, phrase)
        if granted:
            judged.append(granted)
    yield from reversed(judged)


def _runs(phrase: Phrase) -> Iterator[tuple[Found, ...]]:
    run: list[Found] = []
    for value in phrase.values:
        between = phrase.text[run[-1].end - phrase.start : value.start - phrase.start] if run else ""
        if run and not (_JOINS.fullmatch(between) and run[-1].value.kind == value.value.kind):
            yield tuple(run)
            run = []
        run.append(value)
    if run:
        yield tuple(run)


def _judge(run: tuple[Found, ...], phrase: Phrase, promised: bool, later: bool) -> Granted | None:
    before, after = _surroundings(run, phrase)
    if _is_given(before, after, run[0].value.kind == "rate", later):
        return _granted(run, phrase)
    is_rate = run[0].value.kind == "rate"
    bounds = promised and _CEILING.search(before) and not _excluded(before, after, is_rate)
    return replace(_granted(run, phrase), verb=False) if bounds else None


def _granted(run: tuple[Found, ...], phrase: Phrase) -> Granted:
    before, after = _surroundings(run, phrase)
    ceiling = _CEILING.search(before)
    bound, word = _bound(before, after, bool(ceiling))
    return Granted(run, before, after, bound, word or (ceiling[0] if ceiling else None), verb=True)


def _surroundings(run: tuple[Found, ...], phrase: Phrase) -> tuple[str, str]:
    start, end = run[0].start, run[-1].end
    last = max((value.end for value in phrase.values if value.end <= start), default=phrase.start)
    following = min((value.start for value in phrase.values if value.start >= end), default=phrase.end)
    text, offset = phrase.text, phrase.start
    return text[last - offset : start - offset], text[end - offset : following - offset]


def _excluded(before: str, after: str, is_rate: bool) -> bool:
    """Whether a value limits, sizes a fund or a loan, or says how a grant is paid in parts, rather than being given."""
    if is_rate:
        return bool(_LIMIT.match(after) or _PAID_IN_PARTS.search(before))
    return bool(_LIMIT.match(after) or _FUND.search(before) or _FUND_AFTER.match(after) or _LOAN_AFTER.match(after))


def _is_given(before: str, after: str, is_rate: bool, later: bool) -> bool:
    """Whether words of giving stand beside the values, or follow what is a share of something."""
    if _excluded(before, after, is_rate):
        return False
    giving = list(_GIVES.finditer(before))
    if giving and not _BREAKS_OFF.search(before, giving[-1].end()):
        return True
    if _THRESHOLD_BEFORE.search(before) or _THRESHOLD_AFTER.match(after):
        return False
    support = _SUPPORT_AFTER.match(after)
    if support and not _BREAKS_OFF.search(support[0]):
        return True
    return _SHARE_OF.search(before) is not None and _is_share_given(after, is_rate, later)


def _is_share_given(after: str, is_rate: bool, later: bool) -> bool:
    """Whether what goes by a share (按投资额的10%) or a sum per head (按1000元/人的标准) is given further on."""
    if not is_rate:
        return later and _AT_THE_RATE_OF.fullmatch(after) is not None
    share, _, rest = after.partition("、")
    given = later or re.search(GIVING, rest) is not None
    return _GIVEN_NEXT.match(after) is not None or (given and _ONLY_SHARE.fullmatch(share) is not None)


def _bound(before: str, after: str, ceiling: bool) -> tuple[Bound, str | None]:
    if not ceiling and (_FLOOR_BEFORE.search(before) or after.startswith(("以上", "及以上"))):
        return "at_least", None
    if not ceiling and (word := _CEILING_AFTER.match(after)):
        return "at_most", word[0]
    return ("at_most" if ceiling else "exact"), None
