"""Words that look like those of another question: an order, a count, a person, a plan, or what was spoken of before."""

from datetime import date

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize("question", ["院士来我们公司建站，一次性给多少", "请院士来我们这儿设站，给多少"])
def test_who_sets_up_a_station_is_not_told_of_the_person(asker: Asker, question: str) -> None:
    assert asker(question).text.startswith("院士工作站补助：每年最高20万元")


def test_a_sum_for_the_person_is_still_refused(asker: Asker) -> None:
    assert asker("招了个院士怎么补").status == "not_found"


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("高企三年前认定的，今年又认上了，是10万还是20万", "10万元"),
        ("高企首次认定是10万还是20万", "20万元"),
        ("自贸省级瞪羚是50万还是200万", "50万元"),
    ],
)
def test_which_of_two_sums_it_is_is_decided(asker: Asker, question: str, stated: str) -> None:
    assert asker(question).text.splitlines()[0].endswith(f"：{stated}[1]。")


def test_a_list_that_is_only_to_be_handed_over_is_no_second_question(asker: Asker) -> None:
    answer = asker("客户想报自贸片区的高企认定补助，需要准备哪些申报材料，能给份清单吗？")
    assert answer.status == "not_found"
    assert "没有写明申报材料清单" in answer.text


def test_points_of_a_tax_rate_are_not_the_points_of_a_clause(asker: Asker) -> None:
    answer = asker("高企重新认定，按三年行动计划第23条的设想，期间所得税按几个点交，万一没过怎么办")
    assert "15%" in answer.text
    assert "共计" not in answer.text


@pytest.mark.parametrize("following", ["落实中关村6+4政策那项呢", "中关村“6+4”那项呢", "那中关村“6+4”呢"])
def test_that_item_behind_a_name_points_at_the_name(asker: Asker, following: str) -> None:
    answer = asker("2018方案里研发费加计扣除的体制机制，谁负责", following)
    assert "责任单位：市科技局" in answer.text.splitlines()[0]
    assert "落实中关村“6+4”政策" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "去年评上的省级创新联盟，明年打算报国家级，能领多少",
        "去年我们牵头的氢能联盟评上了省级，明年想申报国家级，能拿多少",
    ],
)
def test_a_level_that_is_only_planned_is_not_paid_for(asker: Asker, question: str) -> None:
    first = asker(question).text.splitlines()[0]
    assert first.startswith("合计最多：50万元+20万元/年×3年=110万元")


def test_what_one_of_several_lacks_is_said(asker: Asker) -> None:
    answer = asker("2020年全市高企和科技型中小企业分别多少")
    assert "全市高新技术企业总数达到2475家" in answer.text
    assert "“全市科技型中小企业分别多少”：收录的政策文件没有写到" in answer.text


@pytest.mark.parametrize("field", ["海洋经济", "海洋工程"])
def test_a_field_without_goals_is_not_given_those_of_another(asker: Asker, field: str) -> None:
    assert asker(f"金普新区2019年{field}目标").status == "not_found"


def test_a_role_told_in_a_later_turn_is_no_other_support(asker: Asker) -> None:
    answer = asker("自贸联盟补多少", "我们是参与单位不是牵头的")
    assert "科技创新联盟" in answer.text
    assert "标准" not in answer.text


def test_what_the_asker_is_not_does_not_stand_for_what_he_is(asker: Asker) -> None:
    answer = asker("高层次人才自己出来创业的（不是创新团队），片区给的研发项目资助最高能有多少？")
    assert answer.text.startswith("高层次人才创业研发项目资助：最高500万元")


def test_a_goal_and_what_it_came_to_are_told_each_of_its_year(asker: Asker) -> None:
    answer = asker("高新区2019年国家级孵化器目标跟2021年底实有的比，达到没有")
    assert "5家" in answer.text
    assert "6家" in answer.text


def test_one_of_a_series_taken_for_another_is_put_right(asker: Asker) -> None:
    first, second = asker("八大工程之六就是那个科技创新基金平台吧，具体干啥的").text.splitlines()[:2]
    assert first.startswith("不是：“八大工程之六：科技孵化与创新创业协同发展工程”")
    assert second.startswith("您说的是“八大工程之七：科技创新基金平台建设工程”")
    assert not asker("八大工程之七是科技创新基金平台吗").text.startswith("不是")


def test_the_year_of_a_paper_that_a_plan_asks_for_is_not_the_plans_own(asker: Asker) -> None:
    answer = asker("落实中关村政策的那个实施意见，三年行动计划要求哪年出台？")
    assert answer.text.startswith("2017年，出台《关于进一步推广和落实中关村科技政策的实施意见》")


def test_a_sum_before_a_place_is_no_part_of_a_word(asker: Asker) -> None:
    answer = asker("PCT 4万 片区 2027年3月 可否受理", as_of=date(2027, 3, 10))
    assert answer.status == "answered"
    assert "已失效" in answer.text


def test_a_sum_told_as_the_volume_of_the_contract_before_is_reckoned_with(asker: Asker) -> None:
    answer = asker("上一年度我们实际发生了一笔技术交易，额度640万，就这一单，在自贸片区能补多少")
    assert "640万×10% = 64万元" in answer.text


@pytest.mark.parametrize("question", ["科技伦理十四五提没提", "科技创新十四五说的“一核一廊多点”啥意思"])
def test_what_no_document_names_is_not_answered_with_its_opening_words(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert answer.status == "not_found"
    assert "世界百年未有之大变局" not in answer.text


def test_the_name_of_a_plan_is_no_word_to_look_for_in_it(asker: Asker) -> None:
    assert "氢" in asker("氢能十四五怎么布局的").text.splitlines()[0]


def test_what_the_city_gives_is_not_told_by_an_areas_sum(asker: Asker) -> None:
    assert "50万元" not in asker("市里的规划对瞪羚补多少").text


def test_which_companies_are_meant_is_answered_by_the_sentence_that_names_them(asker: Asker) -> None:
    assert "华录智达" in asker("高新区推进哪些企业上市").text


@pytest.mark.parametrize("firm", ["外资企业能享受高企补助吗", "外商投资企业能拿高企补助吗"])
def test_a_foreign_firm_in_the_area_is_not_outside_of_it(asker: Asker, firm: str) -> None:
    assert "不在这个区域" not in asker(f"自贸片区{firm}").text


@pytest.mark.parametrize(
    ("question", "difference"),
    [
        ("今年研发费涨200万和涨500万，规上工业高企在自贸片区补的差多少", "后者比前者多：150万元−60万元=90万元"),
        ("合同800万的国内首台套和合同400万的国际首台套，自贸片区哪个补得多", "160万元−120万元=40万元"),
        ("自贸片区总投资600万的省级制造业创新中心和总投资1000万的市级的，哪个拿得多", "300万元−100万元=200万元"),
        ("研发增量300万的规上工业企业和研发增量2000万的领军企业，自贸片区后补助哪个多", "600万元−90万元=510万元"),
    ],
)
def test_two_things_with_a_sum_each_are_weighed(asker: Asker, question: str, difference: str) -> None:
    assert difference in asker(question).text
