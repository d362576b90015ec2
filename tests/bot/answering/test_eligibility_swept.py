"""Conditions × wordings: who meets a measure, just misses it, or leaves it open is told so however he asks."""

import pytest

from tests.bot.asking import Asker

ASKED = (
    "自贸片区的公司，{story}，能拿多少",
    "{story}，自贸片区给补助不",
    "{story}，不给补吧？自贸片区",
    "{story}，是不是没资格拿补助？我们在自贸区",
    "自贸片区 {story} 补？",
)

MISSED = {
    "我们2015年就是国家级孵化器": "新获批",
    "我们三年前就评上了省级创新联盟": "上年度",
    "我们是市级瞪羚": "省级",
    "我们是高企，今年研发投入比去年少了": "增量",
    "去年高企到期没续": "须为高新技术企业",
    "借壳上的主板": "首发",
    "我们是国标的第二起草单位": "第一起草人",
    "技术转移服务机构，没在区内注册": "注册",
    "普通民企设研究院": "行业龙头企业",
    "省内首台套，合同1000万": "首台（套）",
    "我们只是参与共建国家重点实验室": "牵头",
}

MET = {
    "刚获批省级科技孵化器": "50万元",
    "去年评上省级科技创新联盟": "50万元",
    "刚评上省级瞪羚": "50万元",
    "营收500万，新认定高企": "20万元",
    "科创板首发上市了": "500万元",
    "国内首台套，合同2000万": "400万元",
    "授权发明专利25件": "10万元",
    "国家级制造业创新中心，投资800万，市里已给了150万": "250万元",
}


def _asked(story: str, stories: dict[str, str]) -> list[str]:
    """Two of the wordings, others for each story."""
    first = list(stories).index(story)
    return [ASKED[(first + step) % len(ASKED)].format(story=story) for step in (0, 2)]


@pytest.mark.parametrize("story", MISSED)
def test_whoever_misses_a_condition_is_told_which(asker: Asker, story: str) -> None:
    for question in _asked(story, MISSED):
        answer = asker(question)
        reason = "不符合条件" in answer.text and MISSED[story] in answer.text
        assert reason or answer.status == "not_found", answer.text


@pytest.mark.parametrize("story", MET)
def test_whoever_meets_the_conditions_is_told_the_sum(asker: Asker, story: str) -> None:
    for question in _asked(story, MET):
        answer = asker(question)
        assert answer.status == "answered"
        assert MET[story] in answer.text
        assert "不符合条件" not in answer.text
        assert "文件写的不是" not in answer.text


@pytest.mark.parametrize("right", ["实用新型专利", "外观设计专利", "软件著作权"])
def test_a_right_of_another_kind_gets_nothing(asker: Asker, right: str) -> None:
    answer = asker(f"{right}给不给5000，自贸片区")
    assert answer.status == "not_found"
    assert "没有写" in answer.text


@pytest.mark.parametrize("question", ["不在自贸片区能拿瞪羚补助吗", "我们不是大连的公司，能拿自贸片区瞪羚补助吗"])
def test_whoever_is_not_there_is_told_that_he_must_be(asker: Asker, question: str) -> None:
    assert asker(question).text.startswith("不可以：")


def test_what_only_names_the_support_is_not_said_of_the_asker(asker: Asker) -> None:
    assert asker("我们是个体户，能申请自贸片区高企补助吗").text.startswith("还不能确定，条件是：")


def test_what_the_asker_told_before_rules_out_is_said_before_the_rest(asker: Asker) -> None:
    answer = asker("我们公司在自贸片区，是国标的第二起草单位", "那能拿钱吗")
    assert answer.text.startswith("主导制定标准补助：按您说的情况不符合条件：须以第一起草人主导制定")


def test_a_share_of_a_sum_is_told_as_one(asker: Asker) -> None:
    assert "30%" in asker("自贸片区高企研发后补助占增量几成").text


