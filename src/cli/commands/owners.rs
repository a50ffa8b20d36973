//! `plan owners`: the owners, with what they answer for counted.

use std::cmp::Ordering;

use crate::cli::args::{AnswerShape, OwnerSort, OwnersArgs};
use crate::cli::output::Output;
use crate::cli::rows::{Head, separated};
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::locale::{Lang, Text, catalogue as say};
use crate::model::Stage;
use crate::query::{Alphabet, Selection};
use crate::report::view::OwnerRow;
use crate::report::write::Separator;
use crate::report::{json, view};

pub(in crate::cli) fn owners(args: &OwnersArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let form = args.answer.form()?;
    let selection = session.select(&args.filters)?;
    let mut owners = view::counted_owners(&selection);
    sort(&mut owners.rows, &args.sort, &selection, session);
    let answer = match form.shape() {
        AnswerShape::Document => form.text(&view::owners(&selection, &owners, args.aliases, session.lang), session),
        AnswerShape::Json => json::owners(&owners)?.into_bytes(),
        AnswerShape::JsonLines => json::owners_lines(&owners)?.into_bytes(),
        AnswerShape::Rows => values(&selection, &owners.rows, session.lang, form.separator)?,
    };
    form.deliver(&answer, session, output)?;
    Ok(Exit::Fine)
}

/// Sorts by the first key, then by the next; rows that are equal in all stay in register order.
fn sort(rows: &mut [OwnerRow<'_, '_>], by: &[OwnerSort], selection: &Selection<'_, '_>, session: &Session<'_>) {
    if by.is_empty() {
        return;
    }
    let alphabet = Alphabet::of(selection, session.lang);
    rows.sort_by(|a, b| {
        let step = |sort: &OwnerSort| {
            let order = sort.key.compare(a, b, &alphabet);
            if sort.is_reversed { order.reverse() } else { order }
        };
        by.iter().map(step).find(|order| *order != Ordering::Equal).unwrap_or(Ordering::Equal)
    });
}

fn values(
    selection: &Selection<'_, '_>,
    rows: &[OwnerRow<'_, '_>],
    lang: Lang,
    separator: Separator,
) -> csv::Result<Vec<u8>> {
    let names = [("plan", &say::PLAN), ("name", &say::OWNER), ("aliases", &say::ALIASES)];
    let names = names.into_iter().chain([("owner_of", &say::ANSWERS_FOR), ("support_of", &say::SUPPORTS)]);
    let head = |(name, title): (&str, &Text)| Head::new(name, title);
    let last = [("late", &say::LATE_ONES), ("email", &say::EMAIL)].map(head);
    let heads: Vec<Head> = names.map(head).chain(Head::stages(selection)).chain(last).collect();
    let values = rows.iter().map(|row| {
        let owner = row.plan.register.get(row.id);
        let aliases: Vec<&str> = owner.aliases.iter().map(|alias| &*alias.value).collect();
        let names = [row.plan.id.to_string(), owner.name.to_string(), aliases.join("; ")];
        let stages = Stage::ALL.map(|stage| row.answers.of(stage));
        let numbers = [row.answers.total(), row.supports].into_iter().chain(stages).chain([row.answers.late()]);
        let numbers = numbers.map(|number| number.to_string());
        names.into_iter().chain(numbers).chain([owner.address().unwrap_or_default().to_owned()]).collect()
    });
    separated(separator, lang, &heads, values)
}
