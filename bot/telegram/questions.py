"""Questions to the assistant, typed or by tapping an option."""

from collections.abc import Mapping
from contextlib import suppress

from bot.chat import check_text
from bot.reply import Reply
from bot.request import ChatRequest
from bot.telegram.buttons import pick
from bot.telegram.composing import compose, fact_name
from bot.telegram.records import Answer
from bot.telegram.visit import Visit
from policy_corpus.errors import NotFoundError


def ask(visit: Visit) -> Answer:
    """Answer what was typed."""
    incoming = visit.incoming
    if incoming.text is None:
        # An album comes as many messages at once, and one line is enough for it.
        known = incoming.album is not None and not visit.desk.pace.is_first(incoming.album)
        return Answer() if known else visit.say("telegram_not_text")
    leads = [("telegram_edited", incoming.edited), ("telegram_caption_only", incoming.caption)]
    return put(visit, incoming.text, {}, "\n".join(visit.words(lead) for lead, due in leads if due))


def choose(visit: Visit, key: int, number: int, choice: int) -> Answer:
    """Answer the question anew with an open fact filled in, or go on with the subject that was chosen."""
    reply = visit.find_reply(key, own=True)
    question = pick(reply.questions, number)
    option = pick(question.options, choice)
    if not (name := fact_name(question)):
        return put(visit, option, {})
    lead = visit.words("telegram_chosen", fact=name, option=option)
    return put(visit, reply.resolved_question or option, {question.fact: option}, lead)


def put(visit: Visit, text: str, profile: Mapping[str, str], lead: str = "") -> Answer:
    """Put a question to the assistant, in the person's conversation."""
    request = ChatRequest(
        message=check_text(text, "message"),
        as_of=visit.memory.as_of,
        profile=dict(profile),
        conversation_id=visit.memory.conversation_id,
    )
    reply = _reply(visit, request)
    return Answer([compose(visit, reply, lead)], reply)


def _reply(visit: Visit, request: ChatRequest) -> Reply:
    with suppress(NotFoundError):
        return visit.desk.service.chat(request)
    # The conversation was deleted elsewhere, or outlived what is kept: the question still deserves an answer.
    return visit.desk.service.chat(request.model_copy(update={"conversation_id": None}))
