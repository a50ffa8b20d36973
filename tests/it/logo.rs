//! Tests of the logo of a plan: in reports, and as `plan check` finds it.

use std::io::{Cursor, Read};

use crate::common::{Program, with_files};
use crate::picture::{claiming, picture};
use crate::reports::bytes;

/// A plan of one activity in the folder `p`, with a logo.
fn with_logo(name: &str) -> Program {
    let plan = format!(
        "id = \"p\"\ntitle = \"P\"\nlanguage = \"en\"\nperiod = {{ first = 2026, last = 2027 }}\n[follow_up]\ncurrent = 2026\n\
         [report]\nlogo = \"{name}\"\n[[owner]]\nname = \"A\"\n[[status]]\nname = \"Green\"\nstage = \"done\"\n"
    );
    let goal = "id = \"1\"\ntitle = \"G\"\n[[activity]]\nid = \"1-1\"\ntitle = \"T\"\nowners = [\"A\"]\nstart = 2026\n";
    with_files([("p/plan.toml", &*plan), ("p/1.toml", goal)])
}

/// A plan with a logo that can be used.
pub(crate) fn with_own_logo() -> Program {
    let program = with_logo("logo.png");
    put(&program, "p/logo.png", &picture(4));
    program
}

fn put(program: &Program, path: &str, picture: &[u8]) {
    std::fs::write(program.path(path), picture).expect("the picture can be written");
}

#[test]
fn a_logo_is_part_of_the_page_and_nothing_outside_the_plan_is() {
    let report = "report -C p --format html --lang en --today 2026-12-31";
    let check = "check -C p --format short --lang en --only PL225 --today 2026-12-31";
    for name in ["logo.png", "./logo.png"] {
        let program = with_logo(name);
        put(&program, "p/logo.png", &picture(4));
        let shown = program.run(report).fine();
        assert!(
            shown.contains("src=\"data:image/png;base64,iVBORw0KGgoAAAAN") && shown.contains(" img-src data:;"),
            "{shown}"
        );
        program.run(check).fine();
    }
    // What a report refuses, `plan check` has told, in the same words.
    let too_long = claiming(5000, 2);
    for (name, picture, why) in [
        ("logo.png", &b"<svg/>"[..], "the file is neither PNG nor JPEG"),
        ("logo.png", b"\x89PNG\r\n\x1a\n", "the picture is damaged or incomplete"),
        ("logo.png", &too_long, "the picture is 5000 × 2 pixels, and no side may be longer than 4096"),
        ("logo.png", &vec![0; 1_048_577], "it is too large (1049 kB)"),
        ("../logo.png", b"", "the file is outside the plan's directory"),
        ("/etc/passwd", b"", "the file is outside the plan's directory"),
        ("other.png", b"", "it does not exist"),
        (".", b"", "it is no ordinary file"),
    ] {
        let program = with_logo(name);
        put(&program, "p/logo.png", picture);
        let refused = program.run(report).refused();
        assert!(refused.contains(&format!("logo: {why}")) && refused.contains("plan.toml:"), "{refused}");
        let found = program.run(check);
        assert!(found.code == 1 && found.out.contains(&format!("the logo cannot be used: {why}")), "{found}");
    }
}

#[test]
fn a_logo_is_in_word_and_in_excel_with_the_name_of_whose_it_is() {
    let program = with_own_logo();
    let plan = std::fs::read_to_string(program.path("p/plan.toml")).expect("it is there");
    program.write("p/plan.toml", plan.replace("[report]\n", "[report]\nsender = \"The <Office>\"\n"));
    for (format, media, drawing) in [
        ("docx", "word/media/logo.png", "word/document.xml"),
        ("xlsx", "xl/media/image1.png", "xl/drawings/drawing1.xml"),
    ] {
        let file = bytes(&program, &format!("report -C p --format {format} --lang en --today 2026-12-31 -o -"));
        let part = |path: &str| {
            let mut archive = zip::ZipArchive::new(Cursor::new(&*file)).expect("a zip file");
            let mut content = Vec::new();
            archive.by_name(path).expect(path).read_to_end(&mut content).expect("it can be read");
            content
        };
        assert_eq!(part(media), picture(4), "{format}");
        let drawing = String::from_utf8(part(drawing)).expect("XML");
        let xml = roxmltree::Document::parse(&drawing).expect("XML");
        assert!(xml.descendants().any(|node| node.attribute("descr") == Some("The <Office>")), "{drawing}");
    }
    let refused = |format: &str| {
        put(&program, "p/logo.png", b"");
        program.run(&format!("report -C p --format {format} -o ut.{format}")).refused()
    };
    assert!(["docx", "xlsx"].into_iter().all(|format| refused(format).contains("logo: ")));
    program.run("report -C p --format md").fine();
}

