"""What a door hands to the answer flow."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bot.dates import IsoDate

MAX_MESSAGE = 2000


class ChatRequest(BaseModel):
    """One message of an asker; `as_of` is the date the answer is to hold at (default: today, Asia/Shanghai)."""

    model_config = ConfigDict(extra="forbid")

    message: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_MESSAGE)] = Field(
        description="要问的事"
    )
    conversation_id: str | None = Field(None, description="追问时填上次返回的编号；不填就开始新的对话")
    as_of: IsoDate | None = Field(None, description="按哪一天回答，YYYY-MM-DD；默认今天（Asia/Shanghai）")
    profile: dict[str, Any] = Field(default_factory=dict, description="企业情况：事实名和值，名称见 GET /v1/facts")
