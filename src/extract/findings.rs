//! The facts of a file one by one: what `filorosso inspect FILE --facts`, `review` and `why` list.

use super::{Draft, Facts, Imprint, MARK, NamedAs, Naming, Reader, Spanned};
use crate::content::{Verdict, fact_id};
use crate::record::{CERTAIN, Confidence, Rule};
use crate::tree::Span;
use std::borrow::Cow;

/// What kind of fact it is: the word that lists and decisions use.
pub type FactKind = &'static str;

/// A fact of a file, as people look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind of fact it is, such as `guest` or `role`.
    pub kind: FactKind,
    /// Of what or whom it is said; empty for what is said of the file.
    pub about: String,
    /// What is said.
    pub text: String,
    /// Where it stands; all places when it stands in several.
    pub spans: Vec<Span>,
    /// What read it.
    pub rule: Rule,
    /// How sure the rule was, or [`CERTAIN`] when an editor accepted it.
    pub confidence: Confidence,
    /// Whether a part of it is not in the text but inferred from the rest.
    pub inferred: bool,
    /// Its identifier, see [`fact_id`].
    pub id: String,
    /// What an editor decided.
    pub decision: Option<Verdict>,
    /// Whether it is left out because it is not sure enough.
    pub doubtful: bool,
}

/// Where a draft keeps a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Slot {
    Naming(usize),
    Role(usize, usize),
    Place(usize),
    Subject,
    Chapter(usize),
    SameAs(usize),
    Email(usize),
    Same(usize),
    Quotation(usize),
    Event(usize),
    Start(usize),
    End(usize),
    Imprint(usize),
    Title,
    Subtitle,
    Published,
    Modified,
    TimeRequired,
}

/// A fact and where the draft keeps it.
pub(super) struct Seen<'d> {
    pub(super) slot: Slot,
    pub(super) kind: FactKind,
    pub(super) rule: Rule,
    pub(super) confidence: Confidence,
    about: Cow<'d, str>,
    text: Cow<'d, str>,
    spans: Vec<Span>,
    inferred: bool,
    /// Whether what it is about belongs to its identifier.
    keyed: bool,
}

impl<'d> Seen<'d> {
    fn new(slot: Slot, kind: FactKind, text: impl Into<Cow<'d, str>>, span: Span) -> Self {
        Self {
            slot,
            kind,
            rule: Rule::Frame,
            confidence: CERTAIN,
            about: "".into(),
            text: text.into(),
            spans: vec![span],
            inferred: false,
            keyed: true,
        }
    }

    fn by(mut self, rule: Rule, confidence: Confidence) -> Self {
        (self.rule, self.confidence) = (rule, confidence);
        self
    }

    fn about(mut self, about: impl Into<Cow<'d, str>>) -> Self {
        self.about = about.into();
        self
    }

    /// Its identifier.
    pub(super) fn id(&self, path: &str) -> String {
        let about = if self.keyed { &*self.about } else { "" };
        fact_id(path, self.kind, about, &self.text)
    }

    /// Of what it is said, and what is said.
    pub(super) fn said(&self) -> (&str, &str) {
        (&self.about, &self.text)
    }

    /// The fact as people look at it.
    pub(super) fn finding(&self, path: &str) -> Finding {
        Finding {
            kind: self.kind,
            about: self.about.to_string(),
            text: self.text.to_string(),
            spans: self.spans.clone(),
            rule: self.rule,
            confidence: self.confidence,
            inferred: self.inferred,
            id: self.id(path),
            decision: None,
            doubtful: false,
        }
    }
}

impl Finding {
    /// Whether a value of this place and rule is a part of this fact.
    pub fn stands_at(&self, span: Span, rule: Rule) -> bool {
        self.rule == rule && self.spans.contains(&span)
    }
}

impl Reader<'_> {
    /// All facts of a file: those that are stated, in the order of the text, and those that
    /// are left out for doubt.
    pub fn findings(&self, draft: &Draft) -> Vec<Finding> {
        let path = draft.path();
        let stated = |seen: &Seen<'_>| {
            let gone = matches!(seen.slot, Slot::Naming(id)
                if !self.holds(draft.namings[id].confidence));
            !gone
        };
        let seen = walk(draft);
        let stated = seen.iter().filter(|seen| stated(seen));
        let mut findings: Vec<Finding> = stated.map(|seen| seen.finding(path)).collect();
        if self.decisions.of_file(path).next().is_some() {
            for finding in &mut findings {
                finding.decision = self.decisions.verdict(path, &finding.id);
            }
        }
        findings.extend(draft.doubts.iter().cloned());
        findings.sort_by_key(|finding| finding.spans.first().map(|span| span.start));
        findings
    }
}

