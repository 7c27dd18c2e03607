class DatabaseUnavailable(Exception):
    """The embedded PostgreSQL cannot run; the text is a French sentence shown as it is."""


class AlreadyInUse(DatabaseUnavailable):
    """Another command holds this instance."""
