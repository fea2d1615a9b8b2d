"""Why a file is not taken in: sentences that help whoever holds it."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from amparo.errors import AmparoError

REASONS = {
    "empty": gettext_noop("The file is empty."),
    "large": gettext_noop("The file is larger than 25 MB. Split it, or take a smaller picture of it."),
    "large_video": gettext_noop(
        "The video is larger than 25 MB. Cut a copy into parts on the phone, or share it in a smaller size, and upload "
        "that. Keep the original: it may be evidence."
    ),
    "large_sound": gettext_noop("The recording is larger than 25 MB. Cut a copy into parts and upload those."),
    "kind": gettext_noop(
        "Files of this kind are not accepted. Upload PDF, pictures, Word or Excel files, e-mails (.eml, .msg), "
        "text, audio or video."
    ),
    "archive": gettext_noop("This is an archive that holds other files. Unpack it and upload the files one by one."),
    "chat": gettext_noop(
        "This is a chat exported as an archive. Unpack it and upload the chat (the .txt file) and each picture and "
        "voice note that matters."
    ),
    "saved_page": gettext_noop(
        "This is a web page that was saved whole (.mht). Open it, print it to PDF and upload that."
    ),
    "encoding": gettext_noop(
        "This looks like text, in an encoding that cannot be told. Open it in the program that made it, save it as "
        "UTF-8 (in Notepad: Save as, Encoding, UTF-8) and upload that."
    ),
    "program": gettext_noop("This is a program or a web page, whatever its name says. It is not accepted."),
    "two": gettext_noop("This file is two kinds of file in one. Print it to PDF and upload that."),
    "password": gettext_noop("The file needs a password. Ask for one without a password, or print it to PDF."),
    "damaged": gettext_noop(
        "The file is damaged and cannot be read. Ask for it again, or take a picture of the paper."
    ),
    "long": gettext_noop("The file has too many pages or parts. Split it."),
    "large_picture": gettext_noop("The picture has too many points. Make it smaller."),
    "bomb": gettext_noop("Unpacked, this file would be enormous. It is not accepted."),
    "outside": gettext_noop("This file tries to write outside its folder. It is not accepted."),
    "entities": gettext_noop(
        "This document defines things of its own that could read other files. It is not accepted."
    ),
    "unread": gettext_noop("The file could not be inspected safely. Print it to PDF and upload that."),
    "virus": gettext_noop("The virus scanner found something in this file. It is not accepted."),
    "no_scanner": gettext_noop("The virus scanner did not answer. Try again, or tell your technician."),
}


class Refused(AmparoError):
    """A file that is not taken in; `reason` is a sentence that helps, in English, ready for gettext."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
