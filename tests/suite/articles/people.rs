//! People of articles and their roles.

use crate::support::{over, site};
use serde_json::Value as Json;
use std::fs;

/// The record of an article.
pub(super) fn record(language: &str, text: &str) -> Json {
    let file = format!("---\ntitle: A text\nlanguage: {language}\n---\n{text}\n");
    let content = site(&[("articles/a.md", &file)]);
    let folder = tempfile::tempdir().unwrap();
    over(
        content.path(),
        &["records", folder.path().to_str().unwrap()],
    )
    .success();
    let text = fs::read_to_string(folder.path().join("article.json")).unwrap();
    let mut records: Vec<Json> = serde_json::from_str(&text).unwrap();
    records.remove(0)
}

/// The people of an article with their roles in the order of the text: `name: role; name`.
fn people(language: &str, text: &str) -> String {
    let record = record(language, text);
    let listed = |name: &str| record[name].as_array().into_iter().flatten();
    let mentions = listed("mentions").filter_map(Json::as_str);
    let shown = mentions.filter(|iri| iri.contains("/people/")).map(|iri| {
        let name = iri.rsplit('/').next().unwrap_or_default();
        let mut own = listed("appearances").filter(|one| one["actor"] == iri);
        match own.find_map(|one| one["title"].as_str()) {
            Some(title) => format!("{name}: {title}"),
            None => name.to_owned(),
        }
    });
    shown.collect::<Vec<_>>().join("; ")
}

