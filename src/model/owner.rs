//! The roles that answer for activities, and the register that gives each one name.

use std::collections::HashMap;

use super::{Address, Str, Thing, same_key};
use crate::source::{Span, Spanned};

/// The number of an owner in its plan's [`Register`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OwnerId(pub u32);

/// A role that answers for activities, or supports another that does (the document's "ansvar för handläggning").
#[derive(Debug)]
pub struct Owner<'a> {
    /// The one name reports use.
    pub name: Spanned<Str<'a>>,
    /// Other spellings of the same role.
    pub aliases: Vec<Spanned<Str<'a>>>,
    /// Where letters to the role go.
    pub email: Option<Spanned<Address<'a>>>,
}

impl Owner<'_> {
    /// Returns where letters to the role go.
    pub fn address(&self) -> Option<&str> {
        self.email.as_ref().map(|email| email.as_str())
    }
}

/// An owner as an activity names it.
#[derive(Clone, Debug)]
pub struct OwnerRef<'a> {
    /// The name as written.
    pub name: Spanned<Str<'a>>,
    /// Whom the register knows by that name.
    pub id: Option<OwnerId>,
}

/// Those whom one place of the plan names to answer for what stands there.
#[derive(Debug, Default)]
pub struct Owners<'a> {
    /// Those who are named.
    pub named: Vec<OwnerRef<'a>>,
    /// The empty list, where the file says that nobody answers.
    pub nobody: Option<Span>,
}

impl Owners<'_> {
    /// Returns whether the file says anything of who answers: where it is silent, who is named above does.
    pub fn is_stated(&self) -> bool {
        !self.named.is_empty() || self.nobody.is_some()
    }
}

/// Those who answer for an activity, and what names them.
#[derive(Clone, Copy, Debug)]
pub struct Answering<'p, 'a> {
    /// Those who answer; nobody where none is named up the tree.
    pub owners: &'p [OwnerRef<'a>],
    /// The nearest that says who does.
    pub said_by: SaidBy<'p, 'a>,
}

/// The nearest place up the tree that says who answers for an activity.
#[derive(Clone, Copy, Debug)]
pub enum SaidBy<'p, 'a> {
    /// The activity or what it stands under.
    Thing(Thing<'p, 'a>),
    /// The plan itself.
    Plan,
    /// None does.
    Nothing,
}

/// A plan's owners, found by any of their names.
#[derive(Debug, Default)]
pub struct Register<'a> {
    owners: Vec<Owner<'a>>,
    /// Names as they are written, for the usual case that an activity spells them the same.
    exact: HashMap<String, OwnerId>,
    folded: HashMap<String, OwnerId>,
}

impl<'a> Register<'a> {
    /// Makes a register; of two owners with the same name the first is found by it.
    pub fn new(owners: Vec<Owner<'a>>) -> Self {
        let mut register = Self::default();
        for (owner, id) in owners.iter().zip((0..).map(OwnerId)) {
            for name in std::iter::once(&owner.name).chain(&owner.aliases) {
                register.exact.entry(name.to_string()).or_insert(id);
                register.folded.entry(same_key(name).into_owned()).or_insert(id);
            }
        }
        register.owners = owners;
        register
    }

    /// Returns the owner that has this name or alias, in any normal form and case; spaces around it do not count.
    pub fn find(&self, name: &str) -> Option<OwnerId> {
        self.exact.get(name).or_else(|| self.folded.get(&*same_key(name.trim()))).copied()
    }

    /// Returns an owner by its number.
    ///
    /// # Panics
    /// If the number is of another register.
    pub fn get(&self, id: OwnerId) -> &Owner<'a> {
        &self.owners[id.0 as usize]
    }

    /// Returns every owner with its number, in file order.
    pub fn iter(&self) -> impl Iterator<Item = (OwnerId, &Owner<'a>)> {
        (0..).map(OwnerId).zip(&self.owners)
    }

    /// Returns every name and alias.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.owners.iter().flat_map(|owner| std::iter::once(&owner.name).chain(&owner.aliases)).map(|name| &*name.value)
    }

    /// Returns whether no owner is registered.
    pub fn is_empty(&self) -> bool {
        self.owners.is_empty()
    }

    /// Returns how many owners are registered.
    pub fn len(&self) -> usize {
        self.owners.len()
    }
}
