//! Setting a key of a table.

use super::find::{Base, Hit};
use super::order::Order;
use super::put::{New, Spot};
use super::route::FileTable;
use super::spell::{Spelled, set_list};
use super::splice::Splice;
use crate::syntax::blocks::{Held, Value};

impl FileTable<'_, '_> {
    /// Returns the splices that set a key. An existing value is replaced; of an existing table, only the keys that
    /// the new one has. A new key is placed by `order` and spelled like its neighbours.
    ///
    /// The splices are valid for the current text. Parse the new text before the next change of the same table.
    pub fn set(&self, path: &[&str], value: &Spelled, order: &Order) -> Vec<Splice> {
        match (self.value(path), value) {
            (Some(old), _) if self.holds(old, value) => Vec::new(),
            (Some(Value { held: Held::Table(_), .. }), Spelled::Table(members)) => self.merge(path, members, order),
            (Some(Value { held: Held::List(items), span }), Spelled::List(values)) => {
                set_list(self.layout, span.clone(), items, values)
            }
            (Some(old), _) => {
                let written = value.in_place_of(&self.layout.text[old.span.clone()]);
                vec![Splice { range: old.span.clone(), text: written }]
            }
            (None, Spelled::Table(members)) if self.has(path) => self.merge(path, members, order),
            (None, _) => self.insert(path, path.len().saturating_sub(1), vec![(Vec::new(), value)], order),
        }
    }

    /// Returns the splices that add keys to a table, which are absent so far and sorted by `order`.
    pub fn add(&self, path: &[&str], members: &[(String, Spelled)], order: &Order) -> Vec<Splice> {
        let new = members.iter().map(|(key, value)| (vec![&**key], value)).collect();
        self.insert(path, path.len(), new, order)
    }

    /// Returns whether the old value equals the new one, in any quotes.
    fn holds(&self, old: &Value, value: &Spelled) -> bool {
        let text = || self.layout.text_of(old);
        match value {
            Spelled::Text(value) => text().is_some_and(|text| text == *value),
            Spelled::Bare(value) => {
                self.layout.text[old.span.clone()] == *value || text().is_some_and(|text| text == *value)
            }
            Spelled::List(_) | Spelled::Table(_) => false,
        }
    }

    /// Sets keys of an existing table.
    fn merge(&self, path: &[&str], members: &[(String, Spelled)], order: &Order) -> Vec<Splice> {
        let mut splices = Vec::new();
        let mut new = Vec::new();
        for (key, value) in members {
            let path: Vec<&str> = path.iter().copied().chain([&**key]).collect();
            if self.has(&path) {
                splices.extend(self.set(&path, value, order));
            } else {
                new.push((vec![&**key], value));
            }
        }
        if !new.is_empty() {
            splices.extend(self.insert(path, path.len(), new, order));
        }
        splices
    }

