"""The words of the screen, made from the values of other rooms.

Every message is translated by gettext. A message that mentions a key has its name as a parameter.
"""
