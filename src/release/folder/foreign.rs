//! Files in the folder of a release that the tool did not write.

use super::exchange::Site;
use super::{State, failed, link};
use crate::diagnostic::{Code, Diagnostic};
use crate::release::sums::{self, Sums};
use std::fs;
use std::io;
use std::path::Path;

/// Brings what is not the tool's from the release before into the new one, and counts what
/// no longer belongs. Files that the tool wrote and somebody changed stay too.
pub(super) fn bring_over(site: &Site, old: &Sums, state: &mut State) {
    if site.target.is_dir() {
        let mut over = Over { site, old, state };
        let _ = over.folder("");
    }
}

struct Over<'o> {
    site: &'o Site,
    old: &'o Sums,
    state: &'o mut State,
}

impl Over<'_> {
    /// Goes through a folder; tells whether anything in it stays.
    fn folder(&mut self, path: &str) -> bool {
        let from = self.site.target.join(path);
        let entries = match fs::read_dir(&from).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
            Ok(entries) => entries,
            Err(error) => {
                self.state.problems.push(failed(&from, &error));
                return true;
            }
        };
        // A folder that somebody left empty is kept.
        let mut stays = entries.is_empty() && !path.is_empty();
        for entry in entries {
            let name = entry.file_name();
            let below = match name.to_str() {
                Some(name) if path.is_empty() => name.to_owned(),
                Some(name) => format!("{path}/{name}"),
                // No release writes such names.
                None => {
                    stays |= self.keep(&entry.path(), &self.site.building.join(path).join(&name));
                    continue;
                }
            };
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                stays |= self.folder(&below);
            } else {
                stays |= self.file(&below);
            }
        }
        if stays && !path.is_empty() {
            let folder = self.site.building.join(path);
            if let Err(error) = fs::create_dir_all(&folder) {
                self.in_the_way(path, &error);
            }
        }
        stays
    }

    fn file(&mut self, path: &str) -> bool {
        if self.state.sums.get(path).is_some() {
            return false;
        }
        let from = self.site.target.join(path);
        if let Some(known) = self.old.get(path)
            && sums::of_file(&from).is_ok_and(|digest| digest == known)
        {
            self.state.tally.removed += 1;
            return false;
        }
        self.keep(&from, &self.site.building.join(path))
    }

    fn keep(&mut self, from: &Path, to: &Path) -> bool {
        let brought = to
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| copy(from, to));
        match brought {
            Ok(()) => self.state.tally.foreign += 1,
            Err(error) => {
                let path = from.strip_prefix(&self.site.target).unwrap_or(from);
                self.in_the_way(&path.display().to_string(), &error);
            }
        }
        true
    }

    fn in_the_way(&mut self, path: &str, error: &io::Error) {
        let message = format!("`{path}` is there, and the release cannot go around it: {error}");
        let hint = "move it elsewhere or delete it";
        let problem = Diagnostic::new(Code::ReleaseForeign, message).hint(hint);
        self.state.problems.push(problem);
    }
}

/// A link stays a link, a file is one file under two names.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if fs::symlink_metadata(from)?.is_symlink() {
        return std::os::unix::fs::symlink(fs::read_link(from)?, to);
    }
    link(from, to)
}
