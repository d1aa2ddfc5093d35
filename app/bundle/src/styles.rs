//! The styles: `style/main.css` with all it imports, in one small file.

use anyhow::{Result, ensure};

use crate::fonts::Font;
use crate::places::Places;
use crate::scripts;
use crate::site::Site;

/// Puts the styles into the site under the name `css`.
pub fn gather(places: &Places, fonts: &[Font], site: &mut Site) -> Result<()> {
    let styles = String::from_utf8(scripts::styles(places, &places.root.join("style/main.css"))?)?;
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
