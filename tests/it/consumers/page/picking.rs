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
        if let Some(status) = picks["Status"].as_str().filter(|status| !status.ends_with(ALL)) {
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

/// Addresses that somebody typed or was sent, and the options of `plan list` that mean the same.
const ADDRESSES: [(&str, &str); 11] = [
    ("?status=off-track", "--status off-track"),
    ("?status=%E2%9C%97", "--status off-track"),
    ("?status=red", "--status off-track"),
    ("?status=r%C3%B6d", "--status off-track"),
    ("?status=Avviker", "--status off-track"),
    ("?goal=1", "--goal 1"),
    ("?mal=1", "--goal 1"),
    ("?owner=asa-orjan", "--owner '=Åsa & Örjan'"),
    ("?ansvarig=%C3%96ppna+scenen", "--owner 'Öppna <scenen>'"),
    ("?status=off-track&goal=1", "--status off-track --goal 1"),
    ("?status=rosa", ""),
];

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn what_an_address_asks_for_in_vain_is_told() {
    let program = everything();
    let pages = Pages::written(&[("page.html", &program, "report --format html --lang en")]);
    let addresses = ["?status=p", "?goal=1&goal=2", "?goal=1&mal=1", "?goal=2&goal=x&text=a&text=b"];
    pages.write("asked.json", &json!({"ids": ids(&listed(&program, "")), "addresses": addresses}));
    let seen = pages.seen("addresses.mjs", &["page.html", "asked.json"]);
    let said: Vec<&str> = seen.as_array().expect("a list").iter().filter_map(|seen| seen["said"].as_str()).collect();
    let expected = [
        "“p” in the address can mean several under Status: Planned (all), ○ planned, ◐ Gult. Showing all 14",
        "One choice at a time is shown under Goal, so “2” in the address is left out. Showing 9 of 14",
        "Showing 9 of 14",
        "“x” in the address is not under Goal. Showing 3 of 14",
    ];
    assert_eq!(said, expected);
}

#[test]
#[ignore = "needs the tools that .ci/run installs"]
fn an_address_is_understood_in_both_languages_and_by_signs() {
    let program = everything();
    for lang in ["sv", "en"] {
        let pages = Pages::written(&[("page.html", &program, &format!("report --format html --lang {lang}"))]);
        let addresses: Vec<&str> = ADDRESSES.iter().map(|(address, _)| *address).collect();
        pages.write("asked.json", &json!({"ids": ids(&listed(&program, "")), "addresses": addresses}));
        let seen = pages.seen("addresses.mjs", &["page.html", "asked.json"]);
        for (seen, (address, options)) in seen.as_array().expect("a list").iter().zip(ADDRESSES) {
            let expected = ids(&listed(&program, options));
            assert_eq!(texts(&seen["rows"]), expected, "{lang}: {address}");
            let (said, counts) = (seen["said"].as_str().expect("a text"), texts(&seen["counts"]));
            let is_unknown = options.is_empty();
            assert_eq!(said.contains("rosa”"), is_unknown, "{lang}: {address}: {said}");
            // The choice that is made says how many rows there are.
            let count = format!("({})", expected.len());
            assert!(counts.iter().all(|choice| choice.ends_with(&count)), "{lang}: {address}: {counts:?}");
            // What is written back is the same in both languages.
            let kept = seen["kept"].as_str().expect("an address");
            let is_plain = |name: &str| !kept.contains(name);
            assert!(["mal=", "ansvarig=", "rosa", "red"].into_iter().all(is_plain), "{lang}: {address}: {kept}");
        }
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

/// The end of the choice of a stage with several statuses.
const ALL: &str = " (alla)";

/// Returns the word of a status, without its symbol, or of a stage.
fn word(status: &str) -> &str {
    status.strip_suffix(ALL).unwrap_or_else(|| status.split_once(' ').unwrap_or_default().1)
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
