//! Events that articles tell of, and dates that are none.

use super::compare;
use filorosso::extract::Draft;

/// Each event as `name | start – end | place | series | organizers`; what is missing is left out.
pub(super) fn events(draft: &Draft) -> Vec<String> {
    let facts = &draft.facts;
    let told = facts.events.iter().map(|event| {
        let mut parts = vec![event.name.text.to_string()];
        let start = event.start.as_ref().map(|start| {
            let mark = if start.inferred { "?" } else { "" };
            let end = event.end.as_ref();
            let end = end.map_or_else(String::new, |end| format!(" – {}", end.date.lexical));
            format!("{}{mark}{end}", start.date.lexical)
        });
        let until = event.end.as_ref().filter(|_| start.is_none());
        let until = until.map(|end| format!("until {}", end.date.lexical));
        parts.extend(start.or(until));
        let place = event
            .place
            .map(|place| facts.places[place].name.text.to_string());
        parts.extend(place);
        let series = event.series.as_ref();
        parts.extend(series.map(|series| format!("of {}", series.text)));
        for who in &event.organizers {
            parts.push(format!("by {}", draft.namings[*who].name.text));
        }
        parts.join(" | ")
    });
    told.collect()
}

#[allow(clippy::too_many_lines, reason = "a table of texts")]
#[test]
fn italian_events() {
    compare(
        &[
            (
                "it",
                "Il 16 marzo 2018 si terrà “Code hands-on: laboratori aperti” a Milano.",
                &["Code hands-on: laboratori aperti | 2018-03-16 | Milano"],
            ),
            (
                "it",
                "Apre alla Margherita Hack Day, la giornata di programmazione che si terrà il 18 marzo 2023.",
                &["Margherita Hack Day | 2023-03-18"],
            ),
            (
                "it",
                "L'inaugurazione è fissata per giovedì 27 alle 10.30 a Lucca.",
                &["inaugurazione | 2024-06-27T10:30:00+02:00? | Lucca"],
            ),
            (
                "it",
                "Si tengono due seminari: il 10 marzo 2024, dalle 14.30 alle 16.30, e il 12 marzo 2024, alle 9.",
                &[
                    "seminari | 2024-03-10T14:30:00+01:00 – 2024-03-10T16:30:00+01:00",
                    "seminari | 2024-03-12T09:00:00+01:00",
                ],
            ),
            (
                "it",
                "Dal 27 novembre 2021 al 13 marzo 2022 le sale ospitano “Carte. Mappe e viaggi”, mostra di Ugo Ferri.",
                &["Carte. Mappe e viaggi | 2021-11-27 – 2022-03-13"],
            ),
            (
                "it",
                "Due giornate “porte aperte”:\nsabato 30 aprile 2022, dalle 9 alle 13 - Maniago, Casa della comunità\nsabato 14 maggio 2022, dalle 8.30 alle 12.30 - Gemona del Friuli, Distretto sanitario",
                &[
                    "porte aperte | 2022-04-30T09:00:00+02:00 – 2022-04-30T13:00:00+02:00",
                    "porte aperte | 2022-05-14T08:30:00+02:00 – 2022-05-14T12:30:00+02:00",
                ],
            ),
            (
                "it",
                "Il festival Lucca Digitale torna dal 15 al 18 settembre 2022.",
                &["festival Lucca Digitale | 2022-09-15 – 2022-09-18"],
            ),
            (
                "it",
                "Il corso inizierà il 10 ottobre 2022 e si concluderà il 15 dicembre 2022.",
                &["corso | 2022-10-10 – 2022-12-15"],
            ),
            (
                "it",
                "La mostra “Carte e mappe” sarà visitabile fino al 30 novembre 2022 a Lucca.",
                &["Carte e mappe | until 2022-11-30 | Lucca"],
            ),
            (
                "it",
                "Il 23 settembre 2020 si è svolta la giornata conclusiva del [Leonardo Drone Contest](https://example.org/).",
                &[
                    "giornata conclusiva del Leonardo Drone Contest | 2020-09-23 | of Leonardo Drone Contest",
                ],
            ),
            (
                "it",
                "Il progetto sarà tra gli esempi al centro del primo incontro di #ToscanaDigitale – Idee e azioni, che avrà luogo il 1 giugno a Lucca.\n\nL’incontro di Lucca avrà luogo dalle 9 alle 13.30 presso il Polo Tecnologico Lucchese in Via della Chiesa.",
                &[
                    "primo incontro di #ToscanaDigitale | 2024-06-01T09:00:00+02:00? – 2024-06-01T13:30:00+02:00 | Polo Tecnologico Lucchese | of #ToscanaDigitale",
                ],
            ),
            (
                "it",
                "Giorno 30 Ottobre 2015 alle 17.30 presso la chiesa di San Michele Minore a Catania discuteremo di pratiche per la riappropriazione dei beni.",
                &[
                    "pratiche per la riappropriazione dei beni | 2015-10-30T17:30:00+01:00 | chiesa di San Michele Minore",
                ],
            ),
            (
                "it",
                "La Maker Faire Rome si terrà dal 13 al 15 ottobre 2023 a Roma.",
                &["Maker Faire Rome | 2023-10-13 – 2023-10-15 | Roma"],
            ),
            (
                "it",
                "Il convegno “Città aperte”, organizzato da Anci Toscana, è in programma giovedì 6 giugno alle ore 10 a Pisa.",
                &["Città aperte | 2024-06-06T10:00:00+02:00? | Pisa | by Anci Toscana"],
            ),
            (
                "it",
                "Nell’ambito del Festival della Scienza, il 4 novembre 2023 alle 18 si svolgerà una tavola rotonda sulla mobilità a Genova.",
                &[
                    "tavola rotonda sulla mobilità | 2023-11-04T18:00:00+01:00 | Genova | of Festival della Scienza",
                ],
            ),
            (
                "it",
                "Appuntamento sabato 8 giugno 2024 alle 21 al Teatro Sociale di Sondrio per il concerto di chiusura.",
                &["concerto di chiusura | 2024-06-08T21:00:00+02:00 | Teatro Sociale di Sondrio"],
            ),
            (
                "it",
                "Il 16 marzo 2018 si terrà il convegno “Dati aperti”.\n\nEcco il programma:\n\n**h14:45 - 15:00** Saluti\n\n**h15:00 - 15:30** Relazione\n\n**18:00** Aperitivo",
                &["Dati aperti | 2018-03-16T14:45:00+01:00 – 2018-03-16T18:00:00+01:00"],
            ),
        ],
        events,
    );
}

