//! The words of one language, ready for the rules that read prose.

mod forms;
mod legal;
mod lexica;
mod words;

use super::phrases::Phrases;
use super::prose::words as words_of;
use super::quoting::Quoting;
use super::tokens::Tokens;
use super::verbs::Verbs;
use crate::content::Lexicon;
use crate::fold::fold;
use forms::{endings, in_all_forms, synonyms};
use legal::legal_forms;
pub use lexica::Lexica;
use rustc_hash::{FxHashMap, FxHashSet};

/// The words of one language.
#[derive(Debug, Clone, Default)]
pub struct Lexis {
    /// Heads of job titles.
    pub roles: Phrases,
    /// Abbreviations of job titles, with their case.
    pub role_acronyms: FxHashSet<Box<str>>,
    /// What stands in front of a head.
    pub role_before: Phrases,
    /// Words for streets and venues that are family names as well.
    pub site_surnames: Phrases,
    /// Nouns of what bears the name of a person that stands behind: `premio`.
    pub bearers: Phrases,
    /// Words for organizations that are called after people.
    pub bearing_bodies: Phrases,
    /// What adjectives behind nouns end with, where verbs do not.
    adjectives: Box<[Box<str>]>,
    /// What they end with, where verbs may, too.
    likely_adjectives: Box<[Box<str>]>,
    /// Last words of the names of what is called after a person: `award`.
    pub bearing: Phrases,
    /// Those of them that are family names, too.
    pub bearing_surnames: Phrases,
    /// What joins a role to a name before it: `è stata nominata`, `come`.
    pub role_links: Phrases,
    /// Titles, folded, by other words for who has them.
    pub role_synonyms: FxHashMap<String, Vec<String>>,
    /// What titles of several people end with.
    pub plural_endings: Box<[Box<str>]>,
    /// Verbs between a title and the name of who has it.
    pub copulas: Phrases,
    /// What says that somebody is new in a role, and is no part of it.
    pub fresh: Phrases,
    /// What stands before the year of somebody's birth.
    pub born: Phrases,
    /// Prepositions that lead from any role to where it is held: `presso`.
    pub seats: Phrases,
    /// What a town is called before its name.
    pub towns: Phrases,
    /// Nouns for events.
    pub event_nouns: Phrases,
    /// What stands behind a head.
    pub role_after: Phrases,
    /// Offices that are named by their matter (`ministro dell'istruzione`).
    pub portfolios: Phrases,
    /// What a role has beside the organization that it is held for: `con delega`.
    pub delegation: Phrases,
    /// What says that somebody has a role today, and is no part of it.
    pub now: Phrases,
    /// What says where somebody comes from, and ends a role.
    pub origins: Phrases,
    /// Titles of those who head a body: its name may follow without preposition.
    pub bodies: Phrases,
    /// Occupations that are named by their subject (`docente di fisica`).
    pub subjects: Phrases,
    /// What an age is told with: `years old`.
    pub ages: Phrases,
    /// Fields that a role is for and that are no organization (`Director of Strategy`).
    pub fields: Phrases,
    /// Labels of a person: `press contact`.
    pub contact_labels: Phrases,
    /// Titles before a name, with their case and without last dot.
    pub honorifics: FxHashSet<Box<str>>,
    /// Titles in small letters that stand between a role and a name, without last dot.
    pub styles: FxHashSet<Box<str>>,
    /// Titles behind which any name is a person's, with their case.
    pub sure_honorifics: FxHashSet<Box<str>>,
    /// Prepositions: of.
    pub genitive: Phrases,
    /// Prepositions: at.
    pub at: Phrases,
    /// Prepositions: for.
    pub on_behalf: Phrases,
    /// Prepositions: in.
    pub within: Phrases,
    /// Prepositions: from, by.
    pub from: Phrases,
    /// Prepositions: with.
    pub with: Phrases,
    /// What stands before what is talked of: about.
    pub about: Phrases,
    /// Prepositions without an article.
    pub bare_prepositions: FxHashSet<Box<str>>,
    /// Definite articles.
    pub definite: Phrases,
    /// What stands where an article may and says whose.
    pub possessive: Phrases,
    /// Definite articles of several things.
    pub plural: Phrases,
    /// Indefinite articles.
    pub indefinite: Phrases,
    /// Words for and.
    pub and: Phrases,
    /// Words that share out roles among names.
    pub respectively: Phrases,
    /// Relative pronouns.
    pub relative: Phrases,
    /// Verbs of saying.
    pub saying: Verbs,
    /// Words around quotations.
    pub quoting: Quoting,
    /// Verbs behind a guest.
    pub introducing: Verbs,
    /// What announces a guest.
    pub guest_cues: Phrases,
    /// What stands before the name of somebody who lives no more.
    pub late: Phrases,
    /// Verbs behind such a name.
    pub died: Phrases,
    /// Words for an episode.
    pub episode_nouns: Phrases,
    /// What a name of an organization begins with.
    pub organization_heads: Phrases,
    /// Heads that count in small letters too.
    pub institutions: Phrases,
    /// Names that are organizations' by themselves.
    pub known_organizations: Phrases,
    /// Words for what a company or society is, which stand before its name and are none of it.
    pub company_kinds: Phrases,
    /// Adjectives between a head and words in small letters that say of what.
    pub scopes: Phrases,
    /// Whether heads stand at the end of names.
    pub heads_follow: bool,
    /// What it ends with.
    pub organization_tails: Phrases,
    /// Those that are no name of anything else.
    pub sure_tails: Phrases,
    /// What stands before organizations that do something together or for something.
    pub organization_cues: Phrases,
    /// Whose a body may be by its name: `Queen` of `Queen's University`.
    pub organization_owners: Phrases,
    /// What several organizations are, before a colon and their names.
    pub organization_lists: Phrases,
    /// What leads from such a noun to their names.
    pub including: Phrases,
    /// Legal forms.
    legal: Phrases,
    /// First words of legal forms, with their case.
    legal_words: FxHashSet<Box<str>>,
    /// Particles within a person's name.
    pub particles: Phrases,
    /// What the name of a street begins with.
    pub streets: Phrases,
    /// What the name of a saint begins with, after whom places are named.
    pub saints: Phrases,
    /// What the name of a venue begins with.
    pub venues: Phrases,
    /// Words that are no names though they begin a sentence.
    pub stopwords: FxHashSet<Box<str>>,
    /// What stands before the name of a photographer.
    pub photo_credits: Phrases,
}

