"""Workarounds for faults of Textual, one a module."""
