//! A generator of goal files in every possible layout.

/// Random numbers that decide what is written; when they are used up, the plainest form is chosen.
pub(super) struct Dice {
    throws: std::vec::IntoIter<u8>,
    /// The number of comments written, so that each is unique.
    comments: usize,
    /// True if some comments accept findings.
    accepts: bool,
}

/// A table under construction: its statements, then its subtables.
#[derive(Default)]
struct Block {
    statements: Vec<String>,
    below: Vec<(String, Vec<String>)>,
}

const TEXTS: [&str; 10] = [
    "Ett",
    "två  ord",
    "it's",
    "\"citat\" # nej",
    "a\\b",
    "rad ett\nrad två",
    " utanför",
    "åäö 🎬",
    "[[x]]\t=",
    "verk- samhet",
];
const OWNERS: [&str; 4] = ["Filmfrämjande", "Åsa", "Okänd", "Utvecklingsledare Kulturella kraftfält på landsbygden"];
const STATUSES: [&str; 3] = ["Gult", "Grönt", "Fel"];
const YEARS: [&str; 5] = ["2024", "2025-H1", "2025", "2023", "2024-09"];
const CODES: [&str; 5] = ["PL201", "PL204", "double-space", "broken-word, outer-space", "PL310"];

/// The manifest of the plan that the goals belong to.
pub(super) const MANIFEST: &str = "id = \"p\"\ntitle = \"P\"\n[[owner]]\nname = \"Filmfrämjande\"\n[[owner]]\nname = \"Åsa\"\n\
    [[status]]\nname = \"Gult\"\nstage = \"ongoing\"\n[[status]]\nname = \"Grönt\"\nstage = \"done\"\n";

impl Dice {
    pub(super) fn new(throws: Vec<u8>, accepts: bool) -> Self {
        Self { throws: throws.into_iter(), comments: 0, accepts }
    }

    /// Returns a number below `count`.
    fn throw(&mut self, count: usize) -> usize {
        usize::from(self.throws.next().unwrap_or_default()) % count
    }

