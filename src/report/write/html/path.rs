//! Paths of a site as they stand in links.

use crate::source::percent_encoded;

/// Returns a path as it stands in a link; a part after `#` is a place in the page.
pub(super) fn path_in_link(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    match path.split_once('#') {
        Some((path, place)) => format!("{}#{}", percent_encoded(path, is_plain), percent_encoded(place, is_plain)),
        None => percent_encoded(path, is_plain),
    }
}

/// Returns the address of a page below that of the site: a folder's page has the folder's.
pub fn canonical(path: &str) -> String {
    path_in_link(path.strip_suffix("index.html").unwrap_or(path))
}
