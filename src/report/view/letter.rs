//! The letter to an owner, with a sheet to fill in.

use super::measure;
use super::report::typography::in_words;
use crate::locale::{Lang, Text, text};
use crate::model::{Day, Plan, Stage};
use crate::query::{Assessable, Entry, MeasureEntry, stage_name};
use crate::report::doc::Doc;

/// The content of a letter.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'l, 'p, 'a> {
    /// The recipient.
    pub owner: &'l str,
    /// The activities in the sheet.
    pub entries: &'l [Entry<'p, 'a>],
    /// The goals and priorities in the sheet.
    pub sections: &'l [Assessable<'p, 'a>],
    /// The measures in the sheet.
    pub measures: &'l [MeasureEntry<'p, 'a>],
    /// The instructions for the sheet.
    pub steps: &'l [Text],
    /// The file name of the sheet.
    pub sheet: &'l str,
    /// The day by which it is to be returned.
    pub by: Option<Day>,
    /// The organisation of the plans.
    pub sender: Option<&'l str>,
    /// The language of the letter.
    pub lang: Lang,
}

impl Letter<'_, '_, '_> {
    /// Returns the letter.
    pub fn doc(&self) -> Doc {
        let mut doc = Doc::default();
        doc.text(Text::fixed("Hej!", "Hello!").get(self.lang));
        doc.text(self.request().get(self.lang));
        doc.text(bullets(self.steps.iter().map(|step| step.get(self.lang).to_owned())));
        let (open, stated): (Vec<_>, Vec<_>) =
            self.entries.iter().partition(|entry| entry.standing.stage == Stage::Unassessed);
        let lacking: Vec<&MeasureEntry<'_, '_>> = self.measures.iter().filter(|measure| measure.is_due()).collect();
        let sections: Vec<&Assessable<'_, '_>> = self.sections.iter().filter(|section| section.is_due()).collect();
        let count = open.len() + sections.len();
        if count == 0 && lacking.is_empty() {
            doc.text(ALL_STATED.get(self.lang));
        }
        if count > 0 {
            doc.heading(2, text!("Att bedöma ({count})", "To assess ({count})").get(self.lang));
            let section = |it: &&Assessable<'_, '_>| format!("{} {}", line(it.thing.id()), line(it.thing.title()));
            let activities = open.into_iter().map(|entry| self.activity(entry));
            doc.text(bullets(sections.iter().map(section).chain(activities)));
            if !stated.is_empty() {
                let count = stated.len();
                let rest = text!(
                    "Bladet har också det som redan har en status, eller inte ska bedömas nu ({count}). Rätta det som \
                     är fel.",
                    "The sheet also has what has a status already, or is not to be assessed now ({count}). Correct \
                     what is wrong."
                );
                doc.text(rest.get(self.lang));
            }
        }
        if !lacking.is_empty() {
            let count = lacking.len();
            doc.heading(2, text!("Värden att fylla i ({count})", "Values to fill in ({count})").get(self.lang));
            let words = |entry: &&MeasureEntry<'_, '_>| {
                let asked = entry.asked.unwrap_or(entry.period);
                let words = measure::words(entry.measure, asked, self.lang);
                text!("{words}. Att fylla i: värdet för {asked}.", "{words}. To fill in: the value for {asked}.")
                    .get(self.lang)
                    .to_owned()
            };
            doc.text(bullets(lacking.iter().map(words)));
        }
        doc.text(std::iter::once(REGARDS.get(self.lang)).chain(self.sender).map(line).collect::<Vec<_>>().join("\n"));
        doc
    }

    /// Returns the plans, each with the period to assess.
    fn about(&self) -> Text {
        let mut plans: Vec<(&Plan<'_>, Text)> = Vec::new();
        let of_entries = self.entries.iter().map(|entry| (entry.plan, entry.standing.period));
        let of_sections = self.sections.iter().map(|section| (section.plan, section.standing.period));
        let of_measures = self.measures.iter().map(|measure| (measure.plan, measure.period));
        for (plan, period) in of_sections.chain(of_entries).chain(of_measures) {
            if !plans.iter().any(|(known, _)| std::ptr::eq(*known, plan)) {
                let title = line(&plan.title);
                plans.push((plan, text!("{title} för {period}", "{title} for {period}")));
            }
        }
        let [sv, en] = Lang::ALL.map(|lang| plans.iter().map(|(_, it)| it.get(lang)).collect::<Vec<_>>().join(", "));
        Text::new(sv, en)
    }

    fn request(&self) -> Text {
        let (owner, sheet) = (line(self.owner), self.sheet);
        let by = match self.by {
            Some(day) => {
                let [sv, en] = Lang::ALL.map(|lang| in_words(day, lang));
                Text::new(format!(" senast den {sv}"), format!(" by {en}"))
            }
            None => Text::same(""),
        };
        text!(
            by = by, about = self.about();
            "Det är dags att följa upp {about}. Bladet för {owner} är bifogat: {sheet}. Fyll i det, spara det och \
             skicka tillbaka det{by}.",
            "It is time to follow up {about}. The sheet for {owner} is attached: {sheet}. Fill it in, save it and send \
             it back{by}."
        )
    }

    /// Returns an activity with its previous and its current follow-up.
    fn activity(&self, entry: &Entry<'_, '_>) -> String {
        let late = if entry.standing.is_late { LATE.get(self.lang) } else { "" };
        let mut lines = vec![format!("{} {}{late}", line(&entry.activity.id), line(&entry.activity.title))];
        let now = entry.standing;
        let before = now.period.previous().map(|before| entry.at(before));
        for said in before.into_iter().chain([now]) {
            let note = said.note.map(line);
            let status = match (said.status, &note) {
                (Some(stated), _) => {
                    format!("{} ({})", line(&stated.name), stage_name(said.stage).get(self.lang))
                }
                (None, Some(_)) => stage_name(Stage::Unassessed).get(self.lang).to_owned(),
                (None, None) if said.period != now.period && said.stage == Stage::Unassessed => {
                    stage_name(Stage::Unassessed).get(self.lang).to_owned()
                }
                (None, None) => continue,
            };
            let period = said.period;
            let told = match note {
                Some(note) => text!("{period}: {status}. Anteckning: {note}", "{period}: {status}. Note: {note}"),
                None => text!("{period}: {status}", "{period}: {status}"),
            };
            lines.push(told.get(self.lang).to_owned());
        }
        lines.join("\n  ")
    }
}

static REGARDS: Text = Text::fixed("Med vänlig hälsning", "Kind regards");
static LATE: Text = Text::fixed(" (försenad)", " (late)");
static ALL_STATED: Text = Text::fixed(
    "Allt i bladet har redan en status. Se efter att den stämmer, och rätta det som är fel.",
    "Everything in the sheet has a status already. See whether it is right, and correct what is wrong.",
);

fn bullets(lines: impl Iterator<Item = String>) -> String {
    lines.map(|line| format!("• {line}")).collect::<Vec<_>>().join("\n")
}

/// Returns a text of the plan on one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
