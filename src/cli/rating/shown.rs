//! A rating in lines.

use crate::check::quality::{
    DatasetRating, Dimension, Field, Metric, Missing, Package, Rating, Score, Star, Violation,
    stars_of,
};
use anstyle::{AnsiColor, Style};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// How many characters of a value are shown, how many things that lack the same, and how many
/// resources.
const WIDTH: usize = 76;
const THINGS: usize = 3;
const RESOURCES: usize = 20;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const GOOD: Style = AnsiColor::Green.on_default();
const OPEN: Style = AnsiColor::Cyan.on_default();
const BAD: Style = AnsiColor::Yellow.on_default();
const WRONG: Style = AnsiColor::Red.on_default();

/// Shows a rating; when quiet, what is wrong alone.
pub(super) fn rating(rating: &Rating, quiet: bool, out: &mut dyn Write) -> io::Result<()> {
    if quiet {
        return violations(&rating.violations, out);
    }
    score(rating, out)?;
    if rating.datasets.len() > 1 {
        writeln!(
            out,
            "\n{BOLD}all {} datasets{BOLD:#}",
            rating.datasets.len()
        )?;
        dimensions(&rating.dimensions, false, out)?;
    }
    for dataset in &rating.datasets {
        one(dataset, out)?;
    }
    compliance(rating, out)
}

fn score(rating: &Rating, out: &mut dyn Write) -> io::Result<()> {
    let score = rating.score();
    writeln!(
        out,
        "{BOLD}EU metadata quality score: {} of {} points, {}{BOLD:#}",
        number(score.points),
        score.possible,
        score.band()
    )?;
    if score.needs_server > 0.0 {
        writeln!(
            out,
            "{} more points need a live server; with them it is {}",
            number(score.needs_server),
            score.band_with_server()
        )?;
    }
    Ok(())
}

fn one(dataset: &DatasetRating, out: &mut dyn Write) -> io::Result<()> {
    let title = dataset.title.as_deref().unwrap_or("(no title)");
    let score = Score::of(&dataset.dimensions);
    writeln!(
        out,
        "\n{BOLD}{}{BOLD:#}  {} points\n{DIM}{}{DIM:#}",
        short(title),
        number(score.points),
        plain(&dataset.name)
    )?;
    dimensions(&dataset.dimensions, true, out)?;
    writeln!(out, "\n{BOLD}What CKAN would store{BOLD:#}")?;
    package(&dataset.package, out)?;
    let stars = stars_of(&dataset.stars);
    writeln!(out, "\n{BOLD}Open data: {stars} of 5 stars{BOLD:#}")?;
    dataset.stars.iter().try_for_each(|step| star(step, out))
}

fn dimensions(dimensions: &[Dimension], tells: bool, out: &mut dyn Write) -> io::Result<()> {
    let names = dimensions.iter().flat_map(|one| &one.metrics);
    let width = names.map(|metric| metric.name.chars().count()).max();
    let width = width.unwrap_or(0);
    for dimension in dimensions {
        let points = format!("{}/{}", number(dimension.points()), dimension.possible());
        writeln!(
            out,
            "  {BOLD}{:<width$}  {points:>9}{BOLD:#}",
            dimension.name,
            width = width + 2
        )?;
        for metric in &dimension.metrics {
            line(metric, width, tells, out)?;
        }
    }
    Ok(())
}

fn line(metric: &Metric, width: usize, tells: bool, out: &mut dyn Write) -> io::Result<()> {
    let points = format!("{}/{}", number(metric.points), metric.possible);
    let style = if metric.missing.is_some() {
        BAD
    } else if metric.needs_server > 0.0 {
        OPEN
    } else {
        GOOD
    };
    let note = match &metric.missing {
        _ if metric.needs_server > 0.0 => "needs a live server".to_owned(),
        Some(missing) if tells => needs(missing),
        _ => String::new(),
    };
    // Where all distributions are alike there is nothing to tell.
    let share = match metric.distributions {
        Some((meeting, all)) if meeting < all && all > 1 => {
            format!("[{meeting} of {all} distributions]")
        }
        _ => String::new(),
    };
    let name = &metric.name;
    let note = [note.as_str(), share.as_str()].join(" ");
    let line = format!(
        "    {name:<width$}  {style}{points:>9}{style:#}  {}",
        note.trim()
    );
    writeln!(out, "{}", line.trim_end())
}

fn needs(missing: &Missing) -> String {
    let thing = if missing.is_dataset {
        "dataset"
    } else {
        "distribution"
    };
    let source = match (&missing.key, &missing.from) {
        (Some(key), _) => format!(" ({key})"),
        (None, Some(from)) => format!(" (from {from})"),
        (None, None) => String::new(),
    };
    format!("the {thing} needs {}{source}", plain(&missing.needs))
}

