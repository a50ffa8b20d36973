//! Findings for files that look like a part of the plan but are not read, or are copies of its manifest or governance.

use std::collections::HashSet;

use super::codes;
use crate::diag::Diagnostic;
use crate::locale::{Text, text};
use crate::source::{
    FileId, GOVERNANCE, MANIFEST, Place, SkipReason, SourceFile, Sources, Span, is_called_copy_of, is_goal_file,
    original_of_skipped,
};
use crate::syntax::TableNode;

/// Returns the findings for files that are not read.
pub(super) fn skipped_files(sources: &Sources) -> Vec<Diagnostic> {
    let read = ReadFiles::of(sources);
    let finding = |(file, why)| {
        let (message, help) = words(why);
        let is_left_out = read.lack(sources.file(file), why);
        let code = if is_left_out { &codes::LEFT_OUT_FILE } else { &codes::UNREAD_FILE };
        Diagnostic::new(code, Place { file, span: Span::default() }, message).help(help)
    };
    sources.skipped().map(finding).collect()
}

/// The files that are read.
struct ReadFiles<'s> {
    /// The folder and the name, in small letters.
    names: HashSet<(&'s str, String)>,
    /// The folders with goals.
    with_goals: HashSet<&'s str>,
}

impl<'s> ReadFiles<'s> {
    fn of(sources: &'s Sources) -> Self {
        let (mut names, mut with_goals) = (HashSet::new(), HashSet::new());
        if sources.skipped().next().is_some() {
            for (_, file) in sources.iter() {
                names.insert((file.folder(), file.name().to_lowercase()));
                if is_goal_file(file.name()) {
                    with_goals.insert(file.folder());
                }
            }
        }
        Self { names, with_goals }
    }

    /// Returns whether what is in a file that is not read is probably missing from the plan: it is no copy of a file
    /// that is read.
    fn lack(&self, file: &'s SourceFile, why: SkipReason) -> bool {
        let is_copy = |original: String| self.names.contains(&(file.folder(), original));
        match why {
            SkipReason::Name => true,
            SkipReason::Case | SkipReason::Ending => original_of_skipped(file.name()).is_some_and(|it| !is_copy(it)),
            // Without other goals, the folder has all of the plan's.
            SkipReason::TooDeep => !self.with_goals.contains(file.folder()),
            _ => false,
        }
    }
}

