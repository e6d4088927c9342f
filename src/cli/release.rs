use super::args::Release;
use super::session::{Begun, Session, refusal};
use super::{Failure, Outcome};
use crate::diagnostic::{Code, Diagnostic};
use crate::export::write_file;
use crate::extract::Suppression;
use crate::identity::{Entry, ledger_text};
use crate::release::changes::DumpSource;
use crate::release::{Folder, Made, Previous, PreviousVersion, Source, Tally, catalog, make, sums};
use crate::site::Site;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(super) fn run(session: &Session, args: &Release) -> Result<Outcome, Failure> {
    let global = &session.global;
    if global.drafts || global.future {
        let message =
            "a release holds what is published, and is never made with `--drafts` or `--future`";
        let hint = "leave them away; `export` shows drafts";
        return Err(Diagnostic::new(Code::ReleaseRefused, message)
            .hint(hint)
            .into());
    }
    apart(&global.content, &args.folder)?;
    let named = args.previous.as_deref();
    let dump = named.map(DumpSource::named).transpose()?;
    let begun = if global.locked {
        Begun::Nothing
    } else {
        Begun::Identifiers
    };
    let mut site = session.site_to_write(true, begun)?;
    site.options.fingerprint = true;
    let content = session.read(&site)?;
    let entries = content.next_entries();
    let path = content.identifiers_path(&site.options);
    let record = (!global.locked).then(|| Record::of(&site, &entries, path));
    let suppression = content.suppression().clone();
    let left_out = left_out(&suppression, &entries, &site.config.base);
    let hidden = |line: &str| {
        let iris = line.split('<').filter_map(|part| part.split('>').next());
        suppression.is_about(line) || iris.into_iter().any(&left_out)
    };
    let aliases = aliases_of(&entries, &site.config.base);
    let build = site.build_of(content, &session.progress());
    refusal(&build.problems, "released", Code::ReleaseRefused)?;
    session.tell_of(&build);
    let missing = catalog::missing(&site.config);
    if !missing.is_empty() {
        return Err(missing.into());
    }
    let folder = Folder::begin(&args.folder)?;
    let commit = commit_of(&global.content);
    let day = day_of_release()?;
    let source = Source {
        table: &build.table,
        config: &site.config,
        config_digest: &sums::hex(&Sha256::digest(site.config.source.text.as_bytes())),
        ontology: &site.ontology,
        prefixes: &site.mapping.prefixes,
        schema_https: site.options.schema_https,
        aliases: &aliases,
        commit: commit.as_deref(),
        day: day.as_deref(),
    };
    let previous = dump.as_ref().map(|dump| Previous {
        dump,
        version: version_of(named.unwrap_or_default(), &site.config.base),
        hidden: &hidden,
        left_out: &left_out,
    });
    let made = make(source, previous.as_ref(), &folder, &session.progress())?;
    session.detail("written");
    let sealed = folder.seal()?;
    let recorded = record.map_or(Ok(0), |record| record.write())?;
    let tally = sealed.publish()?;
    session.report(&made.problems);
    tell(session, args, &made, tally, recorded);
    // The process ends here: giving millions of values back one by one would only take time.
    std::mem::forget(build);
    Ok(Outcome::Done)
}

/// A release is no content, and content is no release.
fn apart(content: &Path, folder: &Path) -> Result<(), Diagnostic> {
    let (Ok(content), Ok(folder)) = (content.canonicalize(), folder.canonicalize()) else {
        return Ok(());
    };
    if content.starts_with(&folder) {
        let message = format!(
            "the content is in `{}`, which cannot be the folder of a release",
            folder.display()
        );
        let hint = "name a folder of its own, such as `public/data`";
        return Err(Diagnostic::new(Code::ReleaseFolder, message).hint(hint));
    }
    Ok(())
}

/// The identifiers as they are recorded when a release is made.
struct Record {
    path: PathBuf,
    text: String,
    new: usize,
    is_other: bool,
}

impl Record {
    fn of(site: &Site, entries: &[Entry], path: PathBuf) -> Self {
        let text = ledger_text(entries);
        let is_new = |entry: &&Entry| site.ledger.find(&entry.iri).is_none();
        let known = site.ledger.source.as_ref();
        Self {
            path,
            new: entries.iter().filter(is_new).count(),
            is_other: known.is_none_or(|source| *source.text != *text),
            text,
        }
    }

