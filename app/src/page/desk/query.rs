//! What the list shows, as it stands in the address bar: it can be shared, and "back" works.

use domain::appeal::view::{Heap, StaffQuery};
use domain::house::HandsOf;
use domain::ids::{CategoryId, DistrictId};
use leptos_router::params::ParamsMap;

/// Most pages of the list that are asked for at once; a forged address can't ask for more.
const MAX_PAGES: u32 = 20;

/// The list's question: a heap, filters, and how many pages have been opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskQuery {
    /// Heap, words, category, district.
    pub staff: StaffQuery,
    /// Pages of 50 shown, from 1.
    pub pages: u32,
}

impl DeskQuery {
    /// Reads the address; what it doesn't know it leaves out.
    pub fn of(params: &ParamsMap) -> DeskQuery {
        let filled = |key: &str| params.get(key).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let staff = StaffQuery {
            heap: filled("heap").and_then(|word| parse_heap(&word)).unwrap_or_default(),
            text: filled("q").unwrap_or_default(),
            category: filled("category").map(CategoryId),
            district: filled("district").map(DistrictId),
            hands: filled("hands").and_then(|word| HandsOf::parse(&word)).unwrap_or_default(),
            after: None,
        };
        let pages = filled("pages").and_then(|number| number.parse().ok()).unwrap_or(1);
        DeskQuery { staff, pages: pages.clamp(1, MAX_PAGES) }
    }

    /// The part of the address after the path, with its question mark; empty for the plain list.
    pub fn to_query_string(&self) -> String {
        let mut params = ParamsMap::new();
        let mut put = |key: &'static str, value: String| {
            if !value.is_empty() {
                params.insert(key, value);
            }
        };
        put("heap", if self.staff.heap == Heap::Waiting { String::new() } else { heap_word(self.staff.heap).to_owned() });
        put("q", self.staff.text.clone());
        put("category", self.staff.category.as_ref().map(ToString::to_string).unwrap_or_default());
        put("district", self.staff.district.as_ref().map(ToString::to_string).unwrap_or_default());
        put("hands", if self.staff.hands == HandsOf::Any { String::new() } else { self.staff.hands.as_str().to_owned() });
        put("pages", if self.pages > 1 { self.pages.to_string() } else { String::new() });
        params.to_query_string()
    }

    /// The same filters on another heap, from its first page.
    pub fn with_heap(&self, heap: Heap) -> DeskQuery {
        DeskQuery { staff: StaffQuery { heap, ..self.staff.clone() }, pages: 1 }
    }

    /// The same list by other hands, from its first page.
    pub fn with_hands(&self, hands: HandsOf) -> DeskQuery {
        DeskQuery { staff: StaffQuery { hands, ..self.staff.clone() }, pages: 1 }
    }

    /// The same heap without filters.
    pub fn without_filters(&self) -> DeskQuery {
        DeskQuery { staff: StaffQuery { heap: self.staff.heap, ..StaffQuery::default() }, pages: 1 }
    }

    /// One page more.
    pub fn with_more(&self) -> DeskQuery {
        DeskQuery { staff: self.staff.clone(), pages: (self.pages + 1).min(MAX_PAGES) }
    }

    /// Whether anything but the heap narrows the list.
    pub fn is_filtered(&self) -> bool {
        !self.staff.text.is_empty() || self.staff.category.is_some() || self.staff.district.is_some() || self.staff.hands != HandsOf::Any
    }

    /// Whether another page may be opened.
    pub fn may_grow(&self) -> bool {
        self.pages < MAX_PAGES
    }
}

/// The heaps in the order of the tabs; the last one is the owner's alone.
pub const HEAPS: [Heap; 5] = [Heap::Waiting, Heap::Late, Heap::Done, Heap::All, Heap::Complaints];

/// The heap's word in the address.
pub fn heap_word(heap: Heap) -> &'static str {
    match heap {
        Heap::Waiting => "waiting",
        Heap::Late => "late",
        Heap::Done => "done",
        Heap::All => "all",
        Heap::Complaints => "complaints",
    }
}

fn parse_heap(word: &str) -> Option<Heap> {
    HEAPS.into_iter().find(|heap| heap_word(*heap) == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn params(pairs: &[(&'static str, &str)]) -> ParamsMap {
        pairs.iter().map(|(key, value)| (*key, (*value).to_owned())).collect()
    }

    #[test]
    fn an_address_says_what_the_list_shows() {
        let query = DeskQuery::of(&params(&[("heap", "late"), ("q", " çala "), ("category", "yol"), ("pages", "3")]));
        assert_eq!((query.staff.heap, query.staff.text.as_str(), query.pages), (Heap::Late, "çala", 3));
        assert_eq!(query.staff.category, Some("yol".into()));
        assert!(query.is_filtered());
    }

    #[test]
    fn a_forged_address_shows_the_plain_list() {
        let query = DeskQuery::of(&params(&[("heap", "everything"), ("pages", "4000000000"), ("district", "")]));
        assert_eq!(query.staff, StaffQuery::default());
        assert_eq!(query.pages, MAX_PAGES);
        assert_eq!(DeskQuery::of(&params(&[("pages", "-1")])).pages, 1);
    }

    #[test]
    fn another_heap_begins_at_its_first_page_and_keeps_the_filters() {
        let query = DeskQuery::of(&params(&[("q", "su"), ("pages", "5")])).with_heap(Heap::Done);
        assert_eq!((query.pages, query.staff.text.as_str(), query.staff.heap), (1, "su", Heap::Done));
    }
}
