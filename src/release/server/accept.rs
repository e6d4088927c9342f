//! The `Accept` header as a choice between documents (RFC 9110, section 12.5.1).
//!
//! Neither Apache's rewriting nor nginx's maps can compute, but both compare texts. So each
//! document gets a score that sorts as a text: its q-value without needless zeros, then `+` when
//! the header names the type and `*` when only a wildcard covers it. `*`, `+` and `.` sort before
//! digits, so `0.7*` < `0.7+` < `0.75*` < `1*` < `1+`; 0 is what the header does not want at all.
//! Of equals, the one that is earlier in the order given wins, and the first one also where
//! nothing is wanted. A q-value that is none is passed over with its type; parameters of a type
//! other than q make no difference; where a type stands twice, one of the two counts.

use std::fmt::Write as _;

/// A q-value: 0 to 1 with at most three decimals; what is captured has no needless zeros.
const WEIGHT: &str = r"(0(?:\.\d{0,2}[1-9])?|1)\.?0*";
/// Parameters of a media type up to `q`, or to its end.
const PARAMETERS: &str = r"(?:\s*;(?!\s*q\s*=)[^,;|]*+)*+\s*";

/// A document that may be chosen: its extension, and patterns of the types that ask for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Choice {
    pub(super) name: &'static str,
    /// The types that name it, most specific first, then the wildcard of its kind.
    types: &'static [&'static str],
    wildcard: &'static str,
}

/// The documents of a thing, most liked first.
pub(super) const THING: [Choice; 4] = [HTML, TURTLE, JSON_LD, N_TRIPLES];
/// The documents that a graph's IRI leads to, most liked first.
pub(super) const GRAPH: [Choice; 4] = [TRIG, N_QUADS, TURTLE, HTML];

const HTML: Choice = Choice {
    name: "html",
    types: &["text/html"],
    wildcard: r"text/\*",
};
const TURTLE: Choice = Choice {
    name: "ttl",
    types: &["text/turtle"],
    wildcard: r"text/\*",
};
const JSON_LD: Choice = Choice {
    name: "jsonld",
    types: &[r"application/ld\+json", "application/json"],
    wildcard: r"application/\*",
};
const N_TRIPLES: Choice = Choice {
    name: "nt",
    types: &["application/n-triples"],
    wildcard: r"application/\*",
};
const TRIG: Choice = Choice {
    name: "trig",
    types: &["application/trig"],
    wildcard: r"application/\*",
};
const N_QUADS: Choice = Choice {
    name: "nq",
    types: &["application/n-quads"],
    wildcard: r"application/\*",
};

/// Types of RDF that no thing has a document of: who names one can read RDF, and gets Turtle
/// where his header takes both it and HTML, or neither.
pub(super) const OTHER_RDF: &str =
    r"(?:application/rdf\+xml|text/(?:rdf\+)?n3|application/(?:trig|n-quads))";

/// What follows the header in the text that [`apache_pattern`] is matched with: constants that
/// it captures when the header does not say them.
pub(super) const APACHE_TAIL: &str = "|1+*0";

/// A pattern over an `Accept` header and [`APACHE_TAIL`] that always fits and captures the
/// choice's score in two pieces.
pub(super) fn apache_pattern(choice: &Choice) -> String {
    let range = |range: &str, mark: &str| {
        format!(
            r"(?:.*,)?\s*{range}{PARAMETERS}(?|;\s*q\s*=\s*{WEIGHT}\s*(?=[,;|]).*{mark}|(?=[,|]).*\|(1).*?{mark})"
        )
    };
    let mut pattern = r"^(?|\s*\|(1)\+(\*)0$".to_owned();
    for exact in choice.types {
        let _ = write!(pattern, "|{}", range(exact, r"(\+)\*0$"));
    }
    let _ = write!(pattern, "|{}", range(choice.wildcard, r"(\*)0$"));
    let _ = write!(pattern, "|{}", range(r"\*/\*", r"(\*)0$"));
    pattern.push_str(r"|.*(0)()$)");
    pattern
}

