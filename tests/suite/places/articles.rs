//! Places that articles name, and names that are none.

use super::compare;
use filorosso::extract::Draft;

/// Each place as `Sort name`, with street and larger place behind it.
fn places(draft: &Draft) -> Vec<String> {
    let all = &draft.facts.places;
    let mut told: Vec<String> = all
        .iter()
        .map(|place| {
            let street = place.street.as_ref();
            let street = street.map_or_else(String::new, |street| format!(" | {}", street.text));
            let within = place.within.map(|within| &all[within].name.text);
            let within = within.map_or_else(String::new, |name| format!(" < {name}"));
            format!("{:?} {}{street}{within}", place.sort, place.name.text)
        })
        .collect();
    told.sort();
    told
}

#[test]
fn towns_that_the_text_introduces() {
    compare(
        &[
            (
                "it",
                "Collequieto al Monte, 3 marzo 2024\n\nIl mercato torna a Collequieto al Monte.\n\nPro Loco, via Dante 7 - 23855 Collequieto al Monte (LC)",
                &["Town Collequieto al Monte"],
            ),
            (
                "it",
                "Via del Teatro 12, 05100 Valfiorita\n\nSi parla di acqua a Valfiorita.",
                &["Town Valfiorita"],
            ),
            ("it", "Si parla di acqua a Valfiorita.", &[]),
            (
                "it",
                "Mario Bianchi, 3 marzo 2024\n\nUn testo di Mario Bianchi.",
                &[],
            ),
            (
                "en",
                "Three cities take part: Boston, MA, Seattle, WA, and Washington, DC.",
                &["Town Boston", "Town Seattle", "Town Washington"],
            ),
            (
                "en",
                "The company opened an office in Brightwater, Oregon.",
                &["Town Brightwater"],
            ),
            (
                "en",
                "Jane Doe, MD, spoke with Paul Lee, CA, and with Ann Smith, MA.",
                &[],
            ),
        ],
        places,
    );
}

#[test]
fn well_known_names_and_areas() {
    compare(
        &[
            (
                "it",
                "Le torri sono i simboli di Bologna e le strade dell’Appennino sono poche.",
                &["Region Appennino", "Town Bologna"],
            ),
            (
                "it",
                "La forza del Paese è il lavoro. Il ruolo di Monti.",
                &[],
            ),
            (
                "it",
                "Il Bologna vince. Ieri il Bologna ha giocato bene.",
                &[],
            ),
            (
                "it",
                "Si parla del futuro del quartiere di Bovisa e dello sportello di quartiere di Lecco.",
                &["Place Bovisa", "Town Lecco"],
            ),
            (
                "en",
                "At noon Minneapolis became the first. This is the story of a Minneapolis resident.",
                &["Town Minneapolis"],
            ),
            (
                "en",
                "Money went to the Bay Area and to schools in Orange County.",
                &["Region Bay Area", "Region Orange County"],
            ),
            ("en", "Growth slowed in the Core Area.", &[]),
            (
                "it",
                "Orario\n\n16:55 Tavola Rotonda\n\n17:30 Chiusura",
                &[],
            ),
            (
                "it",
                "Ente iscritto al RUNTS\nSede legale: Via Taverna, 48",
                &[],
            ),
        ],
        places,
    );
}

#[test]
fn towns_behind_a_word_for_being_there() {
    compare(
        &[
            (
                "it",
                "La rete è attiva a Lucca e in provincia di Belluno.",
                &["Province Belluno", "Town Lucca"],
            ),
            (
                "it",
                "Il progetto parte nel Comune di Fonzaso, in Veneto.",
                &["Region Veneto", "Town Fonzaso"],
            ),
            (
                "it",
                "Tappe a Trento, Rovereto e Riva del Garda.",
                &["Town Riva del Garda", "Town Rovereto", "Town Trento"],
            ),
            (
                "it",
                "L’azienda ha sede a Reggio Emilia e lavora in Germania.",
                &["Country Germania", "Town Reggio Emilia"],
            ),
            ("it", "Vive a L’Aquila da dieci anni.", &["Town L’Aquila"]),
            ("it", "Il cantiere di Rho (MI) è aperto.", &["Town Rho"]),
            (
                "it",
                "Uffici: Via Roma 12, 39100 Bolzano (BZ)",
                &["Town Bolzano"],
            ),
            (
                "en",
                "The team is based in Milan and works across Lombardy.",
                &["Region Lombardy", "Town Milan"],
            ),
            (
                "en",
                "She lives near Turin, in the province of Cuneo.",
                &["Province Cuneo", "Town Turin"],
            ),
            (
                "en",
                "The company opened an office in London's centre.",
                &["Town London"],
            ),
        ],
        places,
    );
}

#[test]
fn datelines() {
    compare(
        &[
            (
                "it",
                "Roma, 22 maggio 2018 - L’agenzia annuncia un progetto.",
                &["Town Roma"],
            ),
            (
                "it",
                "Trento, lunedì 3 giugno 2024. Si parte.",
                &["Town Trento"],
            ),
            (
                "en",
                "MILAN, Italy, March 3, 2024 – The company says so.",
                &["Country Italy", "Town Milan"],
            ),
            ("en", "LONDON – Shares rose.", &["Town London"]),
        ],
        places,
    );
}

