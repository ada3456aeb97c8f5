"""A Rich Text file → its pieces, without deleted and hidden words, pictures and running headers."""

from copy import copy

from msgspec import Struct, field

from markassist.errors import ReadError
from markassist.readers import limits
from markassist.readers.rtf_tokens import Token, charset, codepage, tokens
from markassist.readers.styles import named, placed
from markassist.readers.text import Piece, Text, joined, too_marked
from markassist.vocabulary import Zone

_DROPPED = frozenset(
    "colortbl info pict header headerl headerr headerf footer footerl footerr footerf fldinst annotation"
    " atnid atnauthor atndate atnref atnparent listtext pntext listtable listoverridetable revtbl rsidtbl"
    " generator objdata nonshppict themedata colorschememapping latentstyles datastore xmlnstbl"
    " bkmkstart bkmkend ftnsep ftnsepc aftnsep tc xe filetbl sp shprslt factoidname template".split()
)
_READ_THOUGH_STARRED = frozenset(("shpinst", "shptxt", "footnote"))
_STORIES = {"footnote": Zone.FOOTNOTE, "shptxt": Zone.PROSE}
_LITERAL = {
    "line": "\n", "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "~": " ", "_": "-",
    "\\": "\\", "{": "{", "}": "}", "softline": "\n",
}  # fmt: skip
_ENDS = frozenset(("par", "cell", "nestcell", "row", "nestrow", "sect", "page", "\n", "\r"))
_SWITCHES = {"b": "bold", "ul": "underlined", "uldb": "underlined", "ulw": "underlined", "v": "hidden",
             "deleted": "deleted", "mvf": "deleted"}  # fmt: skip
_DEEPEST = 5_000


def read(data: bytes, path: str) -> Text:
    """Read a Rich Text file. Raises ReadError where it was cut short or nests beyond reason."""
    walk = _Walk()
    for count, token in enumerate(tokens(data)):
        walk.take(token)
        if count > limits.MARKS:
            raise too_marked(path)
        if walk.depth == 0 or walk.depth > _DEEPEST:
            break
    if walk.depth:
        raise ReadError.at(path, "the file is damaged", "open it where it was written and save it again")
    return joined(walk.pieces, path)


class _State(Struct):
    """What holds inside a group."""

    destination: str = ""
    bold: bool = False
    underlined: bool = False
    hidden: bool = False
    deleted: bool = False
    codec: str | None = None
    fallback: int = 1
    """How many characters stand after each \\u for readers that do not know it."""
    styled: Zone = Zone.PROSE
    cell: bool = False
    item: bool = False


class _Story(Struct):
    """The paragraphs of the body, of a note or of a text box."""

    zone: Zone
    pieces: list[Piece] = field(default_factory=list)
    after: list[Piece] = field(default_factory=list)
    """Notes and boxes that wait for the end of the paragraph they hang on."""
    parts: list[str] = field(default_factory=list)
    weak: bool = False
    item: bool = False


