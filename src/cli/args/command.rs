//! The commands.

use clap::{CommandFactory, Subcommand};

use super::{
    AddArgs, BlameArgs, ChartArgs, CheckArgs, CloseArgs, CommandLine, CompletionsArgs, DiffArgs, DueArgs, EndArgs,
    ExplainArgs, ExportArgs, FmtArgs, HelpArgs, ImportArgs, InitArgs, ListArgs, LogArgs, LspArgs, ManArgs,
    MergeDriverArgs, MoveArgs, OpenArgs, OwnersArgs, PlansArgs, RenameArgs, ReportArgs, ReviewArgs, SchemaArgs,
    SetArgs, ShowArgs, SiteArgs, StatusArgs, TreeArgs, UndoArgs,
};

/// Defines two enums from one list of commands: one for parsing, which defers building the arguments of a command
/// until it is run, and one with all arguments, for help and usage errors.
macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident($args:ty),)*) => {
        #[derive(Subcommand, Debug)]
        #[command(defer = true)]
        pub(in crate::cli) enum Command {
            $($(#[$doc])* $name($args),)*
        }

        /// Returns the whole command line, with the arguments of every command.
        pub(in crate::cli) fn whole() -> clap::Command {
            #[derive(Subcommand)]
            enum Whole {
                $($(#[$doc])* $name($args),)*
            }
            CommandLine::<Whole>::command()
        }
    };
}

commands! {
    /// Count activities by status, and show what is off track
    Status(StatusArgs),
    /// List activities row by row
    List(ListArgs),
    /// Show everything about one goal, priority, activity or owner
    Show(ShowArgs),
    /// Draw the plan as a tree: goal, priority, activity
    Tree(TreeArgs),
    /// Show the owners and how much each of them has
    Owners(OwnersArgs),
    /// Show the plans and what governs them
    Plans(PlansArgs),
    /// Show what still lacks an assessment, owner by owner
    Due(DueArgs),
    /// Draw the statuses as bars, by period, goal or owner
    Chart(ChartArgs),
    #[cfg_attr(feature = "pdf", doc = "Write the follow-up as Word, PDF, Excel, a web page or text")]
    #[cfg_attr(not(feature = "pdf"), doc = "Write the follow-up as Word, Excel, a web page or text")]
    Report(ReportArgs),
    /// Write the plans as web pages to publish
    Site(SiteArgs),
    /// Write spreadsheets where colleagues fill in status and note
    Export(ExportArgs),
    /// Walk through what lacks an assessment, question by question
    Review(ReviewArgs),
    // Larger than the others by far.
    /// Set the status and note of activities, or correct them
    Set(Box<SetArgs>),
    /// Import the spreadsheets that colleagues have filled in
    Import(ImportArgs),
    /// Begin a new plan
    Init(InitArgs),
    /// Add an activity, a priority, a goal, a measure or an owner
    Add(AddArgs),
    /// Move an activity, priority or measure; old ids still lead to it
    Move(MoveArgs),
    /// Give an owner another name
    Rename(RenameArgs),
    /// State that activities leave the plan, and why
    End(EndArgs),
    /// Open the next period for follow-up
    Open(OpenArgs),
    /// Close a period when the board has received its follow-up
    Close(CloseArgs),
    /// Undo the last change that `plan` made
    Undo(UndoArgs),
    /// Write the files in one canonical layout
    Fmt(FmtArgs),
    /// Show what differs between two revisions, in the plan's words
    Diff(DiffArgs),
    /// Show what was changed, when and by whom (from git)
    Log(LogArgs),
    /// Show who last set each status and note (from git)
    Blame(BlameArgs),
    /// Check the plan's files and show every error at once
    Check(CheckArgs),
    /// Explain a code: what it is about, why, and how to fix it
    Explain(ExplainArgs),
    /// Answer a text editor while a plan is written
    Lsp(LspArgs),
    /// Write a JSON Schema of a kind of file, for text editors
    Schema(SchemaArgs),
    /// Write what lets the tab key complete commands and names
    Completions(CompletionsArgs),
    /// Write the manual pages
    Man(ManArgs),
    /// Merge two people's changes to a file; run by git
    MergeDriver(MergeDriverArgs),
    /// Show help about a command or a topic, or list the topics
    Help(HelpArgs),
}

/// The form in which an answer is read. It decides whether the answer may be incomplete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum ReadAs {
    /// Text, on a terminal.
    Text,
    /// Markdown.
    Markdown,
    /// Something whose reader takes it for complete: data, a file for others, or an exit code.
    Whole,
}

impl Command {
    /// Returns whether a long answer goes through a pager: only if it is printed once and changes nothing.
    pub(in crate::cli) fn is_paged(&self) -> bool {
        match self {
            Self::Status(args) => !args.watch,
            Self::Check(args) => args.fix.is_none(),
            Self::List(_)
            | Self::Show(_)
            | Self::Tree(_)
            | Self::Owners(_)
            | Self::Plans(_)
            | Self::Due(_)
            | Self::Log(_)
            | Self::Blame(_)
            | Self::Diff(_)
            | Self::Explain(_)
            | Self::Help(_) => true,
            _ => false,
        }
    }

    /// Returns how the reader uses the answer.
    pub(in crate::cli) fn read_as(&self) -> ReadAs {
        match self {
            Self::Status(args) => args.answer.read_as(),
            Self::List(args) => args.answer.read_as(),
            Self::Show(args) => args.format.read_as(),
            Self::Tree(args) => args.format.read_as(),
            Self::Owners(args) => args.answer.read_as(),
            Self::Plans(args) => args.answer.read_as(),
            // A program reads its exit code, whatever the format.
            Self::Due(args) if args.fail => ReadAs::Whole,
            Self::Due(args) => args.answer.read_as(),
            Self::Log(args) => args.format.read_as(),
            Self::Blame(args) => args.format.read_as(),
            Self::Chart(args) => args.read_as(),
            // The board takes a report for complete.
            Self::Report(args) if args.output.is_some() || args.format.is_some() || args.as_of.is_some() => {
                ReadAs::Whole
            }
            // Nobody fills in what is missing from a sheet.
            Self::Export(_) | Self::Site(_) => ReadAs::Whole,
            // Commands that change a plan, or need none, have no format.
            _ => ReadAs::Text,
        }
    }

    /// Returns the plans that are asked about; empty for all of them.
    pub(in crate::cli) fn plans_asked(&self) -> &[String] {
        match self {
            Self::Status(args) => args.filters.plans(),
            Self::List(args) => args.filters.plans(),
            Self::Tree(args) => args.filters.plans(),
            Self::Owners(args) => args.filters.plans(),
            Self::Due(args) => args.filters.plans(),
            Self::Log(args) => args.filters.plans(),
            Self::Chart(args) => args.filters.plans(),
            Self::Report(args) => args.filters.plans(),
            Self::Export(args) => args.filters.plans(),
            Self::Show(args) => &args.plan,
            Self::Site(args) => &args.plan,
            Self::Plans(args) => &args.plan,
            Self::Blame(args) => &args.plan,
            _ => &[],
        }
    }
}
