use rustc_hash::FxHashSet;
use std::fmt;

/// A path pattern such as `podcasts/{podcast}/{slug}.{md,txt}`.
///
/// `{name}` takes one or more characters of a name between slashes and keeps
/// them under that name, `{a,b}` is either, `*` is anything within a name,
/// `**` anything across folders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    text: Box<str>,
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Literal(Box<str>),
    Capture(Box<str>),
    Either(Vec<Box<str>>),
    Name,
    Path,
}

/// What the `{name}` parts of a pattern took, in the order of the pattern.
pub type Captures = Vec<(Box<str>, Box<str>)>;

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// When a brace is not closed or a name is no name; the message says which.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            if let Some(behind) = rest.strip_prefix('{') {
                let (inside, behind) = behind.split_once('}').ok_or("a `{` without its `}`")?;
                pieces.push(braces(inside)?);
                rest = behind;
            } else if let Some(behind) = rest.strip_prefix("**") {
                pieces.push(Piece::Path);
                rest = behind.strip_prefix('/').unwrap_or(behind);
            } else if let Some(behind) = rest.strip_prefix('*') {
                pieces.push(Piece::Name);
                rest = behind;
            } else {
                let end = rest.find(['{', '*']).unwrap_or(rest.len());
                if rest[..end].contains('}') {
                    return Err("a `}` without its `{`".into());
                }
                pieces.push(Piece::Literal(rest[..end].into()));
                rest = &rest[end..];
            }
        }
        if text.is_empty() || text.starts_with('/') || text.split('/').any(|name| name == "..") {
            return Err("a pattern is a path relative to the content folder".into());
        }
        Ok(Self {
            text: text.into(),
            pieces,
        })
    }

    /// What the names of the pattern take of a path, when the whole path fits.
    pub fn captures(&self, path: &str) -> Option<Captures> {
        let mut search = Search {
            path,
            taken: Vec::new(),
            steps: 0,
            failed: FxHashSet::default(),
        };
        if !search.fits(&self.pieces, 0) {
            return None;
        }
        let taken = search
            .taken
            .iter()
            .map(|(start, end)| path[*start..*end].into());
        Some(self.names().map(Into::into).zip(taken).collect())
    }

    /// How exactly it says what it takes: of two patterns that fit a path, the
    /// one with the larger weight is meant.
    pub fn weight(&self) -> usize {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Literal(text) => text.len(),
                Piece::Either(texts) => texts.iter().map(|text| text.len()).min().unwrap_or(0),
                Piece::Capture(_) | Piece::Name | Piece::Path => 0,
            })
            .sum()
    }

    /// The names that it captures.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Capture(name) => Some(&**name),
            _ => None,
        })
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

fn braces(inside: &str) -> Result<Piece, String> {
    if inside.contains(',') {
        return Ok(Piece::Either(inside.split(',').map(Into::into).collect()));
    }
    let name = !inside.is_empty()
        && inside
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if name {
        Ok(Piece::Capture(inside.into()))
    } else {
        Err(format!(
            "`{{{inside}}}` is no name: use letters, digits and `_`"
        ))
    }
}

/// A search for the way in which pieces take the whole of a path.
struct Search<'p> {
    path: &'p str,
    /// Bytes of the path that captures took so far.
    taken: Vec<(usize, usize)>,
    steps: usize,
    /// What failed already, once there were many steps: never tried again.
    failed: FxHashSet<(usize, usize)>,
}

/// After how many steps a search takes note of what failed.
const MANY_STEPS: usize = 500;

impl Search<'_> {
    /// Whether the pieces take the path from a byte on. Names take as little as they can.
    fn fits(&mut self, pieces: &[Piece], at: usize) -> bool {
        let Some((piece, rest)) = pieces.split_first() else {
            return at == self.path.len();
        };
        self.steps += 1;
        let noting = self.steps > MANY_STEPS;
        if noting && self.failed.contains(&(pieces.len(), at)) {
            return false;
        }
        let path = &self.path[at..];
        let found = match piece {
            Piece::Literal(text) => path.starts_with(&**text) && self.fits(rest, at + text.len()),
            Piece::Either(texts) => texts
                .iter()
                .any(|text| path.starts_with(&**text) && self.fits(rest, at + text.len())),
            Piece::Name => within_name(path, 0).any(|end| self.fits(rest, at + end)),
            Piece::Path => (0..=path.len())
                .filter(|end| path.is_char_boundary(*end))
                .filter(|end| *end == 0 || path.as_bytes()[end - 1] == b'/' || *end == path.len())
                .any(|end| self.fits(rest, at + end)),
            Piece::Capture(_) => within_name(path, 1).any(|end| {
                self.taken.push((at, at + end));
                let found = self.fits(rest, at + end);
                if !found {
                    self.taken.pop();
                }
                found
            }),
        };
        if noting && !found {
            self.failed.insert((pieces.len(), at));
        }
        found
    }
}

/// Ends of the beginnings of a path that do not pass a slash, the shortest first.
fn within_name(path: &str, least: usize) -> impl Iterator<Item = usize> + use<'_> {
    let longest = path.find('/').unwrap_or(path.len());
    (least..=longest).filter(|end| path.is_char_boundary(*end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(pattern: &str, path: &str) -> Option<String> {
        let captures = Pattern::parse(pattern).unwrap().captures(path)?;
        let pairs: Vec<String> = captures.iter().map(|(k, v)| format!("{k}={v}")).collect();
        Some(pairs.join(" "))
    }

    #[test]
    fn patterns_take_names() {
        let episode = "podcasts/{podcast}/{slug}.md";
        assert_eq!(
            taken(episode, "podcasts/a/b.md").unwrap(),
            "podcast=a slug=b"
        );
        assert_eq!(
            taken(episode, "podcasts/a/b.c.md").unwrap(),
            "podcast=a slug=b.c"
        );
        assert_eq!(taken(episode, "podcasts/a/b/c.md"), None);
        assert_eq!(taken("a/{slug}.{md,txt}", "a/x.txt").unwrap(), "slug=x");
        assert_eq!(taken("**/{slug}.md", "x.md").unwrap(), "slug=x");
        assert_eq!(taken("**/{slug}.md", "è/b/x.md").unwrap(), "slug=x");
        assert_eq!(
            taken(
                "_posts/{year}-{month}-{day}-{slug}.md",
                "_posts/2024-03-01-my-first-post.md"
            )
            .unwrap(),
            "year=2024 month=03 day=01 slug=my-first-post"
        );
        assert_eq!(
            taken("*a*a*a*a*a*a*a*b/{slug}", &("a".repeat(60) + "/x")),
            None
        );
        assert_eq!(
            taken("p/*/{slug}/index.md", "p/2023/x/index.md").unwrap(),
            "slug=x"
        );
    }

    #[test]
    fn patterns_that_are_none() {
        for text in ["a/{slug", "a}", "{a b}", "", "/a", "../a", "{}"] {
            assert!(Pattern::parse(text).is_err(), "{text}");
        }
    }
}
