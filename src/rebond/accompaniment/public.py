"""The door of accompaniment: contacts, needs, promises.

Every action is atomic, writes the journal and may raise `Refused`, whose text is ready to
be read. `by` is None for the machine. A contact with outcome REACHED ends a silence.
"""

from rebond.accompaniment.actions.contacts import enter as record_contact
from rebond.accompaniment.actions.contacts import withdraw as withdraw_contact
from rebond.accompaniment.actions.needs import answer as answer_need
from rebond.accompaniment.actions.needs import express as express_need
from rebond.accompaniment.actions.needs import give_back as give_back_need
from rebond.accompaniment.actions.needs import take as take_need
from rebond.accompaniment.actions.needs import withdraw as withdraw_need
from rebond.accompaniment.actions.promises import keep as keep_promise
from rebond.accompaniment.actions.promises import make as make_promise
from rebond.accompaniment.actions.promises import release as release_promise
from rebond.accompaniment.actions.promises import reopen as reopen_promise
from rebond.accompaniment.models import Channel, Contact, Need, NeedKind, Outcome, Promise
from rebond.accompaniment.queries.ledger import (
    contacts_of,
    last_contacts,
    silent_days,
    silent_for,
    with_last_contact,
)
from rebond.accompaniment.queries.needs import late_promises, open_needs, waiting_promises
from rebond.accompaniment.refusals import Refused

__all__ = [
    "Channel",
    "Contact",
    "Need",
    "NeedKind",
    "Outcome",
    "Promise",
    "Refused",
    "answer_need",
    "contacts_of",
    "express_need",
    "give_back_need",
    "keep_promise",
    "last_contacts",
    "late_promises",
    "make_promise",
    "open_needs",
    "record_contact",
    "release_promise",
    "reopen_promise",
    "silent_days",
    "silent_for",
    "take_need",
    "waiting_promises",
    "with_last_contact",
    "withdraw_contact",
    "withdraw_need",
]
