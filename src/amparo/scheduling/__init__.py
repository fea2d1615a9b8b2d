"""The desk: who meets whom when. Plans of interviews, their repair, and forecasts of waiting and backlog.

Daily caps hold everywhere: nobody is rushed. Nothing here knows of terminals or of the web.
"""
