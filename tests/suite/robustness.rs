//! Whatever stands in a file, the library does not panic, every problem has its place inside
//! the file, and what is accepted becomes N-Triples that a parser accepts.

mod texts;

use crate::support;
use filorosso::content::Pattern;
use filorosso::diagnostic::{Diagnostic, Place};
use filorosso::document::{parse_date, parse_document, parse_duration};
use filorosso::export::{Dump, Format, write_dump};
use filorosso::extract::Cutoff;
use filorosso::iri::{address, is_iri, slug};
use filorosso::mapping::{Known, Mapping};
use filorosso::tree::Source;
use filorosso::{Options, Site};
use oxigraph::io::{RdfFormat, RdfParser};
use proptest::prelude::*;
use proptest::sample::select;
use std::fs;
use texts::{changed, changes, document, pieces, prose};

/// Problems must point into the text, at the line and column that they tell.
fn assert_inside(problems: &[Diagnostic], text: &str) -> Result<(), TestCaseError> {
    for problem in problems {
        let places = problem
            .place
            .iter()
            .chain(problem.related.iter().map(|(place, _)| place));
        for place in places.filter(|place| place.line > 0) {
            inside(place, text)
                .map_err(|reason| TestCaseError::fail(format!("{problem}: {reason}\n{text:?}")))?;
        }
    }
    Ok(())
}

fn inside(place: &Place, text: &str) -> Result<(), String> {
    let (start, end) = (place.start as usize, place.end as usize);
    let meant = text
        .get(start..end)
        .ok_or_else(|| format!("{start}..{end} of {}", text.len()))?;
    let line = text[..start].matches('\n').count() + 1;
    if line != place.line as usize {
        return Err(format!("byte {start} is in line {line}"));
    }
    let shown = place.text();
    if meant.replace('\t', " ").starts_with(shown) {
        Ok(())
    } else {
        Err(format!("`{shown}` is not `{meant}`"))
    }
}

/// Files of a site, some of them mutilated, are read, mapped and written. Problems with the
/// place of a file are checked against its text.
fn export(files: &[(&str, &str)]) -> Result<(), TestCaseError> {
    let folder = support::site(files);
    let cutoff = Cutoff {
        now: 2_000_000_000,
        drafts: true,
        future: true,
    };
    let content = folder.path().to_owned();
    let options = Options {
        provenance: true,
        ..Options::new(content, cutoff)
    };
    let site = Site::open(options).expect("the configuration is sound");
    let build = site.build(&());
    for (path, text) in files {
        let of_file = |problem: &&Diagnostic| {
            problem
                .place
                .as_ref()
                .is_some_and(|place| place.path.ends_with(path))
        };
        let own: Vec<Diagnostic> = build
            .problems
            .iter()
            .filter(of_file)
            .cloned()
            .map(alone)
            .collect();
        assert_inside(&own, text)?;
    }
    let (prefixes, context) = (&site.mapping.prefixes, site.ontology.context.as_str());
    let dump = Dump {
        table: &build.table,
        prefixes,
        context,
        schema_https: false,
        rdf_12: false,
    };
    for (format, syntax) in [
        (Format::NTriples, RdfFormat::NTriples),
        (Format::NQuads, RdfFormat::NQuads),
        (Format::Turtle, RdfFormat::Turtle),
    ] {
        let mut bytes = Vec::new();
        write_dump(dump, format, &mut bytes).expect("memory does not fail");
        for quad in RdfParser::from_format(syntax).for_slice(&bytes) {
            quad.map_err(|error| {
                TestCaseError::fail(format!("{error}\n{}", String::from_utf8_lossy(&bytes)))
            })?;
        }
    }
    Ok(())
}

/// A problem without related places, which may be in other files.
fn alone(mut problem: Diagnostic) -> Diagnostic {
    problem.related.clear();
    problem
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn documents_of_any_text_are_read(text in document(), path in select(vec!["a.md", "a.txt", "a.yml", "a.json", "a.toml"])) {
        let mut problems = Vec::new();
        let document = parse_document(Source::new(path, text.clone()), &mut problems);
        let body = document.body.start as usize..document.body.end as usize;
        prop_assert!(text.get(body).is_some());
        document.parse_body();
        assert_inside(&problems, &text)?;
    }

    #[test]
    fn patterns_of_any_text_are_read(text in prop_oneof!["[a-z{}*,/._ \\[\\]!?]{0,24}", "\\PC{0,12}"], path in "[a-zà/._-]{0,24}") {
        if let Ok(pattern) = Pattern::parse(&text) {
            pattern.captures(&path);
            prop_assert!(pattern.names().all(|name| !name.is_empty()));
        }
    }

    #[test]
    fn dates_of_any_text_are_read(text in prop_oneof!["[0-9TZ:+. /-]{0,30}", "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?", "\\PC{0,20}"]) {
        for zone in [None, Some(chrono_tz::Europe::Rome)] {
            if let Ok(date) = parse_date(&text, zone) {
                prop_assert!(!date.lexical.is_empty() && !date.lexical.contains(' '), "{}", date.lexical);
            }
        }
    }

    #[test]
    fn durations_of_any_text_are_read(text in prop_oneof!["[0-9:.PTHMSD-]{0,20}", "PT?[0-9]{0,20}[HMSD]", "\\PC{0,20}"]) {
        if let Ok(duration) = parse_duration(&text) {
            let again = parse_duration(&duration.iso());
            prop_assert_eq!(again.map(|again| again.millis), Ok(duration.millis), "{}", duration.iso());
        }
    }

    #[test]
    fn addresses_of_any_text_become_iris_or_nothing(text in prop_oneof!["(https?://|//|/|www\\.|mailto:)?[a-z0-9.:@/?#%\\[\\]<> à|^-]{0,30}", "\\PC{0,30}"]) {
        if let Ok(iri) = address(&text, "https://www.example.org") {
            prop_assert!(is_iri(&iri), "{iri}");
        }
        let slug = slug(&text);
        prop_assert!(slug.chars().all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '-'), "{slug}");
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn mappings_of_any_text_are_read(changes in changes()) {
        let original = fs::read_to_string(support::repository().join("ontology/mapping.yml")).expect("the mapping");
        let text = changed(&original, &changes);
        let mut problems = Vec::new();
        let kinds = ["podcast", "episode", "article", "person", "organization"];
        let kinds = kinds.iter().map(|kind| (*kind).to_owned()).collect();
        let known = Known { kinds, ..Known::default() };
        Mapping::parse(Source::new("mapping.yml", text.clone()), &known, &mut problems);
        assert_inside(&problems, &text)?;
    }

    #[test]
    fn whatever_is_accepted_can_be_written(episode in document(), article in document(), person in pieces()) {
        export(&[
            ("podcasts/show/_index.md", "---\ntitle: Show\n---\n"),
            ("podcasts/show/one.md", &episode),
            ("articles/a.md", &article),
            ("people/ann.yml", &format!("name: Ann\n{person}")),
        ])?;
    }

    #[test]
    fn articles_of_any_prose_can_be_written(plain in prose(), markdown in prose(), more in prose()) {
        export(&[
            ("articles/plain.txt", &plain),
            ("articles/markdown.md", &markdown),
            ("articles/italian.md", &format!("---\nlanguage: it\n---\n{more}")),
        ])?;
    }
}