/// Goes over all facts of a draft. A new kind of fact is added here, and nowhere else, to be
/// listed, explained and decided on; what is not named here does not compile.
pub(super) fn walk(draft: &Draft) -> Vec<Seen<'_>> {
    let Facts {
        appearances,
        made_at,
        subject,
        chapters,
        same_as,
        emails,
        mentions: _,
        same,
        places,
        quotations,
        events: _,
        imprints: _,
        frame: _,
        // What front matter says, which nobody needs to be asked about.
        details: _,
        chapter_file: _,
    } = &draft.facts;
    let name = |id: usize| &*draft.namings[id].name.text;
    let mut seen = namings(draft);
    for (at, appearance) in appearances.iter().enumerate() {
        for (number, role) in appearance.roles.iter().enumerate() {
            let organization = role.organizations.first();
            let organization = organization.map(|id| &draft.namings[*id].name);
            let Some(said) = role.title.as_ref().or(organization) else {
                continue;
            };
            let slot = Slot::Role(at, number);
            let kind = if role.title.is_some() {
                "role"
            } else {
                "affiliation"
            };
            let one = Seen::new(slot, kind, &*said.text, said.span);
            seen.push(
                one.by(role.rule, role.confidence)
                    .about(name(appearance.who)),
            );
        }
    }
    for (at, place) in places.iter().enumerate() {
        let kind = if *made_at == Some(at) {
            "made-at"
        } else {
            "place"
        };
        let mut one = Seen::new(Slot::Place(at), kind, &*place.name.text, place.name.span);
        one.spans
            .extend(place.street.as_ref().map(|street| street.span));
        seen.push(one.by(place.rule, place.confidence));
    }
    if let Some(subject) = subject {
        let one = Seen::new(Slot::Subject, "subject", &*subject.text, subject.span);
        seen.push(one.by(Rule::Subject, CERTAIN));
    }
    for (at, chapter) in chapters.iter().enumerate() {
        let mut one = Seen::new(
            Slot::Chapter(at),
            "chapter",
            &*chapter.title.text,
            chapter.span,
        );
        one.spans.push(chapter.title.span);
        seen.push(
            one.by(chapter.rule, CERTAIN)
                .about(chapter.start.to_string()),
        );
    }
    for (at, (address, span)) in same_as.iter().enumerate() {
        let one = Seen::new(Slot::SameAs(at), "contact", &**address, *span);
        seen.push(one.by(Rule::Contact, CERTAIN));
    }
    for (at, email) in emails.iter().enumerate() {
        let one = Seen::new(Slot::Email(at), "contact", &*email.text, email.span);
        seen.push(one.by(Rule::Contact, CERTAIN));
    }
    for (at, (one, other)) in same.iter().enumerate() {
        let (first, second) = (&draft.namings[*one], &draft.namings[*other]);
        let mut same = Seen::new(Slot::Same(at), "same", &*second.name.text, second.name.span);
        same.spans.push(first.name.span);
        let sure = first.confidence.min(second.confidence);
        seen.push(same.by(second.rule, sure).about(&*first.name.text));
    }
    for (at, quotation) in quotations.iter().enumerate() {
        let text = &quotation.text;
        let mut one = Seen::new(Slot::Quotation(at), "quotation", &*text.text, text.span);
        // Who speaks may be in doubt, or rejected, while the words stay the same.
        one.keyed = false;
        let speaker = quotation.speaker.map_or("", name);
        seen.push(one.by(Rule::Quotation, quotation.confidence).about(speaker));
    }
    events(draft, &mut seen);
    for (at, imprint) in draft.facts.imprints.iter().enumerate() {
        seen.extend(imprint_of(at, imprint, name(imprint.who)));
    }
    frame(draft, &mut seen);
    seen
}

