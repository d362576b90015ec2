"""What a question asks of the facts: years, districts, documents, fields, indicators, units, and its content words."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from policy_corpus.facts.flow import fold
from policy_corpus.facts.grams import grams_of
from policy_corpus.vocabulary import Indicator, Terms, UnitKind, Vocabulary

_YEAR = re.compile(
    r"(?<!\d)(?P<full>(?:19|20)\d{2})(?:年(?:年?[底末初])?)?(?!\d)|(?<!\d)(?P<short>[0-4]\d)年(?:年?[底末])?"
)
_WHOLE = re.compile(
    r"占(?:全|我|大连)?市|市级(?:以上|(?=[呢的?？,，\s]|$))"
)  # of which a part is asked for, or a rank: not the area asked about
_FIVE_YEARS = re.compile(r"“?十(?P<number>[三四])五”?(?P<end>收官|期末|末|结束|最后)?(?:的?时候|时期|期间)?")
_PERIOD_END = re.compile(r"“?十([三四])五”?(?:收官|期末|末|结束)")  # a year, not the plan that has the period's name
_KINDS: tuple[tuple[str, tuple[UnitKind, ...]], ...] = (
    (r"(?:多少|几)[家户]", ("enterprises", "organisations")),
    (r"(?:多少|几)件", ("patents",)),
    (
        r"(?:多少|几|多大)(?:个|千|百|十)?(?:亿|万元|万块|钱|元)|(?<!人才)(?<!人员)(?<!人口)多少万(?!人|家|平)"
        r"|(?:补助|奖励|补贴|资助)[^，；]{0,6}(?:多少|几)",
        ("money",),
    ),
    (r"百分之|几个点|多少个点|比例|比重|占比|几成", ("ratio",)),
    (r"多大面积|面积多大|多少(?:万)?平|多大地方|几平方", ("area",)),
    (r"(?:多少|几)(?:万)?(?:人(?!才)|名|位)|多少人才(?!项目|政策|公寓|计划|工程|团队|工作)", ("people",)),
    (
        r"(?:多少|几)个?[^，；个家项]{0,6}(?:人才|专家|院士|教授|博士(?!后)|老外|人员)(?!的|创[新业]|项目|政策|公寓|计划|工程|团队|工作)"
        r"|(?:人才|专家|院士|教授|博士(?!后)|老外|人员)[^，；]{0,4}(?:多少|几)个",
        ("people",),
    ),
    (r"(?:多少|几)套", ("dwellings",)),
    (r"(?:多少|几)个(?!亿|点|百分)", ("items", "organisations", "projects", "enterprises")),
    (r"的(?:几|多少)倍|翻几番", ("ratio",)),
)
_NOISE = re.compile(
    r"请问|请教|麻烦|你好|您好|咱们|咱|我们|你们|总共|一共|加起来|合计|到底|大概|究竟|具体|(?:多少|几)(?:万|亿|千|百)?(?:平方米|平方公里|平方|平米|平|[家户个项件人名位套所元钱倍条])?"
    r"|哪[些个家份里儿]?|什么|啥|怎么样?|多大|目标|指标值?|定在|定为|定的|要求|写的|写着|规定|文件|这个数|这个|那个|数字|分别|各自|各是|现在|时候"
    r"|两个?区|两地|相?差(?:了)?(?:多少|几)?倍?|[几多]倍|对比|相比|哪个?更?[高低多少大小]|更[高低多少大小]|不一样|一样吗"
    r"|数(?=新增)|各(?=[新增引培建有达])|(?:需要|计划|打算|准备|[要得应])(?=[新增引培建])"
    r"|有人说|听说|据说|对不对|对吗|管哪年|有没有|是不是|能不能|可以吗|吗|呢|啊|吧|呀|嘛|了|？|！|年"
)
_ROLE_WORDS = re.compile(
    r"(?:由|归|该|找|是)?(?:哪[个些家几]*|什么|谁)(?:部门|单位|局|委办局)?(?:来|去)?(?:牵头|负责|管|配合|承担|落实|办)?"
    r"|牵头单位|配合单位|责任单位|责任部门|牵头|配合|负责的?|责任|主管|归口|承办|分工|归谁|谁管|谁的事|的事儿?|这(?:事|活|项)儿?|哪一?[条项]|哪几[条项]|参与|任务|工作|部门|单位"
)
_LEAD = re.compile(r"牵头|领头|主办|挑头")
_SUPPORTING = re.compile(r"配合|协助|协办")
_CLAUSE = re.compile(r"第?\s*(\d{1,3})\s*[条项]")
_LISTS = re.compile(
    r"哪些|什么任务|什么工作|几项|多少项|干什么|干啥|管什么|管啥|负责什么|负责啥|哪一?[条项]|哪几[条项]|列一下|列出|都有"
)


@dataclass(frozen=True)
class Asked:
    """A question taken apart; sets are empty where it leaves the facet open."""

    grams: frozenset[str]
    canonical_grams: frozenset[str]  # of the content with every indicator by its canonical name
    years: frozenset[int]
    districts: frozenset[str]
    documents: frozenset[str]
    topics: frozenset[str]
    departments: frozenset[str]
    indicators: frozenset[str]
    kinds: frozenset[UnitKind]
    clause_numbers: frozenset[str]
    role: str | None
    wants_list: bool


class QuestionReader:
    """Takes questions apart with the reviewed vocabulary and the corpus's own document names."""

    def __init__(self, vocabulary: Vocabulary, documents: Terms) -> None:
        self._vocabulary = vocabulary
        self._documents = documents

    def read(
        self,
        question: str,
        *,
        years: Collection[int] = (),
        districts: Collection[str] = (),
        documents: Collection[str] = (),
        about_units: bool = False,
    ) -> Asked:
        """The question's facets and content; facets that the caller knows better replace those read here.

        With `about_units` department names count as facets, otherwise as content.
        """
        text, named = _take(_PERIOD_END.sub(_last_year, fold(question)), self._documents)
        own_years, text = _take_years(text)
        wholes = [match.span() for match in _WHOLE.finditer(text)]
        text, places = _take(text, self._vocabulary.districts, wholes)
        text, departments = _take(text, self._vocabulary.departments) if about_units else (text, [])
        clause_numbers, content = _content(self._vocabulary.rewrites.apply(text), about_units=about_units)
        indicators = self._vocabulary.indicators_in(content.replace(" ", ""))
        return Asked(
            grams=frozenset(grams_of(content)),
            canonical_grams=frozenset(grams_of(self._in_canonical_words(content, indicators))),
            years=frozenset(years or own_years),
            districts=frozenset(districts or places),
            documents=frozenset(documents or named),
            topics=frozenset(mention.id for mention in self._vocabulary.topics.find(text)),
            departments=frozenset(departments),
            indicators=frozenset(indicator.id for indicator, _ in indicators),
            kinds=frozenset(kind for pattern, kinds in _KINDS if re.search(pattern, text) for kind in kinds),
            clause_numbers=frozenset(clause_numbers),
            role=_role(text),
            wants_list=_LISTS.search(text) is not None,
        )

    def _in_canonical_words(self, content: str, indicators: Iterable[tuple[Indicator, str]]) -> str:
        """固投 becomes 固定资产投资, so that it meets the wording of the records."""
        for indicator, form in indicators:
            name = self._vocabulary.rewrites.apply(indicator.name)
            content = content if form in name else content.replace(form, name)
        return content


