"""What a request for a fee waiver asks of a household."""

from amparo.forms.biography.fields import PERSONAL, told
from amparo.law.facts import Words, number, text, yes_no
from amparo.law.record import RecordKind
from amparo.law.vocabulary import gathered

HOUSEHOLD = RecordKind(
    name="household",
    label=Words("Household and income", "Hogar e ingresos"),
    label_of_one=Words("Household and income", "Hogar e ingresos"),
    fields=gathered(
        (
            number(
                "members",
                Words("People in the household", "Personas en el hogar"),
                Words(
                    "How many people live in the household, the person included?",
                    "¿Cuántas personas viven en el hogar, contando a la persona?",
                ),
            ),
            number(
                "members_earning",
                Words("People with income", "Personas con ingresos"),
                Words("How many of them have income?", "¿Cuántas de ellas tienen ingresos?"),
            ),
            number(
                "own_income",
                Words("Own yearly income in dollars", "Ingreso anual propio en dólares"),
                Words("How much does the person earn in a year?", "¿Cuánto gana la persona al año?"),
                sensitivity=PERSONAL,
            ),
            number(
                "household_income",
                Words("Yearly income of the others in dollars", "Ingreso anual de los demás en dólares"),
                Words("How much do the others earn in a year?", "¿Cuánto ganan los demás al año?"),
                sensitivity=PERSONAL,
            ),
            number(
                "other_income",
                Words("Other yearly money in dollars", "Otro dinero anual en dólares"),
                Words("How much other money comes in within a year?", "¿Cuánto otro dinero entra al año?"),
                sensitivity=PERSONAL,
            ),
            number(
                "assets",
                Words("Money and assets in dollars", "Dinero y bienes en dólares"),
                Words(
                    "What are cash, accounts and other assets worth?",
                    "¿Cuánto valen el efectivo, las cuentas y otros bienes?",
                ),
                sensitivity=PERSONAL,
            ),
            number(
                "monthly_expenses",
                Words("Monthly expenses in dollars", "Gastos mensuales en dólares"),
                Words("How much does the household spend in a month?", "¿Cuánto gasta el hogar al mes?"),
                sensitivity=PERSONAL,
            ),
            yes_no(
                "means_tested_benefit",
                Words("Receives a means-tested benefit", "Recibe un beneficio según ingresos"),
                Words(
                    "Does the person receive a means-tested benefit?", "¿Recibe la persona un beneficio según ingresos?"
                ),
            ),
            text(
                "benefit",
                Words("Which benefit, from which agency", "Qué beneficio, de qué agencia"),
                Words("Which benefit, and from which agency?", "¿Qué beneficio, y de qué agencia?"),
                sensitivity=PERSONAL,
            ),
            yes_no(
                "unemployed",
                Words("Unemployed now", "Sin empleo ahora"),
                Words("Is the person unemployed now?", "¿Está la persona sin empleo ahora?"),
            ),
            yes_no(
                "hardship",
                Words("Financial hardship", "Dificultad económica"),
                Words("Is there a financial hardship?", "¿Hay una dificultad económica?"),
            ),
            told(
                "hardship_told",
                "The hardship in their own words",
                "La dificultad en sus propias palabras",
                (
                    "What makes the fee too much: illness, eviction, children?",
                    "¿Por qué es demasiado la tarifa: enfermedad, desalojo, hijos?",
                ),
            ),
        ),
    ),
    days=(),
)
