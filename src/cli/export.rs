use super::args::{DumpFormat, Export};
use super::session::Session;
use super::{Failure, Outcome};
use crate::check::Summary;
use crate::diagnostic::{Code, Diagnostic};
use crate::export::{Dump, Format, write_dump, write_file};
use std::io::{BufWriter, Write};

pub(super) fn run(session: &Session, args: &Export) -> Result<Outcome, Failure> {
    let format = match args.format {
        DumpFormat::Turtle => Format::Turtle,
        DumpFormat::Ntriples => Format::NTriples,
        DumpFormat::Nquads => Format::NQuads,
        DumpFormat::Trig => Format::TriG,
        DumpFormat::Rdfxml => Format::RdfXml,
        DumpFormat::Jsonld => Format::JsonLd,
    };
    if args.rdf == "1.2" && !format.announces_version() {
        let message = format!("`{format}` is written as RDF 1.1 alone");
        let hint = "choose turtle, trig, ntriples or nquads for `--rdf 1.2`";
        return Err(Diagnostic::new(Code::WriteFailed, message)
            .hint(hint)
            .into());
    }
    let site = session.site(format.has_graphs())?;
    let build = session.build(&site)?;
    let dump = Dump {
        table: &build.table,
        prefixes: &site.mapping.prefixes,
        context: &site.ontology.context,
        schema_https: site.options.schema_https,
        rdf_12: args.rdf == "1.2",
    };
    let file = args.output.as_deref();
    if let Some(path) = file.filter(|path| path.as_os_str() != "-") {
        write_file(path, |out| write_dump(dump, format, out))?;
    } else {
        let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
        write_dump(dump, format, &mut out)?;
        out.flush()?;
    }
    session.detail("written");
    let failed = Summary::of(&build.problems, false).errors > 0;
    // The process ends here: giving millions of values back one by one would only take time.
    std::mem::forget(build);
    Ok(if failed {
        Outcome::Problems
    } else {
        Outcome::Done
    })
}