/// Every name once.
fn namings(draft: &Draft) -> Vec<Seen<'_>> {
    let mut labels: Vec<&str> = vec![""; draft.namings.len()];
    for one in &draft.contributions {
        let label = one.label.as_ref();
        let label = label.map_or(&*one.role, |label| &*label.text);
        if let Some(known) = one.who.and_then(|who| labels.get_mut(who)) {
            *known = label;
        }
    }
    let named = draft.namings.iter().zip(labels).enumerate();
    let shown = named.filter(|(_, (naming, _))| &*naming.name.text != MARK);
    shown
        .map(|(id, (naming, label))| {
            let Spanned { text, span } = &naming.name;
            let one = Seen::new(Slot::Naming(id), kind_of(naming), &**text, *span);
            one.by(naming.rule, naming.confidence).about(label)
        })
        .collect()
}

/// What a name is called in lists: by the rule that read it, or what it names. What it is used
/// for plays no part, so that its identifier stays when a decision changes that.
const fn kind_of(naming: &Naming) -> FactKind {
    match (naming.rule, naming.kind) {
        (Rule::Guest, _) => "guest",
        (Rule::Credit, _) => "credit",
        (Rule::Mention, _) => "mention",
        (_, NamedAs::Person) => "person",
        (_, NamedAs::Organization) => "organization",
        (_, NamedAs::Agent) => "name",
    }
}

fn events<'d>(draft: &'d Draft, seen: &mut Vec<Seen<'d>>) {
    for (at, event) in draft.facts.events.iter().enumerate() {
        let name = &event.name;
        let mut one = Seen::new(Slot::Event(at), "event", &*name.text, name.span);
        one.spans
            .extend(event.series.as_ref().map(|series| series.span));
        seen.push(one.by(Rule::Event, event.confidence));
        let ends = [(Slot::Start(at), &event.start), (Slot::End(at), &event.end)];
        for (slot, date) in ends {
            let Some(date) = date else { continue };
            let kind = if slot == Slot::Start(at) {
                "event-start"
            } else {
                "event-end"
            };
            let mut one = Seen::new(slot, kind, &*date.date.lexical, date.span);
            one.inferred = date.inferred;
            seen.push(one.by(Rule::Event, date.confidence).about(&*name.text));
        }
    }
}

/// What an imprint says, as one fact: it belongs to one organization, or it does not.
fn imprint_of<'d>(at: usize, imprint: &'d Imprint, who: &'d str) -> Option<Seen<'d>> {
    let Imprint {
        who: _,
        legal_name,
        street,
        postal_code,
        locality,
        region,
        country,
        telephones,
        faxes,
        emails,
        vat,
        tax,
        register,
        founded,
        confidence,
    } = imprint;
    let single = [
        legal_name,
        street,
        postal_code,
        locality,
        region,
        country,
        vat,
        tax,
        register,
    ];
    let several = telephones.iter().chain(faxes).chain(emails);
    let parts: Vec<&Spanned> = single.into_iter().flatten().chain(several).collect();
    let mut texts: Vec<&str> = parts.iter().map(|part| &*part.text).collect();
    let mut spans: Vec<Span> = parts.iter().map(|part| part.span).collect();
    if let Some(founded) = founded {
        texts.push(&founded.date.lexical);
        spans.push(founded.span);
    }
    let first = *spans.first()?;
    let mut one = Seen::new(Slot::Imprint(at), "imprint", texts.join("; "), first);
    one.inferred = founded.as_ref().is_some_and(|date| date.inferred);
    one.spans = spans;
    Some(one.by(Rule::Imprint, *confidence).about(who))
}

fn frame<'d>(draft: &'d Draft, seen: &mut Vec<Seen<'d>>) {
    let frame = &draft.facts.frame;
    let texts = [
        (Slot::Title, "title", &frame.title),
        (Slot::Subtitle, "subtitle", &frame.subtitle),
    ];
    for (slot, kind, text) in texts {
        let text = text.as_ref();
        seen.extend(text.map(|text| Seen::new(slot, kind, &*text.text, text.span)));
    }
    let dates = [
        (Slot::Published, "published", &frame.published),
        (Slot::Modified, "modified", &frame.modified),
    ];
    for (slot, kind, date) in dates {
        if let Some(date) = date {
            let mut one = Seen::new(slot, kind, &*date.date.lexical, date.span);
            one.inferred = date.inferred;
            seen.push(one.by(Rule::Frame, date.confidence));
        }
    }
    if let Some((duration, span)) = &frame.time_required {
        let text = duration.iso();
        seen.push(Seen::new(Slot::TimeRequired, "reading-time", text, *span));
    }
}
