//! Names of people in a text: where they stand, and what speaks for it.

use super::namesakes::{bears_name, is_headed, is_held, is_namesake, is_quoted, is_subject};
use crate::extract::Lexis;
use crate::extract::tokens::{Token, Tokens};
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
        let end = run_end(tokens, lexis, at);
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

/// The end of a name whose family name begins with a preposition in small letters: `il direttore
/// Maurizio di Mauro`, `spiega Stefano di Brindisi, presidente`. A role or a verb of saying must
/// stand right beside it, and for a town's name both.
fn of_family(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    at: usize,
    is_given: &dyn Fn(&str) -> bool,
    is_place: &dyn Fn(&str) -> bool,
) -> Option<usize> {
    let (of, last) = (at + 1, at + 2);
    let given = is_given(&tokens.all[at].folded) && !lexis.roles.has(&tokens.all[at].folded);
    let bare = |token: &Token<'_>| {
        lexis.genitive.has(&token.folded) && lexis.bare_prepositions.contains(&*token.folded)
    };
    let linked = tokens.get(of).is_some_and(bare) && tokens.is_next(of);
    let proper = tokens.get(last).is_some_and(Token::is_capital) && tokens.is_next(last);
    if !given || !linked || !proper || lexis.organization_heads.at(tokens, last).is_some() {
        return None;
    }
    let end = last + 1;
    // "Maria di Monte Sole"
    let longer = tokens.get(end).is_some_and(Token::is_capital) && tokens.is_next(end);
    let apposed = tokens.before(end).trim() == "," && {
        let article = lexis.article(tokens, end).unwrap_or(0);
        lexis.role(tokens, end + article).is_some()
    };
    let apart = at > 0 && tokens.before(at).trim() == ",";
    let before = (at > 0 && (tokens.is_next(at) || apart)).then_some(at);
    let held = before.is_some_and(|at| {
        lexis.roles.before(tokens, at).is_some()
            || lexis.role_after.before(tokens, at).is_some()
            || lexis.is_honorific(tokens, at - 1)
    });
    let said = before.is_some_and(|at| lexis.saying.ends_at(tokens, at));
    let town = is_place(&tokens.all[last].folded);
    let told = if town { apposed && (held || said) } else { held || said || apposed };
    (told && !longer).then_some(end)
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
    // "City Program Director Ann Smith": a title of several words.
    let behind_role = |at: &usize| {
        *at > run.start + 1
            && is_given(&tokens.all[*at].folded)
            && lexis.roles.before(tokens, *at).is_some()
    };
    let inner = run.start + 1..run.end.saturating_sub(1);
    if let Some(at) = inner.clone().find(behind_role)
        && lexis.role(tokens, run.start).is_none()
        && !lexis.is_honorific(tokens, run.start)
        && !is_given(&tokens.all[run.start].folded)
    {
        start = at - lexis.roles.before(tokens, at).unwrap_or(0);
    }
    if let Some(at) = inner.clone().find(behind_place) {
        start = at;
    }
    let led = is_led(tokens, lexis, run.start);
    let named = |at: &usize| is_given(&tokens.all[*at].folded) && tokens.is_next(*at);
    let mut apart = false;
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
        let grammar = tokens.is_first(start) && !given && lexis.is_function_word(&token.folded);
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

/// Whether a preposition leads from a role to a run of capitals, in which a name may follow what
/// the role is for: `il direttore di Arpa Anna Bianchi`, `l'assessora all'Agricoltura Anna Bianchi`.
fn is_led(tokens: &Tokens<'_>, lexis: &Lexis, start: usize) -> bool {
    // "la giornalista Rai Anna Bianchi", "il deputato Pd Ugo Ferri".
    if start > 0 && tokens.is_next(start) && lexis.roles.before(tokens, start).is_some() {
        return true;
    }
    let to = lexis.at.before(tokens, start).unwrap_or(0);
    let mut near = start.saturating_sub(to + NEAR)..start.saturating_sub(to);
    if to > 0 && near.any(|at| lexis.role(tokens, at).is_some()) {
        return true;
    }
    let genitive = lexis.genitive.before(tokens, start).unwrap_or(0);
    // "il presidente della Provincia della Spezia Ugo Ferri"
    if genitive > 0 {
        let lowest = start.saturating_sub(CHAIN);
        let linked = |at: usize| {
            let token = &tokens.all[at];
            tokens.is_next(at + 1)
                && (lexis.is_function_word(&token.folded)
                    || lexis.organization_heads.at(tokens, at).is_some())
        };
        let from = (lowest..start).rev().find(|at| !linked(*at));
        if from.is_some_and(|at| {
            let role = lexis.roles.before(tokens, at + 1).is_some();
            role && tokens.is_next(at + 1)
        }) {
            return true;
        }
    }
    let at = start - genitive;
    genitive > 0
        && (lexis.roles.before(tokens, at).is_some()
            || lexis.role_after.before(tokens, at).is_some() && at > 1)
}

