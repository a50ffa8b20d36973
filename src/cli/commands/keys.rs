//! What the command line says that the files are to hold, in the words of one plan.

use crate::cli::args::{ActivityKeys, ThingKeys};
use crate::edit::{Amendment, DroppedOwner};
use crate::locale::{Text, text};
use crate::model::{OwnerId, Plan, Url, When, composed, same_key};
use crate::query::{Refusal, find_interval, find_owner, find_when};

/// What removes something.
const NONE: [&str; 3] = ["none", "ingen", "inget"];

/// Returns whether a word says that something is to be taken away.
pub(super) fn is_none(given: &str) -> bool {
    NONE.iter().any(|none| given.trim().eq_ignore_ascii_case(none))
}

/// Returns a text as it is written into a file: its letters composed, without spaces around it.
pub(super) fn written(text: &str) -> String {
    composed(text.trim()).into_owned()
}

/// Reads words, and gathers what cannot be understood.
pub(super) struct Reader<'p, 'a> {
    pub(super) plan: &'p Plan<'a>,
    pub(super) refusals: Vec<Refusal>,
}

impl<'p, 'a> Reader<'p, 'a> {
    pub(super) fn new(plan: &'p Plan<'a>) -> Self {
        Self { plan, refusals: Vec::new() }
    }

    /// Returns what the keys of a goal, a priority or an activity are to hold.
    pub(super) fn keys(&mut self, keys: &ThingKeys) -> Amendment {
        Amendment {
            title: keys.title.as_deref().map(written),
            text: self.only("--text", &keys.text).map(written),
            owners: self.owners("--owner", &keys.owner),
            tags: [keys.tag.iter().map(|tag| written(tag)).filter(|tag| !tag.is_empty()).collect(), Vec::new()],
            added_links: self.links(&keys.link),
            ..Amendment::default()
        }
    }

    /// Returns the same with what the keys of an activity are to hold.
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

    /// Returns the same with the dates that are set for a selection too.
    pub(super) fn dates(&mut self, keys: &ActivityKeys, rest: Amendment) -> Amendment {
        Amendment {
            deadline: keys.deadline.as_ref().and_then(|deadline| self.take(date("--deadline", deadline))),
            until: keys.until.as_ref().and_then(|until| self.take(date("--until", until))),
            ..rest
        }
    }

    /// Returns links, each with its title where it has one.
    pub(super) fn links(&mut self, given: &[String]) -> Vec<(Option<String>, String)> {
        given.iter().filter_map(|given| self.take(link("--link", given))).collect()
    }

    pub(super) fn take<T>(&mut self, read: Result<T, Refusal>) -> Option<T> {
        read.map_err(|refusal| self.refusals.push(refusal)).ok()
    }

    /// Owners by their one name; nobody where the name is empty, none where nothing was said.
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

    /// Owners to take away. A name that the register lacks is looked for among those that activities are written with:
    /// a wrong name must not stay because it is wrong.
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

    /// The one value of an option that could be given several times to select.
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

/// Reads an address, with a title before it where there is one.
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

/// Reads a period or a day; none where the date is to be taken away.
fn date(option: &str, given: &str) -> Result<Option<When>, Refusal> {
    if is_none(given) {
        return Ok(None);
    }
    find_when(option, given).map(Some)
}