impl Lexis {
    /// The words of a lexicon.
    ///
    /// Job titles are borrowed: those of `borrowed` are known as well.
    /// `known` are names of organizations in any language.
    pub fn new(lexicon: &Lexicon, borrowed: Option<&Lexicon>, known: &[&String]) -> Self {
        let legal = legal_forms(lexicon, borrowed);
        let titles = |of: fn(&Lexicon) -> &Vec<String>| -> Vec<String> {
            let others = borrowed.into_iter().flat_map(of);
            of(lexicon).iter().chain(others).cloned().collect()
        };
        let prepositions = &lexicon.prepositions;
        let organizations = &lexicon.organizations;
        let bare = |text: &String| text.trim_end_matches('.').into();
        Self {
            roles: Phrases::new(&titles(|lexicon| &lexicon.roles.heads)),
            role_acronyms: titles(|lexicon| &lexicon.roles.acronyms)
                .into_iter()
                .map(String::into_boxed_str)
                .collect(),
            role_before: Phrases::new(&lexicon.roles.before),
            site_surnames: Phrases::new(&lexicon.place_cues.surnames),
            bearers: Phrases::new(&lexicon.named_after.nouns),
            bearing_bodies: Phrases::new(&lexicon.named_after.bodies),
            adjectives: endings(&lexicon.adjectives.sure),
            likely_adjectives: endings(&lexicon.adjectives.likely),
            bearing: Phrases::new(&lexicon.named_after.tails),
            bearing_surnames: Phrases::new(&lexicon.named_after.surnames),
            role_links: Phrases::new(&lexicon.roles.links),
            role_synonyms: synonyms(&lexicon.roles.synonyms),
            plural_endings: endings(&lexicon.roles.plural),
            copulas: Phrases::new(&lexicon.roles.copulas),
            fresh: Phrases::new(&lexicon.roles.fresh),
            born: Phrases::new(&lexicon.roles.born),
            seats: Phrases::new(&lexicon.roles.seats),
            towns: Phrases::new(&lexicon.roles.towns),
            event_nouns: Phrases::new(&lexicon.events.nouns),
            role_after: Phrases::new(&lexicon.roles.after),
            portfolios: Phrases::new(&lexicon.roles.portfolios),
            delegation: Phrases::new(&lexicon.roles.delegation),
            now: Phrases::new(&lexicon.roles.now),
            origins: Phrases::new(&lexicon.roles.origins),
            bodies: Phrases::new(&lexicon.roles.bodies),
            subjects: Phrases::new(&lexicon.roles.subjects),
            ages: Phrases::new(&lexicon.roles.ages),
            fields: Phrases::new(&titles(|lexicon| &lexicon.roles.fields)),
            contact_labels: Phrases::new(&lexicon.roles.labels),
            honorifics: lexicon.honorifics.iter().map(bare).collect(),
            styles: lexicon.styles.iter().map(bare).collect(),
            sure_honorifics: lexicon.sure_honorifics.iter().map(bare).collect(),
            genitive: Phrases::new(&prepositions.genitive),
            at: Phrases::new(&prepositions.at),
            on_behalf: Phrases::new(&prepositions.on_behalf),
            within: Phrases::new(&prepositions.within),
            from: Phrases::new(&prepositions.from),
            with: Phrases::new(&prepositions.with),
            about: Phrases::new(&prepositions.about),
            bare_prepositions: prepositions
                .bare
                .iter()
                .map(|word| fold(word).into())
                .collect(),
            definite: Phrases::new(&lexicon.articles.definite),
            possessive: Phrases::new(&lexicon.articles.possessive),
            plural: Phrases::new(&lexicon.articles.plural),
            indefinite: Phrases::new(&lexicon.articles.indefinite),
            and: Phrases::new(&lexicon.credits.and),
            respectively: Phrases::new(&lexicon.respectively),
            relative: Phrases::new(&lexicon.relative),
            saying: Verbs::new(&lexicon.saying),
            quoting: Quoting::new(&lexicon.quoting, &lexicon.events.nouns),
            introducing: Verbs::new(&lexicon.introducing),
            guest_cues: Phrases::new(&lexicon.guest_cues),
            late: Phrases::new(&lexicon.deceased.before),
            died: Phrases::new(&lexicon.deceased.behind),
            episode_nouns: Phrases::new(&lexicon.episode_nouns),
            organization_heads: Phrases::new(&organizations.heads),
            institutions: Phrases::new(&organizations.institutions),
            known_organizations: Phrases::new(
                organizations.known.iter().chain(known.iter().copied()),
            ),
            company_kinds: Phrases::new(&organizations.kinds),
            scopes: Phrases::new(&organizations.scopes),
            heads_follow: organizations.heads_follow,
            organization_tails: Phrases::new(&organizations.tails),
            sure_tails: Phrases::new(&organizations.sure_tails),
            organization_cues: Phrases::new(&in_all_forms(&organizations.cues, prepositions)),
            organization_owners: Phrases::new(&organizations.owners),
            organization_lists: Phrases::new(&organizations.lists),
            including: Phrases::new(&organizations.including),
            legal: Phrases::new(legal.iter().copied()),
            legal_words: legal
                .iter()
                .filter_map(|form| words_of(form).first().map(|word| word.text.into()))
                .collect(),
            particles: Phrases::new(&lexicon.particles),
            streets: Phrases::new(&lexicon.place_cues.street),
            saints: Phrases::new(&lexicon.place_cues.saint),
            venues: Phrases::new(&lexicon.place_cues.venue),
            stopwords: lexicon
                .stopwords
                .iter()
                .map(|word| fold(word).into())
                .collect(),
            photo_credits: Phrases::new(&lexicon.photo_credits),
        }
    }

