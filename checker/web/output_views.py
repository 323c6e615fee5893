"""What can be downloaded of a checked draft."""

from collections.abc import Callable
from pathlib import PurePath
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from checker.web import messages, work
from checker.web.serving import Serving, given, message_page, refusal
from checker.web.upload import Refused
from checker.web.work import Answer, Given

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OUTPUTS: dict[str, tuple[Callable[[Given], Answer], str, str]] = {
    "word": (work.word, "{stem}.批注.docx", _DOCX),
    "letter": (work.feedback, "{unit}.反馈意见.docx", _DOCX),
    "page": (work.page, "{stem}.核对结果.html", "application/octet-stream"),
}


class OutputViews:
    """Answers to downloads."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving

    async def download(self, request: Request) -> Response:
        """One of the outputs as a file; when all were taken, the draft is deleted."""
        output = request.path_params["output"]
        if output not in _OUTPUTS:
            return message_page(request, 404)
        session = self._serving.session(request)
        try:
            if session is None:
                raise Refused(messages.GONE, 404)
            draft = self._serving.draft(session, request)
            if draft.gone or not draft.report:
                raise Refused(messages.GONE, 410)
            if output == "word" and not draft.word:
                raise Refused(messages.WORD_ONLY, 422)
            work_, name, kind = _OUTPUTS[output]
            answer = await self._serving.run(work_, given(draft, session))
        except Refused as error:
            return refusal(error)
        draft.taken.add(output)
        left = not draft.complete
        if not left:
            self._serving.folder.delete(draft)
        headers = attachment(name.format(stem=PurePath(draft.name).stem, unit=draft.unit))
        return Response(
            answer.data, media_type=kind, headers={**headers, "X-Draft": "kept" if left else "gone"}
        )


def attachment(name: str) -> dict[str, str]:
    """The header that has a browser save the answer under a name in any script."""
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
