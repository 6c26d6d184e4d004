"""What uvicorn serves: Django's WSGI handler in a pool of threads.

Pages are synchronous, and threads keep their database connections, so a call costs less than
half of what it does under Django's own ASGI handler; uvicorn outside holds slow clients.
"""

from typing import cast

from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi_typing import WSGIApp

from cairn.wsgi import application as pages

application = WSGIMiddleware(cast("WSGIApp", pages), workers=10)
