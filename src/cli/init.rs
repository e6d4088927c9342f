use super::args::Init;
use super::session::Session;
use super::{Failure, Outcome};
use crate::content::{write_ontology, write_starting_point};

pub(super) fn run(session: &Session, args: &Init) -> Result<Outcome, Failure> {
    if args.ontology {
        let path = write_ontology(&args.folder)?;
        session.say(&format!("wrote {}", path.display()));
        session
            .say("next: add `ontology: ontology` to filorosso.yaml, and edit ontology/mapping.yml");
        return Ok(Outcome::Done);
    }
    let path = write_starting_point(&args.folder)?;
    session.say(&format!("wrote {}", path.display()));
    session.say(&format!(
        "next: set `base` in it, add content, and run `filorosso --content {} check`",
        args.folder.display()
    ));
    Ok(Outcome::Done)
}
