use super::args::Diff;
use super::session::Session;
use super::{Failure, Outcome};
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn run(_: &Session, _: &Diff) -> Result<Outcome, Failure> {
    Err(Diagnostic::new(Code::WriteFailed, "not there yet").into())
}
