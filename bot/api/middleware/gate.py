"""The gate before every request: how often somebody may come, and with which key."""

import ipaddress
import math
from contextlib import suppress
from dataclasses import replace
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.api.access import required_role
from bot.api.problems import FORBIDDEN, KEY_NEEDED, TOO_MANY, problem
from bot.keys import KeyRing, Role
from bot.origin import current_origin, set_origin
from bot.rates import Rate
from bot.this_machine import is_this_machine

_IPV6_HOME = 64  # bits that a provider hands to one customer


class Gate:
    """Refuses who comes too often, or without the key that the address needs."""

    def __init__(self, app: ASGIApp, keys: KeyRing, per_key: Rate, per_address: Rate) -> None:
        self.app = app
        self.keys = keys
        self.per_key = per_key
        self.per_address = per_address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = self._refusal(scope) if scope["type"] == "http" else None
        await (refused or self.app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        needed = required_role(scope["method"], scope["path"])
        if needed is None:
            return None
        address = _address(scope)
        if address is not None and (wait := self.per_address.wait(address)):
            return _too_many("这个地址", wait, scope["path"])
        return self._key_refusal(scope, needed) if self.keys else _foreign_refusal(scope, needed)

    def _key_refusal(self, scope: Scope, needed: Role) -> Response | None:
        scheme, _, secret = Headers(scope=scope).get("authorization", "").partition(" ")
        key = self.keys.find(secret.strip()) if scheme.lower() == "bearer" else None
        if key is None:
            wrong = "访问密钥不对，请检查" if secret else "需要访问密钥，请向管理员索取"
            detail = f"{wrong}；用法：请求头 Authorization: Bearer 加上密钥。"
            return problem(KEY_NEEDED, detail, scope["path"], headers={"www-authenticate": "Bearer"})
        if key.role < needed:
            detail = f"这个地址需要 {needed.name.lower()} 角色的密钥，请向管理员索取。"
            return problem(FORBIDDEN, detail, scope["path"])
        if wait := self.per_key.wait(key.name):
            return _too_many("这个密钥", wait, scope["path"])
        set_origin(replace(current_origin(), client=key.name))
        return None


def _foreign_refusal(scope: Scope, needed: Role) -> Response | None:
    # A name that somebody else lets point at this machine would turn a browser here into his reader.
    if needed == Role.PUBLIC or _is_local(Headers(scope=scope).get("host", "")):
        return None
    detail = "没有设访问密钥时，这个地址只能用 127.0.0.1 或 localhost 打开；要从别处打开，请先设访问密钥。"
    return problem(FORBIDDEN, detail, scope["path"])


def _is_local(host: str) -> bool:
    with suppress(ValueError):
        return is_this_machine(urlsplit(f"//{host}").hostname)
    return False


def _too_many(who: str, wait: float, path: str) -> Response:
    seconds = math.ceil(wait)
    detail = f"{who}的请求太频繁，请 {seconds} 秒后再试。"
    return problem(TOO_MANY, detail, path, headers={"retry-after": str(seconds)})


def _address(scope: Scope) -> str | None:
    """Whom to count requests under: an IPv4 address, an IPv6 network, or None for this machine itself."""
    try:
        address = ipaddress.ip_address((scope.get("client") or ("",))[0])
    except ValueError:
        return None  # a socket file, or a test
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or address
    if address.is_loopback:
        return None
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, _IPV6_HOME), strict=False))
