"""Typed facts read from the documents: figures, tasks, references, and looking them up."""
