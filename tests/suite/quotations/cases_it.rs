//! Italian texts of many styles, and what people say in them.

use super::cases::{Case, it};

pub const ITALIAN: &[Case] = &[
    // The cue behind, with a role; typewriter marks with emphasis within.
    it(
        "\"_Il bosco torna a crescere da solo_\", spiega la dott.ssa Lia Conti, responsabile forestale della Valle Verde.",
        &[("Il bosco torna a crescere da solo", "lia-conti")],
    ),
    // A comma within the marks and a past tense with an adverb.
    it(
        "«Ci vorranno dieci anni,» ha poi precisato Lia Conti.",
        &[("Ci vorranno dieci anni,", "lia-conti")],
    ),
    // The cue before, with a colon.
    it(
        "Ugo Ferri, presidente della cooperativa, ha dichiarato: “Apriremo a settembre. Non un giorno dopo.”",
        &[("Apriremo a settembre. Non un giorno dopo.", "ugo-ferri")],
    ),
    // A title and a mere surname, named in full before.
    it(
        "Alla festa c’era anche Ugo Ferri.\n\n“Il ponte è di tutti”, ha ricordato il presidente Ferri.",
        &[("Il ponte è di tutti", "ugo-ferri")],
    ),
    // Split by one cue.
    it(
        "“Il ponte è vecchio”, osserva Ugo Ferri, “ma regge ancora bene”.",
        &[
            ("Il ponte è vecchio", "ugo-ferri"),
            ("ma regge ancora bene", "ugo-ferri"),
        ],
    ),
    // The cue within the marks, between dashes of two kinds.
    it(
        "Il sindaco è Ugo Ferri. «Il ponte è vecchio – ha ammesso il sindaco Ferri - ma regge ancora».",
        &[(
            "Il ponte è vecchio – ha ammesso il sindaco Ferri - ma regge ancora",
            "ugo-ferri",
        )],
    ),
    // The cue within the marks, between commas.
    it(
        "Ugo Ferri guida il paese da anni. «Il ponte, spiega Ferri, regge ancora».",
        &[("Il ponte, spiega Ferri, regge ancora", "ugo-ferri")],
    ),
    // A quotation right behind, without cue.
    it(
        "“La biblioteca resta aperta”, assicura Ada Neri, direttrice del Polo di Carta. “Anche la domenica”.",
        &[
            ("La biblioteca resta aperta", "ada-neri"),
            ("Anche la domenica", "ada-neri"),
        ],
    ),
    // A relative pronoun, and a verb without subject.
    it(
        "“La biblioteca resta aperta” assicura Ada Neri, che aggiunge: “Anche la domenica”. E conclude: “Venite tutti!”",
        &[
            ("La biblioteca resta aperta", "ada-neri"),
            ("Anche la domenica", "ada-neri"),
            ("Venite tutti!", "ada-neri"),
        ],
    ),
    // "Come ha detto N", "Secondo N".
    it(
        "Come ha detto Ada Neri, “i libri non scadono”. A detta di Ugo Ferri, invece, “gli scaffali sono troppo pieni”.",
        &[
            ("i libri non scadono", "ada-neri"),
            ("gli scaffali sono troppo pieni", "ugo-ferri"),
        ],
    ),
    // Part of the sentence around it.
    it(
        "Ada Neri ha ribadito che la riforma “non toglierà nemmeno un posto di lavoro alle biblioteche”.",
        &[(
            "non toglierà nemmeno un posto di lavoro alle biblioteche",
            "ada-neri",
        )],
    ),
    // Nested marks of the same and of another kind; the outer ones count.
    it(
        "«La parola “pubblico” non è una parola \"vecchia\"», sostiene Ada Neri.",
        &[(
            "La parola “pubblico” non è una parola \"vecchia\"",
            "ada-neri",
        )],
    ),
    // Mismatched marks: two quotations.
    it(
        "\"Partiamo da qui', dichiara la direttrice, Ada Neri. 'Il resto - dice la Neri - verrà dopo\".",
        &[
            ("Partiamo da qui", "ada-neri"),
            ("Il resto - dice la Neri - verrà dopo", "ada-neri"),
        ],
    ),
    // German marks, and apostrophes all over.
    it(
        "„L’idea è nata un po’ per caso, nell’ufficio dell’Ada“, racconta Ada Neri.",
        &[(
            "L’idea è nata un po’ per caso, nell’ufficio dell’Ada",
            "ada-neri",
        )],
    ),
    // Three paragraphs, each opened anew.
    it(
        "Ugo Ferri ha scritto ai cittadini: “Il ponte riapre lunedì.\n\n“Ringrazio chi ha aspettato.\n\n“Ci vediamo sul fiume”.",
        &[(
            "Il ponte riapre lunedì. Ringrazio chi ha aspettato. Ci vediamo sul fiume",
            "ugo-ferri",
        )],
    ),
    // Two paragraphs, the second one not opened anew, with the cue at the end.
    it(
        "«Il ponte riapre lunedì.\n\nRingrazio chi ha aspettato», ha detto Ugo Ferri.",
        &[(
            "Il ponte riapre lunedì. Ringrazio chi ha aspettato",
            "ugo-ferri",
        )],
    ),
    // An interview with names as labels.
    it(
        "Ne parliamo con Ada Neri e Ugo Ferri.\n\n**NERI**: «I libri costano sempre di più.»\n\n**FERRI**: «I ponti pure, mi creda.»",
        &[
            ("I libri costano sempre di più.", "ada-neri"),
            ("I ponti pure, mi creda.", "ugo-ferri"),
        ],
    ),
    // An interview with letters as labels: the question has no known speaker.
    it(
        "Abbiamo incontrato Ada Neri.\n\nD: «Quanti libri avete?»\n\nR: «Circa ottantamila, senza contare le riviste.»",
        &[("Circa ottantamila, senza contare le riviste.", "ada-neri")],
    ),
    // An interview whose answers follow questions.
    it(
        "Abbiamo incontrato Ada Neri.\n\n**Quanti libri avete?**\n\n«Circa ottantamila, senza contare le riviste e i giornali.»",
        &[(
            "Circa ottantamila, senza contare le riviste e i giornali.",
            "ada-neri",
        )],
    ),
    // A new sentence tells who said it.
    it(
        "“Non chiuderemo”. Lo ha detto Ada Neri a margine di un incontro a Trento.",
        &[("Non chiuderemo", "ada-neri")],
    ),
    // A noun instead of a verb.
    it(
        "“Una bella giornata per tutti”, è il commento di Ada Neri.",
        &[("Una bella giornata per tutti", "ada-neri")],
    ),
    // A role alone, which one person of the text has.
    it(
        "Presenti il sindaco Ugo Ferri e la direttrice Ada Neri.\n\n“Il prestito sarà gratuito”, ha annunciato la direttrice.",
        &[("Il prestito sarà gratuito", "ada-neri")],
    ),
    // The listener is not the speaker.
    it(
        "“Il prestito sarà gratuito”, ha detto ad Ada Neri il sindaco Ugo Ferri.",
        &[("Il prestito sarà gratuito", "ugo-ferri")],
    ),
    // The same surname with another first name is somebody else.
    it(
        "“Non so nulla”, dice Marco Neri, fratello di Ada Neri.",
        &[("Non so nulla", "marco-neri")],
    ),
    // Two speakers in turn.
    it(
        "“Servono fondi”, dice Ada Neri. Ugo Ferri replica: “I fondi ci sono”. “Allora spendiamoli”, risponde Neri.",
        &[
            ("Servono fondi", "ada-neri"),
            ("I fondi ci sono", "ugo-ferri"),
            ("Allora spendiamoli", "ada-neri"),
        ],
    ),
    // Verbs without subject, of whoever is named in the sentence before.
    it(
        "«I ponti tremano», racconta Ugo Ferri. Riconoscerli, dice, è facile: «Basta ascoltare». Sul fiume c’era Ada Neri. «Ho sentito tutto dal molo», ricorda.",
        &[
            ("I ponti tremano", "ugo-ferri"),
            ("Basta ascoltare", "ugo-ferri"),
            ("Ho sentito tutto dal molo", "ada-neri"),
        ],
    ),
    // A colon without verb, before a sentence; and what the same speaker says next.
    it(
        "Non ha dubbi Ada Neri: «La carta non si butta via». Sulla stessa linea Ugo Ferri: «Serve rispetto per il fiume». E sui tempi dei lavori: «Non abbiamo fretta».",
        &[
            ("La carta non si butta via", "ada-neri"),
            ("Serve rispetto per il fiume", "ugo-ferri"),
            ("Non abbiamo fretta", "ugo-ferri"),
        ],
    ),
    // The same right behind the name, or a bracket, however short.
    it(
        "Soddisfatta anche la sindaca Ada Neri: «La valle fa da apripista». Critico il consigliere Ugo Ferri (Lista Civica): «La piazza è di tutti».",
        &[
            ("La valle fa da apripista", "ada-neri"),
            ("La piazza è di tutti", "ugo-ferri"),
        ],
    ),
    // An organization, when the verb binds it directly.
    it(
        "“Il bando resterà aperto fino a maggio”, fa sapere la Fondazione Carta.",
        &[("Il bando resterà aperto fino a maggio", "fondazione-carta")],
    ),
    // Straight guillemets of a typewriter, in plain text.
    it(
        "<<Siamo al lavoro da gennaio>>, conferma Ada Neri.",
        &[("Siamo al lavoro da gennaio", "ada-neri")],
    ),
];
