"""What of a report a model is asked about: the blocks that are read, none longer than it takes at once."""

from collections.abc import Iterator

from inforce.claims.text import Document


def parts(document: Document, longest: int) -> Iterator[tuple[int, str]]:
    """Each block with its place in the text; one of more than ``longest`` characters in parts, between words where there are
    any."""
    for block in document.blocks:
        start = block.start
        while block.end - start > longest:
            space = document.text.rfind(" ", start + longest // 2, start + longest)
            end = space if space > 0 else start + longest
            yield start, document.text[start:end]
            start = end
        yield start, document.text[start : block.end]
