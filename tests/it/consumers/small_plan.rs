//! A plan without findings on any day: everything planned was done in its first year.

/// The files by path.
pub(super) const FILES: [(&str, &str); 4] = [
    ("governance.toml", "title = \"Regionens planer\"\nlanguage = \"sv\"\n"),
    (
        "kultur/plan.toml",
        r#"id = "kultur"
title = "Kulturplan"
language = "sv"
period = { first = 2024, last = 2027 }

[[status]]
name = "Grönt"
stage = "done"
color = "green"
meaning = "Aktiviteten har genomförts."

[[owner]]
name = "Samordnare"
"#,
    ),
    (
        "kultur/1.10-las.toml",
        r#"id = "1.10"
title = "Läsning"

[[priority]]
id = "1.10.1"
title = "Läslust"

[[priority.activity]]
id = "1.10.1-1"
title = "Dela ut bokgåvor"
owners = ["Samordnare"]
start = 2024
follow_up.2024 = { status = "Grönt" }
"#,
    ),
    (
        "kultur/2.1-samverkan.toml",
        r#"id = "2.1"
title = "Samverkan"

[[activity]]
id = "2.1-1"
title = "Träffas"
owners = ["Samordnare"]
start = 2024
follow_up.2024 = { status = "Grönt" }
"#,
    ),
];
