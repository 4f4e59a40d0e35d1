"""Names of Koreans and of people in Hong Kong that are written in Chinese characters: as they are said there."""

from functools import cache

from inforce.names.knowledge import table
from inforce.patterns import later

LONGEST = 4
"""Characters of a name: a surname of one or two, and a given name of as many."""
_NAME = later(f"[\u4e00-\u9fff]{{2,{LONGEST}}}")


def said_elsewhere(name: str) -> list[str]:
    """A person's name in Chinese characters as it is if it is that of a Korean (in Hangul) or of somebody in Hong Kong (in Latin
    letters): all of it in one language, so that no name is found that nobody says. None of other texts."""
    return [said for said in (_in_korean(name), _in_cantonese(name)) if said] if _NAME.fullmatch(name) else []


def _in_korean(name: str) -> str:
    syllables = [_surnames().get(name[0], ""), *(_syllables().get(character, "") for character in name[1:])]
    return "".join(syllables) if all(syllables) else ""


def _in_cantonese(name: str) -> str:
    if not (_is_of_married(name) or _is_traditional(name)) or name[0] not in _of_chinese():
        return ""
    words = [_cantonese().get(character, "") for character in name]
    return " ".join(word.capitalize() for word in words) if all(words) else ""


def _is_of_married(name: str) -> bool:
    """Two surnames, the husband's first, and a given name: as married women are called in Hong Kong."""
    return len(name) == LONGEST and set(name[:2]) <= _of_chinese()


def _is_traditional(name: str) -> bool:
    """Whether a character is none of the mainland's."""
    try:
        name.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


@cache
def _of_chinese() -> frozenset[str]:
    return frozenset(table("scripts")["surnames"]["han"])


@cache
def _surnames() -> dict[str, str]:
    return _by_character("korean_surnames")


@cache
def _syllables() -> dict[str, str]:
    return _by_character("korean")


@cache
def _cantonese() -> dict[str, str]:
    return _by_character("cantonese")


def _by_character(language: str) -> dict[str, str]:
    return {character: said for said, characters in table("han")[language].items() for character in characters}
