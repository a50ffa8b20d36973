//! Cells and styles of an ODS workbook.

use std::collections::HashMap;

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

use super::{CellValue, Unreadable};

/// The number format of a cell whose text is missing in the file.
const UNKNOWN: &str = "?unknown";

/// The styles of cells and words, by name.
#[derive(Default)]
pub(super) struct Styles {
    known: HashMap<String, CellLook>,
    /// The name of the style that is being read.
    current: String,
}

/// The properties of a style that may carry a message.
#[derive(Clone, Copy, Default)]
pub(super) struct CellLook {
    pub(super) fill: Option<u32>,
    pub(super) is_struck: bool,
    /// True for the style of a hidden sheet.
    pub(super) is_hidden: bool,
}

impl Styles {
    /// Handles a start tag within a style.
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
            "style:table-properties" => {
                let display = attribute(element, "table:display")?;
                if let (Some(display), Some(look)) = (display, self.known.get_mut(&self.current)) {
                    look.is_hidden = display == "false";
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

    /// Returns a style; the default if there is none of this name.
    pub(super) fn look(&self, name: Option<&String>) -> CellLook {
        name.and_then(|name| self.known.get(name)).copied().unwrap_or_default()
    }
}

/// Returns the value of an attribute, if the element has it.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Unreadable> {
    let attribute = element.try_get_attribute(name).map_err(|_| Unreadable::Broken)?;
    let text = attribute
        .map(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).map(std::borrow::Cow::into_owned));
    text.transpose().map_err(|_| Unreadable::Broken)
}

/// A cell that is being read.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says where in the cell the reading stands, or what was met")]
pub(super) struct OdsCell {
    pub(super) columns: u32,
    pub(super) kind: String,
    pub(super) is_error: bool,
    pub(super) stated: Option<String>,
    pub(super) content: String,
    pub(super) has_paragraph: bool,
    pub(super) is_in_paragraph: bool,
    pub(super) has_formula: bool,
    /// The number of rows and columns that it is merged over.
    pub(super) spans: (u32, u32),
    pub(super) style: Option<String>,
    /// True if a part of its text is struck out.
    pub(super) is_struck: bool,
    /// The comment; `is_in_comment` is true while it is read.
    pub(super) comment: Option<String>,
    pub(super) is_in_comment: bool,
    /// The address that the text links to.
    pub(super) link: Option<String>,
}

impl OdsCell {
    pub(super) fn new(element: &BytesStart<'_>) -> Result<Self, Unreadable> {
        let columns = count(element, "table:number-columns-repeated")?;
        let kind = attribute(element, "office:value-type")?.unwrap_or_default();
        let stated = match &*kind {
            "string" => "office:string-value",
            "boolean" => "office:boolean-value",
            "date" => "office:date-value",
            "time" => "office:time-value",
            _ => "office:value",
        };
        let stated = attribute(element, stated)?.filter(|stated| !stated.is_empty());
        let is_error = attribute(element, "calcext:value-type")?.is_some_and(|kind| kind == "error");
        let has_formula = attribute(element, "table:formula")?.is_some();
        let spans = (count(element, "table:number-rows-spanned")?, count(element, "table:number-columns-spanned")?);
        let style = attribute(element, "table:style-name")?;
        Ok(Self { columns, kind, is_error, stated, has_formula, spans, style, ..Self::default() })
    }

    /// Returns the buffer for text: that of the cell or of its comment.
    pub(super) fn words(&mut self) -> &mut String {
        match &mut self.comment {
            Some(comment) if self.is_in_comment => comment,
            _ => &mut self.content,
        }
    }

    /// Handles a start tag within a cell; a drawing is skipped.
    pub(super) fn start(&mut self, name: &str, element: &BytesStart<'_>, styles: &Styles) -> Result<bool, Unreadable> {
        match name {
            "text:p" | "text:h" => {
                self.is_in_paragraph = true;
                let is_next = if self.is_in_comment {
                    self.comment.as_ref().is_some_and(|comment| !comment.is_empty())
                } else {
                    std::mem::replace(&mut self.has_paragraph, true)
                };
                if is_next {
                    self.words().push('\n');
                }
            }
            "office:annotation" => {
                self.comment = Some(String::new());
                self.is_in_comment = true;
            }
            "text:line-break" => self.words().push('\n'),
            "text:tab" => self.words().push('\t'),
            "text:s" => {
                // The maximum length of a cell.
                let spaces = count(element, "text:c")?.min(32_767);
                self.words().extend((0..spaces).map(|_| ' '));
            }
            "text:span" => {
                let style = attribute(element, "text:style-name")?;
                self.is_struck |= !self.is_in_comment && styles.look(style.as_ref()).is_struck;
            }
            "text:a" if !self.is_in_comment => self.link = attribute(element, "xlink:href")?,
            "text:a" => {}
            _ => return Ok(false),
        }
        Ok(true)
    }

    pub(super) fn value(self) -> Option<CellValue> {
        let Self { kind, is_error, stated, content, has_formula, .. } = self;
        if is_error {
            return Some(CellValue::Error(content));
        }
        let is_text = kind == "string";
        match (&*kind, stated) {
            (_, None) if has_formula && !is_text && content.is_empty() => Some(CellValue::Unevaluated),
            ("", _) if content.is_empty() => None,
            // The formatted text is what the author meant: a percentage, an amount of money.
            ("percentage" | "currency", Some(_)) if !content.is_empty() => Some(CellValue::Text(content)),
            ("percentage", Some(stated)) => {
                Some(stated.parse().map_or(CellValue::Text(stated), |it| CellValue::Formatted(it, UNKNOWN.to_owned())))
            }
            ("float", Some(stated)) if is_formatted(&stated, &content) => Some(CellValue::Text(content)),
            (_, None) => Some(CellValue::Text(content)),
            ("string", Some(stated)) => Some(CellValue::Text(stated)),
            ("boolean", Some(stated)) => Some(CellValue::Truth(stated.eq_ignore_ascii_case("true"))),
            ("date" | "time", Some(stated)) => Some(CellValue::Date(stated)),
            (_, Some(stated)) => Some(stated.parse().map_or(CellValue::Text(stated), CellValue::Number)),
        }
    }
}

/// Returns whether a cell shows other text than its plain number, such as `1 200 kr`.
fn is_formatted(number: &str, shown: &str) -> bool {
    let same = |shown: &str| shown.replace(',', ".").trim().parse::<f64>() == number.parse::<f64>();
    !shown.is_empty() && !same(shown)
}

/// Returns a repeat count; 1 if it is absent.
pub(super) fn count(element: &BytesStart<'_>, name: &str) -> Result<u32, Unreadable> {
    attribute(element, name)?.map_or(Ok(1), |count| count.parse().map_err(|_| Unreadable::Broken))
}
