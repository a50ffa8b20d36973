//! The file of a new goal, as its siblings are.

use crate::edit::FileNames;
use crate::edit::layout::{Spelled, newline_of};
use crate::model::{Kind, Plan, loose_key};
use crate::source::{SourceFile, Sources};

/// How long a file's name gets at the most, before its ending.
const LONGEST_NAME: usize = 48;

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
        let name = names.name(&name_of(&self.id, &self.title), "toml");
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

/// Returns a file's name: the id, and the first words of the title in plain letters.
fn name_of(id: &str, title: &str) -> String {
    let id: String = id.chars().map(|c| if c.is_alphanumeric() || matches!(c, '.' | '_') { c } else { '-' }).collect();
    let title = loose_key(title).into_owned();
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut name = id;
    for word in words {
        if name.len() + 1 + word.len() > LONGEST_NAME {
            break;
        }
        name.push('-');
        name += word;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_short_and_of_plain_letters() {
        assert_eq!(name_of("4.4", "Öka åtkomsten: ”kultur” för ALLA"), "4.4-oka-atkomsten-kultur-for-alla");
        assert_eq!(name_of("4.4", "…"), "4.4");
        let long = name_of("4.10", "Utveckla den kulturella infrastrukturen i hela Örebro län");
        assert_eq!(long, "4.10-utveckla-den-kulturella-infrastrukturen-i");
    }
}
