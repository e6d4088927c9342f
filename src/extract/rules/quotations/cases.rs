//! What the table of `tests.rs` is made of.

/// A text, who is named in it, and what they say.
#[derive(Clone, Copy)]
pub(super) struct Case {
    pub(super) language: &'static str,
    pub(super) people: &'static [&'static str],
    pub(super) organizations: &'static [&'static str],
    pub(super) text: &'static str,
    pub(super) said: &'static [(&'static str, &'static str)],
}

pub(super) const fn it(
    people: &'static [&'static str],
    text: &'static str,
    said: &'static [(&'static str, &'static str)],
) -> Case {
    Case {
        language: "it",
        people,
        organizations: &[],
        text,
        said,
    }
}

pub(super) const fn en(
    people: &'static [&'static str],
    text: &'static str,
    said: &'static [(&'static str, &'static str)],
) -> Case {
    Case {
        language: "en",
        ..it(people, text, said)
    }
}

pub(super) const fn by(organizations: &'static [&'static str], case: Case) -> Case {
    Case {
        organizations,
        ..case
    }
}

pub(super) const ENGLISH: &[Case] = &[
    en(
        &["Ann Smith"],
        "“We opened the bridge on time,” said Ann Smith, chief engineer of the river trust. “Nobody thought we would.”",
        &[
            ("We opened the bridge on time,", "Ann Smith"),
            ("Nobody thought we would.", "Ann Smith"),
        ],
    ),
    en(
        &["Ann Smith"],
        "\"The bridge is old,\" Ann Smith, chief engineer of the trust, told reporters, \"but it holds.\"",
        &[
            ("The bridge is old,", "Ann Smith"),
            ("but it holds.", "Ann Smith"),
        ],
    ),
    en(
        &["Ann Smith"],
        "Ann Smith leads the trust. “It’s the workers’ bridge, and it’s everyone’s,” she said.",
        &[(
            "It’s the workers’ bridge, and it’s everyone’s,",
            "Ann Smith",
        )],
    ),
    en(
        &["Ann Smith"],
        "Ann Smith leads the trust. ‘It’s the best thing we’ve ever built,’ Ms Smith added.",
        &[("It’s the best thing we’ve ever built,", "Ann Smith")],
    ),
    en(
        &["Ann Smith", "Bob Jones"],
        "According to Ann Smith, “every bolt was checked twice.” Bob Jones said that “nobody had been told about the delay.”",
        &[
            ("every bolt was checked twice.", "Ann Smith"),
            ("nobody had been told about the delay.", "Bob Jones"),
        ],
    ),
    en(
        &["Ann Smith", "Bob Jones"],
        "“Was it late?” asked Bob Jones. “By a week,” Smith replied. Ann Smith has since left the trust.",
        &[("Was it late?", "Bob Jones"), ("By a week,", "Ann Smith")],
    ),
    en(
        &["Ann Smith"],
        "Ann Smith puts it simply: “Bridges are promises.” “You keep them,” she adds, “or they fall.”",
        &[
            ("Bridges are promises.", "Ann Smith"),
            ("You keep them,", "Ann Smith"),
            ("or they fall.", "Ann Smith"),
        ],
    ),
    en(
        &["Ann Smith"],
        "As Ann Smith explains, \"we never closed the footpath\".",
        &[("we never closed the footpath", "Ann Smith")],
    ),
    en(
        &["Ann Smith"],
        "We spoke to Ann Smith.\n\n**Q:** “How old is it?”\n\n**A:** “It turned ninety last spring, believe it or not.”",
        &[(
            "It turned ninety last spring, believe it or not.",
            "Ann Smith",
        )],
    ),
    en(
        &["Ann Smith"],
        "> “The bridge has given our village a second main street.” — Ann Smith, chief engineer",
        &[(
            "The bridge has given our village a second main street.",
            "Ann Smith",
        )],
    ),
    // Words before the name that are no title, and a pronoun some paragraphs later.
    en(
        &["Ann Smith"],
        "“Timber lasts,” Riverside+ columnist Ann Smith said.\n\nThe trust agrees.\n\n“So do people,” she added.",
        &[
            ("Timber lasts,", "Ann Smith"),
            ("So do people,", "Ann Smith"),
        ],
    ),
    // A role with its organization between verb and name.
    en(
        &["Ann Smith"],
        "\"It floats,\" said Blue River engineer Ann Smith.",
        &[("It floats,", "Ann Smith")],
    ),
    by(
        &["European Commission"],
        en(
            &[],
            "“The rules will apply from January,” the European Commission said.",
            &[("The rules will apply from January,", "European Commission")],
        ),
    ),
];

