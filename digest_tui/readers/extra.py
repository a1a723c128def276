"""The names of extra fields that no label of the file names."""

from __future__ import annotations

from typing import Final

NOTE: Final = "Note"
"""Text of a paper under no label."""

SECTION: Final = "Section"
"""The section of a paper, if it is not the paper's category."""

LINKS: Final = "Links"
"""Links of a paper that lead neither to it nor to its code."""

IMAGE: Final = "Image"
"""Images of a paper, as in Markdown."""
