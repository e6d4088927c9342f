use super::args::Embed;
use super::session::Session;
use super::{Failure, Outcome};
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn run(_: &Session, _: &Embed) -> Result<Outcome, Failure> {
    Err(Diagnostic::new(Code::WriteFailed, "not there yet").into())
}
