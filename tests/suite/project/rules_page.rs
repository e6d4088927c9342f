//! The page about rules as Markdown, made from the comments at the heads of their files.

use filorosso::extract::{graph_of, rule_guide};
use filorosso::record::Rule;
use std::fmt::Write as _;

const HEAD: &str = "# Rules

What a value or a fact was made by, as `filorosso why`, `inspect` and `review` name it; \
`filorosso explain RULE` prints one section. Made from the comments in the sources by a test: \
`UPDATE_DOCS=1 cargo test` writes it anew.
";

/// The whole page.
pub fn markdown() -> String {
    let mut page = HEAD.to_owned();
    for rule in Rule::ALL.into_iter().filter(|rule| *rule != Rule::Union) {
        let _ = write!(
            page,
            "\n## {}\n\n{}\n\nIn the graph it is {}.\n",
            rule.name(),
            rule_guide(rule),
            graph_of(rule)
        );
    }
    page
}
