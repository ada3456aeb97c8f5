"""The sizes past which a file is refused, in one place: a name, a figure, its unit."""

BYTES = 50_000_000
"""Of a file as it lies on disk: a reflective account with photographs stays far below."""
UNPACKED_BYTES = 100_000_000
"""Of what a Word or OpenDocument file holds once unpacked, as it declares and as it proves to be."""
CHARACTERS = 2_000_000
"""Of an account's text: some 350,000 words."""
MARKS = 2_000_000
"""Of what opens with a `<` in one part of a Word or OpenDocument file, and of tokens in an RTF file."""
TAGS = 50_000
"""Of what opens with a `<` in a web page: parsers of HTML look up the whole nest at each of them."""
ATTRIBUTES = 2_000
"""Of white space inside one tag of a web page: each attribute is compared with all before it."""
LINES = 100_000
"""Of a Markdown file, which is read line by line with many rules."""
EXPANSION = 1_000
"""How many times larger than its packed self one part may be: text stays below 50, a bomb is near 1,030."""
