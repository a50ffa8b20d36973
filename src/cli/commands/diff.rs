//! `plan diff`: the differences between two states of the plan.

use crate::cli::args::{DiffArgs, DiffFormat};
use crate::cli::output::Output;
use crate::cli::past::{self, AskedOfGit, Was};
use crate::cli::session::Session;
use crate::cli::shortfall::Shortfall;
use crate::cli::stop::{Exit, Stop};
use crate::diff::{Difference, diff as compare};
use crate::load::{Loaded, load};
use crate::locale::{Text, text};
use crate::model::{nearest, same_key};
use crate::query::Refusal;
use crate::report::json;
use crate::report::view::{self, Between};
use crate::report::write::{html, markdown, terminal};
use crate::source::Sources;

/// The longest output as Markdown. GitHub allows comments of 65,536 characters; this leaves room for a line of the
/// poster's.
const LONGEST_COMMENT: usize = 65_000;

/// A state of the plan.
enum PlanState {
    /// The working tree.
    Now,
    /// The files of another directory, with its name.
    Elsewhere(String, Sources),
    /// The files of a revision.
    Past(Was),
}

pub(in crate::cli) fn diff(args: &DiffArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let (before, after) = states(args, session)?;
    let (loaded_before, loaded_after) = (before.sources().map(load), after.sources().map(load));
    let sides = [side(&before, loaded_before.as_ref(), session), side(&after, loaded_after.as_ref(), session)];
    if matches!(after, PlanState::Now) {
        session.require_plan()?;
    }
    let shortfalls =
        [Shortfall::of(&sides[0], &args.plan, &before.plan()), Shortfall::of(&sides[1], &args.plan, &after.plan())];
    for shortfall in &shortfalls {
        shortfall.refuse(args.is_for_machines())?;
    }
    let mut difference = compare(&sides[0].loaded.portfolio, &sides[1].loaded.portfolio);
    narrow(&mut difference, args, &sides)?;
    match args.format {
        DiffFormat::Json => output.write(json::diff(&difference, before.label(), after.label())?)?,
        format => output.write(shown(&difference, format, (&before, &after), &shortfalls, session))?,
    }
    if shortfalls.iter().any(|shortfall| !shortfall.is_empty()) {
        output.hand_over()?;
        shortfalls.iter().for_each(Shortfall::warn);
    }
    Ok(if args.exit_code && !difference.is_empty() { Exit::Findings } else { Exit::Fine })
}

/// Returns the session for one side of the comparison.
fn side<'t>(state: &'t PlanState, loaded: Option<&'t Loaded<'t>>, session: &Session<'t>) -> Session<'t> {
    let sources = state.sources().unwrap_or(session.sources);
    session.with(sources, loaded.unwrap_or(session.loaded))
}

impl PlanState {
    fn sources(&self) -> Option<&Sources> {
        match self {
            Self::Now => None,
            Self::Elsewhere(_, sources) => Some(sources),
            Self::Past(was) => Some(&was.past.sources),
        }
    }

    /// Returns its name in a sentence.
    fn words(&self) -> Text {
        match self {
            Self::Now => Text::fixed("filerna som de är", "the files as they are"),
            Self::Elsewhere(path, _) => Text::same(&**path),
            Self::Past(Was { name, past, .. }) => match past.folder.as_deref() {
                None => Text::same(&**name),
                Some("") => text!("{name}, överst i arkivet", "{name}, at the top of the repository"),
                Some(folder) => text!("{name}, i mappen {folder}", "{name}, in the folder {folder}"),
            },
        }
    }

    /// Returns its name in JSON.
    fn label(&self) -> json::State<'_> {
        match self {
            Self::Now => json::State::default(),
            Self::Elsewhere(path, _) => json::State { name: Some(path), folder: None },
            Self::Past(was) => json::State { name: Some(&was.revision), folder: was.past.folder.as_deref() },
        }
    }

    /// Returns the name of its plan.
    fn plan(&self) -> Text {
        match self {
            Self::Now => Text::fixed("planen", "the plan"),
            Self::Elsewhere(name, _) | Self::Past(Was { name, .. }) => text!("planen i {name}", "the plan in {name}"),
        }
    }
}

