//! Comments that say otherwise than the status beside them: `Klar` and `Ej klart i två skolor`.

use super::words;
use crate::locale::{Text, text};
use crate::model::Stage;

/// The most words between a negation and what it takes back: `ännu inte helt klart`.
const MOST_BETWEEN: usize = 2;

/// A comment that says otherwise than the status beside it.
#[derive(Debug)]
pub(super) struct Contradiction {
    pub(super) status: String,
    pub(super) comment: String,
    pub(super) title: String,
}

/// Returns the message that comments say otherwise than their statuses.
pub(super) fn tell(all: &[Contradiction]) -> Option<Text> {
    let (Contradiction { status, comment, title }, count) = (all.first()?, all.len());
    Some(text!(
        "kommentarer som säger annat än statusen bredvid, som ändå står kvar: {count}, bland dem `{status}` med ”{comment}” för ”{title}”; se efter vad som stämmer",
        "comments that say otherwise than the status beside them, which was kept: {count}, among them `{status}` with “{comment}” for “{title}”; see what is right"
    ))
}

/// Returns the stage of the word that a text begins with, before a sign: `Pågår (försenad)`, `Gult. Bussen går.`
pub(super) fn leading_stage(text: &str) -> Option<Stage> {
    let word = text.split([':', '–', '—', '\n', '.', ',', ';', '(']).next().unwrap_or_default();
    let word = word.split(" - ").next().unwrap_or_default();
    words::stage(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Returns whether a comment says otherwise than a status of a stage: `Ej klart i två skolor` beside `Klar`.
pub(super) fn contradicts(stage: Stage, comment: &str) -> bool {
    let first = leading_stage(comment);
    match stage {
        Stage::Done => {
            let not_done = ["planned", "off-track", "ongoing"];
            let begins = || not_done.iter().any(|it| words::begins(it, comment)) && !words::says(comment, &["done"]);
            let is_other = first.is_some_and(|stage| stage != Stage::Done);
            is_other || takes_back(comment) || words::says(comment, &["remains"]) || begins()
        }
        Stage::Planned => matches!(first, Some(Stage::Done | Stage::Ongoing)),
        Stage::Ongoing => matches!(first, Some(Stage::Done | Stage::Planned)),
        Stage::OffTrack => first == Some(Stage::Done),
        Stage::Closed | Stage::Unassessed => false,
    }
}

/// Returns whether a text has a word for *done* after one that takes it back: `är ännu inte helt klart`.
fn takes_back(text: &str) -> bool {
    let is_back = |word: &str| words::is("taken-back", word) || word.ends_with("n't") || word.ends_with("n’t");
    let clauses = text.split([',', ';', '.', ':', '(', ')', '\n']);
    clauses.map(|clause| clause.split_whitespace().collect::<Vec<_>>()).any(|words| {
        let is_taken = |at: usize| words[at + 1..].iter().take(MOST_BETWEEN + 1).any(|word| words::is("done", word));
        (0..words.len()).any(|at| is_back(words[at]) && is_taken(at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_contradicts_only_what_it_takes_back() {
        let of_done = "Ej klart i två skolor|Arbetet är ännu inte helt klart|Delvis klart|Pågår i Norrby|Tryckning återstår|\
                       Försenad|Not yet completed|It isn't finished|Ikke ferdig|Ei vielä valmis|Noch nicht fertig|Pas encore terminé";
        for comment in of_done.split('|') {
            assert!(contradicts(Stage::Done, comment), "{comment}");
        }
        for comment in
            "Bra gensvar|Klart i maj|Inte helt lätt, men klart|Påbörjad 2023 och avslutad 2024|Inget mer".split('|')
        {
            assert!(!contradicts(Stage::Done, comment), "{comment}");
        }
        assert!(contradicts(Stage::Ongoing, "Klart.") && contradicts(Stage::Planned, "Pågår (två skolor)"));
        assert!(!contradicts(Stage::Ongoing, "Klart i Norrby") && !contradicts(Stage::OffTrack, "Pågår"));
    }
}
