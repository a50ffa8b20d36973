//! Tests of web pages without a browser: they have only the tool's own elements, and every activity. Tests with a
//! browser are in `consumers`.

use std::collections::{BTreeMap, BTreeSet};

use plan::source::printable;
use roxmltree::{Document, Node};

use super::{Expected, any_ids, bytes, everything, expected, late, late_apart};
use crate::common::{Program, real, sample, with_files};

/// A page as XML: the body, with void elements closed.
struct Page {
    head: String,
    body: String,
    script: String,
}

fn page(program: &Program, line: &str) -> Page {
    let page = program.run(line).fine();
    let (head, body) = page.split_once("<body").expect("a body");
    let (body, script) = body.split_once("<script>").expect("a script");
    let (script, end) = script.split_once("</script>").expect("the end of the script");
    assert_eq!(end, "\n</body>\n</html>\n");
    // Tags in texts are escaped, so these are the page's own.
    let mut body = format!("<body{body}</body>").replace("<br>", "<br/>");
    for flag in ["hidden", "open", "data-sorted"] {
        body = body.replace(&format!(" {flag}>"), &format!(" {flag}=\"\">"));
    }
    let input = body.find("<input ").map(|at| at + body[at..].find('>').expect("the end of the tag"));
    if let Some(end) = input {
        body.insert(end, '/');
    }
    Page { head: head.to_owned(), body, script: script.to_owned() }
}

impl Page {
    #[track_caller]
    fn tree(&self) -> Document<'_> {
        Document::parse(&self.body).unwrap_or_else(|error| panic!("{error}"))
    }
}

/// Returns the text of an element, with its line breaks.
fn text(node: Node<'_, '_>) -> String {
    let one = |node: Node<'_, '_>| {
        let text = if ["br", "p", "li"].iter().any(|name| node.has_tag_name(*name)) {
            Some("\n")
        } else {
            node.text().filter(|_| node.is_text())
        };
        text.unwrap_or_default().to_owned()
    };
    node.descendants().map(one).collect()
}

/// Returns the rows with anchors.
fn rows<'d>(tree: &'d Document<'_>) -> impl Iterator<Item = Node<'d, 'd>> {
    tree.descendants().filter(|node| node.has_tag_name("tr") && node.has_attribute("id"))
}

fn activity(row: Node<'_, '_>) -> Expected {
    let cells: Vec<String> = row.children().map(text).collect();
    let [id, title, owners, _, said] = &cells[..] else { panic!("five cells: {cells:#?}") };
    let status = text(row.descendants().find(|node| node.has_tag_name("strong")).expect("a status that stands out"));
    let note = said.trim_start().strip_prefix(&*status).expect("it comes first");
    let status = status.replace('\u{a0}', " ");
    let owners = owners.split('\n').next().unwrap_or_default();
    let (_, status) = status.split_once(' ').expect("a sign and a word");
    let (is_late, status) = late_apart(status);
    Expected {
        id: id.clone(),
        // Its text, tags and links stand below it.
        title: title.trim_start().lines().next().unwrap_or_default().to_owned(),
        owners: owners.split(", ").map(str::to_owned).collect(),
        status: Some(status.to_owned()).filter(|word| word.starts_with(char::is_uppercase)),
        note: Some(words(note)).filter(|note| !note.is_empty()),
        is_late,
    }
}

/// Returns the activity with visible control characters.
fn shown(expected: Expected) -> Expected {
    let text = |text: String| printable(&text).into_owned();
    Expected {
        title: text(expected.title),
        owners: expected.owners.into_iter().map(text).collect(),
        note: expected.note.map(|note| words(&text(note))),
        ..expected
    }
}

/// Returns the words of a text, whatever separates them.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_activity_stands_in_the_page_whatever_it_says() {
    for program in [everything(), any_ids(), real(), late()] {
        let expected: Vec<Expected> = expected(&program).into_iter().map(shown).collect();
        for lang in ["sv", "en"] {
            let page = page(&program, &format!("report --format html --lang {lang}"));
            let told: Vec<Expected> = rows(&page.tree()).map(activity).collect();
            assert_eq!(told.len(), expected.len());
            for (told, expected) in told.iter().zip(&expected) {
                assert_eq!(told, expected);
            }
        }
    }
}

