//! Ownership, permissions and extended attributes, copied to the file that replaces another.

use std::fs::{self, File, Metadata, Permissions};
use std::io;
use std::path::{Path, PathBuf};

use crate::locale::{Text, text};

/// A file whose rights are copied.
#[derive(Debug)]
pub(super) struct FileRights {
    path: PathBuf,
    metadata: Metadata,
    /// True if the copy replaces the file; false if it is a new file beside it.
    is_replaced: bool,
}

/// The rights that a file lost when it was replaced.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct LostRights {
    owner: bool,
    group: bool,
    /// The POSIX access control list (ACL).
    access_list: bool,
    /// The names of the lost extended attributes.
    attributes: Vec<String>,
}

impl FileRights {
    /// Reads the rights of a file that will be replaced.
    pub(super) fn replaced(path: &Path) -> io::Result<Self> {
        Ok(Self { path: path.to_path_buf(), metadata: fs::metadata(path)?, is_replaced: true })
    }

    /// Reads the rights of a file for a new one beside it.
    pub(super) fn beside(path: &Path) -> io::Result<Self> {
        Ok(Self { is_replaced: false, ..Self::replaced(path)? })
    }

    /// Copies the rights to a file that is still empty; returns those that could not be copied.
    ///
    /// If the group or the ACL could not be copied, the group gets no more rights than everybody: its rights were
    /// meant for others.
    pub(super) fn copy_to(&self, file: &File) -> io::Result<LostRights> {
        let mut lost = LostRights::default();
        self.copy_owner(file, &mut lost)?;
        self.copy_attributes(file, &mut lost)?;
        file.set_permissions(self.permissions(&lost))?;
        // A new file belongs to its creator and had no attributes to lose.
        Ok(if self.is_replaced { lost } else { LostRights::default() })
    }
}

#[cfg(unix)]
impl FileRights {
    /// Copies the owner and the group, as far as allowed: in a shared folder the group must be kept.
    fn copy_owner(&self, file: &File, lost: &mut LostRights) -> io::Result<()> {
        use std::os::unix::fs::{MetadataExt, fchown};
        let (new, old) = (file.metadata()?, &self.metadata);
        // Members of a group may assign it, but only root may assign the owner.
        lost.owner = new.uid() != old.uid() && fchown(file, Some(old.uid()), None).is_err();
        lost.group = new.gid() != old.gid() && fchown(file, None, Some(old.gid())).is_err();
        Ok(())
    }

    fn permissions(&self, lost: &LostRights) -> Permissions {
        use std::os::unix::fs::PermissionsExt;
        let mode = self.metadata.permissions().mode();
        let everybodys = (mode & 0o7) << 3;
        let group = if lost.group || lost.access_list { mode & everybodys } else { mode } & 0o70;
        Permissions::from_mode(mode & !0o70 | group)
    }
}

#[cfg(not(unix))]
impl FileRights {
    fn copy_owner(&self, _: &File, _: &mut LostRights) -> io::Result<()> {
        Ok(())
    }

    fn permissions(&self, _: &LostRights) -> Permissions {
        self.metadata.permissions()
    }
}

/// The name of the POSIX ACL on Linux.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
const ACCESS_LIST: &str = "system.posix_acl_access";

/// Attributes that the system computes for each file, so they cannot be copied.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
const OF_THE_SYSTEM: [&str; 4] = ["security.evm", "security.ima", "com.apple.macl", "com.apple.provenance"];

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
impl FileRights {
    /// Copies the ACL and, if the file is replaced, the other extended attributes.
    fn copy_attributes(&self, file: &File, lost: &mut LostRights) -> io::Result<()> {
        use rustix::fs::{flistxattr, fremovexattr, listxattr};
        // If attributes cannot be listed, there may be an ACL.
        let names = listed(|buffer| listxattr(&self.path, buffer)).unwrap_or_else(|_| vec![ACCESS_LIST.to_owned()]);
        let (lists, others): (Vec<String>, Vec<String>) = names.into_iter().partition(|name| name == ACCESS_LIST);
        // The entries for the group are meant for the old group.
        lost.access_list = !lists.is_empty() && (lost.group || !self.copy_attribute(file, ACCESS_LIST));
        if lists.is_empty() || lost.access_list {
            // The folder's default ACL may give new files a list that the old file does not have.
            let given = listed(|buffer| flistxattr(file, buffer)).unwrap_or_default();
            if given.iter().any(|name| name == ACCESS_LIST) {
                fremovexattr(file, ACCESS_LIST)?;
            }
        }
        if self.is_replaced {
            let is_lost = |name: &String| !OF_THE_SYSTEM.contains(&&**name) && !self.copy_attribute(file, name);
            lost.attributes = others.into_iter().filter(is_lost).collect();
        }
        Ok(())
    }

