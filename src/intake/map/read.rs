//! Reading of a map, which users may edit.

use super::{ColumnUse, IntakeMap, StatusUse};
use crate::intake::columns::Role;
use crate::intake::dates;
use crate::load::load;
use crate::locale::{Text, text};
use crate::model::{Stage, nearest};
use crate::source::{SourceFile, Sources, Span};
use crate::syntax::{Node, NodeContent, Tree};

/// An error in a map.
#[derive(Debug)]
pub struct MapFault {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// The message.
    pub message: Text,
    /// Advice.
    pub help: Option<Text>,
}

const KEYS: [&str; 10] =
    ["title", "years", "language", "every", "skip", "headings", "columns", "statuses", "owners", "times"];
const STAGES: [Stage; 4] = [Stage::Planned, Stage::OffTrack, Stage::Ongoing, Stage::Done];

/// Reads a map; returns all errors if there are any.
pub fn read_map(text: &str) -> Result<IntakeMap, Vec<MapFault>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let file = SourceFile::new("intake.map", text);
    let Some(tree) = Tree::parse(text) else { return Err(syntax(text)) };
    let mut reading = Reading { file: &file, map: IntakeMap::default(), faults: Vec::new() };
    for node in tree.root().values() {
        reading.key(node);
    }
    let Reading { map, mut faults, .. } = reading;
    faults.extend(unknown_statuses(&tree, &map, &file));
    if faults.is_empty() {
        return Ok(map);
    }
    faults.sort_by_key(|fault| (fault.line, fault.column));
    Err(faults)
}

/// Returns the syntax errors of a text that is not TOML, with the same messages as for a plan's files.
fn syntax(text: &str) -> Vec<MapFault> {
    let sources = Sources::in_memory([("plan.toml", text)]);
    let file = SourceFile::new("plan.toml", text);
    let loaded = load(&sources);
    let found = loaded.findings.iter().filter(|it| matches!(it.code.id, "PL003" | "PL004"));
    let faults: Vec<MapFault> = found
        .map(|it| match it.code.id {
            "PL003" => fault(&file, it.place.span, NO_TOML, Some(HOW_TO_WRITE)),
            _ => fault(&file, it.place.span, it.message.clone(), it.help.clone()),
        })
        .collect();
    if faults.is_empty() { vec![fault(&file, Span::default(), NO_TOML, Some(HOW_TO_WRITE))] } else { faults }
}

const NO_TITLE: (Text, Text) = (
    Text::fixed("titeln är tom", "the title is empty"),
    Text::fixed(
        "skriv den mellan citattecknen, eller ta bort raden",
        "write it between the quotes, or remove the line",
    ),
);
const NO_NAME: Text = Text::fixed("namnet är tomt", "the name is empty");
const NO_NAME_HELP: Text = Text::fixed(
    "skriv det mellan citattecknen, eller [] om namnet inte är någon",
    "write it between the quotes, or [] if the name is nobody",
);
const TIME_HELP: Text = Text::fixed(
    "skriv till exempel \"2025\", \"2025-06-30\" eller \"2025, årligen\"; \"\" lämnar texten som kommentar",
    "write for instance \"2025\", \"2025-06-30\" or \"2025, yearly\"; \"\" leaves the text as a comment",
);
const LEVELS: Text = Text::fixed(
    "prioriteringarnas rubriker ligger inte under målens",
    "the headings of priorities are not below those of goals",
);
const LEVELS_HELP: Text = Text::fixed(
    "skriv båda nivåerna, till exempel goal = 2 och priority = 3",
    "write both levels, such as goal = 2 and priority = 3",
);
const NO_TOML: Text = Text::fixed("det är inte TOML", "that is not TOML");
const HOW_TO_WRITE: Text = Text::fixed(
    "skriv orden mellan citattecken på båda sidor: \"Läge\" = \"status\"",
    "write the words between quotes on both sides: \"State\" = \"status\"",
);

fn fault(file: &SourceFile, span: Span, message: Text, help: Option<Text>) -> MapFault {
    let position = file.position(span.start);
    MapFault { line: position.line, column: position.column, message, help }
}

struct Reading<'f> {
    file: &'f SourceFile,
    map: IntakeMap,
    faults: Vec<MapFault>,
}

