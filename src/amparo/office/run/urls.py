"""Every address of the office. The table in tests/office/matrix.py says who gets what answer at each."""

from __future__ import annotations

from allauth.account import views as signing
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from amparo.office.border.checkins import views as checkins
from amparo.office.border.harm import chronology, evidence_pages
from amparo.office.border.harm import views as harm
from amparo.office.border.needs import views as needs
from amparo.office.border.returns import fear_pages, hearing_pages
from amparo.office.border.returns import views as returns
from amparo.office.border.testimony import pages as testimony
from amparo.office.border.testimony import release_pages, text_pages
from amparo.office.border.whereabouts import views as whereabouts
from amparo.office.cases.access import teams
from amparo.office.cases.calendar import views as calendar
from amparo.office.cases.casework import fact_pages, guarding, notes, page, people_pages
from amparo.office.cases.documents import views as documents
from amparo.office.cases.drafts import pages as drafts
from amparo.office.cases.messages import views as reaching
from amparo.office.cases.search import views as finding
from amparo.office.intake import queue_pages
from amparo.office.intake import views as consulting
from amparo.office.interviews import board_pages as desk
from amparo.office.interviews import case_pages as interviews
from amparo.office.interviews import figure_pages as desk_figures
from amparo.office.interviews import staff_pages as desk_staff
from amparo.office.outward.audit_pages import views as auditing
from amparo.office.outward.exchange import views as exchange
from amparo.office.outward.reports import views as reports
from amparo.office.outward.today import views as today
from amparo.office.platform.accounts import administration
from amparo.office.platform.accounts import views as accounts

handler400 = "amparo.office.platform.ui.faults.unreadable"
handler500 = "amparo.office.platform.ui.faults.fault"


def nowhere(request: HttpRequest) -> HttpResponse:
    """Addresses that the sign-in library names and this office does not have."""
    raise Http404


signing_in: list[URLPattern | URLResolver] = [
    path("", signing.login, name="account_login"),
    path("out/", signing.logout, name="account_logout"),
    path("inactive/", signing.account_inactive, name="account_inactive"),
    path("again/", signing.reauthenticate, name="account_reauthenticate"),
    path("password/", signing.password_change, name="account_change_password"),
    path("second/webauthn/keys/<int:pk>/remove/", accounts.remove_key, name="mfa_remove_webauthn"),
    path("second/", include("allauth.mfa.urls")),
    *(
        path(f"none/{name}/", nowhere, name=name)
        for name in ("account_signup", "account_email", "account_set_password", "account_reset_password")
    ),
]

