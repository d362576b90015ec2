"""What a message only tells of one version before it asks of another."""

import pytest

from bot.understanding.told import without_told
from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("新组建研发机构,17年的计划是90家,18年方案又是多少", "新组建研发机构,,18年方案又是多少"),
        ("东部中心大连分中心:三年计划只说争取,到2018年推进到哪步了", "东部中心大连分中心:,到2018年推进到哪步了"),
        ("规划里说国家级孵化器2019要5家,后来21年末真有几家了", "里国家级孵化器,后来21年末真有几家了"),
        ("早先说自创区孵化是四级,十四五改成啥链条了", "孵化是四级,十四五改成啥链条了"),
    ],
)
def test_the_version_that_is_only_told_of_is_left_out(asker: Asker, message: str, asked: str) -> None:
    assert without_told(message, asker.kit.gazetteer) == asked


@pytest.mark.parametrize(
    "message",
    [
        "高新区2021年末1068家,2023年底几家,差多少",
        "2022年研发800万,2023年1200万能补多少",
        "十四五规划里,2025年技术合同成交额要到多少亿",
    ],
)
def test_what_is_compared_or_tells_of_the_asker_stays(asker: Asker, message: str) -> None:
    assert without_told(message, asker.kit.gazetteer) == message