/// Whether the first word of a run is none of a name but begins a sentence: `Secondo Ugo Ferri`,
/// `Said Mayor Ann Smith`, `Parla Ugo Ferri`. Words of saying are such though they are given
/// names, too.
fn opens_sentence(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    run: &Range<usize>,
    is_given: &dyn Fn(&str) -> bool,
) -> bool {
    let (first, next) = (run.start, run.start + 1);
    let Some(token) = tokens
        .get(next)
        .filter(|_| next < run.end && tokens.is_first(first))
    else {
        return false;
    };
    let folded = &tokens.all[first].folded;
    let given = is_given(&token.folded);
    let titled = lexis.is_honorific(tokens, next) || lexis.role(tokens, next).is_some();
    let several = run.len() > 2 && (given || titled);
    let says = lexis
        .saying
        .at(tokens, first)
        .is_some_and(|length| length == 1);
    if lexis.quoting.according.has(folded) || says {
        return several || !is_given(folded);
    }
    let named = is_given(folded)
        || tokens.all[first].is_all_capitals()
        || lexis.is_honorific(tokens, first)
        || lexis.role(tokens, first).is_some()
        || lexis.is_function_word(folded);
    let heads = [
        &lexis.organization_heads,
        &lexis.venues,
        &lexis.streets,
        &lexis.saints,
    ];
    let proper = heads.iter().any(|kind| kind.at(tokens, first).is_some());
    several && given && !named && !proper && tokens.is_next(next)
}

/// Whether a run belongs to the name of an organization, a street, a venue or a saint.
fn belongs_elsewhere(
    tokens: &Tokens<'_>,
    lexis: &Lexis,
    run: Range<usize>,
    titled: bool,
    given: bool,
    is_place: &dyn Fn(&str) -> bool,
) -> bool {
    // A given name may be a word for organizations too ("Marina").
    let organization = |at: usize| lexis.organization_heads.at(tokens, at).is_some();
    // "Ignazio Consiglio": a family name, where nothing says of what it is one.
    let surname = given && run.len() == 2 && {
        let (last, next) = (run.end - 1, run.end);
        let alone = lexis.organization_heads.at(tokens, last) == Some(1);
        let plain = tokens.get(next).is_none_or(|next| !next.is_capital() && !lexis.looks_like_adjective(next));
        let bound = lexis.genitive.at(tokens, next).is_some() && tokens.is_next(next);
        alone && (!tokens.is_next(next) || plain) && !bound
    };
    let within = !surname && run.clone().skip(usize::from(given)).any(organization);
    let last = &tokens.all[run.end - 1];
    let tail = lexis.organization_tails.has(&last.folded) && !surname;
    let legal = lexis.legal_at(tokens, run.end).is_some() && tokens.is_next(run.end);
    let digits = run
        .clone()
        .any(|at| tokens.all[at].text.contains(|c: char| c.is_ascii_digit()));
    // "Grant Agreement No. 101999321"
    let numbered = tokens.get(run.end).is_some_and(|next| {
        let digits = next.text.bytes().all(|byte| byte.is_ascii_digit());
        let dot = tokens.before(run.end).trim() == ".";
        digits && dot && last.text.len() <= 3
    });
    let digits = digits || numbered;
    let ampersand = tokens.is_ampersand(run.end) || tokens.is_ampersand(run.start);
    // "Florence Road", "Jane Café": in English what it is stands last.
    let site = lexis.heads_follow
        && !lexis.site_surnames.has(&last.folded)
        && [&lexis.streets, &lexis.venues]
            .iter()
            .any(|kind| kind.at(tokens, run.end - 1).is_some());
    if within || tail || legal || digits || site || (ampersand && !titled) {
        return true;
    }
    if is_quoted(tokens, &run) || is_namesake(tokens, lexis, &run) {
        return true;
    }
    let Some(before) = run
        .start
        .checked_sub(1)
        .filter(|_| tokens.is_next(run.start) && !titled)
    else {
        return false;
    };
    // "il direttore dell'azienda Ugo Ferri": firms that bear the whole name of a person are rare.
    let kind = lexis.company_kinds.before(tokens, run.start);
    let of_firm = given
        && kind.is_some_and(|length| {
            let kind = run.start - length;
            !tokens.all[kind].is_capital() && is_held(tokens, lexis, kind)
        });
    let spoken = given && is_subject(tokens, lexis, run.start);
    let place = is_headed(tokens, lexis, run.start) && !of_firm && !spoken;
    // A capitalised word right before it that is no title makes another name of it.
    let token = &tokens.all[before];
    let continued = token.is_capital()
        && !tokens.is_first(before)
        && !lexis.is_function_word(&token.folded)
        && !lexis.is_honorific(tokens, before)
        && lexis.role(tokens, before).is_none()
        && (!given || !is_place(&token.folded));
    place || continued
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
