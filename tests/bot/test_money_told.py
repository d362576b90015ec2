"""What one asker tells of his money: received in pieces, over years, by several budgets; what must be paid back of it.

Expected sums are worked out from the text: 每项5000元、累计最高10万元; 各级财政不超过投资总额的50%; 院士站每年最高
20万元 and 博士后站10万元; 研发增量的30%.
"""

from decimal import Decimal
from itertools import product

import pytest

from tests.bot.asking import Asker

IN_PIECES = [
    "专利补助2022年领了{a}万、2023年领了{b}万",
    "发明专利补助去年{a}万，今年{b}万",
    "专利资助前年拿了{a}万，去年拿了{b}万",
    "专利补助已经分两次领了{a}万和{b}万",
    "专利授权补助第一笔{a}万第二笔{b}万都到账了",
]
NUMBERS = [("6", "4", 3), ("5.5", "3", 5), ("2", "3", 8)]


@pytest.mark.parametrize(("told", "numbers"), list(product(IN_PIECES, NUMBERS)))
def test_aid_received_in_pieces_is_added_up(asker: Asker, told: str, numbers: tuple[str, str, int]) -> None:
    a, b, count = numbers
    left = min(Decimal(count) / 2, 10 - Decimal(a) - Decimal(b))
    answer = asker(f"我们在自贸片区，{told.format(a=a, b=b)}，今年又有{count}件发明专利授权，还能领多少？")
    assert answer.status == "answered"
    assert (f"{left.normalize():f}万元（" if left else "没有余额") in answer.text


@pytest.mark.parametrize(
    ("messages", "sum_"),
    [
        (["保税区，发明专利补助先后三次各拿2万，现在又有10件授权，还能领多少"], "4万元"),
        (["自贸片区，专利补助领过三回，每回3万，今年又有4件发明专利授权，能领多少"], "→ 1万元"),
        (["自贸片区，去年8件发明专利领了4万，今年又授权5件，这次能领多少？"], "2.5万元"),
        (["自贸片区，专利补助2022年领了6万", "2023年又领了2万，今年又有5件发明专利，还能领多少"], "→ 2万元"),
        (["国家认定制造业创新中心，投资总额2000万，其它各级财政已到位740万。自贸片区最多能补多少？"], "最高260万元"),
        (["自贸片区省级制造业创新中心，投资额600万，已从省里市里各拿50万，最多给多少"], "最高200万元"),
        (["自贸片区国家级制造业创新中心，投资1500万，省里批了200万、市里批了150万，最多还能补多少"], "最高400万元"),
        (["自贸片区，专利补助领过8万，其中去年3万", "今年又领了1万，还有4件发明专利授权，能领多少"], "→ 1万元"),
        (["自贸片区，发明专利6件，PCT国外授权2件，没领过，能拿多少"], "3万元+8万元=11万元"),
        (
            ["自贸片区：两项发明走PCT各在美国授权一件，另有3件国内发明专利授权，一共最多补多少？从没领过"],
            "1.5万元+8万元=9.5万元",
        ),
        (["自贸片区，国际首台套合同2000万，已经拿到200万，还能拿多少"], "600万元−已领200万元=400万元"),
        (["保税区，第一起草人的地方标准共7项，先前3项的15万已领，剩下的还能领多少"], "−已领15万元=20万元"),
        (["自贸片区国内首台套合同2000万，后来砍掉了500万，能补多少"], "300万元"),
        (
            ["自贸片区企业，上年技术合同两单，甲单实际交易1850万元、乙单430万元，两单合计补助？"],
            "100万元+43万元=143万元",
        ),
        (["自贸片区。去年签了三单技术合同，1400万、620万、90万", "那去年这三单的补助一共多少"], "=171万元"),
    ],
)
def test_parts_and_times_are_reckoned_with(asker: Asker, messages: list[str], sum_: str) -> None:
    assert sum_ in asker(*messages).text


