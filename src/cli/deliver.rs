//! The destination of an answer: a file, or standard output.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::output::Output;
use super::session::Session;
use super::stop::{Done, Stop};
use super::watch::Way;
use crate::diag::system_reason;
use crate::edit::write_whole;
use crate::locale::{Text, text};
use crate::query::Refusal;
use crate::report::write::{Screen, Separator};
use crate::source::{Sources, foreign_link};

/// The destination of an answer.
#[derive(Clone, Copy, Debug)]
pub(super) enum Destination<'t> {
    /// Standard output.
    Screen,
    /// A file.
    File(&'t Path),
}

impl<'t> Destination<'t> {
    /// Returns the destination of `--output`: `-`, or nothing, is standard output.
    pub(super) fn of(output: Option<&'t Path>) -> Self {
        match output {
            Some(path) if path.as_os_str() != "-" => Self::File(path),
            _ => Self::Screen,
        }
    }

    /// Returns how `--watch` replaces one answer by the next.
    pub(super) fn way(self) -> Way {
        match self {
            Self::Screen => Way::Shown,
            Self::File(_) => Way::InFile,
        }
    }

    /// Returns the properties of the screen; a file has no colours and no links.
    pub(super) fn screen(self, session: &Session<'_>) -> Screen {
        match self {
            Self::Screen => session.screen,
            Self::File(_) => Screen { color: false, links: false, ..session.screen },
        }
    }

    /// Returns the dialect for this destination.
    pub(super) fn separator(self, separator: Separator) -> Separator {
        match self {
            Self::Screen => separator,
            Self::File(_) => separator.in_file(),
        }
    }

    /// Refuses to write binary data to a terminal.
    pub(super) fn expect_readable(self, is_text: bool, session: &Session<'_>) -> Result<(), Refusal> {
        if is_text || matches!(self, Self::File(_)) || !session.is_terminal() {
            return Ok(());
        }
        Err(Refusal::new(
            Text::fixed("det här går inte att läsa i en terminal", "this cannot be read in a terminal"),
            Some(Text::fixed("skriv till en fil med -o FIL", "write it to a file with -o FILE")),
        ))
    }
}

/// Writes bytes to their destination, and reports the file that was written.
pub(super) fn deliver(
    target: &Destination<'_>,
    bytes: &[u8],
    session: &Session<'_>,
    output: &mut Output,
) -> Result<(), Stop> {
    let Destination::File(path) = target else { return Ok(output.write(bytes)?) };
    expect_unprotected(path, session)?;
    let lost = write_whole(path, bytes).map_err(|error| unwritten(path, &error))?;
    output.has_done(Done::File);
    let path = path.display().to_string();
    output.tell(text!("Skrev {path}", "Wrote {path}").get(session.lang))?;
    session.report_lost_rights(if lost.is_nothing() { Vec::new() } else { vec![(path, lost)] });
    Ok(())
}

/// Refuses to overwrite a file of a plan or of git, and to write through a link.
pub(super) fn expect_unprotected(path: &Path, session: &Session<'_>) -> Result<(), Refusal> {
    protection(path, session).map_or(Ok(()), |reason| Err(unwritable(path, &reason)))
}

/// Returns the reason why a file must not be written: it is one of a plan or of git, or lies behind a link.
pub(super) fn protection(path: &Path, session: &Session<'_>) -> Option<Text> {
    let protected = || protected(path, session.dir, session.sources).map(Protected::reason);
    protected().or_else(|| foreign_link(path).map(|link| leads_elsewhere(&link)))
}

