"""The OpenAPI document: FastAPI's own, with every error described as the problem it is."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from bot.api.access import required_role
from bot.api.models import Problem
from bot.api.openai_errors import OpenAiError, openai_status, speaks_openai
from bot.api.problems import (
    CORPUS,
    FORBIDDEN,
    INDEX,
    INTERNAL,
    INVALID,
    KEY_NEEDED,
    KINDS,
    MEDIA_TYPE,
    METHOD,
    NO_ANSWER,
    NOT_FOUND,
    STORE,
    TOO_LARGE,
    TOO_MANY,
    TOO_SLOW,
    UNREADABLE,
    Kind,
)

DESCRIPTION = """\
问企业支持政策，得到直接的回答、逐字引用的条款原文和有效期。

- 回答只依据收录的文件；文件没有写的，状态是 `not_found`，不会编造。
- 每个回答都按某一天（`as_of`，默认今天）成立；过了有效期的政策先说明已过期。
- 出错时返回 `application/problem+json`（RFC 9457），`detail` 用中文说明怎么办。
"""
_REFERENCES = "#/components/schemas/{model}"


def install(app: FastAPI) -> None:
    """Let `app` serve this document."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _build(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _build(app: FastAPI) -> dict[str, Any]:
    schema = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=app.routes, tags=app.openapi_tags
    )
    schemas = schema["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for model in (Problem, OpenAiError):
        described = model.model_json_schema(ref_template=_REFERENCES)
        schemas.update(described.pop("$defs"), **{model.__name__: described})
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            _describe_problems(path, method, operation)
    if app.state.settings.keys:
        _ask_for_keys(schema)
    schema["x-problems"] = [kind._asdict() for kind in KINDS]
    return schema


def _ask_for_keys(schema: dict[str, Any]) -> None:
    schema["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer", "description": "访问密钥"}}
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            if role := required_role(method.upper(), path):
                operation |= {"security": [{"key": []}], "x-role": role.name.lower()}


def _describe_problems(path: str, method: str, operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    responses.pop("422", None)
    openai = speaks_openai(path)
    media_type, model = ("application/json", OpenAiError) if openai else (MEDIA_TYPE, Problem)
    content = {media_type: {"schema": {"$ref": _REFERENCES.format(model=model.__name__)}}}
    for kind in _possible(path, method, operation):
        status = openai_status(kind.status) if openai else kind.status
        known = responses.setdefault(str(status), {"description": kind.title, "content": content})
        if kind.title not in known["description"]:
            known["description"] += f"；{kind.title}"


def _possible(path: str, method: str, operation: dict[str, Any]) -> list[Kind]:
    if path == "/healthz":
        return [METHOD, INTERNAL]
    kinds = [METHOD, INTERNAL, STORE, INDEX, CORPUS, NO_ANSWER]
    if operation.get("parameters") or method == "post":
        kinds += [INVALID, NOT_FOUND]
    if method == "post":
        kinds += [UNREADABLE, TOO_LARGE, TOO_SLOW]
    if required_role(method.upper(), path) is not None:
        kinds += [KEY_NEEDED, FORBIDDEN, TOO_MANY]
    return sorted(kinds, key=lambda kind: kind.status)
