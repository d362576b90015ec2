"""Which document, district, year, level, unit and clause a question names (facets), and where in its words."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from bot.understanding.numerals import chinese_to_int

KINDS = ("documents", "districts", "years", "levels", "departments", "clauses")


class Facets(BaseModel):
    """The values named, by kind, in order of mention; years are Gregorian, clauses are numbers such as "7"."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    documents: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    levels: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()

    def over(self, earlier: "Facets") -> "Facets":
        """These facets, with what they leave open taken from `earlier`."""
        return self.model_copy(update={kind: getattr(self, kind) or getattr(earlier, kind) for kind in KINDS})

    def named(self) -> set[str]:
        """The kinds that have at least one value."""
        return {kind for kind in KINDS if getattr(self, kind)}


@dataclass(frozen=True, slots=True)
class Mention:
    """One facet value as it stands in the question's words."""

    kind: str
    value: str | int
    start: int
    end: int
    within: bool = False  # it names a part of the value, which stays a subject of its own


_YEAR = re.compile(
    r"(?<![\d“「『\"])(20[0-4]\d)(?![\d万亿元件家个项%％])年?(?!的[几多\d])|(?<!\d)([12]\d)那?年(?!以上|期|内|来|前|后|间)(?=[^\d]|$|[12]\d年)"
)
_SPAN = re.compile(r"(?<!\d)(20\d\d)年?[-—~～至到]+(20\d\d)年?|(?<!\d)(1[6-9]|2\d)年?[-—~～至到]+(1[6-9]|2\d)年")
_FROM_TO = re.compile(
    r"[从由自]20(\d\d)年?[底末初]?[-—~～至到]+20(\d\d)年?|[从由自](1[5-9]|2\d)年?[底末初]?[-—~～至到]+(1[6-9]|2\d)年"
)
_FROM_FAR = re.compile(r"(?<!\d)(20\d\d)年[底末初]?[到至](20\d\d)年")  # the plans' own spans have no 年 between
_LISTED_YEARS = re.compile(
    r"(?<![\d.])((?:[12]\d[、,和/])+[12]\d)(?:[两三四五这几]+)?年|(?<![\d.])((?:[12]\d/){2,}[12]\d)(?![\d.])"
)
_PERIOD_END = re.compile(r"十([三四])五[”\"]?(?:期)?(?:末|收官|结束|最后一年)")
_SHORT_DISTRICT = re.compile(
    "(?<![国家级])(高新|自贸)(?=[和与跟及、,，比呢吗?？差几多各的]|那边|这边|两|\\d+(?![\\d条]))|(?<=[和与跟及、,，比])(高新|自贸)(?=[\u4e00-\u9fff]{0,2}[多少差几各谁哪呢?？]|$)"
)
_BARE_DISTRICT = re.compile("(?<![国家级])(高新|自贸)(?!技术|企业|产业|片?区|园)")
_JOINED = re.compile(r"\s*(?:vs\.?|对比?|加上?|[要得可]?比|[和与跟及、,，/+—-])\s*")  # between two districts
_BESIDE_LEVEL = re.compile("(?:国家|省)(?:级|里)?的?[和跟与、比]$")  # 国家级的和市里的: the city's level
_CITY = re.compile(r"(?<!在)(?:市里|大连全市|大连市?)(?=的|20\d\d|\d\d年|[,，、和与跟比]|整体|总体)")
_AGAINST = re.compile("[和与跟比]|还是|分别|各")  # which sets one area against another
_SHARE = re.compile("的?(?:几成|百分之几|百分之多少|几分之|多大(?:比例|比重)|多少(?:比例|比重))")
_FIVE_YEAR_PLANS = {(2016, 2020), (2021, 2025)}  # a figure of the whole period is dated by its last year
_DISTRICTS = {"高新": "gaoxin", "自贸": "zimao"}
LONGEST_SPAN = 6  # years of a span that are read as each of them
_OF_PLAN = re.compile("(?:年?[印出发定]的|的|那个?份?|版的?)?")
_KIND_ALONE = re.compile("(?:规划|方案|概况)(?=[里中写说定提跟和与、,，(?？]|那边|$)")
_LEVEL = re.compile(
    r"(国家|省部?|市|区|国际|国内|行业|地方)(?:一?级|标准|里认定|里评|认定)|国际(?=首台|的|先进)|国内(?=首台|的)|(国|省|市|行|地)标"
)
_SHORT_STANDARDS = {"国": "国家", "省": "地方", "市": "地方", "行": "行业", "地": "地方"}
_CLAUSE = re.compile(
    r"第\s*([一二三四五六七八九十百零\d]+)\s*(条|项)|(?:^|[^\d\u4e00-\u9fff第]|计划|方案|规划)(\d{1,2})\s*条(?!件|例|线)|[那这和跟](\d{1,2})\s*条(?=[呢谁归由?？]|$)"
    r"|[那这]一?条\s*[(（]\s*(\d{1,2})\s*[)）]"
)

