"""Errors whose text a person may read."""


class Refused(Exception):
    """The person may not do this, or not now. The text says why and what to do, in a sentence they may read."""
