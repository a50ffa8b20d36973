//! A three-way merge of the keys of one object.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::content::{EntityKey, Fields, under};
use super::order::{common, joined};
use super::value::{KeyValue, Single};

/// The merged keys of an object.
#[derive(Debug, Default)]
pub(super) struct Agreement {
    /// The keys with our side in each dispute.
    pub(super) ours: Fields,
    /// The keys with their side in each dispute.
    pub(super) theirs: Fields,
    /// The keys that both sides changed differently.
    pub(super) disputed: Vec<Vec<String>>,
}

/// Merges the keys of an object.
///
/// A follow-up of one period is disputed as a whole, because a note belongs to its status.
pub(super) fn agree(base: &Fields, ours: &Fields, theirs: &Fields) -> Agreement {
    let mut agreement = Agreement::default();
    let units: BTreeSet<&[String]> = [base, ours, theirs].into_iter().flatten().map(unit).collect();
    for name in units {
        let of = |fields: &Fields| -> Fields {
            let own = under(fields, name).filter(|field| unit(*field) == name);
            own.map(|(path, field)| (path.clone(), field.clone())).collect()
        };
        agreement.add(&of(base), of(ours), of(theirs));
    }
    agreement
}

/// Returns the part of a key that names its unit.
fn unit<'f>((path, field): (&'f Vec<String>, &'f EntityKey)) -> &'f [String] {
    &path[..field.unit.min(path.len())]
}

impl Agreement {
    /// Merges the keys of one unit.
    fn add(&mut self, base: &Fields, ours: Fields, theirs: Fields) {
        let both = if ours == *base || ours == theirs {
            theirs
        } else if theirs == *base {
            ours
        } else {
            match key_by_key(base, &ours, &theirs) {
                Some(both) => both,
                None => return self.dispute(ours, theirs),
            }
        };
        self.ours.extend(both.clone());
        self.theirs.extend(both);
    }

    fn dispute(&mut self, ours: Fields, theirs: Fields) {
        let paths: BTreeSet<&Vec<String>> = ours.keys().chain(theirs.keys()).collect();
        let mut differ: Vec<Vec<String>> =
            paths.into_iter().filter(|path| ours.get(*path) != theirs.get(*path)).cloned().collect();
        // A removed unit is disputed as a whole. A status is reported before its note.
        if ours.is_empty() || theirs.is_empty() {
            differ = ours.iter().chain(&theirs).map(unit).map(<[String]>::to_vec).take(1).collect();
        }
        differ.sort_by_key(|path| path.last().is_none_or(|last| last != "status"));
        self.disputed.extend(differ);
        self.ours.extend(ours);
        self.theirs.extend(theirs);
    }
}

/// Merges the keys that both sides changed; `None` if they differ, or if one side removed what the other changed.
fn key_by_key(base: &Fields, ours: &Fields, theirs: &Fields) -> Option<Fields> {
    let was_taken = |side: &Fields| side.is_empty() && !base.is_empty();
    // A list can be emptied and filled again. A unit with several keys either exists or does not.
    let has_lists_only =
        [base, ours, theirs].into_iter().flatten().all(|(_, it)| matches!(it.value, KeyValue::List(_)));
    if (was_taken(ours) || was_taken(theirs)) && !has_lists_only {
        return None;
    }
    let paths: BTreeSet<&Vec<String>> = [base, ours, theirs].into_iter().flat_map(BTreeMap::keys).collect();
    let mut both = Fields::new();
    for path in paths {
        let (was, our, their) = (base.get(path), ours.get(path), theirs.get(path));
        let kept = if our == was || our == their {
            their.cloned()
        } else if their == was {
            our.cloned()
        } else {
            Some(of_lists(was, our, their)?)
        };
        both.extend(kept.map(|field| (path.clone(), field)));
    }
    // A table that was empty is not empty once a key is added.
    let is_filled = |path: &[String]| under(&both, path).nth(1).is_some();
    let filled = both.iter().filter(|(path, field)| field.value == KeyValue::Empty && is_filled(path));
    for path in filled.map(|(path, _)| path.clone()).collect::<Vec<_>>() {
        both.remove(&path);
    }
    Some(both)
}