# Before what is an item of a clause (第23条里的第5项, 第23条第6项和第7项).
_OF_CLAUSE = re.compile(
    r"\d条[的里中面头内那]{0,3}(?:第?\(?[一二三四五六七八九十\d]{1,3}\)?[小大]?[项款点个][的里中,、和及与跟]{0,2}){0,4}$"
)


@dataclass(frozen=True, eq=False)  # one is opened for all questions
class Gazetteer:
    """Finds reviewed names in a question, the longest first."""

    entries: dict[str, tuple[str, str]]  # surface -> (kind, value)
    parts: frozenset[str] = frozenset()  # surfaces that name a part of their value
    periods: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # first and last year of each plan
    worded: Mapping[str, re.Pattern[str]] = field(default_factory=dict)  # by document, how it is named in other words
    of_area: Mapping[tuple[str, str], str] = field(default_factory=dict)  # a document by its area and kind
    pattern: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        surfaces = sorted(self.entries, key=len, reverse=True)
        object.__setattr__(self, "pattern", re.compile("|".join(map(re.escape, surfaces)) or r"(?!)", re.IGNORECASE))

    @classmethod
    def of(
        cls,
        groups: Iterable[tuple[str, str, Iterable[str]]],
        parts: Iterable[str] = (),
        periods: Mapping[str, tuple[int, int]] | None = None,
        worded: Mapping[str, re.Pattern[str]] | None = None,
        of_area: Mapping[tuple[str, str], str] | None = None,
    ) -> "Gazetteer":
        """Build from (kind, value, surfaces) groups; an earlier group wins a surface that two groups claim."""
        entries: dict[str, tuple[str, str]] = {}
        for kind, value, surfaces in groups:
            for surface in surfaces:
                entries.setdefault(surface.lower(), (kind, value))
        return cls(entries, frozenset(part.lower() for part in parts), periods or {}, worded or {}, of_area or {})

    def find(self, text: str) -> list[Mention]:
        """Every name in `text`, left to right, none overlapping: of two that do, the longer."""
        matches = ((self.entries[m[0].lower()], m) for m in self.pattern.finditer(text))
        names = [Mention(kind, value, m.start(), m.end(), m[0].lower() in self.parts) for (kind, value), m in matches]
        worded = [w for w in self._worded(text) if not any(_overlap(w, n) and _length(n) >= _length(w) for n in names)]
        kept = [name for name in names if not any(_overlap(name, other) for other in worded)]
        return sorted([*kept, *worded], key=lambda mention: mention.start)

    def _worded(self, text: str) -> list[Mention]:
        found = [(id_, m.span()) for id_, pattern in self.worded.items() for m in pattern.finditer(text)]
        owners = Counter(span for _, span in found)
        return [Mention("documents", id_, *span) for id_, span in found if owners[span] == 1]


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _length(mention: Mention) -> int:
    return mention.end - mention.start


