//! `--mail`: a letter beside each owner's sheet, ready to send. Nothing is sent.

use std::fs;
use std::path::{Path, PathBuf};

use super::destination::SheetDestination;
use crate::cli::args::{ExportArgs, SheetFormat, Split};
use crate::cli::deliver::{Destination, deliver, expect_unprotected};
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::Stop;
use crate::locale::{Text, text};
use crate::model::Day;
use crate::query::{Refusal, listed};
use crate::report::doc::{Block, Doc, Heading};
use crate::report::view::Letter;
use crate::report::write::{Attachment, Mail, Screen, mail, markdown, terminal};
use crate::sheet::{Outgoing, Sending};
use crate::source::hash;

/// The header that identifies a letter made here. It has the checksums of the rest of the letter, and of the Markdown
/// file beside it.
const MARK: &str = "X-Plan-Letter";
/// The usual line length of e-mail.
const LINE: Screen = Screen { width: 76, color: false, links: false };

/// The sheet attached to a letter.
pub(super) struct Sheet<'s> {
    pub(super) path: &'s Path,
    pub(super) format: SheetFormat,
    pub(super) bytes: &'s [u8],
}

/// Returns the day by which the sheets are to be returned. Refuses letters without a sheet for each owner, and an
/// invalid or past day.
pub(super) fn wanted_by(args: &ExportArgs, place: &SheetDestination<'_>, today: Day) -> Result<Option<Day>, Refusal> {
    if args.mail && !matches!((place, args.split), (SheetDestination::Folder(..), Some(Split::Owner))) {
        return Err(Refusal::new(
            Text::fixed(
                "--mail: breven läggs bredvid bladen, ett för varje ansvarig",
                "--mail: the letters are put beside the sheets, one for each owner",
            ),
            Some(Text::fixed(
                "lägg till --split owner, och skriv till en katalog (-o KATALOG/)",
                "add --split owner, and write to a directory (-o DIR/)",
            )),
        ));
    }
    let Some(given) = &args.by else { return Ok(None) };
    if !args.mail {
        return Err(Refusal::new(
            Text::fixed(
                "--by: dagen står i brevet, och inget brev skrivs",
                "--by: the day stands in the letter, and no letter is written",
            ),
            Some(Text::fixed("lägg till --mail, eller ta bort --by", "add --mail, or remove --by")),
        ));
    }
    match given.trim().parse::<Day>() {
        Ok(day) if day >= today => Ok(Some(day)),
        Ok(day) => Err(Refusal::new(
            text!("--by: {day} har passerat; i dag är det {today}", "--by: {day} has passed; today is {today}"),
            Some(Text::fixed("nämn en dag som kommer", "name a day to come")),
        )),
        Err(_) => Err(Refusal::new(
            text!("--by: `{given}` är ingen dag", "--by: `{given}` is not a day"),
            Some(Text::fixed("skriv år, månad och dag, som 2027-01-20", "write year, month and day, as 2027-01-20")),
        )),
    }
}

/// Refuses to overwrite a letter that was not made here, or has been edited since.
pub(super) fn refusals(sheet: &Path, is_forced: bool, session: &Session<'_>) -> Vec<Refusal> {
    let files = LetterFiles::beside(sheet);
    let protected = [&files.eml, &files.md].map(|path| expect_unprotected(path, session).err());
    let ours = if is_forced { [true; 2] } else { files.are_ours() };
    let touched = [&files.eml, &files.md].into_iter().zip(ours).filter(|(_, is_ours)| !is_ours);
    protected.into_iter().flatten().chain(touched.map(|(path, _)| written_over(path))).collect()
}

fn written_over(path: &Path) -> Refusal {
    let path = path.display();
    Refusal::new(
        text!(
            "`{path}` finns redan, och är inget brev så som `plan` skrev det",
            "`{path}` is there already, and is not a letter as `plan` wrote it"
        ),
        Some(Text::fixed(
            "flytta den, välj en annan katalog, eller skriv över den med --force",
            "move it, choose another directory, or write over it with --force",
        )),
    )
}

