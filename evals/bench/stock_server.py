"""The stock baseline behind HTTP: the three nearest chunks as the answer to `POST /v1/chat`."""

import sys
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI

from bot.request import ChatRequest
from evals.bench.stock import StockSearch

_SHOWN = 3


def create_app(search: StockSearch) -> FastAPI:
    """A search box with the assistant's address and request."""
    app = FastAPI()

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.post("/v1/chat")
    def chat(request: ChatRequest) -> dict[str, Any]:
        texts = [text for _, text in search.search(request.message, _SHOWN)]
        return {"status": "answered", "answer": "\n".join(texts), "citations": [{"clause_text": t} for t in texts]}

    return app


if __name__ == "__main__":
    uvicorn.run(create_app(StockSearch(Path(sys.argv[1]))), host="127.0.0.1", port=int(sys.argv[2]), log_level="error")
