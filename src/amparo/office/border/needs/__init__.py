"""What people need while they wait: who follows it up, on which day next, until it is met; and who else may help.

In clear stand urgency, days, state and who follows up, since the page of what is open is sorted by them. What somebody
needs, and where, is sealed.
"""
