"""Interviews: who meets whom when. Requests of cases, interviewers with their caps, the published plan.

What somebody needs lies sealed in their case; the plan holds ids, days and hours. Nobody is rushed and nobody lost.
"""
