"""The door to Telegram: updates in, answers out, each exactly once and in order."""
