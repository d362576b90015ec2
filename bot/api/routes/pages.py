"""The documentation page: our own, since the usual ones load their scripts from elsewhere."""

from pathlib import Path

from fastapi import APIRouter
from starlette.responses import FileResponse

router = APIRouter(include_in_schema=False)

_STATIC = Path(__file__).parents[1] / "static"
_HEADERS = {"cache-control": "no-cache"}


@router.get("/docs")
async def docs() -> FileResponse:
    return FileResponse(_STATIC / "docs.html", headers=_HEADERS)


@router.get("/docs/docs.js")
async def script() -> FileResponse:
    return FileResponse(_STATIC / "docs.js", headers=_HEADERS)


@router.get("/docs/docs.css")
async def style() -> FileResponse:
    return FileResponse(_STATIC / "docs.css", headers=_HEADERS)
