//! References by `see` have no cycles.

use std::collections::HashMap;

use crate::check::list_item::taken_out;
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Goal, Priority, Str, same_key};
use crate::source::{Place, Spanned};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL213",
        name: "circular-reference",
        severity: Severity::Error,
        summary: Text::fixed(
            "`see` leder tillbaka till prioriteringen själv, direkt eller genom andra.",
            "`see` leads back to the priority itself, directly or through others.",
        ),
        why: Text::fixed(
            "`see` säger var aktiviteterna finns. Hänvisar prioriteringar till varandra i en ring säger ingen av dem det.",
            "`see` says where the activities are. Where priorities refer to each other in a circle none of them says so.",
        ),
        example: r#"see = ["1.1"]"#,
        fix: Text::fixed(
            "Behåll `see` i den prioritering som saknar egna aktiviteter, och ta bort en annan av hänvisningarna i ringen.",
            "Keep `see` in the priority that has no activities of its own, and remove another of the references in the circle.",
        ),
    },
    check,
};

/// The maximum number of ids of a cycle in a message. Of a longer one, the first and the last are shown.
const MOST_NAMED: usize = 6;

/// A priority in the graph of references.
struct Node<'p, 'a> {
    goal: &'p Goal<'a>,
    priority: &'p Priority<'a>,
    /// The next reference to follow.
    next: usize,
    /// The depth on the current path; `None` before and after the priority is on it.
    depth: Option<usize>,
    is_done: bool,
    /// The last node found to close a cycle here, so that a repeated reference is reported once.
    closed_by: Option<usize>,
}

/// A depth-first search with an explicit stack, because a chain may be longer than the call stack.
fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let priorities = context.plan.all_priorities();
    let node = |(goal, priority)| Node { goal, priority, next: 0, depth: None, is_done: false, closed_by: None };
    let mut nodes: Vec<Node<'_, '_>> = priorities.map(node).collect();
    if nodes.iter().all(|node| node.priority.see.is_empty()) {
        return;
    }
    let mut by_id = HashMap::with_capacity(nodes.len());
    for (at, node) in nodes.iter().enumerate() {
        by_id.entry(same_key(&node.priority.id)).or_insert(at);
    }
    let mut way = Vec::new();
    for start in 0..nodes.len() {
        if nodes[start].is_done {
            continue;
        }
        nodes[start].depth = Some(0);
        way.push(start);
        while let Some(&at) = way.last() {
            let Some(reference) = nodes[at].priority.see.get(nodes[at].next) else {
                nodes[at].is_done = true;
                nodes[at].depth = None;
                way.pop();
                continue;
            };
            nodes[at].next += 1;
            let Some(&target) = by_id.get(&same_key(reference)) else { continue };
            match nodes[target].depth {
                Some(depth) => {
                    if nodes[target].closed_by.replace(at) != Some(at) {
                        sink.push(report(reference, at, &way[depth..], &nodes, context));
                    }
                }
                None if nodes[target].is_done => {}
                None => {
                    nodes[target].depth = Some(way.len());
                    way.push(target);
                }
            }
        }
    }
}

/// Creates the finding for the reference that closes a cycle.
fn report(
    reference: &Spanned<Str<'_>>,
    from: usize,
    circle: &[usize],
    nodes: &[Node<'_, '_>],
    context: &Context<'_, '_>,
) -> Diagnostic {
    let id = &*reference.value;
    let place = reference.place(nodes[from].goal.file);
    if circle.len() == 1 {
        let message = text!("`{id}` hänvisar till sig själv", "`{id}` refers to itself");
        let mut diagnostic = Diagnostic::new(&RULE.code, place, message).help(Text::fixed(
            "ta bort hänvisningen: prioriteringens egna aktiviteter hör redan hit",
            "remove the reference: the priority's own activities belong here already",
        ));
        diagnostic.fix = taken_out(place, context.sources);
        return diagnostic;
    }
    let around = way_around(circle, nodes);
    let message = text!("hänvisningen leder tillbaka: {around}", "the reference leads back: {around}");
    let help = Text::fixed(
        "ta bort en av hänvisningarna, helst i en prioritering som har egna aktiviteter",
        "remove one of the references, preferably in a priority that has activities of its own",
    );
    let mut diagnostic = Diagnostic::new(&RULE.code, place, message).help(help);
    for step in circle[..circle.len() - 1].iter().take(MOST_NAMED) {
        if let Some(see) = nodes[*step].see_followed() {
            let label = Text::fixed("leder vidare härifrån", "leads on from here");
            diagnostic = diagnostic.related(see, label);
        }
    }
    diagnostic
}

impl Node<'_, '_> {
    /// Returns the place of the reference being followed.
    fn see_followed(&self) -> Option<Place> {
        let reference = self.priority.see.get(self.next.checked_sub(1)?)?;
        Some(reference.place(self.goal.file))
    }
}

/// Formats the ids of a cycle; the first is repeated at the end.
fn way_around(circle: &[usize], nodes: &[Node<'_, '_>]) -> String {
    let id = |at: &usize| format!("`{}`", nodes[*at].priority.id.value);
    let mut steps: Vec<String> = if circle.len() > MOST_NAMED {
        let (first, last) = (&circle[..MOST_NAMED - 1], &circle[circle.len() - 1..]);
        first.iter().map(id).chain(["…".to_owned()]).chain(last.iter().map(id)).collect()
    } else {
        circle.iter().map(id).collect()
    };
    steps.extend(circle.first().map(id));
    steps.join(" → ")
}
