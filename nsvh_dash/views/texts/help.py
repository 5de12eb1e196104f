"""What the help says: what each mark, verdict, figure and line means."""

from __future__ import annotations

from nsvh_dash.kpi.spc import Assurance, PointType
from nsvh_dash.model.observation import Status
from nsvh_dash.views.texts import goals as texts_goals
from nsvh_dash.views.verdict_text import ASSURANCE_WORD, VARIATION_WORD

STATUS_TITLE = "Når vi målet?"
STATUS_MEANS = {
    Status.REACHED: "Utfallet är minst så bra som målet för perioden.",
    Status.NEAR: "Målet nås inte, men avvikelsen ligger inom indikatorns tolerans: 2 procent om inget annat sägs.",
    Status.MISSED: "Utfallet är sämre än målet och toleransen.",
    Status.NOT_MEASURABLE: "Uppgiften är opålitlig. Den bedöms, summeras och rangordnas inte; orsaken står bredvid.",
    Status.MISSING: "Ingen uppgift har lämnats, eller för få månader.",
    Status.NO_TARGET: "Inget mål är beslutat. Värdet visas men bedöms inte.",
}
SECTIONS = (
    (
        "Förändring eller slump?",
        (
            (
                VARIATION_WORD[PointType.COMMON_CAUSE],
                "Månaderna varierar som de brukar. Sök inte en orsak till den enskilda månaden.",
            ),
            (VARIATION_WORD[PointType.IMPROVEMENT], "Värdena har rört sig åt rätt håll mer än slumpen ger."),
            (
                VARIATION_WORD[PointType.CONCERN],
                "Värdena har rört sig åt fel håll mer än slumpen ger. Ta reda på vad som har hänt.",
            ),
            (ASSURANCE_WORD[Assurance.PASSES], "Hela den väntade variationen ligger på rätt sida om målet."),
            (
                ASSURANCE_WORD[Assurance.HIT_AND_MISS],
                "Målet ligger inom den väntade variationen: vissa månader nås det, andra inte.",
            ),
            (
                ASSURANCE_WORD[Assurance.FAILS],
                "Hela den väntade variationen ligger på fel sida om målet. Det krävs en ändring för att nå det.",
            ),
        ),
    ),
    (
        "Siffrorna",
        (
            ("Utfall", "Det som har mätts under perioden."),
            ("Mål", "Det som är beslutat för perioden. Ett mål per månad visas så som det gällde då."),
            ("Avvikelse", "Utfallet minus målet. Procenttal skiljer sig i procentenheter."),
            ("Ack", "Ackumulerat: från januari till och med vald månad."),
            ("R12", "Rullande tolv månader: de tolv månader som slutar med vald månad."),
            ("Tertial", "Januari–april, maj–augusti eller september–december."),
            ("22 av 24 enheter", "Så många av enheterna har lämnat uppgift för hela perioden."),
            ("Budgetavvikelse", "Utfallet minus budgeten. Ett plus är alltid gynnsamt."),
        ),
    ),
    (
        "Målstyrning",
        tuple((texts_goals.STATE[state], text) for state, text in texts_goals.STATE_MEANS.items()),
    ),
    (
        "Diagrammen",
        (
            ("Heldragen linje", "Utfallet. Den sista punkten är märkt."),
            ("Streckad linje", "Målet. Den går i steg där målet ändrades."),
            ("Tunn grå linje", "Samma månad föregående år."),
            ("Ihålig punkt", "Preliminär uppgift."),
            ("Avbruten linje", "Uppgift saknas, eller definitionen ändrades; då står det vid linjen."),
            ("Blekt band", "Inom bandet ligger den variation som är att vänta."),
            ("Lodrät linje med text", "En händelse som kan synas i siffrorna."),
        ),
    ),
    (
        "Färgerna",
        (
            ("Blått", "Bra, eller något att klicka på."),
            ("Orange", "Behöver uppmärksamhet."),
            ("Grått", "Jämförelser, och det som inte bedöms. Ingen färg står utan ord eller form."),
        ),
    ),
)
"""A heading and its entries: what it is called, and what it means."""
