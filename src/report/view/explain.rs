//! The documentation of the codes of `plan check`.

use crate::diag::{Code, Severity};
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Kind, Plan};
use crate::query::{Level, LevelName};
use crate::report::doc::{Cell, Column, Doc, Row, Table};

/// Returns all codes, with their summaries.
pub fn codes(codes: &[&Code], lang: Lang) -> Doc {
    let mut doc = Doc::default();
    let columns = vec![
        Column::short(say::CODE.get(lang)),
        Column::short(say::SEVERITY.get(lang)),
        Column::wrapping(say::MEANING.get(lang)),
    ];
    let row = |code: &&Code| {
        let meaning = format!("{} ({})", code.summary.get(lang), code.name);
        Row::new(vec![Cell::text(code.id), Cell::text(severity(code, lang)), Cell::text(meaning)])
    };
    doc.table(Table::new(columns, codes.iter().map(row).collect()));
    doc.said(say::EXPLAIN_ONE.get(lang));
    doc
}

/// Returns the documentation of some codes, with the plans' names of the levels below.
pub fn explain(codes: &[&Code], plans: &[Plan<'_>], lang: Lang) -> Doc {
    let mut doc = Doc::default();
    for code in codes {
        // The name is English in every language, as it is typed: the title is the summary.
        doc.heading(1, format!("{} {}", code.id, code.summary.get(lang).trim_end_matches('.')));
        doc.fields([
            (say::NAME.get(lang).to_owned(), Some(code.name.to_owned())),
            (say::SEVERITY.get(lang).to_owned(), Some(severity(code, lang).to_owned())),
            (say::KIND.get(lang).to_owned(), Some(code.family().get(lang).to_owned())),
        ]);
        for (heading, text) in [(&say::WHY, &code.why), (&say::HOW_TO_FIX, &code.fix)] {
            doc.heading(2, heading.get(lang));
            doc.said(text.get(lang));
        }
        doc.heading(2, say::EXAMPLE.get(lang));
        doc.verbatim(code.example);
        let changes = if code.is_fixed() { &say::CANNOT_BE_CHANGED } else { &say::CAN_BE_CHANGED };
        doc.heading(2, say::ACCEPT.get(lang));
        doc.said(changes.get(lang).replace("{code}", code.id).replace("{name}", code.name));
    }
    if let Some(names) = level_names(codes, plans) {
        doc.text(names.get(lang));
    }
    doc
}

/// Returns the plans' names of the levels that these codes mention; none if they are the defaults. The texts themselves
/// keep the defaults: a noun of another gender would not fit into their sentences.
fn level_names(codes: &[&Code], plans: &[Plan<'_>]) -> Option<Text> {
    let levels =
        [(Level::Activity, "activit"), (Level::Priority(Kind::Goal), "priorit"), (Level::Goal(Kind::Goal), "goal")];
    let is_told = |begins: &str| {
        let told = codes.iter().flat_map(|code| [&code.summary, &code.why, &code.fix]);
        told.flat_map(|text| text.get(Lang::En).split_whitespace()).any(|word| word.to_lowercase().starts_with(begins))
    };
    let named = levels.into_iter().filter(|(_, begins)| is_told(begins)).filter_map(|(level, _)| {
        let (own, usual) = (LevelName::common_own(plans, level)?.many(), LevelName::usual(level).many());
        Some(text!(own = own, usual = usual; "{usual} för ”{own}”", "{usual} “{own}”"))
    });
    let named: Vec<Text> = named.collect();
    if named.is_empty() {
        return None;
    }
    let [sv, en] = [(Lang::Sv, "och"), (Lang::En, "and")].map(|(lang, and)| {
        let words: Vec<&str> = named.iter().map(|text| text.get(lang)).collect();
        match words.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} {and} {last}", rest.join(", ")),
            _ => words.concat(),
        }
    });
    Some(Text::new(format!("Planen kallar {sv}."), format!("The plan calls {en}.")))
}

fn severity(code: &Code, lang: Lang) -> &'static str {
    let text = match code.severity {
        Severity::Error => &say::ERROR,
        Severity::Warning => &say::WARNING,
        Severity::Info => &say::INFO,
    };
    text.get(lang)
}
