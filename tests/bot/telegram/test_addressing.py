"""Groups, edits, pictures, and every kind of update there is."""

import time
from typing import Any

import pytest
from telegram import Update

from bot.telegram.application import WANTED
from evals.bench.bot_api import BOT_ID, BotApi, Chat, buttons

BOT = {"id": BOT_ID, "is_bot": True, "first_name": "TestBot", "username": "telemelya_bot"}
PERSON = {"id": 900_001, "is_bot": False, "first_name": "李"}
QUESTION = "院士工作站一年补多少？"


@pytest.fixture
def group(running_bot: BotApi) -> Chat:
    """A group with the bot in it."""
    chat = Chat(running_bot, kind="supergroup", user_id=7001)
    chat.id = -1_000_000 - chat.id
    return chat


def mention(text: str) -> dict[str, Any]:
    name = "@telemelya_bot"
    return {"text": text, "entities": [{"type": "mention", "offset": text.index(name), "length": len(name)}]}


def test_in_a_group_only_what_is_meant_for_the_bot_is_answered(group: Chat) -> None:
    group.say("大家好，今天开会")
    group.say("/help")
    group.say("/help@other_bot")
    asked = [group.message(**mention(f"@telemelya_bot {QUESTION}"))]
    asked.append(group.message(QUESTION, reply_to_message={**group.message("答"), "from": BOT}))
    asked.append(group.message("/asof@telemelya_bot 2023-06-01"))
    group.api.send(*({"message": message} for message in asked))
    answers = group.heard(3)
    assert [answer["reply_parameters"]["message_id"] for answer in answers] == [m["message_id"] for m in asked]
    assert "20万元" in answers[0]["text"]
    assert len(group.heard(3)) == 3


def test_members_of_a_group_do_not_share_their_facts_or_buttons(group: Chat) -> None:
    group.say("/asof@telemelya_bot 2023-06-01")
    group.say(**mention("@telemelya_bot 我们在自贸片区，高新技术企业认定给多少钱？"))
    other = Chat(group.api, group.id, group.kind, user_id=7002)
    other.say("/profile@telemelya_bot")
    _, answer, profile = group.heard(3)
    assert "还没有记下" in profile["text"]
    below = buttons(answer)
    other.tap(next(data for text, data in below.items() if "首次" in text))
    assert "别人" in other.toast()
    other.tap(next(data for text, data in below.items() if text.startswith("[1]")))
    assert group.heard(4)[3]["text"].startswith("《")


def test_an_edited_question_is_answered_anew(chat: Chat) -> None:
    message = chat.say("博士后工作站一年补多少？")
    chat.heard(1)
    edited = {**message, "text": QUESTION, "edit_date": int(time.time())}
    chat.api.send({"edited_message": edited})
    answer = chat.heard(2)[1]
    assert answer["text"].startswith("（您改了问题")
    assert "20万元" in answer["text"]
    chat.api.send({"edited_message": edited})
    assert chat.ask("/start") == chat.heard(3)[2]


def test_a_picture_gets_a_polite_line_and_its_caption_an_answer(chat: Chat) -> None:
    photo = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
    chat.api.send({"message": chat.message(photo=photo)})
    assert "只能读文字" in chat.heard(1)[0]["text"]
    chat.api.send({"message": chat.message(photo=photo, caption=QUESTION)})
    answer = chat.heard(2)[1]["text"]
    assert answer.startswith("（图片和文件的内容我读不了")
    assert "20万元" in answer


def test_an_album_gets_one_line(chat: Chat) -> None:
    photo = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
    album = {"photo": photo, "media_group_id": f"album-{chat.id}"}
    chat.api.send(*({"message": chat.message(**album)} for _ in range(4)))
    chat.ask("/start")
    assert len(chat.heard(2)) == 2


@pytest.mark.parametrize(
    "data", ["c:999999:1", "c:1", "f:1:99:99", "zzz", "x:no_such_fact", "m:-1", "v:1:1", "c:1:1:1:1"]
)
def test_a_button_that_leads_nowhere_is_answered_politely(chat: Chat, data: str) -> None:
    chat.tap(data)
    assert "过期" in chat.toast()


