"""Where a web server finds the product."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kraftsamling.settings")
application = get_wsgi_application()
