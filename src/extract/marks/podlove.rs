//! Podlove Simple Chapters: `<psc:chapter start="0:01:30" title="The moon"/>`.

use super::{Chapter, Rule, Span, Spanned, plain, seconds};

/// The chapters of an XML text; the root and any other elements around them play no part.
pub(super) fn podlove(text: &str) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    for element in text.split('<').skip(1) {
        let element = element.split('>').next().unwrap_or("");
        let name = element.split(char::is_whitespace).next().unwrap_or("");
        if name.rsplit(':').next() != Some("chapter") {
            continue;
        }
        let start = attribute(element, "start").and_then(seconds);
        let title = attribute(element, "title").map(plain);
        let (Some(start), Some(title)) = (start, title) else {
            continue;
        };
        let title = title.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !title.is_empty() {
            chapters.push(Chapter {
                start,
                end: None,
                title: Spanned {
                    text: title.into(),
                    span: Span::default(),
                },
                span: Span::default(),
                rule: Rule::Written,
            });
        }
    }
    chapters
}

/// The value of an attribute of an element.
fn attribute<'t>(element: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = element.split_once(&format!(" {name}="))?;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest[1..].split(quote).next()
}
