//! The governance above made-up plans.

use super::generate::Brief;
use super::quoted::{list, quoted};
use super::words::FOCUSES;

/// Returns a `governance.toml` over the plans.
pub(super) fn governance(plans: &[Brief]) -> String {
    let mut text = String::from(
        r#"# Påhittad styrning, för att mäta hur fort planer av olika storlek läses.

title = "Regionens planer för kultur och civilsamhälle"
language = "sv"

[organisation]
name = "Region Exempel"
decides = "Regionfullmäktige"
board = "Kulturnämnden"
responsible = "Område kultur och ideell sektor"

[strategy]
id = "rus"
title = "Regional utvecklingsstrategi"
short = "RUS"
period = { first = 2018, last = 2030 }
"#,
    );
    for (year, priorities) in FOCUSES {
        let priorities = list(priorities.iter().copied());
        text += &format!("\n[[focus]]\nyear = {year}\ndecided_by = \"Kulturnämnden\"\npriorities = {priorities}\n");
    }
    for plan in plans {
        text += &format!("\n[[plan]]\nid = {}\ntitle = {}\n", quoted(plan.id), quoted(plan.title));
    }
    text
}
