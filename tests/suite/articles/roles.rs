//! Roles of people in articles: where a title ends, and whose name the words before it are.

use super::people::{check, record};

#[test]
fn whoever_heads_a_body_is_of_that_body() {
    check(
        "it",
        &[
            (
                "Lo spiega Ugo Neri, consigliere delegato di Quarvo Spa.",
                "ugo-neri: consigliere delegato",
            ),
            (
                "Lo spiega Ada Rossi, consigliera e Ceo di Vela Blu.",
                "ada-rossi: consigliera e Ceo",
            ),
            (
                "Il consigliere delegato alla mobilità Ugo Neri è contento.",
                "ugo-neri: consigliere delegato alla mobilità",
            ),
            (
                "Lo spiega Ada Rossi, presidente “Vele Blu”.",
                "ada-rossi: presidente",
            ),
            (
                "Con Ada Bini, Direttore Generale, Agid intervenuta alla conferenza.",
                "ada-bini: Direttore Generale",
            ),
            // Two people, and only one of them has the title.
            ("Ci sono il sindaco e Ugo Neri con i bambini.", "ugo-neri"),
        ],
    );
}

#[test]
fn family_names_begin_with_prepositions_or_look_like_bodies() {
    check(
        "it",
        &[
            (
                "Il direttore Maurizio di Mauro è contento.",
                "maurizio-di-mauro: direttore",
            ),
            (
                "«Sì» spiega Stefano di Brindisi, presidente della giuria.",
                "stefano-di-brindisi: presidente della giuria",
            ),
            // A town.
            ("Torna Stefano di Brindisi con noi.", ""),
            (
                "Il presidente Ignazio Consiglio è contento.",
                "ignazio-consiglio: presidente",
            ),
        ],
    );
}

#[test]
fn where_something_was_said_is_none_of_a_title() {
    check(
        "it",
        &[(
            "Lo dice Ada Rossi, sindaca di Rho, durante la festa.",
            "ada-rossi: sindaca",
        )],
    );
}

#[test]
fn people_presented_line_by_line_have_the_role_below_their_name() {
    check(
        "it",
        &[
            (
                "### Ada Rossi\nDirettrice del Museo del Sale, ama il mare.",
                "ada-rossi: Direttrice",
            ),
            (
                "**🎨 Ada Rossi (Ady)**  \nIllustratrice, il suo lavoro unisce.",
                "ada-rossi: Illustratrice",
            ),
            ("- Ada Rossi | CTO @ Nexio Srl", "ada-rossi: CTO"),
            (
                "| Nome | Ruolo |\n|---|---|\n| Ada Rossi | Direttrice |\n",
                "ada-rossi: Direttrice",
            ),
            ("- Ada Rossi, CEO @adarossi, ride.", "ada-rossi: CEO"),
            (
                "Ada Rossi, presidente “Amici del Parco”, si candida.",
                "ada-rossi: presidente",
            ),
            // Others on the line below a name.
            (
                "**Ada Rossi**  \nDirettore e dipendenti della Banca di Alba si uniscono al dolore.",
                "ada-rossi",
            ),
            (
                "**Ada Rossi**  \nPresidente onoraria, Anna Neri",
                "ada-rossi; anna-neri: Presidente onoraria",
            ),
            // A sentence about others.
            (
                "### Ada Rossi\nPresidente e ministri si incontrano per lei.",
                "ada-rossi",
            ),
        ],
    );
}

#[test]
fn the_dot_of_a_legal_form_ends_no_role() {
    let titles = |text: &str| -> Vec<String> {
        let record = record("it", text);
        let own = record["appearances"].as_array().into_iter().flatten();
        let titles = own.filter_map(|one| one["title"].as_str());
        titles.map(str::to_owned).collect()
    };
    assert_eq!(
        titles("Parla Ugo Neri, CEO di Lampo S.r.l. e presidente di Trama APS, oggi."),
        ["CEO", "presidente"]
    );
    assert_eq!(
        titles("Parla Ugo Neri, CEO di Lampo S.r.l. E presidente si diventa."),
        ["CEO"]
    );
}

#[test]
fn titles_end_at_verbs_and_at_others() {
    check(
        "it",
        &[
            (
                "Ha parlato Ada Rossi, curatrice del volume insieme a Ugo Neri.",
                "ada-rossi: curatrice del volume; ugo-neri",
            ),
            ("La premier ha premuto sul caso di Ada Rossi.", "ada-rossi"),
            (
                "Lo dice il segretario di Stato Ugo Neri.",
                "ugo-neri: segretario di Stato",
            ),
            (
                "C'era Ada Rossi, primo clarinetto dell'Orchestra del Lago.",
                "ada-rossi: primo clarinetto",
            ),
        ],
    );
    check(
        "en",
        &[
            (
                "Ann Smith, Head of Culture said: it holds.",
                "ann-smith: Head of Culture",
            ),
            (
                "It holds, said Ann Smith, dean of UCSC's Reed School of Engineering.",
                "ann-smith: dean",
            ),
            (
                "It holds, said Ann Smith, professor of biology at UCSC and a Reed Institute investigator.",
                "ann-smith: professor of biology",
            ),
            (
                "It holds, said Ken Power, vice president of the trust.",
                "ken-power: vice president of the trust",
            ),
        ],
    );
}

