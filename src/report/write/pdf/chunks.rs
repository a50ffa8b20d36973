//! Line break opportunities.

use super::span::Span;

/// A piece of text that no line break divides.
#[derive(Default)]
pub(super) struct Chunk<'s> {
    /// Its parts, each with the index of its span.
    pub(super) bits: Vec<(usize, &'s str)>,
    /// The span of the space after it.
    pub(super) space: Option<usize>,
    /// True if a line break must follow it.
    pub(super) ends_line: bool,
}

/// Splits a text into chunks. Consecutive spaces count as one, and none begins a line.
pub(super) fn chunks(spans: &[Span]) -> Vec<Chunk<'_>> {
    let mut chunks = vec![Chunk::default()];
    for (at, span) in spans.iter().enumerate() {
        for (bit, may_end) in bits(&span.text) {
            let is_begun = |chunk: &Chunk<'_>| chunk.space.is_some() || chunk.ends_line;
            // A space or a line break ends the chunk.
            if bit != " " && bit != "\n" && chunks.last().is_some_and(is_begun) {
                chunks.push(Chunk::default());
            }
            let Some(last) = chunks.last_mut() else { break };
            match bit {
                " " if last.bits.is_empty() || last.ends_line => {}
                " " => last.space = Some(at),
                "\n" if last.ends_line => chunks.push(Chunk { ends_line: true, ..Chunk::default() }),
                "\n" => last.ends_line = true,
                bit => {
                    last.bits.push((at, bit));
                    if may_end {
                        chunks.push(Chunk::default());
                    }
                }
            }
        }
    }
    if chunks.last().is_some_and(|chunk| chunk.ends_line) {
        chunks.push(Chunk::default());
    }
    chunks
}

/// The characters after which a line may break within a word.
const HYPHENS: [char; 4] = ['-', '–', '—', '/'];

/// Splits a text into words, spaces and newlines, each with whether a line may break after it without a space.
fn bits(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (length, may_end) = first_bit(rest);
        let (bit, after) = rest.split_at(length);
        rest = after;
        Some((bit, may_end))
    })
}

fn first_bit(text: &str) -> (usize, bool) {
    let mut before = None;
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        if matches!(sign, ' ' | '\n') {
            return (at.max(1), false);
        }
        let end = at + sign.len_utf8();
        let next = signs.peek().map(|(_, next)| *next);
        let is_between_letters = before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphabetic);
        if HYPHENS.contains(&sign) && is_between_letters {
            return (end, true);
        }
        before = Some(sign);
    }
    (text.len(), false)
}

/// Splits a word into grapheme clusters: characters with their accents and joiners.
pub(super) fn clusters(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let mut signs = rest.char_indices();
        let (_, first) = signs.next()?;
        let mut before = first;
        let joins =
            |before: char, sign: char| before == '\u{200d}' || unicode_width::UnicodeWidthChar::width(sign) == Some(0);
        let end = signs.find(|(_, sign)| {
            let is_next = !joins(before, *sign);
            before = *sign;
            is_next
        });
        let (cluster, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = after;
        Some(cluster)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_keeps_what_is_joined_to_it() {
        let cut = |word| clusters(word).collect::<Vec<_>>();
        assert_eq!(cut("ax\u{323}b"), ["a", "x\u{323}", "b"]);
        assert_eq!(cut("👩\u{200d}💻!"), ["👩\u{200d}💻", "!"]);
    }

    #[test]
    fn a_text_is_cut_into_all_of_itself() {
        let text = " en-två  4-2/x\n\n–";
        assert_eq!(
            bits(text).map(|(bit, _)| bit).collect::<Vec<_>>(),
            [" ", "en-", "två", " ", " ", "4-2/", "x", "\n", "\n", "–"]
        );
    }
}
