"""How people name a document short of its title: by its year (18年那份方案) or its area (高新片区的规划)."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from policy_corpus.model import Document

_WHICH = "(?:里?的|里|那个?份?|这个?份?|版的?)?"
_KIND = "规划|方案|计划|文件|材料|概况|清单"
_WORDS = "(?:年度|产业|创新|特区|科技|科创|工作|推进|发展|建设|行动|三年)*"
_KINDS = ("规划", "方案")  # the nouns that name a document; 计划 mostly is a verb
_TITLED = re.compile(r"(?P<stem>[\u4e00-\u9fff]{4,})(?P<kind>条例|规定|办法|细则|意见|方案|规划|预案|措施|政策)$")
_MARKS = re.compile(r"[（(][^（）()]*[)）]|[^\u4e00-\u9fff]")
_ANY_TITLE = re.compile(
    "关于|支持|促进|加快|加强|推进|推动|推广|鼓励|扶持|发展|建设|管理|实施|暂行|试行|若干|工作|进一步|相关|组织|配套|国家|上海市?|[省市县区]"
)
_THAT = "(?:的|那个|这个|那份|这份)?"
_ACT = "(?!建设|布局|面积|打造|要|了|在|用地)"  # after 规划: it is what somebody does
# After 计划, which mostly is what somebody does.
_NO_ACT = "(?=[里中上说写讲提跟和与、,，?？只是谁现还呢吗]|几[号月时]|到期|有效|[什啥]么?时|$)"
_SOME_AREA = "|(?<![新贸])片区"  # 片区那个方案: the one of its kind that is about such an area
_SUPPORT = "[那这][套些批]的?(?:政策|补助|补贴|扶持|支持|奖励|优惠|规定|办法|措施)"  # said of a whole document
_ISSUED = "(?:印发|颁布|发布|公布|出台|下发|起草|[发出下定])的(?:[那这][个份]|一份)?"
_NUMBER = re.compile(r"(\w+?)〔(\d+)〕(\d+)号(?: ?附件(\d+))?")
_TO = r"年?\s*[-—–~～至到]+\s*"


def worded_names(documents: Sequence[Document], areas: Mapping[str, Sequence[str]]) -> dict[str, re.Pattern[str]]:
    """By document, how it is named by its year or period, or by the area that it alone is about; `areas` has the names
    of each area."""
    owners = Counter(area for document in documents if (area := _of_area(document)))
    alone = Counter(kind for area, kind in owners if any(name.endswith("片区") for name in areas[area]))
    found = {}
    for document in documents:
        forms = [*_by_number(document), *_by_year(document), *_by_start(document), *_by_period(document)]
        area = _of_area(document)
        if area and owners[area] == 1:
            names = "|".join(map(re.escape, sorted(_with_stems(areas[area[0]]), key=len, reverse=True)))
            names += _SOME_AREA if alone[area[1]] == 1 and any(n.endswith("片区") for n in areas[area[0]]) else ""
            whose = rf"(?:沈大|大连)?(?:自创区|自主创新示范区)?(?:大连)?(?:{names})"
            forms.append(rf"{whose}{_WHICH}{_WORDS}{area[1]}{_ACT}")
            forms += [rf"{whose}的?{_SUPPORT}"] if document.effective_to else []
        forms += [] if document.reviewed else _shortened(document)
        if forms:
            found[document.id] = re.compile("|".join(forms), re.IGNORECASE)
    return found


def by_area(documents: Sequence[Document]) -> dict[tuple[str, str], str]:
    """Each document that is the only one of its kind about an area, by that area and its kind (规划, 方案, 概况)."""
    keys = [(document.districts[0], document.kind[-2:]) if document.districts else None for document in documents]
    return {key: document.id for key, document in zip(keys, documents, strict=True) if key and keys.count(key) == 1}


def _shortened(document: Document) -> list[str]:
    """南屏安居细则 of a 南屏市高层次人才安居实施细则: some of the words before its kind, in their order.

    Two characters at least are of none of the words that any title has, nor of its place.
    """
    title = _TITLED.match(_MARKS.sub("", document.short_title))
    if title is None:
        return []
    stem, kind = title["stem"], title["kind"]
    telling = "".join(dict.fromkeys(_ANY_TITLE.sub("", stem.removeprefix(document.region))))
    some, all_ = f"[{telling}]", f"[{stem}]*?"
    ordered = "".join(f"{char}?" for char in stem)
    return [rf"(?={all_}{some}{all_}{some}{all_}{_THAT}{kind}){ordered}{_THAT}{kind}"] if len(telling) > 1 else []


def _with_stems(names: Sequence[str]) -> set[str]:
    """The names of an area, what is left of them without the word for an area (自贸片区, 自贸), and 特区 for one."""
    stems = (name.removesuffix("区").removesuffix("片") for name in names)
    called = {name[at:] for name in names if name.endswith("创新特区") for at in (-4, -2)}
    return {*names, *(stem for stem in stems if len(stem) > 1), *called}


def _of_area(document: Document) -> tuple[str, str] | None:
    """The area that a document is about first, and its kind; None where it is of no kind that names one."""
    kind = next((kind for kind in _KINDS if document.kind.endswith(kind)), None)
    return (document.districts[0], kind) if kind and document.districts and document.districts[0] != "city" else None


def _by_number(document: Document) -> list[str]:
    """大政办发2017年119号, 119号文: the number without its brackets, or the last of it where a document is meant."""
    match = _NUMBER.match(document.number or "")
    if match is None:
        return []
    whole = rf"{match[1]}\D?{match[2]}年?\D?第?{match[3]}号(?:的?附件{match[4] or ''})?"
    return [whole, rf"(?<![\d年〕）\])]){match[3]}号文件?"]


def _by_year(document: Document) -> list[str]:
    """2018年那份工作方案, 18那份: of a document drawn up for one year."""
    period = document.plan_period
    if period is None or period.first_year != period.last_year:
        return []
    year = rf"(?<!\d)(?:20)?{period.last_year % 100}年?(?:度)?"
    return [rf"{year}{_WHICH}{_WORDS}(?:方案|文件|(?:工作|推进)计划)", rf"{year}[那这]份"]


def _by_start(document: Document) -> list[str]:
    """17年那份, 2017年那份计划: by a year of its issue or of its beginning; of two that share it, neither is named."""
    period = document.plan_period
    days = (document.issued_on, document.effective_from)
    years = {day.year for day in days if day} | ({period.first_year} if period else set())
    kind = document.kind[-2:]
    own = f"{_WORDS}(?:文件|材料|{kind})"
    called = (
        rf"[那这]份(?:文件|材料|{kind}|(?!{_KIND}))|{_ISSUED}{own}|[那这]个{_WORDS}{kind}|(?:的|版)?{kind}{_NO_ACT}"
    )
    return [rf"(?<!\d)(?:20)?{year % 100}年?(?:{called})" for year in sorted(years)]


def _by_period(document: Document) -> list[str]:
    """17到19年那个计划."""
    period = document.plan_period
    if period is None or period.first_year == period.last_year:
        return []
    first, last = period.first_year % 100, period.last_year % 100
    return [rf"(?<!\d)(?:20)?{first}{_TO}(?:20)?{last}年?{_WHICH}{_WORDS}(?:规划|方案|计划|文件)"]
