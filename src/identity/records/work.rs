//! What podcasts, episodes and articles have in common.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::document::{Date, Precision};
use crate::extract::{DateFact, Key, clean_profile, hopeless, read_date};
use crate::identity::Thing;
use crate::identity::assemble::Builder;
use crate::identity::catalogue::keywords;
use crate::identity::things::filled;
use crate::record::{Map, Rule, Value};
use crate::tree::{self, Span};
use rustc_hash::FxHashSet;

impl<'a> Builder<'a> {
    /// Title, other names and summary.
    pub(super) fn names(&mut self, title_needed: bool) {
        let title = self.text(Key::Title);
        if title.is_none() && title_needed {
            self.no_title("a title is missing", "add a key `title`");
        }
        self.fields.add_some("title", title);
        let mut others = self.texts(Key::AlternateName);
        if let Some(subject) = &self.draft.facts.subject {
            others.push(self.made(&*subject.text, subject.span, Rule::Subject));
        }
        self.fields.add_list("alternateNames", others);
        if let Some(value) = self.front.get(Key::Summary) {
            self.notice_language(value);
            let summary = self.written(value);
            self.fields.add_some("summary", summary);
        }
    }

    /// Reports that there is no title or name: at its empty value, or for the whole file. A
    /// value that is no text is reported as such already.
    pub(super) fn no_title(&mut self, message: &str, hint: &str) {
        let source = &self.draft.document.source;
        if source.text.trim().is_empty() && source.sidecar.is_none() {
            return;
        }
        let problem = match self.front.get(Key::Title) {
            None => {
                Diagnostic::new(Code::TitleMissing, message).at(Place::file(source.path.clone()))
            }
            Some(value) if value.text().is_some() => {
                source.problem(Code::TitleMissing, value.span, message)
            }
            Some(_) => return,
        };
        let hint = unread_front(&source.text).unwrap_or(hint);
        self.problems.push(problem.hint(hint));
    }

    /// Warns of a text in another language than the file says; its tag stays what the file says.
    fn notice_language(&mut self, value: &tree::Value) {
        let Some(text) = value.text() else { return };
        let words = &self.assembler.reader.words;
        if let Some(other) = words.other_language(text, self.language) {
            let message = format!(
                "this text seems to be `{other}`, its language is said to be `{}`",
                self.language
            );
            let hint = format!("add `language: {other}` to the file if it is so");
            self.problem(Code::LanguageMismatch, value.span, message, &hint);
        }
    }

    /// The public page: written, or the thing's path under the public site.
    pub(super) fn page(&mut self, thing: &Thing) {
        let written = self
            .front
            .get(Key::Url)
            .and_then(|value| self.page_address(value));
        let template = self.config().kinds[self.draft.kind].url.as_deref();
        let page = written.or_else(|| {
            // A page moves with its file, the recorded IRI does not.
            let moved = self.assembler.catalogue.things.moved.get(&self.file());
            let own = moved.map_or(&thing.iri, |moved| moved);
            let own = own.strip_prefix(self.config().base.as_str())?;
            let slug = moved.map_or(&*thing.slug, |_| own.rsplit('/').next().unwrap_or(own));
            let path = template.map_or_else(
                || own.to_owned(),
                |template| filled(template, self.draft, slug, thing.podcast.as_deref()),
            );
            let path = path.trim_start_matches('/');
            let page = format!("{}/{path}", self.config().site.trim_end_matches('/'));
            Some(self.made(page, Span::default(), Rule::Path))
        });
        self.fields.add_some("url", page);
    }

    /// Dates of publication and change: written, of the path, or read out of the text.
    pub(super) fn dates(&mut self) {
        let frame = &self.draft.facts.frame;
        let written = self.front.get(Key::Date).map(|value| value.span);
        if let Some(fact) = frame.published.as_ref().filter(|_| written.is_none()) {
            let value = self.date_read(fact);
            self.fields.add_some("published", value);
        } else if let Some(date) = &self.draft.published {
            let value = self.date(date, |builder, text| {
                builder.made(text, written.unwrap_or_default(), Rule::Date)
            });
            self.fields.add("published", value);
        }
        let modified = match (self.front.get(Key::Modified), &frame.modified) {
            (None, Some(fact)) => self.date_read(fact),
            _ => self.date_of(Key::Modified),
        };
        self.fields.add_some("modified", modified);
    }

