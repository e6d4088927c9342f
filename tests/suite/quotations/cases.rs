//! English texts of many styles and what people say in them, and texts in which nobody is quoted.

/// A text and what people say in it.
#[derive(Clone, Copy)]
pub struct Case {
    /// The language of the text.
    pub language: &'static str,
    pub text: &'static str,
    pub said: &'static [(&'static str, &'static str)],
}

pub const fn it(text: &'static str, said: &'static [(&'static str, &'static str)]) -> Case {
    let language = "it";
    Case {
        language,
        text,
        said,
    }
}

pub const fn en(text: &'static str, said: &'static [(&'static str, &'static str)]) -> Case {
    let language = "en";
    Case {
        language,
        text,
        said,
    }
}

pub const ENGLISH: &[Case] = &[
    en(
        "“We opened the bridge on time,” said Ann Smith, chief engineer of the river trust. “Nobody thought we would.”",
        &[
            ("We opened the bridge on time,", "ann-smith"),
            ("Nobody thought we would.", "ann-smith"),
        ],
    ),
    en(
        "\"The bridge is old,\" Ann Smith, chief engineer of the trust, told reporters, \"but it holds.\"",
        &[
            ("The bridge is old,", "ann-smith"),
            ("but it holds.", "ann-smith"),
        ],
    ),
    en(
        "Ann Smith leads the trust. “It’s the workers’ bridge, and it’s everyone’s,” she said.",
        &[(
            "It’s the workers’ bridge, and it’s everyone’s,",
            "ann-smith",
        )],
    ),
    en(
        "Ann Smith leads the trust. ‘It’s the best thing we’ve ever built,’ Ms Smith added.",
        &[("It’s the best thing we’ve ever built,", "ann-smith")],
    ),
    en(
        "According to Ann Smith, “every bolt was checked twice.” Bob Jones said that “nobody had been told about the delay.”",
        &[
            ("every bolt was checked twice.", "ann-smith"),
            ("nobody had been told about the delay.", "bob-jones"),
        ],
    ),
    en(
        "“Was it late?” asked Bob Jones. “By a week,” Smith replied. Ann Smith has since left the trust.",
        &[("Was it late?", "bob-jones"), ("By a week,", "ann-smith")],
    ),
    en(
        "Ann Smith puts it simply: “Bridges are promises.” “You keep them,” she adds, “or they fall.”",
        &[
            ("Bridges are promises.", "ann-smith"),
            ("You keep them,", "ann-smith"),
            ("or they fall.", "ann-smith"),
        ],
    ),
    en(
        "As Ann Smith explains, \"we never closed the footpath\".",
        &[("we never closed the footpath", "ann-smith")],
    ),
    en(
        "We spoke to Ann Smith.\n\n**Q:** “How old is it?”\n\n**A:** “It turned ninety last spring, believe it or not.”",
        &[(
            "It turned ninety last spring, believe it or not.",
            "ann-smith",
        )],
    ),
    en(
        "> “The bridge has given our village a second main street.” — Ann Smith, chief engineer",
        &[(
            "The bridge has given our village a second main street.",
            "ann-smith",
        )],
    ),
    // Words before the name that are no title, and a pronoun some paragraphs later.
    en(
        "“Timber lasts,” Riverside+ columnist Ann Smith said.\n\nThe trust agrees.\n\n“So do people,” she added.",
        &[
            ("Timber lasts,", "ann-smith"),
            ("So do people,", "ann-smith"),
        ],
    ),
    // A role with its organization between verb and name.
    en(
        "\"It floats,\" said Blue River engineer Ann Smith.",
        &[("It floats,", "ann-smith")],
    ),
    en(
        "“The rules will apply from January,” the European Commission said.",
        &[("The rules will apply from January,", "european-commission")],
    ),
];

/// Texts in which nobody is quoted whom they name, or nobody at all.
pub const NOBODY: &[Case] = &[
    en(
        "“It sinks,” says Whitehall and he wants Ann Smith to know.",
        &[],
    ),
    en(
        "Ann Smith spoke first. “It sinks,” columnist redfox said. “It always will,” he added.",
        &[],
    ),
    it(
        "Il percorso “Città che legge”, spiega Ada Neri, parte a maggio.",
        &[],
    ),
    it(
        "Ada Neri ha presentato la “Notte dei Libri Viventi” al Comune.",
        &[],
    ),
    it(
        "Ada Neri dirige il progetto “Mille pagine per tutti i bambini della valle”.",
        &[],
    ),
    it(
        "Ada Neri parla di una “svolta” e di un “nuovo inizio” per la città.",
        &[],
    ),
    it(
        "- Ada Neri (Polo di Carta)\n\"Leggere insieme: un'esperienza di quartiere\"",
        &[],
    ),
    it(
        "10:30 Ada Neri: “Leggere insieme, un’esperienza di quartiere”",
        &[],
    ),
    it(
        "“Leggere insieme” - Ada Neri, direttrice del Polo di Carta",
        &[],
    ),
    it(
        "“Non so nulla”, spiega un passante. Ada Neri era assente.",
        &[],
    ),
    it("“Non so nulla”, ha detto il portavoce di Ada Neri.", &[]),
    it(
        "Con lo slogan “Insieme si può” la lista di Ada Neri si presenta agli elettori.",
        &[],
    ),
    it(
        "Ada Neri, detta “la Signora dei libri”, ha annunciato un nuovo corso.",
        &[],
    ),
    it("La fase di “closed beta” è finita, conferma Ada Neri.", &[]),
    it(
        "Ada Neri ha scritto “Il fiume e la carta”, un romanzo.",
        &[],
    ),
    it(
        "Il volume “la carta e il fiume d’inverno” sarà presentato oggi. Lo annuncia Ada Neri.",
        &[],
    ),
    it(
        "“Servono fondi”. Il consiglio si riunirà lunedì con Ada Neri.",
        &[],
    ),
    it(
        "Un po' d'aria, un po' di luce: all'alba c'è 'l silenzio, dice Ada Neri.",
        &[],
    ),
    it("“Servono fondi”, dice il sindaco.", &[]),
    en("Ann Smith's spokesman said: “No comment today.”", &[]),
    en(
        "Ann Smith wrote the book “Bridges and Other Promises” in 2019.",
        &[],
    ),
    en(
        "Her so-called “smart bridge” is 27\" wide, Ann Smith noted.",
        &[],
    ),
    en(
        "“No comment,” said somebody else. Ann Smith was not there.",
        &[],
    ),
    en(
        "The workshop “Building with Wood” is led by Ann Smith, who said it is full.",
        &[],
    ),
];
