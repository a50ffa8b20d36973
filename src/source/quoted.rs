//! A text as it stands in a file.

use std::fmt::Write;

/// Returns a text as TOML writes it on one line, quotes included.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // What nobody can see in the file, or what would end its line.
            c if c.is_control() => {
                let code = u32::from(c);
                // Writing to a string does not fail.
                let _ = write!(quoted, "\\u{code:04X}");
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_back_as_it_was() {
        for text in ["Filmfrämjande", "a \"b\" \\c", "one\r\ntwo\tthree", "\u{0}\u{1f}\u{7f}\u{85}", ""] {
            let file = format!("text = {}", quoted(text));
            let read = toml::de::DeTable::parse(&file).ok().and_then(|table| {
                let value = table.get_ref().values().next()?.get_ref().as_str()?.to_owned();
                Some(value)
            });
            assert_eq!(read.as_deref(), Some(text), "{file}");
            assert_eq!(file.lines().count(), 1);
        }
    }
}
