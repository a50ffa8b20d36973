//! One thing of a plan, with all its fields.

mod periods;
mod plan;

use std::collections::HashMap;

use super::prose::{linked, listed};
use super::titles::{activities, activity_level, goal_level, level_title, priority_level};
use super::{activity, list, measure, own};
use crate::locale::{Lang, Text, catalogue as say};
use crate::model::{Activity, Day, Goal, Measure, OwnerId, Period, Plan, Priority, Thing, same_key};
use crate::query::{Entry, Found, LevelName, sections_of, standing};
use crate::report::columns::Column;
use crate::report::doc::{Cell, Column as Shown, Doc, Prose, Row, Table};
use crate::source::{FileId, Sources, Span};

const COLUMNS: [Column; 4] = [Column::Id, Column::Title, Column::Owners, Column::Status];

/// The context that a thing is shown in.
#[derive(Clone, Copy, Debug)]
pub struct Show<'s> {
    /// The files of the plan.
    pub sources: &'s Sources,
    /// The selected period.
    pub period: Period,
    /// The current day.
    pub today: Day,
    /// The language.
    pub lang: Lang,
}

/// Returns a thing with its texts, its periods and its place in the files.
pub fn show(found: &Found<'_, '_>, with: Show<'_>) -> Doc {
    let mut doc = Doc::default();
    match *found {
        Found::Plan(plan) => with.plan(&mut doc, plan),
        Found::Goal(plan, goal) => with.goal(&mut doc, plan, goal),
        Found::Priority(plan, goal, priority) => with.priority(&mut doc, plan, goal, priority),
        Found::Activity(plan, goal, priority, activity) => with.activity(&mut doc, plan, goal, priority, activity),
        Found::Measure(plan, thing, measure) => with.measure(&mut doc, plan, thing, measure),
        Found::Owner(plan, owner) => with.owner(&mut doc, plan, owner),
    }
    doc
}

