"""What kind of answer the words of a question want (a number of what, a date, a place), and whether sources show it."""

import re
from functools import cache

from bot.understanding.patterns import load_data
from bot.understanding.question import Question

_COUNTED = r"(?:多少|(?<![哪好几第那这])几(?!几))个?[十百千万]*(?:{})"
_COUNT = r"(?:\d[\d,.]*|[一二三四五六七八九十百两半]+)\s*[万亿千百余多]*\s*个?\s*(?:{})"
_SUM_OF = re.compile(
    "(?:奖金|经费|补贴|补助|津贴|预算|租金|房租|学费|工资|年薪|身价|造价)(?:是|有|为|共)?(?:多少|几)(?=[,，。?？!！]|$)"
)
_OF_A_NUMBER = re.compile(
    "(?:(?<=[口数量])|(?<=从业人才)|(?<=从业人员)|(?<=的人)(?:各|分别))"
    "(?:大约|约|是|有|为|达)?(?:多少|几)[万亿](?=[,，。?？!！]|$)"
)  # no money: 人口多少万
_MONEY = re.compile(r"\d\s*[万亿]?\s*美?元|[一二三四五六七八九十百千]+[万亿]?元")
_HOW_MUCH = re.compile("多少(?=[,，。;；?？!！]|$)")
_ANY_NUMBER = re.compile("[0-9]|[一二三四五六七八九十两]+(?:[成年倍]|分之)(?!行动|计划)")
_NO_QUANTITY = re.compile(r"[(（]?\d+[)）.、](?!\d)|第\d+|(?<!\d)20\d\d[年—-]|〔20\d\d〕\d+号|“十\w五”|[|]\s*\d+\s*[|]")
_HOW_MANY = re.compile("多少|几")
_ASKS_SIZE = re.compile("多少|多[大高]")
_MONTHS = re.compile(r"\d+\s*个月")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?:年|(?=[—-]))")

Kind = tuple[re.Pattern[str], re.Pattern[str]]


def lacks_number(question: Question, shown: str) -> bool:
    """Whether a number is asked for that the sources do not show: of the kind understood, or of what is counted."""
    shows = question.shows_number
    if shows is not None and not (shows.search(shown) or _in_months(question, shown)):
        return True
    counted = lacks_counted(question, shown)
    if counted is not None:
        return counted
    asked = _HOW_MUCH.search(question.text.replace(" ", ""))
    return asked is not None and not _ANY_NUMBER.search(_NO_QUANTITY.sub("", shown))


def _in_months(question: Question, shown: str) -> bool:
    """Whether years are asked for, and months are counted (240个月)."""
    return question.unit is not None and question.unit.unit == "年" and _MONTHS.search(shown) is not None


def wants_number(question: Question) -> bool:
    """Whether a number is asked for, of whatever kind."""
    counted = lacks_counted(question, "") is not None
    return question.shows_number is not None or counted or _ASKS_SIZE.search(question.text) is not None


def shows_number_wanted(question: Question, shown: str) -> bool:
    """Whether words hold a number, and of the kind asked for."""
    return bool(_ANY_NUMBER.search(_NO_QUANTITY.sub("", shown))) and not lacks_number(question, shown)


def lacks_counted(question: Question, shown: str) -> bool | None:
    """Whether what is counted by the word after 多少 or 几 stands with no number in the sources; None where none is."""
    if not _HOW_MANY.search(question.text):
        return None
    text, quantities = _OF_A_NUMBER.sub("多少", question.text.replace(" ", "")), _YEAR.sub("", shown)
    counted = [looks for asks, looks in _numbers() if asks.search(text)]
    counted += [] if counted or not _SUM_OF.search(text) else [_MONEY]
    return not all(looks.search(quantities) for looks in counted) if counted else None


def wants_place(question: Question) -> bool:
    """Whether it is asked where something is, or where one goes."""
    return _kinds()["place"][0].search(question.text) is not None


def lacks_attribute(question: Question, shown: str) -> bool:
    """Whether something is asked for that must be stated outright, and the sources do not state it."""
    return question.attribute is not None and question.attribute.states.search(shown) is None


def states_attribute(question: Question, shown: str) -> bool:
    """Whether something is asked for that must be stated outright, and the sources state it."""
    return question.attribute is not None and question.attribute.states.search(shown) is not None


def lacks_support(question: Question, shown: str) -> bool:
    """Whether it is asked if there is support, and the sources give none."""
    asks, gives = _support()
    return bool(asks.search(question.text)) and not gives.search(shown)


def gives_support(shown: str) -> bool:
    """Whether the sources give support of whatever kind."""
    return _support()[1].search(shown) is not None


def lacking_kinds(asked: str, shown: str) -> dict[str, bool]:
    """Other kinds of answer, and whether the words ask for such a one that the sources do not show."""
    return {name: bool(asks.search(asked)) and not looks.search(shown) for name, (asks, looks) in _kinds().items()}


@cache
def _numbers() -> list[Kind]:
    numbers = load_data("sufficiency.yaml")["numbers"]
    return [(re.compile(_COUNTED.format(n["asks"])), re.compile(_COUNT.format(n["shows"]))) for n in numbers]


@cache
def _support() -> Kind:
    support = load_data("sufficiency.yaml")["support"]
    return re.compile(support["asks"]), re.compile(support["shows"])


@cache
def _kinds() -> dict[str, Kind]:
    kinds = load_data("sufficiency.yaml")["kinds"].items()
    return {name: (re.compile(kind["asks"]), re.compile(kind["shows"])) for name, kind in kinds}
