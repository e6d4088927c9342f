//! Texts made comparable.

/// A text for comparison: lower case, without accents, one kind of apostrophe, single spaces.
pub fn fold(text: &str) -> String {
    let bytes = text.as_bytes();
    let simple = |pair: &[u8]| !(pair[0].is_ascii_whitespace() && pair[1].is_ascii_whitespace());
    if text.is_ascii() && text.trim().len() == text.len() && bytes.windows(2).all(simple) {
        return text.to_ascii_lowercase().replace(['\t', '\n', '\r'], " ");
    }
    let mut folded = String::with_capacity(text.len());
    let mut push = |c: char| {
        if !c.is_whitespace() {
            folded.extend(c.to_lowercase());
        } else if !folded.ends_with(' ') && !folded.is_empty() {
            folded.push(' ');
        }
    };
    for character in text.chars() {
        match character {
            _ if character.is_ascii() => push(character),
            '\u{2019}' | '\u{2018}' => push('\''),
            '\u{A0}' => push(' '),
            _ => match deunicode::deunicode_char(character) {
                Some(plain) => plain.chars().for_each(&mut push),
                None => push(character),
            },
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding() {
        assert_eq!(fold("  L’Àncora  dell'È "), "l'ancora dell'e");
    }
}
