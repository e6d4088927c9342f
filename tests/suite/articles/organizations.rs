//! Organizations of articles.

use super::people::record;
use serde_json::Value as Json;

#[test]
fn an_owner_of_a_domain_is_an_organization() {
    for (text, wanted) in [
        (
            "Nexiolab presenta una app. Scrivere a info@nexiolab.example.",
            "nexiolab",
        ),
        (
            "Vela Blu apre oggi.\n\nChi è Vela Blu\n\nUna ditta.",
            "vela-blu",
        ),
        // Neither a town nor an event.
        (
            "Prato ospita il Prato Festival: www.pratofestival.example",
            "",
        ),
    ] {
        assert_eq!(organizations(text), wanted, "{text}");
    }
}

/// The slugs of the organizations that an article mentions.
fn organizations(text: &str) -> String {
    slugs(&record("it", text))
}

/// The slugs of the organizations that a record mentions, in the order of the text.
pub(super) fn slugs(record: &Json) -> String {
    let mentions = record["mentions"].as_array().into_iter().flatten();
    let slugs = mentions
        .filter_map(Json::as_str)
        .filter_map(|iri| iri.split_once("/organizations/"));
    slugs.map(|(_, slug)| slug).collect::<Vec<_>>().join("; ")
}

#[test]
fn names_reach_to_their_legal_forms() {
    assert_eq!(
        organizations("Gli arredi sono della cooperativa sociale Mani al Legno S.C.S. di Rovigo."),
        "cooperativa-sociale-mani-al-legno-s-c-s"
    );
    // The letters of a province are no part of a name.
    assert_eq!(
        organizations("Sede in via Mazzini 4, 63900 Fermo FM, info@fermofm.example."),
        ""
    );
    // A library of a program and a passage are no organizations.
    assert_eq!(
        organizations("Usiamo la libreria React nella galleria Vittorio Emanuele."),
        ""
    );
    // Two known bodies are no third one.
    assert!(!organizations("Il bando è della Mise-Agid per i Comuni.").contains("mise-agid"));
    assert_eq!(organizations("Lo dice la Fim-Cisl di ieri."), "fim-cisl");
}

#[test]
fn two_organizations_joined_by_and_are_two() {
    for (text, wanted) in [
        (
            "Il premio è promosso da Camera di Commercio di Pisa e LucenSE.",
            "camera-di-commercio-di-pisa; lucense",
        ),
        (
            "Parla l'Autorità di sistema portuale del Mare Adriatico Centrale.",
            "autorita-di-sistema-portuale-del-mare-adriatico-centrale",
        ),
        (
            "Con Elisa Conti del Dipartimento di Ingegneria civile dell'Università di Genova.",
            "dipartimento-di-ingegneria-civile; universita-di-genova",
        ),
        (
            "Ha investito il fondo Alpi Ventures SGR con l'Unesco.",
            "alpi-ventures-sgr; unesco",
        ),
        (
            "Ha aderito l'associazione Amici del Museo.",
            "associazione-amici-del-museo",
        ),
        (
            "Con il sostegno della Fondazione Bosetti Lanza e della Banca dell'Olmo.",
            "fondazione-bosetti-lanza; banca-dell-olmo",
        ),
        (
            "Parla il Ministero della Cultura e del Turismo.",
            "ministero-della-cultura-e-del-turismo",
        ),
        (
            "Parla il Ministero degli Affari Esteri e della Cooperazione Internazionale.",
            "ministero-degli-affari-esteri-e-della-cooperazione-internazionale",
        ),
        // Lettere is a town, too.
        (
            "Parla la Facoltà di Lettere e Filosofia.",
            "facolta-di-lettere-e-filosofia",
        ),
        (
            "Hanno firmato il Comune di Rovigo e Vela Blu Srl con la Provincia.",
            "comune-di-rovigo; vela-blu-srl",
        ),
        (
            "Parla l'Ambasciata della Repubblica d'Albania in Italia.",
            "ambasciata-della-repubblica-d-albania-in-italia",
        ),
    ] {
        assert_eq!(organizations(text), wanted, "{text}");
    }
}

