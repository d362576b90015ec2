"""Messages to send: plain text with marked stretches and buttons. Markup in the text is only text."""

from typing import Literal

from pydantic import BaseModel, ConfigDict
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

Style = Literal["bold", "italic"]


class Mark(BaseModel):
    """A stretch `text[start:end]` to be set off."""

    model_config = ConfigDict(frozen=True)

    style: Style
    start: int
    end: int


class Button(BaseModel):
    """A button below a message; `data` has at most 64 bytes."""

    model_config = ConfigDict(frozen=True)

    text: str
    data: str


class Outgoing(BaseModel):
    """One message. With `replaces` it takes the place of the message whose button was tapped."""

    model_config = ConfigDict(frozen=True)

    text: str
    marks: tuple[Mark, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    replaces: bool = False

    def entities(self) -> list[MessageEntity]:
        """The marks as Telegram counts them, in UTF-16 units."""
        entities = [MessageEntity(mark.style, mark.start, mark.end - mark.start) for mark in self.marks]
        return list(MessageEntity.adjust_message_entities_to_utf_16(self.text, entities))

    def keyboard(self) -> InlineKeyboardMarkup | None:
        """The buttons, or None where there are none."""
        rows = [[InlineKeyboardButton(each.text, callback_data=each.data) for each in row] for row in self.buttons]
        return InlineKeyboardMarkup(rows) if rows else None


def utf16_length(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