    /// Copies an extended attribute, unless it is equal already; returns whether the file has it now.
    fn copy_attribute(&self, file: &File, name: &str) -> bool {
        use rustix::fs::{XattrFlags, fgetxattr, fsetxattr, getxattr};
        let Ok(value) = filled(|buffer| getxattr(&self.path, name, buffer)) else { return false };
        filled(|buffer| fgetxattr(file, name, buffer)).is_ok_and(|given| given == value)
            || fsetxattr(file, name, &value, XattrFlags::empty()).is_ok()
    }
}

/// Returns the names in a zero-separated list; none if the file system has no attributes.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn listed(list: impl FnOnce(&mut [u8]) -> rustix::io::Result<usize>) -> rustix::io::Result<Vec<String>> {
    use rustix::io::Errno;
    let names = match filled(list) {
        Err(Errno::NOTSUP | Errno::NOSYS) => Vec::new(),
        names => names?,
    };
    let names = names.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    Ok(names.map(|name| String::from_utf8_lossy(name).into_owned()).collect())
}

/// Returns the bytes that a system call fills in. No list or value on Linux is larger.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn filled(fill: impl FnOnce(&mut [u8]) -> rustix::io::Result<usize>) -> rustix::io::Result<Vec<u8>> {
    let mut bytes = vec![0; 64 * 1024];
    let length = fill(&mut bytes)?;
    bytes.truncate(length);
    Ok(bytes)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
impl FileRights {
    fn copy_attributes(&self, _: &File, _: &mut LostRights) -> io::Result<()> {
        Ok(())
    }
}

