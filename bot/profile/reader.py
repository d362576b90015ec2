"""Reads facts about the asker from plain words."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from bot.profile.answers import read_answers
from bot.profile.categories import read_applicant, read_contextual, read_denied_nouns, read_plain
from bot.profile.counts import read_counts, read_years
from bot.profile.levels import read_levels
from bot.profile.lexicon import lexicon_of
from bot.profile.message import Message
from bot.profile.money_facts import read_money
from bot.profile.nothing import (
    comes_to_nothing,
    read_nothing_done,
    read_nothing_granted,
    read_nothing_received,
    read_rights_of_another_kind,
    without_rest,
)
from bot.profile.reading import FactVocabulary, Reading, Value
from bot.profile.resolution import resolve
from bot.profile.sites import read_outside, read_sites
from bot.profile.together import read_together
from bot.profile.worked_sums import worked_out

_ERASE = r"(?:忘掉|忘记|忘了|清除|清空|删除|删掉|删了|抹掉|抹去|重置|撤回|不要保存|别保存|不要记|别记|注销)"
_MINE = r"(?:我们?(?!想)|咱们?|本公司|我司|公司|单位|刚才|之前|前面|上面|以上|所有|全部|这些|已填|填过)"
_RECORD = r"(?:信息|资料|情况|数据|记录|档案|画像|说的|说过|内容|事实|填的|身份|背景)"
_FORGET = re.compile(
    rf"(?<!别){_ERASE}.{{0,4}}{_MINE}.{{0,8}}{_RECORD}|{_MINE}.{{0,6}}{_RECORD}.{{0,6}}{_ERASE}|{_MINE}.{{0,6}}说的(?:{_RECORD}|公司|那[些个]|这[些个]|都|全部?|话|,){{0,4}}(?:忘|不算|作废)|"
    rf"(?:清空|重置)(?:一下)?(?:信息|资料|档案|画像|对话|记录)"
)

_BESIDE_FORGETTING = 4  # characters that say nothing else (请把…吧)


def only_forgets(text: str) -> bool:
    """Whether a message asks for nothing but that what its author has told be forgotten."""
    told = _FORGET.search(text)
    return told is not None and len(text) - len(told[0]) <= _BESIDE_FORGETTING


def read_facts(
    text: str,
    facts: FactVocabulary,
    *,
    as_of: date,
    known: Mapping[str, Value] | None = None,
    asked: Sequence[str] = (),
) -> Reading:
    """Read what a message says of its author; never raises for any text.

    `known` is the profile so far and `asked` names the facts last asked for: corrections and short answers
    ("说错了，是省里认定的", "没有", "800万") are understood against them.
    """
    message = Message.of(text, lexicon_of(facts), as_of, known or {}, asked)
    levels, bare_levels = read_levels(message)
    sums, problems, bare_sums = read_money(message)
    counts, count_problems = read_counts(message)
    found = [
        *read_plain(message),
        *read_denied_nouns(message),
        *read_contextual(message),
        *read_applicant(message),
        *read_years(message),
        *read_sites(message),
        *read_outside(message),
        *read_together(message),
        *levels,
        *worked_out(message, sums),
        *counts,
    ]
    undone = [*read_nothing_granted(message), *read_nothing_done(message, found)]
    found = [item for item in found if not any(comes_to_nothing(message, item, other) for other in undone)]
    found = [without_rest(message, item) for item in found]
    counted = {item.fact for item in found if item.asserted}
    nothing = (
        *read_nothing_received(message),
        *undone,
        *read_rights_of_another_kind(message),
    )
    found += [item for item in nothing if item.fact not in counted]
    found += read_answers(message, {item.fact for item in found})
    forget = _FORGET.search(message.text) is not None
    return resolve(message, found, [*problems, *count_problems], [*bare_levels, *bare_sums], forget)
