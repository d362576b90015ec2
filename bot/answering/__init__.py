"""How an understood question is answered: one module for each kind of answer."""
