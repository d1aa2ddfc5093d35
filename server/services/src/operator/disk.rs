//! Room on the disk.

use std::path::Path;

/// Free and total bytes of the disk on which a folder lies; `None` where the system does not say.
pub fn room(folder: &Path) -> Option<(u64, u64)> {
    let found = rustix::fs::statvfs(folder).ok()?;
    Some((found.f_bavail.saturating_mul(found.f_frsize), found.f_blocks.saturating_mul(found.f_frsize)))
}
