//! Events that a page tells of in lines of its own, and days that are no events'.

use super::compare;
use super::declared::shown;
use super::events::events;

#[test]
fn titles_that_somebody_will_show_and_days_with_times_of_their_own() {
    compare(
        &[
            (
                "it",
                "Il **9 maggio alle ore 20.45**, Fabio Riva, esperto di piante, ne mostrerà le immagini, con le “**Sorprese di un bosco di pianura**”.",
                &["Sorprese di un bosco di pianura | 2024-05-09T20:45:00+02:00?"],
            ),
            // A title without a time of day may be that of a book.
            (
                "it",
                "Il 9 maggio Fabio Riva mostrerà le immagini di “Sorprese di un bosco di pianura”.",
                &[],
            ),
            (
                "en",
                "On 9 May at 8 pm Ann Hill will talk about her book “Surprises of a lowland wood”.",
                &["Surprises of a lowland wood | 2024-05-09T20:00:00+02:00?"],
            ),
            (
                "it",
                "La gara sarà aperta dalle 8:00 di sabato 25 maggio alle 20:30 di domenica 26 maggio 2024.",
                &["gara | 2024-05-25T08:00:00+02:00? – 2024-05-26T20:30:00+02:00"],
            ),
            (
                "it",
                "Il corso inizia a maggio 2024 e si svolgerà ogni lunedì dalle 16:30 alle 18:30, a partire da lunedì 6 maggio.",
                &["corso | 2024-05-06T16:30:00+02:00? – 2024-05-06T18:30:00+02:00"],
            ),
        ],
        events,
    );
}

#[test]
fn a_line_that_says_where_between_a_title_and_its_days() {
    compare(
        &[
            (
                "it",
                "**“Carte in viaggio”. Mappe di un secolo**  \nLucca, piazza della Torre, 1  \nApertura: 3 maggio - 30 maggio 2024\n\nLa mostra, visitabile fino al 30 maggio, racconta un secolo.",
                &["“Carte in viaggio”. Mappe di un secolo | 2024-05-03 – 2024-05-30"],
            ),
            // When a press release, or anything else, was published.
            (
                "en",
                "Staff warn of cuts\n\nWednesday, 24 April 2024, 1:30 pm\nPress release: Lamp Workers Union\n\nThe union says that it is worried.",
                &[],
            ),
            (
                "en",
                "Staff warn of cuts\n\nWednesday, 24 April 2024, 11:17 am\n\nThe union says that it is worried.",
                &[],
            ),
            // A day in the name of a street.
            (
                "it",
                "La cerimonia si è svolta a Lucca in piazza 2 Settembre 1943.",
                &[],
            ),
        ],
        events,
    );
}

#[test]
fn a_map_of_front_matter_that_is_an_event() {
    let found = shown(
        &[
            "---\ntitle: La fiera apre ai camper\nlanguage: it\ndate: 2024-05-01\nevento:\n  enable: true\n  p_name: Fiera dei tigli\n  dt_start: \"2024-05-25\"\n  dt_end: \"2024-05-26\"\n  p_location: Lucca (LU)\n---\n\nTesto.\n",
            "---\ntitle: Notte dei tigli\nlanguage: it\ndate: 2024-05-01\nevent:\n  date: 2024-05-25\n  time: \"21:00\"\n  venue: Sala Grande, Siena\n---\n\nTesto.\n",
            "---\ntitle: Le strade\nlanguage: it\ndate: 2024-05-01\nevento:\n  enable: false\n  dt_start: 2024-05-25\n---\n\nTesto.\n",
        ],
        events,
    );
    let wanted: [&[&str]; 3] = [
        &["Fiera dei tigli | 2024-05-25 – 2024-05-26 | Lucca"],
        &["Notte dei tigli | 2024-05-25T21:00:00+02:00 | Sala Grande"],
        &[],
    ];
    assert_eq!(found, wanted);
}

#[test]
fn a_title_that_begins_with_the_day() {
    let found = shown(
        &[
            "---\ntitle: \"Domenica 12 maggio 2024: apertura del bosco dei tigli\"\nlanguage: it\ndate: 2024-05-01\n---\n\n**Domenica 12 maggio, dalle ore 14,00 alle ore 18,30**, il bosco sarà aperto a tutti.\n",
            // Without a time of day it may be anything.
            "---\ntitle: \"1 gennaio 2025: nuove tariffe per tutti\"\nlanguage: it\ndate: 2024-12-01\n---\n\nDal 1 gennaio 2025 le tariffe cambiano.\n",
            "---\ntitle: \"12 maggio 2024: scadenza del bando\"\nlanguage: it\ndate: 2024-05-01\n---\n\nIl 12 maggio 2024 alle ore 12 scade il bando.\n",
        ],
        events,
    );
    let wanted: [&[&str]; 3] = [
        &["apertura del bosco dei tigli | 2024-05-12T14:00:00+02:00 – 2024-05-12T18:30:00+02:00"],
        &[],
        &[],
    ];
    assert_eq!(found, wanted);
}

#[test]
fn names_that_later_sentences_take_up() {
    compare(
        &[
            (
                "it",
                "Il Comune organizza il Festival della Lettura. L'appuntamento è aperto a tutti.\n\nLa manifestazione si svolgerà nei giorni 24, 25 e 26 giugno 2026 a Velletri.",
                &["Festival della Lettura | 2026-06-24 – 2026-06-26 | Velletri"],
            ),
            (
                "it",
                "Il Dipartimento propone un seminario dal titolo “Dati aperti e riuso”. L'incontro è in programma giovedì 15 febbraio 2024 alle ore 14.30.",
                &["Dati aperti e riuso | 2024-02-15T14:30:00+01:00"],
            ),
            // Another kind of thing takes up nothing.
            (
                "it",
                "Il Dipartimento propone un seminario dal titolo “Dati aperti e riuso”. La mostra si inaugura il 15 febbraio 2024 alle ore 14.30 a Lodi.",
                &["mostra | 2024-02-15T14:30:00+01:00 | Lodi"],
            ),
            // What has its own day is another event.
            (
                "it",
                "Il Festival della Lettura si terrà dal 24 al 26 giugno 2026. Il 20 giugno 2026 si terrà a Velletri un incontro.",
                &[
                    "Festival della Lettura | 2026-06-24 – 2026-06-26",
                    "incontro | 2026-06-20 | Velletri",
                ],
            ),
            (
                "it",
                "Linux Day 2016 – quindicesima giornata del software libero – si terrà il 22 ottobre 2016 a Borgosesia.",
                &["Linux Day 2016 | 2016-10-22 | Borgosesia"],
            ),
            (
                "it",
                "Dal 15 al 20 ottobre 2024 torna RiveAperte, il festival dei fiumi.",
                &["RiveAperte | 2024-10-15 – 2024-10-20"],
            ),
            (
                "en",
                "Our annual conference, HarbourConf, takes place on 3 October 2024 in Cardiff.",
                &["HarbourConf | 2024-10-03 | Cardiff"],
            ),
        ],
        events,
    );
}
