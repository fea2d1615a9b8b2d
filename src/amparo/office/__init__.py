"""The office: people at work. A Django project whose rooms are apps; the law itself is in the libraries below.

`amparo.office.platform.home` is the folder an office lives in, `serving` starts it, `settings` and `urls` are Django's.
"""
