//! Writing of a map as a file with explanations.

use super::{ColumnUse, Decided, IntakeMap, MAP_FILE, StatusUse};
use crate::edit::layout::Spelled;
use crate::locale::{Lang, Text, text};
use crate::syntax::quoted;

impl IntakeMap {
    /// Returns the map as TOML, with comments in a language; `documents` are the names of the imported files.
    pub fn content(&self, documents: &[String], lang: Lang) -> String {
        let from = documents.iter().map(|it| format!("--from {it}")).collect::<Vec<_>>().join(" ");
        let about = text!(
            "Vad dokumentet togs för. Rätta det som är fel och ta in det på nytt:\n  plan init ny {from} --map {MAP_FILE}",
            "What the document was taken for. Correct what is wrong, and take it in once more:\n  plan init new {from} --map {MAP_FILE}"
        );
        let mut lines = comment(&about, lang);
        lines.push('\n');
        let values =
            [("title", &self.title), ("years", &self.years), ("language", &self.language), ("every", &self.every)];
        for (key, value) in values {
            if let Some(value) = value {
                lines += &format!("{key} = {}\n", Spelled::text(value).inline());
            }
        }
        lines.push('\n');
        lines += &comment(&SKIP, lang);
        let skip = Spelled::texts(self.skip.iter().map(|(text, ())| text.clone()));
        lines += &format!("skip = {}\n", skip.inline());
        if let Some(goal) = self.goal {
            lines += &format!("\n{}[headings]\ngoal = {goal}\n", comment(&HEADINGS, lang));
            lines.extend(self.priority.map(|priority| format!("priority = {priority}\n")));
        }
        let column = |it: &ColumnUse| match it {
            ColumnUse::Role(role) => Spelled::text(role.name()),
            ColumnUse::Comment => Spelled::text("comment"),
            ColumnUse::Skip => Spelled::text("skip"),
        };
        lines += &table("columns", &COLUMNS, &self.columns, column, lang);
        let status = |it: &StatusUse| match it {
            StatusUse::Stage(stage) => Spelled::text(stage.name()),
            StatusUse::As(other) => Spelled::text(other),
            StatusUse::Note => Spelled::text("note"),
        };
        lines += &table("statuses", &STATUSES, &self.statuses, status, lang);
        let names = |it: &Vec<String>| match &it[..] {
            [one] => Spelled::text(one),
            several => Spelled::texts(several.iter().cloned()),
        };
        lines += &table("owners", &OWNERS, &self.owners, names, lang);
        lines += &table("times", &TIMES, &self.times, |it| Spelled::text(it), lang);
        lines
    }
}

fn table<V>(name: &str, about: &Text, decided: &Decided<V>, value: impl Fn(&V) -> Spelled, lang: Lang) -> String {
    let mut rows: Vec<String> =
        decided.iter().map(|(text, it)| format!("{} = {}\n", quoted(text), value(it).inline())).collect();
    if rows.is_empty() {
        return String::new();
    }
    rows.insert(0, format!("\n{}[{name}]\n", comment(about, lang)));
    rows.concat()
}

fn comment(text: &Text, lang: Lang) -> String {
    text.get(lang).lines().map(|line| format!("# {line}\n")).collect()
}

const SKIP: Text = Text::fixed(
    "Rubriker, blad, stycken och aktiviteter som utelämnas, var och en med hela sin text.",
    "Headings, sheets, paragraphs and activities that are left out, each by its whole text.",
);
const HEADINGS: Text = Text::fixed(
    "Nivån på de rubriker som är mål och prioriteringar.",
    "The level of the headings that are goals and priorities.",
);
const COLUMNS: Text = Text::fixed(
    "Vad kolumnerna har, efter sin rubrik: goal, priority, title, number, owner, support, start, range, until, deadline,\nevery, status, note eller link; comment står som kommentar, skip utelämnas.",
    "What the columns hold, by their headers: goal, priority, title, number, owner, support, start, range, until,\ndeadline, every, status, note or link; comment stands as a comment, skip is left out.",
);
const STATUSES: Text = Text::fixed(
    "Orden för läget: planned, off-track, ongoing eller done; ett annat av orden, som det då är detsamma som; eller\nnote, som står i anteckningen.",
    "The words for how it goes: planned, off-track, ongoing or done; another of the words, which it then is the same as;\nor note, which stands in the note.",
);
const OWNERS: Text = Text::fixed(
    "Vem varje namn är. Skriv samma namn för två som är en, en lista för den som är flera och [] för den som är ingen.",
    "Who each name is. Write the same name for two that are one, a list for one that is several, [] for one that is none.",
);
const TIMES: Text = Text::fixed(
    "Tider som inte gick att förstå: skriv vad de betyder, till exempel \"2025\" eller \"2025, årligen\".",
    "Times that could not be understood: write what they mean, such as \"2025\" or \"2025, yearly\".",
);
