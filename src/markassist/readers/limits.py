"""The sizes past which a file is refused, in one place: a name, a figure, its unit."""

BYTES = 50_000_000
"""Of a file as it lies on disk: a reflective account with photographs stays far below."""
UNPACKED_BYTES = 100_000_000
"""Of what a Word or OpenDocument file holds once unpacked, as it declares and as it proves to be."""
CHARACTERS = 600_000
"""Of an account's text: some 110,000 words, which are read in seconds whatever they are."""
TOKENS = 150_000
"""Of words and marks in an account's text: what reading costs goes by them."""
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
SUBMISSIONS = 20_000
"""Of files in one batch."""
ARCHIVE_BYTES = 4_000_000_000
"""Of what a zip of submissions holds once unpacked, as it declares."""
NAME_BYTES = 160
"""Of a report's name in UTF-8: file systems take 255, and endings and marks of ours are added."""
