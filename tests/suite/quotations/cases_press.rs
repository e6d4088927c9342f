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
    // A sentence behind tells with whose words somebody began, and accents are apostrophes.
    it(
        "«La montagna e’ viva e lo sara’ ancora per molti anni». Con queste parole la sindaca Marta Neri ha aperto la gita.",
        &[(
            "La montagna e’ viva e lo sara’ ancora per molti anni",
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
    // A colon leads to the next line, the next paragraph, or a block quote without marks.
    it(
        "Il sindaco Ivo Berti ha assicurato l’appoggio del Comune:\n\"I soldi ci sono, entro l’anno facciamo la gara\".",
        &[(
            "I soldi ci sono, entro l’anno facciamo la gara",
            "ivo-berti",
        )],
    ),
    it(
        "Il sindaco Ivo Berti ha dichiarato:\n\n> Questo ponte è il regalo che aspettavamo.\n>\n> Ringrazio chi ci ha lavorato.\n\nE l’assessora Lia Monti aggiunge:\n\n«Ora tocca alle scuole: le aspettiamo.»",
        &[
            (
                "Questo ponte è il regalo che aspettavamo. Ringrazio chi ci ha lavorato.",
                "ivo-berti",
            ),
            ("Ora tocca alle scuole: le aspettiamo.", "lia-monti"),
        ],
    ),
    it(
        "Ivo Berti e Lia Monti consigliano tre libri:\n\n> La casa sul fiume di notte",
        &[],
    ),
    // What its subject does in the sentence before.
    it(
        "E dopo il concerto? Carla Monti alza le spalle. «Dopo si continua. Finché le ginocchia reggono».",
        &[(
            "Dopo si continua. Finché le ginocchia reggono",
            "carla-monti",
        )],
    ),
    it(
        "Carla Monti alza un cartello. «La casa sul fiume di notte d’estate».",
        &[],
    ),
    // A portrait: whom it speaks of has the word, whoever else is named.
    it(
        "Carla Monti registra il bosco. Monti ha cominciato da sola. «Costava poco», ricorda Carla Monti.\n\nCon Carla Monti lavora il geografo Ivo Berti.\n\n«La gente non mi chiede nulla», spiega.",
        &[
            ("Costava poco", "carla-monti"),
            ("La gente non mi chiede nulla", "carla-monti"),
        ],
    ),
    // An adverb before who speaks, whom the text calls so because nobody else is there.
    it(
        "Marco Melli insegna a Torino. Come ha osservato ironicamente il relatore, “arriva una macchina e ti permette di risolvere problemi che fino a ieri erano impossibili”.",
        &[(
            "arriva una macchina e ti permette di risolvere problemi che fino a ieri erano impossibili",
            "marco-melli",
        )],
    ),
    it(
        "“L’impegno nei progetti è costante – le parole di Marco Melli, direttore di Vela – e siamo orgogliosi di esserci”.",
        &[(
            "L’impegno nei progetti è costante – le parole di Marco Melli, direttore di Vela – e siamo orgogliosi di esserci",
            "marco-melli",
        )],
    ),
    // Words with which a paragraph begins, before the sentence that begins with who it is.
    it(
        "«Il porto vecchio serve ancora a chi parte presto, e nessuno lo vuole chiudere». Paola Rossi, presidente di Vela, conosce ogni molo. E ogni barca.",
        &[(
            "Il porto vecchio serve ancora a chi parte presto, e nessuno lo vuole chiudere",
            "paola-rossi",
        )],
    ),
    // The dot of a legal form ends the sentence, too, and who is with the speaker says nothing.
    it(
        "“Il nuovo molo è pronto e le barche possono tornare”, commenta Marco Melli, amministratore di Vela S.p.A. “In aprile apriremo anche il cantiere con tre aziende del posto”.",
        &[
            (
                "Il nuovo molo è pronto e le barche possono tornare",
                "marco-melli",
            ),
            (
                "In aprile apriremo anche il cantiere con tre aziende del posto",
                "marco-melli",
            ),
        ],
    ),
    it(
        "“Per noi era la prima notte in mare aperto!”, ci racconta Marco Melli, membro del gruppo insieme a Paola Rossi, di Trento. “Adesso sappiamo come si governa una barca con poco vento”.",
        &[
            ("Per noi era la prima notte in mare aperto!", "marco-melli"),
            (
                "Adesso sappiamo come si governa una barca con poco vento",
                "marco-melli",
            ),
        ],
    ),
    // No question, nobody who speaks.
    it(
        "Il libro di Paola Rossi è in vendita.\n\n«La casa sul fiume di notte»\n\nQuesto è il ponte di Paola Rossi.",
        &[],
    ),
];
