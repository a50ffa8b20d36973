//! `plan man`: manual pages, made from the help texts. Needs no plan.

use std::path::Path;

use clap::Command;
use clap_mangen::Man;

use crate::cli::args::{ManArgs, whole};
use crate::cli::deliver::unwritten;
use crate::cli::help::localized;
use crate::cli::output::Output;
use crate::cli::stop::{Done, Exit, Stop};
use crate::edit::{make_folder, write_whole};
use crate::locale::{Lang, Text, text};

/// The headings that `clap_mangen` writes in English.
static HEADINGS: [(&str, Text); 5] = [
    ("NAME", Text::fixed("NAMN", "NAME")),
    ("SYNOPSIS", Text::fixed("ÖVERSIKT", "SYNOPSIS")),
    ("DESCRIPTION", Text::fixed("BESKRIVNING", "DESCRIPTION")),
    ("OPTIONS", Text::fixed("FLAGGOR", "OPTIONS")),
    ("EXTRA", Text::fixed("SLUTKODER", "EXIT CODES")),
];

/// The source in the footer of each page.
const SOURCE: &str = concat!("plan ", env!("CARGO_PKG_VERSION"));

pub(in crate::cli) fn man(args: &ManArgs, lang: Lang, output: &mut Output) -> Result<Exit, Stop> {
    let mut root = localized(whole(), lang);
    root.build();
    let Some(folder) = &args.folder else {
        output.write(page(&root, lang)?)?;
        return Ok(Exit::Fine);
    };
    make_folder(folder).map_err(|error| unwritten(folder, &error))?;
    let count = write_pages(&root, folder, lang, output)?;
    let folder = folder.display();
    output.tell(text!("Skrev {count} sidor i {folder}", "Wrote {count} pages in {folder}").get(lang))?;
    Ok(Exit::Fine)
}

/// Writes the page of a command and of its subcommands; returns the number of pages.
fn write_pages(command: &Command, folder: &Path, lang: Lang, output: &mut Output) -> Result<usize, Stop> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    let path = folder.join(format!("{name}.1"));
    write_whole(&path, page(command, lang)?.as_bytes()).map_err(|error| unwritten(&path, &error))?;
    output.has_done(Done::File);
    let below = command.get_subcommands().map(|command| write_pages(command, folder, lang, output));
    below.sum::<Result<usize, Stop>>().map(|below| below + 1)
}

/// Returns the manual page of a command.
fn page(command: &Command, lang: Lang) -> Result<String, Stop> {
    let mut page = Vec::new();
    Man::new(command.clone()).source(SOURCE).render(&mut page).map_err(anyhow::Error::from)?;
    let mut page = String::from_utf8_lossy(&page).into_owned();
    for (heading, text) in &HEADINGS {
        page = page.replace(&format!("\n.SH {heading}\n"), &format!("\n.SH \"{}\"\n", text.get(lang)));
    }
    Ok(page)
}
