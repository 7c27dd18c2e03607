"""A crisis, what each one lives in it, who has been reached, who is not covered, whom to call first.

Three circles read a report: the person; those who accompany or pay them; nobody else.
The roll (`CrisisMember`) is a projection refreshed by actions and tasks: it makes the bridge
and the triage answer at once for 25,000 persons, and can always be rebuilt.
"""