    fn pick<'p>(&mut self, of: &[&'p str]) -> &'p str {
        of[self.throw(of.len())]
    }

    fn is_so(&mut self) -> bool {
        self.throw(3) == 1
    }

    /// Writes a goal file.
    pub(super) fn file(&mut self) -> String {
        let mut out = String::new();
        if self.is_so() {
            out += "\u{feff}";
        }
        if self.is_so() {
            out += "#:schema x.json\n";
        }
        let title = self.text();
        let root = Block { statements: vec![self.key("id", "'1'"), self.key("title", &title)], below: Vec::new() };
        self.block(&mut out, None, root);
        for at in 0..self.throw(3) {
            self.activity(&mut out, "activity", &format!("1-{at}"));
        }
        for at in 0..self.throw(3) {
            let (title, id) = (self.text(), format!("\"1.{at}\""));
            let mut statements = vec![self.key("title", &title), self.key("id", &id)];
            if self.is_so() {
                let see = self.list(&["'1.0'"]);
                statements.push(self.key("see", &see));
            }
            self.block(&mut out, Some("[[priority]]"), Block { statements, below: Vec::new() });
            for number in 0..self.throw(3) {
                self.activity(&mut out, "priority.activity", &format!("1.{at}-{number}"));
            }
        }
        self.above(&mut out);
        if self.is_so() {
            out.truncate(out.trim_end_matches('\n').len());
        }
        match self.throw(4) {
            1 => out.replace('\n', "\r\n"),
            2 => out.replacen('\n', "\r\n", 3),
            _ => out,
        }
    }

    fn activity(&mut self, out: &mut String, path: &str, id: &str) {
        let mut block = Block::default();
        let (title, start) = (self.text(), self.period());
        let owners = self.owners();
        let mut put = |dice: &mut Self, key: &str, value: &str| {
            let statement = dice.key(key, value);
            block.statements.push(statement);
        };
        put(self, "start", &start);
        put(self, "owners", &owners);
        put(self, "id", &format!("\"{id}\""));
        put(self, "title", &title);
        if self.is_so() {
            let support = self.owners();
            put(self, "support", &support);
        }
        if self.is_so() {
            let own = self.pick(&["{ b  = 1,a='2' }", "[ 1,\n # in x\n 2 ]", "'x'"]);
            put(self, "x", own);
        }
        if self.is_so() {
            put(self, "unknown", "[ 'b' ,1]");
        }
        match self.throw(4) {
            1 => put(self, "ended", "{reason='r', period=\"2026\"}"),
            2 => {
                put(self, "ended.reason", "'r'");
                put(self, "ended.period", "2026");
            }
            3 => block.below.push(("ended".to_owned(), vec!["reason = 'r'".to_owned(), "period = '2026'".to_owned()])),
            _ => {}
        }
        self.follow_ups(&mut block);
        self.shuffle(&mut block.statements);
        self.shuffle(&mut block.below);
        for (below, _) in &mut block.below {
            *below = format!("[{path}.{below}]");
        }
        let heading = match self.throw(3) {
            1 => format!("[[ {} ]]", path.replace('.', " . ")),
            2 => format!("[[{}]]", path.replace("activity", "'activity'")),
            _ => format!("[[{path}]]"),
        };
        self.block(out, Some(&heading), block);
    }

    /// Writes follow-ups in one of their spellings.
    fn follow_ups(&mut self, block: &mut Block) {
        let mut periods: Vec<&str> = YEARS.iter().copied().take(self.throw(4)).collect();
        self.shuffle(&mut periods);
        if periods.is_empty() {
            return;
        }
        match self.throw(7) {
            1 => {
                let members: Vec<String> =
                    periods.iter().map(|period| format!("{period} = {}", self.follow_up())).collect();
                let braces = self.within('{', &members, '}');
                let statement = self.key("follow_up", &braces);
                block.statements.push(statement);
            }
            2 => {
                for period in periods {
                    let (status, note) = (self.status(), self.text());
                    let statement = self.key(&format!("follow_up.{period}.note"), &note);
                    block.statements.push(statement);
                    let statement = self.key(&format!("follow_up . {period} . 'status'"), &status);
                    block.statements.push(statement);
                }
            }
            3 => {
                for period in periods {
                    let statements = vec![format!("status = {}", self.status()), format!("note = {}", self.text())];
                    let statements = statements.into_iter().skip(self.throw(3)).collect();
                    block.below.push((format!("follow_up.\"{period}\""), statements));
                }
            }
            4 => {
                let each = periods.iter().map(|period| match self.throw(2) {
                    0 => format!("{period} = {}", self.follow_up()),
                    _ => format!("{period}.status = {}", self.status()),
                });
                let each = each.collect();
                block.below.push(("follow_up".to_owned(), each));
            }
            5 => {
                let (first, rest) = periods.split_first().expect("there is one");
                let follow_up = self.follow_up();
                let statement = self.key(&format!("follow_up.{first}"), &follow_up);
                block.statements.push(statement);
                for period in rest {
                    block.below.push((format!("follow_up.{period}"), vec![format!("note = {}", self.text())]));
                }
            }
            _ => {
                for period in periods {
                    let follow_up = self.follow_up();
                    let statement = self.key(&format!("follow_up.{period}"), &follow_up);
                    block.statements.push(statement);
                }
            }
        }
    }

    fn follow_up(&mut self) -> String {
        let members = [format!("note = {}", self.text()), format!("status={}", self.status())];
        let count = self.throw(3);
        self.within('{', &members[..count], '}')
    }

    fn status(&mut self) -> String {
        let status = self.pick(&STATUSES);
        self.quoted(status)
    }

    fn owners(&mut self) -> String {
        let owners: Vec<String> = OWNERS.iter().skip(self.throw(4)).map(|owner| self.quoted(owner)).collect();
        let owners: Vec<&str> = owners.iter().map(String::as_str).collect();
        self.list(&owners)
    }

    fn list(&mut self, values: &[&str]) -> String {
        let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
        self.within('[', &values, ']')
    }

    /// Writes the content of brackets or braces, with whitespace and comments between.
    fn within(&mut self, open: char, parts: &[String], close: char) -> String {
        let mut out = open.to_string();
        self.between(&mut out);
        for (at, part) in parts.iter().enumerate() {
            out += part;
            self.between(&mut out);
            if at + 1 < parts.len() || self.is_so() {
                out.push(',');
                self.between(&mut out);
            }
        }
        out.push(close);
        out
    }

    fn between(&mut self, out: &mut String) {
        match self.throw(12) {
            1 => out.push_str("  "),
            2 => out.push_str("\n\n  "),
            3 => *out += &format!(" {}\n", self.comment()),
            4 => *out += &format!("\n{}\n{}\n ", self.comment(), self.comment()),
            _ => {}
        }
    }

    fn period(&mut self) -> String {
        let period = self.pick(&YEARS);
        if period.len() == 4 && self.throw(2) == 0 { period.to_owned() } else { self.quoted(period) }
    }

    fn text(&mut self) -> String {
        let text = self.pick(&TEXTS);
        self.quoted(text)
    }

    fn quoted(&mut self, text: &str) -> String {
        let escaped = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
        match self.throw(4) {
            1 if !text.contains(['\'', '\n']) => format!("'{text}'"),
            2 if !text.contains("''") => format!("'''\n{text}'''"),
            3 => format!("\"\"\"{}\"\"\"", escaped(text)),
            _ => format!("\"{}\"", escaped(text).replace('\n', "\\n").replace('\t', "\\t")),
        }
    }

    fn key(&mut self, key: &str, value: &str) -> String {
        match self.throw(4) {
            1 => format!("{key}={value}"),
            2 => format!("  {key}  =\t{value}"),
            3 if !key.contains(['.', ' ']) => format!("\"{key}\" = {value}"),
            _ => format!("{key} = {value}"),
        }
    }

    fn comment(&mut self) -> String {
        self.comments += 1;
        let number = self.comments;
        match self.throw(5) {
            1 => format!("#{number}"),
            2 => format!("# start = {number} \t"),
            3 if self.accepts => format!("# accept({}): {number}", self.pick(&CODES)),
            _ => format!("# ({number})"),
        }
    }

    /// Writes blank lines and full-line comments.
    fn above(&mut self, out: &mut String) {
        for _ in 0..self.throw(4) {
            match self.throw(3) {
                1 => *out += &format!("{}\n", self.comment()),
                2 => *out += &format!("   {}\n", self.comment()),
                _ => out.push_str(" \n"),
            }
        }
    }

    fn block(&mut self, out: &mut String, heading: Option<&str>, block: Block) {
        let below = block.below.iter().flat_map(|(heading, statements)| [heading].into_iter().chain(statements));
        let lines: Vec<&str> =
            heading.into_iter().chain(block.statements.iter().chain(below).map(String::as_str)).collect();
        for line in lines {
            self.above(out);
            *out += line;
            match self.throw(6) {
                1 => *out += &format!("  {}", self.comment()),
                2 => out.push_str("  "),
                _ => {}
            }
            out.push('\n');
        }
    }

    fn shuffle<T>(&mut self, of: &mut [T]) {
        for at in (1..of.len()).rev() {
            let other = self.throw(at + 1);
            of.swap(at, other);
        }
    }
}
