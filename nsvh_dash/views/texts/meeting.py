"""The fixed words of the page Dialogmöte and of presenting."""

from __future__ import annotations

TITLE = "Dialogmöte"
NO_MEETINGS = "Inget dialogmöte är förberett ännu."
NO_MEETINGS_STEP = "Välj enhet och månad högst upp, ge mötet ett namn och en dag, och skapa det här nedanför."
LIST = "Möten"
LIST_HEADINGS = ("Möte", "Dag", "Enhet", "Månad", "Bilder", "Läge")
DRAFT = "Följer siffrorna"
FROZEN = "Fryst {day}"
REMOVED = "Borttagna möten"
PUT_BACK = "Lägg tillbaka"

NEW = "Nytt möte"
NEW_FOR = "Mötet görs för {node} och {month}; välj något annat högst upp på sidan."
NAME = "Mötets namn"
DATE = "Mötets dag"
AUTHOR = "Ditt namn, står vid det du ändrar"
SUGGEST = "Föreslå bilder"
BEGIN_EMPTY = "Börja utan bilder"

HAND_OUT = "Dela ut"
AS_PPTX = "Gör presentation (PPTX)"
AS_PDF = "Gör PDF"
MAKING_FILE = "Gör filen …"
SAVE_FILE = "Spara {name}"

ALL_MEETINGS = "Alla möten"
PRESENT = "Presentera"
PRESENT_KEYS = (
    "Piltangenter, mellanslag och fjärrkontrollens knappar byter bild. "
    "Enter öppnar sidan som visar mer, N visar anteckningarna, F fyller skärmen, Esc går tillbaka hit."
)
ABOUT = "Namn och dag"
SLIDES = "Bilder"
NO_SLIDES = "Mötet har inga bilder."
NO_SLIDES_STEP = "Lägg till en nedanför, eller återställ en tidigare version."
MOVE_UP = "Flytta upp"
MOVE_DOWN = "Flytta ned"
REMOVE_SLIDE = "Ta bort bilden"
SLIDE_TITLE = "Rubrik: bildens budskap i en mening"
LINES = "Text, en punkt på varje rad"
LINES_INSTEAD = "Egen text i stället för tabellen, en punkt på varje rad"
NOTES = "Anteckningar till den som talar"
QUOTE = "Visa början av den klarmarkerade kommentaren på bilden"
NO_QUOTE = "Ingen har klarmarkerat en kommentar om indikatorn för enheten och månaden."
PROPOSED = "Tomt fält ger den text som föreslås ur siffrorna."
ADD = "Lägg till en bild"
KIND = "Slag av bild"
CHOOSE_KIND = "Välj slag"
ABOUT_WHAT = "Vad bilden handlar om"
CHOOSE_SUBJECT = "Välj vad den visar"
INSERT = "Lägg till efter vald bild"
SHOW_NUMBERS = "Siffrorna på bilden som tabell"
FIGURE_HEADINGS = ("Uppgift", "Värde")

FREEZE = "Frys mötet"
FREEZE_WHAT = (
    "Det som visas nu sparas som det är. När nya siffror importeras visar mötet ändå samma bilder, "
    "och vad som har ändrats sedan dess står bredvid."
)
FREEZE_NOW = "Frys nu"
FREEZE_AS_OF = "Siffror till och med"
IMPORT = "Import"
THAW = "Tina upp mötet"
THAW_WHAT = "Mötet följer siffrorna igen. Det frysta finns kvar bland tidigare versioner."
THAW_NOW = "Tina upp nu"
REMOVE = "Ta bort mötet"
REMOVE_WHAT = "Mötet försvinner från listan. Det kan läggas tillbaka därifrån."
REMOVE_NOW = "Ta bort nu"
IS_FROZEN = "Fryst {day}{by} med underlag t.o.m. import {batch}. Bilderna visar det som visades då."
CHANGED = "Ändrat sedan mötet"
CHANGED_HEADINGS = ("Bild", "Uppgift", "Visades", "Nu")
NOTHING_CHANGED = "Ingen siffra som visades har ändrats sedan mötet."

VERSIONS = "Tidigare versioner"
RESTORE = "Återställ"
STANDS = "Gäller nu:"
NO_EARLIER = "Det finns inga tidigare versioner."

SLIDE = "Bild {number} av {count}"
BACK_TO_PRESENTATION = "Tillbaka till presentationen, bild {number}"
PRESENTING = {
    "presentation": "Presentation",
    "slide": "Bild",
    "of": "av",
    "notes": "Anteckningar",
    "no_notes": "Bilden har inga anteckningar.",
    "keys": PRESENT_KEYS,
}
"""The words the presentation itself needs in the browser."""


def by(author: str) -> str:
    """` av Kim`, to come after when something was done; empty where nobody gave a name."""
    return f" av {author}" if author else ""


def slide_count(count: int) -> str:
    """`12 bilder`."""
    return f"{count} {'bild' if count == 1 else 'bilder'}"


def changed_count(count: int) -> str:
    """`3 siffror som visades har ändrats sedan dess`, as a sentence."""
    return f"{count} {'siffror' if count > 1 else 'siffra'} som visades har ändrats sedan dess."