    /// Inserts new keys below `path`, all in one place: the innermost existing table on the path, at a depth of at
    /// most `longest`.
    fn insert<'n>(&self, path: &[&'n str], longest: usize, new: Vec<New<'n>>, order: &Order) -> Vec<Splice> {
        let spot = (1..=longest).rev().find_map(|depth| Some((depth, self.spot(&path[..depth])?)));
        let (depth, (lead, spot)) = spot.unwrap_or_else(|| {
            let spot = match self.base() {
                Base::Block(block) => Spot::Lines(block),
                Base::Braces(value) => Spot::Braces(value),
            };
            (0, (0, spot))
        });
        let lead = &path[depth - lead..];
        let new: Vec<New<'_>> = new.into_iter().map(|(keys, value)| ([lead, &keys].concat(), value)).collect();
        spot.put(self.layout, &new, order)
    }

    /// Returns the spot for keys of the table at a path, and the number of trailing path parts that the keys must
    /// repeat; `None` if the table does not exist.
    fn spot(&self, path: &[&str]) -> Option<(usize, Spot<'_>)> {
        let hits = self.hits(path);
        let itself = hits.iter().find_map(|hit| match hit {
            Hit::Entry { entry, depth, .. } if *depth == entry.keys.len() => Some((0, Spot::Braces(&entry.value))),
            Hit::Block { block, is_exact: true } => Some((0, Spot::Lines(block))),
            _ => None,
        });
        // Otherwise the table exists only through dotted keys or headings inside it; the last one shows its
        // spelling.
        let member = hits.iter().rev().find_map(|hit| match hit {
            Hit::Entry { within, depth, .. } => {
                let spot = match (within.innermost(), within.base) {
                    (Some(braces), _) | (None, Base::Braces(braces)) => Spot::Braces(braces),
                    (None, Base::Block(block)) => Spot::Lines(block),
                };
                Some((*depth, spot))
            }
            Hit::Block { .. } => None,
        });
        let heading = hits.iter().rev().find_map(|hit| match hit {
            Hit::Block { block, .. } => Some((0, Spot::Heading { beside: block, depth: self.depth() + path.len() })),
            Hit::Entry { .. } => None,
        });
        itself.or(member).or(heading)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Layout, Order, Route, Spelled, spliced};
    use crate::load::FileKind;

    const HEAD: &str = "id = \"1\"\n[[activity]]\nid = \"1-1\"\n";

    fn set(text: &str, path: &[&str], value: &Spelled) -> String {
        let layout = Layout::of(text).expect("it is right");
        let table = layout.table(Route::activity("1-1")).expect("it is there");
        let after = spliced(text, table.set(path, value, &Order::of(FileKind::Goal)));
        assert!(Layout::of(&after).is_some(), "{after}");
        after
    }

    /// Tests a change of an activity, with LF and with CRLF.
    fn assert_set(before: &str, path: &[&str], value: &Spelled, after: &str) {
        assert_eq!(set(&[HEAD, before].concat(), path, value), [HEAD, after].concat());
        let crlf = |text: &str| text.replace('\n', "\r\n");
        assert_eq!(set(&crlf(&[HEAD, before].concat()), path, value), crlf(&[HEAD, after].concat()));
        let marked = |text: &str| ["\u{feff}", HEAD, text].concat();
        assert_eq!(set(&marked(before), path, value), marked(after));
    }

    fn status(name: &str) -> Spelled {
        Spelled::Table(vec![("status".to_owned(), Spelled::text(name))])
    }

    #[test]
    fn a_value_is_replaced_where_it_stands() {
        assert_set("title='a' # why\n", &["title"], &Spelled::text("b"), "title='b' # why\n");
        assert_set("start = \"2024\"\n", &["start"], &Spelled::Bare("2025".to_owned()), "start = \"2025\"\n");
        let before = "follow_up = { 2024 = { note = \"n\", status = \"A\" } }";
        assert_set(
            before,
            &["follow_up", "2024"],
            &status("B"),
            "follow_up = { 2024 = { note = \"n\", status = \"B\" } }",
        );
    }

    #[test]
    fn what_is_so_already_stays_as_it_is_written() {
        let same = |before: &str, path: &[&str], value: &Spelled| assert_set(before, path, value, before);
        same("title = \"\"\"\na\"\"\" # c\n", &["title"], &Spelled::text("a"));
        same("title = '\\u0061'\n", &["title"], &Spelled::text("\\u0061"));
        same("start = '2024'\n", &["start"], &Spelled::Bare("2024".to_owned()));
        same("follow_up.2024.status = 'A'\n", &["follow_up", "2024"], &status("A"));
        same("owners = [ 'A','B' , ]\n", &["owners"], &Spelled::texts(["A", "B"]));
        same("owners = [\n'A', # a\n\"B\" ]\n", &["owners"], &Spelled::texts(["A", "B"]));
    }

    #[test]
    fn a_new_key_stands_where_the_format_has_it() {
        let year = Spelled::text("year");
        assert_set(
            "start = 1\nfollow_up.2024 = {}\n",
            &["every"],
            &year,
            "start = 1\nevery = \"year\"\nfollow_up.2024 = {}\n",
        );
        assert_set("", &["every"], &year, "every = \"year\"\n");
        assert_set(
            "start = 1 # c\n\n[[activity]]",
            &["every"],
            &year,
            "start = 1 # c\nevery = \"year\"\n\n[[activity]]",
        );
        // If the last line had no newline, the new last line has none.
        assert_set("start = 1", &["every"], &year, "start = 1\nevery = \"year\"");
        assert_set("  follow_up.2025 = {}", &["every"], &year, "every = \"year\"\n  follow_up.2025 = {}");
    }

    #[test]
    fn a_new_follow_up_is_spelled_as_its_neighbours_are() {
        let path = &["follow_up", "2025"];
        let gult = status("Gult");
        let line = "follow_up.2025 = { status = \"Gult\" }\n";
        assert_set("start = 1\n", path, &gult, &format!("start = 1\n{line}"));
        assert_set("follow_up.2024 = {}\nx = {}\n", path, &gult, &format!("follow_up.2024 = {{}}\n{line}x = {{}}\n"));
        assert_set("follow_up.2026 = {}\n", path, &gult, &format!("{line}follow_up.2026 = {{}}\n"));
        assert_set("follow_up.2024.note = \"n\"\n", path, &gult, &format!("follow_up.2024.note = \"n\"\n{line}"));
        assert_set("follow_up = {}\n", path, &gult, "follow_up = { 2025 = { status = \"Gult\" } }\n");
        assert_set(
            "follow_up = { 2024 = {}, 2026 = {} }\n",
            path,
            &gult,
            "follow_up = { 2024 = {}, 2025 = { status = \"Gult\" }, 2026 = {} }\n",
        );
        assert_set(
            "[activity.follow_up]\n2024 = {}\n",
            path,
            &gult,
            "[activity.follow_up]\n2024 = {}\n2025 = { status = \"Gult\" }\n",
        );
        assert_set(
            "\n[activity.follow_up.2024]\nnote = \"n\"\n\n[[priority]]\n",
            path,
            &gult,
            "\n[activity.follow_up.2024]\nnote = \"n\"\n\n[activity.follow_up.2025]\nstatus = \"Gult\"\n\n[[priority]]\n",
        );
    }

    #[test]
    fn a_follow_up_that_is_there_is_added_to() {
        let path = &["follow_up", "2025"];
        let gult = status("Gult");
        assert_set(
            "follow_up.2025 = { note = 'n' } # c\n",
            path,
            &gult,
            "follow_up.2025 = { status = \"Gult\", note = 'n' } # c\n",
        );
        assert_set(
            "follow_up.2025.note = 'n'\n",
            path,
            &gult,
            "follow_up.2025.status = \"Gult\"\nfollow_up.2025.note = 'n'\n",
        );
        assert_set(
            "[activity.follow_up.2025]\nnote = 'n'\n",
            path,
            &gult,
            "[activity.follow_up.2025]\nstatus = \"Gult\"\nnote = 'n'\n",
        );
        let both =
            Spelled::Table(vec![("status".to_owned(), Spelled::text("G")), ("note".to_owned(), Spelled::text("n"))]);
        assert_set("follow_up.2025 = {}\n", path, &both, "follow_up.2025 = { status = \"G\", note = \"n\" }\n");
    }

    #[test]
    fn an_activity_within_braces_is_changed_there() {
        let before = "id = \"1\"\nactivity = [\n  { id = \"1-1\", start = 1 }, # c\n  { id = \"1-2\" },\n]\n";
        let after = before.replace("start = 1 }", "start = 1, follow_up.2025 = { status = \"B\" } }");
        assert_eq!(set(before, &["follow_up", "2025"], &status("B")), after);
    }

    #[test]
    fn a_list_keeps_what_stays_as_it_is_written() {
        let to = |values: &[&str]| Spelled::texts(values.iter().copied());
        assert_set("owners = [\"A\", 'B'] # c\n", &["owners"], &to(&["B", "C"]), "owners = ['B', \"C\"] # c\n");
        let many = "owners = [\n  \"A\", # a\n  'B', # b\n  # end\n]\n";
        assert_set(many, &["owners"], &to(&["B"]), "owners = [\n  'B', # b\n  # end\n]\n");
        assert_set(many, &["owners"], &to(&["A", "C"]), "owners = [\n  \"A\", # a\n  \"C\",\n  # end\n]\n");
        assert_set(many, &["owners"], &to(&["B", "A"]), "owners = ['B', \"A\"]\n");
        assert_set("owners = [\n  \"A\"\n]\n", &["owners"], &to(&["A", "C"]), "owners = [\n  \"A\",\n  \"C\",\n]\n");
        assert_set(
            "owners = [\"A\",\n  \"B\"]\n",
            &["owners"],
            &to(&["A", "B", "C"]),
            "owners = [\"A\",\n  \"B\", \"C\"]\n",
        );
    }
}
