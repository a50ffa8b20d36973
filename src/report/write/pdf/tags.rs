//! The structure tree of a tagged PDF. Its leaves are the drawn content.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, Node, TableHeaderScope, Tag as Tagged, TagGroup, TagKind, TagTree};

/// The structure type of a tag.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum TagType {
    /// A part of the document: the cover, the table of contents or the body.
    Part,
    /// The title of the document.
    Title,
    Paragraph,
    Heading(u8, String),
    Contents,
    ContentsItem,
    List,
    Item,
    Label,
    Body,
    Code,
    Link,
    /// With its alternative text.
    Figure(String),
    Caption,
    Table,
    TableHead,
    TableBody,
    Row,
    /// With the full title, if a short one is shown.
    ColumnHeader(Option<String>),
    RowHeader,
    Cell,
}

/// The index of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TagId(usize);

/// The index of a piece of content that belongs to a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Leaf(pub(super) usize);

/// The content of a leaf on a page.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    pub(super) identifier: Identifier,
    /// The actual text, if other characters are shown.
    pub(super) stands_for: Option<String>,
}

/// The tree of tags.
pub(super) struct Tags {
    tags: Vec<Tag>,
    leaves: usize,
}

struct Tag {
    kind: TagType,
    /// The language, if it differs from the document's.
    lang: Option<String>,
    children: Vec<Child>,
}

enum Child {
    Tag(TagId),
    Leaf(Leaf),
}

impl Tags {
    /// The root.
    pub(super) const WHOLE: TagId = TagId(0);

    pub(super) fn new() -> Self {
        Self { tags: vec![Tag { kind: TagType::Part, lang: None, children: Vec::new() }], leaves: 0 }
    }

    /// Adds a tag as the last child of another.
    pub(super) fn add(&mut self, parent: TagId, kind: TagType) -> TagId {
        self.add_in(parent, kind, None)
    }

    /// Adds a tag as the last child of another, with a language of its own.
    pub(super) fn add_in(&mut self, parent: TagId, kind: TagType, lang: Option<&str>) -> TagId {
        let id = TagId(self.tags.len());
        self.tags.push(Tag { kind, lang: lang.map(str::to_owned), children: Vec::new() });
        self.tags[parent.0].children.push(Child::Tag(id));
        id
    }

    /// Adds a leaf as the last child of a tag.
    pub(super) fn leaf(&mut self, parent: TagId) -> Leaf {
        let leaf = Leaf(self.leaves);
        self.leaves += 1;
        self.tags[parent.0].children.push(Child::Leaf(leaf));
        leaf
    }

    /// Returns the number of leaves.
    pub(super) fn leaves(&self) -> usize {
        self.leaves
    }

    /// Returns the tags as the PDF's structure tree; `drawn` is the content of each leaf.
    pub(super) fn tree(&self, drawn: &[Vec<Drawn>], lang: &str) -> TagTree {
        let whole = self.group(Self::WHOLE, drawn);
        TagTree::from(whole.children).with_lang(Some(lang.to_owned()))
    }

    fn group(&self, id: TagId, drawn: &[Vec<Drawn>]) -> TagGroup {
        let tag = &self.tags[id.0];
        let mut children: Vec<Node> = Vec::with_capacity(tag.children.len());
        for child in &tag.children {
            match child {
                Child::Tag(id) if self.is_empty(*id) => {}
                Child::Tag(id) => children.push(self.group(*id, drawn).into()),
                Child::Leaf(leaf) => children.extend(drawn[leaf.0].iter().map(Drawn::node)),
            }
        }
        TagGroup::with_children(tag.kind.tag().with_lang(tag.lang.clone()), children)
    }

    /// Returns whether a tag is empty and can be dropped; tables keep their empty cells.
    fn is_empty(&self, id: TagId) -> bool {
        let tag = &self.tags[id.0];
        tag.children.is_empty() && !matches!(tag.kind, TagType::Cell | TagType::ColumnHeader(_) | TagType::RowHeader)
    }
}

impl Drawn {
    fn node(&self) -> Node {
        match &self.stands_for {
            None => self.identifier.into(),
            Some(meant) => {
                let tag = TagKind::from(Tagged::Span).with_actual_text(Some(meant.clone()));
                TagGroup::with_children(tag, vec![self.identifier.into()]).into()
            }
        }
    }
}

impl From<Identifier> for Drawn {
    fn from(identifier: Identifier) -> Self {
        Self { identifier, stands_for: None }
    }
}

#[cfg(test)]
impl Tags {
    /// Returns the tree as text, one tag a line, with its type, language and words.
    pub(super) fn told(&self, words: &[String]) -> String {
        let mut out = String::new();
        self.tell(Self::WHOLE, 0, words, &mut out);
        out
    }

    fn tell(&self, id: TagId, depth: usize, words: &[String], out: &mut String) {
        let tag = &self.tags[id.0];
        let said = |child: &Child| match child {
            Child::Leaf(leaf) => Some(words[leaf.0].as_str()),
            Child::Tag(_) => None,
        };
        let said: String = tag.children.iter().filter_map(said).collect();
        let lang = tag.lang.as_ref().map(|lang| format!(" ({lang})")).unwrap_or_default();
        let line = format!("{}{:?}{lang} {}", "  ".repeat(depth), tag.kind, said.trim_end());
        out.push_str(line.trim_end());
        out.push('\n');
        for child in &tag.children {
            if let Child::Tag(id) = child {
                self.tell(*id, depth + 1, words, out);
            }
        }
    }
}

impl TagType {
    fn tag(&self) -> TagKind {
        match self {
            Self::Part => Tagged::Part.into(),
            Self::Title => Tagged::Title.into(),
            Self::Paragraph => Tagged::P.into(),
            Self::Heading(level, text) => {
                let level = NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN);
                Tagged::Hn(level, Some(text.clone())).into()
            }
            Self::Contents => Tagged::TOC.into(),
            Self::ContentsItem => Tagged::TOCI.into(),
            Self::List => Tagged::L(ListNumbering::None).into(),
            Self::Item => Tagged::LI.into(),
            Self::Label => Tagged::Lbl.into(),
            Self::Body => Tagged::LBody.into(),
            Self::Code => Tagged::Code.into(),
            Self::Link => Tagged::Link.into(),
            Self::Figure(words) => Tagged::Figure(Some(words.clone())).into(),
            Self::Caption => Tagged::Caption.into(),
            Self::Table => Tagged::Table.into(),
            Self::TableHead => Tagged::THead.into(),
            Self::TableBody => Tagged::TBody.into(),
            Self::Row => Tagged::TR.into(),
            Self::ColumnHeader(whole) => {
                TagKind::from(Tagged::TH(TableHeaderScope::Column)).with_expanded(whole.clone())
            }
            Self::RowHeader => Tagged::TH(TableHeaderScope::Row).into(),
            Self::Cell => Tagged::TD.into(),
        }
    }
}
