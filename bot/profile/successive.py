"""Several values of one fact that do not clash: one holds now, the others held before, or of something else."""

import re

from bot.profile.message import Message
from bot.profile.reading import Found
from bot.profile.years import find_years

_SEATED = re.compile(
    r"(?:注册|登记|落户|落地|设立?|建立?|坐落|纳税|交税|执照|迁|搬)[^,;。!?]{0,3}?(?:在|到|于|进|入|至)?(?:大连|我们)?$"
)
_NEAR = 6  # characters before a place in which the word that seats somebody there may stand


def now_holding(message: Message, items: list[Found]) -> Found | None:
    """The one that holds of the claims that a message makes of one fact; None where nothing tells them apart."""
    return _seat(message, items) if items[0].fact == "district" else _latest(message, items)


def _latest(message: Message, items: list[Found]) -> Found | None:
    """Of claims that each have a year of their own (19年首次认定，22年重新认定), the one of the last year."""
    dated = [(_year(message, item), item) for item in items]
    years = {year for year, _ in dated}
    if None in years or len(years) < len({str(item.value) for item in items}):
        return _last_stage(message, items)
    return max(dated, key=lambda pair: (pair[0] or 0, pair[1].start))[1]


def _last_stage(message: Message, items: list[Found]) -> Found | None:
    """Of stages that follow each other, told of in stretches of their own (首次的早领过了，这回是复审), the last."""
    stages = message.lexicon.wording["successive"].get(items[0].fact, [])
    told_at = {str(item.value): message.segment_at(item.start).start for item in items}
    if not told_at.keys() <= set(stages) or len(set(told_at.values())) < len(told_at):
        return None
    return max(items, key=lambda item: (stages.index(str(item.value)), item.start))


def _year(message: Message, item: Found) -> int | None:
    """The year named nearest to a claim, within its stretch of the message."""
    segment = message.segment_at(item.start)
    found = find_years(segment.text, message.as_of)
    at = item.start - segment.start
    return min(found, key=lambda year: min(abs(at - year[2]), abs(year[1] - at)), default=(None,))[0]


def _seat(message: Message, items: list[Found]) -> Found | None:
    """Of several places, the one where the asker is registered: 注册在保税区，办公在中山区."""
    seats = [item for item in items if _SEATED.search(message.text[max(0, item.start - _NEAR) : item.start])]
    return seats[-1] if seats and len({str(item.value) for item in seats}) == 1 else None
