"""Several turns: what a follow-up keeps, what it changes, and what is computed over turns."""

from datetime import date

import pytest

from tests.bot.asking import Asker

CIRCUITS = "高新区2019年集成电路产业销售收入多少"


def test_a_follow_up_keeps_its_subject_and_year_and_changes_the_district(asker: Asker) -> None:
    answer = asker(CIRCUITS, "那金普新区呢")
    [figure] = answer.draft.figures
    assert (figure.district, figure.year, int(figure.value)) == ("jinpu", 2019, 200)
    assert "集成电路" in answer.question.resolved


def test_a_follow_up_about_a_year_without_a_figure_is_refused(asker: Asker) -> None:
    answer = asker(CIRCUITS, "那2017年呢")
    assert (answer.status, answer.question.facets.districts) == ("not_found", ("gaoxin",))


@pytest.mark.parametrize(
    ("last", "line"),
    [("两个加起来多少", "合计：50亿元+200亿元=250亿元[1][2]。"), ("差多少", "相差：200亿元−50亿元=150亿元[1][2]。")],
)
def test_figures_of_two_turns_are_computed_with(asker: Asker, last: str, line: str) -> None:
    assert line in asker(CIRCUITS, "那金普新区呢", last).text.splitlines()


@pytest.mark.parametrize(
    ("first", "then", "amount"),
    [
        ("自贸片区国家级科技孵化器补多少", "换成市级的", "20万元"),
        ("自贸片区国家级科技孵化器补多少", "不对，是省级", "50万元"),
        ("国家级孵化器自贸片区补多少", "省级的呢", "50万元"),
        ("院士工作站自贸片区一年补多少", "博士后工作站呢", "10万元"),
        ("国际首台套合同额2000万，自贸片区补多少", "合同额其实是5000万", "1000万元"),
        ("我在自贸片区，首次认定高新技术企业", "能拿多少", "20万元"),
    ],
)
def test_a_later_message_replaces_what_it_names_and_keeps_the_rest(
    asker: Asker, first: str, then: str, amount: str
) -> None:
    answer = asker(first, then)
    assert answer.text.splitlines()[0].removesuffix("[1]。").endswith(amount)


def test_a_correction_replaces_a_fact(asker: Asker) -> None:
    question = "我在自贸片区，首次认定高新技术企业，能拿多少"
    answer = asker(question, "说错了，我们是再次认定的高新技术企业，能拿多少")
    assert answer.text.splitlines()[0] == "高新技术企业认定补助：10万元[1]。"


@pytest.mark.parametrize(
    ("first", "then", "amount"),
    [
        ("自贸片区3件发明专利补多少", "搞错了，5件", "最多2.5万元"),
        ("自贸片区技术合同360万补多少", "不好意思，是460万", "46万元"),
        ("自贸片区，规上工业高企，研发费从500万涨到1500万，后补助多少", "打错了，涨到的是1100万不是1500万", "180万元"),
        ("高企研发去年500万今年800万，自贸片区补多少", "去年说错了，是600万", "60万元"),
    ],
)
def test_a_corrected_number_takes_the_place_of_the_old_one(asker: Asker, first: str, then: str, amount: str) -> None:
    assert amount in asker(first, then).text.splitlines()[0]


def test_a_question_that_names_all_it_is_about_leans_on_nothing(asker: Asker) -> None:
    alone = "科技创新“十四五”规划的文号是多少"
    assert asker(CIRCUITS, alone).text == asker(alone).text


def test_the_district_that_the_asker_is_in_holds_for_later_turns(asker: Asker) -> None:
    answer = asker("我们公司在自贸片区", "院士工作站一年补多少")
    assert answer.documents == {"zimao-2021"}
    assert "20万元" in answer.text


def test_a_kind_of_enterprise_named_later_computes_the_same_measure_again(asker: Asker) -> None:
    answer = asker("研发费去年800万今年1200万能补多少", "我们是独角兽", "那领军企业呢")
    first, second = answer.text.splitlines()[:2]
    assert first == "高新技术企业研发经费增量后补助：每年120万元[1]。"
    assert "科技型领军企业封顶1000万元" in second


def test_a_tier_that_the_measure_lacks_is_said_before_other_documents(asker: Asker) -> None:
    answer = asker("上市补贴多少", "主板呢", "那新三板")
    said = [line for line in answer.text.splitlines() if "没有写新三板" in line]
    assert said == ["境内首发上市补助只写了科创板、主板、中小企业板、创业板，没有写新三板[1]。"]


