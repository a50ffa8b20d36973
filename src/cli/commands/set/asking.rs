//! The confirmation of a selection. No lock is held while the reader is asked.

use super::plan::PlanCorrection;
use super::{ActivityBefore, Job, measure};
use crate::cli::args::SetArgs;
use crate::cli::ask::{Answer, Ask};
use crate::cli::editing::Editing;
use crate::cli::stop::Stop;
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::report::columns::Column;
use crate::report::view;

/// The columns that the reader sees.
const COLUMNS: [Column; 3] = [Column::Id, Column::Title, Column::Status];

/// The outcome of the confirmation.
pub(super) enum Agreement {
    /// Not needed: the things were named, or `--yes` was given.
    NoNeed,
    /// Confirmed, for exactly these activities.
    Agreed(Vec<ActivityBefore>),
    /// Declined.
    Declined(Lang),
    /// Nothing matches the selection.
    Nothing(Lang),
}

/// Asks for confirmation if activities were selected.
pub(super) fn ask(args: &SetArgs, editing: &Editing<'_>) -> Result<Agreement, Stop> {
    editing.read(|session| {
        if measure::is_meant(args, session)? || PlanCorrection::find(args, session)?.is_some() {
            return Ok(Agreement::NoNeed);
        }
        let job = Job::new(args, session)?;
        let Some(selection) = &job.selection else { return Ok(Agreement::NoNeed) };
        let count = job.entries().len();
        if count == 0 {
            return Ok(Agreement::Nothing(session.lang));
        }
        if args.yes || editing.is_dry_run {
            return Ok(Agreement::NoNeed);
        }
        let instead = text!(
            found = view::counted(selection, count);
            "urvalet har {found}: `--dry-run` visar ändringen, `--yes` gör den utan att fråga",
            "the selection has {found}: `--dry-run` shows the change, `--yes` makes it without asking"
        );
        let ask = Ask::new(editing.environment, session.lang, instead)?;
        ask.show(&view::list(selection, job.entries(), &COLUMNS, session.sources, session.lang));
        ask.say(&what(args, &job));
        let question = text!("Ändra dem ({count})?", "Change them ({count})?");
        Ok(match ask.yes_or_no(&question, false)? {
            Answer::Given(true) => Agreement::Agreed(job.shown()),
            Answer::Given(false) | Answer::Left | Answer::Interrupted => Agreement::Declined(session.lang),
        })
    })
}

/// Returns the description of the change.
fn what(args: &SetArgs, job: &Job<'_, '_>) -> Text {
    let statuses = job.statuses();
    let status = Some(statuses.join(", ")).filter(|names| !names.is_empty());
    let in_lang = |lang| {
        let named = [
            (&say::STATUS, status.as_ref()),
            (&say::NOTE, args.note.as_ref()),
            (&say::DEADLINE, args.of_activity.deadline.as_ref()),
            (&say::UNTIL, args.of_activity.until.as_ref()),
        ];
        let named = named.into_iter().filter_map(|(name, value)| Some(format!("{}: {}", name.get(lang), value?)));
        let listed =
            |sign: &str, names: &[String]| names.iter().map(|name| format!("{sign} {name}")).collect::<Vec<_>>();
        let owners = [listed("+", &args.add_owner), listed("−", &args.drop_owner)].concat().join(", ");
        let owners = (!owners.is_empty()).then(|| format!("{}: {owners}", say::OWNER.get(lang)));
        let cleared = args.clear.then(|| CLEARED.get(lang).to_owned());
        named.chain(owners).chain(cleared).collect::<Vec<_>>().join(" · ")
    };
    Text::new(in_lang(Lang::Sv), in_lang(Lang::En))
}

static CLEARED: Text = Text::fixed("Uppföljningen tas bort", "The follow-up is removed");
