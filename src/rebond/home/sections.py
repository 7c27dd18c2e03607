"""What the first screen holds for each role. Roles add up: so do sections."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from rebond.accounts.models import Role
from rebond.home import blocks

if TYPE_CHECKING:
    from rebond.accounts.models import User


@dataclass(frozen=True)
class Section:
    """One block of the first screen: its template and what the template reads."""

    template: str
    content: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Block:
    template: str
    roles: frozenset[Role]
    build: Callable[["User", date], dict[str, Any] | None]


BLOCKS = (
    Block("home/_crisis.html", frozenset(), blocks.crisis),
    Block("home/_portfolio.html", frozenset({Role.ADVISOR}), blocks.portfolio),
    Block("home/_alerts.html", frozenset({Role.ADVISOR, Role.PAYROLL, Role.DIRECTION}), blocks.alerts),
    Block("home/_cooperative.html", frozenset({Role.DIRECTION}), blocks.cooperative),
    Block("home/_files.html", frozenset({Role.PAYROLL, Role.ACCOUNTING, Role.ADMINISTRATOR}), blocks.files),
    Block("home/_mine.html", frozenset(), blocks.mine),
)


def sections_for(user: "User", on: date) -> list[Section]:
    """The blocks that open for this account, in order; a block with nothing to say is left out."""
    found = []
    for block in BLOCKS:
        if block.roles and not user.has_role(*block.roles):
            continue
        content = block.build(user, on)
        if content is not None:
            found.append(Section(block.template, content))
    return found
