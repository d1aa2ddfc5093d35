//! One file for the small ones of the client. Parts that share something have a file for each set of them, some two hundred: a
//! request for each takes longer on a slow line than what is in them, and together they compress to less than half.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// The file that holds them.
pub const PACK: &str = "small.bin";
/// Files of so many bytes or more stay by themselves.
const LARGE: usize = 12 * 1024;

/// Answers from the pack as the server would for the file itself. A pack that did not arrive is asked for anew the next time.
const UNPACKING: &str = r#"
let pack;
const packed = async (from, to) => {
  const asked = (pack ??= fetch(new URL("./small.bin", import.meta.url)).then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(answer.status))));
  asked.catch(() => { if (pack === asked) pack = undefined; });
  return new Response((await asked).slice(from, to), { headers: { "content-type": "application/wasm" } });
};
"#;

/// What each part needs, by its name.
pub type Needs = BTreeMap<String, Vec<String>>;

/// Moves the small files that several parts need from `folder` into one there, and tells the loader and the list.
pub fn small_files(folder: &Path, loader: &Path, needs: Needs) -> Result<Needs> {
    let mut script = fs::read_to_string(loader)?;
    let mut pack = Vec::new();
    let mut moved = BTreeSet::new();
    // Those that the same parts need lie beside each other.
    for file in shared(&needs).into_values().flatten() {
        let bytes = fs::read(folder.join(file)).with_context(|| format!("{file} is missing"))?;
        if bytes.len() >= LARGE {
            continue;
        }
        let asked = format!("fetch(new URL(\"./{file}\", import.meta.url))");
        ensure!(script.matches(&asked).count() == 1, "the loader does not ask for {file}, or asks for it twice");
        script = script.replace(&asked, &format!("packed({}, {})", pack.len(), pack.len() + bytes.len()));
        pack.extend(bytes);
        moved.insert(file.clone());
    }
    script.write_str(UNPACKING)?;
    fs::write(loader, script)?;
    fs::write(folder.join(PACK), pack)?;
    for file in &moved {
        fs::remove_file(folder.join(file))?;
    }
    Ok(needs.into_iter().map(|(part, files)| (part, with_pack(files, &moved))).collect())
}

/// Files that more than one part needs, by those parts.
fn shared(needs: &Needs) -> BTreeMap<Vec<&String>, Vec<&String>> {
    let mut parts: BTreeMap<&String, Vec<&String>> = BTreeMap::new();
    for (part, files) in needs {
        files.iter().for_each(|file| parts.entry(file).or_default().push(part));
    }
    let mut sets: BTreeMap<Vec<&String>, Vec<&String>> = BTreeMap::new();
    for (file, parts) in parts.into_iter().filter(|(_, parts)| parts.len() > 1) {
        sets.entry(parts).or_default().push(file);
    }
    sets
}

fn with_pack(files: Vec<String>, moved: &BTreeSet<String>) -> Vec<String> {
    let before = files.len();
    let mut left: Vec<String> = files.into_iter().filter(|file| !moved.contains(file)).collect();
    if left.len() < before {
        left.push(PACK.to_owned());
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(of: [(&str, &[&str]); 3]) -> Needs {
        of.into_iter().map(|(part, files)| (part.to_owned(), files.iter().map(ToString::to_string).collect())).collect()
    }

    #[test]
    fn small_files_that_parts_share_go_into_one() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let all = [("own.wasm", 10), ("small.wasm", 3), ("other.wasm", 4), ("large.wasm", LARGE)];
        let asked = |file: &str| format!("fetch(new URL(\"./{file}\", import.meta.url));\n");
        for (at, (file, length)) in all.iter().enumerate() {
            fs::write(folder.path().join(file), vec![u8::try_from(at)?; *length])?;
        }
        let loader = folder.path().join("parts.js");
        fs::write(&loader, all.map(|(file, _)| asked(file)).concat())?;
        let before = needs([
            ("desk", &["own.wasm", "small.wasm", "large.wasm"]),
            ("form", &["small.wasm", "other.wasm", "large.wasm"]),
            ("hall", &["other.wasm"]),
        ]);
        let after = small_files(folder.path(), &loader, before)?;
        let expected: [(&str, &[&str]); 3] =
            [("desk", &["own.wasm", "large.wasm", PACK]), ("form", &["large.wasm", PACK]), ("hall", &[PACK])];
        assert_eq!(after, needs(expected));
        let script = fs::read_to_string(&loader)?;
        let pack = fs::read(folder.path().join(PACK))?;
        let slice = |from: usize, to: usize| pack.get(from..to).map(<[u8]>::to_vec);
        assert!(script.contains("packed(0, 3);") && script.contains("packed(3, 7);"), "{script}");
        assert_eq!((slice(0, 3), slice(3, 7), pack.len()), (Some(vec![1; 3]), Some(vec![2; 4]), 7));
        assert!(script.contains(&asked("own.wasm")) && script.contains(&asked("large.wasm")));
        assert!(!folder.path().join("small.wasm").exists() && folder.path().join("large.wasm").exists());
        Ok(())
    }

    #[test]
    fn a_loader_that_asks_in_another_way_stops_the_build() -> Result<()> {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("a.wasm"), [0])?;
        let loader = folder.path().join("parts.js");
        fs::write(&loader, "load('./a.wasm')")?;
        assert!(small_files(folder.path(), &loader, needs([("desk", &["a.wasm"]), ("form", &["a.wasm"]), ("hall", &[])])).is_err());
        Ok(())
    }
}
