"""Under which account PostgreSQL runs. It refuses root, and it is right to."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rebond.ops.postgres.errors import DatabaseUnavailable

# Nothing of ours: a PGHOST or a locale would send PostgreSQL's own programs elsewhere.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "LANG": "C"}


@dataclass(frozen=True)
class Identity:
    """An account; `is_borrowed` when we are root and lend the work to somebody harmless."""

    uid: int
    gid: int
    is_borrowed: bool

    def run(
        self, command: Sequence[str | Path], *, output: int = subprocess.PIPE, timeout: float = 120
    ) -> subprocess.CompletedProcess[bytes]:
        """Runs a program as this account, far from our folder, our variables and our keyboard."""
        return subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            timeout=timeout,
            check=False,
            **self.options(),
        )

    def options(self) -> dict[str, Any]:
        """What subprocess needs to become this account, in a session that Ctrl-C does not reach."""
        options: dict[str, Any] = {"cwd": "/", "env": ENVIRONMENT, "umask": 0o077, "start_new_session": True}
        if self.is_borrowed:
            options |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return options

    def reaches(self, path: Path) -> bool:
        """Whether this account can enter the folder or run the program (the system is asked: it knows ACLs)."""
        return not self.is_borrowed or self.run(["/bin/sh", "-c", 'test -x "$0"', path]).returncode == 0

    def give(self, path: Path) -> None:
        """Hands a path we have just created to this account."""
        if self.is_borrowed:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def identity_for(folder: Path) -> Identity:
    """Ourselves; for root, the owner of the folder if it is somebody else, otherwise `nobody`."""
    if os.geteuid() != 0:
        return Identity(os.geteuid(), os.getegid(), is_borrowed=False)
    owner = folder.stat().st_uid if folder.exists() else 0
    try:
        account = pwd.getpwuid(owner) if owner else pwd.getpwnam("nobody")
    except KeyError:
        raise DatabaseUnavailable(
            "PostgreSQL refuse de tourner sous root et cette machine n'a pas de compte « nobody ». "
            "Lancez Rebond depuis un compte ordinaire, ou donnez l'adresse d'un serveur dans DATABASE_URL."
        ) from None
    return Identity(account.pw_uid, account.pw_gid, is_borrowed=True)
