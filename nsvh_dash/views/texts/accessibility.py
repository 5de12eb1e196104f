"""The words of the accessibility statement (tillgänglighetsredogörelse)."""

from __future__ import annotations

TITLE = "Tillgänglighetsredogörelse"
LEAD = (
    "Webbplatsen ska kunna användas av alla, också med tangentbord, skärmläsare, förstoring och eget kontrastläge. "
    "Den är byggd för WCAG 2.1 på nivå AA. Den är prövad med verktyg och med tangentbord, men ännu inte med "
    "skärmläsare och inte av någon utomstående. Brister vi känner till står nedan."
)
DONE_TITLE = "Så är sidorna gjorda"
DONE = (
    "Allt som kan klickas nås och används med tangentbordet, och det som är i fokus har en tydlig ram.",
    "Varje diagram har en rubrik som säger vad det visar, en text som säger samma sak i ord och en tabell med talen.",
    "Status sägs alltid med ord och form, aldrig bara med färg.",
    "Text har kontrasten 4,5:1 eller mer i både ljust och mörkt läge. Det är uppmätt på alla sidor, utom inne i "
    "diagram och på enstaka ställen som verktyget inte kan mäta; där är färgerna valda för samma kontrast.",
    "Sidorna ska gå att använda från 390 bildpunkters bredd, så att också den som förstorar får plats.",
    "Rörelser stängs av för den som har bett webbläsaren om det.",
    "Sidans språk är svenska, med rubriker i ordning.",
)
FLAWS_TITLE = "Kända brister"
FLAWS_NOTE = "Bristerna sitter i Streamlit, den programvara som ritar sidorna."
FLAW_HEADINGS = ("Krav i WCAG", "Brist", "Vad vi har gjort")
FLAWS = (
    (
        "1.3.1 Information och relationer",
        "Adressens dolda fält finns i sidans kod, utanför det som visas.",
        "Fälten är dolda för både ögat och hjälpmedel.",
    ),
    (
        "2.4.3 Fokusordning",
        "När ett val ritar om sidan kan fokus hamna på sidans början.",
        "Listor och knappar har fasta nycklar, så att fokus i de flesta fall stannar. En länk till en annan sida leder "
        "till den sidans början.",
    ),
    (
        "2.5.5 Målstorlek (nivå AAA)",
        "Pilen i en lista är mindre än 44 bildpunkter.",
        "Hela listan öppnas med ett klick på fältet, som är 40 bildpunkter högt.",
    ),
    (
        "3.1.2 Språk för delar",
        "Streamlits egna namn på knappar och meddelanden är engelska.",
        "De byts mot svenska när sidan ritas. Ett meddelande som är nytt för oss kan ännu vara på engelska.",
    ),
    (
        "4.1.2 Namn, roll, värde",
        "Diagrammens inre delar beskrivs på engelska av ritprogrammet Vega.",
        "Delarna är dolda för skärmläsare; diagrammet har en svensk text och en tabell.",
    ),
    (
        "4.1.2 Namn, roll, värde",
        "Fältet för filer på sidan Importera är märkt som utan betydelse men har ändå ett namn.",
        "Knappen i fältet har ett eget namn på svenska och används som andra knappar.",
    ),
    (
        "God sed, inget krav",
        "En lista som är öppen ligger i sidans kod efter allt annat, utanför sidans delar.",
        "Den hör ihop med sitt fält, så att pilarna leder in i den.",
    ),
    (
        "4.1.3 Statusmeddelanden",
        "Att en ny datamängd har visats meddelas inte av sig självt.",
        "Datumet för senaste import står under sidans rubrik.",
    ),
)
REPORT_TITLE = "Säg till om något inte fungerar"
REPORT = (
    "Kontakta verksamhetscontroller på Närsjukvården Halland. Skriv vilken sida det gäller, gärna med länken från "
    "knappen Dela, vad du ville göra och vilket hjälpmedel du använder. Behöver du innehållet på ett annat sätt får "
    "du det.",
    "Är du inte nöjd med svaret kan du anmäla det till Myndigheten för digital förvaltning, som är tillsynsmyndighet.",
)
HOW_TITLE = "Så har vi testat"
HOW = (
    "Verktyget axe-core har prövat alla sidor med allt utfällt, i webbläsaren Chromium, i ljust och mörkt läge och i "
    "bredderna 1440 och 390 bildpunkter. Också hjälpen, favoriterna, delningen, hämtningen, en öppen lista och menyn "
    "på en smal skärm är prövade. Två anmärkningar är kvar: filfältet och den öppna listan, som står ovan. Ingen "
    "av dem räknas som allvarlig.",
    "Med enbart tangentbord har vi gått från Översikt till den vårdcentral som är längst från telefonmålet, läst om "
    "det är nytt, öppnat den och delat länken. Vid varje steg syns det var man är.",
    "De här proven görs om när sidorna ändras. Ett verktyg hittar bara en del av alla brister. Skärmläsare, "
    "röststyrning och förstoringsprogram är inte prövade, och ingen utomstående har granskat sidorna.",
)
UPDATED = "Redogörelsen uppdaterades senast"
UPDATED_ON = (2026, 11, 22)
"""Year, month and day; changed together with the text."""
