use std::fmt::Write as _;

/// A text as a YAML scalar in double quotes: JSON's, with escapes for what JSON takes as it is and
/// YAML does not.
pub fn yaml_quoted(value: &str) -> String {
    let mut text = String::with_capacity(value.len() + 8);
    for character in serde_json::Value::from(value).to_string().chars() {
        match character {
            '\u{7F}'..='\u{9F}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{FEFF}'
            | '\u{FFFE}'
            | '\u{FFFF}' => {
                let _ = write!(text, "\\u{:04x}", u32::from(character));
            }
            _ => text.push(character),
        }
    }
    text
}
