//! `plan review`: assesses what is due, question by question.
//!
//! Each answer is saved before the next question. There is no other state: the next questions follow from the files.

mod question;
mod step;
mod values;

use crate::cli::args::ReviewArgs;
use crate::cli::ask::Ask;
use crate::cli::editing::Editing;
use crate::cli::output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::locale::{Text, catalogue as say};
use crate::model::Period;
use crate::query::{Assessable, Entry, MeasureEntry, Selection};
use crate::report::view::review::{ReviewTally, card, opening, summary};
use question::Reply;
use step::{Outcome, ReviewStep};

pub(in crate::cli) fn review(args: &ReviewArgs, editing: &Editing<'_>) -> Result<Exit, Stop> {
    let (ask, steps, values, nothing_due) = editing.read(|session| {
        let ask = Ask::new(editing.environment, session.lang, instead())?;
        let selection = session.select(&args.filters)?;
        let steps = step::all(&selection, args.all, session.today)?;
        ask.show(&opening(&selection, steps.iter().map(|step| step.tier), session.lang));
        let is_whole = selection.is_of_whole_plans();
        let values = values::all(&selection, args.all);
        Ok((ask, steps, values, if is_whole { &say::NOTHING_DUE } else { &say::NOTHING_DUE_IN_PART }))
    })?;
    if steps.is_empty() && values.is_empty() {
        ask.say(if args.all { &NOTHING_ASSESSABLE } else { nothing_due });
        return Ok(Exit::Fine);
    }
    ask.say(&HOW_IT_GOES);
    let mut walk = Walk { editing, ask, steps, is_of_all: args.all };
    let is_at_end = walk.go()?;
    let stated = if is_at_end { values::ask_for_all(&values, args.all, &walk.ask, editing)? } else { 0 };
    let tally = editing.read_again(|session| walk.tally(args, session))?;
    let tally = ReviewTally { assessed: tally.assessed + stated, ..tally };
    walk.ask.show_apart(&summary(&tally, &walk.periods(), walk.ask.lang()));
    Ok(Exit::Fine)
}

static HOW_IT_GOES: Text = Text::fixed(
    "Varje svar sparas genast. Esc slutar, och nästa gång fortsätter du med det som är kvar.",
    "Each answer is saved at once. Esc stops, and next time you go on with what is left.",
);
static NOTHING_ASSESSABLE: Text =
    Text::fixed("Ingenting i urvalet kan bedömas i perioden.", "Nothing selected can be assessed in the period.");

/// Returns the help that names ways to assess without questions.
fn instead() -> Text {
    Text::fixed(
        "`plan due` visar vad som ska bedömas, och `plan set ID STATUS --note TEXT` bedömer en aktivitet",
        "`plan due` shows what is to be assessed, and `plan set ID STATUS --note TEXT` assesses one activity",
    )
}

/// A walk through the things to assess: goals and priorities, then activities, each in file order.
struct Walk<'w> {
    editing: &'w Editing<'w>,
    ask: Ask,
    steps: Vec<ReviewStep>,
    /// True if assessed things are asked about too.
    is_of_all: bool,
}

/// The next step of the walk.
enum NextStep {
    Onward,
    Back,
    /// The end of the walk.
    End,
}

impl Walk<'_> {
    /// Asks about each thing; returns whether the end was reached.
    fn go(&mut self) -> Result<bool, Stop> {
        let mut at = 0;
        while at < self.steps.len() {
            match self.take(at)? {
                NextStep::Onward => at += 1,
                NextStep::Back => at = at.saturating_sub(1),
                NextStep::End => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Asks about one thing until it is saved or skipped.
    fn take(&mut self, at: usize) -> Result<NextStep, Stop> {
        // A note that could not be saved is kept for the next attempt.
        let mut unsaved = None;
        loop {
            let (step, count, ask) = (&self.steps[at], self.steps.len(), self.ask);
            // A thing is asked about again after a failed attempt, even if someone else has assessed it meanwhile.
            let is_open = self.is_of_all || step.outcome != Outcome::Waiting || unsaved.is_some();
            let asked = self.editing.read_again(|session| {
                let Some(asked) = step.find(session) else {
                    ask.say_apart(&step.gone());
                    return Ok(None);
                };
                if let Some(status) = asked.standing.status.filter(|_| !is_open) {
                    ask.say_apart(&step.assessed_by_another(&status.name.value));
                    return Ok(None);
                }
                ask.show_apart(&card(&asked, at + 1, count, session.lang));
                let can_be = |status: &str| step.can_be(status, &asked, session);
                let reply = question::assess(&ask, &asked, unsaved.as_deref(), at == 0, can_be)?;
                Ok(Some((step.stated(&asked), reply)))
            })?;
            let Some((stated, reply)) = asked else { return Ok(NextStep::Onward) };
            match reply {
                Reply::Stop => return Ok(NextStep::End),
                Reply::Back => return Ok(NextStep::Back),
                Reply::Skip => {
                    if step.outcome == Outcome::Waiting {
                        self.steps[at].outcome = Outcome::Skipped;
                    }
                    return Ok(NextStep::Onward);
                }
                Reply::Assessed(assessment) => match step.save(self.editing, &stated, &assessment) {
                    Ok(()) => {
                        ask.say(&step.saved(&assessment));
                        self.steps[at].outcome = Outcome::Assessed;
                        return Ok(NextStep::Onward);
                    }
                    // Ask again: another answer may be valid, or the obstacle may be gone.
                    Err(refused @ Stop::Refused(_)) => {
                        output::complain(self.editing.environment, &refused);
                        unsaved = Some(assessment.note);
                    }
                    Err(failed) => return Err(failed),
                },
            }
        }
    }

    /// Counts the answers, and the assessments that are still missing.
    fn tally(&self, args: &ReviewArgs, session: &Session<'_>) -> Result<ReviewTally, Stop> {
        let count = |outcome| self.steps.iter().filter(|step| step.outcome == outcome).count();
        let due = |selection: Selection<'_, '_>| {
            let assessed = selection.entries().filter(Entry::is_due).count();
            let sections = selection.sections().filter(Assessable::is_due).count();
            assessed + sections + selection.measures().filter(MeasureEntry::is_due).count()
        };
        Ok(ReviewTally {
            assessed: count(Outcome::Assessed),
            skipped: count(Outcome::Skipped),
            left: due(session.select(&args.filters)?),
            left_in_all: due(session.select(&args.filters.of_whole_plans())?),
        })
    }

    /// Returns the periods of the steps, in order of first occurrence.
    fn periods(&self) -> Vec<Period> {
        let mut periods: Vec<Period> = Vec::new();
        for step in &self.steps {
            if !periods.contains(&step.period) {
                periods.push(step.period);
            }
        }
        periods
    }
}
