"""What must be looked at before a form is printed: missing, disputed, contradicting, changed, rejected elsewhere."""

from amparo.forms.checks.before_printing import findings
from amparo.forms.checks.copies import Copy, changed, copy_from_json, copy_to_json, differing
from amparo.forms.checks.finding import Finding, Gravity

__all__ = ["Copy", "Finding", "Gravity", "changed", "copy_from_json", "copy_to_json", "differing", "findings"]
