"""The parts of the screen, each on its own."""
