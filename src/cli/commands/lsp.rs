//! `plan lsp`: a language server on standard input and output, for editors.

use crate::cli::args::GlobalArgs;
use crate::cli::environment::Environment;
use crate::cli::language;
use crate::cli::stop::{Exit, Stop};
use crate::locale::Lang;
use crate::lsp::{End, Surroundings, serve, stdio};

pub(in crate::cli) fn lsp(global: &GlobalArgs, environment: &Environment) -> Result<Exit, Stop> {
    let stated = environment.plan_lang.as_deref().and_then(Lang::from_tag);
    let surroundings = Surroundings {
        today: Environment::today,
        asked_day: global.today,
        asked_lang: global.lang.or(stated),
        system_lang: language::of_system(),
    };
    let (connection, pipes) = stdio()?;
    let end = serve(&connection, &surroundings);
    // Sends the last messages before the process ends.
    drop(connection);
    pipes.join()?;
    Ok(if end == End::Asked { Exit::Fine } else { Exit::Findings })
}
