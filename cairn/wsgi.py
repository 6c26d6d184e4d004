"""The WSGI application: every page of Cairn, and the reading of its communities in advance."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cairn.settings")
application = get_wsgi_application()

# Models can be imported from here on, once Django is set up.
from cairn.matching.warming import warm_in_background  # noqa: E402

warm_in_background()