#[test]
fn names_with_words_in_small_letters() {
    for (text, wanted) in [
        (
            "Lo dice la Soprintendenza archivistica e bibliografica delle Marche.",
            "soprintendenza-archivistica-e-bibliografica-delle-marche",
        ),
        (
            "Ha il patrocinio dell'Associazione italiana biblioteche, come ogni anno.",
            "associazione-italiana-biblioteche",
        ),
        (
            "I ragazzi dell'Istituto comprensivo Foligno 5 hanno vinto.",
            "istituto-comprensivo-foligno-5",
        ),
        // A verb behind it is no part of a name.
        ("L'Associazione italiana organizza corsi ogni anno.", ""),
        ("La Federazione italiana cerca volontari.", ""),
        ("## Giunta regionale approva bilancio", ""),
    ] {
        assert_eq!(organizations(text), wanted, "{text}");
    }
}

#[test]
fn what_an_apposition_or_a_verb_says_is_one() {
    for (text, wanted) in [
        ("Lo ha scelto Zibalda, startup torinese.", "zibalda"),
        (
            "Lo finanziano in tre. La fiera è sponsorizzata dalla Cartiera Nova Srl di Lodi.",
            "cartiera-nova-srl",
        ),
        // A town at the end of a name belongs to it.
        ("Cresce la società Aeroporti di Roma.", "aeroporti-di-roma"),
        ("Ci sono Nora, tedesca di 34 anni, e Yuki, giapponese.", ""),
        ("La chiesa, progettata da Palladio, riapre.", ""),
        // A place and a time are none.
        ("Dopo la pausa, in Italia, l'azienda ha ripreso.", ""),
        ("ARCHIVI, DATI, TERRITORI", ""),
    ] {
        assert_eq!(organizations(text), wanted, "{text}");
    }
}

#[test]
fn names_that_everybody_knows_are_organizations() {
    for (text, wanted) in [
        (
            "Lo dicono l'Agenzia delle Entrate e la Presidenza del Consiglio dei Ministri.",
            "agenzia-delle-entrate; presidenza-del-consiglio-dei-ministri",
        ),
        (
            "Lo dice la Provincia autonoma di Trento con la Camera dei Deputati.",
            "provincia-autonoma-di-trento; camera-dei-deputati",
        ),
        (
            "Il bando piace anche a Siemens Energy e all'Unesco.",
            "siemens-energy; unesco",
        ),
        // A product, a thing that one buys, somebody of that name, the body of a role.
        ("Con il nuovo Nokia 3310 si telefona.", ""),
        ("Guida una vecchia Volvo.", ""),
        ("Abito in via ARCI 3, e si balla in Largo AVIS.", ""),
        ("Signor Pirelli, buongiorno.", ""),
        ("INPS PAGA IN RITARDO", "inps"),
        ("Le foto di Ugo Piaggio sono qui. Piaggio ne ha mille.", ""),
        (
            "Lo dice Ada Rossi, presidente della SSD Unime.",
            "ssd-unime",
        ),
    ] {
        assert_eq!(organizations(text), wanted, "{text}");
    }
}

#[test]
fn what_stands_around_a_name_tells_that_it_is_one() {
    for (text, wanted) in [
        // Its first letters in brackets, and words for what it is.
        (
            "Nasce la Federazione italiana della mutua assistenza (Fima) di ieri.",
            "federazione-italiana-della-mutua-assistenza",
        ),
        (
            "Arriva la multinazionale americana Quarvo, che vende.",
            "quarvo",
        ),
        (
            "Le aziende coinvolte sono tre: Quarvo, Lumenia e Trelto.",
            "quarvo; lumenia; trelto",
        ),
        ("L'evento è predisposto da Quarvo per tutti.", "quarvo"),
        // Where something is, a handle, a line in capitals.
        ("Il Centro Italia 2016 non si dimentica.", ""),
        ("Seguici su @QuarvoLab oggi.", ""),
        ("VENERDÌ 8 DICEMBRE ALLE ORE NOVE", ""),
    ] {
        assert_eq!(organizations(text), wanted, "{text}");
    }
}

