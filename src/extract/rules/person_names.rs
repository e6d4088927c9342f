//! Names of people in a text: where they stand, and what speaks for it.

mod beside;

use super::namesakes::bears_name;
use crate::extract::Lexis;
use crate::extract::tokens::{Token, Tokens};
use beside::{belongs_elsewhere, is_led, of_family, opens_sentence};
use std::ops::Range;
/// A run of words that may be the name of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    /// Its tokens, honorifics left out.
    pub tokens: Range<usize>,
    /// Whether it begins with a known given name.
    pub given: bool,
    /// Whether a title (`Prof.`, `Ministra`) stands right before it.
    pub titled: bool,
    /// Where the title begins, or the name.
    pub start: usize,
}

/// The most words that a name has.
const WORDS: usize = 5;

/// How many words lead at most from a role to the body that it is held at.
pub(super) const CHAIN: usize = 6;

/// How many words a role may have before the preposition that leads to what it is for.
pub(super) const NEAR: usize = 3;

/// Finds runs of capitalised words that may be names of people: two to five words, small
/// particles between them allowed. What belongs to the name of an organization, a street or a
/// venue is left out. `is_given` knows given names, folded.
pub fn find_names(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    is_given: &dyn Fn(&str) -> bool,
    is_place: &dyn Fn(&str) -> bool,
) -> Vec<PersonName> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !tokens.all[at].is_capital() {
            at += 1;
            continue;
        }
        let mut end = run_end(tokens, lexis, at);
        if is_given(&tokens.all[at].folded)
            && let Some(behind) = behind_nickname(tokens, end)
        {
            end = run_end(tokens, lexis, behind);
        }
        // "Ada Bini da Ugo Neri": somebody else.
        let other = |inner: &usize| {
            let led = lexis.particles.has(&tokens.all[*inner - 1].folded)
                && !tokens.all[*inner - 1].is_capital();
            led && *inner > at + 2
                && is_given(&tokens.all[*inner].folded)
                && tokens.all[*inner].is_capital()
        };
        let first = (at..end).find(|inner| is_given(&tokens.all[*inner].folded));
        if let Some(first) = first
            && let Some(inner) = (first + 3..end.saturating_sub(1)).find(other)
        {
            end = inner - 1;
        }
        let of = (end == at + 1)
            .then(|| of_family(tokens, lexis, at, is_given, is_place))
            .flatten();
        let end = of.unwrap_or(end);
        found.extend(name_in(tokens, lexis, at..end, is_given, is_place));
        at = end.max(at + 1);
    }
    found
}

/// The end of a run of capitalised words that stand side by side, particles between them.
fn run_end(tokens: &Tokens<'_>, lexis: &Lexis, start: usize) -> usize {
    let mut end = start + 1;
    while end < tokens.len() {
        if follows(tokens, end) && tokens.all[end].is_capital() {
            end += 1;
            continue;
        }
        let Some(particle) = lexis
            .particles
            .at(tokens, end)
            .filter(|_| follows(tokens, end))
        else {
            break;
        };
        let next = end + particle;
        let side_by_side =
            (end + 1..=next).all(|at| tokens.is_next(at) || tokens.before(at).is_empty());
        if !side_by_side || !tokens.get(next).is_some_and(Token::is_capital) {
            break;
        }
        end = next + 1;
    }
    end
}

/// The token behind what somebody is called besides, between the parts of a name: `Ada “Didi” Rossi`.
fn behind_nickname(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let close = match tokens.before(at.min(tokens.len())).trim_start() {
        "“" => "” ",
        "\"" => "\" ",
        "«" => "» ",
        "‘" => "’ ",
        _ => return None,
    };
    let nickname = tokens.get(at).filter(|token| token.is_capital())?;
    let closes = tokens.text[nickname.end()..].starts_with(close);
    let next = tokens.get(at + 1).is_some_and(Token::is_capital);
    (closes && next).then_some(at + 1)
}

