import pytest

from bot.this_machine import is_this_machine


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.0.1", "::1"])
def test_names_of_this_machine(host: str) -> None:
    assert is_this_machine(host)


@pytest.mark.parametrize("host", [None, "", "api.telegram.org", "10.0.0.5", "127.0.0.1.example.com", "0.0.0.0"])
def test_names_of_others(host: str | None) -> None:
    assert not is_this_machine(host)
