//! What most often lies behind an error of YAML.

/// How many lines before the one with the error are looked at: what is not closed is noticed late.
const LINES: usize = 3;

/// What most often lies behind a YAML error at a byte of a text.
pub(super) fn yaml_hint(text: &str, at: usize) -> Option<String> {
    let at = text.floor_char_boundary(at);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let mut lines = text[..end].rsplit('\n');
    let line = lines.next()?;
    let indent = &line[..line.len() - line.trim_start().len()];
    let spaces = "indent with spaces: YAML allows no tabs there";
    if indent.contains('\t') {
        return Some(spaces.into());
    }
    // Such an error is noticed behind the line.
    let next = text.get(end + 1..).and_then(|rest| rest.lines().next());
    let near = || lines.clone().take(LINES).chain([line]).chain(next);
    if near().any(is_conflict) {
        return Some("keep one of the two versions, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>` that git wrote".into());
    }
    if near().any(|line| line.starts_with('\t')) {
        return Some(spaces.into());
    }
    let before = lines.filter(|line| !line.trim().is_empty()).take(LINES);
    std::iter::once(line).chain(before).find_map(of_line)
}

/// Whether git wrote a line between two versions that it could not merge.
fn is_conflict(line: &str) -> bool {
    ["<<<<<<< ", "=======", ">>>>>>> "]
        .iter()
        .any(|mark| line.starts_with(mark))
}

fn of_line(line: &str) -> Option<String> {
    let line = line.trim();
    if line.chars().any(|c| c.is_control() && c != '\t') {
        return Some("remove the control characters from the line".into());
    }
    let item = line.strip_prefix("- ").unwrap_or(line);
    let value = item
        .split_once(": ")
        .map_or(item, |(_, value)| value.trim());
    let first = value.chars().next()?;
    let whole = "put quotes around the whole text";
    match first {
        '"' | '\'' => {
            let Some((_, behind)) = closed(&value[1..], first) else {
                return Some(format!("close the quotation mark `{first}`"));
            };
            let behind = behind.trim();
            let goes_on = !behind.is_empty() && !behind.starts_with(['#', ',', '}', ']', ':']);
            let other = if first == '"' { '\'' } else { '"' };
            goes_on.then(|| {
                format!(
                    "{whole}, `{other}…{other}`: what stands behind the closing quote is not in it"
                )
            })
        }
        '{' if value.starts_with("{{") || value.starts_with("{%") => Some(format!(
            "{whole}, `\"{{{{ … }}}}\"`: a template is none for YAML"
        )),
        '[' | '{' => {
            let close = if first == '[' { ']' } else { '}' };
            match value.rfind(close) {
                None => Some(format!("close the `{first}` with `{close}`, or {whole}")),
                Some(at) if at + 1 < value.len() => Some(format!(
                    "{whole}: one that begins with `{first}` is read as a list or map"
                )),
                Some(_) => None,
            }
        }
        '*' | '&' | '!' | '@' | '`' | '%' | '|' | '>' => Some(format!(
            "{whole}: it begins with `{first}`, which means something in YAML"
        )),
        _ if value.contains(": ") || value.ends_with(':') && item != value => {
            Some("put quotes around a text that has a colon and a space in it".into())
        }
        _ => None,
    }
}

/// What stands in quotes that are closed, and what is behind them.
fn closed(text: &str, quote: char) -> Option<(&str, &str)> {
    let mut skip = false;
    for (at, c) in text.char_indices() {
        if skip {
            skip = false;
        } else if c == '\\' && quote == '"' {
            skip = true;
        } else if c == quote {
            return Some((&text[..at], &text[at + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commonest_causes_are_told() {
        for (line, told) in [
            ("title: \"A\" and B", "behind the closing quote"),
            ("title: 'A' and B", "behind the closing quote"),
            ("title: *nope", "begins with `*`"),
            ("- *nope", "begins with `*`"),
            ("title: {{ template }}", "template"),
            ("title: One: two", "colon"),
            ("title: @x", "begins with `@`"),
            ("\ttitle: A", "tabs"),
            ("title: A\n\tdate: x\n", "tabs"),
            ("<<<<<<< HEAD\ntitle: A\n=======", "git"),
            ("guests: [A, B", "close the `[`"),
            ("author: [Ada](https://a.example)", "list or map"),
            ("title: \"A", "close the quotation mark"),
            ("title: A\u{7}", "control characters"),
        ] {
            let hint = yaml_hint(line, line.len()).unwrap_or_default();
            assert!(hint.contains(told), "{line}: {hint}");
        }
        assert_eq!(yaml_hint("title: A", 3), None);
    }
}
