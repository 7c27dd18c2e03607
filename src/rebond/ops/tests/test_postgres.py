"""The embedded PostgreSQL: ours alone, closed to the network, gone when we are gone."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest

from rebond.ops.postgres import AlreadyInUse, Cluster, DatabaseUnavailable, places, process, start_temporary

from .running import wait_until_alone


@pytest.fixture(scope="module")
def cluster(lasting_home):
    with Cluster(lasting_home / "data") as started:
        started.create_database("rebond")
        yield started


def ask(cluster, query, database="rebond"):
    with psycopg.connect(cluster.url(database)) as connection:
        return connection.execute(query).fetchone()


def test_the_application_owns_its_database_and_nothing_else(cluster):
    assert ask(
        cluster, "select current_user, rolsuper, rolcreatedb from pg_roles where rolname = current_user"
    ) == (
        "rebond",
        False,
        False,
    )


def test_nothing_listens_on_the_network_and_no_password_is_guessed(cluster):
    assert ask(cluster, "select current_setting('listen_addresses')") == ("",)
    forged = cluster.url("rebond").replace("rebond:", "rebond:x", 1)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(forged)


def test_text_is_unicode_and_sorted_the_same_on_every_machine(cluster):
    assert ask(
        cluster,
        "select pg_encoding_to_char(encoding), datlocprovider::text, datlocale from pg_database"
        " where datname = 'rebond'",
    ) == ("UTF8", "b", "C.UTF-8")


def test_the_passwords_are_for_the_owner_of_the_instance_only(cluster):
    assert (cluster.folder / "postgresql-passwords.json").stat().st_mode & 0o777 == 0o600
    assert cluster.places.home.stat().st_mode & 0o777 == 0o700
    assert cluster.places.sockets.stat().st_mode & 0o777 == 0o700


def test_a_second_command_on_the_same_instance_is_refused_with_a_sentence(cluster):
    with pytest.raises(AlreadyInUse, match="Une autre commande rebond utilise déjà"):
        Cluster(cluster.folder).start()
    assert cluster.is_running()


def test_what_is_written_survives_a_restart_and_a_stale_pid_file(home):
    folder = home / "data"
    with Cluster(folder) as first:
        first.create_database("rebond")
        with psycopg.connect(first.url("rebond")) as connection:
            connection.execute("create table kept as select 42 as answer")
    # A power cut leaves the file behind; its number may since have gone to somebody else: here, us.
    (first.places.data / "postmaster.pid").write_text(f"{os.getpid()}\n{first.places.data}\n")
    with Cluster(folder) as second:
        assert ask(second, "select answer from kept") == (42,)
    assert not second.is_running()
    assert wait_until_alone(str(folder)) == []


def test_a_temporary_cluster_creates_databases_and_leaves_nothing(home):
    cluster = start_temporary(home / "temporary")
    where = cluster.places.home
    assert ask(cluster, "select rolcreatedb from pg_roles where rolname = current_user", "postgres") == (
        True,
    )
    cluster.stop()
    assert not where.exists()
    assert wait_until_alone(str(where)) == []


def test_killing_the_owner_brutally_stops_the_server(home):
    script = """
        import sys, time
        from pathlib import Path
        from rebond.ops.postgres import Cluster
        cluster = Cluster(Path(sys.argv[1])); cluster.start()
        print(cluster.places.data, flush=True); time.sleep(60)
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(home / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as owner:
        data = Path(owner.stdout.readline().strip())
        assert process.running_pid(data)
        owner.send_signal(signal.SIGKILL)
    assert wait_until_alone(str(data)) == []


def test_data_of_another_major_version_is_refused(home):
    cluster = Cluster(home / "data")
    cluster.places.data.mkdir()
    (cluster.places.data / "PG_VERSION").write_text("15\n")
    with pytest.raises(DatabaseUnavailable, match=r"viennent de PostgreSQL 15 .* rebond backup"):
        cluster.start()


def test_a_full_disk_is_said_before_anything_is_written(home, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1024))
    cluster = Cluster(home / "data")
    with pytest.raises(DatabaseUnavailable, match=r"Le disque de .* est plein"):
        cluster.start()
    assert not cluster.places.data.exists()


def test_a_folder_that_cannot_be_is_said_with_what_to_do(home):
    (home / "file").write_text("")
    with pytest.raises(DatabaseUnavailable, match=r"Impossible d'écrire dans .*choisissez-en un autre"):
        Cluster(home / "file" / "data").start()


def test_a_deep_folder_gets_a_short_socket(home):
    deep = home / ("profond" * 12) / ("encore" * 8)
    deep.mkdir(parents=True)
    with Cluster(deep / "data", durable=False) as cluster:
        socket = cluster.places.sockets / places.SOCKET_NAME
        assert len(os.fsencode(socket)) <= places.LONGEST_SOCKET_PATH
        assert ask(cluster, "select 1", "postgres") == (1,)
    assert not cluster.places.sockets.exists()


def test_a_socket_folder_taken_by_somebody_else_is_refused(home):
    who = SimpleNamespace(uid=os.getuid() + 1, is_borrowed=False, give=print)
    with pytest.raises(DatabaseUnavailable, match="n'est pas un dossier privé"):
        places._make_private(home, who)
