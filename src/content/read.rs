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
    let text = String::from_utf8(content).map_err(|error| not_utf8(name, &error))?;
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

fn not_utf8(name: &str, error: &std::string::FromUtf8Error) -> Diagnostic {
    let bytes = error.as_bytes();
    let at = error.utf8_error().valid_up_to();
    let guess = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "it looks like UTF-16",
        _ => "it may be Latin-1 or Windows-1252",
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
        "save the file as UTF-8, for example with `iconv -f ISO-8859-1 -t UTF-8 {name}`"
    ))
}