@lru_cache(maxsize=512)  # many ways of answering ask of the same words
def find_mentions(text: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """All facet mentions of a normalised question; a reviewed name beats a pattern that overlaps it."""
    found = _of_the_place(gazetteer.find(text), text)
    patterns = [*_short_districts(text, found), *_city(text, found), *_years(text), *_levels(text), *_clauses(text)]
    others = [mention for mention in patterns if not _inside(mention, found)]
    found = [_with_its_year(mention, others, text, gazetteer) for mention in found]
    others = [mention for mention in others if not _inside(mention, found)]
    found += _by_kind_alone(text, [*found, *others], gazetteer)
    return tuple(sorted([*found, *others], key=lambda m: (m.start, -m.end)))


def _by_kind_alone(text: str, found: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """A document that is called by its kind beside another one (规划里和概况里): the one of an area that is named."""
    named = [str(m.value) for m in found if m.kind == "documents"]
    if len(set(named)) != 1:
        return []
    areas = [str(m.value) for m in found if m.kind == "districts"]
    areas += [area for (area, _), id_ in gazetteer.of_area.items() if id_ in named]
    kinds = [Mention("kind", m[0], m.start(), m.end()) for m in _KIND_ALONE.finditer(text)]
    kinds = [kind for kind in kinds if not _inside(kind, found)]
    held = (
        (kind, {gazetteer.of_area.get((area, str(kind.value))) for area in areas} - {None, *named}) for kind in kinds
    )
    return [replace(kind, kind="documents", value=str(ids.pop())) for kind, ids in held if len(ids) == 1]


def _with_its_year(named: Mention, others: list[Mention], text: str, gazetteer: Gazetteer) -> Mention:
    """A document together with the year before its name that only tells which plan is meant (17年三年计划)."""
    firsts = {first for first, _ in gazetteer.periods.values()}
    for other in others if named.kind == "documents" else ():
        if other.kind == "years" and other.value in firsts and _OF_PLAN.fullmatch(text, other.end, named.start):
            return replace(named, start=other.start)
    return named


def _of_the_place(mentions: list[Mention], text: str) -> list[Mention]:
    """Without what only measures or dates: a share's whole (占全市), the plan of a period (高新区十四五末的高企)."""
    mentions = [m for m in mentions if not (m.kind == "districts" and _measures(m, text))]
    placed = any(m.kind == "districts" and m.value != "city" for m in mentions)
    dated = [m.span() for m in _PERIOD_END.finditer(text)] if placed else []
    return [m for m in mentions if not any(start <= m.start and m.end < end for start, end in dated)]


def _measures(place: Mention, text: str) -> bool:
    """Whether a place is the whole that a share is taken of (占全市, 是全市的几成)."""
    share = text[place.start] in "全我本" and _SHARE.match(text, place.end)
    return text[: place.start].endswith("占") or bool(share)


def without(text: str, gazetteer: Gazetteer, kinds: Collection[str]) -> str:
    """The text without what it names of some kinds."""
    for mention in reversed(find_mentions(text, gazetteer)):
        if mention.kind in kinds:
            text = f"{text[: mention.start]} {text[mention.end :]}"
    return text


def collect(mentions: Sequence[Mention]) -> Facets:
    """The distinct values of each kind, in order of mention."""
    values = {kind: tuple(dict.fromkeys(m.value for m in mentions if m.kind == kind)) for kind in KINDS}
    return Facets.model_validate(values)


def _inside(mention: Mention, others: list[Mention]) -> bool:
    return any(o.start <= mention.start and mention.end <= o.end for o in others)


def _spans(text: str) -> list[tuple[int, int, int, int]]:
    """First and last year of each span that is named, and where it stands."""
    found = ((m, m[1] or f"20{m[3]}", m[2] or f"20{m[4]}") for m in _SPAN.finditer(text))
    return [(int(first), int(last), m.start(), m.end()) for m, first, last in found]


def _years(text: str) -> list[Mention]:
    named = _spans(text)
    spans = [Mention("span", 0, start, end) for *_, start, end in named]
    years = [Mention("years", int(m[1] or f"20{m[2]}"), m.start(), m.end()) for m in _YEAR.finditer(text)]
    within = [
        Mention("years", year, start, end)
        for first, last, start, end in named
        for year in range(first, last + 1)
        if last - first < LONGEST_SPAN
    ]
    plans = [
        Mention("years", last, start, end) for first, last, start, end in named if (first, last) in _FIVE_YEAR_PLANS
    ]
    ends = [
        Mention("years", int(f"20{year}"), m.start(), m.end())
        for m in _FROM_TO.finditer(text)
        for year in filter(None, m.groups())
    ]
    listed = [
        Mention("years", int(f"20{year}"), m.start(), m.end())
        for m in _LISTED_YEARS.finditer(text)
        for year in re.findall(r"[12]\d", m[0])
    ]
    period = [
        Mention("years", 2015 + 5 * "三四".index(m[1]) + 5, m.start(), m.end()) for m in _PERIOD_END.finditer(text)
    ]
    far = [Mention("years", int(year), m.start(), m.end()) for m in _FROM_FAR.finditer(text) for year in m.groups()]
    return (ends or plans or within or far) + listed + period + [year for year in years if not _inside(year, spans)]


def _short_districts(text: str, full: list[Mention]) -> list[Mention]:
    """高新和金普, 自贸呢: a district cut short where another word of the text could not begin with it.

    Beside another district (高新 vs 金普) it is always one; `full` are the names found.
    """
    short = [Mention("districts", _DISTRICTS[m[1] or m[2]], m.start(), m.end()) for m in _SHORT_DISTRICT.finditer(text)]
    bare = [Mention("districts", _DISTRICTS[m[1]], m.start(), m.end()) for m in _BARE_DISTRICT.finditer(text)]
    named = [m for m in full if m.kind == "districts"] + bare
    return short + [m for m in bare if any(_joined(text, m, other) for other in named)]


def _city(text: str, found: list[Mention]) -> list[Mention]:
    """市里的, 大连2020年: the whole city by a mere word for it, where it is held against one district."""
    named = {m.value for m in found if m.kind == "districts"}
    if len(named) != 1 or "city" in named or not _AGAINST.search(text):
        return []
    of_area = (m for m in _CITY.finditer(text) if not _BESIDE_LEVEL.search(text[: m.start()]))
    return [Mention("districts", "city", m.start(), m.end()) for m in of_area]


def _joined(text: str, one: Mention, other: Mention) -> bool:
    """Whether nothing but a joining word stands between two mentions."""
    first, last = sorted((one, other), key=lambda m: m.start)
    return one != other and _JOINED.fullmatch(text, first.end, last.start) is not None


def _levels(text: str) -> list[Mention]:
    found = []
    for m in _LEVEL.finditer(text):
        value = _SHORT_STANDARDS.get(m[2]) or (m[1] or m[0]).removesuffix("部")
        found.append(Mention("levels", value, m.start(), m.end()))
    return found


def _before(text: str, named: re.Match[str]) -> str:
    """What stands before a clause or an item; a comma before an item parts nothing."""
    return text[: named.start()].rstrip("," if named[2] == "项" else "")


def _clauses(text: str) -> list[Mention]:
    found = [m for m in _CLAUSE.finditer(text) if not _OF_CLAUSE.search(_before(text, m))]
    return [Mention("clauses", chinese_to_int(m[1] or m[3] or m[4] or m[5]), m.start(), m.end()) for m in found]
