//! What says, besides a given name, that a name is a person's, and what says that it is none.

use crate::extract::Lexis;
use crate::extract::rules::person_names::PersonName;
use crate::extract::tokens::Tokens;

/// How many words a title may have that a comma parts from its bearer.
const APPOSED: usize = 4;
/// How many words may stand between two names of a series.
const SERIES: usize = 15;

/// Whether something but a given name says that a name is a person's: an abbreviated title right
/// before it, or a verb of saying right before or behind it.
pub(super) fn is_attributed(tokens: &Tokens<'_>, lexis: &Lexis, name: &PersonName) -> bool {
    let plain = |at: usize| {
        let token = &tokens.all[at];
        !token.is_all_capitals() && !token.is_camel() && !lexis.stopwords.contains(&*token.folded)
    };
    let start = name.tokens.start;
    let abbreviated = start > 0 && tokens.before(start).trim() == "." && {
        let title = &tokens.all[start - 1];
        let street = lexis.streets.at(tokens, start).is_some();
        !street && (lexis.is_honorific(tokens, start - 1) || lexis.is_style(title.text))
    };
    let addressed = start > 0
        && tokens.is_next(start)
        && lexis.sure_honorifics.contains(tokens.all[start - 1].text);
    let said = lexis.saying.ends_at(tokens, name.start) || lexis.saying.ends_at(tokens, start);
    let says = tokens.is_next(name.tokens.end) && lexis.saying.compound_at(tokens, name.tokens.end);
    let gap = tokens.before(name.tokens.end).trim();
    let behind = name.tokens.end;
    let role = matches!(gap, "," | "(") && lexis.role(tokens, behind).is_some();
    // "Sauro Pellerucci (Confartigianato)"
    let organization = gap == "("
        && [&lexis.organization_heads, &lexis.known_organizations]
            .iter()
            .any(|kind| kind.at(tokens, behind).is_some());
    let role = role || organization;
    // "- Gjergji Kajana (giornalista freelance)": nothing but a name is told of in brackets so.
    let titled = (start..behind).all(|at| lexis.organization_heads.at(tokens, at).is_none());
    let is_listed = gap == "(" && role && titled && matches!(behind - start, 2 | 3);
    let acronym = start > 0
        && tokens.is_next(start)
        && lexis.role_acronyms.contains(tokens.all[start - 1].text);
    // "Press contact: N", "the luthier N"
    let label =
        gap_ends(tokens, start, ':') && lexis.contact_labels.before(tokens, start).is_some();
    let bearer = start > 1
        && tokens.is_next(start)
        && !tokens.all[start - 1].is_capital()
        && lexis.roles.before(tokens, start).is_some_and(|length| {
            start > length && lexis.definite.before(tokens, start - length).is_some()
        });
    // "Il direttore generale, Sante Bortignon, ha detto": a verb of saying for the title.
    let speaks = gap == "," && lexis.saying.compound_at(tokens, behind);
    let apposed = start > 1 && tokens.before(start).trim() == "," && speaks && {
        let near = start.saturating_sub(APPOSED)..start;
        near.into_iter().any(|at| {
            let role = lexis.role(tokens, at).is_some();
            let article = lexis.definite.before(tokens, at).is_some();
            let joined =
                (at + 1..start).all(|at| tokens.is_next(at) && !tokens.all[at].is_capital());
            role && article && joined
        })
    };
    let bearer = bearer || apposed;
    if label {
        return name.tokens.clone().all(plain) && name.tokens.len() < 4;
    }
    name.tokens.clone().all(plain)
        && (bearer || addressed || abbreviated || said || says || role || acronym)
        && (addressed || abbreviated || is_listed || !tokens.is_first(start))
}

/// Names that nothing but their place in a series makes those of people: `Ann Smith of the river
/// trust, Jovanka Tims of the harbour board`, each with the same preposition behind.
pub(super) fn siblings(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    names: &[PersonName],
    unsure: &[PersonName],
) -> Vec<PersonName> {
    let mut found: Vec<PersonName> = Vec::new();
    for name in unsure {
        let (start, end) = (name.tokens.start, name.tokens.end);
        let led = lexis.and.before(tokens, start).unwrap_or(0);
        let listed = tokens.before(start - led.min(start)).trim() == ",";
        let plain = (start..end).all(|at| {
            let token = &tokens.all[at];
            !token.is_all_capitals() && !token.is_camel() && !lexis.is_function_word(&token.folded)
        });
        let word = tokens
            .get(end)
            .filter(|token| tokens.is_next(end) && lexis.genitive.has(&token.folded));
        let (Some(word), true, true) = (word, listed, plain && name.tokens.len() < 4) else {
            continue;
        };
        let known = names.iter().chain(&found);
        let before = known
            .filter(|one| one.tokens.end < start)
            .max_by_key(|one| one.tokens.end);
        let parallel = before.is_some_and(|one| {
            let other = one.tokens.end;
            let sentence = (other + 1..=start)
                .all(|at| !tokens.before(at).contains(['.', ';', ':', '!', '?', '\n']));
            start - other < SERIES
                && sentence
                && tokens.is_next(other)
                && tokens.all[other].folded == word.folded
        });
        if parallel {
            found.push(name.clone());
        }
    }
    found
}

/// Whether nothing but a sign stands between a token and the one before it.
fn gap_ends(tokens: &Tokens<'_>, at: usize, sign: char) -> bool {
    at > 0 && tokens.before(at).trim().chars().eq([sign])
}

/// Whether a preposition with an article stands right before a name, as before things and not
/// before people ("del Leonardo Drone Contest").
pub(super) fn is_articulated(tokens: &Tokens<'_>, lexis: &Lexis, name: &PersonName) -> bool {
    let Some(at) = name
        .start
        .checked_sub(1)
        .filter(|_| tokens.is_next(name.start) && !name.titled)
    else {
        return false;
    };
    let folded = &tokens.all[at].folded;
    let bare = lexis.bare_prepositions.contains(&**folded);
    let led = [&lexis.genitive, &lexis.from, &lexis.within, &lexis.at]
        .iter()
        .any(|kind| kind.has(folded));
    (led && !bare && folded.chars().count() > 1) || lexis.definite.has(folded)
}
