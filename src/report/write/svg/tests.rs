use roxmltree::Document;

use super::*;
use crate::palette::contrast::contrast;
use crate::report::doc::Tone;

const TONES: [(&str, char, Tone, Pattern); 5] = [
    ("Grönt", '●', Tone::Green, Pattern::Solid),
    ("Gult", '◐', Tone::Yellow, Pattern::Solid),
    ("Rött", '✗', Tone::Red, Pattern::Solid),
    ("Avslutad", '–', Tone::Faint, Pattern::Outlined),
    ("Ej bedömd", '·', Tone::Faint, Pattern::Hatched),
];

fn chart(bars: &[(&str, [usize; 5])]) -> Chart {
    let series = |(name, symbol, tone, pattern): (&str, char, Tone, Pattern)| Series {
        name: name.to_owned(),
        symbol,
        tone,
        pattern,
    };
    let bar = |(label, parts): &(&str, [usize; 5])| Bar { label: (*label).to_owned(), parts: parts.to_vec() };
    Chart {
        title: "Status per mål".to_owned(),
        axis: "Mål".to_owned(),
        series: TONES.map(series).to_vec(),
        bars: bars.iter().map(bar).collect(),
        is_told: false,
    }
}

/// Returns the narrow drawing.
fn drawing(chart: &Chart, id: &str) -> String {
    let both = drawings(chart, [id, "roomy"]);
    both.split_inclusive("</svg>\n").next().expect("two drawings").to_owned()
}

/// Returns the visible texts, in order.
fn seen(drawing: &str) -> Vec<String> {
    let document = Document::parse(drawing).unwrap_or_else(|error| panic!("{error}\n{drawing}"));
    let texts = document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    texts.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

fn element<'d>(document: &'d Document<'_>, name: &str) -> roxmltree::Node<'d, 'd> {
    document.descendants().find(|node| node.tag_name().name() == name).expect(name)
}

#[test]
fn every_number_is_in_a_column_of_its_own_and_in_words() {
    let drawing = drawing(&chart(&[("4.1 Ett", [30, 1, 0, 2, 5]), ("4.2 Två", [0; 5])]), "by-goal");
    let texts = seen(&drawing);
    let at = |text: &str| texts.iter().position(|it| it == text).expect("it is there");
    assert_eq!(texts[at("4.1 Ett") + 1..at("4.2 Två")], ["30", "1", "–", "2", "5", "38"]);
    assert_eq!(texts[at("4.2 Två") + 1..], ["–", "–", "–", "–", "–", "0"]);
    let document = Document::parse(&drawing).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    let named: Vec<&str> = root.attribute("aria-labelledby").unwrap().split(' ').collect();
    let (title, words) = (element(&document, "title"), element(&document, "desc"));
    assert_eq!([title.attribute("id").unwrap(), words.attribute("id").unwrap()], named[..]);
    assert_eq!(title.text(), Some("Status per mål"));
    assert_eq!(words.text(), Some("4.1 Ett: 30 Grönt, 1 Gult, 2 Avslutad, 5 Ej bedömd. 4.2 Två: 0."));
}

#[test]
fn every_sign_is_explained() {
    let seen = seen(&svg(&chart(&[])));
    for (name, symbol, ..) in TONES {
        assert!(seen.contains(&format!("{symbol} {name}")), "{name} in {seen:?}");
    }
}

#[test]
fn nothing_in_a_label_becomes_markup_and_all_of_it_stays_in_the_words() {
    let hostile = "<script>alert(\"1\")</script> & ]]> \u{1b}[31m\u{202e}\u{fffe} 'x' --> ";
    let drawing = svg(&chart(&[(hostile, [1, 0, 0, 0, 0])]));
    assert!(!drawing.contains("<script"), "{drawing}");
    let document = Document::parse(&drawing).unwrap_or_else(|error| panic!("{error}\n{drawing}"));
    assert!(element(&document, "desc").text().unwrap().starts_with("<script>alert(\"1\")</script> & ]]> "));
}

