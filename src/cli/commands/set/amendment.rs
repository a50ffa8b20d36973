//! The arguments of `plan set`, resolved against one plan.

use crate::cli::args::SetArgs;
use crate::edit::{Amendment, DroppedOwner, Statement};
use crate::locale::{Text, text};
use crate::model::{OwnerId, Period, Plan, Url, When, composed, same_key};
use crate::query::{Refusal, find, find_interval, find_owner, find_status, find_when, names_status};

/// The words that remove a date.
const NONE: [&str; 3] = ["none", "ingen", "inget"];

/// Returns the change that the arguments ask for in a plan, and refusals.
pub(super) fn amendment(
    args: &SetArgs,
    words: Words<'_>,
    plan: &Plan<'_>,
    period: Period,
) -> (Amendment, Vec<Refusal>) {
    let mut reader = Reader { plan, refusals: Vec::new() };
    let mut amendment = Amendment {
        follow_up: reader.statement(args, words).map(|statement| (period, statement)),
        title: args.title.as_ref().map(|title| composed(title.trim()).into_owned()),
        ..Amendment::default()
    };
    amendment.deadline = args.deadline.as_ref().and_then(|deadline| reader.take(date("--deadline", deadline)));
    amendment.until = args.until.as_ref().and_then(|until| reader.take(date("--until", until)));
    amendment.added_owners = reader.named("--add-owner", &args.add_owner);
    amendment.dropped_owners = reader.dropped_owners(&args.drop_owner);
    let words_of = |given: &[String]| given.iter().map(|it| composed(it.trim()).into_owned()).collect::<Vec<_>>();
    amendment.tags[1] = words_of(&args.drop_tag);
    amendment.added_links = args.link.iter().filter_map(|given| reader.take(link("--link", given))).collect();
    amendment.dropped_links = words_of(&args.drop_link);
    if !words.ids.is_empty() {
        amendment.text = reader.only("--text", &args.text).map(|text| composed(text.trim()).into_owned());
        amendment.tags[0] = words_of(&args.tag).into_iter().filter(|tag| !tag.is_empty()).collect();
        amendment.owners = reader.owners("--owner", &args.owner);
        amendment.support = reader.owners("--support", &args.support);
        amendment.start = reader.only("--start", &args.start).and_then(|start| reader.take(date("--start", start)));
        amendment.every = reader.only("--every", &args.every).and_then(|every| {
            let interval = find_interval(plan, "--every", every);
            reader.take(interval)
        });
    }
    (amendment, reader.refusals)
}

/// A resolver of arguments that collects refusals.
pub(super) struct Reader<'p, 'a> {
    pub(super) plan: &'p Plan<'a>,
    pub(super) refusals: Vec<Refusal>,
}

impl Reader<'_, '_> {
    fn take<T>(&mut self, read: Result<T, Refusal>) -> Option<T> {
        read.map_err(|refusal| self.refusals.push(refusal)).ok()
    }

    fn statement(&mut self, args: &SetArgs, words: Words<'_>) -> Option<Statement> {
        if args.clear {
            return Some(Statement::Cleared);
        }
        let (scale, plan) = (&self.plan.scale, self.plan);
        let status = words.status.and_then(|word| self.take(find_status(plan, word)));
        let status = status.and_then(|status| Some((scale.find(&status.name)?, status.name.to_string())));
        let note = args.note.as_ref().map(|note| composed(note.trim()).into_owned());
        (status.is_some() || note.is_some()).then_some(Statement::Stated { status, note })
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

    /// Returns the value of an option that may be repeated only to select.
    fn only<'g>(&mut self, option: &str, given: &'g [String]) -> Option<&'g str> {
        if given.len() > 1 {
            self.refusals.push(Refusal::new(
                text!(
                    "{option} kan bara anges en gång när det finns id",
                    "{option} can be given once only where there are ids"
                ),
                Some(Text::fixed("behåll den som gäller", "keep the one that applies")),
            ));
        }
        given.first().map(String::as_str)
    }
}

/// Parses an address with an optional title before it.
pub(in crate::cli::commands) fn link(option: &str, given: &str) -> Result<(Option<String>, String), Refusal> {
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
    if NONE.iter().any(|none| given.trim().eq_ignore_ascii_case(none)) {
        return Ok(None);
    }
    find_when(option, given).map(Some)
}

/// Ids, followed by a status.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'w> {
    pub(super) ids: &'w [String],
    pub(super) status: Option<&'w str>,
}

impl<'w> Words<'w> {
    /// Splits ids from the status. The last word is a status if it names one in any plan, or if it names nothing and
    /// has no digit, as the id of every activity has.
    pub(super) fn new(what: &'w [String], plans: &[&Plan<'_>]) -> Self {
        match what.split_last() {
            Some((last, ids)) if is_status(last, plans) => Self { ids, status: Some(last) },
            _ => Self { ids: what, status: None },
        }
    }
}

fn is_status(word: &str, plans: &[&Plan<'_>]) -> bool {
    let is_like_an_id = || word.chars().any(|c| c.is_ascii_digit());
    plans.iter().any(|plan| names_status(plan, word)) || (!is_like_an_id() && find(plans, word).is_err())
}
