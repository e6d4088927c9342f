//! IRIs that the program itself must know; all others are the mapping's business.

/// `rdf:type`
pub const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
/// `xsd:string`, the datatype of literals that name none.
pub const XSD_STRING: &str = "http://www.w3.org/2001/XMLSchema#string";
/// `xsd:integer`
pub const XSD_INTEGER: &str = "http://www.w3.org/2001/XMLSchema#integer";
/// `xsd:decimal`
pub const XSD_DECIMAL: &str = "http://www.w3.org/2001/XMLSchema#decimal";
/// `xsd:boolean`
pub const XSD_BOOLEAN: &str = "http://www.w3.org/2001/XMLSchema#boolean";
/// `xsd:double`
pub const XSD_DOUBLE: &str = "http://www.w3.org/2001/XMLSchema#double";
/// `xsd:date`
pub const XSD_DATE: &str = "http://www.w3.org/2001/XMLSchema#date";
/// schema.org's namespace in RDF, as the official context has it.
pub const SCHEMA_HTTP: &str = "http://schema.org/";
/// schema.org's namespace as its pages say it.
pub const SCHEMA_HTTPS: &str = "https://schema.org/";
/// `rdf:subject`
pub const RDF_SUBJECT: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject";
/// `rdf:predicate`
pub const RDF_PREDICATE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate";
/// `rdf:object`
pub const RDF_OBJECT: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#object";
/// `prov:wasQuotedFrom`
pub const PROV_QUOTED: &str = "http://www.w3.org/ns/prov#wasQuotedFrom";
/// `dpo:Evidence`, where a statement was read.
pub const DPO_EVIDENCE: &str = "https://w3id.org/digitalpeople/ontology#Evidence";
/// `dpo:rule`, the rule that read it.
pub const DPO_RULE: &str = "https://w3id.org/digitalpeople/ontology#rule";
/// `dpo:confidence`, how sure it is, between 0 and 1.
pub const DPO_CONFIDENCE: &str = "https://w3id.org/digitalpeople/ontology#confidence";
/// `dpo:line`, in which line of the file.
pub const DPO_LINE: &str = "https://w3id.org/digitalpeople/ontology#line";
/// `dpo:inferred`, whether a part of it is not in the text.
pub const DPO_INFERRED: &str = "https://w3id.org/digitalpeople/ontology#inferred";
/// `dpo:decision`, what an editor decided of it.
pub const DPO_DECISION: &str = "https://w3id.org/digitalpeople/ontology#decision";
