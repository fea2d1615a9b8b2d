"""Hidden layers (optional content, ISO 32000-1, 8.11): what is switched off is taken out of the pages."""

from __future__ import annotations

from typing import Any

import pikepdf

PAINTS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
SHOWS = frozenset({"Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE", "EI"})
DEEPEST = 20


class Layers:
    """Which layers of a document are off as it opens."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self._document = document
        self._done: set[tuple[int, int]] = set()
        self.removed = False
        properties = document.Root.get("/OCProperties")
        self.any = isinstance(properties, pikepdf.Dictionary)
        self._off: set[tuple[int, int]] = set()
        if isinstance(properties, pikepdf.Dictionary):
            held = properties.get("/D")
            shown: Any = held if isinstance(held, pikepdf.Dictionary) else pikepdf.Dictionary()
            if shown.get("/BaseState") == "/OFF":
                self._off = {one.objgen for one in properties.get("/OCGs", [])}
            self._off |= {one.objgen for one in shown.get("/OFF", [])}
            self._off -= {one.objgen for one in shown.get("/ON", [])} if shown.get("/BaseState") == "/OFF" else set()

    def hidden(self, layer: Any, depth: int = 0) -> bool:
        """Whether what belongs to a layer, or to a rule over layers, is not shown."""
        if not isinstance(layer, pikepdf.Dictionary) or depth > DEEPEST:
            return False
        if layer.get("/Type") != "/OCMD":
            return layer.objgen in self._off
        if "/VE" in layer:
            return not self._holds(layer["/VE"], depth + 1)
        held = layer.get("/OCGs")
        members = [held] if isinstance(held, pikepdf.Dictionary) else list(held or [])
        off = [self.hidden(member, depth + 1) for member in members if isinstance(member, pikepdf.Dictionary)]
        if not off:
            return False
        rule = str(layer.get("/P", "/AnyOn"))
        shown = {
            "/AllOn": not any(off),
            "/AnyOn": not all(off),
            "/AnyOff": any(off),
            "/AllOff": all(off),
        }
        return not shown.get(rule, True)

    def _holds(self, expression: Any, depth: int) -> bool:
        if isinstance(expression, pikepdf.Dictionary):
            return not self.hidden(expression, depth + 1)
        if depth > DEEPEST or not isinstance(expression, pikepdf.Array) or not len(expression):
            return True
        parts = [self._holds(part, depth + 1) for part in list(expression)[1:]]
        operator = str(expression[0])
        return all(parts) if operator == "/And" else any(parts) if operator == "/Or" else not all(parts)

    def strip(self) -> None:
        """Take what is hidden out of every page, and out of what its pages are drawn from."""
        if not self.any:
            return
        for page in self._document.pages:
            for one in page.obj.get("/Annots", []):
                if isinstance(one, pikepdf.Dictionary) and self.hidden(one.get("/OC")):
                    one["/F"] = 2
                    self.removed = True
            content = self._visible(page.obj, page.obj.get("/Resources"))
            if content is not None:
                page.obj["/Contents"] = self._document.make_stream(content)
            self._strip_below(page.obj.get("/Resources"), 0)

    def _strip_below(self, resources: Any, depth: int) -> None:
        if not isinstance(resources, pikepdf.Dictionary) or depth > DEEPEST:
            return
        below: Any = resources.get("/XObject")
        for name in list(below.keys()) if isinstance(below, pikepdf.Dictionary) else ():
            thing = below[name]
            if not isinstance(thing, pikepdf.Stream) or thing.objgen in self._done:
                continue
            self._done.add(thing.objgen)
            if self.hidden(thing.get("/OC")):
                self.removed = True
                thing.write(b"")
                thing["/Subtype"] = pikepdf.Name.Form
                thing["/BBox"] = pikepdf.Array([0, 0, 0, 0])
                for key in ("/Resources", "/SMask", "/Mask", "/ColorSpace", "/Width", "/Height"):
                    if key in thing:
                        del thing[key]
            elif thing.get("/Subtype") == "/Form":
                inner = thing.get("/Resources", resources)
                content = self._visible(thing, inner)
                if content is not None:
                    thing.write(content)
                self._strip_below(inner, depth + 1)
            if "/OC" in thing:
                del thing["/OC"]

    def _visible(self, drawn: Any, resources: Any) -> bytes | None:
        """The content without what is hidden; None where nothing is."""
        named = resources.get("/Properties") if isinstance(resources, pikepdf.Dictionary) else None
        kept: list[Any] = []
        marks: list[bool] = []
        changed = False
        for instruction in pikepdf.parse_content_stream(drawn):
            operator = str(instruction.operator)
            if operator in ("BDC", "BMC"):
                layer = self._layer(instruction, named)
                marks.append(layer is not None and self.hidden(layer))
                if layer is not None:
                    changed = True
                    continue
            elif operator == "EMC" and marks:
                was = marks.pop()
                if was:
                    continue
            if any(marks) and (operator in PAINTS or operator in SHOWS):
                self.removed = changed = True
                if operator in PAINTS:
                    kept.append(([], pikepdf.Operator("n")))
                continue
            kept.append(instruction)
        if not changed:
            return None
        return pikepdf.unparse_content_stream(_balanced(kept))

    def _layer(self, instruction: Any, named: Any) -> Any:
        operands = instruction.operands
        if str(instruction.operator) != "BDC" or len(operands) < 2 or str(operands[0]) != "/OC":
            return None
        name = operands[1]
        held = (
            named.get(str(name)) if isinstance(named, pikepdf.Dictionary) and isinstance(name, pikepdf.Name) else name
        )
        return held if isinstance(held, pikepdf.Dictionary) else pikepdf.Dictionary()


def _balanced(kept: list[Any]) -> list[Any]:
    """The instructions without ends of marks that no beginning is left for."""
    open_marks, sound = 0, []
    for instruction in kept:
        operator = str(instruction[1] if isinstance(instruction, tuple) else instruction.operator)
        if operator in ("BDC", "BMC"):
            open_marks += 1
        elif operator == "EMC":
            if not open_marks:
                continue
            open_marks -= 1
        sound.append(instruction)
    return sound
