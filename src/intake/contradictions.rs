//! Contradictions of the calendar in a document: a plan with them would have errors, so they become notes or comments.

use super::account::Fate;
use super::comments::contradicts;
use super::new_plan::{NewActivity, NewFollowUp, NewPlan, Origin};
use crate::locale::Text;
use crate::model::{Day, Stage, Unit, When};

/// The fates of the pieces that became notes or comments, and the statuses among them.
#[derive(Debug, Default)]
pub(super) struct Mended {
    pub(super) fates: Vec<(Origin, Fate)>,
    /// The first status that contradicts the calendar, with the title of its activity, and the number of all.
    pub(super) statuses: Option<(String, String, usize)>,
}

/// Resolves every contradiction with the calendar in a plan whose years are known.
pub(super) fn mend(plan: &mut NewPlan, today: Day) -> Mended {
    let mut mended = Mended::default();
    let (first, last) = plan.years;
    let is_of_plan = |year: u16| (first..=last).contains(&year);
    let every = plan.every;
    let stages: Vec<(String, Stage)> = plan.scale.iter().map(|it| (it.name.clone(), it.stage)).collect();
    let years = plan.years;
    for activity in plan.all_mut() {
        if let Some(start) = activity.start.take_if(|start| !is_of_plan(start.first_day().year())) {
            mended.remark(activity, "start", start, &START_OUTSIDE);
        }
        let start = activity.start;
        let ends_before = |end: &mut When| start.is_some_and(|start| end.is_before(start));
        if let Some(until) = activity.until.take_if(ends_before) {
            mended.remark(activity, "until", until, &BEFORE_START);
        }
        if let Some(deadline) = activity.deadline.take_if(ends_before) {
            mended.remark(activity, "deadline", deadline, &BEFORE_START);
        }
        mended.within_years(&mut activity.follow_ups, &mut activity.remarks, (years, every, today));
        mended.statuses(activity, &stages, today);
    }
    for goal in &mut plan.goals {
        mended.within_years(&mut goal.follow_ups, &mut goal.remarks, (years, every, today));
        for it in &mut goal.priorities {
            mended.within_years(&mut it.follow_ups, &mut it.remarks, (years, every, today));
        }
    }
    mended
}

impl Mended {
    /// Brings follow-ups to the periods of the plan; those outside its years become comments.
    fn within_years(
        &mut self,
        follow_ups: &mut Vec<NewFollowUp>,
        remarks: &mut Vec<String>,
        ((first, last), every, today): ((u16, u16), Unit, Day),
    ) {
        let (mut within, outside): (Vec<_>, Vec<_>) =
            follow_ups.drain(..).partition(|it| (first..=last).contains(&it.period.first_day().year()));
        for NewFollowUp { period, status, note, origins, .. } in outside {
            let remark = format!("{period}: {}", [status, note].into_iter().flatten().collect::<Vec<_>>().join(": "));
            self.changed(origins, &format!("# {remark}"), &OUTSIDE);
            remarks.push(remark);
        }
        for it in &mut within {
            // The follow-up of a year is that of its last period, as far as it has come.
            let day = today.clamp(it.period.first_day(), it.period.last_day());
            if it.period.unit() != every {
                it.period = day.month().around(every);
            }
        }
        within.sort_by_key(|it| it.period.first_day());
        for it in within {
            match follow_ups.last_mut().filter(|last| last.period == it.period) {
                Some(last) => self.join(last, it),
                None => follow_ups.push(it),
            }
        }
    }

