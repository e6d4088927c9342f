use super::built_in_ontology;
use crate::diagnostic::{Code, Diagnostic};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// A commented configuration to start from.
pub const fn starting_point() -> &'static str {
    include_str!("starting_point.yaml")
}

/// Writes the built-in ontology into a folder `ontology` below `folder`, to start one's own
/// mapping, lexicons or context from.
///
/// # Errors
/// When one of the files is there already, or the folder cannot be written to.
pub fn write_ontology(folder: &Path) -> Result<PathBuf, Diagnostic> {
    let target = folder.join("ontology");
    for (name, text) in built_in_ontology() {
        write_new(&target.join(name), text)?;
    }
    Ok(target)
}

/// Writes `filorosso.yaml` into a folder, which is made when it is not there.
///
/// # Errors
/// When there is a configuration already, or the folder cannot be written to.
pub fn write_starting_point(folder: &Path) -> Result<PathBuf, Diagnostic> {
    let path = folder.join("filorosso.yaml");
    write_new(&path, starting_point())?;
    Ok(path)
}

/// Writes a file that is not there yet: beside its place first, then into it.
fn write_new(path: &Path, text: &str) -> Result<(), Diagnostic> {
    let failed = |error: &std::io::Error| {
        let hint = match error.kind() {
            std::io::ErrorKind::AlreadyExists => "edit it, or name another folder",
            _ => "name a folder that you may write to",
        };
        let message = match error.kind() {
            std::io::ErrorKind::AlreadyExists => format!("`{}` exists already", path.display()),
            kind => format!("`{}` cannot be written: {kind}", path.display()),
        };
        Diagnostic::new(Code::WriteFailed, message).hint(hint)
    };
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(|error| failed(&error))?;
    file.write_all(text.as_bytes())
        .map_err(|error| failed(&error))?;
    file.persist_noclobber(path)
        .map_err(|error| failed(&error.error))?;
    Ok(())
}
