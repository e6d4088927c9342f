use super::format::Format;
use super::jsonld::Context;
use super::turtle::Turtle;
use super::{lines, rdfxml};
use crate::mapping::{Group, Order, Prefixes, QuadTable, Sorted};
use rayon::prelude::*;
use std::io::{self, Write};
use std::sync::mpsc;

/// How many subjects one task writes.
const CHUNK: usize = 512;
/// How many tasks are in flight before their bytes are written.
const WAVE: usize = 16;

/// What a dump is made of.
#[derive(Debug, Clone, Copy)]
pub struct Dump<'a> {
    /// The quads.
    pub table: &'a QuadTable,
    /// Prefixes of Turtle, `TriG` and RDF/XML.
    pub prefixes: &'a Prefixes,
    /// The JSON-LD context document.
    pub context: &'a str,
    /// Whether schema.org's terms begin with `https://`.
    pub schema_https: bool,
    /// Whether the text formats announce RDF 1.2; what they hold is RDF 1.1 all the same.
    pub rdf_12: bool,
}

/// Writes a dump. Turtle, N-Triples, RDF/XML and JSON-LD hold the triples of the content
/// graphs; N-Quads and `TriG` hold them in their graphs, provenance beside them.
///
/// The bytes depend on the table's quads alone, not on threads or the order of batches.
///
/// # Errors
/// Those of `out`, and a context that cannot be read.
pub fn write_dump(dump: Dump<'_>, format: Format, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::TriG | Format::NTriples | Format::NQuads => write_head(dump, format, out)?,
        Format::Turtle | Format::RdfXml | Format::JsonLd => {
            return write_sorted(dump, format, &dump.table.sorted(Order::Triples), out);
        }
    }
    match format {
        Format::TriG => write_trig(dump, out),
        Format::NTriples => write_lines(&dump.table.sorted(Order::TripleLines), out),
        _ => write_lines(&dump.table.sorted(Order::QuadLines), out),
    }
}

/// Writes a dump of a table that is sorted already: by [`Order::Triples`], or for N-Triples by
/// [`Order::TripleLines`]. Formats that need another order sort it again.
///
/// # Errors
/// As those of [`write_dump`].
pub fn write_sorted(
    dump: Dump<'_>,
    format: Format,
    sorted: &Sorted<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Turtle => {
            write_head(dump, format, out)?;
            write_turtle(dump, sorted, out)
        }
        Format::RdfXml => rdfxml::write(sorted, dump.prefixes, out),
        Format::JsonLd => write_jsonld(dump, sorted, out),
        Format::NTriples if sorted.order() == Order::TripleLines => {
            write_head(dump, format, out)?;
            write_lines(sorted, out)
        }
        Format::TriG | Format::NTriples | Format::NQuads => write_dump(dump, format, out),
    }
}

fn write_head(dump: Dump<'_>, format: Format, out: &mut dyn Write) -> io::Result<()> {
    if dump.rdf_12 && format.announces_version() {
        out.write_all(b"VERSION \"1.2\"\n")?;
    }
    Ok(())
}

/// Makes the bytes of many groups on all threads and writes them in order, while the next
/// ones are made.
fn write_groups(
    sorted: &Sorted<'_>,
    out: &mut dyn Write,
    push: impl Fn(&mut Vec<u8>, usize, &Group<'_>) + Sync,
) -> io::Result<()> {
    let chunks = sorted.len().div_ceil(CHUNK);
    let make = |chunk: usize| {
        let mut buffer = Vec::with_capacity(CHUNK * 512);
        let mut group = Group { quads: Vec::new() };
        for index in chunk * CHUNK..((chunk + 1) * CHUNK).min(sorted.len()) {
            sorted.fill(index, &mut group);
            push(&mut buffer, index, &group);
        }
        buffer
    };
    std::thread::scope(|scope| {
        let (sender, receiver) = mpsc::sync_channel::<Vec<Vec<u8>>>(1);
        scope.spawn(move || {
            for wave in (0..chunks).step_by(WAVE) {
                let wave = wave..(wave + WAVE).min(chunks);
                // Nobody receives any more once writing has failed.
                if sender
                    .send(wave.into_par_iter().map(&make).collect())
                    .is_err()
                {
                    return;
                }
            }
        });
        for buffers in receiver {
            for buffer in buffers {
                out.write_all(&buffer)?;
            }
        }
        Ok(())
    })
}

fn write_turtle(dump: Dump<'_>, sorted: &Sorted<'_>, out: &mut dyn Write) -> io::Result<()> {
    let turtle = Turtle::new(dump.table, dump.prefixes, false);
    let mut head = Vec::new();
    turtle.push_prefixes(&mut head, dump.table, false);
    out.write_all(&head)?;
    write_groups(sorted, out, |buffer, index, group| {
        if index > 0 {
            buffer.push(b'\n');
        }
        turtle.push_group(buffer, group);
    })
}

fn write_trig(dump: Dump<'_>, out: &mut dyn Write) -> io::Result<()> {
    let sorted = dump.table.sorted(Order::Graphs);
    let turtle = Turtle::new(dump.table, dump.prefixes, true);
    let mut head = Vec::new();
    turtle.push_prefixes(&mut head, dump.table, true);
    out.write_all(&head)?;
    write_groups(&sorted, out, |buffer, index, group| {
        let own = sorted.graph(index);
        if index == 0 || sorted.graph(index - 1) != own {
            let gap = if index == 0 { "" } else { "}\n\n" };
            buffer.extend_from_slice(format!("{gap}<{own}> {{\n").as_bytes());
        } else {
            buffer.push(b'\n');
        }
        turtle.push_group(buffer, group);
        if index + 1 == sorted.len() {
            buffer.extend_from_slice(b"}\n");
        }
    })
}

fn write_lines(sorted: &Sorted<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graphs = sorted.order() == Order::QuadLines;
    write_groups(sorted, out, |buffer, _, group| {
        lines::push_group(buffer, group, graphs);
    })
}

fn write_jsonld(dump: Dump<'_>, sorted: &Sorted<'_>, out: &mut dyn Write) -> io::Result<()> {
    let context = Context::parse(dump.context, dump.schema_https).map_err(io::Error::other)?;
    let used = context.names_of(dump.table);
    let head = serde_json::to_string_pretty(&context.used(&used))?.replace('\n', "\n  ");
    write!(out, "{{\n  \"@context\": {head},\n  \"@graph\": [")?;
    write_groups(sorted, out, |buffer, index, group| {
        buffer.extend_from_slice(if index == 0 { b"\n    " } else { b",\n    " });
        context.push_object(buffer, group, &used);
    })?;
    out.write_all(b"\n  ]\n}\n")
}
