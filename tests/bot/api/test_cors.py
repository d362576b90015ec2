"""Pages of other sites: kept out, unless a setting lets them in."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from bot.api.app import create_app
from bot.chat import ChatService
from bot.sessions import ConversationStore
from bot.settings import Settings
from tests.bot.conftest import ScriptedAssistant

ELSEWHERE = {"origin": "https://example.com"}
PREFLIGHT = {
    **ELSEWHERE,
    "access-control-request-method": "POST",
    "access-control-request-headers": "authorization,content-type",
}


def test_no_other_site_may_call_the_api(client: TestClient) -> None:
    for response in (
        client.get("/healthz", headers=ELSEWHERE),
        client.post("/v1/chat", json={"message": "院士站"}, headers=ELSEWHERE),
        client.options("/v1/chat", headers=PREFLIGHT),
    ):
        assert not [name for name in response.headers if name.startswith("access-control")]


def test_the_sites_that_a_setting_lists_may(
    assistant: ScriptedAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_ASSISTANT_CORS_ORIGINS", "https://example.com, http://127.0.0.1:3000")
    settings = Settings(data_dir=tmp_path)
    store = ConversationStore.open(settings.database)
    with TestClient(create_app(ChatService(assistant, store), settings)) as client:
        allowed = client.options("/v1/chat", headers=PREFLIGHT)
        assert allowed.headers["access-control-allow-origin"] == "https://example.com"
        assert "authorization" in allowed.headers["access-control-allow-headers"]
        assert client.get("/healthz", headers=ELSEWHERE).headers["access-control-allow-origin"]
        stranger = client.get("/healthz", headers={"origin": "https://example.org"})
        assert "access-control-allow-origin" not in stranger.headers
    store.close()


@pytest.mark.parametrize("origins", ["example.com", "https://example.com/path", "https://a.cn;https://b.cn"])
def test_what_is_no_site_is_refused(origins: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_ASSISTANT_CORS_ORIGINS", origins)
    with pytest.raises(ValueError, match="不带路径"):
        Settings()
