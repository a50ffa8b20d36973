//! The files of a new plan, in canonical format, with comments that explain them.

use super::{NewActivity, NewFollowUp, NewGoal, NewPlan, NewPriority};
use crate::edit::layout::Spelled;
use crate::edit::{FileNames, format, goal_file_name};
use crate::load::FileKind;
use crate::locale::{Lang, Text};
use crate::model::{Kind, NOTE_RULE, Strictness};
use crate::source::{MANIFEST, natural_order};
use crate::syntax::key_text;

/// The rule that asks for the names of the register.
const SPELLING_RULE: &str = "PL219";

/// Returns the names and the contents of the plan's files, with comments in a language.
pub fn files(plan: &NewPlan, lang: Lang) -> Vec<(String, String)> {
    let canonical = |text: String, kind| format(&text, kind).unwrap_or(text);
    let mut files = vec![(MANIFEST.to_owned(), canonical(manifest(plan, lang), FileKind::Plan))];
    let names = names(&plan.goals);
    for (goal, name) in plan.goals.iter().zip(names) {
        files.push((name, canonical(goal_file(goal, lang), FileKind::Goal)));
    }
    files
}

/// Returns the file names of the goals. They are numbered if they would else sort in another order.
fn names(goals: &[NewGoal]) -> Vec<String> {
    let wished: Vec<String> = goals.iter().map(|goal| goal_file_name(&goal.id, &goal.title)).collect();
    let is_in_order = wished.windows(2).all(|pair| natural_order(&pair[0], &pair[1]).is_lt());
    let mut names = FileNames::beside([]);
    let name = |(at, wished): (usize, &String)| {
        let wished = if is_in_order { wished.clone() } else { format!("{:02}-{wished}", at + 1) };
        names.name(&wished, "toml")
    };
    wished.iter().enumerate().map(name).collect()
}

/// A writer of TOML lines.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn comment(&mut self, text: &Text, lang: Lang) {
        for line in text.get(lang).lines() {
            self.0 += &format!("# {line}\n");
        }
    }

    fn head(&mut self, head: &str) {
        self.0 += &format!("\n{head}\n");
    }

    fn set(&mut self, key: &str, value: &Spelled) {
        self.0 += &format!("{key} = {}\n", value.inline());
    }

    fn text(&mut self, key: &str, value: &str) {
        self.set(key, &Spelled::text(value));
    }

    /// Writes comments, without control characters.
    fn remarks(&mut self, remarks: &[String]) {
        for line in remarks.iter().flat_map(|remark| remark.lines()) {
            let line: String = line.chars().filter(|c| !c.is_control()).collect();
            self.0 += &format!("# {line}\n");
        }
    }

    fn owners(&mut self, owners: &[String]) {
        if !owners.is_empty() {
            self.set("owners", &Spelled::texts(owners.iter().cloned()));
        }
    }

    fn activity(&mut self, head: &str, activity: &NewActivity) {
        self.0.push('\n');
        self.remarks(&activity.remarks);
        self.0 += &format!("{head}\n");
        for (key, value) in activity_members(activity) {
            self.set(&key, &value);
        }
    }
}

/// Returns the keys of an activity with their values, in order.
pub fn activity_members(activity: &NewActivity) -> Vec<(String, Spelled)> {
    let mut members = vec![text_member("id", &activity.id), text_member("title", &activity.title)];
    members.extend(listed("links", &activity.links));
    members.extend(listed("owners", &activity.owners));
    members.extend(listed("support", &activity.support));
    let times = [("start", activity.start), ("deadline", activity.deadline), ("until", activity.until)];
    members.extend(times.into_iter().filter_map(|(key, when)| Some((key.to_owned(), Spelled::when(when?)))));
    members.extend(activity.every.map(|every| text_member("every", every.name())));
    members.extend(follow_up_members(&activity.follow_ups));
    members
}

/// Returns the keys of follow-ups with their values.
fn follow_up_members(follow_ups: &[NewFollowUp]) -> Vec<(String, Spelled)> {
    let mut members = Vec::new();
    for NewFollowUp { period, status, note, .. } in follow_ups {
        let member = |key: &str, value: &Option<String>| value.as_ref().map(|it| text_member(key, it));
        let said = [member("status", status), member("note", note)].into_iter().flatten().collect();
        members.push((format!("follow_up.{}", key_text(&period.to_string())), Spelled::Table(said)));
    }
    members
}