#[test]
fn english_bodies_have_owners_and_towns() {
    let organizations = |text: &str| slugs(&record("en", text));
    for (text, wanted) in [
        (
            "A study by Queen's University Belfast and King's College London is out.",
            "queen-s-university-belfast; king-s-college-london",
        ),
        (
            "She met the Governor's Office of today.",
            "governor-s-office",
        ),
        ("We saw Italy's Ministry of Health.", "ministry-of-health"),
    ] {
        assert_eq!(organizations(text), wanted, "{text}");
    }
}

#[test]
fn where_names_end() {
    for (text, wanted) in [
        (
            "Ne parla l'Università Ca' Foscari Venezia e il Centro Lago Blu.",
            "universita-ca-foscari-venezia; centro-lago-blu",
        ),
        (
            "Con la Ada Rossi Foundation di Berlino e l'Associazione Culturale \"Onda\".",
            "ada-rossi-foundation; associazione-culturale-onda",
        ),
        (
            "Lo dichiara il presidente di LEGACOSTA LAZIO Edoardo Rossi.",
            "legacosta-lazio",
        ),
    ] {
        assert_eq!(organizations(text), wanted, "{text}");
    }
}

#[test]
fn emphasis_and_brackets_bound_names() {
    assert_eq!(
        organizations(
            "Con il patrocinio del **Ministero dell'Agricoltura, della Terra e dei Boschi (MATB)** \
             e della **Regione Lazio**."
        ),
        "matb; regione-lazio"
    );
    // Two in one emphasis are two.
    assert_eq!(
        organizations("Lo fanno **Comune di Lodi, Provincia di Lodi (PL)** insieme."),
        "comune-di-lodi; pl"
    );
    // Where it is makes no other one of it, unless the text has two such.
    assert_eq!(
        organizations("Apre la sede dell'OGSAM di Trieste. Lo dice l'OGSAM."),
        "ogsam-di-trieste"
    );
}

#[test]
fn a_page_that_begins_with_addresses_is_read_in_its_own_language() {
    let page = "News\n\nPress room\n\nGiovanni Bello\nVia Beirut, 6\n\
        Fermi Building, Room 112\nOffice: +39 040 5550-324\ngbello@ogsam.example\n\n\
        Cristina Serri\nVia Beirut, 6\nFermi Building, Room 113\nPhone: +39 040 5550-429\n\
        Mobile: +39 338 555-5210\ncserri@ogsam.example\n\nPietro Trini\nVia Beirut, 6\n\
        Fermi Building, Room 114\nOffice: +39 040 5550-538\nptrini@ogsam.example\n\n\
        Contatti: info@ogsam.example\n\nMarine Society and OGSAM meet in Trieste\n\n\
        \"The Marine Society is one of the bodies that we have worked with for years, and we \
        are honoured to welcome its people,\" said OGSAM Executive Director Romain Murel.";
    let record = record("it", page);
    let quotations = record["quotations"].as_array().expect("quotations");
    assert_eq!(quotations.len(), 1, "{quotations:?}");
    assert!(!record.to_string().contains("fermi-building"), "{record}");
}

#[test]
fn names_with_lists_and_accents_as_apostrophes() {
    assert_eq!(
        organizations(
            "Parla la preside della Facoltà di Scienze sociali, politiche e del territorio."
        ),
        "facolta-di-scienze-sociali-politiche-e-del-territorio"
    );
    assert_eq!(
        organizations("Il corso dell'Universita' di Padova e' gratuito."),
        "universita-di-padova"
    );
    // What stands in quotation marks ends with them, and a line in capitals has no acronyms.
    assert_eq!(organizations("La mostra ‘Casa e Banca’ di Padova."), "");
    assert_eq!(organizations("NUMERO MASSIMO DI PARTECIPANTI: 30"), "");
}

#[test]
fn a_name_with_an_adjective_more_is_the_same_one() {
    assert_eq!(
        organizations("Lo fa l'Associazione Culturale \"Marea\". Parla l'Associazione \"Marea\"."),
        "associazione-marea"
    );
    // Two that differ by it are two, and the shorter one is either.
    let told = organizations(
        "Ci sono il Liceo Classico Verdi e il Liceo Scientifico Verdi, e dopo il Liceo Verdi.",
    );
    assert!(told.contains("liceo-classico-verdi") && told.contains("liceo-scientifico-verdi"));
}