#[test]
fn a_long_label_is_broken_and_cut_with_a_sign_and_nothing_reaches_over_the_edge() {
    let long = "ord ".repeat(500);
    let unbroken = "ö".repeat(300);
    let drawing = drawing(&chart(&[(&long, [1, 0, 0, 0, 99_999]), (&unbroken, [1, 1, 1, 1, 1])]), "x");
    let lines: Vec<String> = seen(&drawing).into_iter().filter(|text| text.starts_with("ord")).collect();
    assert!(
        lines.len() == 4 && lines[3].ends_with('…') && lines.iter().all(|line| line.chars().count() <= 60),
        "{lines:?}"
    );
    let document = Document::parse(&drawing).unwrap();
    for node in document.descendants().filter(|node| node.has_attribute("x")) {
        let number = |name: &str| node.attribute(name).map_or(0, |value| value.parse::<usize>().unwrap());
        let width = match node.attribute("text-anchor") {
            Some(_) => 0,
            None => number("width") + node.text().map_or(0, text_width),
        };
        assert!(number("x") + width <= drawing_width(WIDTH), "{node:?}");
    }
}

/// Bars are equally long, so that their shares can be compared; the smallest segment is seen, and none is over another.
#[test]
fn bars_fill_the_same_width_and_no_box_or_text_is_over_another() {
    for most in [1, 99, 9_999, 999_999] {
        let both = drawings(&chart(&[("Ett", [most, 1, 0, 2, most]), ("Två", [0, 0, 1, 0, 0])]), ["x", "y"]);
        for (drawing, width) in both.split_inclusive("</svg>\n").zip([WIDTH, ROOMY]) {
            expect_apart(drawing, drawing_width(width), most);
        }
    }
}

/// Checks the places of the boxes and texts of a drawing.
#[track_caller]
fn expect_apart(drawing: &str, edge: usize, most: usize) {
    let document = Document::parse(drawing).expect("the drawing is XML");
    let mut taken: Vec<[usize; 4]> = Vec::new();
    let number = |node: &roxmltree::Node<'_, '_>, name: &str| {
        node.attribute(name).expect("it is placed").parse::<usize>().expect("a number")
    };
    for node in document.descendants() {
        let place = match node.tag_name().name() {
            "rect" => [number(&node, "x"), number(&node, "y"), number(&node, "width"), number(&node, "height")],
            "text" => {
                let width = text_width(node.text().unwrap_or_default());
                let x = number(&node, "x") - if node.has_attribute("text-anchor") { width } else { 0 };
                [x, number(&node, "y") - FONT, width, FONT]
            }
            _ => continue,
        };
        let [x, y, width, height] = place;
        let is_over =
            |it: &&[usize; 4]| x < it[0] + it[2] && it[0] < x + width && y < it[1] + it[3] && it[1] < y + height;
        assert_eq!(taken.iter().find(is_over), None, "{place:?} with {most}");
        assert!(width >= 3 && x + width <= edge, "{place:?} with {most}");
        taken.push(place);
    }
    let bars = |y: usize| taken.iter().filter(|it| it[1] == y && it[3] == BAR).map(|it| it[2]).sum::<usize>();
    let rows: Vec<usize> = taken.iter().filter(|it| it[3] == BAR).map(|it| it[1]).collect();
    assert_eq!(bars(rows[0]), bars(*rows.last().expect("a row")), "{taken:?}");
}

/// The least size of text, in CSS pixels, on a screen that is 320 wide, with margins.
#[test]
fn text_is_large_enough_on_a_phone() {
    assert!(FONT * (320 - 32) / drawing_width(WIDTH) >= 12);
}

#[test]
fn every_text_can_be_read_on_light_and_dark() {
    let style = style();
    let (light, dark) = style.split_once("@media (prefers-color-scheme: dark)").expect("both");
    for (style, screen) in [(light, Screen::LIGHT), (dark, Screen::DARK)] {
        assert!(contrast(screen.ink, screen.paper) >= 4.5);
        assert!(style.contains(&format!("color: {}", css(screen.ink))), "{style}");
        assert!(style.contains(&format!("fill: {}", css(screen.paper))), "{style}");
    }
}