    /// A date that was read out of the text, if it is sure enough.
    fn date_read(&mut self, fact: &DateFact) -> Option<Value<'a>> {
        let holds = self.assembler.reader.holds(fact.confidence);
        holds.then(|| {
            self.date(&fact.date, |builder, text| {
                builder.made_sure(text, fact.span, Rule::Frame, fact.confidence)
            })
        })
    }

    /// A date value under the name of its precision.
    pub(super) fn date_of(&mut self, key: Key) -> Option<Value<'a>> {
        let entry = self.front.entry(key)?;
        let source = &self.draft.document.source;
        let reader = self.assembler.reader;
        let date = read_date(entry, reader, self.language, source, &mut self.problems)?;
        let span = entry.value.span;
        Some(self.date(&date, |builder, text| builder.made(text, span, Rule::Date)))
    }

    /// A date under the name of its precision; its value is made by what is given.
    pub(super) fn date(
        &mut self,
        date: &Date,
        make: impl FnOnce(&mut Self, String) -> Value<'a>,
    ) -> Value<'a> {
        let name = match date.precision {
            Precision::DateTime => "dateTime",
            Precision::Date => "date",
            Precision::YearMonth => "yearMonth",
            Precision::Year => "year",
        };
        let mut map = Map::default();
        map.add(name, make(self, date.lexical.to_string()));
        Value::Map(map)
    }

    /// Keywords as written, and the topics that they name.
    pub(super) fn keywords(&mut self) {
        let (mut written, mut topics) = (Vec::new(), Vec::new());
        let mut seen = FxHashSet::default();
        for value in self.front.items(Key::Keywords) {
            let Some(text) = value.text() else {
                self.wrong_shape(value, "a keyword");
                continue;
            };
            for part in keywords(text) {
                if !seen.insert(part) {
                    continue;
                }
                written.push(self.made(part, value.span, Rule::Written));
                topics.extend(self.topic(part, value.span));
            }
        }
        self.fields.add_list("keywords", written);
        self.fields.add_list("topics", topics);
    }

    fn topic(&mut self, name: &'a str, span: Span) -> Option<Value<'a>> {
        let catalogue = self.assembler.catalogue;
        let topic = catalogue.topics.get(name)?;
        let set = format!("{}topics", self.config().base);
        let mut map = Map::default();
        map.add("iri", self.made(topic.iri.as_str(), span, Rule::Identity));
        let form = if *topic.name == *name {
            "name"
        } else {
            "alternateName"
        };
        map.add(form, self.made(name, span, Rule::Written));
        map.add("set", self.made(set, Span::default(), Rule::Path));
        Some(Value::Map(map))
    }

    /// The licence: of the file, else of all content, unless the thing lives elsewhere.
    pub(super) fn license(&mut self, is_external: bool) {
        let own = self.front.get(Key::License).and_then(|value| {
            let known = value
                .text()
                .and_then(|text| self.assembler.reader.ontology.license(text.trim()));
            let is_address = |text: &str| text.contains(['/', '#']) || text.starts_with("urn:");
            match (known, value.text()) {
                (Some(iri), _) => Some(self.made(iri, value.span, Rule::Address)),
                (None, Some(text)) if !text.trim().is_empty() && !is_address(text) => {
                    let message = format!("no licence is known as `{}`", text.trim());
                    let hint = "write its address, or its identifier such as `CC-BY-4.0`";
                    self.problem(Code::ValueIncomplete, value.span, message, hint);
                    None
                }
                _ => self.address(value),
            }
        });
        let config = self.config();
        let license = own.or_else(|| {
            let iri = config.license.content.as_deref().filter(|_| !is_external)?;
            Some(self.made(iri, Span::default(), Rule::Configuration))
        });
        self.fields.add_some("license", license);
    }

    /// Addresses of the same thing elsewhere: `sameAs` and the values of `platforms`.
    pub(super) fn same_as(&mut self) {
        let reader = self.assembler.reader;
        let front = &self.draft.document.front;
        for key in [Key::SameAs, Key::Platforms] {
            for value in self.front.items(key) {
                if matches!(value.node, tree::Node::List(_)) {
                    self.wrong_shape(value, "an address");
                }
            }
        }
        let kind = &self.config().kinds[self.draft.kind].name;
        let addresses = reader.elsewhere(kind, front);
        let mut same_as: Vec<Value<'a>> = Vec::new();
        for (text, span) in addresses {
            let Ok(address) = reader.profile_address(&text) else {
                let problem = hopeless(&text, span, &self.draft.document.source);
                self.problems.push(problem);
                continue;
            };
            let address = clean_profile(&address, &reader.profiles).iri;
            if same_as.iter().all(|known| known.text() != Some(&*address)) {
                same_as.push(self.made(address, span, Rule::Address));
            }
        }
        self.fields.add_list("sameAs", same_as);
    }
}

/// What is wrong with front matter that is none for the program: its lines end in carriage returns
/// alone, or its fence has too many dashes.
fn unread_front(text: &str) -> Option<&'static str> {
    let text = text.trim_start_matches('\u{FEFF}');
    let first = text.split(['\n', '\r']).next()?.trim_end();
    if text.starts_with("---") && text.contains('\r') && !text.contains('\n') {
        return Some("save the file with line feeds (LF): its lines end in carriage returns alone");
    }
    let dashes = first.len() > 3 && first.bytes().all(|byte| byte == b'-');
    dashes.then_some("write `---` alone around the front matter, with three dashes")
}
