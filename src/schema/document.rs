//! JSON Schema documents.
//!
//! They use draft 7, the newest that both Tombi and Even Better TOML (taplo) support. They do not use `$ref`, and
//! alternatives with two types are merged instead of using `anyOf`, because editors report errors in these less
//! precisely. Only a period or a day uses `anyOf`, because the tools disagree about the type of unquoted dates.

use serde::ser::{Serialize, Serializer};

use super::texts::Texts;
use crate::load::{FileKind, Key, Names, Shape};
use crate::locale::Lang;
use crate::model::{Address, Id, LanguageTag, Period, Url};

const DRAFT: &str = "http://json-schema.org/draft-07/schema#";
/// A date, without checking the length of the month.
const DAY: &str = "[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
/// A non-empty string.
const NOT_EMPTY: &str = r"\S";

/// A schema, or a part of one.
#[derive(serde::Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub(super) struct Schema {
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    draft: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'static str>,
    #[serde(rename = "type", skip_serializing_if = "Types::is_any")]
    types: Types,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    any_of: Vec<Schema>,
    #[serde(rename = "enum", skip_serializing_if = "Option::is_none")]
    choices: Option<Vec<&'static str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    required: Vec<&'static str>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    properties: Map<&'static str>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pattern_properties: Map<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    additional_properties: Option<bool>,
}

/// The allowed JSON types.
#[derive(serde::Serialize, Default)]
#[serde(untagged)]
enum Types {
    #[default]
    Any,
    One(&'static str),
    Two([&'static str; 2]),
}

impl Types {
    fn is_any(&self) -> bool {
        matches!(self, Self::Any)
    }
}

/// Names with their schemas, in reading order.
struct Map<K>(Vec<(K, Schema)>);

impl<K> Default for Map<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K> Map<K> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Serialize> Serialize for Map<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, schema)| (name, schema)))
    }
}

/// Returns the schema of a kind of file with these keys.
pub(super) fn of(kind: FileKind, keys: &[Key], lang: Lang) -> Schema {
    let writer = SchemaWriter { texts: Texts::of(kind), lang };
    Schema {
        draft: Some(DRAFT),
        title: Some(writer.texts.title.get(lang)),
        description: Some(writer.texts.about.get(lang)),
        ..writer.table("", keys)
    }
}

struct SchemaWriter {
    texts: &'static Texts,
    lang: Lang,
}

impl SchemaWriter {
    /// Returns the schema of a table; `of` is its key.
    fn table(&self, of: &str, keys: &[Key]) -> Schema {
        let property = |key: &Key| {
            let description = self.texts.get(of, key.name).map(|text| text.get(self.lang));
            (key.name, Schema { description, ..self.value(key.name, &key.shape) })
        };
        Schema {
            types: Types::One("object"),
            required: keys.iter().filter(|key| key.is_required).map(|key| key.name).collect(),
            properties: Map(keys.iter().map(property).collect()),
            additional_properties: Some(false),
            ..Schema::default()
        }
    }

    /// Returns the schema of a key's value.
    fn value(&self, key: &str, shape: &Shape) -> Schema {
        match shape {
            Shape::Text => text(NOT_EMPTY.to_owned()),
            Shape::Id => text(whole(Id::PATTERN)),
            Shape::Language => text(whole(LanguageTag::PATTERN)),
            Shape::Address => text(whole(Address::PATTERN)),
            Shape::Number => Schema { types: Types::One("number"), ..Schema::default() },
            Shape::Url => text(whole(Url::PATTERN)),
            Shape::Period => Schema {
                types: Types::Two(["integer", "string"]),
                minimum: Some(Period::FIRST.year()),
                maximum: Some(Period::LAST.year()),
                ..text(whole(&Period::pattern()))
            },
            // Some of these tools see an unquoted date as any string, others as a string of this format only.
            Shape::When => Schema {
                any_of: vec![
                    Schema {
                        types: Types::One("integer"),
                        minimum: Some(Period::FIRST.year()),
                        maximum: Some(Period::LAST.year()),
                        ..Schema::default()
                    },
                    text(whole(&format!("{}|{DAY}", Period::pattern()))),
                    Schema { types: Types::One("string"), format: Some("date"), ..Schema::default() },
                ],
                ..Schema::default()
            },
            // These tools see a date as a string of this format, which a quoted one is not.
            Shape::Day => Schema { types: Types::One("string"), format: Some("date"), ..Schema::default() },
            Shape::Choice(choices) => {
                Schema { types: Types::One("string"), choices: Some(choices.clone()), ..Schema::default() }
            }
            Shape::List(item) => {
                Schema { types: Types::One("array"), items: Some(Box::new(self.value(key, item))), ..Schema::default() }
            }
            Shape::Table(keys) => self.table(key, keys),
            Shape::Either(value, table) => {
                Schema { any_of: vec![self.value(key, value), self.value(key, table)], ..Schema::default() }
            }
            Shape::Named(names, each) => {
                let names = match names {
                    Names::Period => whole(&Period::pattern()),
                    Names::Text => NOT_EMPTY.to_owned(),
                };
                let description = self.texts.get(key, Texts::EACH).map(|text| text.get(self.lang));
                let each = Schema { description, ..self.value(key, each) };
                Schema {
                    types: Types::One("object"),
                    pattern_properties: Map(vec![(names, each)]),
                    additional_properties: Some(false),
                    ..Schema::default()
                }
            }
            // Tombi assumes that a table without this has no keys.
            Shape::Own => {
                Schema { types: Types::One("object"), additional_properties: Some(true), ..Schema::default() }
            }
        }
    }
}

fn text(pattern: String) -> Schema {
    Schema { types: Types::One("string"), pattern: Some(pattern), ..Schema::default() }
}

fn whole(pattern: &str) -> String {
    format!("^({pattern})$")
}
