"""The public pages as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "amparo.office.front_door.public_site.settings"

application = get_wsgi_application()