#[test]
fn venues_and_streets() {
    compare(
        &[
            (
                "it",
                "Ci vediamo presso la chiesa di San Michele Minore in piazza Manganelli a Catania.",
                &[
                    "Town Catania",
                    "Venue chiesa di San Michele Minore | piazza Manganelli < Catania",
                ],
            ),
            (
                "it",
                "L’evento si terrà presso la sede di Acme, in via Magolfa, 9, Milano.",
                &[
                    "Town Milano",
                    "Venue sede di Acme | via Magolfa, 9 < Milano",
                ],
            ),
            (
                "it",
                "L’incontro avrà luogo presso il Polo Tecnologico Lucchese in Via della Chiesa.",
                &["Venue Polo Tecnologico Lucchese | Via della Chiesa"],
            ),
            (
                "it",
                "Appuntamento il 3 maggio al Teatro Grande di Brescia.",
                &["Town Brescia", "Venue Teatro Grande di Brescia < Brescia"],
            ),
            (
                "it",
                "La mostra è al Palazzo Vecchio, in piazza della Signoria a Firenze.",
                &[
                    "Town Firenze",
                    "Venue Palazzo Vecchio | piazza della Signoria < Firenze",
                ],
            ),
            (
                "it",
                "Lo sportello si trova in corso Garibaldi 14/A a Torino.",
                &[
                    "Street corso Garibaldi 14/A | corso Garibaldi 14/A < Torino",
                    "Town Torino",
                ],
            ),
            (
                "en",
                "We met at the Royal Albert Hall in London.",
                &["Town London", "Venue Royal Albert Hall < London"],
            ),
            (
                "en",
                "The talk takes place at the Town Hall in Manchester.",
                &["Town Manchester", "Venue Town Hall < Manchester"],
            ),
            (
                "en",
                "They opened a shop at 221B Baker Street, London.",
                &[
                    "Street 221B Baker Street | 221B Baker Street < London",
                    "Town London",
                ],
            ),
        ],
        places,
    );
}

#[test]
fn towns_side_by_side_and_by_their_form() {
    compare(
        &[
            (
                "it",
                "I comuni con più casi sono Trasaghis, Forgaria nel Friuli e Clauzetto.",
                &[
                    "Town Clauzetto",
                    "Town Forgaria nel Friuli",
                    "Town Trasaghis",
                ],
            ),
            (
                "it",
                "Le due centraline, Legnago e Bovolone, hanno superato il limite.",
                &["Town Bovolone", "Town Legnago"],
            ),
            (
                "it",
                "Ringraziano i soci Cassano, Legnago e Bertolazzi per il lavoro.",
                &[],
            ),
            (
                "en",
                "She was born in Ebberthwaite and lived in Stourwick-on-Severn and in Hull.",
                &["Town Ebberthwaite", "Town Hull", "Town Stourwick-on-Severn"],
            ),
            (
                "en",
                "Amy Ebberton wrote it in Ruby. We believe in Ebberton, said her editor.",
                &[],
            ),
            ("en", "The pipes belong to Brecon & Wye Water.", &[]),
            (
                "en",
                "A bike from Peloton and a letter from Appleton came.",
                &[],
            ),
            ("it", "Assenti giustificati: Lodi, Fermo e Rovigo.", &[]),
            (
                "it",
                "A Milano, Sofia ha aperto un negozio.",
                &["Town Milano"],
            ),
        ],
        places,
    );
}

#[test]
fn names_that_are_no_places() {
    compare(
        &[
            (
                "it",
                "Lo spiega Paola Pisano, che ne ha parlato a Paola Rossi.",
                &[],
            ),
            (
                "it",
                "Il Comune di Rho e l’Università di Udine firmano con la Città metropolitana di Milano.",
                &[],
            ),
            (
                "it",
                "Torna la Milano Digital Week con Banca Popolare di Sondrio.",
                &[],
            ),
            (
                "it",
                "Giuliano Ferrara scrive; a Ferrara risponde il direttore.",
                &[],
            ),
            (
                "it",
                "Siamo nel campo dell’AI, in corso di sviluppo, in via di definizione.",
                &[],
            ),
            (
                "it",
                "Iscriviti via Zoom o via Teams; alla porta dell’Europa.",
                &[],
            ),
            (
                "it",
                "La sindaca di Torino Chiara Appendino è intervenuta.",
                &[],
            ),
            ("it", "Il 2 per cento va in Rete, il resto in Borsa.", &[]),
            (
                "en",
                "The Bank of England and the University of Leeds agree; Jack London wrote it.",
                &[],
            ),
            ("en", "A Milan fan spoke to Paris Hilton at work.", &[]),
        ],
        places,
    );
}

#[test]
fn sights_are_places_behind_an_article() {
    compare(
        &[
            (
                "it",
                "Il sentiero scende fino alla Grotta Fonda e costeggia la Cappella della Signora delle Nevi.",
                &[
                    "Venue Cappella della Signora delle Nevi",
                    "Venue Grotta Fonda",
                ],
            ),
            // Families are no towns, and a kind of building is no name of one.
            (
                "it",
                "La visita è alla Rocca dei Borgia.",
                &["Venue Rocca dei Borgia"],
            ),
            ("it", "Il restauro della Rocca è finito.", &[]),
        ],
        places,
    );
}

#[test]
fn a_town_and_a_colon_begin_a_headline() {
    compare(
        &[
            (
                "it",
                "Salerno: la giunta presenta oggi il suo bilancio",
                &["Town Salerno"],
            ),
            ("it", "RHO: il ponte apre al traffico", &["Town RHO"]),
            // A label, and a small town that is a word, too.
            ("it", "Salerno: tre punti", &[]),
            ("it", "Sala: la giunta presenta oggi il suo bilancio", &[]),
        ],
        places,
    );
}
