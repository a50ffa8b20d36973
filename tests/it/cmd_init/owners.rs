//! Owners as cells name them: with what each does in brackets or before the name, and bodies with commas in their names.

use super::tables::taken;

/// Returns the file of the only goal of a sheet with these cells of owners, a row each.
fn goal(header: &str, cells: &[&str]) -> super::tables::Taken {
    let rows = (1..).zip(cells).map(|(at, cell)| format!("Läsa;Läs {at};{cell}\n")).collect::<Vec<_>>().concat();
    taken("a.csv", format!("Mål;Aktivitet;{header}\n{rows}"))
}

#[test]
fn what_each_does_stands_beside_its_name() {
    let cells = ["KN (ansvarig), TN (stöd)", "\"Ansvarig: KN, Stöd: TN\"", "KN (huvudansvar), TN"];
    let taken = goal("Ansvarig", &cells);
    let file = taken.file("1-lasa.toml");
    assert_eq!(file.matches("owners = [\"KN\"]\nsupport = [\"TN\"]\n").count(), 3, "{file}");
    // That the other only helps is not what the cell says.
    assert_eq!(
        taken.fate("KN (huvudansvar), TN"),
        Some(("KN; TN", "who is named as responsible is the owner, and the others support"))
    );
    assert_eq!(taken.fate("KN (ansvarig), TN (stöd)"), None);
}

#[test]
fn the_name_of_a_body_may_have_commas() {
    let cells = [
        "Nämnden för kultur, fritid och bibliotek",
        "Department for Digital, Culture, Media and Sport, Library",
        "Board of Health, Police and Fire",
        "Police and Fire",
    ];
    let taken = goal("Ansvarig", &cells);
    let expected = "1 Läsa: Läs 1 (Nämnden för kultur, fritid och bibliotek); \
                    Läs 2 (Department for Digital, Culture, Media and Sport, Library); \
                    Läs 3 (Board of Health, Police and Fire); Läs 4 (Police and Fire)";
    assert_eq!(taken.plan, [expected]);
    let file = taken.file("1-lasa.toml");
    for owners in [
        "[\"Nämnden för kultur, fritid och bibliotek\"]",
        "[\"Department for Digital, Culture, Media and Sport\", \"Library\"]",
        // What is named alone elsewhere is a name.
        "[\"Board of Health\", \"Police and Fire\"]",
    ] {
        assert!(file.contains(&format!("owners = {owners}\n")), "{owners}: {file}");
    }
}

#[test]
fn who_is_responsible_is_not_listed_as_support_too() {
    let taken = goal("Ansvarig;Stöd", &["KN;KN, TN", "KN;kn", "KN med stöd av KN, TN;"]);
    let file = taken.file("1-lasa.toml");
    assert_eq!(file.matches("support = [\"TN\"]").count(), 2, "{file}");
    let why = "who is responsible is not listed as support too";
    assert_eq!(taken.fate("KN, TN"), Some(("TN", why)));
    assert_eq!(taken.fate("kn"), Some(("–", why)));
    assert_eq!(taken.fate("KN med stöd av KN, TN"), Some(("KN; TN", why)));
    assert!(!taken.program.run("check -C new --lang en").out.contains("PL212"));
}