#[test]
fn a_logo_of_which_a_byte_was_changed_is_refused_in_every_format_that_shows_it() {
    let program = with_own_logo();
    let mut changed = picture(4);
    changed[44] ^= 1;
    put(&program, "p/logo.png", &changed);
    for lang in ["sv", "en"] {
        let why =
            ["bilden är skadad eller ofullständig", "the picture is damaged or incomplete"][usize::from(lang == "en")];
        for asked in [
            "report -C p -o ut.html",
            "report -C p -o ut.docx",
            "report -C p -o ut.xlsx",
            "report -C p -o ut.svg",
            "site -C p -o ut",
        ] {
            let refused = program.run(&format!("{asked} --lang {lang}")).refused();
            assert!(refused.contains("plan.toml:") && refused.contains(&format!("logo: {why}")), "{asked}: {refused}");
        }
    }
    let found = program.run("check -C p --format short --lang en --only PL225");
    assert!(found.code == 1 && found.out.contains("the picture is damaged or incomplete"), "{found}");
}

#[test]
fn a_site_has_its_logo_beside_the_pages_under_a_name_that_its_content_decides() {
    let program = with_own_logo();
    let page = |path: &str| std::fs::read_to_string(program.path(&format!("webb/{path}"))).expect("it is there");
    let logos = || -> Vec<String> {
        let names = std::fs::read_dir(program.path("webb")).expect("a folder").flatten();
        names.filter_map(|it| it.file_name().into_string().ok()).filter(|name| name.starts_with("logo-")).collect()
    };
    program.run("site -C p -o webb --base-url https://p.example --today 2026-12-31").fine();
    let [first] = &logos()[..] else { panic!("{:?}", logos()) };
    assert_eq!(std::fs::read(program.path(&format!("webb/{first}"))).expect("the logo"), picture(4));
    for (path, up) in [("index.html", ""), ("p/index.html", "../"), ("p/owner/a.html", "../../")] {
        let page = page(path);
        assert!(page.contains(&format!("<img class=\"logo\" src=\"{up}{first}\" alt=\"\">")), "{path}: {page}");
        assert!(page.contains("style-src 'self'; img-src 'self'; base-uri 'none'"), "{path}: {page}");
    }
    // Another picture has another name, and the former one is gone; without one, nothing is let in.
    put(&program, "p/logo.png", &picture(5));
    program.run("site -C p -o webb --base-url https://p.example --today 2026-12-31").fine();
    assert!(logos().len() == 1 && logos()[0] != *first, "{:?}", logos());
    let plan = std::fs::read_to_string(program.path("p/plan.toml")).expect("it is there");
    program.write("p/plan.toml", plan.replace("logo = \"logo.png\"", ""));
    program.run("site -C p -o webb --base-url https://p.example --today 2026-12-31").fine();
    assert!(logos().is_empty() && !page("index.html").contains("img"), "{:?}", logos());
}

/// The index of a site has a logo only where all plans have the same.
#[test]
fn the_index_of_a_site_has_the_logo_that_its_plans_have_in_common() {
    let program = with_own_logo();
    for file in ["plan.toml", "1.toml"] {
        let text = std::fs::read_to_string(program.path(&format!("p/{file}"))).expect("it is there");
        program.write(&format!("q/{file}"), text.replace("id = \"p\"", "id = \"q\""));
    }
    program.write("governance.toml", "title = \"G\"\n");
    let index = || {
        program.run("site -o webb --base-url https://p.example --today 2026-12-31").fine();
        std::fs::read_to_string(program.path("webb/index.html")).expect("it is there")
    };
    put(&program, "q/logo.png", &picture(4));
    assert!(index().contains("class=\"logo\""));
    put(&program, "q/logo.png", &picture(5));
    assert!(!index().contains("class=\"logo\""));
}

#[cfg(unix)]
#[test]
fn a_logo_behind_a_link_out_of_the_plan_is_refused_as_that() {
    let program = with_logo("logo.png");
    put(&program, "logo.png", &picture(4));
    std::os::unix::fs::symlink("../logo.png", program.path("p/logo.png")).expect("a link can be made");
    let refused = program.run("report -C p --format html --lang en --today 2026-12-31").refused();
    assert!(refused.contains("logo: the link leads out of the plan's directory, or to a hidden file"), "{refused}");
}