def _last_year(period: re.Match[str]) -> str:
    return f"{2020 if period[1] == '三' else 2025}年"


def _take(text: str, terms: Terms, besides: Collection[tuple[int, int]] = ()) -> tuple[str, list[str]]:
    """The text with every mention blanked out, and the ids mentioned; what lies in `besides` names nothing."""
    mentions = [m for m in terms.find(text) if not any(start <= m.start < end for start, end in besides)]
    for mention in reversed(mentions):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return text, [mention.id for mention in mentions]


def _take_years(text: str) -> tuple[set[int], str]:
    years = {int(match["full"] or f"20{match['short']}") for match in _YEAR.finditer(text)}
    for match in _FIVE_YEARS.finditer(text):
        if match["number"] == "三" or match["end"]:
            years.add(2020 if match["number"] == "三" else 2025)
    return years, _FIVE_YEARS.sub(" ", _YEAR.sub(" ", text))


def _content(text: str, *, about_units: bool) -> tuple[list[str], str]:
    clause_numbers = _CLAUSE.findall(text)
    text = _CLAUSE.sub(" ", text)
    text = _ROLE_WORDS.sub(" ", text) if about_units else text
    return clause_numbers, _NOISE.sub(" ", text)


def _role(text: str) -> str | None:
    if _LEAD.search(text):
        return "lead"
    return "supporting" if _SUPPORTING.search(text) else None
