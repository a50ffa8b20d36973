//! `--template`: the Word template that a report is written in the look of.

use std::fs;
use std::path::Path;

use super::args::ReportFormat;
use super::deliver::Destination;
use super::session::Session;
use crate::diag::file_reason;
use crate::locale::{Text, text};
use crate::query::Refusal;
use crate::report::write::{LeftOut, MAX_TEMPLATE_BYTES, Template};
use crate::source::{ReadError, read_regular};

/// Reads a template for a report that becomes of a format.
pub(super) fn read_template(path: &Path, format: ReportFormat, target: Destination<'_>) -> Result<Template, Refusal> {
    let shown = path.display();
    if format != ReportFormat::Docx {
        return Err(Refusal::new(
            Text::fixed(
                "--template: bara en docx skrivs efter en mall",
                "--template: only docx is written by a template",
            ),
            Some(Text::fixed(
                "skriv `-o rapport.docx`, eller lägg till `--format docx`",
                "write `-o report.docx`, or add `--format docx`",
            )),
        ));
    }
    if let Destination::File(output) = target
        && fs::canonicalize(output).is_ok_and(|output| fs::canonicalize(path).is_ok_and(|path| path == output))
    {
        return Err(Refusal::new(
            text!(
                "--template: `{shown}` skulle skrivas över, den är också --output",
                "--template: `{shown}` would be overwritten, it is --output too"
            ),
            Some(Text::fixed("skriv till en annan fil med -o", "write to another file with -o")),
        ));
    }
    let refused = |reason: Text, help: Text| {
        Refusal::new(
            text!(reason = reason; "--template: `{shown}`: {reason}", "--template: `{shown}`: {reason}"),
            Some(help),
        )
    };
    let bytes = read_regular(path, MAX_TEMPLATE_BYTES).map_err(|fault| {
        let help = match fault {
            ReadError::TooLarge(_) => Text::fixed(
                "en mall är högst 32 MB; ta bort stora bilder ur den",
                "a template is at most 32 MB; remove large pictures from it",
            ),
            _ => Text::fixed("ange en .docx eller .dotx", "name a .docx or .dotx file"),
        };
        refused(file_reason(&fault), help)
    })?;
    Template::read(&bytes).map_err(|fault| {
        let (reason, help) = fault.words();
        refused(reason, help)
    })
}

/// Tells what of a template's headers and footers is not in the report, and what makes it long.
pub(super) fn tell_about(path: &Path, template: &Template, session: &Session<'_>) {
    let shown = path.display();
    let LeftOut { margins, drawings, fields } = template.left_out();
    if margins > 0 {
        session.notice(
            &text!(
                "--template: sidhuvuden och sidfötter som inte gick att läsa i `{shown}`: {margins}",
                "--template: headers and footers of `{shown}` that could not be read: {margins}"
            ),
            &Text::fixed(
                "öppna mallen i Word eller LibreOffice, spara den på nytt och försök igen",
                "open the template in Word or LibreOffice, save it again and retry",
            ),
        );
    }
    if drawings > 0 {
        session.notice(
            &text!(
                "--template: bilder som inte är med ur sidhuvud och sidfot i `{shown}`: {drawings}",
                "--template: pictures left out of headers and footers of `{shown}`: {drawings}"
            ),
            &Text::fixed(
                "infoga dem i mallen som PNG eller JPEG; länkade bilder, diagram och SmartArt tas inte med",
                "insert them in the template as PNG or JPEG; linked pictures, charts and SmartArt are not taken",
            ),
        );
    }
    if let Some(points) = template.large_text() {
        session.notice(
            &text!(
                "--template: texten i `{shown}` är {points} punkter stor, så rapporten får många sidor",
                "--template: the text of `{shown}` is {points} points large, so the report has many pages"
            ),
            &Text::fixed(
                "gör formatmallen Normal mindre i mallen, till exempel 11 punkter",
                "make the style Normal smaller in the template, such as 11 points",
            ),
        );
    }
    if fields > 0 {
        session.notice(
            &text!(
                "--template: fält som har blivit text i sidhuvud och sidfot ur `{shown}`: {fields}",
                "--template: fields that have become text in headers and footers of `{shown}`: {fields}"
            ),
            &Text::fixed(
                "läs igenom sidhuvud och sidfot; fält för sida, datum, titel och rubrik förblir fält",
                "read the headers and footers; fields for page, date, title and heading stay fields",
            ),
        );
    }
}
