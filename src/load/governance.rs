//! Reads the governance file, `governance.toml`.

use super::plan::{language, years};
use super::table::TableReader;
use crate::model::{Focus, Governance, Organisation, PlanBrief, PossibleNames, Strategy};
use crate::source::FileId;

/// Reads the governance; `None` without a title.
pub(super) fn read<'a>(table: &mut TableReader<'a, '_>, file: FileId) -> Option<Governance<'a>> {
    let title = table.required("title");
    let (language, source) = (language(table), table.optional("source"));
    let organisation = table.table("organisation", organisation).flatten();
    let strategy = table.table("strategy", strategy).flatten();
    let focuses = table.tables("focus", focus).into_iter().flatten().collect();
    let plans = table.tables("plan", plan).into_iter().flatten().collect();
    Some(Governance {
        title: title?,
        language,
        source,
        organisation,
        strategy,
        focuses,
        plans,
        file,
        possible_names: PossibleNames::default(),
    })
}

fn organisation<'a>(table: &mut TableReader<'a, '_>) -> Option<Organisation<'a>> {
    let name = table.required("name");
    let (decides, board) = (table.optional("decides"), table.optional("board"));
    let (responsible, administration) = (table.optional("responsible"), table.optional("administration"));
    let text = table.optional("text");
    Some(Organisation { name: name?, decides, board, responsible, administration, text })
}

fn strategy<'a>(table: &mut TableReader<'a, '_>) -> Option<Strategy<'a>> {
    let (id, title) = (table.required("id"), table.required("title"));
    let short = table.optional("short");
    let years = table.table("period", years).flatten();
    let text = table.optional("text");
    Some(Strategy { id: id?, title: title?, short, years, text })
}

fn focus<'a>(table: &mut TableReader<'a, '_>) -> Option<Focus<'a>> {
    let year = table.required("year");
    let (decided_by, text) = (table.optional("decided_by"), table.optional("text"));
    let priorities = table.list("priorities");
    Some(Focus { year: year?, decided_by, text, priorities })
}

fn plan<'a>(table: &mut TableReader<'a, '_>) -> Option<PlanBrief<'a>> {
    let (id, title) = (table.required("id"), table.required("title"));
    let (aim, text) = (table.optional("aim"), table.optional("text"));
    Some(PlanBrief { id: id?, title: title?, aim, text })
}
