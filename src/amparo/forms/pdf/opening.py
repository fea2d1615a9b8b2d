"""A PDF opened, or refused in a sentence that says what to do."""

import io

import pikepdf

from amparo.errors import FormsError

MOST_BYTES = 40_000_000
MOST_PAGES = 300


def opened(file: bytes) -> pikepdf.Pdf:
    """The PDF in these bytes, ready to be changed; encryption that needs no password is taken off.

    Raises FormsError for what is no PDF, is damaged, needs a password, or is larger than a form is. Damaged objects can
    still show while it is read: see `reading`.
    """
    if len(file) > MOST_BYTES:
        raise FormsError(f"The file has more than {MOST_BYTES // 1_000_000} MB: no blank form does.")
    if b"%PDF-" not in file[:1024]:
        raise FormsError("The file is no PDF. Download the form from the agency's site again, and save it as it is.")
    try:
        pdf = pikepdf.open(io.BytesIO(file), suppress_warnings=True, inherit_page_attributes=False)
        pages = len(pdf.pages)
    except pikepdf.PasswordError:
        raise FormsError(
            "The file opens only with a password. Download the blank form from the agency's site."
        ) from None
    except Exception as fault:  # whatever a hostile file makes the parser say
        raise damaged() from fault
    if not 0 < pages <= MOST_PAGES:
        raise FormsError(f"The file has {pages} pages: no form has none, or more than {MOST_PAGES}.")
    return pdf


def damaged() -> FormsError:
    return FormsError("The file is damaged. Download the form from the agency's site again.")
