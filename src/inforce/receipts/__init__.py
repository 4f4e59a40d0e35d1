"""Receipts: all that is needed to derive a result again, in a small file that shows whether it was touched."""

from inforce.receipts.model import EditionHash, FileHash, Receipt, Sum
from inforce.receipts.sealing import seal, unseal, write_new

__all__ = ["EditionHash", "FileHash", "Receipt", "Sum", "seal", "unseal", "write_new"]
