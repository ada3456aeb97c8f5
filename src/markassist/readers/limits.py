"""The sizes past which a file is refused, in one place: a name, a figure, its unit."""

BYTES = 50_000_000
"""Of a file as it lies on disk: a reflective account with photographs stays far below."""
UNPACKED_BYTES = 100_000_000
"""Of what a Word or OpenDocument file holds once unpacked, as it declares and as it proves to be."""
CHARACTERS = 2_000_000
"""Of an account's text: some 350,000 words."""
EXPANSION = 1_000
"""How many times larger than its packed self one part may be: text stays below 50, a bomb is near 1,030."""
