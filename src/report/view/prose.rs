//! Running text from the plan: notes, links, and descriptions of activities.

use crate::locale::{Lang, catalogue as say};
use crate::model::{Activity, FollowUp, Link, Str};
use crate::query::{Assessable, Standing};
use crate::report::doc::{Cell, Prose};
use crate::source::Spanned;

/// Returns links, one on each line.
pub(in crate::report) fn links<'l, 'a: 'l>(links: impl IntoIterator<Item = &'l Link<'a>>) -> Prose {
    let mut prose = Prose::default();
    for link in links {
        prose.push("\n", &Prose::link(link.words(), link.url.as_str()));
    }
    prose
}

/// Returns names, separated by commas; none if there are none.
pub(super) fn listed(names: &[Spanned<Str<'_>>]) -> Option<Prose> {
    let names: Vec<&str> = names.iter().map(|name| &*name.value).collect();
    (!names.is_empty()).then(|| Prose::from(names.join(", ")))
}

/// Returns links, one on each line; none if there are none.
pub(super) fn linked(given: &[Link<'_>]) -> Option<Prose> {
    (!given.is_empty()).then(|| links(given))
}

/// Returns the note of a period, with the links of the follow-up below it.
pub(in crate::report) fn note(standing: &Standing<'_, '_>, follow_ups: &[FollowUp<'_>]) -> Cell {
    let assessed = follow_ups.iter().filter(|it| standing.period.contains(*it.period));
    with_links(standing.note.unwrap_or_default(), assessed.flat_map(|it| &it.links))
}

/// Returns the note of a period, or words that there is none.
pub(super) fn note_or_none(it: &Assessable<'_, '_>, lang: Lang) -> Cell {
    let note = note(&it.standing, it.thing.follow_ups());
    if note.words().is_empty() { Cell::text(say::NO_NOTE.get(lang)) } else { note }
}

/// Returns a text with links below it.
pub(super) fn with_links<'l, 'a: 'l>(text: &str, given: impl IntoIterator<Item = &'l Link<'a>>) -> Cell {
    let mut prose = Prose::new(text);
    let links = links(given);
    if !links.is_empty() {
        prose.push("\n", &links);
    }
    Cell::Prose(prose)
}

/// Returns the title of an activity with its description, tags and links below it.
pub(super) fn whole(activity: &Activity<'_>, lang: Lang) -> Cell {
    let title = &*activity.title.value;
    if activity.text.is_none() && activity.tags.is_empty() && activity.links.is_empty() {
        return Cell::text(title);
    }
    let mut prose = Prose::from(title);
    if let Some(text) = &activity.text {
        prose.push("\n\n", &Prose::new(&*text.value));
    }
    if let Some(tags) = listed(&activity.tags) {
        prose.push("\n\n", &Prose::from(format!("{}: {}", say::TAGS.get(lang), &*tags)));
    }
    if let Some(links) = linked(&activity.links) {
        prose.push("\n\n", &links);
    }
    Cell::Prose(prose)
}
