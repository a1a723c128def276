"""What a terminal needs of text: clean, styled, searchable, broken into lines."""
