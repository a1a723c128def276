"""Text for a terminal: sanitizing, casefolding, markup, lists and line breaks."""