def test_a_change_of_subject_is_no_subject(asker: Asker) -> None:
    answer = asker("自贸片区上科创板给多少", "换个话题，高新片区2025年研发投入占GDP目标多少")
    [figure] = answer.draft.figures
    assert (figure.district, figure.year, int(figure.value)) == ("gaoxin", 2025, 5)


def test_both_areas_together_are_added_up_beside_the_plans_own_total(asker: Asker) -> None:
    answer = asker("高新区2019年国家级孵化器定几家", "金普呢", "两边合一块呢")
    assert "合计：5家+3家=8家[1][2]。" in answer.text.splitlines()
    assert (answer.draft.figures[-1].district, "自创区国家级孵化器达到8家" in answer.quotes) == ("jinpu", True)


def test_words_that_only_point_are_no_subject(asker: Asker) -> None:
    [figure] = asker("高新区2025年高企要多少", "自贸片区那边同一年呢").draft.figures
    assert (figure.district, figure.year, int(figure.value)) == ("zimao", 2025, 300)


def test_an_answer_to_what_was_asked_back_keeps_the_question(asker: Asker) -> None:
    answer = asker("能给多少补助", "自贸片区，国家级重点实验室牵头单位")
    assert "500万元" in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    ("messages", "first_line"),
    [
        (("自贸片区孵化器补多少", "还有别的吗"), "大连自贸片区的支持，您可能用得上的共计"),
        (("我是个体户，能申请啥", "在高新区"), "大连高新区的支持，您可能用得上的共计"),
        (("有什么补贴", "院士工作站", "在自贸片区"), "院士工作站补助：每年最高20万元"),
        (("保税区的，我们当第一起草人主导出了俩国标", "行标也有，3", "一共补多少"), "合计：50万元+50万元+30万元"),
        (("国内首台套一台，合同600万，自贸片区", "还有一台国际的，合同2000万", "加一起多少"), "合计：120万元+600万元"),
        (
            ("两台国内首台套，自贸片区，合同一个1500万，一个2300万", "看串了，第二个是3200万，一共补多少"),
            "合计：300万元+500",
        ),
        (("自贸片区高企研发后补助给多少", "增加了500万", "规上"), "高新技术企业研发经费增量后补助：每年150万元"),
        (
            ("国内首台套给百分之几？自贸片区", "我合同1500万", "要是给评成国际的呢，能拿多少"),
            "国际首台（套）装备支持：450万元",
        ),
    ],
)
def test_what_only_answers_what_was_asked_back_completes_the_question(
    asker: Asker, messages: tuple[str, ...], first_line: str
) -> None:
    assert asker(*messages, as_of=date(2023, 6, 1)).text.startswith(first_line)


@pytest.mark.parametrize(("then", "place"), [("倒数第二个具体干嘛的", "七"), ("第三个呢", "三"), ("最后一个呢", "八")])
def test_a_member_of_a_list_is_found_by_its_place(asker: Asker, then: str, place: str) -> None:
    assert f"八大工程之{place}" in asker("十四五八大工程都有啥", then).text


def test_a_message_that_asks_two_things_is_answered_for_both(asker: Asker) -> None:
    figures = asker("2018年新增多少家高企，三年总共呢").draft.figures
    assert [(f.year, int(f.value)) for f in figures] == [(2018, 150), (2019, 450)]


def test_each_of_two_measures_asked_for_in_one_message_is_stated(asker: Asker) -> None:
    answer = asker("自贸片区院士工作站补多少，博士后工作站呢")
    assert [each.measure.title for each in answer.draft.measures] == ["院士工作站补助", "博士后工作站补助"]


def test_what_two_turns_stated_is_added_up_over_the_years_asked_for(asker: Asker) -> None:
    answer = asker("自贸片区院士工作站一年最多多少", "博士后的呢", "两个都建，三年一共能拿多少")
    assert "=90万元" in answer.text.splitlines()[0]


def test_what_is_done_with_the_counted_stays_asked_in_the_turns_after(asker: Asker) -> None:
    [figure] = asker("2017年金普新区要新增多少家高企", "2018年呢", "2019年呢").draft.figures
    assert (figure.year, figure.indicator_id, int(figure.value)) == (2019, "hightech-new", 150)


def test_another_indicator_is_not_looked_for_in_the_unit_of_the_one_before(asker: Asker) -> None:
    [figure] = asker("大连市2020年高企多少家", "技术合同成交额呢").draft.figures
    assert (figure.unit, int(figure.value)) == ("亿元", 261)


