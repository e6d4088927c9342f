//! What press releases and pages of other sites taught: each case is a habit of writing.

use super::organizations::slugs;
use super::people::{check, record};
use super::{Articles, imprint};

#[test]
fn titles_end_where_a_sentence_goes_on() {
    check(
        "it",
        &[
            (
                "Il corso sarà tenuto da Ugo Neri, docente molto attivo nell'insegnare nuove tecnologie.",
                "ugo-neri: docente",
            ),
            (
                "Seguiranno Ada Bini, presidente del Consiglio studentesco e di Ugo Neri, rappresentante.",
                "ada-bini: presidente del Consiglio studentesco; ugo-neri: rappresentante",
            ),
            (
                "Lo ha detto Ugo Neri, direttore della società di analisi Nexitiro.",
                "ugo-neri: direttore",
            ),
            (
                "Ada Bini, Ministra dell'Istruzione, dell'Università e della Ricerca, ha firmato.",
                "ada-bini: Ministra dell'Istruzione, dell'Università e della Ricerca",
            ),
            (
                "Lo dice Ugo Neri, CEO di Nexio, App che parla con i sensori.",
                "ugo-neri: CEO",
            ),
            (
                "Riceverà la laurea il regista, sceneggiatore, attore e produttore Ugo Neri.",
                "ugo-neri: regista",
            ),
            ("Ada Bini – Sindaca di Roccagorga (LT)", "ada-bini: Sindaca"),
            (
                "Il neopresidente Ugo Neri ha ricordato la storia.",
                "ugo-neri: neopresidente",
            ),
        ],
    );
    check(
        "en",
        &[
            (
                "Ann Smith, President and Chief Executive Officer of the Illinois Chamber of Commerce will be the speaker.",
                "ann-smith: President and Chief Executive Officer",
            ),
            (
                "Another fellow, Ann Smith, is a web developer with more than ten years of experience.",
                "ann-smith: web developer",
            ),
        ],
    );
}

#[test]
fn titles_in_a_series_are_one_each() {
    let record = record(
        "it",
        "Riceverà la laurea il regista, sceneggiatore, attore e produttore Ugo Neri.",
    );
    let roles = record["appearances"].as_array().into_iter().flatten();
    let titles: Vec<&str> = roles.filter_map(|one| one["title"].as_str()).collect();
    assert_eq!(titles, ["regista", "sceneggiatore", "attore", "produttore"]);
}

#[test]
fn organizations_in_lists_behind_acronyms_and_from_the_press_office() {
    for (language, text, wanted) in [
        (
            "it",
            "Il progetto è del Centro Pini con le associazioni Driofoto e Lanteria.",
            "centro-pini; driofoto; lanteria",
        ),
        (
            "it",
            "Lo ha detto Ugo Neri, direttore della società di analisi Nexitiro.",
            "nexitiro",
        ),
        (
            "it",
            "L’EASA (l’Agenzia Europea per la sicurezza aerea) pubblicherà una proposta.",
            "agenzia-europea-per-la-sicurezza-aerea",
        ),
        (
            "it",
            "Nuovo corso al Liceo G. Marconi di Tricase.",
            "liceo-g-marconi-di-tricase",
        ),
        (
            "it",
            "La squadra ha vinto ancora.\n\nUfficio Stampa Leoni Volley Latina\n\nTel. 339-8709452",
            "leoni-volley-latina",
        ),
        (
            "en",
            "Thanks to our local sponsors the Ridgeway Companies, Lantern Bakeries, and Blue Hill Stewardship.",
            "ridgeway-companies; lantern-bakeries; blue-hill-stewardship",
        ),
        (
            "en",
            "It is a collaboration of Ann Porter from NovaWorks and Tom Brook from RiverOSS, and the Henry P. Crane Foundation has awarded a grant.",
            "henry-p-crane-foundation; novaworks; riveross",
        ),
    ] {
        assert_eq!(slugs(&record(language, text)), wanted, "{text}");
    }
}

#[test]
fn whom_a_text_asks_to_reach() {
    imprint::check(
        "it",
        &[
            (
                "Il Circolo Fotografico La Lanterna organizza un corso.\n\nPer iscriversi scrivere a info@circololanterna.example oppure telefonare al 333 9876543.",
                "circolo-fotografico-la-lanterna; tel +393339876543; mail info@circololanterna.example",
            ),
            (
                "La squadra ha vinto ancora.\n\nAda Bini, Ufficio Stampa Leoni Volley Latina\n\nPhone 339-8709452\n\nMail: leonivolleylt@libero.it",
                "leoni-volley-latina; tel +393398709452; mail leonivolleylt@libero.it",
            ),
        ],
    );
    // A suite is a part of the house whose street stands before it.
    let text = "---\ntitle: Grants\nlang: en\n---\nThe Northfield Foundation announced the grants for the gardens of the state, and for more information the trustees are there to help.\n\nNorthfield Foundation, 1200 SW Main Street, Suite 300, Portland, OR 97205\n";
    let articles = Articles::of("en", &[("grants.md", text)]);
    assert_eq!(
        imprint::told(&articles.get("grants")["imprints"][0]),
        "northfield-foundation; street 1200 SW Main Street, Suite 300; code 97205; town Portland; region OR; country US"
    );
}

#[test]
fn markup_below_markup_is_text() {
    let text = "---\ntitle: Cities\nlang: en\n---\n<div>\n  <div>\n    <p>\n      The city is new.\n    </p>\n    \n    <p>\n      &#8220;We started with three cities,&#8221; said Ann Smith, director of Acme Institute.\n    </p>\n  </div>\n</div>\n";
    let articles = Articles::of("en", &[("markup.md", text)]);
    let record = articles.get("markup");
    let body = record["body"].as_str().unwrap_or_default();
    assert!(
        body.contains("“We started with three cities,” said Ann Smith"),
        "{body}"
    );
    assert!(!body.contains('<'), "{body}");
    let quotations = record["quotations"].as_array().map_or(0, Vec::len);
    assert_eq!(quotations, 1, "{record:#}");
}

#[test]
fn a_list_of_speakers_below_contacts_is_text() {
    let text = "La serata è aperta a tutti e si parla di acqua.\n\nContatti\nTelefono: 0577 292111\nEmail: posta@serata.example\n\nRelatori\nAda Bini – Sindaca di Lodi\nUgo Neri – Assessore\nEva Ferri – Geologa\nMarco Vitti – Presidente\n";
    let articles = Articles::of("it", &[("speakers.txt", text)]);
    let record = articles.get("speakers").to_string();
    for slug in ["ada-bini", "ugo-neri", "eva-ferri", "marco-vitti"] {
        assert!(record.contains(slug), "{slug}: {record}");
    }
}
