//! `assets.json`: where the server finds each file by its logical name.

use anyhow::Result;
use serde_json::{Map, Value};

use crate::site::Site;

/// Puts the list into the site. `fonts.latin` becomes `{"fonts": {"latin": …}}`; under `parts` stand the files of each part.
pub fn gather(build: &str, site: &mut Site) -> Result<()> {
    let mut list = Map::new();
    list.insert("build".to_owned(), build.into());
    for (name, address) in site.names() {
        match name.split_once('.') {
            None => drop(list.insert(name.clone(), address.as_str().into())),
            Some((group, member)) => {
                let group = list.entry(group).or_insert_with(|| Value::Object(Map::new()));
                group[member] = address.as_str().into();
            }
        }
    }
    list.insert("parts".to_owned(), serde_json::to_value(site.parts())?);
    site.put("/assets.json", serde_json::to_vec_pretty(&list)?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_finds_every_file_by_name() -> Result<()> {
        let mut site = Site::default();
        let js = site.put_hashed("js", "/pkg/muraciet.js", b"1".to_vec());
        let font = site.put_hashed("fonts.latin-ext", "/pkg/roboto.woff2", b"2".to_vec());
        site.part("cabinet", vec!["/pkg/client/a.wasm".to_owned()]);
        gather("b1", &mut site)?;
        let list: Value = serde_json::from_slice(&site.files()["/assets.json"])?;
        assert_eq!(list["build"], "b1");
        assert_eq!(list["js"], js.as_str());
        assert_eq!(list["fonts"]["latin-ext"], font.as_str());
        assert_eq!(list["parts"]["cabinet"][0], "/pkg/client/a.wasm");
        Ok(())
    }
}
