"""What stops a whole file, in sentences that a person can act on."""


class UnreadableFile(Exception):
    """Nothing of the file may be used; `str(error)` says what happened and what to do, in French."""


class MissingFile(UnreadableFile):
    """The path leads nowhere."""


class NotAFile(UnreadableFile):
    """The path leads to a folder, or to something that is not a plain file."""


class EmptyFile(UnreadableFile):
    """There is nothing to read."""


class DisguisedFile(UnreadableFile):
    """The content is not what the name promises: a PDF, a picture, a web page."""


class DamagedFile(UnreadableFile):
    """The right format, but broken: cut archive, quote never closed, NUL byte."""


class TooLarge(UnreadableFile):
    """More than this program agrees to hold: zip bomb, endless cell, thousands of columns."""


class UnknownKind(UnreadableFile):
    """No known header was recognised."""


class MissingColumns(UnreadableFile):
    """The kind is known but columns it cannot do without are absent."""


class NotPerPerson(UnreadableFile):
    """The file is sound but carries no analytic code: it says nothing about each activity."""


class WrongOptions(UnreadableFile):
    """A mapping or an option names something that does not exist."""
