//! Property tests of periods, names and tables.

use std::cmp::Ordering;

use plan::model::{Period, Unit, loose_key, nearest, same_key};
use plan::report::doc::{Block, Branch, Cell, Column, Doc, Heading, Row, Table};
use plan::report::write::{Screen, terminal};
use plan::source::natural_order;
use proptest::collection::vec;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

/// Nothing is stored beside the tests: a failing case becomes a test of its own.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn unit() -> impl Strategy<Value = Unit> + Clone {
    (0..Unit::ALL.len()).prop_map(|at| Unit::ALL[at])
}

pub(crate) fn period() -> impl Strategy<Value = Period> + Clone {
    // Years close to each other, so that periods touch.
    (prop_oneof![9 => 2023..2027_i64, 1 => 1000..=9999_i64], unit(), 0..12_u32).prop_map(|(year, unit, part)| {
        Period::part_of(year, unit, part % unit.per_year() + 1).expect("a part that the year has")
    })
}

/// Generates words of one to twelve letters, some wide, some with combining accents.
fn words() -> impl Strategy<Value = String> {
    vec("[a-zåäö漢🎬]{1,6}|[a-z]{1,12}|fo\u{308}ljd", 0..8).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_period_is_read_as_it_is_written(period in period()) {
        prop_assert_eq!(period.to_string().parse(), Ok(period));
    }

    #[test]
    fn any_text_is_a_period_or_not(text in "\\PC{0,12}|[0-9]{0,6}-?[HTQ]?[0-9]{0,3}") {
        if let Ok(period) = text.parse::<Period>() {
            prop_assert_eq!(period.to_string().parse(), Ok(period));
        }
    }

    #[test]
    fn periods_have_one_order(a in period(), b in period(), c in period()) {
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
        prop_assert!(!(a <= b && b <= c) || a <= c);
    }

    #[test]
    fn the_order_agrees_with_the_calendar(a in period(), b in period()) {
        prop_assert!(!a.contains(b) || a <= b, "what contains another stands before it");
        prop_assert!(!a.is_after(b) || a > b);
        prop_assert_eq!(a.is_after(b), b.is_before(a));
        prop_assert!(!(a.contains(b) && (a.is_after(b) || a.is_before(b))));
        prop_assert_eq!(a.contains(b) && b.contains(a), a == b);
    }

    #[test]
    fn the_next_period_follows_without_a_gap(period in period(), other in period()) {
        let Some(next) = period.next() else { return Ok(()) };
        prop_assert!(next.is_after(period) && next > period);
        prop_assert_eq!(next.unit(), period.unit());
        // No month is between the two, and none in both.
        let month = other.around(Unit::Month);
        prop_assert!(!(month.is_after(period) && month.is_before(next)));
        prop_assert!(!(period.contains(month) && next.contains(month)));
    }

    #[test]
    fn the_period_around_another_holds_its_first_month(period in period(), unit in unit()) {
        let around = period.around(unit);
        prop_assert_eq!(around.unit(), unit);
        prop_assert!(around.contains(period.around(Unit::Month)));
        prop_assert_eq!(period.around(period.unit()), period);
    }

    #[test]
    fn the_nearest_names_are_some_of_the_candidates(given in "\\PC{0,20}", mut names in vec("\\PC{0,20}", 0..6), at in any::<prop::sample::Index>()) {
        let near = nearest(&given, names.iter().map(String::as_str));
        prop_assert!(near.len() <= 3 && near.iter().all(|name| names.contains(name)));
        // A name that differs only in case and accents is the nearest.
        names.insert(at.index(names.len() + 1), given.to_uppercase());
        let near = nearest(&given, names.iter().map(String::as_str));
        let is_same = |name: &String| loose_key(name) == loose_key(&given);
        prop_assert!(!is_same(&given.to_uppercase()) || is_same(&near[0]), "{:?}", near);
    }

    #[test]
    fn a_key_is_the_same_for_the_key_itself(name in "\\PC{0,20}") {
        let same = same_key(&name).into_owned();
        prop_assert_eq!(&same_key(&same), &same);
        let loose = loose_key(&name).into_owned();
        prop_assert_eq!(&loose_key(&loose), &loose);
    }

    #[test]
    fn names_have_one_order(names in vec("[0-9a-b.å]{0,5}", 3)) {
        let [a, b, c] = [&names[0], &names[1], &names[2]].map(String::as_str);
        prop_assert_eq!(natural_order(a, b), natural_order(b, a).reverse());
        prop_assert_eq!(natural_order(a, b) == Ordering::Equal, a == b);
        prop_assert!(natural_order(a, b).is_gt() || natural_order(b, c).is_gt() || natural_order(a, c).is_le());
    }

    #[test]
    fn a_table_stays_within_the_screen_where_its_words_fit(
        columns in vec((words(), any::<bool>()), 1..6),
        cells in vec(words(), 0..30),
        width in 40..160_usize,
    ) {
        let rows: Vec<&[String]> = cells.chunks_exact(columns.len()).collect();
        let widest = |text: &str, wraps: bool| {
            if wraps { text.split(' ').map(UnicodeWidthStr::width).max().unwrap_or_default() } else { text.width() }
        };
        let need = |at: usize| {
            let (title, wraps) = &columns[at];
            let texts = rows.iter().map(|row| row[at].as_str()).chain([title.as_str()]);
            texts.map(|text| widest(text, *wraps)).max().unwrap_or_default().max(1)
        };
        let needed = (0..columns.len()).map(need).sum::<usize>() + 2 * (columns.len() - 1);
        let width = width.max(needed);
        let mut doc = Doc::default();
        doc.table(Table::new(
            columns.iter().map(|(title, wraps)| if *wraps { Column::wrapping(title) } else { Column::short(title) }).collect(),
            rows.iter().map(|row| Row::new(row.iter().map(Cell::text).collect())).collect(),
        ));
        let shown = terminal(&doc, Screen { width, color: false, links: false });
        for line in shown.lines() {
            prop_assert!(line.width() <= width, "{} of {width}: {line:?}\n{shown}", line.width());
        }
        // Every word is there, unbroken.
        for word in cells[..rows.len() * columns.len()].iter().flat_map(|cell| cell.split(' ')) {
            prop_assert!(shown.contains(word), "{word} is not in\n{shown}");
        }
    }

    #[test]
    fn running_text_and_trees_stay_within_the_screen(texts in vec(words(), 1..8), depths in vec(0..4_usize, 8), width in 40..160_usize) {
        let branch = |(text, depth): (&String, &usize)| Branch { depth: *depth, text: text.clone(), is_heading: false, tone: None };
        let blocks = [
            Block::Heading(Heading::new(1, texts.join(" "))),
            Block::Text(texts.join("\n").into()),
            Block::Fields(texts.iter().map(|text| (text.chars().take(8).collect(), text.clone().into())).collect()),
            Block::Tree(texts.iter().zip(&depths).map(branch).collect()),
        ];
        let shown = terminal(&Doc { blocks: blocks.into(), ..Doc::default() }, Screen { width, color: false, links: false });
        for line in shown.lines() {
            prop_assert!(line.width() <= width, "{} of {width}: {line:?}\n{shown}", line.width());
        }
    }
}
