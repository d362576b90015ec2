"""What a door hands to the answer flow."""

import unicodedata
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, StringConstraints

from bot.dates import IsoDate

MAX_MESSAGE = 2000
MAX_REASON = 1000

# For the schema only: what `is_readable` takes, and what of that is not blank.
_SIGN = r"[^\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]"
READABLE: dict[str, JsonValue] = {"pattern": f"^{_SIGN}*$"}
READABLE_WORDS: dict[str, JsonValue] = {"pattern": rf"^{_SIGN}*[^\s\x00-\x1F\x7F-\x9F]{_SIGN}*$"}


class ChatRequest(BaseModel):
    """One message of an asker; `as_of` is the date the answer is to hold at (default: today, Asia/Shanghai)."""

    model_config = ConfigDict(extra="forbid")

    message: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_MESSAGE)] = Field(
        description="要问的事", json_schema_extra=READABLE_WORDS
    )
    conversation_id: str | None = Field(None, description="追问时填上次返回的编号；不填就开始新的对话")
    as_of: IsoDate | None = Field(None, description="按哪一天回答，YYYY-MM-DD；默认今天（Asia/Shanghai）")
    profile: dict[str, Any] = Field(default_factory=dict, description="企业情况：事实名和值，名称见 GET /v1/facts")


def is_readable(text: str) -> bool:
    """Whether the text is free of control characters, line ends and tabs aside, and of halves of characters."""
    return not any(unicodedata.category(character) in {"Cc", "Cs"} for character in text if character not in "\n\t")


def _readable(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not is_readable(text):
        raise ValueError("含有控制字符或残缺的字符，请删去")
    return text


class Feedback(BaseModel):
    """What somebody thinks of one answer; saying it again replaces what was said before."""

    model_config = ConfigDict(extra="forbid")

    message_id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")] = Field(
        description="回答的编号，即回答里的 message_id", examples=["m_5f0211cd22614f60b8367321fa71a1e8"]
    )
    rating: Literal["up", "down"] = Field(description="up 有用，down 没用")
    reason: Annotated[
        str, StringConstraints(strip_whitespace=True, max_length=MAX_REASON), AfterValidator(_readable)
    ] = Field("", description="为什么，可以不填", json_schema_extra=READABLE)
