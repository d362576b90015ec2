"""Whether the asker meets the conditions is said first, with those that are met, fail or are open."""

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (
            "我们公司在保税区，刚评上省级瞪羚，50万有我们的份吧",
            "符合条件：在大连自贸片区（保税区）经营；为独角兽企业或瞪羚企业；获省级认定",
        ),
        (
            "公司在保税区，去年评上瞪羚，50万有我们的份吧",
            "还不能确定，已符合：在大连自贸片区（保税区）经营；为独角兽企业或瞪羚企业；待确认：获省级认定",
        ),
        ("高企证书过期了没续上，还能按自贸片区再次认定拿10万吗", "不符合条件：须为高新技术企业，您说的不是"),
        ("借壳上的主板，大连自贸片区能拿300万吗", "不符合条件：须为首发上市，您说的不是"),
        ("高企在保税区，研发一年1000万，按30%是不是给300万", "还算不出具体数，缺上年度研发经费"),
    ],
)
def test_how_the_asker_stands_is_said_before_the_clause(asker: Asker, question: str, first: str) -> None:
    said = asker(question).text.partition("原文")[0]
    assert first in said


def test_who_only_looks_up_whether_there_is_support_is_not_told_that_he_qualifies(asker: Asker) -> None:
    assert "符合条件" not in asker("院士站有补贴吗").text
    assert asker("我们建了院士站，有补贴吗").text.startswith("符合条件")


@pytest.mark.parametrize(
    "question",
    [
        "甘井子的厂子，做出了国内首台套，想要特区那个钱，中不中？",
        "做出了国内首台套，但公司在沙河口区，保税区给不给钱",
        "俺们厂在瓦房店，做出了国内首台套，自贸片区那份方案管不管俺们",
        "青岛的公司，做出了国内首台套，能拿自贸片区的钱吗",
    ],
)
def test_whoever_is_elsewhere_is_told_that_the_area_gives_him_nothing(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert "不可以：" in answer.text or "不符合条件" in answer.text
    assert "须在大连自贸片区（保税区）经营" in answer.text
    assert any("按合同金额20%比例进行支持" in citation.quote for citation in answer.citations)


def test_a_title_earned_elsewhere_may_move_in(asker: Asker) -> None:
    answer = asker("我们是在沈阳认定的省重点实验室，打算整个搬到自贸片区，给不给钱")
    assert "认定后迁移至大连自贸片区" in answer.text.splitlines()[0]
    assert "补助：100万元" in answer.text
    assert "不可以" not in answer.text


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("非高新技术企业研发经费增长，可否享受第7条30%后补助？", "须为高新技术企业"),
        ("自贸片区企业，没有高企资质，研发费用增加，享受第7条吗", "须为高新技术企业"),
        ("第二起草人能否享受第9条标准补助", "须以第一起草人主导制定"),
        ("孵化器三年前获批的，可否享受第3条", "须新获批并落地大连自贸片区"),
        ("创新联盟三年前即获省级、上年度无新认定，可否享受第4条一次性补助？", "须上年度获得"),
        ("自贸片区，专利还在申请中，没授权，能拿5000吗", "须获得发明专利、国家新药、集成电路等知识产权授权"),
    ],
)
def test_what_is_told_decides_of_a_clause_named_by_its_number(asker: Asker, question: str, lacking: str) -> None:
    answer = asker(question)
    assert "不符合条件" in answer.text
    assert lacking in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("国内首台（套）合同额1800万元，按第12条比例计算支持额？", "国内首台（套）装备支持：360万元"),
        ("某单位PCT获国外授权2项、国内发明专利授权3项，按第13条上限合计？", "1.5万元+8万元=9.5万元"),
        ("第7条研发增量补多少", "高新技术企业研发经费增量后补助：每年最多1000万元"),
    ],
)
def test_the_support_of_a_clause_named_by_its_number_is_reckoned(asker: Asker, question: str, told: str) -> None:
    assert told in asker(question).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("俺公司在甘井子，没打算搬，头一回评上高企，能不能按自贸片区那个方案领20万？", "不可以"),
        ("技术转移机构注册在沈阳，业务做到大连自贸片区，那50万能评吗？", "不可以"),
        ("咱片区企业在香港联交所首发上市了，那个300万能领吗", "境内证券交易所"),
        ("我们在新三板挂牌了，自贸片区上市补助有没有份", "您说的是新三板"),
    ],
)
def test_who_is_elsewhere_or_listed_elsewhere_is_told_so(asker: Asker, question: str, told: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert told in answer.text