#[test]
fn english_events() {
    compare(
        &[
            (
                "en",
                "The annual community meeting will be held on 3 May 2023 at the Town Hall in Manchester.",
                &["annual community meeting | 2023-05-03 | Town Hall"],
            ),
            (
                "en",
                "The workshop “Maps for all” takes place on June 12, 2024 from 9 am to 5 pm in Milan.",
                &["Maps for all | 2024-06-12T09:00:00+02:00 – 2024-06-12T17:00:00+02:00 | Milan"],
            ),
            (
                "en",
                "Smart City Expo will take place from 7 to 9 November 2023 in Barcelona.",
                &["Smart City Expo | 2023-11-07 – 2023-11-09 | Barcelona"],
            ),
            (
                "en",
                "A public lecture on open data, organised by Example Trust, is scheduled for Tuesday 4 June at 6.30 pm.",
                &["public lecture on open data | 2024-06-04T18:30:00+02:00? | by Example Trust"],
            ),
            (
                "en",
                "The first meeting of the Data Forum was held on 2 March 2024. The meeting was held at the City Hall in London.",
                &["first meeting of the Data Forum | 2024-03-02 | City Hall | of Data Forum"],
            ),
        ],
        events,
    );
}

#[test]
fn notices_and_lists() {
    compare(
        &[
            (
                "en",
                "**When:** Thursday May 9th @ 12:30-1:30pm\n\n**Where:** Meadow Transit Center, 12 Beale Street (near Beale and Main), San Francisco\n\n**What:** Press conference",
                &[
                    "Press conference | 2024-05-09T12:30:00+02:00? – 2024-05-09T13:30:00+02:00 | Meadow Transit Center",
                ],
            ),
            (
                "it",
                "## Torna il mercato dell’olio\n\nQuando: domenica 10 marzo 2024, ore 16.30\nDove: Teatro Comunale, via Verdi 2, Lecco",
                &["Torna il mercato dell’olio | 2024-03-10T16:30:00+01:00 | Teatro Comunale"],
            ),
            (
                "it",
                "Gli incontri sono stati:\n\n- *“Il mare che verrà”* (5 aprile 2024) con due relatori\n- *“La luna e i pozzi”* (12 aprile 2024) con una relatrice",
                &[
                    "Il mare che verrà | 2024-04-05",
                    "La luna e i pozzi | 2024-04-12",
                ],
            ),
            (
                "it",
                "## Prossimi appuntamenti\n\n- 5 aprile 2024 – Il mare che verrà\n- 12 aprile 2024, ore 21 – La luna e i pozzi",
                &[
                    "Il mare che verrà | 2024-04-05",
                    "La luna e i pozzi | 2024-04-12T21:00:00+02:00",
                ],
            ),
            (
                "it",
                "Aprirà mercoledì 3 aprile 2024, alle ore 10.30, nelle ex scuole, il primo sportello digitale.",
                &["primo sportello digitale | 2024-04-03T10:30:00+02:00"],
            ),
            (
                "it",
                "I risultati saranno discussi martedì 23 aprile 2024, dalle 15.00 alle 17.30.",
                &["risultati | 2024-04-23T15:00:00+02:00 – 2024-04-23T17:30:00+02:00"],
            ),
            (
                "it",
                "Il 3 e 4 ottobre 2024 a Bari si svolgerà e-lavoro 2024.",
                &["e-lavoro 2024 | 2024-10-03 – 2024-10-04 | Bari"],
            ),
        ],
        events,
    );
}

