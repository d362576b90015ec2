"""Figures named together in one message, told beside another, aimed at as a multiple, and reached in the end."""

from collections import defaultdict

import pytest

from policy_corpus.model import Figure
from tests.bot.answering.test_figure_wordings import AREAS, SPOKEN, figures, states
from tests.bot.asking import Asker

WORDINGS = (
    "{area}{year}：{one}；{other}",
    "{area} {year}年 {one}、{other}",
    "{area}{year}年{one}/{other}",
    "{area}{year}年{one}和{other}",
    "{area}{year}年\n{one}\n{other}",
    "{area}{year}年{one}，{other}，各多少",
    "{one}；{other}（{area}{year}年）",
)


def pairs() -> list[tuple[Figure, Figure]]:
    """Two figures of each area and year, of different things; every second pair."""
    by_place = defaultdict[tuple[object, ...], dict[str | None, Figure]](dict)
    for figure in figures():
        if not (figure.topic or figure.upper):
            by_place[figure.document_id, figure.district, figure.year].setdefault(figure.indicator_id, figure)
    found = [list(group.values()) for group in by_place.values()]
    return [(group[at], group[at + 1]) for group in found for at in range(0, len(group) - 1, 2)][::2]


def _worded(one: Figure, other: Figure, number: int) -> str:
    things = [SPOKEN.get(figure.indicator_id or "", figure.indicator) for figure in (one, other)]
    area = AREAS[one.district or ""]
    return WORDINGS[number % len(WORDINGS)].format(area=area, year=one.year, one=things[0], other=things[1])


def test_each_of_the_figures_named_is_stated(asker: Asker) -> None:
    asked = [(_worded(one, other, number), one, other) for number, (one, other) in enumerate(pairs())]
    answers = [(question, asker(question), figures) for question, *figures in asked]
    missed = [q for q, answer, wanted in answers if not all(states(answer, figure) for figure in wanted)]
    assert not missed


@pytest.mark.parametrize(
    "message",
    ["瞪羚、独角兽企业一共几家，高新区2023年", "自贸片区高企和瞪羚各给多少", "高新区2021年高企、科小占全市多少"],
)
def test_what_is_asked_of_them_together_is_left_whole(asker: Asker, message: str) -> None:
    assert not asker(message).exchange.further


@pytest.mark.parametrize(
    ("told", "stated"),
    [
        ("高新区那个政府引导基金，自己出资10个亿，撬动多少社会资本", "39亿元"),
        ("金普新区国家级孵化器3家，挂牌上市企业数量呢？多少", "25家"),
        ("高新区万人有效发明专利拥有量220件，年技术市场交易额多少", "110亿元"),
    ],
)
def test_a_number_told_finds_what_stands_beside_it(asker: Asker, told: str, stated: str) -> None:
    assert stated in asker(told).text


@pytest.mark.parametrize(
    "message",
    ["2025年大连的高企跟科小，比十三五末得多出多少才算成？有翻倍的说法没", "2025年大连高企数量目标是多少家"],
)
def test_a_goal_of_the_city_that_is_a_multiple_goes_before_another_areas_number(asker: Asker, message: str) -> None:
    answer = asker(message)
    assert "翻一番" in answer.text
    assert "1500家" not in answer.text


@pytest.mark.parametrize("first", ["2018推进方案 R&D占GDP目标", "三年行动计划里研发经费占GDP定的多少"])
@pytest.mark.parametrize("then", ["后来到2020年全市做到几了", "那最后2020年全市实际是多少", "全市2020年实际完成了多少"])
def test_what_came_of_a_goal_is_told_by_another_document(asker: Asker, first: str, then: str) -> None:
    answer = asker(first, then)
    assert answer.status == "answered"
    assert "2.95%" in answer.text


@pytest.mark.parametrize("then", ["那最后2019年高新区实际是多少", "实际到2019年高新区做到多少了"])
def test_a_goal_is_no_result(asker: Asker, then: str) -> None:
    assert asker("三年计划 万人发明专利目标", then).status == "not_found"


def test_a_first_message_that_names_nothing_is_asked_back(asker: Asker) -> None:
    assert asker("我这个批下来了，啥时候能到账、能到多少呀").status == "clarification"
    assert asker("我们这个孵化器能给多少").status == "answered"


def test_the_field_of_a_refused_question_has_its_units(asker: Asker) -> None:
    answer = asker("金普新区现代农业2018年要引进多少人才", "这摊活谁牵头谁配合")
    assert answer.text.startswith("牵头单位：金普新区管委会；配合单位：市科技局")


def test_what_another_document_says_of_the_area_is_shown_beside_the_refusal(asker: Asker) -> None:
    answer = asker("2018方案 高新区 高企 目标")
    assert answer.status == "not_found"
    assert "以下是《三年行动计划》写的" in answer.text
    assert "150家" in answer.text


@pytest.mark.parametrize(
    ("messages", "difference"),
    [
        (("大连高新区2020年PCT申请多少件", "2021年呢，是多了还是少了，差多少"), "减少：198件−106件=92件"),
        (("生命健康产业，高新区2019年要做到多少收入", "金普呢，两边差多少"), "200亿元−50亿元=150亿元"),
        (("高新区高企2025年目标跟2023年底实有数比，还差多少家",), "1500家−1269家=231家"),
        (("“十四五”末大连高企照翻一番算，应该是多少家？",), "2475家+2475家=4950家"),
        (("十三五末全市高企有多少家", "十四五要翻一番，那到2025年得多少"), "2475家+2475家=4950家"),
        (
            ("万人有效发明专利三年行动计划2019年自创区多少件", "2018年工作推进方案定的呢？哪个高，高多少"),
            "55件−35件=20件",
        ),
        (("高新区技术合同成交额，2025年目标比2021年实际要多出多少亿",), "205亿元−146.8亿元=58.2亿元"),
    ],
)
def test_figures_of_two_halves_or_turns_are_set_against_each_other(
    asker: Asker, messages: tuple[str, ...], difference: str
) -> None:
    assert difference in asker(*messages).text
