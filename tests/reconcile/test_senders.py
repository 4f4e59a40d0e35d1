"""Which registers carry whose measures."""

import pytest

from inforce.reconcile.senders import registers_of

OFAC = ("us-ofac-sdn", "us-ofac-cons")


@pytest.mark.parametrize(
    ("senders", "registers"),
    [
        (["United States"], {"United States": OFAC}),
        (["United States", "OFAC"], {"United States": OFAC}),
        (["US Treasury"], {"United States": OFAC}),
        (["US Department of State", "US Department of Commerce"], {"United States": (*OFAC, "us-csl")}),
        (["United States", "US Department of Commerce"], {"United States": ("us-csl",)}),
        (["United States", "US Bureau of Industry and Security"], {"United States": ("us-csl",)}),
        (["FinCEN"], {"United States": ()}),
        (["UN Security Council"], {"United Nations": ("un-sc",)}),
        (["Council of the European Union"], {"European Union": ("eu-fsf",)}),
        (["HM Treasury"], {"United Kingdom": ("gb-fcdo",)}),
        (["Switzerland"], {"Switzerland": ("ch-seco",)}),
        (["Canada"], {"Canada": ("ca-sema",)}),
        (["European Union", "United Kingdom"], {"European Union": ("eu-fsf",), "United Kingdom": ("gb-fcdo",)}),
        (["US embassy in Riga"], {"United States": OFAC}),
        (["Japan"], {"Japan": ()}),
        (["the Guild of Lamplighters"], {"the Guild of Lamplighters": ()}),
        ([], {}),
    ],
)
def test_a_senders_registers(senders: list[str], registers: dict[str, tuple[str, ...]]) -> None:
    assert registers_of(tuple(senders)) == registers
