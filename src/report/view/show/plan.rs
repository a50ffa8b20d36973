//! A plan, with its settings, its longer texts and its scale.

use super::Show;
use crate::locale::{Text, catalogue as say};
use crate::model::{Plan, Tier};
use crate::query::{Level, LevelName, stage_name, unit_adverb};
use crate::report::doc::{Doc, Prose};
use crate::report::view::activity;
use crate::source::Span;

impl Show<'_> {
    pub(super) fn plan(&self, doc: &mut Doc, plan: &Plan<'_>) {
        doc.heading(1, &*plan.title.value);
        let years = plan.years.map(|years| format!("{}–{}", *years.first, *years.last));
        let rhythm = plan.follow_up.every.map(|every| self.label(&unit_adverb(*every)));
        let closed = plan.closings.iter().map(|closing| {
            let date = closing.date.map(|date| format!(" ({})", *date)).unwrap_or_default();
            format!("{}{date}", *closing.period)
        });
        let closed: Vec<String> = closed.collect();
        let text = |text: Option<&crate::source::Spanned<crate::model::Str<'_>>>| text.map(|text| text.to_string());
        doc.fields([
            (self.label(&say::ID), Some(plan.id.to_string())),
            (self.label(&say::YEARS), years),
            (self.label(&say::RHYTHM), rhythm),
            (self.label(&say::CURRENT_PERIOD), plan.follow_up.current.map(|current| current.to_string())),
            (self.label(&say::ASSESSED_LEVELS), self.assessed_levels(plan)),
            (self.label(&say::OWNERS), activity::names(plan, &plan.owners.named)),
            (self.label(&say::SENDER), text(plan.report.sender.as_ref())),
            (self.label(&say::CASE_NUMBER), text(plan.report.case_number.as_ref())),
            (self.label(&say::OFFICER), text(plan.report.officer.as_ref())),
            (self.label(&say::CONTACT), text(plan.report.contact.as_ref())),
            (self.label(&say::CLOSED_PERIODS), Some(closed.join(", ")).filter(|closed| !closed.is_empty())),
            (self.label(&say::PLACE), Some(self.place(plan.file, Span::default()))),
        ]);
        self.texts_of_plan(doc, plan);
        self.scale(doc, plan);
    }

    /// Returns the levels that a plan states that it assesses.
    fn assessed_levels(&self, plan: &Plan<'_>) -> Option<String> {
        let asked = Tier::ALL.into_iter().filter(|tier| plan.asks_for(*tier));
        let names = asked.map(|tier| self.label(&LevelName::of(plan, Level::of_tier(tier)).many()));
        (!plan.follow_up.levels.is_empty()).then(|| names.collect::<Vec<_>>().join(", "))
    }

    /// Adds the longer texts of a plan, each under a heading.
    fn texts_of_plan(&self, doc: &mut Doc, plan: &Plan<'_>) {
        let mut section = |title: &Text, text: Option<String>| {
            if let Some(text) = text {
                doc.heading(2, self.label(title));
                doc.text(Prose::new(text));
            }
        };
        let bullets = |items: &[crate::source::Spanned<crate::model::Str<'_>>]| {
            let lines: Vec<String> = items.iter().map(|item| format!("- {}", &*item.value)).collect();
            Some(lines.join("\n")).filter(|lines| !lines.is_empty())
        };
        let strategy = plan.strategy.as_ref();
        section(&say::ABOUT, plan.about.as_ref().map(|text| text.to_string()));
        section(&say::EXCLUDED, plan.excluded.as_ref().map(|text| text.to_string()));
        section(
            &say::STRATEGY,
            strategy.map(|strategy| {
                let chapter = strategy
                    .chapter
                    .as_ref()
                    .map(|chapter| format!(", {} {}", self.label(&say::CHAPTER), &*chapter.value))
                    .unwrap_or_default();
                format!("{}{chapter}", &*strategy.title.value)
            }),
        );
        section(&say::DESIRED_STATE, strategy.and_then(|it| it.desired_state.as_ref()).map(|text| text.to_string()));
        section(&say::PRINCIPLES, strategy.and_then(|it| it.principles.as_ref()).map(|text| text.to_string()));
        section(&say::AIMS, strategy.and_then(|it| bullets(&it.aims)));
        let development = plan.development.as_ref().map(|it| {
            let parts = it.text.as_ref().map(|text| text.to_string()).into_iter().chain(bullets(&it.goals));
            parts.collect::<Vec<_>>().join("\n\n")
        });
        section(&say::DEVELOPMENT_GOALS, development.filter(|said| !said.is_empty()));
        section(&say::FOLLOW_UP, plan.follow_up.text.as_ref().map(|text| text.to_string()));
        let decision = plan.report.proposed_decision.as_ref();
        section(&say::PROPOSED_DECISION, decision.map(|text| text.to_string()));
    }

    fn scale(&self, doc: &mut Doc, plan: &Plan<'_>) {
        let scale: Vec<(String, Option<String>)> = plan
            .scale
            .iter()
            .map(|(_, status)| {
                let meaning = status.meaning.as_ref().map(|meaning| meaning.to_string());
                let meaning = meaning.unwrap_or_else(|| self.label(&stage_name(*status.stage)));
                (format!("{} {}", status.sign, &*status.name.value), Some(meaning))
            })
            .collect();
        if !scale.is_empty() {
            doc.heading(2, self.label(&say::SCALE));
            doc.fields(scale);
        }
    }
}