#[test]
fn each_activity_is_picked_by_its_owners_its_goal_and_its_status() {
    for program in [everything(), real()] {
        let page = page(&program, "report --format html --lang sv");
        let tree = page.tree();
        let values = |name: &str| -> Vec<String> {
            let select = tree.descendants().find(|node| node.attribute("name") == Some(name));
            let Some(select) = select else { panic!("nothing to pick {name} by") };
            select.children().filter(Node::is_element).skip(1).map(text).collect()
        };
        let [goals, owners, statuses] = ["goal", "owner", "status"].map(values);
        for row in rows(&tree) {
            let told = activity(row);
            // *Late*, compared above, and reasons for closing are not part of the facet.
            let shown = text(row.descendants().find(|node| node.has_tag_name("strong")).expect("a status"));
            let shown = shown.replace('\u{a0}', " ");
            let status = match late_apart(&shown).1 {
                "▤ klar" | "▤ löpte ut" | "▤ lämnade planen" => "▤ avslutad".to_owned(),
                status => status.to_owned(),
            };
            let picks = row.attribute("data-picks").expect("what it is picked by");
            let picks: Vec<Vec<usize>> = picks
                .split(',')
                .map(|places| places.split(' ').map(|place| place.parse().unwrap()).collect())
                .collect();
            let named = |values: &[String], places: &[usize]| -> BTreeSet<String> {
                places.iter().map(|place| values[*place].clone()).collect()
            };
            assert_eq!(named(&owners, &picks[1]), told.owners.iter().cloned().collect(), "{}", told.id);
            let mut found = named(&statuses, &picks[2]);
            found.retain(|words| !words.ends_with(" (alla)"));
            assert_eq!(found, [status].into(), "{}", told.id);
            let [goal] = &picks[0][..] else { panic!("{} has one goal", told.id) };
            let (goal, _) = goals[*goal].split_once(' ').expect("an id and a title");
            assert!(told.id.starts_with(goal), "{} under {goal}", told.id);
        }
    }
}

/// Whatever the text, the page has only known elements and attributes.
#[test]
fn no_text_becomes_markup() {
    const ELEMENTS: &str = "a body br button caption code dd details div dl dt figcaption figure footer form g h1 h2 h3 h4 \
        header input label li main nav option p path rect section select span strong summary svg table tbody td text th thead time title desc tr ul";
    const ATTRIBUTES: &str = "aria-hidden aria-label aria-labelledby autocomplete class d data-all data-also data-ambiguous data-facet data-further data-label data-none \
        data-picks data-some data-sorted data-unknown datetime rel fill fill-opacity font-size font-weight height hidden href id lang name open role rx scope \
        spellcheck stroke stroke-width text-anchor type value viewBox width x y";
    // The links of the plan that have a title.
    const TITLED: [&str; 3] =
        ["https://example.org/goal?a=1&b=2", "https://example.org/activity", "mailto:underlag@example.org"];
    let (elements, attributes): (BTreeSet<&str>, BTreeSet<&str>) =
        (ELEMENTS.split_whitespace().collect(), ATTRIBUTES.split_whitespace().collect());
    for line in ["report", "report --lang en", "report --matrix"] {
        let page = page(&everything(), &format!("{line} --format html"));
        for node in page.tree().descendants().filter(Node::is_element) {
            assert!(elements.contains(node.tag_name().name()), "{line}: {node:?}");
            for attribute in node.attributes() {
                assert!(attributes.contains(attribute.name()), "{line}: {node:?}");
                let leads = |it: &str| it.starts_with('#') || it == text(node) || TITLED.contains(&it);
                assert!(attribute.name() != "href" || leads(attribute.value()), "{line}: {node:?}");
            }
        }
        assert!(page.tree().descendants().any(|node| text(node).contains("<b>taggar</b>")), "{line}");
        // As a second defence, the policy blocks scripts and requests.
        let policy = "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-";
        assert!(page.head.contains(policy) && page.head.contains("; script-src 'sha256-"), "{line}: {}", page.head);
        assert_eq!(page.script, include_str!("../../../src/report/write/html/page.js"), "{line}");
    }
}