impl LostRights {
    /// Returns whether the file kept everything.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the message about the rights that files lost, and advice.
    pub fn words(&self, paths: &Text) -> (Text, Text) {
        let parts = [
            (self.owner, Text::fixed("ägaren", "the owner")),
            (self.group, Text::fixed("gruppen", "the group")),
            (self.access_list, Text::fixed("åtkomstlistan (ACL)", "the access list (ACL)")),
        ];
        let parts = parts.into_iter().filter_map(|(is_lost, what)| is_lost.then_some(what));
        let others = self.attributes.iter().map(|name| text!("attributet {name}", "the attribute {name}"));
        let parts = parts.chain(others).reduce(|all, one| text!(all = all, one = one; "{all}, {one}", "{all}, {one}"));
        let parts = parts.unwrap_or(Text::same(""));
        let message = text!(
            paths = paths, parts = parts;
            "{paths} behöll inte {parts}", "{paths} did not keep {parts}"
        );
        let help = if self.group || self.access_list {
            Text::fixed(
                "låt den som sköter filerna ge tillbaka det; tills dess får gruppen inte mer än alla andra",
                "ask whoever looks after the files to give it back; until then the group may do no more than everybody",
            )
        } else {
            Text::fixed(
                "låt den som sköter filerna ge tillbaka det",
                "ask whoever looks after the files to give it back",
            )
        };
        (message, help)
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    use rustix::fs::{XattrFlags, getxattr, setxattr};
    use snapbox::dir::DirRoot;

    use super::super::{FileChange, step, write_whole};
    use super::*;

    const DEFAULT_LIST: &str = "system.posix_acl_default";

    /// Builds an ACL: the owner may write, user 1234 and the mask as given, the group and others nothing.
    fn list(named: u16, mask: u16) -> Vec<u8> {
        let none = u32::MAX;
        let entries = [(1, 6, none), (2, named, 1234), (4, 0, none), (16, mask, none), (32, 0, none)];
        let entry =
            |(tag, may, id): (u16, u16, u32)| [&tag.to_le_bytes()[..], &may.to_le_bytes(), &id.to_le_bytes()].concat();
        [2_u32.to_le_bytes().to_vec(), entries.map(entry).concat()].concat()
    }

    fn attribute(path: &Path, name: &str) -> Option<Vec<u8>> {
        filled(|buffer| getxattr(path, name, buffer)).ok()
    }

    fn set(path: &Path, name: &str, value: &[u8]) {
        setxattr(path, name, value, XattrFlags::empty()).unwrap();
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    /// Creates a folder with a file. Linux supports ACLs and attributes there; where it does not, the tests must
    /// fail, because they would test nothing.
    fn place() -> (DirRoot, PathBuf) {
        let root = DirRoot::mutable_temp().unwrap();
        let file = root.path().unwrap().join("plan.toml");
        fs::write(&file, "old").unwrap();
        for (name, value) in [("user.test", &b"x"[..]), (ACCESS_LIST, &list(4, 4))] {
            let can = setxattr(&file, name, value, XattrFlags::empty()).is_ok();
            assert!(can, "the file system of {} keeps no {name}: set TMPDIR to one that does", file.display());
        }
        fs::remove_file(&file).unwrap();
        fs::write(&file, "old").unwrap();
        (root, file)
    }

    /// Changes, creates or deletes a file.
    fn change(root: &DirRoot, name: &str, before: Option<&str>) {
        let changes = [FileChange { path: name, before, after: Some("new") }];
        let steps = step::prepare(root.path().unwrap(), &changes).unwrap();
        assert_eq!(step::lay(&steps).unwrap(), []);
        step::finish(&steps).unwrap();
    }

    #[test]
    fn a_file_that_is_changed_keeps_its_access_list_and_attributes() {
        for is_report in [false, true] {
            let (root, file) = place();
            set(&file, ACCESS_LIST, &list(4, 6));
            set(&file, "user.note", b"kept");
            set(&file, "user.empty", b"");
            let before = fs::metadata(&file).unwrap();
            if is_report {
                assert!(write_whole(&file, b"new").unwrap().is_nothing());
            } else {
                change(&root, "plan.toml", Some("old"));
            }
            assert_eq!(fs::read_to_string(&file).unwrap(), "new");
            assert_eq!(attribute(&file, ACCESS_LIST), Some(list(4, 6)), "the mask is no right of the group");
            assert_eq!(attribute(&file, "user.note").as_deref(), Some(&b"kept"[..]));
            assert_eq!(attribute(&file, "user.empty").as_deref(), Some(&b""[..]));
            let after = fs::metadata(&file).unwrap();
            assert_eq!((after.mode(), after.uid(), after.gid()), (before.mode(), before.uid(), before.gid()));
        }
    }

    #[test]
    fn a_file_gets_no_access_list_that_it_did_not_have() {
        let (root, file) = place();
        fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
        set(root.path().unwrap(), DEFAULT_LIST, &list(6, 6));
        change(&root, "plan.toml", Some("old"));
        assert_eq!((attribute(&file, ACCESS_LIST), mode(&file)), (None, 0o640));
    }

    #[test]
    fn a_new_file_has_the_access_list_of_the_one_beside_it_and_no_other_attribute() {
        let (root, file) = place();
        set(&file, ACCESS_LIST, &list(4, 4));
        set(&file, "user.note", b"of another file");
        change(&root, "1.toml", None);
        let new = root.path().unwrap().join("1.toml");
        assert_eq!((attribute(&new, ACCESS_LIST), attribute(&new, "user.note")), (Some(list(4, 4)), None));
        assert_eq!(mode(&new), mode(&file));
    }

    #[test]
    fn nobody_gets_the_rights_of_another_group() {
        let (_root, file) = place();
        let rights = |mode: u32| {
            fs::set_permissions(&file, Permissions::from_mode(mode)).unwrap();
            FileRights::replaced(&file).unwrap()
        };
        let group = LostRights { group: true, ..LostRights::default() };
        let access_list = LostRights { access_list: true, ..LostRights::default() };
        for (mode, left) in [(0o660, 0o600), (0o664, 0o644), (0o644, 0o644), (0o604, 0o604), (0o666, 0o666)] {
            for lost in [&group, &access_list] {
                assert_eq!(rights(mode).permissions(lost).mode() & 0o777, left, "{mode:o}");
            }
            let owner = LostRights { owner: true, ..LostRights::default() };
            assert_eq!(rights(mode).permissions(&owner).mode() & 0o777, mode);
        }
    }

    /// Run as root, who loses nothing, this is covered by `writing::rights`.
    #[test]
    fn what_belongs_to_somebody_else_is_told() {
        let (_root, file) = place();
        if fs::metadata(&file).unwrap().uid() != 0 {
            let lost =
                FileRights::replaced(Path::new("/etc/passwd")).unwrap().copy_to(&File::open(&file).unwrap()).unwrap();
            assert!(lost.owner && lost.group, "{lost:?}");
        }
    }

    #[test]
    fn an_attribute_that_cannot_be_given_is_told_by_its_name() {
        use crate::locale::Lang;
        let (_root, file) = place();
        let pipe = std::io::pipe().unwrap().1;
        set(&file, "user.note", b"x");
        set(&file, ACCESS_LIST, &list(4, 4));
        // A pipe has no attributes.
        let rights = FileRights::replaced(&file).unwrap();
        let mut lost = LostRights::default();
        rights.copy_attributes(&File::from(std::os::fd::OwnedFd::from(pipe)), &mut lost).unwrap();
        let (message, help) = lost.words(&Text::same("plan.toml"));
        assert_eq!(
            Lang::ALL.map(|lang| message.get(lang)),
            [
                "plan.toml behöll inte åtkomstlistan (ACL), attributet user.note",
                "plan.toml did not keep the access list (ACL), the attribute user.note"
            ]
        );
        assert!(help.get(Lang::En).contains("the group may do no more than everybody"));
    }
}
