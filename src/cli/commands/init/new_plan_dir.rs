//! The directory of a new plan.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::diag::system_reason;
use crate::locale::{Text, text};
use crate::query::Refusal;
use crate::source::{GOVERNANCE, MANIFEST, is_plan_dir, is_toml, read_regular};

/// The file that assigns merge drivers to files.
pub(super) const GIT_ATTRIBUTES: &str = ".gitattributes";
/// The line that assigns the merge driver.
pub(super) const MERGES: &str = "*.toml merge=plan";
/// The most bytes of a `.gitattributes` file that are read.
const MOST_BYTES: u64 = 1024 * 1024;

/// The directory of a new plan.
pub(super) struct NewPlanDir {
    pub(super) dir: PathBuf,
    /// True if it has a `.gitattributes` file without the merge driver.
    pub(super) lacks_merges: bool,
}

impl NewPlanDir {
    /// Checks a directory, which may not exist yet; refuses one with files of a plan.
    pub(super) fn of(dir: &Path) -> Result<Self, Refusal> {
        let path = dir.display();
        let names = match names(dir) {
            Ok(names) => names,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(unwritten(dir, &error)),
        };
        let has = |name: &str| names.iter().any(|it| it == name);
        if has(MANIFEST) {
            return Err(Refusal::new(
                text!("{path} är redan en plan", "{path} is a plan already"),
                Some(Text::fixed(
                    "`plan add` lägger till något i den; nämn en annan katalog för en ny plan",
                    "`plan add` adds something to it; name another directory for a new plan",
                )),
            ));
        }
        if has(GOVERNANCE) {
            return Err(Refusal::new(
                text!("{path} har flera planer", "{path} holds several plans"),
                Some(text!(
                    "nämn en ny katalog i den, till exempel {path}/ny",
                    "name a new directory in it, such as {path}/new"
                )),
            ));
        }
        if let Some(name) = names.iter().find(|name| is_toml(name)) {
            return Err(Refusal::new(
                text!(
                    "{path} har filer som skulle läsas som mål, bland dem `{name}`",
                    "{path} holds files that would be read as goals, among them `{name}`"
                ),
                Some(Text::fixed(
                    "nämn en annan katalog, till exempel `plan init plan`",
                    "name another directory, such as `plan init plan`",
                )),
            ));
        }
        if let Some(above) = above(dir).filter(|above| is_plan_dir(above) && above.join(MANIFEST).exists()) {
            let above = above.display();
            return Err(Refusal::new(
                text!("{path} ligger i en annan plan: {above}", "{path} lies in another plan: {above}"),
                Some(Text::fixed("lägg den nya bredvid", "put the new one beside it")),
            ));
        }
        let has_attributes = has(GIT_ATTRIBUTES);
        let told = || read_regular(&dir.join(GIT_ATTRIBUTES), MOST_BYTES).unwrap_or_default();
        let lacks_merges = has_attributes && !String::from_utf8_lossy(&told()).contains("merge=plan");
        Ok(Self { dir: dir.to_path_buf(), lacks_merges })
    }

    /// Returns the name of the directory; none for a root.
    pub(super) fn name(&self) -> Option<String> {
        let whole = fs::canonicalize(&self.dir).ok();
        let whole = whole.as_deref().unwrap_or(&self.dir);
        Some(whole.file_name()?.to_string_lossy().into_owned())
    }

    /// Returns the path of a file in it, as the reader would type it.
    pub(super) fn shown(&self, name: &str) -> String {
        let path = if self.dir == Path::new(".") { PathBuf::from(name) } else { self.dir.join(name) };
        path.display().to_string()
    }

    pub(super) fn unwritten(&self, error: &io::Error) -> Refusal {
        unwritten(&self.dir, error)
    }
}

fn unwritten(dir: &Path, error: &io::Error) -> Refusal {
    let (path, reason) = (dir.display(), system_reason(error.kind(), &error.to_string()));
    Refusal::new(
        text!(reason = reason; "{path} kan inte få en plan: {reason}", "{path} cannot hold a plan: {reason}"),
        Some(Text::fixed("nämn en katalog som du får skriva i", "name a directory that you may write to")),
    )
}

/// Returns the parent of a directory that may not exist yet.
fn above(dir: &Path) -> Option<PathBuf> {
    let whole = fs::canonicalize(dir).ok();
    let above = whole.as_deref().unwrap_or(dir).parent()?;
    Some(if above.as_os_str().is_empty() { PathBuf::from(".") } else { above.to_path_buf() })
}

fn names(dir: &Path) -> io::Result<Vec<String>> {
    fs::read_dir(dir)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

/// A file for another program, beside a new plan.
pub(super) struct SideFile {
    pub(super) path: PathBuf,
    /// The path as the reader would type it.
    pub(super) shown: String,
    pub(super) content: String,
}

impl SideFile {
    /// Returns whether the path exists, even as a broken link.
    pub(super) fn is_there(&self) -> bool {
        fs::symlink_metadata(&self.path).is_ok()
    }

    /// Returns the refusal if it cannot be written; nothing is written then.
    pub(super) fn unwritten(&self, error: &io::Error) -> Refusal {
        let (path, reason) = (&self.shown, system_reason(error.kind(), &error.to_string()));
        let message =
            text!(reason = reason; "{path} gick inte att skriva: {reason}", "{path} could not be written: {reason}");
        let help = text!("ingen plan är påbörjad", "no plan was begun");
        Refusal::new(message, Some(help))
    }
}
