//! Words of a page's furniture.

use crate::content::Lexicon;
use crate::extract::fold;
use rustc_hash::FxHashSet;

/// Furniture of pages, in all languages, folded.
#[derive(Debug, Clone, Default)]
pub struct PageWords {
    /// Whole lines.
    lines: FxHashSet<String>,
    /// Beginnings of lines.
    begins: Vec<String>,
    /// Beginnings of lines that end in a colon.
    introduces: Vec<String>,
    /// Headings of lists of links.
    related: FxHashSet<String>,
    /// Names of kinds of texts.
    kinds: FxHashSet<String>,
    /// What stands before the name of a photographer.
    photo_credits: Vec<String>,
    /// Labels, the longest first.
    labels: Vec<(String, Label)>,
    /// Words for hours, in a reading time.
    hours: FxHashSet<String>,
    /// Languages in which dates in digits may begin with the month.
    month_first: FxHashSet<String>,
}

/// What a label of a page says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// When the text was published.
    Published,
    /// A date that may be of the text or of what it is about.
    Date,
    /// When it was changed.
    Modified,
    /// How long it takes to read.
    ReadingTime,
}

/// How long a line of furniture may be, in bytes.
const LONGEST: usize = 300;
/// Marks between the steps of a path through a site.
const STEPS: [&str; 7] = [" > ", " » ", " › ", " / ", " | ", " → ", " ≫ "];

impl PageWords {
    /// Gathers the words of all lexicons.
    pub fn new(lexicons: &[Lexicon]) -> Self {
        let mut words = Self::default();
        for lexicon in lexicons {
            let chrome = &lexicon.chrome;
            words
                .lines
                .extend(chrome.lines.iter().map(|line| bare(line)));
            words
                .related
                .extend(chrome.related.iter().map(|line| bare(line)));
            words
                .kinds
                .extend(chrome.kinds.iter().map(|line| bare(line)));
            let credits = lexicon.photo_credits.iter();
            words.photo_credits.extend(credits.map(|begin| fold(begin)));
            for begin in &chrome.begins {
                match begin.strip_suffix("...:") {
                    Some(begin) => words.introduces.push(fold(begin)),
                    None => words.begins.push(fold(begin)),
                }
            }
            let labels = [
                (&chrome.labels.published, Label::Published),
                (&chrome.labels.date, Label::Date),
                (&chrome.labels.modified, Label::Modified),
                (&chrome.labels.reading_time, Label::ReadingTime),
            ];
            for (forms, label) in labels {
                words
                    .labels
                    .extend(forms.iter().map(|form| (fold(form), label)));
            }
            if lexicon.dates.month_first {
                words.month_first.insert(lexicon.language.clone());
            }
            let hours = lexicon.events.time_cues.hour.iter();
            words.hours.extend(hours.map(|word| fold(word)));
        }
        words
            .labels
            .sort_by_key(|(label, _)| std::cmp::Reverse(label.len()));
        words
    }

    /// Whether a line of text belongs to the page and not to the text: a word of its
    /// navigation, a path through the site, a template's tag, a line of attributes.
    pub(super) fn is_furniture(&self, line: &str) -> bool {
        let line = line.trim();
        if line.is_empty() || is_template(line) || is_ruler(line) {
            return true;
        }
        if line.len() > LONGEST {
            return false;
        }
        let folded = fold(line);
        let begins = |begin: &String| {
            folded.strip_prefix(&**begin).is_some_and(|rest| {
                !rest.starts_with(char::is_alphanumeric) || !begin.ends_with(char::is_alphanumeric)
            })
        };
        let introduces = line.ends_with(':') && self.introduces.iter().any(begins);
        self.lines.contains(&bare(line))
            || introduces
            || self.begins.iter().any(begins)
            || self.is_path(line)
            || self.is_all_furniture(&folded)
    }

    /// Whether a line says whose the picture is.
    pub(super) fn is_photo_credit(&self, line: &str) -> bool {
        line.len() <= LONGEST
            && self
                .photo_credits
                .iter()
                .any(|form| behind(line, form).is_some())
    }

    /// Whether a line is the heading of a list of links that do not belong to the text.
    pub(super) fn is_related(&self, line: &str) -> bool {
        line.len() <= LONGEST && self.related.contains(&bare(line))
    }

    /// Whether a line says only what kind of text follows.
    pub fn is_kind(&self, line: &str) -> bool {
        line.len() <= LONGEST && self.kinds.contains(&bare(line))
    }

    /// Whether a language may put the month first in a date of digits.
    pub(super) fn is_month_first(&self, language: &str) -> bool {
        let primary = language.split('-').next().unwrap_or(language);
        self.month_first.contains(primary)
    }

