"""argparse in French: its sentences are read by the administrator of a cooperative."""

import argparse
from typing import Any

SENTENCES = {
    "usage: ": "Usage : ",
    "options": "options",
    "positional arguments": "arguments",
    "show this help message and exit": "affiche cette aide",
    "%(prog)s: error: %(message)s\n": "%(message)s.\nVoir « %(prog)s --help ».\n",
    "the following arguments are required: %s": "Il manque : %s",
    "unrecognized arguments: %s": "Option inconnue : %s",
    "expected one argument": "il faut une valeur",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s : %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "« %(value)s » n'existe pas (choisir parmi %(choices)s)",
    "invalid %(type)s value: %(value)r": "« %(value)s » ne convient pas",
    "not allowed with argument %s": "ne va pas avec %s",
}


def speak_french() -> None:
    """Argparse looks its sentences up in this module attribute each time it speaks."""
    module: Any = argparse
    module._ = lambda sentence: SENTENCES.get(sentence, sentence)
