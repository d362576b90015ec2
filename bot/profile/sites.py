"""Where something is set up: an incubator that is built in another city or abroad is an offsite one."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.profile.message import Message
from bot.profile.reading import Found
from bot.understanding.patterns import load_data

_FACT = "offsite_incubator"
_MOVED = "搬|迁|转|引|来|回"


def read_sites(message: Message) -> Iterator[Found]:
    """东京弄个孵化点, 在上海设了孵化器: offsite, unless it comes from there."""
    if _FACT not in message.lexicon.facts:
        return
    for match in _set_up(tuple(message.lexicon.wording["abroad"])).finditer(message.text):
        yield message.found(_FACT, True, *match.span())


@lru_cache(maxsize=4)
def _set_up(abroad: tuple[str, ...]) -> re.Pattern[str]:
    places = "|".join(sorted((*abroad, *load_data("places.yaml")["cities"]), key=len, reverse=True))
    doing, between = "建|设|弄|搞|办|开|搭|做|落|布|有", rf"[^,;。!?{_MOVED}]"
    return re.compile(rf"(?:{places}){between}{{0,4}}?(?:{doing}){between}{{0,6}}?孵化(?:器|点|站|基地|中心)?")
