//! `plan/explain/1`: the codes and their documentation.

use serde::Serialize;

use super::document;
use crate::diag::Code;
use crate::locale::Lang;

#[derive(Serialize)]
struct Explain<'c> {
    schema: &'static str,
    codes: Vec<Explained<'c>>,
}

#[derive(Serialize)]
struct Explained<'c> {
    code: &'c str,
    name: &'c str,
    family: String,
    severity: &'c str,
    summary: &'c str,
    why: &'c str,
    example: &'c str,
    mend: &'c str,
    /// True if a plan may change its severity or accept it.
    can_be_changed: bool,
}

/// Returns `plan/explain/1`.
pub fn explain(codes: &[&'static Code], lang: Lang) -> serde_json::Result<String> {
    document(&Explain { schema: "plan/explain/1", codes: codes.iter().map(|code| explained(code, lang)).collect() })
}

fn explained(code: &'static Code, lang: Lang) -> Explained<'static> {
    Explained {
        code: code.id,
        name: code.name,
        family: code.family().get(lang).to_owned(),
        severity: code.severity.name(),
        summary: code.summary.get(lang),
        why: code.why.get(lang),
        example: code.example,
        mend: code.fix.get(lang),
        can_be_changed: !code.is_fixed(),
    }
}
