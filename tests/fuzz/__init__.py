"""Coverage-guided fuzzing of all code that handles the text of a file; see `__main__`."""
