//! Places: of episodes and articles, resolved, with what the gazetteer knows of them.

mod announced;
mod articles;
mod days;
mod declared;
mod events;
mod heads;
mod resolved;
mod told;

use crate::support;
use filorosso::extract::Draft;

/// Reads texts, each as an article in a language that was published on 1 May 2024, and shows
/// what `told` tells of each.
fn read(cases: &[(&str, &str)], told: impl Fn(&Draft) -> Vec<String>) -> Vec<Vec<String>> {
    let files: Vec<(String, String)> = cases
        .iter()
        .enumerate()
        .map(|(number, (language, text))| {
            let head = format!("title: Notes\nlanguage: {language}\ndate: 2024-05-01\n");
            let path = format!("articles/a{number:03}.md");
            (path, format!("---\n{head}---\n\n{text}\n"))
        })
        .collect();
    let mut files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let config = support::CONFIGURATION.to_owned() + "timezone: Europe/Rome\n";
    files.push(("filorosso.yaml", &config));
    support::of_drafts(&files, told)
}

/// Compares what was found in texts with what is expected, and shows all differences.
fn compare(cases: &[(&str, &str, &[&str])], told: impl Fn(&Draft) -> Vec<String>) {
    let texts: Vec<(&str, &str)> = cases.iter().map(|case| (case.0, case.1)).collect();
    let found = read(&texts, told);
    let mut wrong = Vec::new();
    for ((_, text, expected), found) in cases.iter().zip(found) {
        if found != *expected {
            wrong.push(format!(
                "{text}\n  expected {expected:#?}\n  found {found:#?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} cases:\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}
