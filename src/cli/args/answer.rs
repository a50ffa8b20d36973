//! `--output`, `--format` and `--excel`: the destination and the format of an answer.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::ReadAs;
use crate::cli::deliver::{Destination, deliver, nameless};
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::Stop;
use crate::cli::watch::Way;
use crate::locale::Text;
use crate::query::Refusal;
use crate::report::doc::Doc;
use crate::report::write::{Separator, markdown, terminal};

/// A format that can be chosen by a file extension.
pub(in crate::cli) trait FileFormat: Copy + 'static {
    /// The formats, in the order that messages list them.
    const OF_FILES: &'static [Self];
    /// The default on standard output.
    const OF_SCREEN: Self;

    /// Returns the file extension.
    fn extension(self) -> &'static str;

    /// Returns the format for the extension of a file name.
    fn of_name(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?;
        Self::OF_FILES.iter().copied().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }

    /// Returns the format that was asked for, else the one for the file name.
    fn choose(asked: Option<Self>, target: &Destination<'_>) -> Result<Self, Refusal> {
        match (asked, target) {
            (Some(format), _) => Ok(format),
            (None, Destination::Screen) => Ok(Self::OF_SCREEN),
            (None, Destination::File(path)) => Self::of_name(path).ok_or_else(|| {
                let extensions: Vec<&str> = Self::OF_FILES.iter().map(|format| format.extension()).collect();
                nameless(path, &extensions)
            }),
        }
    }
}

/// The destination and the format of an answer in rows.
#[derive(Args, Debug)]
pub(in crate::cli) struct AnswerArgs {
    /// Write to this file; - is standard output
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write as table, json, jsonl, csv, tsv or md [else as the file's name says]
    #[arg(long, value_name = "FORMAT", ignore_case = true)]
    format: Option<Format>,
    #[command(flatten)]
    excel: ExcelArgs,
}

/// The format of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    Table,
    Json,
    Jsonl,
    Csv,
    Tsv,
    Md,
}

impl FileFormat for Format {
    const OF_FILES: &'static [Self] = &[Self::Md, Self::Csv, Self::Tsv, Self::Json, Self::Jsonl, Self::Table];
    const OF_SCREEN: Self = Self::Table;

    fn extension(self) -> &'static str {
        match self {
            Self::Table => "txt",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Md => "md",
        }
    }
}

/// The content of an answer, which a command makes; formats of the same shape differ only in how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum AnswerShape {
    /// A document, for [`AnswerForm::text`].
    Document,
    /// One JSON document.
    Json,
    /// A JSON document for each row.
    JsonLines,
    /// Rows of values under a header.
    Rows,
}

impl Format {
    /// Returns the shape of an answer in this format.
    fn shape(self) -> AnswerShape {
        match self {
            Self::Table | Self::Md => AnswerShape::Document,
            Self::Json => AnswerShape::Json,
            Self::Jsonl => AnswerShape::JsonLines,
            Self::Csv | Self::Tsv => AnswerShape::Rows,
        }
    }

    /// Returns how the reader uses an answer on standard output.
    pub(in crate::cli) fn read_as(self) -> ReadAs {
        match self {
            Self::Table => ReadAs::Text,
            Self::Md => ReadAs::Markdown,
            Self::Json | Self::Jsonl | Self::Csv | Self::Tsv => ReadAs::Whole,
        }
    }
}

/// The format of an answer that has no rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum TextFormat {
    Table,
    Json,
    Md,
}

impl TextFormat {
    /// Returns how the reader uses an answer on standard output.
    pub(in crate::cli) fn read_as(self) -> ReadAs {
        match self {
            Self::Table => ReadAs::Text,
            Self::Md => ReadAs::Markdown,
            Self::Json => ReadAs::Whole,
        }
    }
}

impl AnswerArgs {
    fn target(&self) -> Destination<'_> {
        Destination::of(self.output.as_deref())
    }

    /// Returns how the reader uses the answer; a file is always [`ReadAs::Whole`].
    pub(in crate::cli) fn read_as(&self) -> ReadAs {
        match self.target() {
            Destination::File(_) => ReadAs::Whole,
            Destination::Screen => self.format.unwrap_or(Format::OF_SCREEN).read_as(),
        }
    }

    /// Returns how `--watch` replaces one answer by the next.
    pub(in crate::cli) fn way(&self) -> Way {
        self.target().way()
    }

    /// Returns the destination and the format of the answer, or a refusal.
    pub(in crate::cli) fn form(&self) -> Result<AnswerForm<'_>, Refusal> {
        let target = self.target();
        let format = Format::choose(self.format, &target)?;
        let csv = self.excel.separator(format == Format::Csv)?;
        let separator = target.separator(if format == Format::Tsv { Separator::Tab } else { csv });
        Ok(AnswerForm { target, format, separator })
    }
}

/// The destination and the format of an answer, validated.
pub(in crate::cli) struct AnswerForm<'t> {
    target: Destination<'t>,
    format: Format,
    /// The dialect, for formats of delimited rows.
    pub(in crate::cli) separator: Separator,
}

impl AnswerForm<'_> {
    /// Returns what the command is to make.
    pub(in crate::cli) fn shape(&self) -> AnswerShape {
        self.format.shape()
    }

    /// Returns a document in the format.
    pub(in crate::cli) fn text(&self, doc: &Doc, session: &Session<'_>) -> Vec<u8> {
        match self.format {
            Format::Md => markdown(doc).into_bytes(),
            // No document is made for the formats of data.
            Format::Table | Format::Json | Format::Jsonl | Format::Csv | Format::Tsv => {
                terminal(doc, self.target.screen(session)).into_bytes()
            }
        }
    }

    /// Returns whether it is a table with little room for columns.
    pub(in crate::cli) fn is_narrow(&self, session: &Session<'_>) -> bool {
        self.format == Format::Table && self.target.screen(session).is_narrow()
    }

    /// Writes the answer to its destination.
    pub(in crate::cli) fn deliver(
        &self,
        answer: &[u8],
        session: &Session<'_>,
        output: &mut Output,
    ) -> Result<(), Stop> {
        deliver(&self.target, answer, session, output)
    }
}

#[derive(Args, Debug)]
pub(in crate::cli) struct ExcelArgs {
    /// Write CSV for Nordic Excel: semicolons, and heads in words
    #[arg(long)]
    excel: bool,
}

impl ExcelArgs {
    /// Returns the dialect of CSV, and refuses `--excel` for other formats.
    pub(in crate::cli) fn separator(&self, is_csv: bool) -> Result<Separator, Refusal> {
        match (self.excel, is_csv) {
            (false, _) => Ok(Separator::Comma),
            (true, true) => Ok(Separator::Excel),
            (true, false) => Err(Refusal::new(
                Text::fixed("--excel: gäller bara CSV", "--excel: is for CSV only"),
                Some(Text::fixed("lägg till --format csv", "add --format csv")),
            )),
        }
    }
}
