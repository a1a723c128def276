"""The user interface: the only room that imports Textual."""
