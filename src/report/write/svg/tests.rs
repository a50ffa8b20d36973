use roxmltree::Document;

use super::*;
use crate::palette::contrast::{channels, contrast, contrast_of, laid_over};
use crate::report::doc::{Series, Tone};

const TONES: [(&str, char, Tone); 5] = [
    ("Grönt", '●', Tone::Green),
    ("Gult", '◐', Tone::Yellow),
    ("Rött", '✗', Tone::Red),
    ("Blått", '○', Tone::Blue),
    ("Ej bedömd", '·', Tone::Faint),
];

fn chart(bars: &[(&str, [usize; 5])]) -> Chart {
    let series = |(name, symbol, tone): (&str, char, Tone)| Series { name: name.to_owned(), symbol, tone };
    let bar = |(label, parts): &(&str, [usize; 5])| Bar { label: (*label).to_owned(), parts: parts.to_vec() };
    Chart {
        title: "Status per mål".to_owned(),
        axis: "Mål".to_owned(),
        series: TONES.map(series).to_vec(),
        bars: bars.iter().map(bar).collect(),
        is_told: false,
    }
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
fn every_number_stands_with_its_sign_in_or_beside_its_bar_and_in_words() {
    let drawing = drawing(&chart(&[("4.1 Ett", [30, 1, 0, 2, 5]), ("4.2 Två", [0; 5])]), "by-goal");
    let signs: Vec<String> = seen(&drawing).into_iter().filter(|text| text.contains([' '])).collect();
    for text in ["● 30", "◐ 1", "○ 2", "· 5"] {
        assert_eq!(signs.iter().filter(|it| *it == text).count(), 1, "{text} in {signs:?}");
    }
    assert!(!signs.iter().any(|it| it == "✗ 0"), "what there is none of is left out: {signs:?}");
    let document = Document::parse(&drawing).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    let named: Vec<&str> = root.attribute("aria-labelledby").unwrap().split(' ').collect();
    let (title, words) = (element(&document, "title"), element(&document, "desc"));
    assert_eq!([title.attribute("id").unwrap(), words.attribute("id").unwrap()], named[..]);
    assert_eq!(title.text(), Some("Status per mål"));
    assert_eq!(words.text(), Some("4.1 Ett: 30 Grönt, 1 Gult, 2 Blått, 5 Ej bedömd. 4.2 Två: 0."));
}

#[test]
fn every_sign_is_explained() {
    let seen = seen(&svg(&chart(&[])));
    for (name, symbol, _) in TONES {
        assert!(seen.iter().any(|text| text == name), "{name} in {seen:?}");
        assert!(seen.iter().any(|text| *text == symbol.to_string()), "{symbol} in {seen:?}");
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
        assert!(number("x") + width <= drawing_width(), "{node:?}");
    }
}

#[test]
fn every_text_can_be_read_and_every_box_seen_on_light_and_dark() {
    let tint: f64 = TINT.parse().unwrap();
    for Screen { paper, ink, tones } in [Screen::LIGHT, Screen::DARK] {
        assert!(contrast(ink, paper) >= 4.5);
        for own in tones {
            // The border of a box, and the symbol in it.
            let text = contrast_of(channels(own), laid_over(own, tint, paper));
            assert!(contrast(own, paper) >= 4.5 && text >= 4.5, "{own} on {paper}: {text:.2} on its tint");
        }
    }
    let style = style();
    let (light, dark) = style.split_once("@media (prefers-color-scheme: dark)").expect("both");
    for (style, screen) in [(light, Screen::LIGHT), (dark, Screen::DARK)] {
        for (tone, color) in Tone::ALL.into_iter().zip(screen.tones) {
            assert!(style.contains(&format!(".{} {{ color: {}; }}", class(tone), css(color))), "{tone:?} in {style}");
        }
    }
}
