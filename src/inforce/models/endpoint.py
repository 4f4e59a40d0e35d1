"""Models behind an OpenAI-compatible address (``/chat/completions``): a server of one's own, or a service.

The text of the report is sent to the address: that is what it is for, and why it is never done unasked. What comes back is
material: each item is checked on its own (``verifying``), and of an answer without a list of claims a note says so.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import httpx
import msgspec

from inforce.claims.extract import Step
from inforce.claims.model import Action, Status, TargetKind
from inforce.claims.text import Document
from inforce.errors import ModelFailed
from inforce.knowledge import knowledge
from inforce.models.candidates import Candidate, adding
from inforce.models.parts import parts
from inforce.time_limit import TimeLimit

CHUNK = 12_000
"""Characters of a report that are sent at once, whole paragraphs: some 3,000 tokens of English, 6,000 of Russian."""
SECONDS = 120.0
_BRACKET = re.compile(r"[{\[]")
_TRIES = 20
"""Brackets of an answer from which a list of claims may begin; models like to put words before it."""
_CUT = "an answer of it was cut off; give it room for more"
_NO_LIST = "an answer of it held no list of claims"
LONGEST_ANSWER = 2_000_000
"""Bytes of an answer; what is longer is no list of claims."""


class _Item(msgspec.Struct):
    words: str
    target: str
    action: str
    status: str = "in_force"
    kind: str = "organisation"
    sender: list[str] | str | None = None
    when: str | None = None
    speaker: str | None = None


def from_endpoint(url: str, model: str, *, key: str | None = None, seconds: float = SECONDS) -> Step:
    """A step that asks the model of this name at an address such as ``http://localhost:8000/v1``.

    ``key``: sent as a bearer token. ``seconds``: how long an answer may take. The step raises ModelFailed, one line, where the
    address cannot be reached, refuses, is not done in that time, or answers otherwise than agreed; redirects are not followed.
    """
    asking = _Asking(url.rstrip("/") + "/chat/completions", model, key, seconds)
    return adding(f"{model} at {asking.host}", asking)


class _Asking:
    def __init__(self, url: str, model: str, key: str | None, seconds: float) -> None:
        try:
            self._url = httpx.URL(url)
        except httpx.InvalidURL:
            raise ModelFailed(f"{url!r} is no address; give one such as http://localhost:8000/v1") from None
        if self._url.scheme not in ("http", "https") or not self._url.host:
            raise ModelFailed(f"{url!r} is no address of a model; give one such as http://localhost:8000/v1")
        if key is not None and not (key.isascii() and key.isprintable()):
            raise ModelFailed("the key of the model is not one: it has other signs than ASCII's; see INFORCE_MODEL_KEY")
        self._model, self._seconds = model, seconds
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}

    @property
    def host(self) -> str:
        return self._url.host

    def __call__(self, document: Document) -> Iterator[Candidate | str]:
        limit = TimeLimit()
        with httpx.Client(timeout=self._seconds, follow_redirects=False, headers=self._headers) as client:
            for start, text in _chunks(document):
                written, is_cut = self._answer(client, limit, text)
                if (items := _items(written)) is None:
                    yield _CUT if is_cut else _NO_LIST
                yield from _candidates(items or (), start)

    def _answer(self, client: httpx.Client, limit: TimeLimit, text: str) -> tuple[str, bool]:
        """What the model wrote, and whether it was cut off. Raises ModelFailed."""
        asked = {
            "model": self._model,
            "temperature": 0,
            "messages": [{"role": "system", "content": question()}, {"role": "user", "content": sound(text)}],
        }
        traced = {"trace": limit.trace}
        try:
            with limit.of(self._seconds), client.stream("POST", self._url, json=asked, extensions=traced) as response:
                body = self._body(response)
        except httpx.HTTPError as error:
            late = limit.is_up or isinstance(error, httpx.ReadTimeout)
            if late and not isinstance(error, httpx.ConnectTimeout):
                raise self._late() from None
            reason = str(error) or type(error).__name__
            raise ModelFailed(f"the model at {self.host} does not answer ({reason}); see that it runs there") from None
        if limit.is_up:  # what was cut may look whole
            raise self._late()
        return self._written(body)

    def _body(self, response: httpx.Response) -> bytes:
        if response.status_code != httpx.codes.OK:
            told = f"{response.status_code} {response.reason_phrase}".strip()
            raise ModelFailed(f"the model at {self.host} refuses: {told}; see its address, its name and the key")
        body = bytearray()
        for part in response.iter_bytes():
            body += part
            if len(body) > LONGEST_ANSWER:
                raise ModelFailed(f"the model at {self.host} answers without an end; nothing of it is taken")
        return bytes(body)

    def _late(self) -> ModelFailed:
        return ModelFailed(f"the model at {self.host} was not done in {self._seconds:g} seconds; give it longer")

    def _written(self, body: bytes) -> tuple[str, bool]:
        try:
            choice = json.loads(body)["choices"][0]
            content = choice["message"]["content"] or ""
            if isinstance(content, list):  # in parts, as some servers have it
                content = "".join(str(part.get("text") or "") for part in content)
            return str(content), choice.get("finish_reason") == "length"
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            told = (
                f"what answers at {self.host} does not speak the protocol of OpenAI's chat completions; see the address"
            )
            raise ModelFailed(told) from None


def question() -> str:
    """What is asked, with the terms of the contract."""
    words: str = knowledge("models", "question")["system"].strip()
    for name, terms in (("actions", Action), ("statuses", Status), ("kinds", TargetKind)):
        words = words.replace(f"{{{name}}}", ", ".join(each.value for each in terms))
    return words


def _chunks(document: Document) -> Iterator[tuple[int, str]]:
    """The blocks that are read, as many together as may be sent at once; each chunk with its place in the text."""
    start, chunk, size = 0, list[str](), 0
    for place, words in parts(document, CHUNK):
        if chunk and size + len(words) > CHUNK:
            yield start, "\n\n".join(chunk)
            chunk, size = [], 0
        start = start if chunk else place
        chunk.append(words)
        size += len(words)
    if chunk:
        yield start, "\n\n".join(chunk)


def sound(text: str) -> str:
    """Halves of characters, which no text in UTF-8 has and a program may put into a report, are replaced."""
    return text.encode("utf-8", "replace").decode()


def _items(answer: str) -> list[Any] | None:
    """The list of claims in an answer, or a bare list; None where there is none."""
    decoder = json.JSONDecoder()
    for bracket in islice(_BRACKET.finditer(answer), _TRIES):
        try:
            told, _ = decoder.raw_decode(answer, bracket.start())
        except (ValueError, RecursionError):
            continue
        items = told.get("claims") if isinstance(told, dict) else told
        if isinstance(items, list) and all(isinstance(item, dict) for item in items):
            return items
    return None


def _candidates(items: Iterable[Any], start: int) -> Iterator[Candidate]:
    """The items that have the form asked for."""
    for item in items:
        try:
            read = msgspec.convert(item, _Item)
        except (msgspec.ValidationError, RecursionError):
            continue
        sender = (read.sender,) if isinstance(read.sender, str) else tuple(read.sender or ())
        yield Candidate(
            read.words, read.target, read.action, read.status, read.kind, sender, read.when, read.speaker, start
        )
