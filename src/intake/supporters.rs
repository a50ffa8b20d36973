//! The owners and the supporting owners in a cell, by the words between, before and after them: `Skolan med stöd av
//! Bion`, `Ansvarig: Skolan, Stöd: Bion`, `Skolan (ansvarig), Bion (stöd)`.

use std::sync::OnceLock;

use super::words;

/// The most bytes of a cell in which supporting owners are looked for.
const LONGEST_CELL: usize = 4_000;
/// The sign for the words that introduce supporting owners.
const WITH: char = '\u{1}';
/// The sign for the words that introduce owners.
const OWN: char = '\u{2}';

/// The owners and the supporting owners of a cell, as lists.
#[derive(Debug, Default)]
pub(super) struct Parted {
    pub(super) owners: String,
    pub(super) support: String,
    /// True if one is named as the owner after others, which are taken for supporting owners: `Skolan (ansvarig), Bion`.
    pub(super) is_led: bool,
}

/// Splits a cell at the words that introduce supporting owners: `Skolan med stöd av Bion; Museet (i samverkan med
/// BVC)`.
pub(super) fn parted(cell: &str) -> Parted {
    let cell = cell.replace('\u{ad}', "");
    let lines = cell.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let cell = lines.collect::<Vec<_>>().join("\n");
    if cell.len() > LONGEST_CELL {
        return Parted { owners: cell, ..Parted::default() };
    }
    let mut sides = Sides::default();
    let mut is_new_line = false;
    for part in marked(&cell).split_inclusive([',', ';', '\n']) {
        // A line in lower case is the rest of the one above.
        sides.take(part, is_new_line && part.starts_with(char::is_lowercase));
        is_new_line = part.ends_with('\n');
    }
    let Sides { mut owners, mut support, leads, .. } = sides;
    let is_led = !leads.is_empty() && owners.contains(char::is_alphanumeric);
    if !leads.is_empty() {
        support = format!("{owners},{support}");
        owners = leads;
    }
    Parted { owners: owners.replace(WITH, ","), support: support.replace(WITH, ","), is_led }
}

/// The two lists under construction.
#[derive(Default)]
struct Sides {
    owners: String,
    support: String,
    /// The owners that are named as such after their names.
    leads: String,
    /// True after the words for supporting owners, and then until their bracket ends.
    is_support: bool,
    is_in_bracket: bool,
}

impl Sides {
    /// Takes a part of a cell. `is_rest` is true if it continues the line above.
    fn take(&mut self, part: &str, is_rest: bool) {
        if let Some((before, after)) = part.split_once(OWN).filter(|_| !self.is_in_bracket) {
            self.take(before, is_rest);
            self.is_support = false;
            self.owners.push(',');
            self.take(after, false);
            return;
        }
        let mut rest = part;
        let is_rest = is_rest && self.is_support;
        if let Some((before, after)) = part.split_once(WITH).filter(|_| !self.is_in_bracket && !is_rest) {
            let bare = before.trim_end().strip_suffix(['(', '[']);
            self.is_support = false;
            self.names(&format!("{},", bare.unwrap_or(before)));
            (self.is_support, self.is_in_bracket, rest) = (true, bare.is_some(), after);
        }
        if self.is_in_bracket
            && let Some((inner, after)) = rest.split_once([')', ']'])
        {
            self.support += &format!("{inner},");
            (self.is_support, self.is_in_bracket, rest) = (false, false, after);
        }
        self.names(rest);
    }

