"""The last gate before every reply: nothing leaves that cited clauses, question or a shown computation lack."""
