"""Workarounds for faults of Textual and Rich, one per module.

Each module describes the fault, the upstream issue, and the costs of the workaround. One of its
tests fails when the library no longer has the fault. Then delete the module and its tests.

A private name of a library is looked up by `private.find` or overridden in a subclass, so that a
version without it runs without the workaround.
"""
