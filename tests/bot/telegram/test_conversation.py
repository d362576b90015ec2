"""Talking to the bot: the real bot, the real assistant, a Bot API server."""

from evals.bench.bot_api import Chat, buttons


def test_a_question_is_answered_with_its_clause_to_open(chat: Chat) -> None:
    chat.ask("/asof 2023-06-01")
    answer = chat.ask("院士工作站一年补多少？")
    assert "20万元" in answer["text"]
    assert "[1]" in answer["text"]
    source = next(data for text, data in buttons(answer).items() if text.startswith("[1]"))
    chat.tap(source)
    clause = chat.heard(3)[2]
    assert clause["text"].startswith("《")
    bold = next(entity for entity in clause["entities"] if entity["type"] == "bold")
    quoted = clause["text"][bold["offset"] : bold["offset"] + bold["length"]]
    assert "院士" in quoted


def test_a_tapped_option_answers_the_open_question(chat: Chat) -> None:
    chat.ask("/asof 2023-06-01")
    answer = chat.ask("我们在自贸片区，高新技术企业认定给多少钱？")
    text, data = next((text, data) for text, data in buttons(answer).items() if "首次" in text)
    chat.tap(data)
    again = chat.heard(3)[2]
    assert again["text"].startswith(f"（已记下{text}")
    assert "首次" in chat.ask("/profile")["text"]


def test_a_clause_is_shown_as_of_the_day_of_its_answer(chat: Chat) -> None:
    chat.ask("/asof 2023-06-01")
    answer = chat.ask("院士工作站一年补多少？")
    chat.ask("/asof today")
    chat.tap(next(data for text, data in buttons(answer).items() if text.startswith("[1]")))
    assert "截至2023年6月1日在有效期内" in chat.heard(4)[3]["text"]
