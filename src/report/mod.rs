//! The output of commands. Views make a neutral document; writers turn it into a format, and import nothing else but
//! its layout.

pub mod columns;
pub mod doc;
pub mod json;
pub mod layout;
pub mod site;
pub mod view;
pub mod write;

/// Splits off the leading elements that meet a condition.
///
/// Activities are in the order of their goals and priorities, so each takes its own from the front.
fn take<'t, T>(left: &mut &'t [T], is_so: impl Fn(&T) -> bool) -> &'t [T] {
    let count = left.iter().position(|it| !is_so(it)).unwrap_or(left.len());
    let (taken, rest) = left.split_at(count);
    *left = rest;
    taken
}
