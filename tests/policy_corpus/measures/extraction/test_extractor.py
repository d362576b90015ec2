"""Proposals read from sentences such as official documents write them."""

import pytest

from tests.policy_corpus.measures.extraction.support import propose, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "对新认定的国家级、省级、市级设计中心，分别给予80万元、40万元、20万元奖励。",
            ["新认定的国家级、省级、市级设计中心: 国家级 80万元, 省级 40万元, 市级 20万元"],
        ),
        (
            "对获评的绿色工厂、绿色园区，分别奖励30万元和60万元。",
            ["获评的绿色工厂、绿色园区: 绿色工厂 30万元, 绿色园区 60万元"],
        ),
        (
            "对评为国家3A-5A级的物流企业，分别给予5、10、20万元奖励。",
            ["评为国家3A-5A级的物流企业: 3A 5万元, 4A 10万元, 5A 20万元"],
        ),
        (
            "对新建冷库项目，投资1000万元以上至3000万元、3000万元以上的，分别按投资额的5%和8%给予补助。",
            ["新建冷库项目: 1000万元以上至3000万元 5%, 3000万元以上 8%"],
        ),
        (
            "对境内上市的企业，主板、创业板一次性给予200万元奖励，新三板给予50万元奖励。",
            ["境内上市的企业: 主板 200万元, 创业板 200万元, 新三板 50万元"],
        ),
        (
            "取得技能证书的职工，按照初级不超过800元、中级不超过1200元、高级不超过2000元的标准申请补贴。",
            ["取得技能证书的职工: 初级 ≤800元, 中级 ≤1200元, 高级 ≤2000元"],
        ),
        (
            "凡获得质量管理类荣誉的，给予配套奖励，市级奖励3万元，省级奖励6万元。",
            ["凡获得质量管理类荣誉: 市级 3万元, 省级 6万元"],
        ),
    ],
)
def test_each_sum_goes_to_its_level(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对技改项目按设备投资的百分之十五给予补助，单个项目最高二百万元。", ["技改项目: 15%, ≤200万元"]),
        ("按照首单合同额最高20%的比例、给予企业最高50万元补贴。", ["首单合同额: ≤20%, ≤50万元"]),
        ("支持企业开展直播销售，按销售额的1‰—3‰给予奖励。", ["企业开展直播销售: 0.1%-0.3%"]),
        ("对引进的研发团队，给予不低于1000万元的经费支持。", ["引进的研发团队: ≥1000万元"]),
        ("对承担攻关任务的高校，给予50万元—100万元经费资助。", ["承担攻关任务的高校: 50万元-100万元"]),
        ("对算力中心建设，给予不超过总投资20%的补助。", ["算力中心建设: ≤20%"]),
        ("针对软件企业，按照30元/平方米的标准，给予每年最高20万元租金补贴。", ["软件企业: 30元/平方米, ≤20万元"]),
        ("对海外仓，按租金的40%给予不超过90万元的补助。", ["海外仓: 40%, ≤90万元"]),
        ("对新种植的茶园，每亩补助800元。", ["新种植的茶园: 800元/亩"]),
        ("对取得发明专利的单位，每件奖励2000元，同一单位累计不超过5万元。", ["取得发明专利的单位: 2000元/件, ≤5万元"]),
    ],
)
def test_values_keep_bound_range_and_unit(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "对年销售额5000万元以上的企业，给予10万元奖励；年销售额达到2亿元以上，给予30万元奖励。",
            ["年销售额5000万元以上的企业: 10万元, 年销售额达到2亿元以上 30万元"],
        ),
        (
            "对新引进的设计企业，租用办公用房的，前两年给予租金80%的补贴，第三年给予租金50%的补贴，每年最高补贴不超过20万元。",
            ["新引进的设计企业: 前两年 80%, 第三年 50%, ≤20万元"],
        ),
        (
            "按照规上企业研发费用增长部分的10%给予补助，制造业企业最高不超过300万元，服务业企业最高不超过100万元。",
            ["规上企业研发费用增长部分: 10%, 制造业企业 ≤300万元, 服务业企业 ≤100万元"],
        ),
        (
            "对升规的企业给予5万元奖励（第一年奖励3万元，第二年奖励2万元）。",
            ["升规的企业: 5万元, 第一年 3万元, 第二年 2万元"],
        ),
        (
            "租期满一年的，按租金的10%给予补贴，单笔最高不超过1万元；租期满三年的，按租金的20%给予补贴，单笔最高不超过3万元。",
            ["租金: 租期满一年 10%, 租期满一年 ≤1万元, 租期满三年 20%, 租期满三年 ≤3万元"],
        ),
    ],
)
def test_steps_of_time_and_size_are_levels_of_one_subject(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "设立规模为20亿元的产业引导基金，每年安排3亿元专项资金支持产业发展。",
        "企业上年度营业收入不低于2000万元，研发费用占营业收入比例达到5%以上。",
        "奖励资金分三次拨付，分别按应奖励额的30%、30%和40%兑现给企业。",
        "在各级财政资助总额不超过项目投资50%的前提下予以受理。",
        "高新技术企业减按15%的税率缴纳企业所得税。",
        "全市完成技术改造投资300亿元，为500家企业提供12亿元授信额度。",
        "对成长型企业给予最高300万元信用贷款。",
        "对来华投资者给予500万美元配套。",
    ],
)
def test_sums_that_nobody_is_given_are_left_out(text: str) -> None:
    assert not [grant for proposal in propose(text) for grant in proposal.grants]


