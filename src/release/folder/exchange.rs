//! Where a release is built, and how it gets to its place.

use super::failed;
use crate::diagnostic::{Code, Diagnostic};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// The place of a release and the folder beside it in which it is built.
#[derive(Debug)]
pub(super) struct Site {
    /// The place, links resolved.
    pub(super) target: PathBuf,
    /// The folder beside it.
    pub(super) building: PathBuf,
    /// Where the release before waits, when the two cannot be exchanged in one step.
    aside: PathBuf,
    /// Held while a release is written under the same parent, so that two runs do not mix.
    _turn: Option<File>,
}

impl Site {
    pub(super) fn begin(target: &Path) -> Result<Self, Diagnostic> {
        let target = resolved(target)?;
        let (Some(parent), Some(name)) = (target.parent(), target.file_name()) else {
            return Err(no_folder(&target, "has no name that another could take"));
        };
        let beside = |what: &str| {
            let mut beside = std::ffi::OsString::from(".");
            beside.push(name);
            beside.push(format!(".filorosso-{what}"));
            parent.join(beside)
        };
        fs::create_dir_all(parent).map_err(|error| failed(parent, &error))?;
        // A file system without locks is used without them.
        let turn = File::open(parent)
            .ok()
            .filter(|folder| folder.lock().is_ok());
        let site = Self {
            building: beside("new"),
            aside: beside("old"),
            target,
            _turn: turn,
        };
        site.recover()?;
        fs::create_dir(&site.building).map_err(|error| failed(&site.building, &error))?;
        if let Ok(known) = fs::metadata(&site.target) {
            // A folder that only some may read stays one.
            let _ = fs::set_permissions(&site.building, known.permissions());
        }
        Ok(site)
    }

    /// Puts away what an interrupted run has left.
    fn recover(&self) -> Result<(), Diagnostic> {
        if self.aside.exists() && !self.target.exists() {
            fs::rename(&self.aside, &self.target).map_err(|error| failed(&self.target, &error))?;
        }
        for left in [&self.building, &self.aside] {
            if fs::symlink_metadata(left).is_ok() {
                fs::remove_dir_all(left).map_err(|error| failed(left, &error))?;
            }
        }
        Ok(())
    }

    /// Puts the new folder into its place, in one step where the system can.
    pub(super) fn exchange(&self) -> Result<(), Diagnostic> {
        let failed = |error: &io::Error| failed(&self.target, error);
        if !self.target.exists() {
            return fs::rename(&self.building, &self.target).map_err(|error| failed(&error));
        }
        if swap(&self.building, &self.target).is_err() {
            fs::rename(&self.target, &self.aside).map_err(|error| failed(&error))?;
            if let Err(error) = fs::rename(&self.building, &self.target) {
                let _ = fs::rename(&self.aside, &self.target);
                return Err(failed(&error));
            }
        }
        // What is left of the release before is of no use, and of no harm.
        let _ = fs::remove_dir_all(&self.aside);
        let _ = fs::remove_dir_all(&self.building);
        Ok(())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.building);
    }
}

#[cfg(unix)]
fn swap(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).map_err(Into::into)
}

#[cfg(not(unix))]
fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The path of a folder that may not be there yet, absolute and without links.
fn resolved(target: &Path) -> Result<PathBuf, Diagnostic> {
    match fs::metadata(target) {
        Ok(found) if found.is_dir() => {
            return fs::canonicalize(target).map_err(|error| failed(target, &error));
        }
        Ok(_) => return Err(no_folder(target, "is a file")),
        Err(_) if fs::symlink_metadata(target).is_ok() => {
            return Err(no_folder(target, "is a link that leads nowhere"));
        }
        Err(_) => {}
    }
    let absolute = std::path::absolute(target).map_err(|error| failed(target, &error))?;
    let ends_in_name = absolute.file_name().is_some()
        && !target
            .components()
            .any(|part| part == std::path::Component::ParentDir);
    match absolute
        .parent()
        .map(|parent| (parent, fs::canonicalize(parent)))
    {
        Some((_, Ok(parent))) => Ok(parent.join(absolute.file_name().unwrap_or_default())),
        Some(_) if ends_in_name => Ok(absolute),
        _ => Err(no_folder(target, "has no folder above it")),
    }
}

fn no_folder(target: &Path, why: &str) -> Diagnostic {
    let message = format!("`{}` cannot hold a release: it {why}", target.display());
    Diagnostic::new(Code::ReleaseFolder, message).hint("name a folder, such as `public/data`")
}
