//! The texts of the command line, in both languages.

use clap::{Arg, ArgAction, Command};

use crate::locale::{Lang, Text};

/// What a command does. The first entry is the tool itself.
pub(super) static COMMANDS: &[(&str, Text)] = &[
    (
        "plan",
        Text::fixed(
            "Följ upp en offentlig plan som står i textfiler: mål, prioriteringar, aktiviteter",
            "Follow up a public plan that stands in text files: goals, priorities, activities",
        ),
    ),
    (
        "status",
        Text::fixed(
            "Räkna aktiviteter per status, och visa vad som avviker",
            "Count activities by status, and show what is off track",
        ),
    ),
    ("list", Text::fixed("Lista aktiviteter rad för rad", "List activities row by row")),
    (
        "show",
        Text::fixed(
            "Visa ett mål, en prioritering, en aktivitet eller en ansvarig",
            "Show one goal, priority, activity or owner, whole",
        ),
    ),
    (
        "tree",
        Text::fixed(
            "Rita planen som ett träd: mål, prioritering, aktivitet",
            "Draw the plan as a tree: goal, priority, activity",
        ),
    ),
    (
        "owners",
        Text::fixed("Visa de ansvariga och hur mycket var och en har", "Show the owners and how much each of them has"),
    ),
    ("plans", Text::fixed("Visa planerna och vad som styr dem", "Show the plans and what governs them")),
    (
        "due",
        Text::fixed(
            "Visa vad som ännu inte är bedömt, per ansvarig",
            "Show what still lacks an assessment, owner by owner",
        ),
    ),
    (
        "check",
        Text::fixed(
            "Kontrollera planens filer och visa alla fel på en gång",
            "Check the plan's files and show every error at once",
        ),
    ),
    (
        "explain",
        Text::fixed(
            "Förklara en kod: vad den gäller, varför, och hur det rättas",
            "Explain a code: what it is about, why, and how to mend it",
        ),
    ),
    (
        "schema",
        Text::fixed(
            "Skriv ett JSON-schema för ett slags fil, för textredigerare",
            "Write a JSON Schema of a kind of file, for text editors",
        ),
    ),
];

