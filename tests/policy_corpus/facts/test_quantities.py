"""Numbers with units in folded text."""

from decimal import Decimal

import pytest

from policy_corpus.facts.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("新增高新技术企业450家", "450", "家", "="),
        ("中小微科技型企业达到1万家", "1", "万家", "="),
        ("达到35件以上", "35", "件", ">="),
        ("本地用户突破500家", "500", "家", ">"),
        ("比例不低于10%", "10", "%", ">="),
        ("近50人参加", "50", "人", "~"),
        ("加速10余种关键材料", "10", "种", "~"),
        ("3000余家软件企业", "3000", "家", "~"),
        ("给予最高2000万元科研经费补助", "2000", "万元", "<="),
        ("无偿资助扶持资金最高可达1000万", "1000", "万元", "<="),
        ("实际利用外资1.21亿美元", "1.21", "亿美元", "="),
        ("面积20万平方米以上", "20", "万平方米", ">="),
        ("约30万人次", "30", "万人次", "~"),
        ("奖励二十万元", "20", "万元", "="),
        ("数量比期末翻一番", "1", "番", "="),
        ("每项5,000元", "5000", "元", "="),
    ],
)
def test_value_unit_and_comparator(text: str, value: str, unit: str, comparator: str) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.unit, found.comparator) == (Decimal(value), unit, comparator)


@pytest.mark.parametrize(
    "text",
    [
        "到2019年",
        "第17条规定",
        "近3个会计年度",
        "抓好“高新20条”的落实",
        "世界500强企业",
        "在25个工作日内",
        "打造“1+8”产业格局",
        "5G芯片和3R产业联盟",
        "比重翻番，达到目标",
        "按第2、3条执行",
    ],
)
def test_dates_names_places_and_spans_of_time_are_not_quantities(text: str) -> None:
    assert find_quantities(text) == []


def test_a_range_is_one_quantity() -> None:
    (found,) = find_quantities("引进3-5家服务机构")
    assert (found.value, found.upper, found.unit) == (Decimal(3), Decimal(5), "家")


def test_sums_in_a_run_share_the_ceiling_of_the_first() -> None:
    assert [one.comparator for one in find_quantities("总额不超过100万元、50万元、20万元补助")] == ["<="] * 3
