"""Opening the database: SQLite beside the index, or PostgreSQL, through the same SQLAlchemy engine."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, MetaData, create_engine, event, insert, make_url, select, text, update
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from bot.sessions.schema import SCHEMA_VERSION, metadata, versions
from policy_corpus.errors import SettingsError, StoreError

_BUSY_TIMEOUT_MS = 10_000
_CACHE_KIB = 256
_CHECKPOINT_TIMEOUT_MS = 200
_PREPARATION_LOCK = 7_061_001  # any number of our own: PostgreSQL's advisory locks are shared by a whole database


def open_engine(url: str | URL) -> Engine:
    """An engine for `url`; raises SettingsError where the address itself cannot be used."""
    try:
        address = make_url(url)
        if address.drivername in {"postgres", "postgresql"}:
            address = address.set(drivername="postgresql+psycopg")
        if address.get_backend_name() == "sqlite" and address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        # What people ask must not reach the log by way of an error message.
        engine = create_engine(address, pool_pre_ping=address.get_backend_name() != "sqlite", hide_parameters=True)
    except (ArgumentError, NoSuchModuleError, ImportError, OSError) as error:
        raise SettingsError(
            f"对话数据库的地址不能用（{type(error).__name__}）：请检查 POLICY_ASSISTANT_DATABASE_URL "
            "和数据文件夹的权限；用 PostgreSQL 需要安装 psycopg。"
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _configure_sqlite)
    return engine


def prepare(engine: Engine) -> None:
    """Create the tables that are missing, refuse a newer version's; several processes may start together."""
    with engine.begin() as connection:
        create_tables(connection, metadata)
        found = connection.scalar(select(versions.c.version))
        if found is None:
            connection.execute(insert(versions).values(version=SCHEMA_VERSION))
        elif found < SCHEMA_VERSION:
            # Every version so far has only added tables, and they stand by now.
            connection.execute(update(versions).values(version=SCHEMA_VERSION))
        elif found > SCHEMA_VERSION:
            raise StoreError(
                f"对话数据库的格式是第 {found} 版，本程序用第 {SCHEMA_VERSION} 版："
                "请换用写它的程序版本，或用 POLICY_ASSISTANT_DATABASE_URL 指定另一个数据库。"
            )


def create_tables(connection: Connection, tables: MetaData) -> None:
    """Create the tables that are not there yet, also when several processes start together."""
    _lock(connection)
    tables.create_all(connection)


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _PREPARATION_LOCK})


def overwrite_log(connection: Connection) -> None:
    """Move SQLite's log of changes into the database and empty it; given up at once where that would hold others up."""
    connection.exec_driver_sql(f"PRAGMA busy_timeout={_CHECKPOINT_TIMEOUT_MS}")
    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.exec_driver_sql(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")


def _configure_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    # A reply that was sent must survive a power cut, and WAL's usual NORMAL does not promise that.
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    # A page cache for each connection grows to 2 MB by default, which a table read by its keys has no use for.
    cursor.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
    # A conversation deleted on request is overwritten, not only forgotten.
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()
