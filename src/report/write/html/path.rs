//! Paths in the links of a site.

use crate::source::percent_encoded;

/// Returns a path, percent-encoded for a link; a part after `#` is the fragment.
pub(super) fn path_in_link(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    match path.split_once('#') {
        Some((path, place)) => format!("{}#{}", percent_encoded(path, is_plain), percent_encoded(place, is_plain)),
        None => percent_encoded(path, is_plain),
    }
}

/// Returns the path of a page relative to the address of the site: for `index.html`, that of the folder.
pub fn canonical(path: &str) -> String {
    path_in_link(path.strip_suffix("index.html").unwrap_or(path))
}
