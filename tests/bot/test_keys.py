"""Keys: made at random, kept as digests, read back from the settings."""

import pytest

from bot.keys import KeyRing, Role, new_key, parse_keys
from bot.settings import Settings, load_settings
from policy_corpus.errors import SettingsError

DIGEST = "0" * 64


def test_a_new_key_is_found_again_by_its_secret_alone() -> None:
    (public, one), (staff, two) = new_key("window", Role.PUBLIC), new_key("hall-3", Role.STAFF)
    ring = KeyRing(parse_keys(f" {one}, {two},"))
    assert ring.find(public) == one
    assert ring.find(staff) == two
    for wrong in ("", staff[:-1], staff.upper(), two.digest, "密钥", "\ud83d"):
        assert ring.find(wrong) is None
    assert staff not in str(two)


def test_roles_are_ordered() -> None:
    assert Role.PUBLIC < Role.STAFF < Role.ADMIN


@pytest.mark.parametrize(
    "entries",
    ["x", f"a:boss:{DIGEST}", f"a:staff:{DIGEST[1:]}", f":staff:{DIGEST}", f"a b:staff:{DIGEST}", "a:staff:pa_secret"],
)
def test_an_entry_that_cannot_be_read_is_named_by_its_number(entries: str) -> None:
    with pytest.raises(ValueError, match="第 2 项"):
        parse_keys(f"good:public:{DIGEST},{entries}")


def test_two_keys_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="名称相同"):
        parse_keys(f"a:public:{DIGEST},a:staff:{DIGEST}")


def test_a_wrong_setting_is_refused_without_showing_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_ASSISTANT_API_KEYS", "hall:staff:pa_a-secret-in-the-wrong-place")
    with pytest.raises(SettingsError, match="POLICY_ASSISTANT_API_KEYS=… 不能用") as raised:
        load_settings()
    assert "secret" not in str(raised.value)


def test_keys_are_read_from_the_settings_and_never_shown_with_them() -> None:
    settings = Settings(api_keys=f"hall:staff:{DIGEST}")
    assert [key.name for key in settings.keys] == ["hall"]
    assert DIGEST not in repr(settings)
    assert Settings().keys == ()
