"""What a filled field looks like, drawn by us, so that every viewer and printer shows the same."""

from amparo.forms.pdf.fields import Field, Place
from amparo.forms.pdf.fitting import SIDE, Fit, cell, leading
from amparo.forms.typeface import Line, Typeface

CENTER, RIGHT = 1, 2


def drawn(field: Field, place: Place, fit: Fit, typeface: Typeface) -> bytes:
    """The content stream of one widget. Its origin is the lower left corner of the box."""
    if field.comb:
        shown = cells(field, place, fit, typeface)
    elif field.multiline:
        shown = below_each_other(field, place, fit, typeface)
    else:
        shown = [typeface.draw(line, start_of(field, place, line), middle(place, line)) for line in fit.lines]
    return b"/Tx BMC\nq\n0 g\n" + b"\n".join(shown) + b"\nQ\nEMC"


def cells(field: Field, place: Place, fit: Fit, typeface: Typeface) -> list[bytes]:
    """One sign in the middle of each cell."""
    wide = cell(field, place)
    return [
        typeface.draw(line, at * wide + (wide - line.width) / 2, middle(place, line))
        for at, line in enumerate(fit.lines)
    ]


def below_each_other(field: Field, place: Place, fit: Fit, typeface: Typeface) -> list[bytes]:
    found: list[bytes] = []
    y = place.height - SIDE / 2
    for line in fit.lines:
        down = leading(line)
        above = (down - line.ascent - line.descent) / 2 + line.ascent
        found.append(typeface.draw(line, start_of(field, place, line), y - above))
        y -= down
    return found


def start_of(field: Field, place: Place, line: Line) -> float:
    """Where a line begins: what runs to the left begins at the right, where the form does not say otherwise."""
    if field.align == CENTER:
        return (place.width - line.width) / 2
    if field.align == RIGHT or line.right_to_left:
        return place.width - SIDE - line.width
    return SIDE


def middle(place: Place, line: Line) -> float:
    """The height of a line in the middle of its box."""
    return (place.height - line.ascent - line.descent) / 2 + line.descent
