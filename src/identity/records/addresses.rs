//! Addresses of files, of pages and of mail, as a record has them.

use crate::diagnostic::Code;
use crate::extract::{Key, hopeless, is_mail};
use crate::identity::assemble::Builder;
use crate::iri;
use crate::record::{Rule, Value};
use crate::tree::{self, Span};

impl<'a> Builder<'a> {
    /// An address, resolved and encoded.
    pub(in crate::identity) fn address(&mut self, value: &'a tree::Value) -> Option<Value<'a>> {
        let Some(text) = value.text() else {
            self.wrong_shape(value, "an address");
            return None;
        };
        self.resolved(text, iri::address(text, &self.config().site), value.span)
    }

    /// The address of a page, which may begin with a host.
    pub(in crate::identity) fn page_address(
        &mut self,
        value: &'a tree::Value,
    ) -> Option<Value<'a>> {
        match value.text() {
            Some(text) => self.resolved(text, self.assembler.reader.page_address(text), value.span),
            None => self.address(value),
        }
    }

    fn resolved(
        &mut self,
        text: &str,
        address: Result<String, iri::AddressError>,
        span: Span,
    ) -> Option<Value<'a>> {
        if let Ok(iri) = address {
            return Some(self.made(iri, span, Rule::Address));
        }
        let source = &self.draft.document.source;
        self.problems.push(hopeless(text, span, source));
        None
    }

    /// The mail address of the front matter. One that is none is left out, and reported once.
    pub(in crate::identity) fn mail(&mut self, report: bool) -> Option<Value<'a>> {
        let value = self.front.get(Key::Email)?;
        let Some(text) = value.text().filter(|text| !text.trim().is_empty()) else {
            return self.written(value);
        };
        if is_mail(text) {
            return self.written(value);
        }
        if report {
            let message = format!("`{}` is no mail address", text.trim());
            let hint = "write it as name@example.org";
            self.problem(Code::AddressInvalid, value.span, message, hint);
        }
        None
    }
}
