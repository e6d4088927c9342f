//! Podlove Simple Chapters: `<psc:chapter start="0:01:30" title="The moon"/>`
//! (<https://podlove.org/simple-chapters/>).

use super::{Marks, Span, part, seconds};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

impl Marks<'_, '_> {
    /// The chapters of an XML text; the root and any other elements around them play no part. From
    /// what is no XML on, nothing is read.
    pub(super) fn podlove(&mut self, text: &str, offset: usize) {
        let none = Span::default();
        let mut reader = Reader::from_str(text);
        let mut from = 0;
        loop {
            let event = reader.read_event();
            let at = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
            let written = text.get(from..at.min(text.len())).unwrap_or("");
            from = at;
            let element = match event {
                Ok(Event::Start(element) | Event::Empty(element)) => element,
                Ok(Event::Eof) => return,
                Ok(_) => continue,
                Err(_) => {
                    let error = usize::try_from(reader.error_position()).unwrap_or(text.len());
                    self.invalid(part(text, text.get(error..).unwrap_or(""), offset));
                    return;
                }
            };
            if element.local_name().as_ref() != b"chapter" {
                continue;
            }
            let start = attribute(&element, "start").and_then(|start| seconds(&start));
            match (start, attribute(&element, "title")) {
                (Some(start), Some(title)) => self.add(start, None, &title, (none, none)),
                _ => self.invalid(part(text, written, offset)),
            }
        }
    }
}

/// The value of an attribute of an element, its entities resolved.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    Some(attribute.unescape_value().ok()?.into_owned())
}
