//! `plan end`: ends activities, which stay in their files with a reason.

use std::collections::HashSet;

use crate::cli::args::EndArgs;
use crate::cli::editing::{Editing, table_not_found_at};
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::edit::layout::{FileTable, Order, Route, Spelled};
use crate::load::FileKind;
use crate::locale::{Text, shell_word, text};
use crate::model::{Activity, End, Period, Plan, composed, same_key};
use crate::query::{Filters, Refusal, Selection, Things, find_activity, find_period};
use crate::source::FileId;

pub(in crate::cli) fn end(args: &EndArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    editing.change(output, |session, draft| {
        let order = Order::of(FileKind::Goal);
        let changes = endings(args, session)?.into_iter().map(|LeavingActivity { file, id, end }| {
            let change = |table: FileTable<'_, '_>| match end {
                Some(end) => table.set(&["ended"], &end, &order),
                None => table.remove(&["ended"]),
            };
            (file, Route::activity(id), change)
        });
        Ok(draft.change_all(changes).map_err(table_not_found_at)?)
    })
}

/// An activity to end, or to restore if `end` is none.
struct LeavingActivity<'p> {
    file: FileId,
    id: &'p str,
    end: Option<Spelled>,
}

/// Returns the activities to end and their new values; all refusals in one answer.
fn endings<'p>(args: &EndArgs, session: &Session<'p>) -> Result<Vec<LeavingActivity<'p>>, Vec<Refusal>> {
    let filters = Filters { plan: args.plan.clone(), ..Filters::default() };
    let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
    let things = Things::of(selection.plans.iter().map(|selected| selected.plan).collect());
    let mut refusals = of_usage(args);
    let read = |given: &String| find_period("--period", given, things.plans().iter().copied());
    let given = args.period.as_ref().map(read).transpose();
    let given = given.map_err(|refusal| refusals.push(refusal)).ok().flatten();
    let (mut endings, mut met) = (Vec::new(), HashSet::new());
    for id in &args.activity {
        let (plan, (goal, _, activity)) = match find_activity(&things, id) {
            Ok(found) => found,
            Err(refusal) => {
                refusals.push(refusal);
                continue;
            }
        };
        let current = selection.plans.iter().find(|selected| std::ptr::eq(selected.plan, plan));
        let period = given.or(current.map(|selected| selected.period)).unwrap_or_else(|| session.today.month());
        let (file, id) = (goal.file, &*activity.id.value);
        if !met.insert(activity.id.place(file)) {
            continue;
        }
        if args.undo {
            endings.extend(activity.ended.is_some().then_some(LeavingActivity { file, id, end: None }));
            continue;
        }
        let wanted = AskedEnd::new(args, plan, activity, period, &mut refusals);
        match &activity.ended {
            Some(end) if wanted.is(end) => {}
            Some(end) => refusals.push(already(id, end)),
            None => endings.push(LeavingActivity { file, id, end: Some(wanted.spelled()) }),
        }
    }
    if refusals.is_empty() { Ok(endings) } else { Err(refusals) }
}

/// The requested end of an activity.
struct AskedEnd<'p> {
    period: Period,
    reason: String,
    into: Option<&'p str>,
    by: Vec<&'p str>,
}

impl<'p> AskedEnd<'p> {
    fn new(
        args: &EndArgs,
        plan: &'p Plan<'p>,
        activity: &Activity<'_>,
        period: Period,
        refusals: &mut Vec<Refusal>,
    ) -> Self {
        if let Some(years) = plan.years.filter(|years| !years.touches(period)) {
            let (first, last) = (*years.first, *years.last);
            let refusal = Refusal::new(
                text!("{period} ligger utanför planens år", "{period} is outside the plan's years"),
                Some(text!("planen gäller {first}–{last}", "the plan runs {first}–{last}")),
            );
            add(refusals, refusal);
        }
        let mut target = |given: &String| match target(plan, activity, given) {
            Ok(id) => Some(id),
            Err(refusal) => {
                add(refusals, refusal);
                None
            }
        };
        let into = args.part_of.as_ref().and_then(&mut target);
        let by = args.replaced_by.iter().filter_map(target).collect();
        let reason = args.reason.as_deref().unwrap_or_default();
        Self { period, reason: composed(reason.trim()).into_owned(), into, by }
    }

