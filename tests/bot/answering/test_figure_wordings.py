"""Every figure of the documents, asked for in the wordings that people use; and what the documents do not count."""

from collections import defaultdict
from datetime import date
from functools import cache

import pytest

from bot.answering.comparison import amount
from policy_corpus.corpus import load_corpus
from policy_corpus.facts import FactBook
from policy_corpus.model import Figure
from tests.bot.asking import Answer, Asker

AREAS = {"gaoxin": "高新区", "jinpu": "金普新区", "zichuang": "自创区", "zimao": "自贸片区", "city": "全市"}
SPOKEN = {
    "hightech-new": "高企新增",
    "hightech-total": "高企",
    "tech-sme": "科小",
    "patents-per-10k": "万人发明专利",
    "rnd-gdp": "研发投入占GDP",
    "tech-contract-volume": "技术合同额",
    "sales-revenue": "营收",
    "key-enterprises": "规上骨干企业",
    "tech-market-volume": "技术市场交易额",
}
WORDINGS = (
    "{area} {year} {thing}",
    "{area}{short}年{thing}多少啊",
    "到{year}年底，{area}{thing}要达到多少",
    "{year}年{area}的{thing}，给个数",
    "{thing}，{area}{year}年，多少",
    "{area}{year}年{thing}有没有定数",
)
FOURTH = 4  # of the records, each with two of the wordings: all of them take minutes


@cache
def figures() -> tuple[Figure, ...]:
    """Those that alone count their thing in their area and year."""
    alike = defaultdict[tuple[object, ...], list[Figure]](list)
    for figure in FactBook.of(load_corpus()).figures():
        if figure.indicator_id and figure.year and figure.district in AREAS and figure.role in ("target", "result"):
            alike[figure.indicator_id, figure.unit == "%", figure.district, figure.year, figure.topic].append(figure)
    return tuple(found[0] for found in alike.values() if len({amount(figure) for figure in found}) == 1)


def asked() -> list[tuple[str, Figure]]:
    """The sampled questions, with the figure that each is about."""
    sampled = list(enumerate(figures()[::FOURTH]))
    return [(_worded(figure, number + further), figure) for number, figure in sampled for further in (0, 1)]


def _worded(figure: Figure, number: int) -> str:
    thing = f"{figure.topic or ''}{SPOKEN.get(figure.indicator_id or '', figure.indicator)}"
    area, year = AREAS[figure.district or ""], figure.year or 0
    return WORDINGS[number % len(WORDINGS)].format(thing=thing, area=area, year=year, short=year % 100)


def states(answer: Answer, figure: Figure) -> bool:
    """Whether an answer states a figure's number."""
    said = "".join(answer.text.split("依据：")[0].split())
    return answer.status == "answered" and f"{figure.value.normalize():f}{figure.unit[0]}" in said.replace(".0%", "%")


def test_each_figure_is_found_in_every_wording(asker: Asker) -> None:
    missed = [question for question, figure in asked() if not states(asker(question), figure)]
    assert not missed


@pytest.mark.parametrize(
    "question",
    [
        "2021年底高新区保险机构几家",
        "高新区2016年小额贷款公司多少家",
        "金普新区2024年其他重点产业营收多少亿",
        "高新区2020年常住人口",
        "高新区2023年底省级技术创新中心多少个",
        "高新区2023年市级重点实验室几个",
        "大连2019年高企多少家",
        "2025年大连技术合同成交额目标",
        "自创区2018年国家级孵化器目标",
        "高新区2018年高企总数",
        "高新区2023年四板挂牌企业",
        "固定资产投资3000万能补多少",
    ],
)
def test_what_is_counted_of_another_year_area_or_level_is_not_lent(asker: Asker, question: str) -> None:
    assert asker(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "as_of", "stated"),
    [
        ("今年金普新区未来型先导型产业培育规模以上骨干企业目标多少家", "2018-06-01", "40家"),
        ("去年高新区国家重点实验室多少个", "2022-03-01", "5个"),
        ("去年评上的瞪羚，自贸片区给多少", "2023-06-01", "50万元"),
        ("今年金普新区高企新增目标比去年多多少家", "2018-06-01", "90家−53家=37家"),
        ("高新区2020年专利授权比上一年多多少件", "2023-06-01", "3187件−2658件=529件"),
    ],
)
def test_a_year_told_by_another_is_that_year(asker: Asker, question: str, as_of: str, stated: str) -> None:
    assert stated in asker(question, as_of=date.fromisoformat(as_of)).text


@pytest.mark.parametrize(
    "question", ["今年自创区高新技术产值占规上工业百分之多少", "今年高新区支持高校院所科技人才创新创业项目多少个"]
)
def test_a_number_of_years_gone_by_is_not_this_years(asker: Asker, question: str) -> None:
    assert asker(question, as_of=date(2024, 5, 5)).status == "not_found"


@pytest.mark.parametrize("question", ["高新区2016到2021年高企每年各多少家", "高新区历年高企数量"])
def test_over_the_years_each_that_is_written_is_stated(asker: Asker, question: str) -> None:
    assert [figure.value for figure in asker(question).draft.figures] == [227, 757, 967, 1068]


def test_a_year_of_which_nothing_is_counted_is_named(asker: Asker) -> None:
    assert "没有写到2018年" in asker("高新区2016、2018年专利授权各多少").text
    assert "没有写到2016年" in asker("高新区2017年高企新增比上一年多多少").text


@pytest.mark.parametrize(
    "question",
    ["六个区2018年高企各新增多少家", "六个区挨个念一下2018年高企新增目标", "2018年各区高企新增目标分别是多少"],
)
def test_of_all_areas_each_that_is_written_is_stated(asker: Asker, question: str) -> None:
    assert {figure.value for figure in asker(question).draft.figures} == {150, 90}


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("2023年末省级重点实验室多少，省级新型研发机构多少", ("73个", "8个")),
        ("高新区高企占全市多少", ("35%",)),
        ("高新区国家级众创空间多少家", ("15家",)),
        ("高新区人才公寓总量目标", ("4000套",)),
        ("高新区2020年技术合同额是130亿元吧", ("文件写的不是130亿元，而是123亿元",)),
        ("高新区GDP", ("400.1亿元",)),
    ],
)
def test_the_thing_itself_is_stated(asker: Asker, question: str, stated: tuple[str, ...]) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert all(number in answer.text for number in stated)
    assert not answer.draft.measures


def test_what_grew_is_reckoned_of_one_thing_alone(asker: Asker) -> None:
    assert "−" not in asker("高新区2018年高新技术企业数量较2016年增加多少家").text
