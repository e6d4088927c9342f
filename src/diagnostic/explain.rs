use super::Code;

/// The guide to all codes: one source for the documentation and for `explain`.
const GUIDE: &str = include_str!("../../docs/codes.md");

/// What `docs/codes.md` says of a code: its cause, an example and the cure, as Markdown.
pub fn explanation(code: Code) -> Option<&'static str> {
    explanations()
        .find(|(id, _)| *id == code.id())
        .map(|(_, text)| text)
}

/// All explanations with the identifier of their code, in the guide's order.
pub fn explanations() -> impl Iterator<Item = (&'static str, &'static str)> {
    GUIDE.split("\n## ").skip(1).filter_map(|section| {
        let (id, _) = section.split_once(' ')?;
        Some((id, section.trim_end()))
    })
}
