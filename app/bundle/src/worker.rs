//! The service worker: `public/sw.js` with the build's identity and the list of what to keep for offline.

use anyhow::{Context, Result, ensure};

use crate::site::Site;

const ADDRESS: &str = "/sw.js";
const BUILD_MARK: &str = "__BUILD__";
const LIST_MARK: &str = "[\"__PRECACHE__\"]";

/// What the page that is shown offline needs, besides everything in `/pkg`.
const OFFLINE: [&str; 6] = ["/offline.html", "/offline.css", "/outbox.js", "/favicon.svg", "/manifest.webmanifest", "/icons/icon-192.png"];

/// Fills the template in and puts it back.
pub fn gather(build: &str, site: &mut Site) -> Result<()> {
    let template = site.take(ADDRESS).context("public/sw.js is missing")?;
    let list = serde_json::to_string(&precache(site)?)?;
    let filled = filled(std::str::from_utf8(&template)?, build, &list)?;
    site.put(ADDRESS, filled.into_bytes());
    Ok(())
}

fn precache(site: &Site) -> Result<Vec<&str>> {
    for address in OFFLINE {
        ensure!(site.files().contains_key(address), "public{address} is missing, and offline needs it");
    }
    let staffs = only_staffs(site);
    let wanted = |address: &&str| (address.starts_with("/pkg/") && !staffs.contains(address)) || OFFLINE.contains(address);
    Ok(site.files().keys().map(String::as_str).filter(wanted).collect())
}

/// Parts that no citizen opens.
const OF_STAFF: [&str; 3] = ["staffs", "centre", "register"];

/// Files that no citizen's page needs: a phone doesn't keep them.
fn only_staffs(site: &Site) -> Vec<&str> {
    let (staffs, citizens): (Vec<_>, Vec<_>) = site.parts().iter().partition(|(part, _)| OF_STAFF.contains(&part.as_str()));
    let needed = |address: &String| citizens.iter().any(|(_, files)| files.contains(address));
    staffs.into_iter().flat_map(|(_, files)| files).filter(|address| !needed(address)).map(String::as_str).collect()
}

fn filled(template: &str, build: &str, list: &str) -> Result<String> {
    ensure!(template.contains(BUILD_MARK) && template.contains(LIST_MARK), "public/sw.js lost its marks {BUILD_MARK} and {LIST_MARK}");
    Ok(template.replace(BUILD_MARK, build).replace(LIST_MARK, list))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_keeps_the_package_and_the_offline_page_only() -> Result<()> {
        let mut site = Site::default();
        site.part("cabinet", vec!["/pkg/shared.wasm".to_owned()]);
        site.part("staffs", vec!["/pkg/shared.wasm".to_owned(), "/pkg/desk.wasm".to_owned()]);
        for address in OFFLINE.iter().chain(&["/pkg/muraciet.1.js", "/pkg/shared.wasm", "/pkg/desk.wasm", "/geo/coast.geojson"]) {
            site.put(*address, Vec::new());
        }
        site.put(ADDRESS, br#"const BUILD = "__BUILD__"; const PRECACHE = ["__PRECACHE__"];"#.to_vec());
        gather("b1", &mut site)?;
        let worker = String::from_utf8(site.files()[ADDRESS].clone())?;
        assert!(
            worker.contains(r#"BUILD = "b1""#) && worker.contains("/pkg/muraciet.1.js") && worker.contains("/offline.html"),
            "{worker}"
        );
        assert!(worker.contains("/pkg/shared.wasm") && !worker.contains("/pkg/desk.wasm"), "{worker}");
        assert!(!worker.contains("/geo/"), "{worker}");
        Ok(())
    }

    #[test]
    fn a_template_without_marks_fails_the_build() {
        assert!(filled("const BUILD = 1;", "b1", "[]").is_err());
    }
}
