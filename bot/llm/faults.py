"""What a language model's endpoint can do instead of answering, and which of it may be tried again."""

from collections.abc import Iterator
from typing import Literal

import httpx

from policy_corpus.errors import PolicyAssistantError

Reason = Literal[
    "unreachable", "late", "unauthorised", "limited", "server", "refused", "broken", "malformed", "empty",
    "truncated", "endless", "busy", "stopped",
]  # fmt: skip

_SAID: dict[Reason, str] = {
    "unreachable": "语言模型连不上",
    "late": "语言模型没有在时限内答完",
    "unauthorised": "语言模型不接受所配的密钥",
    "limited": "语言模型的请求太多",
    "server": "语言模型的服务出错",
    "refused": "语言模型不接受这个请求",
    "broken": "语言模型的连接中断",
    "malformed": "语言模型的回答读不懂",
    "empty": "语言模型没有回答",
    "truncated": "语言模型的回答没有写完",
    "endless": "语言模型的回答过长",
    "busy": "语言模型正忙",
    "stopped": "语言模型刚才出错，暂停使用",
}
_OF_THE_REPLY = {"empty", "truncated", "endless", "malformed", "busy", "stopped"}
_UNAUTHORISED, _LIMITED, _UNAVAILABLE = {401, 403}, 429, 503


class ModelError(PolicyAssistantError):
    """The model gave nothing that can be used; `reason` says why. The rule-based answer stands in its place."""

    def __init__(self, reason: Reason, *, begun: bool = False, may_retry: bool = False) -> None:
        super().__init__(_SAID[reason])
        self.reason, self.begun, self.may_retry = reason, begun, may_retry

    @property
    def of_endpoint(self) -> bool:
        """Whether the endpoint failed, not the one reply."""
        return self.reason not in _OF_THE_REPLY

    @property
    def means_dead(self) -> bool:
        """Whether nothing at all came back: asking again would only cost the next asker as much time."""
        return self.reason in ("unreachable", "late") and not self.begun


def fault_of(error: Exception, begun: bool) -> ModelError:
    """What an error of the client stands for; `begun` where some of the reply had come."""
    chain = list(_behind(error))
    status = next((s for each in chain if isinstance(s := getattr(each, "status_code", None), int)), None)
    if status is not None:
        return _fault_of_status(status, begun)
    if any(isinstance(each, httpx.TimeoutException | TimeoutError) for each in chain):
        return ModelError("late", begun=begun)
    if any(isinstance(each, httpx.ConnectError) for each in chain):
        return ModelError("unreachable", may_retry=not begun)
    if any(isinstance(each, httpx.TransportError) for each in chain):
        return ModelError("broken", begun=begun)
    return ModelError("malformed", begun=begun)


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it was made from: clients wrap those of the connection."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _fault_of_status(status: int, begun: bool) -> ModelError:
    if status in _UNAUTHORISED:
        return ModelError("unauthorised", begun=begun)
    if status == _LIMITED:
        return ModelError("limited", begun=begun, may_retry=not begun)
    if status < 500:
        return ModelError("refused", begun=begun)
    return ModelError("server", begun=begun, may_retry=status == _UNAVAILABLE and not begun)
