//! Filters of the map, and their compiled form: a few comparisons without branches.

use super::facet::*;
use crate::lifecycle::StatusGroup;

/// A category or a root with all its leaves: categories are numbered so that a root's leaves follow it directly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CategorySpan {
    /// The root's (or the leaf's) number.
    pub first: u8,
    /// The last leaf's number; the same as `first` for a leaf.
    pub last: u8,
}

impl CategorySpan {
    /// One category alone.
    pub const fn leaf(index: u8) -> Self {
        Self { first: index, last: index }
    }
}

/// What to show; the default shows everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct MapFilter {
    /// Only this group of statuses.
    pub status: Option<StatusGroup>,
    /// Only what isn't finished (new or in work): what can still be joined, A8.4.
    pub open: bool,
    /// Only these categories.
    pub category: Option<CategorySpan>,
    /// Only this institution's.
    pub institution: Option<u8>,
    /// Only sent from the first to the last of these days ([`day_number`]), both included.
    pub days: Option<(u16, u16)>,
}

/// A filter as comparisons of packed facets.
#[derive(Clone, Copy, Debug)]
pub(super) struct Test {
    mask: u32,
    want: u32,
    /// The first day in its place in a facet, and how far above it a whole facet may lie.
    day_from: u32,
    day_reach: u32,
    /// The same for the category.
    category_from: u32,
    category_reach: u32,
    has_days: bool,
    has_span: bool,
}

/// Facets looked at together before one of them is searched for.
const BLOCK: usize = 32;

impl MapFilter {
    /// Shows everything.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn test(&self) -> Test {
        let mut test = Test::all();
        if let Some(status) = self.status {
            test.demand(STATUS_MASK, (status as u32) << STATUS_SHIFT);
        }
        if self.open {
            test.demand(FINISHED, 0);
        }
        if let Some(institution) = self.institution {
            test.demand(INSTITUTION_MASK, u32::from(institution));
        }
        if let Some(span) = self.category {
            test.within_categories(span);
        }
        match self.days {
            Some((first, last)) => test.within_days(first, last),
            None => test,
        }
    }
}

impl Test {
    fn all() -> Self {
        let (day_reach, category_reach) = (u32::MAX, CATEGORY_MASK);
        Self { mask: GONE, want: 0, day_from: 0, day_reach, category_from: 0, category_reach, has_days: false, has_span: false }
    }

    /// The bits of `mask` must be `want`; two demands that contradict each other match nothing.
    fn demand(&mut self, mask: u32, want: u32) {
        let contradiction = (self.want ^ want) & self.mask & mask != 0;
        self.mask |= mask;
        self.want |= want;
        if contradiction {
            self.never();
        }
    }

    /// Wants a bit that it masks away.
    fn never(&mut self) {
        self.mask &= !GONE;
        self.want |= GONE;
    }

    fn within_categories(&mut self, span: CategorySpan) {
        if span.first == span.last {
            self.demand(CATEGORY_MASK, u32::from(span.first) << CATEGORY_SHIFT);
        } else {
            self.has_span = true;
            self.category_from = u32::from(span.first) << CATEGORY_SHIFT;
            self.category_reach = u32::from(span.last.saturating_sub(span.first)) << CATEGORY_SHIFT;
        }
    }

    /// The same test, within these days as well; nothing passes when the last is before the first.
    pub fn within_days(mut self, first: u16, last: u16) -> Self {
        let from = self.day_from.max(u32::from(first.min(LAST_DAY)) << DAY_SHIFT);
        let end = (self.day_from + self.day_reach).min(u32::from(last.min(LAST_DAY)) << DAY_SHIFT | BELOW_DAY);
        match end.checked_sub(from) {
            Some(reach) => (self.day_from, self.day_reach, self.has_days) = (from, reach, true),
            None => self.never(),
        }
        self
    }

    /// The facet passes.
    pub fn passes(&self, facet: u32) -> bool {
        self.check::<true, true>(facet)
    }

    #[inline(always)]
    fn check<const DAYS: bool, const SPAN: bool>(&self, facet: u32) -> bool {
        let mut passes = facet & self.mask == self.want;
        if DAYS {
            passes &= facet.wrapping_sub(self.day_from) <= self.day_reach;
        }
        if SPAN {
            passes &= (facet & CATEGORY_MASK).wrapping_sub(self.category_from) <= self.category_reach;
        }
        passes
    }

    /// How many pass.
    pub fn count(&self, facets: &[u32]) -> u32 {
        match (self.has_days, self.has_span) {
            (false, false) => self.count_with::<false, false>(facets),
            (false, true) => self.count_with::<false, true>(facets),
            (true, false) => self.count_with::<true, false>(facets),
            (true, true) => self.count_with::<true, true>(facets),
        }
    }

    fn count_with<const DAYS: bool, const SPAN: bool>(&self, facets: &[u32]) -> u32 {
        facets.iter().map(|facet| u32::from(self.check::<DAYS, SPAN>(*facet))).sum()
    }

    /// The first position that passes, looking at whole blocks before single facets.
    pub fn first(&self, facets: &[u32]) -> Option<usize> {
        let at = facets.chunks(BLOCK).position(|block| self.count(block) > 0)? * BLOCK;
        facets.get(at..)?.iter().position(|facet| self.passes(*facet)).map(|within| at + within)
    }

    /// Every position that passes.
    pub fn positions<'a>(&'a self, facets: &'a [u32]) -> impl Iterator<Item = usize> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + self.first(facets.get(from..)?)?;
            from = at + 1;
            Some(at)
        })
    }
}
