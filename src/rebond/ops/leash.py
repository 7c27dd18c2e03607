"""A child process that ends with its parent, however the parent ends."""

import os
import signal
import threading
import time

VARIABLE = "REBOND_LEASH"
PATIENCE_SECONDS = 8


def attach() -> None:
    """In the child: when the pipe of the parent closes, asks ourselves politely to stop."""
    descriptor = os.environ.pop(VARIABLE, "")
    if descriptor:
        threading.Thread(target=_wait, args=[int(descriptor)], daemon=True).start()


def _wait(descriptor: int) -> None:
    os.read(descriptor, 1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE_SECONDS)
    os._exit(1)  # the base went with the parent: a worker that waits for it would wait for ever
