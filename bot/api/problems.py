"""Errors as RFC 9457 problem+json: the one place where an exception becomes an HTTP answer."""

import http
import logging
from collections.abc import Mapping
from typing import NamedTuple

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.api.models import FieldProblem, Problem
from bot.api.openai_errors import OpenAiError, openai_error, openai_status, speaks_openai
from bot.api.request_id import current_request_id
from bot.field_errors import explain, field_name
from policy_corpus.errors import (
    CorpusError,
    IndexUnusableError,
    InputError,
    NotFoundError,
    PolicyAssistantError,
    StoreError,
)

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"


class Kind(NamedTuple):
    """A kind of problem: its name in `type`, its HTTP status and its title."""

    slug: str
    status: int
    title: str


INVALID = Kind("invalid-request", 422, "请求内容有误")
UNREADABLE = Kind("unreadable-body", 400, "请求读不懂")
NOT_FOUND = Kind("not-found", 404, "没有找到")
METHOD = Kind("method-not-allowed", 405, "这个地址不支持这种请求方法")
TOO_LARGE = Kind("body-too-large", 413, "请求太大")
KEY_NEEDED = Kind("key-needed", 401, "需要访问密钥")
FORBIDDEN = Kind("role-too-low", 403, "密钥的权限不够")
TOO_SLOW = Kind("body-too-slow", 408, "请求发得太慢")
TOO_MANY = Kind("too-many-requests", 429, "请求太频繁")
NO_ANSWER = Kind("answer-too-slow", 504, "没有及时答出来")
STORE = Kind("store-unusable", 503, "对话数据库暂时不能用")
INDEX = Kind("index-unusable", 503, "检索索引暂时不能用")
CORPUS = Kind("corpus-unusable", 503, "政策文件暂时不能用")
INTERNAL = Kind("internal-error", 500, "服务器内部错误")
KINDS = (
    INVALID,
    UNREADABLE,
    KEY_NEEDED,
    FORBIDDEN,
    NOT_FOUND,
    METHOD,
    TOO_SLOW,
    TOO_LARGE,
    TOO_MANY,
    STORE,
    INDEX,
    CORPUS,
    INTERNAL,
    NO_ANSWER,
)

# The most specific class first.
_BY_ERROR: tuple[tuple[type[PolicyAssistantError], Kind], ...] = (
    (NotFoundError, NOT_FOUND),
    (InputError, INVALID),
    (StoreError, STORE),
    (IndexUnusableError, INDEX),
    (CorpusError, CORPUS),
    (PolicyAssistantError, INTERNAL),
)
_BY_STATUS: dict[int, tuple[Kind, str]] = {
    400: (UNREADABLE, "请求正文读不懂，请发送 UTF-8 编码的 JSON。"),
    404: (NOT_FOUND, "没有这个地址；全部地址见 /docs。"),
    405: (METHOD, "请换用 Allow 响应头里列出的方法；用法见 /docs。"),
    413: (TOO_LARGE, "请求太大，请缩短后再发。"),
}
UNEXPECTED = "出了意料之外的错误，没有回答。请稍后再试；仍不行时，请把请求编号告诉管理员。"


def problem(
    kind: Kind,
    detail: str,
    instance: str,
    errors: list[FieldProblem] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The response for a problem of `kind`."""
    return respond(describe(kind, detail, instance, errors), headers)


def describe(kind: Kind, detail: str, instance: str, errors: list[FieldProblem] | None = None) -> Problem:
    """A problem of `kind`, under the id of the request being answered."""
    return Problem(
        type=f"/docs#problem-{kind.slug}",
        title=kind.title,
        status=kind.status,
        detail=detail,
        instance=instance,
        request_id=current_request_id(),
        errors=errors or [],
    )


def respond(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """The response that tells a problem, in the form that the clients of its address know."""
    if speaks_openai(problem.instance):
        body = as_openai(problem).model_dump_json()
        return Response(body, openai_status(problem.status), headers, "application/json")
    return Response(problem.model_dump_json(), problem.status, headers, MEDIA_TYPE)


def as_openai(problem: Problem) -> OpenAiError:
    """The same for clients of OpenAI's API."""
    param = problem.errors[0].field if problem.errors else None
    return openai_error(problem.status, problem.type.rpartition("#problem-")[2], problem.detail, param)


def problem_of(error: Exception, instance: str) -> Problem:
    """What to tell of an error; one that is no fault of the request is logged."""
    if not isinstance(error, PolicyAssistantError):
        log.error("unexpected error in %s", instance, exc_info=error)
        return describe(INTERNAL, UNEXPECTED, instance)
    kind = next(kind for cls, kind in _BY_ERROR if isinstance(error, cls))
    if kind.status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("%s: %s", type(error).__name__, error)
    field = error.field if isinstance(error, InputError) else None
    errors = [FieldProblem(field=field, detail=str(error))] if field else []
    return describe(kind, str(error), instance, errors)


def install(app: FastAPI) -> None:
    """Let `app` answer every error it meets with a problem."""
    app.add_exception_handler(PolicyAssistantError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


async def _ours(request: Request, error: Exception) -> Response:
    return respond(problem_of(error, request.url.path))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = []
    for found in error.errors():
        # JSON errors carry the character position where a field's name would stand.
        field = "" if found["type"] == "json_invalid" else field_name(found["loc"])
        detail = explain(found) if field or found["type"] != "missing" else "请求正文是空的，请发送 JSON 对象"
        errors.append(FieldProblem(field=field, detail=detail))
    told = dict.fromkeys(f"{item.field}：{item.detail}" if item.field else item.detail for item in errors)
    summary = "；".join(list(told)[:3])
    return problem(INVALID, f"{summary}。", request.url.path, errors)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    kind, detail = _BY_STATUS.get(error.status_code, (INTERNAL, UNEXPECTED))
    return problem(kind, detail, request.url.path, headers=error.headers)
