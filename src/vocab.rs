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
