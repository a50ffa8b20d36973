//! `plan check`: all findings about a plan, in one run.

use super::explain::unknown;
use crate::check::{Base, Settings, SeverityChange, codes, find_code};
use crate::cli::args::{CheckArgs, CheckFormat, Fixes};
use crate::cli::output::Output;
use crate::cli::past::{self, AskedOfGit, Was};
use crate::cli::session::Session;
use crate::cli::stop::{Done, Exit, Stop, Unanswered};
use crate::diag::render::{self, FindingCounts, Report};
use crate::diag::{Diagnostic, Severity};
use crate::edit::{FixResult, Writer, diff, fix_all};
use crate::load::load;
use crate::locale::{Text, text};
use crate::model::Plan;
use crate::query::{Level, LevelName};

/// The most findings shown, so that the first ones do not scroll away. The most severe are shown; the rest is
/// counted.
const MOST_SHOWN: usize = 100;

/// Checks and fixes under the lock that `writer` holds.
pub(in crate::cli) fn check(
    args: &CheckArgs,
    session: &Session<'_>,
    writer: Option<Writer>,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let mut settings = settings(args, session)?;
    let before = args.base.as_deref().map(|revision| before(revision, session)).transpose()?;
    let loaded_before = before.as_ref().map(|before| load(&before.past.sources));
    let folder = before
        .as_ref()
        .and_then(|before| before.past.folder.as_deref())
        .map(|folder| if folder.is_empty() { String::new() } else { format!("{folder}/") });
    if let (Some(Was { name, past, .. }), Some(loaded)) = (&before, &loaded_before) {
        settings.base = Some(Base::new(name, &past.sources, loaded, folder.as_deref().unwrap_or_default()));
    }
    let fixed = match args.fix.zip(writer) {
        Some((which, writer)) => fix(which, &settings, session, &writer)?,
        None => None,
    };
    let Some(FixResult { sources, count }) = fixed else { return tell(args, &settings, 0, session, output) };
    output.has_done(Done::Change);
    if args.format == CheckFormat::Human {
        output.write(diff(session.sources, &sources, session.screen.color) + "\n")?;
    }
    let loaded = load(&sources);
    tell(args, &settings, count, &session.with(&sources, &loaded), output)
}

/// Reads the plan at the merge base of a revision and `HEAD`, as a pull request is compared.
fn before(revision: &str, session: &Session<'_>) -> Result<Was, Stop> {
    let otherwise = Text::fixed("kontrollera utan `--base`", "check without `--base`");
    past::read_merge_base(
        session,
        AskedOfGit { dir: session.dir, by: "--base", revision, otherwise: &otherwise },
        "HEAD",
    )
}

/// Warns about plans without a comparison, as they are new.
fn tell_new(settings: &Settings<'_>, session: &Session<'_>) {
    let Some(base) = &settings.base else { return };
    for plan in base.new_plans(&session.loaded.portfolio) {
        let (id, name) = (&*plan.id.value, base.name);
        session.notice(
            &text!(
                "planen `{id}` är ny: den fanns inte i {name}, så den är inte jämförd",
                "the plan `{id}` is new: it was not in {name}, so it is not compared"
            ),
            &Text::fixed(
                "har den funnits under ett annat id, skriv tillbaka det id den hade",
                "if it was there under another id, write back the id that it had",
            ),
        );
    }
}

/// Prints the findings of the files as they are now; `fixed` is the number of fixes made.
fn tell(
    args: &CheckArgs,
    settings: &Settings<'_>,
    fixed: usize,
    session: &Session<'_>,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let findings = crate::check::check(session.loaded, session.sources, settings);
    let activities = session.loaded.portfolio.plans.iter().map(|plan| plan.all_activities().count()).sum();
    let tally = FindingCounts::new(&findings, session.sources.len(), activities);
    let folder = if args.format.is_for_a_code_host() { session.folder()? } else { String::new() };
    let report = Report { findings: &findings, sources: session.sources, lang: session.lang, folder: &folder };
    match args.format {
        CheckFormat::Json => output.write(render::json(&findings, session.sources, tally, session.lang)?)?,
        CheckFormat::Short => {
            for finding in &findings {
                output.write(render::short(finding, session.sources, session.lang) + "\n")?;
            }
        }
        CheckFormat::Human => {
            human(&findings, tally, session, output)?;
            for line in fix_summary(args.fix, fixed, &findings) {
                output.say(line.get(session.lang))?;
            }
        }
        CheckFormat::Sarif => output.write(render::sarif(&report, &codes())?)?,
        CheckFormat::Github => {
            // The summary is no workflow command, so it appears only in the log.
            output.write(render::github(&report) + summary(tally, session).get(session.lang) + "\n")?;
        }
        CheckFormat::Gitlab => output.write(render::gitlab(&report)?)?,
        CheckFormat::Junit => output.write(render::junit(&report))?,
    }
    tell_new(settings, session);
    Ok(if tally.errors > 0 { Exit::Findings } else { Exit::Fine })
}

