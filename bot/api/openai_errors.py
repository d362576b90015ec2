"""Errors as clients of OpenAI's API expect them, for the addresses that speak its language."""

from typing import Literal

from pydantic import BaseModel, Field

_ADDRESSES = ("/v1/chat/completions", "/v1/models")
_UNPROCESSABLE, _BAD_REQUEST, _TOO_MANY, _SERVER = 422, 400, 429, 500

ErrorType = Literal["invalid_request_error", "rate_limit_error", "server_error"]


class OpenAiErrorDetail(BaseModel):
    """What went wrong; `param` names the field."""

    message: str = Field(description="出了什么事、该怎么办")
    type: ErrorType
    param: str | None
    code: str


class OpenAiError(BaseModel):
    """The body of an error."""

    error: OpenAiErrorDetail


def speaks_openai(path: str) -> bool:
    """Whether clients of OpenAI's API use this address."""
    return any(path == address or path.startswith(f"{address}/") for address in _ADDRESSES)


def openai_status(status: int) -> int:
    """The HTTP status that OpenAI's API gives for one of ours: it knows no 422."""
    return _BAD_REQUEST if status == _UNPROCESSABLE else status


def openai_error(status: int, slug: str, message: str, param: str | None) -> OpenAiError:
    """The body for a problem of this status and kind."""
    kind: ErrorType = "server_error" if status >= _SERVER else "invalid_request_error"
    if status == _TOO_MANY:
        kind = "rate_limit_error"
    code = "model_not_found" if param == "model" else slug.replace("-", "_")
    return OpenAiError(error=OpenAiErrorDetail(message=message, type=kind, param=param or None, code=code))
