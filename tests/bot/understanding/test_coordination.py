"""A message that asks several things, as questions that each stand alone."""

import pytest

from bot.understanding.coordination import asked_apart
from tests.bot.asking import Asker


def _apart(asker: Asker, message: str) -> list[str]:
    return asked_apart(message, asker.kit.gazetteer, asker.kit.vocabulary.topics)


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("高新区2019年孵化器几家、众创空间几家", ["高新区2019年孵化器几家", "高新区2019年众创空间几家"]),
        ("集成电路2018年收入多少,骨干企业几家", ["集成电路2018年收入多少", "2018年集成电路骨干企业几家"]),
        ("研发占比,自贸片区定多少,高新区又定多少", ["研发占比自贸片区定多少", "研发占比高新区又定多少"]),
        ("离岸孵化器和检测机构最高各给多少", ["离岸孵化器最高给多少", "检测机构最高给多少"]),
        ("平台、孵化器、联盟,自贸片区各给多少", ["平台自贸片区给多少", "孵化器自贸片区给多少", "联盟自贸片区给多少"]),
        ("众创空间有多少,其中国家备案的几个", ["众创空间有多少", "国家备案空间几个"]),
    ],
)
def test_each_question_has_the_scope_of_the_first(asker: Asker, message: str, questions: list[str]) -> None:
    assert _apart(asker, message) == questions


@pytest.mark.parametrize(
    "message",
    ["国际首台套和国内首台套差多少", "高新区和金普新区2017年各几家", "院士站一年给多少", "两个区加起来多少,一共几家"],
)
def test_one_question_stays_one(asker: Asker, message: str) -> None:
    assert _apart(asker, message) == []
