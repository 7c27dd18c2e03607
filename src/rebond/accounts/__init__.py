"""Sign-in and roles: who may come in, and as what. Roles add up.

An account is not a person of the cooperative: `people.Person` points to it.
"""
