"""Who speaks for somebody is not that somebody."""

import pytest

from inforce.claims import extract
from inforce.reports import read


@pytest.mark.parametrize(
    ("who", "speaker"),
    [
        ("Lawyers for Ana Ruiz", "Lawyers for Ana Ruiz"),
        ("Advisers to Ana Ruiz", "Advisers to Ana Ruiz"),
        ("Senior fellow at the Institute of Ports Ana Ruiz", "Ana Ruiz"),
        ("Spokeswoman for the Foreign Ministry Ana Ruiz", "Ana Ruiz"),
        ("Minister of Trade Ana Ruiz", "Ana Ruiz"),
    ],
)
def test_a_name_behind_a_description_is_the_speakers_unless_he_is_spoken_for(who: str, speaker: str) -> None:
    (report,) = read(f"A day in Lima\n\n{who} said Canada had lifted sanctions on the bank.\n".encode(), name="a.txt")
    (statement,) = extract(report).statements
    assert statement.speaker.name == speaker
