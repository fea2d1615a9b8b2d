"""Made-up stories with what is planted in them. Nobody in them exists."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.office.border.testimony.identifiers import Known

FAMILY = (
    Known("1", "subject", ("Rosa Elena", "Quiñónez Tábora", "Chena"), ("212345678", "+52 656 555 0123")),
    Known("2", "child", ("Axel", "Quiñónez")),
    Known("3", "adverse", ("Braulio", "Cáceres")),
)
HAITIAN = (
    Known("1", "subject", ("Wideline", "Jean-Baptiste"), ("209876543",)),
    Known("2", "spouse", ("Fritznel", "Saint-Fleur")),
)
MAYA = (
    Known("1", "subject", ("Ixchel", "Tz'oc Ixcoy", "María")),
    Known("2", "sibling", ("B’alam", "Tz'oc")),
    Known("3", "other", ("Ana", "Pop")),
)
ARABIC = (Known("1", "subject", ("زهرة", "الأحمدي", "Zahra Ahmadi")), Known("2", "child", ("مُحَمَّد", "الأحمدي")))
TIGRINYA = (Known("1", "subject", ("ሰላም", "ተኽለ", "Selam Tekle")),)
RUSSIAN = (Known("1", "subject", ("Дарья", "Коваленко")),)
CHINESE = (Known("1", "subject", ("伟", "李", "Li Wei")),)


@dataclass(frozen=True)
class Planted:
    """A story, who is in the case, and what must be found or pointed out."""

    name: str
    language: str
    known: tuple[Known, ...]
    text: str
    hidden: tuple[str, ...]


STORIES = (
    Planted(
        "english",
        "en",
        FAMILY,
        "On July 16, 2019 Rosa Elena Quiñónez and her son Axel, 9 years old, were returned to Ciudad Juárez over the "
        "Paso del Norte bridge. Officer John Baker kept her papers, A 212-345-678, and said her case 19-04417 was closed. "
        "They slept at Casa del Migrante. Braulio Caceres wrote to +52 656 555 0123 and to rosa.q@correo.example. "
        "My cousin wilmer saw him near the Oxxo. On 08/03/2019 two men took Axel's shoes. ROSA reported it to Judge Nancy "
        "Pelham. Back in San Pedro Sula she was Chena to all. She was thirty-four years old. Quinonez, they shouted.",
        (
            "July 16, 2019", "Rosa Elena Quiñónez", "Axel", "9 years old", "Ciudad Juárez", "Paso del Norte", "John Baker",
            "A 212-345-678", "19-04417", "Casa del Migrante", "Braulio Caceres", "+52 656 555 0123", "rosa.q@correo.example",
            "wilmer", "Oxxo", "08/03/2019", "ROSA", "Nancy Pelham", "San Pedro Sula", "Chena", "thirty-four years old",
            "Quinonez",
        ),
    ),
    Planted(
        "spanish",
        "es",
        FAMILY,
        "El martes 16 de julio de 2019 nos devolvieron a Nuevo Laredo. Tenía yo 34 años y mi hijo axel tenía nueve años. "
        "El oficial Ramírez me quitó el teléfono 6565550123. Doña Chena, me decían. El 3 de agosto un tal Braulio, que "
        "le dicen el Chino, nos esperó en la colonia Anapra. Mi expediente 208-111-222 lo lleva la licenciada Paz. Soy de "
        "Choluteca, hondureña, del barrio Los Mangos. Se llama wilson el que cobra. Escribir a @chena_q en la red. "
        "La Rosita lloraba. Nací en 1985.",
        (
            "16 de julio de 2019", "Nuevo Laredo", "34 años", "axel", "nueve años", "Ramírez", "6565550123", "Chena",
            "3 de agosto", "Braulio", "Chino", "Anapra", "208-111-222", "Paz", "Choluteca", "hondureña", "Los Mangos", "wilson",
            "@chena_q", "Rosita", "1985",
        ),
    ),
    Planted(
        "kreyol",
        "en",
        HAITIAN,
        "Mwen rele Wideline. Mari m, Fritznel Saint Fleur, te mouri 12 janvye 2021 nan Site Solèy. Nou te rive Reynosa "
        "ak pitit mwen ki gen 4 an. Ofisye Brown te di nou rele 956-555-0144. jean baptiste se non papa m. Nimewo m se "
        "A209876543. Mackenson te ede nou Tapachula.",
        (
            "Wideline", "Fritznel Saint Fleur", "12 janvye 2021", "Site Solèy", "Reynosa", "4 an", "Brown", "956-555-0144",
            "jean baptiste", "A209876543", "Mackenson", "Tapachula",
        ),
    ),
    Planted(
        "maya names",
        "es",
        MAYA,
        "Soy Ixchel Tz’oc, de Nebaj. Mi hermano balam tzoc y la señora Ana Pop salieron el 5 de mayo. La banana y la "
        "ventana no dicen nada. Ixcoy es apellido de mi madre. En Quiché hablamos ixil. Tzʼoc nos dicen.",
        ("Ixchel Tz’oc", "Nebaj", "balam tzoc", "Ana Pop", "5 de mayo", "Ixcoy", "Quiché", "Tzʼoc"),
    ),
    Planted(
        "arabic",
        "en",
        ARABIC,
        "وصلت زهرة ومحمد الأحمدي إلى تيخوانا في يوليو ٢٠١٩. قال الضابط كريم إن رقمها ٢١٢٣٤٥٦٧٨. Zahra AHMADI cried.",
        ("زهرة", "محمد الأحمدي", "تيخوانا", "كريم", "٢١٢٣٤٥٦٧٨", "Zahra AHMADI"),
    ),
    Planted(
        "tigrinya",
        "en",
        TIGRINYA,
        "ሰላም ተኽለ ካብ ኣስመራ መጺኣ። Selam came from Asmara with Yonas.",
        ("ሰላም ተኽለ", "ኣስመራ", "Selam", "Asmara", "Yonas"),
    ),
    Planted(
        "russian",
        "en",
        RUSSIAN,
        "Меня зовут Дарья Коваленко, я из Харькова. Дарья ждала в Тихуане с Олегом. ДАРЬЯ плакала.",
        ("Дарья Коваленко", "Харькова", "Тихуане", "Олегом", "ДАРЬЯ"),
    ),
    Planted(
        "chinese", "en", CHINESE, "我叫李伟，从福州来。Li Wei waited in Tecate.", ("李伟", "福州", "Li Wei", "Tecate"),
    ),
    Planted(
        "within words and marks",
        "en",
        FAMILY,
        "They found rosaelena88 and Quiñonez-Tábora's house. Ro\u200bsa is written oddly, and so is Quin\u0303o\u0301nez. "
        "See https://x.example/rosa and A# 212345678. ‘Axel’ hid. (Braulio) came. Tabora. Don braulio paid 1,500.",
        (
            "rosaelena88", "Quiñonez-Tábora", "Ro\u200bsa", "Quin\u0303o\u0301nez", "https://x.example/rosa", "A# 212345678",
            "Axel", "Braulio", "Tabora", "braulio", "1,500",
        ),
    ),
    Planted(
        "no capitals at all",
        "en",
        FAMILY,
        "we waited in matamoros with wilmer and his wife. a man from the shelter took us to memo. rosa cried.",
        ("matamoros", "wilmer", "memo", "rosa"),
    ),
)  # fmt: skip
