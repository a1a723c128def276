"""The logic of the screen, in plain objects that each have their own state."""