/// Returns the keys of a priority with their values, in order, without its activities.
pub fn priority_members(priority: &NewPriority) -> Vec<(String, Spelled)> {
    let mut members = vec![text_member("id", &priority.id), text_member("title", &priority.title)];
    members.extend(priority.text.as_ref().map(|text| text_member("text", text)));
    members.extend(listed("see", &priority.see));
    members.extend(listed("owners", &priority.owners));
    members.extend(follow_up_members(&priority.follow_ups));
    members
}

fn text_member(key: &str, text: &str) -> (String, Spelled) {
    (key.to_owned(), Spelled::text(text))
}

fn listed(key: &str, texts: &[String]) -> Option<(String, Spelled)> {
    (!texts.is_empty()).then(|| (key.to_owned(), Spelled::texts(texts.iter().cloned())))
}

static ABOUT_MANIFEST: Text = Text::fixed(
    "Det här är planen. Varje annan fil i katalogen är ett mål. `plan check` säger vad som inte stämmer.",
    "This is the plan. Every other file in the directory is a goal. `plan check` says what is not right.",
);
static ABOUT_FOLLOW_UP: Text = Text::fixed(
    "Hur ofta planen följs upp, och perioden som följs upp nu. `plan open` går över till nästa.",
    "How often the plan is followed up, and the period that is followed up now. `plan open` goes on to the next.",
);
static ABOUT_SCALE: Text = Text::fixed(
    "Skalan, i planens egna ord. `stage` är vad verktyget förstår: planned, off-track, ongoing eller done.",
    "The scale, in the plan's own words. `stage` is what the tool understands: planned, off-track, ongoing or done.",
);
static ABOUT_OWNERS: Text = Text::fixed(
    "De som ansvarar för aktiviteter eller stöder dem läggs till med `plan add owner`.",
    "Roles that are responsible for activities, or support them, are added with `plan add owner`.",
);
static ABOUT_LACKING: Text = Text::fixed(
    "Den som ansvarar för varje aktivitet som inte har någon egen. Dokumentet säger inte vem: byt namnet mot rätt roll.",
    "Who is responsible for each activity that has nobody of its own. The document does not say who: replace the name by the right role.",
);
static ABOUT_SPELLINGS: Text = Text::fixed(
    "Dokumentet skriver samma namn med stor och liten bokstav. Ta bort raden och kör `plan check --fix`, så skrivs de lika.",
    "The document writes the same name with a capital and a small letter. Remove the line and run `plan check --fix` to write them alike.",
);
static ABOUT_NOTES: Text = Text::fixed(
    "Dokumentet har inga anteckningar, så ingen efterfrågas. Ta bort raden när planen ska ha dem.",
    "The document has no notes, so none is asked for. Remove the line when you want them.",
);
static ABOUT_GOAL: Text = Text::fixed(
    "Ett mål. `plan add priority` och `plan add activity` lägger till det som står under det.",
    "A goal. `plan add priority` and `plan add activity` add what stands under it.",
);