@pytest.mark.parametrize("right", ["5件外观设计专利", "10件软件著作权"])
def test_a_number_of_rights_of_another_kind_is_not_that_of_those_before(asker: Asker, right: str) -> None:
    answer = asker("专利补助自贸片区给多少", f"我们有{right}，够格不")
    assert answer.status == "not_found"
    assert "符合条件" not in answer.text


def test_a_title_not_won_is_not_taken_for_the_one_named(asker: Asker) -> None:
    assert "不符合条件" in asker("瞪羚补助自贸片区给多少", "我们瞪羚没评上，够格不").text.splitlines()[0]


def test_an_incubator_elsewhere_does_not_put_the_asker_there(asker: Asker) -> None:
    assert "不可以" not in asker("离岸孵化器建在深圳，能拿1000万吗，自贸片区").text


def test_a_sum_of_several_years_is_not_held_against_that_of_one(asker: Asker) -> None:
    answer = asker("院士站去年建的，能补两年的40万吗，自贸片区")
    assert "文件写的不是" not in answer.text
    assert "=40万元" in answer.text


def test_a_number_behind_several_levels_is_of_them_all(asker: Asker) -> None:
    assert "=600万元" in asker("我们有国家级和省级两个重点实验室，自贸片区一共给多少").text


def test_what_somebody_only_wants_is_not_said_of_him(asker: Asker) -> None:
    assert asker("博士毕业刚入职，能拿杰青100万吗").text.startswith("还不能确定，条件是：")


def test_sums_in_short_forms_are_reckoned_with(asker: Asker) -> None:
    assert "=90万元" in asker("规上工业高企，研发去年500今年800万，自贸片区给多少").text.replace(" ", "")
    assert "余5000元" in asker("个人累计领了9万5，又授权2件发明专利，自贸片区能领多少").text


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("省级联盟2022年评上的，准备2024年再申请，自贸片区，能拿补助吗", "您说的是2022年"),
        ("市级联盟认定满两年了，自贸片区，能拿满吗", "上年度"),
        ("自贸片区的大学，去年技术合同交易额800万，够格不", "须为企业"),
        ("自贸片区协会，搞知识产权创造活动，能不能拿", "须为企业或高校"),
        ("自贸片区企业，院士站建好了但没通过评估，行不行", "没有通过"),
        ("自贸片区的市级瞪羚，还差什么条件", "省级"),
        ("公司注册在沙河口，业务在自贸片区做技术转移，够格不", "大连市其他区域"),
        ("自贸片区高企，研发费跟去年一样，能拿补助吗", "增量"),
    ],
)
def test_a_condition_that_fails_is_named(asker: Asker, question: str, reason: str) -> None:
    text = asker(question).text
    assert "符合条件：" not in text.splitlines()[0].replace("不符合条件：", "")
    assert reason in text


def test_who_pays_taxes_elsewhere_is_told_what_those_paid_must_keep_to(asker: Asker) -> None:
    text = asker("税收在金普新区交，注册在自贸片区，首次认定高企，够格不").text
    assert not text.startswith("符合条件")
    assert "不改变在片区的纳税义务" in text.splitlines()[0]


def test_the_year_of_application_is_the_one_that_counts(asker: Asker) -> None:
    assert "不符合" not in asker("省级联盟今年刚评上，明年去申请，自贸片区，能拿补助吗").text


@pytest.mark.parametrize(
    "question",
    [
        "自贸片区，从省级孵化器升到国家级，是补差额吗，补多少",
        "省级制造业创新中心去年补过了，今年升成国家级，自贸片区是只补差额还是全额",
    ],
)
def test_what_is_deducted_when_a_level_rises_no_document_says(asker: Asker, question: str) -> None:
    first = asker(question).text.splitlines()[0]
    assert "收录的文件没有写" in first
    assert "=" not in first


def test_a_sum_is_said_to_be_paid_at_once_only_where_it_is_written(asker: Asker) -> None:
    assert "给付方式是一次性" in asker("高企补助一次性发吗，自贸片区").text
    assert asker("自贸片区孵化器补助一次性给吗").status == "not_found"


