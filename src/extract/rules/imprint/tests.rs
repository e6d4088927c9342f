//! Addresses of several countries.

use super::address::town;
use super::words::ImprintWords;
use crate::content::load_ontology;
use std::ops::Range;

fn read(text: &str, country: Option<&str>) -> String {
    let words = ImprintWords::new(&load_ontology(None, None, &mut Vec::new()).lexicons);
    let Some(town) = town(text, country, &words) else {
        return String::new();
    };
    let part =
        |range: &Option<Range<usize>>| range.clone().map_or("", |range| &text[range]).to_owned();
    let mut parts = vec![
        part(&town.street),
        text[town.postal_code.clone()].to_owned(),
        text[town.locality.clone()].to_owned(),
    ];
    if town.region.is_some() || town.country.is_some() {
        parts.push(part(&town.region));
    }
    parts.extend(town.country.map(|(code, _)| code));
    parts.join(" | ")
}

#[test]
fn addresses_of_several_countries() {
    for (text, country, expected) in [
        (
            "Via Martiri Oscuri 3, 20125 Milano",
            "IT",
            "Via Martiri Oscuri 3 | 20125 | Milano",
        ),
        (
            "Esempio Srl - Via Roma, 5 - 23100 Sondrio (SO)",
            "IT",
            "Via Roma, 5 | 23100 | Sondrio | SO",
        ),
        (
            "Esempio Srl, Piazza del Popolo n. 4 - 00187 Roma RM - Italia",
            "IT",
            "Piazza del Popolo n. 4 | 00187 | Roma | RM | IT",
        ),
        (
            "Sede legale: via Dante 12/A – I-39100 Bolzano",
            "IT",
            "via Dante 12/A | 39100 | Bolzano |  | IT",
        ),
        (
            "20125 Milano, Via Martiri Oscuri 3",
            "IT",
            "Via Martiri Oscuri 3 | 20125 | Milano",
        ),
        (
            "C.so Vittorio Emanuele II 10, 10128 Torino (TO) Italy",
            "IT",
            "C.so Vittorio Emanuele II 10 | 10128 | Torino | TO | IT",
        ),
        ("20125 Milano", "IT", " | 20125 | Milano"),
        (
            "Via Piave 1, 31015 Conegliano Veneto (TV)",
            "IT",
            "Via Piave 1 | 31015 | Conegliano Veneto | TV",
        ),
        (
            "Via Po 3, 20090 Trezzano sul Naviglio (MI)",
            "IT",
            "Via Po 3 | 20090 | Trezzano sul Naviglio | MI",
        ),
        (
            "Musterstraße 12, 10115 Berlin, Deutschland",
            "DE",
            "Musterstraße 12 | 10115 | Berlin |  | DE",
        ),
        (
            "Hauptstr. 5, A-6020 Innsbruck",
            "DE",
            "Hauptstr. 5 | 6020 | Innsbruck |  | AT",
        ),
        (
            "Bahnhofplatz 1, CH-8001 Zürich",
            "DE",
            "Bahnhofplatz 1 | 8001 | Zürich |  | CH",
        ),
        (
            "10 Lamp Street, London SW1A 2AA",
            "GB",
            "10 Lamp Street | SW1A 2AA | London |  | GB",
        ),
        (
            "Unit 4, 10 Lamp Road, Bristol, BS1 4DJ, United Kingdom",
            "GB",
            "10 Lamp Road | BS1 4DJ | Bristol |  | GB",
        ),
        (
            "5 Lamp Avenue, Springfield, IL 62701",
            "US",
            "5 Lamp Avenue | 62701 | Springfield | IL | US",
        ),
        ("oltre 20000 Partecipanti", "IT", " | 20000 | Partecipanti"),
        ("nel 2018 Milano", "IT", ""),
        ("tel. 02 12345 678", "IT", ""),
        ("€20125 Milano", "IT", ""),
    ] {
        assert_eq!(read(text, Some(country)), expected, "{text}");
    }
}
