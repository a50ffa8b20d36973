//! Detection of the language of documents by their function words.

use super::Document;

/// Words that are frequent in each language and rare in the others, by language tag.
const LANGUAGES: [(&str, &str); 7] = [
    ("sv", "och att för är ett på som av inom genom barn ska i med till alla aktivitet åtgärd ansvarig mål"),
    ("en", "the and of to for in a with by on all action responsible lead goal"),
    (
        "no",
        "og å er ikke til på et av gjennom skal innen mellom kommunen i for som med den alle tiltak ansvarlig oppstart",
    ),
    (
        "da",
        "og at er ikke til på et af gennem skal inden mellem kommunen i for som med den alle indsats ansvarlig opstart",
    ),
    ("fi", "ja on ei että sekä kunnan sen tai mukaan vuonna toimenpide vastuutaho aikataulu tavoite vuosittain"),
    ("de", "und der die das ist für im zu mit von des den auf maßnahme zuständigkeit verantwortlich zeitraum"),
    ("fr", "et les des la le une est du en pour dans aux responsable calendrier partenaires"),
];
/// The most words that are counted.
const MOST_WORDS: usize = 20_000;

/// Returns the tag of the language of documents; none if it is uncertain.
pub fn language_of(documents: &[Document]) -> Option<&'static str> {
    let mut counts = [0_usize; LANGUAGES.len()];
    let words = documents.iter().flat_map(|document| &document.pieces).flat_map(|piece| piece.text.split_whitespace());
    for word in words.take(MOST_WORDS) {
        let word = word.to_lowercase();
        for ((_, known), count) in LANGUAGES.iter().zip(&mut counts) {
            *count += usize::from(known.split(' ').any(|it| it == word));
        }
    }
    let most = counts.iter().copied().max().filter(|most| *most > 0)?;
    let mut best = LANGUAGES.iter().zip(counts).filter(|(_, count)| *count == most).map(|((tag, _), _)| *tag);
    best.next().filter(|_| best.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::document::Place;

    #[test]
    fn small_words_tell_the_language() {
        for (text, tag) in [
            ("Kommunen ska stärka skolan och biblioteken för barn", "sv"),
            ("Strengthen the library and the school", "en"),
            ("Kommunen skal styrke skolen og biblioteket gjennom tiltak av god kvalitet", "no"),
            ("Kommunen skal styrke skolen og biblioteket gennem indsatser af god kvalitet", "da"),
            ("Kunnan kirjasto ja koulu sekä nuoret", "fi"),
            ("Die Stadt und der Kreis stärken die Bibliothek", "de"),
            ("La ville et les communes renforcent la bibliothèque", "fr"),
        ] {
            let mut document = Document::default();
            document.piece(Place::Paragraph(1), text);
            assert_eq!(language_of(&[document]), Some(tag), "{text}");
        }
        assert_eq!(language_of(&[]), None);
    }
}
