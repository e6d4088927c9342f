//! Arguments of the commands that tell why and let editors decide.

use super::Listing;
use clap::{Args as ClapArgs, ValueEnum, ValueHint};

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  filorosso why people/luca-martinelli             every statement about a person
  filorosso why people/luca-martinelli schema:name
  filorosso why content/podcasts/visionalps/marco-montali.md:12
  filorosso why content/podcasts/visionalps/marco-montali.md:12:5
  filorosso why organizations/digital-people --format json

An IRI is whole, has a prefix of the mapping (`base:` is the site's), or is the path under the
base. Each statement is shown with the places that it comes from, the rule that read it, and how
sure that is; for people and organizations the story of their identity follows.")]
pub(in crate::cli) struct Why {
    /// An IRI, or a content file, with or without a line and column
    #[arg(value_name = "IRI|FILE[:LINE[:COLUMN]]", value_hint = ValueHint::FilePath)]
    #[arg(add = clap_complete::engine::ArgValueCompleter::new(crate::cli::complete::things))]
    pub(in crate::cli) target: String,
    /// Only statements of this predicate: an IRI, or its last part, such as `name`
    #[arg(value_name = "PREDICATE")]
    pub(in crate::cli) predicate: Option<String>,
    /// The format
    #[arg(long, short, value_enum, default_value_t = Listing::Text)]
    pub(in crate::cli) format: Listing,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  filorosso review                             ask one by one; a list when not on a terminal
  filorosso review --format json | jq '.doubts[].id'
  filorosso review accept 3fa9c1d2e4 77ab
  filorosso review reject --rule quotation     all of a rule that are in doubt
  filorosso review forget 3fa9c1d2e4           to be asked anew

Facts that are less sure than `confidence` in the configuration are left out of the graph until an
editor accepts them. Decisions are kept in `review.yaml` in the folder that holds the content
folder; `review` in the configuration, or `--decisions FILE`, names another file. The identifier
of a fact stays when its file is edited elsewhere. Facts that are stated may be rejected too:
`why` and `inspect --facts` show their identifiers.")]
pub(in crate::cli) struct Review {
    /// What is decided of the facts named; without it they are listed or asked
    #[arg(value_enum, value_name = "DECISION")]
    pub(in crate::cli) ruling: Option<Ruling>,
    /// Identifiers of facts; their beginnings are enough
    #[arg(value_name = "ID")]
    #[arg(add = clap_complete::engine::ArgValueCompleter::new(crate::cli::complete::doubts))]
    pub(in crate::cli) ids: Vec<String>,
    /// Only facts that this rule read
    #[arg(long, value_name = "RULE")]
    #[arg(add = clap_complete::engine::ArgValueCompleter::new(crate::cli::complete::rules))]
    pub(in crate::cli) rule: Option<String>,
    /// The format of the list; nothing is asked then
    #[arg(long, short, value_enum)]
    pub(in crate::cli) format: Option<Listing>,
}

/// What is decided of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Ruling {
    /// They are right: they are stated, as certain
    Accept,
    /// They are wrong: they are never stated
    Reject,
    /// Nothing any more: they are asked again
    Forget,
}

impl Ruling {
    /// The word for it.
    pub(in crate::cli) const fn name(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject => "reject",
            Self::Forget => "forget",
        }
    }
}