    fn spelled(&self) -> Spelled {
        let mut members = vec![("period", Spelled::period(self.period)), ("reason", Spelled::text(&self.reason))];
        members.extend(self.into.map(|into| ("into", Spelled::text(into))));
        members.extend((!self.by.is_empty()).then(|| ("by", Spelled::texts(self.by.iter().copied()))));
        Spelled::Table(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// Returns whether an activity has ended in exactly this way.
    fn is(&self, end: &End<'_>) -> bool {
        *end.period == self.period
            && end.reason.as_ref().is_some_and(|reason| *reason.value == self.reason)
            && end.into.as_ref().map(|into| same_key(into)) == self.into.map(same_key)
            && end.by.iter().map(|by| same_key(by)).eq(self.by.iter().map(|by| same_key(by)))
    }
}

/// Adds a refusal, unless it is there already.
fn add(refusals: &mut Vec<Refusal>, refusal: Refusal) {
    if !refusals.contains(&refusal) {
        refusals.push(refusal);
    }
}

/// Finds the activity that replaces another, or that it becomes a part of.
fn target<'p>(plan: &'p Plan<'p>, activity: &Activity<'_>, given: &str) -> Result<&'p str, Refusal> {
    let (_, (_, _, target)) = find_activity(&Things::of(vec![plan]), given)?;
    let id = &*target.id.value;
    if same_key(id) == same_key(&activity.id) {
        return Err(Refusal::new(
            text!("`{id}` kan inte ersätta sig själv", "`{id}` cannot replace itself"),
            Some(Text::fixed("skriv id:t på den andra aktiviteten", "write the id of the other activity")),
        ));
    }
    let Some(end) = &target.ended else { return Ok(id) };
    let period = *end.period;
    let became: Vec<String> = end.into.iter().chain(&end.by).map(|id| format!("`{}`", &*id.value)).collect();
    let became = became.join(", ");
    let help = if became.is_empty() {
        Text::fixed("skriv en aktivitet som är kvar i planen", "write an activity that is still in the plan")
    } else {
        text!("{became} står i dess ställe", "{became} has taken its place")
    };
    Err(Refusal::new(
        text!("`{id}` lämnade själv planen {period}", "`{id}` left the plan itself, in {period}"),
        Some(help),
    ))
}

fn already(id: &str, end: &End<'_>) -> Refusal {
    let (period, word) = (*end.period, shell_word(id));
    Refusal::new(
        text!("`{id}` lämnade planen redan {period}", "`{id}` left the plan already in {period}"),
        Some(text!(
            "ska det stå något annat, ångra först med `plan end {word} --undo`",
            "if it is to say something else, undo it first with `plan end {word} --undo`"
        )),
    )
}

fn of_usage(args: &EndArgs) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let is_told = args.reason.is_some() || args.period.is_some();
    if args.undo && (is_told || args.part_of.is_some() || !args.replaced_by.is_empty()) {
        refusals.push(Refusal::new(
            Text::fixed(
                "--undo används ensamt: aktiviteterna är då med i planen igen",
                "--undo is used alone: the activities are then in the plan again",
            ),
            Some(Text::fixed("ta bort de andra flaggorna", "leave out the other options")),
        ));
    }
    if !args.undo && args.reason.as_ref().is_none_or(|reason| reason.trim().is_empty()) {
        refusals.push(Refusal::new(
            Text::fixed("--reason saknas", "--reason is missing"),
            Some(Text::fixed(
                "skriv varför, och vem som beslutade: --reason \"Struken av kulturnämnden, § 14\"",
                "write why, and who decided it: --reason \"Dropped by the board, § 14\"",
            )),
        ));
    }
    if args.part_of.is_some() && !args.replaced_by.is_empty() {
        refusals.push(Refusal::new(
            Text::fixed("--into och --by utesluter varandra", "--into and --by exclude each other"),
            Some(Text::fixed(
                "--into om den blir en del av en annan, --by om andra kommer i dess ställe",
                "--into if it becomes a part of another, --by if others come in its place",
            )),
        ));
    }
    refusals
}
