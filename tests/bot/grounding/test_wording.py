import pytest

from bot.grounding.wording import EvidenceSentence, supports

PLATFORM = EvidenceSentence(
    "对获批牵头建设或认定后迁移至大连自贸片区的重点实验室、技术创新中心等创新平台单位，"
    "按照国家级、省级、市级的级别差异，分别给予500万元、100万元、50万元补助。",
    1,
    "《自贸片区产业创新特区建设方案》三、（一）第1条 大连自贸片区",
)
RESEARCH = EvidenceSentence(
    "按照高新技术企业每年研发经费增量部分的30%给予后补助，科技型领军企业最高不超过1000万元，其他企业最高不超过100万元。",
    2,
)
STATION = EvidenceSentence("对建设“院士工作站”，经综合评估后，每年对工作站的补助金额最高为20万元；", 3)
DRUGS = EvidenceSentence(
    "创新药物项目根据研发及产业化进展，给予最高3000万元奖励，高端医疗器械项目根据研发及产业化进展，给予最高800万元奖励；",
    4,
)
TARGET = EvidenceSentence("新增高新技术企业150家以上。", 5, "金普新区 2018年 《三年行动计划》")
VALIDITY = EvidenceSentence(
    "本方案自2021年8月18日起实施，有效期至2025年12月31日，由大连自贸片区（保税区）管委会负责解释。", 6
)
WHO = "获批牵头建设或认定后迁移至大连自贸片区的重点实验室、技术创新中心等创新平台单位"
CAPS = "科技型领军企业最高1000万元，其他企业最高100万元"
ALL = [PLATFORM, RESEARCH, STATION, DRUGS, TARGET, VALIDITY]

FAITHFUL = [
    PLATFORM.text,
    f"根据政策，{PLATFORM.text}[1]",
    f"{WHO}，国家级补助500万元，省级补助100万元，市级补助50万元。[1]",
    f"根据《自贸片区产业创新特区建设方案》，{WHO}，可按国家级、省级、市级分别获得500万元、100万元、50万元补助。",
    "高新技术企业可按每年研发经费增量部分的30%获得后补助：科技型领军企业最高1000万元，其他企业最高100万元。",
    "建设“院士工作站”的，经综合评估后，每年最高可获得20万元补助[3]。",
    "创新药物项目根据研发及产业化进展，最高可获得3000万元奖励；高端医疗器械项目根据研发及产业化进展，最高可获得800万元奖励。",
    "2018年，金普新区的目标是新增高新技术企业150家以上[5]。",
    "该方案自2021年8月18日起实施，有效期至2025年12月31日，由大连自贸片区（保税区）管委会负责解释。",
    "具体标准如下：",
]
UNFAITHFUL = [
    ("国家级创新平台补助500万元。", "figure_dropped"),
    ("租房补贴每月500万元。", "condition_added"),
    (f"{WHO}，租房补贴国家级500万元，省级100万元，市级50万元。", "unfounded"),
    (f"{WHO}，国家级补助100万元，省级补助500万元，市级补助50万元。", "misattached"),
    (f"{WHO}，按国家级、省级、市级分别给予100万元、500万元、50万元补助。", "misattached"),
    (f"{WHO}，国家级最高补助500万元，省级最高补助100万元，市级最高补助50万元。", "bound"),
    (f"{WHO}，国家级补助500万元，省级补助100万元，市级补助50万元。[7]", "mark"),
    (f"{WHO}，国家级补助500万元，省级补助100万元，市级补助50亿元。", "figure"),
    ("高新技术企业按每年研发经费增量部分的30%给予后补助。", "figure_dropped"),
    (
        "高新技术企业按每年营业收入增量部分的30%给予后补助，科技型领军企业最高1000万元，其他企业最高100万元。",
        "unfounded",
    ),
    (
        "高新技术企业按每年研发经费的30%给予后补助，科技型领军企业最高1000万元，其他企业最高100万元。",
        "condition_dropped",
    ),
    ("高新技术企业按每年研发经费增量部分的30%给予后补助，科技型领军企业1000万元，其他企业100万元。", "bound"),
    ("建设“院士工作站”的，每年最高可获得20万元补助。", "condition_dropped"),
    ("建设“院士工作站”的，经综合评估后，最高可获得20万元补助。", "condition_dropped"),
    ("建设“博士后工作站”的，经综合评估后，每年最高可获得20万元补助。", "unfounded"),
    (
        "创新药物项目根据研发及产业化进展，最高800万元奖励；高端医疗器械项目根据研发及产业化进展，最高3000万元奖励。",
        "misattached",
    ),
    ("2019年，金普新区的目标是新增高新技术企业150家以上。", "figure"),
    ("2018年，高新区的目标是新增高新技术企业150家以上。", "unfounded"),
    ("2018年，金普新区的目标是新增高新技术企业150家。", "bound"),
    ("该方案自2025年12月31日起实施，有效期至2021年8月18日，由大连自贸片区（保税区）管委会负责解释。", "misattached"),
    ("该方案自2021年8月18日起实施，有效期至2025年12月31日，由市科技局负责解释。", "name"),
    ("该方案按《氢能产业发展规划》执行，有效期至2025年12月31日，自2021年8月18日起实施。", "name"),
    ("您保证能获得补助。", "condition_added"),
    ("I can help you with that.", "language"),
    ("補助は500万元です。", "language"),
    ("作为一个语言模型，我无法回答。", "echo"),
    ("请用简洁的中文回答。", "echo"),
    ("补助0000000000000000", "degenerate"),
    ("20万元×3年 = 70万元。", "computation"),
]


@pytest.mark.parametrize("sentence", FAITHFUL)
def test_a_faithful_wording_passes(sentence: str) -> None:
    assert supports(sentence, ALL) == []


@pytest.mark.parametrize(("sentence", "kind"), UNFAITHFUL)
def test_an_unfaithful_wording_is_stopped(sentence: str, kind: str) -> None:
    assert kind in [violation.kind for violation in supports(sentence, ALL)]


def test_words_of_the_prompt_are_an_echo() -> None:
    prompt = "只说原文里有的内容，并把引用序号放在句末。"
    said = supports("把引用序号放在句末的内容", [PLATFORM], prompt)
    assert "echo" in [violation.kind for violation in said]


def test_evidence_may_share_words_with_the_prompt() -> None:
    assert supports(PLATFORM.text, [PLATFORM], f"示例：{PLATFORM.text}") == []


def test_without_evidence_no_claim_passes() -> None:
    assert supports("高新技术企业可获得20万元补助。", [])
