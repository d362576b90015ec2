"""Whether a message asks if something still holds, since when or until when, by how such questions are built.

A time or an 还, a verb of holding or ending, what may follow it, and the end of what is asked: 眼下, 还, 照着办, 着呢.
The words of each part are those of `in_force.yaml`.
"""

import re
from functools import cache

from bot.understanding.patterns import load_data

_UNKNOWN = 5  # characters of a verb that no group has
_END = "(?=[,。;?!:()]|$)"
_YEAR_BY_NOW = (
    "都(?:这|到)?(?:20)?[0-4][0-9]年?(?:[0-9]+月|[初底末]|年底)?了|都(?:这|什么|啥|哪|几几)(?:年头|时候|年)了"
)
_WHEN = (
    "(?:什么|啥|何|嘛)(?:时候|时间|日子|年份)|啥时|哪会儿|多咱|多暂|多会儿?|几时|何时|何日"
    "|哪一?[天年日]|哪个?月|几号|几月几号|几几年"
)
_UNTIL_YEAR = (
    r"到(?:20)?[0-4][0-9]年?(?:年?[底末]|1?[0-9]月(?:[0-9]+[日号]|底)?)?"
    r"(?:为?止|结束|到期|就(?:没|停|完|止|结束|到期|不\S))?"
)
_STOPPING = "停|关|完|止|黄|凉|撤|散|没|废|为止|算完|算个?头|是个?头|见底"
_LASTING = "撑|管|用|活|跑|走|顶|执行|实行|施行|持续|维持|剩余|剩|差|有效|存续|有|够"
_SPAN = "(?:多少|几|好几)个?(?:天|日子?|星期|礼拜|周|月|年|时间|工夫|时日)|多久|多长(?:时间)?|多少时候"
_HELD_FOR = re.compile(
    rf"(?:实施|施行|执行|实行|生效|运行)(?:了|已经|有|到现在|至今|到今天){{1,3}}(?:{_SPAN})"
    rf"|(?:已经|都)(?:实施|施行|执行|实行|生效|运行)(?:{_SPAN})"
)