    /// Moves the statuses into the note that contradict the dates of their activity.
    fn statuses(&mut self, activity: &mut NewActivity, stages: &[(String, Stage)], today: Day) {
        let stage_of = |name: &str| stages.iter().find(|(own, _)| own == name).map(|(_, stage)| *stage);
        let has_off_track = stages.iter().any(|(_, stage)| *stage == Stage::OffTrack);
        // Those that say *done*, until a later one says otherwise.
        let mut done: Vec<usize> = Vec::new();
        for at in 0..activity.follow_ups.len() {
            let it = &activity.follow_ups[at];
            let period = it.period;
            let Some(name) = it.status.clone() else {
                let is_undone = it.is_doubted || it.note.as_deref().is_some_and(|note| contradicts(Stage::Done, note));
                if is_undone && activity.every.is_none() && !period.is_after(today.month()) {
                    done.drain(..).for_each(|at| self.make_note(activity, at, &NOT_DONE));
                }
                continue;
            };
            let Some(stage) = stage_of(&name) else { continue };
            let is_late_start = activity
                .start
                .is_some_and(|start| start.is_over_by(period) && start.first_day() <= today && has_off_track);
            let is_ahead = activity.start.is_some_and(|start| start.is_after(period));
            let is_over = activity.every.is_some() && activity.until.is_some_and(|until| until.is_before(period));
            let why = match stage {
                _ if period.is_after(today.month()) => Some(&AHEAD),
                _ if is_over => Some(&OVER),
                Stage::Planned if is_late_start => Some(&CONTRADICTS),
                Stage::Planned => None,
                Stage::OffTrack if it.note.is_some() => None,
                _ if is_ahead => Some(&CONTRADICTS),
                _ => None,
            };
            if activity.every.is_none() && stage != Stage::Done && !period.is_after(today.month()) {
                done.drain(..).for_each(|at| self.make_note(activity, at, &NOT_DONE));
            }
            if let Some(why) = why {
                self.make_note(activity, at, why);
            } else if stage == Stage::Done && activity.until.is_none_or(|until| until.is_over_by(period)) {
                done.push(at);
            }
        }
    }

    /// Moves a status into its note.
    fn make_note(&mut self, activity: &mut NewActivity, at: usize, why: &Text) {
        let it = &mut activity.follow_ups[at];
        let Some(name) = it.status.take() else { return };
        let note = it.note.take().map_or_else(|| name.clone(), |note| format!("{name}: {note}"));
        self.changed(it.stated, &note, why);
        it.note = Some(note);
        let (.., count) = self.statuses.get_or_insert_with(|| (name, activity.title.clone(), 0));
        *count += 1;
    }

    /// Joins two follow-ups of one period: the later status counts, the earlier one becomes a note.
    fn join(&mut self, earlier: &mut NewFollowUp, later: NewFollowUp) {
        let notes = [earlier.note.take(), later.note];
        let said = if later.status.is_some() { earlier.status.take() } else { None };
        if let Some(status) = &said {
            self.changed(earlier.stated, status, &EARLIER);
        }
        let note = said.into_iter().chain(notes.into_iter().flatten()).collect::<Vec<_>>().join(": ");
        earlier.note = Some(note).filter(|note| !note.is_empty());
        if later.status.is_some() {
            (earlier.status, earlier.stated) = (later.status, later.stated);
        }
        earlier.origins.extend(later.origins);
    }

    /// Keeps a date of an activity as a comment.
    fn remark(&mut self, activity: &mut NewActivity, key: &str, when: When, why: &Text) {
        let remark = format!("{key}: {when}");
        let of_key = activity.times.iter().filter(|(own, _)| *own == key).map(|(_, origin)| *origin);
        self.changed(of_key, &format!("# {remark}"), why);
        activity.remarks.push(remark);
    }

    fn changed(&mut self, origins: impl IntoIterator<Item = Origin>, to: &str, why: &Text) {
        let fate = |origin| (origin, Fate::Changed { to: to.to_owned(), why: why.clone() });
        self.fates.extend(origins.into_iter().map(fate));
    }
}

/// The reason for a status that has a later one in its period.
pub(super) const EARLIER: Text = Text::fixed(
    "perioden har en senare status; står i anteckningen",
    "the period has a later status; it stands in the note",
);
const CONTRADICTS: Text = Text::fixed(
    "säger emot när aktiviteten börjar; står i anteckningen",
    "contradicts the start of the activity; it stands in the note",
);
const NOT_DONE: Text = Text::fixed(
    "en senare uppföljning säger att det inte var klart; står i anteckningen",
    "a later follow-up says that it was not done; it stands in the note",
);
const OVER: Text = Text::fixed(
    "kommer efter att aktiviteten tagit slut; står i anteckningen",
    "comes after the end of the activity; it stands in the note",
);
const AHEAD: Text = Text::fixed(
    "gäller en period som inte har börjat; står i anteckningen",
    "is of a period that has not begun; it stands in the note",
);
const OUTSIDE: Text = Text::fixed(
    "perioden ligger utanför planens år; står som kommentar i filen",
    "the period is not within the plan's years; it stands as a comment in the file",
);
const START_OUTSIDE: Text = Text::fixed(
    "starten ligger utanför planens år; står som kommentar i filen",
    "the start is not within the plan's years; it stands as a comment in the file",
);
const BEFORE_START: Text = Text::fixed(
    "slutet ligger före starten; står som kommentar i filen",
    "the end comes before the start; it stands as a comment in the file",
);
