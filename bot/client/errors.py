"""What can go wrong for a client."""

from collections.abc import Mapping

import httpx
from pydantic import ValidationError

from bot.api.models import Problem
from policy_corpus.errors import PolicyAssistantError


class ApiError(PolicyAssistantError):
    """The service refused, failed or could not be reached; `str()` says what to do, in Chinese.

    `problem` is what the service said, None where it said nothing that can be read; `retry_after_s` is how many seconds
    it asks to wait.
    """

    def __init__(self, message: str, problem: Problem | None = None, retry_after_s: int | None = None) -> None:
        super().__init__(message)
        self.problem = problem
        self.retry_after_s = retry_after_s

    @classmethod
    def unreachable(cls, url: httpx.URL, error: httpx.HTTPError) -> "ApiError":
        """For a connection that failed."""
        return cls(f"连不上 {url}（{type(error).__name__}）：请确认服务已启动、地址正确。")

    @classmethod
    def unreadable(cls, url: httpx.URL) -> "ApiError":
        """For a reply that is none of ours."""
        return cls(f"{url} 的回答读不懂：请确认地址是政策问答助手，且版本与本程序一致。")

    @classmethod
    def told(cls, url: httpx.URL, body: bytes | str, headers: Mapping[str, str]) -> "ApiError":
        """For a problem that the service describes in `body`."""
        try:
            problem = Problem.model_validate_json(body)
        except ValidationError:
            return cls.unreadable(url)
        wait = headers.get("retry-after", "")
        return cls(problem.detail, problem, int(wait) if wait.isdecimal() else None)
