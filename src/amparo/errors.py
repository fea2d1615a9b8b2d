"""Every error Amparo raises on purpose: what happened, where, and what to do about it."""


class AmparoError(Exception):
    """The root of the tree: anything a person can mend by changing what they gave us."""


class LawError(AmparoError):
    """The declarations of the law contradict themselves or name something undeclared."""


class UnknownName(LawError):
    """A question, option, policy, deadline, clock or fact that the law does not declare."""


class PolicyFileError(LawError):
    """A draft policy that cannot be read or that does not fit the form."""


class FactError(AmparoError):
    """A value that its fact cannot take."""


class DocketError(AmparoError):
    """A docket file that cannot be screened as a whole."""


class CasesError(AmparoError):
    """A file of worked cases that cannot be read."""


class OfficeError(AmparoError):
    """An office that cannot be opened, served or changed as asked."""


class SealingError(OfficeError):
    """Something sealed that cannot be opened: the wrong key, a destroyed key, or bytes that were changed."""


class Locked(SealingError):
    """The office's keys have not been unsealed in this process."""


class WrongPassphrase(SealingError):
    """The passphrase or key file does not open this office."""


class DeskError(AmparoError):
    """A plan, repair or forecast that cannot be made from what was given."""


class FiguresError(AmparoError):
    """Figures that cannot be counted or published as asked."""


class FormsError(AmparoError):
    """A government form, its map, or a file of a person that cannot be read or filled."""


class PacketError(AmparoError):
    """A packet for filing that cannot be made as asked, or a plan of one that cannot be read."""
