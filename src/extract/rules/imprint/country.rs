//! The country of numbers and addresses that do not say theirs.

use super::Line;
use super::items::What;
use crate::content::PlaceKind;
use crate::extract::rules::Reading;
use crate::extract::tokens::Tokens;

/// The country that an imprint is of: named in its address, or told by its numbers; else the
/// one of the language.
pub(super) fn country(
    reading: &Reading<'_, '_>,
    lines: &[Line],
    page: Option<&str>,
) -> Option<String> {
    told(lines)
        .or_else(|| page.map(str::to_owned))
        .or_else(|| country_of(reading))
}

/// The only country that the lines of a page tell.
pub(super) fn of_page(lines: &[Line]) -> Option<String> {
    let mut each = lines
        .iter()
        .filter_map(|line| told(std::slice::from_ref(line)));
    let first = each.next()?;
    each.all(|other| other == first).then_some(first)
}

/// The country that lines name, or that their numbers tell.
fn told(lines: &[Line]) -> Option<String> {
    let items = || lines.iter().flat_map(|line| &line.items);
    let named = items().find_map(|item| match &item.what {
        What::Town(town) => town.country.as_ref().map(|(code, _)| code.clone()),
        _ => None,
    });
    let by_vat = || {
        items().find_map(|item| match &item.what {
            What::Vat(_, country) => country.clone(),
            _ => None,
        })
    };
    let by_phone = || {
        items().find_map(|item| match &item.what {
            What::Telephone(_, country) | What::Fax(_, country) => country.map(str::to_owned),
            _ => None,
        })
    };
    named.or_else(by_vat).or_else(by_phone)
}

/// The country that the language of a text tells, or else the one of all towns that it names.
pub(super) fn country_of(reading: &Reading<'_, '_>) -> Option<String> {
    let tag = of_language(tag_of(reading)).or_else(|| of_towns(reading));
    tag.or_else(|| of_amounts(reading))
}

/// The country whose currency the amounts of a text are in, where one country alone writes it so.
fn of_amounts(reading: &Reading<'_, '_>) -> Option<String> {
    let mut texts = reading.texts();
    let pounds = texts.any(|(_, passage)| {
        let text = passage.text();
        let mut signs = text.match_indices('£');
        signs.any(|(at, sign)| text[at + sign.len()..].starts_with(|c: char| c.is_ascii_digit()))
    });
    pounds.then(|| "GB".to_owned())
}

/// The country of the towns that a text names, when it is one.
fn of_towns(reading: &Reading<'_, '_>) -> Option<String> {
    let gazetteer = &reading.reader.ontology.gazetteer;
    let town = |id: &u32| {
        let kind = gazetteer.get(*id)?.kind;
        let chain = gazetteer.chain(*id);
        let mut larger = chain.iter().filter_map(|id| gazetteer.get(*id));
        let country = larger.find(|place| place.kind == PlaceKind::Country)?;
        let is_town = matches!(kind, PlaceKind::City | PlaceKind::Municipality);
        is_town.then(|| country.code.map(str::to_owned)).flatten()
    };
    let lexis = reading.lexis()?;
    let mut found: Option<String> = None;
    for (_, passage) in reading.texts() {
        let tokens = Tokens::new(passage.text());
        for at in 1..tokens.len() {
            let token = &tokens.all[at];
            let led = [&lexis.within, &lexis.at, &lexis.from];
            let located = led.iter().any(|kind| kind.before(&tokens, at).is_some());
            if !token.is_capital() || !located {
                continue;
            }
            let mut codes = gazetteer.find(&token.folded).iter().filter_map(town);
            match (codes.next(), codes.next(), &found) {
                (Some(code), None, None) => found = Some(code),
                (Some(code), None, Some(known)) if *known != code => return None,
                _ => {}
            }
        }
    }
    found
}

/// The tag of the language in which a text is written: the file's, unless its words are of another.
fn tag_of<'t>(reading: &'t Reading<'_, '_>) -> &'t str {
    let (said, spoken) = (reading.language(), reading.spoken());
    let primary = |tag: &str| tag.split('-').next().unwrap_or("").to_owned();
    let region = said.split('-').skip(1).any(|part| part.len() == 2);
    if region || primary(said) == primary(spoken) {
        said
    } else {
        spoken
    }
}

/// The country that a language tag names, or the one of its language where there is little doubt.
fn of_language(tag: &str) -> Option<String> {
    const OF: [(&str, &str); 8] = [
        ("it", "IT"),
        ("de", "DE"),
        ("fr", "FR"),
        ("es", "ES"),
        ("nl", "NL"),
        ("pl", "PL"),
        ("fi", "FI"),
        ("da", "DK"),
    ];
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or("");
    let region = parts
        .find(|part| part.len() == 2)
        .map(str::to_ascii_uppercase);
    region.or_else(|| {
        OF.iter()
            .find(|(code, _)| *code == language)
            .map(|(_, country)| (*country).to_owned())
    })
}
