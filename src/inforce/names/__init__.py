"""Names: folding and keys. This package knows neither registers nor reports."""

from inforce.names.fold import fold, name_key

__all__ = ["fold", "name_key"]
