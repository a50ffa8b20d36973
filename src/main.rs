//! The `plan` command: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    plan::cli::main()
}
