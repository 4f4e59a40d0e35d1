"""What is said of a row of a CSV file that has another number of fields than it should."""


def wrong_width(has: int, expected: int) -> str:
    """How many, how many should be, and what that comes from: rows are cut off, or hold a comma outside of quotes."""
    why = "cut off?" if has < expected else "a comma without quotes around it?"
    return f"has {has} field{'s' * (has != 1)}, and {expected} are expected; {why}"