    /// The label that a line begins with, and what stands behind it.
    pub(super) fn label<'l>(&self, line: &'l str) -> Option<(Label, &'l str)> {
        self.labels.iter().find_map(|(form, label)| {
            let rest = behind(line, form)?;
            Some((
                *label,
                rest.trim_start_matches([':', ' ', '\u{A0}', '.', '-', '–']),
            ))
        })
    }

    /// The minutes that a line says reading takes.
    pub(super) fn reading_minutes(&self, line: &str) -> Option<u64> {
        const WORDS: usize = 9;
        let folded = fold(line);
        let is_label = |(form, label): &&(String, Label)| {
            *label == Label::ReadingTime
                && (behind(&folded, form).is_some()
                    || folded.trim_end_matches('.').ends_with(&**form))
        };
        self.labels.iter().find(is_label)?;
        let parts = folded.split(|c: char| !c.is_alphanumeric());
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        if parts.len() > WORDS {
            return None;
        }
        let (mut minutes, mut seen) = (0u64, false);
        for (at, part) in parts.iter().enumerate() {
            let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let (number, glued) = part.split_at(digits);
            let Ok(number) = number.parse::<u64>() else {
                continue;
            };
            let unit = if glued.is_empty() {
                parts.get(at + 1).copied().unwrap_or("")
            } else {
                glued
            };
            let factor = if self.hours.contains(unit) { 60 } else { 1 };
            minutes = minutes.checked_add(number.checked_mul(factor)?)?;
            seen = true;
        }
        (seen && (1..=600).contains(&minutes)).then_some(minutes)
    }

    fn is_path(&self, line: &str) -> bool {
        let Some(step) = STEPS.iter().find(|step| line.contains(**step)) else {
            return false;
        };
        let mut parts = line.split(step);
        let first = parts.next().unwrap_or("");
        self.lines.contains(&bare(first)) && parts.all(|part| part.split_whitespace().count() <= 12)
    }

    /// Whether a line is made of several words of navigation: `Facebook Twitter LinkedIn`.
    fn is_all_furniture(&self, folded: &str) -> bool {
        const WORDS: usize = 16;
        let parts = folded.split([' ', '|', '·', '•', '/', ',']);
        let words: Vec<&str> = parts.filter(|word| !word.is_empty()).collect();
        if !(2..=WORDS).contains(&words.len()) {
            return false;
        }
        let mut at = 0;
        while at < words.len() {
            let longest = (at + 1..=words.len().min(at + 5)).rev();
            let mut ends = longest.filter(|end| self.lines.contains(&words[at..*end].join(" ")));
            match ends.next() {
                Some(end) => at = end,
                None => return false,
            }
        }
        true
    }
}

/// What is left of a line behind a folded form at its beginning.
fn behind<'l>(line: &'l str, form: &str) -> Option<&'l str> {
    let mut end = 0;
    // Folding may change the number of bytes, so the line is taken letter by letter.
    let mut folded = String::with_capacity(form.len());
    for (at, c) in line.char_indices() {
        if folded.trim_end().len() >= form.len() {
            break;
        }
        let mut buffer = [0; 4];
        if c.is_whitespace() {
            folded.push(' ');
        } else {
            folded.push_str(&fold(c.encode_utf8(&mut buffer)));
        }
        end = at + c.len_utf8();
        if !form.starts_with(folded.trim_end()) {
            return None;
        }
    }
    let rest = &line[end..];
    let whole = !form.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric);
    (folded.trim_end() == form && whole).then_some(rest)
}

/// A line for comparison, without what is no letter at its ends.
pub(super) fn bare(line: &str) -> String {
    fold(line.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// A tag of Liquid, Jinja, Hugo or Handlebars, kramdown's attributes, an HTML comment.
fn is_template(line: &str) -> bool {
    let pairs = [
        ("{%", "%}"),
        ("{{", "}}"),
        ("{:", "}"),
        ("<!--", "-->"),
        ("{.", "}"),
    ];
    pairs
        .iter()
        .any(|(open, close)| line.starts_with(open) && line.ends_with(close))
}

/// A line of signs that parts a page.
fn is_ruler(line: &str) -> bool {
    line.chars()
        .all(|c| matches!(c, '-' | '_' | '=' | '*' | '~' | '#' | '—' | '–' | '•' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::load_ontology;

    fn words() -> PageWords {
        PageWords::new(&load_ontology(None, None, &mut Vec::new()).lexicons)
    }

    #[test]
    fn furniture_is_told_from_text() {
        let words = words();
        for line in [
            "You are here",
            "» Leggi anche",
            "Condividi",
            "Facebook Twitter LinkedIn WhatsApp",
            "Home > Notizie > Un titolo qualunque di pagina",
            "Home » News",
            "Tra le altre iniziative editoriali di Esempio:",
            "Leggi anche: La fibra arriva in valle",
            "Questo sito utilizza i cookie per funzionare meglio.",
            "Tags: scuola, digitale",
            "© 2018 Esempio Srl",
            "Riproduzione riservata",
            "{% include press-release.html %}",
            "{{< youtube abc >}}",
            "{:.x-small.text-right}",
            "<!--more-->",
            "* * *",
            "Share this article",
        ] {
            assert!(words.is_furniture(line), "{line}");
        }
        for line in [
            "Leggi il discorso completo della Ministra",
            "Tra le altre iniziative, un concorso per le scuole.",
            "Registrati subito, ci vediamo a Milano.",
            "La casa dei servizi / la piazza",
            "Email: info@example.org",
            "Stampa e regime",
            "You are here because you care",
            "A presto!",
            "Condividiamo le stesse idee",
            "{nome}",
        ] {
            assert!(!words.is_furniture(line), "{line}");
        }
    }

    #[test]
    fn reading_times() {
        let words = words();
        for (line, minutes) in [
            ("Read time: 1 minute", Some(1)),
            ("5 min read", Some(5)),
            ("5-minute read", Some(5)),
            ("Tempo di lettura: 3 minuti", Some(3)),
            ("Tempo di lettura stimato: 1 ora e 10 minuti", Some(70)),
            ("4 minuti di lettura", Some(4)),
            ("Lettura: 2'", Some(2)),
            ("Tempo di lettura", None),
            ("12 minuti di ritardo", None),
            (
                "Lettura di 12 pagine del romanzo a voce alta in piazza la sera",
                None,
            ),
        ] {
            assert_eq!(words.reading_minutes(line), minutes, "{line}");
        }
    }
}
