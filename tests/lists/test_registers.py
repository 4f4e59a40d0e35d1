"""Facts of registers stand in one data file each."""

from importlib.resources import files
from itertools import chain

from inforce.lists.registers import known_registers


def test_the_address_of_a_list_stands_among_the_facts_of_its_register_and_nowhere_else() -> None:
    addresses = {url for facts in known_registers().values() for form in facts.files.values() for url in form.values()}
    deltas = set(chain.from_iterable(facts.deltas.values() for facts in known_registers().values() if facts.deltas))
    assert addresses
    for file in files("inforce.lists").joinpath("data").iterdir():
        if file.name != "registers.toml":
            text = file.read_text(encoding="utf-8")
            assert [url for url in addresses | deltas if url.startswith("http") and url in text] == [], file.name