WITHIN = (
    "{value}，是不是自贸片区{support}补助的范围",
    "{value}属不属于自贸片区{support}补助范围",
    "自贸片区{support}补助，{value}算不算",
    "{value}在不在自贸片区{support}补助的范围之内",
    "自贸片区{support}补助包不包括{value}",
    "{value}也算自贸片区{support}补助的对象吗",
)

LEFT_OUT = {
    ("在香港主板IPO", "首发上市"): "境内",
    ("新三板挂牌", "上市"): "科创板",
    ("借壳上市", "首发上市"): "首发",
    ("雏鹰企业", "瞪羚独角兽"): "瞪羚",
    ("市级瞪羚", "瞪羚"): "省级",
    ("团体标准", "主导制定标准"): "地方标准",
    ("区级孵化器", "孵化器"): "市级",
    ("到期没续的高企", "高企认定"): "高新技术企业",
    ("只参与共建的实验室", "创新平台"): "牵头",
}
TAKEN_IN = {
    ("科创板IPO", "首发上市"): "500万元",
    ("省级瞪羚", "瞪羚独角兽"): "50万元",
    ("迁过来的国家重点实验室", "创新平台"): "500万元",
    ("再次认定的高企", "高企认定"): "10万元",
}


@pytest.mark.parametrize("case", LEFT_OUT)
def test_what_a_support_leaves_out_is_said_to_be_left_out(asker: Asker, case: tuple[str, str]) -> None:
    first = list(LEFT_OUT).index(case)
    for step in (0, 3):
        answer = asker(WITHIN[(first + step) % len(WITHIN)].format(value=case[0], support=case[1]))
        assert "不符合条件" in answer.text.splitlines()[0], answer.text
        assert LEFT_OUT[case] in answer.text


@pytest.mark.parametrize("case", TAKEN_IN)
def test_what_a_support_takes_in_is_not_refused(asker: Asker, case: tuple[str, str]) -> None:
    first = list(TAKEN_IN).index(case)
    for step in (1, 4):
        answer = asker(WITHIN[(first + step) % len(WITHIN)].format(value=case[0], support=case[1]))
        assert "符合" in answer.text.splitlines()[0].replace("不符合", ""), answer.text
        assert TAKEN_IN[case] in answer.text


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("我们在自贸片区，国内首台套，合同2000万，能拿满500万吗", "拿不满：按您说的数算下来不到500万元"),
        ("省级制造业创新中心，投资500万，在自贸片区能拿足300万吗", "拿不满"),
        ("氢能产业重点项目，在自贸片区是不是肯定能拿到1亿", "不一定：文件写的是“最高”"),
        (
            "央企来自贸片区设整建制研究院，那2000万是不是一申请就给",
            "不一定：文件写的是“最高”，不是一定给到这个数；不是符合条件",
        ),
    ],
)
def test_whether_all_of_it_is_given_is_said_first(asker: Asker, question: str, first: str) -> None:
    assert asker(question).text.startswith(first)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("省级重点实验室是大学牵头的，我们公司只是挂名，能以我们名义领自贸片区那100万吗", "获批牵头"),
        ("国家级技术创新中心由中科院牵头，我们是共建单位，自贸片区那500万有我们的份吗", "获批牵头"),
        ("母公司是高企，我们子公司不是，能以我们名义领自贸片区高企那20万吗", "为高新技术企业"),
        ("注册地在片区外，首次高企，自贸片区20万能领吗", "自贸片区"),
        ("独角兽是民间机构评的，自贸片区那200万给吗", "省级认定"),
    ],
)
def test_what_another_is_does_not_qualify_the_asker(asker: Asker, question: str, reason: str) -> None:
    first = asker(question).text.splitlines()[0]
    assert "不符合条件" in first or first.startswith("不可以")
    assert reason in first


def test_what_holds_beside_what_is_denied_is_given(asker: Asker) -> None:
    assert asker("我是杰青，不是领军团队那种，自贸片区那笔补助我们能领吗").text.count("不符合") == 0
    assert "50万元" in asker("我们是省里认定的瞪羚，不是独角兽，自贸片区那笔补助我们能领吗").text
