"""Files on their way out: to be saved, never to be shown as a page of ours.

Whoever calls this has fetched the noun that the file hangs on through `visible_to`: that is the
permission, asked anew for each download.
"""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponseBase
from django.template.response import TemplateResponse

from cairn.files.models import File
from cairn.interface.member import Request

# A file that pretends to be a page finds nothing to act in, wherever a browser opens it.
HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def handed_out(request: Request, file: File | None) -> HttpResponseBase:
    """The file as a download; words when its content is gone, 404 when there never was one."""
    if file is None:
        raise Http404
    content = file.opened()
    if content is None:
        return TemplateResponse(request, "files/gone.html", {"file": file}, status=404)
    answer = FileResponse(content, as_attachment=True, filename=file.name)
    for name, value in {**HEADERS, "Content-Type": file.media_type}.items():
        answer.headers[name] = value
    return answer
