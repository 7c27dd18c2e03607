"""What tones and statuses mean, for the eye and for the ear."""

import unicodedata

# icon, word said before the message
TONES = {
    "neutral": ("info", "À savoir"),
    "info": ("info", "Information"),
    "success": ("circle-check", "C'est fait"),
    "warning": ("triangle-alert", "Attention"),
    "danger": ("circle-alert", "Important"),
    "accent": ("sparkles", "À noter"),
}
# The statuses of `people`, whose codes are stable: label, icon. ui is on the ground floor and cannot import it.
STATUSES = {
    "cape": ("CAPE", "sprout"),
    "cesa": ("CESA", "briefcase"),
    "associate": ("associé·e", "handshake"),
    "support": ("équipe d'appui", "life-buoy"),
    "prospect": ("sans contrat", "user-round"),
    "left": ("sorti·e", "door-open"),
}


def tone_icon(tone: str) -> str:
    return TONES[tone][0]


def tone_word(tone: str) -> str:
    return TONES[tone][1]


def tone_of(level_tag: str) -> str:
    """The tone of a Django message."""
    return {"debug": "info", "error": "danger"}.get(level_tag, level_tag or "info")


def person_status(value: str) -> dict[str, str]:
    label, drawing = STATUSES[str(value)]
    return {"label": label, "icon": drawing, "tone": str(value)}


def of(words: str) -> str:
    """« octobre 2026 » → « d'octobre 2026 », « Ronan » → « de Ronan »; an h keeps « de », which is never wrong."""
    first = unicodedata.normalize("NFD", words[:1].casefold())[:1]
    return f"d'{words}" if first and first in "aeiouœæ" else f"de {words}"


def initials(name: str) -> str:
    """« Camille Durand » → « CD »; two letters at most."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    return "".join(word[0].upper() for word in (words[:1] + words[-1:] if len(words) > 1 else words))


def pieces(text: str) -> list[str]:
    """« Choisir,Vérifier » → its parts."""
    return [piece.strip() for piece in text.split(",")]


def step_states(labels: str, current: int) -> list[dict[str, object]]:
    """The steps of a path, each `done`, `current` or `todo`."""
    numbered = enumerate(pieces(labels), start=1)
    place = {-1: "done", 0: "current", 1: "todo"}
    return [
        {
            "number": number,
            "label": label,
            "state": place[(number > int(current)) - (number < int(current))],
        }
        for number, label in numbered
    ]


def has_text(content: str) -> bool:
    """Whether a slot holds anything but spaces."""
    return bool(str(content).strip())
