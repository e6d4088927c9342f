//! Events that a title over days and times of day announces.

use super::compare;
use super::events::events;

#[test]
fn a_title_right_above_its_days() {
    compare(
        &[
            (
                "it",
                "Per la riapertura la Biblioteca propone\n\nLA NOTTE DEI LIBRI APERTI\nsabato 12 aprile 2025, dalle ore 18 alle 23\n\nPrenotazione obbligatoria.",
                &[
                    "LA NOTTE DEI LIBRI APERTI | 2025-04-12T18:00:00+02:00 – 2025-04-12T23:00:00+02:00",
                ],
            ),
            // A paragraph that begins with a day, and an address over one.
            (
                "it",
                "## Porte aperte\n\nSabato 12 aprile 2025, dalle 9.30 alle 13, lo sportello resta a disposizione di tutte le classi della provincia.\n\nVia Roma 3, Rovigo\n14 - 18 aprile 2025",
                &[],
            ),
        ],
        events,
    );
}

#[test]
fn a_title_over_a_line_with_day_and_time() {
    compare(
        &[
            (
                "it",
                "# Convegno “Energia dai rifiuti”: il programma\n\nPresso la Sala Consiliare di Rovigo\n\nGiovedì 18 aprile 2024, ore 9.00 - 13.00\n\nIngresso libero.",
                &[
                    "Convegno “Energia dai rifiuti”: il programma | 2024-04-18T09:00:00+02:00 – 2024-04-18T13:00:00+02:00 | Sala Consiliare di Rovigo",
                ],
            ),
            // A title that names no event.
            (
                "it",
                "# I nuovi orari dello sportello\n\nGiovedì 18 aprile 2024, ore 9.00 - 13.00\n\nIngresso libero.",
                &[],
            ),
        ],
        events,
    );
}

#[test]
fn names_beside_their_days() {
    compare(
        &[
            (
                "en",
                "* **Community call**: Tuesday 10 December 2024, 20:00, on the usual link.",
                &["Community call | 2024-12-10T20:00:00+01:00"],
            ),
            (
                "it",
                "Saremo presenti a *Klimaforum* (Bolzano, 29 gennaio – 1° febbraio 2025).",
                &["Klimaforum | 2025-01-29 – 2025-02-01 | Bolzano"],
            ),
            (
                "en",
                "It will be shown at **Step-Free Live** on Thursday 14 November 2024, 14:00–17:30.",
                &["Step-Free Live | 2024-11-14T14:00:00+01:00 – 2024-11-14T17:30:00+01:00"],
            ),
            // A time right before a mark of two bytes and more.
            (
                "it",
                "Il concerto si terrà sabato 15 marzo 2025, «ritrovo alle ore 15».",
                &["concerto | 2025-03-15T15:00:00+01:00"],
            ),
            // What a newspaper or a decree has, and what is no event though it has a time.
            (
                "it",
                "Lo scrive il Corriere della Sera (3 marzo 2025) del decreto Milleproroghe (27 dicembre 2024).",
                &[],
            ),
            (
                "it",
                "La domanda per **Nidi Gratis** entro il 30 aprile 2025, ore 12.\n\nChiusura strada: lunedì 10 marzo 2025, ore 8-18",
                &[],
            ),
            // A deadline, and the life of a painter.
            ("it", "Scadenza delle domande: 3 marzo 2024, ore 12.", &[]),
            (
                "it",
                "Il quadro è di Zanetti (Rovigo, 3 marzo 1850 – Adria, 2 aprile 1910).",
                &[],
            ),
        ],
        events,
    );
}

#[test]
fn a_second_day_behind_and() {
    compare(
        &[(
            "it",
            "Il servizio sarà presentato giovedì 11 aprile 2024 alle 20.45 a Borgo Val di Taro, e giovedì 18 aprile 2024 alle 18 a Pavullo nel Frignano.",
            &[
                "servizio | 2024-04-11T20:45:00+02:00 | Borgo Val di Taro",
                "servizio | 2024-04-18T18:00:00+02:00",
            ],
        )],
        events,
    );
}

#[test]
fn timetables() {
    compare(
        &[
            (
                "it",
                "**Sabato 12 aprile 2025 ore 17,00 (Museo Civico)**\n\nInaugurazione della mostra, a cura dei soci.",
                &["Inaugurazione della mostra | 2025-04-12T17:00:00+02:00"],
            ),
            (
                "it",
                "Il programma prosegue nelle sale.\n\n- Sabato 12 aprile 2025, ore 21: Trio Malva\n- Domenica 13 aprile 2025, ore 17.30 – Il gatto con gli stivali",
                &[
                    "Trio Malva | 2025-04-12T21:00:00+02:00",
                    "Il gatto con gli stivali | 2025-04-13T17:30:00+02:00",
                ],
            ),
            // One row alone, and no title below it.
            (
                "it",
                "Sabato 12 aprile 2025 ore 17\n\nChiuso per ferie.",
                &[],
            ),
        ],
        events,
    );
}

#[test]
fn several_days_hosts_and_what_will_be_there() {
    compare(
        &[
            (
                "it",
                "Gli open day si terranno sabato 13 dicembre 2025 e domenica 11 gennaio 2026.",
                &["open day | 2025-12-13", "open day | 2026-01-11"],
            ),
            (
                "it",
                "Il 4 marzo 2025 prenderà il via il ciclo di incontri “Genitori connessi”. Gli appuntamenti successivi saranno l'11 e il 18 marzo 2025, alle 20.30.",
                &[
                    "Genitori connessi | 2025-03-04",
                    "Genitori connessi | 2025-03-11T20:30:00+01:00",
                    "Genitori connessi | 2025-03-18T20:30:00+01:00",
                ],
            ),
            // Of several without a name nothing is told.
            (
                "it",
                "I prossimi appuntamenti saranno il 7 maggio 2025 e il 15 maggio 2025 a Prato.",
                &[],
            ),
            (
                "it",
                "Palermo ospiterà Manifesta 12 dal 16 giugno 2018 al 4 novembre 2018.",
                &["Manifesta 12 | 2018-06-16 – 2018-11-04"],
            ),
            (
                "it",
                "Lunedì 9 ottobre 2017 alle 15 in piazza Roma ci sarà l’albero della cuccagna.",
                &["albero della cuccagna | 2017-10-09T15:00:00+02:00 | piazza Roma"],
            ),
            // A week-end is when.
            (
                "it",
                "Il prossimo fine settimana, il 13 novembre 2021, il museo resta chiuso a Lodi.",
                &[],
            ),
        ],
        events,
    );
}
