use crate::diagnostic::{Code, Diagnostic, Place};
use crate::tree::{Source, Span};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// The largest file that is read: 32 MiB.
const MAX_BYTES: u64 = 32 << 20;

/// Reads a file as UTF-8 text with a name for messages.
///
/// # Errors
/// A diagnostic when it cannot be read, is too large, is not UTF-8 or holds NUL bytes.
pub fn read_source(path: &Path, name: &str) -> Result<Source, Diagnostic> {
    Ok(Source::new(name, read_text(path, name)?))
}

/// Why a file that another one names is not read.
#[derive(Debug)]
pub enum BesideError {
    /// There is no such file.
    Missing,
    /// It lies outside the content folder.
    Outside,
    /// It cannot be read.
    Unreadable(Diagnostic),
}

/// Reads a file that a content file names by a path relative to its own folder or to the
/// content folder; never one outside of that.
///
/// # Errors
/// Why there is none.
pub fn read_beside(root: &Path, from: &str, named: &str) -> Result<Source, BesideError> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let bases: &[&str] = if named.starts_with('/') {
        &[""]
    } else {
        &[folder, ""]
    };
    let Ok(inside) = root.canonicalize() else {
        return Err(BesideError::Missing);
    };
    let mut error = BesideError::Missing;
    for base in bases {
        let Some(path) = joined(base, named) else {
            error = BesideError::Outside;
            continue;
        };
        match root.join(&path).canonicalize() {
            Ok(found) if !found.starts_with(&inside) => error = BesideError::Outside,
            Ok(found) if found.is_file() => {
                return read_source(&found, &path).map_err(BesideError::Unreadable);
            }
            _ => {}
        }
    }
    Err(error)
}

/// A path under the content folder, `.` and `..` resolved; `None` when it leads out of it.
fn joined(base: &str, named: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in base.split('/').chain(named.split(['/', '\\'])) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Reads the record of identifiers, which grows with the site: 512 MiB at most.
///
/// # Errors
/// As [`read_source`].
pub fn read_record(path: &Path, name: &str) -> Result<Source, Diagnostic> {
    Ok(Source::new(name, read_within(path, name, MAX_BYTES << 4)?))
}

/// Reads a file as UTF-8 text; a byte order mark stays in it.
///
/// # Errors
/// As [`read_source`].
pub fn read_text(path: &Path, name: &str) -> Result<String, Diagnostic> {
    read_within(path, name, MAX_BYTES)
}

fn read_within(path: &Path, name: &str, limit: u64) -> Result<String, Diagnostic> {
    let unreadable = |error: &std::io::Error| {
        Diagnostic::new(
            Code::FileUnreadable,
            format!("this file cannot be read: {error}"),
        )
        .at(Place::file(name))
        .hint("see that it exists and that you have the right to read it")
    };
    let mut file = File::open(path).map_err(|error| unreadable(&error))?;
    let bytes = file.metadata().map_err(|error| unreadable(&error))?.len();
    if bytes > limit {
        let message = format!("this file has {bytes} bytes, the limit is {limit}");
        return Err(Diagnostic::new(Code::FileTooLarge, message)
            .at(Place::file(name))
            .hint("keep large data out of the content folder, or hide it with an `.ignore` file"));
    }
    let mut content = Vec::with_capacity(usize::try_from(bytes).unwrap_or_default() + 1);
    file.read_to_end(&mut content)
        .map_err(|error| unreadable(&error))?;
    let text = String::from_utf8(content).map_err(|error| not_utf8(path, name, &error))?;
    if let Some(at) = memchr::memchr(0, text.as_bytes()) {
        let source = Source::new(name, text);
        return Err(source
            .problem(
                Code::FileBinary,
                Span::new(at, at + 1),
                "this file holds a NUL byte: it is no text",
            )
            .hint("remove the byte, or keep the file out of the content folder"));
    }
    Ok(text)
}

fn not_utf8(path: &Path, name: &str, error: &std::string::FromUtf8Error) -> Diagnostic {
    let bytes = error.as_bytes();
    let at = error.utf8_error().valid_up_to();
    let (guess, encoding) = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => ("it looks like UTF-16", "UTF-16"),
        _ => ("it may be Latin-1 or Windows-1252", "ISO-8859-1"),
    };
    let text = String::from_utf8_lossy(bytes);
    let wrong = bytes.get(at).copied().unwrap_or_default();
    let place = Place::span(name, &text, at, at + '\u{FFFD}'.len_utf8());
    Diagnostic::new(
        Code::FileNotUtf8,
        format!("the byte 0x{wrong:02X} is not UTF-8: {guess}"),
    )
    .at(place)
    .hint(format!(
        "save the file as UTF-8, for example with `iconv -f {encoding} -t UTF-8 {}`",
        path.display()
    ))
}
