//! `plan add goal`: adds a goal as a new file.

use super::super::plans_asked::plan_asked;
use super::super::used_ids::{expect_free, used_ids};
use super::{Members, Needed, complete, members};
use crate::cli::args::{AddGoalArgs, ThingKeys};
use crate::cli::commands::keys::written;
use crate::cli::editing::Editing;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::edit::layout::{Order, Spelled, newline_of};
use crate::edit::{FileNames, goal_file_name};
use crate::load::FileKind;
use crate::locale::Text;
use crate::model::{Kind, Plan};
use crate::source::{SourceFile, Sources};

static EXAMPLE: Text = Text::fixed(
    "skriv till exempel `plan add goal --id 4.4 --title \"Stärka …\"`",
    "write for instance `plan add goal --id 4.4 --title \"Stärka …\"`",
);

pub(super) fn add(args: &AddGoalArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let args = asked(args, editing)?;
    editing.change(output, |session, draft| {
        let plan = plan_asked(&args.plan, session)?.plan;
        let id = written(args.id.as_deref().unwrap_or_default());
        let used = used_ids(session, plan, &id)?;
        expect_free(&id, &used.ids, plan)?;
        let members = members(&args.keys, plan)?;
        used.warn(&id, session);
        let title = args.keys.title.as_deref().map(written).unwrap_or_default();
        let file = GoalFile { id, title, kind: args.kind, members };
        draft.add_file(&file.path(plan, session.sources), file.content(plan, session.sources));
        Ok(())
    })
}

/// Asks for the missing values.
fn asked(args: &AddGoalArgs, editing: &Editing<'_>) -> Result<AddGoalArgs, Stop> {
    let (mut id, mut title) = (args.id.iter().cloned().collect(), args.keys.title.iter().cloned().collect());
    let is_free = |session: &Session<'_>, typed: &str| {
        let plan = plan_asked(&args.plan, session)?.plan;
        Ok(expect_free(typed, &used_ids(session, plan, typed)?.ids, plan)?)
    };
    let needed = vec![
        Needed {
            option: Text::fixed("--id", "--id"),
            question: Text::fixed("Vilket nummer ska det ha?", "What is its number to be?"),
            how: Text::fixed(
                "som i det antagna dokumentet, till exempel 4.4",
                "as in the adopted document, such as 4.4",
            ),
            value: &mut id,
            check: &is_free,
        },
        Needed::title(&mut title),
    ];
    complete(needed, EXAMPLE.clone(), editing)?;
    let keys = ThingKeys { title: title.pop(), ..args.keys.clone() };
    Ok(AddGoalArgs { id: id.pop(), keys, ..args.clone() })
}

/// The prefix of a file's first line that names its schema.
const SCHEMA: &str = "#:schema ";

/// A new goal.
pub(super) struct GoalFile {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) kind: Kind,
    /// The other keys of the file, and the title.
    pub(super) members: Members,
}

impl GoalFile {
    /// Returns the path of the new file: in the plan's folder, with a free name.
    pub(super) fn path(&self, plan: &Plan<'_>, sources: &Sources) -> String {
        let folder = sources.file(plan.file).folder();
        let skipped = sources.skipped().map(|(id, _)| sources.file(id));
        let beside = sources.iter().map(|(_, file)| file).chain(skipped).filter(|file| file.folder() == folder);
        let mut names = FileNames::beside(beside.map(SourceFile::name));
        let name = names.name(&goal_file_name(&self.id, &self.title), "toml");
        if folder.is_empty() { name } else { format!("{folder}/{name}") }
    }

    /// Returns the content of the file.
    fn content(&self, plan: &Plan<'_>, sources: &Sources) -> String {
        let manifest = sources.file(plan.file);
        let siblings = || plan.goals.iter().map(|goal| sources.file(goal.file));
        let newline = newline(plan, sources);
        let mut lines: Vec<String> =
            schema(siblings(), manifest).into_iter().flat_map(|it| [it, String::new()]).collect();
        let kind = (self.kind != Kind::default()).then(|| ("kind", Spelled::text(self.kind.name())));
        let mut members = [vec![("id", Spelled::text(&*self.id))], self.members.clone()].concat();
        members.extend(kind);
        let order = Order::of(FileKind::Goal);
        members.sort_by(|(one, _), (other, _)| order.at([]).compare(&[one], &[other]));
        lines.extend(members.iter().map(|(key, value)| format!("{key} = {}", value.inline())));
        lines.iter().flat_map(|line| [line, newline]).collect()
    }
}

/// Returns the line ending of a new goal's file: that of the first goal.
pub(super) fn newline(plan: &Plan<'_>, sources: &Sources) -> &'static str {
    newline_of(sources.file(plan.goals.first().map_or(plan.file, |goal| goal.file)).text())
}

/// Returns the schema line, as in other goals, else derived from the manifest's.
fn schema<'s>(mut siblings: impl Iterator<Item = &'s SourceFile>, manifest: &SourceFile) -> Option<String> {
    let first_line = |file: &SourceFile| {
        let line = file.text().trim_start_matches('\u{feff}').lines().next()?;
        line.starts_with(SCHEMA).then(|| line.trim_end().to_owned())
    };
    siblings.find_map(first_line).or_else(|| {
        let own = first_line(manifest)?;
        Some(format!("{}goal.schema.json", own.strip_suffix("plan.schema.json")?))
    })
}
