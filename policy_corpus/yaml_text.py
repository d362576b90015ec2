"""Reading YAML."""

from typing import Any

import yaml

# Both are safe loaders; the one in C is ten times faster, and start-up is short.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_yaml(text: str) -> Any:
    """What a YAML text holds; raises yaml.YAMLError for a text that is none."""
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - both are safe loaders
