"""A browser without its window: it holds its cookies and fills in the forms that pages have."""

from typing import Any

from fastapi import FastAPI
from httpx import Response
from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.testclient import TestClient

from markassist.review import reading
from markassist.review.access import alone
from markassist.review.reading import AccountView
from markassist.review.store.opening import Store

PASSWORD = "correct horse battery"
PEOPLE = {
    "sam": (("assessor",), None),
    "kim": (("assessor",), None),
    "iris": (("iqa",), None),
    "adam": (("administrator",), None),
    "anna": (("learner",), "anna"),
    "ben": (("learner",), "ben"),
}


class Visitor:
    """Somebody at a browser."""

    def __init__(self, app: FastAPI, store: Store, base: str = "http://workspace.test") -> None:
        self.client = TestClient(app, base_url=base, raise_server_exceptions=True)
        self.store = store
        self.key = ""

    def get(self, path: str, **more: Any) -> Response:
        return self.client.get(path, **more)

    def page(self, path: str) -> LexborHTMLParser:
        found = self.get(path)
        assert found.status_code == 200, (path, found.status_code, found.text[-600:])
        return LexborHTMLParser(found.text)

    def csrf(self) -> str:
        """The token of the session, as every form of it has."""
        field = LexborHTMLParser(self.get("/password").text).css_first("meta[name=csrf]")
        return str(field.attributes["content"] if field else "")

    def post(self, path: str, fields: dict[str, Any] | None = None, **more: Any) -> Response:
        """Send a form of one's own session."""
        return self.client.post(path, data={"csrf": self.csrf(), **(fields or {})}, **more)

    def sign_in(self, name: str, password: str = PASSWORD) -> Response:
        form = LexborHTMLParser(self.get("/sign-in").text).css_first("#sign-in input[name=csrf]")
        assert form is not None
        fields = {"csrf": str(form.attributes["value"]), "name": name, "password": password}
        return self.client.post("/sign-in", data=fields, follow_redirects=False)

    def send(self, form: LexborNode, **more: str) -> Response:
        """Send a form as the page holds it, with some fields filled in."""
        fields: dict[str, list[str]] = {}
        for field in form.css("input, textarea, select"):
            name = field.attributes.get("name")
            if name:
                fields.setdefault(name, []).append(_value(field))
        fields |= {name: [value] for name, value in more.items()}
        return self.client.post(str(form.attributes["action"]), data=fields)


def _value(field: LexborNode) -> str:
    if field.tag == "textarea":
        return field.text()
    if field.tag == "select":
        chosen = field.css_first("option[selected]") or field.css_first("option")
        return str(chosen.attributes.get("value", "")) if chosen else ""
    return str(field.attributes.get("value") or "")


def account(store: Store, name: str) -> AccountView:
    """An account by its learner."""
    who = alone("looker")
    found = next(line for line in reading.accounts(store, who) if line.learner == name)
    return reading.account(store, who, found.id)


def entries(store: Store, name: str) -> list[str]:
    """What was done on an account, in order."""
    view = account(store, name)
    return [told.entry.kind for told in reading.history(store, alone("looker"), view.line.id)]
