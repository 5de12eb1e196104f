"""The fixed words about living records: risks, controls, areas of work and activities."""

from __future__ import annotations

YES = "ja"
FILE_TITLE = "Internkontroll, arbetsmiljö och aktiviteter"
GUIDE = "Läs mig"
GUIDE_LINES = (
    "Ett blad per slag av post, en rad per post. Posten känns igen på sitt id: en rad med ett känt id ändrar posten.",
    "En kolumn som får lämnas tom kan också strykas: då står det som gällde kvar. En tom ruta tömmer fältet.",
    "En post som inte står i filen lämnas orörd. Poster tas bort i tjänsten, inte genom att raden stryks.",
    "Finns ett enda fel i filen ändras ingenting. Alla fel visas på en gång, med blad, rad och kolumn.",
)
GUIDE_HEADINGS = ("Blad", "Kolumn", "Vad som ska stå")
MAY_BE_EMPTY = "(får lämnas tomt)"
WRONG_CHOICE = "Ordet finns inte i listan"

NO = "nej"
EMPTY = "tomt"
DAY_HINT = ", som 2024-05-31"
RECORD = "Post att ändra"
CHOOSE = "Välj en post, eller lägg till en ny"
NEW_ONE = "Lägg till: {word}"
AUTHOR = "Ditt namn"
SAVE = "Spara"
SAVED = "{name} sparades."
UNCHANGED = "Inget ändrades."
UNDO = "Ångra senaste ändringen"
UNDONE = "Den senaste ändringen av {name} är ångrad."
REMOVE = "Ta bort"
REMOVE_SURE = "Ska {name} tas bort? Historiken sparas, och posten kan återställas."
REMOVE_YES, REMOVE_NO = "Ja, ta bort", "Nej, behåll"
REMOVED_NOW = "{name} är borttagen."
IS_REMOVED = "Posten är borttagen. Återställ en version nedan för att få tillbaka den."
HISTORY = "Historik"
RESTORE = "Återställ versionen {signature}"
RESTORED_NOW = "{name} är återställd."
NEW, RESTORED, REMOVED, BACK = "Ny", "Återställd till en tidigare version", "Borttagen", "Tillbaka"
CHOOSE_ONE = "Välj"
FILE = "Arbetsbok: ta ut eller läs in"
FILE_OUT = "Ladda ner allt som arbetsbok"
FILE_NAME = "plan.xlsx"
FILE_IN = "Läs in en arbetsbok"
FILE_WHAT = "Ett blad per slag. Inget sparas förrän du har sett vad som är nytt och ändrat."
FILE_FAULTS = "Filen har fel. Ingenting har ändrats."
FILE_SAME = "Allt i filen gäller redan."
FILE_HEADINGS = ("Post", "Vad", "Ändras")
FILE_CAPTION = "Vad filen ändrar"
FILE_SAVE = "Spara det som är nytt och ändrat"
FILE_SAVED = "Arbetsboken är inläst: {counts}."
LAST_FILE = "Senast inläst {when}: {counts}."
LAST_UNDONE = "Senast återställt {when}: {count} poster står som de gjorde innan."
UNDO_FILE, REDO_FILE = "Ångra inläsningen", "Ångra återställningen"
FILE_UNDONE = "Klart. Posterna står som de gjorde innan."
FILE_COUNT = "Poster: {counts}."
