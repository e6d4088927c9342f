//! Distributions: the files that hold the data, and the endpoint that answers queries.

use super::{AUTHORITY, DCAT, DCATAP, DCATAPIT, DCT, RDFS, SPDX, Writer};
use crate::release::DumpFile;
use std::collections::BTreeMap;

/// Where IRIs of media types begin.
const MEDIA_TYPES: &str = "http://www.iana.org/assignments/media-types/";
const NON_NEGATIVE: &str = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger";
const HEX_BINARY: &str = "http://www.w3.org/2001/XMLSchema#hexBinary";

impl Writer<'_> {
    pub(super) fn distributions(&mut self) {
        let dataset = self.dataset_iri();
        for dump in &self.edition.dumps {
            let node = self.node(&dump.path.replace('.', "-"));
            self.graph
                .iri(&dataset, &format!("{DCAT}distribution"), &node);
            self.distribution(&node, dump);
        }
    }

    fn distribution(&mut self, node: &str, dump: &DumpFile) {
        for class in [
            format!("{DCAT}Distribution"),
            format!("{DCATAPIT}Distribution"),
        ] {
            self.is_a(node, &class);
        }
        let titles = self.phrase("dump", &format_name(dump));
        self.say_phrase(node, &format!("{DCT}title"), &titles);
        let descriptions = self.describe(dump);
        self.say_phrase(node, &format!("{DCT}description"), &descriptions);
        let address = format!("{}{}", self.config.base, dump.path);
        for property in ["accessURL", "downloadURL"] {
            self.graph.iri(node, &format!("{DCAT}{property}"), &address);
        }
        self.is_a(&address, &format!("{RDFS}Resource"));
        self.format(node, dump);
        let bytes = dump.bytes.to_string();
        self.graph
            .typed(node, &format!("{DCAT}byteSize"), &bytes, NON_NEGATIVE);
        self.checksum(node, dump);
        if let Some(license) = self.listed_license() {
            self.graph.iri(node, &format!("{DCT}license"), &license);
        }
        let rights = self.node("rights");
        self.graph.iri(node, &format!("{DCT}rights"), &rights);
        let stable = format!("{AUTHORITY}planned-availability/STABLE");
        self.graph
            .iri(node, &format!("{DCATAP}availability"), &stable);
        self.dates(node);
        for language in self.languages() {
            self.graph.iri(node, &format!("{DCT}language"), &language);
        }
        for standard in self.standards() {
            self.graph.iri(node, &format!("{DCT}conformsTo"), &standard);
        }
    }

    fn describe(&self, dump: &DumpFile) -> BTreeMap<String, String> {
        let kind = if dump.format.has_graphs() {
            "quads"
        } else {
            "triples"
        };
        let mut texts = self.phrase(kind, "");
        if dump.gzip {
            for (language, text) in self.phrase("packed", "") {
                if let Some(known) = texts.get_mut(&language) {
                    known.push(' ');
                    known.push_str(&text);
                }
            }
        }
        texts
    }

    fn format(&mut self, node: &str, dump: &DumpFile) {
        let formats = &self.edition.ontology.catalog.formats;
        if let Some(code) = formats.get(dump.format.extension()) {
            let format = format!("{AUTHORITY}file-type/{code}");
            self.graph.iri(node, &format!("{DCT}format"), &format);
            self.is_a(&format, &format!("{DCT}MediaTypeOrExtent"));
        }
        let mut media = vec![("mediaType", dump.format.media_type())];
        if dump.gzip {
            media.push(("compressFormat", "application/gzip"));
        }
        for (property, media_type) in media {
            let iri = format!("{MEDIA_TYPES}{media_type}");
            self.graph.iri(node, &format!("{DCAT}{property}"), &iri);
            self.is_a(&iri, &format!("{DCT}MediaType"));
        }
    }

    fn checksum(&mut self, node: &str, dump: &DumpFile) {
        let checksum = format!("{node}-sha256");
        self.graph.iri(node, &format!("{SPDX}checksum"), &checksum);
        self.is_a(&checksum, &format!("{SPDX}Checksum"));
        let algorithm = format!("{SPDX}checksumAlgorithm_sha256");
        self.graph
            .iri(&checksum, &format!("{SPDX}algorithm"), &algorithm);
        self.graph.typed(
            &checksum,
            &format!("{SPDX}checksumValue"),
            &dump.sha256,
            HEX_BINARY,
        );
    }

    pub(super) fn endpoint(&mut self) {
        let Some(endpoint) = self.config.release.endpoint.clone() else {
            return;
        };
        let (service, dataset) = (self.node("endpoint"), self.dataset_iri());
        let catalog = self.catalog.clone();
        self.graph
            .iri(&catalog, &format!("{DCAT}service"), &service);
        self.is_a(&service, &format!("{DCAT}DataService"));
        let titles = self.phrase("endpoint", "");
        self.say_phrase(&service, &format!("{DCT}title"), &titles);
        self.graph
            .iri(&service, &format!("{DCAT}endpointURL"), &endpoint);
        self.is_a(&endpoint, &format!("{RDFS}Resource"));
        self.graph
            .iri(&service, &format!("{DCAT}servesDataset"), &dataset);
        let contact = self.node("contact");
        self.graph
            .iri(&service, &format!("{DCAT}contactPoint"), &contact);
        let publisher = self.config.publisher.iri.clone();
        self.graph
            .iri(&service, &format!("{DCT}publisher"), &publisher);
        self.license(&service);
    }
}

/// The name of a dump's format, as people write it.
fn format_name(dump: &DumpFile) -> String {
    use crate::export::Format;
    let name = match dump.format {
        Format::Turtle => "Turtle",
        Format::NTriples => "N-Triples",
        Format::NQuads => "N-Quads",
        Format::TriG => "TriG",
        Format::RdfXml => "RDF/XML",
        Format::JsonLd => "JSON-LD",
    };
    if dump.gzip {
        format!("{name}, gzip")
    } else {
        name.to_owned()
    }
}
