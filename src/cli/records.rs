use super::args::Records;
use super::inspect::{self, Shown};
use super::session::Session;
use super::{Failure, Outcome};
use crate::check::Summary;
use crate::diagnostic::{Code, Diagnostic};
use crate::export::write_file;
use std::fs;

pub(super) fn run(session: &Session, args: &Records) -> Result<Outcome, Failure> {
    let site = session.site(true)?;
    let content = session.read(&site)?;
    let mut problems = content.problems().to_vec();
    let mut assembler = content.assembler();
    assembler.front = true;
    let records = content.records(&assembler, &mut problems);
    fs::create_dir_all(&args.folder).map_err(|error| {
        let message = format!("`{}` cannot be made: {error}", args.folder.display());
        Diagnostic::new(Code::WriteFailed, message).hint("name a folder that you may write to")
    })?;
    for (kind, records) in &records {
        let path = args.folder.join(format!("{kind}.json"));
        write_file(&path, |out| {
            let values: Vec<serde_json::Value> = records
                .iter()
                .map(|record| inspect::map_json(&record.fields, &Shown::values()))
                .collect();
            serde_json::to_writer_pretty(&mut *out, &values)?;
            out.write_all(b"\n")
        })?;
    }
    let errors: Vec<Diagnostic> = problems
        .iter()
        .filter(|problem| problem.severity() == crate::diagnostic::Severity::Error)
        .cloned()
        .collect();
    session.report(&errors);
    let count: usize = records.iter().map(|(_, records)| records.len()).sum();
    session.say(&format!(
        "wrote {count} records of {} kinds to {}",
        records.len(),
        args.folder.display()
    ));
    let failed = Summary::of(&problems, false).errors > 0;
    Ok(if failed {
        Outcome::Problems
    } else {
        Outcome::Done
    })
}
