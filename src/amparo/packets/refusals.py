"""Why a file cannot go into a packet, and what was found in one that can: sentences that help whoever holds it."""

from __future__ import annotations

from amparo.law.facts import Words

REFUSALS = {
    "empty": Words("The file is empty.", "El archivo está vacío."),
    "large": Words(
        "The file is larger than 100 MB. Split it.",
        "El archivo pesa más de 100 MB. Divídalo.",
    ),
    "password": Words(
        "The file needs a password. Ask for one without a password, or print it to PDF.",
        "El archivo pide una contraseña. Pida uno sin contraseña o imprímalo en PDF.",
    ),
    "damaged": Words(
        "The file is damaged and cannot be read whole. Ask for it again, or print what can be seen to PDF.",
        "El archivo está dañado y no se puede leer completo. Pídalo de nuevo o imprima en PDF lo que se ve.",
    ),
    "no_pages": Words("The file has no page.", "El archivo no tiene ninguna página."),
    "not_there": Words(
        "A page was asked for that the file does not have. Look at the page numbers.",
        "Se pidió una página que el archivo no tiene. Revise los números de página.",
    ),
    "long": Words("The file has more than 3,000 pages. Split it.", "El archivo tiene más de 3,000 páginas. Divídalo."),
    "large_picture": Words(
        "The picture has too many points. Make it smaller.",
        "La imagen tiene demasiados puntos. Hágala más pequeña.",
    ),
    "heic": Words(
        "Pictures in HEIC cannot be read here. Save it as JPEG on the phone or computer, and add that.",
        "Aquí no se leen imágenes HEIC. Guárdela como JPEG en el teléfono o la computadora y agregue esa.",
    ),
    "kind": Words(
        "Only PDFs and pictures (JPEG, PNG, TIFF, GIF, WebP) go into a packet. Print the file to PDF and add that.",
        "En un paquete solo entran PDF e imágenes (JPEG, PNG, TIFF, GIF, WebP). Imprima el archivo en PDF y "
        "agregue ese.",
    ),
    "form_letters": Words(
        "A form in this file holds letters that cannot be drawn from it. Print it to PDF in the program that filled "
        "it, and add that.",
        "Un formulario de este archivo tiene letras que no se pueden dibujar. Imprímalo en PDF con el programa con "
        "que se llenó y agregue ese.",
    ),
    "xfa": Words(
        "This is a form that only Adobe Reader can show. Open it there, print it to PDF, and add that.",
        "Este es un formulario que solo Adobe Reader muestra. Ábralo allí, imprímalo en PDF y agregue ese.",
    ),
    "unread": Words(
        "The file could not be read within the limits of time and memory. Print it to PDF and add that.",
        "No se pudo leer el archivo dentro de los límites de tiempo y memoria. Imprímalo en PDF y agregue ese.",
    ),
    "missing": Words("The file is not there.", "El archivo no está."),
}
"""Why a file is left out."""

REMARKS = {
    "encrypted": Words("was encrypted without a password", "estaba cifrado sin contraseña"),
    "repaired": Words("was damaged; look at its pages", "estaba dañado; revise sus páginas"),
    "scripts": Words("held scripts; they were removed", "tenía programas; se quitaron"),
    "attachments": Words(
        "held further files; they were removed and are not in the packet",
        "tenía otros archivos; se quitaron y no están en el paquete",
    ),
    "form": Words("its form was made plain pages", "su formulario quedó como páginas sencillas"),
    "form_saved": Words(
        "its form shows what was drawn when it was saved: compare it",
        "su formulario muestra lo que se dibujó al guardarlo: compárelo",
    ),
    "signed": Words(
        "its digital signature is only a picture now; keep the original",
        "su firma digital ahora es solo una imagen; conserve el original",
    ),
    "comments": Words("held comments; they were removed", "tenía comentarios; se quitaron"),
    "layers": Words("held hidden layers; they were removed", "tenía capas ocultas; se quitaron"),
    "marked": Words(
        "held redactions that were marked and never applied; they were applied",
        "tenía tachaduras marcadas que nunca se aplicaron; se aplicaron",
    ),
    "covered": Words(
        "had words beneath black boxes; they were removed",
        "tenía palabras debajo de recuadros negros; se quitaron",
    ),
    "cropped": Words(
        "had been cropped, and held what was cut off; that was removed",
        "estaba recortado y conservaba lo recortado; eso se quitó",
    ),
    "scaled": Words("had pages that were made smaller", "tenía páginas que se redujeron"),
    "turned": Words("had pages or pictures that were turned upright", "tenía páginas o imágenes que se enderezaron"),
    "location": Words("said where it was taken; that was removed", "decía dónde se tomó; eso se quitó"),
    "redacted": Words(
        "its redacted pages are pictures now, with the words that stay as text behind them",
        "sus páginas tachadas ahora son imágenes, con las palabras que quedan como texto detrás",
    ),
    "not_found": Words(
        "not every word to redact was found in its text: look at each page",
        "no se encontraron en su texto todas las palabras por tachar: revise cada página",
    ),
    "no_text": Words(
        "has pages without text, where words to redact cannot be found: look at each, and give the place",
        "tiene páginas sin texto, donde no se pueden encontrar palabras por tachar: revise cada una e indique el lugar",
    ),
    "first_only": Words("moves; only its first picture is in", "se mueve; solo entra su primera imagen"),
}
"""What was found in a file that went in, after its name."""


class Refused(Exception):
    """A file that cannot go in: a key of REFUSALS. Raised within the child."""
