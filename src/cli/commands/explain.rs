//! `plan explain`: what a code is about, why it matters and how it is mended. Reads no plan.

use super::no_rows;
use crate::check::{codes, find_code};
use crate::cli::args::{ExplainArgs, Format};
use crate::cli::output::Output;
use crate::cli::stop::{Exit, Stop};
use crate::diag::Code;
use crate::locale::{Lang, Text};
use crate::query::Refusal;
use crate::report::write::{Screen, markdown, terminal};
use crate::report::{json, view};

pub(in crate::cli) fn explain(
    args: &ExplainArgs,
    lang: Lang,
    screen: Screen,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let mut refusals = Vec::new();
    let mut asked: Vec<&Code> = Vec::new();
    for called in &args.code {
        match find_code(called) {
            Some(code) => asked.push(code),
            None => refusals.push(unknown("CODE", called)),
        }
    }
    if !refusals.is_empty() {
        return Err(refusals.into());
    }
    let all = if asked.is_empty() { codes() } else { asked.clone() };
    let doc = || if asked.is_empty() { view::codes(&all, lang) } else { view::explain(&asked, lang) };
    match args.format {
        Format::Table => output.write(terminal(&doc(), screen))?,
        Format::Md => output.write(markdown(&doc()))?,
        Format::Json => output.write(json::explain(&all, lang)?)?,
        format => return Err(no_rows("explain", format)),
    }
    Ok(Exit::Fine)
}

/// Refuses a code that does not exist, with the nearest that do.
pub(super) fn unknown(option: &str, called: &str) -> Refusal {
    let all = codes();
    let own: Vec<Text> = all.iter().map(|code| Text::same(format!("{} ({})", code.id, code.name))).collect();
    Refusal::unmatched(option, called, all.iter().flat_map(|code| [code.id, code.name]), own.iter())
}
