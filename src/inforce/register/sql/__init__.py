"""The statements of the store, a module for each thing that it keeps.

Opening a store and keying names anew (``engines.py``, ``keying.py``) speak SQL of their own.
"""
