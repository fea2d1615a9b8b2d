"""Every column of the database is named here as clear or sealed. A new column fails until somebody decides."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connections, models

from amparo.office.platform.accounts.roles import Role
from tests.office.builders import a_case, a_need, a_note, a_testimony, an_incident, member

SEALED = {
    "harm_custody": {"sealed_what"},
    "harm_revision": {"sealed_told"},
    "needs_need": {"sealed_told"},
    "needs_step": {"sealed_what"},
    "checkins_answer": {"sealed_answer"},
    "checkins_plan": {"sealed_code"},
    "checkins_rise": {"sealed_note"},
    "checkins_terms": {"sealed_terms", "sealed_end"},
    "consulting_entry": {"sealed_what"},
    "consulting_formercode": {"sealed_key"},
    "consulting_request": {"sealed_told"},
    "consulting_requestkey": {"wrapped"},
    "interviews_recusal": {"sealed_reason"},
    "interviews_wanted": {"sealed_needs"},
    "letterbox_draft": {"sealed"},
    "letterbox_letter": {"sealed"},
    "letterbox_reply": {"sealed"},
    "reaching_message": {"sealed_said"},
    "casework_note": {"sealed_text"},
    "documents_document": {"sealed_about"},
    "office_calendar_appointment": {"sealed_where"},
    "people_person": {"sealed_names", "sealed_a_number", "sealed_contact"},
    "people_relation": {"sealed_kind"},
    "returns_fearstatement": {"sealed_told", "sealed_reason"},
    "returns_passage": {"sealed_told", "sealed_reason"},
    "returns_step": {"sealed_note"},
    "sealing_casekey": {"wrapped"},
    "statements_draft": {"sealed_fields"},
    "statements_memberkey": {"wrapped"},
    "statements_statement": {"sealed_said", "sealed_reason"},
    "statements_statementset": {"sealed_source"},
    "testimony_consent": {"sealed_terms", "sealed_withdrawal"},
    "testimony_release": {"sealed_about", "sealed_answer"},
    "testimony_text": {"sealed_words", "sealed_reason"},
    "tickler_tickler": {"sealed_what"},
    "whereabouts_named": {"wrapped"},
    "whereabouts_whereabouts": {"sealed_where"},
}
CLEAR = {
    "accounts_guesses": {"bucket", "failures", "until", "last_at"},
    "accounts_invitation": {
        "id", "email", "name", "role", "user_id", "code_hash", "made_by_id", "made_at", "expires_at", "used_at",
        "withdrawn_at",
    },
    "accounts_session": {"session_key", "session_data", "expire_date", "user_id", "started_at", "seen_at", "device"},
    "accounts_user": {
        "id", "password", "last_login", "email", "name", "role", "language", "speaks", "is_active", "made_at",
    },
    "audit_deed": {"id", "key", "at", "actor", "did", "case", "about", "mac"},
    "audit_link": {"place", "deed", "digest", "at"},
    "casework_note": {"id", "case_id", "author_id", "at", "struck_at"},
    "checkins_answer": {"id", "plan_id", "at", "taken_at", "by_id"},
    "checkins_due": {"id", "plan_id", "terms_id", "place", "at", "opens_at", "void", "closed_at", "how"},
    "checkins_plan": {"id", "case_id", "person_id", "lookup", "heard_at", "ended_at", "version"},
    "checkins_rise": {
        "id", "case_id", "plan_id", "due_id", "answer_id", "place", "kind", "at", "void", "handled_at", "handled_by_id",
    },
    "checkins_terms": {"id", "plan_id", "start", "end", "counted", "next_at", "by_id"},
    "consulting_alarm": {
        "id", "kind", "said_at", "came_at", "crowded", "request_id", "case_id", "person_id", "taken_at", "taken_by_id",
    },  # that somebody cried for help, as a rise says of check-ins
    "consulting_entry": {"id", "request_id", "kind", "at", "by_id"},
    "consulting_formercode": {"lookup", "case_id", "person_id"},
    "consulting_offer": {"slot", "host_id", "starts_at", "minutes", "request_id"},
    "consulting_organisation": {
        "id", "name", "place", "needs", "languages", "reach", "note", "checked_on", "active",
    },  # other organisations, no clients
    "consulting_request": {
        "id", "number", "lookup", "state", "received_at", "heard_at", "decided_at", "crowded", "taken_by_id",
        "proposed_by_id", "case_id", "held", "version",
    },
    "consulting_request_walled": {"id", "request_id", "user_id"},
    "consulting_requestkey": {"request_id", "office_key"},
    "interviews_absence": {"id", "interviewer_id", "interpreter_id", "first", "last"},  # of staff, and no reason
    "interviews_booking": {
        "wanted_id", "appointment_id", "interviewer_id", "interpreter_id", "minutes", "place", "told_at", "told_by_id",
        "started_at", "ended_at", "outcome", "cap_then",
    },
    "interviews_interpreter": {"id", "name", "languages", "weekdays", "minutes", "leaves_on"},  # of staff
    "interviews_interviewer": {
        "id", "user_id", "languages", "weekdays", "minutes", "leaves_on", "cap", "gap", "opens", "closes", "gender",
        "places", "version",
    },  # of staff
    "interviews_profile": {"id", "kinds", "child", "trauma", "interpreter", "rooms", "days", "plan"},
    "interviews_proposal": {"id", "deed", "by_id", "at", "base", "bookings"},  # ids, days and hours
    "interviews_published": {"number", "deed", "by_id", "at", "new", "moved", "lost"},
    "interviews_recusal": {"id", "wanted_id", "interviewer_id", "at"},
    "interviews_wanted": {"id", "case_id", "person_id", "state", "asked_by_id", "asked_at", "lost_at", "version"},
    "harm_custody": {"id", "case_id", "document", "at", "by_id"},
    "harm_incident": {"id", "case_id"},
    "harm_revision": {"id", "incident_id", "number", "at", "by_id"},
    "needs_need": {
        "id", "case_id", "person_id", "state", "urgent", "lasts_until", "next_on", "follower_id", "version",
    },
    "needs_step": {"id", "need_id", "at", "by_id"},
    "letterbox_draft": {"lookup", "until"},
    "letterbox_letter": {"id", "at", "crowded", "unreadable"},
    "letterbox_notice": {"id", "text", "at"},  # what the office says of itself to everybody
    "letterbox_reply": {"lookup", "at"},
    "letterbox_slot": {"id", "starts_at", "minutes", "held_by", "held_at"},
    "reaching_profile": {"id", "office", "phone", "hours", "days"},  # of the office, told to everybody
    "reaching_message": {
        "id", "owner_kind", "owner", "purpose", "event", "at", "zone", "due_at", "until", "state", "reason", "tries",
        "sent_at", "sent_by",
    },
    "reports_release": {"id", "on", "until", "total", "tables", "published_by_id", "published_at"},  # public
    "reports_counted": {"person_id", "release_id"},  # that somebody was counted as returned, by id
    "docket_assignment": {"id", "case_id", "user_id", "lead", "since"},
    "docket_case": {
        "id", "number", "status", "stage", "team_id", "opened_on", "closed_on", "heard_from_on", "version",
    },
    "docket_done": {"key", "then", "at"},
    "docket_team": {"id", "name"},
    "docket_team_members": {"id", "team_id", "user_id"},
    "docket_wall": {"id", "case_id", "user_id", "since", "made_by_id"},
    "documents_document": {"id", "case_id", "place", "size", "taken_by_id", "taken_at", "removed_at"},
    "exchange_imported": {"key_hash", "case_id", "at", "person_id", "identity"},
    "office_calendar_appointment": {"id", "case_id", "kind", "at", "zone", "cancelled_at", "version"},
    "office_calendar_feed": {"user_id", "token_hash", "made_at", "fetched_at"},
    "people_namechange": {"id", "person", "at"},
    "people_person": {"id", "case_id", "place", "part", "version", "made_at"},
    "people_relation": {"id", "case_id", "person_id", "other_id"},
    "returns_fearstatement": {
        "id", "case_id", "person_id", "on", "recorded_by_id", "recorded_at", "version", "withdrawn_at",
        "withdrawn_by_id",
    },
    "returns_passage": {
        "id", "case_id", "person_id", "kind", "on", "hearing_id", "at_port_id", "recorded_by_id", "recorded_at",
        "version", "withdrawn_at", "withdrawn_by_id",
    },
    "returns_step": {"id", "case_id", "appointment_id", "name", "state", "by_id", "at", "for_at", "version"},
    "sealing_casekey": {"case_id", "office_key"},
    "statements_draft": {"id", "user_id", "case_id", "owner", "form", "page", "version", "saved_at"},
    "statements_memberkey": {"id", "member_id", "office_key"},
    "statements_statement": {
        "id", "set_id", "case_id", "person_id", "place", "superseded_by_id", "ended_at", "ended_by_id",
    },
    "statements_statementset": {"id", "case_id", "person_id", "recorded_by_id", "recorded_at"},
    "testimony_consent": {
        "id", "case_id", "person_id", "place", "until", "paper_id", "recorded_by_id", "recorded_at", "withdrawn_at",
        "withdrawn_by_id",
    },
    "testimony_release": {
        "id", "case_id", "place", "text_id", "on", "by_id", "asked_back_at", "asked_back_by_id",
    },
    "testimony_release_consents": {"id", "release_id", "consent_id"},
    "testimony_text": {
        "id", "case_id", "story", "edition", "state", "writer_id", "made_at", "given_at", "reader_id", "read_at",
        "version",
    },
    "tickler_reckoned": {"person_id", "on"},
    "tickler_tickler": {"id", "case_id", "person_id", "kind", "day"},
    "whereabouts_named": {"id", "case_id", "user_id", "since", "office_key"},
    "whereabouts_whereabouts": {"id", "case_id", "person_id", "by_id", "at"},
    # Django's and the sign-in library's own; seeds and recovery codes in `data` are sealed by accounts.adapters
    "account_emailaddress": {"id", "user_id", "email", "verified", "primary"},
    "account_emailconfirmation": {"id", "created", "sent", "key", "email_address_id"},
    "auth_group": {"id", "name"},
    "auth_group_permissions": {"id", "group_id", "permission_id"},
    "auth_permission": {"id", "name", "content_type_id", "codename"},
    "auth_user": set(),
    "django_content_type": {"id", "app_label", "model"},
    "django_migrations": {"id", "app", "name", "applied"},
    "mfa_authenticator": {"id", "user_id", "type", "data", "created_at", "last_used_at"},
    "short_memory": {"cache_key", "value", "expires"},
    "sqlite_sequence": {"name", "seq"},
}  # fmt: skip

pytestmark = pytest.mark.django_db


def _columns() -> dict[str, set[str]]:
    found = {}
    for database in connections.all():
        with database.cursor() as cursor:
            for table in database.introspection.table_names(cursor):
                described = database.introspection.get_table_description(cursor, table)
                found[table] = {one.name for one in described}
    return found


def _undecided(columns: dict[str, set[str]]) -> set[str]:
    return {
        f"{table}.{name}"
        for table, names in columns.items()
        for name in names - CLEAR.get(table, set()) - SEALED.get(table, set())
    }


def test_every_column_is_named_as_clear_or_sealed() -> None:
    assert _undecided(_columns()) == set()


def test_a_new_column_would_be_noticed() -> None:
    assert _undecided({"people_person": {"id", "nickname"}}) == {"people_person.nickname"}


def test_no_column_is_both_and_every_one_named_is_there() -> None:
    columns = _columns()
    for table, names in SEALED.items():
        assert not names & CLEAR[table]
        assert names <= columns[table]


def test_sealed_columns_hold_bytes_that_only_a_box_writes() -> None:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            sealed = field.column in SEALED.get(model._meta.db_table, set())
            assert sealed == (isinstance(field, models.BinaryField) and field.column not in ("mac", "digest"))


def test_every_sealed_value_of_a_full_case_is_an_envelope() -> None:
    by = member(Role.ATTORNEY)
    held = a_case(by)
    a_note(held, by)
    an_incident(held, by)
    a_need(held, by)
    a_testimony(held, by, member(Role.PARALEGAL))
    seen = 0
    for model in apps.get_models():
        for name in SEALED.get(model._meta.db_table, set()):
            for value in model._default_manager.exclude(**{name: None}).values_list(name, flat=True):
                assert bytes(value)[:1] == b"\x01"
                seen += 1
    assert seen > 12
