//! Files written in one step, and what is no file left as it is.

use crate::diagnostic::{Code, Diagnostic};
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// How many symbolic links to something that does not exist yet are followed.
const LINKS: usize = 40;

/// Where the bytes go that are meant for a path.
enum Target {
    /// To a file beside this one, which then takes its place.
    File(PathBuf),
    /// Into what is there already: a device or a pipe, which is never replaced.
    Stream(PathBuf),
}

/// Writes a file beside its place and puts it there in one step. A symbolic link stays, and the
/// file that it leads to is replaced. Devices and pipes are written to as they are.
///
/// # Errors
/// A diagnostic that names the file.
pub fn write_file(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Diagnostic> {
    let failed = |error: &io::Error| {
        let message = format!("`{}` cannot be written: {}", path.display(), error.kind());
        let hint =
            "see that the folder exists, that you may write to it, and that the disk has room";
        Diagnostic::new(Code::WriteFailed, message).hint(hint)
    };
    if path.is_dir() {
        let message = format!("`{}` cannot be written: it is a folder", path.display());
        let hint = "name a file, which may stand in that folder";
        return Err(Diagnostic::new(Code::WriteFailed, message).hint(hint));
    }
    let result = match target(path) {
        Target::File(path) => replace(&path, write),
        Target::Stream(path) => fs::OpenOptions::new()
            .write(true)
            .open(path)
            .and_then(|file| written(file, write).map(drop)),
    };
    result.map_err(|error| failed(&error))
}

fn target(path: &Path) -> Target {
    match (fs::metadata(path), path.canonicalize()) {
        (Ok(known), Ok(file)) if known.is_file() => Target::File(file),
        (Ok(_), _) => Target::Stream(path.to_owned()),
        (Err(_), _) => Target::File(end_of_links(path)),
    }
}

/// The path that a link means which leads to nothing yet.
fn end_of_links(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        let Ok(next) = fs::read_link(&path) else {
            break;
        };
        path = folder_of(&path).join(next);
    }
    path
}

fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|one| !one.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let file = tempfile::Builder::new()
        .prefix(".filorosso-")
        .tempfile_in(folder_of(path))?;
    let file = written(file, write)?;
    share(file.as_file(), path)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

fn written<F: Write>(
    file: F,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<F> {
    let mut writer = BufWriter::with_capacity(1 << 16, file);
    write(&mut writer)?;
    writer.flush()?;
    writer.into_inner().map_err(io::IntoInnerError::into_error)
}

/// Temporary files are private; a dump has the rights of the file that it replaces, or usual ones.
#[cfg(unix)]
fn share(file: &fs::File, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let rights = match fs::metadata(path) {
        Ok(known) => known.permissions(),
        Err(_) => fs::Permissions::from_mode(0o644),
    };
    file.set_permissions(rights)
}

#[cfg(not(unix))]
fn share(_: &fs::File, _: &Path) -> io::Result<()> {
    Ok(())
}
