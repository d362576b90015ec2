"""Chroma itself: a database in a folder, without telemetry and without an embedding of its own."""

from pathlib import Path

import chromadb
from chromadb.api.client import Client
from chromadb.config import Settings

COLLECTION = "passages"


def open_client(folder: Path) -> Client:
    """A client of the database in `folder`; `.env` files and telemetry are switched off."""
    settings = Settings(_env_file=None, anonymized_telemetry=False)
    client = chromadb.PersistentClient(str(folder), settings=settings)
    assert isinstance(client, Client)  # the declared type lacks `close`
    return client
