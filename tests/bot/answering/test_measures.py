"""Support measures: the tier, district and sum asked for."""

import re
from datetime import date

import pytest

from bot.citing import marker_of
from bot.eligibility import measure_verdict
from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("院士工作站自贸片区一年补多少", "每年最高20万元"),
        ("博士后工作站自贸片区一年补多少", "每年最高10万元"),
        ("自贸片区国家级科技孵化器补多少", "不超过100万元"),
        ("自贸片区市级科技孵化器补多少", "不超过20万元"),
        ("自贸片区首次认定的高新技术企业补多少", "20万元"),
        ("自贸片区再次认定的高新技术企业补多少", "10万元"),
        ("自贸片区省级瞪羚企业给多少", "50万元"),
        ("自贸片区省级独角兽给多少", "200万元"),
        ("东京弄个孵化点，自贸片区给多少", "最高不超过1000万元"),
        ("博士后站呢，每年多少，自贸片区", "每年最高10万元"),
        ("我们做靶向药的，自贸片区最多奖多少", "最高3000万元"),
        ("保税区发的榜让我们揭下来了，最多补多少", "最高1000万元"),
        ("有日本的发明专利，大连自贸片区补多少", "每项最高4万元"),
    ],
)
def test_the_amount_is_that_of_the_measure_and_tier_asked_for(asker: Asker, question: str, words: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert answer.text.splitlines()[0].removesuffix("[1]。").endswith(f"：{words}")


@pytest.mark.parametrize("look_alike", ["市级独角兽", "国家级瞪羚企业", "国家级独角兽"])
def test_a_look_alike_tier_that_the_document_does_not_name_gets_nothing(asker: Asker, look_alike: str) -> None:
    answer = asker(f"自贸片区{look_alike}补多少")
    assert [m.verdict for m in answer.draft.measures] == ["not_eligible"]
    assert "不符合" in answer.text.splitlines()[0]


@pytest.mark.parametrize(("contract", "result"), [("2000万", "600万元"), ("5000万", "1000万元"), ("1亿", "1000万元")])
def test_a_share_of_the_contract_is_computed_and_capped(asker: Asker, contract: str, result: str) -> None:
    answer = asker(f"自贸片区国际首台套合同额{contract}能补多少")
    amount, computation, *_ = answer.text.splitlines()
    assert amount == f"国际首台（套）装备支持：{result}[1]。"
    assert "×30%" in computation


@pytest.mark.parametrize(("years", "sum_"), [("三年", "×3年=60万元"), ("两年", "×2年=40万元"), ("3年", "×3年=60万元")])
def test_a_yearly_amount_is_multiplied_by_the_years_asked_for(asker: Asker, years: str, sum_: str) -> None:
    answer = asker(f"自贸片区院士工作站{years}一共最多能拿多少")
    assert f"20万元/年{sum_}" in answer.text


@pytest.mark.parametrize("question", ["公司要搬沈阳，以前领的高企钱要不要吐出来", "拿了钱搬到深圳去会怎么样"])
def test_whoever_moves_away_is_told_what_he_must_give_back(asker: Asker, question: str) -> None:
    assert "应退回已获得的扶持资金" in asker(question).text


@pytest.mark.parametrize(
    "question", ["博士来自贸片区工作有补贴吗", "规上企业首次上规奖励多少", "买房补贴，人才的，自贸片区有没有"]
)
def test_a_word_inside_another_or_a_doing_is_a_thing_of_its_own(asker: Asker, question: str) -> None:
    assert asker(question).status == "not_found"


def test_a_trade_is_not_taken_for_what_is_asked_for(asker: Asker) -> None:
    assert "100万元" in asker("搞燃料电池的省级重点实验室，自贸片区给多少").text.splitlines()[0]


def test_an_investment_alone_names_no_measure(asker: Asker) -> None:
    assert "制造业创新中心" not in asker("做光伏的来自贸片区投资两个亿有奖励吗").text


@pytest.mark.parametrize("question", ["商标注册补贴呢，自贸片区", "给员工租的公寓能报吗，金普新区的"])
def test_a_place_named_last_does_not_hide_the_thing_asked_for(asker: Asker, question: str) -> None:
    assert asker(question).status == "not_found"


def test_what_several_budgets_gave_is_added_up_before_it_is_taken_off(asker: Asker) -> None:
    answer = asker("国家级制造业创新中心投资600万，国家给了200万，省给了50万，还能拿多少")
    assert "600万×50%−250万 = 50万元" in answer.text


def test_a_sum_that_is_not_paid_yearly_is_not_confirmed_as_yearly(asker: Asker) -> None:
    answer = asker("杰青个人100万是每年都有吗")
    assert answer.text.startswith("数额是这个数，文件没有写每年都给")


def test_an_accreditation_without_a_sum_is_not_given_that_of_a_recognition(asker: Asker) -> None:
    answer = asker("检测机构拿到CMA给100万吗")
    assert "未写明金额" in answer.text.splitlines()[0]
    assert "1000万元" not in answer.text


def test_a_sum_of_a_team_is_not_confirmed_to_one_person(asker: Asker) -> None:
    assert "不符合条件" in asker("领军人才个人给400万吗").text.splitlines()[0]


def test_how_often_a_sum_is_paid_is_corrected(asker: Asker) -> None:
    assert asker("院士工作站给20万一次性的吗").text.startswith("数额是这个数，文件写的是每年给")


@pytest.mark.parametrize("question", ["外观专利一件给5000吗", "实用新型专利一件给5000吗"])
def test_another_kind_of_a_named_thing_gets_nothing(asker: Asker, question: str) -> None:
    assert asker(question).status == "not_found"


@pytest.mark.parametrize("question", ["技改补贴多少", "加速器补多少"])
def test_no_sum_is_quoted_for_a_thing_that_its_sentence_does_not_name(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert answer.status == "not_found"
    assert "万元" not in answer.text


@pytest.mark.parametrize("question", ["高企奖励自贸片区和高新区哪个给得多", "瞪羚在金普新区和自贸片区哪个划算"])
def test_areas_are_compared_by_their_own_measures(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert "没有写明这项的金额，比不出高低" in answer.text.splitlines()[0]
    assert "50万元" in answer.text or "20万元" in answer.text


@pytest.mark.parametrize(
    ("question", "sum_"), [("市级联盟头一年总共能拿多少", "50万元"), ("省级联盟三年总共多少", "110万元")]
)
def test_the_first_year_counts_one_of_the_yearly_sums(asker: Asker, question: str, sum_: str) -> None:
    assert f"={sum_}" in asker(question).text.splitlines()[0]


@pytest.mark.parametrize("question", ["国家级孵化器落到高新区补多少", "金普新区院士工作站一年补多少"])
def test_one_districts_support_is_not_promised_in_another(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert answer.status == "not_found"
    assert "zimao-2021" not in answer.documents
    assert "万元" not in answer.text


def test_a_measure_that_has_ended_is_not_called_open(asker: Asker) -> None:
    [verdict] = asker("院士工作站自贸片区一年补多少", as_of=date(2026, 11, 21)).draft.measures
    assert verdict.verdict == "not_in_force"


def test_a_reason_carries_the_mark_of_the_citation_that_says_so(asker: Asker) -> None:
    answer = asker("院士工作站自贸片区一年补多少")
    part = measure_verdict(answer.draft.measures[0], lambda words: marker_of(words, answer.citations))
    marks = {reason.text.partition("：")[2]: reason.marker for reason in part.reasons}
    assert marks["经综合评估"] == 1
    assert marks["在大连自贸片区（保税区）经营（所在区域：大连自贸片区（保税区））"] is None


RD = "自贸片区高企研发费增量2000万能拿多少后补助"
INCUBATOR = "自贸片区孵化器补多少"
CENTER = "制造业创新中心，省级，投资400万，自贸片区能补多少"


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        ((RD,), "科技型领军企业600万元、规模以上工业企业200万元、其他企业100万元"),
        ((RD, "那如果是领军企业呢"), "每年600万元"),
        ((INCUBATOR, "我们是市级的"), "不超过20万元"),
        ((INCUBATOR, "我们是市级的", "不对，是省级的"), "不超过50万元"),
        ((INCUBATOR, "我们是市级的", "不对，是省级的", "那如果是国家级呢"), "不超过100万元"),
        ((CENTER, "上级已经给过50万了"), "最高150万元"),
        ((CENTER, "上级已经给过50万了", "不对，投资是1000万"), "最高300万元"),
        (("自贸片区发明专利授权了15件，补多少", "以前已经领过6万"), "余4万元"),
        (("自贸片区发明专利30件，能拿多少", "已经领了10万"), "您已领10万元，没有余额"),
        (("自贸片区技术合同交易额800万，能补多少", "要是1500万呢"), "单项封顶100万元 → 100万元"),
        (("我们PCT授权5件，自贸片区", "不对，是3件"), "最高12万元"),
        (("我们科创板上市了，首发，自贸片区，多少", "不是，是创业板"), "境内首发上市补助：300万元"),
        (("自贸片区氢能重点项目最多给多少", "是必给的吗"), "不是符合条件就一定给：按投资额度和科技实力经综合评估"),
    ],
)
def test_a_later_turn_adds_or_overrides_a_fact(asker: Asker, turns: tuple[str, ...], words: str) -> None:
    answer = asker(*turns)
    assert answer.status == "answered"
    assert words in answer.text


def test_yearly_and_single_sums_are_added_for_one_year_as_such(asker: Asker) -> None:
    answer = asker("我们在自贸片区，建了院士工作站，还是省级瞪羚企业，一共最多多少")
    assert "合计最多（逐年给的只计当年）：50万元+20万元=70万元" in answer.text


def test_what_runs_for_the_years_asked_for_is_added_over_them(asker: Asker) -> None:
    answer = asker("博士后工作站和院士工作站都建了，自贸片区，三年一共能拿多少")
    assert "合计最多：10万元/年×3年+20万元/年×3年=90万元" in answer.text


@pytest.mark.parametrize("earlier", [(), ("自贸片区院士站一年多少",)])
def test_the_citys_support_is_not_another_areas(asker: Asker, earlier: tuple[str, ...]) -> None:
    answer = asker(*earlier, "市里给院士站多少钱")
    assert answer.status == "not_found"
    assert "万元" not in answer.text


@pytest.mark.parametrize(
    ("question", "difference"),
    [
        ("自贸片区主板和科创板上市差多少", "500万元−300万元=200万元"),
        ("省级孵化器和市级孵化器哪个补得多", "50万元−20万元=30万元"),
        ("自贸片区主板和创业板上市哪个给得多", "一样多：300万元−300万元=0元"),
    ],
)
def test_two_tiers_that_are_named_are_compared(asker: Asker, question: str, difference: str) -> None:
    assert difference in asker(question).text


def test_who_is_not_there_is_not_supposed_to_be(asker: Asker) -> None:
    [verdict] = asker("没注册在自贸片区，只在那儿有办公室，能领高企补助吗").draft.measures
    assert verdict.verdict == "not_eligible"


def test_what_was_won_in_the_wrong_year_is_refused_with_the_year(asker: Asker) -> None:
    answer = asker("自贸片区联盟今年评上的省级，能拿多少")
    assert "须上年度获得，您说的是2023年" in answer.text.splitlines()[0]


def test_support_that_was_paid_binds_those_who_move_away(asker: Asker) -> None:
    answer = asker("拿了自贸片区的钱搬走了要退吗")
    assert "退回" in answer.text.splitlines()[0]
    assert "持续经营10年以上" in answer.quotes


@pytest.mark.parametrize(
    "question",
    ["我公司员工30人，做软件的，在自贸片区，有什么政策", "我们在自贸片区注册的，有什么补贴", "我们在自贸片区"],
)
def test_an_open_question_from_a_known_area_is_given_an_overview(asker: Asker, question: str) -> None:
    answer = asker(question, as_of=date(2026, 6, 1))
    notice, first, *items = answer.text.splitlines()
    assert "已失效" in notice
    assert re.match(r"大连自贸片区的支持，现在都已不在有效期或计划期内；文件写过、与您可能有关的共计\d+项", first)
    assert items[0].startswith("1. 高新技术企业认定补助：10万元至20万元")
    assert len(answer.draft.questions) == 3


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("我是做软件的小公司，在大连高新区，2022年营收八百万，研发花了120万，能拿到啥补贴", "大连高新区"),
        ("刚成立的公司，啥资质没有，在保税区，能领到钱吗", "大连自贸片区"),
        ("做汽车零部件的，想申请点补助", "收录文件"),
    ],
)
def test_who_says_who_he_is_and_asks_for_any_support_is_given_what_holds(
    asker: Asker, question: str, place: str
) -> None:
    answer = asker(question, as_of=date(2023, 6, 1))
    assert re.match(rf"{place}的支持，您可能用得上的共计\d+项", answer.text)
    assert "已结束" not in answer.text
    assert (answer.draft.questions[0].fact == "district") == (place == "收录文件")


