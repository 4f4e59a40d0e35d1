"""Whose "our" measures are is told by who speaks, and by nothing that others do later."""

from inforce.claims import Claim, extract
from inforce.reports.model import Block, Report


def of_bank(*paragraphs: str) -> Claim:
    blocks, start = list[Block](), 0
    for each in paragraphs:
        blocks.append(Block("paragraph", start, start + len(each)))
        start += len(each) + 2
    report = Report("t", "\n\n".join(paragraphs), language="en", blocks=tuple(blocks))
    return next(c for c in extract(report).claims if c.target.name == "Northfold Bank")


WE = "“We lifted sanctions on Northfold Bank,” {} Roe said."
OTHERS = "The EU has listed Delmar Lines."


def test_a_keeper_of_lists_who_is_named_later_is_not_the_speakers() -> None:
    assert of_bank(WE.format("Ann"), OTHERS).sender == ()


def test_the_speakers_own_state_acts() -> None:
    assert of_bank(WE.format("US envoy Ann"), OTHERS).sender == ("United States",)


def test_what_was_said_of_the_speaker_before_tells_his_state() -> None:
    before = "“We are glad,” US envoy Ann Roe said."
    assert of_bank(before, OTHERS, WE.format("Ann")).sender == ("United States",)