/// Merges two changes of a list: the additions of either side are added, the removals of either side are removed.
fn of_lists(base: Option<&EntityKey>, ours: Option<&EntityKey>, theirs: Option<&EntityKey>) -> Option<EntityKey> {
    let values = |field: Option<&EntityKey>| match field.map(|field| &field.value) {
        None => Some(Vec::new()),
        Some(KeyValue::List(values)) => Some(values.clone()),
        Some(_) => None,
    };
    let (was, our, their) = (values(base)?, values(ours)?, values(theirs)?);
    let sets = [&was, &our, &their].map(|values| values.iter().collect::<HashSet<_>>());
    let [in_base, in_ours, in_theirs] = &sets;
    let [kept_of_base, kept_of_ours, kept_of_theirs] = common([&was, &our, &their]);
    let new = |side: &'_ [Single]| side.iter().filter(|it| !in_base.contains(it)).cloned().collect::<Vec<_>>();
    // Both sides replaced the same item by different ones.
    let is_gone_in_both = was.iter().any(|it| !in_ours.contains(it) && !in_theirs.contains(it));
    let is_same_replaced = is_gone_in_both && new(&our) != new(&their);
    // Both sides reordered the items, differently.
    let is_order_disputed =
        kept_of_ours != kept_of_theirs && kept_of_ours != kept_of_base && kept_of_theirs != kept_of_base;
    if is_same_replaced || is_order_disputed {
        return None;
    }
    let is_theirs_first = kept_of_ours == kept_of_base && kept_of_theirs != kept_of_base;
    let (first, second) = if is_theirs_first { (&their, &our) } else { (&our, &their) };
    // Items removed by the other side are dropped. Its additions in the same place come first.
    let is_kept = |it: &&Single| !in_base.contains(it) || in_ours.contains(it) && in_theirs.contains(it);
    let in_second = if is_theirs_first { in_ours } else { in_theirs };
    let (first, second) = (first.iter().filter(is_kept).collect(), second.iter().filter(is_kept).collect());
    let both = joined(first, second, |it| !in_second.contains(it)).into_iter().cloned().collect();
    let like = ours.or(theirs)?;
    Some(EntityKey { value: KeyValue::List(both), ..like.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::merge::content::FileContent;
    use crate::load::FileKind;

    fn fields(text: &str) -> Fields {
        let text = format!("[[activity]]\nid = \"1\"\n{text}");
        let content = FileContent::of(&text, FileKind::Goal).expect("it is right");
        content.things.into_values().nth(1).expect("an activity").fields
    }

    fn agreed(base: &str, ours: &str, theirs: &str) -> Option<Fields> {
        let agreement = agree(&fields(base), &fields(ours), &fields(theirs));
        assert_eq!(agreement.disputed.is_empty(), agreement.ours == agreement.theirs);
        agreement.disputed.is_empty().then_some(agreement.ours)
    }

    /// Tests a merge in both directions.
    fn assert_agreed(base: &str, ours: &str, theirs: &str, both: &str) {
        assert_eq!(agreed(base, ours, theirs), Some(fields(both)));
        assert_eq!(agreed(base, theirs, ours), Some(fields(both)));
    }

    fn assert_disputed(base: &str, ours: &str, theirs: &str) {
        assert_eq!(agreed(base, ours, theirs), None);
        assert_eq!(agreed(base, theirs, ours), None);
    }

    #[test]
    fn a_status_and_a_note_go_together_and_two_statuses_do_not() {
        let with = |inner: &str| format!("follow_up.2024 = {{ {inner} }}");
        assert_agreed(
            &with("status = \"A\""),
            &with("status = \"B\""),
            &with("status = \"A\", note = \"n\""),
            &with("status = \"B\", note = \"n\""),
        );
        assert_disputed(&with("status = \"A\""), &with("status = \"B\""), &with("status = \"C\""));
        assert_disputed("", &with("status = \"B\""), &with("status = \"C\", note = \"n\""));
        assert_agreed(
            "",
            &with("status = \"B\""),
            "follow_up.2025 = {}",
            "follow_up.2024.status = \"B\"\nfollow_up.2025 = {}",
        );
        assert_agreed(&with(""), &with("status = \"B\""), &with("note = \"n\""), &with("status = \"B\", note = \"n\""));
        // One side removed what the other changed.
        assert_disputed(&with("status = \"A\", note = \"n\""), &with("status = \"A\", note = \"m\""), "");
        assert_disputed("every = \"year\"", "every = \"month\"", "");
    }

    #[test]
    fn what_is_disputed_is_so_as_a_whole() {
        let with = |inner: &str| fields(&format!("follow_up.2024 = {{ {inner} }}"));
        let (ours, theirs) = (with("status = \"B\""), with("status = \"C\", note = \"n\""));
        let agreement = agree(&Fields::new(), &ours, &theirs);
        let is_status = |(path, _): &(&Vec<String>, &EntityKey)| path.len() > 1;
        assert_eq!(agreement.ours.iter().filter(is_status).count(), 1);
        assert_eq!(agreement.theirs.iter().filter(is_status).count(), 2);
        assert_eq!(agreement.disputed.len(), 2);
    }

    #[test]
    fn lists_hold_what_either_added_and_not_what_either_took_away() {
        let list = |names: &str| {
            let names: Vec<String> = names.chars().map(|name| format!("\"{name}\"")).collect();
            format!("owners = [{}]", names.join(", "))
        };
        let cases =
            [("A", "AB", "A", "AB"), ("AB", "A", "B", ""), ("AB", "ABC", "B", "BC"), ("ABC", "BAC", "ABCD", "BACD")];
        for (base, ours, theirs, both) in cases {
            assert_agreed(&list(base), &list(ours), &list(theirs), &list(both));
        }
        assert_eq!(agreed(&list("A"), &list("AB"), &list("AC")), Some(fields(&list("ABC"))));
        assert_eq!(agreed("", &list("B"), &list("C")), Some(fields(&list("BC"))));
        assert_disputed(&list("A"), &list("B"), &list("C"));
        assert_disputed(&list("ABC"), &list("BAC"), &list("CBA"));
    }
}
