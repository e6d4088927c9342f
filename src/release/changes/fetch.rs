//! Dumps that are on the web.

use super::source::format_of;
use crate::diagnostic::{Code, Diagnostic};
use std::fmt::Display;
use std::io::{self, Write};
use std::time::Duration;
use tempfile::NamedTempFile;
use ureq::Agent;

/// How large a fetched dump may be, in bytes.
const LARGEST: u64 = 8 << 30;

/// A dump that was fetched.
#[derive(Debug)]
pub(super) struct Fetched {
    pub(super) file: NamedTempFile,
    /// Its address, without what may be secret.
    pub(super) name: String,
}

/// Whether a name is an address of the web.
pub(super) fn is_address(name: &str) -> bool {
    let scheme = name.split_once("://").map_or("", |(scheme, _)| scheme);
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

/// Fetches the dump at an address. When its ending tells no format, it is the address of a
/// release, in which the first of these files is taken that is there.
pub(super) fn fetch(address: &str, names: &[String]) -> Result<Fetched, Diagnostic> {
    let address = address.split('#').next().unwrap_or(address);
    let shown = address.split('?').next().unwrap_or(address);
    let (_, rest) = shown.split_once("://").unwrap_or(("", shown));
    if rest
        .split('/')
        .next()
        .is_some_and(|host| host.contains('@'))
    {
        let message = "an address with a user name or a password is not fetched";
        let hint = "addresses of earlier releases are published in the catalogue: fetch the dump yourself and name the file";
        return Err(Diagnostic::new(Code::FetchFailed, message).hint(hint));
    }
    let agent = Agent::config_builder()
        .timeout_connect(Some(Duration::from_secs(20)))
        .timeout_recv_response(Some(Duration::from_mins(1)))
        .timeout_global(Some(Duration::from_mins(30)))
        .user_agent(concat!("filorosso/", env!("CARGO_PKG_VERSION")))
        .build()
        .new_agent();
    if rest.contains('/') && format_of(shown).is_ok() {
        let file = get(&agent, address).map_err(|why| failed(shown, &why))?;
        let name = shown.to_owned();
        return Ok(Fetched { file, name });
    }
    let folder = shown.trim_end_matches('/');
    for name in names {
        let name = format!("{folder}/{name}");
        match get(&agent, &name) {
            Ok(file) => return Ok(Fetched { file, name }),
            Err(Why::Absent(_)) => {}
            Err(why) => return Err(failed(&name, &why)),
        }
    }
    Err(failed(folder, &"the release there has no dump"))
}

/// Why an address gives nothing.
#[derive(Debug)]
enum Why {
    /// The server does not have it.
    Absent(u16),
    /// Something else.
    Other(String),
}

impl Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Absent(status) => write!(f, "the server has no such file (status {status})"),
            Self::Other(why) => f.write_str(why),
        }
    }
}

fn get(agent: &Agent, address: &str) -> Result<NamedTempFile, Why> {
    let other = |error: &dyn Display| Why::Other(error.to_string());
    let answer = agent.get(address).call();
    let mut answer = answer.map_err(|error| match error {
        ureq::Error::StatusCode(status @ (404 | 410)) => Why::Absent(status),
        ureq::Error::StatusCode(status) => Why::Other(format!("the server says {status}")),
        error => other(&error),
    })?;
    let mut file = NamedTempFile::new().map_err(|error| other(&error))?;
    let mut body = answer.body_mut().with_config().limit(LARGEST).reader();
    io::copy(&mut body, &mut file).map_err(|error| other(&error))?;
    file.flush().map_err(|error| other(&error))?;
    Ok(file)
}

fn failed(address: &str, why: &dyn Display) -> Diagnostic {
    let message = format!("`{address}` cannot be fetched: {why}");
    let hint = "see that the address is right and can be reached from here, or fetch the dump yourself and name the file";
    Diagnostic::new(Code::FetchFailed, message).hint(hint)
}
