"""Sums told in a row, by growth, in parts, and put right in the same breath: one sum each, in units of 10,000 yuan."""

from datetime import date
from decimal import Decimal

import pytest

from bot.profile import read_facts
from bot.profile.numbers_anew import with_numbers_anew
from policy_corpus.measures.facts import load_facts

AS_OF = date(2023, 6, 1)
CENTRE = "自贸片区国家级制造业创新中心，总投资5000万，"
SPENT = "自贸片区规上工业高企，研发费去年800万，今年"


def _told(text: str, fact: str) -> Decimal | None:
    value = read_facts(text, load_facts(), as_of=AS_OF).values.get(fact)
    return value / 10_000 if isinstance(value, Decimal) else None


@pytest.mark.parametrize(
    ("told", "received"),
    [
        ("国家给了500万，省里给了200万，区里给了40万", 740),
        ("国家500万、省里200万、区里40万都到账了", 740),
        ("国家、省、市分别给了500万、200万、100万", 800),
        ("国拨500万，省配套200万，区里补了40万", 740),
        ("国家500万省里200万市里100万", 800),
        ("国家那500万到了，省里那200万也到了", 700),
        ("拿了国家的500万和省里的200万", 700),
        ("国家500万、省200万，市里说给100万还没到账", 700),
        ("国家去年给了300万，今年又给了200万", 500),
        ("国家分两次给了500万，省里一次200万", 700),
        ("各级财政一共给了740万，其中国家500万、省里200万、区里40万", 740),
        ("各级财政一共给了740万，其中国家500万、省里200万", 740),
        ("管委会给了40万", 40),
        ("金普新区给了40万，省里给了200万", 240),
        ("甘井子区财政拨了40万", 40),
    ],
)
def test_what_several_budgets_have_paid_is_received(told: str, received: int) -> None:
    assert _told(f"{CENTRE}{told}，还能拿多少", "fiscal_aid_received") == received
    assert _told(f"{CENTRE}{told}，还能拿多少", "investment") == 5000


@pytest.mark.parametrize(
    ("told", "spent"),
    [
        ("翻了一番还多出60万", 1660),
        ("是去年的两倍少100万", 1500),
        ("涨了四分之一", 1000),
        ("增加了一倍半", 2000),
        ("涨了三成五", 1080),
        ("翻倍了，还多40万", 1640),
        ("上半年300万，下半年500万", 800),
        ("一季度200万，二季度300万，三季度300万，四季度400万", 1200),
        ("设备500万、人工700万", 1200),
        ("1200万，其中委外200万", 1200),
        ("1200万，审计调减了，只认900万", 900),
        ("报了1200万，核减200万", 1000),
        ("1000万，还有一笔200万上个月才补进来", 1200),
    ],
)
def test_what_a_year_s_spending_comes_to(told: str, spent: int) -> None:
    assert _told(f"{SPENT}{told}，能补多少", "rd_this_year") == spent
    assert _told(f"{SPENT}{told}，能补多少", "rd_last_year") == 800


@pytest.mark.parametrize(
    ("told", "contract"),
    [
        ("合同价2000万，审计调减了，只认1800万", 1800),
        ("合同2000万，实际结算1800万", 1800),
        ("合同2000万，后来签了补充协议加了300万", 2300),
        ("五台每台400万", 2000),
        ("合同2000万，今年付1000万，余下的明年才付", 2000),
    ],
)
def test_what_a_contract_comes_to(told: str, contract: int) -> None:
    assert _told(f"自贸片区企业，国内首台套，{told}，能补多少", "contract_amount") == contract


@pytest.mark.parametrize(
    ("told", "now"),
    [
        ("有300万其实是去年的", "去年1100万元、今年1200万元"),
        ("不对，今年的里头有300万算到去年去", "去年1100万元、今年1200万元"),
        ("去年那800万里有100万其实是今年的", "去年700万元、今年1600万元"),
        ("有1600万其实是去年的", "去年800万、今年1500万"),
        ("还有一笔100万上个月才补进来", "去年800万、今年1600万元"),
        ("今年的里面有100万不能算", "去年800万、今年1400万元"),
        ("今年那笔里有100万是委托别人的", "去年800万、今年1500万"),
    ],
)
def test_a_part_of_one_year_s_sum_goes_where_it_is_said_to_belong(told: str, now: str) -> None:
    whole = "研发费{}，能补多少"
    assert with_numbers_anew(whole.format("去年800万、今年1500万"), told, AS_OF).text == whole.format(now)


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("六项里有两项是上届班子转让的", "4项"),
        ("6件里头有2件还在审", "4项"),
        ("其中一件还没授权，不算", "5项"),
        ("那两项还没下来", "4项"),
    ],
)
def test_so_many_of_them_do_not_count(told: str, left: str) -> None:
    assert (
        with_numbers_anew("去年拿了6项发明专利授权，补多少", told, AS_OF).text == f"去年拿了{left}发明专利授权，补多少"
    )


@pytest.mark.parametrize(
    ("grown", "told", "now"),
    [
        ("今年是去年的三倍少200万", "算错了，是两倍少200万", "今年是两倍少200万"),
        ("今年涨了三成", "打错了，是四成", "今年涨了四成"),
    ],
)
def test_growth_is_told_anew(grown: str, told: str, now: str) -> None:
    assert with_numbers_anew(f"研发去年600万，{grown}，补多少", told, AS_OF).text == f"研发去年600万，{now}，补多少"
