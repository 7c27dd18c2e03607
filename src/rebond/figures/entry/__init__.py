"""What a file becomes: each kind of row, turned into figures, people and contracts.

Everything runs inside one transaction opened by `actions.imports`; the preview is the very same
run, rolled back. What is written goes through a `Book`, which is what undo reads.
"""