/// Texts in which nobody is quoted whom they name, or nobody at all.
pub(super) const NOBODY: &[Case] = &[
    en(
        &["Ann Smith"],
        "“It sinks,” says Whitehall and he wants Ann Smith to know.",
        &[],
    ),
    en(
        &["Ann Smith"],
        "Ann Smith spoke first. “It sinks,” columnist redfox said. “It always will,” he added.",
        &[],
    ),
    it(
        &["Ada Neri"],
        "Il percorso “Città che legge”, spiega Ada Neri, parte a maggio.",
        &[],
    ),
    it(
        &["Ada Neri"],
        "Ada Neri ha presentato la “Notte dei Libri Viventi” al Comune.",
        &[],
    ),
    it(
        &["Ada Neri"],
        "Ada Neri dirige il progetto “Mille pagine per tutti i bambini della valle”.",
        &[],
    ),
    it(
        &["Ada Neri"],
        "Ada Neri parla di una “svolta” e di un “nuovo inizio” per la città.",
        &[],
    ),
    it(
        &["Ada Neri"],
        "- Ada Neri (Polo di Carta)\n\"Leggere insieme: un'esperienza di quartiere\"",
        &[],
    ),
    it(
        &["Ada Neri"],
        "10:30 Ada Neri: “Leggere insieme, un’esperienza di quartiere”",
        &[],
    ),
    it(
        &["Ada Neri"],
        "“Leggere insieme” - Ada Neri, direttrice del Polo di Carta",
        &[],
    ),
    it(
        &["Ada Neri"],
        "“Non so nulla”, spiega Gino Strano. Ada Neri era assente.",
        &[],
    ),
    it(
        &["Ada Neri"],
        "“Non so nulla”, ha detto il portavoce di Ada Neri.",
        &[],
    ),
    it(
        &["Ada Neri"],
        "“Non so nulla”, dice Marco Neri, fratello di Ada Neri.",
        &[],
    ),
    it(
        &["Ada Neri"],
        "Con lo slogan “Insieme si può” la lista di Ada Neri si presenta agli elettori.",
        &[],
    ),
    it(
        &["Ada Neri"],
        "Ada Neri, detta “la Signora dei libri”, ha annunciato un nuovo corso.",
        &[],
    ),
    it(
        &["Ada Neri"],
        "La fase di “closed beta” è finita, conferma Ada Neri.",
        &[],
    ),
    it(
        &["Ada Neri"],
        "Ada Neri ha scritto “Il fiume e la carta”, un romanzo.",
        &[],
    ),
    it(
        &["Ada Neri"],
        "Il volume “la carta e il fiume d’inverno” sarà presentato oggi. Lo annuncia Ada Neri.",
        &[],
    ),
    it(
        &["Ada Neri"],
        "“Servono fondi”. Il consiglio si riunirà lunedì con Ada Neri.",
        &[],
    ),
    it(
        &["Ada Neri"],
        "Un po' d'aria, un po' di luce: all'alba c'è 'l silenzio, dice Ada Neri.",
        &[],
    ),
    it(&[], "“Servono fondi”, dice il sindaco.", &[]),
    en(
        &["Ann Smith"],
        "Ann Smith's spokesman said: “No comment today.”",
        &[],
    ),
    en(
        &["Ann Smith"],
        "Ann Smith wrote the book “Bridges and Other Promises” in 2019.",
        &[],
    ),
    en(
        &["Ann Smith"],
        "Her so-called “smart bridge” is 27\" wide, Ann Smith noted.",
        &[],
    ),
    en(
        &["Ann Smith"],
        "“No comment,” said Carl Other. Ann Smith was not there.",
        &[],
    ),
    en(
        &["Ann Smith"],
        "The workshop “Building with Wood” is led by Ann Smith, who said it is full.",
        &[],
    ),
];
