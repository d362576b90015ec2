"""Chat completions as clients of OpenAI's API send and expect them."""

import time
import uuid
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, WithJsonSchema

from bot.dates import IsoDate
from bot.reply import Citation, Reply
from bot.request import ChatRequest

MODEL = "policy-assistant"
MAX_MESSAGES = 200

_TEXT_SCHEMA = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"type": {"const": "text"}, "text": {"type": "string"}},
                "required": ["type", "text"],
            },
        },
        {"type": "null"},
    ]
}


def _text(content: object) -> object:
    """The text of a message's content, which may come in parts."""
    match content:
        case None:
            return ""
        case list() if all(_is_text(part) for part in content):
            return "\n".join(part["text"] for part in content)
        case list():
            raise ValueError("只收文字，请去掉图片、声音和文件")
    return content


def _is_text(part: object) -> bool:
    return isinstance(part, dict) and part.get("type") == "text" and isinstance(part.get("text"), str)


class CompletionMessage(BaseModel):
    """One message of the conversation; only the user's are read."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: Annotated[str, BeforeValidator(_text), WithJsonSchema(_TEXT_SCHEMA)] = ""


class StreamOptions(BaseModel):
    """What a stream is to contain."""

    include_usage: StrictBool = False


class CompletionRequest(BaseModel):
    """A conversation whose last message is to be answered; what else OpenAI's API takes is passed over."""

    # "model" is a field here, not one of pydantic's own.
    model_config = ConfigDict(protected_namespaces=())

    model: str = Field(description="只有一个模型", examples=[MODEL])
    messages: list[CompletionMessage] = Field(
        min_length=1,
        max_length=MAX_MESSAGES,
        description="整个对话，最后一条是要回答的问题；system 消息不起作用",
        examples=[[{"role": "user", "content": "自贸片区的院士工作站一年补多少？"}]],
    )
    stream: StrictBool | None = Field(None, description="边答边发")
    stream_options: StreamOptions | None = None
    n: Literal[1] | None = Field(None, description="只给一个回答")
    as_of: IsoDate | None = Field(None, description="按哪一天回答，YYYY-MM-DD；默认今天（Asia/Shanghai）")
    profile: dict[str, Any] = Field(default_factory=dict, description="企业情况：事实名和值，名称见 GET /v1/facts")

    def question(self) -> ChatRequest:
        """The last message, to be checked by the chat service."""
        return ChatRequest.model_construct(
            message=self.messages[-1].content, conversation_id=None, as_of=self.as_of, profile=self.profile
        )

    def earlier(self) -> list[str]:
        """What the user asked before it."""
        return [message.content for message in self.messages[:-1] if message.role == "user"]


class Usage(BaseModel):
    """Sizes in characters: without a language model there are no tokens to count."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int

    @classmethod
    def of(cls, request: CompletionRequest, answer: str) -> "Usage":
        """Of all messages and of the answer."""
        asked = sum(len(message.content) for message in request.messages)
        return cls(prompt_tokens=asked, completion_tokens=len(answer), total_tokens=asked + len(answer))


class Answer(BaseModel):
    """The assistant's message."""

    role: Literal["assistant"] = "assistant"
    content: str
    refusal: None = None


class Choice(BaseModel):
    """The one answer."""

    index: Literal[0] = 0
    message: Answer
    logprobs: None = None
    finish_reason: Literal["stop"] = "stop"


class Head(BaseModel):
    """What a completion and each of its chunks begin with."""

    id: str
    created: int
    model: str = MODEL

    @classmethod
    def new(cls) -> "Head":
        """A fresh one."""
        return cls(id=f"chatcmpl-{uuid.uuid4().hex}", created=int(time.time()))


class Completion(Head):
    """An answer with its sources as footnotes, and the whole reply beside it."""

    object: Literal["chat.completion"] = "chat.completion"
    choices: list[Choice]
    usage: Usage
    policy_reply: Reply


class Model(BaseModel):
    """A model that may be asked."""

    id: str
    object: Literal["model"] = "model"
    created: int = 0
    owned_by: str = MODEL


class ModelList(BaseModel):
    """All models."""

    object: Literal["list"] = "list"
    data: list[Model]


def completion(request: CompletionRequest, reply: Reply) -> Completion:
    """The whole answer at once."""
    text = reply.answer + footnotes(reply.citations)
    return Completion(
        **Head.new().model_dump(),
        choices=[Choice(message=Answer(content=text))],
        usage=Usage.of(request, text),
        policy_reply=reply,
    )


def footnotes(citations: Sequence[Citation]) -> str:
    """The sources of the marks in an answer, to be put under it."""
    notes = [f"[{each.marker}] 《{each.document.title}》{each.label}：“{each.quote}”" for each in citations]
    return "\n\n" + "\n".join(notes) if notes else ""