SPENT = [
    "研发费去年{a}今年{b}（万）",
    "研发费去年{a}，今年{b}，单位万元",
    "研发投入（单位：万元）去年{a}，今年{b}",
    "2021年研发投了{a}万，2022年投了{b}万",
    "2021、2022两年研发费分别{a}万、{b}万",
    "研发经费两年分别是{a}万和{b}万",
    "研发费由2021年的{a}万增至2022年的{b}万",
]


@pytest.mark.parametrize(("told", "pair"), list(product(SPENT, [(800, 1200), (1100, 1700)])))
def test_spending_is_read_however_it_is_told(asker: Asker, told: str, pair: tuple[int, int]) -> None:
    a, b = pair
    answer = asker(f"自贸片区规上工业高企，{told.format(a=a, b=b)}，能补多少")
    assert f"{(b - a) * 3 // 10}万元" in answer.text


@pytest.mark.parametrize(
    ("messages", "sum_"),
    [
        (["保税区，院士工作站2022到2024年都按最高给，总共多少？"], "20万元/年×3年=60万元"),
        (["自贸片区博士后站，2022、2023、2024三年都拿满，共多少"], "10万元/年×3年=30万元"),
        (["自贸片区院士站一年给多少", "那三年呢"], "20万元/年×3年=60万元"),
        (
            ["博士后工作站自贸片区一年多少", "设三年一共最多呢", "再加一个院士站，也是三年，两个站合计最多多少？"],
            "=90万元",
        ),
        (["上年度评上的联盟，省级和市级，三年全拿满，自贸片区各共多少"], "省级合计最多：50万元+20万元/年×3年=110万元"),
        (["保税区：院士工作站建了3年，博士后工作站2年，每年都给的顶格", "两个站合计拿了多少补助？"], "=80万元"),
        (["自贸片区，首次高企+省级瞪羚+院士站，一年最多拿多少"], "=90万元"),
        (["自贸片区，科创板上市和国家级孵化器，合计最多多少"], "500万元+100万元=600万元"),
    ],
)
def test_totals_over_years_and_titles(asker: Asker, messages: list[str], sum_: str) -> None:
    assert sum_ in asker(*messages).text


@pytest.mark.parametrize(
    ("messages", "begins"),
    [
        (["保税区，拿了首次高企的钱，又拿了省级瞪羚的钱，没啥正当理由想搬走，要退多少？"], "=70万元"),
        (["保税区，2022年拿了首次高企的钱，又拿了省级瞪羚的钱", "现在想搬到外地去，要退多少？"], "=70万元"),
        (["自贸片区拿了国内首台套300万，高企首次认定20万，现在想迁去沈阳，一共要退回多少？"], "300万元+20万元=320万元"),
        (["自贸片区拿了两年院士工作站，每年20万，现在迁走要退多少"], "20万元×2=40万元"),
        (["要是自享受扶持那年起在保税区一直经营满11年才搬走，还用退钱吗？"], "不用退回"),
        (["享受了自贸片区的补助，干满5年想走，退不退钱"], "要退回"),
    ],
)
def test_what_must_be_paid_back(asker: Asker, messages: list[str], begins: str) -> None:
    assert begins in asker(*messages).text.splitlines()[0]


@pytest.mark.parametrize(
    ("message", "sum_"),
    [
        (
            "当第一起草人发布了1项国家标准、1项行业标准，另外参与（第三起草人）1项国际标准。自贸片区一共给多少？",
            "50万元+30万元=80万元",
        ),
        ("自贸片区，第一起草人：国家标准1项；参与起草：行业标准2项、地方标准1项。能拿多少", "：50万元"),
        ("自贸片区，国家标准一项，我们排第一起草人；国际标准一项，我们排第二，总共补多少", "：50万元"),
        ("自贸片区，国际标准我们是第一起草人，国标、行标都是参与起草，能拿多少", "：100万元"),
    ],
)
def test_what_fails_the_condition_is_left_out_and_said(asker: Asker, message: str, sum_: str) -> None:
    answer = asker(message)
    assert sum_ in answer.text.splitlines()[0]
    assert "没有算进去：条件是以第一起草人主导制定" in answer.text
