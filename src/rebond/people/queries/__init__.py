"""Reads across tables, or that depend on who is looking. The number of queries never depends on the rows."""
