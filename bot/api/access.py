"""Who may call what: one table, read from the top; the first line that fits decides."""

from fnmatch import fnmatchcase

from bot.keys import Role

OPEN = None  # for everybody, without a key

RULES: tuple[tuple[str, str, Role | None], ...] = (
    # method   address        least role
    ("*",      "/healthz",    OPEN),
    ("*",      "/readyz",     OPEN),
    ("*",      "/metrics",    Role.STAFF),
    ("*",      "/v1/audit",   Role.STAFF),
    ("*",      "/v1/*",       Role.PUBLIC),
    ("POST",   "/telegram/*", OPEN),  # Telegram proves itself with the webhook's own secret
    ("GET",    "*",           OPEN),  # the web page, the documentation and their files
    ("HEAD",   "*",           OPEN),
    ("*",      "*",           Role.PUBLIC),
)  # fmt: skip


def required_role(method: str, path: str) -> Role | None:
    """The least role that may make this request, where keys are configured; None where everybody may."""
    return next(role for verb, address, role in RULES if verb in ("*", method) and fnmatchcase(path, address))
