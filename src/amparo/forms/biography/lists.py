"""Whether a list is whole: “none” may be printed only where it is known that there are none."""

from amparo.law.facts import Words, yes_no
from amparo.law.record import RecordKind
from amparo.law.vocabulary import gathered

LISTS = {
    "other_names": Words("other names used", "otros nombres usados"),
    "spouses": Words("marriages", "matrimonios"),
    "children": Words("children", "hijas e hijos"),
    "siblings": Words("siblings", "hermanas y hermanos"),
    "addresses": Words("addresses of the last five years", "direcciones de los últimos cinco años"),
    "schools": Words("schools", "escuelas"),
    "jobs": Words("jobs of the last five years", "trabajos de los últimos cinco años"),
    "entries": Words("entries into the United States", "entradas a Estados Unidos"),
    "trips": Words("trips", "viajes"),
    "papers": Words("passports and papers", "pasaportes y papeles"),
    "organizations": Words("organizations", "organizaciones"),
    "service": Words("military or police service", "servicio militar o policial"),
    "arrests": Words("arrests", "arrestos"),
}

WHOLE = RecordKind(
    name="whole_lists",
    label=Words("Lists that are whole", "Listas completas"),
    label_of_one=Words("Lists that are whole", "Listas completas"),
    fields=gathered(
        yes_no(
            name,
            Words(f"All {of.en} given", f"Dado todo: {of.es}"),
            Words(
                f"Are all {of.en} given? Say yes also where there are none.",
                f"¿Se dieron todos los datos: {of.es}? Diga sí también si no hay.",
            ),
        )
        for name, of in LISTS.items()
    ),
    days=(),
)