fn package(package: &Package, out: &mut dyn Write) -> io::Result<()> {
    fields(&package.fields, "  ", out)?;
    let count = package.resources.len();
    for (at, resource) in package.resources.iter().enumerate().take(RESOURCES) {
        if at == 0 {
            writeln!(out, "  resource 1 of {count}")?;
            fields(resource, "    ", out)?;
            continue;
        }
        let empty = resource
            .iter()
            .filter(|one| one.is_shown && one.values.is_empty());
        let empty: Vec<&str> = empty.map(|field| field.name).collect();
        let url = resource.iter().find(|field| field.name == "url");
        let url = url
            .and_then(|field| field.values.first())
            .map_or("", String::as_str);
        write!(out, "  resource {}  {}", at + 1, short(url))?;
        if empty.is_empty() {
            writeln!(out)?;
        } else {
            writeln!(out, "  {BAD}(empty: {}){BAD:#}", empty.join(", "))?;
        }
    }
    if count > RESOURCES {
        let more = count - RESOURCES;
        writeln!(out, "  and {more} more: `--format json` lists all")?;
    }
    Ok(())
}

/// The fields that a portal shows; what an empty one is made of.
fn fields(fields: &[Field], indent: &str, out: &mut dyn Write) -> io::Result<()> {
    let shown: Vec<&Field> = fields.iter().filter(|field| field.is_shown).collect();
    let width = shown
        .iter()
        .map(|field| field.name.len())
        .max()
        .unwrap_or(0);
    for field in shown {
        let name = field.name;
        if field.values.is_empty() {
            let property = field.property;
            writeln!(
                out,
                "{indent}{name:<width$}  {BAD}(empty: no {property}){BAD:#}"
            )?;
        } else {
            let value = field.values.join(", ");
            writeln!(out, "{indent}{name:<width$}  {}", short(&value))?;
        }
    }
    Ok(())
}

fn star(star: &Star, out: &mut dyn Write) -> io::Result<()> {
    let (style, sign) = if star.met {
        (GOOD, "yes")
    } else {
        (BAD, "no ")
    };
    let (number, asks, says) = (star.number, star.asks, plain(&star.says));
    writeln!(out, "  {number}  {style}{sign}{style:#}  {asks}: {says}")
}

fn compliance(rating: &Rating, out: &mut dyn Write) -> io::Result<()> {
    let title = match rating.violations.len() {
        0 => "no violation".to_owned(),
        1 => "1 violation".to_owned(),
        count => format!("{count} violations"),
    };
    writeln!(out, "\n{BOLD}DCAT-AP 3.0.1: {title}{BOLD:#}")?;
    violations(&rating.violations, out)?;
    recommended(&rating.recommended, out)
}

/// What is wrong, once for all things of which it is true.
fn violations(violations: &[Violation], out: &mut dyn Write) -> io::Result<()> {
    let kind = |one: &Violation| plain(&format!("{}: {} {}", one.class, one.property, one.says));
    // What is missing comes first.
    let mut kinds: BTreeMap<(bool, String), Vec<&Violation>> = BTreeMap::new();
    for one in violations {
        kinds
            .entry((!one.missing, kind(one)))
            .or_default()
            .push(one);
    }
    for ((_, kind), all) in kinds {
        writeln!(out, "  {WRONG}{kind}{WRONG:#}{}", by_key(all[0]))?;
        let things: Vec<&str> = all.iter().map(|one| one.thing.as_str()).collect();
        writeln!(out, "    {DIM}{}{DIM:#}", some(&things))?;
    }
    Ok(())
}

/// Recommended properties: things that lack the same ones stand together.
fn recommended(missing: &[Violation], out: &mut dyn Write) -> io::Result<()> {
    let mut things: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
    for one in missing {
        let thing = (one.class.as_str(), one.thing.as_str());
        let property = format!("{}{}", one.property, by_key(one));
        things.entry(thing).or_default().push(property);
    }
    let mut groups: BTreeMap<(&str, String), Vec<&str>> = BTreeMap::new();
    for ((class, thing), properties) in &things {
        let group = groups.entry((class, properties.join(", "))).or_default();
        group.push(thing);
    }
    if !groups.is_empty() {
        writeln!(out, "recommended, and missing:")?;
    }
    for ((class, properties), things) in groups {
        writeln!(
            out,
            "  {class}: {properties}\n    {DIM}{}{DIM:#}",
            some(&things)
        )?;
    }
    Ok(())
}

/// The first of several names, and how many more there are.
fn some(names: &[&str]) -> String {
    let first: Vec<String> = names.iter().take(THINGS).map(|name| plain(name)).collect();
    match names.len().saturating_sub(THINGS) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}

fn by_key(violation: &Violation) -> String {
    let key = violation.key.as_ref();
    key.map_or_else(String::new, |key| format!(" ({key})"))
}

/// Points without needless digits.
fn number(points: f64) -> String {
    let text = format!("{points:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// A value in one line, cut when it is long.
fn short(text: &str) -> String {
    let line = plain(text);
    if line.chars().count() <= WIDTH {
        return line;
    }
    let cut: String = line.chars().take(WIDTH - 1).collect();
    format!("{}…", cut.trim_end())
}

/// A text in one line, without what would move the cursor or turn the direction of writing.
fn plain(text: &str) -> String {
    let turns = |one: char| matches!(one, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars()
        .filter(|one| !one.is_control() && !turns(*one))
        .collect()
}