/// What an argument means. `command.argument` where it means something of its own there.
pub(super) static ARGUMENTS: &[(&str, Text)] = &[
    (
        "dir",
        Text::fixed(
            "Planens katalog [annars PLAN_DIR, eller sök uppåt härifrån]",
            "The plan's directory [else PLAN_DIR, or search upwards from here]",
        ),
    ),
    (
        "lang",
        Text::fixed(
            "Språk: sv eller en [annars PLAN_LANG, planens eller systemets språk]",
            "Language: sv or en [else PLAN_LANG, the plan's or the system's language]",
        ),
    ),
    ("color", Text::fixed("Färger: auto, always eller never", "Colours: auto, always or never")),
    (
        "today",
        Text::fixed(
            "Räkna med att det är den här dagen, till exempel 2025-01-31",
            "Take this day as today, such as 2025-01-31",
        ),
    ),
    ("owner", Text::fixed("De som den här rollen ansvarar för", "Those that this role answers for")),
    ("support", Text::fixed("De som den här rollen stöder", "Those that this role supports")),
    (
        "involving",
        Text::fixed("De som den här rollen ansvarar för eller stöder", "Those that this role answers for or supports"),
    ),
    ("goal", Text::fixed("De under det här målet (id eller rubrik)", "Those under this goal (id or title)")),
    (
        "priority",
        Text::fixed(
            "De under den här prioriteringen, även dit den hänvisar",
            "Those under this priority, and where it refers to",
        ),
    ),
    (
        "status",
        Text::fixed(
            "De med den här statusen (Rött) eller i det här läget (ongoing)",
            "Those with this status (Rött) or at this stage (ongoing)",
        ),
    ),
    ("start", Text::fixed("De som påbörjas i den här perioden", "Those that start in this period")),
    (
        "every",
        Text::fixed(
            "De som upprepas så ofta: year, half-year, tertial, quarter, month, once",
            "Those repeated this often: year, half-year, tertial, quarter, month, once",
        ),
    ),
    ("focus", Text::fixed("De under prioriteringar med det här fokuset", "Those under priorities with this focus")),
    (
        "text",
        Text::fixed("De med den här texten i id, rubrik eller anteckning", "Those with this text in id, title or note"),
    ),
    ("plan", Text::fixed("Bara den här planen", "This plan only")),
    (
        "period",
        Text::fixed(
            "Se på den här perioden, till exempel 2025 [annars den aktuella]",
            "Look at this period, such as 2025 [else the current one]",
        ),
    ),
    (
        "by",
        Text::fixed(
            "Gruppera per goal, priority, owner, start, plan eller focus",
            "Group by goal, priority, owner, start, plan or focus",
        ),
    ),
    (
        "format",
        Text::fixed("Skriv som table, json, jsonl, csv, tsv eller md", "Write as table, json, jsonl, csv, tsv or md"),
    ),
    ("show.format", Text::fixed("Skriv som table, json eller md", "Write as table, json or md")),
    ("tree.format", Text::fixed("Skriv som table, json eller md", "Write as table, json or md")),
    (
        "check.format",
        Text::fixed(
            "Skriv som human, short, json, sarif, github, gitlab eller junit",
            "Write as human, short, json, sarif, github, gitlab or junit",
        ),
    ),
    (
        "file",
        Text::fixed(
            "Slaget av fil: goal (mål), plan (plan.toml) eller governance (governance.toml)",
            "The kind of file: goal, plan (plan.toml) or governance (governance.toml)",
        ),
    ),
    ("explain.format", Text::fixed("Skriv som table, json eller md", "Write as table, json or md")),
    (
        "deny",
        Text::fixed(
            "Räkna som fel: warnings, infos eller en kod (PL211 eller unused-owner)",
            "Count as errors: warnings, infos or a code (PL211 or unused-owner)",
        ),
    ),
    (
        "base",
        Text::fixed(
            "Jämför med en tidigare version i git, till exempel origin/main",
            "Compare with an earlier revision in git, such as origin/main",
        ),
    ),
    ("allow", Text::fixed("Leta inte efter den här koden", "Do not look for this code")),
    (
        "only",
        Text::fixed(
            "Leta bara efter den här koden (och efter det som inte går att läsa)",
            "Look for this code only (and for what cannot be read)",
        ),
    ),
    (
        "fix",
        Text::fixed(
            "Rätta det som har ett givet svar; med --fix=unsafe också det som har ett troligt",
            "Mend what has one right answer; with --fix=unsafe also what has a likely one",
        ),
    ),
    (
        "code",
        Text::fixed(
            "Kod eller namn, till exempel PL201 [annars visas alla]",
            "Code or name, such as PL201 [else all are shown]",
        ),
    ),
    (
        "columns",
        Text::fixed("Visa de här kolumnerna, till exempel id,title,note", "Show these columns, such as id,title,note"),
    ),
    (
        "sort",
        Text::fixed(
            "Ordna efter kolumner, till exempel start,-title (- är fallande)",
            "Order by columns, such as start,-title (- is descending)",
        ),
    ),
    ("id", Text::fixed("Id eller namn på det som ska visas", "Id or name of what to show")),
    (
        "depth",
        Text::fixed(
            "Hur djupt: 1 mål, 2 prioriteringar, 3 aktiviteter",
            "How deep: 1 goals, 2 priorities, 3 activities",
        ),
    ),
    ("fail", Text::fixed("Sluta med kod 1 om något inte är bedömt", "Exit with 1 when anything lacks an assessment")),
    ("help", Text::fixed("Visa den här hjälpen", "Show this help")),
    ("version", Text::fixed("Visa versionen", "Show the version")),
];

/// Headings and the names of values.
pub(super) static WORDS: &[(&str, Text)] = &[
    (
        "filters",
        Text::fixed(
            "Urval (OCH mellan flaggorna, ELLER inom var och en)",
            "Filters (AND between the options, OR within each)",
        ),
    ),
    ("global", Text::fixed("Med alla kommandon", "With every command")),
    ("options", Text::fixed("Flaggor", "Options")),
    ("arguments", Text::fixed("Argument", "Arguments")),
    ("DIR", Text::fixed("KATALOG", "DIR")),
    ("LANG", Text::fixed("SPRÅK", "LANG")),
    ("WHEN", Text::fixed("NÄR", "WHEN")),
    ("DATE", Text::fixed("DATUM", "DATE")),
    ("NAME", Text::fixed("NAMN", "NAME")),
    ("ID", Text::fixed("ID", "ID")),
    ("STATUS", Text::fixed("STATUS", "STATUS")),
    ("PERIOD", Text::fixed("PERIOD", "PERIOD")),
    ("UNIT", Text::fixed("ENHET", "UNIT")),
    ("TEXT", Text::fixed("TEXT", "TEXT")),
    ("GROUP", Text::fixed("GRUPP", "GROUP")),
    ("FILE", Text::fixed("FIL", "FILE")),
    ("FORMAT", Text::fixed("FORMAT", "FORMAT")),
    ("COLUMNS", Text::fixed("KOLUMNER", "COLUMNS")),
    ("REV", Text::fixed("VERSION", "REV")),
    ("CODE", Text::fixed("KOD", "CODE")),
    ("HOW", Text::fixed("HUR", "HOW")),
    ("N", Text::fixed("N", "N")),
];

