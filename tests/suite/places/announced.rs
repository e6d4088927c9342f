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
