"""Which of OFAC's lists a register is: forms that state the lists of a party state all of them, of others the programmes
tell."""

from collections.abc import Iterable, Sequence

from inforce.errors import AnotherList
from inforce.knowledge import knowledge

SDN_LIST = "SDN List"
"""OFAC's name for it in ListValues and sanctionsList. Every other list is published in the consolidated files."""
_SDN_REGISTER = "us-ofac-sdn"
_CONSOLIDATED_REGISTER = "us-ofac-cons"


def belongs(listed: str, register: str) -> bool:
    """A list of OFAC's is (a part of) the register."""
    return (listed == SDN_LIST) == (register == _SDN_REGISTER)


def check_lists(name: str, register: str, lists: Iterable[Iterable[str]]) -> None:
    """``lists``: those of each party in a file. Raises AnotherList where most parties are on no list of the register:
    parties on both are in the files of both, so that a few say nothing."""
    parties = [set(each) for each in lists]
    own = sum(any(belongs(listed, register) for listed in each) for each in parties)
    if parties and 2 * own < len(parties):
        found = ", ".join(sorted(set().union(*parties)))
        raise AnotherList(f"{name}: {own} of {len(parties)} parties are on a list of {register}; it has {found}")


def another_by_programmes(register: str, bearing: Sequence[Iterable[str]]) -> str | None:
    """Why a file is not of this register, by the programmes of each of its entries (one at least); None where it may be,
    and for registers of others."""
    facts = knowledge("lists", "ofac_lists")["consolidated"]
    share = sum(not set(facts["programmes"]).isdisjoint(each) for each in bearing) / len(bearing)
    if register == _CONSOLIDATED_REGISTER and share < facts["fewest"]:
        return f"only {share:.0%} of its entries bear a programme of the consolidated list; is it the SDN list?"
    if register == _SDN_REGISTER and share > facts["most"]:
        return f"{share:.0%} of its entries bear a programme of the consolidated list ({_CONSOLIDATED_REGISTER}); is it that?"
    return None
