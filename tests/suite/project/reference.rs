//! The reference of all commands as Markdown, made from the command line's own description.

use clap::{Arg, Command};
use std::fmt::Write as _;

const HEAD: &str = "# Commands

The text of `filorosso --help` and `filorosso COMMAND --help`, made from the program by a test: \
`UPDATE_DOCS=1 cargo test` writes it anew. Common options may stand before or behind the command.
";

/// The whole page.
pub fn markdown() -> String {
    let mut command = filorosso::cli::command();
    command.build();
    let mut page = HEAD.to_owned();
    section(&mut page, &mut command, true);
    for child in command.get_subcommands_mut() {
        if child.get_name() != "help" {
            section(&mut page, child, false);
        }
    }
    page
}

fn section(page: &mut String, command: &mut Command, is_top: bool) {
    let name = command
        .get_bin_name()
        .unwrap_or(command.get_name())
        .to_owned();
    let _ = write!(page, "\n## {name}\n\n");
    let about = command
        .get_long_about()
        .or_else(|| command.get_about())
        .map(ToString::to_string)
        .unwrap_or_default();
    let _ = writeln!(page, "{}", sentence(&about));
    let usage = command.render_usage().to_string();
    let usage = usage.trim().trim_start_matches("Usage: ");
    let _ = write!(page, "\n```text\n{usage}\n```\n");
    if is_top {
        page.push_str("\nCommands:\n\n");
        for child in command.get_subcommands() {
            if child.get_name() != "help" {
                let about = child
                    .get_about()
                    .map(ToString::to_string)
                    .unwrap_or_default();
                let _ = writeln!(page, "- `{}`: {}", child.get_name(), lowered(&about));
            }
        }
    }
    let (positional, options): (Vec<&Arg>, Vec<&Arg>) = command
        .get_arguments()
        .filter(|arg| !arg.is_hide_set() && (is_top || !arg.is_global_set()))
        .partition(|arg| arg.is_positional());
    list(page, "Arguments", &positional);
    list(
        page,
        if is_top { "Common options" } else { "Options" },
        &options,
    );
    if let Some(more) = command.get_after_help() {
        examples(page, &more.to_string());
    }
}

fn list(page: &mut String, heading: &str, args: &[&Arg]) {
    let own: Vec<_> = args
        .iter()
        .filter(|arg| !["help", "version"].contains(&arg.get_id().as_str()))
        .collect();
    if own.is_empty() {
        return;
    }
    let _ = write!(page, "\n{heading}:\n\n");
    for arg in own {
        argument(page, arg);
    }
}

fn argument(page: &mut String, arg: &Arg) {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let _ = write!(page, "- `{}`: {}", spelled(arg), lowered(&help));
    let values: Vec<_> = if arg.get_action().takes_values() {
        arg.get_possible_values()
    } else {
        Vec::new()
    };
    let default: Vec<_> = arg
        .get_default_values()
        .iter()
        .map(|value| value.to_string_lossy())
        .collect();
    if arg.get_action().takes_values() && !default.is_empty() {
        let _ = write!(page, " [default: {}]", default.join(", "));
    }
    page.push('\n');
    for value in values.iter().filter(|value| !value.is_hide_set()) {
        let help = value
            .get_help()
            .map(|help| format!(": {help}"))
            .unwrap_or_default();
        let _ = writeln!(page, "  - `{}`{help}", value.get_name());
    }
}

/// An argument as one writes it: `-o, --output <FILE>`, `<FORMAT>`, `[COMMAND]`.
fn spelled(arg: &Arg) -> String {
    let value: Vec<String> = arg
        .get_value_names()
        .unwrap_or_default()
        .iter()
        .map(|name| format!("<{name}>"))
        .collect();
    if arg.is_positional() {
        let name = value
            .first()
            .map_or_else(String::new, |name| name.trim_matches(['<', '>']).to_owned());
        return if arg.is_required_set() {
            format!("<{name}>")
        } else {
            format!("[{name}]")
        };
    }
    let mut words: Vec<String> = Vec::new();
    words.extend(arg.get_short().map(|short| format!("-{short}")));
    words.extend(arg.get_long().map(|long| format!("--{long}")));
    let takes_value = arg.get_action().takes_values();
    let value = if takes_value {
        format!(" {}", value.join(" "))
    } else {
        String::new()
    };
    format!("{}{value}", words.join(", "))
}

/// The examples of a command as a block, and the paragraphs behind them.
fn examples(page: &mut String, text: &str) {
    let (lines, rest) = text.split_once("\n\n").unwrap_or((text, ""));
    let lines: Vec<&str> = lines
        .trim_start_matches("Examples:\n")
        .lines()
        .map(|line| line.trim_start_matches("  "))
        .collect();
    let _ = write!(page, "\nExamples:\n\n```text\n{}\n```\n", lines.join("\n"));
    if !rest.is_empty() {
        let _ = write!(
            page,
            "\n{}\n",
            rest.replace('\n', " ").replace("  ", "\n\n")
        );
    }
}

/// A text with a full stop at its end.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', ':']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// A text behind a colon begins small, unless it begins with a name.
fn lowered(text: &str) -> String {
    let mut characters = text.trim().chars();
    let first = characters
        .next()
        .map(|first| first.to_lowercase().to_string());
    let second_is_capital = text.chars().nth(1).is_some_and(char::is_uppercase);
    match first {
        Some(first) if !second_is_capital => first + characters.as_str(),
        _ => text.trim().to_owned(),
    }
}
