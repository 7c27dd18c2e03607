"""Brings the tables to this version of the code; several processes may ask at once, one does it."""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

# Any number, always the same: it names the lock among those of this database.
LOCK = 7_361_842_001


def bring_up_to_date() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [LOCK])
        try:
            executor = MigrationExecutor(connection)
            if executor.migration_plan(executor.loader.graph.leaf_nodes()):  # most starts have nothing to do
                call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
        finally:
            cursor.execute("select pg_advisory_unlock(%s)", [LOCK])