    /// Prepositions, with and without articles; the last kind, `with`, leads to no owner.
    pub const fn prepositions(&self) -> [&Phrases; 6] {
        [
            &self.genitive,
            &self.at,
            &self.on_behalf,
            &self.within,
            &self.from,
            &self.with,
        ]
    }

    /// How many tokens a preposition takes, with its article, that begins at a token.
    pub fn preposition(&self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        let titled = tokens
            .get(at)
            .is_some_and(|token| self.role_acronyms.contains(token.text));
        let kinds = self.prepositions();
        let lengths = kinds.iter().filter_map(|kind| kind.at(tokens, at));
        lengths.max().filter(|_| !titled)
    }

    /// How many tokens a preposition takes that ends right before a token; `with` is not asked
    /// for.
    pub fn preposition_before(&self, tokens: &Tokens<'_>, end: usize) -> Option<usize> {
        // "AD Gruppo Vela": a title in capitals is no preposition.
        let titled = end > 0 && self.role_acronyms.contains(tokens.all[end - 1].text);
        let [owners @ .., _] = self.prepositions();
        let lengths = owners.iter().filter_map(|kind| kind.before(tokens, end));
        lengths.max().filter(|_| !titled)
    }

    /// How many tokens an article takes that begins at a token.
    pub fn article(&self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        self.definite
            .at(tokens, at)
            .or_else(|| self.indefinite.at(tokens, at))
    }

    /// Whether a word has a grammatical part alone, so that it begins no name.
    pub fn is_function_word(&self, folded: &str) -> bool {
        let others = [&self.definite, &self.indefinite, &self.and];
        let mut kinds = self.prepositions().into_iter().chain(others);
        self.stopwords.contains(folded) || kinds.any(|kind| kind.has(folded))
    }

    /// How many tokens the head of a job title takes that begins at a token: what may stand
    /// before it, the head, and what belongs to it.
    pub fn role(&self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        let before = self.role_before.at(tokens, at).unwrap_or(0);
        [before, 0].into_iter().find_map(|skipped| {
            let head = at + skipped;
            let token = tokens.get(head)?;
            let length = match self.roles.at(tokens, head) {
                Some(length) => length,
                None if self.role_acronyms.contains(token.text) => 1,
                None => return None,
            };
            Some(skipped + length)
        })
    }
}
