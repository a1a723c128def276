"""Convert the LaTeX of abstracts to one line of Unicode."""
