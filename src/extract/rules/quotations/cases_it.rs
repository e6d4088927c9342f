//! Statements in Italian texts.

use super::cases::{Case, by, it};

pub(super) const ITALIAN: &[Case] = &[
    // The cue behind, with a role; typewriter marks with emphasis within.
    it(
        &["Lia Conti"],
        "\"_Il bosco torna a crescere da solo_\", spiega la dott.ssa Lia Conti, responsabile forestale della Valle Verde.",
        &[("Il bosco torna a crescere da solo", "Lia Conti")],
    ),
    // A comma within the marks and a past tense with an adverb.
    it(
        &["Lia Conti"],
        "«Ci vorranno dieci anni,» ha poi precisato Lia Conti.",
        &[("Ci vorranno dieci anni,", "Lia Conti")],
    ),
    // The cue before, with a colon.
    it(
        &["Ugo Ferri"],
        "Ugo Ferri, presidente della cooperativa, ha dichiarato: “Apriremo a settembre. Non un giorno dopo.”",
        &[("Apriremo a settembre. Non un giorno dopo.", "Ugo Ferri")],
    ),
    // A title and a mere surname, named in full before.
    it(
        &["Ugo Ferri"],
        "Alla festa c’era anche Ugo Ferri.\n\n“Il ponte è di tutti”, ha ricordato il presidente Ferri.",
        &[("Il ponte è di tutti", "Ugo Ferri")],
    ),
    // Split by one cue.
    it(
        &["Ugo Ferri"],
        "“Il ponte è vecchio”, osserva Ugo Ferri, “ma regge ancora bene”.",
        &[
            ("Il ponte è vecchio", "Ugo Ferri"),
            ("ma regge ancora bene", "Ugo Ferri"),
        ],
    ),
    // The cue within the marks, between dashes of two kinds.
    it(
        &["Ugo Ferri"],
        "Parla Ugo Ferri. «Il ponte è vecchio – ha ammesso il sindaco Ferri - ma regge ancora».",
        &[(
            "Il ponte è vecchio – ha ammesso il sindaco Ferri - ma regge ancora",
            "Ugo Ferri",
        )],
    ),
    // The cue within the marks, between commas.
    it(
        &["Ugo Ferri"],
        "Ugo Ferri guida il paese da anni. «Il ponte, spiega Ferri, regge ancora».",
        &[("Il ponte, spiega Ferri, regge ancora", "Ugo Ferri")],
    ),
    // A quotation right behind, without cue.
    it(
        &["Ada Neri"],
        "“La biblioteca resta aperta”, assicura Ada Neri, direttrice del Polo di Carta. “Anche la domenica”.",
        &[
            ("La biblioteca resta aperta", "Ada Neri"),
            ("Anche la domenica", "Ada Neri"),
        ],
    ),
    // A relative pronoun, and a verb without subject.
    it(
        &["Ada Neri"],
        "“La biblioteca resta aperta” assicura Ada Neri, che aggiunge: “Anche la domenica”. E conclude: “Venite tutti!”",
        &[
            ("La biblioteca resta aperta", "Ada Neri"),
            ("Anche la domenica", "Ada Neri"),
            ("Venite tutti!", "Ada Neri"),
        ],
    ),
    // "Come ha detto N", "Secondo N".
    it(
        &["Ada Neri", "Ugo Ferri"],
        "Come ha detto Ada Neri, “i libri non scadono”. Secondo Ugo Ferri, invece, “gli scaffali sono troppo pieni”.",
        &[
            ("i libri non scadono", "Ada Neri"),
            ("gli scaffali sono troppo pieni", "Ugo Ferri"),
        ],
    ),
    // Part of the sentence around it.
    it(
        &["Ada Neri"],
        "Ada Neri ha ribadito che la riforma “non toglierà nemmeno un posto di lavoro alle biblioteche”.",
        &[(
            "non toglierà nemmeno un posto di lavoro alle biblioteche",
            "Ada Neri",
        )],
    ),
    // Nested marks of the same and of another kind; the outer ones count.
    it(
        &["Ada Neri"],
        "«La parola “pubblico” non è una parola \"vecchia\"», sostiene Ada Neri.",
        &[(
            "La parola “pubblico” non è una parola \"vecchia\"",
            "Ada Neri",
        )],
    ),
    // Mismatched marks: two quotations.
    it(
        &["Ada Neri"],
        "\"Partiamo da qui', dichiara la direttrice, Ada Neri. 'Il resto - dice la Neri - verrà dopo\".",
        &[
            ("Partiamo da qui", "Ada Neri"),
            ("Il resto - dice la Neri - verrà dopo", "Ada Neri"),
        ],
    ),
    // German marks, and apostrophes all over.
    it(
        &["Ada Neri"],
        "„L’idea è nata un po’ per caso, nell’ufficio dell’Ada“, racconta Ada Neri.",
        &[(
            "L’idea è nata un po’ per caso, nell’ufficio dell’Ada",
            "Ada Neri",
        )],
    ),
    // Three paragraphs, each opened anew.
    it(
        &["Ugo Ferri"],
        "Ugo Ferri ha scritto ai cittadini: “Il ponte riapre lunedì.\n\n“Ringrazio chi ha aspettato.\n\n“Ci vediamo sul fiume”.",
        &[(
            "Il ponte riapre lunedì. Ringrazio chi ha aspettato. Ci vediamo sul fiume",
            "Ugo Ferri",
        )],
    ),
    // Two paragraphs, the second one not opened anew, with the cue at the end.
    it(
        &["Ugo Ferri"],
        "«Il ponte riapre lunedì.\n\nRingrazio chi ha aspettato», ha detto Ugo Ferri.",
        &[(
            "Il ponte riapre lunedì. Ringrazio chi ha aspettato",
            "Ugo Ferri",
        )],
    ),
    // An interview with names as labels.
    it(
        &["Ada Neri", "Ugo Ferri"],
        "Ne parliamo con Ada Neri e Ugo Ferri.\n\n**NERI**: «I libri costano sempre di più.»\n\n**FERRI**: «I ponti pure, mi creda.»",
        &[
            ("I libri costano sempre di più.", "Ada Neri"),
            ("I ponti pure, mi creda.", "Ugo Ferri"),
        ],
    ),
    // An interview with letters as labels: the question has no known speaker.
    it(
        &["Ada Neri"],
        "Abbiamo incontrato Ada Neri.\n\nD: «Quanti libri avete?»\n\nR: «Circa ottantamila, senza contare le riviste.»",
        &[("Circa ottantamila, senza contare le riviste.", "Ada Neri")],
    ),
    // An interview whose answers follow questions.
    it(
        &["Ada Neri"],
        "Abbiamo incontrato Ada Neri.\n\n**Quanti libri avete?**\n\n«Circa ottantamila, senza contare le riviste e i giornali.»",
        &[(
            "Circa ottantamila, senza contare le riviste e i giornali.",
            "Ada Neri",
        )],
    ),
    // A new sentence tells who said it.
    it(
        &["Ada Neri"],
        "“Non chiuderemo”. Lo ha detto Ada Neri a margine di un incontro a Trento.",
        &[("Non chiuderemo", "Ada Neri")],
    ),
    // A noun instead of a verb.
    it(
        &["Ada Neri"],
        "“Una bella giornata per tutti”, è il commento di Ada Neri.",
        &[("Una bella giornata per tutti", "Ada Neri")],
    ),
    // A role alone, which one person of the text has.
    it(
        &["Ada Neri", "Ugo Ferri"],
        "Presenti il sindaco Ugo Ferri e la direttrice Ada Neri.\n\n“Il prestito sarà gratuito”, ha annunciato la direttrice.",
        &[("Il prestito sarà gratuito", "Ada Neri")],
    ),
    // The listener is not the speaker.
    it(
        &["Ada Neri", "Ugo Ferri"],
        "“Il prestito sarà gratuito”, ha detto ad Ada Neri il sindaco Ugo Ferri.",
        &[("Il prestito sarà gratuito", "Ugo Ferri")],
    ),
    // Two speakers in turn.
    it(
        &["Ada Neri", "Ugo Ferri"],
        "“Servono fondi”, dice Ada Neri. Ugo Ferri replica: “I fondi ci sono”. “Allora spendiamoli”, risponde Neri.",
        &[
            ("Servono fondi", "Ada Neri"),
            ("I fondi ci sono", "Ugo Ferri"),
            ("Allora spendiamoli", "Ada Neri"),
        ],
    ),
    // Verbs without subject, of whoever is named in the sentence before.
    it(
        &["Ada Neri", "Ugo Ferri"],
        "«I ponti tremano», racconta Ugo Ferri. Riconoscerli, dice, è facile: «Basta ascoltare». Sul fiume c’era Ada Neri. «Ho sentito tutto dal molo», ricorda.",
        &[
            ("I ponti tremano", "Ugo Ferri"),
            ("Basta ascoltare", "Ugo Ferri"),
            ("Ho sentito tutto dal molo", "Ada Neri"),
        ],
    ),
    // A colon without verb, before a sentence; and what the same speaker says next.
    it(
        &["Ada Neri", "Ugo Ferri"],
        "Non ha dubbi Ada Neri: «La carta non si butta via». Sulla stessa linea Ugo Ferri: «Serve rispetto per il fiume». E sui tempi dei lavori: «Non abbiamo fretta».",
        &[
            ("La carta non si butta via", "Ada Neri"),
            ("Serve rispetto per il fiume", "Ugo Ferri"),
            ("Non abbiamo fretta", "Ugo Ferri"),
        ],
    ),
    // An organization, when the verb binds it directly.
    by(
        &["Fondazione Carta"],
        it(
            &[],
            "“Il bando resterà aperto fino a maggio”, fa sapere la Fondazione Carta.",
            &[("Il bando resterà aperto fino a maggio", "Fondazione Carta")],
        ),
    ),
    // Straight guillemets of a typewriter, in plain text.
    it(
        &["Ada Neri"],
        "<<Siamo al lavoro da gennaio>>, conferma Ada Neri.",
        &[("Siamo al lavoro da gennaio", "Ada Neri")],
    ),
];
