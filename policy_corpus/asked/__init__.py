"""Reviewed questions that people ask about each clause: what its statements answer, and what it leaves open."""
