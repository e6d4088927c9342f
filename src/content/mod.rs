//! The content folder: its configuration, its files, and how they are read.

mod catalog;
mod catalog_words;
mod config;
mod decisions;
mod fields;
mod gazetteer;
mod given_names;
mod happenings;
mod homeless;
mod init;
mod kinds;
mod layout;
mod lexicon;
mod naming;
mod ontology;
mod pattern;
mod prose;
mod publishing;
mod quoting;
mod read;
mod roles;
mod settings;
mod walk;

pub use catalog::{CatalogSettings, Contact, RightsHolder};
pub use catalog_words::{CatalogWords, Theme};
pub use config::{Config, Kind, License, Publisher};
pub use decisions::{
    Decision, Decisions, Verdict, decisions_path, fact_id, read_decisions, shown_text,
};
pub use gazetteer::{Gazetteer, PlaceEntry, PlaceKind};
pub use given_names::GivenNames;
pub use happenings::{EventLabels, EventWords, PlaceCues, TimeCues};
pub use homeless::Homeless;
pub use init::{starting_point, write_ontology, write_starting_point};
pub use kinds::{is_usual_kind, usual_kinds};
pub use layout::PageLayout;
pub use lexicon::{CreditWords, Lexicon, Profiles};
pub use naming::{NameParts, Platform};
pub use ontology::{CkanLicense, KnownLicense, Ontology, built_in_ontology, load_ontology};
pub use pattern::{Captures, Pattern};
pub use prose::{
    Articles, ChromeLabels, ChromeWords, DateForms, ImprintLabels, MakingWords, OrganizationWords,
    Prepositions, VerbWords,
};
pub use publishing::ReleaseSettings;
pub use quoting::QuotingWords;
pub use read::{BesideError, read_beside, read_record, read_source, read_text};
pub use roles::RoleWords;
pub use settings::{find_config, read_config};
pub use walk::{ContentFile, list_files};
