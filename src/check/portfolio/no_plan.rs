//! A portfolio has plans.

use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::Text;
use crate::model::Portfolio;
use crate::source::{Place, Span};

pub(super) static CODE: Code = Code {
    id: "PL220",
    name: "no-plan",
    severity: Severity::Error,
    summary: Text::fixed(
        "Bredvid governance.toml finns ingen katalog med en plan.toml, så ingen plan är läst.",
        "Beside governance.toml there is no directory with a plan.toml, so no plan was read.",
    ),
    why: Text::fixed(
        "Utan planer finns inget att kontrollera, och en kontroll som inte såg något får inte se ut som en godkänd.",
        "Without plans there is nothing to check, and a check that saw nothing must not look like one that passed.",
    ),
    example: "title = \"Planerna\"",
    mend: Text::fixed(
        "Hämta planernas kataloger: `git submodule update --init`, `git sparse-checkout add`, eller låt synkprogrammet ladda ner dem. I en ny samling: lägg till en katalog med en plan.toml.",
        "Fetch the plans' directories: `git submodule update --init`, `git sparse-checkout add`, or let the sync program download them. In a new portfolio: add a directory with a plan.toml.",
    ),
};

pub(super) fn check(portfolio: &Portfolio<'_>, sink: &mut Sink) {
    let Some(governance) = portfolio.governance.as_ref().filter(|_| portfolio.plans.is_empty()) else { return };
    let place = Place { file: governance.file, span: Span::default() };
    let message = Text::fixed(
        "ingen plan är läst: ingen katalog här har en plan.toml",
        "no plan was read: no directory here has a plan.toml",
    );
    sink.push(Diagnostic::new(&CODE, place, message).help(HOW_TO_FETCH_PLANS));
}

/// What to do where no plan was found.
pub const HOW_TO_FETCH_PLANS: Text = Text::fixed(
    "hämta planernas kataloger (`git submodule update --init`, `git sparse-checkout add`, synkprogrammet), eller lägg till \
     en katalog med en plan.toml",
    "fetch the plans' directories (`git submodule update --init`, `git sparse-checkout add`, the sync program), or add a \
     directory with a plan.toml",
);
