"""Claims × registers → findings: what the register said of a claim at a moment, and the authorisations beside it."""

from inforce.reconcile.authorisations import Authorisation
from inforce.reconcile.model import Finding, Reason, Verdict
from inforce.reconcile.reconcile import TOLERANCE, reconcile

__all__ = ["TOLERANCE", "Authorisation", "Finding", "Reason", "Verdict", "reconcile"]
