//! What a text tells of events.

use super::contributors::{Named, push_new};
use crate::document::Precision;
use crate::extract::{DateFact, EventFact};
use crate::identity::assemble::Builder;
use crate::identity::events::Event;
use crate::record::{Map, Rule, Value};

impl<'a> Builder<'a> {
    /// The events of the text (`events`), each with what is told of it here.
    pub(super) fn events(&mut self, named: &mut Named<'a>) {
        let facts = &self.draft.facts;
        let mut list = Vec::new();
        for (number, fact) in facts.events.iter().enumerate() {
            let events = &self.assembler.catalogue.events;
            let Some(event) = events.of(self.file(), number) else {
                continue;
            };
            let series = events.series_of(self.file(), number);
            let told = self.event(fact, event, series, named);
            list.push(Value::Map(told));
        }
        self.fields.add_list("events", list);
    }

    fn event(
        &mut self,
        fact: &'a EventFact,
        event: &'a Event,
        series: Option<&'a Event>,
        named: &mut Named<'a>,
    ) -> Map<'a> {
        let (span, rule, sure) = (fact.name.span, Rule::Event, fact.confidence);
        let mut map = Map::default();
        map.add("iri", self.made_sure(event.iri.as_str(), span, rule, sure));
        let form = form_of(event, &fact.name.text);
        map.add(form, self.made_sure(&*fact.name.text, span, rule, sure));
        if let Some(start) = &fact.start {
            map.add("start", self.date_fact(start));
        }
        if let Some(end) = &fact.end {
            map.add("end", self.date_fact(end));
        }
        let location = fact.place.and_then(|place| self.place_value(place));
        map.add_some("location", location);
        let mut organizers = Vec::new();
        for who in &fact.organizers {
            let naming = &self.draft.namings[*who];
            let agents = &self.assembler.catalogue.agents;
            let agent = agents.of(self.file(), *who);
            if let Some(agent) = agent.filter(|agent| !agent.iri.is_empty()) {
                let (span, sure) = (naming.name.span, self.sure(*who));
                push_new(
                    &mut organizers,
                    self.made_sure(agent.iri.as_str(), span, rule, sure),
                );
                self.say_agent(*who, agent, named);
            }
        }
        map.add_list("organizers", organizers);
        if let Some((series, name)) = series.zip(fact.series.as_ref()) {
            let mut larger = Map::default();
            let iri = self.made_sure(series.iri.as_str(), name.span, rule, sure);
            larger.add("iri", iri);
            let form = form_of(series, &name.text);
            larger.add(form, self.made_sure(&*name.text, name.span, rule, sure));
            map.add("series", Value::Map(larger));
        }
        map
    }

    /// A date that was read out of prose, under the name of its precision.
    pub(super) fn date_fact(&mut self, fact: &'a DateFact) -> Value<'a> {
        let name = match fact.date.precision {
            Precision::DateTime => "dateTime",
            Precision::Date => "date",
            Precision::YearMonth => "yearMonth",
            Precision::Year => "year",
        };
        let mut map = Map::default();
        let (span, sure) = (fact.span, fact.confidence);
        map.add(
            name,
            self.made_sure(&*fact.date.lexical, span, Rule::Event, sure),
        );
        Value::Map(map)
    }
}

/// The member under which a form of an event's name is stated.
fn form_of(event: &Event, form: &str) -> &'static str {
    if *event.name == *form {
        "name"
    } else {
        "alternateName"
    }
}
