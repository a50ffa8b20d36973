//! Owners, and the register of owners.

use std::collections::HashMap;

use super::{Address, Str, Thing, same_key};
use crate::source::{Span, Spanned};

/// The index of an owner in its plan's [`Register`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OwnerId(pub u32);

/// A role that is responsible for activities or supports them (the document's "ansvar för handläggning").
#[derive(Debug)]
pub struct Owner<'a> {
    /// The name in reports.
    pub name: Spanned<Str<'a>>,
    /// Other names of the same role.
    pub aliases: Vec<Spanned<Str<'a>>>,
    /// The e-mail address.
    pub email: Option<Spanned<Address<'a>>>,
}

impl Owner<'_> {
    /// Returns the e-mail address.
    pub fn address(&self) -> Option<&str> {
        self.email.as_ref().map(|email| email.as_str())
    }
}

/// A reference to an owner.
#[derive(Clone, Debug)]
pub struct OwnerRef<'a> {
    /// The name as written.
    pub name: Spanned<Str<'a>>,
    /// The owner, if the register has the name.
    pub id: Option<OwnerId>,
}

/// The owners named in one table of the plan.
#[derive(Debug, Default)]
pub struct Owners<'a> {
    /// The named owners.
    pub named: Vec<OwnerRef<'a>>,
    /// The span of an empty list, which says that there is no owner.
    pub nobody: Option<Span>,
}

impl Owners<'_> {
    /// Returns whether owners are stated; otherwise those of the parent apply.
    pub fn is_stated(&self) -> bool {
        !self.named.is_empty() || self.nobody.is_some()
    }
}

/// The owners of an activity, and the table that names them.
#[derive(Clone, Copy, Debug)]
pub struct Answering<'p, 'a> {
    /// The owners; empty if no parent names any.
    pub owners: &'p [OwnerRef<'a>],
    /// The table that names them.
    pub said_by: SaidBy<'p, 'a>,
}

/// The nearest table that names the owners of an activity.
#[derive(Clone, Copy, Debug)]
pub enum SaidBy<'p, 'a> {
    /// The activity or a parent.
    Thing(Thing<'p, 'a>),
    /// The plan.
    Plan,
    /// None.
    Nothing,
}

/// A plan's owners, indexed by all their names.
#[derive(Debug, Default)]
pub struct Register<'a> {
    owners: Vec<Owner<'a>>,
    /// Exact names, for the usual case that the spelling is equal.
    exact: HashMap<String, OwnerId>,
    folded: HashMap<String, OwnerId>,
}

impl<'a> Register<'a> {
    /// Creates a register. If two owners have the same name, it finds the first.
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

    /// Returns the owner with a name or alias, ignoring case, normalization and surrounding spaces.
    pub fn find(&self, name: &str) -> Option<OwnerId> {
        self.exact.get(name).or_else(|| self.folded.get(&*same_key(name.trim()))).copied()
    }

    /// Returns an owner by index.
    ///
    /// # Panics
    /// If the index is from another register.
    pub fn get(&self, id: OwnerId) -> &Owner<'a> {
        &self.owners[id.0 as usize]
    }

    /// Returns every owner with its index, in file order.
    pub fn iter(&self) -> impl Iterator<Item = (OwnerId, &Owner<'a>)> {
        (0..).map(OwnerId).zip(&self.owners)
    }

    /// Returns every name and alias.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.owners.iter().flat_map(|owner| std::iter::once(&owner.name).chain(&owner.aliases)).map(|name| &*name.value)
    }

    /// Returns whether there are no owners.
    pub fn is_empty(&self) -> bool {
        self.owners.is_empty()
    }

    /// Returns the number of owners.
    pub fn len(&self) -> usize {
        self.owners.len()
    }
}
