//! Brotli and gzip twins of what compresses well, kept by content so that an unchanged file is never compressed twice.

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::site::digest;

const COMPRESSIBLE: [&str; 10] = ["wasm", "bin", "js", "css", "json", "geojson", "svg", "html", "txt", "webmanifest"];

/// Below this many bytes the headers weigh more than what is saved.
const WORTH_IT: usize = 400;

/// Writes `.br` and `.gz` beside a file.
pub struct Compressor {
    kept: PathBuf,
    quality: u32,
    used: HashSet<PathBuf>,
}

impl Compressor {
    /// `kept` is the folder of earlier results; `quality` is brotli's (0–11).
    pub fn open(kept: &Path, quality: u32) -> Result<Self> {
        fs::create_dir_all(kept)?;
        Ok(Self { kept: kept.to_path_buf(), quality, used: HashSet::new() })
    }

    /// Writes the twins of the file at `path`, which holds `bytes`; does nothing for pictures, fonts and tiny files.
    pub fn write_twins(&mut self, path: &Path, bytes: &[u8]) -> Result<()> {
        if !worth_compressing(path, bytes) {
            return Ok(());
        }
        let (name, quality) = (digest(bytes), self.quality);
        let br = self.kept_or(&format!("{name}.{quality}.br"), || brotli(bytes, quality))?;
        let gz = self.kept_or(&format!("{name}.gz"), || gzip(bytes))?;
        fs::copy(br, with_ending(path, "br"))?;
        fs::copy(gz, with_ending(path, "gz"))?;
        Ok(())
    }

    fn kept_or(&mut self, name: &str, make: impl FnOnce() -> Result<Vec<u8>>) -> Result<PathBuf> {
        let path = self.kept.join(name);
        if !path.exists() {
            fs::write(&path, make()?)?;
        }
        self.used.insert(path.clone());
        Ok(path)
    }

    /// Removes results that this build did not need.
    pub fn forget_unused(&self) -> Result<()> {
        for entry in fs::read_dir(&self.kept)? {
            let path = entry?.path();
            if !self.used.contains(&path) {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }
}

fn worth_compressing(path: &Path, bytes: &[u8]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    bytes.len() >= WORTH_IT && COMPRESSIBLE.contains(&ending)
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn brotli(bytes: &[u8], quality: u32) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let settings = BrotliEncoderParams { quality: quality as i32, lgwin: 24, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &settings)?;
    Ok(out)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn both_twins_give_the_same_bytes_back() -> Result<()> {
        let text = "Müraciət göndər. ".repeat(100).into_bytes();
        let mut from_brotli = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&text, 11)?, &mut from_brotli)?;
        let mut from_gzip = Vec::new();
        flate2::read::GzDecoder::new(&*gzip(&text)?).read_to_end(&mut from_gzip)?;
        assert_eq!(from_brotli, text);
        assert_eq!(from_gzip, text);
        Ok(())
    }

    #[test]
    fn fonts_and_pictures_stay_as_they_are() {
        let bytes = [0; 1000];
        assert!(!worth_compressing(Path::new("roboto.woff2"), &bytes));
        assert!(!worth_compressing(Path::new("icon.png"), &bytes));
        assert!(worth_compressing(Path::new("map.geojson"), &bytes));
    }
}
