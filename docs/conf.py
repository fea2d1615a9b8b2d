"""The site of the documents, for Sphinx. `scripts/docs` lays its pages out; `make docs` builds it."""

from importlib.metadata import version as version_of

project = "Amparo"
author = "The Amparo team"
project_copyright = "The Amparo team, AGPL-3.0-or-later"
version = release = version_of("amparo")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
default_role = "code"  # docstrings write `name` for code
suppress_warnings = ["misc.highlighting_failure", "ref.python"]  # `csv` has no colors; Rule has one name in two modules

myst_enable_extensions = ["attrs_block"]
myst_heading_anchors = 4

autodoc_default_options = {"members": True, "undoc-members": True, "no-value": True}
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
autodoc_typehints_format = "short"
python_display_short_literal_types = True
python_maximum_signature_line_length = 100
add_module_names = False

highlight_language = "none"
html_theme = "furo"
html_title = f"Amparo {release}"
html_copy_source = False
html_show_sourcelink = False
html_last_updated_fmt = None
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#1d5c4f", "color-brand-content": "#1d5c4f"},
    "dark_css_variables": {"color-brand-primary": "#7fd1bd", "color-brand-content": "#7fd1bd"},
    "top_of_page_buttons": [],
}
