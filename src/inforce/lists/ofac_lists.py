"""Which of OFAC's lists a register is: forms that state the lists of a party state all of them."""

from collections.abc import Iterable

from inforce.errors import BrokenEdition

SDN_LIST = "SDN List"
"""OFAC's name for it in ListValues and sanctionsList. Every other list is published in the consolidated files."""
_SDN_REGISTER = "us-ofac-sdn"


def belongs(listed: str, register: str) -> bool:
    """A list of OFAC's is (a part of) the register."""
    return (listed == SDN_LIST) == (register == _SDN_REGISTER)


def check_lists(name: str, register: str, lists: Iterable[Iterable[str]]) -> None:
    """``lists``: those of each party in a file. Raises BrokenEdition where most parties are on no list of the register:
    parties on both are in the files of both, so that a few say nothing."""
    parties = [set(each) for each in lists]
    own = sum(any(belongs(listed, register) for listed in each) for each in parties)
    if parties and 2 * own < len(parties):
        found = ", ".join(sorted(set().union(*parties)))
        raise BrokenEdition(f"{name}: {own} of {len(parties)} parties are on a list of {register}; it has {found}")
