//! Amendments of a goal, a priority or an activity: a stated follow-up, or a corrected key.

use std::collections::VecDeque;

use super::draft::{Draft, KeyChange};
use super::layout::{Route, Spelled};
use super::links::{LinkChanges, sources_step};
use super::statement::Statement;
use crate::model::{Activity, FollowUp, Interval, OwnerId, OwnerRef, Owners, Period, Str, Thing, When, same_key};
use crate::source::Spanned;

/// The new values of a goal, a priority or an activity. A key that is `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Amendment {
    /// The follow-up to state, and its period.
    pub follow_up: Option<(Period, Statement)>,
    /// The adopted wording.
    pub title: Option<String>,
    /// The longer text; an empty one removes the key.
    pub text: Option<String>,
    /// The tags to add, and the tags to remove.
    pub tags: [Vec<String>; 2],
    /// The links to add and to remove.
    pub links: LinkChanges,
    /// The links to add to a follow-up and to remove from it, and its period.
    pub sources: Option<(Period, LinkChanges)>,
    /// The owners, replacing all others, each with the name to write. An empty list removes the key, so that the
    /// owners of the parent apply.
    pub owners: Option<Vec<(OwnerId, String)>>,
    /// The owners to add, each with the name to write.
    pub added_owners: Vec<(OwnerId, String)>,
    /// The owners to remove.
    pub dropped_owners: Vec<DroppedOwner>,
    /// The owners in support, replacing all others, each with the name to write.
    pub support: Option<Vec<(OwnerId, String)>>,
    /// The start; `Some(None)` removes it.
    pub start: Option<Option<When>>,
    /// The interval of repetition; `Some(None)` removes it.
    pub every: Option<Option<Interval>>,
    /// The deadline; `Some(None)` removes it.
    pub deadline: Option<Option<When>>,
    /// The last period or day; `Some(None)` removes it.
    pub until: Option<Option<When>>,
}

/// An owner to remove.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DroppedOwner {
    /// The owner in the register, if the register has the name.
    pub id: Option<OwnerId>,
    /// The name as given.
    pub name: String,
}

impl DroppedOwner {
    /// Returns whether an activity's owner is this one.
    pub fn is(&self, owner: &OwnerRef<'_>) -> bool {
        match (self.id, owner.id) {
            (None, None) => same_key(&self.name) == same_key(&owner.name),
            (dropped, named) => dropped == named,
        }
    }
}

impl Amendment {
    /// Returns whether the follow-up would change.
    pub fn changes_follow_up(&self, thing: Thing<'_, '_>) -> bool {
        self.steps(thing).iter().any(|step| {
            let (KeyChange::Set(path, _) | KeyChange::Remove(path)) = step;
            path.first().is_some_and(|key| key == "follow_up")
        })
    }

    /// Returns the period of the follow-up that is stated, or whose links change.
    pub fn period(&self) -> Option<Period> {
        let of_sources = self.sources.as_ref().map(|(period, _)| *period);
        self.follow_up.as_ref().map(|(period, _)| *period).or(of_sources)
    }

