"""Figures: of the year, district and field asked for, or none."""

import re

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("question", "figure", "document"),
    [
        ("高新区到2019年集成电路产业销售收入要做到多少", "50亿元", "plan-2017-2019"),
        ("金普新区到2019年集成电路产业销售收入要做到多少", "200亿元", "plan-2017-2019"),
        ("高新区2017年新增高新技术企业多少家", "64家", "plan-2017-2019"),
        ("金普新区2017年新增高新技术企业多少家", "53家", "plan-2017-2019"),
        ("自贸片区2025年高新技术企业达到多少家", "300家", "zimao-2021"),
        ("自贸片区2025年瞪羚、独角兽企业达到多少家", "10家", "zimao-2021"),
        ("高新区人才公寓多少套", "4000套", "plan-2017-2019"),
    ],
)
def test_a_figure_is_that_of_the_year_and_district_asked_for(
    asker: Asker, question: str, figure: str, document: str
) -> None:
    answer = asker(question)
    assert (answer.status, answer.citations[0].document.id) == ("answered", document)
    assert figure in answer.text.splitlines()[0]
    assert figure in "".join(answer.citations[0].quote.split())


@pytest.mark.parametrize("place", ["甘井子区", "长兴岛", "瓦房店市", "自贸片区"])
def test_another_districts_sum_is_not_lent(asker: Asker, place: str) -> None:
    answer = asker(f"{place}2019年集成电路产业销售收入多少")
    assert answer.status == "not_found"
    assert "50亿" not in answer.text
    assert "200亿" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "集成电路产业2016年销售收入多少",
        "集成电路产业2025年销售收入目标是多少",
        "高新区人才公寓2021年多少套",
        "自贸片区2023年瞪羚、独角兽企业达到多少家",
    ],
)
def test_a_figure_of_another_year_is_refused(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert answer.status == "not_found"
    assert not answer.draft.figures


def test_districts_asked_for_together_are_added_up_in_view(asker: Asker) -> None:
    answer = asker("集成电路产业2019年两个区销售收入加起来多少")
    assert "合计：50亿元+200亿元=250亿元[1][2]。" in answer.text.splitlines()


def test_each_indicator_that_is_named_gets_its_own_figure(asker: Asker) -> None:
    answer = asker("自贸片区2025年技术合同成交额和高新技术企业数量各多少")
    assert {(int(f.value), f.unit) for f in answer.draft.figures} == {(300, "家"), (40, "亿元")}


def test_each_year_that_is_named_gets_its_own_figure(asker: Asker) -> None:
    answer = asker("高新区2017年、2018年新增高新技术企业各多少家")
    assert [(f.year, int(f.value)) for f in answer.draft.figures] == [(2017, 64), (2018, 150)]


def test_a_wrong_premise_is_named_before_the_figure(asker: Asker) -> None:
    answer = asker("听说自贸片区到2025年高新技术企业要达到500家，是吧")
    first, second, *_ = answer.text.splitlines()
    assert first == "文件写的不是500家，而是300家[1]。"
    assert "300家" in second


def test_a_true_premise_is_not_corrected(asker: Asker) -> None:
    answer = asker("听说自贸片区到2025年高新技术企业要达到300家，是吧")
    assert answer.status == "answered"
    assert "不是" not in answer.text


def test_a_plans_figure_gets_no_notice_that_the_plan_has_ended(asker: Asker) -> None:
    first, *others = asker("高新区到2019年集成电路产业销售收入要做到多少").text.splitlines()
    assert "50亿元" in first
    assert any("已结束" in line for line in others if line.startswith("依据："))


def test_numbers_weighed_against_each_other_are_told_apart_by_document_and_year(asker: Asker) -> None:
    lines = asker("万人发明专利2018年到底是35还是55").text.splitlines()
    assert re.match("《2018年工作推进方案》.*2018年.*55件", lines[0])
    assert re.match("《三年行动计划》.*2019年.*35件", lines[1])


def test_numbers_that_seem_to_contradict_are_said_to_be_of_other_times(asker: Asker) -> None:
    lines = asker("高新区新三板挂牌的24家和25家是不是矛盾").text.splitlines()
    assert lines[0].startswith("这几个数的时间不同：2021年底是24家，2023年底是25家")


def test_an_area_of_which_nothing_is_said_is_named_beside_the_other(asker: Asker) -> None:
    answer = asker("2025年高企目标，高新片区和甘井子分别多少家").text
    assert "1500家" in answer
    assert "没有写到甘井子区" in answer


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        (
            "技术市场交易额，2018推进方案的100亿是高新区的还是自创区的",
            ("大连国家自主创新示范区2018年底：实现年技术市场交易额100亿元",),
        ),
        ("高新区雏鹰，规划说突破500，概况又说737，是哪年的数", ("2021年末：雏鹰数量突破500家", "2023年底：雏鹰737家")),
        ("737家，是全市的还是高新区的", ("2023年底：雏鹰737家", "全市拥有雏鹰瞪羚独角兽企业737家")),
    ],
)
def test_a_number_is_traced_to_its_document_area_and_year(asker: Asker, question: str, stated: tuple[str, ...]) -> None:
    lines = [line for line in asker(question).text.splitlines() if not line.startswith("依据：")]
    assert len(lines) == len(stated)
    assert all(words in line for words, line in zip(stated, lines, strict=True))


