"""Putting it on a network, from the command line."""

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from bot.cli import run
from bot.keys import KeyRing, Role, new_key, parse_keys
from bot.sessions import ConversationStore
from tests.bot.sessions.test_store import turn

Call = Callable[..., tuple[int, list[str], str]]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a command in this process, in a folder without a `.env`; gives its exit code and what it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICY_ASSISTANT_DATA_DIR", str(tmp_path))

    def command(*arguments: str) -> tuple[int, list[str], str]:
        code = run(arguments)
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err

    return command


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_no_other_address_is_served_without_keys(call: Call, host: str) -> None:
    code, _, complaint = call("serve", "--port", "0", "--host", host)
    assert code == 2
    assert "policy-assistant key new" in complaint
    assert "127.0.0.1" in complaint
    assert len(complaint.splitlines()) == 1


def test_a_new_key_is_printed_once_with_the_line_to_configure(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    _, (secret, line), _ = call("key", "new", "--role", "staff", "--name", "hall")
    variable, _, value = line.partition("=")
    assert variable == "POLICY_ASSISTANT_API_KEYS"
    assert secret not in line
    monkeypatch.setenv(variable, value)
    _, (_, line), _ = call("key", "new", "--role", "public")
    keys = parse_keys(line.partition("=")[2])
    assert [(key.name, key.role) for key in keys] == [("hall", Role.STAFF), ("public1", Role.PUBLIC)]
    assert KeyRing(keys).find(secret) == keys[0]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--role", "boss"), "public、staff、admin"),
        (("--role", "staff", "--name", "a:b"), "名称 a:b 不能用"),
        ((), "缺少 角色"),
    ],
)
def test_a_key_that_cannot_be_made_is_explained(call: Call, arguments: tuple[str, ...], says: str) -> None:
    code, printed, complaint = call("key", "new", *arguments)
    assert (code, printed) == (2, [])
    assert says in complaint


def test_purge_deletes_what_is_old_or_what_is_named(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "conversations.db"
    store = ConversationStore.open(f"sqlite:///{file}")
    for name in ("c_old", "c_named", "c_kept"):
        store.record(turn(name))
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE conversations SET updated_at = '2020-01-01 00:00:00' WHERE id = 'c_old'")
    connection.close()
    assert "1 个对话、0 条" in call("purge")[1][0]
    assert "c_named" in call("purge", "--conversation", "c_named")[1][0]
    assert call("purge", "--conversation", "c_named")[0] == 2
    assert len(store.messages("c_kept")) == 2
    store.close()


@pytest.mark.slow
def test_a_server_on_the_network_asks_for_keys_and_believes_the_configured_proxy(environment: dict[str, str]) -> None:
    secret, key = new_key("hall", Role.STAFF)
    settings = {
        **environment,
        "POLICY_ASSISTANT_API_KEYS": str(key),
        "POLICY_ASSISTANT_HOST": "0.0.0.0",
        "POLICY_ASSISTANT_RATE_PER_ADDRESS": "2/hour",
        "POLICY_ASSISTANT_TRUSTED_PROXIES": "127.0.0.1",
    }
    command = [sys.executable, "-c", "from bot.cli import main; main()", "serve", "--port", "0"]
    with subprocess.Popen(command, env=settings, stderr=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stderr is not None
        port = next(found[1] for line in process.stderr if (found := re.search(r"http://0\.0\.0\.0:(\d+)", line)))
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=60) as client:
            bearer = {"authorization": f"Bearer {secret}"}
            assert client.get("/v1/facts").status_code == 401
            assert [client.get("/v1/facts", headers=bearer).status_code for _ in range(4)] == [200] * 4
            for asker in ("192.0.2.1", "192.0.2.2"):
                headers = {**bearer, "x-forwarded-for": asker}
                assert [client.get("/v1/facts", headers=headers).status_code for _ in range(3)] == [200, 200, 429]
        process.terminate()
        logged = [json.loads(line) for line in process.stderr]
    paths = [line["path"] for line in logged if line["logger"] == "bot.api.middleware.context"]
    assert paths == ["/v1/facts"] * 11
