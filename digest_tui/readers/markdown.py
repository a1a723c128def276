"""Read Markdown digests: those of the template exactly, others by the grammar of the dialects."""

from __future__ import annotations

from collections.abc import Sequence

from digest_tui.model import Digest, Problem
from digest_tui.readers.template.scan import TemplateScan


def parse(text: str, name: str, problems: Sequence[Problem] = ()) -> Digest | None:
    """Read a Markdown digest.

    Args:
        text: The whole file; lines end in a newline.
        name: The name of the digest.
        problems: Problems found before, which come first.

    Returns:
        The digest, or None if there is neither a paper nor a table of contents.
    """
    scan = TemplateScan(text, name)
    if scan.is_foreign():
        from digest_tui.readers import dialects

        exact = scan.exact_papers()
        # Free the scan: the dialects' reader needs as much memory again.
        del scan
        digest = dialects.parse(text, name, problems, exact)
        if digest is not None:
            return digest
        scan = TemplateScan(text, name)
    return scan.digest(problems)