def test_what_had_been_reached_is_no_goal(asker: Asker) -> None:
    answer = asker("大连市R&D经费支出占GDP比重十四五目标是多少")
    first, second, third = answer.text.splitlines()
    assert third.startswith("依据：《科技创新“十四五”规划》")
    assert (answer.status, "没有写明这项指标的目标" in first) == ("not_found", True)
    assert re.match("2020年.*2.95%", second)


def test_a_documents_own_figure_comes_before_those_of_its_parts(asker: Asker) -> None:
    answer = asker("三年行动计划的万人发明专利目标是多少")
    assert [(f.district, f.year, int(f.value)) for f in answer.draft.figures] == [("zichuang", 2019, 35)]


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("高新区到2019年要新引进多少人才，其中高层次的多少？", ("10000人", "200人")),
        ("2020年大连技术合同成交额多少，是2015年几倍", ("261.6亿元", "3.3倍")),
        ("新材料到2019年要培育几家规上骨干、收入做到多少", ("10家", "100亿元")),
    ],
)
def test_each_part_of_a_question_gets_its_figure(asker: Asker, question: str, stated: tuple[str, ...]) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert all(figure in answer.text for figure in stated)


@pytest.mark.parametrize(
    "question",
    [
        "英歌石科学城总投资多少亿？",  # the district's own investment is not the place's
        "2016年高新区国家级孵化器有几家？",  # an undated figure of a later document
        "高新区跨境电商产业园要入驻多少家企业？",  # only its occupancy rate is written down
    ],
)
def test_a_figure_that_only_comes_near_is_not_stated(asker: Asker, question: str) -> None:
    assert asker(question).status == "not_found"


def test_the_document_of_a_number_is_found_by_the_number(asker: Asker) -> None:
    answer = asker("技术市场交易额100亿是哪份文件的目标")
    assert "100亿元" in answer.text.splitlines()[0]
    assert "2018年工作推进方案" in answer.text


def test_from_one_year_to_another_both_ends_are_stated_and_compared(asker: Asker) -> None:
    answer = asker("高新区高新技术企业数量从2016到2021增加了多少")
    assert "1068家−227家=841家" in answer.text


def test_districts_cut_short_are_compared(asker: Asker) -> None:
    assert "110亿元−40亿元=70亿元" in asker("2019年技术市场交易额，高新和金普差几个亿").text


def test_the_latest_figure_is_stated_where_it_is_asked_for(asker: Asker) -> None:
    assert "140人" in asker("高新区2021年底国家级人才几个", "那现在呢，最新的口径").text