#[test]
fn dates_that_are_no_events() {
    compare(
        &[
            (
                "it",
                "Roma, 22 maggio 2018 - Il Team annuncia un progetto che avrà luogo presto.",
                &[],
            ),
            (
                "it",
                "Le iscrizioni al convegno si chiudono il 3 maggio 2024 alle 12.",
                &[],
            ),
            (
                "it",
                "Le domande vanno inviate entro il 30 giugno 2024 alle ore 12.",
                &[],
            ),
            (
                "it",
                "Il decreto del 4 agosto 2021 prevede incontri a Roma.",
                &[],
            ),
            (
                "it",
                "La discussione tra esperti e amministratori ha confermato la concretezza dei processi.",
                &[],
            ),
            ("it", "Nel 2019 i partecipanti al festival erano 3000.", &[]),
            ("it", "Nata il 3 maggio 1980 a Milano, vive a Torino.", &[]),
            (
                "it",
                "La fibra ottica coprirà la regione entro il 2020.",
                &[],
            ),
            ("en", "Published on 3 May 2024 in London.", &[]),
            ("en", "On March 11, the mayor of London signed a bill.", &[]),
            ("en", "Date: March 1, 2024\n\nLocation: Denver", &[]),
            (
                "en",
                "Changelog:\n\n- March 1, 2024 - Fixed a bug\n- March 4, 2024 - Added a page",
                &[],
            ),
            (
                "it",
                "Rassegna stampa degli incontri:\n\n- 1 marzo 2024 – Il mare che verrà\n- 4 marzo 2024 – La luna",
                &[],
            ),
            (
                "it",
                "Il bando aprirà il 3 aprile 2024 alle 10 a Roma.",
                &[],
            ),
            (
                "it",
                "L’ufficio sarà chiuso il 18 marzo 2024 dalle 8 alle 12.",
                &[],
            ),
            (
                "en",
                "Applications for the course close by 3 June 2024 at noon.",
                &[],
            ),
            ("en", "He was born on 3 May 1980 in London.", &[]),
            (
                "en",
                "The company grew by 30 percent since 1 January 2023.",
                &[],
            ),
        ],
        events,
    );
}

#[test]
fn a_day_without_year_lies_on_the_side_that_the_sentence_says() {
    compare(
        &[
            (
                "it",
                "La Fiera del Sale si svolgerà dal 17 al 19 dicembre a Cervia.",
                &["Fiera del Sale | 2024-12-17? – 2024-12-19 | Cervia"],
            ),
            (
                "it",
                "Il convegno si è svolto il 12 dicembre a Pisa.",
                &["convegno | 2023-12-12? | Pisa"],
            ),
            (
                "en",
                "The annual meeting will be held on 17 December in Leeds.",
                &["annual meeting | 2024-12-17? | Leeds"],
            ),
            (
                "en",
                "The annual meeting was held on 17 December in Leeds.",
                &["annual meeting | 2023-12-17? | Leeds"],
            ),
        ],
        events,
    );
}

#[test]
fn parts_of_a_series_and_venues_of_many_kinds() {
    compare(
        &[
            (
                "it",
                "Dal 9 all’11 maggio 2025 la città ospita la quarta edizione del Festival delle Officine.",
                &[
                    "quarta edizione del Festival delle Officine | 2025-05-09 – 2025-05-11 | of Festival delle Officine",
                ],
            ),
            (
                "it",
                "Il convegno si terrà il 3 ottobre 2025 al Palacongressi di Rimini.",
                &["convegno | 2025-10-03 | Palacongressi di Rimini"],
            ),
            (
                "en",
                "The party will be held on 14 February 2025 at 7pm at the Corran Halls.",
                &["party | 2025-02-14T19:00:00+01:00 | Corran Halls"],
            ),
        ],
        events,
    );
}
