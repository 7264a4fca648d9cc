"""Touchstone: an inspection system. docs/explanation/architecture.md says what is where and why."""

__version__ = "0.1.0"
