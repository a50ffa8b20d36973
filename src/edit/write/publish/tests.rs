use snapbox::dir::DirRoot;

use super::*;

/// Web pages, of one character.
const GENERATED: GeneratedFiles = GeneratedFiles {
    is_path: |path| {
        path.rsplit('.').next() == Some("html") && !path.split('/').any(|part| part.is_empty() || part.starts_with('.'))
    },
    is_content: |_, bytes| bytes.len() == 1,
};

fn publish(dir: &Path, files: &[(&str, &str)]) -> Result<usize, NotPublished> {
    let mut folder = PublishedFolder::open(dir, files.iter().map(|(path, _)| *path), GENERATED)?;
    for (path, text) in files {
        folder.write(path, text.as_bytes())?;
    }
    folder.finish()
}

fn read(file: PathBuf) -> String {
    fs::read_to_string(file).unwrap_or_default()
}

#[test]
fn only_what_was_written_here_is_replaced_and_removed() {
    let root = DirRoot::mutable_temp().unwrap();
    let dir = root.path().unwrap().join("new");
    assert_eq!(publish(&dir, &[("a.html", "1"), ("b/c.html", "2")]).unwrap(), 2);
    assert_eq!(publish(&dir, &[("a.html", "1"), ("b/c.html", "2")]).unwrap(), 0);
    fs::write(dir.join("CNAME"), "mine").unwrap();
    assert_eq!(publish(&dir, &[("a.html", "3")]).unwrap(), 1);
    assert_eq!((read(dir.join("a.html")), read(dir.join("CNAME"))), ("3".to_owned(), "mine".to_owned()));
    assert!(!dir.join("b").exists());
    assert!(matches!(publish(&dir, &[("CNAME", "x")]), Err(NotPublished::InTheWay(path)) if path == "CNAME"));
    fs::write(dir.join("a.html"), "edited").unwrap();
    fs::write(dir.join(LIST), format!("{}  a.html\n", hash_of_bytes(b"edited"))).unwrap();
    assert!(matches!(publish(&dir, &[("a.html", "4")]), Err(NotPublished::InTheWay(_))));
    assert_eq!(publish(&dir, &[("d.html", "5")]).unwrap(), 1);
    assert_eq!(read(dir.join("a.html")), "edited");
}

#[test]
fn a_folder_of_others_is_refused_and_a_planted_list_leads_nowhere() {
    let root = DirRoot::mutable_temp().unwrap();
    let dir = root.path().unwrap().join("site");
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join("index.html"), "mine").unwrap();
    assert!(matches!(publish(&dir, &[("index.html", "x")]), Err(NotPublished::Foreign)));
    let victim = dir.parent().unwrap().join("victim");
    fs::write(&victim, "v").unwrap();
    for path in ["../victim", "/victim.html", "a/../../victim.html", ".git/a.html", "README.md"] {
        fs::write(dir.join(LIST), format!("{}  {path}\n", hash_of_bytes(b"v"))).unwrap();
        assert!(matches!(publish(&dir, &[("b.html", "x")]), Err(NotPublished::List)), "{path}");
    }
    assert_eq!((read(dir.join("index.html")), read(victim)), ("mine".to_owned(), "v".to_owned()));
}

#[cfg(unix)]
#[test]
fn no_link_is_followed() {
    use std::os::unix::fs::symlink;
    let root = DirRoot::mutable_temp().unwrap();
    let base = root.path().unwrap();
    fs::write(base.join("victim"), "v").unwrap();
    fs::create_dir(base.join("elsewhere")).unwrap();
    let dir = base.join("site");
    publish(&dir, &[("a.html", "1")]).unwrap();
    symlink(base.join("victim"), dir.join("b.html")).unwrap();
    assert!(matches!(publish(&dir, &[("b.html", "x")]), Err(NotPublished::Link(_))));
    symlink(base.join("elsewhere"), dir.join("c")).unwrap();
    assert!(matches!(publish(&dir, &[("c/d.html", "x")]), Err(NotPublished::Link(_))));
    assert_eq!(read(base.join("victim")), "v");
    assert_eq!(fs::read_dir(base.join("elsewhere")).unwrap().count(), 0);
}
