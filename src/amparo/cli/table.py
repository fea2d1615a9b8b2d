"""Every command of the terminal: its name, where its function lies, and what its help says.

This is all that is read in for `amparo --help` and for completing a name. The module of a command is read in when that
command is run, or asked for its own help; so it imports what it needs at its top, and none imports within a function.
A command's first sentence stands in the list of commands: it fits a line of 80 columns.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `at` is module:function under amparo.cli. Hidden ones work and stand in no list.

    `passes_on`: what follows its first word belongs to another program, options too.
    """

    name: str
    at: str
    help: str
    hidden: bool = False
    passes_on: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Commands under one word."""

    name: str
    help: str
    commands: tuple[Command, ...]
    hidden: bool = False


LAW = Group(
    "law",
    "Print the law as it is coded, or check it.",
    (
        Command("list", "lawbook:list_all", "List every form of relief, deadline, clock, policy and fact."),
        Command(
            "show", "lawbook:show", "Print one of them in full. Its elements come as sentences, each with its citation."
        ),
        Command(
            "sources",
            "law_sources:sources",
            "Print what each rule rests on. Where its texts were read, on which day, and how sure that is.",
        ),
        Command(
            "stale",
            "law_sources:stale",
            "List what has not been checked for long. So many days before today, or before another day.",
        ),
        Command(
            "check",
            "lawbook:check_law",
            "Check the declarations. Names, types, citations, overlapping periods, elements that nobody can meet.",
        ),
    ),
)
OFFICE = Group(
    "office",
    "Make an office, back it up, verify it, restore it.",
    (
        Command(
            "new",
            "office.making:new",
            "Make an office in AMPARO_HOME. Prints a code with which its first administrator signs in.",
        ),
        Command(
            "backup",
            "office.backups:backup",
            "Back the office up into a folder, also while it is open. What lies there already is not copied again; "
            "`amparo office verify FOLDER` opens everything in it.",
        ),
        Command(
            "verify",
            "office.backups:verify",
            "Open everything in the office, or in a backup. Every sealed value and every document, and the audit log; "
            "a backup is not restored for that.",
        ),
        Command(
            "restore",
            "office.backups:restore",
            "Make an office of a backup, in AMPARO_HOME. Where there is none; interrupted, call it again.",
        ),
        Command(
            "lockdown",
            "office.lockdown:lockdown",
            "Let an office that is served forget its keys. Within seconds, every session ended; no passphrase.",
        ),
        Command("unlock", "office.unlock:unlock", "Let an office that was locked down be served again."),
        Command(
            "openers",
            "office.openers:openers",
            "List who opens the office: passphrases, key files, shares. Needs none of them.",
        ),
        Command(
            "add-opener",
            "office.openers:add",
            "Add someone who opens the office. With a passphrase or key file of their own; nothing is encrypted anew.",
        ),
        Command("remove-opener", "office.openers:remove", "Remove someone who opens the office."),
        Command(
            "shares",
            "office.shares:make",
            "Make shares on paper that together open the office. Each has twenty words and a QR code; a new "
            "set ends the one before it. To open with them, type “shares” where a passphrase is asked for.",
        ),
        Command(
            "check-share",
            "office.shares:check_one",
            "Say whether a share is a right one of this office. Opens nothing and keeps nothing.",
        ),
        Command(
            "rooms",
            "office.rooms:rooms",
            "Print every room of the program. Its pages and who may open them, what erasing and exporting a case takes "
            "from it, whom it can reach, what it does by itself, what lies sealed.",
        ),
    ),
)
PACKET = Group(
    "packet",
    "Make packets for filing of PDFs and pictures.",
    (
        Command(
            "make",
            "packets:make",
            "Make a packet as a plan says. Cover, contents, tabs and page numbers; parts under the limit of "
            "the court or agency.",
        ),
        Command("check", "packets:check", "Check files: whether each can go into a packet. Says what was found in it."),
        Command(
            "presets",
            "packets:list_presets",
            "List what courts and agencies ask. Each with its source and the day checked.",
        ),
    ),
)
LETTER = Group(
    "letter",
    "Write letters and declarations from the file of a person.",
    (
        Command("list", "letters:list_templates", "List the templates that come with Amparo."),
        Command("fields", "letters:fields", "Check a template. Says what it fills in, and what it rests on."),
        Command(
            "make",
            "letters:make",
            "Merge a letter in English and Spanish. What is not known is a line with its label, and is said.",
        ),
    ),
)
FORMS = Group(
    "forms",
    "Fill government forms from the file of a person.",
    (
        Command(
            "list",
            "forms:list_forms",
            "List every form and edition that is known. Whether its field names were checked against a blank, and "
            "whether its blank is installed.",
        ),
        Command("install", "forms:install", "Install blank forms, as the agencies publish them."),
        Command(
            "check",
            "forms:check",
            "Say which form and edition files are. What is new, gone or renamed against the nearest map.",
        ),
        Command(
            "fill",
            "forms:fill",
            "Fill a form from the file of a person. Says what is missing and what is continued; where no blank is "
            "installed, an answer sheet for typing.",
        ),
        Command("explain", "forms:explain", "Explain a form: each item, and what it is answered from."),
    ),
)
DROPBOX = (
    Command(
        "role",
        "office.making:role",
        "PostgreSQL: make the role of the public pages. It may put messages in and read none.",
    ),
)
KEY = Group(
    "key",
    "Look after the keys of the office.",
    (
        Command(
            "rotate",
            "office.keys:rotate",
            "Wrap the key of every case with a new office key. Works while the office is open; killed, it goes on "
            "where it stopped when it is run again.",
        ),
        Command("change", "office.keys:change", "Let another passphrase or key file open the office."),
        Command("file", "office.keys:new_file", "Make a key file."),
    ),
)
AUDIT = Group(
    "audit",
    "Verify the audit log: who did what.",
    (
        Command(
            "verify",
            "office.audit:verify",
            "Verify the audit log and every row under a code. Finds what was edited, removed, inserted, swapped, "
            "cut, or put back as it was before; with --since only what was logged after an end that was kept.",
        ),
        Command(
            "head",
            "office.audit:head",
            "Print the end of the audit log. Keep it where nobody of the office can change it.",
        ),
        Command(
            "witness",
            "office.audit:witness",
            "Print who keeps the end of the audit log elsewhere. With the moment at which each of them last had it, "
            "and the name by which they know this office.",
        ),
    ),
)
DEV = Group(
    "dev",
    "Develop Amparo: no settings to know, no office to make.",
    (
        Command("check", "office.dev:check", "Check models, settings and that no migration is missing."),
        Command(
            "makemigrations",
            "office.dev:makemigrations",
            "Write the migrations of changed models. Needs no office and touches none.",
        ),
        Command(
            "manage",
            "office.dev:manage",
            "Run any command of Django. Its database is empty and gone afterwards; try “amparo dev manage sqlmigrate "
            "docket 0001”.",
            passes_on=True,
        ),
        Command(
            "shell",
            "office.dev:shell",
            "Open a Python shell in a fictional office. With --mine in the office of AMPARO_HOME.",
        ),
        Command(
            "server",
            "office.reloading:server",
            "Serve a fictional office, restarted by each change. A change is a file of the program that was written; "
            "with --home the office is kept for the next time.",
        ),
    ),
)

COMMANDS: tuple[Command | Group, ...] = (
    Command(
        "sample",
        "sampling:sample",
        "Write a fictional docket, to try things with. Its people have the gaps that real files have; "
        "screen it for the same day or a later one.",
    ),
    Command(
        "screen",
        "screening:screen",
        "Screen a docket: relief, open questions, deadlines. Counts for how many people each form of "
        "relief may be available, needs an answer or is not available, and which deadlines come next.",
    ),
    Command(
        "explain",
        "explaining:explain",
        "Explain one person: relief, reasons, open questions. Each form of relief with what decided it "
        "and the law, open questions, deadlines and the EAD clock (asylum clock).",
    ),
    Command(
        "changes",
        "comparing:changes",
        "Follow a change of law through a docket: who moved. For which form of relief, from what to what.",
    ),
    Command("cases", "casework:cases", "Check the law against worked cases; print each miss."),
    Command(
        "schema",
        "schemas:schema",
        "Print the JSON Schema of a result or a file, or list all. Without a name, lists them.",
    ),
    Command(
        "demo",
        "office.demo:demo",
        "Try everything in a fictional office. Invented once a day; each run serves a copy, gone when it stops.",
    ),
    Command(
        "serve",
        "office.serving:serve",
        "Serve the office of AMPARO_HOME, or its public pages. Without AMPARO_HOME it is the office in "
        "./amparo-office.",
    ),
    Command(
        "plan",
        "planning:plan",
        "Plan interviews: nobody rushed, nobody lost. Says what is missing where it cannot fit.",
    ),
    Command(
        "forecast",
        "forecasting:forecast",
        "Forecast waiting and backlog by week under daily caps. Says also what a change would do to them.",
    ),
    Command(
        "repair",
        "rescheduling:repair",
        "Reschedule a plan with the fewest changes. Keeps the hours that clients were told where it can, "
        "and says which clients to notify of what.",
    ),
    Command(
        "import",
        "office.importing:import_docket",
        "Import a docket into the office. The same file imported again doubles nobody.",
    ),
    FORMS,
    PACKET,
    LETTER,
    LAW,
    OFFICE,
    Group("dropbox", "Set up the dropbox between public pages and office.", DROPBOX),
    Group("letterbox", "The former name of “amparo dropbox”.", DROPBOX, hidden=True),
    KEY,
    AUDIT,
    Command(
        "witness",
        "office.witness:serve",
        "Keep the ends of audit logs for offices. On another machine than theirs; it needs none of their keys, and "
        "changes nothing that it keeps.",
    ),
    DEV,
)