of_a_case: list[URLPattern | URLResolver] = [
    path("", page.case, name="case"),
    path("heard/", page.heard, name="heard"),
    path("standing/", guarding.standing, name="standing"),
    path("staff/", guarding.staff, name="staff"),
    path("staff/<int:user>/off/", guarding.unassign, name="unassign"),
    path("walls/", guarding.wall, name="wall"),
    path("walls/<int:user>/down/", guarding.unwall, name="unwall"),
    path("erase/", guarding.erase, name="erase"),
    path("seen-by/", guarding.seen_by, name="seen_by"),
    path("export/", exchange.export, name="export"),
    path("people/new/", people_pages.add_person, name="add_person"),
    path("people/<int:place>/", page.case, name="case_person"),
    path("people/<int:place>/change/", people_pages.change_person, name="change_person"),
    path("people/<int:place>/facts/", fact_pages.facts, name="facts"),
    path("people/<int:place>/facts/<slug:group>/", fact_pages.record, name="record"),
    path("people/<int:place>/history/<slug:fact>/", fact_pages.history, name="history"),
    path("people/<int:place>/statements/<uuid:statement>/settle/", fact_pages.settle, name="settle"),
    path("people/<int:place>/statements/<uuid:statement>/withdraw/", fact_pages.withdraw, name="withdraw"),
    path("relations/", people_pages.relations, name="relations"),
    path("relations/<int:place>/<int:other>/end/", people_pages.end_relation, name="end_relation"),
    path("drafts/<path:form>/", drafts.draft, name="draft"),
    path("notes/", notes.note, name="note"),
    path("notes/<uuid:note>/strike/", notes.strike, name="strike"),
    path("dates/", calendar.add_date, name="add_date"),
    path("dates/<uuid:date>/", calendar.change_date, name="change_date"),
    path("dates/<uuid:date>/cancel/", calendar.cancel_date, name="cancel_date"),
    path("whereabouts/", whereabouts.whereabouts, name="whereabouts"),
    path("whereabouts/new/", whereabouts.add_whereabouts, name="add_whereabouts"),
    path("whereabouts/named/", whereabouts.name_whereabouts, name="name_whereabouts"),
    path("whereabouts/named/<int:user>/off/", whereabouts.unname_whereabouts, name="unname_whereabouts"),
    path("checkins/", checkins.case_checkins, name="case_checkins"),
    path("checkins/<int:place>/agree/", checkins.agree_checkins, name="agree_checkins"),
    path("checkins/<int:place>/code/", checkins.checkin_code, name="checkin_code"),
    path("checkins/<int:place>/stop/", checkins.stop_checkins, name="stop_checkins"),
    path("checkins/<int:place>/heard/", checkins.heard_checkin, name="heard_checkin"),
    path("checkins/rises/<uuid:rise>/", checkins.handle_rise, name="handle_rise"),
    path("documents/", documents.upload, name="upload"),
    path("documents/<int:place>/", documents.download, name="download"),
    path("documents/<int:place>/remove/", documents.remove, name="remove_document"),
    path("testimony/", testimony.testimony, name="testimony"),
    path("testimony/register/", testimony.register, name="testimony_register"),
    path("testimony/consents/new/", testimony.add_consent, name="add_consent"),
    path("testimony/consents/<int:place>/", testimony.consent, name="consent"),
    path("testimony/consents/<int:place>/withdraw/", testimony.withdraw_consent, name="withdraw_consent"),
    path("testimony/consents/<int:place>/paper/", testimony.paper_of_consent, name="paper_of_consent"),
    path("testimony/texts/new/", text_pages.write_testimony, name="write_testimony"),
    path("testimony/texts/<int:story>/", text_pages.testimony_text, name="testimony_text"),
    path("testimony/texts/<int:story>/write/", text_pages.rewrite_testimony, name="rewrite_testimony"),
    path("testimony/texts/<int:story>/generalise/", text_pages.generalise, name="generalise"),
    path("testimony/texts/<int:story>/give/", text_pages.give_testimony, name="give_testimony"),
    path("testimony/texts/<int:story>/read/", text_pages.read_testimony, name="read_testimony"),
    path("testimony/texts/<int:story>/release/", release_pages.release_testimony, name="release_testimony"),
    path("testimony/releases/<int:place>/", release_pages.give_out_testimony, name="give_out_testimony"),
    path("testimony/releases/<int:place>/asked-back/", release_pages.ask_back_testimony, name="ask_back_testimony"),
    path("returns/", returns.returns, name="returns"),
    path("returns/new/<slug:kind>/", returns.add_passage, name="add_passage"),
    path("returns/<uuid:passage>/", returns.change_passage, name="change_passage"),
    path("returns/<uuid:passage>/withdraw/", returns.withdraw_passage, name="withdraw_passage"),
    path("fear/", fear_pages.add_fear, name="add_fear"),
    path("fear/<uuid:statement>/", fear_pages.change_fear, name="change_fear"),
    path("fear/<uuid:statement>/withdraw/", fear_pages.withdraw_fear, name="withdraw_fear"),
    path("people/<int:place>/fear-letter/", fear_pages.fear_letter, name="fear_letter"),
    path("dates/<uuid:date>/run-up/", hearing_pages.run_up, name="run_up"),
    path("dates/<uuid:date>/run-up/<slug:item>/", hearing_pages.tick, name="tick"),
    path("documents/<int:place>/custody/", evidence_pages.evidence, name="evidence"),
    path("documents/<int:place>/custody/compare/", evidence_pages.compare_evidence, name="compare_evidence"),
    path("harm/", harm.harm, name="harm"),
    path("harm/new/", harm.add_incident, name="add_incident"),
    path("harm/chronology/", chronology.chronology, name="harm_chronology"),
    path("harm/<uuid:incident>/", harm.incident, name="incident"),
    path("harm/<uuid:incident>/change/", harm.change_incident, name="change_incident"),
    path("harm/<uuid:incident>/withdraw/", harm.withdraw_incident, name="withdraw_incident"),
    path("needs/", needs.needs, name="needs"),
    path("needs/new/", needs.add_need, name="add_need"),
    path("needs/<uuid:need>/", needs.need, name="need"),
    path("needs/<uuid:need>/change/", needs.change_need, name="change_need"),
    path("needs/<uuid:need>/refer/", needs.refer_need, name="refer_need"),
]

interviews_of_a_case: list[URLPattern | URLResolver] = [
    path("", interviews.case_interviews, name="case_interviews"),
    path("new/", interviews.ask_interview, name="ask_interview"),
    path("<uuid:wanted>/change/", interviews.change_interview, name="change_interview"),
    path("<uuid:wanted>/withdraw/", interviews.withdraw_interview, name="withdraw_interview"),
    path("<uuid:wanted>/recuse/", interviews.recuse_interview, name="recuse_interview"),
    path("<uuid:wanted>/room/", interviews.room, name="interview_room"),
    path("<uuid:wanted>/start/", interviews.start_interview, name="start_interview"),
    path("<uuid:wanted>/end/", interviews.end_interview, name="end_interview"),
]
of_a_case.append(path("interviews/", include(interviews_of_a_case)))

