"""Where something is set up: an incubator that is built in another city or abroad is an offsite one."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from bot.profile.message import Message
from bot.profile.reading import Found
from bot.profile.successive import is_seat
from bot.understanding.patterns import load_data

_FACT = "offsite_incubator"
_OUTSIDE = "outside"
_NOT_HERE = re.compile("(?:不是|并非|非)大连(?:市)?(?:的|本地|企业|公司)|不在大连(?!自贸|高新|保税|金普)")
# The area is named besides, and is the free-trade one.
_AREA, _AREA_ID = re.compile("自贸|保税"), "zimao"
_OUT_OF_AREA = re.compile(
    "(?<!高新)片区(?:以|之)?外(?!的政策|[资商籍企汇贸国方包])|(?<![是在])不在(?:这个|自贸)?片区(?!域)"
)
_INCUBATOR_IN = re.compile("孵化(?:器|点|站|基地|中心)?[^,;。]{0,4}(?:建|设|放|办|开|落)(?:在|到)$")
_MOVED = "搬|迁|转|引|来|回"


def read_sites(message: Message) -> Iterator[Found]:
    """东京弄个孵化点, 在上海设了孵化器: offsite, unless it comes from there."""
    if _FACT not in message.lexicon.facts:
        return
    for match in _set_up(tuple(message.lexicon.wording["abroad"])).finditer(message.text):
        yield message.found(_FACT, True, *match.span())


def read_outside(message: Message) -> Iterator[Found]:
    """青岛的公司, 公司在长春: a firm in another city is outside, by whatever name the city goes, or by none."""
    if "district" not in message.lexicon.facts:
        return
    for match in _elsewhere().finditer(message.text):
        named = any(hit.start <= match.start() and match.end() <= hit.end for hit in message.hits)  # 香港联交所
        if named or _INCUBATOR_IN.search(message.text[: match.start()]):
            continue
        if is_seat(message.text, *match.span()):
            yield message.found("district", _OUTSIDE, *match.span())
    if (outside := _OUT_OF_AREA.search(message.text)) and _AREA.search(message.text):
        yield replace(message.found("district", _AREA_ID, *outside.span()), denied=True, asserted=True)
    if away := _NOT_HERE.search(message.text):
        yield replace(message.found("district", _OUTSIDE, *away.span()), denied=False)


@cache
def _elsewhere() -> re.Pattern[str]:
    places = load_data("places.yaml")
    return re.compile("|".join(sorted((*places["cities"], *places["provinces"]), key=len, reverse=True)))


@lru_cache(maxsize=4)
def _set_up(abroad: tuple[str, ...]) -> re.Pattern[str]:
    places = "|".join(sorted((*abroad, *load_data("places.yaml")["cities"]), key=len, reverse=True))
    doing, between = "建|设|弄|搞|办|开|搭|做|落|布|有", rf"[^,;。!?{_MOVED}]"
    return re.compile(rf"(?:{places}){between}{{0,4}}?(?:{doing}){between}{{0,6}}?孵化(?:器|点|站|基地|中心)?")
