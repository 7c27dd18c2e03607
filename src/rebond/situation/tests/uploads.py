"""Files as people send them, good and bad."""

import io
import zipfile
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def photo(*, size=(640, 480), kind="JPEG", with_gps=True) -> bytes:
    """A photo taken on its side, with the place where it was taken."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter
    exif[0x010F] = "Fabricant secret"
    if with_gps:
        exif.get_ifd(0x8825).update({1: "N", 2: (47.0, 12.0, 33.0), 3: "W", 4: (1.0, 33.0, 12.0)})
    Image.new("RGB", size, "teal").save(out, kind, exif=exif)
    return out.getvalue()


def pdf_with(part: bytes) -> bytes:
    return PDF.replace(b"/Type /Catalog", b"/Type /Catalog " + part)


def pdf_hiding(part: bytes) -> bytes:
    """The same thing inside a compressed object stream."""
    body = zlib.compress(part)
    head = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>" % len(body)
    return PDF.replace(
        b"trailer", b"3 0 obj\n" + head + b"\nstream\n" + body + b"\nendstream\nendobj\ntrailer"
    )


def zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", b"\0" * 5_000_000)
    return out.getvalue()


def png_bomb() -> bytes:
    """A few kilobytes that say they are 30,000 × 30,000 points."""
    import struct

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def sent(content: bytes, name: str = "photo.jpg", claimed: str = "image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, claimed)


BAD = {
    "a 40 MB photo": (photo() + b"\0" * (40 * 1024 * 1024), "photo.jpg", "pèse 40 Mo, la limite est de 15 Mo"),
    "a program called PDF": (b"MZ\x90\x00" + b"\0" * 500, "devis.pdf", "un programme, quel que soit son nom"),
    "a Linux program called PDF": (b"\x7fELF" + b"\0" * 500, "devis.pdf", "un programme"),
    "a page called jpg": (b"<!DOCTYPE html><script>alert(1)</script>", "photo.jpg", "une page web"),
    "a drawing": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "logo.svg", "un dessin SVG"),
    "a drawing after a declaration": (b"<?xml version='1.0'?><svg/>", "logo.png", "un dessin SVG"),
    "a zip bomb": (zip_bomb(), "photo.jpg", "une archive"),
    "a bomb of points": (png_bomb(), "photo.png", "trop de points"),
    "nothing": (b"", "photo.jpg", "Ce fichier est vide"),
    "half a photo": (photo()[:400], "photo.jpg", "Cette image est abîmée"),
    "an iPhone photo": (b"\0\0\0\x18ftypheic" + b"\0" * 100, "photo.heic", "au format HEIC"),
    "noise": (bytes(range(256)), "photo.jpg", "d&#x27;un format que nous ne lisons pas"),
    "half a PDF": (PDF[:60], "devis.pdf", "Ce PDF est incomplet"),
    "a PDF with a script": (pdf_with(b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "d.pdf", "contient un programme"),
    "a PDF with a script in disguise": (pdf_with(b"/OpenAction << /S /J#61vaScript >>"), "d.pdf", "contient un programme"),
    "a PDF with a script inside": (pdf_hiding(b"1 0 << /S /JavaScript >>"), "d.pdf", "contient un programme"),
    "a PDF that launches": (pdf_with(b"/OpenAction << /S /Launch /F (cmd.exe) >>"), "d.pdf", "lance un programme"),
    "a PDF with a key": (PDF.replace(b"/Root", b"/Encrypt 5 0 R /Root"), "d.pdf", "protégé par un mot de passe"),
    "a PDF with files": (pdf_with(b"/Names << /EmbeddedFiles 9 0 R >>"), "d.pdf", "contient d&#x27;autres fichiers"),
    "a PDF bomb": (pdf_hiding(b" " * 40_000_000), "d.pdf", "un contenu démesuré"),
}  # fmt: skip
