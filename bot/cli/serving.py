"""`policy-assistant serve`."""

import errno
import socket

import uvicorn
from fastapi import FastAPI

from bot.api import create_app
from bot.api.request_id import current_request_id
from bot.cli.opening import open_service, stderr
from bot.logs import configure_logging
from bot.settings import Settings, load_settings
from policy_corpus.errors import SettingsError

_BACKLOG = 256
_KEEP_ALIVE_S = 15
_SHUTDOWN_S = 10  # for requests that are being answered


def serve(host: str | None, port: int | None) -> None:
    """Serve the API until stopped by a signal; the index is brought up to date first."""
    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    settings = load_settings().model_copy(update=given)
    configure_logging(settings.log_level, current_request_id)
    # Taken before the slow part: a port in use is reported at once.
    with bind(settings) as listener:
        service = open_service(settings)
        try:
            app = create_app(service, settings)
            listener.listen(_BACKLOG)
            stderr.print(f"已启动：{_url(listener)}（接口文档 {_url(listener)}/docs；按 Ctrl+C 停止）", soft_wrap=True)
            uvicorn.Server(_configuration(app)).run(sockets=[listener])
        finally:
            service.store.close()


def bind(settings: Settings) -> socket.socket:
    """A socket bound to the configured address; SettingsError says what to change where that cannot be had."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        raise SettingsError(_say(error, settings)) from None
    return listener


def _say(error: OSError, settings: Settings) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"端口 {settings.port} 已被占用：请停掉占用它的程序，或用 --port 换一个端口。"
    if error.errno == errno.EACCES:
        return f"没有权限监听端口 {settings.port}：请用 --port 换一个 1024 以上的端口。"
    return f"不能监听 {settings.host}:{settings.port}（{error.strerror}）：请检查 --host 和 --port。"


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _configuration(app: FastAPI) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        backlog=_BACKLOG,
        timeout_keep_alive=_KEEP_ALIVE_S,
        timeout_graceful_shutdown=_SHUTDOWN_S,
    )
