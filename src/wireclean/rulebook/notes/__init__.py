"""NOT and SGN: what the desk adds to a story: contributors, corrections, copyright, filing lines, sign-offs.

Each is kept in `article.notes`. Most stand on a line of their own; in copy flattened to one line they are the last
sentences, so these rules read sentences as well as lines.
"""
