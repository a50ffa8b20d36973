//! `plan schema`: the JSON Schema of a kind of file, for editors and validators. Needs no plan.

use crate::cli::args::SchemaArgs;
use crate::cli::output::Output;
use crate::cli::stop::{Exit, Stop};
use crate::locale::Lang;

pub(in crate::cli) fn schema(args: &SchemaArgs, lang: Lang, output: &mut Output) -> Result<Exit, Stop> {
    output.write(crate::schema::schema(args.file, lang)?)?;
    Ok(Exit::Fine)
}
