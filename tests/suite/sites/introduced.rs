//! Guests as the first sentences of an episode introduce them.

use crate::support;
use filorosso::extract::Draft;

/// The guests of an episode, a line each: name, titles with organizations, profile.
fn guests(draft: &Draft) -> Vec<String> {
    let name = |who: &usize| draft.namings[*who].name.text.to_string();
    let appearances = draft.facts.appearances.iter().filter(|one| one.guest);
    let told = appearances.map(|guest| {
        let mut parts = vec![name(&guest.who)];
        for role in &guest.roles {
            let title = role.title.as_ref().map_or("", |title| &title.text);
            let bodies: Vec<String> = role.organizations.iter().map(name).collect();
            parts.push(format!("{title} @ {}", bodies.join(" + ")));
        }
        let profile = draft.namings[guest.who].profile.as_ref();
        parts.extend(profile.map(|profile| profile.iri.clone()));
        parts.join(" | ")
    });
    told.collect()
}

/// Compares the guests of episodes with these texts, the title of each naming Mia Sordi.
#[track_caller]
fn check(language: &str, cases: &[(&str, &[&str])]) {
    let config =
        format!("base: https://example.org/\nsite: https://example.org/\nlanguage: {language}\n");
    let numbered = cases.iter().enumerate();
    let files: Vec<(String, String)> = numbered
        .map(|(number, (text, _))| {
            let path = format!("podcasts/onde/e{number:03}.md");
            (
                path,
                format!("---\ntitle: Mia Sordi - Onde\ndate: 2024-03-01\n---\n\n{text}\n"),
            )
        })
        .collect();
    let mut all = vec![
        ("filorosso.yaml", config.as_str()),
        ("podcasts/onde/_index.md", "---\ntitle: Onde\n---\n"),
    ];
    all.extend(
        files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str())),
    );
    // The podcast comes first.
    let found = support::of_drafts(&all, guests).split_off(1);
    assert_eq!(found.len(), cases.len());
    let wrong: Vec<String> = found
        .iter()
        .zip(cases)
        .filter(|(found, (_, wanted))| *found != wanted)
        .map(|(found, (text, wanted))| format!("{text}\n  wanted {wanted:?}\n  found {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_stands_between_a_guest_and_the_verb() {
    check(
        "it",
        &[
            (
                "Mia Sordi, direttrice del Consiglio Nazionale delle Barche (CNB), ci ha parlato di onde.",
                &["Mia Sordi | direttrice @ Consiglio Nazionale delle Barche"],
            ),
            (
                "Mia Sordi (CNB) ci ha parlato di onde.",
                &["Mia Sordi |  @ CNB"],
            ),
            (
                "Mia Sordi, che vive in una barca, ci ha parlato di onde.",
                &["Mia Sordi"],
            ),
            (
                "Mia Sordi, che in [Vela Blu](https://vela.example) ricopre il ruolo di Responsabile Rotte, ci ha parlato di onde.",
                &["Mia Sordi | Responsabile Rotte @ Vela Blu"],
            ),
            (
                "Mia Sordi, Chief Wave Officer (CWO) di Vela Blu, ci ha parlato di onde.",
                &["Mia Sordi | Chief Wave Officer (CWO) @ Vela Blu"],
            ),
            (
                "Mia Sordi, “Capitana in seconda” di «Remi & Vele», ci ha parlato di onde.",
                &["Mia Sordi | Capitana in seconda @ Remi & Vele"],
            ),
            (
                "Con noi Mia Sordi, Head of Products in [Vela Blu](https://vela.example) e, dal 2023, Presidente dell’associazione Onda Libera.",
                &[
                    "Mia Sordi | Head of Products @ Vela Blu | Presidente @ associazione Onda Libera",
                ],
            ),
            (
                "Ospite per la [Comunità del Lago](https://lago.example) è [Mia Sordi](https://www.linkedin.com/in/miasordi), assessora alle acque.",
                &[
                    "Mia Sordi | assessora alle acque @ Comunità del Lago | https://www.linkedin.com/in/miasordi",
                ],
            ),
            (
                "In studio Mia Sordi, presidente di Vela Blu.",
                &["Mia Sordi | presidente @ Vela Blu"],
            ),
            // Somebody else speaks.
            ("Mia Sordi, che conosce Ugo Neri, è del 1890.", &[]),
        ],
    );
}

#[test]
fn profiles_apart_from_the_name() {
    check(
        "it",
        &[
            (
                "Mia Sordi ([LinkedIn](https://www.linkedin.com/in/miasordi)), Direttrice Rotte in Vela Blu, ci ha parlato di onde.",
                &["Mia Sordi | Direttrice Rotte @ Vela Blu | https://www.linkedin.com/in/miasordi"],
            ),
            (
                "Con noi in questa puntata di [Onde](https://onde.example): Mia “Mimì” Sordi – Direttrice Rotte – [Vela Blu S.p.A.](https://vela.example) – [LinkedIn](http://linkedin.com/in/mimi).",
                &[
                    "Mia “Mimì” Sordi | Direttrice Rotte @ Vela Blu S.p.A. | https://www.linkedin.com/in/mimi",
                ],
            ),
            (
                "Mia Sordi, [Direttrice Rotte](https://it.linkedin.com/in/miasordi/) presso [Vela Blu](https://vela.example), ci ha parlato di onde.",
                &["Mia Sordi | Direttrice Rotte @ Vela Blu | https://www.linkedin.com/in/miasordi"],
            ),
            (
                "[Mia Sordi](https://twitter.com/miasordi), direttrice di Vela Blu, ci ha parlato di remi.",
                &["Mia Sordi | direttrice @ Vela Blu | https://twitter.com/miasordi"],
            ),
        ],
    );
    check(
        "en",
        &[(
            "We sat down in Leeds with Mia Sordi and Ann Smith, co-founders of [Blue Sail](https://sail.example), to talk of waves.\n\nFollow them: [Mia](https://www.linkedin.com/in/miasordi), [Ann](https://www.linkedin.com/in/annsmith).",
            &[
                "Mia Sordi | co-founders @ Blue Sail | https://www.linkedin.com/in/miasordi",
                "Ann Smith | co-founders @ Blue Sail | https://www.linkedin.com/in/annsmith",
            ],
        )],
    );
}

#[test]
fn several_guests() {
    check(
        "it",
        &[
            (
                "È la registrazione della serata. Hanno partecipato:\n\n- Mia Sordi, CEO, Vela Blu S.r.l.\n- Dario Prun, Partner, [Studio Onda](https://onda.example)",
                &[
                    "Mia Sordi | CEO @ Vela Blu S.r.l.",
                    "Dario Prun | Partner @ Studio Onda",
                ],
            ),
            (
                "Abbiamo incontrato Mia Sordi (CNB) e Dario Prun (Responsabile Rotte, Gruppo Onda): con loro parliamo di vento.",
                &[
                    "Mia Sordi |  @ CNB",
                    "Dario Prun | Responsabile Rotte @ Gruppo Onda",
                ],
            ),
        ],
    );
    check(
        "en",
        &[(
            "[Blue Sail](https://sail.example)’ Head of Waves, [Mia Sordi](https://www.linkedin.com/in/miasordi), and Professor Ann Smith (Technical University of Leeds) compare notes.",
            &[
                "Mia Sordi | Head of Waves @ Blue Sail | https://www.linkedin.com/in/miasordi",
                "Ann Smith | Professor @ Technical University of Leeds",
            ],
        )],
    );
}
