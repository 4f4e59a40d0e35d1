"""Other models beside the grammar: steps of the pipeline that ask one for candidates and keep what the text bears out.

Nothing here is used unless it is asked for::

    from inforce.claims import DEFAULT, extract
    from inforce.models import from_endpoint, from_spacy

    found = extract(report, [*DEFAULT, from_spacy(nlp)])
    found = extract(report, [*DEFAULT, from_endpoint("http://localhost:8000/v1", "a-model")])

A model proposes words; where they stand is looked up in the report. What cannot be found there is not taken, whatever the
model says of it.
"""

from inforce.models.candidates import Asked, Candidate, adding
from inforce.models.endpoint import from_endpoint
from inforce.models.spacy_models import from_spacy, load_spacy

__all__ = ["Asked", "Candidate", "adding", "from_endpoint", "from_spacy", "load_spacy"]