class _Walk:
    """A walk over the tokens with a state for each open group."""

    def __init__(self) -> None:
        self._states = [_State()]
        self._stories = [_Story(Zone.PROSE)]
        self._openers: list[int] = []
        """At which depth each story but the first began."""
        self._codec = "cp1252"
        self._fonts: dict[int, str | None] = {}
        self._styles: dict[int, Zone] = {}
        self._bases: dict[int, int] = {}
        """What a style is based on."""
        self._now = 0
        """The font or style that is being declared."""
        self._bytes = bytearray()
        self._half = 0
        """The first half of a character beyond U+FFFF."""
        self._skip = 0
        self._starred = False

    @property
    def depth(self) -> int:
        """How many groups are open."""
        return len(self._states) - 1

    @property
    def pieces(self) -> list[Piece]:
        """All pieces, once the last group is closed."""
        return self._stories[0].pieces

    def take(self, token: Token) -> None:
        """Read one token."""
        if not token.kind:
            data = token.data[self._skip :]
            self._skip = max(0, self._skip - len(token.data))
            self._bytes += data
            return
        self._spell()
        if token.kind == "{" and not token.is_symbol:
            self._states.append(copy(self._states[-1]))
            self._skip = 0
        elif token.kind == "}" and not token.is_symbol:
            self._close()
        elif self._skip:
            self._skip -= 1
        else:
            self._control(token.kind, token.number)

    def _close(self) -> None:
        self._skip = 0
        if self._openers and self._openers[-1] == self.depth:
            self._openers.pop()
            self._end_paragraph(self._stories[-1])
            story = self._stories.pop()
            self._stories[-1].after += story.pieces
        if self.depth:
            self._states.pop()
        if not self.depth:
            self._end_paragraph(self._stories[0])

    def _control(self, word: str, number: int | None) -> None:
        state = self._states[-1]
        starred, self._starred = self._starred, word == "*"
        if word in _DROPPED or (starred and word not in _READ_THOUGH_STARRED):
            self._stories[-1].item |= word in ("listtext", "pntext")
            state.destination = "dropped"
        elif word in ("fonttbl", "stylesheet"):
            state.destination = word
        elif word in _STORIES and not state.destination:
            self._openers.append(self.depth)
            self._stories.append(_Story(_STORIES[word]))
        elif word in _LITERAL:
            self._say(_LITERAL[word])
        elif word in _ENDS and not state.destination:
            self._stories[-1].item |= state.item
            self._end_paragraph(self._stories[-1])
        elif word == "u" and number is not None:
            self._unicode(number % 0x10000)
        else:
            self._property(state, word, number)

    def _property(self, state: _State, word: str, number: int | None) -> None:
        if word in _SWITCHES:
            setattr(state, _SWITCHES[word], number != 0)
        elif word == "ulnone":
            state.underlined = False
        elif word == "plain":
            state.bold = state.underlined = state.hidden = state.deleted = False
        elif word == "pard":
            state.styled, state.cell, state.item = Zone.PROSE, False, False
        elif word == "intbl":
            state.cell = True
        elif word == "ls":
            state.item = number != 0
        elif word == "outlinelevel" and number is not None and number < 9:
            state.styled = Zone.HEADING
        elif state.destination:
            self._declare(state.destination, word, number or 0)
        else:
            self._call(state, word, number or 0)

    def _declare(self, table: str, word: str, number: int) -> None:
        """Note a property of the font or style that is being declared."""
        if (table, word) in (("fonttbl", "f"), ("stylesheet", "s")):
            self._now = number
        elif word == "fcharset":
            self._fonts[self._now] = charset(number)
        elif word == "sbasedon":
            self._bases[self._now] = number

    def _call(self, state: _State, word: str, number: int) -> None:
        """Call upon a font, a style or a code page."""
        if word == "uc":
            state.fallback = max(0, number)
        elif word == "ansicpg":
            self._codec = codepage(number)
        elif word == "mac":
            self._codec = "mac_roman"
        elif word == "f":
            state.codec = self._fonts.get(number)
        elif word == "s":
            state.styled = self._style(number)

    def _style(self, number: int) -> Zone:
        """A style's zone by its own name or by the name of what it is based on."""
        seen: set[int] = set()
        while number not in seen:
            seen.add(number)
            if self._styles.get(number, Zone.PROSE) is not Zone.PROSE:
                return self._styles[number]
            number = self._bases.get(number, number)
        return Zone.PROSE

    def _unicode(self, code: int) -> None:
        self._skip = self._states[-1].fallback
        if 0xD800 <= code < 0xDC00:
            self._half = code
        elif 0xDC00 <= code < 0xE000:
            whole = 0x10000 + ((self._half - 0xD800) << 10) + (code - 0xDC00)
            self._say(chr(whole) if self._half else "\ufffd")
            self._half = 0
        else:
            self._say(chr(code))

    def _spell(self) -> None:
        """Decode the bytes gathered so far: a character may need two of them."""
        if self._bytes:
            codec = self._states[-1].codec or self._codec
            text = self._bytes.decode(codec, errors="replace")
            self._bytes.clear()
            self._say(text)

    def _say(self, text: str) -> None:
        state = self._states[-1]
        if state.destination == "stylesheet":
            self._styles.setdefault(self._now, named(text.strip().rstrip(";")))
        if state.destination or state.hidden or state.deleted:
            return
        story = self._stories[-1]
        story.weak |= bool(text.strip()) and not (state.bold or state.underlined)
        story.parts.append(text)

    def _end_paragraph(self, story: _Story) -> None:
        state = self._states[-1]
        text = "".join(story.parts)
        around = Zone.TABLE_CELL if state.cell and story.zone is Zone.PROSE else story.zone
        styled = Zone.LIST_ITEM if story.item and state.styled is Zone.PROSE else state.styled
        story.pieces.append(Piece(text, placed(text, styled, around, strong=not story.weak)))
        story.pieces += story.after
        story.after, story.parts, story.weak, story.item = [], [], False, False
