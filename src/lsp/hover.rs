//! Hover texts: what a thing, an owner, a status, a code or a key means.

use gen_lsp_types::{Contents, Hover, MarkupContent, MarkupKind, Position};

use super::cursor::{Cursor, Writing};
use super::file::AskedFile;
use super::names::{Mention, Named, name_at, thing_called};
use super::shape::Expected;
use crate::check::find_code;
use crate::diag::Code;
use crate::locale::{Lang, Text, text};
use crate::model::{Activity, OwnerId, Period, Plan, Stage, StatusId, Thing};
use crate::query::{Counts, Level, LevelName, closed_by_name, color_name, own_standing, stage_name, standing};
use crate::source::Span;

/// Returns the hover text for a position.
pub(super) fn hover(file: &AskedFile<'_, '_>, position: Position) -> Option<Hover> {
    let offset = file.offset(position);
    let mention = name_at(file, offset);
    let (said, stretch) = match mention {
        Some(mention) => (of_name(file, mention)?, file.unquoted(mention.place).span),
        None => of_word(file, offset)?,
    };
    let has_markdown = file.client.has_markdown;
    let kind = if has_markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    let contents = Contents::MarkupContent(MarkupContent { kind, value: said });
    Some(Hover { contents, range: Some(file.range(stretch)) })
}

fn of_name(file: &AskedFile<'_, '_>, Mention { named, .. }: Mention<'_>) -> Option<String> {
    match (named, file.plan) {
        (Named::Thing(id), Some(plan)) => Some(of_thing(file, plan, thing_called(plan, id)?)),
        (Named::Owner(owner), Some(plan)) => Some(of_owner(file, plan, owner)),
        (Named::Status(status), Some(plan)) => Some(of_status(file, plan, status)),
        (Named::Focus(name), _) => Some(of_focus(file, name)),
        _ => None,
    }
}

/// Returns the hover text of a thing: the standing of an activity in each period; of a goal or a priority its own
/// status and the counts of the activities below it.
fn of_thing(file: &AskedFile<'_, '_>, plan: &Plan<'_>, thing: Thing<'_, '_>) -> String {
    let (id, title) = (file.shown(thing.id()), file.shown(thing.title()));
    let mut lines = vec![format!("{} {title}", strong(file, &id))];
    if let Thing::Activity(goal, priority, activity) = thing {
        let answering = plan.answering((goal, priority, activity)).owners.iter().map(|owner| plan.owner_name(owner));
        let answering: Vec<&str> = answering.collect();
        if !answering.is_empty() {
            let owners = file.shown(&answering.join(", "));
            lines.push(text!("Ansvar: {owners}", "Owner: {owners}").get(file.lang).to_owned());
        }
        lines.extend(standings(file, plan, activity));
    } else {
        if let Some(period) = file.period() {
            let own = own_standing(plan, thing, period, file.today).filter(|standing| standing.status.is_some());
            if let Some(status) = own.and_then(|standing| standing.status) {
                let sign = status.sign;
                lines.push(format!("{period}: {sign} {}", file.shown(&status.name)));
            }
        }
        lines.extend(file.period().map(|period| counted(file, plan, period, under(plan, thing))));
    }
    lines.join("\n\n")
}

/// Returns the activities below a goal or a priority.
fn under<'p, 'a>(plan: &'p Plan<'a>, thing: Thing<'p, 'a>) -> Vec<&'p Activity<'a>> {
    let is_under = |goal_id: &str, priority_id: Option<&str>| match thing {
        Thing::Goal(goal) => goal.id.value == goal_id,
        Thing::Priority(goal, priority) => {
            goal.id.value == goal_id && priority_id.is_some_and(|id| priority.id.value == id)
        }
        Thing::Activity(..) => false,
    };
    let activities = plan.activities();
    let under = activities.filter(|(goal, priority, _)| is_under(&goal.id, priority.map(|it| &*it.id.value)));
    under.map(|(_, _, activity)| activity).collect()
}

/// Returns the number of activities at each stage in a period.
fn counted(file: &AskedFile<'_, '_>, plan: &Plan<'_>, period: Period, activities: Vec<&Activity<'_>>) -> String {
    let mut counts = Counts::default();
    for activity in activities {
        counts.add(&standing(plan, activity, period, file.today));
    }
    let all = LevelName::of(plan, Level::Activity).counted(counts.total());
    let stages = counts_in_words(&counts, plan, file.lang);
    format!("{period}: {}: {}", file.shown(all.get(file.lang)), file.shown(&stages))
}

/// Returns counts such as `12 unassessed · 3 off track`, without zeros.
pub(super) fn counts_in_words(counts: &Counts, plan: &Plan<'_>, lang: Lang) -> String {
    let stage = |stage: &Stage| {
        let count = counts.of(*stage);
        // A stage with a single status has the name of that status.
        let mut statuses = plan.scale.of_stage(*stage);
        let name = match (statuses.next(), statuses.next()) {
            (Some(status), None) => status.name.value.to_string(),
            _ => stage_name(*stage).get(lang).to_owned(),
        };
        (count > 0).then(|| format!("{count} {name}"))
    };
    Stage::ALL.iter().filter_map(stage).collect::<Vec<_>>().join(" · ")
}

