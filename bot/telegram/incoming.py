"""What an update asks of the bot, if it is for the bot at all."""

import re
from dataclasses import dataclass

from telegram import CallbackQuery, Message, MessageEntity, Update, User

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+|$)")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message or a tapped button; `text` is None where a message holds none."""

    chat_id: int
    user_id: int
    message_id: int
    thread_id: int | None
    group: bool
    text: str | None
    command: str | None = None  # without the slash; `text` is then what follows it
    button: str | None = None  # the data of a tapped button
    edited: bool = False
    album: str | None = None  # what the pictures of one album have in common
    caption: bool = False  # `text` stands below a picture or a file


def read_update(update: Update, bot: User) -> Incoming | None:
    """What to answer; None for whatever is not addressed to the bot, or is no message at all."""
    if update.callback_query:
        return _tapped(update.callback_query)
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.from_user.is_bot or not _has_content(message):
        return None
    command = _command(message, bot)
    if not (message.chat.type == "private" or (command and command[1]) or _is_addressed(message, bot)):
        return None
    return _written(message, bot, command, edited=update.edited_message is not None)


def chat_of(update: Update) -> int | None:
    """The chat whose order the update belongs to."""
    return update.effective_chat.id if update.effective_chat else None


def _tapped(query: CallbackQuery) -> Incoming | None:
    if query.message is None or query.data is None:
        return None
    message, full = query.message, query.message if isinstance(query.message, Message) else None
    return Incoming(
        chat_id=message.chat.id,
        user_id=query.from_user.id,
        message_id=message.message_id,
        thread_id=full.message_thread_id if full and full.is_topic_message else None,
        group=message.chat.type != "private",
        text=None,
        button=query.data,
    )


def _written(message: Message, bot: User, command: tuple[str, bool, str] | None, edited: bool) -> Incoming:
    assert message.from_user is not None
    words = command[2] if command else message.text or message.caption
    return Incoming(
        chat_id=message.chat.id,
        user_id=message.from_user.id,
        message_id=message.message_id,
        thread_id=message.message_thread_id if message.is_topic_message else None,
        group=message.chat.type != "private",
        text=_without_mention(words, bot) if words is not None else None,
        command=command[0] if command else None,
        edited=edited,
        album=message.media_group_id,
        caption=message.caption is not None,
    )


def _has_content(message: Message) -> bool:
    """Whether somebody wrote or sent something; joining, pinning and the like are not meant for the bot."""
    return bool(message.text or message.caption or message.effective_attachment or message.location or message.contact)


def _command(message: Message, bot: User) -> tuple[str, bool, str] | None:
    """A command, whether it names this bot, and what follows it; None for one that names another bot."""
    match = _COMMAND.match(message.text or "")
    if match is None:
        return None
    named = (match[2] or "").lower()
    if named not in ("", (bot.username or "").lower()):
        return None
    return match[1].lower(), bool(named), (message.text or "")[match.end() :].strip()


def _is_addressed(message: Message, bot: User) -> bool:
    """Whether a message in a group mentions the bot or replies to it."""
    replied = message.reply_to_message.from_user if message.reply_to_message else None
    if replied is not None and replied.id == bot.id:
        return True
    entities = {**message.parse_entities(_MENTIONS), **message.parse_caption_entities(_MENTIONS)}
    return any(_means(entity, words, bot) for entity, words in entities.items())


_MENTIONS: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]


def _means(entity: MessageEntity, words: str, bot: User) -> bool:
    if entity.user is not None:
        return entity.user.id == bot.id
    return words.lower() == f"@{bot.username}".lower()


def _without_mention(words: str, bot: User) -> str:
    return re.sub(rf"\s*@{re.escape(bot.username or '')}\b", " ", words, flags=re.IGNORECASE).strip()