#[expect(clippy::too_many_lines, reason = "a table of texts, one entry a reason")]
fn words(why: SkipReason) -> (Text, Text) {
    match why {
        SkipReason::Case => (
            Text::fixed(
                "filen läses inte: namnet ska ha små bokstäver",
                "the file is not read: its name must be in small letters",
            ),
            Text::fixed(
                "döp om den, till exempel `plan.toml` eller `4.1.toml`",
                "rename it, as in `plan.toml` or `4.1.toml`",
            ),
        ),
        SkipReason::Name => (
            Text::fixed(
                "filen läses inte: namnet är inte skrivet i UTF-8",
                "the file is not read: its name is not written in UTF-8",
            ),
            Text::fixed("döp om den", "rename it"),
        ),
        SkipReason::Ending => (
            Text::fixed(
                "filen läses inte: namnet slutar inte på `.toml`",
                "the file is not read: its name does not end in `.toml`",
            ),
            Text::fixed(
                "döp om den om den hör till planen; ta annars bort den",
                "rename it if it belongs to the plan; otherwise remove it",
            ),
        ),
        SkipReason::Leftover => (
            Text::fixed(
                "filen läses inte: namnet är en tillfällig fils, som ett program har medan en annan är öppen",
                "the file is not read: its name is that of a temporary file, kept while another is open",
            ),
            Text::fixed(
                "stäng programmet som har filen öppen, eller ta bort filen om den är kvarglömd",
                "close the program that has the file open, or remove this one if it was left behind",
            ),
        ),
        SkipReason::BesideGovernance => (
            Text::fixed(
                "filen läses inte: bredvid governance.toml ligger bara planernas kataloger",
                "the file is not read: only the plans' directories belong beside governance.toml",
            ),
            Text::fixed(
                "flytta den till sin plans katalog, bredvid dess plan.toml",
                "move it to its plan's directory, beside the plan.toml there",
            ),
        ),
        SkipReason::CopyOfGovernance => (
            Text::fixed(
                "filen läses inte: den ser ut att vara en kopia av governance.toml",
                "the file is not read: it looks like a copy of governance.toml",
            ),
            Text::fixed(
                "för över det som ska gälla till governance.toml, och ta bort den här",
                "move what should apply to governance.toml, and remove this one",
            ),
        ),
        SkipReason::SecondGovernance => (
            Text::fixed(
                "filen läses inte: governance.toml ligger ovanför planernas kataloger",
                "the file is not read: governance.toml belongs above the plans' directories",
            ),
            Text::fixed(
                "flytta det som ska gälla dit, och ta bort den här",
                "move what should apply there, and remove this one",
            ),
        ),
        SkipReason::NoManifest => (
            Text::fixed(
                "katalogen läses inte: den har mål men ingen plan.toml",
                "the directory is not read: it has goals but no plan.toml",
            ),
            Text::fixed(
                "lägg till plan.toml, eller flytta målen till sin plans katalog",
                "add a plan.toml, or move the goals to their plan's directory",
            ),
        ),
        SkipReason::TooDeep => (
            Text::fixed(
                "katalogen läses inte: en plans mål ligger bredvid dess plan.toml",
                "the directory is not read: a plan's goals belong beside its plan.toml",
            ),
            Text::fixed(
                "flytta filerna ett steg upp, eller ut ur planen",
                "move the files one step up, or out of the plan",
            ),
        ),
        SkipReason::ReadByOtherName => (
            Text::fixed(
                "länken läses inte: det den leder till läses redan",
                "the link is not read: what it leads to is read already",
            ),
            Text::fixed("ta bort länken", "remove the link"),
        ),
        SkipReason::Journal => (
            Text::fixed(
                "filen läses inte: `plan` antecknar inget i en plan",
                "the file is not read: `plan` keeps no such record in a plan",
            ),
            Text::fixed(
                "se efter med `git diff` att planen är som den ska, och ta sedan bort filen",
                "look with `git diff` whether the plan is as it should be, then remove the file",
            ),
        ),
    }
}

/// Keys that only a manifest has.
const OF_MANIFEST: [&str; 8] = ["language", "period", "strategy", "development", "levels", "status", "owner", "closed"];
/// Keys that only a governance file has.
const OF_GOVERNANCE: [&str; 5] = ["language", "organisation", "strategy", "focus", "plan"];
/// The number of such keys that identify a copy; a single one may be a mistake.
const ENOUGH: usize = 2;

/// Returns the original of a copied file, judged by its name.
pub(super) fn original_by_name(file: &SourceFile) -> Option<&'static str> {
    [MANIFEST, GOVERNANCE].into_iter().find(|original| is_called_copy_of(file.name(), original))
}

/// Returns the original of a copied file, judged by its content.
pub(super) fn original_by_content(table: TableNode<'_, '_>) -> Option<&'static str> {
    let has = |keys: &[&str]| keys.iter().filter(|key| table.get(key).is_some()).count();
    let is_goal = has(&["priority", "activity"]) > 0;
    let kinds = [(MANIFEST, &OF_MANIFEST[..]), (GOVERNANCE, &OF_GOVERNANCE[..])];
    kinds.into_iter().find(|(_, keys)| !is_goal && has(keys) >= ENOUGH).map(|(original, _)| original)
}

/// Creates the finding for a copied file.
pub(super) fn copied_file(file: FileId, original: &str) -> Diagnostic {
    let message = text!("det här ser ut att vara en kopia av {original}", "this looks like a copy of {original}");
    let help = text!(
        "för över det som ska gälla till {original}, och ta bort den här",
        "move what should apply to {original}, and remove this one"
    );
    Diagnostic::new(&codes::COPIED_FILE, Place { file, span: Span::default() }, message).help(help)
}
