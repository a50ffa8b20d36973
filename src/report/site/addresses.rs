//! The addresses of a site. That of a thing depends only on its id, so it is permanent.

use std::collections::{BTreeMap, BTreeSet};

use super::paths::{OWNERS, TOP, checksum_of_logo};
use crate::model::{OwnerId, Plan, Thing, loose_key};
use crate::report::view::site::{anchor_of, anchor_of_owner, anchor_of_plan};
use crate::source::hash;

/// The most bytes of a file name without its extension.
const LONGEST: usize = 80;
/// Names that Windows reserves for devices; `com` and `lpt` are followed by a digit.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// The addresses of a site.
#[derive(Debug, Default)]
pub struct Addresses {
    /// The path of each page, or of a place within a page, by anchor.
    pub(super) by_anchor: BTreeMap<String, String>,
    /// The redirects: from a path to a path, with the title of the target.
    pub(super) redirects: Vec<(String, String, String)>,
}

impl Addresses {
    /// Returns the addresses of some plans.
    pub fn of(plans: &[&Plan<'_>]) -> Self {
        let mut addresses = Self::default();
        let folders = names(plans.iter().map(|plan| &*plan.id.value), Exactness::OfId);
        for (plan, folder) in plans.iter().zip(&folders) {
            addresses.add(plan, folder);
        }
        addresses
    }

    /// Returns the path of a page, without its extension.
    pub(super) fn stem(&self, anchor: &str) -> &str {
        self.by_anchor.get(anchor).and_then(|path| path.strip_suffix(".html")).unwrap_or_default()
    }

    fn add(&mut self, plan: &Plan<'_>, folder: &str) {
        // Of two plans with the same id, which is an error, the first has the page.
        self.by_anchor.entry(anchor_of_plan(plan)).or_insert(format!("{folder}/index.html"));
        let things: Vec<Thing<'_, '_>> = Thing::all(plan).filter(Thing::is_whole).collect();
        let ids = things.iter().map(|thing| &*thing.id().value);
        let mut taken = BTreeSet::from(["index".to_owned()]);
        for (thing, name) in things.iter().zip(names(ids, Exactness::OfId)) {
            let path = match thing {
                Thing::Priority(goal, _) => format!("{}#{}", self.path_of(plan, &goal.id.value), &*thing.id().value),
                Thing::Goal(_) | Thing::Activity(..) => format!("{folder}/{name}.html"),
            };
            if let Thing::Priority(..) = thing {
                let title = format!("{} {}", &*thing.id().value, &*thing.title().value);
                self.redirects.push((format!("{folder}/{name}.html"), path.clone(), title));
            }
            // Of two things with the same id, which is an error in the plan, the first has the page.
            self.by_anchor.entry(anchor_of(plan, &thing.id().value)).or_insert(path);
            taken.insert(name);
        }
        for thing in &things {
            for former in thing.formerly() {
                let name = names([&*former.value].into_iter(), Exactness::OfId).remove(0);
                if taken.insert(name.clone()) {
                    let title = format!("{} {}", &*thing.id().value, &*thing.title().value);
                    let to = self.path_of(plan, &thing.id().value).to_owned();
                    self.redirects.push((format!("{folder}/{name}.html"), to, title));
                }
            }
        }
        self.add_owners(plan, folder);
    }

    fn add_owners(&mut self, plan: &Plan<'_>, folder: &str) {
        let owners: Vec<(OwnerId, &str)> = plan.register.iter().map(|(id, owner)| (id, &*owner.name.value)).collect();
        let file_names = names(owners.iter().map(|(_, name)| *name), Exactness::OfName);
        let mut taken: BTreeSet<String> = file_names.iter().cloned().collect();
        for ((_, name), file) in owners.iter().zip(&file_names) {
            self.by_anchor.entry(anchor_of_owner(plan, name)).or_insert(format!("{folder}/{OWNERS}/{file}.html"));
        }
        for ((id, name), file) in owners.iter().zip(&file_names) {
            for alias in &plan.register.get(*id).aliases {
                let former = names([&*alias.value].into_iter(), Exactness::OfName).remove(0);
                if taken.insert(former.clone()) {
                    let path = |file: &str| format!("{folder}/{OWNERS}/{file}.html");
                    self.redirects.push((path(&former), path(file), (*name).to_owned()));
                }
            }
        }
    }

    fn path_of(&self, plan: &Plan<'_>, id: &str) -> &str {
        self.by_anchor.get(&anchor_of(plan, id)).map_or("", String::as_str)
    }
}

/// The precision of a file name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Exactness {
    /// Different ids must never have the same name.
    OfId,
    /// An owner's name, without accents and spaces.
    OfName,
}