@pytest.mark.parametrize("then", ["跟2020比是多了还是少了", "比2020年少了多少"])
def test_another_year_is_compared_with_the_one_before(asker: Asker, then: str) -> None:
    assert "198件−106件=92件" in asker("高新区2021年末PCT申请量多少", then).text


RECOGNISED = "三年行动计划里2018年高新区要新增多少家高企"


def test_both_districts_are_added_up_for_the_year_spoken_of_last(asker: Asker) -> None:
    answer = asker(RECOGNISED, "金普呢", "2019年呢", "两个区加起来")
    assert "合计：300家+150家=450家[1][2]。" in answer.text.splitlines()


def test_what_was_reached_by_two_years_in_one_place_is_not_added_up(asker: Asker) -> None:
    assert "合计" not in asker(RECOGNISED, "2019年呢", "加起来多少").text


def test_a_question_of_time_alone_is_about_what_was_said_last(asker: Asker) -> None:
    answer = asker("科创板上市自贸片区给多少", "北交所", "过期了没", as_of=date(2026, 3, 1))
    assert answer.status == "answered"
    assert answer.text.startswith("《自贸片区产业创新特区建设方案》")
    assert "已失效" in answer.text


def test_a_refusal_that_shows_a_clause_says_whether_it_still_holds(asker: Asker) -> None:
    answer = asker("科创板上市自贸片区给多少", "北交所", as_of=date(2026, 3, 1))
    assert answer.status == "not_found"
    assert answer.text.splitlines()[-1].endswith("有效期至2025年12月31日，截至2026年3月1日已失效。")


def test_the_question_of_a_message_that_has_no_answer_is_named_with_the_reason(asker: Asker) -> None:
    lines = asker("高新区2021年GDP多少，地铁里程呢").text.splitlines()
    assert "400.1亿元" in lines[0]
    assert lines[1].startswith("“地铁里程呢”：收录的政策文件")


def test_what_a_message_states_first_is_what_its_questions_lean_on(asker: Asker) -> None:
    answer = asker("自贸片区省级孵化器给50万，国家级呢，市级呢")
    assert ["100万元" in answer.text, "20万元" in answer.text] == [True, True]
    assert [each.amount.text for each in answer.draft.measures if each.amount] == ["不超过100万元", "不超过20万元"]


@pytest.mark.parametrize(
    ("first", "second", "line"),
    [
        ("自贸片区首次认定高企补多少", "再次的呢", "首次认定比再次认定多：20万元−10万元=10万元"),
        ("保税区主板上市补多少", "科创板呢", "科创板比主板多：500万元−300万元=200万元"),
    ],
)
def test_the_tiers_of_two_turns_are_compared(asker: Asker, first: str, second: str, line: str) -> None:
    assert asker(first, second, "差多少").text.startswith(line)


def test_another_level_takes_the_place_of_the_one_named_before(asker: Asker) -> None:
    figures = asker("高新区国家重点实验室有几个", "省级的呢").draft.figures
    assert [(figure.year, int(figure.value)) for figure in figures] == [(2023, 73), (2021, 68)]


def test_after_numbers_of_things_a_sum_is_of_things(asker: Asker) -> None:
    [figure] = asker("高新区2025年高企要多少", "自贸片区那边同一年呢", "瞪羚独角兽加起来呢").draft.figures
    assert (figure.district, int(figure.value)) == ("zimao", 10)


def test_the_sum_asked_of_one_thing_is_refused_of_another_that_has_none(asker: Asker) -> None:
    assert asker("科创工程最高资助多少", "海创工程呢").status == "not_found"


def test_a_tier_is_compared_with_the_one_named_in_the_turn_before(asker: Asker) -> None:
    answer = asker("我们是自贸片区的瞪羚，能拿多少", "升成独角兽呢", "那跟瞪羚比多多少")
    assert answer.text.startswith("独角兽企业比瞪羚企业多：200万元−50万元=150万元")


