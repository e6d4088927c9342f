//! Tags of templates within a line of text: Hugo's shortcodes, Liquid's and Jinja's tags.

use super::Line;
use std::ops::Range;

/// How tags begin and end. Of a shortcode written as `{{<name>}}` Markdown takes the middle for
/// HTML and leaves the braces.
const TAGS: [(&str, &str); 4] = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")];

impl Line {
    /// Takes tags of templates out of the text. A line that is one tag and nothing else stays.
    /// So does code, whose bytes are told.
    pub(super) fn without_templates(&mut self, code: &[Range<usize>]) {
        if !self.text.contains("{{") && !self.text.contains("{%") {
            return;
        }
        let mut tags = tags(&self.text);
        tags.retain(|tag| {
            !code
                .iter()
                .any(|code| code.start < tag.end && tag.start < code.end)
        });
        let has_text = |range: Range<usize>| !self.text[range].trim().is_empty();
        let mut at = 0;
        let mut text = false;
        for tag in &tags {
            text |= has_text(at..tag.start);
            at = tag.end;
        }
        if !text && !has_text(at..self.text.len()) {
            return;
        }
        for tag in tags.into_iter().rev() {
            let before = self.text[..tag.start].ends_with(' ') || tag.start == 0;
            let space = self.text[tag.end..].starts_with(' ') && before;
            self.cut(tag.start..tag.end + usize::from(space));
        }
    }
}

/// The tags of a text. Braces around a name, `{{ site.title }}`, stand for text and stay.
fn tags(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(start) = memchr::memchr(b'{', &text.as_bytes()[at..]).map(|next| at + next) {
        let rest = &text[start..];
        let length = TAGS.iter().find_map(|(open, close)| {
            let inner = rest.strip_prefix(open)?;
            let end = inner.find(close)?;
            let whole = *open != "{{" || inner[..end].trim().is_empty();
            whole.then(|| open.len() + end + close.len())
        });
        at = start + length.unwrap_or(1);
        if length.is_some() {
            found.push(start..at);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::document::parse_markdown;

    fn texts(markdown: &str) -> Vec<String> {
        let body = parse_markdown(markdown, 0);
        let lines = body.lines().map(|(_, line)| line.text.clone());
        lines.collect()
    }

    #[test]
    fn tags_within_a_line_are_no_text() {
        for (markdown, text) in [
            ("See {{< ref \"a.md\" >}} and go.", "See and go."),
            ("{{% note %}}Bring boots.{{% /note %}}", "Bring boots."),
            ("Play {% include audio.html file=\"x\" %}.", "Play ."),
            ("Watch {{<video abc>}} now", "Watch now"),
            (
                "By {{ site.title }} and 100 {% of",
                "By {{ site.title }} and 100 {% of",
            ),
            ("{{< youtube abc >}}", "{{< youtube abc >}}"),
            ("`{{< ref >}}` is code {% x %}", "{{< ref >}} is code "),
        ] {
            assert_eq!(texts(markdown), [text], "{markdown}");
        }
    }

    #[test]
    fn links_and_places_behind_a_tag_stay_true() {
        let markdown = "Ask {{< icon mail >}} **the [office](https://a.example)** today";
        let body = parse_markdown(markdown, 0);
        let line = &body.blocks[0].lines[0];
        assert_eq!(line.text, "Ask the office today");
        assert_eq!(&line.text[line.links[0].range.clone()], "office");
        assert_eq!(&line.text[line.strong[0].clone()], "the office");
        for word in ["Ask", "office", "today"] {
            let at = line.text.find(word).expect("a word");
            let span = line.place(at..at + word.len());
            assert_eq!(&markdown[span.start as usize..span.end as usize], word);
        }
    }
}
