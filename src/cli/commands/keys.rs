//! The values of options, resolved against one plan.

use crate::cli::args::{ActivityKeys, SourceKeys, ThingKeys};
use crate::edit::{Amendment, DroppedOwner, LinkChanges};
use crate::locale::{Text, text};
use crate::model::{OwnerId, Plan, Url, When, composed, same_key};
use crate::query::{Refusal, find_interval, find_owner, find_when};

/// The words that remove a value.
const NONE: [&str; 3] = ["none", "ingen", "inget"];

/// Returns whether a word removes a value.
pub(super) fn is_none(given: &str) -> bool {
    NONE.iter().any(|none| given.trim().eq_ignore_ascii_case(none))
}

/// Returns a text as it is written to a file: in normalization form C, and trimmed.
pub(super) fn written(text: &str) -> String {
    composed(text.trim()).into_owned()
}

/// A resolver of options that collects refusals.
pub(super) struct Reader<'p, 'a> {
    pub(super) plan: &'p Plan<'a>,
    pub(super) refusals: Vec<Refusal>,
}

impl<'p, 'a> Reader<'p, 'a> {
    pub(super) fn new(plan: &'p Plan<'a>) -> Self {
        Self { plan, refusals: Vec::new() }
    }

    /// Returns the amendment of a goal, a priority or an activity.
    pub(super) fn keys(&mut self, keys: &ThingKeys) -> Amendment {
        Amendment {
            title: keys.title.as_deref().map(written),
            text: self.only("--text", &keys.text).map(written),
            owners: self.owners("--owner", &keys.owner),
            tags: [keys.tag.iter().map(|tag| written(tag)).filter(|tag| !tag.is_empty()).collect(), Vec::new()],
            links: LinkChanges { added: self.links("--link", &keys.link), dropped: Vec::new() },
            ..Amendment::default()
        }
    }

    /// Returns the amendment with the keys of an activity added.
    pub(super) fn keys_of_activity(&mut self, keys: &ActivityKeys, rest: Amendment) -> Amendment {
        let plan = self.plan;
        let start = self.only("--start", &keys.start).map(|start| date("--start", start));
        let every = self.only("--every", &keys.every).map(|every| find_interval(plan, "--every", every));
        Amendment {
            support: self.owners("--support", &keys.support),
            start: start.and_then(|start| self.take(start)),
            every: every.and_then(|every| self.take(every)),
            ..self.dates(keys, rest)
        }
    }

    /// Returns the amendment with the dates added that can also be set for a selection.
    pub(super) fn dates(&mut self, keys: &ActivityKeys, rest: Amendment) -> Amendment {
        Amendment {
            deadline: keys.deadline.as_ref().and_then(|deadline| self.take(date("--deadline", deadline))),
            until: keys.until.as_ref().and_then(|until| self.take(date("--until", until))),
            ..rest
        }
    }

    /// Returns links, with titles where they have one.
    pub(super) fn links(&mut self, option: &str, given: &[String]) -> Vec<(Option<String>, String)> {
        given.iter().filter_map(|given| self.take(link(option, given))).collect()
    }

    /// Returns the links to add to an assessment or a value, and to remove from it; none if none are given.
    pub(super) fn sources(&mut self, keys: &SourceKeys) -> Option<LinkChanges> {
        let dropped = keys.drop_source.iter().map(|link| written(link)).collect();
        keys.is_given().then(|| LinkChanges { added: self.links("--source", &keys.source), dropped })
    }

    pub(super) fn take<T>(&mut self, read: Result<T, Refusal>) -> Option<T> {
        read.map_err(|refusal| self.refusals.push(refusal)).ok()
    }

    /// Resolves owners by name. Returns an empty list to remove all, and none if no names were given.
    pub(super) fn owners(&mut self, option: &'static str, given: &[String]) -> Option<Vec<(OwnerId, String)>> {
        let told = self.refusals.len();
        let owners = self.named(option, given.iter().filter(|name| !name.trim().is_empty()));
        (!given.is_empty() && self.refusals.len() == told).then_some(owners)
    }

    pub(super) fn named<'g>(
        &mut self,
        option: &'static str,
        given: impl IntoIterator<Item = &'g String>,
    ) -> Vec<(OwnerId, String)> {
        let plan = self.plan;
        let mut owners: Vec<(OwnerId, String)> = Vec::new();
        for name in given {
            let found = self.take(find_owner(plan, option, name));
            if let Some(id) = found.filter(|id| owners.iter().all(|(known, _)| known != id)) {
                owners.push((id, plan.register.get(id).name.to_string()));
            }
        }
        owners
    }

    /// Resolves owners to remove. A name that is not in the register is looked for among the activities, so that
    /// misspelt names can be removed.
    pub(super) fn dropped_owners(&mut self, given: &[String]) -> Vec<DroppedOwner> {
        let plan = self.plan;
        let is_written = |name: &str| {
            let mut written = plan.owner_lists().flat_map(|list| &list.owners.named);
            written.any(|owner| owner.id.is_none() && same_key(&owner.name) == same_key(name))
        };
        let mut dropped = Vec::new();
        for name in given {
            let name = name.trim();
            if is_written(name) {
                dropped.push(DroppedOwner { id: None, name: name.to_owned() });
            } else if let Some(id) = self.take(find_owner(plan, "--drop-owner", name)) {
                dropped.push(DroppedOwner { id: Some(id), name: plan.register.get(id).name.to_string() });
            }
        }
        dropped
    }

    /// Returns the value of an option that may be given only once.
    pub(super) fn only<'g>(&mut self, option: &str, given: &'g [String]) -> Option<&'g str> {
        if given.len() > 1 {
            self.refusals.push(Refusal::new(
                text!("{option} kan bara anges en gång", "{option} can be given once only"),
                Some(Text::fixed("behåll den som gäller", "keep the one that applies")),
            ));
        }
        given.first().map(String::as_str)
    }
}

/// Parses an address with an optional title before it.
fn link(option: &str, given: &str) -> Result<(Option<String>, String), Refusal> {
    let given = composed(given.trim());
    let (title, url) = given.rsplit_once(char::is_whitespace).unwrap_or(("", &given));
    let title = Some(title.trim().to_owned()).filter(|title| !title.is_empty());
    match Url::new(url.into()) {
        Ok(url) => Ok((title, url.as_str().to_owned())),
        Err(url) => Err(Refusal::new(
            text!(
                "{option}: `{url}` är ingen adress som går att följa",
                "{option}: `{url}` is no address that can be followed"
            ),
            Some(Text::fixed(
                "skriv en hel adress sist, som börjar med https://, http:// eller mailto:, och en rubrik före den om den har en",
                "write a whole address last, that begins with https://, http:// or mailto:, and a title before it if it has one",
            )),
        )),
    }
}

/// Parses a period or a day; none to remove the date.
fn date(option: &str, given: &str) -> Result<Option<When>, Refusal> {
    if is_none(given) {
        return Ok(None);
    }
    find_when(option, given).map(Some)
}
