//! Tags and entities of web pages, read as browsers do.

/// The characters of named entities.
const ENTITIES: &str = "amp & lt < gt > quot \" apos ' nbsp \u{a0} shy \u{ad} auml ä ouml ö aring å Auml Ä Ouml Ö Aring Å \
    eacute é Eacute É egrave è uuml ü Uuml Ü oslash ø Oslash Ø aelig æ AElig Æ szlig ß ccedil ç ecirc ê agrave à \
    ndash – mdash — hellip … rsquo ’ lsquo ‘ rdquo ” ldquo “ laquo « raquo » bull • middot · sect § deg ° times × \
    frac12 ½ euro € copy © reg ® trade ™ thinsp \u{2009} ensp \u{2002} emsp \u{2003} zwnj \u{200c} zwj \u{200d}";
/// Returns the text after the end tag of a raw text element.
pub(super) fn after<'t>(text: &'t str, name: &str) -> &'t str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        if rest.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name)) {
            return rest.split_once('>').map_or("", |(_, rest)| rest);
        }
    }
    ""
}

/// A tag of an element.
pub(super) struct Tag<'t> {
    pub(super) name: String,
    attributes: &'t str,
    pub(super) is_end: bool,
    pub(super) length: usize,
}

impl<'t> Tag<'t> {
    /// Reads the tag that a text begins with.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let inner = text.strip_prefix('<')?;
        let (is_end, name) = inner.strip_prefix('/').map_or((false, inner), |rest| (true, rest));
        if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
            return None;
        }
        // A `>` within quotes does not end a tag.
        let mut quote = None;
        let end = name.char_indices().find_map(|(at, c)| {
            match (quote, c) {
                (None, '>') => return Some(at),
                (None, '"' | '\'') => quote = Some(c),
                (Some(open), c) if c == open => quote = None,
                _ => {}
            }
            None
        });
        let end = end.or_else(|| name.find('>'))?;
        let whole = &name[..end];
        let split = whole.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(whole.len());
        let length = text.len() - name.len() + end + 1;
        Some(Self { name: whole[..split].to_lowercase(), attributes: &whole[split..], is_end, length })
    }

    /// Returns the value of an attribute; empty if it has none.
    pub(super) fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
            let name = &rest[..end];
            rest = rest[end..].trim_start();
            let value = match rest.strip_prefix('=') {
                None => "",
                Some(after) => {
                    let after = after.trim_start();
                    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
                    let (value, left) = match quote {
                        Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                        None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
                    };
                    rest = left;
                    value
                }
            };
            if name.eq_ignore_ascii_case(wanted) {
                return Some(decoded(value));
            }
            if name.is_empty() && value.is_empty() {
                return None;
            }
        }
    }
}

/// Returns a text with its entities decoded.
pub(super) fn decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded += &rest[..at];
        rest = &rest[at + 1..];
        // The longest name of an entity.
        let end = rest.bytes().take(10).position(|byte| byte == b';');
        match end.and_then(|end| Some((letter(&rest[..end])?, end))) {
            Some((letter, end)) => {
                decoded.push(letter);
                rest = &rest[end + 1..];
            }
            None => decoded.push('&'),
        }
    }
    decoded + rest
}

fn letter(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let number = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
        return number.and_then(char::from_u32).filter(|c| !c.is_control());
    }
    let mut words = ENTITIES.split([' ']).filter(|word| !word.is_empty());
    while let (Some(known), Some(letter)) = (words.next(), words.next()) {
        if known == name {
            return letter.chars().next();
        }
    }
    None
}