    /// Adds names to one of the lists: to that which the brackets after them say, else to the current one.
    fn names(&mut self, text: &str) {
        let mut rest = text;
        while let Some((name, is_owner, after)) = before_bracket(rest) {
            // Of `Skolan/Bion (stöd)`, it is said of the last.
            let (before, own) = name.rsplit_once('/').unwrap_or(("", name));
            if self.is_support { &mut self.support } else { &mut self.owners }.push_str(&format!("{before},"));
            if is_owner { &mut self.leads } else { &mut self.support }.push_str(&format!("{own},"));
            let after = after.trim_start_matches(['/', ' ']);
            let and = words::of("and").iter().find_map(|word| after.strip_prefix(&format!("{word} ")));
            rest = and.unwrap_or(after);
        }
        if self.is_support { &mut self.support } else { &mut self.owners }.push_str(rest);
    }
}

/// Returns the names before a bracket that says what they do, whether that is to answer for it, and the text after it:
/// `Skolan (ansvarig)`, `Bion (stöd)`.
fn before_bracket(text: &str) -> Option<(&str, bool, &str)> {
    text.match_indices('(').find_map(|(at, _)| {
        let (inner, after) = text[at + 1..].split_once(')')?;
        let is_owner = ["owner", "leads"].iter().any(|meaning| words::is(meaning, inner));
        let is_support = ["support", "supports"].iter().any(|meaning| words::is(meaning, inner));
        let is_named = text[..at].contains(char::is_alphanumeric);
        (is_named && (is_owner || is_support)).then_some((&text[..at], is_owner, after))
    })
}

/// Returns a text with a sign in place of the words that introduce owners or supporting owners: `med stöd av`,
/// `stöd:`. These have neither accents nor capitals, and a line may end within them.
fn marked(text: &str) -> String {
    let letters: Vec<char> = text.chars().map(plain).collect();
    let is_letter = |at: usize| letters.get(at).is_some_and(|c| c.is_alphanumeric());
    let (with, own) = introductions();
    let mut marked = String::with_capacity(text.len());
    let mut chars = text.chars().enumerate();
    while let Some((at, c)) = chars.next() {
        if at > 0 && is_letter(at - 1) {
            marked.push(c);
            continue;
        }
        let is_end = |word: &[char]| word.ends_with(&[':']) || !is_letter(at + word.len());
        let is_here = |word: &&Vec<char>| letters[at..].starts_with(word) && is_end(word);
        // `Skolan (ansvarig: Anna Ek)` names a person within the school.
        let is_apart = || marked.trim_end_matches(' ').chars().next_back().is_none_or(|c| ",;\n./|".contains(c));
        let found = with.iter().find(is_here).map(|word| (word, WITH));
        let found = found.or_else(|| Some((own.iter().find(is_here)?, OWN)).filter(|_| is_apart()));
        match found {
            Some((word, sign)) => {
                chars.by_ref().take(word.len() - 1).for_each(drop);
                marked.push(sign);
            }
            None => marked.push(c),
        }
    }
    marked
}

/// Words that introduce supporting owners, and words that introduce owners, letter by letter.
type Introductions = (Vec<Vec<char>>, Vec<Vec<char>>);

/// Returns the words that introduce owners of each kind.
fn introductions() -> &'static Introductions {
    static WORDS: OnceLock<Introductions> = OnceLock::new();
    WORDS.get_or_init(|| {
        let label = |word: &String| -> Vec<char> { word.chars().chain([':']).collect() };
        let labels = |meanings: [&str; 2]| meanings.into_iter().flat_map(words::of).map(label).collect::<Vec<_>>();
        let mut with: Vec<Vec<char>> = words::of("with").iter().map(|word| word.chars().collect()).collect();
        with.extend(labels(["support", "supports"]));
        (with, labels(["owner", "leads"]))
    })
}

/// Returns a letter without its accent and in lower case, and a line break as a space.
pub(super) fn plain(c: char) -> char {
    match c.to_lowercase().next().unwrap_or(c) {
        'å' | 'ä' | 'à' | 'â' => 'a',
        'ö' | 'ô' => 'o',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'ü' | 'û' | 'ù' => 'u',
        'î' | 'ï' => 'i',
        'ç' => 'c',
        '\n' => ' ',
        c => c,
    }
}
