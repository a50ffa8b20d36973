//! The commands there are.

use clap::{CommandFactory, Subcommand};

use super::{
    AddArgs, BlameArgs, ChartArgs, CheckArgs, CompletionsArgs, DiffArgs, DueArgs, EndArgs, ExplainArgs, ExportArgs,
    FmtArgs, HelpArgs, ImportArgs, InitArgs, Line, ListArgs, LogArgs, ManArgs, MergeDriverArgs, MoveArgs, OwnersArgs,
    PeriodArgs, PlansArgs, RenameArgs, ReportArgs, ReviewArgs, SchemaArgs, SetArgs, ShowArgs, StatusArgs, TreeArgs,
    UndoArgs,
};

/// Lists the commands once, and makes two of the list: one that a run is understood by, where what a command takes is
/// only put together for the command that is run, and one with all of it, for its texts and for what is wrong.
macro_rules! commands {
    ($($name:ident($args:ty),)*) => {
        #[derive(Subcommand, Debug)]
        #[command(defer = true)]
        pub(in crate::cli) enum Command {
            $($name($args),)*
        }

        /// The command line with all that every command takes.
        pub(in crate::cli) fn whole() -> clap::Command {
            #[derive(Subcommand)]
            enum Whole {
                $($name($args),)*
            }
            Line::<Whole>::command()
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
    Export(ExportArgs),
    Review(ReviewArgs),
    Set(SetArgs),
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
    Schema(SchemaArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
    MergeDriver(MergeDriverArgs),
    Help(HelpArgs),
}

/// What an answer on standard output is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum ReadAs {
    /// Text, on a terminal.
    Text,
    /// Markdown.
    Markdown,
    /// Something that is taken for the whole: data, a file for others, or an exit code.
    Whole,
}

impl Command {
    /// Returns whether a long answer is shown a screen at a time: one that only tells something, once.
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

    /// Returns what the answer is read as.
    pub(in crate::cli) fn read_as(&self) -> ReadAs {
        let format = match self {
            Self::Status(args) => return args.answer.read_as(),
            Self::List(args) => return args.answer.read_as(),
            Self::Show(args) => args.format,
            Self::Tree(args) => args.format,
            Self::Owners(args) => return args.answer.read_as(),
            Self::Plans(args) => return args.answer.read_as(),
            // Its exit code is read by a program, whatever its format.
            Self::Due(args) if args.fail => return ReadAs::Whole,
            Self::Due(args) => return args.answer.read_as(),
            Self::Log(args) => args.format,
            Self::Blame(args) => args.format,
            Self::Chart(args) => return args.read_as(),
            // The board takes it for the whole.
            Self::Report(args) if args.output.is_some() || args.format.is_some() => return ReadAs::Whole,
            // What is missing from a sheet, nobody fills in.
            Self::Export(_) => return ReadAs::Whole,
            // What changes a plan, or answers without one, writes no rows.
            _ => return ReadAs::Text,
        };
        format.read_as()
    }

    /// Returns the plans that are asked about; none where it is about all.
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
            Self::Plans(args) => &args.plan,
            Self::Blame(args) => &args.plan,
            _ => &[],
        }
    }
}
