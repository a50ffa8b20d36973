//! JSON over several lines, as pages show it; the program prints one line.

/// The width above which a value is divided.
const WIDTH: usize = 100;

/// Returns a document over several lines.
pub(super) fn lines(document: &str) -> Vec<String> {
    let mut lines = Vec::new();
    lay_out(document, "", "", 0, &mut lines);
    lines
}

/// Formats a value between a key and a comma.
fn lay_out(value: &str, key: &str, comma: &str, indent: usize, lines: &mut Vec<String>) {
    let margin = " ".repeat(indent);
    let whole = format!("{margin}{key}{}{comma}", spaced(value));
    let items = items(value);
    if whole.chars().count() <= WIDTH || items.is_empty() {
        lines.push(whole);
        return;
    }
    lines.push(format!("{margin}{key}{}", &value[..1]));
    for (at, item) in items.iter().enumerate() {
        let comma = if at + 1 < items.len() { "," } else { "" };
        // An item of an object is a key, a colon and a value.
        let colon = structure(item).find(|(_, sign, depth)| *sign == ':' && *depth == 0).map(|(at, ..)| at);
        match colon.filter(|_| value.starts_with('{')) {
            Some(at) => lay_out(&item[at + 1..], &format!("{}: ", &item[..at]), comma, indent + 2, lines),
            None => lay_out(item, "", comma, indent + 2, lines),
        }
    }
    lines.push(format!("{margin}{}{comma}", &value[value.len() - 1..]));
}

/// Returns the items of an object or an array.
fn items(value: &str) -> Vec<&str> {
    let is_open = value.starts_with(['{', '[']);
    let Some(inside) = value.get(1..value.len().saturating_sub(1)).filter(|inside| is_open && !inside.is_empty())
    else {
        return Vec::new();
    };
    let commas = structure(inside).filter(|(_, sign, depth)| *sign == ',' && *depth == 0).map(|(at, ..)| at);
    let mut from = 0;
    let cuts: Vec<usize> = commas.chain([inside.len()]).collect();
    cuts.into_iter().map(|cut| &inside[std::mem::replace(&mut from, cut + 1)..cut]).collect()
}

/// Returns a value with a space after each comma and colon.
fn spaced(value: &str) -> String {
    let mut spaced = value.to_owned();
    let places: Vec<usize> = structure(value).filter(|(_, sign, _)| matches!(sign, ',' | ':')).map(|it| it.0).collect();
    places.into_iter().rev().for_each(|at| spaced.insert(at + 1, ' '));
    spaced
}

/// Returns every character outside strings, with its position and its nesting depth.
fn structure(text: &str) -> impl Iterator<Item = (usize, char, usize)> {
    let (mut in_text, mut is_escaped, mut depth) = (false, false, 0_usize);
    text.char_indices().filter_map(move |(at, sign)| {
        if in_text {
            in_text = is_escaped || sign != '"';
            is_escaped = sign == '\\' && !is_escaped;
            return None;
        }
        match sign {
            '"' => in_text = true,
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        Some((at, sign, depth))
    })
}

#[test]
fn what_is_long_is_divided_and_what_is_short_is_not() {
    let long = "x".repeat(WIDTH);
    let document = format!(r#"{{"a":[1,2],"b":{{"c":"{long}","d":"\"{{,:"}}}}"#);
    let expected = ["{", r#"  "a": [1, 2],"#, r#"  "b": {"#, &format!(r#"    "c": "{long}","#), r#"    "d": "\"{,:""#];
    assert_eq!(lines(&document)[..5], expected);
}
