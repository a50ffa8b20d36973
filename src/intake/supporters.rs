//! The owners and the supporting owners in a cell, by the words between them: `Skolan med stöd av Bion`.

use super::words;

/// The most bytes of a cell in which supporting owners are looked for.
const LONGEST_CELL: usize = 4_000;
/// The sign for the words that introduce supporting owners.
const WITH: char = '\u{1}';

/// Splits a cell at the words that introduce supporting owners: `Skolan med stöd av Bion; Museet (i samverkan med
/// BVC)`.
pub(super) fn parted(cell: &str) -> (String, String) {
    let cell = cell.replace('\u{ad}', "");
    let lines = cell.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let cell = lines.collect::<Vec<_>>().join("\n");
    if cell.len() > LONGEST_CELL {
        return (cell, String::new());
    }
    let marked = marked(&cell);
    let (mut owners, mut support) = (String::new(), String::new());
    // True after such words, and then until their bracket ends.
    let (mut is_support, mut is_in_bracket) = (false, false);
    let mut is_new_line = false;
    for part in marked.split_inclusive([',', ';', '\n']) {
        let mut rest = part;
        // A line in lower case is the rest of the one above.
        let is_rest = is_support && is_new_line && part.starts_with(char::is_lowercase);
        if let Some((before, after)) = part.split_once(WITH).filter(|_| !is_in_bracket && !is_rest) {
            let bare = before.trim_end().strip_suffix(['(', '[']);
            owners += &format!("{},", bare.unwrap_or(before));
            (is_support, is_in_bracket, rest) = (true, bare.is_some(), after);
        }
        if is_in_bracket && let Some((inner, after)) = rest.split_once([')', ']']) {
            support += &format!("{inner},");
            (is_support, is_in_bracket, rest) = (false, false, after);
        }
        if is_support { &mut support } else { &mut owners }.push_str(rest);
        is_new_line = part.ends_with('\n');
    }
    (owners.replace(WITH, ","), support.replace(WITH, ","))
}

/// Returns a text with a sign in place of the words that introduce supporting owners: `med stöd av`, `stöd:`. These
/// have neither accents nor capitals, and a line may end within them.
fn marked(text: &str) -> String {
    let letters: Vec<char> = text.chars().map(plain).collect();
    let is_letter = |at: usize| letters.get(at).is_some_and(|c| c.is_alphanumeric());
    let labels = words::of("support").iter().map(|word| word.chars().chain([':']).collect());
    let words: Vec<Vec<char>> = words::of("with").iter().map(|word| word.chars().collect()).chain(labels).collect();
    let mut marked = String::with_capacity(text.len());
    let mut chars = text.chars().enumerate();
    while let Some((at, c)) = chars.next() {
        let is_end = |word: &[char]| word.ends_with(&[':']) || !is_letter(at + word.len());
        let is_here = |word: &&Vec<char>| letters[at..].starts_with(word) && is_end(word);
        match words.iter().find(is_here).filter(|_| at == 0 || !is_letter(at - 1)) {
            Some(word) => {
                chars.by_ref().take(word.len() - 1).for_each(drop);
                marked.push(WITH);
            }
            None => marked.push(c),
        }
    }
    marked
}

/// Returns a letter without its accent and in lower case, and a line break as a space.
pub(super) fn plain(c: char) -> char {
    match c.to_lowercase().next().unwrap_or(c) {
        'å' | 'ä' | 'à' | 'â' => 'a',
        'ö' | 'ô' => 'o',
        'é' | 'è' | 'ê' => 'e',
        'ü' => 'u',
        '\n' => ' ',
        c => c,
    }
}
