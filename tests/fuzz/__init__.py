"""Coverage-guided fuzzing of everything that handles the text of a file; see `__main__`."""
