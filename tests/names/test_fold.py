import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.names import fold, name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SAID, Omar", "Omar Said"),
        ("Белавиа", "BELAVIA"),
        ("Núñez  Pérez", "nunez perez"),
        ("O’NEIL", "O'Neil"),
        ("J.S.C. NILE", "JSC Nile"),
        ("J.S.C.NILE", "JSC Nile"),
        ("О.А.О. Нил", "OAO Nil"),
        ("BLENDER.IO", "blender io"),
        ("St.Petersburg", "St. Petersburg"),
        ("Co.,Ltd.", "Co. Ltd"),
    ],
)
def test_the_same_name_in_other_dress_has_the_same_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_other_names_have_other_keys() -> None:
    assert name_key("Nile Lines") != name_key("Nile Line")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
