use crate::record::{Value, name_hash};
use std::fmt;

/// A path into a record, in the subset of `JSONPath` that iterators and references
/// use: members (`.name`, `['name']`), all items (`[*]`) and indices (`[0]`).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Path {
    /// The steps, outermost first.
    pub segments: Vec<Segment>,
}

/// A step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// The member of a name, and the name's hash.
    Member(Box<str>, u32),
    /// Every item of a list.
    Items,
    /// The item at an index, counted from 0.
    Index(usize),
}

impl Segment {
    fn member(name: &str) -> Self {
        Self::Member(name.into(), name_hash(name))
    }
}

impl Path {
    /// Reads a path; a leading `$` is the record itself.
    ///
    /// # Errors
    /// A message that says what is outside the subset.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut rest = text.strip_prefix('$').unwrap_or(text);
        let mut segments = Vec::new();
        let mut first = !text.starts_with('$');
        while !rest.is_empty() {
            if let Some(inside) = rest.strip_prefix('[') {
                let (segment, behind) = bracket(inside, text)?;
                segments.push(segment);
                rest = behind;
            } else {
                let name = match rest.strip_prefix('.') {
                    Some(name) => name,
                    None if first => rest,
                    None => return Err(format!("`{text}`: expected `.` or `[` before `{rest}`")),
                };
                let end = name.find(['.', '[']).unwrap_or(name.len());
                match &name[..end] {
                    "" => return Err(format!("`{text}`: `..` and empty names are not supported")),
                    "*" => return Err(format!("`{text}`: `.*` is not supported, only `[*]`")),
                    name => segments.push(Segment::member(name)),
                }
                rest = &name[end..];
            }
            first = false;
        }
        Ok(Self { segments })
    }

    /// Calls `visit` with every value that the path leads to.
    pub fn each<'v, 'a>(&self, value: &'v Value<'a>, visit: &mut dyn FnMut(&'v Value<'a>)) {
        walk(&self.segments, value, visit);
    }

    /// The name of the first member.
    pub fn first_name(&self) -> Option<&str> {
        self.segments.iter().find_map(|segment| match segment {
            Segment::Member(name, _) => Some(&**name),
            _ => None,
        })
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, segment) in self.segments.iter().enumerate() {
            match segment {
                Segment::Member(name, _) if index == 0 => write!(f, "{name}")?,
                Segment::Member(name, _) => write!(f, ".{name}")?,
                Segment::Items => write!(f, "[*]")?,
                Segment::Index(at) => write!(f, "[{at}]")?,
            }
        }
        Ok(())
    }
}

fn walk<'v, 'a>(segments: &[Segment], value: &'v Value<'a>, visit: &mut dyn FnMut(&'v Value<'a>)) {
    let Some((segment, rest)) = segments.split_first() else {
        return visit(value);
    };
    match (segment, value) {
        (Segment::Member(name, hash), Value::Map(map)) => {
            if let Some(value) = map.get_hashed(name, *hash) {
                walk(rest, value, visit);
            }
        }
        (Segment::Items, Value::List(items)) => {
            for item in items {
                walk(rest, item, visit);
            }
        }
        (Segment::Index(at), Value::List(items)) => {
            if let Some(item) = items.get(*at) {
                walk(rest, item, visit);
            }
        }
        _ => {}
    }
}

fn bracket<'t>(inside: &'t str, text: &str) -> Result<(Segment, &'t str), String> {
    for quote in ['\'', '"'] {
        if let Some(name) = inside.strip_prefix(quote) {
            let end = name
                .find(quote)
                .ok_or_else(|| format!("`{text}`: a quote is not closed"))?;
            let behind = name[end + 1..].strip_prefix(']');
            let behind = behind.ok_or_else(|| format!("`{text}`: a `[` without its `]`"))?;
            return Ok((Segment::member(&name[..end]), behind));
        }
    }
    let (content, behind) = inside
        .split_once(']')
        .ok_or_else(|| format!("`{text}`: a `[` without its `]`"))?;
    let segment = match content.trim() {
        "*" => Segment::Items,
        number => Segment::Index(number.parse().map_err(|_| {
            format!(
                "`{text}`: `[{number}]` is not supported, only `[*]`, an index or a quoted name"
            )
        })?),
    };
    Ok((segment, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subset() {
        for (written, shown) in [
            ("title", "title"),
            ("$.audio.url", "audio.url"),
            ("topics[*].iri", "topics[*].iri"),
            ("a['b c'][0]", "a.b c[0]"),
            ("$[*].credits[*]", "[*].credits[*]"),
            ("$", ""),
        ] {
            assert_eq!(Path::parse(written).unwrap().to_string(), shown);
        }
        for bad in ["a..b", "$.*", "a[?(@.x)]", "a[1:2]", "a[", "a['b", "a[*]b"] {
            assert!(Path::parse(bad).is_err(), "{bad}");
        }
    }
}
