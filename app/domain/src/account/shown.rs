//! How personal and technical marks are shown to their owner.

/// A FİN with its first three characters, the rest hidden: enough to recognise one's own (domain facts 3.1).
pub fn masked_fin(fin: &str) -> String {
    fin.chars().enumerate().map(|(at, letter)| if at < 3 { letter } else { '•' }).collect()
}

/// Browser and system in the words people know, from what a browser calls itself; empty when it says neither.
pub fn device_words(name: &str) -> String {
    let found = [first(name, &BROWSERS), first(name, &SYSTEMS)];
    found.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The first mark wins: every browser also claims to be some of the later ones.
const BROWSERS: [(&str, &str); 8] = [
    ("EdgA/", "Edge"),
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("YaBrowser/", "Yandex"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

fn first(name: &str, marks: &[(&str, &'static str)]) -> Option<&'static str> {
    marks.iter().find(|(mark, _)| name.contains(mark)).map(|(_, words)| *words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fin_is_never_shown_whole() {
        assert_eq!(masked_fin("5DM0L01"), "5DM••••");
        assert_eq!(masked_fin(""), "");
    }

    #[test]
    fn t8_4_a_device_is_told_in_words_people_know() {
        let table = [
            (
                "Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36",
                "Chrome, Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1",
                "Safari, iPhone",
            ),
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0", "Edge, Windows"),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox, Linux"),
            ("curl/8", ""),
        ];
        for (name, words) in table {
            assert_eq!(device_words(name), words);
        }
    }
}
