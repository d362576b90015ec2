"""What those who were paid are bound to, however it is asked for (自贸片区方案五、（二）)."""

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    "messages",
    [
        ("领自贸片区补助前要签个啥？管几年？",),
        ("享受自贸片区的补贴，有什么限制吗", "才干了三年，想没啥理由就搬到营口去，已经到手的钱咋整？"),
    ],
)
def test_what_binds_those_who_were_paid_is_said(asker: Asker, messages: tuple[str, ...]) -> None:
    text = asker(*messages).text
    assert "书面承诺自享受年度起" in text
    assert "应退回已获得的扶持资金" in text