def kinds(chat: Chat) -> dict[str, Any]:
    """One update of every kind that the Bot API knows."""
    there = {"id": -1_000_000_000_001, "type": "channel", "title": "频道"}
    post = {"message_id": 1, "date": 1, "chat": there, "text": "公告"}
    poll = {
        "id": "1",
        "question": "?",
        "options": [{"persistent_id": "1", "text": "a", "voter_count": 0}],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    }
    member = {"user": BOT, "status": "member"}
    joined = {"chat": there, "from": PERSON, "date": 1, "old_chat_member": member, "new_chat_member": member}
    place = {"chat": there, "message_id": 1, "date": 1}
    boost = {"boost_id": "1", "source": {"source": "premium", "user": PERSON}}
    business = {**chat.message(QUESTION), "business_connection_id": "b"}
    return {
        "channel_post": post,
        "edited_channel_post": {**post, "edit_date": 2},
        "business_connection": {
            "id": "b",
            "user": PERSON,
            "user_chat_id": 1,
            "date": 1,
            "is_enabled": True,
        },
        "business_message": business,
        "edited_business_message": {**business, "edit_date": 2},
        "deleted_business_messages": {"business_connection_id": "b", "chat": there, "message_ids": [1]},
        "message_reaction": {**place, "user": PERSON, "old_reaction": [], "new_reaction": []},
        "message_reaction_count": {**place, "reactions": []},
        "inline_query": {"id": "1", "from": PERSON, "query": QUESTION, "offset": ""},
        "chosen_inline_result": {"result_id": "1", "from": PERSON, "query": ""},
        "shipping_query": {
            "id": "1",
            "from": PERSON,
            "invoice_payload": "",
            "shipping_address": dict.fromkeys(
                ("country_code", "state", "city", "street_line1", "street_line2", "post_code"), "x"
            ),
        },
        "pre_checkout_query": {
            "id": "1",
            "from": PERSON,
            "currency": "XTR",
            "total_amount": 1,
            "invoice_payload": "",
        },
        "purchased_paid_media": {"from": PERSON, "paid_media_payload": "x"},
        "poll": poll,
        "poll_answer": {"poll_id": "1", "user": PERSON, "option_ids": [0], "option_persistent_ids": ["1"]},
        "my_chat_member": joined,
        "chat_member": joined,
        "chat_join_request": {"chat": there, "from": PERSON, "user_chat_id": 1, "date": 1},
        "managed_bot": {"user": PERSON, "bot": {**BOT, "id": 5}},
        "guest_message": chat.message(QUESTION),
        "chat_boost": {"chat": there, "boost": {**boost, "add_date": 1, "expiration_date": 2}},
        "removed_chat_boost": {"chat": there, **boost, "remove_date": 1},
        "callback_query": {"id": "9", "from": PERSON, "chat_instance": "1", "data": "c:1:1", "inline_message_id": "i"},
        "message": chat.message(new_chat_members=[BOT]),
        "edited_message": {**chat.message(text="嗯"), "from": BOT},
        "some_kind_of_the_future": {"id": 1},
    }


BROKEN = [{"poll": {}}, {"message": 5}, {"message": {"message_id": 1}}, {"callback_query": {"id": []}}]


def test_an_update_that_cannot_be_read_keeps_nobody_waiting(chat: Chat) -> None:
    chat.api.send(*BROKEN)
    assert "20万元" in chat.ask(QUESTION)["text"]


def test_every_kind_of_update_is_survived(chat: Chat) -> None:
    updates = kinds(chat)
    assert set(Update.ALL_TYPES) <= updates.keys()
    assert set(WANTED) <= updates.keys()
    chat.api.send(*({kind: content} for kind, content in updates.items()))
    assert "20万元" in chat.ask(QUESTION)["text"]
    assert len(chat.heard()) == 1
