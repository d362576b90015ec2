"""What a question means is asked for only where words and records leave a doubt."""

import pytest

from tests.bot.asking import Answer, Asker


def weighed(answer: Answer) -> bool:
    """Whether a question was embedded."""
    sought = [one.searched for one in answer.exchange.inquiries if one.searched]
    return any("vector" in one.compared.__dict__ for one in sought)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2018年高新区要新增多少家高新技术企业", "家"),
        ("现在哪些文件还有效", "有效期至2025年12月31日"),
    ],
)
def test_records_with_every_word_need_no_meaning(asker: Asker, question: str, said: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert said in answer.text
    assert not weighed(answer)


def test_what_no_record_has_is_searched_by_meaning(asker: Asker) -> None:
    answer = asker("十四五创新挑战赛揭榜比拼的流程大概啥样")
    assert answer.status == "answered"
    assert weighed(answer)
