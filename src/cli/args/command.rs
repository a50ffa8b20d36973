//! The commands.

use clap::{CommandFactory, Subcommand};

use super::{
    AddArgs, BlameArgs, ChartArgs, CheckArgs, CommandLine, CompletionsArgs, DiffArgs, DueArgs, EndArgs, ExplainArgs,
    ExportArgs, FmtArgs, HelpArgs, ImportArgs, InitArgs, ListArgs, LogArgs, LspArgs, ManArgs, MergeDriverArgs,
    MoveArgs, OwnersArgs, PeriodArgs, PlansArgs, RenameArgs, ReportArgs, ReviewArgs, SchemaArgs, SetArgs, ShowArgs,
    SiteArgs, StatusArgs, TreeArgs, UndoArgs,
};

/// Defines two enums from one list of commands: one for parsing, which defers building the arguments of a command
/// until it is run, and one with all arguments, for help and usage errors.
macro_rules! commands {
    ($($name:ident($args:ty),)*) => {
        #[derive(Subcommand, Debug)]
        #[command(defer = true)]
        pub(in crate::cli) enum Command {
            $($name($args),)*
        }

        /// Returns the whole command line, with the arguments of every command.
        pub(in crate::cli) fn whole() -> clap::Command {
            #[derive(Subcommand)]
            enum Whole {
                $($name($args),)*
            }
            CommandLine::<Whole>::command()
        }
    };
}

commands! {
    Status(StatusArgs),
    List(ListArgs),
    Show(ShowArgs),
    Tree(TreeArgs),
    Owners(OwnersArgs),
    Plans(PlansArgs),
    Due(DueArgs),
    Chart(ChartArgs),
    Report(ReportArgs),
    Site(SiteArgs),
    Export(ExportArgs),
    Review(ReviewArgs),
    // Larger than the others by far.
    Set(Box<SetArgs>),
    Import(ImportArgs),
    Init(InitArgs),
    Add(AddArgs),
    Move(MoveArgs),
    Rename(RenameArgs),
    End(EndArgs),
    Open(PeriodArgs),
    Close(PeriodArgs),
    Undo(UndoArgs),
    Fmt(FmtArgs),
    Diff(DiffArgs),
    Log(LogArgs),
    Blame(BlameArgs),
    Check(CheckArgs),
    Explain(ExplainArgs),
    Lsp(LspArgs),
    Schema(SchemaArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
    MergeDriver(MergeDriverArgs),
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
        let format = match self {
            Self::Status(args) => return args.answer.read_as(),
            Self::List(args) => return args.answer.read_as(),
            Self::Show(args) => args.format,
            Self::Tree(args) => args.format,
            Self::Owners(args) => return args.answer.read_as(),
            Self::Plans(args) => return args.answer.read_as(),
            // A program reads its exit code, whatever the format.
            Self::Due(args) if args.fail => return ReadAs::Whole,
            Self::Due(args) => return args.answer.read_as(),
            Self::Log(args) => args.format,
            Self::Blame(args) => args.format,
            Self::Chart(args) => return args.read_as(),
            // The board takes a report for complete.
            Self::Report(args) if args.output.is_some() || args.format.is_some() => return ReadAs::Whole,
            // Nobody fills in what is missing from a sheet.
            Self::Export(_) | Self::Site(_) => return ReadAs::Whole,
            // Commands that change a plan, or need none, have no format.
            _ => return ReadAs::Text,
        };
        format.read_as()
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
