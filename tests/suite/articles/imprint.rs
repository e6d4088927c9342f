//! Imprints in many styles.

use super::Articles;
use serde_json::Value;
use std::fmt::Write as _;

pub(super) const TEXT: &str = "Ogni sera alle sei si accendono le luci del paese, e da quest'anno è un programma \
                    a decidere quando: lo ha scelto il Comune dopo mesi di prove in tre quartieri.\n\n";

/// What an imprint says, on one line: the organization's slug, then the members that are there.
pub(super) fn told(imprint: &Value) -> String {
    let mut parts = vec![
        imprint["iri"]
            .as_str()
            .unwrap_or("")
            .rsplit('/')
            .next()
            .unwrap_or("")
            .to_owned(),
    ];
    let mut add = |label: &str, value: &Value| match value {
        Value::String(text) => parts.push(format!("{label} {text}")),
        Value::Array(list) => {
            let texts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            parts.push(format!("{label} {}", texts.join(" ")));
        }
        _ => {}
    };
    add("legal", &imprint["legalName"]);
    let address = [
        "streetAddress",
        "postalCode",
        "addressLocality",
        "addressRegion",
        "addressCountry",
    ];
    for (label, member) in ["street", "code", "town", "region", "country"]
        .iter()
        .zip(address)
    {
        add(label, &imprint["address"][member]);
    }
    for (label, member) in [
        ("tel", "telephones"),
        ("fax", "faxNumbers"),
        ("mail", "emails"),
        ("vat", "vatID"),
        ("tax", "taxID"),
        ("id", "identifier"),
    ] {
        add(label, &imprint[member]);
    }
    add("since", &imprint["founded"]["year"]);
    parts.join("; ")
}

