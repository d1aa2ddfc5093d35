//! Where things are in the project.

use std::path::{Path, PathBuf};

/// The folders that the build reads and writes.
#[derive(Debug, Clone)]
pub struct Places {
    /// The project's root.
    pub root: PathBuf,
    /// npm's packages for the bundle.
    pub packages: PathBuf,
    /// Everything kept between builds for the browser: cargo's own target folder and our caches.
    pub kept: PathBuf,
    /// What the server serves.
    pub site: PathBuf,
}

impl Places {
    /// The folders of the project that this program was built in. `target/` stays in the project even when
    /// `CARGO_TARGET_DIR` points elsewhere: the server looks for `target/site`.
    pub fn of_the_project() -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = here.ancestors().nth(2).unwrap_or(here).to_path_buf();
        Self { packages: here.join("node_modules"), kept: root.join("target/browser"), site: root.join("target/site"), root }
    }
}
