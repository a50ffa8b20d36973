//! An id begins with the id of its parent.

use crate::check::id_prefix::{has_parent_prefix, parent_prefix};
use crate::check::{Child, Context, Rule, Series, UsedIds};
use crate::diag::{Code, Diagnostic, Fix, Severity, Sink};
use crate::locale::{Text, shell_word, text};
use crate::model::{Thing, same_key};
use crate::syntax::quoted;

pub(in crate::check) static RULE: Rule = Rule {
    code: Code {
        id: "PL208",
        name: "id-outside-parent",
        severity: Severity::Error,
        summary: Text::fixed(
            "Id:t bygger inte på id:t för det mål eller den prioritering som det står under.",
            "The id does not begin with the id of the goal or priority that it is under.",
        ),
        why: Text::fixed(
            "I en plan som numrerar så säger ett id var något beslutades. Säger det något annat än platsen är det en felskrivning eller en flytt, och ingen kan se vilket. Det prövas bara där planen ber om det: `PL208 = \"error\"` under `[check]`.",
            "In a plan that numbers so, an id says where something was decided. Where it disagrees with its place, it is a typing error or a move, and nobody can tell which. It is only looked for where the plan asks for it: `PL208 = \"error\"` under `[check]`.",
        ),
        example: "id = \"1.2-7\"\nid = \"1.1-b\"\nid = \"2.1\"",
        fix: Text::fixed(
            "Ge en ny aktivitet nästa lediga nummer under sin prioritering. En som är flyttad får ett id där den står nu, och det gamla leder dit ändå: kör `plan move`.",
            "Give a new activity the next free number under its priority. One that was moved gets a new id in its new place, and the old one still leads there: run `plan move`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    // Optional, because adopted documents have their own numbering.
    if !context.is_asked_for(&RULE.code) {
        return;
    }
    let mut used = None;
    // Duplicates in a copied file are reported for the file.
    for goal in context.plan.goals.iter().filter(|goal| context.original(goal.file).is_none()) {
        let own = goal.activities.iter().map(|activity| Thing::Activity(goal, None, activity));
        let priorities = goal.priorities.iter().map(|priority| Thing::Priority(goal, priority));
        check_under(Thing::Goal(goal), own.chain(priorities), context, &mut used, sink);
        for priority in &goal.priorities {
            let activity = |activity| Thing::Activity(goal, Some(priority), activity);
            check_under(
                Thing::Priority(goal, priority),
                priority.activities.iter().map(activity),
                context,
                &mut used,
                sink,
            );
        }
    }
}

fn check_under<'p, 'a: 'p>(
    parent: Thing<'p, 'a>,
    children: impl Iterator<Item = Thing<'p, 'a>> + Clone,
    context: &Context<'_, '_>,
    used: &mut Option<UsedIds>,
    sink: &mut Sink,
) {
    let children = children.filter(|child| !child.id().is_empty());
    let is_wrong = |child: &Thing<'_, '_>| !has_parent_prefix(*child, parent.id());
    // A duplicate id is only reported as such.
    if parent.id().is_empty() || !children.clone().any(|child| is_wrong(&child)) || !context.is_first(parent) {
        return;
    }
    let meant = birthplace_of_all(children.clone()).filter(|meant| context.thing(meant).is_none());
    if let (Some(meant), Some(child)) = (meant, children.clone().next()) {
        sink.push(report_parent(parent, meant, child));
        return;
    }
    let used = used.get_or_insert_with(|| used_ids(context));
    for child in children.filter(is_wrong).filter(|child| context.is_first(*child)) {
        sink.push(report(parent, child, context, used));
    }
}

/// Returns all ids of the plan, in its current and base revisions.
fn used_ids(context: &Context<'_, '_>) -> UsedIds {
    let mut used = UsedIds::of(context.plan);
    if let Some(before) = &context.before {
        used.add_plan(before.plan);
    }
    used
}

/// Returns the common parent prefix of several ids; `None` if they differ, or there is only one id.
fn birthplace_of_all<'p, 'a: 'p>(mut things: impl Iterator<Item = Thing<'p, 'a>>) -> Option<&'p str> {
    let all = parent_prefix(things.next()?)?;
    let mut others = things.peekable();
    others.peek()?;
    others.all(|other| parent_prefix(other).is_some_and(|it| same_key(it) == same_key(all))).then_some(all)
}

/// Creates the finding for a parent whose children all share another prefix, so that the parent's id is wrong.
fn report_parent(parent: Thing<'_, '_>, meant: &str, child: Thing<'_, '_>) -> Diagnostic {
    let id = &*parent.id().value;
    let message =
        text!("inget av det som står under `{id}` har ett id som börjar så", "no id under `{id}` begins with it");
    Diagnostic::new(&RULE.code, parent.place(), message)
        .fix(Fix::guess(parent.place(), quoted(meant)))
        .related(child.place(), text!("börjar med `{meant}`, som de andra", "begins with `{meant}`, as the others do"))
        .help(text!("menade du `{meant}`?", "did you mean `{meant}`?"))
        .suggestions(vec![meant.to_owned()])
}

fn report(parent: Thing<'_, '_>, child: Thing<'_, '_>, context: &Context<'_, '_>, used: &mut UsedIds) -> Diagnostic {
    let (id, to) = (&*child.id().value, &*parent.id().value);
    let separator = Child::of(child).separator();
    let begins = format!("{to}{separator}");
    let message = if !same_key(id).starts_with(&*same_key(&begins)) {
        text!("id `{id}` börjar inte med `{begins}`", "the id `{id}` does not begin with `{begins}`")
    } else if matches!(child, Thing::Activity(..)) {
        text!("id `{id}` har inget nummer efter `{begins}`", "the id `{id}` has no number after `{begins}`")
    } else {
        text!("id `{id}` har inget efter `{begins}`", "the id `{id}` has nothing after `{begins}`")
    };
    // If no thing has the prefix as its id, only the prefix is a mistake.
    let slip = parent_prefix(child).filter(|born| context.thing(born).is_none()).map(|born| &id[born.len() + 1..]);
    let meant = slip.map(|own| format!("{begins}{own}")).filter(|meant| context.thing(meant).is_none());
    let next = meant.unwrap_or_else(|| used.next(&Series::under(to, separator)));
    let help = match (parent_prefix(child), child) {
        (Some(_), _) => {
            let (id, to) = (shell_word(id), shell_word(to));
            text!(
                "är det flyttat hit, kör `plan move {id} --to {to}`: då leder det gamla id:t hit också",
                "if it was moved here, run `plan move {id} --to {to}`: then the old id leads here too"
            )
        }
        (None, Thing::Activity(..)) => {
            text!("id:t är `{begins}` och nästa lediga nummer", "the id is `{begins}` and the next free number")
        }
        (None, _) => {
            text!("id:t är `{begins}` och ett nummer eller ett ord", "the id is `{begins}` and a number or a word")
        }
    };
    Diagnostic::new(&RULE.code, child.place(), message)
        .related(parent.place(), Text::fixed("det står under den här", "it is under this one"))
        .help(help)
        .suggestions(vec![next])
}
