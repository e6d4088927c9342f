//! Where things stand in an HTML page, as the tokenizer of HTML's standard sees it.

use lol_html::html_content::{Element, EndTag};
use lol_html::{HtmlRewriter, Settings, element};
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// The attribute of the tool's own scripts.
pub(super) const MARK: &str = "data-filorosso";

/// What is known of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Markup {
    /// The target of its canonical link.
    pub(super) canonical: Option<String>,
    /// Bytes of scripts of earlier runs.
    pub(super) own: Vec<Range<usize>>,
    /// Where a script goes.
    pub(super) place: usize,
    /// Whether texts beyond ASCII are understood as UTF-8.
    pub(super) is_utf8: bool,
}

#[derive(Debug, Default)]
struct Seen {
    canonical: Option<String>,
    own: Vec<Range<usize>>,
    charset: Option<String>,
    head_begins: Option<usize>,
    head_ends: Option<usize>,
    body_begins: Option<usize>,
    html_begins: Option<usize>,
}

/// Looks through a page.
pub(super) fn inspect(bytes: &[u8]) -> Result<Markup, String> {
    let seen = Rc::new(RefCell::new(Seen::default()));
    let settings = Settings {
        element_content_handlers: vec![
            element!("html", |element| {
                let at = element.source_location().bytes().end;
                seen.borrow_mut().html_begins.get_or_insert(at);
                Ok(())
            }),
            element!("head", |element| {
                let at = element.source_location().bytes().end;
                if seen.borrow().head_begins.is_some() {
                    return Ok(());
                }
                seen.borrow_mut().head_begins = Some(at);
                let seen = Rc::clone(&seen);
                note_end(element, move |end| {
                    seen.borrow_mut().head_ends.get_or_insert(end.start);
                });
                Ok(())
            }),
            element!("body", |element| {
                let at = element.source_location().bytes().start;
                seen.borrow_mut().body_begins.get_or_insert(at);
                Ok(())
            }),
            element!("link[rel][href]", |element| {
                note_canonical(element, &mut seen.borrow_mut());
                Ok(())
            }),
            element!("meta", |element| {
                note_charset(element, &mut seen.borrow_mut());
                Ok(())
            }),
            element!(format!("script[{MARK}]"), |element| {
                let start = element.source_location().bytes().start;
                let seen = Rc::clone(&seen);
                note_end(element, move |end| {
                    seen.borrow_mut().own.push(start..end.end);
                });
                Ok(())
            }),
        ],
        strict: false,
        ..Settings::new()
    };
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| {});
    rewriter.write(bytes).map_err(|error| error.to_string())?;
    rewriter.end().map_err(|error| error.to_string())?;
    let seen = seen.take();
    let place = seen
        .head_ends
        .filter(|end| seen.body_begins.is_none_or(|body| *end <= body))
        .or(seen.body_begins)
        .or(seen.head_begins)
        .or(seen.html_begins)
        .unwrap_or_else(|| behind_doctype(bytes));
    let declared = seen.charset.as_deref();
    let is_utf8 = declared.is_none_or(|charset| charset.eq_ignore_ascii_case("utf-8"))
        && std::str::from_utf8(bytes).is_ok();
    Ok(Markup {
        canonical: seen.canonical,
        own: seen.own,
        place,
        is_utf8,
    })
}

fn note_end(element: &mut Element<'_, '_>, note: impl Fn(Range<usize>) + 'static) {
    if let Some(handlers) = element.end_tag_handlers() {
        handlers.push(Box::new(move |end: &mut EndTag<'_>| {
            note(end.source_location().bytes());
            Ok(())
        }));
    }
}

/// The first canonical link is meant; one in the body is none (HTML standard, 4.6.7.4).
fn note_canonical(element: &Element<'_, '_>, seen: &mut Seen) {
    let rel = element.get_attribute("rel").unwrap_or_default();
    let is_canonical = rel
        .split_ascii_whitespace()
        .any(|one| one.eq_ignore_ascii_case("canonical"));
    if is_canonical && seen.body_begins.is_none() && seen.canonical.is_none() {
        seen.canonical = element.get_attribute("href").map(|href| unescape(&href));
    }
}

fn note_charset(element: &Element<'_, '_>, seen: &mut Seen) {
    let content = || {
        let is_type = element
            .get_attribute("http-equiv")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("content-type"));
        let content = element.get_attribute("content").filter(|_| is_type)?;
        let content = content.to_ascii_lowercase();
        let at = content.find("charset=")?;
        let charset = content[at + 8..].split(';').next()?;
        Some(charset.trim().trim_matches(['"', '\'']).to_owned())
    };
    if let Some(charset) = element.get_attribute("charset").or_else(content) {
        seen.charset.get_or_insert(charset.trim().to_owned());
    }
}

/// The character references that addresses have.
fn unescape(text: &str) -> String {
    text.replace("&#x2F;", "/")
        .replace("&#x2f;", "/")
        .replace("&#47;", "/")
        .replace("&amp;", "&")
}

/// Behind a byte order mark and the document type.
fn behind_doctype(bytes: &[u8]) -> usize {
    let start = if bytes.starts_with(b"\xEF\xBB\xBF") {
        3
    } else {
        0
    };
    let rest = &bytes[start..];
    let blank = rest
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    let is_doctype = rest[blank..]
        .get(..9)
        .is_some_and(|begin| begin.eq_ignore_ascii_case(b"<!doctype"));
    match rest.iter().position(|byte| *byte == b'>') {
        Some(end) if is_doctype => start + end + 1,
        _ => start,
    }
}
