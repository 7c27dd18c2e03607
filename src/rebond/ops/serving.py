"""`rebond serve` and `rebond demo`."""

import argparse
import os
import shutil

from rebond.ops import instance
from rebond.ops.doors import EVERY_ADDRESS, listen
from rebond.ops.postgres import Cluster
from rebond.ops.stop import Stop
from rebond.ops.supervisor import Supervisor
from rebond.site import env

EVERYDAY_HOSTS = {"localhost", "127.0.0.1", "::1", *EVERY_ADDRESS}
TABLES = {"prepare": "Les tables"}
TABLES_AND_COOPERATIVE = {"prepare demo": "Les tables et la coopérative de démonstration"}


def serve(arguments: argparse.Namespace) -> int:
    folder = instance.choose(demo=False, data=arguments.data)
    _check_settings(arguments)
    instance.make_folder(folder)
    url = env.public_url()
    return _run(arguments, TABLES, f"Rebond est prêt : {url}\nCtrl-C l'arrête.")


def demo(arguments: argparse.Namespace) -> int:
    if env.text("DATABASE_URL"):
        print("La démonstration a toujours sa propre base : DATABASE_URL est laissée de côté.")
    folder = instance.choose(demo=True, data=arguments.data)
    _check_settings(arguments)
    if arguments.reset:
        _reset()
    url = env.public_url()
    print(f"Rebond, démonstration (données dans {folder})")
    ready = (
        f"C'est prêt. Ouvrez {url} et choisissez qui vous voulez être.\n"
        "Tout est fictif ; « rebond demo --reset » remet à neuf. Ctrl-C arrête tout."
    )
    return _run(arguments, TABLES_AND_COOPERATIVE, ready)


def _check_settings(arguments: argparse.Namespace) -> None:
    """Before anything is started: a wrong value costs one sentence, not a half-started instance."""
    if not env.text("REBOND_URL"):
        name = "localhost" if arguments.host in EVERYDAY_HOSTS else arguments.host
        os.environ["REBOND_URL"] = f"http://{name}:{arguments.port}"
    demo = env.boolean("REBOND_DEMO")
    env.public_url()
    env.secret_key(demo=demo)
    env.mail(env.data_folder())
    if env.text("DATABASE_URL"):
        env.database()


def _run(arguments: argparse.Namespace, work: dict[str, str], ready: str) -> int:
    listener = listen(arguments.host, arguments.port)
    Supervisor(env.data_folder(), listener, processes=arguments.processes).run(work, ready)
    return 0


def _reset() -> None:
    """Removes what the demonstration keeps, and nothing else: its base, the files it received, its mail."""
    folder = env.data_folder()
    instance.make_folder(folder)
    with Cluster(folder) as cluster:
        cluster.drop_database(instance.DATABASE)
    try:
        for name in ("files", "mail"):
            if (folder / name).exists():
                shutil.rmtree(folder / name)
    except OSError as error:
        raise Stop(f"{error.filename} ne peut pas être supprimé : {error.strerror}.") from None
