"""HTML that is escaped by construction: plain strings become text, only `Html` is taken as it is."""

from html import escape


class Html(str):
    """Markup made by `element`, already safe."""

    __slots__ = ()


def element(tag: str, *children: str, **attributes: str | float) -> Html:
    """One element; plain string children and all attribute values are escaped; `class_` is written `class`."""
    named = "".join(f' {_attribute(name)}="{escape(str(value))}"' for name, value in attributes.items())
    return Html(f"<{tag}{named}>{join(*children)}</{tag}>")


def join(*children: str) -> Html:
    """Children one after another, plain strings escaped."""
    return Html("".join(child if isinstance(child, Html) else escape(child) for child in children))


def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")