def in_force_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where a normalised message asks so; empty where it does not."""
    return tuple(match.span() for match in _asking().finditer(text))


def asks_time_left(text: str) -> bool:
    """Whether a normalised message asks how much longer something holds."""
    return _time_left().search(text) is not None


def asks_time_over(text: str) -> bool:
    """Whether a normalised message asks how long ago something ended (过期几天了)."""
    return _over().search(text) is not None


def asks_time_held(text: str) -> bool:
    """Whether a normalised message asks for how long something has held so far (实施了多久)."""
    return _HELD_FOR.search(text) is not None


@cache
def _over() -> re.Pattern[str]:
    ended = rf"(?:{_words()['ending']}|结束|停止?|过)"
    return re.compile(rf"{ended}(?:了|已经|有|都|到现在|至今){{0,3}}(?:{_SPAN})(?!后|之后|内|以内|前)")


def unknown_words(rest: str) -> str | None:
    """What no group has of a normalised message, without the documents that it names; None where it is much."""
    unknown = _empty().sub("", rest)
    return unknown if len(unknown) <= _UNKNOWN else None


@cache
def _empty() -> re.Pattern[str]:
    words = _words()
    groups = "|".join(words[name] for name in ("today", "still", "already", "may", "ask", "after"))
    return re.compile(rf"{_YEAR_BY_NOW}|{groups}|[,。;?!:\s]")


@cache
def _asking() -> re.Pattern[str]:
    words = _words()
    today = rf"(?:(?:截至|截止到?|搁到?|放到?|放在|打|[到至在])?(?:{words['today']})(?:为止|起)?|{_YEAR_BY_NOW})"
    before = rf"(?:{today}|{words['still']}|{words['already']}|{words['may']})"
    opened = rf"(?:{today}|{words['still']})"
    after, ask = rf"(?:{words['after']}){{0,4}}", rf"(?:{words['ask']})"
    holds = rf"(?:{words['holding']}|{words['ending']}|(?:{words['doing']})(?:完|到头|结束))"
    said = rf"(?:{holds}|{words['beginning']})"
    asked = rf"(?:{ask}{{1,4}}(?:{_END}|(?<=[吗么呢]))|(?=\?))"
    forms = (
        rf"(?:{opened}|{words['already']}){before}{{0,6}}(?:{_doubled('a')})?{said}{after}{ask}{{0,4}}{_END}",
        rf"(?:{words['may']}){{0,4}}{holds}{after}{ask}{{1,4}}{_END}",
        rf"(?:到|至|截至|截止)(?:{_WHEN})",
        rf"{_doubled('d')}(?:{words['ending']}|[停撤废黄完断关散换歇凉]){after}{ask}{{0,2}}{_END}",
        rf"(?:{words['may']}){{0,4}}{_doubled('b')}(?:{words['holding']}){after}{_END}",
        rf"{opened}{before}{{0,6}}(?:{words['weak']}){{1,2}}{after}{asked}",
        rf"{opened}{before}{{0,6}}{_doubled('c')}(?:{words['weak']}){after}{ask}{{0,2}}{_END}",
        rf"(?:{_WHEN})(?:[就会要才能该算]|可以|正式|彻底|真正){{0,3}}(?:{words['ending']}|{_STOPPING})(?:{words['after']}|{words['ask']}){{0,4}}{_END}",
        rf"(?:从|打|自|由|是){{0,2}}(?:{_WHEN})(?:起|开始|往后|[就会才能算]|可以|正式|真正){{0,4}}(?:{words['holding']}|用(?!上)|执行|实行|算|管){after}{ask}{{0,2}}{_END}",
        rf"(?:{_WHEN})(?:[就会才能]|可以)?开始(?:{words['holding']}|有|给|发|补|奖|执行|实行|算)(?:{words['after']}|{words['ask']}){{0,3}}{_END}",
        rf"(?:是不是|是否|只|就|光|最多|顶多)+(?:能|会)?(?:{_LASTING}|给|发|补)?(?:{_UNTIL_YEAR})(?:{words['after']}|{words['ask']}){{0,4}}{_END}",
        _to_end().pattern,
        _left(),
        _over().pattern,
        _HELD_FOR.pattern,
        words["naming"],
    )
    return re.compile("|".join(forms))


def _doubled(name: str) -> str:
    """The first character of a verb, or two of them, said twice (管不管用, 受理不受理)."""
    return f"(?P<{name}>[一-鿿]{{1,2}})[不没](?=(?P={name}))"


def asks_time_to_end(text: str) -> bool:
    """Whether a normalised message asks how long it is until something ends (再有几天到期)."""
    return _to_end().search(text) is not None


@cache
def _to_end() -> re.Pattern[str]:
    days = rf"[^,。;?]{{0,5}}(?:天|月|周|星期|年|日子)(?:不到|多|左右|了|吧|吗|呢){{0,3}}{_END}"
    days_of_life = rf"还(?:能|可以|会)[一-鿿]{{1,3}}?(?:多少|几|好几)个?(?:天|日子){_END}"
    left = rf"{days_of_life}|剩(?:下|余|着|的)?(?:{_SPAN}|{days})"
    return re.compile(rf"(?:{_SPAN})(?:[就才会要的]|可以)?(?:{_words()['ending']})|{left}")


@cache
def _time_left() -> re.Pattern[str]:
    return re.compile(
        f"{_left()}|{_to_end().pattern}|剩|还有.{{0,2}}(?:多|几)|(?:离(?![岸心子散线职异])|距).{{0,14}}(?:多久|几|多少|多长|多远)"
    )


def _left() -> str:
    return (
        rf"(?:还|尚|再|仅|只)(?:[能会可得]|可以|大概|大约|一共|总共){{0,3}}(?:{_LASTING})(?:着|下去?|的|余|有|个){{0,2}}(?:{_SPAN})"
        rf"|(?:剩余?|余)(?:下|的|着)?(?:{_SPAN})"
    )


def _words() -> dict[str, str]:
    """One alternative for all words of a group, the longest first, by its name."""
    groups = load_data("in_force.yaml")
    return {name: "|".join(sorted(words, key=len, reverse=True)) for name, words in groups.items()}
