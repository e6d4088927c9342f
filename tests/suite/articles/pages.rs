//! Imprints that stand in several places of a page.

use super::Articles;
use super::imprint::{TEXT, check, told};

#[test]
fn sections_of_one_page_whose_labels_stand_above_their_values() {
    check(
        "it",
        &[
            (
                "## Sede\n\nVia Aldo Neri, 12\n38095 Tre Ville (TN)\nItalia\nRagione sociale: Associazione Circolo Lanterna APS\n\n## Contatti\n\n- Telefono\n351 461 1940\n- Email\ncircolo@posta.example\n\n## Dati fiscali\n\n- Partita IVA\n02731980153\n- Codice fiscale / Charity ID\n95001500222\n\n© 2026 Associazione Circolo Lanterna APS · Privacy",
                "associazione-circolo-lanterna; legal Associazione Circolo Lanterna APS; street Via Aldo Neri, 12; code 38095; town Tre Ville; region TN; country IT; tel +393514611940; mail circolo@posta.example; vat IT02731980153; tax 95001500222",
            ),
            // Numbers of a company are those of whom the page is; a telephone number may be anyone's.
            (
                "## Note\n\nIl testo è libero.\n\nPartita IVA\n12345678903\n\n## Altro\n\nLe foto sono nostre, e chi le usa lo dica.\n\n© 2026 Lanterna Srl",
                "lanterna; legal Lanterna Srl; vat IT12345678903",
            ),
            (
                "Il festival torna a maggio.\n\nTel. 02 1234567\nposta@festival.example\n\nLe foto sono nostre, e chi le usa lo dica.\n\nTutti i testi sono liberi.\n\nChi li usa lo dica.\n\n© 2026 Lanterna Srl",
                "",
            ),
            // A number without the area code of the one before it, and a list of numbers.
            (
                "Comune di Siena\nSi possono contattare i numeri:\n\n- 0577 292111\n- 0577 292112\n\nposta@comune.siena.example",
                "comune-di-siena; tel +390577292111 +390577292112; mail posta@comune.siena.example",
            ),
        ],
    );
}

#[test]
fn a_long_name_that_is_emphasised_as_a_whole() {
    let text = format!(
        "{TEXT}**Per informazioni:**\n\n**Soprintendenza per i beni librari e archivistici**  \nvia San Marco n. 27, 38122 Trento  \ntel. 0461 492101 – 492117\n"
    );
    let articles = Articles::of("it", &[("long-name.md", &text)]);
    let imprints = articles.get("long-name")["imprints"].as_array().cloned();
    let found: Vec<String> = imprints.unwrap_or_default().iter().map(told).collect();
    assert_eq!(
        found,
        [
            "soprintendenza-per-i-beni-librari-e-archivistici; street via San Marco n. 27; code 38122; town Trento; country IT; tel +390461492101 +390461492117"
        ]
    );
}

#[test]
fn letters_that_are_the_domain_of_a_mailbox() {
    check(
        "it",
        &[
            (
                "Giulia Ortica\nRedattrice\nSala 112\nTel. +39 040 2240324\nCell. +39 338 4305210\ngortica@olta.example\n\nContatto generale: info@olta.example\n\nLa rete OLTA cresce. Il segretario di OLTA lo dice.",
                "olta; mail info@olta.example",
            ),
            // Named once only.
            (
                "Contatto generale: info@urta.example\n\nLa rete URTA cresce ogni anno.",
                "",
            ),
        ],
    );
}

#[test]
fn contacts_of_a_footer_and_domains_with_the_small_words_of_a_name() {
    check(
        "it",
        &[
            // A label, and nobody but the owner of the page.
            (
                "Il bilancio è approvato.\n\nContatti +39 055 123456\ninfo@posta.example\n(PEC)\nSeguici\n\n© 2026 Associazione Lanterna del Canavese APS. Tutti i diritti riservati.",
                "associazione-lanterna-del-canavese; legal Associazione Lanterna del Canavese APS; tel +39055123456; mail info@posta.example",
            ),
            (
                "La mostra è della Banca di Trecate.\n\nSi prenota all'Ufficio Stampa (tel. 0523.542137 – relaz.esterne@bancaditrecate.example).",
                "banca-di-trecate; tel +390523542137; mail relaz.esterne@bancaditrecate.example",
            ),
        ],
    );
}
