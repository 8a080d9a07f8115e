"""Why a copy could not be made, or words not read: a tool is missing, or the file did not let it."""

NO_COPY = {
    "blind-kind": "There is no way to take the author out of a file of this kind.",
    "blind-size": "The file is too large for a blind copy.",
    "blind-damaged": "The file is damaged: there is no blind copy of it.",
    "blind-missing": "Blind copies of PDF need the package pikepdf: install baiqau[media].",
    "ffmpeg-missing": "Light copies of films need ffmpeg, which is not installed here.",
    "soffice-missing": "Pages of this kind of document need LibreOffice, which is not installed here.",
    "not-shown": "Nothing shows files of this kind page by page.",
    "not-made": "The program could not make the copy: the file may be damaged.",
    "made-too-long": "Making the copy took too long.",
}
NO_WORDS = {
    "words-large": "The file is too large: a regulation is at most 20 MB.",
    "words-held": "The file is damaged, locked or dangerous: save it anew without a password and macros.",
    "words-kind": "Words are read from DOCX, PDF, ODT, DOC, RTF, TXT and MD only.",
    "words-none": "The file holds no words: a scan has to be recognised first.",
}
SENTENCES = NO_COPY | NO_WORDS


class CannotMake(Exception):  # noqa: N818  # an answer about a file or the installation, not an error of ours
    """No copy; `code` says why, `sentence` says it in English."""

    def __init__(self, code: str, complaint: str = "") -> None:
        super().__init__(code, complaint)
        self.code = code
        self.complaint = complaint

    @property
    def sentence(self) -> str:
        return SENTENCES[self.code]
