//! Guests whom nothing but the title and the name of the file tell.

use super::Project;

#[test]
fn a_guest_of_title_and_file_name_is_asked_for() {
    let text = "In questa puntata parliamo di fari e di chi li tiene accesi.\n";
    let episode = |title: &str| format!("---\ntitle: {title}\n---\n\n{text}");
    let project = Project::new(&[
        ("podcasts/fari/ada-bini.md", &episode("Ada Bini")),
        ("podcasts/fari/i-fari.md", &episode("Ada Bini e i fari")),
    ]);
    let doubts = project.doubts();
    let of = |file: &str| {
        doubts
            .iter()
            .filter(|one| one["file"] == file)
            .collect::<Vec<_>>()
    };
    let own = of("podcasts/fari/ada-bini.md");
    assert_eq!(own.len(), 1, "{own:?}");
    assert_eq!(
        (&own[0]["kind"], &own[0]["said"]),
        (&"guest".into(), &"Ada Bini".into())
    );
    assert!(of("podcasts/fari/i-fari.md").is_empty());
    assert!(!project.triples().contains("people/ada-bini"));
    let id = own[0]["id"].as_str().unwrap();
    project.run(&["review", "accept", id]).success();
    assert!(project.triples().contains("people/ada-bini"));
}