pub(super) fn check(language: &str, cases: &[(&str, &str)]) {
    let found = cases
        .iter()
        .map(|(text, wanted)| (*text, people(language, text), *wanted));
    let wrong: Vec<String> = found
        .filter(|(_, found, wanted)| found != wanted)
        .map(|(text, found, wanted)| format!("{text}\n  wanted {wanted}\n  found {found}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_behind_a_word_that_begins_a_sentence() {
    check(
        "it",
        &[
            ("Secondo Ugo Ferri il ponte regge.", "ugo-ferri"),
            ("Ringraziamo **Luca Bianchi** per il pane.", "luca-bianchi"),
            ("Aggiungete il Parmigiano Reggiano. Buon Appetito.", ""),
            ("Secondo Ferri il ponte regge.", ""),
        ],
    );
    check(
        "en",
        &[
            (
                "Said Mayor Linda J. Cole of the bridge, it holds.",
                "linda-j-cole: Mayor",
            ),
            (
                "Linux Rants writes about software. Red Hat announced a new product.",
                "",
            ),
        ],
    );
}

#[test]
fn roles_with_ages_fields_and_owners() {
    check(
        "it",
        &[
            (
                "Geografa, quarantun anni, **Paola Rossi** vive a Prato.",
                "paola-rossi: Geografa",
            ),
            (
                "Mario Verdi, 54 anni, ingegnere civile, vive a Prato.",
                "mario-verdi: ingegnere civile",
            ),
            (
                "Alla presenza dell'assessora regionale all'Agricoltura Paola Rossi e del \
                 prefetto Mario Verdi.",
                "paola-rossi: assessora regionale all'Agricoltura; mario-verdi: prefetto",
            ),
            (
                "Con il Rettore Luca Bianchi, il vicepresidente di Arpa Paola Rossi.",
                "luca-bianchi: Rettore; paola-rossi: vicepresidente",
            ),
        ],
    );
    check(
        "en",
        &[
            (
                "Ann Smith, the Riverside Trust's Bridge Program Director, came.",
                "ann-smith: Bridge Program Director",
            ),
            (
                "Ann Smith, Director of Strategy and Communications, came.",
                "ann-smith: Director of Strategy and Communications",
            ),
            (
                "The city's transport commissioner Peter Grant resigned.",
                "peter-grant: transport commissioner",
            ),
            (
                "Call Martin Place, Kent Road. She lives at 4 Florence Road. Jane Café opens soon.",
                "",
            ),
            (
                "Council Member Fields put the question to CIO Tom Hill.",
                "tom-hill: CIO",
            ),
        ],
    );
}

#[test]
fn organizations_right_behind_a_title() {
    check(
        "it",
        &[
            ("Ne parla Marco Bini, CEO Acmeland.", "marco-bini: CEO"),
            (
                "Con Dario Lupi, Segretario Generale Confservizi Veneto.",
                "dario-lupi: Segretario Generale",
            ),
            (
                "Con Anna Righi (CEO & Founder Zentra).",
                "anna-righi: CEO & Founder",
            ),
            ("Con Sara Monti, AD Gruppo Vela.", "sara-monti: AD"),
            ("Con il Ceo Federico Galli.", "federico-galli: Ceo"),
            (
                "Con Elisa Conti, Professoressa Ordinaria Università di Bari.",
                "elisa-conti: Professoressa Ordinaria",
            ),
            (
                "Con Ugo Sala, Assessore Ambiente Comune di Lodi.",
                "ugo-sala: Assessore Ambiente",
            ),
            (
                "Con Giorgio Bruni, CEO e founder tabLumi.",
                "giorgio-bruni: CEO e founder",
            ),
            (
                "Con Ugo Neri, vicepresidente di Anci Piemonte con delega all’innovazione e vicesindaco di Rho.",
                "ugo-neri: vicepresidente",
            ),
            // What the role is for is no organization.
            (
                "Con Marta Villa, Responsabile Relazioni Esterne.",
                "marta-villa: Responsabile Relazioni Esterne",
            ),
            ("Con Marta Villa, CEO Italia.", "marta-villa: CEO Italia"),
            // Today is no part of a role.
            (
                "Con Ugo Berti, oggi consigliere di Autorità Portuale.",
                "ugo-berti: consigliere",
            ),
            (
                "Con Ugo Berti, presidente dell’associazione.",
                "ugo-berti: presidente",
            ),
        ],
    );
    check(
        "en",
        &[
            (
                "Write to Hannah Reeve, Press Officer Lumen Robotics Ltd.",
                "hannah-reeve: Press Officer",
            ),
            (
                "Ada Penn, Treasurer, Friends of Lund Park, came.",
                "ada-penn: Treasurer",
            ),
            (
                "The rest came from Karen Liu, the city's chief information officer.",
                "karen-liu: chief information officer",
            ),
        ],
    );
}

#[test]
fn roles_that_a_verb_or_a_small_word_joins_to_a_name() {
    check(
        "it",
        &[
            (
                "Marco Bini è il nuovo amministratore delegato di Acmeland.",
                "marco-bini: amministratore delegato",
            ),
            (
                "Anna Righi è stata nominata presidente della Fondazione Vela e lascia Prato.",
                "anna-righi: presidente",
            ),
            (
                "Ugo Sala assume il ruolo di responsabile vendite.",
                "ugo-sala: responsabile vendite",
            ),
            (
                "Ha parlato la vicesindaca Elisa Conti e l'assessore Ugo Sala.",
                "elisa-conti: vicesindaca; ugo-sala: assessore",
            ),
            (
                "Presenti gli assessori Marco Bini, Elisa Conti e Ugo Sala.",
                "marco-bini: assessori; elisa-conti: assessori; ugo-sala: assessori",
            ),
            (
                "Marco Bini, classe 1984, chef del ristorante Al Molo, ha cucinato.",
                "marco-bini: chef",
            ),
            (
                "Con Marco Bini, direttore marketing Nexio, e Elisa Conti, CTO della stessa azienda.",
                "marco-bini: direttore marketing; elisa-conti: CTO",
            ),
            (
                "Con l'assessora ai Lavori pubblici e alla Mobilità sostenibile Anna Righi.",
                "anna-righi: assessora ai Lavori pubblici e alla Mobilità sostenibile",
            ),
            (
                "Ne parlano Marco Bini e Anna Righi, delegati della logistica.",
                "marco-bini: delegati della logistica; anna-righi: delegati della logistica",
            ),
            (
                "Con Elisa Conti, docente di Trasporti alla Politecnica delle Marche.",
                "elisa-conti: docente di Trasporti",
            ),
            (
                "Firma il presidente della Provincia della Spezia Marco Bini.",
                "marco-bini: presidente",
            ),
            (
                "«Bene» dice Anna Righi. «Benissimo» aggiunge Righi, sindaca di Prato.",
                "anna-righi: sindaca",
            ),
            (
                "Ci sono il consigliere Marco Bini, la dirigente dell'istituto comprensivo “Don Tazzoli” Anna Righi.",
                "marco-bini: consigliere; anna-righi: dirigente",
            ),
            (
                "Le vicepresidenti sono Anna Righi e Elisa Conti.",
                "anna-righi: vicepresidenti; elisa-conti: vicepresidenti",
            ),
            (
                "Con Anna Righi, direttrice della startup Vela Blu.",
                "anna-righi: direttrice",
            ),
            (
                "C'erano il Rettore, prof. Marco Bini, e la Direttrice del Museo Civico, dott.ssa Anna Righi.",
                "marco-bini: Rettore; anna-righi: Direttrice",
            ),
            (
                "Coordina Anna Righi, professoressa di Viticoltura e responsabile scientifica del Centro Vite.",
                "anna-righi: professoressa di Viticoltura",
            ),
        ],
    );
    check(
        "en",
        &[
            (
                "Lumen has appointed Jane Doyle as chief technology officer.",
                "jane-doyle: chief technology officer",
            ),
            (
                "Priya Shah has been named director of the Data Institute.",
                "priya-shah: director",
            ),
            (
                "Tom Reed, a partner at Hill & Co, will lead the group.",
                "tom-reed: partner",
            ),
            ("Ann Smith is late, as editors are.", "ann-smith"),
            (
                "Dr Xanthe Okonkwo, a lecturer in the School of Physics at the University of Leeds, won.",
                "xanthe-okonkwo: lecturer",
            ),
            ("Her co-authors are friends and Maria Cole.", "maria-cole"),
        ],
    );
}

#[test]
fn what_is_called_after_people_is_nobody() {
    check(
        "it",
        &[
            ("Il premio Luca Bianchi va a Paola Rossi.", "paola-rossi"),
            (
                "Nella sala “Luca Bianchi” parla Paola Rossi.",
                "paola-rossi",
            ),
            ("Torna la Paola Rossi Hack Day.", ""),
            (
                "Con la direttrice della Fondazione Luca Bianchi, Paola Rossi.",
                "paola-rossi: direttrice",
            ),
            ("Alla primaria 'Paola Rossi' si studia.", ""),
            (
                "«Sì» spiega la direttrice della biblioteca Paola Rossi.",
                "paola-rossi: direttrice",
            ),
            (
                "Il curatore della mostra Luca Bianchi è contento.",
                "luca-bianchi: curatore della mostra",
            ),
        ],
    );
    check("en", &[("She won the Ann Smith Award.", "")]);
}

#[test]
fn names_end_where_emphasis_does() {
    check(
        "it",
        &[
            (
                "- Carlo Bini **Casa**\n- Ada **Rossi**",
                "carlo-bini; ada-rossi",
            ),
            (
                "Conferenza di **Luigi Bini**  Titolo: le stelle.",
                "luigi-bini",
            ),
            ("Parla **Ada Maria** Neri.", "ada-maria-neri"),
        ],
    );
}

#[test]
fn what_ends_like_an_event_is_nobody() {
    check(
        "en",
        &[
            (
                "The third annual Kettle Expo will conclude with a party.",
                "",
            ),
            ("Our Insurance Fraud Division will continue to look.", ""),
            ("Doris Day sang here.", "doris-day"),
        ],
    );
}

#[test]
fn what_somebody_is_called_besides() {
    check(
        "it",
        &[
            (
                "C'era Francesco “Sco” Fortunati, allenatore. Francesco Fortunati è contento.",
                "francesco-sco-fortunati: allenatore",
            ),
            (
                "Torna Ada Rossi da Ugo Neri con i bambini.",
                "ada-rossi; ugo-neri",
            ),
            ("A cura di [Ada Rossi](/autori/ada) Ore 5.", "ada-rossi"),
        ],
    );
}
