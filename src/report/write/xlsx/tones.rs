//! The colours of a document, in a workbook.

use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{ColNum, ConditionalFormatFormula, Format, RowNum, Worksheet, XlsxError};

use crate::report::doc::Tone;
use crate::source::printable;
use crate::workbook::{Hue, style};

/// The most characters between quotes in a rule.
const LONGEST: usize = 255;

/// Returns the workbook's colour for one of a document.
pub(super) fn hue(tone: Tone) -> Hue {
    match tone {
        Tone::Blue => Hue::Blue,
        Tone::Red => Hue::Red,
        Tone::Yellow => Hue::Yellow,
        Tone::Green => Hue::Green,
        Tone::Faint => Hue::Faint,
    }
}

/// Colours the cells of a column that say one of these texts, also one that is written there later.
pub(super) fn color_where(
    sheet: &mut Worksheet,
    column: ColNum,
    (first, last): (RowNum, RowNum),
    texts: &[(&str, Tone)],
) -> Result<(), XlsxError> {
    for (text, tone) in texts.iter().filter(|(text, _)| text.encode_utf16().count() <= LONGEST) {
        let text = printable(text).replace('"', "\"\"");
        let rule = format!("={}=\"{text}\"", row_col_to_cell(first, column));
        let format = style::toned(Format::new(), hue(*tone));
        let rule = ConditionalFormatFormula::new().set_rule(&*rule).set_format(format);
        sheet.add_conditional_format(first, column, last, column, &rule)?;
    }
    Ok(())
}
