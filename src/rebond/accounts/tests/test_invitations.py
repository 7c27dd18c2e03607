"""An invitation: who may send it, what is kept of it, and every way to abuse it."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from rebond.accounts.actions.invitations import LIFETIME, cancel, resend
from rebond.accounts.models import Invitation, Role
from rebond.accounts.public import Refused, create_account, invite, open_invitation
from rebond.journal.public import entries_about

pytestmark = pytest.mark.django_db
LINK = re.compile(r"http://localhost:8000/invitation/([\w-]{43})/")


@pytest.fixture
def administrator(make_user):
    return make_user(Role.ADMINISTRATOR, name="Ana")


@pytest.fixture
def send(administrator, django_capture_on_commit_callbacks):
    """`send(roles=[…])`: the invitation and the token of its link."""

    def sent(*, by=administrator, roles=(Role.MEMBER,), email="camille@exemple.coop", **more):
        with django_capture_on_commit_callbacks(execute=True):
            invitation = invite(email=email, name="Camille", roles=roles, by=by, **more)
        invitation.refresh_from_db()
        return invitation, LINK.search(mail.outbox[-1].body)[1]

    return sent


def test_the_link_leaves_by_mail_and_only_its_hash_is_kept(send, administrator):
    invitation, token = send(roles=[Role.ADVISOR, Role.TRAINER], person_id_hint=7)
    assert mail.outbox[0].to == ["camille@exemple.coop"]
    assert invitation.sent_at is not None
    row = Invitation.objects.filter(pk=invitation.pk).values().get()
    assert token not in str(row)
    assert (row["roles"], row["person_id_hint"]) == (["advisor", "trainer"], 7)
    assert open_invitation(token) == invitation
    assert [entry.sentence for entry in entries_about(invitation)] == [
        "Camille invité·e à l'adresse camille@exemple.coop."
    ]
    assert entries_about(invitation).get().by == administrator


def test_nothing_leaves_when_the_transaction_fails(administrator, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=False) as callbacks:
        invite(email="camille@exemple.coop", name="Camille", roles=[], by=administrator)
    assert (len(callbacks), mail.outbox) == (1, [])


def test_a_mail_server_that_fails_loses_nothing(
    administrator, django_capture_on_commit_callbacks, monkeypatch, client_of
):
    def broken(*args):
        raise ConnectionRefusedError("no server here")

    monkeypatch.setattr("rebond.accounts.emails.send_mail", broken)
    with django_capture_on_commit_callbacks(execute=True):
        invitation = invite(email="camille@exemple.coop", name="Camille", roles=[], by=administrator)
    invitation.refresh_from_db()
    assert invitation.sent_at is None
    page = client_of(administrator).get(reverse("accounts:invitations")).content.decode()
    assert "pas parti : renvoyez-le" in page


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "../../etc/passwd", "é" * 43])
def test_a_forged_link_opens_nothing(send, token):
    send()
    assert open_invitation(token) is None


def test_an_expired_link_opens_nothing(send):
    invitation, token = send()
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert open_invitation(token) is None
    # The address is not blocked for ever: another invitation takes its place.
    second, _ = send()
    invitation.refresh_from_db()
    assert (invitation.cancelled_at is not None, second.is_open) == (True, True)


def test_sending_again_changes_the_link(send, administrator, django_capture_on_commit_callbacks):
    invitation, first = send()
    later = timezone.now() + timedelta(days=3)
    with django_capture_on_commit_callbacks(execute=True):
        again = resend(invitation, by=administrator, at=later)
    second = LINK.search(mail.outbox[-1].body)[1]
    assert (open_invitation(first), open_invitation(second)) == (None, invitation)
    assert again.expires_at == later + LIFETIME


def test_a_cancelled_link_opens_nothing_and_is_not_sent_again(send, administrator):
    invitation, token = send()
    cancel(invitation, by=administrator)
    assert open_invitation(token) is None
    for action in (cancel, resend):
        with pytest.raises(Refused, match="déjà été acceptée ou annulée"):
            action(invitation, by=administrator)


def test_one_living_link_for_an_address(send):
    send()
    with pytest.raises(Refused, match="attend déjà"):
        send(email="CAMILLE@exemple.coop")


def test_the_second_of_two_who_invite_at_once_is_told_so(send, monkeypatch):
    send()
    # What the second one saw: nothing, the first had not committed yet.
    monkeypatch.setattr("rebond.accounts.actions.invitations.refuse_or_cancel_pending", lambda *_, **__: None)
    with pytest.raises(Refused, match="attend déjà"):
        send()


def test_no_invitation_for_someone_who_has_an_account(send):
    create_account(email="camille@exemple.coop", name="Camille", by=None)
    with pytest.raises(Refused, match="existe déjà"):
        send()


@pytest.mark.parametrize("role", [Role.ADVISOR, Role.PAYROLL, Role.DIRECTION])
def test_the_support_team_invites_members_and_nobody_else(send, make_user, role):
    by = make_user(role)
    invitation, _ = send(by=by)
    assert invitation.roles == ["member"]
    for more in ([Role.ADMINISTRATOR], [Role.MEMBER, Role.ADVISOR]):
        with pytest.raises(Refused, match="autre rôle"):
            send(by=by, roles=more, email="autre@exemple.coop")


@pytest.mark.parametrize("role", [Role.MEMBER, Role.FACILITATOR, Role.PSYCHOLOGIST])
def test_others_invite_nobody(send, make_user, role):
    with pytest.raises(Refused, match="équipe d'appui"):
        send(by=make_user(role))


def test_a_link_does_not_outlive_the_right_of_its_author(send, administrator, make_user):
    other = make_user(Role.ADMINISTRATOR)
    _, token = send(by=other, roles=[Role.ADMINISTRATOR])
    other.is_active = False
    other.save()
    assert open_invitation(token) is None


def test_a_role_slipped_into_the_form_is_refused(make_user, client_of):
    given = {"email": "camille@exemple.coop", "name": "Camille", "roles": ["administrator"]}
    page = client_of(make_user(Role.ADVISOR)).post(reverse("accounts:invitation-create"), given)
    assert (page.status_code, Invitation.objects.count()) == (422, 0)


def test_an_advisor_does_not_send_again_what_an_administrator_gave(send, make_user, client_of):
    invitation, token = send(roles=[Role.DIRECTION])
    client = client_of(make_user(Role.ADVISOR))
    for gesture in ("resending", "cancellation"):
        page = client.post(reverse(f"accounts:invitation-{gesture}", args=[invitation.pk]), follow=True)
        assert "autre rôle" in page.content.decode()
    assert open_invitation(token) == invitation


def test_through_the_pages(administrator, client_of, django_capture_on_commit_callbacks):
    client = client_of(administrator)
    given = {"email": "camille@exemple.coop", "name": "Camille", "roles": ["member", "trainer"]}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("accounts:invitation-create"), given)
    assert answer.url == reverse("accounts:invitations")
    invitation = Invitation.objects.get()
    assert "attend, jusqu" in client.get(answer.url).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("accounts:invitation-resending", args=[invitation.pk]))
    client.post(reverse("accounts:invitation-cancellation", args=[invitation.pk]))
    assert len(mail.outbox) == 2
    assert "annulée le" in client.get(answer.url).content.decode()
    again = client.post(reverse("accounts:invitation-create"), {**given, "email": administrator.email})
    assert (again.status_code, "existe déjà" in again.content.decode()) == (422, True)
