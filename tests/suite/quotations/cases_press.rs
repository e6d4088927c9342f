//! Texts as newspapers and offices write them: interviews, words that the paragraph behind them
//! attributes, subjects named by their role.

use super::cases::{Case, en, it};

pub const PRESS: &[Case] = &[
    // An interview: the questions have no marks, and others are named between them.
    it(
        "Abbiamo incontrato Carla Monti, apicoltrice di Feltre.\n\n## Come è cominciato tutto?\n\n«Per caso. Mio nonno aveva due arnie dietro casa.»\n\nLa aiuta Ivo Berti, che sorride: «Il miele è tutto suo».\n\n**E oggi quante sono?**\n\n«Troppe!»",
        &[
            (
                "Per caso. Mio nonno aveva due arnie dietro casa.",
                "carla-monti",
            ),
            ("Il miele è tutto suo", "ivo-berti"),
            ("Troppe!", "carla-monti"),
        ],
    ),
    // The paragraph behind tells whose the words are.
    it(
        "“La montagna è viva e lo sarà ancora per molti anni”.\n\nSono le parole di Marta Neri, geologa, al termine dell’incontro.",
        &[(
            "La montagna è viva e lo sarà ancora per molti anni",
            "marta-neri",
        )],
    ),
    it(
        "“La montagna è viva e lo sarà ancora per molti anni”.\n\nCosì Marta Neri, geologa, ha commentato la gita.",
        &[(
            "La montagna è viva e lo sarà ancora per molti anni",
            "marta-neri",
        )],
    ),
    // A relative behind the name.
    it(
        "Con Carla Monti c'era Ivo Berti, direttore del parco, secondo cui «il lupo tornerà presto anche qui da noi».",
        &[("il lupo tornerà presto anche qui da noi", "ivo-berti")],
    ),
    it(
        "Ivo Berti non crede alla voce secondo cui «il lupo tornerà presto anche qui da noi».",
        &[],
    ),
    // A verb that no list has, between the marks and a name.
    it(
        "Ha aperto i lavori Ada Neri. “La città cambia se cambiamo noi”, pontifica l’assessora Neri.",
        &[("La città cambia se cambiamo noi", "ada-neri")],
    ),
    en(
        "Ann Smith runs the trust. “Wood is a way of life for us,” deadpans Smith.",
        &[("Wood is a way of life for us,", "ann-smith")],
    ),
    // Words behind "for" and a predicate.
    it(
        "Per la sindaca, Paola Rossi, si tratta di «un passo avanti per tutta la valle».",
        &[("un passo avanti per tutta la valle", "paola-rossi")],
    ),
    // Not the agency, but whoever has the role.
    it(
        "- Ugo Ferri (presidente)\n- Lucia Monti (tesoriera)\n\nIl nuovo presidente, tecnico dell’Agenzia Fiume, ha annunciato: «Un ponte che dura vale dieci convegni».",
        &[("Un ponte che dura vale dieci convegni", "ugo-ferri")],
    ),
    // Two single marks that open, and a sentence behind one that tells what its subject says.
    it(
        "Lucia Monti è apparsa soddisfatta, affermando che il clima è cambiato. ‘’Siamo orgogliosi del ponte e lo saremo anche domani’’.",
        &[(
            "Siamo orgogliosi del ponte e lo saremo anche domani",
            "lucia-monti",
        )],
    ),
    en(
        "Said Mayor Linda J. Cole of Riverside, “Riverside looks forward to working with the trust on this bridge.”",
        &[(
            "Riverside looks forward to working with the trust on this bridge.",
            "linda-j-cole",
        )],
    ),
    // No question, nobody who speaks.
    it(
        "Il libro di Paola Rossi è in vendita.\n\n«La casa sul fiume di notte»\n\nQuesto è il ponte di Paola Rossi.",
        &[],
    ),
];
