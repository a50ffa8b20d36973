//! `plan plans`: the plans and their governance.

use crate::cli::args::{AnswerShape, PlansArgs};
use crate::cli::output::Output;
use crate::cli::rows::{Head, Terms, separated};
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::locale::{Text, catalogue as say};
use crate::model::{Kind, Plan};
use crate::query::{Filters, Level, Selection};
use crate::report::write::Separator;
use crate::report::{json, view};

pub(in crate::cli) fn plans(args: &PlansArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let form = args.answer.form()?;
    let portfolio = &session.loaded.portfolio;
    let filters = Filters { plan: args.plan.clone(), ..Filters::default() };
    let selection = Selection::new(portfolio, &filters, session.today)?;
    let plans: Vec<&Plan<'_>> = selection.plans.iter().map(|selected| selected.plan).collect();
    let answer = match form.shape() {
        AnswerShape::Document => form.text(&view::plans(portfolio, &plans, session.lang), session),
        AnswerShape::Json => json::plans(portfolio, &plans, session.sources)?.into_bytes(),
        AnswerShape::JsonLines => json::plans_lines(portfolio, &plans, session.sources)?.into_bytes(),
        AnswerShape::Rows => rows(&selection, &plans, session, form.separator)?,
    };
    form.deliver(&answer, session, output)?;
    Ok(Exit::Fine)
}

fn rows(
    selection: &Selection<'_, '_>,
    plans: &[&Plan<'_>],
    session: &Session<'_>,
    separator: Separator,
) -> csv::Result<Vec<u8>> {
    let level = |name, level| Head::level(name, selection, level);
    let heads = [
        Head::new("id", &say::ID),
        Head::new("title", &say::TITLE),
        Head::new("first", &FIRST),
        Head::new("last", &LAST),
        Head::new("every", &say::RHYTHM).of_terms(Terms::Every),
        Head::new("current", &CURRENT),
        level("goals", Level::Goal(Kind::Goal)),
        level("priorities", Level::Priority(Kind::Goal)),
        level("activities", Level::Activity),
        Head::new("owners", &OWNERS),
        Head::new("file", &say::FILE),
    ];
    let values = plans.iter().map(|plan| {
        let year = |last: bool| plan.years.map(|years| if last { *years.last } else { *years.first }.to_string());
        vec![
            plan.id.to_string(),
            plan.title.to_string(),
            year(false).unwrap_or_default(),
            year(true).unwrap_or_default(),
            plan.follow_up.every.map(|every| every.name().to_owned()).unwrap_or_default(),
            plan.follow_up.current.map(|current| current.to_string()).unwrap_or_default(),
            plan.goals.len().to_string(),
            plan.priorities().count().to_string(),
            plan.activities().count().to_string(),
            plan.register.len().to_string(),
            session.sources.file(plan.file).path().to_owned(),
        ]
    });
    separated(separator, session.lang, &heads, values)
}

static FIRST: Text = Text::fixed("Första året", "First year");
static LAST: Text = Text::fixed("Sista året", "Last year");
static CURRENT: Text = Text::fixed("Aktuell period", "Current period");
static OWNERS: Text = Text::fixed("Ansvariga", "Owners");
