//! Drop-down lists of statuses.

use rust_xlsxwriter::utility::{quote_sheet_name, row_col_to_cell_absolute};
use rust_xlsxwriter::{ColNum, DataValidation, Formula, RowNum, Workbook, XlsxError};

use crate::locale::{Lang, Text};
use crate::model::Plan;
use crate::source::printable_line;

/// The maximum length of an inline list in characters.
const LONGEST: usize = 255;

static TITLE: Text = Text::fixed("Finns inte i skalan", "Not in the scale");
static MESSAGE: Text = Text::fixed(
    "Välj en status i listan, eller lämna cellen tom.",
    "Choose a status from the list, or leave the cell empty.",
);

/// The lists that are too long for an inline list: each is a column of a hidden sheet.
#[derive(Debug)]
pub(super) struct Lists {
    sheet: String,
    lists: Vec<Vec<String>>,
}

impl Lists {
    /// Creates an empty set of lists for a sheet of this name.
    pub(super) fn on(sheet: String) -> Self {
        Self { sheet, lists: Vec::new() }
    }

    /// Returns the validation rule for a plan's scale; `None` without a scale.
    pub(super) fn rule(&mut self, plan: &Plan<'_>, lang: Lang) -> Result<Option<DataValidation>, XlsxError> {
        let names: Vec<String> =
            plan.scale.iter().map(|(_, status)| printable_line(&status.name).into_owned()).collect();
        if names.is_empty() {
            return Ok(None);
        }
        let rule = DataValidation::new().set_error_title(TITLE.get(lang))?.set_error_message(MESSAGE.get(lang))?;
        let is_short = names.join(",").encode_utf16().count() <= LONGEST;
        // Names that programs would split or trim are not put in an inline list.
        let is_plain = |name: &String| !name.contains([',', ';', '"']) && name.trim() == name;
        Ok(Some(if is_short && names.iter().all(is_plain) {
            rule.allow_list_strings(&names)?
        } else {
            rule.allow_list_formula(self.place(names))
        }))
    }

    /// Adds a list to the sheet, if it is not there yet, and returns its range.
    fn place(&mut self, names: Vec<String>) -> Formula {
        let known = self.lists.iter().position(|list| *list == names);
        let at = known.unwrap_or(self.lists.len());
        // A scale has at most 256 statuses, and a sheet has more columns than a portfolio has plans.
        let column = ColNum::try_from(at).unwrap_or(ColNum::MAX);
        let last = RowNum::try_from(names.len() - 1).unwrap_or(RowNum::MAX);
        let (first, last) = (row_col_to_cell_absolute(0, column), row_col_to_cell_absolute(last, column));
        if known.is_none() {
            self.lists.push(names);
        }
        Formula::new(format!("={}!{first}:{last}", quote_sheet_name(&self.sheet)))
    }

    /// Adds the sheet to the workbook, unless it is empty.
    pub(super) fn add_to(self, book: &mut Workbook) -> Result<(), XlsxError> {
        if self.lists.is_empty() {
            return Ok(());
        }
        let sheet = book.add_worksheet().set_name(&self.sheet)?.set_hidden(true);
        for (column, list) in (0..).zip(&self.lists) {
            for (row, name) in (0..).zip(list) {
                sheet.write_string(row, column, name)?;
            }
        }
        Ok(())
    }
}
