//! A rating in lines.

use crate::check::quality::{
    DatasetRating, Dimension, Field, Metric, Missing, Package, Rating, Score, Star, Violation,
    stars_of,
};
use anstyle::{AnsiColor, Style};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// How many characters of a value are shown, and how many things that lack the same.
const WIDTH: usize = 76;
const THINGS: usize = 3;

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
        dataset.name
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
    let note = match (metric.needs_server > 0.0, metric.distributions) {
        (true, _) => "needs a live server".to_owned(),
        // Where all distributions are alike there is nothing to tell.
        (false, Some((meeting, all))) if meeting < all => {
            format!("{meeting} of {all} distributions")
        }
        _ => String::new(),
    };
    let line = format!(
        "    {:<width$}  {style}{points:>9}{style:#}  {note}",
        metric.name
    );
    writeln!(out, "{}", line.trim_end())?;
    match metric.missing.as_ref().filter(|_| tells) {
        Some(missing) => needs(missing, out),
        None => Ok(()),
    }
}

fn needs(missing: &Missing, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "      needs {}", missing.needs)?;
    writeln!(out, "      {DIM}on{DIM:#} {}", missing.thing)?;
    match (&missing.key, &missing.from) {
        (Some(key), _) => writeln!(out, "      {DIM}key of filorosso.yaml:{DIM:#} {key}"),
        (None, Some(from)) => writeln!(out, "      {DIM}a release takes it from{DIM:#} {from}"),
        (None, None) => Ok(()),
    }
}

fn package(package: &Package, out: &mut dyn Write) -> io::Result<()> {
    fields(&package.fields, "  ", out)?;
    for (at, resource) in package.resources.iter().enumerate() {
        writeln!(out, "  resource {}", at + 1)?;
        fields(resource, "    ", out)?;
    }
    Ok(())
}

/// The fields that a portal shows, and the others that are not empty.
fn fields(fields: &[Field], indent: &str, out: &mut dyn Write) -> io::Result<()> {
    let shown: Vec<&Field> = fields
        .iter()
        .filter(|field| field.is_shown || !field.values.is_empty())
        .collect();
    let width = shown
        .iter()
        .map(|field| field.name.len())
        .max()
        .unwrap_or(0);
    for field in shown {
        if field.values.is_empty() {
            writeln!(out, "{indent}{:<width$}  {BAD}(empty){BAD:#}", field.name)?;
        } else {
            let value = field.values.join(", ");
            writeln!(out, "{indent}{:<width$}  {}", field.name, short(&value))?;
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
    let (number, asks) = (star.number, star.asks);
    writeln!(
        out,
        "  {number}  {style}{sign}{style:#}  {asks}\n          {}",
        star.says
    )
}

fn compliance(rating: &Rating, out: &mut dyn Write) -> io::Result<()> {
    if rating.violations.is_empty() {
        writeln!(out, "\n{BOLD}DCAT-AP 3.0.1: no violation{BOLD:#}")?;
    } else {
        let count = rating.violations.len();
        let plural = if count == 1 { "" } else { "s" };
        writeln!(
            out,
            "\n{BOLD}DCAT-AP 3.0.1: {count} violation{plural}{BOLD:#}"
        )?;
        violations(&rating.violations, out)?;
    }
    if rating.recommended.is_empty() {
        return Ok(());
    }
    writeln!(out, "recommended, and missing:")?;
    let mut things: BTreeMap<(&str, &str), Vec<&Violation>> = BTreeMap::new();
    for one in &rating.recommended {
        let kind = (one.class.as_str(), one.property.as_str());
        things.entry(kind).or_default().push(one);
    }
    for ((class, property), all) in things {
        let names: Vec<&str> = all
            .iter()
            .take(THINGS)
            .map(|one| one.thing.as_str())
            .collect();
        let more = all.len().saturating_sub(THINGS);
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        writeln!(out, "  {class}: {property}{}", by_key(all[0]))?;
        writeln!(out, "    {DIM}{}{more}{DIM:#}", names.join(", "))?;
    }
    Ok(())
}

fn violations(violations: &[Violation], out: &mut dyn Write) -> io::Result<()> {
    for one in violations {
        let (class, property, says) = (&one.class, &one.property, &one.says);
        writeln!(
            out,
            "  {WRONG}{class}: {property} {says}{WRONG:#}{}",
            by_key(one)
        )?;
        writeln!(out, "    {DIM}{}{DIM:#}", one.thing)?;
    }
    Ok(())
}

fn by_key(violation: &Violation) -> String {
    let key = violation.key.as_ref();
    key.map_or_else(String::new, |key| format!("  ({key})"))
}

/// Points without needless digits.
fn number(points: f64) -> String {
    let text = format!("{points:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// A value in one line, cut when it is long.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line: String = line.chars().filter(|one| !one.is_control()).collect();
    if line.chars().count() <= WIDTH {
        return line;
    }
    let cut: String = line.chars().take(WIDTH - 1).collect();
    format!("{}…", cut.trim_end())
}