    /// Resolves added and dropped owners against the inherited ones, for an activity that names no owners itself.
    #[must_use]
    pub fn resting_on(self, answering: &[OwnerRef<'_>]) -> Self {
        if self.added_owners.is_empty() && self.dropped_owners.is_empty() {
            return self;
        }
        let is_dropped = |owner: &&OwnerRef<'_>| self.dropped_owners.iter().any(|dropped| dropped.is(owner));
        let kept = answering.iter().filter(|owner| !is_dropped(owner));
        let mut owners: Vec<(OwnerId, String)> =
            kept.filter_map(|owner| Some((owner.id?, owner.name.to_string()))).collect();
        for (id, name) in &self.added_owners {
            if owners.iter().all(|(known, _)| known != id) {
                owners.push((*id, name.clone()));
            }
        }
        Self { owners: Some(owners), added_owners: Vec::new(), dropped_owners: Vec::new(), ..self }
    }

    /// Returns the names of the new owners, or `None` if they stay the same.
    fn new_owners(&self, now: &Owners<'_>) -> Option<Vec<String>> {
        if let Some(owners) = &self.owners {
            let is_so = if owners.is_empty() { !now.is_stated() } else { are(&now.named, owners) };
            return (!is_so).then(|| owners.iter().map(|(_, name)| name.clone()).collect());
        }
        let is_dropped = |owner: &&OwnerRef<'_>| self.dropped_owners.iter().any(|dropped| dropped.is(owner));
        let has = |id: OwnerId| now.named.iter().any(|owner| owner.id == Some(id));
        let kept = now.named.iter().filter(|owner| !is_dropped(owner)).map(|owner| owner.name.to_string());
        let added = self.added_owners.iter().filter(|(id, _)| !has(*id)).map(|(_, name)| name.clone());
        let owners: Vec<String> = kept.chain(added).collect();
        (!owners.iter().map(String::as_str).eq(now.named.iter().map(|owner| &**owner.name))).then_some(owners)
    }

    /// Returns the keys of a new goal, priority or activity with these values.
    pub fn members(&self) -> Vec<(&'static str, Spelled)> {
        let text = |text: &Option<String>| text.as_ref().filter(|text| !text.is_empty()).map(Spelled::text);
        let listed = |items: Vec<Spelled>| Some(items).filter(|items| !items.is_empty()).map(Spelled::List);
        let owners = |owners: &Option<Vec<(OwnerId, String)>>| {
            listed(owners.iter().flatten().map(|(_, name)| Spelled::text(name)).collect())
        };
        let date = |date: Option<Option<When>>| date.flatten().map(Spelled::when);
        let members = [
            ("title", self.title.as_ref().map(Spelled::text)),
            ("text", text(&self.text)),
            ("owners", owners(&self.owners)),
            ("support", owners(&self.support)),
            ("start", date(self.start)),
            ("every", self.every.flatten().map(|every| Spelled::text(every.name()))),
            ("deadline", date(self.deadline)),
            ("until", date(self.until)),
            ("tags", listed(self.new_tags(&[]).unwrap_or_default())),
            ("links", listed(self.links.applied(&[]).unwrap_or_default())),
        ];
        members.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
    }

    /// Returns the steps that are needed; none if the file already says all of it.
    fn steps(&self, thing: Thing<'_, '_>) -> Vec<KeyChange> {
        let mut steps = Vec::new();
        if let Some(title) = self.title.as_ref().filter(|title| **title != *thing.title().value) {
            steps.push(KeyChange::Set(vec!["title".to_owned()], Spelled::text(title)));
        }
        if let Some(text) = self.text.as_ref().filter(|text| thing.text().map_or("", |now| now) != **text) {
            let path = vec!["text".to_owned()];
            steps.push(if text.is_empty() {
                KeyChange::Remove(path)
            } else {
                KeyChange::Set(path, Spelled::text(text))
            });
        }
        let owners = self.new_owners(thing.owners()).map(|owners| owners.into_iter().map(Spelled::Text).collect());
        steps.extend(owners.map(|owners| put_list("owners", owners)));
        steps.extend(self.new_tags(thing.tags()).map(|tags| put_list("tags", tags)));
        steps.extend(self.links.applied(thing.links()).map(|links| put_list("links", links)));
        if let Thing::Activity(_, _, activity) = thing {
            steps.extend(self.steps_of_activity(activity));
        }
        if let Some((period, statement)) = &self.follow_up {
            steps.extend(statement.steps(*period, follow_up(thing, *period)));
        }
        if let Some((period, sources)) = &self.sources {
            let now = follow_up(thing, *period).map_or(&[][..], |now| &now.links);
            let path = vec!["follow_up".to_owned(), period.to_string()];
            steps.extend(sources.applied(now).map(|links| sources_step(path, links)));
        }
        steps
    }

    /// Returns the new tags, or `None` if they stay the same.
    fn new_tags(&self, now: &[Spanned<Str<'_>>]) -> Option<Vec<Spelled>> {
        let [added, dropped] = &self.tags;
        let is = |tag: &str, other: &str| same_key(tag) == same_key(other);
        let kept: Vec<&str> =
            now.iter().map(|tag| &*tag.value).filter(|tag| !dropped.iter().any(|gone| is(gone, tag))).collect();
        let mut tags = kept.clone();
        for tag in added {
            if !tags.iter().any(|known| is(known, tag)) {
                tags.push(tag);
            }
        }
        (tags.len() != kept.len() || kept.len() != now.len()).then(|| tags.into_iter().map(Spelled::text).collect())
    }

    /// Returns the steps for the keys that only activities have.
    fn steps_of_activity(&self, activity: &Activity<'_>) -> Vec<KeyChange> {
        let mut steps = Vec::new();
        let mut put = |key: &str, value: Option<Spelled>| {
            let path = vec![key.to_owned()];
            steps.push(
                value.map_or_else(|| KeyChange::Remove(path.clone()), |value| KeyChange::Set(path.clone(), value)),
            );
        };
        if let Some(support) = self.support.as_ref().filter(|support| !are(&activity.support, support)) {
            put("support", Some(names(support)).filter(|_| !support.is_empty()));
        }
        if let Some(every) = self.every.filter(|every| *every != activity.every.map(|every| *every)) {
            put("every", every.map(|every| Spelled::text(every.name())));
        }
        let dates = [
            ("start", self.start, activity.start),
            ("deadline", self.deadline, activity.deadline),
            ("until", self.until, activity.until),
        ];
        for (key, wanted, now) in dates {
            let now = now.map(|now: Spanned<When>| *now);
            if let Some(date) = wanted.filter(|wanted| *wanted != now) {
                put(key, date.map(Spelled::when));
            }
        }
        steps
    }
}

/// Returns the step that sets a list; an empty list removes the key.
fn put_list(key: &str, items: Vec<Spelled>) -> KeyChange {
    let path = vec![key.to_owned()];
    if items.is_empty() { KeyChange::Remove(path) } else { KeyChange::Set(path, Spelled::List(items)) }
}

fn follow_up<'p, 'a>(thing: Thing<'p, 'a>, period: Period) -> Option<&'p FollowUp<'a>> {
    thing.follow_ups().iter().find(|it| *it.period == period)
}

fn names(owners: &[(OwnerId, String)]) -> Spelled {
    Spelled::texts(owners.iter().map(|(_, name)| name))
}

/// Returns whether the named owners are exactly these, in this order.
fn are(owners: &[OwnerRef<'_>], named: &[(OwnerId, String)]) -> bool {
    owners.iter().map(|owner| owner.id).eq(named.iter().map(|(id, _)| Some(*id)))
}

impl Draft {
    /// Amends goals, priorities and activities; what already holds is left unchanged. A file is parsed once for
    /// each step of its longest amendment. The error is the first route that is not found, or not unique.
    pub fn amend_all<'p>(&mut self, amendments: &[(Thing<'p, '_>, Amendment)]) -> Result<(), Route<'p>> {
        let steps = |(thing, amendment): &(Thing<'p, '_>, Amendment)| {
            (thing.file(), Route::thing(*thing), VecDeque::from(amendment.steps(*thing)))
        };
        self.take_steps(amendments.iter().map(steps).collect())
    }
}
