//! Titles of people where other words stand around them.

use super::people::check;

#[test]
fn titles_between_a_role_and_a_name() {
    check(
        "it",
        &[
            (
                "Lo dice il direttore di esercizio di Sannio Linee, l'ingegner Ugo Ferri.",
                "ugo-ferri: direttore di esercizio",
            ),
            (
                "Direttore sanitario resta il dottor Ugo Ferri, mentre segretaria sarà Ada Bini.",
                "ugo-ferri: Direttore sanitario; ada-bini: segretaria",
            ),
            (
                "Revisori dei conti sono stati eletti Ugo Ferri e Ada Bini.",
                "ugo-ferri: Revisori dei conti; ada-bini: Revisori dei conti",
            ),
            // Two people in a list.
            (
                "C'erano il sindaco di Rho, l'assessore Ugo Ferri e altri.",
                "ugo-ferri: assessore",
            ),
        ],
    );
}

#[test]
fn titles_that_are_labels_of_lines() {
    check(
        "it",
        &[(
            "IL NUOVO DIRETTIVO\n\nPresidente: Ada Bini\\\nConsigliera con delega ai giovani: Eva Neri\\\nVicepresidente: Ugo Ferri (calcio)",
            "ada-bini: Presidente; eva-neri: Consigliera con delega ai giovani; ugo-ferri: Vicepresidente",
        )],
    );
}

#[test]
fn where_somebody_comes_from_is_no_part_of_a_title() {
    check(
        "it",
        &[
            (
                "Con lui lavora Ugo Ferri, dottorando arrivato da Orano, che segue i dati.",
                "ugo-ferri: dottorando",
            ),
            ("Parla Ugo Ferri, milite dal 1987.", "ugo-ferri: milite"),
            (
                "Lo ammette Ada Bini, la nostra CTO, a fine giornata.",
                "ada-bini: CTO",
            ),
        ],
    );
}

#[test]
fn people_whom_no_list_of_names_knows() {
    check(
        "it",
        &[
            (
                "Il direttore generale, Qorvath Dalmonte, ha dichiarato che si parte.",
                "qorvath-dalmonte: direttore generale",
            ),
            ("Ha parlato il sindaco, Palazzo Chigi, invece, tace.", ""),
            ("Editore: Nuova Alba", ""),
            // The name of a university.
            (
                "È dottoranda all'Università di Urbino Carlo Bo da un anno.",
                "",
            ),
        ],
    );
}
