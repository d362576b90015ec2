"""The last gate before every reply: nothing leaves that the cited clauses, the question or a shown computation lacks."""
