"""What an uploaded file really is, whatever its name says. Nothing enters that was not looked inside.

Images are decoded and drawn again: no location, no hidden part, no bytes of the original remain.
A PDF keeps its bytes; it is refused when it is encrypted or carries scripts, launch actions,
attached files or rich media, as far as its plain and Flate-compressed objects tell. That is a
filter, not an antivirus: PDFs are only ever downloaded, never shown inside the application.
"""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from rebond.situation.refusals import refuse

MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 3000
MOST_UNPACKED = 30 * 1024 * 1024

DO = "Prenez une photo du document, ou enregistrez-le en PDF, JPEG, PNG ou WebP."
PICTURES = {"JPEG": "image/jpeg", "PNG": "image/png"}
# Only these readers: each format that can be opened is one more door. Naming them also loads them;
# the JPEG one also reads the double photos (MPO) of some phones.
READ = [
    plugin.format
    for plugin in (
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        WebPImagePlugin.WebPImageFile,
    )
]
BROKEN = (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, TypeError, AttributeError, EOFError)

DANGERS = {
    b"Encrypt": "protégé par un mot de passe",
    b"JavaScript": "un PDF qui contient un programme",
    b"JS": "un PDF qui contient un programme",
    b"Launch": "un PDF qui lance un programme",
    b"EmbeddedFile": "un PDF qui contient d'autres fichiers",
    b"EmbeddedFiles": "un PDF qui contient d'autres fichiers",
    b"RichMedia": "un PDF qui contient de la vidéo ou du son",
    b"XFA": "un formulaire PDF actif",
}
PDF_NAME = re.compile(rb"/((?:[^\x00-\x20()<>\[\]{}/%#]|#[0-9A-Fa-f]{2})+)")
STREAM = re.compile(rb"<<(?P<head>(?:(?!endobj).){0,4096}?)>>\s*stream\r?\n(?P<body>.*?)endstream", re.DOTALL)


@dataclass(frozen=True)
class Clean:
    """What will be kept."""

    content: bytes
    content_type: str

    @property
    def extension(self) -> str:
        return {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}[self.content_type]

    @property
    def is_image(self) -> bool:
        return self.content_type.startswith("image/")


def cleaned(stream: IO[bytes], *, size: int) -> Clean:
    """Raises `Refused` with what the file is and what to do."""
    if size > MOST_BYTES:
        refuse(
            f"Ce fichier pèse {size // (1024 * 1024)} Mo, la limite est de {MOST_BYTES // (1024 * 1024)} Mo. "
            "Reprenez la photo en qualité moyenne, ou envoyez les pages une par une."
        )
    content = stream.read(MOST_BYTES + 1)
    if not content:
        refuse(f"Ce fichier est vide. {DO}")
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    return _image(content) if _looks_like_an_image(content) else _refuse_other(content)


def _looks_like_an_image(content: bytes) -> bool:
    is_webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or is_webp


def _image(content: bytes) -> Clean:
    try:
        Image.open(io.BytesIO(content), formats=READ).verify()
        picture = Image.open(io.BytesIO(content), formats=READ)
        too_big = picture.width * picture.height > MOST_PIXELS
        kind = "PNG" if picture.format == "PNG" else "JPEG"
        drawn = None if too_big else _drawn_again(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        drawn = None
    except BROKEN:
        refuse(f"Cette image est abîmée : elle ne s'ouvre pas. {DO}")
    if drawn is None:
        refuse(
            f"Cette image a trop de points (plus de {MOST_PIXELS // 1_000_000} millions). "
            "Reprenez la photo en qualité moyenne."
        )
    out = io.BytesIO()
    drawn.save(out, kind, **({"quality": 85} if kind == "JPEG" else {"optimize": False}))
    return Clean(out.getvalue(), PICTURES[kind])


def _drawn_again(picture: Image.Image) -> Image.Image:
    """Upright, at a size that stays readable, on a white page, and nothing else of the original."""
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    layered = upright.convert("RGBA")
    page = Image.new("RGB", layered.size, "white")
    page.paste(layered, mask=layered)
    return page


def _pdf(content: bytes) -> Clean:
    if b"%%EOF" not in content[-2048:]:
        refuse(f"Ce PDF est incomplet : sa fin manque. Enregistrez-le de nouveau. {DO}")
    for part in _pdf_parts(content):
        for name in PDF_NAME.findall(part):
            danger = DANGERS.get(_plain_name(name))
            if danger is not None:
                refuse(
                    f"Ce fichier est {danger} : il n'est pas accepté. Imprimez-le en PDF simple, ou photographiez-le."
                )
    return Clean(content, "application/pdf")


def _pdf_parts(content: bytes) -> Iterator[bytes]:
    """What stands outside the streams, then the compressed objects, unpacked up to a limit."""
    yield STREAM.sub(lambda found: b"<<" + found["head"] + b">>", content)
    left = MOST_UNPACKED
    for found in STREAM.finditer(content):
        if b"/ObjStm" not in found["head"]:
            continue
        try:
            unpacked = zlib.decompressobj().decompress(found["body"], left + 1)
        except zlib.error:
            refuse(f"Ce PDF est abîmé ou compressé d'une façon inconnue. {DO}")
        left -= len(unpacked)
        if left < 0:
            refuse(f"Ce PDF se déploie en un contenu démesuré : il n'est pas accepté. {DO}")
        yield unpacked


def _plain_name(name: bytes) -> bytes:
    """« /J#61vaScript » says /JavaScript."""
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes([int(code[1], 16)]), name)


def _refuse_other(content: bytes) -> Clean:
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith((b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")):
        what = "un programme, quel que soit son nom"
    elif b"<svg" in start:
        what = "un dessin SVG, qui peut contenir un programme"
    elif start.startswith((b"<!doctype", b"<html", b"<script", b"<?xml", b"<body", b"<head")):
        what = "une page web, quel que soit son nom"
    elif content.startswith((b"PK", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")):
        what = "une archive ou un document de bureautique"
    elif content[4:8] == b"ftyp" and content[8:12] in {b"heic", b"heix", b"mif1", b"msf1", b"hevc"}:
        what = "une photo au format HEIC, que tous les ordinateurs n'ouvrent pas"
    else:
        what = "d'un format que nous ne lisons pas"
    refuse(f"Ce fichier est {what} : il n'est pas accepté. {DO}")
