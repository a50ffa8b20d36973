//! The columns of a list of activities.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::doc::{Cell, Column as Shown, Prose};
use super::view::{measure, prose, standing};
use crate::locale::{Lang, Text, catalogue as say};
use crate::model::{Kind, Link, Plan, Stage, When, loose_key};
use crate::query::{
    Alphabet, Assessable, ClosedBy, Entry, Level, LevelName, MeasureEntry, closed_by_name, interval_adverb, stage_name,
};
use crate::source::{Sources, Spanned, natural_order};

/// Defines the columns in the order of the machine formats: each with its name there, its heading in the catalogue,
/// and its kind of values, as a function of [`Shown`] is named: `short`, `wrapping` or `number`.
macro_rules! columns {
    ($($(#[$doc:meta])* $column:ident = $name:literal, $title:ident, $form:ident;)*) => {
        /// A column of a list of activities, by its name in the machine formats.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Column {
            $($(#[$doc])* $column,)*
        }

        impl Column {
            /// Every column, in the order of the machine formats.
            pub const ALL: &[Self] = &[$(Self::$column),*];

            /// Returns the column's name in the machine formats.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$column => $name,)*
                }
            }

            /// Returns the column's default heading.
            pub fn title(self) -> &'static Text {
                match self {
                    $(Self::$column => &say::$title,)*
                }
            }

            /// Returns the header with a heading, for its kind of values.
            fn with_heading(self, heading: String) -> Shown {
                match self {
                    $(Self::$column => Shown::$form(heading),)*
                }
            }
        }
    };
}

/// Other words for columns, without accents.
const WORDS: [(Column, &[&str]); 6] = [
    (Column::Title, &["rubrik", "titel", "namn", "heading", "name"]),
    (Column::Owners, &["ansvariga", "agare", "owner"]),
    (Column::Start, &["start", "borjar"]),
    (Column::Note, &["kommentar", "comment"]),
    (Column::Deadline, &["senast", "klar"]),
    (Column::Tags, &["tagg", "tag"]),
];

columns! {
    /// The plan's id.
    Plan = "plan", PLAN, short;
    /// The goal's id.
    Goal = "goal", GOAL, short;
    /// The priority's id.
    Priority = "priority", PRIORITY, short;
    /// The activity's id.
    Id = "id", ID, short;
    /// The activity's title.
    Title = "title", ACTIVITY, wrapping;
    /// The description.
    Text = "text", TEXT, wrapping;
    /// The owners.
    Owners = "owners", OWNERS, wrapping;
    /// The supporting owners.
    Support = "support", SUPPORT, wrapping;
    /// The start.
    Start = "start", START, short;
    /// The interval at which it is repeated.
    Every = "every", EVERY, short;
    /// The deadline.
    Deadline = "deadline", DEADLINE, short;
    /// The last period or day it runs in.
    Until = "until", UNTIL, short;
    /// Its own tags.
    Tags = "tags", TAGS, wrapping;
    /// Its own links.
    Links = "links", LINKS, wrapping;
    /// Its own measures, each with its latest value.
    Measures = "measures", MEASURES, wrapping;
    /// The selected period.
    Period = "period", PERIOD, short;
    /// The status that was set, by its name in the scale.
    Status = "status", STATUS, short;
    /// The stage.
    Stage = "stage", STAGE, short;
    /// True if the stage is derived from the calendar.
    Derived = "derived", DERIVED, short;
    /// True if it is late: due, and not finished.
    Late = "late", LATE, short;
    /// The reason why it is closed.
    ClosedBy = "closed_by", CLOSED_BY, short;
    /// The note of its follow-up.
    Note = "note", NOTE, wrapping;
    /// The file that holds it.
    File = "file", FILE, wrapping;
    /// The line where its table begins.
    Line = "line", LINE, number;
}

impl Column {
    /// The default columns.
    pub const USUAL: [Self; 5] = [Self::Id, Self::Title, Self::Owners, Self::Start, Self::Status];

