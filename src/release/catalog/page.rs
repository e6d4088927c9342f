use super::super::Edition;
use serde_json::{Value, json};

/// The data set as a page document for search engines: `Dataset` of schema.org, with what
/// Google's documentation of datasets requires and recommends.
pub fn dataset_page(edition: &Edition<'_>) -> Value {
    let config = edition.config;
    let catalog = format!("{}catalog", config.base);
    let text = |own: &std::collections::BTreeMap<String, String>, common: &Option<String>| {
        let of_site = own.get(&config.language.to_ascii_lowercase());
        of_site
            .or_else(|| own.values().next())
            .cloned()
            .or_else(|| common.clone())
    };
    let publisher = json!({
        "@id": config.publisher.iri,
        "@type": "Organization",
        "name": config.publisher.name,
        "url": config.publisher.url,
    });
    let distributions = edition.dumps.iter().map(|dump| {
        json!({
            "@type": "DataDownload",
            "contentUrl": format!("{}{}", config.base, dump.path),
            "encodingFormat": if dump.gzip { "application/gzip" } else { dump.format.media_type() },
            "contentSize": dump.bytes.to_string(),
        })
    });
    let keywords = config.catalog.keywords.values().flatten().cloned();
    let mut keywords: Vec<String> = keywords.collect();
    if keywords.is_empty() {
        keywords.clone_from(&edition.statistics.topics);
    }
    let coverage = edition.coverage.as_ref();
    let mut page = json!({
        "@context": "https://schema.org",
        "@id": format!("{catalog}#dataset"),
        "@type": "Dataset",
        "name": text(&config.catalog.title, &config.title),
        "description": text(&config.catalog.description, &config.description),
        "url": config.catalog.page.as_ref().unwrap_or(&config.site),
        "identifier": format!("{catalog}#dataset"),
        "inLanguage": config.language,
        "datePublished": edition.issued,
        "dateModified": edition.modified,
        "version": config.catalog.version.as_ref().or(edition.modified.as_ref()),
        "creator": publisher,
        "publisher": { "@id": config.publisher.iri },
        "license": config.license.data,
        "isAccessibleForFree": true,
        "keywords": keywords,
        "temporalCoverage": coverage.map(|(first, last)| format!("{first}/{last}")),
        "includedInDataCatalog": { "@id": catalog, "@type": "DataCatalog" },
        "distribution": distributions.collect::<Vec<Value>>(),
    });
    without_nothing(&mut page);
    page
}

/// Takes members away that say nothing.
fn without_nothing(value: &mut Value) {
    if let Value::Object(map) = value {
        map.retain(|_, value| {
            !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty())
        });
        map.values_mut().for_each(without_nothing);
    }
}
