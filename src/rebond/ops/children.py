"""Starting, watching and stopping the processes of an instance."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field

from rebond.ops import leash

FIRST_PAUSE, LONGEST_PAUSE, QUIET_SECONDS = 1.0, 30.0, 60.0
STOP_SECONDS = 15.0


@dataclass
class Child:
    """One process; started again when it dies, after a pause that doubles while it keeps dying."""

    name: str
    descriptors: dict[str, int] = field(default_factory=dict)
    process: "subprocess.Popen[bytes] | None" = None
    started_at: float = 0.0
    pause: float = FIRST_PAUSE
    rests_until: float = 0.0

    def start(self, tie: int) -> None:
        handed = {**self.descriptors, leash.VARIABLE: tie}
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(
            command(self.name),
            stdin=subprocess.DEVNULL,
            env=os.environ | {name: str(number) for name, number in handed.items()},
            pass_fds=list(handed.values()),
            start_new_session=True,  # Ctrl-C reaches the supervisor alone, which stops the others in order
        )

    def watch(self, tie: int) -> None:
        """Called often: notices a death, starts again when its pause is over."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.rests_until:
                self.start(tie)
            return
        status = self.process.poll()
        if status is None:
            return
        if now - self.started_at > QUIET_SECONDS:
            self.pause = FIRST_PAUSE
        print(
            f"Le processus « {self.name} » s'est arrêté (code {status}) ; nouvel essai dans {self.pause:.0f} s.",
            file=sys.stderr,
            flush=True,
        )
        self.process, self.rests_until = None, now + self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE)

    def is_dead(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def ask_to_stop(self) -> None:
        if self.process is not None:
            self.process.terminate()

    def wait_stopped(self) -> None:
        if self.process is None:
            return
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None


def command(names: str) -> list[str]:
    """One name, or several that one process does in turn."""
    return [sys.executable, "-m", "rebond.ops.child", *names.split()]
