"""Stories × ways of asking whether one may have a support: what was lost or not won, or is told in a later turn."""

import re

import pytest

from tests.bot.asking import Asker

ASKED = (
    "{story}，自贸片区{support}我们符合吗",
    "{story}，自贸片区的{support}轮得到我们吗",
    "我们公司在自贸片区。{story}。请问符合{support}的申请条件吗？",
    "代账公司问一下，客户在自贸片区，{story}，{support}客户能报吗",
)

NOT_SO = {
    "高企去年没过": ("高企认定补助", "高新技术企业"),
    "高企证去年过期没续": ("高企认定补助", "高新技术企业"),
    "国家级孵化器资格前年被取消了": ("孵化器补助", "孵化器"),
    "孵化器还没评上任何级别": ("孵化器补助", "孵化器"),
    "院士工作站去年撤销了": ("院士工作站补助", "院士工作站"),
    "国外专利申请被驳回了": ("国外专利补助", "国外专利授权"),
    "首台套只评上省级": ("首台套支持", "首台（套）"),
    "没建离岸孵化器": ("离岸孵化器补助", "离岸"),
}
SO = {
    "高企证过期了，去年又重新认定上": ("高企认定补助", "10万元"),
    "设立了博士后工作站": ("博士后工作站补助", "10万元"),
    "走PCT拿到2件美国专利": ("国外专利补助", "8万元"),
    "评为国内首台套，合同1000万": ("首台套支持", "200万元"),
}


def _asked(story: str, support: str, first: int) -> list[str]:
    return [ASKED[(first + step) % len(ASKED)].format(story=story, support=support) for step in (0, 1)]


@pytest.mark.parametrize("story", NOT_SO)
def test_what_was_lost_or_not_won_does_not_count(asker: Asker, story: str) -> None:
    support, reason = NOT_SO[story]
    for question in _asked(story, support, list(NOT_SO).index(story)):
        first = asker(question).text.splitlines()[0]
        assert "不符合条件" in first, question
        assert reason in first


@pytest.mark.parametrize("story", SO)
def test_whoever_meets_it_is_told_so_first(asker: Asker, story: str) -> None:
    support, amount = SO[story]
    for question in _asked(story, support, list(SO).index(story)):
        answer = asker(question).text
        assert answer.startswith("符合条件"), question
        assert amount in answer


def test_what_was_not_so_before_is_not_said_of_now(asker: Asker) -> None:
    assert "不符合" not in asker("去年没过，今年终于评上高企了，自贸片区高企补助能拿吗").text
    assert asker("去年高企被取消，今年重新认定上了，自贸片区能拿补助吗").text.startswith("符合条件")
    assert asker("省级瞪羚去年没拿到补助，自贸片区今年给不给").text.count("不符合") == 0
    assert "20万元" in asker("以前不是高企，今年刚认定，自贸片区给多少").text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("化物所要在自贸片区设整建制研究院，能拿2000万吗", "符合条件"),
        ("我们是民企龙头，在自贸片区设整建制研究院，符合条件吗", "符合条件"),
        ("总部在北京，子公司在自贸片区，子公司首次认定高企，20万能拿吗", "符合条件"),
        ("分公司在自贸片区，总公司是高企，首次认定，分公司能拿20万吗", "还不能确定"),
        ("高新区的公司，省级瞪羚，想搬到自贸片区，搬过去能拿50万吗", "还不能确定"),
        ("厂子在保税区，公司注册在开发区，首次认定高企，20万给不给", "不可以"),
        ("朋友公司在高新区，想拿自贸片区的高企补助，行吗", "不可以"),
    ],
)
def test_who_and_where_somebody_is_decides(asker: Asker, question: str, first: str) -> None:
    assert asker(question).text.startswith(first)


def test_a_partner_that_leads_leaves_the_asker_a_participant(asker: Asker) -> None:
    text = asker("跟大工合作的省级技术创新中心，大工牵头，我们能拿自贸片区的100万吗").text
    assert "不符合条件" in text.splitlines()[0]


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("自贸片区高企补助给多少", "以前没评过", "那是多少"), "补助：20万元"),
        (("自贸片区瞪羚补助我们符合吗", "还没有认定"), "不符合条件"),
        (("自贸片区高企补助多少钱", "我们还没评上呢"), "不符合条件"),
        (("自贸片区瞪羚独角兽补助，我们算吗", "都没有"), "不符合条件"),
        (("自贸片区省级独角兽给多少", "我们是市级的"), "不符合条件"),
        (("自贸片区的孵化器补助，我们能拿吗", "国家级的", "2015年批的"), "不符合条件"),
        (("自贸片区，我们是创新联盟，能拿补助吗", "省级的", "去年评上的"), "符合条件"),
        (("自贸片区院士站给多少", "我们还没建，能拿吗"), "不符合条件"),
        (("自贸片区院士站给多少", "建好了，那我们符合吗"), "符合条件"),
        (("自贸片区，技术转移机构能拿50万吗", "没在区里注册"), "不符合条件"),
    ],
)
def test_what_a_later_turn_tells_decides(asker: Asker, turns: tuple[str, ...], told: str) -> None:
    first = asker(*turns).text.splitlines()[0]
    assert told in first
    assert ("不符合" in first) is told.startswith("不")


@pytest.mark.parametrize(
    "story",
    ["区里评的瞪羚", "瞪羚是区里批的", "区科技局评的独角兽", "县里认定的瞪羚", "街道评的孵化器"],
)
def test_what_a_district_recognised_is_of_no_level(asker: Asker, story: str) -> None:
    assert re.search("不符合条件|没有写区级", asker(f"{story}，自贸片区给多少").text.splitlines()[0])


@pytest.mark.parametrize(
    "story",
    [
        "领军企业的子公司，研发增量4000万",
        "我们控股股东是科技型领军企业，我们是高企，研发增量4000万",
        "大股东是领军企业，我们高企研发增量4000万",
    ],
)
def test_what_a_parent_firm_is_raises_no_cap(asker: Asker, story: str) -> None:
    first = asker(f"{story}，自贸片区能补多少").text.splitlines()[0]
    assert "1000万元" not in first
    assert "规模以上工业企业200万元" in first


def test_a_subsidiary_founds_as_the_body_it_belongs_to(asker: Asker) -> None:
    assert "不符合" not in asker("我们是世界500强的子公司，在自贸片区设整建制研究院，符合条件吗").text


def test_what_is_still_to_come_is_not_met_yet(asker: Asker) -> None:
    assert "未上市" in asker("科创板IPO已过会还没上市，自贸片区上市补助能拿吗").text.splitlines()[0]
    assert "还不能确定" in asker("孵化器正在申报省级，现在能申请自贸片区的孵化器补助吗").text


@pytest.mark.parametrize(
    "question",
    [
        "公司要迁到高新区，已经拿了自贸片区的钱怎么办",
        "我们从自贸片区迁到高新区，拿过的补助要退吗",
        "领了补助但想把注册地挪到甘井子，行吗",
        "自贸片区的企业搬到高新区去，会有什么后果",
    ],
)
def test_who_moves_away_is_told_what_he_is_bound_to(asker: Asker, question: str) -> None:
    assert "应退回已获得的扶持资金" in asker(question).text.splitlines()[0]


def test_who_has_no_patent_is_not_offered_what_patents_bring(asker: Asker) -> None:
    answer = asker("我们是家小公司，没有专利，自贸片区能拿啥补助").text
    assert "国外专利授权补助" not in answer
    assert "知识产权授权补助：最多10万元" not in answer
    assert asker("自贸片区有没有专利补助").status == "answered"
