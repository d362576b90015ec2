"""What must be signed, spent or granted to reach a cap or a sum: every rule of the catalogue that can be read so."""

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("question", "computation"),
    [
        ("国际首台套要签多少合同额才能拿满1000万，自贸片区", "1000万元÷30% = 约3333.33万元"),
        ("自贸片区国内首台套，合同签到多少就封顶了", "500万元÷20% = 2500万元"),
        ("国内首台套想拿300万，合同得签多少？自贸片区", "300万元÷20% = 1500万元"),
        ("规上工业高企研发增量多少能拿满200万，自贸片区", "200万元÷30% = 约666.67万元"),
        ("高企想拿60万研发后补助，研发费得比上年多投多少，自贸片区", "60万元÷30% = 200万元"),
        ("技术合同交易额做到多少单项能拿满100万，自贸片区", "100万元÷10% = 1000万元"),
        ("要多少件发明专利才能拿满10万，自贸片区", "10万元÷5000元 = 20项"),
        ("发明专利授权几件到顶10万？自贸片区", "10万元÷5000元 = 20项"),
        ("省级制造业创新中心总投资至少多少才能拿到300万？自贸片区", "300万元÷50% = 600万元"),
    ],
)
def test_the_rule_is_read_backwards(asker: Asker, question: str, computation: str) -> None:
    assert computation in asker(question).text.splitlines()[0]


def test_each_cap_or_tier_has_its_own_where_it_is_open_which_applies(asker: Asker) -> None:
    answer = asker("高企研发后补助想拿满，研发费要多增多少？自贸片区").text
    assert all(
        said in answer for said in ("科技型领军企业要拿到1000万元", "规模以上工业企业要拿到200万元", "333.33万元")
    )
    answer = asker("制造业创新中心要投资多少才能拿满，自贸片区").text
    assert all(said in answer for said in ("1000万元", "600万元", "200万元"))


def test_what_no_rule_gives_is_not_promised(asker: Asker) -> None:
    assert "再大也到不了您说的800万元" in asker("国内首台套想拿800万要签多大合同，自贸片区").text
    assert "没有写累计封顶" in asker("PCT国外专利要多少件才封顶，自贸片区").text
    assert asker("合同额多少才能申请首台套支持，自贸片区").status == "not_found"


@pytest.mark.parametrize(
    "question",
    ["首台套封顶是多少，自贸片区", "首台套国际的和国内的，比例跟封顶各是多少？自贸片区", "自贸片区研发后补助顶格多少"],
)
def test_what_is_given_at_the_most_is_asked_for_itself(asker: Asker, question: str) -> None:
    answer = asker(question).text
    assert "÷" not in answer
    assert "1000万元" in answer
