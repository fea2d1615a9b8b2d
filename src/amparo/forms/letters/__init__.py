"""Letters and declarations: templates in the office's words, merged from the file of a person.

A template is a TOML file::

    name = "declaration"
    title = { en = "…", es = "…" }
    about = { en = "what it is for", es = "…" }
    sources = ["28 U.S.C. 1746"]      # what it rests on, and read_on, the day on which that was read
    read_on = 2026-11-28
    not_read = ["…"]                  # what it rests on that was not read at its source

    [[asks]]                          # what nobody's file holds: `asked.judge` in the text
    name = "judge"
    label = { en = "Immigration judge", es = "Juez de inmigración" }

    [[labels]]                        # what stands under the line when an expression finds nothing
    says = "name(me)"
    label = { en = "Name", es = "Nombre" }

    [[paragraphs]]
    heading = true                    # left out: plain text
    en = "My name is {name(me)}.{? children} I have {text(length(children))} children.{/}"
    es = "Me llamo {name(me)}.{? children} Tengo {text(length(children))} hijos.{/}"

`{expression}` is the expression of form maps (`forms.saying`) over the same names (`forms.views`), kept to what is
named in `expressions`: no pipes, no flattening, nothing that grows or runs. `{? expression} … {/}` keeps its text where
the expression finds something, and leaves it out where it finds nothing, no, or “none”. What is not known is printed as
a line with its label and told as missing; nothing is ever made up.
"""

from amparo.forms.letters.merging import Merged, Missing, Pair, merged
from amparo.forms.letters.printing import printed, written_out
from amparo.forms.letters.template import Template, read_template
from amparo.forms.letters.with_amparo import shipped

__all__ = ["Merged", "Missing", "Pair", "Template", "merged", "printed", "read_template", "shipped", "written_out"]
