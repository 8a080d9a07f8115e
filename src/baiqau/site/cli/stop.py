"""How a command ends without success: one sentence and an exit code."""


class Stop(Exception):  # noqa: N818  it is an ending, not an error of the program
    """Ends a command; 1: refused or found wrong, 2: wrong use."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code
