//! What comes out. Views make a neutral document; writers know only that document and
//! its layout.

pub mod columns;
pub mod doc;
pub mod json;
pub mod layout;
pub mod view;
pub mod write;

/// Splits off the first elements that are so.
///
/// Activities stand in the order of what they belong to: those of each goal and priority are the next.
fn take<'t, T>(left: &mut &'t [T], is_so: impl Fn(&T) -> bool) -> &'t [T] {
    let count = left.iter().position(|it| !is_so(it)).unwrap_or(left.len());
    let (taken, rest) = left.split_at(count);
    *left = rest;
    taken
}
