class Refused(Exception):
    """What was asked cannot be; its text says why and what to do, and is shown as it is."""
