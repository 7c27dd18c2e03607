"""The command line: French, quick, and one sentence when something is wrong."""

import socket
import subprocess
import sys

import pytest

import rebond as package
from rebond.ops import cli

from .running import SECRET, free_port, rebond


def run_here(capsys, *arguments):
    """Without a process, for what touches neither Django nor the environment."""
    try:
        status = cli.main(list(arguments))
    except SystemExit as stop:
        status = stop.code
    said = capsys.readouterr()
    return status, said.out, said.err


def test_help_is_french_and_loads_no_django():
    code = (
        "import sys; from rebond.ops.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "assert 'django' not in sys.modules, 'django was loaded'"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Usage : rebond")
    for command in (
        "demo",
        "serve",
        "import",
        "activite-partielle",
        "backup",
        "restore",
        "migrate",
        "invite",
    ):
        assert f"\n    {command}" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Il manque : COMMANDE."),
        (["demo", "--port", "abc"], "--port : écrivez un nombre entre 1 et 65535."),
        (["demo", "--processes", "0"], "--processes : écrivez un nombre entre 1 et 64."),
        (["serve", "--nothing"], "Option inconnue : --nothing."),
        (["restore"], "Il manque : ARCHIVE."),
    ],
)
def test_a_wrong_word_is_answered_in_french(capsys, arguments, sentence):
    status, _, said = run_here(capsys, *arguments)
    assert status == 2
    assert sentence in said


def test_version(capsys):
    assert run_here(capsys, "version") == (0, f"{package.__version__}\n", "")


@pytest.mark.parametrize(
    ("given", "split"),
    [
        (["import", "--help"], ([], "import", ["--help"])),
        (["--demo", "import", "a.csv", "--data", "x"], (["--demo"], "import", ["a.csv", "--data", "x"])),
        (["--data", "import", "manage", "shell"], (["--data", "import"], "manage", ["shell"])),
        (["serve", "import"], ([], "", [])),
    ],
)
def test_what_follows_a_delegated_command_is_its_own(given, split):
    assert cli._split(given) == split


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"REBOND_SECRET_KEY": "court"}, "REBOND_SECRET_KEY manque ou compte moins de 40 caractères"),
        ({"REBOND_URL": "rebond.coop"}, "REBOND_URL vaut « rebond.coop »"),
        ({"DATABASE_URL": "mysql://x/y"}, "DATABASE_URL doit désigner une base PostgreSQL"),
        ({"REBOND_DEMO": "peut-être"}, "REBOND_DEMO vaut « peut-être » : écrivez oui ou non."),
        ({"REBOND_MAIL_URL": "ftp://x"}, "REBOND_MAIL_URL vaut « ftp://x »"),
        (
            {"REBOND_LOG_LEVEL": "fort"},
            "REBOND_LOG_LEVEL vaut « FORT » : écrivez DEBUG, INFO, WARNING ou ERROR.",
        ),
    ],
)
def test_a_wrong_setting_stops_the_start_with_its_sentence(home, variables, sentence):
    done = rebond("serve", "--port", free_port(), data=home / "data", **variables)
    assert done.returncode == 2
    assert done.stderr.startswith(sentence)
    assert "Traceback" not in done.stderr


def test_a_port_already_taken_is_said_before_anything_starts(home):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = rebond("demo", "--port", port, "--data", home / "data", data=home / "data")
    assert done.returncode == 2
    assert done.stderr.startswith(f"Le port {port} est déjà pris par un autre programme.")
    assert not (home / "data" / "postgresql").exists()


def test_a_data_folder_that_is_a_file_is_said(home):
    (home / "data").write_text("")
    done = rebond("serve", data=home / "data")
    assert (done.returncode, done.stderr) == (
        2,
        f"REBOND_DATA désigne {home}/data, qui n'est pas un dossier.\n",
    )


def test_a_secret_is_long_private_and_never_replaced(home, capsys):
    file = home / "secret"
    assert run_here(capsys, "secret", "--file", str(file))[0] == 0
    first = file.read_text()
    assert len(first.strip()) >= 40
    assert file.stat().st_mode & 0o777 == 0o600
    status, _, said = run_here(capsys, "secret", "--file", str(file))
    assert (status, file.read_text()) == (2, first)
    assert said.startswith("Le secret ne peut pas être écrit")
    assert run_here(capsys, "secret")[1] != run_here(capsys, "secret")[1]


def test_an_import_never_creates_an_instance_where_one_stands(home):
    (home / "a.csv").write_text("Section;Mois;Somme\n", encoding="utf-8")
    done = rebond("import", "a.csv", "--dry-run", data=home / "data", REBOND_DATA="")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Aucune instance ici. Dites laquelle : --data DOSSIER")
    assert not (home / "data").exists()


@pytest.mark.parametrize(
    ("given", "demo", "data", "rest"),
    [
        (["import", "--demo", "a.csv", "--dry-run"], True, None, ["a.csv", "--dry-run"]),
        (["import", "a.csv", "--kind", "fec", "--data", "x"], False, "x", ["a.csv", "--kind", "fec"]),
        (["--demo", "import", "--json", "a.csv"], True, None, ["--json", "a.csv"]),
    ],
)
def test_the_instance_may_be_named_after_import(monkeypatch, given, demo, data, rest):
    seen = []
    monkeypatch.setattr(cli.housekeeping, "delegate", lambda *said: seen.append(said) or 0)
    assert cli.main(given) == 0
    [(name, left, options)] = seen
    assert (name, left, options.demo, options.data and str(options.data)) == ("import", rest, demo, data)


def test_health_says_when_nobody_answers(home):
    port = free_port()
    done = rebond(
        "health", data=home / "data", REBOND_URL=f"http://localhost:{port}", REBOND_SECRET_KEY=SECRET
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"http://localhost:{port}/etat/sante ne répond pas")