/// Lines of an `.htaccess` that put the name of the best choice into the variable `FR_AS`, for
/// paths that fit a pattern.
pub(super) fn apache(choices: &[Choice], paths: &str) -> String {
    let mut lines = String::new();
    for choice in choices {
        let (variable, pattern) = (variable(choice), apache_pattern(choice));
        let _ = writeln!(
            lines,
            "RewriteCond \"%{{HTTP:Accept}}{APACHE_TAIL}\" \"{pattern}\" [NC,NV]\n\
             RewriteRule {paths} - [E={variable}:%1%2]"
        );
    }
    let first = choices.first().map_or("", |choice| choice.name);
    let _ = writeln!(
        lines,
        "RewriteRule {paths} - [E=FR_AS:{first},E=FR_BEST:0+]"
    );
    for choice in choices {
        let (variable, name) = (variable(choice), choice.name);
        let _ = writeln!(
            lines,
            "RewriteCond expr \"%{{env:{variable}}} > %{{env:FR_BEST}}\"\n\
             RewriteRule {paths} - [E=FR_AS:{name},E=FR_BEST:%{{ENV:{variable}}}]"
        );
    }
    lines
}

/// The name of an Apache variable that holds a choice's score.
fn variable(choice: &Choice) -> String {
    format!("FR_{}", choice.name.to_ascii_uppercase())
}

/// Maps of nginx that put the name of the best choice into the variable `$fr_{name}`.
pub(super) fn nginx(choices: &[Choice], name: &str) -> String {
    let mut maps = String::new();
    let mut best = "0+".to_owned();
    let mut chosen = choices.first().map_or("", |choice| choice.name).to_owned();
    let greater = nginx_greater();
    for (at, choice) in choices.iter().enumerate() {
        let score = format!("$fr_q_{}", choice.name);
        let next_best = format!("$fr_{name}_best_{at}");
        let next_chosen = if at + 1 == choices.len() {
            format!("$fr_{name}")
        } else {
            format!("$fr_{name}_{at}")
        };
        let (pair, extension) = (format!("{best} {score}"), choice.name);
        let _ = writeln!(
            maps,
            "map \"{pair}\" {next_chosen} {{\n    default {chosen};\n    \"~{greater}\" {extension};\n}}"
        );
        if at + 1 < choices.len() {
            let _ = writeln!(
                maps,
                "map \"{pair}\" {next_best} {{\n    default {best};\n    \"~{greater}\" {score};\n}}"
            );
        }
        (best, chosen) = (next_best, next_chosen);
    }
    maps
}

/// Maps of nginx that hold the scores of all choices.
pub(super) fn nginx_scores() -> String {
    let mut maps = String::new();
    for choice in [HTML, TURTLE, JSON_LD, N_TRIPLES, TRIG, N_QUADS] {
        let name = choice.name;
        let _ = writeln!(
            maps,
            "map $http_accept $fr_q_{name} {{\n    default 0;\n    \"\" 1*;"
        );
        let exact = choice.types.iter().map(|range| (*range, '+'));
        let wild = [choice.wildcard, r"\*/\*"].map(|range| (range, '*'));
        for (range, mark) in exact.chain(wild) {
            let weight = WEIGHT.replacen('(', &format!("(?<fr_w_{name}>"), 1);
            let start = format!(r"~*(?:^|,)\s*{range}{PARAMETERS}");
            let _ = writeln!(
                maps,
                "    \"{start};\\s*q\\s*=\\s*{weight}\\s*(?:[,;]|$)\" \"${{fr_w_{name}}}{mark}\";\n    \
                 \"{start}(?:,|$)\" 1{mark};"
            );
        }
        maps.push_str("}\n");
    }
    maps
}

/// A pattern over two scores with a space between them that fits when the second is greater:
/// they begin alike, and then a smaller character stands against a greater one.
fn nginx_greater() -> String {
    let mut pattern = r"^([^ ]*)(?:[*][^ ]* \1[+.]|[+][^ ]* \1[.]|[+*][^ ]* \1[0-9]".to_owned();
    for digit in 0..9 {
        let _ = write!(pattern, r"|{digit}[^ ]* \1[{}-9]", digit + 1);
    }
    pattern.push(')');
    pattern
}
