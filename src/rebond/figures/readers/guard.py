"""The first look at a file: it exists, it holds something, and it is of the family its bytes say."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from rebond.figures.readers.errors import (
    DamagedFile,
    DisguisedFile,
    EmptyFile,
    MissingFile,
    NotAFile,
    TooLarge,
    UnreadableFile,
)

MOST_FILE_BYTES = 4 * 1024**3
MOST_UNPACKED_BYTES = 800 * 1024**2
MOST_CELLS = 20_000_000
MOST_COLUMNS = 2_000
MOST_CELL_CHARACTERS = 32_767  # the limit of spreadsheets themselves
_BLOCK = 1 << 20
# zipfile tells a torn archive in all these ways.
_BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_PLAIN_PACKING = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # the only two that spreadsheets write


class Family(Enum):
    TEXT = "texte"
    SYLK = "slk"
    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"


_ADVICE = "exportez le tableau en CSV, XLSX ou ODS."
_SIGNATURES = (
    (b"%PDF", "un PDF"),
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une image"),
    (b"GIF8", "une image"),
    (b"MZ", "un programme"),
    (b"\x7fELF", "un programme"),
    (b"\x1f\x8b", "une archive compressée"),
    (b"7z\xbc\xaf", "une archive compressée"),
    (b"Rar!", "une archive compressée"),
    (b"BZh", "une archive compressée"),
    (b"{\\rtf", "un document RTF"),
)


def family_of(path: Path) -> Family:
    """Tell the family by the bytes, never by the name alone."""
    head = _head(path)
    if head.startswith(b"PK\x03\x04"):
        return _zipped_family(path)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return Family.XLS
    for signature, what in _SIGNATURES:
        if head.startswith(signature) and not (signature == b"MZ" and _looks_like_text(head)):
            raise DisguisedFile(f"« {path.name} » est {what}, pas un tableau : {_ADVICE}")
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if bare.startswith((b"<!doctype", b"<html", b"<table", b"<?xml")):
        raise DisguisedFile(
            f"« {path.name} » est une page web ou un fichier XML, même si son nom dit autre chose : "
            "ouvrez-le dans votre tableur puis enregistrez-le en XLSX ou en CSV."
        )
    if head.startswith(b"ID;") and b"\nC;" in head:
        return Family.SYLK
    return Family.TEXT


def _looks_like_text(head: bytes) -> bool:
    return b"\0" not in head


def _head(path: Path) -> bytes:
    try:
        if not path.exists():
            raise MissingFile(f"« {path.name} » est introuvable : vérifiez le nom et le dossier.")
        if not path.is_file():
            raise NotAFile(f"« {path.name} » n’est pas un fichier : choisissez un fichier, pas un dossier.")
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(8192)
    except (OSError, ValueError) as error:
        raise UnreadableFile(f"« {path.name} » ne s’ouvre pas ({error}) : vérifiez les droits.") from error
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        raise EmptyFile(f"« {path.name} » est vide : refaites l’export.")
    if size > MOST_FILE_BYTES:
        raise TooLarge(f"« {path.name} » dépasse 4 Go : découpez-le par année.")
    return head


def _zipped_family(path: Path) -> Family:
    """XLSX and ODS are archives: count what they really unpack to before anything else opens them."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {info.filename for info in archive.infolist()}
            if "xl/workbook.xml" in names:
                family = Family.XLSX
            elif "content.xml" in names and _is_spreadsheet(archive):
                family = Family.ODS
            else:
                raise DisguisedFile(
                    f"« {path.name} » est une archive ou un document, pas un tableau : {_ADVICE}"
                )
            _refuse_bombs(archive, path)
    except _BROKEN_ARCHIVE as error:
        raise DamagedFile(
            f"« {path.name} » est abîmé ou protégé par un mot de passe : "
            "ouvrez-le dans votre tableur et enregistrez-le à nouveau."
        ) from error
    return family


def _is_spreadsheet(archive: zipfile.ZipFile) -> bool:
    if "mimetype" not in archive.namelist():
        return True
    with archive.open("mimetype") as stream:
        return b"spreadsheet" in stream.read(200)


def _refuse_bombs(archive: zipfile.ZipFile, path: Path) -> None:
    """The sizes written in an archive may lie: unpack in blocks and count, up to the limit."""
    unpacked = 0
    if sum(info.file_size for info in archive.infolist()) > MOST_UNPACKED_BYTES:
        raise _bomb(path)
    for info in archive.infolist():
        if info.compress_type not in _PLAIN_PACKING:
            raise NotImplementedError(info.compress_type)
        for block in _blocks(archive, info.filename):
            unpacked += len(block)
            if unpacked > MOST_UNPACKED_BYTES:
                raise _bomb(path)


def _blocks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as stream:
        while block := stream.read(_BLOCK):
            yield block


def _bomb(path: Path) -> TooLarge:
    return TooLarge(
        f"« {path.name} » se déplie à plus de {MOST_UNPACKED_BYTES // 1024**2} Mo : "
        "exportez-le en CSV, qui se lit sans limite."
    )
