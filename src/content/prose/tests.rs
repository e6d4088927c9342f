use crate::content::{Lexicon, Ontology, load_ontology};
use crate::fold::fold;

fn built_in() -> Ontology {
    let mut problems = Vec::new();
    let ontology = load_ontology(None, None, &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    ontology
}

#[test]
fn the_built_in_languages_have_all_sections() {
    // German has only what dates and imprints need.
    let whole = |lexicon: &&Lexicon| lexicon.language != "de";
    for lexicon in built_in().lexicons.iter().filter(whole) {
        assert_eq!(lexicon.months.len(), 12);
        assert_eq!(lexicon.weekdays.len(), 7);
        let lists = [
            &lexicon.roles.heads,
            &lexicon.roles.acronyms,
            &lexicon.roles.before,
            &lexicon.roles.after,
            &lexicon.honorifics,
            &lexicon.prepositions.genitive,
            &lexicon.prepositions.at,
            &lexicon.prepositions.on_behalf,
            &lexicon.prepositions.within,
            &lexicon.prepositions.from,
            &lexicon.prepositions.with,
            &lexicon.prepositions.about,
            &lexicon.deceased.before,
            &lexicon.deceased.behind,
            &lexicon.articles.definite,
            &lexicon.articles.indefinite,
            &lexicon.guest_cues,
            &lexicon.episode_nouns,
            &lexicon.organizations.heads,
            &lexicon.organizations.tails,
            &lexicon.place_cues.municipality,
            &lexicon.place_cues.province,
            &lexicon.place_cues.region,
            &lexicon.place_cues.country,
            &lexicon.place_cues.street,
            &lexicon.place_cues.venue,
            &lexicon.events.nouns,
            &lexicon.events.general,
            &lexicon.events.phases,
            &lexicon.events.during,
            &lexicon.events.determiners,
            &lexicon.events.discussing,
            &lexicon.events.deadlines,
            &lexicon.events.organizing,
            &lexicon.events.limits,
            &lexicon.events.time_cues.hour,
            &lexicon.events.time_cues.at,
            &lexicon.events.time_cues.from,
            &lexicon.events.time_cues.until,
            &lexicon.chrome.lines,
            &lexicon.chrome.labels.published,
            &lexicon.chrome.labels.modified,
            &lexicon.chrome.labels.reading_time,
            &lexicon.imprint.telephone,
            &lexicon.imprint.fax,
            &lexicon.imprint.email,
            &lexicon.imprint.website,
            &lexicon.imprint.vat,
            &lexicon.imprint.tax,
            &lexicon.imprint.both,
            &lexicon.imprint.register,
            &lexicon.imprint.capital,
            &lexicon.imprint.address,
            &lexicon.photo_credits,
        ];
        let empty = lists.iter().position(|words| words.is_empty());
        assert_eq!(empty, None, "{}", lexicon.language);
        assert!(lexicon.organizations.legal.len() > 20);
        for verbs in [&lexicon.saying, &lexicon.introducing, &lexicon.events.verbs] {
            assert!(verbs.forms.len() > 50 && verbs.participles.len() > 20);
            assert!(!verbs.auxiliaries.is_empty());
        }
    }
}

#[test]
fn words_are_found_folded() {
    let ontology = built_in();
    let has = |words: &[String], word: &str| words.iter().any(|known| fold(known) == word);
    let italian = ontology.lexicons.iter().find(|l| l.language == "it");
    let italian = italian.expect("a lexicon");
    assert!(has(&italian.roles.heads, "amministratrice"));
    assert!(has(&italian.roles.after, "delegata"));
    assert!(has(&italian.saying.forms, "sottolinea"));
    assert!(has(&italian.saying.participles, "concluso"));
    assert!(has(&italian.introducing.forms, "spieghera"));
    assert!(has(&italian.weekdays[0], "lunedi"));
    assert!(italian.organizations.legal["S.r.l."].contains(&"Srl".to_owned()));
}
