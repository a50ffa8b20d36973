//! The manifest of a made-up plan.

use super::generate::Brief;
use super::quoted::{list, quoted};
use super::words::OWNERS;

/// Returns a `plan.toml` with so many of the owners.
pub(super) fn manifest(plan: Brief, owners: usize) -> String {
    let (id, title) = (quoted(plan.id), quoted(plan.title));
    let mut text = format!(
        r#"id = {id}
title = {title}
language = "sv"
period = {{ first = 2024, last = 2027 }}
about = "En påhittad plan, för att mäta hur fort planer av olika storlek läses."

[follow_up]
every = "year"
current = 2024

[levels]
goal = "Mål"
priority = "Prioritering"
activity = "Aktivitet"

[[status]]
name = "Blått"
stage = "planned"
color = "blue"
meaning = "Aktiviteten har planerats att påbörjas längre fram."

[[status]]
name = "Rött"
stage = "off-track"
color = "red"
meaning = "Aktiviteten har inte påbörjats i planerad tid eller det finns betydande svårigheter att genomföra den."

[[status]]
name = "Grönt"
stage = "done"
color = "green"
meaning = "Aktiviteten har påbörjats och är genomförd under aktuellt år."

[[status]]
name = "Gult"
stage = "ongoing"
color = "yellow"
meaning = "Aktiviteten har påbörjats men är inte slutförd under aktuellt år."
"#
    );
    for (name, aliases) in &OWNERS[..owners] {
        text += &format!("\n[[owner]]\nname = {}\n", quoted(name));
        if !aliases.is_empty() {
            text += &format!("aliases = {}\n", list(aliases.iter().copied()));
        }
    }
    text
}