def test_an_open_question_from_nowhere_is_asked_back(asker: Asker) -> None:
    assert asker("我能拿多少钱？").status == "clarification"


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("我公司注册在高新区，想申请自贸片区的高企补助可以吗", "高新技术企业认定补助"),
        ("我公司在旅顺，能享受自贸片区政策吗", "《自贸片区产业创新特区建设方案》的支持"),
        ("公司在沈阳，能享受自贸片区的政策吗", "《自贸片区产业创新特区建设方案》的支持"),
        ("公司不在自贸片区，能拿院士工作站补助吗", "院士工作站补助"),
    ],
)
def test_an_asker_of_another_area_is_told_no_with_the_clause_of_place(
    asker: Asker, question: str, subject: str
) -> None:
    answer = asker(question)
    [verdict] = [line for line in answer.text.splitlines() if line.startswith("不可以")]
    assert verdict.startswith(f"不可以：{subject}须在大连自贸片区（保税区）经营")
    assert "必须在大连自贸片区（保税区）持续经营10年以上" in answer.citations[0].quote


@pytest.mark.parametrize(
    "question", ["从高新区搬到自贸片区，首次认定高企能拿补助吗", "我在自贸片区，能拿院士工作站补助吗"]
)
def test_an_asker_who_is_or_will_be_in_the_area_is_not_turned_away(asker: Asker, question: str) -> None:
    assert "不可以" not in asker(question).text


@pytest.mark.parametrize("question", ["孵化器有啥支持", "孵化器有什么扶持政策", "对孵化器有哪些优惠"])
def test_any_support_for_a_thing_begins_with_what_gives_a_sum(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert answer.text.startswith("科技孵化器补助：不超过100万元")


def test_a_level_alone_after_a_measure_asks_for_that_tier(asker: Asker) -> None:
    assert asker("孵化器有啥支持", "省级的呢").text.startswith("科技孵化器补助：不超过50万元")


@pytest.mark.parametrize(
    "message", ["高新区引战略科技人才，扶持金额有没有个封顶？", "战略科技人才来大连高新区，扶持封不封顶"]
)
def test_support_without_a_cap_is_said_to_have_none(asker: Asker, message: str) -> None:
    assert asker(message).text.startswith("没有封顶：文件写的是“不设上限”")


@pytest.mark.parametrize("question", ["对手术机器人有支持吗", "手术机器人有没有扶持"])
def test_what_is_said_of_the_very_thing_goes_before_what_its_kind_is_given(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert "手术机器人" in answer.text
    assert not answer.draft.measures
