//! The texts of a plan, for the rules about texts.
//!
//! The model is destructured field by field, so that a new field cannot be forgotten here.

use super::written::Written;
use crate::model::{
    Activity, Assessed, Closing, Development, End, Focus, FollowUp, FollowUpRules, Goal, Governance, Levels, Link,
    Measure, Measured, Organisation, Owner, OwnerRef, Owners, Plan, PlanBrief, PlanStrategy, Priority, ReportFrame,
    Status, StatusRef, Str, Strategy,
};
use crate::parallel;
use crate::source::{FileId, SourceFile, Sources, Spanned};

/// The texts of one file to be checked.
struct Texts<'p> {
    file: FileId,
    source: &'p SourceFile,
    found: Vec<Written<'p>>,
}

/// Returns the texts of a plan that are not [plain](is_plain).
pub(super) fn of_plan<'p>(plan: &'p Plan<'p>, sources: &'p Sources, is_much: bool) -> Vec<Written<'p>> {
    let mut texts = Texts::new(plan.file, sources);
    texts.manifest(plan);
    let goals = parallel::map(plan.goals.iter().collect(), is_much, |goal: &'p Goal<'p>| {
        let mut texts = Texts::new(goal.file, sources);
        texts.goal(goal);
        texts.found
    });
    texts.found.extend(goals.into_iter().flatten());
    texts.found
}

/// Returns the texts of the governance that are not [plain](is_plain).
pub(super) fn of_governance<'p>(governance: &'p Governance<'p>, sources: &'p Sources) -> Vec<Written<'p>> {
    let mut texts = Texts::new(governance.file, sources);
    texts.governance(governance);
    texts.found
}

/// Returns whether a text contains nothing that a rule about texts may report.
///
/// Nearly every text is plain, so the rules need not look at it.
fn is_plain(text: &str) -> bool {
    let (mut wrong, mut before) = (0, SPACE);
    for byte in text.bytes() {
        let class = CLASSES[usize::from(byte)];
        wrong |= class & (WRONG | before);
        before = class >> 1 & SPACE;
    }
    wrong == 0 && !text.ends_with(' ')
}

/// A space.
const SPACE: u8 = 1;
/// A byte that no space may follow.
const BEFORE_NO_SPACE: u8 = SPACE << 1;
/// A byte that no plain text has.
const WRONG: u8 = 4;

/// The classes of all bytes.
static CLASSES: [u8; 256] = {
    let mut classes = [WRONG; 256];
    let mut byte = 0;
    while byte < 256 {
        // Printable ASCII, and Latin letters without decomposed variants: U+00C0 to U+02FF.
        if matches!(byte, 0x21..=0x7e | 0x80..=0xbf | 0xc3..=0xcb) {
            classes[byte] = 0;
        }
        byte += 1;
    }
    classes[b' ' as usize] = SPACE | BEFORE_NO_SPACE;
    classes[b'-' as usize] = BEFORE_NO_SPACE;
    classes[b'"' as usize] = WRONG;
    classes
};

impl<'p> Texts<'p> {
    fn new(file: FileId, sources: &'p Sources) -> Self {
        Self { file, source: sources.file(file), found: Vec::new() }
    }

    fn add(&mut self, value: &'p Spanned<Str<'p>>, is_name: bool) {
        if !is_plain(value) {
            self.found.extend(Written::new(value, is_name, self.file, self.source));
        }
    }

    fn texts(&mut self, values: impl IntoIterator<Item = &'p Spanned<Str<'p>>>) {
        values.into_iter().for_each(|value| self.add(value, false));
    }

    fn names(&mut self, values: impl IntoIterator<Item = &'p Spanned<Str<'p>>>) {
        values.into_iter().for_each(|value| self.add(value, true));
    }

    fn owners(&mut self, Owners { named, nobody: _ }: &'p Owners<'p>) {
        self.names(named.iter().map(|OwnerRef { name, id: _ }| name));
    }

    fn manifest(&mut self, plan: &'p Plan<'p>) {
        let Plan {
            id,
            title,
            language,
            years: _,
            owners,
            about,
            excluded,
            strategy,
            development,
            follow_up,
            report,
            levels,
            closings,
            strictness,
            scale,
            register,
            // Each goal has its own file.
            goals: _,
            folder: _,
            file: _,
            complete: _,
        } = plan;
        self.names([id].into_iter().chain(language).chain(strictness.iter().map(|(rule, _)| rule)));
        self.owners(owners);
        self.texts([title].into_iter().chain(about).chain(excluded));
        if let Some(PlanStrategy { title, chapter, desired_state, principles, aims }) = strategy {
            self.texts([title].into_iter().chain(chapter).chain(desired_state).chain(principles).chain(aims));
        }
        if let Some(Development { text, goals }) = development {
            self.texts(text.iter().chain(goals));
        }
        let FollowUpRules { every: _, current: _, levels: _, text } = follow_up;
        self.texts(text);
        let ReportFrame { sender, case_number, officer, proposed_decision, contact, logo } = report;
        self.texts([sender, officer, proposed_decision, contact].into_iter().flatten());
        self.names([case_number, logo].into_iter().flatten());
        let Levels { goal, priority, area, direction, activity } = levels;
        self.texts([goal, priority, area, direction, activity].into_iter().flatten());
        for (_, Status { name, stage: _, color: _, meaning, sign: _, place: _ }) in scale.iter() {
            self.names([name]);
            self.texts(meaning);
        }
        for (_, Owner { name, aliases, email: _ }) in register.iter() {
            self.names([name].into_iter().chain(aliases));
        }
        for Closing { period: _, date: _, assessed } in closings {
            for Assessed { id, status, note } in assessed {
                self.names([id].into_iter().chain(note));
                self.status(status.as_ref());
            }
        }
    }

