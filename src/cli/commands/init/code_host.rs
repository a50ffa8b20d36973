//! The CI configuration that checks each change on a code host.

use std::fs;
use std::path::Path;

use super::new_plan_dir::{NewPlanDir, SideFile};
use super::{Making, agreed};
use crate::locale::{Text, text};
use crate::source::{read_regular, top_of_work_tree};

/// The most bytes of a git configuration file that are read.
const MOST_BYTES: u64 = 1024 * 1024;
/// The placeholder for the publisher of the tool.
pub(super) const OWNER: &str = "OWNER";
/// The instruction to replace the placeholder.
pub(super) const OWNER_TO_REPLACE: Text = Text::fixed(
    "  byt OWNER i den mot den som ger ut `plan`",
    "  replace OWNER in it by who publishes `plan` where you are",
);

/// A CI configuration file.
pub(super) struct CiFile {
    file: SideFile,
    host: &'static str,
}

impl CiFile {
    /// Returns the file for the code host of the repository that contains the plan; none without a repository, for an
    /// unknown host, or if there is one already.
    pub(super) fn of(place: &NewPlanDir) -> Option<Self> {
        // The plan's directory may not exist yet.
        let there = place.dir.ancestors().find_map(|above| {
            let above = if above.as_os_str().is_empty() { Path::new(".") } else { above };
            fs::canonicalize(above).ok()
        })?;
        let top = top_of_work_tree(&there)?;
        let settings = read_regular(&top.join(".git/config"), MOST_BYTES).unwrap_or_default();
        let settings = String::from_utf8_lossy(&settings);
        let version = env!("CARGO_PKG_VERSION");
        let (path, content, host) = if top.join(".github").is_dir() || settings.contains("github.com") {
            (".github/workflows/plan.yml", github(version), "GitHub")
        } else if settings.contains("gitlab") {
            (".gitlab-ci.yml", gitlab(version), "GitLab")
        } else {
            return None;
        };
        let file = SideFile { path: top.join(path), shown: path.to_owned(), content };
        (!file.is_there()).then_some(Self { file, host })
    }

    /// Asks whether to write it.
    pub(super) fn is_wanted(&self, making: &Making<'_>) -> bool {
        let (host, path) = (self.host, &self.file.shown);
        agreed(
            making,
            &text!("Ska {host} kontrollera varje ändring ({path})?", "Is {host} to check each change ({path})?"),
        )
    }

    pub(super) fn into_file(self) -> SideFile {
        self.file
    }
}

fn github(version: &str) -> String {
    format!(
        "name: Plan
on: pull_request
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
        with:
          fetch-depth: 0 # the version to compare with, too
          persist-credentials: false
      - uses: {OWNER}/plan@v{version} # {OWNER}: who publishes the tool
"
    )
}

fn gitlab(version: &str) -> String {
    format!(
        "include:
  - component: $CI_SERVER_FQDN/{OWNER}/plan/plan-check@v{version} # {OWNER}: who publishes the tool
    inputs:
      repository: $CI_SERVER_URL/{OWNER}/plan.git
      version: v{version}
"
    )
}