def test_another_share_of_the_passage_just_cited_is_found_in_it(asker: Asker) -> None:
    assert "30%" in asker("英歌石科学城规划面积多少平方公里", "占整个高新区几成").text


def test_a_figure_said_to_be_the_citys_is_not_a_districts(asker: Asker) -> None:
    assert "2.95%" in asker("2020年大连研发经费占GDP比重多少").text


def test_a_districts_figure_is_not_that_of_a_place_inside_it(asker: Asker) -> None:
    assert "64%" in asker("高新区森林覆盖率").text


def test_a_follow_up_about_another_thing_is_not_answered_by_the_earlier_one(asker: Asker) -> None:
    assert "13.1万人" in asker("全区院士几人", "知识型从业人员呢").text
    assert "850家" in asker("高新区2025年高企目标", "科小呢", "雏鹰瞪羚独角兽呢").text


def test_a_field_named_once_holds_for_the_follow_ups_after_it(asker: Asker) -> None:
    answer = asker("金普新能源产业2019年收入目标", "骨干企业呢", "高新区呢")
    assert "（清洁能源）" in answer.text
    assert "10家" in answer.text


def test_what_two_documents_say_of_a_goal_is_compared(asker: Asker) -> None:
    assert "55件−35件=20件" in asker("万人发明专利 三年计划和2018方案哪个高").text


def test_a_plans_name_that_only_dates_a_district_does_not_name_the_plan(asker: Asker) -> None:
    assert "1500家" in asker("高新区十四五末高企目标").text


def test_labels_set_side_by_side_are_each_answered(asker: Asker) -> None:
    text = asker("高新区私募在管基金 支数 总规模").text
    assert "44支" in text
    assert "49.34亿元" in text


def test_how_much_more_than_in_another_year_is_worked_out_from_both(asker: Asker) -> None:
    assert "1068家−227家=841家" in asker("大连高新区2021年末高企多少家", "比2016年多几家").text


def test_a_growth_that_the_document_states_is_cited_with_its_computation(asker: Asker) -> None:
    answer = asker("大连高新区2021年末高企多少家", "比2016年多几家")
    assert "相差：1068家−227家=841家[1][2]。" in answer.text.splitlines()
    assert "高新技术企业数量较2016年增加841家" in answer.quotes


def test_a_number_per_head_is_not_added_up(asker: Asker) -> None:
    answer = asker("高新区和金普2019年万人发明专利加起来多少")
    assert ("合计" in answer.text, "35件" in answer.text) == (False, True)


@pytest.mark.parametrize(
    "question", ["生命健康产业2019年高新 vs 金普收入", "生命健康产业2019年收入，金普加高新一共多少"]
)
def test_a_short_name_beside_a_district_is_a_district(asker: Asker, question: str) -> None:
    assert {figure.district for figure in asker(question).draft.figures} == {"gaoxin", "jinpu"}


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("高新区2023年银行、保险、证券各几家", [21, 6, 7]),
        ("新材料2019年打算做到多少产值？几家骨干", [10, 100]),
        ("高新区产业创投引导基金到位多少、撬动多少社会资本", [10, 39]),
        ("自贸片区2025年要来多少个外国专家", [400]),
        ("高新区专利授权量16年末和21年末各多少件，多了多少", [1516, 3974]),
        ("自创区新组建研发机构：2018那份方案和三年计划各定了几家", [25, 90]),
        ("市里2020年的技术合同成交额和高新区2020年末的各多少", [261, 123]),
        ("2019年自创区共有几家国家级孵化器，两个区分别几家", [8, 5, 3]),
        ("2018金普其他重点产业领域收入 骨干企业", [35, 300]),
        ("高新区私募基金管理人几家、管着几支基金", [13, 44]),
        ("金普新区人工智能产业到2019年收入和骨干企业数", [50, 5]),
        ("三年计划里金普的清洁能源和集成电路2019年收入哪个大", [150, 200]),
        ("雏鹰企业2021年末和2023年底高新区各有多少", [500, 737]),
        ("搞硼材料的，三年计划产业规模目标多少、几家骨干", [10, 100]),
        ("PCT申请量高新片区2020年和2021年，涨了还是跌了", [198, 106]),
        ("2025年全市高企目标多少家", [1]),  # 翻一番
        ("英歌石森林覆盖率多少", [70]),
        ("高新区2023年底银行占金融机构几成", [21, 141]),
        ("知识型从业人才多少万", [13]),
        ("融资租赁公司和期货公司合计几家 高新区23年底", [3, 9]),
        ("技术合同额2025年，高新片区和自贸片区加起来", [205, 40]),
        ("国家工程技术研究中心高新区几家", [8]),
    ],
)
def test_each_thing_asked_for_gets_the_figure_of_its_unit(asker: Asker, question: str, stated: list[int]) -> None:
    assert [int(figure.value) for figure in asker(question).draft.figures] == stated