    fn goal(&mut self, goal: &'p Goal<'p>) {
        let Goal {
            id,
            title,
            kind: _,
            text,
            owners,
            tags,
            links,
            follow_ups,
            measures,
            activities,
            priorities,
            file: _,
            is_whole: _,
        } = goal;
        self.names([id].into_iter().chain(tags));
        self.owners(owners);
        self.links(links);
        self.texts([title].into_iter().chain(text));
        self.follow_ups(follow_ups);
        self.measures(measures);
        self.activities(activities);
        for priority in priorities {
            let Priority {
                id,
                formerly,
                title,
                text,
                owners,
                see,
                focus,
                tags,
                links,
                follow_ups,
                measures,
                activities,
                span: _,
                is_whole: _,
            } = priority;
            self.names([id].into_iter().chain(formerly).chain(see).chain(focus).chain(tags));
            self.owners(owners);
            self.links(links);
            self.texts([title].into_iter().chain(text));
            self.follow_ups(follow_ups);
            self.measures(measures);
            self.activities(activities);
        }
    }

    fn activities(&mut self, activities: &'p [Activity<'p>]) {
        for activity in activities {
            let Activity {
                id,
                formerly,
                title,
                text,
                owners,
                support,
                start: _,
                every: _,
                deadline: _,
                until: _,
                tags,
                links,
                ended,
                follow_ups,
                measures,
                span: _,
                is_sound: _,
                is_whole: _,
            } = activity;
            self.names(
                [id].into_iter().chain(formerly).chain(tags).chain(support.iter().map(|OwnerRef { name, id: _ }| name)),
            );
            self.owners(owners);
            self.texts([title].into_iter().chain(text));
            self.links(links);
            if let Some(End { period: _, into, by, reason }) = ended.as_deref() {
                self.names(into.iter().chain(by));
                self.texts(reason);
            }
            self.follow_ups(follow_ups);
            self.measures(measures);
        }
    }

    fn follow_ups(&mut self, follow_ups: &'p [FollowUp<'p>]) {
        for FollowUp { period: _, status, note, links, is_sound: _ } in follow_ups {
            self.links(links);
            self.status(status.as_ref());
            self.texts(note);
        }
    }

    fn links(&mut self, links: &'p [Link<'p>]) {
        self.texts(links.iter().filter_map(|Link { title, url: _, span: _ }| title.as_ref()));
    }

    fn measures(&mut self, measures: &'p [Measure<'p>]) {
        for measure in measures {
            let Measure { id, title, unit, better: _, baseline: _, targets: _, values, span: _, is_whole: _ } = measure;
            self.names([id]);
            self.texts([title].into_iter().chain(unit));
            for Measured { period: _, value: _, note, links } in values {
                self.links(links);
                self.texts(note);
            }
        }
    }

    fn status(&mut self, status: Option<&'p StatusRef<'p>>) {
        self.names(status.map(|StatusRef { name, id: _ }| name));
    }

    fn governance(&mut self, governance: &'p Governance<'p>) {
        let Governance { title, language, source, organisation, strategy, focuses, plans, file: _, possible_names: _ } =
            governance;
        self.names(language);
        self.texts([title].into_iter().chain(source));
        if let Some(organisation) = organisation {
            let Organisation { name, decides, board, responsible, administration, text } = organisation;
            let who = [decides, board, responsible, administration, text];
            self.texts([name].into_iter().chain(who.into_iter().flatten()));
        }
        if let Some(Strategy { id, title, short, years: _, text }) = strategy {
            self.names([id]);
            self.texts([title].into_iter().chain(short).chain(text));
        }
        for Focus { year: _, decided_by, text, priorities } in focuses {
            self.names(priorities);
            self.texts(decided_by.iter().chain(text));
        }
        for PlanBrief { id, title, aim, text } in plans {
            self.names([id]);
            self.texts([title].into_iter().chain(aim).chain(text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_rules_look_for_is_not_plain() {
        for plain in ["Gult", "Åtgärder (1), på sikt!", "Český Krumlov", "4.1.3-2"] {
            assert!(is_plain(plain), "{plain}");
        }
        let not = [
            "a  b",
            " a",
            "a ",
            "verk- samhet",
            "a\"b",
            "a”b",
            "a«b",
            "a\u{ad}b",
            "a\u{308}",
            "a\tb",
            "a\nb",
            "å\u{200b}",
        ];
        for text in not {
            assert!(!is_plain(text), "{text:?}");
        }
    }
}