def test_subject_goes_on_after_a_comma_until_it_names_a_receiver() -> None:
    (proposal,) = propose("对在区内设立，面向中小企业的检测机构，经评审后择优给予最高30万元补助。")
    assert proposal.subject == "在区内设立，面向中小企业的检测机构"
    assert proposal.assessment is not None
    assert proposal.assessment.text == "经评审后"
    assert not proposal.needs_review


def test_conditions_are_quoted_beside_the_subject() -> None:
    (proposal,) = propose("对新引进的冷链企业，年营业收入达到1亿元以上的，给予50万元奖励。")
    assert [condition.text for condition in proposal.conditions] == ["新引进的冷链企业", "年营业收入达到1亿元以上的"]


def test_promise_is_kept_in_the_next_sentence() -> None:
    (proposal,) = propose("对首次参展的企业给予展位补贴。补贴比例不超过展位费的50%，最高2万元。")
    assert [str(grant) for grant in proposal.grants] == ["≤50%", "≤2万元"]
    assert [grant.role for grant in proposal.grants] == ["rate", "cap"]
    assert proposal.grants[0].base == "展位费"
    assert proposal.review == ("数额写在另一句中，请核对是否同一项支持",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "对获奖的企业和个人，分别给予10万元、5万元、2万元奖励。",
            "几个数额与前文的档次未能逐一对应，请补上各数额的档次",
        ),
        ("对其实际租用的厂房给予10元/平方米的补贴。", "资助对象含“其”“上述”等指代，请补全"),
        ("对建设中试基地的企业给予支持。", "未写明数额"),
        ("探索对跨境电商企业给予20万元补助。", "文件只是探索、争取或拟订，不一定已经实行"),
        ("对文创企业给予10万元至30万元奖励。", "数额为幅度，具体标准须另查"),
        ("按年度担保额的1%给予补贴。", "未写明资助对象，暂以计算基数代替"),
    ],
)
def test_what_is_unsure_says_why(text: str, reason: str) -> None:
    (proposal,) = propose(text)
    assert reason in proposal.review
    assert proposal.confidence < 0.95


def test_page_break_inside_a_sum_does_not_hide_it() -> None:
    text = "第一条 对新认定的创业园，给予一次性\n200 万元建设补助，连续补助\n三年。"
    (proposal,) = propose(text)
    assert str(proposal.grants[0]) == "200万元"
    assert proposal.frequency == "一次性、连续补助三年"
    assert proposal.evidence.text == text[text.index("新认定") : text.index("。")]


def test_heading_names_the_subject_where_the_text_does_not() -> None:
    (proposal,) = propose("一、展会补贴\n给予最高3万元补贴。")
    assert proposal.subject == "展会补贴"
    assert proposal.subject_evidence is None
    assert proposal.review == ("资助对象取自标题，请核对",)
