//! Paragraphs that refer from one priority to others: `Aktiviteter finns under 4.2.1`.

use super::new_plan::{NewPlan, Origin};

/// Turns paragraphs into `see` if all their numbers are priorities of the plan; returns the new content of each.
pub(super) fn follow(plan: &mut NewPlan) -> Vec<(Origin, String)> {
    let ids: Vec<String> = plan.goals.iter().flat_map(|goal| &goal.priorities).map(|it| it.id.clone()).collect();
    let mut followed = Vec::new();
    for priority in plan.goals.iter_mut().flat_map(|goal| &mut goal.priorities) {
        for (text, origin) in std::mem::take(&mut priority.leads) {
            let named = numbers(&text);
            let is_priority = |id: &&str| ids.iter().any(|it| it == id) && **id != *priority.id;
            if named.is_empty() || !named.iter().all(is_priority) {
                continue;
            }
            for id in named {
                if !priority.see.iter().any(|it| it == id) {
                    priority.see.push(id.to_owned());
                }
            }
            priority.remarks.retain(|remark| *remark != text);
            let ids: Vec<String> = priority.see.iter().map(|id| format!("\"{id}\"")).collect();
            followed.push((origin, format!("see = [{}]", ids.join(", "))));
        }
    }
    followed
}

/// Returns the words of a text with digits in them.
fn numbers(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')'));
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| word.contains(|c: char| c.is_ascii_digit())).collect()
}
