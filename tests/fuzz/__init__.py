"""Coverage-guided fuzzing of everything that touches the text of a file; see `__main__`."""
