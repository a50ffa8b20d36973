//! Tests of the filter: a page shows what `plan list` returns for the same selection.

use serde_json::{Value, json};

use super::{Pages, texts};
use crate::common::{Program, real};
use crate::reports::everything;

/// Values to select on the page, and the equivalent options of `plan list`.
struct Try {
    picks: Value,
    words: String,
    options: String,
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn what_is_picked_is_what_the_same_filters_list() {
    // Words of ids, titles and notes, in another case and without accents. (The page also searches owners.)
    picked_is_listed(
        &everything(),
        &["beslut", "1.1-3", "AVVEK", "angstrom", "<script>", "=hyperlink(", "ett stycke till", "qxqx"],
    );
    picked_is_listed(&real(), &["4.1.3-", "folkbibliotek", "UTREDA", "jamlik", "qxqx"]);
}

#[track_caller]
fn picked_is_listed(program: &Program, words: &[&str]) {
    let pages = Pages::written(&[("page.html", program, "report --format html --lang sv")]);
    let all = ids(&listed(program, ""));
    let chosen = tries(&pages.seen("facets.mjs", &["page.html"]), words);
    let to_try: Vec<Value> = chosen.iter().map(|it| json!({"picks": it.picks, "words": it.words})).collect();
    pages.write("tries.json", &json!({"ids": all, "tries": to_try}));
    let answer = pages.seen("picking.mjs", &["page.html", "tries.json"]);
    assert_eq!(answer["met"], json!([]));
    let seen = answer["seen"].as_array().expect("a list");
    assert_eq!(seen.len(), chosen.len());
    for (seen, choice) in seen.iter().zip(&chosen) {
        let Try { picks, words, options } = choice;
        let mut expected = listed(program, options);
        if let Some(status) = picks["Status"].as_str() {
            expected = standing(&expected, word(status));
        }
        let expected = ids(&expected);
        let tried = format!("{picks} {words:?}");
        for when in ["picked", "again"] {
            assert_eq!(texts(&seen[when]["rows"]), expected, "{when}: {tried}");
            let said = seen[when]["said"].as_str().expect("a text");
            let all = all.len();
            let count = match expected.len() {
                0 => format!("Inget av {all} motsvarar urvalet"),
                count if count == all => format!("Visar alla {all}"),
                count => format!("Visar {count} av {all}"),
            };
            assert_eq!(said, count, "{when}: {tried}");
            // The page shows no other rows.
            let led = texts(&seen[when]["led"]);
            assert!(led.iter().all(|id| expected.contains(id)), "{when}: {tried}: {led:?}");
        }
        assert_eq!(texts(&seen["cleared"]["rows"]), all, "{tried}");
        assert_eq!(seen["left"], "", "{tried}");
    }
}

/// Returns the selections to try: each value of each facet, some combinations, and words.
fn tries(facets: &Value, words: &[&str]) -> Vec<Try> {
    let choices = |facet: &str| texts(&facets[facet]);
    let (goals, owners, statuses) = (choices("Mål"), choices("Ansvarig"), choices("Status"));
    assert!(goals.len() > 1 && owners.len() > 1 && statuses.len() > 1, "{facets}");
    let goal = |it: &str| format!("--goal {}", it.split(' ').next().unwrap_or_default());
    let owner = |it: &str| format!("--owner '{it}'");
    // A symbol precedes the word.
    let status = |it: &str| format!("--status '{}'", word(it));
    let one = |facet: &str, it: &str, options: String| Try { picks: json!({facet: it}), words: String::new(), options };
    let mut tries: Vec<Try> = goals.iter().map(|it| one("Mål", it, goal(it))).collect();
    tries.extend(owners.iter().map(|it| one("Ansvarig", it, owner(it))));
    tries.extend(statuses.iter().map(|it| one("Status", it, status(it))));
    let text = |it: &&str| Try { picks: json!({}), words: (*it).to_owned(), options: format!("--text '{it}'") };
    tries.extend(words.iter().map(text));
    for at in 0..owners.len().min(12) {
        let (a, b, c) = (&goals[at % goals.len()], &owners[at], &statuses[at % statuses.len()]);
        let options = [goal(a), owner(b), status(c)].join(" ");
        tries.push(Try { picks: json!({"Mål": a, "Ansvarig": b, "Status": c}), words: String::new(), options });
    }
    tries
}

/// Returns the word of a status, without its symbol.
fn word(status: &str) -> &str {
    status.split_once(' ').unwrap_or_default().1
}

/// Returns the activities with this status. `plan list --status planerad` also lists those with a status of that
/// stage.
fn standing(activities: &[Value], word: &str) -> Vec<Value> {
    activities.iter().filter(|it| it["status"].as_str().is_none_or(|status| status == word)).cloned().collect()
}

/// Returns the listed activities.
#[track_caller]
fn listed(program: &Program, options: &str) -> Vec<Value> {
    let answer = program.run(&format!("list --lang sv --format json {options}")).fine();
    let answer: Value = serde_json::from_str(&answer).expect("valid JSON");
    answer["activities"].as_array().expect("a list").clone()
}

fn ids(activities: &[Value]) -> Vec<String> {
    activities.iter().map(|it| it["id"].as_str().expect("an id").to_owned()).collect()
}
