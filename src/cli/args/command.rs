//! The commands there are.

use clap::{CommandFactory, Subcommand};

use super::{
    AddArgs, BlameArgs, ChartArgs, CheckArgs, DiffArgs, DueArgs, EndArgs, ExplainArgs, ExportArgs, FmtArgs, Format,
    ImportArgs, Line, ListArgs, LogArgs, MergeDriverArgs, MoveArgs, PeriodArgs, PlansArgs, RenameArgs, ReportArgs,
    ReviewArgs, RowsArgs, SchemaArgs, SetArgs, ShowArgs, StatusArgs, TreeArgs,
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
    Owners(RowsArgs),
    Plans(PlansArgs),
    Due(DueArgs),
    Chart(ChartArgs),
    Report(ReportArgs),
    Export(ExportArgs),
    Review(ReviewArgs),
    Set(SetArgs),
    Import(ImportArgs),
    Add(AddArgs),
    Move(MoveArgs),
    Rename(RenameArgs),
    End(EndArgs),
    Open(PeriodArgs),
    Close(PeriodArgs),
    Fmt(FmtArgs),
    Diff(DiffArgs),
    Log(LogArgs),
    Blame(BlameArgs),
    Check(CheckArgs),
    Explain(ExplainArgs),
    Schema(SchemaArgs),
    MergeDriver(MergeDriverArgs),
}

impl Command {
    /// Whether a program reads what comes out.
    pub(in crate::cli) fn is_for_machines(&self) -> bool {
        let format = match self {
            Self::Status(args) => args.format,
            Self::List(args) => args.format,
            Self::Show(args) => args.format,
            Self::Tree(args) => args.format,
            Self::Owners(args) => args.format,
            Self::Plans(args) => args.format,
            // Its exit code is read by a program, whatever its format.
            Self::Due(args) if args.fail => return true,
            Self::Due(args) => args.format,
            Self::Diff(args) => return args.is_for_machines(),
            Self::Log(args) => args.format,
            Self::Blame(args) => args.format,
            Self::Chart(args) => return args.is_for_machines(),
            // The board takes it for the whole.
            Self::Report(args) => return args.output.is_some() || args.format.is_some(),
            // What is missing from a sheet, nobody fills in.
            Self::Export(_) => return true,
            // What changes a plan, or answers without one, writes no rows.
            _ => return false,
        };
        !matches!(format, Format::Table | Format::Md)
    }
}
