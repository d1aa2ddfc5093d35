//! Line numbers (sıra nömrəsi): a letter for the group and three digits, from 001 each day. The server counts upwards from 1; the
//! numbers from 700 are given out in blocks to machines that may lose the network, so that no number is ever made twice.

use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// The last number that the server gives before the blocks.
const LAST_BEFORE: u32 = 699;
/// Numbers in a block.
pub const BLOCK: u32 = 20;
/// Blocks between 700 and 999.
const BLOCKS: u32 = (999 - LAST_BEFORE) / BLOCK;

/// The number of the day's `serial`th ticket of a letter, from 1; those of the blocks are stepped over.
pub fn of_serial(serial: u32) -> u32 {
    if serial <= LAST_BEFORE { serial } else { serial + BLOCKS * BLOCK }
}

/// The day's `nth` block of a letter, from 1; `None` when all are given.
pub fn block(nth: u32) -> Option<RangeInclusive<u32>> {
    let first = LAST_BEFORE + 1 + nth.checked_sub(1)? * BLOCK;
    (nth <= BLOCKS).then(|| first..=first + BLOCK - 1)
}

/// Numbers that a machine may give by itself today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Letter of the group.
    pub letter: String,
    /// The first.
    pub first: u32,
    /// The last.
    pub last: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::queue::ticket::written;
    use std::collections::BTreeSet;

    #[test]
    fn q3_2_2_no_number_is_made_twice_whoever_makes_it() {
        let blocks: Vec<u32> = (1..).map_while(block).flatten().collect();
        assert_eq!((blocks.len(), blocks[0], blocks[blocks.len() - 1]), (300, 700, 999));
        let all: BTreeSet<u32> = (1..=2_000).map(of_serial).chain(blocks.iter().copied()).collect();
        assert_eq!(all.len(), 2_300);
        assert!((1..=699).all(|serial| of_serial(serial) == serial), "without gaps");
        assert_eq!((of_serial(700), block(0), block(16)), (1_000, None, None));
        assert_eq!((written("A", 1), written("B", 42), written("C", 1_000)), ("A001".into(), "B042".into(), "C1000".into()));
    }
}
