//! Files against their rows. A file is named by the hash of its content, so a changed one betrays itself.

use crate::media::{Size, sizes};
use crate::{Error, Portal};
use domain::ids::MediaId;
use domain::time::{DAY_MS, UnixMs};
use std::fmt;
use store::documents::{self, Documents};
use store::media::MediaRow;

/// Rows read at a time.
const PAGE: u32 = 200;
/// Unused files named at most.
const MOST_UNUSED: u32 = 1_000;

/// The result of a check of the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileCheck {
    /// Files looked at, each in all its sizes.
    pub files: u64,
    /// What is wrong, in the order of the ids.
    pub damaged: Vec<Damage>,
    /// Files older than a day that nothing names: uploads that were never sent. They harm nobody, and are named for who looks after the disk.
    pub unused: Vec<MediaId>,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// There is a row and no content, or an empty one.
    Missing(MediaId, Size),
    /// The content is not the one that was stored under this name.
    Changed(MediaId),
    /// The content is there and can't be read.
    Unreadable(MediaId, Size),
}

/// For whoever looks after the files; an id says nothing of a person.
impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Damage::Missing(id, size) => write!(f, "missing: {id} ({})", size.as_str()),
            Damage::Changed(id) => write!(f, "changed: {id}"),
            Damage::Unreadable(id, size) => write!(f, "unreadable: {id} ({})", size.as_str()),
        }
    }
}

impl Portal {
    /// Reads every file that a row names and holds it against its id; `progress` hears how many of how many.
    ///
    /// # Errors
    /// [`Error::Internal`] when the database fails.
    pub async fn check_files(&self, progress: impl Fn(u64, u64)) -> Result<FileCheck, Error> {
        let (mut check, mut after) = (FileCheck::default(), MediaId::default());
        let of = store::media::count(self.db()).await? + documents::count(self.db()).await?;
        let tell = |done: u64| progress(done, of.max(done));
        loop {
            let page = store::media::after(self.db(), &after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.id.clone();
            for row in &page {
                self.check_file(row, &mut check.damaged).await;
                check.files += 1;
            }
            tell(check.files);
        }
        for kind in Documents::ALL {
            self.check_documents(kind, &mut check, &tell).await?;
        }
        let before = UnixMs(self.now().0 - DAY_MS);
        check.unused = store::media::orphans(self.db(), before, MOST_UNUSED).await?;
        Ok(check)
    }

    /// Documents; each is named by the hash of its content too.
    async fn check_documents(&self, kind: Documents, check: &mut FileCheck, progress: impl Fn(u64)) -> Result<(), Error> {
        let mut last = None;
        loop {
            let page = documents::after(self.db(), kind, last.as_ref(), PAGE).await?;
            for row in &page {
                self.check_document(check, &row.digest, kind.variant(), row.bytes.unsigned_abs()).await;
            }
            let Some(row) = page.into_iter().last() else { return Ok(()) };
            last = Some(row);
            progress(check.files);
        }
    }

    async fn check_document(&self, check: &mut FileCheck, digest: &MediaId, variant: &str, bytes: u64) {
        match self.files().content(digest, variant).await {
            Ok(None | Some((_, 0))) => check.damaged.push(Damage::Missing(digest.clone(), Size::Full)),
            Ok(Some((id, length))) if id != *digest || length != bytes => check.damaged.push(Damage::Changed(digest.clone())),
            Ok(Some(_)) => {}
            Err(_) => check.damaged.push(Damage::Unreadable(digest.clone(), Size::Full)),
        }
        check.files += 1;
    }

    async fn check_file(&self, row: &MediaRow, damaged: &mut Vec<Damage>) {
        for (at, size) in sizes(row.kind).iter().enumerate() {
            let is_original = at == 0;
            match self.files().content(&row.id, size.as_str()).await {
                Ok(None | Some((_, 0))) => damaged.push(Damage::Missing(row.id.clone(), *size)),
                Ok(Some((id, length))) if is_original && (id != row.id || length != row.bytes.unsigned_abs()) => {
                    damaged.push(Damage::Changed(row.id.clone()));
                }
                Ok(Some(_)) => {}
                Err(_) => damaged.push(Damage::Unreadable(row.id.clone(), *size)),
            }
        }
    }
}
