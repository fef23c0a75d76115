"""What was found, written for a terminal, for a CI system or for another program: one form a file.

The copy is not trusted. Whatever of it goes into a report goes through `inert` first, so that escape sequences,
annotation commands and characters that turn the text around come out as visible escapes.
"""
