"""The registers and the reading of reports over HTTP: see ``inforce serve``. Needs the extra ``web``."""
