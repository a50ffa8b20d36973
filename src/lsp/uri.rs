//! URIs of files.

use std::path::{Path, PathBuf};

use gen_lsp_types::Uri;

use crate::source::percent_encoded;

const SCHEME: &str = "file://";

/// Returns the path of a `file` URI; none for any other URI.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.0.strip_prefix(SCHEME)?;
    // The host before the first slash is ignored: files are always local.
    let path = &rest[rest.find('/')?..];
    let path = decoded(path.split(['?', '#']).next().unwrap_or(path))?;
    let is_drive = path.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if cfg!(windows) && is_drive { path[1..].to_owned() } else { path }))
}

/// Returns the URI of a file.
pub(super) fn uri_of(path: &Path) -> Uri {
    let path = path.to_string_lossy();
    let path = if cfg!(windows) { format!("/{}", path.replace('\\', "/")) } else { path.into_owned() };
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    Uri(format!("{SCHEME}{}", percent_encoded(&path, is_plain)))
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).filter(|_| *first == b'%').and_then(|it| std::str::from_utf8(it).ok());
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_found_again_by_its_address() {
        let path = Path::new("/home/åsa/min plan/4.1-ny%.toml");
        let uri = uri_of(path);
        assert_eq!(uri.0, "file:///home/%C3%A5sa/min%20plan/4.1-ny%25.toml");
        assert_eq!(path_of(&uri).as_deref(), Some(path));
        assert_eq!(path_of(&Uri("file://localhost/a%3Ab".to_owned())), Some(PathBuf::from("/a:b")));
        assert_eq!(path_of(&Uri("untitled:1".to_owned())), None);
    }
}
