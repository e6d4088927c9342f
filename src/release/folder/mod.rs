//! The folder of a release: built beside its place and put there in one step.

mod exchange;
mod foreign;

use super::sums::{self, Sums};
use crate::diagnostic::{Code, Diagnostic};
use exchange::Site;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// It was not there before.
    New,
    /// It holds something else than before.
    Changed,
    /// It holds the same as before.
    Same,
}

/// How many files there were of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// New ones.
    pub new: usize,
    /// Changed ones.
    pub changed: usize,
    /// Unchanged ones.
    pub same: usize,
    /// Those that no longer belong and are gone.
    pub removed: usize,
    /// Files that are not the tool's, and stay.
    pub foreign: usize,
}

impl Tally {
    fn count(&mut self, written: Written) {
        match written {
            Written::New => self.new += 1,
            Written::Changed => self.changed += 1,
            Written::Same => self.same += 1,
        }
    }
}

/// A release while it is written.
///
/// All files go into a folder beside the place of the release. [`Folder::seal`] brings over what
/// is not the tool's, and [`Sealed::publish`] exchanges the two in one step. When the value is dropped before
/// that, what was written is removed, and the release that was there stays as it was.
#[derive(Debug)]
pub struct Folder {
    site: Site,
    /// What the release that is there says it has written.
    old: Sums,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    sums: Sums,
    tally: Tally,
    folders: BTreeSet<PathBuf>,
    problems: Vec<Diagnostic>,
}

impl Folder {
    /// Begins a release in the place of the folder `target`, which need not exist.
    ///
    /// # Errors
    /// When it cannot be written, or is no folder.
    pub fn begin(target: &Path) -> Result<Self, Diagnostic> {
        let site = Site::begin(target)?;
        let old = match fs::read_to_string(site.target.join(sums::FILE)) {
            Ok(text) => Sums::parse(&text),
            Err(_) => Sums::default(),
        };
        Ok(Self {
            site,
            old,
            state: Mutex::default(),
        })
    }

    /// The folder that files are written to until the release is finished.
    pub fn building(&self) -> &Path {
        &self.site.building
    }

