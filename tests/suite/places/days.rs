//! Events that texts tell by their title, by lines with days above them, or row by row.

use super::compare;
use super::events::events;

#[test]
fn a_title_names_the_event_of_the_only_day() {
    compare(
        &[
            (
                "it",
                "# Concerto di Natale della banda\n\nVi aspettiamo il 22 dicembre 2024 con le famiglie.\n\nLa musica è gratuita.",
                &["Concerto di Natale della banda | 2024-12-22"],
            ),
            (
                "it",
                "# Assemblea dei soci – 1 giugno 2024\n\nI soci si trovano tutti insieme.",
                &["Assemblea dei soci | 2024-06-01"],
            ),
            // Headlines, and days of something else.
            (
                "it",
                "# Crollo al concerto, tre indagati\n\nVi aspettiamo il 22 dicembre 2024.",
                &[],
            ),
            (
                "it",
                "# Laboratorio analisi con orari nuovi\n\nDal 6 maggio 2024 i prelievi si fanno su prenotazione.",
                &[],
            ),
            // Two days, a deadline, a title without an event.
            (
                "it",
                "# Concerto di Natale della banda\n\nIl 22 dicembre 2024 è domenica. Il 23 dicembre 2024 è lunedì.",
                &[],
            ),
            (
                "it",
                "# Concorso di poesia\n\nLe domande vanno inviate entro il 22 dicembre 2024.",
                &[],
            ),
            (
                "it",
                "# Le nuove luci del paese\n\nIl 22 dicembre 2024 è domenica.",
                &[],
            ),
        ],
        events,
    );
}

#[test]
fn days_stand_above_what_takes_place() {
    compare(
        &[
            (
                "it",
                "Due sere di musica.\n\n**Martedì 5 novembre**\n\npresso il **Teatro Nuovo**\n\n### Concerto di arpe\n\nore 21:00, ingresso gratuito",
                &["Concerto di arpe | 2024-11-05T21:00:00+01:00?"],
            ),
            // A deadline above a heading.
            (
                "it",
                "Le date.\n\n- Scadenza: 30 giugno 2024\n\n### Il convegno\n\nChi vuole può partecipare.",
                &[],
            ),
        ],
        events,
    );
}

#[test]
fn rows_that_begin_with_when() {
    compare(
        &[
            (
                "it",
                "Il ciclo di quest'anno.\n\n– Il 31 maggio 2024 alle ore 20.45, Sala Grande. Conferenza di Luigi Bianchi sulle stelle.",
                &["Conferenza di Luigi Bianchi sulle stelle | 2024-05-31T20:45:00+02:00"],
            ),
            (
                "it",
                "Vi invitiamo agli appuntamenti del 26 dicembre 2024:\n\n* alle ore 10.30 aperitivo in musica con i ragazzi;\n* alle ore 17 concerto di Natale della Banda.",
                &[
                    "aperitivo in musica | 2024-12-26T10:30:00+01:00",
                    "concerto di Natale della Banda | 2024-12-26T17:00:00+01:00",
                ],
            ),
            // Minutes of a meeting.
            (
                "it",
                "La seduta e le riunioni pubbliche del 26 febbraio 2024:\n\n- ore 18.10 il consigliere lascia l'assemblea\n- ore 18.45 il pubblico interrompe il dibattito",
                &[],
            ),
        ],
        events,
    );
}

#[test]
fn a_linked_name_beside_its_day() {
    compare(
        &[
            (
                "it",
                "Festeggiamo con il [Luci Party](https://example.org/luci) **venerdì 22 novembre 2024 dalle 7 di sera**.\n\n**Sabato 23 novembre 2024** c’è [Saldare in un giorno](https://example.org/saldare): una giornata.",
                &[
                    "Luci Party | 2024-11-22T19:00:00+01:00",
                    "Saldare in un giorno | 2024-11-23",
                ],
            ),
            // News, and a link to something else in the same sentence.
            (
                "it",
                "- 12 novembre 2024 [Perché ho lasciato tutto](https://example.org/a)",
                &[],
            ),
            (
                "it",
                "Dal 22 novembre 2024 si può leggere il nostro [Regolamento nuovo](https://example.org/regole).",
                &[],
            ),
        ],
        events,
    );
}

#[test]
fn hours_in_the_evening_and_with_their_zone() {
    compare(
        &[
            (
                "en",
                "The meetup will be held on 3 March 2024 from 15:00 CET to 19:00 CET in Leeds.",
                &["meetup | 2024-03-03T15:00:00+01:00 – 2024-03-03T19:00:00+01:00 | Leeds"],
            ),
            (
                "it",
                "Il concerto si terrà il 3 marzo 2024 alle 9 di sera a Lucca.",
                &["concerto | 2024-03-03T21:00:00+01:00 | Lucca"],
            ),
            (
                "it",
                "Il concerto si terrà il 3 marzo 2024 dopo 48 ore 12 artisti a Lucca.",
                &["concerto | 2024-03-03 | Lucca"],
            ),
        ],
        events,
    );
}

/// A dash of three bytes right behind the day, and hours that it may join.
#[test]
fn a_weekday_with_its_number_before_a_dash() {
    compare(
        &[
            (
                "it",
                "La festa è di giugno 2024.\n\nDomenica 8  – concerto in piazza, poi sabato 12 – 13 tutti a tavola.",
                &[],
            ),
            (
                "it",
                "Il 3 giugno 2024 si va in bici. Il concerto si terrà giovedì 6 – ore 21 – a Lodi.",
                &["concerto | 2024-06-06T21:00:00+02:00? | Lodi"],
            ),
        ],
        events,
    );
}
