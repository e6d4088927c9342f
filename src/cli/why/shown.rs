//! Answers as people read them.

use super::Answer;
use super::spots::{Spot, Spots};
use crate::cli::terms::Terms;
use crate::cli::{facts, report};
use crate::content::Verdict;
use crate::diagnostic::Place;
use crate::identity::Step;
use crate::record::{CERTAIN, Class};
use crate::site::{Content, Traced};
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;

/// How many places of a statement, and steps of a story, are shown.
const PLACES: usize = 5;
const STEPS: usize = 12;

pub(super) struct Shown<'a> {
    pub(super) terms: &'a Terms<'a>,
    pub(super) content: &'a Content<'a>,
    /// The content folder as the command line names it.
    pub(super) root: &'a Path,
}

impl Shown<'_> {
    pub(super) fn answer(
        &self,
        answer: &Answer<'_>,
        spots: &mut Spots<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let bold = anstyle::Style::new().bold();
        if answer.leads_to {
            writeln!(out, "nothing is said about it; what leads to it:\n")?;
        }
        let mut last = "";
        for statement in &answer.statements {
            if statement.subject != last {
                writeln!(out, "{bold}<{}>{bold:#}\n", statement.subject)?;
                last = &statement.subject;
                if self.content.tombstone_place(last).is_some() {
                    writeln!(
                        out,
                        "it was published and is no longer in the content; its IRI stays recorded\n"
                    )?;
                }
            }
            self.statement(statement, spots, out)?;
        }
        if answer.statements.is_empty() {
            writeln!(out, "nothing in the graph comes from there")?;
        }
        if !answer.story.is_empty() {
            self.story(&answer.story, out)?;
        }
        if !answer.doubts.is_empty() {
            writeln!(out, "{bold}left out for doubt{bold:#}\n")?;
            for (file, finding) in &answer.doubts {
                let draft = &self.content.drafts()[*file];
                facts::show(draft, finding, self.root, out)?;
            }
        }
        Ok(())
    }

    fn statement(
        &self,
        statement: &Traced,
        spots: &mut Spots<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let style = anstyle::AnsiColor::Cyan.on_default();
        let sure = match statement.confidence {
            CERTAIN => String::new(),
            sure => format!("  ({sure} %)"),
        };
        writeln!(
            out,
            "{style}{}{style:#} {}{sure}",
            self.terms.short(&statement.predicate),
            self.terms.object(&statement.object)
        )?;
        let spots = spots.of(statement);
        for spot in spots.iter().take(PLACES) {
            writeln!(
                out,
                "{}",
                report::marked(&spot.place, &told(spot), self.root)
            )?;
        }
        if spots.len() > PLACES {
            let more = spots.len() - PLACES;
            writeln!(out, "   and {more} more places: `--format json` lists all")?;
        }
        writeln!(out)
    }

    fn story(&self, story: &[Step<'_>], out: &mut dyn Write) -> io::Result<()> {
        let bold = anstyle::Style::new().bold();
        writeln!(out, "{bold}who this is{bold:#}\n")?;
        // What tells most comes first: files and merges before the names that fit.
        let is_plain = |step: &&Step<'_>| matches!(step, Step::Named { .. });
        let first = story.iter().filter(|step| !is_plain(step));
        let all: Vec<&Step<'_>> = first.chain(story.iter().filter(is_plain)).collect();
        for step in all.iter().take(STEPS) {
            self.step(step, out)?;
        }
        if all.len() > STEPS {
            let more = all.len() - STEPS;
            writeln!(out, "  and {more} more names: `--format json` lists all")?;
        }
        writeln!(out)
    }

    fn step(&self, step: &Step<'_>, out: &mut dyn Write) -> io::Result<()> {
        let drafts = self.content.drafts();
        match step {
            Step::Described { file } => {
                let path = report::seen(&Place::file(drafts[*file].path()), self.root);
                writeln!(out, "  {path}: this file is about it")
            }
            Step::Named {
                file,
                naming,
                reason,
                doubt,
            } => {
                let name = &drafts[*file].namings[*naming].name;
                let place = drafts[*file].document.source.place(name.span);
                let place = report::seen(&place, self.root);
                write!(out, "  {place}: “{}”, {}", name.text, reason.words())?;
                let agents = &self.content.catalogue().agents;
                if let Some(doubt) = doubt.and_then(|doubt| agents.question(doubt, drafts)) {
                    let (about, sure, id) = (&doubt.about, doubt.confidence, &doubt.id);
                    write!(out, "; is it the one of {about}? {sure} % [{id}]")?;
                }
                writeln!(out)
            }
            Step::Merged(merge) => {
                let place = drafts[merge.place.0].document.source.place(merge.place.1);
                let place = report::seen(&place, self.root);
                let (kept, gone) = &merge.names;
                let why = merge.reason.words();
                write!(out, "  {place}: “{gone}” is “{kept}”, {why}")?;
                let agents = &self.content.catalogue().agents;
                if let Some(finding) = agents.finding_of(merge, drafts) {
                    write!(out, " [{}]", finding.id)?;
                }
                writeln!(out)
            }
        }
    }
}

/// What is told of a place: the rule, how sure it is, and the fact that an editor may decide on.
fn told(spot: &Spot) -> String {
    let mut told = spot.rule.name().to_owned();
    if spot.confidence < CERTAIN {
        let _ = write!(told, ", {} %", spot.confidence);
    }
    let Some((id, decision, inferred)) = &spot.fact else {
        return told;
    };
    if *inferred {
        told += ", in part inferred";
    }
    if *decision == Some(Verdict::Accept) {
        told += ", accepted by an editor";
    }
    if spot.rule.class() == Class::Extracted {
        let _ = write!(told, " [{id}]");
    }
    told
}
