//! Changes of lists of links.

use super::draft::KeyChange;
use super::layout::Spelled;
use crate::model::Link;

/// The links to add to a list, and to remove from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkChanges {
    /// The links to add, each with an optional title.
    pub added: Vec<(Option<String>, String)>,
    /// The addresses of the links to remove.
    pub dropped: Vec<String>,
}

impl LinkChanges {
    /// Returns whether nothing is to be added or removed.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.dropped.is_empty()
    }

    /// Returns the new list, or `None` if it stays the same. Adding a link that exists changes its title.
    pub fn applied(&self, now: &[Link<'_>]) -> Option<Vec<Spelled>> {
        let link = |title: Option<&str>, url: &str| match title {
            Some(title) => {
                Spelled::Table(vec![("title".to_owned(), Spelled::text(title)), ("url".to_owned(), Spelled::text(url))])
            }
            None => Spelled::text(url),
        };
        let now = now.iter().map(|it| (it.title.as_ref().map(|title| &*title.value), it.url.as_str()));
        let now: Vec<(Option<&str>, &str)> = now.collect();
        let mut links = now.clone();
        links.retain(|(_, url)| !self.dropped.iter().any(|gone| gone == url));
        for (title, url) in &self.added {
            match links.iter_mut().find(|(_, known)| known == url) {
                Some(known) => known.0 = title.as_deref().or(known.0),
                None => links.push((title.as_deref(), url)),
            }
        }
        (links != now).then(|| links.into_iter().map(|(title, url)| link(title, url)).collect())
    }
}

/// Returns the step that sets the links of a follow-up or of a measured value, which keeps what else it says.
pub fn sources_step(mut path: Vec<String>, links: Vec<Spelled>) -> KeyChange {
    if links.is_empty() {
        path.push("links".to_owned());
        return KeyChange::Remove(path);
    }
    KeyChange::Set(path, Spelled::Table(vec![("links".to_owned(), Spelled::List(links))]))
}
