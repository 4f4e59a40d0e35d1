"""Brackets: where the words of a claim end, so that they leave no bracket open."""


def closed(text: str, start: int, end: int, last: int) -> int:
    """The place where ``text[start:end]`` ends with every bracket closed: after the mark that closes the first one left
    open, where one stands before ``last``, else before the mark that opens it. Never before ``start``.
    """
    opened = _left_open(text, start, end)
    if not opened:
        return end
    depth = len(opened)
    for place in range(end, last):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if not depth:
            return place + 1
    return opened[0] if opened[0] > start else end


def _left_open(text: str, start: int, end: int) -> list[int]:
    """The places of the marks that open a bracket and have none that closes it."""
    opened: list[int] = []
    first = text.find("(", start, end)
    for place in range(first, end) if first >= 0 else ():
        if text[place] == "(":
            opened.append(place)
        elif text[place] == ")" and opened:
            opened.pop()
    return opened