/// Returns the settings that the arguments ask for; refuses unknown codes.
fn settings<'b>(args: &CheckArgs, session: &Session<'_>) -> Result<Settings<'b>, Stop> {
    let mut refusals = Vec::new();
    let mut settings = Settings::new(session.today);
    let mut code = |option: &str, called: &String| {
        let found = find_code(called);
        if found.is_none() {
            refusals.push(unknown(option, called));
        }
        found
    };
    settings.only = args.only.iter().filter_map(|called| code("--only", called)).collect();
    settings.changes =
        args.allow.iter().filter_map(|called| code("--allow", called)).map(SeverityChange::Allow).collect();
    for called in &args.deny {
        settings.changes.extend(match called.to_lowercase().as_str() {
            "warnings" | "warning" => Some(SeverityChange::DenyAll(Severity::Warning)),
            "infos" | "info" => Some(SeverityChange::DenyAll(Severity::Info)),
            _ => code("--deny", called).map(SeverityChange::Deny),
        });
    }
    if refusals.is_empty() { Ok(settings) } else { Err(refusals.into()) }
}

fn human(
    findings: &[Diagnostic],
    tally: FindingCounts,
    session: &Session<'_>,
    output: &mut Output,
) -> Result<(), Unanswered> {
    for finding in gravest(findings, MOST_SHOWN) {
        let block = render::human(finding, session.sources, session.lang, session.screen.color, session.screen.width);
        output.write(block + "\n\n")?;
    }
    if let Some(left @ 1..) = findings.len().checked_sub(MOST_SHOWN) {
        let rest =
            text!("… och {left} till; `--format short` visar alla", "… and {left} more; `--format short` shows all");
        output.write(rest.get(session.lang).to_owned() + "\n\n")?;
    }
    output.say(&textwrap::fill(summary(tally, session).get(session.lang), session.screen.width))
}

/// Returns the `most` most severe findings, in their original order.
fn gravest(findings: &[Diagnostic], most: usize) -> Vec<&Diagnostic> {
    let mut kept: Vec<(usize, &Diagnostic)> = findings.iter().enumerate().collect();
    kept.sort_by_key(|(_, finding)| finding.severity);
    kept.truncate(most);
    kept.sort_by_key(|(at, _)| *at);
    kept.into_iter().map(|(_, finding)| finding).collect()
}

fn summary(tally: FindingCounts, session: &Session<'_>) -> Text {
    let FindingCounts { errors, warnings, infos, files, activities } = tally;
    let files = match files {
        1 => Text::fixed("1 fil", "1 file"),
        _ => text!("{files} filer", "{files} files"),
    };
    // Without findings, an empty plan must not look like a checked one.
    let plans = &session.loaded.portfolio.plans;
    let is_new = activities == 0 && errors == 0 && !plans.iter().any(Plan::is_followed_up);
    let begun = if is_new { NOTHING_YET.clone() } else { Text::same("") };
    let activities = LevelName::common(plans, Level::Activity).counted(activities);
    if errors + warnings + infos == 0 {
        return text!(
            files = files, activities = activities, begun = begun;
            "inga fel: {files}, {activities}{begun}", "no errors: {files}, {activities}{begun}"
        );
    }
    text!(
        files = files, activities = activities, begun = begun;
        "fel: {errors}, varningar: {warnings}, upplysningar: {infos} ({files}, {activities}{begun})",
        "errors: {errors}, warnings: {warnings}, notes: {infos} ({files}, {activities}{begun})"
    )
}

static NOTHING_YET: Text = Text::fixed("; planen är tom än så länge", "; the plan is empty so far");

/// Fixes the plan's files on disk; none if there is nothing to fix.
fn fix(
    which: Fixes,
    settings: &Settings<'_>,
    session: &Session<'_>,
    writer: &Writer,
) -> Result<Option<FixResult>, Stop> {
    let Some(fixed) = fix_all(session.sources, settings, which == Fixes::Unsafe) else { return Ok(None) };
    session.report_lost_rights(writer.write(session.sources, &fixed.sources)?);
    Ok(Some(fixed))
}

/// Returns messages about the fixes made, if any were asked for, and about those that remain.
fn fix_summary(asked: Option<Fixes>, fixed: usize, findings: &[Diagnostic]) -> Vec<Text> {
    let count = |is_safe| findings.iter().filter_map(|it| it.fix.as_ref()).filter(|fix| fix.is_safe == is_safe).count();
    let (safe, guesses) = (count(true), count(false));
    let left = safe + if asked == Some(Fixes::Unsafe) { guesses } else { 0 };
    let mut lines = Vec::new();
    match asked {
        Some(_) if fixed == 0 && left == 0 => {
            lines.push(Text::fixed("det fanns inget att rätta", "there was nothing to fix"));
        }
        Some(_) => {
            lines.push(text!("rättat: {fixed}", "fixed: {fixed}"));
            if left > 0 {
                lines.push(text!(
                    "kvar, eftersom rättningen skulle ge nya fel: {left}",
                    "not fixed, because fixing would cause new errors: {left}"
                ));
            }
        }
        None if safe > 0 => lines.push(text!("kan rättas med `--fix`: {safe}", "can be fixed with `--fix`: {safe}")),
        None => {}
    }
    if guesses > 0 && asked != Some(Fixes::Unsafe) {
        lines.push(text!(
            "kan rättas med `--fix=unsafe`, se efter vad det blir: {guesses}",
            "can be fixed with `--fix=unsafe`, check the result: {guesses}"
        ));
    }
    lines
}