/// Returns a file name for each text, valid and distinct on every file system. It does not depend on the order of the
/// texts, and on other texts only in case of a collision.
fn names<'t>(texts: impl Iterator<Item = &'t str>, exactness: Exactness) -> Vec<String> {
    let texts: Vec<&str> = texts.collect();
    let plain: Vec<String> = texts.iter().map(|text| name(text, exactness)).collect();
    let mut texts_of: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (text, name) in texts.iter().zip(&plain) {
        texts_of.entry(name).or_default().insert(text);
    }
    let is_alone = |name: &str| texts_of.get(name).is_none_or(|texts| texts.len() == 1);
    let named = |(text, name): (&&str, &String)| {
        if is_alone(name) || *text == name {
            return name.clone();
        }
        // Somebody may have an id that looks like this name.
        Some(told_apart(name, text))
            .filter(|it| !texts_of.contains_key(&**it))
            .unwrap_or_else(|| format!("{name}-{}", hash(text)))
    };
    texts.iter().zip(&plain).map(named).collect()
}

fn told_apart(name: &str, text: &str) -> String {
    format!("{name}-{}", &hash(text)[..8])
}

/// Returns a text as a file name of lower-case ASCII characters.
fn name(text: &str, exactness: Exactness) -> String {
    let lower = text.to_lowercase();
    let (letters, is_exact) = match exactness {
        Exactness::OfId => {
            (lower.clone(), lower.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte)))
        }
        Exactness::OfName => (loose_key(text).into_owned(), true),
    };
    let mut name = String::new();
    for c in loose_key(&letters).chars() {
        let c = if c.is_ascii_alphanumeric() || c == '.' || c == '_' { c } else { '-' };
        if c != '-' || !name.ends_with('-') {
            name.push(c);
        }
    }
    let trimmed = name.trim_matches(['-', '.', '_']);
    let is_short = trimmed.len() <= LONGEST;
    let kept = &trimmed[..trimmed.len().min(LONGEST)];
    let is_whole = is_exact && is_short && (exactness == Exactness::OfName || trimmed == letters) && !kept.is_empty();
    let is_taken = kept == "index" || TOP.contains(&kept) || checksum_of_logo(kept).is_some();
    if is_whole && !is_device(kept) && !is_taken { kept.to_owned() } else { told_apart(&format!("x-{kept}"), text) }
}

fn is_device(name: &str) -> bool {
    let name = name.split('.').next().unwrap_or_default();
    let is_numbered =
        |device: &str| name.strip_prefix(device).is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']));
    DEVICES.contains(&name) || NUMBERED_DEVICES.iter().any(|device| is_numbered(device))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_ids<const N: usize>(ids: [&str; N]) -> Vec<String> {
        names(ids.into_iter(), Exactness::OfId)
    }

    #[test]
    fn an_ordinary_id_is_its_own_address() {
        assert_eq!(of_ids(["4.1.3-2", "P1.F1.A4", "a_b"]), ["4.1.3-2", "p1.f1.a4", "a_b"]);
        let owners = names(["Främjandeverksamhet bild och form", "Kulturchef"].into_iter(), Exactness::OfName);
        assert_eq!(owners, ["framjandeverksamhet-bild-och-form", "kulturchef"]);
    }

    #[test]
    fn every_file_system_takes_the_others_and_tells_them_apart() {
        let ids = [
            "a/b",
            "a#b",
            "a%b",
            "å",
            "a",
            "con",
            "nul.1",
            "com1",
            "..",
            "../../etc",
            "A-b",
            "a-b",
            "a-B",
            "index",
            "index.html",
            "style.css",
            "plan-site.txt",
            "logo-00d21d4b00d21d4b.png",
            "a\u{30a}",
            "a-44d21d4b",
            "17§",
            "-",
            "x.",
        ];
        let names = of_ids(ids);
        let lower: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(lower.len(), names.len(), "{names:?}");
        for name in &names {
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
            assert!(name.bytes().all(is_plain) && !name.starts_with(['.', '-']) && !name.ends_with('.'), "{name}");
            assert!(!is_device(name) && name != "index" && !TOP.contains(&&**name), "{name}");
            assert!(checksum_of_logo(name).is_none(), "{name}");
        }
        assert!(of_ids([&*"å".repeat(300)])[0].len() < 100);
    }

    #[test]
    fn an_address_stays_when_things_are_added_and_moved_around() {
        let before = of_ids(["4.1-1", "a/b", "con"]);
        let after = of_ids(["con", "x-y", "a/b", "4.1-10", "4.1-1", "a-b"]);
        assert_eq!([&before[0], &before[1], &before[2]], [&after[4], &after[2], &after[0]]);
    }
}
