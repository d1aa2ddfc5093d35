//! Roboto, self-hosted: whole in the subsets that Azerbaijani, English and Russian need, and cut to what nearly every page
//! needs, which a phone loads first.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::places::Places;
use crate::site::Site;

const FILES: &str = "@fontsource-variable/roboto/files";
const SUBSETS: [&str; 3] = ["latin", "latin-ext", "cyrillic"];
/// The two of which a core is cut (ə, ğ, ı, ş are in the second).
const CUT: [&str; 2] = ["latin", "latin-ext"];

/// A font under the address that the styles write and the one that is served.
#[derive(Debug)]
pub struct Font {
    /// `/fonts/roboto-latin.woff2`
    pub written: String,
    /// `/pkg/roboto-latin.0123456789ab.woff2`
    pub served: String,
}

/// Puts the fonts into the site (names `fonts.latin`, `fonts.latin-core`, …) and returns their addresses.
pub fn gather(places: &Places, site: &mut Site) -> Result<Vec<Font>> {
    let styles = fs::read_to_string(places.root.join("style/fonts.css")).context("style/fonts.css is missing")?;
    // A name that begins like another one comes first: they are replaced in this order.
    let cores = CUT.map(|subset| core(places, &styles, subset, site));
    let whole = SUBSETS.map(|subset| Ok(served(subset, fs::read(file(places, subset)).context(MISSING)?, site)));
    cores.into_iter().chain(whole).collect()
}

const MISSING: &str = "the font is missing: run `npm ci` in app/bundle (`make run` does)";

fn file(places: &Places, subset: &str) -> std::path::PathBuf {
    places.packages.join(format!("{FILES}/roboto-{subset}-wght-normal.woff2"))
}

fn core(places: &Places, styles: &str, subset: &str, site: &mut Site) -> Result<Font> {
    let name = format!("{subset}-core");
    let characters = characters(styles, &name).with_context(|| format!("style/fonts.css has no range for {name}"))?;
    let bytes = cut(&places.root.join("app/bundle/fonts/cut.mjs"), &file(places, subset), &characters)?;
    Ok(served(&name, bytes, site))
}

fn served(name: &str, bytes: Vec<u8>, site: &mut Site) -> Font {
    let served = site.put_hashed(&format!("fonts.{name}"), &format!("/pkg/roboto-{name}.woff2"), bytes);
    Font { written: format!("/fonts/roboto-{name}.woff2"), served }
}

fn cut(program: &Path, font: &Path, characters: &str) -> Result<Vec<u8>> {
    ensure!(font.exists(), MISSING);
    let done = Command::new("node").arg(program).arg(font).arg(characters).output().context("cannot start node")?;
    ensure!(done.status.success(), "{} failed: {}", program.display(), String::from_utf8_lossy(&done.stderr));
    Ok(done.stdout)
}

/// The characters of the face with this font, from its `unicode-range`.
fn characters(styles: &str, name: &str) -> Option<String> {
    let face = styles.split("@font-face").find(|face| face.contains(&format!("/roboto-{name}.woff2")))?;
    let ranges = face.split_once("unicode-range:")?.1.split(';').next()?;
    let number = |digits: &str| u32::from_str_radix(digits, 16).ok();
    let mut all = String::new();
    for range in ranges.split(',') {
        let (first, last) = {
            let digits = range.trim().strip_prefix("U+")?;
            let (first, last) = digits.split_once('-').unwrap_or((digits, digits));
            (number(first)?, number(last)?)
        };
        all.extend((first..=last).filter_map(char::from_u32));
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_has_the_characters_that_its_face_promises() {
        let styles = "@font-face { src: url(/fonts/roboto-latin.woff2); unicode-range: U+0041; }
            @font-face { src: url(/fonts/roboto-latin-core.woff2); unicode-range: U+0061-0063,\n U+018F; }";
        assert_eq!(characters(styles, "latin-core").as_deref(), Some("abcƏ"));
        assert_eq!(characters(styles, "cyrillic-core"), None);
    }

    #[test]
    fn a_core_promises_only_what_its_font_has() {
        let styles = include_str!("../../../style/fonts.css");
        for subset in CUT {
            let whole = characters(styles, subset).unwrap_or_default();
            let promised = characters(styles, &format!("{subset}-core")).unwrap_or_default();
            let strange: String = promised.chars().filter(|letter| !whole.contains(*letter)).collect();
            assert_eq!(strange, "", "not in {subset}");
        }
    }

    #[test]
    fn azerbaijani_is_in_the_two_cores() {
        let styles = include_str!("../../../style/fonts.css");
        let both = CUT.map(|subset| characters(styles, &format!("{subset}-core")).unwrap_or_default()).concat();
        let missing: String = "ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZabcçdeəfgğhxıijkqlmnoöprsştuüvyz0123456789.,:;!?«»“”’()–₼%+"
            .chars()
            .filter(|letter| !both.contains(*letter))
            .collect();
        assert_eq!(missing, "");
    }
}
