use super::args::Embed;
use super::session::Session;
use super::{Failure, Outcome};
use crate::check::Summary;
use crate::release::embed::{Embedded, embed};
use crate::release::{Source, with_page_documents};

pub(super) fn run(session: &Session, args: &Embed) -> Result<Outcome, Failure> {
    let site = session.site(false)?;
    let build = session.build(&site)?;
    let source = Source {
        table: &build.table,
        config: &site.config,
        config_digest: "",
        ontology: &site.ontology,
        prefixes: &site.mapping.prefixes,
        schema_https: site.options.schema_https,
        aliases: &[],
        commit: None,
        day: None,
    };
    let embedded = with_page_documents(source, |documents, make| {
        let progress = session.progress();
        let public = &site.config.site;
        embed(
            &args.folder,
            public,
            (documents, make),
            args.check,
            &progress,
        )
    })?;
    session.report(&embedded.problems);
    tell(session, args, &embedded);
    let failed =
        Summary::of(&build.problems, false).errors + Summary::of(&embedded.problems, false).errors;
    std::mem::forget(build);
    let differs = args.check && !embedded.written.is_empty();
    Ok(if failed > 0 {
        Outcome::Problems
    } else if differs {
        Outcome::Different
    } else {
        Outcome::Done
    })
}

fn tell(session: &Session, args: &Embed, embedded: &Embedded) {
    let verb = if args.check {
        "would be written"
    } else {
        "written"
    };
    session.say(&format!(
        "{}: {} pages {verb}, {} hold their document already, {} have none",
        args.folder.display(),
        embedded.written.len(),
        embedded.same,
        embedded.without.len()
    ));
    if args.check {
        for name in &embedded.written {
            session.say(&format!("  {name}"));
        }
    }
    if session.global.verbose {
        for name in &embedded.without {
            session.detail(&format!("no document for {name}"));
        }
    }
}
