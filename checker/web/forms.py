"""Small forms of the page: read whole, but never more of them than a person would write."""

from urllib.parse import parse_qs

from starlette.requests import Request

from checker.web import messages
from checker.web.upload import Refused

_LONGEST = 64 * 1024


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a URL-encoded form, the first value of each. Raises Refused where it is too long."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST:
            raise Refused(messages.BROKEN_UPLOAD, 413)
    fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=50)
    return {name: values[0].strip() for name, values in fields.items()}
