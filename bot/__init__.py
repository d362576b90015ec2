"""The conversation: answer flow, eligibility, grounding, sessions, and the doors to them."""
