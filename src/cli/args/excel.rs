//! `--excel`, on every command that writes rows.

use clap::Args;

use crate::locale::Text;
use crate::query::Refusal;
use crate::report::write::Separator;

#[derive(Args, Debug)]
pub(in crate::cli) struct ExcelArgs {
    #[arg(long, help_heading = "options")]
    excel: bool,
}

impl ExcelArgs {
    /// Returns what stands between two values where CSV is written.
    pub(in crate::cli) fn separator(&self, is_csv: bool) -> Result<Separator, Refusal> {
        match (self.excel, is_csv) {
            (false, _) => Ok(Separator::Comma),
            (true, true) => Ok(Separator::Excel),
            (true, false) => Err(Refusal::new(
                Text::fixed("--excel: gäller bara CSV", "--excel: is for CSV only"),
                Some(Text::fixed("lägg till --format csv", "add --format csv")),
            )),
        }
    }
}
