"""A child process that ends with its parent, however the parent ends."""

import os
import signal
import threading

VARIABLE = "REBOND_LEASH"


def attach() -> None:
    """In the child: when the pipe of the parent closes, asks ourselves politely to stop."""
    descriptor = os.environ.pop(VARIABLE, "")
    if descriptor:
        threading.Thread(target=_wait, args=[int(descriptor)], daemon=True).start()


def _wait(descriptor: int) -> None:
    os.read(descriptor, 1)
    os.kill(os.getpid(), signal.SIGTERM)