impl Show<'_> {
    fn label(&self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }

    fn place(&self, file: FileId, span: Span) -> String {
        let file = self.sources.file(file);
        format!("{}:{}", file.path(), file.line(span.start))
    }

    fn goal(&self, doc: &mut Doc, plan: &Plan<'_>, goal: &Goal<'_>) {
        doc.heading(
            1,
            format!("{} {} {}", goal_level(plan, goal.kind, self.lang), &*goal.id.value, &*goal.title.value),
        );
        if let Some(text) = &goal.text {
            doc.text(Prose::new(&*text.value));
        }
        doc.fields([
            (self.label(&say::OWNERS), activity::responsible(plan, Thing::Goal(goal), self.lang).map(Prose::from)),
            (self.label(&say::TAGS), listed(&goal.tags)),
            (self.label(&say::LINKS), linked(&goal.links)),
            (self.label(&say::PLAN), Some(Prose::from(&*plan.title.value))),
            (self.label(&say::PLACE), Some(self.place(goal.file, goal.id.span).into())),
        ]);
        self.own_follow_up(doc, plan, Thing::Goal(goal));
        self.measures(doc, Thing::Goal(goal));
        let own: Vec<Entry<'_, '_>> =
            goal.activities.iter().filter(|it| it.is_whole).map(|it| self.entry(plan, goal, None, it)).collect();
        if !own.is_empty() {
            doc.heading(2, activities(plan, self.lang));
            doc.table(list::rows(&own, &COLUMNS, self.sources, self.lang));
        }
        if !goal.priorities.is_empty() {
            let columns = vec![
                Shown::short(self.label(&say::ID)),
                Shown::wrapping(priority_level(plan, goal, self.lang)),
                Shown::number(activities(plan, self.lang)),
            ];
            let row = |priority: &Priority<'_>| {
                let title = with_references(priority);
                Row::new(vec![
                    Cell::text(&*priority.id.value),
                    Cell::Text(title),
                    Cell::text(priority.activities.iter().filter(|it| it.is_whole).count()),
                ])
            };
            doc.table(Table::new(columns, goal.priorities.iter().filter(|it| it.is_whole).map(row).collect()));
        }
    }

    fn priority(&self, doc: &mut Doc, plan: &Plan<'_>, goal: &Goal<'_>, priority: &Priority<'_>) {
        let level = priority_level(plan, goal, self.lang);
        doc.heading(1, format!("{level} {} {}", &*priority.id.value, &*priority.title.value));
        if let Some(text) = &priority.text {
            doc.text(Prose::new(&*text.value));
        }
        doc.fields([
            (
                self.label(&say::OWNERS),
                activity::responsible(plan, Thing::Priority(goal, priority), self.lang).map(Prose::from),
            ),
            (
                goal_level(plan, goal.kind, self.lang),
                Some(format!("{} {}", &*goal.id.value, &*goal.title.value).into()),
            ),
            (self.label(&say::FOCUS), listed(&priority.focus)),
            (self.label(&say::TAGS), listed(&priority.tags)),
            (self.label(&say::LINKS), linked(&priority.links)),
            (self.label(&say::FORMER_IDS), listed(&priority.formerly)),
            (self.label(&say::PLAN), Some(Prose::from(&*plan.title.value))),
            (self.label(&say::PLACE), Some(self.place(goal.file, priority.span).into())),
        ]);
        self.own_follow_up(doc, plan, Thing::Priority(goal, priority));
        self.measures(doc, Thing::Priority(goal, priority));
        let entries: Vec<Entry<'_, '_>> = priority
            .activities
            .iter()
            .filter(|it| it.is_whole)
            .map(|it| self.entry(plan, goal, Some(priority), it))
            .collect();
        if entries.is_empty() && priority.see.is_empty() {
            doc.text(say::NOTHING_HERE.get(self.lang));
        }
        if !entries.is_empty() {
            doc.heading(2, format!("{} ({})", activities(plan, self.lang), entries.len()));
            doc.table(list::rows(&entries, &COLUMNS, self.sources, self.lang));
        }
        let mut targets = HashMap::new();
        if !priority.see.is_empty() {
            for (goal, other) in plan.priorities() {
                targets.entry(same_key(&other.id)).or_insert((goal, other));
            }
        }
        for id in &priority.see {
            self.seen(doc, plan, id, targets.get(&same_key(id)).copied());
        }
    }

    /// Adds the activities of a priority that another refers to.
    fn seen(&self, doc: &mut Doc, plan: &Plan<'_>, id: &str, target: Option<(&Goal<'_>, &Priority<'_>)>) {
        let title = target.map(|(_, other)| format!(" {}", &*other.title.value)).unwrap_or_default();
        doc.heading(2, format!("{} {id}{title}", self.label(&say::SEEN_FROM)));
        let Some((goal, other)) = target else { return };
        let entries: Vec<_> = other
            .activities
            .iter()
            .filter(|it| it.is_whole)
            .map(|it| self.entry(plan, goal, Some(other), it))
            .collect();
        doc.table(list::rows(&entries, &COLUMNS, self.sources, self.lang));
    }

    fn activity(
        &self,
        doc: &mut Doc,
        plan: &Plan<'_>,
        goal: &Goal<'_>,
        above: Option<&Priority<'_>>,
        it: &Activity<'_>,
    ) {
        doc.heading(1, format!("{} {} {}", activity_level(plan, self.lang), &*it.id.value, &*it.title.value));
        if let Some(text) = &it.text {
            doc.text(Prose::new(&*text.value));
        }
        let place = [
            (self.label(&say::TAGS), listed(&it.tags)),
            (self.label(&say::LINKS), linked(&it.links)),
            (self.label(&say::FORMER_IDS), listed(&it.formerly)),
            (self.label(&say::PLAN), Some(Prose::from(&*plan.title.value))),
            (self.label(&say::PLACE), Some(self.place(goal.file, it.span).into())),
        ];
        let fields =
            activity::fields(plan, goal, above, it, self.lang).map(|(name, value)| (name, value.map(Prose::from)));
        doc.fields(fields.into_iter().chain(place));
        doc.heading(2, self.label(&say::FOLLOW_UP));
        doc.table(self.periods(plan, Thing::Activity(goal, above, it)));
        self.measures(doc, Thing::Activity(goal, above, it));
    }

    /// Adds a measure, with the thing that it belongs to.
    fn measure(&self, doc: &mut Doc, plan: &Plan<'_>, thing: Thing<'_, '_>, measure: &Measure<'_>) {
        doc.heading(1, measure::caption(measure, self.lang));
        let level = level_title(&LevelName::of_thing(plan, thing), self.lang);
        doc.fields([
            (level, Some(format!("{} {}", &**thing.id(), &**thing.title()))),
            (self.label(&say::PLAN), Some(plan.title.to_string())),
            (self.label(&say::PLACE), Some(self.place(thing.file(), measure.span))),
        ]);
        doc.table(Table { caption: None, ..measure::table(measure, false, self.lang) });
    }

    /// Adds the measures of a thing, with a table each.
    pub(in crate::report::view) fn measures(&self, doc: &mut Doc, thing: Thing<'_, '_>) {
        for measure in thing.measures().iter().filter(|measure| measure.is_whole) {
            doc.heading(2, measure::caption(measure, self.lang));
            doc.table(Table { caption: None, ..measure::table(measure, false, self.lang) });
        }
    }

    fn owner(&self, doc: &mut Doc, plan: &Plan<'_>, id: OwnerId) {
        let owner = plan.register.get(id);
        doc.heading(1, &*owner.name.value);
        let aliases: Vec<&str> = owner.aliases.iter().map(|alias| &*alias.value).collect();
        doc.fields([
            (self.label(&say::ALIASES), Some(aliases.join(", ")).filter(|aliases| !aliases.is_empty())),
            (self.label(&say::EMAIL), owner.address().map(str::to_owned)),
            (self.label(&say::PLAN), Some(plan.title.to_string())),
            (self.label(&say::PLACE), Some(self.place(plan.file, owner.name.span))),
        ]);
        let entry = |(goal, priority, it)| self.entry(plan, goal, priority, it);
        let answers: Vec<Entry<'_, '_>> = plan.answered_by(id).map(entry).collect();
        let supports: Vec<Entry<'_, '_>> = plan.supported_by(id).map(entry).collect();
        let sections: Vec<_> = sections_of(plan, id, self.period, self.today).collect();
        for (title, sections, entries) in [(&say::ANSWERS_FOR, &sections[..], answers), (&say::SUPPORTS, &[], supports)]
        {
            let count = sections.len() + entries.len();
            if count > 0 {
                doc.heading(2, format!("{} ({count})", self.label(title)));
            }
            if !sections.is_empty() {
                doc.table(own::table(sections, false, self.lang));
            }
            if !entries.is_empty() {
                doc.table(list::rows(
                    &entries,
                    &[Column::Id, Column::Title, Column::Start, Column::Status],
                    self.sources,
                    self.lang,
                ));
            }
        }
    }

    fn entry<'p, 'a>(
        &self,
        plan: &'p Plan<'a>,
        goal: &'p Goal<'a>,
        priority: Option<&'p Priority<'a>>,
        activity: &'p Activity<'a>,
    ) -> Entry<'p, 'a> {
        Entry { plan, goal, priority, activity, standing: standing(plan, activity, self.period, self.today) }
    }
}

fn with_references(priority: &Priority<'_>) -> String {
    let seen: Vec<&str> = priority.see.iter().map(|id| &*id.value).collect();
    if seen.is_empty() {
        priority.title.to_string()
    } else {
        format!("{} → {}", &*priority.title.value, seen.join(", "))
    }
}
