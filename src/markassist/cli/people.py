"""`markassist people`: who may sign in to a team's workspace."""

import sys
from pathlib import Path

import click

from markassist.cli.opened import folder_argument, opened, store_option, whoever
from markassist.cli.streams import note

ROLES = ("learner", "assessor", "iqa", "administrator")


@click.group("people")
def command() -> None:
    """Who may sign in to a team's workspace, and as what."""


@command.command("list")
@folder_argument
@store_option
def list_people(folder: Path, url: str | None) -> None:
    """Print everybody: name, roles, and whether they may sign in."""
    from markassist.review.people import users

    store = opened(folder, url)
    for user in users(store, whoever()):
        click.echo(
            f"{user.name}\t{' '.join(sorted(user.roles))}\t{'' if user.is_active else 'may not sign in'}"
        )
    store.close()


@command.command()
@folder_argument
@click.argument("name")
@click.option("--role", "roles", type=click.Choice(ROLES), multiple=True, required=True)
@click.option("--learner", metavar="NAME", help="Of a learner: as accounts name them, or COHORT/NAME.")
@store_option
def add(folder: Path, name: str, roles: tuple[str, ...], learner: str | None, url: str | None) -> None:
    """Let NAME in. Their password is asked for, or is the first line of standard input."""
    from markassist.review import people
    from markassist.review.access import Role

    store = opened(folder, url, make=True)
    try:
        people.add(store, whoever(), name, [Role(role) for role in roles], _password(), learner)
    finally:
        store.close()
    note(f"{name} may sign in.")


@command.command()
@folder_argument
@click.argument("name")
@store_option
def password(folder: Path, name: str, url: str | None) -> None:
    """Give NAME a new password; their sessions end."""
    from markassist.review import people

    store = opened(folder, url)
    try:
        people.set_password(store, whoever(), name, _password())
    finally:
        store.close()
    note(f"{name} has a new password.")


@command.command()
@folder_argument
@click.argument("name")
@click.option("--back", "is_back", is_flag=True, help="Let them in again.")
@store_option
def stop(folder: Path, name: str, url: str | None, *, is_back: bool) -> None:
    """Let NAME in no more; what they decided stays theirs."""
    from markassist.review import people

    store = opened(folder, url)
    try:
        people.change(store, whoever(), name, is_active=is_back)
    finally:
        store.close()
    note(f"{name} may {'sign in again' if is_back else 'not sign in any more'}.")


def _password() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")
