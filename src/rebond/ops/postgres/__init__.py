"""The embedded PostgreSQL. Imports neither Django nor the settings: it runs before them, and for the tests."""

from rebond.ops.postgres.cluster import Cluster, start_temporary
from rebond.ops.postgres.errors import AlreadyInUse, DatabaseUnavailable

__all__ = ["AlreadyInUse", "Cluster", "DatabaseUnavailable", "start_temporary"]