#[track_caller]
pub(super) fn check(language: &str, cases: &[(&str, &str)]) {
    let names: Vec<String> = (0..cases.len())
        .map(|number| format!("case-{number}.txt"))
        .collect();
    let texts: Vec<String> = cases
        .iter()
        .map(|(text, _)| format!("{TEXT}{text}"))
        .collect();
    let files: Vec<(&str, &str)> = names
        .iter()
        .zip(&texts)
        .map(|(name, text)| (&**name, &**text))
        .collect();
    let articles = Articles::of(language, &files);
    let mut wrong = String::new();
    for (number, (text, expected)) in cases.iter().enumerate() {
        let record = articles.get(&format!("case-{number}"));
        let imprints = record["imprints"].as_array().cloned().unwrap_or_default();
        let found = imprints.iter().map(told).collect::<Vec<_>>().join("\n");
        if found != *expected {
            let _ = writeln!(
                wrong,
                "{text}\n--- is read as\n{found}\n--- and not as\n{expected}\n"
            );
        }
        let mentions = record["mentions"].as_array().cloned().unwrap_or_default();
        for imprint in &imprints {
            assert!(
                mentions.contains(&imprint["iri"]),
                "{text} mentions whose imprint it has"
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[allow(clippy::too_many_lines, reason = "a table of texts")]
#[test]
fn italian_imprints() {
    check(
        "it",
        &[
            (
                "InLuce è una iniziativa Esempio Editrice, dal 1980 punto d’incontro.\nTra le altre iniziative di Esempio:\nEsempio Editrice Srl\nVia dei Lampioni 3, 20125 Milano\nTel. +39 0226148855\nFax +39 02827181390\nEmail: info@example.org\nCCIAA Milano REA n. 931532 Codice fiscale, Partita IVA n. 02731980153",
                "esempio-editrice; legal Esempio Editrice Srl; street Via dei Lampioni 3; code 20125; town Milano; country IT; tel +390226148855; fax +3902827181390; mail info@example.org; vat IT02731980153; tax 02731980153; id REA MI-931532; since 1980",
            ),
            (
                "Lume S.p.A. - Sede legale: Piazza Campello 1, 23100 Sondrio (SO) - P.IVA 00743110157 - Tel. 0342 123456",
                "lume; legal Lume S.p.A.; street Piazza Campello 1; code 23100; town Sondrio; region SO; country IT; tel +390342123456; vat IT00743110157",
            ),
            (
                "© 2020 Lampioni & Figli S.n.c. | C.F. e P.IVA 02731980153 | info@example.org",
                "lampioni-figli; legal Lampioni & Figli S.n.c.; mail info@example.org; vat IT02731980153; tax 02731980153",
            ),
            (
                "Comune di Sondrio\nPiazza Campello, 1\n23100 Sondrio SO\ntel. 0342 526111 / 0342 526222 - fax 0342 526333\nPEC: protocollo@pec.example.org",
                "comune-di-sondrio; street Piazza Campello, 1; code 23100; town Sondrio; region SO; country IT; tel +390342526111 +390342526222; fax +390342526333; mail protocollo@pec.example.org",
            ),
            (
                "Per informazioni: Fondazione Lampione, tel. 02 1234567, email info@example.org",
                "fondazione-lampione; tel +39021234567; mail info@example.org",
            ),
            (
                "Luci del Borgo\nVia Roma 5\n39100 Bolzano\nTel. 0471 123456",
                "luci-del-borgo; street Via Roma 5; code 39100; town Bolzano; country IT; tel +390471123456",
            ),
            (
                "Editore: Esempio Srl, Via Dante 12/A, I-39100 Bolzano (BZ), Italia",
                "esempio; legal Esempio Srl; street Via Dante 12/A; code 39100; town Bolzano; region BZ; country IT",
            ),
            (
                "Esempio Srl\nVia Roma 1 - 20121 Milano\nTel. e fax 02 1234567\n\nAltra Luce Srl\nVia Po 2 - 10123 Torino\nTel. 011 7654321",
                "esempio; legal Esempio Srl; street Via Roma 1; code 20121; town Milano; country IT; tel +39021234567; fax +39021234567\naltra-luce; legal Altra Luce Srl; street Via Po 2; code 10123; town Torino; country IT; tel +390117654321",
            ),
            (
                "Esempio Srl – Capitale sociale € 10.000,00 i.v. – Iscritta al Registro delle Imprese di Milano n. 00743110157 – REA MI-931532 – Partita IVA 00743110157",
                "esempio; legal Esempio Srl; vat IT00743110157; id REA MI-931532",
            ),
            (
                "Esempio Srl soggetta a direzione e coordinamento di Grande Luce S.p.A.\nP.IVA 00743110157",
                "esempio; legal Esempio Srl; vat IT00743110157",
            ),
            (
                "La Luce Soc. Coop. - Via Stelvio 9, 23037 Tirano (SO) - Cell. 333 1234567 - www.example.org",
                "la-luce; legal La Luce Soc. Coop.; street Via Stelvio 9; code 23037; town Tirano; region SO; country IT; tel +393331234567",
            ),
            (
                "Promuove la Biblioteca civica Berio.\n\nInformazioni: tel. 010 557 6010, berio@comune.genova.example",
                "biblioteca-civica-berio; tel +390105576010; mail berio@comune.genova.example",
            ),
            (
                "Per informazioni: Ufficio Lavori pubblici, tel. 0187 614111, lavori@comune.sarzana.example\n\nUfficio stampa Comune di Sarzana\npiazza Matteotti 1 - 19038 Sarzana (SP)\nTel. 0187 614222",
                "comune-di-sarzana; street piazza Matteotti 1; code 19038; town Sarzana; region SP; country IT; tel +390187614111 +390187614222; mail lavori@comune.sarzana.example",
            ),
            // An office is of the organization that the text is about.
            (
                "La Camera di Commercio di Cuneo apre un bando. Alla Camera di Commercio di Cuneo si chiede.\n\nContatti\nUfficio Promozione\nVia Roma 3 – 12100 Cuneo\nTel. 0171 318747\nE-mail: pid@cn.example.org",
                "camera-di-commercio-di-cuneo; street Via Roma 3; code 12100; town Cuneo; country IT; tel +390171318747; mail pid@cn.example.org",
            ),
            // In sentences, and of an agency by its domain.
            (
                "L'associazione Dati Aperti ha sede in via Mazzini 12, 34121 Trieste (tel. 040 7654321).",
                "associazione-dati-aperti; street via Mazzini 12; code 34121; town Trieste; country IT; tel +390407654321",
            ),
            (
                "La nuova piattaforma di Logitrak S.r.l. è in rete. Logitrak è di Padova.\n\nUfficio stampa\nMedia Ponte – Chiara Dotti\nTel. 049 1234567\nc.dotti@mediaponte.example\npress@mediaponte.example\n\nContatti: Logitrak S.r.l., via Savonarola 12, 35137 Padova, tel. 049 7654321",
                "media-ponte; tel +390491234567; mail c.dotti@mediaponte.example press@mediaponte.example\nlogitrak; legal Logitrak S.r.l.; street via Savonarola 12; code 35137; town Padova; country IT; tel +390497654321",
            ),
            // Nor does that of the person who speaks for one.
            (
                "Lampada Comunicazione S.r.l.\nMario Rossi – mario.rossi@example.org – +39 333 1234567\nVia Solferino 3, 20121 Milano",
                "lampada-comunicazione; legal Lampada Comunicazione S.r.l.; street Via Solferino 3; code 20121; town Milano; country IT",
            ),
            (
                "Lampada soc. coop. sociale ONLUS\nsede legale: Via Nazionale, 12 – 23030 Villa di Tirano (SO)\nC.F. e P.I. 02731980153 – N. REA SO-12345\ntel +39 0342 123 456, cell 333.1234567",
                "lampada; legal Lampada soc. coop. sociale ONLUS; street Via Nazionale, 12; code 23030; town Villa di Tirano; region SO; country IT; tel +390342123456 +393331234567; vat IT02731980153; tax 02731980153; id REA SO-12345",
            ),
            (
                "Registrazione Tribunale di Sondrio n. 310 del 12/03/1998. Editore: Valle Editrice S.a.s., via Trieste 5, 23100 Sondrio.",
                "valle-editrice; legal Valle Editrice S.a.s.; street via Trieste 5; code 23100; town Sondrio; country IT",
            ),
            // A person's number belongs to no organization.
            (
                "Ufficio stampa\nMaria Rossi\nTel. 333 1234567\nmaria@example.org",
                "",
            ),
            // Nobody is named.
            ("Per informazioni: tel. 02 1234567, info@example.org", ""),
            // Prose that only looks like one.
            (
                "Nel 2018 Milano ha speso 20125 Euro in lampadine, e la Esempio Srl ne ha vendute 300.",
                "",
            ),
            (
                "La sede di Esempio Srl in Via Roma ha aperto nel 1980 e ha 12 finestre.",
                "",
            ),
            // A wrong check digit is left out, the rest stays.
            (
                "Esempio Srl\nVia Roma 1, 20121 Milano\nP.IVA 02731980154",
                "esempio; legal Esempio Srl; street Via Roma 1; code 20121; town Milano; country IT",
            ),
            (
                "Esempio Srl, fondata nel 1990, Via Roma 1, 20121 Milano, C.F. 00743110157",
                "esempio; legal Esempio Srl; street Via Roma 1; code 20121; town Milano; country IT; tax 00743110157; since 1990",
            ),
            (
                "Museo delle Luci\nSondrio, via Piazzi 3, 23100\nT +39 0342 526111",
                "museo-delle-luci; street via Piazzi 3; code 23100; town Sondrio; country IT; tel +390342526111",
            ),
            // A number alone between marks, beside an address.
            (
                "Fondazione Lampione – Via Solferino 3, 20121 Milano – 02 6765 4321",
                "fondazione-lampione; street Via Solferino 3; code 20121; town Milano; country IT; tel +390267654321",
            ),
            (
                "Fondazione Lampione, Via Solferino 3, 20121 Milano. Informazioni: 02.6765432, info@example.org",
                "fondazione-lampione; street Via Solferino 3; code 20121; town Milano; country IT; tel +39026765432; mail info@example.org",
            ),
            (
                "Contatti\nAssociazione Lampioni ODV\nvia Nazionale 10 - 23030 Tovo di Sant'Agata (SO)\nCodice fiscale: 02731980153",
                "associazione-lampioni; legal Associazione Lampioni ODV; street via Nazionale 10; code 23030; town Tovo di Sant'Agata; region SO; country IT; tax 02731980153",
            ),
        ],
    );
}

#[test]
fn english_and_german_imprints() {
    check(
        "en-GB",
        &[
            (
                "Acme Robotics announced a hire.\n\nAbout Acme Robotics\nAcme Robotics builds arms for small workshops. Founded in 2014, it is based at 22 Mill Lane, Leeds LS1 4AP.\n\nMedia contact:\nTom Harris\nHead of Communications, Acme Robotics\ntom.harris@acmerobotics.example\n+44 113 496 0000",
                "acme-robotics; street 22 Mill Lane; code LS1 4AP; town Leeds; country GB; tel +441134960000",
            ),
            (
                "Published by Lamp Press Ltd, 10 Lamp Street, London SW1A 2AA. Tel: 020 7946 0000. Company number 01234567. VAT no. GB 980 7806 84",
                "lamp-press; legal Lamp Press Ltd; street 10 Lamp Street; code SW1A 2AA; town London; country GB; tel +442079460000; vat GB980780684; id Company number 01234567",
            ),
            (
                "Lamp Foundation\n5 Lamp Road, Bristol, BS1 4DJ\nPhone: +44 (0)117 496 0000\nhello@example.org",
                "lamp-foundation; street 5 Lamp Road; code BS1 4DJ; town Bristol; country GB; tel +441174960000; mail hello@example.org",
            ),
            (
                "Lamp Inc., since 1999 a maker of lamps.\n\nLamp Inc.\n5 Lamp Avenue, Springfield, IL 62701\nPhone (217) 555-0100",
                "lamp; legal Lamp Inc.; street 5 Lamp Avenue; code 62701; town Springfield; region IL; country US; tel +12175550100; since 1999",
            ),
        ],
    );
    check(
        "de",
        &[
            (
                "Lampen Verlag GmbH\nMusterstraße 12, 10115 Berlin\nTelefon: 030 123456, Fax: 030 654321\nE-Mail: info@example.org\nHandelsregister: Amtsgericht Berlin HRB 12345\nUSt-IdNr.: DE136695976",
                "lampen-verlag; legal Lampen Verlag GmbH; street Musterstraße 12; code 10115; town Berlin; country DE; tel +4930123456; fax +4930654321; mail info@example.org; vat DE136695976; id HRB Berlin 12345",
            ),
            (
                "Lampen KG, Hauptstr. 5, A-6020 Innsbruck, UID: ATU13585627",
                "lampen; legal Lampen KG; street Hauptstr. 5; code 6020; town Innsbruck; country AT; vat ATU13585627",
            ),
        ],
    );
}

#[test]
fn a_publisher_is_one_that_a_label_names() {
    let imprint = "Via Dante 12, 39100 Bolzano, P.IVA 02731980153";
    let named = format!("{TEXT}Editore: Esempio Srl, {imprint}");
    let unnamed = format!("{TEXT}Esempio Srl, {imprint}");
    let articles = Articles::of("it", &[("named.txt", &named), ("unnamed.txt", &unnamed)]);
    let publisher = &articles.get("named")["publisher"];
    assert_eq!(publisher, "https://example.org/organizations/esempio");
    assert!(articles.get("unnamed")["publisher"].is_null());
}

#[test]
fn addresses_without_postal_code_and_contacts_by_their_section() {
    check(
        "it",
        &[
            (
                "Esempio SRL\n\nVia Filippo Longo 16/b,\nMagione (PG)\nTel. +39 075 843667",
                "esempio; legal Esempio SRL; street Via Filippo Longo 16/b; town Magione; region PG; country IT; tel +39075843667",
            ),
            (
                "L'Associazione Esempio è nata qui. L'Associazione Esempio ha sede a Roma in via degli Equi 42, tel. 06 83608392.",
                "associazione-esempio; street via degli Equi 42; town Roma; country IT; tel +390683608392",
            ),
            // The number below its label.
            (
                "🏛️ Comune di Siena\n\nIndirizzo\nPiazza del Campo, 1 - 53100 Siena (SI)\n\nTelefono\n0577 292111",
                "comune-di-siena; street Piazza del Campo, 1; code 53100; town Siena; region SI; country IT; tel +390577292111",
            ),
            // The mailbox of a host where everybody may have one; a number of whom brackets name.
            (
                "Torna la festa del Camper Club Valdarno con il Comune di Siena: camperclub.valdarno@gmail.com.",
                "camper-club-valdarno; mail camperclub.valdarno@gmail.com",
            ),
            (
                "La mostra è della Regione Campania e del Comune di Avellino.\n\nPer le scuole c'è il Numero Verde 800 232525 (Regione Campania), con navette.",
                "regione-campania; tel +39800232525",
            ),
            // Where something is registered, is not whose number it is.
            (
                "La società è nata presso la Camera di Commercio di Bolzano con P.IVA 02731980153.",
                "",
            ),
            // A number alone on its line, beside a mail address.
            (
                "La serata è per tutti.\n\nPer informazioni:\nBiblioteca Comunale di Siena\n0577 292 395\nbiblioteca@comune.siena.example",
                "biblioteca-comunale-di-siena; tel +390577292395; mail biblioteca@comune.siena.example",
            ),
            // Regions keep the mailboxes of towns.
            (
                "La mostra è della Regione Lombardia: comune.lodi@pec.regione.lombardia.example.",
                "",
            ),
            (
                "La Regione Lombardia paga. La Regione Lombardia aiuta.\n\nPosta certificata: comune.lodi@pec.regione.lombardia.example",
                "",
            ),
            // Where a client lives, a day behind a label, and whom somebody works for.
            (
                "Esempio Srl ha ricevuto l'ordine. Consegna a Luca Riva, via Manzoni 5, Como (CO).",
                "",
            ),
            ("Esempio Srl risponde. Tel. 12/03/2024. Fine.", ""),
            (
                "Sono una psicologa. Collaboro con l'ASL di Asti.\n\n## Contatti\n\nVia Po 3, Torino (TO)\nCell. 339 7654321",
                "",
            ),
            // The place of something else.
            (
                "La mostra del Comune di Siena, con trenta quadri di pittori locali, apre in via Roma 3, Lucca.",
                "",
            ),
        ],
    );
    check(
        "en",
        &[(
            "The party is over. For more information, please contact the Acme Institute at (312) 603-3423, or media@acme.example.",
            "acme-institute; tel +13126033423; mail media@acme.example",
        )],
    );
}

#[test]
fn the_words_for_a_register_and_for_a_copyright() {
    let numbers = "lampioni-media; legal Lampioni Media S.p.A.; street via Roma 8; code 20132; town Milano; country IT; vat IT02731980153; tax 02731980153";
    let of = |labels: &str| {
        format!(
            "Lampioni Media S.p.A. - Sede legale: via Roma 8 - 20132 Milano\n{labels}02731980153"
        )
    };
    let labels = [
        "Codice Fiscale, Partita I.V.A. e Iscrizione al Registro delle Imprese di Milano n.",
        "C.F., P. IVA e iscrizione al Registro delle Imprese di Milano n. ",
        "Codice fiscale, partita IVA e numero di iscrizione al Registro Imprese di Milano ",
    ];
    let texts: Vec<String> = labels.iter().map(|one| of(one)).collect();
    let cases: Vec<(&str, &str)> = texts.iter().map(|text| (text.as_str(), numbers)).collect();
    check("it", &cases);
    check(
        "it",
        &[
            (
                "© 2020 Ente Parco Nazionale del Lago Blu\n\nviale Santa Lucia 2 - 67032 Pescasseroli (AQ)\nTel. 0863/91131 - Fax 0863/912132",
                "ente-parco-nazionale-del-lago-blu; street viale Santa Lucia 2; code 67032; town Pescasseroli; region AQ; country IT; tel +39086391131; fax +390863912132",
            ),
            (
                "4 onde srl - Via Sorripa, 10 - 50026 San Casciano in Val di Pesa (FI)\nP.IVA 02731980153",
                "4-onde; legal 4 onde srl; street Via Sorripa, 10; code 50026; town San Casciano in Val di Pesa; region FI; country IT; vat IT02731980153",
            ),
        ],
    );
}
