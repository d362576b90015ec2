"""What pydantic objects to, said in Chinese: the one place where field errors are worded."""

from collections.abc import Mapping, Sequence
from typing import Any

_DATE = "应为 YYYY-MM-DD 格式的日期，例如 2026-11-21"
_NOT_UTF8 = "含有无法识别的字符，请用 UTF-8 编码的文字"

_WORDING: dict[str, str] = {
    "missing": "缺少这一项，请补上",
    "extra_forbidden": "没有这一项，请删去或改正名称",
    "json_invalid": "不是合法的 JSON，请检查引号、逗号和括号",
    "iso_date": _DATE,
    "iso_date_unknown": "日历上没有这一天，请改成真实的日期",
    "iso_date_range": "年份应在 1900 到 2199 之间",
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "string_type": "应为文字（字符串）",
    "string_unicode": _NOT_UTF8,
    "string_too_short": "太短，至少 {min_length} 个字符",
    "string_too_long": "太长，最多 {max_length} 个字符",
    "string_pattern_mismatch": "格式不对",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "float_type": "应为数字",
    "float_parsing": "应为数字",
    "decimal_type": "应为数字",
    "decimal_parsing": "应为数字",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "dict_type": "应为对象（键值对）",
    "mapping_type": "应为对象（键值对）",
    "model_type": "应为 JSON 对象",
    "model_attributes_type": "应为 JSON 对象",
    "list_type": "应为列表",
    "tuple_type": "应为列表",
    "too_short": "不能为空，至少 {min_length} 项",
    "greater_than_equal": "不能小于 {ge}",
    "greater_than": "应大于 {gt}",
    "less_than_equal": "不能大于 {le}",
    "less_than": "应小于 {lt}",
    "literal_error": "只能取：{expected}",
    "enum": "只能取：{expected}",
}


def explain(error: Mapping[str, Any]) -> str:
    """One pydantic error as a short Chinese phrase that says what is expected."""
    wording = _WORDING.get(error["type"])
    if wording is None:
        # Validators of our own word their objections themselves, in Chinese.
        return str(error["ctx"]["error"]) if error["type"] == "value_error" else "这个值不能用"
    # pydantic lists options as "'a', 'b' or 'c'".
    context = {
        key: str(value).replace(" or ", "、").replace(", ", "、").replace("'", "")
        for key, value in error.get("ctx", {}).items()
    }
    return wording.format(**context)


def field_name(location: Sequence[int | str]) -> str:
    """Where the error stands, such as `profile.district`; empty for the whole body."""
    parts = location[1:] if location and location[0] in {"body", "query", "path", "header"} else location
    return ".".join(str(part) for part in parts)
