//! Tests of page one as a drawing.

use roxmltree::{Document, Node};

use super::{any_ids, everything, late};
use crate::common::{Program, sample};
use crate::logo::with_own_logo;

fn all() -> [Program; 4] {
    [any_ids(), everything(), late(), sample()]
}

fn drawn(program: &Program, line: &str) -> String {
    program.run(&format!("report --format svg --lang en {line}")).fine()
}

/// Returns a number in an attribute.
fn number(node: &Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).unwrap_or("0").parse().expect("a number")
}

#[test]
fn page_one_is_drawn_with_every_word_that_it_says_as_text() {
    for program in all() {
        let svg = drawn(&program, "");
        let xml = Document::parse(&svg).expect("XML");
        let texts = xml.descendants().filter(|it| it.has_tag_name("text"));
        let texts = texts.map(|it| it.descendants().filter_map(|it| it.text()).collect::<String>());
        let drawn: String = texts.collect::<Vec<_>>().join(" ").split_whitespace().collect();
        let told = program.columns(10_000).run("report --short --format table --lang en").fine();
        let words = told.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
        let lacking: Vec<&str> = words.filter(|word| !drawn.contains(*word)).collect();
        assert!(lacking.is_empty(), "{lacking:?}\n{svg}");
        let lede = xml.descendants().find(|it| it.has_tag_name("desc")).and_then(|it| it.text()).expect("a summary");
        assert!(lede.starts_with("Preliminary: "), "{lede}");
    }
}

#[test]
fn nothing_is_drawn_outside_the_page_and_nothing_of_the_plan_runs() {
    for program in all() {
        let svg = drawn(&program, "");
        let xml = Document::parse(&svg).expect("XML");
        let root = xml.root_element();
        let [width, height] = ["width", "height"].map(|name| number(&root, name));
        for node in root.descendants().filter(Node::is_element) {
            let name = node.tag_name().name();
            let known = ["svg", "g", "title", "desc", "rect", "path", "text", "tspan"];
            assert!(known.contains(&name), "{name}: {svg}");
            assert!(node.attributes().all(|it| !it.name().starts_with("on")), "{svg}");
            assert!(node.attribute("href").is_none(), "{svg}");
            let [x, y] = ["x", "y"].map(|name| number(&node, name));
            assert!((0.0..width).contains(&x) && (0.0..height).contains(&y), "{node:?} on {width} × {height}");
        }
        assert_eq!(svg, drawn(&program, ""), "the same each time");
    }
}

#[test]
fn a_logo_is_drawn_and_other_parts_than_page_one_are_refused() {
    let svg = drawn(&with_own_logo(), "-C p");
    assert!(svg.contains("href=\"data:image/png;base64,iVBORw0KGgoAAAAN"), "{svg}");
    let program = sample();
    assert_eq!(drawn(&program, "--short"), drawn(&program, ""));
    for asked in ["--sections changes", "--matrix"] {
        let refused = program.run(&format!("report {asked} --format svg --lang en")).refused();
        assert!(refused.contains("only page one is written as a picture"), "{refused}");
    }
}
