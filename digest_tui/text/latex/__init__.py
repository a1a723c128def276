"""LaTeX as it occurs in abstracts, shown in one line of Unicode."""
