//! `plan explain`: the documentation of a code. It needs no plan; if there is one, it also names the plan's own words.

use crate::check::{RETIRED, codes, find_code};
use crate::cli::args::{ExplainArgs, TextFormat};
use crate::cli::output::Output;
use crate::cli::run::Run;
use crate::cli::session::screen;
use crate::cli::stop::{Exit, Stop};
use crate::diag::Code;
use crate::load::load;
use crate::locale::{Lang, Text, text};
use crate::model::{nearest, same_key};
use crate::query::Refusal;
use crate::report::write::{markdown, terminal};
use crate::report::{json, view};
use crate::source::{Sources, read_head};

pub(in crate::cli) fn explain(
    args: &ExplainArgs,
    run: &Run<'_>,
    lang: Lang,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let mut refusals = Vec::new();
    let mut asked: Vec<&Code> = Vec::new();
    for called in &args.code {
        match find_code(called) {
            Some(code) => asked.push(code),
            None => refusals.push(unknown("", called)),
        }
    }
    if !refusals.is_empty() {
        return Err(refusals.into());
    }
    let all = if asked.is_empty() { codes() } else { asked.clone() };
    let doc = || {
        if asked.is_empty() {
            return view::codes(&all, lang);
        }
        // The code is explained even if there is no plan.
        let sources = run.dir().map_or_else(|_| Sources::default(), |dir| read_head(&dir));
        view::explain(&asked, &load(&sources).portfolio.plans, lang)
    };
    match args.format {
        TextFormat::Table => output.write(terminal(&doc(), screen(&run.cli.global, run.environment)))?,
        TextFormat::Md => output.write(markdown(&doc()))?,
        TextFormat::Json => output.write(json::explain(&all, lang)?)?,
    }
    Ok(Exit::Fine)
}

/// Returns the refusal of an unknown code, with similar ones. `option` is the option that it was given to; empty for
/// an argument.
pub(super) fn unknown(option: &str, called: &str) -> Refusal {
    let option = if option.is_empty() { String::new() } else { format!("{option}: ") };
    let key = same_key(called);
    if let Some(retired) = RETIRED.iter().find(|retired| same_key(retired.id) == key || retired.name == key) {
        let (id, name) = (retired.id, retired.name);
        let message = text!("{option}`{id}` {name} används inte längre", "{option}`{id}` {name} is no longer in use");
        return Refusal::new(message, Some(retired.why.clone()));
    }
    let near = nearest(called, codes().into_iter().flat_map(|code| [code.id, code.name]));
    let names = near.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let help = if near.is_empty() {
        Text::fixed("`plan explain` visar alla koder", "`plan explain` shows every code")
    } else {
        text!("menade du {names}?", "did you mean {names}?")
    };
    let message =
        text!("{option}det finns ingen kod som heter `{called}`", "{option}there is no code called `{called}`");
    Refusal { nearest: near, ..Refusal::new(message, Some(help)) }
}