    /// Writes a file; one that the release before holds alike is taken from there.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<Written, Diagnostic> {
        let digest = hex(&Sha256::digest(bytes));
        let new = self.place(path)?;
        let old = self.site.target.join(path);
        let written = match known_bytes(&old, bytes.len() as u64) {
            Some(known) if known == bytes => {
                link(&old, &new).map_err(|error| failed(&new, &error))?;
                Written::Same
            }
            _ => {
                fs::write(&new, bytes).map_err(|error| failed(&new, &error))?;
                self.kind_of_change(path, &old)
            }
        };
        self.note(path, digest, written);
        Ok(written)
    }

    /// Writes a large file piece by piece. Gives its size in bytes and its SHA-256.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn stream(
        &self,
        path: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(u64, String), Diagnostic> {
        let new = self.place(path)?;
        let file = File::create(&new).map_err(|error| failed(&new, &error))?;
        let mut out = Hashing {
            out: BufWriter::with_capacity(1 << 17, file),
            hash: Sha256::new(),
            bytes: 0,
        };
        write(&mut out)
            .and_then(|()| out.out.flush())
            .map_err(|error| failed(&new, &error))?;
        let (bytes, digest) = (out.bytes, hex(&out.hash.finalize()));
        self.keep_if_same(path, &new, bytes, &digest)?;
        Ok((bytes, digest))
    }

    /// Notes a file that was written to [`Folder::building`] by other means; one that the
    /// release before holds alike is taken from there.
    fn keep_if_same(
        &self,
        path: &str,
        new: &Path,
        bytes: u64,
        digest: &str,
    ) -> Result<(), Diagnostic> {
        let old = self.site.target.join(path);
        let is_file =
            fs::symlink_metadata(&old).is_ok_and(|old| old.is_file() && old.len() == bytes);
        let written = if is_file && sums::of_file(&old).is_ok_and(|known| known == digest) {
            fs::remove_file(new)
                .and_then(|()| link(&old, new))
                .map_err(|error| failed(new, &error))?;
            Written::Same
        } else {
            self.kind_of_change(path, &old)
        };
        self.note(path, digest.to_owned(), written);
        Ok(())
    }

    /// Makes the folder of a file and gives its place.
    fn place(&self, path: &str) -> Result<PathBuf, Diagnostic> {
        let place = self.site.building.join(path);
        if let Some(folder) = place.parent() {
            let mut state = lock(&self.state);
            if !state.folders.contains(folder) {
                fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
                state.folders.insert(folder.to_owned());
            }
        }
        Ok(place)
    }

    /// Whether a file that was not there before, or another, stands in a path now. A file that
    /// is not the tool's, or that somebody changed, must not be lost.
    fn kind_of_change(&self, path: &str, old: &Path) -> Written {
        let Ok(found) = fs::symlink_metadata(old) else {
            return Written::New;
        };
        let is_ours = found.is_file()
            && self
                .old
                .get(path)
                .is_some_and(|known| sums::of_file(old).is_ok_and(|digest| digest == known));
        if !is_ours && path != sums::FILE {
            let message = if self.old.get(path).is_some() {
                format!("`{path}` was changed by somebody else since the last release")
            } else {
                format!("`{path}` is there and was not written by a release")
            };
            let hint = "move it elsewhere or delete it: the release writes its own";
            let problem = Diagnostic::new(Code::ReleaseForeign, message).hint(hint);
            lock(&self.state).problems.push(problem);
        }
        Written::Changed
    }

    fn note(&self, path: &str, digest: String, written: Written) {
        let mut state = lock(&self.state);
        state.tally.count(written);
        state.sums.insert(path, digest);
    }

    /// The checksums of what was written until now.
    pub fn sums(&self) -> Sums {
        lock(&self.state).sums.clone()
    }

    /// Writes the checksums and brings over what is not the tool's: all that can fail for
    /// reasons that somebody must mend.
    ///
    /// # Errors
    /// When files of somebody else are in the way, or something cannot be written; the release
    /// that was there is as it was.
    pub fn seal(self) -> Result<Sealed, Vec<Diagnostic>> {
        let text = self.sums().to_string();
        self.put(sums::FILE, text.as_bytes())
            .map_err(|problem| vec![problem])?;
        let mut state = std::mem::take(&mut *lock(&self.state));
        foreign::bring_over(&self.site, &self.old, &mut state);
        if !state.problems.is_empty() {
            state.problems.sort_by(|a, b| a.message.cmp(&b.message));
            return Err(state.problems);
        }
        Ok(Sealed {
            site: self.site,
            tally: state.tally,
        })
    }
}

/// A release that is whole and waits for its place.
#[derive(Debug)]
pub struct Sealed {
    site: Site,
    tally: Tally,
}

impl Sealed {
    /// Puts the release into its place in one step.
    ///
    /// # Errors
    /// When the system refuses; the release that was there is as it was.
    pub fn publish(self) -> Result<Tally, Diagnostic> {
        self.site.exchange()?;
        Ok(self.tally)
    }
}

/// Hashes and counts what goes through.
struct Hashing<W> {
    out: W,
    hash: Sha256,
    bytes: u64,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The bytes of a regular file of a size; `None` for everything else.
fn known_bytes(path: &Path, size: u64) -> Option<Vec<u8>> {
    let found = fs::symlink_metadata(path).ok()?;
    (found.is_file() && found.len() == size)
        .then(|| fs::read(path).ok())
        .flatten()
}

/// One file under two names, or a copy where the file system has no such thing.
fn link(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            fs::copy(from, to).map(|_| ())
        }
        done => done,
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn failed(path: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("`{}` cannot be written: {error}", path.display());
    let hint = "see that you may write there and that the disk has room; the release that was there is as it was";
    Diagnostic::new(Code::WriteFailed, message).hint(hint)
}

fn hex(bytes: &[u8]) -> String {
    sums::hex(bytes)
}
