//! The plans, their governance, and the focuses of the board.

use crate::locale::{Lang, capital, catalogue as say};
use crate::model::{Governance, Kind, Plan, Portfolio, Str, Years};
use crate::query::{Level, LevelName, unit_adverb};
use crate::report::doc::{Cell, Column, Doc, Row, Table};
use crate::source::Spanned;

/// Returns the plans as a table below their governance.
pub fn plans(portfolio: &Portfolio<'_>, plans: &[&Plan<'_>], lang: Lang) -> Doc {
    let mut doc = Doc::default();
    if let Some(governance) = &portfolio.governance {
        above(&mut doc, governance, lang);
    }
    doc.table(table(plans, lang));
    if let Some(governance) = &portfolio.governance {
        below(&mut doc, governance, plans, lang);
    }
    doc
}

fn above(doc: &mut Doc, governance: &Governance<'_>, lang: Lang) {
    doc.heading(1, &*governance.title.value);
    let organisation = governance.organisation.as_ref();
    let strategy = governance.strategy.as_ref().map(|strategy| {
        let short = strategy.short.as_ref().map(|short| format!(" ({})", &*short.value)).unwrap_or_default();
        let years = strategy.years.map(|years| format!(", {}", span(years))).unwrap_or_default();
        format!("{}{short}{years}", &*strategy.title.value)
    });
    let label = |title: &crate::locale::Text| title.get(lang).to_owned();
    doc.fields([
        (label(&say::ORGANISATION), organisation.map(|it| it.name.to_string())),
        (label(&say::STRATEGY), strategy),
        (label(&say::DECIDES), organisation.and_then(|it| text(it.decides.as_ref()))),
        (label(&say::BOARD), organisation.and_then(|it| text(it.board.as_ref()))),
        (label(&say::RESPONSIBLE), organisation.and_then(|it| text(it.responsible.as_ref()))),
        (label(&say::ADMINISTRATION), organisation.and_then(|it| text(it.administration.as_ref()))),
        (label(&say::SOURCE), text(governance.source.as_ref())),
    ]);
}

fn text(value: Option<&Spanned<Str<'_>>>) -> Option<String> {
    value.map(|value| value.to_string())
}

fn span(years: Years) -> String {
    format!("{}–{}", *years.first, *years.last)
}

fn table(plans: &[&Plan<'_>], lang: Lang) -> Table {
    let mut columns = vec![Column::short(say::ID.get(lang)), Column::wrapping(say::TITLE.get(lang))];
    // Only the tool's own names have a short form.
    let level = |level: Level, short: &str| {
        let name = LevelName::common(plans.iter().copied(), level);
        let column = Column::number(capital(name.many().get(lang)));
        if name == LevelName::usual(level) && !short.is_empty() { column.narrow(short) } else { column }
    };
    columns.extend([&say::YEARS, &say::RHYTHM].map(|title| Column::short(title.get(lang))));
    columns.extend([
        level(Level::Goal(Kind::Goal), ""),
        level(Level::Priority(Kind::Goal), say::PRIORITIES_SHORT.get(lang)),
        level(Level::Activity, say::ACTIVITIES_SHORT.get(lang)),
    ]);
    let row = |plan: &&Plan<'_>| {
        let rhythm = plan.follow_up.every.map(|every| unit_adverb(*every));
        let texts = [
            plan.id.to_string(),
            plan.title.to_string(),
            plan.years.map(span).unwrap_or_default(),
            rhythm.map(|rhythm| rhythm.get(lang).to_owned()).unwrap_or_default(),
        ];
        let numbers = [plan.goals.len(), plan.priorities().count(), plan.activities().count()];
        Row::new(texts.into_iter().map(Cell::Text).chain(numbers.map(Cell::text)).collect())
    };
    Table::new(columns, plans.iter().map(row).collect())
}

fn below(doc: &mut Doc, governance: &Governance<'_>, plans: &[&Plan<'_>], lang: Lang) {
    let aim = |plan: &&Plan<'_>| {
        let brief = governance.plans.iter().find(|brief| brief.id.value == plan.id.value);
        (plan.id.to_string(), brief.and_then(|brief| text(brief.aim.as_ref())))
    };
    let aims: Vec<(String, Option<String>)> = plans.iter().map(aim).filter(|(_, aim)| aim.is_some()).collect();
    if !aims.is_empty() {
        doc.heading(2, say::AIM.get(lang));
        doc.fields(aims);
    }
    for focus in &governance.focuses {
        let decided = focus.decided_by.as_ref().map(|by| format!(" ({})", &*by.value)).unwrap_or_default();
        doc.heading(2, format!("{} {}{decided}", say::FOCUS.get(lang), *focus.year));
        let names: Vec<&str> = focus.priorities.iter().map(|name| &*name.value).collect();
        doc.text(names.join(", "));
    }
}