static COMMAND_HEADING: Text = Text::fixed("Kommandon", "Commands");
static COMMAND_NAME: Text = Text::fixed("KOMMANDO", "COMMAND");
static USAGE: Text = Text::fixed("Användning:", "Usage:");
/// clap's own word for what stands between a command and its arguments; it cannot be set, so it is replaced.
pub(super) static OPTIONS: Text = Text::fixed("[FLAGGOR]", "[OPTIONS]");
static EXIT_CODES: Text = Text::fixed(
    "Slutkoder: 0 allt väl · 1 kontrollen hittade något, eller något är inte bedömt (--fail) · 2 fel fråga, eller planen går inte att läsa",
    "Exit codes: 0 fine · 1 the check found something, or something is due (--fail) · 2 wrong usage, or the plan cannot be read",
);

/// Puts the texts into a command line.
///
/// `Command::build` must not have been called before: changed arguments would take each other's values.
pub(super) fn localized(command: Command, lang: Lang) -> Command {
    let command =
        with_texts(command, lang).after_help(EXIT_CODES.get(lang)).arg(version(lang)).disable_version_flag(true);
    command
        .subcommand_help_heading(COMMAND_HEADING.get(lang))
        .subcommand_value_name(COMMAND_NAME.get(lang))
        .arg_required_else_help(true)
        .mut_subcommands(|command| with_texts(command, lang))
}

fn with_texts(command: Command, lang: Lang) -> Command {
    let name = command.get_name().to_owned();
    let usage = USAGE.get(lang);
    command
        .about(of(COMMANDS, &name, lang))
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}\n"))
        .disable_help_flag(true)
        .mut_args(|arg| with_text(arg, &name, lang))
        .arg(help(lang))
}

fn with_text(arg: Arg, command: &str, lang: Lang) -> Arg {
    let id = arg.get_id().to_string();
    let own = format!("{command}.{id}");
    let text = if ARGUMENTS.iter().any(|(name, _)| *name == own) { own } else { id };
    let value_name = arg.get_value_names().and_then(|names| Some(of(WORDS, names.first()?, lang)));
    let heading = arg.get_help_heading().map_or("", |heading| of(WORDS, heading, lang));
    let arg = arg.help(of(ARGUMENTS, &text, lang)).help_heading(heading);
    if !arg.get_action().takes_values() {
        return arg;
    }
    // What can be chosen, and what is chosen where nothing is, stand in the text: clap says them in English only.
    let arg = arg.hide_possible_values(true).hide_default_value(true);
    match value_name {
        Some(value_name) => arg.value_name(value_name),
        None => arg,
    }
}

fn help(lang: Lang) -> Arg {
    let arg = Arg::new("help").short('h').long("help").action(ArgAction::Help).help_heading(of(WORDS, "global", lang));
    arg.help(of(ARGUMENTS, "help", lang))
}

fn version(lang: Lang) -> Arg {
    let arg = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    arg.help(of(ARGUMENTS, "version", lang)).help_heading(of(WORDS, "global", lang))
}

/// Returns a text by its name; nothing where it is missing, which a test looks for.
fn of(texts: &'static [(&str, Text)], name: &str, lang: Lang) -> &'static str {
    texts.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text.get(lang))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Cli;

    /// Every name that stands in the command line, and in which list its text belongs.
    fn names() -> Vec<(String, &'static [(&'static str, Text)])> {
        let root = Cli::command();
        let commands: Vec<&Command> = std::iter::once(&root).chain(root.get_subcommands()).collect();
        let mut names: Vec<(String, &[(&str, Text)])> = Vec::new();
        for command in commands {
            names.push((command.get_name().to_owned(), COMMANDS));
            for arg in command.get_arguments() {
                names.push((arg.get_id().to_string(), ARGUMENTS));
                names.extend(arg.get_help_heading().map(|heading| (heading.to_owned(), WORDS)));
                let takes_value = arg.get_action().takes_values();
                let value = arg.get_value_names().filter(|_| takes_value).and_then(|names| names.first());
                names.extend(value.map(|value| (value.to_string(), WORDS)));
            }
        }
        names
    }

    #[test]
    fn every_command_and_argument_has_a_text() {
        for (name, texts) in names() {
            assert!(texts.iter().any(|(known, _)| *known == name), "{name} has no text");
        }
    }

    #[test]
    fn every_text_belongs_to_something() {
        let names: Vec<String> = names().into_iter().map(|(name, _)| name).collect();
        for (name, _) in COMMANDS.iter().chain(ARGUMENTS).chain(WORDS) {
            let id = name.rsplit('.').next().unwrap_or(name);
            assert!(matches!(id, "help" | "version") || names.iter().any(|known| known == id), "{name} is no name");
        }
    }
}
