use serde::ser::{Serialize, SerializeMap, Serializer};

/// A piece of a page document: JSON whose texts are those of the graph. A document repeats what
/// the graph says, so nothing of it is copied until it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node<'a> {
    /// A string.
    Text(&'a str),
    /// A number.
    Number(i64),
    /// `true` or `false`.
    Boolean(bool),
    /// A list.
    List(Vec<Self>),
    /// An object; members are written in this order.
    Object(Vec<(&'a str, Self)>),
}

impl<'a> Node<'a> {
    /// An object with one member.
    pub(super) fn one(key: &'static str, text: &'a str) -> Self {
        Self::Object(vec![(key, Self::Text(text))])
    }

    /// A value alone, or a list of several.
    pub(super) fn one_or_all(mut values: Vec<Self>) -> Self {
        match values.pop() {
            Some(only) if values.is_empty() => only,
            last => {
                values.extend(last);
                Self::List(values)
            }
        }
    }
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Boolean(is) => serializer.serialize_bool(*is),
            Self::List(values) => serializer.collect_seq(values),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}