    /// Writes them, when they are not as they are recorded; gives how many are new.
    fn write(&self) -> Result<usize, Diagnostic> {
        if self.is_other {
            write_file(&self.path, |out| out.write_all(self.text.as_bytes()))?;
        }
        Ok(self.new)
    }
}

/// Whether an IRI under the base is not published any more because somebody is left out whose
/// name it has.
fn left_out<'s>(
    suppression: &'s Suppression,
    entries: &[Entry],
    base: &'s str,
) -> impl Fn(&str) -> bool + use<'s> {
    let known: BTreeSet<String> = entries.iter().map(|entry| entry.iri.to_string()).collect();
    move |iri: &str| {
        let thing = iri.split('#').next().unwrap_or(iri);
        let Some(path) = thing.strip_prefix(base) else {
            return false;
        };
        let (folder, slug) = path.rsplit_once('/').unwrap_or(("", path));
        let person = matches!(folder, "people" | "agents");
        let may_be = suppression.is_about(path) || suppression.may_be_about(slug, person);
        may_be && !known.contains(thing)
    }
}

/// Addresses under the base that lead to recorded things.
fn aliases_of(entries: &[Entry], base: &str) -> Vec<(String, String)> {
    let mut aliases = Vec::new();
    for entry in entries {
        let under = entry.aliases.iter().filter(|alias| alias.starts_with(base));
        aliases.extend(under.map(|alias| (alias.to_string(), entry.iri.to_string())));
    }
    aliases
}

/// The commit that a checkout of the content stands at; `None` when it is none.
fn commit_of(content: &Path) -> Option<String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(content)
        .args(["rev-parse", "--verify", "--quiet", "HEAD"])
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let text = text.trim();
    let sound = output.status.success() && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    (sound && !text.is_empty()).then(|| text.to_owned())
}

/// The day that `SOURCE_DATE_EPOCH` names, in UTC.
fn day_of_release() -> Result<Option<String>, Diagnostic> {
    let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") else {
        return Ok(None);
    };
    let seconds: Option<i64> = text.trim().parse().ok();
    let moment = seconds.and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0));
    moment
        .map(|moment| Some(moment.format("%Y-%m-%d").to_string()))
        .ok_or_else(|| {
            let message = format!("SOURCE_DATE_EPOCH is `{text}`, which is no number of seconds");
            Diagnostic::new(Code::DateInvalid, message).hint("unset it")
        })
}

/// The place of an earlier release in the catalogue: its address, or a version that its folder
/// tells of.
fn version_of(named: &str, base: &str) -> Option<PreviousVersion> {
    if named.starts_with("https://") || named.starts_with("http://") {
        // What stands behind a question mark may be a key to the server.
        let public = named.split(['?', '#']).next().unwrap_or(named);
        return Some(PreviousVersion {
            iri: public.to_owned(),
            version: None,
        });
    }
    let folder = Path::new(named);
    let folder = if folder.is_dir() {
        folder
    } else {
        folder.parent()?
    };
    let manifest = std::fs::read_to_string(folder.join("release.json")).ok()?;
    let manifest: serde_json::Value = serde_json::from_str(&manifest).ok()?;
    let issued = manifest["issued"].as_str()?;
    let sound = issued
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-');
    sound.then(|| PreviousVersion {
        iri: format!("{base}catalog#dataset-{issued}"),
        version: Some(issued.to_owned()),
    })
}

/// Says what was written.
fn tell(session: &Session, args: &Release, made: &Made, tally: Tally, recorded: usize) {
    let [new, changed, same] = made.documents;
    session.say(&format!(
        "{}: {} things, {} documents ({new} new, {changed} changed, {same} the same)",
        args.folder.display(),
        made.things,
        new + changed + same,
    ));
    let mut others = vec![format!(
        "{} files in all",
        tally.new + tally.changed + tally.same
    )];
    if tally.removed > 0 {
        others.push(format!("{} removed that no longer belong", tally.removed));
    }
    if tally.foreign > 0 {
        others.push(format!(
            "{} kept that are not of the release",
            tally.foreign
        ));
    }
    if recorded > 0 {
        others.push(format!("{recorded} new identifiers recorded"));
    }
    if let Some([new, changed, gone]) = made.changes {
        let since = args.previous.as_deref().unwrap_or_default();
        others.push(format!(
            "since {since}: {new} things new, {changed} changed, {gone} gone"
        ));
    }
    session.say(&format!("  {}", others.join(", ")));
}
