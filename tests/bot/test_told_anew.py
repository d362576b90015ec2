"""Sums, levels and titles that a message corrects, adds to, or tells of somebody else."""

import pytest

from tests.bot.asking import Asker


def test_things_told_before_are_not_reckoned_as_the_first_of_them(asker: Asker) -> None:
    told = "俺公司在自贸片区，上年做成两单技术合同，一单300万，一单1500万"
    assert "：每个单项30万元" not in asker(told, "能补多少？").text.splitlines()[0]
    assert asker(f"{told}，能补多少").text.startswith("合计：30万元+100万元=130万元")


def test_what_is_only_spoken_of_is_not_added(asker: Asker) -> None:
    signed = "公司在自贸片区，装备已经评为国内首台套，签了900万合同，客户口头说还要追加600万但没签，按合同能支持多少"
    assert "300万元" not in asker(signed).text
    added = asker("合同1500万，后来追加300万，国内首台套，自贸片区，支持多少").text
    assert "1800万×20% = 360万元" in added


def test_the_tiers_of_two_holders_and_what_each_gets_besides_make_no_total(asker: Asker) -> None:
    answer = asker("上年度评上的联盟，省级和市级，三年全拿满，自贸片区各共多少")
    assert "140万元" not in answer.text
    assert "50万元" in answer.text


def test_a_numbered_item_is_quoted_with_all_its_sentences(asker: Asker) -> None:
    asked = "按三年行动计划第23条的“先减后补”，高企再认定期间按15%缴纳所得税，若最终被取消资格，之前少缴的税怎么处理"
    assert "补交" in asker(asked).text.splitlines()[0]


@pytest.mark.parametrize("word", ["说错了", "数错了", "看错了", "抄错了", "打错了"])
def test_a_sum_told_wrong_is_told_anew(asker: Asker, word: str) -> None:
    answer = asker("国际首台套，合同3000万，自贸片区给多少？", f"{word}，是2100万")
    assert "2100万×30% = 630万元" in answer.text


def test_a_level_corrected_with_its_sum_is_corrected_too(asker: Asker) -> None:
    answer = asker("国际首台套，合同3000万，自贸片区给多少？", "说错了，评的是国内首台套，合同是2100万")
    assert "2100万×20% = 420万元" in answer.text
    assert "630万" not in answer.text


@pytest.mark.parametrize(
    "message",
    [
        "我妈的公司拿到省级独角兽认定了，我自己的公司啥也没有，两家都在自贸片区。独角兽那200万我的公司能领吗？",
        "我哥的公司是省级瞪羚，我这边啥也没评上，自贸片区50万我能领吗",
        "我合伙人那家是高企，我的公司不是，高企补助我能拿吗",
    ],
)
def test_what_a_relative_or_partner_has_is_not_the_askers(asker: Asker, message: str) -> None:
    assert "不符合条件" in asker(message).text.splitlines()[0]


@pytest.mark.parametrize(
    ("asked", "denied"),
    [
        ("自贸片区，国家标准第一起草人补多少", "我们是第二起草人"),
        ("自贸片区科创板上市补多少", "我们上的是港交所"),
        ("自贸片区院士工作站补多少", "没建成"),
        ("自贸片区国内首台套合同1000万补多少", "没评上"),
        ("自贸片区技术合同实际交易额300万补多少", "实际没发生交易"),
        ("自贸片区国家级孵化器补多少", "还没获批"),
        ("自贸片区首次认定高企补多少", "我们不在片区"),
    ],
)
@pytest.mark.parametrize("again", ["还能领吗", "那我们够条件不"])
def test_what_was_denied_in_between_still_does_not_hold(asker: Asker, asked: str, denied: str, again: str) -> None:
    answer = asker(asked, denied, again)
    assert "不符合条件" in answer.text or "不可以" in answer.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("自贸片区，我们6项发明专利还没授权，能领3万吗", "不符合条件"),
        ("自贸片区，6项发明还在实质审查，能领多少", "不符合条件"),
        ("自贸片区，有8项发明，其中2项还没授权，补多少", "6项×5000元 = 3万元"),
        ("去年签了份500万的技术转让合同，交易压根还没发生。自贸片区10%的补助50万现在能拿不？", "不符合条件"),
        ("去年签了500万技术合同，还没履行，自贸片区能补多少", "不符合条件"),
        ("在自贸片区，去年12月在香港联交所首发上市。主板那300万我能领么？", "不符合条件"),
        ("我们是省级瞪羚，在自贸片区，独角兽那200万能领吗", "不是200万，而是50万元"),
        ("首次认定高企2户，再次认定高企5户，省级瞪羚3户，自贸片区合计应付？", "240万元"),
    ],
)
def test_what_has_not_come_to_pass_is_not_reckoned_with(asker: Asker, asked: str, said: str) -> None:
    assert said in asker(asked).text


def test_contracts_put_right_are_of_the_kind_asked_about(asker: Asker) -> None:
    told = (
        "去年有个1300万的技术合同，全执行完了，自贸片区给补多少？",
        "搞错了，是两份合同，一份800万一份500万，都实际发生了",
    )
    assert "首台" not in asker(*told).text


def test_two_supports_of_the_turns_before_are_compared_and_not_counted(asker: Asker) -> None:
    answer = asker("创新药项目在特区最高奖多少", "高端器械项目呢", "两个封顶差几何？")
    assert "3000万元−800万元=2200万元" in answer.text


def test_what_several_budgets_have_paid_is_taken_together(asker: Asker) -> None:
    told = "片区的国家级制造业创新中心，投资总额600万，国家财政200万、省财政120万已到账，还能再申请500万不？"
    assert "180万元" not in asker(told).text
