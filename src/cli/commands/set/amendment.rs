//! The arguments of `plan set`, resolved against one plan.

use crate::cli::args::SetArgs;
use crate::cli::commands::keys::{Reader, written};
use crate::edit::{Amendment, LinkChanges, Statement};
use crate::model::{Period, Plan};
use crate::query::{Refusal, find, find_status, names_status};

/// Returns the change that the arguments ask for in a plan, and refusals.
pub(super) fn amendment(
    args: &SetArgs,
    words: Words<'_>,
    plan: &Plan<'_>,
    period: Period,
) -> (Amendment, Vec<Refusal>) {
    let mut reader = Reader::new(plan);
    let follow_up = statement(args, words, &mut reader).map(|statement| (period, statement));
    // Without ids the others select.
    let mut amendment = if words.ids.is_empty() {
        let links = LinkChanges { added: reader.links("--link", &args.keys.link), dropped: Vec::new() };
        reader.dates(&args.of_activity, Amendment { links, ..Amendment::default() })
    } else {
        let keys = reader.keys(&args.keys);
        reader.keys_of_activity(&args.of_activity, keys)
    };
    amendment.follow_up = follow_up;
    amendment.added_owners = reader.named("--add-owner", &args.add_owner);
    amendment.dropped_owners = reader.dropped_owners(&args.drop_owner);
    amendment.tags[1] = args.drop_tag.iter().map(|tag| written(tag)).collect();
    amendment.links.dropped = args.drop_link.iter().map(|link| written(link)).collect();
    amendment.sources = reader.sources(&args.sources).map(|sources| (period, sources));
    (amendment, reader.refusals)
}

fn statement(args: &SetArgs, words: Words<'_>, reader: &mut Reader<'_, '_>) -> Option<Statement> {
    if args.clear {
        return Some(Statement::Cleared);
    }
    let plan = reader.plan;
    let status = words.status.and_then(|word| reader.take(find_status(plan, word)));
    let status = status.and_then(|status| Some((plan.scale.find(&status.name)?, status.name.to_string())));
    let note = args.note.as_deref().map(written);
    (status.is_some() || note.is_some()).then_some(Statement::Stated { status, note })
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
