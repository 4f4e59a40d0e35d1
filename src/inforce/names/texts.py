"""Texts one after the other in an array of bytes, with where each ends in another."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def blob(what: str, texts: list[str]) -> dict[str, Array]:
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    ends = np.cumsum([len(each) for each in encoded], dtype=np.int64) if encoded else np.zeros(0, np.int64)
    return {f"{what}_text": np.frombuffer(b"".join(encoded), np.uint8), f"{what}_ends": ends}


def text_at(arrays: Mapping[str, Array], what: str, number: int) -> str:
    ends = arrays[f"{what}_ends"]
    start = int(ends[number - 1]) if number else 0
    return arrays[f"{what}_text"][start : int(ends[number])].tobytes().decode("utf-8", "surrogatepass")


def all_texts(arrays: Mapping[str, Array], what: str) -> list[str]:
    whole, start = arrays[f"{what}_text"].tobytes(), 0
    texts = []
    for end in arrays[f"{what}_ends"].tolist():
        texts.append(whole[start:end].decode("utf-8", "surrogatepass"))
        start = end
    return texts
