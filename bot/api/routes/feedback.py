"""What people think of the answers."""

from fastapi import APIRouter

from bot.api.dependencies import Service
from bot.request import Feedback

router = APIRouter(tags=["问答"])


@router.post(
    "/v1/feedback",
    status_code=204,
    summary="评价一个回答",
    description="同一个回答再评一次，以最后一次为准。",
)
def feedback(service: Service, feedback: Feedback) -> None:
    service.rate(feedback)
