"""What a chat was sent, against what it should have been sent."""

from evals.bench.telegram import compare


def test_each_answer_once_and_in_order_is_right() -> None:
    assert compare({1: ["甲", "乙[1] 另有一问"]}, {1: ["甲", "乙[1]"]}) == (0, 0)


def test_repeated_lost_and_misplaced_messages_are_told_apart() -> None:
    assert compare({1: ["甲", "甲", "乙"]}, {1: ["甲", "乙"]}) == (1, 0)
    assert compare({1: ["甲"]}, {1: ["甲", "乙"]}) == (0, 1)
    assert compare({1: ["乙", "甲"]}, {1: ["甲", "乙"]}) == (0, 2)
    assert compare({2: ["丙"]}, {1: ["甲"]}) == (0, 2)