/// Returns the standing of an activity in the current period and in each period with a follow-up.
fn standings(file: &AskedFile<'_, '_>, plan: &Plan<'_>, activity: &Activity<'_>) -> Vec<String> {
    let stated = activity.follow_ups.iter().map(|follow_up| *follow_up.period);
    let mut periods: Vec<Period> = stated.chain(file.period()).collect();
    periods.sort_unstable();
    periods.dedup();
    let line = |period: Period| {
        let standing = standing(plan, activity, period, file.today);
        let sign = standing.sign();
        let name = match (standing.status, standing.closed_by) {
            (Some(status), _) => file.shown(&status.name),
            (None, Some(by)) => closed_by_name(by).get(file.lang).to_owned(),
            (None, None) => stage_name(standing.stage).get(file.lang).to_owned(),
        };
        let late = if standing.is_late { text!(", försenad", ", late") } else { Text::same("") };
        let note = standing.note.map_or_else(String::new, |note| format!(" – {}", file.shown(note)));
        format!("{period}: {sign} {name}{}{note}", late.get(file.lang))
    };
    periods.into_iter().map(line).collect()
}

fn of_owner(file: &AskedFile<'_, '_>, plan: &Plan<'_>, id: OwnerId) -> String {
    let owner = plan.register.get(id);
    let mut lines = vec![strong(file, &file.shown(&owner.name))];
    let aliases: Vec<&str> = owner.aliases.iter().map(|alias| &*alias.value).collect();
    if !aliases.is_empty() {
        let aliases = file.shown(&aliases.join(", "));
        lines.push(text!("Även: {aliases}", "Also: {aliases}").get(file.lang).to_owned());
    }
    let answers: Vec<&Activity<'_>> = plan.answered_by(id).map(|(_, _, activity)| activity).collect();
    let (count, supported) = (answers.len(), plan.supported_by(id).count());
    let load = text!("Ansvarar för {count}, stöder {supported}", "Answers for {count}, supports {supported}");
    lines.push(load.get(file.lang).to_owned());
    if !answers.is_empty() {
        lines.extend(file.period().map(|period| counted(file, plan, period, answers)));
    }
    lines.join("\n\n")
}

fn of_status(file: &AskedFile<'_, '_>, plan: &Plan<'_>, id: StatusId) -> String {
    let lang = file.lang;
    let status = plan.scale.get(id);
    let stage = stage_name(*status.stage).get(lang).to_owned();
    let color = status.shown_color().map(|color| color_name(color).get(lang).to_owned());
    let what: Vec<String> = [Some(stage), color].into_iter().flatten().collect();
    let mut lines = vec![format!("{} ({})", strong(file, &file.shown(&status.name)), what.join(", "))];
    lines.extend(status.meaning.as_ref().map(|meaning| file.shown(meaning)));
    lines.join("\n\n")
}

fn of_focus(file: &AskedFile<'_, '_>, name: &str) -> String {
    let portfolio = &file.project.loaded.portfolio;
    let is_it = |focus: &str| Named::Focus(name).is(Named::Focus(focus));
    let focuses = portfolio.governance.iter().flat_map(|governance| &governance.focuses);
    let years = focuses.filter(|focus| focus.priorities.iter().any(|it| is_it(it))).map(|focus| focus.year.to_string());
    let years = years.collect::<Vec<_>>().join(", ");
    let served = |plan: &Plan<'_>| plan.priorities().filter(|(_, it)| it.focus.iter().any(|it| is_it(it))).count();
    let count: usize = portfolio.plans.iter().map(served).sum();
    let said = text!("Prioriteringar som bidrar: {count}", "Priorities that serve it: {count}");
    let name = strong(file, &file.shown(name));
    format!("{name} ({years})\n\n{}", said.get(file.lang))
}

/// Returns the hover text of a code or of a key.
fn of_word(file: &AskedFile<'_, '_>, offset: usize) -> Option<(String, Span)> {
    let text = file.text();
    let is_part = |c: char| c.is_alphanumeric() || "_-".contains(c);
    let start = text[..offset].rfind(|c| !is_part(c)).map_or(0, |at| text.ceil_char_boundary(at + 1));
    let end = text[offset..].find(|c| !is_part(c)).map_or(text.len(), |at| offset + at);
    let word = &text[start..end];
    if let Some(code) = find_code(word).filter(|_| word.contains(|c: char| c == '-' || c.is_ascii_digit())) {
        return Some((of_code(file, code), Span::from(start..end)));
    }
    let cursor = Cursor::at(text, end)?;
    let Writing::Key { path, .. } = cursor.writing else { return None };
    let expected = Expected::at(file.kind(), &path)?;
    let is_known = expected.keys().iter().any(|key| key.name == word);
    let meaning = expected.meaning_of(file.kind(), word).filter(|_| is_known)?;
    Some((format!("`{word}`: {}", meaning.get(file.lang)), Span::from(start..end)))
}

/// Returns the documentation of a code.
fn of_code(file: &AskedFile<'_, '_>, code: &Code) -> String {
    let (head, lang) = (strong(file, &format!("{} {}", code.id, code.name)), file.lang);
    [&*head, code.summary.get(lang), code.why.get(lang), code.fix.get(lang)].join("\n\n")
}

/// Returns a text as a heading within a line, which only Markdown can show.
fn strong(file: &AskedFile<'_, '_>, text: &str) -> String {
    if file.client.has_markdown { format!("**{text}**") } else { text.to_owned() }
}