/// Whether a token stands right behind the one before: with a space, an elision, or the dot of
/// an initial between them.
fn follows(tokens: &Tokens<'_>, at: usize) -> bool {
    let between = tokens.before(at);
    let before = &tokens.all[at - 1];
    let initial = before.text.chars().count() == 1 && between.trim() == ".";
    tokens.is_next(at) || initial || (between.is_empty() && before.text.ends_with(['\'', '’']))
}

fn name_in(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    run: Range<usize>,
    is_given: &dyn Fn(&str) -> bool,
    is_place: &dyn Fn(&str) -> bool,
) -> Option<PersonName> {
    let (mut start, mut titled, mut first_title) = (run.start, false, None);
    if opens_sentence(tokens, lexis, &run, is_given) {
        start += 1;
    }
    // "il Presidente della Regione Lombardia Anna Bianchi": what ends in a place before a given
    // name is none of the name.
    let behind_place = |at: &usize| {
        is_given(&tokens.all[*at].folded)
            && is_place(&tokens.all[at - 1].folded)
            && !is_given(&tokens.all[at - 1].folded)
    };
    if let Some(title) = title_in(tokens, lexis, &run, is_given) {
        start = title;
    }
    let inner = run.start + 1..run.end.saturating_sub(1);
    if let Some(at) = inner.clone().find(behind_place) {
        start = at;
    }
    let led = is_led(tokens, lexis, run.start);
    let named = |at: &usize| is_given(&tokens.all[*at].folded) && tokens.is_next(*at);
    let mut apart = false;
    if let Some(at) = behind_region(tokens, &run, is_place) {
        (start, apart) = (at, true);
    }
    // "il commissario dell'Enea Ugo Neri", though Enea is a given name, too.
    if let Some(length) = lexis.known_organizations.at(tokens, start)
        && led
        && start + length + 1 < run.end
        && is_given(&tokens.all[start + length].folded)
    {
        (start, apart) = (start + length, true);
    }
    if led
        && start == run.start
        && !is_given(&tokens.all[start].folded)
        && let Some(at) = inner.clone().find(named)
        && !bears_name(tokens, lexis, start..at)
    {
        apart = true;
        start = at;
    }
    // "Con Anna Bianchi", "Il Presidente Mario Rossi": words of grammar at a sentence's
    // beginning, then titles.
    while start < run.end {
        let token = &tokens.all[start];
        let given = is_given(&token.folded);
        // "(CON FRANCO NERI)"
        let first = tokens.is_first(start) || tokens.before(start).ends_with('(');
        let grammar = first && !given && lexis.is_function_word(&token.folded);
        let role = lexis.role(tokens, start).filter(|_| !given);

        if lexis.is_honorific(tokens, start) || role.is_some() {
            titled = true;
            first_title.get_or_insert(start);
        } else if !grammar {
            break;
        }
        start += role.unwrap_or(1).min(run.end - start);
    }
    // A title whose dot ends the run: "Prof. Nicola Mazzocca".
    let behind_title = start == run.start && start > 0 && {
        let dot = tokens.before(start).trim() == ".";
        (dot || tokens.is_next(start)) && lexis.is_honorific(tokens, start - 1)
    };
    titled |= behind_title;
    let begin = if behind_title {
        start - 1
    } else {
        first_title.unwrap_or(start)
    };
    let mut end = run.end;
    for at in start + 1..run.end {
        let token = &tokens.all[at];
        let acronym = token.is_all_capitals() && token.text.chars().count() <= 4;
        let initials = token.text.chars().count() == 1;
        let known = is_given(&token.folded) || (tokens.all[start].is_all_capitals() && !acronym);
        let role = lexis.role(tokens, at).is_some() && at > start + 1;
        if (acronym && !known && !initials) || role {
            end = at;
            break;
        }
    }
    while end > start
        && lexis.particles.has(&tokens.all[end - 1].folded)
        && !tokens.all[end - 1].is_capital()
    {
        end -= 1;
    }
    let capitals = (start..end)
        .filter(|at| tokens.all[*at].is_capital())
        .count();
    let fits = (2..=WORDS).contains(&capitals) && end - start <= WORDS + 3;
    // "TIM Wcap": an acronym is no given name though it reads like one.
    let acronym = tokens.all[start.min(tokens.len() - 1)].is_all_capitals()
        && end > start + 1
        && !tokens.all[start + 1].is_all_capitals();
    let given = start < end && !acronym && is_given(&tokens.all[start].folded);
    if !fits || belongs_elsewhere(tokens, lexis, start..end, titled || apart, given, is_place) {
        return None;
    }
    let start_of_title = if titled { begin } else { start };
    Some(PersonName {
        tokens: start..end,
        given,
        titled,
        start: start_of_title,
    })
}

