"""Sends requests and turns what comes back into models or errors."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from bot.client.errors import ApiError

ModelT = TypeVar("ModelT", bound=BaseModel)


class Transport:
    """One connection pool to one service."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def read(self, model: type[ModelT], method: str, path: str, **sent: Any) -> ModelT:
        """Send, and read the answer as `model`."""
        return parse(model, self.send(method, path, **sent))

    def send(
        self, method: str, path: str, params: Mapping[str, Any] | None = None, body: Mapping[str, Any] | None = None
    ) -> httpx.Response:
        """Send; what is None is left out. Raises ApiError."""
        with self.stream(method, path, params, body) as response:
            response.read()
            return response

    @contextmanager
    def stream(
        self, method: str, path: str, params: Mapping[str, Any] | None = None, body: Mapping[str, Any] | None = None
    ) -> Iterator[httpx.Response]:
        """A response whose body is yet to be read. Raises ApiError, also for a connection that breaks meanwhile."""
        json = None if body is None else _given(body)
        try:
            with self._client.stream(method, path, params=_given(params or {}), json=json) as response:
                if not response.is_success:
                    raise ApiError.told(response.url, response.read(), response.headers)
                yield response
        except httpx.HTTPError as error:
            raise ApiError.unreachable(self._client.base_url, error) from error

    def close(self) -> None:
        """Close all connections."""
        self._client.close()


def parse(model: type[ModelT], response: httpx.Response, body: str | bytes | None = None) -> ModelT:
    """The body of `response`, or this part of it, as `model`; raises ApiError where it is none."""
    try:
        return model.model_validate_json(response.content if body is None else body)
    except ValidationError as error:
        raise ApiError.unreadable(response.url) from error


def _given(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