@pytest.mark.parametrize(
    ("turns", "line"),
    [
        (["高新区17年未来型先导型产业销售收入要多少", "同一年金普", "金普两年以后呢"], "收入1000亿元[1]。"),
        (["高新区PCT申请2020年多少件", "2021年", "跟2016比一共多了多少件"], "106件−17件=89件[1][2]。"),
        (["2018年高新区累计新增高企目标", "说岔了，我问的金普新区"], "新增高新技术企业90家[1]。"),
        (["2025年目标多少", "我问的是大连高新片区发展规划，高企那个数"], "高新技术企业超过1500家[1]。"),
        (["自贸片区省级重点实验室补多少", "那省级孵化器", "还是说前面那个，国家级的"], "补助：500万元[1]。"),
        (["三年行动计划第16条谁牵头", "配合单位有法院吗", "第17条呢"], "配合单位：市金融局、市科技局[1]。"),
        (["自贸片区国际标准奖多少", "这是哪一条"], "写在《自贸片区产业创新特区建设方案》三、（三）第9条[1]。"),
        (["跨境电商产业园入住率目标", "哪个区的"], "大连高新区2019年：跨境电商产业园入住率达到60%以上[1]。"),
        (["高新区技术合同成交额2016年多少", "到2021年呢", "增了百分之几"], "÷51.8亿元=183.4%[1][2]。"),
        (["自贸片区尖端人才团队给多少", "杰出青年"], "杰出青年科技人才资助：100万元[1]。"),
        (["我们在高新区，是科小", "我们这类企业到2025年区里目标是多少家"], "科技型中小企业超过3300家[1]。"),
        (["金普新区2018年国家级孵化器目标", "高新区多几家"], "相差：4家−2家=2家[1][2]。"),
        (["大连自贸片区2025年高企目标", "比高新片区少多少"], "相差：1500家−300家=1200家[1][2]。"),
        (["三年行动计划清洁能源谁牵头，金普2019年收入多少"], "新能源产业实现销售（营业）收入150亿元[3]。"),
        (["国家级重点实验室落户自贸片区给多少钱？省级的技术转移中心呢？"], "补助：500万元[1]。"),
    ],
)
def test_later_turns_take_what_they_leave_out_from_the_earlier(asker: Asker, turns: list[str], line: str) -> None:
    assert any(each.endswith(line) for each in asker(*turns).text.splitlines())


def test_what_is_inside_a_document_that_is_only_named_is_not_known(asker: Asker) -> None:
    assert asker("高新人才10条哪年出的", "里面怎么补贴博士").status == "not_found"


def test_a_goal_is_not_said_to_have_been_reached(asker: Asker) -> None:
    answer = asker("自创区2019年要新增多少高企", "实际完成了吗")
    assert answer.status == "not_found"
    assert "450家" in answer.text


@pytest.mark.parametrize(
    ("turns", "line"),
    [
        (["高新区2021年固定资产投资多少", "涨了几个点", "利用外资呢"], "实际利用外资完成1.21亿美元[1]。"),
        (["全市2020年技术合同成交额多少", "r&d占比呢", "国家级创新平台呢"], "国家级创新平台累计达到58家[1]。"),
        (["2018年推中小企业上新三板是哪家的活", "他们靠什么手段推"], "责任单位：市金融局。"),
        (["自贸片区院士工作站一年给多少", "用评审不", "那博士后的呢"], "补助：每年最高10万元[1]。"),
        (["高新区2021年末高新技术企业多少家", "占全市多少"], "占全市的高企总数比例达35%[1]。"),
        (["大连高新区海岸线多长", "辖区面积多大"], "目前辖区面积153平方公里[1]。"),
        (
            ["金普新区生命健康产业2019年收入目标", "高新区呢", "集成电路的呢", "两区加起来多少"],
            "合计：200亿元+50亿元=250亿元[1][2]。",
        ),
    ],
)
def test_what_is_asked_stays_or_gives_way_with_the_thing(asker: Asker, turns: list[str], line: str) -> None:
    assert any(each.endswith(line) for each in asker(*turns).text.splitlines())


def test_a_wish_that_names_no_support_is_asked_back(asker: Asker) -> None:
    assert asker("想问点补贴的事", "能补几年").status == "clarification"


@pytest.mark.parametrize(
    "looked_up",
    [
        "高新区2019年每万人发明专利目标是35件吧？",
        "金普新区2018年其他重点产业领域收入",
        "小微企业的残保金，三年计划是想争取减还是免",
    ],
)
def test_what_a_look_up_names_is_not_held_to_be_said_of_the_asker(asker: Asker, looked_up: str) -> None:
    assert asker(looked_up).known == {}
    told = asker("我们在自贸片区，有3件发明专利授权，能补多少", looked_up).known
    assert told == {"district": "zimao", "granted_rights": 3}


def test_no_number_of_a_look_up_is_reckoned_with_later(asker: Asker) -> None:
    answer = asker("高新区2019年每万人发明专利目标是35件吧？", "自贸片区发明专利授权补多少？")
    assert "35" not in answer.text
