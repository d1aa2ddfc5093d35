//! Every pair of roles that is used for text is readable: at least 4.5 : 1 (WCAG 2.2, 1.4.3), frames and signs 3 : 1 (1.4.11),
//! in each of the four sets of `style/tokens.css`.

use std::collections::HashMap;

const TOKENS: &str = include_str!("../../../style/tokens.css");
const TEXT: f64 = 4.5;
const SIGN: f64 = 3.0;

type Colours = HashMap<String, [f64; 3]>;

/// The colours of the rule that begins at `start`, over those of another set.
#[allow(clippy::expect_used)]
fn set(start: &str, over: &Colours) -> Colours {
    let from = TOKENS.find(start).expect("the rule is there");
    let end = TOKENS[from..].find("\n}").expect("the rule ends") + from;
    let mut colours = over.clone();
    for line in TOKENS[from..end].lines() {
        if let Some((name, value)) = line.trim().strip_prefix("--").and_then(|line| line.split_once(": #")) {
            let part = |at: usize| f64::from(u8::from_str_radix(&value[at..at + 2], 16).expect("six digits")) / 255.0;
            colours.insert(name.to_owned(), [part(0), part(2), part(4)]);
        }
    }
    colours
}

fn light(part: f64) -> f64 {
    if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

fn luminance([r, g, b]: [f64; 3]) -> f64 {
    0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b)
}

fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Foreground, background, least contrast.
fn pairs() -> Vec<(&'static str, &'static str, f64)> {
    let words = ["text", "muted", "accent", "accent-strong", "good", "warn", "bad", "info"];
    let mut pairs = vec![
        ("on-accent", "accent", TEXT),
        ("on-accent", "accent-strong", TEXT),
        ("on-accent-soft", "accent-soft", TEXT),
        ("accent", "accent-soft", TEXT),
        ("accent-strong", "accent-soft", TEXT),
        ("muted", "accent-soft", TEXT),
        ("good", "good-soft", TEXT),
        ("warn", "warn-soft", TEXT),
        ("bad", "bad-soft", TEXT),
        ("info", "info-soft", TEXT),
        ("text", "good-soft", TEXT),
        ("text", "warn-soft", TEXT),
        ("text", "bad-soft", TEXT),
        ("text", "info-soft", TEXT),
        ("surface", "bad", TEXT),
        ("ground", "text", TEXT),
        ("map-text", "map-land", TEXT),
        ("surface", "info", SIGN),
        ("surface", "warn", SIGN),
        ("surface", "good", SIGN),
        ("surface", "muted", SIGN),
    ];
    for ground in ["ground", "surface", "surface-2"] {
        pairs.extend(words.map(|word| (word, ground, TEXT)));
        pairs.extend([("line-strong", ground, SIGN), ("focus", ground, SIGN)]);
    }
    pairs
}

#[test]
fn every_pair_of_colours_can_be_read_in_every_theme() {
    let day = set(":root {", &Colours::new());
    let night = set("@media (prefers-color-scheme: dark) {", &day);
    let sets = [
        ("day, more contrast", set("@media (prefers-contrast: more) {", &day)),
        ("night, more contrast", set("@media (prefers-contrast: more) and (prefers-color-scheme: dark)", &night)),
        ("day", day),
        ("night", night),
    ];
    for (name, colours) in sets {
        for (fore, back, least) in pairs() {
            let found = contrast(colours[fore], colours[back]);
            assert!(found >= least, "{name}: {fore} on {back} has {found:.2} : 1, needs {least} : 1");
        }
    }
}

#[test]
fn the_chosen_dark_theme_is_the_same_as_the_devices() {
    let day = set(":root {", &Colours::new());
    assert_eq!(set("@media (prefers-color-scheme: dark) {", &day), set(":root[data-theme=\"dark\"] {", &day));
}
