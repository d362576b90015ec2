"""What asks for nothing but a support that goes by its name is answered, whatever it sounds like."""

import pytest

from bot.answering.assurance import signs
from bot.answering.certain import asks_nothing_else
from bot.answering.routes import propose
from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("高企奖励多少", True),
        ("新认定高企奖励多少", True),  # the words that give it say 首次认定 beside its name
        ("PCT授权补几万", True),
        ("高企认定代理费补多少", False),
        ("高企认定审计费奖励多少", False),
        ("PCT检索补几万", False),
    ],
)
def test_the_words_that_give_a_support_may_be_said_with_its_name(asker: Asker, question: str, expected: bool) -> None:
    inquiry = asker(question).exchange.inquiries[0]
    kind, draft = propose(inquiry)
    assert kind == "measure"
    assert asks_nothing_else(inquiry, draft, signs(inquiry, draft, kind)) is expected
