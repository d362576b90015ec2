"""Chinese numerals as they stand in clause numbers."""

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}


def chinese_to_int(text: str) -> str:
    """The number in normal digits ("二十八" -> "28"); digits stay as they are."""
    if text.isdigit():
        return str(int(text))
    total, digit = 0, 0
    for char in text:
        if char == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif char == "百":
            total, digit = total + (digit or 1) * 100, 0
        else:
            digit = _DIGITS[char]
    return str(total + digit)
