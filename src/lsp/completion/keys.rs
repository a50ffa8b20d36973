//! Completion of keys, and of whole lines: an assessment, an activity with the next id.

use gen_lsp_types::CompletionItemKind;

use super::values::{period_key, period_value, periods_to_assess};
use super::{Offer, in_snippet, inner};
use crate::check::{Child, UsedIds, next_series};
use crate::load::{FileKind, Shape};
use crate::locale::text;
use crate::lsp::file::AskedFile;
use crate::lsp::shape::Expected;
use crate::model::{Period, Thing};
use crate::query::{Level, LevelName};
use crate::syntax::quoted;

/// Returns the keys that a table may have and does not have yet, and snippets for whole lines.
pub(super) fn keys(
    file: &AskedFile<'_, '_>,
    expected: &Expected,
    path: &[String],
    used: &[String],
    offset: usize,
) -> Vec<Offer> {
    let has_snippets = file.client.has_snippets;
    let is_used = |name: &str| used.iter().any(|used| used == name);
    let offer = |key: crate::load::Key| {
        let about = expected.meaning_of(file.kind(), key.name).map(|text| text.get(file.lang).to_owned());
        let offer = Offer::new(key.name, CompletionItemKind::Property).about(about);
        let detail =
            if key.is_required { text!("måste finnas", "required").get(file.lang).to_owned() } else { String::new() };
        let offer = offer.detail(detail);
        // Arrays of tables get a heading elsewhere; keys that are periods follow a dot.
        match &key.shape {
            Shape::Named(..) => offer.text(format!("{}.", key.name)),
            Shape::List(_) if has_snippets => offer.snippet(format!("{} = [$0]", key.name)),
            Shape::Text | Shape::Id | Shape::Choice(_) | Shape::Url | Shape::Address | Shape::Language
                if has_snippets =>
            {
                offer.snippet(format!("{} = \"$0\"", key.name))
            }
            _ => offer.text(format!("{} = ", key.name)),
        }
    };
    let is_table = |shape: &Shape| matches!(shape, Shape::List(item) if matches!(**item, Shape::Table(_)));
    let keys = expected.keys().into_iter().filter(|key| !is_used(key.name) && !is_table(&key.shape));
    let mut offers: Vec<Offer> = keys.map(offer).collect();
    if file.kind() == FileKind::Goal
        && has_snippets
        && path.iter().all(|name| ["priority", "activity"].contains(&&**name))
    {
        offers.extend(assessments(file, offset));
        offers.extend(activity(file, path, offset));
    }
    offers
}

/// Returns a snippet for each period whose assessment is missing.
fn assessments(file: &AskedFile<'_, '_>, offset: usize) -> Vec<Offer> {
    let (Some(plan), Some(thing)) = (file.plan, file.thing_at(offset)) else { return Vec::new() };
    let statuses: Vec<String> = plan.scale.iter().map(|(_, status)| in_choice(&status.name)).collect();
    if statuses.is_empty() {
        return Vec::new();
    }
    let offer = |period: Period| {
        let key = period_key(period);
        let statuses = statuses.join(",");
        let line = format!("follow_up.{key} = {{ status = \"${{1|{statuses}|}}\", note = \"$2\" }}");
        let about = text!("uppföljning av {period}", "follow-up of {period}").get(file.lang).to_owned();
        Offer::new(format!("follow_up.{key}"), CompletionItemKind::Snippet).detail(about).snippet(line)
    };
    // The latest period first, as it is the most likely one.
    periods_to_assess(file, thing).into_iter().rev().map(offer).collect()
}

/// Returns a snippet for a new activity with the next id, below the goal or priority at the cursor.
fn activity(file: &AskedFile<'_, '_>, path: &[String], offset: usize) -> Option<Offer> {
    let (plan, thing) = (file.plan?, file.thing_at(offset)?);
    let parent = if let Thing::Activity(..) = thing { thing.parent()? } else { thing };
    // In the table of an activity or a priority, or at the top level before the first priority.
    let heading = match parent {
        Thing::Goal(_) if thing.parent().is_some() || path.is_empty() => "activity",
        Thing::Priority(..) if !path.is_empty() => "priority.activity",
        _ => return None,
    };
    let id = UsedIds::of(plan).next(&next_series(plan, parent, Child::Activity));
    let name = LevelName::of(plan, Level::Activity).new_one();
    let start = file.period().map_or_else(String::new, period_value);
    let owners: Vec<String> = plan.register.iter().map(|(_, owner)| in_choice(&owner.name)).collect();
    let owner = if !owners.is_empty() && owners.len() < 100 {
        format!("${{2|{}|}}", owners.join(","))
    } else {
        "$2".to_owned()
    };
    let lines = [
        format!("[[{heading}]]"),
        format!("id = {}", in_snippet(&quoted(&id))),
        "title = \"$1\"".to_owned(),
        format!("owners = [\"{owner}\"]"),
        format!("start = ${{3:{start}}}"),
    ];
    let label = format!("[[{heading}]] {id}");
    Some(Offer::new(label, CompletionItemKind::Snippet).detail(name.get(file.lang)).snippet(lines.join("\n") + "\n$0"))
}

/// Returns a text as the content of a TOML string among the choices of a snippet.
fn in_choice(text: &str) -> String {
    in_snippet(&inner(text)).replace(',', "\\,").replace('|', "\\|")
}