    /// The default columns when a status is asked for and there are notes.
    pub const WITH_NOTE: [Self; 6] = [Self::Id, Self::Title, Self::Owners, Self::Start, Self::Status, Self::Note];

    /// The default columns with notes, on a narrow screen.
    pub const WITH_NOTE_NARROW: [Self; 5] = [Self::Id, Self::Title, Self::Owners, Self::Status, Self::Note];

    /// Returns the levels that the column has the names of.
    fn levels(self) -> &'static [Level] {
        match self {
            Self::Goal => &[Level::Goal(Kind::Goal), Level::Goal(Kind::Direction)],
            Self::Priority => &[Level::Priority(Kind::Goal), Level::Priority(Kind::Direction)],
            Self::Title => &[Level::Activity],
            _ => &[],
        }
    }

    /// Returns the plans' own names for the column's level, in the singular; none if they use the default.
    pub fn own_names<'p, 'a: 'p>(self, plans: impl IntoIterator<Item = &'p Plan<'a>>) -> Vec<LevelName> {
        let of = |plan| self.levels().iter().filter_map(move |level| LevelName::own(plan, *level));
        plans.into_iter().flat_map(of).collect()
    }

    /// Returns the column of a name: that of the machine formats, what the plans call its level, or its heading in
    /// either language.
    pub fn named(name: &str, plans: &[&Plan<'_>]) -> Option<Self> {
        let key = loose_key(name.trim());
        let has = |text: &Text| Lang::ALL.iter().any(|lang| loose_key(text.get(*lang)) == key);
        let is_level = |column: &Self| {
            let mut names =
                column.levels().iter().flat_map(|level| plans.iter().map(|plan| LevelName::of(plan, *level)));
            names.any(|name| has(&name.one()) || has(&name.many()))
        };
        let all = || Self::ALL.iter().copied();
        let by_name = all().find(|column| column.name() == key);
        let by_title = || all().find(is_level).or_else(|| all().find(|column| has(column.title())));
        by_name.or_else(by_title).or_else(|| WORDS.iter().find(|(_, words)| words.contains(&&*key)).map(|(it, _)| *it))
    }

    /// Returns the column's heading, with the names that the plans give to their levels.
    pub fn heading<'p, 'a: 'p>(self, plans: impl IntoIterator<Item = &'p Plan<'a>>) -> Text {
        match self.levels() {
            [level, ..] => LevelName::common(plans, *level).heading(),
            [] => self.title().clone(),
        }
    }

    /// Returns whether its values depend on the selected period.
    pub fn is_of_period(self) -> bool {
        match self {
            Self::Measures
            | Self::Period
            | Self::Status
            | Self::Stage
            | Self::Derived
            | Self::Late
            | Self::ClosedBy
            | Self::Note => true,
            Self::Plan
            | Self::Goal
            | Self::Priority
            | Self::Id
            | Self::Title
            | Self::Text
            | Self::Owners
            | Self::Support
            | Self::Start
            | Self::Every
            | Self::Deadline
            | Self::Until
            | Self::Tags
            | Self::Links
            | Self::File
            | Self::Line => false,
        }
    }

    /// Returns the column's header over the activities of some plans.
    pub fn shown<'p, 'a: 'p>(self, plans: impl IntoIterator<Item = &'p Plan<'a>>, lang: Lang) -> Shown {
        let title = self.heading(plans).get(lang).to_owned();
        let shown = self.with_heading(title);
        if self == Self::Start { shown.narrow(say::START_SHORT.get(lang)) } else { shown }
    }

    /// Returns the value for machine formats: names and numbers as in the files, empty if there is none.
    pub fn value<'p>(self, it: &Assessable<'p, '_>, sources: &'p Sources) -> Cow<'p, str> {
        let joined = |names: Vec<&'p str>| match names[..] {
            [name] => Cow::Borrowed(name),
            _ => Cow::Owned(names.join("; ")),
        };
        let date = |date: Option<Spanned<When>>| Cow::Owned(date.map(|date| date.to_string()).unwrap_or_default());
        let truth = |is_so: bool| Cow::Borrowed(if is_so { "true" } else { "false" });
        let Assessable { plan, thing, standing } = *it;
        let activity = it.entry().map(|entry| entry.activity);
        let file = sources.file(thing.file());
        match self {
            Self::Plan => Cow::Borrowed(&*plan.id.value),
            Self::Goal => Cow::Borrowed(&*thing.goal().id.value),
            Self::Priority => Cow::Borrowed(thing.priority().map_or("", |priority| &*priority.id.value)),
            Self::Id => Cow::Borrowed(&*thing.id().value),
            Self::Title => Cow::Borrowed(&*thing.title().value),
            Self::Text => Cow::Borrowed(thing.text().map_or("", |text| text)),
            Self::Owners => joined(it.owners().collect()),
            Self::Support => {
                joined(it.entry().into_iter().flat_map(|entry| entry.support().collect::<Vec<_>>()).collect())
            }
            Self::Start => date(thing.start()),
            Self::Every => Cow::Borrowed(activity.and_then(|it| it.every).map_or("", |every| every.name())),
            Self::Deadline => date(activity.and_then(|it| it.deadline)),
            Self::Until => date(activity.and_then(|it| it.until)),
            Self::Tags => joined(thing.tags().iter().map(|tag| &*tag.value).collect()),
            Self::Links => Cow::Owned(thing.links().iter().map(Link::written).collect::<Vec<_>>().join("; ")),
            Self::Measures => Cow::Owned(measure::latest_written(thing.measures(), standing.period)),
            Self::Period => Cow::Owned(standing.period.to_string()),
            Self::Status => Cow::Borrowed(standing.status.map_or("", |status| &*status.name.value)),
            Self::Stage => Cow::Borrowed(standing.told_stage().map_or("", Stage::name)),
            Self::Derived => truth(standing.is_derived()),
            Self::Late => truth(standing.is_late),
            Self::ClosedBy => Cow::Borrowed(standing.closed_by.map_or("", ClosedBy::name)),
            Self::Note => Cow::Borrowed(standing.note.unwrap_or_default()),
            Self::File => Cow::Borrowed(file.path()),
            Self::Line => Cow::Owned(file.line(thing.span().start).to_string()),
        }
    }

    /// Returns the value of a measure that lacks one, for machine formats: empty where only what is assessed has any.
    pub fn of_measure<'p>(self, it: &MeasureEntry<'p, '_>, sources: &'p Sources) -> Cow<'p, str> {
        let MeasureEntry { plan, thing, measure, period, asked } = *it;
        let file = sources.file(thing.file());
        match self {
            Self::Plan => Cow::Borrowed(&*plan.id.value),
            Self::Goal => Cow::Borrowed(&*thing.goal().id.value),
            Self::Priority => Cow::Borrowed(thing.priority().map_or("", |priority| &*priority.id.value)),
            Self::Id => Cow::Borrowed(&*measure.id.value),
            Self::Title => Cow::Borrowed(&*measure.title.value),
            Self::Owners => Cow::Owned(it.owners().collect::<Vec<_>>().join("; ")),
            Self::Measures => Cow::Owned(measure::latest_written(std::slice::from_ref(measure), period)),
            Self::Period => Cow::Owned(asked.unwrap_or(period).to_string()),
            Self::File => Cow::Borrowed(file.path()),
            Self::Line => Cow::Owned(file.line(measure.span.start).to_string()),
            Self::Text
            | Self::Support
            | Self::Start
            | Self::Every
            | Self::Deadline
            | Self::Until
            | Self::Tags
            | Self::Links
            | Self::Status
            | Self::Stage
            | Self::Derived
            | Self::Late
            | Self::ClosedBy
            | Self::Note => Cow::Borrowed(""),
        }
    }

    /// Returns the value for people.
    pub fn cell(self, entry: &Entry<'_, '_>, sources: &Sources, lang: Lang) -> Cell {
        let yes_or_no = |is_so: bool| Cell::text(if is_so { &say::YES } else { &say::NO }.get(lang));
        match self {
            Self::Status => standing::status(&entry.assessable(), lang),
            Self::Every => Cell::text(
                entry
                    .activity
                    .every
                    .map(|every| interval_adverb(*every))
                    .map_or(String::new(), |interval| interval.get(lang).to_owned()),
            ),
            Self::Owners => Cell::text(entry.owners().collect::<Vec<_>>().join(", ")),
            Self::Support => Cell::text(entry.support().collect::<Vec<_>>().join(", ")),
            Self::Tags => Cell::text(entry.activity.tags.iter().map(|tag| &*tag.value).collect::<Vec<_>>().join(", ")),
            Self::Text => Cell::Prose(Prose::new(self.value(&entry.assessable(), sources))),
            Self::Links => Cell::Prose(prose::links(&entry.activity.links)),
            Self::Measures => Cell::Prose(measure::lines(&entry.activity.measures, entry.standing.period, lang)),
            Self::Note => prose::note(&entry.standing, &entry.activity.follow_ups),
            Self::Stage => {
                let stage = entry.standing.told_stage().map(|stage| stage_name(stage).get(lang).to_owned());
                Cell::Text(stage.unwrap_or_default())
            }
            Self::Derived => yes_or_no(entry.standing.is_derived()),
            Self::Late => yes_or_no(entry.standing.is_late),
            Self::ClosedBy => {
                let why = entry.standing.closed_by.map(|by| closed_by_name(by).get(lang).to_owned());
                Cell::Text(why.unwrap_or_default())
            }
            _ => Cell::text(self.value(&entry.assessable(), sources)),
        }
    }

    /// Compares two activities by the column: ids by number, periods by date, stages in the order of the scale, names
    /// by the alphabet. Empty values come last.
    pub fn compare(self, a: &Entry<'_, '_>, b: &Entry<'_, '_>, sources: &Sources, alphabet: &Alphabet) -> Ordering {
        let value = |entry: &Entry<'_, '_>| self.value(&entry.assessable(), sources).into_owned();
        match self {
            Self::Start => by_date(a.activity.start, b.activity.start),
            Self::Deadline => by_date(a.activity.deadline, b.activity.deadline),
            Self::Until => by_date(a.activity.until, b.activity.until),
            Self::Period => a.standing.period.cmp(&b.standing.period),
            Self::Status | Self::Stage => {
                let place = |entry: &Entry<'_, '_>| {
                    entry.plan.scale.order().iter().position(|stage| *stage == entry.standing.stage)
                };
                place(a).cmp(&place(b))
            }
            Self::Line => {
                let line = |entry: &Entry<'_, '_>| sources.file(entry.goal.file).line(entry.activity.span.start);
                line(a).cmp(&line(b))
            }
            Self::Plan | Self::Goal | Self::Priority | Self::Id | Self::File => {
                empty_last(&value(a), &value(b), natural_order)
            }
            Self::Title
            | Self::Text
            | Self::Owners
            | Self::Support
            | Self::Every
            | Self::Tags
            | Self::Links
            | Self::Measures
            | Self::Derived
            | Self::Late
            | Self::ClosedBy
            | Self::Note => empty_last(&value(a), &value(b), |a, b| alphabet.compare(a, b)),
        }
    }
}

fn by_date(a: Option<Spanned<When>>, b: Option<Spanned<When>>) -> Ordering {
    let date = |date: Option<Spanned<When>>| date.map(|date| *date);
    a.is_none().cmp(&b.is_none()).then_with(|| date(a).cmp(&date(b)))
}

fn empty_last(a: &str, b: &str, order: impl Fn(&str, &str) -> Ordering) -> Ordering {
    a.is_empty().cmp(&b.is_empty()).then_with(|| order(a, b))
}
