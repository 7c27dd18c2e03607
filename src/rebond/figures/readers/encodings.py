"""Which characters the bytes stand for: the whole file is checked, so that nothing breaks half-way."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from rebond.figures.readers.errors import DamagedFile, DisguisedFile, TooLarge

_BLOCK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOWS_ONLY = re.compile(rb"[\x80-\x9f]")
_UNDEFINED_IN_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f]")


def encoding_of(path: Path) -> str:
    """utf-8, utf-8-sig, utf-16, cp1252 or iso-8859-15. Raises when it is no text at all."""
    with path.open("rb") as stream:
        head = stream.read(4096)
    for bom, name in _BOMS:
        if head.startswith(bom):
            return _verified(path, name)
    if b"\0" in head:
        return _verified(path, _utf16_without_bom(head, path))
    if len(_CONTROLS.findall(head)) > len(head) // 50:
        raise _binary(path)
    _refuse_nul_and_endless(path)
    broken_at = _first_invalid_utf8(path)
    return "utf-8" if broken_at is None else _single_byte(path, broken_at)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            yield block


def _verified(path: Path, encoding: str) -> str:
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    try:
        for block in _blocks(path):
            text = decoder.decode(block)
            if "\0" in text:
                raise _nul(path, line + text[: text.index("\0")].count("\n"))
            if len(text) > _BLOCK // 4 and "\n" not in text and "\r" not in text:
                raise _endless(path, line)
            line += text.count("\n")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise DamagedFile(
            f"« {path.name} » est abîmé vers la ligne {line} (caractères illisibles) : refaites l’export."
        ) from error
    return encoding


def _utf16_without_bom(head: bytes, path: Path) -> str:
    """ASCII letters in UTF-16 have one byte out of two at zero: on which side tells the order."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half and odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if half and even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    if len(_CONTROLS.findall(head)) > len(head) // 50 or head.count(0) > len(head) // 20:
        raise _binary(path)
    raise _nul(path, head[: head.index(b"\0")].count(b"\n") + 1)


def _refuse_nul_and_endless(path: Path) -> None:
    line = 1
    for block in _blocks(path):
        if b"\0" in block:
            raise _nul(path, line + block[: block.index(b"\0")].count(b"\n"))
        if len(block) == _BLOCK and b"\n" not in block and b"\r" not in block:
            raise _endless(path, line)
        line += block.count(b"\n")


def _first_invalid_utf8(path: Path) -> tuple[int, bool] | None:
    """(line, whether real UTF-8 letters came before) of the first broken byte, or None."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line, accented = 1, False
    for block in _blocks(path):
        pending = decoder.getstate()[0]
        try:
            text = decoder.decode(block)
        except UnicodeDecodeError as error:
            sound = (pending + block)[: error.start]
            return line + sound.count(b"\n"), accented or not sound.isascii()
        accented = accented or not text.isascii()
        line += text.count("\n")
    return (line, accented) if decoder.getstate()[0] else None


def _single_byte(path: Path, broken_at: tuple[int, bool]) -> str:
    line, accented_before = broken_at
    if accented_before:
        raise DamagedFile(
            f"« {path.name} » mélange deux encodages (à partir de la ligne {line}) : "
            "refaites l’export en une fois, en UTF-8."
        )
    windows = undefined = False
    for block in _blocks(path):
        windows = windows or bool(_WINDOWS_ONLY.search(block))
        undefined = undefined or bool(_UNDEFINED_IN_WINDOWS.search(block))
    if undefined:
        raise DamagedFile(
            f"« {path.name} » n’est ni en UTF-8, ni en Windows-1252, ni en ISO-8859-15 : "
            "enregistrez-le en CSV UTF-8."
        )
    return "cp1252" if windows else "iso-8859-15"


def _nul(path: Path, line: int) -> DamagedFile:
    return DamagedFile(
        f"« {path.name} » contient un caractère nul à la ligne {line} : le fichier est abîmé, refaites l’export."
    )


def _endless(path: Path, line: int) -> TooLarge:
    return TooLarge(
        f"« {path.name} », ligne {line} : plus d’un million de caractères sur une seule ligne. "
        "Ce n’est pas un tableau : refaites l’export."
    )


def _binary(path: Path) -> DisguisedFile:
    return DisguisedFile(
        f"« {path.name} » n’est pas du texte, même si son nom le dit : exportez en CSV, XLSX ou ODS."
    )
