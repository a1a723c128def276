"""What the screen says in words; the values come from the rooms below.

Every sentence passes gettext. One that names a key takes the name as a parameter.
"""
