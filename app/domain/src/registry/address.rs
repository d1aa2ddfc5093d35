//! The address of the registry's page: filter, order, page, columns. Everything that is shown is in it, so that it can be
//! shared, kept under a name, and asked for as a file.

use super::{Column, Filter};

/// Rows of a page.
pub const PAGE: usize = 50;

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// The newest first.
    #[default]
    Newest,
    /// The oldest first.
    Oldest,
    /// The nearest last day first.
    Due,
}

impl Order {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Order; 3] = [Order::Newest, Order::Oldest, Order::Due];

    /// The word used in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Order::Newest => "newest",
            Order::Oldest => "oldest",
            Order::Due => "due",
        }
    }
}

/// The whole address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Which appeals.
    pub filter: Filter,
    /// In which order.
    pub order: Order,
    /// Which page, from 1.
    pub page: u32,
    /// Which columns.
    pub columns: Vec<Column>,
}

impl Default for Address {
    fn default() -> Address {
        Address::read("")
    }
}

impl Address {
    /// Out of a query; nonsense is left out.
    pub fn read(query: &str) -> Address {
        let pairs = pairs(query);
        let all = |name| values(&pairs, name);
        let order = all("order").find_map(|word| Order::ALL.into_iter().find(|order| order.as_str() == word));
        let shown: Vec<&str> = all("show").collect();
        let columns: Vec<Column> = Column::ALL.into_iter().filter(|column| shown.contains(&column.as_str())).collect();
        Address {
            filter: Filter::read(&pairs),
            order: order.unwrap_or_default(),
            page: all("page").find_map(|page| page.parse().ok()).unwrap_or(1).max(1),
            columns: if columns.is_empty() { Column::USUAL.to_vec() } else { columns },
        }
    }

    /// As a query, without the page.
    pub fn view(&self) -> String {
        let mut pairs = self.filter.pairs();
        pairs.extend((self.order != Order::default()).then(|| ("order", self.order.as_str().to_owned())));
        if self.columns != Column::USUAL {
            pairs.extend(self.columns.iter().map(|column| ("show", column.as_str().to_owned())));
        }
        written(&pairs)
    }

    /// The same, at another page.
    pub fn at(&self, page: u32) -> String {
        let (view, page) = (self.view(), if page > 1 { format!("page={page}") } else { String::new() });
        [view, page].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&")
    }
}

/// Names and values of a query, as browsers write forms.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let pair = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (plain(name), plain(value))
    };
    query.trim_start_matches('?').split('&').filter(|part| !part.is_empty()).take(200).map(pair).collect()
}

/// All values of a name.
pub(super) fn values<'a>(pairs: &'a [(String, String)], name: &'static str) -> impl Iterator<Item = &'a str> {
    pairs.iter().filter(move |pair| pair.0 == name).map(|pair| pair.1.trim())
}

/// A query of names and values.
pub fn written(pairs: &[(&'static str, String)]) -> String {
    pairs.iter().map(|(name, value)| format!("{name}={}", masked(value))).collect::<Vec<_>>().join("&")
}

/// `%C3%A7` and `+` as what they stand for; what is broken is left out.
fn plain(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::with_capacity(text.len()), text.bytes());
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let digits = [rest.next(), rest.next()].map(|digit| digit.and_then(|digit| char::from(digit).to_digit(16)));
                if let [Some(high), Some(low)] = digits {
                    bytes.push((high * 16 + low) as u8);
                }
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).replace(char::is_control, " ")
}

fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => masked.push(char::from(byte)),
            other => masked.push_str(&format!("%{other:02X}")),
        }
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a6_0_8_an_address_says_all_that_is_shown() {
        let table = [
            ("", ""),
            ("page=1&order=newest", ""),
            ("page=200&order=due&status=sent&status=routed", "status=sent&status=routed&order=due&page=200"),
            ("show=number&show=rating&show=nothing", "show=number&show=rating"),
            ("q=%C3%A7uxur+yol&page=x", "q=%C3%A7uxur%20yol"),
            ("?q=%E2%80&%&&=&page=-3&page=0", "q=%EF%BF%BD"),
        ];
        for (query, expected) in table {
            let address = Address::read(query);
            assert_eq!(address.at(address.page), expected, "{query}");
            assert_eq!(Address::read(&address.at(address.page)), address, "{query}");
        }
    }
}
