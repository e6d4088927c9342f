//! `filorosso check --release`: the catalogues of `tests/cases/quality` as portals would rate
//! them. That the verdict on DCAT-AP is that of the official shapes, and the preview that of
//! ckanext-dcat, is compared by `tests/quality/`.

use super::support::{Run, filorosso, filorosso_in, repository, temporary_copy_of, write};
use serde_json::Value;

fn check(case: &str, further: &[&str]) -> Run {
    let folder = format!("tests/cases/quality/{case}");
    let mut args = vec!["check", "--release", &folder];
    args.extend(further);
    filorosso(&args)
}

fn json(case: &str) -> Value {
    check(case, &["--format", "json"]).json()
}

/// All metrics of a dataset.
fn metrics(dataset: &Value) -> Vec<&Value> {
    let dimensions = dataset["dimensions"].as_array().unwrap().iter();
    dimensions
        .flat_map(|dimension| dimension["metrics"].as_array().unwrap())
        .collect()
}

#[test]
fn a_good_catalogue_reaches_all_that_needs_no_server() {
    for further in [&[][..], &["--strict"]] {
        let run = check("good", further);
        assert_eq!(run.code, 0, "{}", run.stdout);
        assert_eq!(run.stderr, "");
    }
    let rating = json("good");
    assert_eq!(rating["score"]["points"], 325);
    assert_eq!(rating["score"]["possible"], 405);
    assert_eq!(rating["score"]["needsServer"], 80);
    assert_eq!(rating["score"]["band"], "good");
    assert_eq!(rating["score"]["bandWithServer"], "excellent");
    let dataset = &rating["datasets"][0];
    let open: Vec<&str> = metrics(dataset)
        .into_iter()
        .filter(|metric| metric["points"] != metric["possible"])
        .map(|metric| metric["name"].as_str().unwrap())
        .collect();
    assert_eq!(open, ["access address answers", "download address answers"]);
    assert_eq!(dataset["stars"]["reached"], 5);
    assert_eq!(dataset["ckan"]["empty"], serde_json::json!([]));
    assert_eq!(dataset["ckan"]["package"]["license_id"], "cc-by");
    assert_eq!(rating["violations"], serde_json::json!([]));
}

#[test]
fn a_poor_catalogue_is_sound_and_told_what_it_needs() {
    let run = check("poor", &[]);
    assert_eq!(run.code, 0, "nothing is violated");
    let lines: Vec<&str> = run.stdout.lines().collect();
    for (name, needs) in [
        (
            "keywords",
            "the dataset needs a dcat:keyword (catalog.keywords)",
        ),
        (
            "licence ",
            "the distribution needs a dct:license (license.data)",
        ),
        ("download address ", "(release.address)"),
        ("machine-readable", "that is machine-readable, not http"),
    ] {
        let line = lines
            .iter()
            .find(|line| line.trim_start().starts_with(name));
        assert!(
            line.is_some_and(|line| line.contains(needs)),
            "{name}: {line:?}"
        );
    }
    assert_eq!(check("poor", &["--strict"]).code, 1, "points are missing");
    let rating = json("poor");
    for metric in metrics(&rating["datasets"][0]) {
        let is_explained = metric["points"] == metric["possible"]
            || metric["needsServer"] == metric["possible"]
            || metric["missing"]["needs"]
                .as_str()
                .is_some_and(|needs| !needs.is_empty());
        assert!(is_explained, "{metric}");
    }
}

#[test]
fn violations_of_dcat_ap_are_told_with_thing_and_property() {
    let run = check("wrong", &[]);
    assert_eq!(run.code, 1);
    for line in [
        "dataset: dct:description is missing (catalog.description)",
        "distribution: dcat:accessURL is missing (release.address)",
        "agent: foaf:name is missing (publisher.name)",
        "catalogue: dct:language is `en`, which is no IRI (language)",
        "catalogue: dct:publisher has 2 values, at most 1 is allowed (publisher.name)",
        "dataset: dct:modified is `2024-02-30`, which is no date with its datatype",
    ] {
        assert!(run.stdout.contains(line), "{line}\n{}", run.stdout);
    }
    let rating = json("wrong");
    let compliance = metrics(&rating["datasets"][0]);
    let compliance = compliance
        .iter()
        .find(|metric| metric["name"] == "DCAT-AP compliance")
        .unwrap();
    assert_eq!(compliance["points"], 0);
    let quiet = check("wrong", &["--quiet"]);
    assert_eq!(quiet.code, 1);
    assert!(
        quiet.stdout.contains("foaf:name is missing"),
        "{}",
        quiet.stdout
    );
    assert!(!quiet.stdout.contains("CKAN"), "{}", quiet.stdout);
    assert_eq!(check("good", &["--quiet"]).stdout, "");
}

