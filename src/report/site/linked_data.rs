//! The subject of a page as JSON-LD, with the vocabulary of schema.org.

use serde_json::{Map, Value, json};

use crate::model::{Plan, Stage};
use crate::query::{ClosedBy, Entry, Found};
use crate::source::inert_json;

/// The context of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'s> {
    /// The address of the page.
    pub(super) url: Option<&'s str>,
    /// The data forms of the same content: media type and address.
    pub(super) data: &'s [(&'static str, String)],
    /// The organisation that publishes the site.
    pub(super) publisher: Option<&'s str>,
}

/// Returns a thing as JSON-LD.
pub(super) fn linked_data(
    found: &Found<'_, '_>,
    entry: Option<&Entry<'_, '_>>,
    around: Around<'_>,
) -> serde_json::Result<String> {
    let mut told = Map::new();
    told.insert("@context".to_owned(), json!("https://schema.org"));
    let mut add = |key: &str, value: Value| {
        if !value.is_null() {
            told.insert(key.to_owned(), value);
        }
    };
    let plan = found.plan();
    match found {
        Found::Activity(..) => add("@type", json!("Action")),
        Found::Owner(..) => add("@type", json!("Organization")),
        Found::Plan(_) | Found::Goal(..) | Found::Priority(..) | Found::Measure(..) => add("@type", json!("Dataset")),
    }
    add("@id", around.url.map_or(Value::Null, |url| json!(url)));
    add("url", around.url.map_or(Value::Null, |url| json!(url)));
    if !matches!(found, Found::Owner(..)) {
        add("identifier", json!(found.id()));
    }
    let name = match found {
        Found::Plan(plan) => &*plan.title.value,
        _ => found.thing().map_or(found.id(), |thing| &**thing.title()),
    };
    add("name", json!(name));
    let text = match found {
        Found::Plan(plan) => plan.about.as_ref(),
        _ => found.thing().and_then(|thing| thing.text()),
    };
    add("description", text.map_or(Value::Null, |text| json!(&*text.value)));
    add("inLanguage", plan.language.as_ref().map_or(Value::Null, |tag| json!(&*tag.value)));
    if let Some(entry) = entry {
        let named = |names: Vec<&str>| match &names[..] {
            [] => Value::Null,
            _ => names.iter().map(|name| json!({ "@type": "Organization", "name": name })).collect(),
        };
        add("agent", named(entry.owners().collect()));
        add("participant", named(entry.support().collect()));
        let when = |when: Option<String>| when.map_or(Value::Null, Value::String);
        add("startTime", when(entry.activity.start.map(|start| start.first_day().to_string())));
        let end = entry.activity.deadline.or(entry.activity.until);
        add("endTime", when(end.map(|end| end.last_day().to_string())));
        add("actionStatus", action_status(entry).map_or(Value::Null, |status| json!(status)));
    } else if !matches!(found, Found::Owner(..)) {
        add("publisher", around.publisher.map_or(Value::Null, |name| json!({ "@type": "Organization", "name": name })));
        add("temporalCoverage", years(plan));
        let files = around
            .data
            .iter()
            .map(|(kind, url)| json!({ "@type": "DataDownload", "encodingFormat": kind, "contentUrl": url }));
        let files: Vec<Value> = files.collect();
        add("distribution", if files.is_empty() { Value::Null } else { json!(files) });
    }
    Ok(inert_json(serde_json::to_string(&told)?) + "\n")
}

fn years(plan: &Plan<'_>) -> Value {
    plan.years.map_or(Value::Null, |years| json!(format!("{}/{}", *years.first, *years.last)))
}

/// Returns the term of schema.org for where an activity is; none if there is none, or if nobody has said.
fn action_status(entry: &Entry<'_, '_>) -> Option<&'static str> {
    match entry.standing.stage {
        Stage::Planned => Some("https://schema.org/PotentialActionStatus"),
        Stage::OffTrack | Stage::Ongoing => Some(ACTIVE),
        Stage::Unassessed => None,
        Stage::Done | Stage::Closed => match (entry.activity.every, closed_by(entry)) {
            (None, Some(ClosedBy::Done)) => Some("https://schema.org/CompletedActionStatus"),
            (_, Some(ClosedBy::Until | ClosedBy::Ended)) => None,
            // A part of it is done: it recurs, or runs on.
            (Some(_), Some(ClosedBy::Done)) | (_, None) => Some(ACTIVE),
        },
    }
}

const ACTIVE: &str = "https://schema.org/ActiveActionStatus";

/// Returns the reason why nothing is expected of an activity after it was done or closed; none if something is.
fn closed_by(entry: &Entry<'_, '_>) -> Option<ClosedBy> {
    let mut standing = entry.standing;
    // It may be stated as done again.
    while standing.stage == Stage::Done {
        standing = entry.at(standing.period.next()?);
    }
    standing.closed_by
}
