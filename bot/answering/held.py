"""How many of a thing that is supported the asker says he has (两项重大课题, 两家实验室都评上了)."""

import re

from bot.answering.inquiry import Inquiry
from policy_corpus.measures.catalogue import leaves
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Leaf, Measure
from policy_corpus.parsing.numbering import han_to_int

HOW_MANY, COUNTER = (
    r"([1-9一二两三四五六七八九十])\s*",
    "(?:项|个|件|家|支|名|位|人|块|座|所|份|台|套|单(?![位项独个]))",
)
_KINDS = {"platform", "project"}  # facts of which an asker may have several, each paid for by itself
_EACH_HAS = re.compile(
    rf"(?:每(?P<counter>{COUNTER})|各自?|都|均)(?:的|合同|签了?|成交|交易额?|技术|[额价金]|金额|各?是|为|有|卖了?|了)*"
    r"[\d一二两三四五六七八九十][\d.]*[十百千]*[万亿]"
)  # a sum that is one of several equal ones
OF_ALL = (
    "加|一共|合计|总|共|一起|都(?![是由])|全|合|放|分别|各"  # after the number of all that is listed (高企三项加一起)
)
_LISTED = re.compile("还有|另外?|以及|加上|外加|[也又]有|同时")
_OF_THEM = re.compile(f"(?:[每一]年)?(?:{OF_ALL})")
_IN_ONE = {"俩": "两个", "仨": "三个"}
_EACH = "(?:都|均|各自?|分别|每[个家])"
COUNTED = rf"(?<!第){HOW_MANY}({COUNTER})"
_COUNTED = re.compile(COUNTED)
_OWN_EACH = "(?:各自?(?!类|种|项|级|位|个)|分别|每[家个人](?:公司|企业)?都?)"  # each has one of his own
_HOLDERS = re.compile(
    rf"{COUNTED}[^,，。;；?？\d]{{0,10}}(?:[,，]都?[^,，。;；?？\d一二两三四五六七八九十]{{0,6}})?{_OWN_EACH}(?![^,，。;；?？]{{0,6}}(?:多少|几))"
)
_GOT = "(?:批|评|认定|获|拿|中|入选|通过|立|报|建|办)(?:准|批|上|到|下来?|过|成|项)*了"
_GOT_SO_MANY = re.compile(rf"{_GOT}{COUNTED}(?=[,，。;；?？]|$)")  # 重大课题一共多少钱，我们批了两项
_JOINED = "[、和跟与及]"
_YEAR = r"(?:今年|去年|前年|明年|后年|上年|(?:20)?\d\d年)"
_ONE_A_YEAR = re.compile(rf"(?:{_YEAR}[^,，、。;；?？\d]{{0,4}}[一1]{COUNTER}[^,，、。;；?？\d]{{0,3}}[,，、]?){{2,4}}")
_IN_YEARS = re.compile(rf"{_YEAR}(?:{_JOINED}{_YEAR}){{1,3}}{_OWN_EACH}(?![^,，。;；?？]{{0,6}}(?:多少|几))")


def in_numbers(text: str) -> str:
    """A text with a number and a measure word where one word is both (俩国标)."""
    return "".join(_IN_ONE.get(char, char) for char in text)


def kinds_held(inquiry: Inquiry, measure: Measure) -> int:
    """How many kinds that a measure pays for the question says the asker has (重点实验室1、工程中心1); 0 of none."""
    question = inquiry.question
    text = question.resolved if question.follow_up and not question.named_subject else question.text
    asked = [leaf for leaf in leaves(measure.conditions) if leaf.fact in _KINDS & inquiry.told]
    return max((sum(_names(leaf, id_, text) for id_ in _held(inquiry, leaf)) for leaf in asked), default=0)


def _held(inquiry: Inquiry, leaf: Leaf) -> set[str]:
    held = inquiry.profile.get(leaf.fact)
    return set(leaf.among) & set(held if isinstance(held, list) else ())


def _names(leaf: Leaf, option_id: str, text: str) -> bool:
    """Whether a text names an option: what an earlier message told is not counted again."""
    option = load_facts()[leaf.fact].option(option_id)
    return option is not None and any(name in text for name in (option.label, *option.synonyms))


def how_many(name: str, text: str) -> tuple[int, str]:
    """The number that stands beside a name, or of whom each has it, and in what it is counted; 1 where it is not."""
    word, text = re.escape(name), in_numbers(text)
    if not _COUNTED.search(text):
        return 1, ""
    counted = (
        re.search(rf"{COUNTED}[^,，、。;；?？的\d]{{0,4}}{word}", text)
        or re.search(
            rf"(?:^|[,，。;；])[^,，。;；、和与及跟]*{word}[^,，。;；?？\d、和与及跟我这那]{{0,4}}?{COUNTED}(?![能可给补])",
            text,
        )
        or re.search(
            rf"、[^,，。;；、\d]{{0,4}}{word}[^,，。;；?？\d、和与及跟]{{0,4}}?{COUNTED}(?=[、,，;；。]|$)", text
        )
        or re.search(rf"{COUNTED}(?!月)[^。;；?？\d]{{0,16}}{_EACH}[^,，。;；?？\d]{{0,10}}{word}", text)
        or (_GOT_SO_MANY.search(text) if len(_COUNTED.findall(text)) == 1 else None)
    )
    if counted and _OF_THEM.match(text, counted.end(2)) and _LISTED.search(text[: counted.start(1)]):
        return 1, ""  # 有个院士站还有个博士后站,两个加起来
    return (han_to_int(counted[1]), counted[2]) if counted else (1, "")


def holders(text: str) -> tuple[int, str]:
    """How many have each what is told (两家公司各有…; 今年和明年各建一个), and in what they are counted; else 1."""
    text = in_numbers(text)
    if counted := _HOLDERS.search(text):
        return han_to_int(counted[1]), counted[2]
    listed = _IN_YEARS.search(text) or _ONE_A_YEAR.search(text)
    return (len(re.findall(_YEAR, listed[0])), "") if listed else (1, "")


def how_many_alike(text: str) -> tuple[int, str]:
    """How many things there are that each have one sum (3台，每台合同都是1000万); 1 where it is not so."""
    text = in_numbers(text)
    each = _EACH_HAS.search(text)
    counted = [match for match in re.finditer(COUNTED, text) if each and match[2] in (each["counter"] or match[2])]
    return (han_to_int(counted[0][1]), counted[0][2]) if counted else (1, "")
