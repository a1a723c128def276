"""Workarounds for faults of Textual and Rich, one a module.

Each module names the fault, the upstream issue, and what the workaround costs. Its tests show the
behaviour that it gives, and fail once the library no longer has the fault: then delete both.

A private name of a library is looked up by `private.find` or overridden in a subclass, so that a
version without it runs without the workaround.
"""
