//! The files that hold the whole graph, plain and packed.

use super::{DumpFile, Folder};
use crate::diagnostic::{Code, Diagnostic};
use crate::export::{Dump, Format, write_sorted};
use crate::mapping::Sorted;
use flate2::{Compression, GzBuilder};
use std::io::{self, BufWriter, Write};

/// Writes `dump.*` in every format of a table sorted by [`Order::Triples`](crate::mapping::Order),
/// each also packed with gzip, which bears no date (RFC 1952
/// allows that), so that the same content gives the same bytes.
///
/// # Errors
/// When a file cannot be written.
pub fn write(
    folder: &Folder,
    dump: Dump<'_>,
    mut sorted: Sorted<'_>,
) -> Result<Vec<DumpFile>, Diagnostic> {
    let mut files = Vec::with_capacity(Format::ALL.len() * 2);
    // N-Triples wants its subjects in another order, so it comes when the others have theirs.
    let (lines, others): (Vec<_>, Vec<_>) = Format::ALL
        .into_iter()
        .partition(|format| *format == Format::NTriples);
    for format in others.into_iter().chain(lines) {
        if format == Format::NTriples {
            sorted = sorted.into_lines();
        }
        let path = format!("dump.{}", format.extension());
        let packed_path = format!("{path}.gz");
        let mut packed: Result<(u64, String), Diagnostic> =
            Err(Diagnostic::new(Code::WriteFailed, "nothing was written"));
        let plain = folder.stream(&path, |plain| {
            packed = folder.stream(&packed_path, |packed| {
                let mut packer = GzBuilder::new().write(packed, Compression::default());
                let both = Both {
                    plain,
                    packer: &mut packer,
                };
                // Packing is slow over many small pieces.
                let mut both = BufWriter::with_capacity(1 << 17, both);
                write_sorted(dump, format, &sorted, &mut both)?;
                both.flush()?;
                drop(both);
                packer.finish().map(|_| ())
            });
            Ok(())
        });
        // What went wrong inside is told first, because it is why the other is not whole.
        for (gzip, path, done) in [(true, packed_path, packed), (false, path, plain)] {
            let (bytes, sha256) = done?;
            files.push(DumpFile {
                path,
                format,
                gzip,
                bytes,
                sha256,
            });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Writes to two places at once.
struct Both<'o, P> {
    plain: &'o mut dyn Write,
    packer: &'o mut P,
}

impl<P: Write> Write for Both<'_, P> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.packer.write_all(bytes)?;
        self.plain.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.packer.flush()?;
        self.plain.flush()
    }
}
