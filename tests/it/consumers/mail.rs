//! Tests of letters by `plan export --mail`, with a mail parser.

use std::path::Path;

use super::run;
use crate::common::with_files;

/// Prints a letter as Python's parser understands it: recipient, subject, draft flag, attachment, text and defects.
const SCRIPT: &str = r#"
import email, email.policy, json, sys
with open(sys.argv[1], "rb") as file:
    letter = email.message_from_binary_file(file, policy=email.policy.strict)
sheet, = letter.iter_attachments()
print(json.dumps({
    "headers": letter.keys(), "to": letter["to"], "subject": letter["subject"], "unsent": letter["x-unsent"],
    "sheet": [sheet.get_filename(), sheet.get_content_type(), len(sheet.get_content())],
    "text": letter.get_body().get_content(),
}))
"#;

#[test]
#[ignore = "runs Python: see tests/it/consumers/mod.rs"]
fn a_mail_parser_reads_what_was_written_whatever_the_plan_says() {
    for owner in
        ["Filmfrämjande", "A\\r\\nBcc: x@example.se\\r\\n\\r\\n--=_plan_=", "Ö =?UTF-8?B?QQ==?= \\\"; x=1", "Å 🎬/😀"]
    {
        let plan = format!(
            "id = \"p\"\ntitle = \"{owner}\"\nlanguage = \"sv\"\nfollow_up = {{ current = 2026 }}\n\
             status = [{{ name = \"Klart\", stage = \"done\" }}]\n\
             owner = [{{ name = \"{owner}\", aliases = [\"O\"], email = \"film@example.se\" }}]\n"
        );
        let goal = format!(
            "id = \"1\"\ntitle = \"M\"\n[[activity]]\nid = \"1-1\"\ntitle = \"{owner}\"\nowners = [\"O\"]\nstart = 2024\n"
        );
        let program = with_files([("plan.toml", &*plan), ("1.toml", &*goal)]);
        assert_eq!(program.run("export --split owner --mail -o blad/").code, 0);
        let mut files = std::fs::read_dir(program.path("blad")).expect("it is there").flatten().map(|it| it.path());
        let file = files.find(|it| it.extension().is_some_and(|it| it == "eml")).expect("a letter");
        let said = run(Path::new("."), Path::new("/"), "python3", &["-c", SCRIPT, &file.to_string_lossy()]).fine();
        let read: serde_json::Value = serde_json::from_str(&said).expect("JSON");
        assert_eq!(
            read["headers"],
            serde_json::json!([
                "MIME-Version",
                "X-Unsent",
                "X-Plan-Letter",
                "To",
                "Subject",
                "Content-Language",
                "Content-Type"
            ]),
        );
        assert_eq!((&read["to"], &read["unsent"]), (&"film@example.se".into(), &"1".into()));
        let name = file.with_extension("xlsx").file_name().expect("a name").to_string_lossy().into_owned();
        let size = std::fs::metadata(file.with_extension("xlsx")).expect("it is there").len();
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        assert_eq!(read["sheet"], serde_json::json!([name, kind, size]));
        let subject = read["subject"].as_str().expect("a text");
        assert!(subject.starts_with("Uppföljning 2026 – ") && !subject.contains(['\r', '\n']), "{subject}");
        assert!(read["text"].as_str().is_some_and(|text| text.contains("Det är dags att följa upp")), "{said}");
    }
}
