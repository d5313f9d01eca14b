"""The language of a text, from its letters; what is not analysed is said, never scored."""

from __future__ import annotations

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# The identifier needs a few sentences; more costs time. Three windows see an article that changes its
# language below the fold.
WINDOW_CHARS = 300
WINDOWS = 3
# Below, the identifier's first guess was wrong as often as right on headlines and single words.
MIN_CONFIDENCE = 0.6
NO_LANGUAGE = frozenset({"zxx", "und"})  # numbers, markup, too little to tell


class Detector:
    """The identifier with its model, which takes a second to load."""

    def __init__(self) -> None:
        self._identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def language(self, text: str) -> str | None:
        """ISO 639 code of the language `text` is in; None where there is too little of it to tell."""
        code, confidence = self._identifier.classify(_windows(text))
        return None if code in NO_LANGUAGE or confidence < MIN_CONFIDENCE else str(code)


def _windows(text: str) -> str:
    """The beginning, the middle and the end, as much as is looked at."""
    if len(text) <= WINDOWS * WINDOW_CHARS:
        return text
    step = (len(text) - WINDOW_CHARS) // (WINDOWS - 1)
    return "\n".join(text[at : at + WINDOW_CHARS] for at in [step * n for n in range(WINDOWS)])
