//! Cell formats for text across a sheet, and conditional colours.

use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{ColNum, ConditionalFormatFormula, Format, RowNum, Worksheet, XlsxError};

use crate::palette::paper;
use crate::report::doc::{Branch, Tone};
use crate::source::printable;
use crate::workbook::style;

/// The look of a text across the sheet.
#[derive(Clone, Copy, Debug)]
pub(super) enum Look {
    /// The document title.
    Title,
    /// A heading with its level.
    Heading(u8),
    /// Running text.
    Text,
    /// Running text from the plan.
    Quoted,
    /// Preformatted text.
    Verbatim,
    /// A table caption, or the label of links.
    Label,
    /// A line of a tree: its depth, whether it is a heading, and its colour.
    Branch(u8, bool, Option<Tone>),
}

impl Look {
    /// Returns the look of a line of a tree.
    pub(super) fn branch(branch: &Branch) -> Self {
        // The deepest indent in a spreadsheet.
        let depth = u8::try_from(branch.depth).unwrap_or(u8::MAX).min(15);
        Self::Branch(depth, branch.is_heading, branch.tone)
    }

    /// Returns the cell format.
    pub(super) fn format(self) -> Format {
        match self {
            Self::Title => style::heading(1).set_text_wrap().set_font_size(22.0),
            Self::Heading(level) => style::heading(level).set_text_wrap(),
            Self::Text => style::text(),
            Self::Quoted => style::text().set_indent(1),
            Self::Verbatim => style::text().set_font_name("Consolas"),
            Self::Label => style::text().set_bold(),
            Self::Branch(depth, is_heading, tone) => {
                let format = style::text().set_indent(depth);
                let format = if is_heading { format.set_bold() } else { format };
                match tone {
                    Some(tone) => format.set_font_color(paper::ink(tone).0),
                    None => format,
                }
            }
        }
    }

    /// Returns the font size in percent of that of running text.
    pub(super) fn scale(self) -> u16 {
        match self {
            Self::Title => 200,
            Self::Heading(1) => 170,
            Self::Heading(2) => 135,
            Self::Heading(3) => 115,
            _ => 100,
        }
    }
}

/// The most characters of a text in a conditional format.
const LONGEST: usize = 255;

/// Colours the cells of a column that equal one of these texts, by conditional formats, which also apply to later
/// edits.
pub(super) fn color_where(
    sheet: &mut Worksheet,
    column: ColNum,
    (first, last): (RowNum, RowNum),
    texts: &[(&str, Tone)],
) -> Result<(), XlsxError> {
    for (text, tone) in texts.iter().filter(|(text, _)| text.encode_utf16().count() <= LONGEST) {
        let text = printable(text).replace('"', "\"\"");
        let rule = format!("={}=\"{text}\"", row_col_to_cell(first, column));
        let format = style::toned(Format::new(), *tone);
        let rule = ConditionalFormatFormula::new().set_rule(&*rule).set_format(format);
        sheet.add_conditional_format(first, column, last, column, &rule)?;
    }
    Ok(())
}