/// Reads the two states that the arguments name.
fn states(args: &DiffArgs, session: &Session<'_>) -> Result<(PlanState, PlanState), Stop> {
    if let Some(since) = &args.since {
        if args.path.is_some() || args.revisions.is_some() {
            let message = Text::fixed(
                "--since: jämför med filerna som de är, inte med något annat",
                "--since: compares with the files as they are, with nothing else",
            );
            let help = if since.parse::<chrono::NaiveDate>().is_ok() {
                text!(
                    "skriv till exempel `plan diff {since}..HEAD` i stället",
                    "write for instance `plan diff {since}..HEAD` instead"
                )
            } else {
                Text::fixed("ta bort --since, eller det andra", "leave out --since, or the other")
            };
            return Err(Refusal::new(message, Some(help)).into());
        }
        let asked = AskedOfGit { dir: session.dir, by: "plan diff", revision: since, otherwise: &OTHERWISE };
        return Ok((PlanState::Past(past::read_before(session, asked)?), PlanState::Now));
    }
    match (&args.path, args.revisions.as_deref()) {
        (Some(_), Some(revisions)) => {
            let message = text!(
                "--path: en katalog jämförs med filerna som de är, inte med `{revisions}`",
                "--path: a directory is compared with the files as they are, not with `{revisions}`"
            );
            let help = Text::fixed("skriv det ena eller det andra", "write one or the other");
            Err(Refusal::new(message, Some(help)).into())
        }
        (Some(path), None) => {
            Ok((PlanState::Elsewhere(path.display().to_string(), session.read(path)?), PlanState::Now))
        }
        (None, revisions) => in_git(revisions.unwrap_or("HEAD"), session),
    }
}

static OTHERWISE: Text = Text::fixed(
    "jämför med planen i en annan katalog, med `plan diff --path`",
    "compare with the plan in another directory, with `plan diff --path`",
);

/// Reads two states from git. As in git, an empty name is `HEAD`, and three dots start from the merge base.
fn in_git<'r>(revisions: &'r str, session: &Session<'_>) -> Result<(PlanState, PlanState), Stop> {
    let asked = AskedOfGit { dir: session.dir, by: "plan diff", revision: "HEAD", otherwise: &OTHERWISE };
    let named = |revision: &'r str| if revision.is_empty() { asked } else { AskedOfGit { revision, ..asked } };
    let at = |revision| past::read_revision(session, named(revision)).map(PlanState::Past);
    if let Some((one, other)) = revisions.split_once("...") {
        let after = at(other)?;
        return Ok((PlanState::Past(past::read_merge_base(session, named(one), named(other).revision)?), after));
    }
    match revisions.split_once("..") {
        Some((before, after)) => Ok((at(before)?, at(after)?)),
        None => Ok((at(revisions)?, PlanState::Now)),
    }
}

/// Keeps the plans that were asked for, by their id on either side.
fn narrow(difference: &mut Difference, args: &DiffArgs, sides: &[Session<'_>; 2]) -> Result<(), Stop> {
    if args.plan.is_empty() {
        return Ok(());
    }
    let ids: Vec<&str> =
        sides.iter().flat_map(|side| &side.loaded.portfolio.plans).map(|plan| &*plan.id.value).collect();
    let is = |asked: &str, id: &str| same_key(asked) == same_key(id);
    let unknown = args.plan.iter().filter(|asked| !ids.iter().any(|id| is(asked, id)));
    let refusals: Vec<Refusal> = unknown
        .map(|asked| {
            let near = nearest(asked, ids.iter().copied());
            let help = near.first().map(|near| text!("menade du `{near}`?", "did you mean `{near}`?"));
            Refusal::new(text!("--plan: `{asked}` finns inte", "--plan: there is no `{asked}`"), help)
        })
        .collect();
    if !refusals.is_empty() {
        return Err(refusals.into());
    }
    difference
        .things
        .retain(|thing| thing.plan.as_ref().is_some_and(|plan| args.plan.iter().any(|asked| is(asked, &plan.id))));
    Ok(())
}

fn shown(
    difference: &Difference,
    format: DiffFormat,
    (before, after): (&PlanState, &PlanState),
    shortfalls: &[Shortfall<'_>],
    session: &Session<'_>,
) -> String {
    let lang = session.lang;
    let doc = |most| {
        let is_grouped = matches!(format, DiffFormat::Md);
        let between = Between { before: before.words(), after: after.words(), most, is_grouped };
        let mut doc = view::diff(difference, &between, lang);
        for shortfall in shortfalls {
            shortfall.add_to(&mut doc);
        }
        doc
    };
    match format {
        DiffFormat::Html => html(&doc(usize::MAX), lang),
        DiffFormat::Md => as_comment(|most| markdown(&doc(most)), view::diff_lines(difference, lang)),
        DiffFormat::Human | DiffFormat::Json => terminal(&doc(usize::MAX), session.screen),
    }
}

/// Returns as many lines of a difference as fit in a comment.
fn as_comment(write: impl Fn(usize) -> String, lines: usize) -> String {
    let fits = |text: &str| text.chars().count() <= LONGEST_COMMENT;
    let whole = write(lines);
    if fits(&whole) {
        return whole;
    }
    // A line has at least two characters, its sign and its newline.
    let (mut most, mut too_many) = (0, lines.min(LONGEST_COMMENT / 2));
    while most + 1 < too_many {
        let middle = usize::midpoint(most, too_many);
        if fits(&write(middle)) { most = middle } else { too_many = middle }
    }
    write(most)
}
