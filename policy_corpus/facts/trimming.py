"""Cutting the words around a value down to what it counts: no dates, districts, conjunctions, verbs of attainment."""

import re

from policy_corpus.vocabulary import Vocabulary

_DATE = (
    r"(?:到|至|截至|截止|预计|力争|从|自)*(?:19|20)\d{2}年?(?:[-—–~至](?:19|20)\d{2}年)?"
    r"(?:年?[底末初前起]|\d{1,2}月(?:\d{1,2}日)?)?"
)
_TIME = rf"{_DATE}|“?十[三四五]五”?(?:时期|期间|期末)|近(?:些)?年来|目前|每年|年度|当年"
_NUMBER = r"[一二三四五六七八九]是|[（(][一二三四五六七八九十\d]+[)）]|\d+\.(?!\d)|[、：）\s]"
_JOINING = r"其中|并且?|且|以及|及|和|同时|此外|还|也|都|而|按照|按"
_INTENDING = r"力争|争取|确保|预计|努力|积极|逐步|重点为|重点|计划|主要|要|将(?!近(?!\d年))"
_TOTALLING = r"已经|已|现已|现有|现(?!代|场|有)|共计|共有|共同|共|累计|合计|总计|年均|平均|分别|约|近(?!\d)|超过"
_ATTAINING = r"达到|达|实现|完成了|完成|拥有|建有|设有|具有|有(?!效|望|限|形|序)|为(?!企业|\d)|是"
_PLACING = r"本区|我区|全区|我市|全市|区内|下辖|现场"
_LEADING = re.compile(rf"^(?:{'|'.join((_TIME, _NUMBER, _JOINING, _INTENDING, _TOTALLING, _ATTAINING, _PLACING))})+")
_TRAILING = re.compile(
    r"(?:[（(，：、“]|达到了?|达|超过|突破|超|是|共有|共计|共|约|近|将近|接近|不低于|不少于|至少|不超过|最高|最低|可达|可"
    r"|总计|累计|合计|分别|翻一番|翻番|(?:提升|提高|增加|增长|降低|扩展|扩大)[至到为]|[增降][至到]|总数为|有|的|到|已|将|第|每个"
    r"|一次性|一次|为|由|全部|给予|按照|按|来自|吸引来自)+$"
)
_JUST_AFTER = re.compile(r"(?:（[^）]{1,3}）)?(?:以上|左右|以内)?(?:的)?")
_AMONG = re.compile(r"(?<![其集])中$")
_ABBREVIATED = re.compile(r"（(?:以下)?简称[^）]*）")
_DISTRICT_ENDS = ("区", "市", "县")
_NAME_GOES_ON = re.compile(r"管委会|“|高校|重点产业|大学")


def trim(text: str, vocabulary: Vocabulary) -> str:
    """What is left of the words before a value."""
    text, previous = _ABBREVIATED.sub("", text), ""
    while text != previous:
        previous = text
        text = _without_district(_LEADING.sub("", text), vocabulary)
        text = _TRAILING.sub("", text)
    return text


def trim_after(text: str) -> str:
    """What is left of the words after a value."""
    skipped = _JUST_AFTER.match(text)
    text = text[skipped.end() :] if skipped else text
    return _AMONG.sub("", _TRAILING.sub("", text).strip("）（、"))


def _without_district(text: str, vocabulary: Vocabulary) -> str:
    """Without the district that it opens with; a name that goes on (高新区“海创工程”人才) stays whole."""
    bare = text.removeprefix("在").removeprefix("由")
    found = vocabulary.districts.pattern.match(bare)
    is_district = found and found[0] != "大连市" and found[0].endswith(_DISTRICT_ENDS)
    if not found or not is_district or _NAME_GOES_ON.match(bare, found.end()):
        return text
    return bare[found.end() :].removeprefix("要")
