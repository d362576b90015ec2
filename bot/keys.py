"""API keys: who may do what. Only a digest of a key is ever configured or kept."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

_ENTRY = re.compile(r"(?P<name>[\w.-]{1,32}):(?P<role>[a-z]+):(?P<digest>[0-9a-f]{64})")


class Role(IntEnum):
    """What a key may do; a higher role may do all that a lower one may."""

    PUBLIC = 1
    STAFF = 2
    ADMIN = 3


ROLES = {role.name.lower(): role for role in Role}


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A configured key."""

    name: str
    role: Role
    digest: str

    def __str__(self) -> str:
        return f"{self.name}:{self.role.name.lower()}:{self.digest}"


def new_key(name: str, role: Role) -> tuple[str, ApiKey]:
    """A fresh key that cannot be guessed, and what to configure for it."""
    # Its 256 random bits make a plain digest as good as a slow one: there is nothing to try out.
    secret = f"pa_{secrets.token_urlsafe(32)}"
    return secret, ApiKey(name, role, digest(secret))


def digest(secret: str) -> str:
    """What is kept of a key: 64 hexadecimal digits."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def parse_keys(text: str) -> tuple[ApiKey, ...]:
    """The keys in `name:role:digest,…`; ValueError says which entry is wrong, and never shows it."""
    keys = tuple(_parse(number, entry) for number, entry in enumerate(filter(None, _entries(text)), start=1))
    names = [key.name for key in keys]
    if len(set(names)) < len(names):
        raise ValueError("有两项名称相同，请改名")
    return keys


class KeyRing:
    """The configured keys."""

    def __init__(self, keys: Iterable[ApiKey]) -> None:
        self._keys = tuple(keys)

    def __bool__(self) -> bool:
        return bool(self._keys)

    def find(self, secret: str) -> ApiKey | None:
        """The key that `secret` is; takes the same time whichever it is."""
        offered = digest(secret)
        matches = [key for key in self._keys if hmac.compare_digest(key.digest, offered)]
        return matches[0] if matches else None


def _entries(text: str) -> list[str]:
    return [entry.strip() for entry in text.split(",")]


def _parse(number: int, entry: str) -> ApiKey:
    found = _ENTRY.fullmatch(entry)
    if found is None or found["role"] not in ROLES:
        raise ValueError(
            f"第 {number} 项应为“名称:角色:摘要”，角色是 {'、'.join(ROLES)} 之一，"
            "摘要是 64 位十六进制数；用 policy-assistant key new 生成"
        )
    return ApiKey(found["name"], ROLES[found["role"]], found["digest"])
