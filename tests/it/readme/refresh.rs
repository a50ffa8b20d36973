//! Updates a page with current output.

use plan::locale::Lang;

use super::cut;
use super::page::{Block, Example, Piece, pieces};
use super::workshop::Workshop;

/// The lines around the table of codes.
const CODES: [&str; 2] = ["<!-- codes -->", "<!-- /codes -->"];

/// Returns the updated page; changes are added to `differences`.
pub(super) fn refreshed(text: &str, workshop: &mut Workshop, differences: &mut Vec<String>) -> String {
    let mut before = String::new();
    let mut page = String::new();
    for piece in pieces(text) {
        let block = match piece {
            Piece::Block(block) => block,
            Piece::Line(line) => {
                if line.starts_with('#') {
                    workshop.restore();
                }
                page += &format!("{line}\n");
                continue;
            }
        };
        let mut inside = block.text();
        match (block.info, block.path()) {
            ("console", _) => inside = rerun(&block, workshop, differences),
            ("toml", Some(path)) => workshop.write(path, &inside),
            ("toml", None) => assert!(toml::de::DeTable::parse(&inside).is_ok(), "line {}: no TOML", block.number),
            ("toml before", _) => before.clone_from(&inside),
            ("toml after", _) => {
                workshop.change(&before, &inside).unwrap_or_else(|error| panic!("line {}: {error}", block.number));
            }
            _ => {}
        }
        page += &format!("```{}\n{inside}```\n", block.info);
    }
    with_codes(&page, differences)
}

/// Runs the commands of a block, and returns the updated block.
fn rerun(block: &Block<'_>, workshop: &mut Workshop, differences: &mut Vec<String>) -> String {
    let mut lines: Vec<String> = Vec::new();
    for Example { command, shown, number } in block.examples() {
        lines.push(format!("$ {command}"));
        let printed = workshop.run(command);
        let printed: Vec<&str> = printed.iter().map(String::as_str).collect();
        if cut::fits(&shown, &printed) {
            lines.extend(shown.into_iter().map(str::to_owned));
        } else {
            differences.push(format!("line {number}: `{command}` prints\n{}\n", printed.join("\n")));
            lines.extend(cut::alike(&shown, &printed));
        }
    }
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

/// Returns a page with an updated table of codes, if it has one.
fn with_codes(text: &str, differences: &mut Vec<String>) -> String {
    let [open, close] = CODES;
    let Some((before, (shown, after))) = text.split_once(open).and_then(|(a, rest)| Some((a, rest.split_once(close)?)))
    else {
        return text.to_owned();
    };
    let row = |code: &plan::diag::Code| {
        let summary = code.summary.get(Lang::En);
        format!("| {} | {} | {} | {summary} |\n", code.id, code.name, code.severity.name())
    };
    let rows: String = plan::check::codes().into_iter().map(row).collect();
    let table = format!("\n\n| Code | Name | Severity | What is wrong |\n| --- | --- | --- | --- |\n{rows}\n");
    if shown != table {
        differences.push(format!("the codes are now{table}"));
    }
    format!("{before}{open}{table}{close}{after}")
}
