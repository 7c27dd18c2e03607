"""What happened, in sentences, written in the transaction of the action.

Two books: `Entry` (what changed, read by those concerned) and `Access` (who of the
support team opened whose file). Both are append-only in the database.
"""