#[test]
fn every_link_leads_to_the_one_place_with_its_name() {
    // References may point outside a partial page.
    let pages = [
        (everything(), "report"),
        (any_ids(), "report"),
        (real(), "report"),
        (real(), "report --goal 4.3"),
        (sample(), "report"),
        (real(), "report --matrix"),
    ];
    for (program, line) in pages {
        let page = page(&program, &format!("{line} --format html"));
        let tree = page.tree();
        let mut ids = BTreeSet::new();
        for id in tree.descendants().filter_map(|node| node.attribute("id")) {
            assert!(ids.insert(id), "{line}: {id} twice");
            assert!(!id.contains(char::is_whitespace) && !id.is_empty(), "{line}: {id:?}");
        }
        let links: Vec<&str> = tree.descendants().filter_map(|node| node.attribute("href")).collect();
        assert!(links.len() > 10, "{line}: {links:?}");
        // External links show their address.
        for link in links.into_iter().filter(|link| !link.starts_with("https://")) {
            let id = link.strip_prefix('#').expect("it stays in the page");
            assert!(ids.contains(&*decoded(id)), "{line}: {link}");
        }
    }
}

fn decoded(link: &str) -> String {
    let mut bytes = Vec::new();
    let mut parts = link.split('%');
    bytes.extend(parts.next().unwrap_or_default().bytes());
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).expect("two hexadecimal digits"));
        bytes.extend(part[2..].bytes());
    }
    String::from_utf8(bytes).expect("an id is text")
}

#[test]
fn each_owner_has_an_anchor_of_its_own_that_is_the_same_in_every_report() {
    let long = "Enheten för bild och form och film och dans i länet";
    let owners = ["Å-b", "A b", "a B!", "→", "…", &*format!("{long} norr"), &*format!("{long} söder"), "Ensam"];
    let register: String = owners.iter().map(|name| format!("[[owner]]\nname = \"{name}\"\n")).collect();
    let manifest = format!(
        "id = \"p\"\ntitle = \"P\"\nlanguage = \"sv\"\nperiod = {{ first = 2024, last = 2027 }}\nfollow_up = {{ current = 2025 }}\n\
         status = [{{ name = \"G\", stage = \"done\" }}]\n{register}"
    );
    let activities = owners.iter().enumerate().map(|(at, name)| {
        format!("[[activity]]\nid = \"1-{at}\"\ntitle = \"T\"\nowners = [\"{name}\"]\nstart = 2024\n")
    });
    let goal = format!("id = \"1\"\ntitle = \"T\"\n{}", activities.collect::<String>());
    let program = with_files([("plan.toml", &*manifest), ("1.toml", &goal)]);
    let anchors = |line: &str| {
        let page = String::from_utf8(bytes(&program, line)).expect("UTF-8");
        let of_heading = |part: &str| {
            let (id, rest) = part.split_once("\">")?;
            Some((rest.split_once('<')?.0.to_owned(), id.to_owned()))
        };
        page.split(" id=\"owner-").skip(1).filter_map(of_heading).collect::<BTreeMap<String, String>>()
    };
    let all = anchors("report --format html");
    let distinct: BTreeSet<&String> = all.values().collect();
    assert_eq!((all.len(), distinct.len()), (owners.len(), owners.len()), "{all:?}");
    assert_eq!(all["Ensam"], "ensam");
    for name in ["Å-b", "Ensam", owners[6]] {
        assert_eq!(anchors(&format!("report --format html --owner '{name}' --sections owners"))[name], all[name]);
    }
}