#[test]
fn a_sentence_without_subject_goes_on_about_the_one_before() {
    check(
        "it",
        &[
            (
                "Ada Bini ha insegnato a Pisa. Attualmente è direttrice dell'Istituto Fermi. E’ \
                 presidente dell’Associazione dei Chimici.",
                "ada-bini: direttrice",
            ),
            // Somebody else is spoken of, or several, or nobody at all.
            (
                "Ada Bini ha insegnato a Pisa. È presidente Ugo Neri.",
                "ada-bini; ugo-neri: presidente",
            ),
            (
                "Ada Bini e Ugo Neri arrivano. È presidente della giuria.",
                "ada-bini; ugo-neri",
            ),
            (
                "Ada Bini è arrivata. La sala era piena. È presidente della giuria.",
                "ada-bini",
            ),
            (
                "Il pane di Ada Bini è buono. E presidente e soci ringraziano.",
                "ada-bini",
            ),
        ],
    );
    check(
        "en",
        &[
            (
                "Ann Smith joined the mill in 2014. She is head of archives at Quarvo Ltd.",
                "ann-smith: head of archives",
            ),
            (
                "Ann Smith joined the mill in 2014. It is head and shoulders above.",
                "ann-smith",
            ),
        ],
    );
}

#[test]
fn what_an_office_is_for_stands_before_it_in_english() {
    check(
        "en",
        &[
            (
                "It was signed by Business and Trade Minister Ann Smith on site.",
                "ann-smith: Business and Trade Minister",
            ),
            (
                "It was signed by Foreign Minister Ann Smith on site.",
                "ann-smith: Foreign Minister",
            ),
        ],
    );
}

#[test]
fn names_behind_places_and_bodies_of_several_words() {
    check(
        "it",
        &[
            (
                "Parla l’assessore del Friuli Venezia Giulia Sebastiano Carli.",
                "sebastiano-carli: assessore",
            ),
            (
                "C'era il presidente dell'associazione Vittime civili di Guerra Giuseppe Ticò.",
                "giuseppe-tico: presidente",
            ),
            (
                "Parla il direttore della Fondazione Museo storico del Trentino Ugo Neri.",
                "ugo-neri: direttore",
            ),
            (
                "Le lezioni sono dei professori Giulio F. Italiano e Irene Fini.",
                "giulio-f-italiano: professori; irene-fini: professori",
            ),
            (
                "- Gjergji Kajana (giornalista freelance)",
                "gjergji-kajana: giornalista freelance",
            ),
            (
                "- Ada Bini (presidente Accademia Rivum novum)",
                "ada-bini: presidente",
            ),
            (
                "- Ada Bini (Presidente Associazione “Marea”)",
                "ada-bini: Presidente",
            ),
        ],
    );
}

#[test]
fn who_is_named_behind_a_body_or_an_abbreviated_title() {
    check(
        "it",
        &[
            (
                "Dopo i saluti del rettore dell’Università del Salento Domenico Lai si comincia.",
                "domenico-lai: rettore",
            ),
            (
                "Lo ha detto il commissario dell’Enea Federico Teschi ieri.",
                "federico-teschi: commissario",
            ),
            (
                "Con Vittorio Zizza e Nicola Pepe, rispettivamente sindaco e assessore alla Cultura \
                 del Comune di Carovigno.",
                "vittorio-zizza: sindaco; nicola-pepe: assessore alla Cultura",
            ),
            (
                "Lo spiega Marco Vitti, responsabile dell’Unita’ Materiali dell’Enea.",
                "marco-vitti: responsabile",
            ),
            ("C'erano la giuria e il dott. Ino Fregna.", "ino-fregna"),
        ],
    );
    check(
        "en",
        &[
            (
                "Town Mayor Cllr Paul Brook presented a cheque to staff.",
                "paul-brook: Town Mayor",
            ),
            (
                "It is for the Minister for Tertiary Education, the Hon Dr Ann Smith, to say.",
                "ann-smith: Minister for Tertiary Education",
            ),
            (
                "Ann Smith\\\nPublic Information Officer\\\nMill Lane 6",
                "ann-smith: Public Information Officer",
            ),
        ],
    );
}
