//! Answers as JSON, described in `docs/why.md`.

use super::Answer;
use super::spots::{Spot, Spots};
use crate::cli::facts;
use crate::identity::{Merge, Step};
use crate::site::{Object, Traced};
use serde_json::{Value as Json, json};

pub(super) fn answer(answer: &Answer<'_>, spots: &mut Spots<'_>) -> Json {
    let statements = answer.statements.iter();
    let statements: Vec<Json> = statements.map(|one| statement(one, spots)).collect();
    let story = answer.story.iter();
    let identity: Vec<Json> = story.map(|one| step(one, spots)).collect();
    let doubts = answer.doubts.iter();
    let doubts: Vec<Json> = doubts
        .map(|(file, finding)| facts::json(&spots.content.drafts()[*file], finding))
        .collect();
    json!({ "statements": statements, "identity": identity, "doubts": doubts })
}

fn statement(statement: &Traced, spots: &mut Spots<'_>) -> Json {
    let object = match &statement.object {
        Object::Iri(iri) => json!({ "type": "uri", "value": iri }),
        Object::Literal(text, tag, datatype) => {
            let mut object = json!({ "type": "literal", "value": text });
            if let Some(tag) = tag {
                object["xml:lang"] = json!(tag);
            }
            if let Some(datatype) = datatype {
                object["datatype"] = json!(datatype);
            }
            object
        }
    };
    let origins: Vec<Json> = spots.of(statement).iter().map(spot).collect();
    json!({
        "subject": statement.subject,
        "predicate": statement.predicate,
        "object": object,
        "graphs": statement.graphs,
        "confidence": facts::share(statement.confidence),
        "origins": origins,
    })
}

fn spot(spot: &Spot) -> Json {
    let mut json = facts::place(&spot.place, &spot.text);
    json["rule"] = json!(spot.rule.name());
    json["confidence"] = facts::share(spot.confidence);
    if let Some((id, decision, inferred)) = &spot.fact {
        json["id"] = json!(id);
        if let Some(decision) = decision {
            json["decision"] = json!(decision.name());
        }
        if *inferred {
            json["inferred"] = json!(true);
        }
    }
    json
}

fn step(step: &Step<'_>, spots: &Spots<'_>) -> Json {
    let drafts = spots.content.drafts();
    match step {
        Step::Described { file } => {
            json!({ "file": drafts[*file].path(), "reason": "described" })
        }
        Step::Named {
            file,
            naming,
            reason,
            doubt,
        } => {
            let draft = &drafts[*file];
            let name = &draft.namings[*naming].name;
            let source = &draft.document.source;
            let mut json = facts::place(&source.place(name.span), source.slice(name.span));
            json["name"] = json!(name.text);
            json["reason"] = json!(reason.name());
            let agents = &spots.content.catalogue().agents;
            if let Some(doubt) = doubt.and_then(|doubt| agents.question(doubt, drafts)) {
                json["doubt"] = facts::json(draft, &doubt);
            }
            json
        }
        Step::Merged(merge) => merged(merge, spots),
    }
}

fn merged(merge: &Merge, spots: &Spots<'_>) -> Json {
    let drafts = spots.content.drafts();
    let source = &drafts[merge.place.0].document.source;
    let mut json = facts::place(&source.place(merge.place.1), source.slice(merge.place.1));
    json["name"] = json!(merge.names.1);
    json["same_as"] = json!(merge.names.0);
    json["reason"] = json!(merge.reason.name());
    let agents = &spots.content.catalogue().agents;
    if let Some(finding) = agents.finding_of(merge, drafts) {
        json["id"] = json!(finding.id);
    }
    json
}