/// Where the title of several words begins that leads to the name in a run: `City Program Director
/// Ann Smith`, `Town Mayor Cllr Ann Smith`.
fn title_in(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    run: &Range<usize>,
    is_given: &dyn Fn(&str) -> bool,
) -> Option<usize> {
    let first = run.start;
    let named = lexis.role(tokens, first).is_some()
        || lexis.is_honorific(tokens, first)
        || is_given(&tokens.all[first].folded);
    // The end of the title and how long it is, the form of address behind it left out.
    let title = |at: usize| {
        let address = at > first + 1
            && lexis.is_honorific(tokens, at - 1)
            && lexis.role(tokens, at - 1).is_none();
        let end = if address { at - 1 } else { at };
        Some(end - lexis.roles.before(tokens, end)?)
    };
    let mut inner = first + 1..run.end.saturating_sub(1);
    let fits = |at: usize| at > first + 1 && is_given(&tokens.all[at].folded);
    inner
        .find_map(|at| title(at).filter(|_| fits(at)))
        .filter(|_| !named)
}

/// The token behind the name of a place of several words with which a run begins: `l'assessore del
/// Friuli Venezia Giulia Ugo Ferri`.
fn behind_region(
    tokens: &Tokens<'_>,
    run: &Range<usize>,
    is_place: &dyn Fn(&str) -> bool,
) -> Option<usize> {
    const LONGEST: usize = 4;
    let ends = (run.start + 2..run.end.saturating_sub(1)).take(LONGEST - 1);
    let names = |end: &usize| {
        let text = &tokens.text[tokens.range(run.start..*end)];
        is_place(&crate::fold::fold(text))
    };
    let mut ends = ends.rev();
    ends.find(names)
}

/// The name that the text of a link to a person's profile is.
pub fn linked_name(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    mut range: Range<usize>,
    is_given: &dyn Fn(&str) -> bool,
) -> Option<PersonName> {
    // "Ada [Rossi](...)": a link that begins or ends half-way into the name.
    let known = |at: usize| tokens.all[at].is_capital() && is_given(&tokens.all[at].folded);
    if range.start > 0 && tokens.is_next(range.start) && known(range.start - 1) {
        range.start -= 1;
    }
    if range.len() == 1
        && known(range.start)
        && tokens.is_next(range.end)
        && tokens.get(range.end).is_some_and(Token::is_capital)
        && lexis.role(tokens, range.end).is_none()
    {
        range.end += 1;
    }
    let begin = range.start;
    let mut titled = false;
    while range.len() > 2 && lexis.is_honorific(tokens, range.start) {
        range.start += 1;
        titled = true;
    }
    // Titles within a link end where a role begins: "[Anna Bianchi, CEO](...)".
    let role =
        (range.start + 2..range.end).find(|at| tokens.before(*at).contains([',', '(', '–', '-']));
    range.end = role.unwrap_or(range.end);
    let fits = (1..=6).contains(&range.len());
    let word =
        |at: usize| tokens.all[at].is_capital() || lexis.particles.has(&tokens.all[at].folded);
    if !fits || !range.clone().all(word) {
        return None;
    }
    let before = range.start.checked_sub(1).filter(|_| !titled);
    let title_before = before.is_some_and(|at| lexis.is_honorific(tokens, at));
    let given = is_given(&tokens.all[range.start].folded);
    let start = if titled {
        begin
    } else {
        range.start - usize::from(title_before)
    };
    Some(PersonName {
        given,
        titled: titled || title_before,
        start,
        tokens: range,
    })
}