fn manifest(plan: &NewPlan, lang: Lang) -> String {
    let mut lines = Lines::default();
    lines.comment(&ABOUT_MANIFEST, lang);
    lines.0.push('\n');
    lines.text("id", &plan.id);
    lines.text("title", &plan.title);
    lines.text("language", &plan.language);
    let (first, last) = plan.years;
    let year = |year: u16| Spelled::Bare(year.to_string());
    let years = Spelled::Table(vec![("first".to_owned(), year(first)), ("last".to_owned(), year(last))]);
    lines.set("period", &years);
    if let Some(name) = &plan.answering {
        lines.comment(&ABOUT_LACKING, lang);
        lines.owners(std::slice::from_ref(name));
    }
    if let Some(about) = &plan.about {
        lines.text("about", about);
    }
    lines.0.push('\n');
    lines.comment(&ABOUT_FOLLOW_UP, lang);
    lines.0 += "[follow_up]\n";
    lines.text("every", plan.every.name());
    lines.set("current", &Spelled::period(plan.current));
    for (at, status) in plan.scale.iter().enumerate() {
        if at == 0 {
            lines.0.push('\n');
            lines.comment(&ABOUT_SCALE, lang);
            lines.0 += "[[status]]\n";
        } else {
            lines.head("[[status]]");
        }
        lines.text("name", &status.name);
        lines.text("stage", status.stage.name());
        lines.text("color", status.color.name());
        if let Some(meaning) = &status.meaning {
            lines.text("meaning", meaning);
        }
    }
    lines.0.push('\n');
    lines.comment(&ABOUT_OWNERS, lang);
    for (at, owner) in plan.owners.iter().enumerate() {
        lines.0 += if at == 0 { "[[owner]]\n" } else { "\n[[owner]]\n" };
        lines.text("name", owner);
    }
    let rules = [
        (plan.spells_names_apart(), &ABOUT_SPELLINGS, SPELLING_RULE),
        (plan.lacks_notes(), &ABOUT_NOTES, NOTE_RULE[0]),
    ];
    for (at, (_, about, rule)) in rules.into_iter().filter(|(is_off, ..)| *is_off).enumerate() {
        if at == 0 {
            lines.0.push('\n');
        }
        lines.comment(about, lang);
        if at == 0 {
            lines.0 += "[check]\n";
        }
        lines.text(rule, Strictness::Off.name());
    }
    lines.0
}

/// Returns the file of a goal, with its comment in a language.
pub fn goal_file(goal: &NewGoal, lang: Lang) -> String {
    let mut lines = Lines::default();
    lines.comment(&ABOUT_GOAL, lang);
    lines.0.push('\n');
    lines.text("id", &goal.id);
    lines.text("title", &goal.title);
    if goal.kind != Kind::default() {
        lines.text("kind", goal.kind.name());
    }
    if let Some(text) = &goal.text {
        lines.text("text", text);
    }
    lines.owners(&goal.owners);
    for (key, value) in follow_up_members(&goal.follow_ups) {
        lines.set(&key, &value);
    }
    lines.remarks(&goal.remarks);
    goal.activities.iter().for_each(|activity| lines.activity("[[activity]]", activity));
    for priority in &goal.priorities {
        lines.0.push('\n');
        lines.remarks(&priority.remarks);
        lines.0 += "[[priority]]\n";
        for (key, value) in priority_members(priority) {
            lines.set(&key, &value);
        }
        priority.activities.iter().for_each(|activity| lines.activity("[[priority.activity]]", activity));
    }
    lines.0
}

#[cfg(test)]
mod tests {
    use super::super::READY;
    use super::*;
    use crate::check::{Settings, check};
    use crate::load::load;
    use crate::model::Unit;
    use crate::source::Sources;

    #[test]
    fn what_is_written_is_canonical_and_has_no_finding() {
        for (lang, scale) in Lang::ALL.into_iter().flat_map(|lang| READY.iter().map(move |scale| (lang, scale))) {
            let goal = NewGoal { id: "1".to_owned(), title: "Fler läser".to_owned(), ..NewGoal::default() };
            let plan = NewPlan {
                id: "egen".to_owned(),
                title: "Vår \"egen\" plan".to_owned(),
                language: lang.tag().to_owned(),
                years: (2024, 2027),
                every: Unit::Tertial,
                current: "2026-T3".parse().expect("a period"),
                about: None,
                answering: None,
                owners: Vec::new(),
                scale: scale.statuses(lang),
                goals: vec![goal],
            };
            let files = files(&plan, lang);
            for (name, text) in &files {
                assert_eq!(format(text, FileKind::of(name)).as_ref(), Some(text));
            }
            let sources = Sources::in_memory(files.iter().map(|(name, text)| (&**name, &**text)));
            let found = check(&load(&sources), &sources, &Settings::new("2026-11-29".parse().expect("a day")));
            assert!(found.is_empty(), "{found:?}");
        }
    }

    #[test]
    fn files_come_in_the_order_of_the_goals() {
        let goals = |ids: &[&str]| -> Vec<NewGoal> {
            ids.iter().map(|id| NewGoal { id: (*id).to_owned(), ..NewGoal::default() }).collect()
        };
        assert_eq!(names(&goals(&["4.2", "4.10"])), ["4.2.toml", "4.10.toml"]);
        assert_eq!(names(&goals(&["B", "A"])), ["01-B.toml", "02-A.toml"]);
    }
}
