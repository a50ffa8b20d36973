//! Plans with many long names.

use crate::common::{Program, with_files};

/// Two plans of four goals each, with many owners whose names are long, and with long words.
pub(crate) fn long_names() -> Program {
    let owners: Vec<String> = (1..=14)
        .map(|number| match number % 3 {
            0 => format!("{number} Samordnare för kultur, bibliotek, bildning och folkhälsa i länets kommuner"),
            1 => format!("{number} Enheten för främjandeverksamhet inom bild, form, film och rörlig bild"),
            _ => format!("{number} Kollektivtrafikupphandlingsansvarig"),
        })
        .collect();
    let register: String = owners.iter().map(|name| format!("[[owner]]\nname = \"{name}\"\n")).collect();
    let governance = "title = \"Region Eklidens och Förbundskommunernas gemensamma planer\"\nlanguage = \"sv\"\n\n[organisation]\nname = \"Region Ekliden och Förbundskommunernas samverkansorganisation\"\n".to_owned();
    let mut files = vec![("governance.toml".to_owned(), governance)];
    for id in ["ett", "tva"] {
        let manifest = format!(
            "id = \"{id}\"\ntitle = \"Genomförandeplan för den regionala kulturverksamhetens utvecklingsprogram ({id})\"\nlanguage = \"sv\"\n\
             period = {{ first = 2024, last = 2027 }}\nfollow_up = {{ current = 2025 }}\nstatus = [\n\
             {{ name = \"Avviker väsentligt från planen\", stage = \"off-track\", color = \"red\", meaning = \"M.\" }},\n\
             {{ name = \"Försenad med anledning\", stage = \"off-track\", color = \"orange\", meaning = \"M.\" }},\n\
             {{ name = \"Pausad tills vidare\", stage = \"ongoing\", color = \"purple\", meaning = \"M.\" }},\n\
             {{ name = \"Pågår enligt plan\", stage = \"ongoing\", color = \"yellow\", meaning = \"M.\" }},\n\
             {{ name = \"Genomförd\", stage = \"done\", color = \"green\", meaning = \"M.\" }},\n]\n{register}"
        );
        files.push((format!("{id}/plan.toml"), manifest));
        files.extend((1..=4).map(|goal| (format!("{id}/{goal}.toml"), goal_of_long_names(goal, &owners))));
    }
    with_files(files.iter().map(|(path, text)| (&**path, &**text)))
}

const STATUSES: [&str; 5] = [
    "Avviker väsentligt från planen",
    "Försenad med anledning",
    "Pausad tills vidare",
    "Pågår enligt plan",
    "Genomförd",
];

fn goal_of_long_names(goal: usize, owners: &[String]) -> String {
    let mut text = format!(
        "id = \"{goal}\"\ntitle = \"Utveckla kulturskapandeverksamhetens infrastruktur och tillgänglighet i hela länet\"\n"
    );
    for priority in 1..=2 {
        text += &format!(
            "[[priority]]\nid = \"{goal}.{priority}\"\ntitle = \"Stärka biblioteksutvecklingsverksamheten\"\n"
        );
        for number in 1..=6 {
            let owner = |add: usize| &owners[(goal * 5 + priority * 3 + number + add) % owners.len()];
            let status = STATUSES[number % STATUSES.len()];
            text += &format!(
                "[[priority.activity]]\nid = \"{goal}.{priority}-{number}\"\ntitle = \"Utreda förutsättningarna för mellankommunal informationsöverföring, del {number}\"\n\
                 owners = [\"{}\", \"{}\"]\nsupport = [\"{}\"]\nstart = 2024\n\
                 follow_up.2024 = {{ status = \"Pågår enligt plan\" }}\n\
                 follow_up.2025 = {{ status = \"{status}\", note = \"Upphandlingsförfarandet är överklagat till förvaltningsrätten\" }}\n",
                owner(0),
                owner(1),
                owner(2)
            );
        }
    }
    text
}
