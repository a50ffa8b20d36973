//! The file of a new goal, as its siblings are.

use crate::edit::layout::{Spelled, newline_of};
use crate::edit::{FileNames, goal_file_name};
use crate::model::{Kind, Plan};
use crate::source::{SourceFile, Sources};

/// What the first line of a file begins with that says which schema it follows.
const SCHEMA: &str = "#:schema ";

/// A new goal, and the file it is written to.
pub(super) struct GoalFile {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) kind: Kind,
    pub(super) text: Option<String>,
}

impl GoalFile {
    /// Returns where the file is to lie: in the plan's folder, by a name that no other file has.
    pub(super) fn path(&self, plan: &Plan<'_>, sources: &Sources) -> String {
        let folder = sources.file(plan.file).folder();
        let strays = sources.strays().map(|(id, _)| sources.file(id));
        let beside = sources.iter().map(|(_, file)| file).chain(strays).filter(|file| file.folder() == folder);
        let mut names = FileNames::beside(beside.map(SourceFile::name));
        let name = names.name(&goal_file_name(&self.id, &self.title), "toml");
        if folder.is_empty() { name } else { format!("{folder}/{name}") }
    }

    /// Returns what stands in the file.
    pub(super) fn content(&self, plan: &Plan<'_>, sources: &Sources) -> String {
        let manifest = sources.file(plan.file);
        let siblings = || plan.goals.iter().map(|goal| sources.file(goal.file));
        let newline = newline_of(siblings().next().unwrap_or(manifest).text());
        let mut lines: Vec<String> =
            schema(siblings(), manifest).into_iter().flat_map(|it| [it, String::new()]).collect();
        let mut add = |key: &str, value: &str| lines.push(format!("{key} = {}", Spelled::text(value).inline()));
        add("id", &self.id);
        add("title", &self.title);
        if self.kind != Kind::default() {
            add("kind", self.kind.name());
        }
        if let Some(text) = &self.text {
            add("text", text);
        }
        lines.iter().flat_map(|line| [line, newline]).collect()
    }
}

/// Returns the line that says where the schema lies, as the other goals have it, else worked out from the manifest's.
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
