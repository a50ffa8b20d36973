//! `plan init`: creates the files of a new plan.

mod answers;
mod code_host;
mod from;
mod new_plan_dir;
mod values;

use std::path::Path;

use super::intake::{report, tell};
use crate::check::{Settings, check};
use crate::cli::args::{GlobalArgs, InitArgs};
use crate::cli::ask::{Answer, Ask};
use crate::cli::environment::Environment;
use crate::cli::language;
use crate::cli::output::{Output, notice};
use crate::cli::session::{Session, screen};
use crate::cli::stop::{Done, Exit, Stop};
use crate::diag::Severity;
use crate::edit::{MadeFiles, diff, make_folders};
use crate::intake::{Taken, files};
use crate::load::load;
use crate::locale::{Lang, Text, shell_word, text};
use crate::query::Refusal;
use crate::source::Sources;
use answers::Answers;
use code_host::CiFile;
use new_plan_dir::{GIT_ATTRIBUTES, MERGES, NewPlanDir, SideFile};

/// The command that sets up the merge driver, once on each computer.
const DRIVER: &str = "git config --global merge.plan.driver \"plan merge-driver %O %A %B --path %P --marker-size %L --ours-label %X --theirs-label %Y\"";

/// The context of `plan init`.
pub(super) struct Making<'m> {
    pub(super) args: &'m InitArgs,
    pub(super) global: &'m GlobalArgs,
    pub(super) environment: &'m Environment,
    pub(super) lang: Lang,
}

pub(in crate::cli) fn init(
    args: &InitArgs,
    global: &GlobalArgs,
    environment: &Environment,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let making = Making { args, global, environment, lang: language::early(environment) };
    let dir = args.dir.as_deref().or(global.dir.as_deref()).unwrap_or(Path::new("."));
    let place = NewPlanDir::of(dir)?;
    let (answers, intake) = if args.from.is_empty() {
        (answers::answers(&making, &place)?, None)
    } else {
        let (answers, taken) = from::intake(&making, &place)?;
        (answers, Some(taken))
    };
    let Answers { plan, comments } = answers;
    let all = files(&plan, comments);
    let after = Sources::in_memory(all.iter().map(|(name, text)| (&**name, &**text)));
    expect_right(&after, &making)?;
    if args.dry_run {
        let color = screen(global, environment).color;
        output.write(diff(&Sources::in_memory([]), &after, color))?;
        return told(&making, intake.as_ref(), output);
    }
    let attributes = SideFile {
        path: place.dir.join(GIT_ATTRIBUTES),
        shown: place.shown(GIT_ATTRIBUTES),
        content: format!("{MERGES}\n"),
    };
    let map = intake.as_ref().map(|taken| from::map_file(taken, &place, comments));
    let mut beside: Vec<SideFile> = [attributes].into_iter().chain(map).filter(|it| !it.is_there()).collect();
    let ci = CiFile::of(&place).filter(|ci| ci.is_wanted(&making));
    beside.extend(ci.map(CiFile::into_file));
    write(&making, &place, &after, &beside)?;
    output.has_done(Done::Change);
    for path in all.iter().map(|(name, _)| place.shown(name)).chain(beside.iter().map(|it| it.shown.clone())) {
        tell_written(&path, making.lang, output)?;
    }
    if beside.iter().any(|it| it.content.contains(code_host::OWNER)) {
        output.say(code_host::OWNER_TO_REPLACE.get(making.lang))?;
    }
    tell_next(&making, &place, intake.is_some(), output)?;
    told(&making, intake.as_ref(), output)
}

/// Reports on the documents, if there are any; returns the exit status.
fn told(making: &Making<'_>, taken: Option<&Taken>, output: &mut Output) -> Result<Exit, Stop> {
    let Some(taken) = taken else { return Ok(Exit::Fine) };
    report(taken, (making.args.report.as_deref(), making.args.dry_run), making.lang, output)?;
    tell(taken, making.environment, making.lang, output)
}

/// Refuses a plan with errors.
fn expect_right(sources: &Sources, making: &Making<'_>) -> Result<(), Stop> {
    let loaded = load(sources);
    let session = Session::new(making.global, making.environment, sources, &loaded, Path::new("."))?;
    let errors = check(&loaded, sources, &Settings::new(session.today)).into_iter();
    let errors = errors.filter(|finding| finding.severity == Severity::Error);
    let refusals: Vec<Refusal> = errors.map(|finding| Refusal::new(finding.message, finding.help)).collect();
    if refusals.is_empty() { Ok(()) } else { Err(refusals.into()) }
}

/// Writes all files of the plan and those beside it, or none: on failure, new folders are removed.
fn write(making: &Making<'_>, place: &NewPlanDir, after: &Sources, beside: &[SideFile]) -> Result<(), Stop> {
    let made = make_folders(&place.dir).map_err(|error| place.unwritten(&error))?;
    let mut files = MadeFiles::default();
    let mut written = || {
        for file in beside {
            files.make(&file.path, file.content.as_bytes()).map_err(|error| file.unwritten(&error))?;
        }
        let wait = making.global.wait;
        let (_, writer) = crate::cli::plan_files::read_to_change(&place.dir, making.environment, wait)?;
        // Another process may have created a plan there since the first check.
        NewPlanDir::of(&place.dir)?;
        writer.write(&Sources::in_memory([]), after)?;
        Ok(())
    };
    let result: Result<(), Stop> = written();
    if result.is_err() {
        files.take_back();
        made.take_back();
    }
    result
}

pub(super) fn tell_written(path: &str, lang: Lang, output: &mut Output) -> Result<(), Stop> {
    Ok(output.say(text!("skriven: {path}", "written: {path}").get(lang))?)
}

/// Prints the next steps.
fn tell_next(making: &Making<'_>, place: &NewPlanDir, is_taken: bool, output: &mut Output) -> Result<(), Stop> {
    let lang = making.lang;
    if place.lacks_merges {
        let path = place.shown(GIT_ATTRIBUTES);
        let help = text!("lägg till raden `{MERGES}` i den", "add the line `{MERGES}` to it");
        let message = text!(
            "{path} finns redan och är orörd: git slår ihop planens filer rad för rad",
            "{path} is there already and was left alone: git merges the plan's files by lines"
        );
        notice(making.environment, lang, &message, Some(&help));
    }
    let option = match place.shown("") {
        here if here.is_empty() => String::new(),
        dir => format!(" -C {}", shell_word(dir.trim_end_matches('/'))),
    };
    output.say("")?;
    output.say(Text::fixed("Sedan:", "Next:").get(lang))?;
    // An imported plan has its activities already.
    let commands: &[&str] =
        if is_taken { &["check", "status"] } else { &["add owner …", "add activity …", "check"] };
    for command in commands {
        output.say(&format!("  plan{option} {command}"))?;
    }
    output.say("")?;
    let once = Text::fixed(
        "En gång på varje dator, så att git slår ihop ändringar efter vad de säger:",
        "Once on each computer, so that git merges changes by what they say:",
    );
    output.say(once.get(lang))?;
    output.say(&format!("  {DRIVER}"))?;
    Ok(())
}

/// Asks a yes-or-no question; without a terminal, `--yes` is the answer.
pub(super) fn agreed(making: &Making<'_>, question: &Text) -> bool {
    if making.args.yes || !making.environment.can_be_asked() {
        return making.args.yes;
    }
    let ask = Ask::new(making.environment, making.lang, Text::same("--yes"));
    ask.is_ok_and(|ask| matches!(ask.yes_or_no(question, true), Ok(Answer::Given(true))))
}
