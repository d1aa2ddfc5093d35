//! The styles: `style/main.css` with all it imports, in one small file.

use std::path::Path;

use anyhow::{Result, anyhow, ensure};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions};
use lightningcss::targets::{Browsers, Targets};

use crate::fonts::Font;
use crate::places::Places;
use crate::site::Site;

/// The oldest browsers served: what phones of the last five years run (nesting, `light-dark()` and the like are
/// written out for them).
const OLDEST: Browsers = Browsers {
    android: Some(111 << 16),
    chrome: Some(111 << 16),
    edge: Some(111 << 16),
    firefox: Some(113 << 16),
    ie: None,
    ios_saf: Some((16 << 16) | (2 << 8)),
    opera: Some(97 << 16),
    safari: Some((16 << 16) | (2 << 8)),
    samsung: Some(22 << 16),
};

/// Puts the styles into the site under the name `css`.
pub fn gather(places: &Places, fonts: &[Font], site: &mut Site) -> Result<()> {
    let styles = one_file(&places.root.join("style/main.css"))?;
    site.put_hashed("css", "/pkg/main.css", with_served_fonts(styles, fonts)?.into_bytes());
    Ok(())
}

/// The styles write fonts by plain addresses; served are those with a hash. A font that the styles name and nobody
/// delivers fails the build instead of the page.
fn with_served_fonts(styles: String, fonts: &[Font]) -> Result<String> {
    let styles = fonts.iter().fold(styles, |styles, font| styles.replace(&font.written, &font.served));
    ensure!(!styles.contains("/fonts/"), "the styles name a font that is not there; known: {fonts:?}");
    Ok(styles)
}

fn one_file(main: &Path) -> Result<String> {
    let provider = FileProvider::new();
    let targets = Targets::from(OLDEST);
    let mut bundler = Bundler::new(&provider, None, ParserOptions::default());
    let mut sheet = bundler.bundle(main).map_err(|error| anyhow!("{error}"))?;
    sheet.minify(MinifyOptions { targets, ..Default::default() }).map_err(|error| anyhow!("{error}"))?;
    let printed = sheet.to_css(PrinterOptions { minify: true, targets, ..Default::default() })?;
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn latin() -> Vec<Font> {
        vec![Font { written: "/fonts/a.woff2".to_owned(), served: "/pkg/a.1.woff2".to_owned() }]
    }

    #[test]
    fn fonts_are_loaded_from_where_they_are_served() -> Result<()> {
        let styles = with_served_fonts("src:url(/fonts/a.woff2)".to_owned(), &latin())?;
        assert_eq!(styles, "src:url(/pkg/a.1.woff2)");
        Ok(())
    }

    #[test]
    fn a_font_that_nobody_delivers_fails_the_build() {
        assert!(with_served_fonts("src:url(/fonts/b.woff2)".to_owned(), &latin()).is_err());
    }
}
