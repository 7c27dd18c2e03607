"""Two administrators who each take the other's role at the same instant: one stays."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from rebond.accounts.models import Role, User
from rebond.accounts.public import Refused, create_account, deactivate, end_role, users_with_role


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("leave", [lambda user: end_role(user, Role.ADMINISTRATOR, by=None),
                                   lambda user: deactivate(user, by=None)])  # fmt: skip
def test_one_stays(leave):
    for name in ("ana", "bruno"):
        create_account(email=f"{name}@exemple.coop", name=name, roles=[Role.ADMINISTRATOR], by=None)
    start, refusals = Barrier(2), []

    def go(pk):
        try:
            user = User.objects.get(pk=pk)
            start.wait(5)
            leave(user)
        except Refused as refusal:
            refusals.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=go, args=[user.pk]) for user in User.objects.all()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert users_with_role(Role.ADMINISTRATOR).count() == 1
    assert len(refusals) == 1
