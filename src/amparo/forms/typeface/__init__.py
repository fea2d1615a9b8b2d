"""Text in every script that names come in, shaped, broken into lines and drawn into PDFs.

`shape` makes one line, `lines` a paragraph; both say which signs no typeface has. A `Typeface` draws lines for one
document and gives the resources that its pages need. Fonts lie in `fonts/`, with their licenses.
"""

from amparo.forms.typeface.breaking import fitting, lines
from amparo.forms.typeface.drawing import Typeface
from amparo.forms.typeface.shaping import Line, shape

__all__ = ["Line", "Typeface", "fitting", "lines", "shape"]
