//! Events and places that front matter tells.

use super::events::events;
use crate::support;
use filorosso::extract::Draft;

/// What `told` shows of articles with these files, each by itself; one without front matter is plain text.
pub(super) fn shown(files: &[&str], told: impl Fn(&Draft) -> Vec<String>) -> Vec<Vec<String>> {
    let ending = |file: &str| if file.starts_with("---") { "md" } else { "txt" };
    let numbered = files.iter().enumerate();
    let paths: Vec<String> = numbered
        .map(|(number, file)| format!("articles/a{number:03}.{}", ending(file)))
        .collect();
    let config = support::CONFIGURATION.to_owned() + "timezone: Europe/Rome\n";
    let mut all = vec![("filorosso.yaml", config.as_str())];
    all.extend(paths.iter().map(String::as_str).zip(files.iter().copied()));
    support::of_drafts(&all, told)
}

#[test]
fn front_matter_says_when_and_where() {
    let found = shown(
        &[
            "---\ntitle: La carta\nlanguage: it\ncategory: eventi\nstart_date: 2024-05-25\nend_date: 2024-05-25\nlocation: Sala Grande, Siena\n---\n\n**Sabato 25 maggio 2024**  \n**Ore 18:00**\n",
            "---\ntitle: Code design\nlanguage: en\ndate: 2024-05-01\ncategory: workshop\nstart: 2024-05-26\nfrom: \"13:00\"\nto: \"16:00\"\n---\n\nText.\n",
            "---\ntitle: Giorno del sale\nlanguage: it\ndate: 2023-12-31\nquando: sabato 6 aprile\ndove: Lucca\n---\n\nTesto.\n",
            "---\ntitle: La mostra\nlanguage: it\nstartDate: 2024-05-26\nendDate: 2024-06-02\nplace: https://example.org/map\n---\n\nTesto.\n",
            // A job and a life have a beginning, too.
            "---\ntitle: Senior engineer\nlanguage: it\nstart_date: 2021-03-01\nend_date: 2023-09-30\nlocation: Milano\n---\n\nTesto.\n",
            "---\ntitle: Italo Bini\nlanguage: it\nstart: 1923-10-15\nend: 1985-09-19\nplace: Siena\n---\n\nTesto.\n",
            // Neither a position in a recording nor a number is a day.
            "---\ntitle: Altro\nlanguage: it\nstart: 12\nend: \"1:40\"\nplace: Siena\n---\n\nTesto.\n",
        ],
        events,
    );
    let wanted: [&[&str]; 7] = [
        &["La carta | 2024-05-25T18:00:00+02:00 | Sala Grande"],
        &["Code design | 2024-05-26T13:00:00+02:00 – 2024-05-26T16:00:00+02:00"],
        &["Giorno del sale | 2024-04-06? | Lucca"],
        &["La mostra | 2024-05-26 – 2024-06-02"],
        &[],
        &[],
        &[],
    ];
    assert_eq!(found, wanted);
}

#[test]
fn a_title_names_towns() {
    let places = |draft: &Draft| {
        let places = draft.facts.places.iter();
        places.map(|place| place.name.text.to_string()).collect()
    };
    let found = shown(
        &[
            "---\ntitle: Festa della lana a Lucca\nlanguage: it\n---\n\nUna festa per tutti.\n",
            // The name of a person, and one of an organization.
            "---\ntitle: Parla Elena Lucca del Comune di Siena\nlanguage: it\n---\n\nElena Lucca lavora per il Comune di Siena.\n",
        ],
        places,
    );
    assert_eq!(found, [vec!["Lucca"], vec![]]);
}
