//! Files that are written: what stands there already and is no ordinary file stays what it is.

use super::SOUND;
use crate::support::{self, over};
use std::fs;

#[test]
fn a_dash_is_standard_output() {
    let site = support::site(&[SOUND]);
    let run = over(site.path(), &["export", "ntriples", "-o", "-"]);
    assert!(run.success().contains("\"Sound\"@en"));
    assert!(!support::repository().join("-").exists());
}

#[test]
fn a_folder_is_no_file_to_write() {
    let site = support::site(&[SOUND]);
    let folder = site.path().join("out");
    fs::create_dir(&folder).unwrap();
    let run = over(
        site.path(),
        &["export", "ntriples", "-o", folder.to_str().unwrap()],
    );
    super::assert_refused(&run, "X901", "it is a folder");
    assert!(folder.is_dir());
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::FileTypeExt as _;
    use std::path::Path;
    use std::process::Command;

    fn export(site: &Path, to: &Path) -> support::Run {
        over(site, &["export", "ntriples", "-o", to.to_str().unwrap()])
    }

    #[test]
    fn a_pipe_is_written_to_and_stays() {
        let site = support::site(&[SOUND]);
        let pipe = site.path().join("pipe");
        let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        let reader = {
            let pipe = pipe.clone();
            std::thread::spawn(move || fs::read_to_string(pipe).unwrap())
        };
        assert_eq!(export(site.path(), &pipe).code, 0);
        assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo());
        assert!(reader.join().unwrap().contains("\"Sound\"@en"));
    }

    #[test]
    fn a_device_is_written_to_and_stays() {
        let site = support::site(&[SOUND]);
        for (name, minor, code) in [("null", "3", 0), ("full", "7", 1)] {
            let device = site.path().join(name);
            let mut make = Command::new("mknod");
            make.arg(&device).args(["c", "1", minor]);
            // Only root may make devices, and not everywhere.
            if !make.status().is_ok_and(|made| made.success()) {
                return;
            }
            let run = export(site.path(), &device);
            let kind = fs::symlink_metadata(&device).unwrap().file_type();
            assert!(kind.is_char_device(), "{name}: {}", run.stderr);
            // Not every file system lets its devices be opened.
            if !run.stderr.contains("permission denied") {
                assert_eq!(run.code, code, "{name}: {}", run.stderr);
            }
        }
    }

    #[test]
    fn a_link_stays_and_its_file_is_replaced() {
        let site = support::site(&[SOUND]);
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("kept")).unwrap();
        for (target, known) in [("kept/dump.nt", true), ("kept/new.nt", false)] {
            let file = folder.path().join(target);
            if known {
                fs::write(&file, "old").unwrap();
            }
            let link = folder.path().join("link.nt");
            support::link(Path::new(target), &link);
            assert_eq!(export(site.path(), &link).code, 0);
            assert!(link.is_symlink());
            let written = fs::read_to_string(&file).unwrap();
            assert!(written.contains("\"Sound\"@en"), "{written}");
            fs::remove_file(link).unwrap();
        }
    }
}
