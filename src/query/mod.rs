//! SPARQL: saved queries with parameters, evaluation, and results as tables and files.

mod answer;
mod results;
mod rewrite;
mod saved;

pub use answer::{Answer, Asking, Request, Solutions, ask, needs_named_graphs};
pub use results::{ResultFormat, write_answer};
pub use rewrite::schema_as;
pub use saved::{Parameter, ParameterKind, SavedQuery, parameter_value, saved_queries};
