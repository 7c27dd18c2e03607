"""The database history says which account made each change."""

from pghistory.middleware import HistoryMiddleware as BaseHistoryMiddleware


class HistoryMiddleware(BaseHistoryMiddleware):
    """Passes the account's number and the address, nothing else, to the history triggers."""
