"""The description for programs: what FastAPI tells of the questions, and what all of them have: problems, and a token."""

from collections.abc import Mapping
from http import HTTPStatus
from threading import Lock
from typing import Any, ClassVar

from fastapi import FastAPI

from inforce.api.admission import OPEN

_PROBLEM = "Problem"
_TYPE = "application/problem+json"
PROBLEMS: Mapping[HTTPStatus, str] = {
    HTTPStatus.BAD_REQUEST: "What was given cannot be used, or is no parameter here.",
    HTTPStatus.UNAUTHORIZED: "A token is needed.",
    HTTPStatus.FORBIDDEN: "The token lacks the scope, or a page of another site asks.",
    HTTPStatus.NOT_FOUND: "No such register, entry or report; the detail says what is known.",
    HTTPStatus.REQUEST_TIMEOUT: "The head or the body was not there in time.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The body, or the batch, is too large.",
    HTTPStatus.MISDIRECTED_REQUEST: "The service is not known under this name.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "A parameter is missing, or out of range.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many requests; Retry-After says when to ask again.",
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: "The head is too long.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "An error of the service's own.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The registers cannot be read now, none of their editions is in force, or "
    "too much is asked for at once; Retry-After says when to ask again, where that helps.",
    HTTPStatus.INSUFFICIENT_STORAGE: "What is asked cannot be written down.",
}
"""Which may come in place of any answer, each with its reason."""


class Described(FastAPI):
    """Says of each question which problems may come, and that a token may be needed."""

    _told: dict[str, Any] | None = None
    _making: ClassVar = Lock()

    def openapi(self) -> dict[str, Any]:
        """Made once, whoever asks first; nobody sees it half made."""
        with self._making:
            if self._told is None:
                self._told = self._with_problems(super().openapi())
            return self._told

    @staticmethod
    def _with_problems(told: dict[str, Any]) -> dict[str, Any]:
        parts = told["components"]
        for unused in ("HTTPValidationError", "ValidationError"):  # FastAPI's own form of errors, which never comes
            parts["schemas"].pop(unused, None)
        parts["schemas"][_PROBLEM] = _form()
        parts["responses"] = {str(int(status)): _response(words) for status, words in PROBLEMS.items()}
        parts["securitySchemes"] = {
            "token": {"type": "http", "scheme": "bearer", "description": "Made by 'inforce tokens add'."},
            "password": {"type": "http", "scheme": "basic", "description": "The same token, under any name."},
        }
        told["security"] = [{}, {"token": []}, {"password": []}]  # on this machine none is needed
        for path, methods in told["paths"].items():
            for question in methods.values():
                _add_problems(path, question)
        return told


def _add_problems(path: str, question: dict[str, Any]) -> None:
    if path in OPEN:  # which answers in a form of its own
        question["security"] = []
        return
    for status in map(str, map(int, PROBLEMS)):
        question["responses"][status] = {"$ref": f"#/components/responses/{status}"}


def _response(words: str) -> dict[str, Any]:
    return {"description": words, "content": {_TYPE: {"schema": {"$ref": f"#/components/schemas/{_PROBLEM}"}}}}


def _form() -> dict[str, Any]:
    """Of RFC 9457."""
    text = {"type": "string"}
    return {
        "title": _PROBLEM,
        "type": "object",
        "properties": {
            "type": text,
            "title": text,
            "status": {"type": "integer"},
            "detail": {**text, "description": "One line for people: what and where."},
            "errors": {"type": "array", "items": text},
        },
        "required": ["type", "title", "status", "detail"],
    }
