"""The examples that the API's documentation shows; a test keeps them true to the models."""

import json
from pathlib import Path
from typing import Any

from fastapi.openapi.models import Example

CHAT_REPLY: dict[str, Any] = json.loads(Path(__file__).with_name("chat_reply.json").read_text(encoding="utf-8"))

CHAT_REQUESTS: dict[str, Example] = {
    "question": {
        "summary": "一个问题，指明按哪一天回答",
        "value": {"message": "自贸片区的院士工作站一年补多少？", "as_of": "2023-06-01"},
    },
    "profile": {
        "summary": "带上企业情况",
        "value": {"message": "我们能拿多少？", "profile": {"district": "zimao"}, "as_of": "2023-06-01"},
    },
    "follow_up": {
        "summary": "追问",
        "value": {"message": "到什么时候？", "conversation_id": "c_3f2a91c07d5e4f6b8a9d0e1f2a3b4c5d"},
    },
}

ELIGIBILITY_REQUESTS: dict[str, Example] = {
    "high_tech": {
        "summary": "注册在自贸片区、首次认定的高新技术企业",
        "value": {
            "profile": {"district": "zimao", "registered": True, "high_tech_recognition": "first"},
            "as_of": "2023-06-01",
        },
    },
    "research": {
        "summary": "研发费用增加了多少，能补多少",
        "value": {
            "profile": {"district": "zimao", "rd_this_year": "1200万元", "rd_last_year": "800万元"},
            "as_of": "2023-06-01",
        },
    },
}
