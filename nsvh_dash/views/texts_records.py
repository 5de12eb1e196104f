"""The fixed words about living records: risks, controls, areas of work and activities."""

from __future__ import annotations

YES = "ja"
FILE_TITLE = "Internkontroll, arbetsmiljö och aktiviteter"
GUIDE = "Läs mig"
GUIDE_LINES = (
    "Ett blad per slag av post, en rad per post. Posten känns igen på sitt id: en rad med ett känt id ändrar posten.",
    "En post som inte står i filen lämnas orörd. Poster tas bort i tjänsten, inte genom att raden stryks.",
    "Finns ett enda fel i filen ändras ingenting. Alla fel visas på en gång, med blad, rad och kolumn.",
)
GUIDE_HEADINGS = ("Blad", "Kolumn", "Vad som ska stå")
MAY_BE_EMPTY = "(får lämnas tomt)"
WRONG_CHOICE = "Ordet finns inte i listan"