of_the_desk: list[URLPattern | URLResolver] = [
    path("", desk.interviews, name="interviews"),
    path("plan/", desk.make_plan, name="make_plan"),
    path("plan/<uuid:proposal>/", desk.proposal, name="proposal"),
    path("tell/", desk.to_tell, name="to_tell"),
    path("tell/<uuid:wanted>/", desk.told, name="told_interview"),
    path("move/<uuid:wanted>/", desk.move, name="move_interview"),
    path("people/", desk_staff.interviewers, name="interviewers"),
    path("people/new/", desk_staff.interviewer, name="new_interviewer"),
    path("people/<int:interviewer>/", desk_staff.interviewer, name="interviewer"),
    path("interpreters/new/", desk_staff.interpreter, name="new_interpreter"),
    path("interpreters/<int:interpreter>/", desk_staff.interpreter, name="interpreter"),
    path("away/<str:kind>/<int:who>/", desk_staff.away, name="away"),
    path("away/<int:absence>/end/", desk_staff.back_again, name="back_again"),
    path("minutes/", desk_staff.desk_settings, name="desk_settings"),
    path("pressure/", desk_figures.pressure, name="pressure"),
    path("forecast/", desk_figures.forecast, name="interview_forecast"),
]

of_a_request: list[URLPattern | URLResolver] = [
    path("", consulting.request, name="request"),
    path("conflict/", consulting.conflict, name="request_conflict"),
    path("take/", consulting.take, name="take_request"),
    path("answer/", consulting.answer, name="answer_request"),
    path("attempt/", consulting.attempt, name="attempt_request"),
    path("call/", consulting.call, name="call_request"),
    path("note/", consulting.note, name="note_request"),
    path("book/", consulting.book, name="book_request"),
    path("zone/", consulting.zone, name="zone_request"),
    path("open/", consulting.open_case, name="open_request"),
    path("refer/", consulting.refer, name="refer_request"),
    path("decline/", consulting.decline, name="decline_request"),
    path("second/", consulting.second, name="second_request"),
    path("hold/", consulting.held, name="hold_request"),
    path("wall/", consulting.wall_request, name="wall_request"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", today.today, name="today"),
    path("people/", finding.people, name="people"),
    path("people/new/", people_pages.new, name="begin"),
    path("conflicts/", finding.conflicts, name="conflicts"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/board/", hearing_pages.board, name="board"),
    path("calendar/address/", calendar.feed, name="feed"),
    path("calendar/<str:token>.ics", calendar.calendar_feed, name="calendar_feed"),
    path("cases/<str:number>/", include(of_a_case)),
    path("consultations/", queue_pages.consultations, name="consultations"),
    path("consultations/hours/", queue_pages.hours, name="hours"),
    path("consultations/hours/<uuid:slot>/withdraw/", queue_pages.withdraw_hour, name="withdraw_hour"),
    path("consultations/<uuid:key>/", include(of_a_request)),
    path("interviews/", include(of_the_desk)),
    path("organisations/", queue_pages.organisations, name="organisations"),
    path("organisations/new/", queue_pages.organisation, name="new_organisation"),
    path("organisations/<int:organisation>/", queue_pages.organisation, name="organisation"),
    path("needs/", needs.all_needs, name="all_needs"),
    path("needs/help/", needs.referrals, name="referrals"),
    path("testimony/", testimony.testimony_queue, name="testimony_queue"),
    path("check-ins/", checkins.checkins, name="checkins"),
    path("alarms/<uuid:alarm>/take/", checkins.take_alarm, name="take_alarm"),
    path("outbox/", reaching.outbox, name="outbox"),
    path("outbox/<uuid:message>/", reaching.message, name="message"),
    path("public-pages/", queue_pages.profile, name="profile"),
    path("figures/", reports.figures, name="figures"),
    path("figures/new/", reports.new_release, name="new_release"),
    path("figures/first-programme/", reports.first_programme, name="first_programme"),
    path("figures/first-programme/<slug:name>.svg", reports.first_programme_chart, name="first_programme_chart"),
    path("figures/<int:release>/", reports.release, name="release"),
    path("figures/<int:release>/figures.csv", reports.release_csv, name="release_csv"),
    path("figures/<int:release>/map.svg", reports.release_map, name="release_map"),
    path("figures/<int:release>/charts/<str:name>.svg", reports.release_chart, name="release_chart"),
    path("audit/", auditing.audit, name="audit"),
    path("members/", administration.members, name="members"),
    path("members/invite/", administration.invite, name="invite"),
    path("members/invitations/<int:invitation>/withdraw/", administration.withdraw, name="withdraw_invitation"),
    path("members/<int:user>/", administration.change, name="member"),
    path("members/<int:user>/reset/", administration.reset, name="reset_member"),
    path("teams/", teams.teams, name="teams"),
    path("teams/new/", teams.team, name="new_team"),
    path("teams/<int:team>/", teams.team, name="team"),
    path("account/", accounts.account, name="account"),
    path("account/sessions/<str:started>/end/", accounts.end_session, name="end_session"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts/<path:form>/", drafts.draft_elsewhere, name="draft_elsewhere"),
    path("account/here/", accounts.keep, name="keep"),
    path("come-in/", accounts.invitation, name="invitation"),
    path("health/", accounts.health, name="health"),
    path("sign-in/", include(signing_in)),
]

if settings.DEMO:
    from amparo.office.run.demo import views as demo

    urlpatterns.append(path("demo/<int:user>/", demo.sign_in, name="demo_sign_in"))