#[test]
fn several_datasets_are_rated_one_by_one_and_together() {
    let rating = json("several");
    let points: Vec<&Value> = rating["datasets"]
        .as_array()
        .unwrap()
        .iter()
        .map(|dataset| &dataset["score"]["points"])
        .collect();
    assert_eq!(points, [130, 0]);
    assert_eq!(rating["score"]["points"], 65);
    assert_eq!(rating["score"]["needsServer"], 25);
    let text = check("several", &[]).stdout;
    assert!(text.contains("all 2 datasets"), "{text}");
    assert!(text.contains("[1 of 2 distributions]"), "{text}");
}

#[test]
fn blank_nodes_are_called_by_the_way_to_them() {
    let run = check("others", &[]);
    assert!(
        run.stdout
            .contains("    the dcat:distribution of https://data.example.org/trees\n"),
        "{}",
        run.stdout
    );
    let json = |run: Run| run.stdout;
    let further = ["--format", "json"];
    let again = json(check("others", &further));
    assert_eq!(json(check("others", &further)), again, "two runs agree");
}

#[test]
fn json_ld_is_rated_as_turtle_is() {
    let rating = json("jsonld");
    assert_eq!(rating["score"]["points"], 120);
    assert_eq!(rating["violations"], serde_json::json!([]));
    let tags = &rating["datasets"][0]["ckan"]["package"]["tags"];
    assert_eq!(tags, &serde_json::json!(["boats", "harbours"]));
    // A file can be named itself.
    let run = check("jsonld/catalog.jsonld", &["--format", "json"]);
    assert_eq!(run.json()["score"], rating["score"]);
}

#[test]
fn what_cannot_be_rated_is_told_with_what_to_do() {
    let run = check("broken", &[]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("error[K202]"), "{}", run.stderr);
    assert!(
        run.stderr.contains("broken/catalog.ttl:7:19"),
        "{}",
        run.stderr
    );
    let run = check("empty", &[]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("error[K203]"), "{}", run.stderr);
    let folder = tempfile::tempdir().unwrap();
    for release in [".", "no/such/folder"] {
        let run = filorosso_in(folder.path(), &["check", "--release", release]);
        assert_eq!(run.code, 1);
        assert!(run.stderr.contains("error[K201]"), "{}", run.stderr);
        let hint = format!("write one with `filorosso release {release}`");
        assert!(run.stderr.contains(&hint), "{}", run.stderr);
    }
    let copy = temporary_copy_of("tests/cases/quality/good");
    write(copy.path(), "void.ttl", "<a> <b> .");
    let run = filorosso_in(copy.path(), &["check", "--release", "."]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("void.ttl:1"), "{}", run.stderr);
}

#[test]
fn what_stands_in_a_catalogue_does_not_reach_the_terminal_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let turtle = "@prefix dcat: <http://www.w3.org/ns/dcat#> .
        @prefix dct: <http://purl.org/dc/terms/> .
        <https://example.org/d> a dcat:Dataset ; dct:title \"a\\u001B[31mb\\u202Ec\\nd\" ;
            dct:language \"\\u001B]0;x\\u0007\" .";
    write(folder.path(), "catalog.ttl", turtle);
    let run = filorosso_in(folder.path(), &["check", "--release", "."]);
    assert!(run.stdout.contains("a[31mbc d"), "{}", run.stdout);
    let told = run.stdout.chars().filter(|one| *one != '\n');
    assert!(
        told.into_iter()
            .all(|one| !one.is_control() && one != '\u{202E}')
    );
}

#[test]
fn the_documentation_shows_what_the_program_says() {
    let shown = check("good", &[]).stdout;
    let page = std::fs::read_to_string(repository().join("docs/quality.md")).unwrap();
    let example: String = shown
        .lines()
        .map(|line| format!("    {line}").trim_end().to_owned() + "\n")
        .collect();
    assert!(
        page.contains(&example),
        "write it into docs/quality.md:\n{example}"
    );
}
