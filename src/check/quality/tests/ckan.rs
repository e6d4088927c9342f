//! What CKAN would store.

use super::{DatasetRating, dataset};

/// What CKAN would store in a field, with commas between several values.
fn stored(dataset: &DatasetRating, name: &str) -> String {
    let field = dataset
        .package
        .fields
        .iter()
        .find(|field| field.name == name);
    field.expect("a field").values.join(", ")
}

fn stored_of_resource(dataset: &DatasetRating, name: &str) -> String {
    let field = dataset.package.resources[0]
        .iter()
        .find(|field| field.name == name);
    field.expect("a field").values.join(", ")
}

#[test]
fn ckan_finds_a_licence_by_its_address_and_by_its_title() {
    let of = |turtle: &str| {
        let set = dataset(&format!(":set dcat:distribution :d, :e . {turtle}"));
        stored(&set, "license_id")
    };
    assert_eq!(
        of(":d dct:license <http://www.opendefinition.org/licenses/cc-by> ."),
        "cc-by"
    );
    assert_eq!(
        of(":d dct:license :l . :l dct:title \"Creative Commons Attribution\"@en ."),
        "cc-by"
    );
    assert_eq!(of(":d dct:license :l . :l dct:title \"CC BY\"@en ."), "");
    assert_eq!(
        of(":d dct:license :k . :e dct:license :l . :l dct:title \"Other (Open)\" ."),
        "other-open"
    );
    assert_eq!(
        of(":d dct:license <https://creativecommons.org/licenses/by/4.0/> ."),
        ""
    );
}

#[test]
fn ckan_takes_the_text_in_its_own_language_or_the_first() {
    let set = dataset(
        ":set dct:title \"Barche\"@it, \"Boats\"@en ; dct:description \"b\"@it, \"c\"@de .",
    );
    assert_eq!(stored(&set, "title"), "Boats");
    assert_eq!(stored(&set, "notes"), "b");
    assert_eq!(set.title.as_deref(), Some("Boats"));
}

#[test]
fn ckan_reads_periods_in_three_forms() {
    for period in [
        "[ dcat:startDate \"2020\" ; dcat:endDate \"2021\" ]",
        "[ schema:startDate \"2020\" ; schema:endDate \"2021\" ]",
        "[ time:hasBeginning [ time:inXSDDate \"2020\" ] ; time:hasEnd [ time:inXSDDate \"2021\" ] ]",
    ] {
        let set = dataset(&format!(":set dct:temporal {period} ."));
        let both = ["temporal_start", "temporal_end"].map(|name| stored(&set, name));
        assert_eq!(both, ["2020", "2021"], "{period}");
    }
}

#[test]
fn ckan_names_formats_as_it_knows_them() {
    let of = |turtle: &str| {
        let set = dataset(&format!(":set dcat:distribution :d . :d {turtle} ."));
        ["format", "mimetype"].map(|name| stored_of_resource(&set, name))
    };
    assert_eq!(of("dcat:mediaType \"text/csv\""), ["CSV", "text/csv"]);
    assert_eq!(
        of("dct:format \"application/json\""),
        ["JSON", "application/json"]
    );
    assert_eq!(of("dct:format \"xlsx\""), ["XLSX", ""]);
    assert_eq!(of("dct:format \"Parquet\""), ["Parquet", ""]);
    let iri = "http://www.iana.org/assignments/media-types/text/turtle";
    assert_eq!(of(&format!("dct:format <{iri}>")), [iri, iri]);
}
