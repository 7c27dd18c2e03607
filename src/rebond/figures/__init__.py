"""How each activity is doing: monthly figures, from the files the cooperative really has.

`readers` turns a file into rows (pure Python); an `Import` turns rows into figures, people
and contracts, and can be undone; `trends` says who has fallen and by how much.
"""
