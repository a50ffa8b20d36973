//! The names of stages in a plan's own scale.

use crate::locale::{Text, text};
use crate::model::{Scale, Stage};

/// Returns the names of some stages in a scale, such as "`Rött` eller `Gult`".
pub(super) fn colours(scale: &Scale<'_>, stages: &[Stage]) -> Text {
    let of_stages = scale.iter().filter(|(_, status)| stages.contains(&status.stage));
    let names: Vec<String> = of_stages.map(|(_, status)| format!("`{}`", &*status.name.value)).collect();
    match &names[..] {
        [] => Text::fixed("en annan status", "another status"),
        [name] => Text::same(name.clone()),
        [names @ .., last] => {
            let names = names.join(", ");
            text!("{names} eller {last}", "{names} or {last}")
        }
    }
}
