"""An HTTP connection whose request must come in time."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class PunctualProtocol(HttpToolsProtocol):
    """uvicorn's protocol, hanging up on who connects and then takes longer than `patience` seconds over the headers."""

    def __init__(self, *args: Any, patience: float, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._patience = patience
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """The client connected."""
        super().connection_made(transport)
        self._await_headers()

    def on_message_begin(self) -> None:
        """The first bytes of a request came."""
        super().on_message_begin()
        self._await_headers()

    def on_headers_complete(self) -> None:
        """The headers are there; the body has a limit of its own."""
        self._stop_waiting()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _await_headers(self) -> None:
        self._stop_waiting()
        self._deadline = self.loop.call_later(self._patience, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def punctual(patience: float) -> type[asyncio.Protocol]:
    """The protocol for uvicorn, with its patience in seconds."""

    class Punctual(PunctualProtocol):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, patience=patience, **kwargs)

    return Punctual