impl Reading<'_> {
    fn wrong(&mut self, span: Span, message: Text, help: Option<Text>) {
        self.faults.push(fault(self.file, span, message, help));
    }

    fn key(&mut self, node: Node<'_, '_>) {
        let position = self.file.position(node.span().start);
        self.map.places.insert(node.key().to_owned(), (position.line, position.column));
        match node.key() {
            "title" => self.map.title = self.text_of(node, NO_TITLE),
            "years" => self.map.years = self.text(node),
            "language" => self.map.language = self.text(node),
            "every" => self.map.every = self.text(node),
            "skip" => {
                for text in self.texts(node) {
                    self.map.skip.add(&text, ());
                }
            }
            "headings" => {
                self.each(node, Self::heading);
                let is_above = |priority| self.map.goal.is_some_and(|goal| goal < priority);
                if self.map.priority.is_some_and(|priority| !is_above(priority)) {
                    self.wrong(node.span(), LEVELS, Some(LEVELS_HELP));
                }
            }
            "columns" => self.each(node, Self::column),
            "statuses" => self.each(node, Self::status),
            "owners" => self.each(node, Self::owner),
            "times" => self.each(node, Self::time),
            other => self.unknown(node.key_span(), other, &KEYS),
        }
    }

    fn each(&mut self, node: Node<'_, '_>, take: impl Fn(&mut Self, Node<'_, '_>)) {
        if let Some(table) = node.as_table() {
            for node in table.values() {
                take(self, node);
            }
        } else {
            let name = node.key();
            let help = text!("skriv [{name}] och raderna under den", "write [{name}], and the lines under it");
            self.wrong(node.span(), text!("`{name}` är ingen tabell", "`{name}` is no table"), Some(help));
        }
    }

    fn heading(&mut self, node: Node<'_, '_>) {
        let level = match node.held() {
            NodeContent::Integer(digits, 10) => digits.parse().ok().filter(|it: &u8| (1..=9).contains(it)),
            _ => None,
        };
        match (node.key(), level) {
            ("goal", Some(level)) => self.map.goal = Some(level),
            ("priority", Some(level)) => self.map.priority = Some(level),
            ("goal" | "priority", None) => {
                let message = Text::fixed("det är ingen rubriknivå", "that is no level of a heading");
                let help = Text::fixed("skriv en siffra från 1 till 9", "write a digit from 1 to 9");
                self.wrong(node.span(), message, Some(help));
            }
            (other, _) => self.unknown(node.key_span(), other, &["goal", "priority"]),
        }
    }

    fn column(&mut self, node: Node<'_, '_>) {
        let Some(said) = self.text(node) else { return };
        let found = match &*said {
            "comment" => Some(ColumnUse::Comment),
            "skip" => Some(ColumnUse::Skip),
            said => Role::of_name(said).map(ColumnUse::Role),
        };
        if let Some(found) = found {
            self.map.columns.add(node.key(), found);
        } else {
            let names: Vec<&str> = Role::names().chain(["comment", "skip"]).collect();
            self.unknown(node.span(), &said, &names);
        }
    }

    fn status(&mut self, node: Node<'_, '_>) {
        let Some(said) = self.text(node) else { return };
        let stage = STAGES.into_iter().find(|stage| stage.name() == said);
        let found =
            stage.map_or_else(|| if said == "note" { StatusUse::Note } else { StatusUse::As(said) }, StatusUse::Stage);
        self.map.statuses.add(node.key(), found);
    }

    fn owner(&mut self, node: Node<'_, '_>) {
        let names = self.texts(node);
        if names.iter().any(|name| name.trim().is_empty()) {
            self.wrong(node.span(), NO_NAME, Some(NO_NAME_HELP));
        }
        self.map.owners.add(node.key(), names);
    }

    fn time(&mut self, node: Node<'_, '_>) {
        let Some(time) = self.text(node) else { return };
        if !dates::read(&time).says_when() && !time.trim().is_empty() {
            self.wrong(node.span(), text!("`{time}` är ingen tid", "`{time}` is no time"), Some(TIME_HELP));
        }
        self.map.times.add(node.key(), time);
    }

    /// Reads a string that is not blank.
    fn text_of(&mut self, node: Node<'_, '_>, (blank, help): (Text, Text)) -> Option<String> {
        let text = self.text(node)?;
        if text.trim().is_empty() {
            self.wrong(node.span(), blank, Some(help));
        }
        Some(text)
    }

    fn unknown(&mut self, span: Span, given: &str, names: &[&str]) {
        let help = what_is_meant(given, names);
        self.wrong(span, text!("inget heter `{given}`", "nothing is called `{given}`"), Some(help));
    }

    fn text(&mut self, node: Node<'_, '_>) -> Option<String> {
        let text = node.as_str().map(str::to_owned);
        if text.is_none() {
            let help = Text::fixed("skriv den mellan citattecken", "write it between quotes");
            self.wrong(node.span(), Text::fixed("det är ingen text", "that is no text"), Some(help));
        }
        text
    }

    /// Reads a string or an array of strings.
    fn texts(&mut self, node: Node<'_, '_>) -> Vec<String> {
        match node.as_list() {
            Some(list) => list.items().filter_map(|item| self.text(item)).collect(),
            None => self.text(node).into_iter().collect(),
        }
    }
}

/// Returns a suggestion of the nearest valid name, or the list of all valid names.
fn what_is_meant(given: &str, names: &[&str]) -> Text {
    if let Some(near) = nearest(given, names.iter().copied()).first() {
        return text!("menade du `{near}`?", "did you mean `{near}`?");
    }
    let all = names.join(", ");
    text!("det finns: {all}", "there are: {all}")
}

/// Returns the status words that refer to a word that is not a status.
fn unknown_statuses(tree: &Tree<'_>, map: &IntakeMap, file: &SourceFile) -> Vec<MapFault> {
    let table = tree.root().get("statuses").and_then(Node::as_table);
    let words: Vec<&str> = map.statuses.iter().map(|(word, _)| &**word).collect();
    let is_known = |other: &str| matches!(map.statuses.get(other), Some(StatusUse::Stage(_)));
    let mut faults = Vec::new();
    for node in table.into_iter().flat_map(|table| table.values().collect::<Vec<_>>()) {
        let Some(said) = node.as_str() else { continue };
        if !matches!(map.statuses.get(node.key()), Some(StatusUse::As(_))) || is_known(said) {
            continue;
        }
        let stages = STAGES.iter().map(|stage| stage.name());
        let names: Vec<&str> = stages.chain(["note"]).chain(words.iter().copied().filter(|it| is_known(it))).collect();
        let help = what_is_meant(said, &names);
        faults.push(fault(file, node.span(), text!("inget heter `{said}`", "nothing is called `{said}`"), Some(help)));
    }
    faults
}
