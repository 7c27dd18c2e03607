"""The port people come in by: taking it, and knocking until it answers."""

import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable

from rebond.ops.stop import Stop
from rebond.site import env

READY_SECONDS = 90
KNOCK_SECONDS = 0.1
EVERY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 (chosen by --host, never by default)


def listen(host: str, port: int) -> socket.socket:
    """Takes the port before anything else is started, and keeps it when a web process restarts."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except OSError:
        raise Stop(f"« {host} » n'est pas une adresse de cette machine : essayez --host 127.0.0.1.") from None
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise Stop(_refusal(host, port, error)) from None
    return listener


def _refusal(host: str, port: int, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return f"Votre compte n'a pas le droit d'ouvrir le port {port} : choisissez-en un au-dessus de 1023."
    if error.errno == 99:  # EADDRNOTAVAIL # noqa: PLR2004
        return f"« {host} » n'est pas une adresse de cette machine : essayez --host 127.0.0.1."
    other = port + 1 if port < 65535 else 8000  # noqa: PLR2004
    return (
        f"Le port {port} est déjà pris par un autre programme. Arrêtez-le, ou choisissez un autre port : "
        f"--port {other} (avec make : make demo PORT={other})."
    )


def wait_until_it_answers(listener: socket.socket, check: Callable[[], None]) -> None:
    """Asks the health page until it says yes; `check` raises when there is no more hope."""
    host, port = listener.getsockname()[:2]
    address = f"http://{EVERY_ADDRESS.get(host, f'[{host}]' if ':' in host else host)}:{port}/etat/sante"
    request = urllib.request.Request(address, headers={"Host": env.public_url().split("//", 1)[1]})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        check()
        try:
            with opener.open(request, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(KNOCK_SECONDS)
    raise Stop(f"Les pages ne répondent pas après {READY_SECONDS} s : le message ci-dessus dit pourquoi.")
