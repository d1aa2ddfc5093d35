//! The address of a report: what is counted by what, of which appeals.

use super::{Dimension, Measure};
use crate::registry::{Filter, pairs, written};

/// The whole address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Of which appeals.
    pub filter: Filter,
    /// What the rows are.
    pub rows: Dimension,
    /// What the columns are.
    pub columns: Option<Dimension>,
    /// What is said of each.
    pub measure: Measure,
}

impl Default for Address {
    fn default() -> Address {
        Address::read("")
    }
}

impl Address {
    /// Out of a query; nonsense is left out. Columns that are the same as the rows say nothing, so there are none.
    pub fn read(query: &str) -> Address {
        let pairs = pairs(query);
        let one = |name: &str| pairs.iter().find(|pair| pair.0 == name).map(|pair| pair.1.as_str());
        let rows = one("rows").and_then(Dimension::parse).unwrap_or(Dimension::Institution);
        Address {
            filter: Filter::read(&pairs),
            rows,
            columns: one("columns").and_then(Dimension::parse).filter(|columns| *columns != rows),
            measure: one("measure").and_then(Measure::parse).unwrap_or_default(),
        }
    }

    /// As a query.
    pub fn view(&self) -> String {
        let mut pairs = vec![("rows", self.rows.as_str().to_owned())];
        pairs.extend(self.columns.map(|columns| ("columns", columns.as_str().to_owned())));
        pairs.push(("measure", self.measure.as_str().to_owned()));
        pairs.extend(self.filter.pairs());
        written(&pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a6_0_8_a_report_comes_back_out_of_its_address() {
        let query = "rows=district&columns=month&measure=in_time&status=answered&from=2026-01-01";
        assert_eq!(Address::read(query).view(), query);
        assert_eq!(Address::read("rows=x&columns=<b>&measure=1").view(), "rows=institution&measure=count");
        assert_eq!(Address::read("rows=month&columns=month").columns, None);
    }
}