/// Writes the letter to an owner as e-mail and as Markdown.
pub(super) fn write(
    sheet: &Outgoing<'_, '_>,
    file: &Sheet<'_>,
    by: Option<Day>,
    sending: &Sending<'_>,
    session: &Session<'_>,
    output: &mut Output,
) -> Result<(), Stop> {
    let Some(owner) = sheet.owner.filter(|_| has_owner(sheet)) else { return Ok(()) };
    let name = file.path.file_name().unwrap_or_default().to_string_lossy();
    let steps = sheet.steps(file.format == SheetFormat::Xlsx);
    let (entries, lang): (Vec<_>, _) = (sheet.entries().collect(), sending.lang);
    let (sections, measures): (Vec<_>, Vec<_>) = (sheet.sections().collect(), sheet.measures().collect());
    let letter = Letter {
        owner,
        sections: &sections,
        entries: &entries,
        measures: &measures,
        steps: &steps,
        sheet: &name,
        by,
        sender: sending.author,
        lang,
    };
    let (subject, doc) = (sheet.title(lang), letter.doc());
    let heading = Block::Heading(Heading::new(1, &*subject));
    let text =
        markdown(&Doc { blocks: std::iter::once(heading).chain(doc.blocks.clone()).collect(), ..Doc::default() });
    let addresses = addresses(sheet);
    let kind = match file.format {
        SheetFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        SheetFormat::Csv => "text/csv; charset=utf-8",
    };
    let made = Mail {
        to: &addresses,
        subject: &subject,
        text: &terminal(&doc, LINE),
        lang,
        attachment: Attachment { name: &name, kind, bytes: file.bytes },
        mark: (MARK, ""),
    };
    let sums = format!("{} {}", sum(&mail(&made)), sum(text.as_bytes()));
    let files = LetterFiles::beside(file.path);
    deliver(&Destination::File(&files.eml), &mail(&Mail { mark: (MARK, &sums), ..made }), session, output)?;
    deliver(&Destination::File(&files.md), text.as_bytes(), session, output)
}

/// Warns about letters without a recipient.
pub(super) fn tell_lacking(sheets: &[Outgoing<'_, '_>], session: &Session<'_>) {
    let lacking = sheets.iter().filter(|sheet| has_owner(sheet) && addresses(sheet).is_empty());
    let Some(names) = listed(lacking.filter_map(|sheet| sheet.owner)) else { return };
    session.notice(
        &text!(
            names = names;
            "de här breven har ingen mottagare, eftersom planen saknar adress: {names}",
            "these letters have no recipient, since the plan has no address: {names}"
        ),
        &Text::fixed(
            "skriv `email = \"…\"` under rollens [[owner]] i plan.toml, eller fyll i mottagaren i brevet",
            "write `email = \"…\"` under the role's [[owner]] in plan.toml, or fill in the recipient in the letter",
        ),
    );
}

/// Returns whether the activities of a sheet have an owner.
fn has_owner(sheet: &Outgoing<'_, '_>) -> bool {
    sheet.rows.iter().any(|row| !row.answering().is_empty())
}

/// Returns the addresses of a sheet's owner in the plans it covers.
fn addresses<'p>(sheet: &Outgoing<'p, '_>) -> Vec<&'p str> {
    let mut addresses: Vec<&str> = Vec::new();
    for row in &sheet.rows {
        let id = sheet.owner.and_then(|owner| row.plan().register.find(owner));
        let address = id.and_then(|id| row.plan().register.get(id).address());
        addresses.extend(address.filter(|address| !addresses.contains(address)));
    }
    addresses
}

/// The paths of a letter.
struct LetterFiles {
    eml: PathBuf,
    md: PathBuf,
}

impl LetterFiles {
    fn beside(sheet: &Path) -> Self {
        Self { eml: sheet.with_extension("eml"), md: sheet.with_extension("md") }
    }

    /// Returns whether each file can be overwritten without loss: it does not exist, or is unchanged since it was
    /// made.
    fn are_ours(&self) -> [bool; 2] {
        let read = |path: &Path| if path.exists() { fs::read(path).map(Some) } else { Ok(None) };
        let (Ok(eml), Ok(md)) = (read(&self.eml), read(&self.md)) else { return [false; 2] };
        let stated = eml.as_deref().and_then(stated);
        let is_made = |at: usize, bytes: &[u8]| stated.as_ref().is_some_and(|(sums, _)| sums[at] == sum(bytes));
        let is_letter_made = stated.as_ref().is_some_and(|(_, rest)| is_made(0, rest));
        [eml.is_none() || is_letter_made, md.is_none_or(|md| is_made(1, &md))]
    }
}

fn sum(bytes: &[u8]) -> String {
    hash(&String::from_utf8_lossy(bytes))
}

/// Returns the checksums in a letter, and the letter without them.
fn stated(letter: &[u8]) -> Option<([String; 2], Vec<u8>)> {
    let text = std::str::from_utf8(letter).ok()?;
    let start = text.find(&format!("{MARK}: "))? + MARK.len() + 2;
    let end = start + text[start..].find("\r\n")?;
    let (of_letter, of_text) = text[start..end].split_once(' ')?;
    let rest = [&text[..start], &text[end..]].concat();
    Some(([of_letter.to_owned(), of_text.to_owned()], rest.into_bytes()))
}
