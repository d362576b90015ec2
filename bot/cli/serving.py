"""`policy-assistant serve`."""

import signal
import sys
from threading import Thread
from typing import TYPE_CHECKING

from bot.cli.binding import address_of, bind, check_exposure
from bot.settings import Settings, load_settings
from bot.starting import quick_start, say_starting, share_heaps

if TYPE_CHECKING:
    import uvicorn
    from fastapi import FastAPI

    from bot.assistant import Assistant
    from bot.chat import ChatService
    from bot.metrics import Metrics
    from bot.workers import Workers

_BACKLOG = 256
_KEEP_ALIVE_S = 15
_SHUTDOWN_S = 10  # for requests that are being answered


def serve(host: str | None, port: int | None) -> None:
    """Serve the API until stopped by a signal; the index is brought up to date first."""
    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    settings = load_settings().model_copy(update=given)
    share_heaps()
    # Taken before the slow imports: a port in use is reported at once.
    with bind(settings) as listener:
        check_exposure(listener, settings)
        say_starting()
        with quick_start():
            service, server, metrics = _open(settings)
        workers = service.answerer = _workers(service, settings)
        try:
            listener.listen(_BACKLOG)
            workers.start()
            # Importing its client takes seconds; until then answers are those without a language model.
            Thread(target=service.assistant.take_model, args=(metrics.model,), daemon=True).start()
            address = address_of(listener)
            print(f"已启动：{address}（接口文档 {address}/docs；按 Ctrl+C 停止）", file=sys.stderr)  # noqa: T201
            server.run(sockets=[listener])
        finally:
            workers.close()
            service.store.close()


def _open(settings: Settings) -> "tuple[ChatService[Assistant], uvicorn.Server, Metrics]":
    from bot.api.app import create_app
    from bot.cli.opening import open_service
    from bot.logs import configure_logging
    from bot.metrics import Metrics

    configure_logging(settings.log_level, settings.log_format)
    metrics = Metrics()
    service = open_service(settings, metrics, model=False)
    return service, _server(create_app(service, settings), settings), metrics


def _workers(service: "ChatService[Assistant]", settings: Settings) -> "Workers":
    from bot.workers import Workers

    return Workers(service.assistant, settings)


def _server(app: "FastAPI", settings: Settings) -> "uvicorn.Server":
    import uvicorn

    from bot.api.punctual import punctual

    # uvicorn stops gracefully, then raises the signal again: by then there is nothing left to stop.
    for stopping in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stopping, _stopped)
    configuration = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        backlog=_BACKLOG,
        http=punctual(settings.body_timeout_s),
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_keep_alive=_KEEP_ALIVE_S,
        timeout_graceful_shutdown=_SHUTDOWN_S,
    )
    return uvicorn.Server(configuration)


def _stopped(_number: int, _frame: object) -> None:
    """Let the process end by itself."""
