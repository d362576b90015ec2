"""The addresses, one module for each group; every endpoint is a few lines that call what does the work."""
