"""What the message counts and tells stands in the computation, or no sum is said as certain."""

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("question", "computation"),
    [
        ("自贸片区四家公司，两家首次认定高企，一家再次认定，还有一家没评上，总共多少", "20万元+20万元+10万元=50万元"),
        ("自贸片区，3台国内首台套，每台合同都是1000万，一共多少", "200万元×3台=600万元"),
        ("保税区，首次高企，研发费去年300万今年600万，不是规上也不是领军，两样一共多少", "90万元+20万元=110万元"),
        ("自贸片区评了国内首台套，合同900万……哦记错了，是1100万，能给多少", "1100万×20% = 220万元"),
        ("自贸片区，国内首台套，合同总额2000万，今年才执行了800万，能补多少", "2000万×20% = 400万元"),
        ("省级重点实验室在自贸片区，100万已经领了，今年升国家级，还能再拿多少", "500万元"),
    ],
)  # fmt: skip
def test_everything_told_is_computed_with(asker: Asker, question: str, computation: str) -> None:
    assert computation in asker(question).text


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("两个省级孵化器都是新获批的，一个落在自贸片区，另一个在甘井子，能拿多少？", "=100万元"),
        ("三家关联公司今年都是首次认定高企，一家在自贸片区，两家在沈阳，一共能拿多少", "60万元"),
        (
            "自贸片区高企（非规上非领军），研发2020年400万、2021年700万、2022年600万，2022年这一年后补助多少",
            "合计",
        ),
    ],
)
def test_no_total_of_what_is_not_paid(asker: Asker, question: str, wrong: str) -> None:
    assert wrong not in asker(question).text