/// Returns the reason why nothing is written through a link.
pub(super) fn leads_elsewhere(link: &Path) -> Text {
    let link = link.display();
    text!("`{link}` är en länk, och länkar följs inte", "`{link}` is a link, and links are not followed")
}
/// Returns the refusal of a file name without a known extension.
pub(super) fn nameless(path: &Path, extensions: &[&str]) -> Refusal {
    let path = path.display();
    let all = extensions.iter().map(|extension| format!(".{extension}")).collect::<Vec<_>>().join(", ");
    Refusal::new(
        text!(
            "--output: namnet `{path}` säger inte vilket slags fil det ska bli",
            "--output: the name `{path}` does not say what kind of file it is to be"
        ),
        Some(text!(
            "låt namnet sluta på {all}, eller välj med --format",
            "let the name end in {all}, or choose with --format"
        )),
    )
}

/// Returns the refusal for a file that could not be written.
pub(super) fn unwritten(path: &Path, error: &io::Error) -> Refusal {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => Text::fixed("katalogen finns inte", "there is no such directory"),
        io::ErrorKind::ReadOnlyFilesystem => Text::fixed("den är skrivskyddad", "it is read-only"),
        io::ErrorKind::PermissionDenied => Text::fixed("du får inte skriva där", "you may not write there"),
        kind => system_reason(kind, &error.to_string()),
    };
    unwritable(path, &reason)
}

fn unwritable(path: &Path, reason: &Text) -> Refusal {
    let path = path.display();
    Refusal::new(
        text!(reason = reason; "`{path}` går inte att skriva: {reason}", "`{path}` cannot be written: {reason}"),
        Some(Text::fixed("välj en annan fil med -o FIL", "choose another file with -o FILE")),
    )
}

/// The reason why a file must not be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Protected {
    /// It is a file of the plan, possibly under another name.
    OfPlan,
    /// Its name ends in `.toml`, so that it is, or would become, a file of a plan.
    Toml,
    /// It is in git's directory.
    OfGit,
}

impl Protected {
    fn reason(self) -> Text {
        match self {
            Self::OfPlan => Text::fixed("den är en fil i planen", "it is a file of the plan"),
            Self::Toml => Text::fixed(
                "namn som slutar på .toml är för planers egna filer",
                "names that end in .toml are for plans' own files",
            ),
            Self::OfGit => Text::fixed("den ligger i gits egen katalog", "it is in git's own directory"),
        }
    }
}

/// Returns the reason why a file must not be written by a command on the plan in `dir`; `None` if it may.
fn protected(path: &Path, dir: &Path, plan: &Sources) -> Option<Protected> {
    let real = real(path);
    let is = |name: Option<&OsStr>, kept: &str| name.is_some_and(|name| name.eq_ignore_ascii_case(kept));
    if real.iter().any(|part| is(Some(part), ".git")) {
        return Some(Protected::OfGit);
    }
    if is(real.extension(), "toml") {
        return Some(Protected::Toml);
    }
    let is_same = is_same_as(&real)?;
    plan.iter().any(|(_, file)| is_same(&dir.join(file.path()))).then_some(Protected::OfPlan)
}

/// Resolves the links of a path, as far as it exists.
fn real(path: &Path) -> PathBuf {
    let followed = |part: &Path| {
        let known = if part.as_os_str().is_empty() { Path::new(".") } else { part };
        let real = fs::canonicalize(known).ok()?;
        let rest = path.strip_prefix(part).ok()?;
        Some(if rest.as_os_str().is_empty() { real } else { real.join(rest) })
    };
    path.ancestors().find_map(followed).unwrap_or_else(|| path.to_path_buf())
}

/// Returns a function that compares other paths with an existing file; `None` if the file does not exist.
#[cfg(unix)]
fn is_same_as(real: &Path) -> Option<impl Fn(&Path) -> bool> {
    use std::os::unix::fs::MetadataExt;
    let identity = |path: &Path| fs::metadata(path).ok().map(|it| (it.dev(), it.ino()));
    let own = identity(real)?;
    Some(move |other: &Path| identity(other) == Some(own))
}

#[cfg(not(unix))]
fn is_same_as(real: &Path) -> Option<impl Fn(&Path) -> bool> {
    let own = fs::canonicalize(real).ok()?;
    Some(move |other: &Path| fs::canonicalize(other).is_ok_and(|other| other == own))
}
