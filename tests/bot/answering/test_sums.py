"""Sums set against each other or added up: the computation is the first thing said."""

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("question", "computation"),
    [
        ("研发后补助，领军和其他企业封顶差多少", "1000万元−100万元=900万元"),
        ("规上工业跟普通企业的研发后补助上限差多少", "200万元−100万元=100万元"),
        ("创新药比医疗器械最高多多少", "3000万元−800万元=2200万元"),
        ("国际首台套比国内首台套封顶高多少", "1000万元−500万元=500万元"),
        ("自贸片区尖端团队和重点领域团队差多少", "500万元−300万元=200万元"),
        ("高企首次和再次一共能领多少", "20万元+10万元=30万元"),
        ("独角兽、科创板上市、首次高企三项加一起多少", "20万元+200万元+500万元=720万元"),
        ("国家级的创新联盟能拿多少钱", "80万元+20万元/年×3年=140万元"),
        ("自贸片区杰青和重点领域团队，哪个资助多，差多少", "300万元−100万元=200万元"),
        ("孵化器和联盟都是国家级，一次性加一起多少，自贸片区", "80万元+100万元=180万元"),
        ("自贸片区揭榜挂帅跟大院大所，最高额谁高", "2000万元−1000万元=1000万元"),
        ("有国家级重点实验室、省级孵化器、首次高企，共能拿多少", "500万元+50万元+20万元=570万元"),
        ("我们是省级孵化器，升成国家级多给多少", "100万元−50万元=50万元"),
        ("主导了一项国标两项行标，都是第一起草，自贸片区总共能补多少", "50万元+30万元+30万元=110万元"),
        ("5家高企都是首次认定，一共补多少", "20万元×5家=100万元"),
        ("集团有两家独立的实验室，都新拿了国家级检验检测认证，资助上限合起来？", "1000万元×2家=2000万元"),
        ("省级临床医学研究中心一个、市级重点实验室一个，两个一起补多少", "100万元+50万元=150万元"),
        ("重点领域创新团队一个，外加一名杰青，资助合计？", "300万元+100万元=400万元"),
        ("两家新拿国家级检验检测认证，一家新拿省级的，全部顶格算是多少", "1000万元+1000万元+100万元=2100万元"),
        ("尖端人才团队1个，重点领域创新团队2个，杰青3人，合计资助额", "500万元+300万元+300万元+100万元×3人=1400万元"),
        ("有两个首台套项目：一个国际的合同2000万，一个国内的合同900万，两项合起来支持多少", "600万元+180万元=780万元"),
        (
            "市级产业联盟三年全拿齐，跟新批的省级孵化器顶格，哪个总额高？自贸片区",
            "(30万元+20万元/年×3年)−50万元=40万元",
        ),
        ("一台设备合同2000万，评国际首台套还是国内首台套，拿的钱差多少", "600万元−400万元=200万元"),
        ("国标一项、辽宁地标一项，都是头一个起草人，两样加起来给多少", "50万元+5万元=55万元"),
        ("既建了院士站又建了博士后站，连着三年最多能拿到多少", "10万元/年×3年+20万元/年×3年=90万元"),
        ("同样是国家级，拿重点实验室和拿科技孵化器，自贸片区补的差几倍", "500万元÷100万元=5倍"),
        (
            "一台装备评了国内首台套，合同3200万；另一台是国际首台套，合同900万。两台合一起给多少",
            "500万元+270万元=770万元",
        ),
        ("两个市级技术创新中心，牵头建的，保税区共补多少", "50万元×2个=100万元"),
        ("省级创新联盟前两年一共能拿多少，大连自贸片区", "50万元+20万元/年×2年=90万元"),
        ("一个创新药项目、两个高端器械项目，都在保税区，顶格合计多少", "800万元×2个+3000万元=4600万元"),
    ],
)
def test_the_computation_asked_for_comes_first(asker: Asker, question: str, computation: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert computation in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("联盟成立三年了，国家级的，每年补多少", "每年不超过20万元"),
        ("国家级联盟一次性给几十万", "80万元"),
        ("博士后工作站办了三年了，每年补多少", "每年最高10万元"),
    ],
)
def test_what_is_paid_each_year_is_not_added_up_unasked(asker: Asker, question: str, first: str) -> None:
    line = asker(question).text.splitlines()[0]
    assert first in line
    assert "=" not in line


@pytest.mark.parametrize("board", ["北交所", "纽交所", "新三板"])
def test_a_board_without_a_sum_of_its_own_is_lent_none(asker: Asker, board: str) -> None:
    answer = asker(f"公司在自贸片区，{board}上市给多少")
    assert answer.status == "not_found"
    assert "万元" not in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("企业揭了榜，自贸片区最多给多少", "最高1000万元"),
        ("自贸片区首次高企奖励多少个？", "20万元"),
        ("世界五百强把研究所整个搬进自贸片区，科研经费封顶拨多少", "最高2000万元"),
    ],
)
def test_a_measure_is_found_in_the_words_of_the_street(asker: Asker, question: str, words: str) -> None:
    assert words in asker(question).text.splitlines()[0]


def test_an_asker_supposed_to_be_elsewhere_is_told_so_first(asker: Asker) -> None:
    answer = asker("高新区的瞪羚能拿自贸片区的50万吗")
    assert answer.text.startswith("不可以：")
