//! The sheet as a workbook (Office Open XML).

use anyhow::Result;
use rust_xlsxwriter::Workbook;

use super::drop_down::Lists;
use super::{Outgoing, Sending, page};
use crate::locale::{Text, catalogue as say};
use crate::workbook::{About, SheetNames, finish, properties};

static SCALE: Text = Text::fixed("Skala", "Scale");

/// Returns a workbook with these sheets. On the same day, the output is reproducible to the byte.
pub fn xlsx(sheets: &[Outgoing<'_, '_>], sending: &Sending<'_>) -> Result<Vec<u8>> {
    let lang = sending.lang;
    let mut book = Workbook::new();
    let title = match sheets {
        [one] => one.title(lang),
        _ => say::FOLLOW_UP.get(lang).to_owned(),
    };
    let day = sending.day.to_string();
    book.set_properties(&properties(&About { title: &title, author: sending.author, day: &day, language: lang.tag() }));
    let mut names = SheetNames::default();
    let mut lists = Lists::on(names.name(SCALE.get(lang)));
    for outgoing in sheets {
        let period = outgoing.rows.first().map(|row| row.period().to_string()).unwrap_or_default();
        let wished = outgoing.owner.map_or_else(|| format!("{} {period}", say::FOLLOW_UP.get(lang)), str::to_owned);
        let sheet = book.add_worksheet().set_name(names.name(&wished))?;
        page::write(sheet, outgoing, sending, &mut lists)?;
    }
    lists.add_to(&mut book)?;
    finish(book)
}
