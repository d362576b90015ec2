"""`policy-assistant key`."""

from rich.console import Console

from bot.keys import ROLES, new_key, parse_keys
from bot.settings import PREFIX, load_settings
from policy_corpus.errors import InputError

_VARIABLE = f"{PREFIX}API_KEYS"


def new(role: str, name: str | None) -> None:
    """Print a new key, this once, and the line to configure for it."""
    if role not in ROLES:
        raise InputError(f"没有 {role} 这个角色：请从 {'、'.join(ROLES)} 中选一个。", field="role")
    known = load_settings().keys
    secret, key = new_key(name or _free_name(role, {key.name for key in known}), ROLES[role])
    try:
        keys = parse_keys(",".join(map(str, (*known, key))))
    except ValueError:
        raise InputError(
            f"名称 {key.name} 不能用：请用 1 到 32 个字母、数字、点或横线，并与已有的密钥不同。", field="name"
        ) from None
    Console(stderr=True).print("密钥只显示这一次，请交给使用的人，不要写进文件：", highlight=False)
    print(secret)  # noqa: T201
    Console(stderr=True).print("把下面一行写进 .env 或环境变量，然后重新启动：", highlight=False)
    print(f"{_VARIABLE}={','.join(map(str, keys))}")  # noqa: T201


def _free_name(role: str, taken: set[str]) -> str:
    numbers = range(1, len(taken) + 2)
    return next(f"{role}{number}" for number in numbers if f"{role}{number}" not in taken)