def test_a_part_is_not_added_to_its_whole(asker: Asker) -> None:
    text = asker("高新区众创空间一共几家，其中几家科技部备案").text
    assert ("43家" in text, "15家" in text, "合计" in text) == (True, True, False)


def test_the_figure_of_an_area_is_not_given_for_the_city(asker: Asker) -> None:
    answer = asker("大连2025年全社会研发投入强度目标")
    assert answer.status == "not_found"
    assert "大连高新区" in answer.text


def test_a_figure_of_which_the_unit_alone_agrees_is_none(asker: Asker) -> None:
    assert "14个" not in asker("中科院大学能源学院2018年研究生指标一共多少个").text


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("自贸片区研发占比2025年目标是5%吧", "文件写的不是5%，而是3%"),
        ("自贸片区研发占比2025年目标是3%吧", "是，文件写的正是3%"),
        ("高新片区研发投入占GDP比重2019年末多少", "4.0%"),
        ("领导小组办公室多久考核一次各部门", "每半年"),
        ("省级技术创新中心数 高新片区", "36个"),
        ("2021年高新片区GDP是410亿吧", "文件写的不是410亿元，而是400.1亿元"),
        ("自贸片区现在有多少家高企", "文件只写了目标"),
    ],
)
def test_the_first_line_is_the_straight_answer(asker: Asker, question: str, first: str) -> None:
    assert first in asker(question).text.splitlines()[0]


@pytest.mark.parametrize("question", ["高新区众创空间有多少工位", "高新区众创空间有多少个工位"])
def test_no_figure_of_another_thing_is_stated(asker: Asker, question: str) -> None:
    assert asker(question).draft.figures == []


def test_what_follows_a_document_that_has_ended_is_not_known(asker: Asker) -> None:
    assert asker("自贸片区的方案到期以后有没有新方案").status == "not_found"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2020年全市高企总数及较2015年倍数？（十四五科技规划）", "总数达到2475家，是2015年的4.45倍"),
        ("2020年全大连技术合同成交额达到多少亿，是15年的几倍", "达到261.6亿元，是2015年的3.3倍"),
    ],
)
def test_how_many_times_another_year_s_number_it_is_is_told_with_it(asker: Asker, question: str, told: str) -> None:
    answer = asker(question)
    assert told in answer.text
    assert "没有写到2015年" not in answer.text


@pytest.mark.parametrize(
    ("question", "added"),
    [
        ("金普新区产业联盟几个，联盟企业一共多少家", False),
        ("高新区三年高企几家、一共多少瞪羚", False),
        ("2019年高新区新增高企几家、金普新区几家，一共多少家", True),
    ],
)
def test_things_asked_for_one_by_one_are_not_added_up(asker: Asker, question: str, added: bool) -> None:
    assert ("合计：" in asker(question).text) is added


@pytest.mark.parametrize("question", ["自贸研发投入占比目标", "自贸研发强度2025目标"])
def test_a_goal_is_stated_before_the_support_that_goes_by_the_same_words(asker: Asker, question: str) -> None:
    assert "达到3%" in asker(question).text
