"""The options that ask another model beside the grammar, and the pipeline that they make."""

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import click

from inforce.claims import DEFAULT, Step

F = TypeVar("F", bound=Callable[..., Any])

KEY = "INFORCE_MODEL_KEY"
"""The variable of the environment that holds the key of an endpoint; never an option, which other users could see."""


def model_options(command: F) -> F:
    for option in (
        click.option(
            "--endpoint", metavar="URL", help="Where the model is: https://host/v1. The reports are sent there."
        ),
        click.option("--model", metavar="NAME", help="Ask this model as well: a spaCy pipeline, or one at --endpoint."),
    ):
        command = option(command)
    return command


def pipeline_of(model: str | None, endpoint: str | None, environment: Mapping[str, str] = os.environ) -> Sequence[Step]:
    """Raises UsageError where an endpoint has no model, MissingExtra and ModelFailed where the model cannot be asked."""
    if model is None:
        if endpoint:
            raise click.UsageError("--endpoint needs --model: which model there is to be asked")
        return DEFAULT
    from inforce.models import (
        from_endpoint,
        from_spacy,
        load_spacy,
    )  # only here: nobody waits for what was not asked for

    if endpoint:
        return (*DEFAULT, from_endpoint(endpoint, model, key=environment.get(KEY) or None))
    return (*DEFAULT, from_spacy(load_spacy(model)))
