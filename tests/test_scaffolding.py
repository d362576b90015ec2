"""The promises of the set-up: one-way dependencies between the packages, and lock files that pin every byte."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "policy_corpus": set[str](),
    "retrieval": {"policy_corpus"},
    "prompts": {"policy_corpus"},
    "bot": {"policy_corpus", "retrieval", "prompts"},
    "evals": {"policy_corpus", "retrieval", "prompts", "bot"},
}
LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-build.lock"]


def imported_modules(package: str) -> set[str]:
    found: set[str] = set()
    for path in (ROOT / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_dependencies_point_one_way(package: str) -> None:
    ours = imported_modules(package) & MAY_IMPORT.keys()

    assert ours - {package} <= MAY_IMPORT[package]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip())

    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_name_no_addresses(lock: str) -> None:
    assert not re.search(r"://|--(extra-)?index-url|--find-links", (ROOT / lock).read_text(encoding="utf-8"))


def test_tests_run_on_the_versions_that_are_served() -> None:
    served, tested = pins("requirements.lock"), pins("requirements-dev.lock")

    assert served.items() <= tested.items()
