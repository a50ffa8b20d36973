//! Tests of the logo of a plan: in reports, and as `plan check` finds it.

use std::io::{Cursor, Read};

use crate::common::{Program, with_files};
use crate::picture::picture;
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
    let too_long = picture(2);
    let too_long = [&too_long[..16], &5000_u32.to_be_bytes(), &too_long[20..]].concat();
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

#[cfg(unix)]
#[test]
fn a_logo_behind_a_link_out_of_the_plan_is_refused_as_that() {
    let program = with_logo("logo.png");
    put(&program, "logo.png", &picture(4));
    std::os::unix::fs::symlink("../logo.png", program.path("p/logo.png")).expect("a link can be made");
    let refused = program.run("report -C p --format html --lang en --today 2026-12-31").refused();
    assert!(refused.contains("logo: the link leads out of the plan's directory, or to a hidden file"), "{refused}");
}
