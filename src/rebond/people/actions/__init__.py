"""Every change of state of the capability, one file per noun.

Each action is atomic, locks the person it concerns, checks what must be true first,
writes one French sentence in the journal, and raises `Refused` when the thing cannot be.
"""
