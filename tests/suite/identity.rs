//! Who is one and who is not, and what texts mention of those who are known.

use crate::support::{over, site, triples_of, write};
use std::path::Path;

const SHOW: (&str, &str) = ("podcasts/show/_index.md", "---\ntitle: Show\n---\n");

/// The objects of lines with a predicate, of things under a path, each as its last part.
fn objects(site: &Path, under: &str, predicate: &str) -> Vec<String> {
    let (start, predicate) = (
        format!("<https://example.org/{under}"),
        format!("/{predicate}> "),
    );
    let lines = triples_of(site);
    let lines = lines.iter().filter(|line| line.starts_with(&start));
    let mut found: Vec<String> = lines
        .filter_map(|line| line.split_once(&predicate))
        .map(|(_, object)| {
            object
                .trim_end_matches(" .")
                .trim_matches(['<', '>', '"'])
                .into()
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The messages of a code, each with its file.
fn told(site: &Path, code: &str) -> Vec<String> {
    let problems = over(site, &["check", "--format", "json"]).json()["problems"].clone();
    let problems = problems.as_array().unwrap().iter();
    let own = problems.filter(|one| one["code"] == code);
    own.map(|one| one["message"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn names_of_profiles_take_no_account_of_case_where_their_host_does_not() {
    for (one, other, people) in [
        (
            "www.linkedin.com/in/Ann-Lee-7",
            "linkedin.com/in/ann-lee-7/",
            1,
        ),
        ("x.com/AnnLee", "x.com/annlee", 1),
        (
            "www.linkedin.com/in/ann-%C3%89-7",
            "www.linkedin.com/in/ann-%c3%89-7",
            1,
        ),
        ("orcid.org/0000-0001-000X", "orcid.org/0000-0001-000x", 2),
    ] {
        let episode = |url: &str| {
            format!("---\ntitle: T\nguests:\n  - {{name: Ann Lee, url: 'https://{url}'}}\n---\n")
        };
        let site = site(&[SHOW]);
        write(site.path(), "podcasts/show/a.md", episode(one));
        write(site.path(), "podcasts/show/b.md", episode(other));
        let found = objects(site.path(), "podcasts/show/", "actor");
        assert_eq!(found.len(), people, "{one} {other}: {found:?}");
        let profiles = objects(site.path(), "people/", "sameAs");
        assert_eq!(profiles.len(), people, "{one} {other}: {profiles:?}");
    }
}

#[test]
fn vat_numbers_tell_companies_apart_and_together() {
    let article = |name: &str, street: &str, vat: &str| {
        format!("Notizie dal lago\n\nIl lago è pulito.\n\n{name}\n{street}\nP.IVA {vat}\n")
    };
    let config = crate::support::CONFIGURATION.replace("language: en", "language: it");
    let (one, other) = ("12345678903", "00159560366");
    let site = site(&[("filorosso.yaml", &config)]);
    let site = site.path();
    write(
        site,
        "articles/a.txt",
        article("Lago Blu Srl", "Via Roma 1, 20121 Milano", one),
    );
    write(
        site,
        "articles/b.txt",
        article("Lago Blu SpA", "Via Po 2, 10124 Torino", other),
    );
    let numbers = |slug: &str| objects(site, &format!("organizations/{slug}>"), "vatID");
    assert_eq!(numbers("lago-blu"), [format!("IT{one}")]);
    assert_eq!(numbers("lago-blu-2"), [format!("IT{other}")]);
    // Recorded, they stay two, whichever is there.
    over(site, &["identifiers", "--write"]).success();
    std::fs::remove_file(site.join("articles/a.txt")).unwrap();
    assert_eq!(numbers("lago-blu-2"), [format!("IT{other}")]);
    // Another name with the same number is not taken for the same, and told.
    write(
        site,
        "articles/c.txt",
        article("Laghi Azzurri SpA", "Via Po 2, 10124 Torino", other),
    );
    assert_eq!(numbers("laghi-azzurri"), [format!("IT{other}")]);
    let told = told(site, "I610");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains(other), "{told:?}");
    over(site, &["identifiers", "--write"]).success();
    over(site, &["identifiers", "--check"]).success();
    write(
        site,
        "articles/d.txt",
        article("Lago Blu Italia", "Via Po 2, 10124 Torino", other),
    );
    let names = objects(site, "organizations/lago-blu-2>", "alternateName");
    assert!(names.contains(&"Lago Blu Italia".to_owned()), "{names:?}");
}

#[test]
fn other_names_of_files_are_found_in_texts() {
    let site = site(&[
        (
            "organizations/agency.md",
            "---\nname: Agency of the River Wye\naliases: [ARWY]\n---\n",
        ),
        (
            "people/ann.md",
            "---\nname: Ann Lee\naliases: [Lady Salt]\n---\n",
        ),
        (
            "articles/a.md",
            "---\ntitle: A\n---\nThe flood was watched by ARWY, and by Lady Salt from her boat.\n",
        ),
    ]);
    let mentioned = objects(site.path(), "articles/a>", "mentions");
    let wanted =
        ["organizations/agency", "people/ann"].map(|path| format!("https://example.org/{path}"));
    assert_eq!(mentioned, wanted);
}

#[test]
fn links_to_what_is_known_are_mentions() {
    let wye = "---\nname: Wye Trust\nurl: https://wye.example\nsameAs: https://www.linkedin.com/company/wye\n---\n";
    let site = site(&[
        SHOW,
        ("podcasts/show/two.md", "---\ntitle: Two\n---\nNothing.\n"),
        ("organizations/wye.md", wye),
        (
            "people/ann.md",
            "---\nname: Ann Lee\nsameAs: https://www.linkedin.com/in/ann-1\n---\n",
        ),
    ]);
    let (site, org, ann) = (site.path(), "organizations/wye", "people/ann");
    for (link, wanted) in [
        ("https://wye.example/", Some(org)),
        ("http://www.wye.example", Some(org)),
        ("https://wye.example/news", None),
        ("https://it.linkedin.com/company/wye/?trk=x", Some(org)),
        ("https://www.linkedin.com/in/Ann-1/?trk=x", Some(ann)),
        ("/podcasts/show/two/", Some("podcasts/show/two")),
        (
            "https://example.org/podcasts/show/two.html#t=3",
            Some("podcasts/show/two"),
        ),
        ("two.md", Some("podcasts/show/two")),
        ("../show/two.md", Some("podcasts/show/two")),
        ("/podcasts/show", None),
        ("/podcasts/show/one", None),
        ("https://example.org/", None),
    ] {
        let text = format!("---\ntitle: One\n---\nMore of it is told [here]({link}), they say.\n");
        write(site, "podcasts/show/one.md", text);
        let mentioned = objects(site, "podcasts/show/one>", "mentions");
        let wanted: Vec<String> = wanted
            .iter()
            .map(|path| format!("https://example.org/{path}"))
            .collect();
        assert_eq!(mentioned, wanted, "{link}");
    }
    write(
        site,
        "podcasts/show/one.md",
        "---\ntitle: One\n---\nMore [here](two.md).\n",
    );
    let why = over(
        site,
        &["why", "podcasts/show/one", "mentions", "--format", "json"],
    )
    .json();
    let origin = &why["statements"][0]["origins"][0];
    assert_eq!(
        (&origin["rule"], &origin["text"]),
        (&"link".into(), &"[here](two.md)".into())
    );
}

#[test]
fn names_that_are_nearly_one_are_told() {
    for (one, other, is_told) in [
        ("Coop Sole", "CoopSole", true),
        ("Coop Sole", "Coop Soole", true),
        (
            "Camera di Commercio di Lodi",
            "Camera di Commercio Lodi",
            true,
        ),
        (
            "Università di Padova",
            "Università degli Studi di Padova",
            true,
        ),
        ("Cantieri Riuniti", "Cantieri Riunitti", true),
        ("Comune di Rho", "Comune di Ro", false),
        ("Liceo Volta", "Liceo Volto", false),
        ("Istituto Comprensivo 11", "Istituto Comprensivo 12", false),
        ("Fondo Montano XII", "Fondo Montano XIII", false),
        ("ARPALAZIO", "ARPALAZIA", false),
        ("Banca del Mare", "Banca del Monte", false),
    ] {
        let config = crate::support::CONFIGURATION.replace("language: en", "language: it");
        let guests =
            format!("  - {{name: Ann Lee, of: {one}}}\n  - {{name: Bob Ray, of: {other}}}\n");
        let text = format!("---\ntitle: T\nguests:\n{guests}---\n");
        let site = site(&[
            ("filorosso.yaml", &config),
            SHOW,
            ("podcasts/show/a.md", &text),
        ]);
        let told = told(site.path(), "I610");
        assert_eq!(
            told.len(),
            usize::from(is_told),
            "{one} / {other}: {told:?}"
        );
    }
}

#[test]
fn case_makes_no_other_name() {
    let article = |author: &str| format!("---\ntitle: T\nauthor: {author}\n---\n");
    let site = site(&[
        (
            "articles/a.md",
            &article("{name: CARLA VENTURI, url: 'https://www.linkedin.com/in/cv'}"),
        ),
        (
            "articles/b.md",
            &article("{name: CARLA VENTURI, url: 'https://www.linkedin.com/in/cv'}"),
        ),
        (
            "articles/c.md",
            &article("{name: Carla Venturi, url: 'https://www.linkedin.com/in/cv'}"),
        ),
    ]);
    assert_eq!(objects(site.path(), "people/", "name"), ["Carla Venturi"]);
    assert_eq!(
        objects(site.path(), "people/", "alternateName"),
        Vec::<String>::new()
    );
}
