//! The styles of a workbook of `LibreOffice`, as far as colleagues say something with them.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::Unreadable;
use super::xml::attribute;

/// The looks of cells and words, by the names of their styles.
#[derive(Default)]
pub(super) struct Styles {
    known: HashMap<String, CellLook>,
    /// The one that is read.
    current: String,
}

/// What of a look may mean something.
#[derive(Clone, Copy, Default)]
pub(super) struct CellLook {
    pub(super) fill: Option<u32>,
    pub(super) is_struck: bool,
}

impl Styles {
    /// Reads what an element says of a look.
    pub(super) fn start(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        match name {
            "style:style" => {
                self.current = attribute(element, "style:name")?.unwrap_or_default();
                let parent = attribute(element, "style:parent-style-name")?;
                let look = parent.and_then(|parent| self.known.get(&parent)).copied().unwrap_or_default();
                self.known.insert(self.current.clone(), look);
            }
            "style:table-cell-properties" => {
                let color = attribute(element, "fo:background-color")?;
                if let (Some(color), Some(look)) = (color, self.known.get_mut(&self.current)) {
                    look.fill = color.strip_prefix('#').and_then(|color| u32::from_str_radix(color, 16).ok());
                }
            }
            "style:text-properties" => {
                let line = match attribute(element, "style:text-line-through-style")? {
                    None => attribute(element, "style:text-line-through-type")?,
                    line => line,
                };
                if let (Some(line), Some(look)) = (line, self.known.get_mut(&self.current)) {
                    look.is_struck = line != "none";
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Returns the look of a style; an ordinary one where there is none of that name.
    pub(super) fn look(&self, name: Option<&String>) -> CellLook {
        name.and_then(|name| self.known.get(name)).copied().unwrap_or_default()
    }
}
