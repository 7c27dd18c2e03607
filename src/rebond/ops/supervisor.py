"""Keeps an instance alive: its base, its web processes, its worker. Stops only what it started."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path

from rebond.ops import instance, leash
from rebond.ops.attention import Attention, Interrupted
from rebond.ops.children import Child, command
from rebond.ops.doors import wait_until_it_answers
from rebond.ops.postgres import Cluster
from rebond.ops.stop import Stop
from rebond.site import env

PULSE_SECONDS = 0.2
WRONG_SETTING = 2


class Supervisor:
    """One instance: `run` starts everything in order and stays until it is asked to stop."""

    def __init__(self, folder: Path, listener: socket.socket, *, processes: int) -> None:
        self.cluster = None if env.text("DATABASE_URL") else Cluster(folder)
        self.listener = listener
        self.tie, self.hold = os.pipe()  # children read one end; the other closes when we die
        socket_handed = {"REBOND_SOCKET": listener.fileno()}
        self.children = [Child("web", socket_handed) for _ in range(processes)] + [Child("worker")]

    def run(self, work: Mapping[str, str], ready: str) -> None:
        """`work` gives the pieces to do before serving, with the words shown meanwhile."""
        attention = Attention((signal.SIGINT, signal.SIGTERM))
        with ExitStack() as closing:
            closing.enter_context(attention)
            try:
                self._start(work, attention)
                print(f"\n{ready}\n", flush=True)
                self._watch()
            except Interrupted:
                print("\nArrêt…", flush=True)
            finally:
                # A second Ctrl-C must not leave half of the processes behind.
                attention.shield()
                self._stop()

    def _start(self, work: Mapping[str, str], attention: Attention) -> None:
        if self.cluster:
            with attention.shielded():
                step("La base de données", self._start_cluster)
        for name, title in work.items():
            step(title, lambda name=name: self._do(name))  # type: ignore[misc]
        for child in self.children:
            child.start(self.tie)
        step("Les pages", lambda: wait_until_it_answers(self.listener, self._refuse_a_dead_start))

    def _start_cluster(self) -> None:
        assert self.cluster
        self.cluster.start()
        self.cluster.create_database(instance.DATABASE)
        os.environ["DATABASE_URL"] = self.cluster.url(instance.DATABASE)
        home = self.cluster.places.home
        if self.cluster.folder not in home.parents:
            print(f"\n    PostgreSQL ne tourne pas sous root : sa base est dans {home}.", flush=True)

    def _do(self, name: str) -> None:
        """A piece of work in a Django process of its own: the supervisor stays light."""
        variables = os.environ | {leash.VARIABLE: str(self.tie)}
        with subprocess.Popen(
            command(name),
            stdin=subprocess.DEVNULL,
            env=variables,
            pass_fds=[self.tie],
            start_new_session=True,
        ) as process:
            try:
                status = process.wait()
            except Interrupted:
                process.terminate()
                raise
        if status:
            raise Stop(
                f"L'étape « {name} » s'est arrêtée (code {status}) : le message ci-dessus dit pourquoi."
            )

    def _refuse_a_dead_start(self) -> None:
        if any(child.is_dead() for child in self.children):
            raise Stop("L'application ne démarre pas : le message ci-dessus dit pourquoi.")

    def _watch(self) -> None:
        while True:
            for child in self.children:
                child.watch(self.tie)
            if self.cluster and not self.cluster.is_running():
                log = self.cluster.places.home / "log"
                raise Stop(
                    f"La base de données s'est arrêtée : le journal de {log} dit pourquoi. Relancez ensuite."
                )
            time.sleep(PULSE_SECONDS)

    def _stop(self) -> None:
        """The pages first, then the worker, the base last."""
        for child in self.children:
            child.ask_to_stop()
        for child in self.children:
            child.wait_stopped()
        for descriptor in (self.tie, self.hold):
            os.close(descriptor)
        self.listener.close()
        if self.cluster:
            self.cluster.stop()


def step(title: str, work: Callable[[], None]) -> None:
    """Says what is going on, then how long it took."""
    is_screen = sys.stdout.isatty()
    began = time.monotonic()
    print(f"  · {title}…", end="" if is_screen else "\n", flush=True)
    work()
    if is_screen:
        seconds = f"{time.monotonic() - began:.1f}".replace(".", ",")
        print(f"\r\033[K  ✓ {title} ({seconds} s)", flush=True)
