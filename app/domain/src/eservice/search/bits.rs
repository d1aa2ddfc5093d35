//! A set of services by their places in the index.

/// The set; one bit for each place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// No place of so many.
    pub fn none(len: usize) -> Bits {
        Bits(vec![0; len.div_ceil(64)])
    }

    /// Every place of so many.
    pub fn all(len: usize) -> Bits {
        let mut bits = Bits(vec![u64::MAX; len.div_ceil(64)]);
        if let (Some(last), rest @ 1..) = (bits.0.last_mut(), len % 64) {
            *last = (1 << rest) - 1;
        }
        bits
    }

    /// Puts a place in.
    pub fn put(&mut self, at: usize) {
        if let Some(word) = self.0.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    /// Leaves what is in the other one too.
    pub fn keep(&mut self, other: &Bits) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own &= other;
        }
    }

    /// How many are in both.
    pub fn common(&self, other: &Bits) -> u32 {
        self.0.iter().zip(&other.0).map(|(own, other)| (own & other).count_ones()).sum()
    }

    /// The places, in their order.
    pub fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
                rest &= rest - 1;
                Some(at * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn a_set_holds_what_was_put_in_and_no_more() {
        for len in [0, 1, 63, 64, 65, 200] {
            assert_eq!(Bits::all(len).places().collect::<Vec<_>>(), (0..len).collect::<Vec<_>>());
            assert_eq!(Bits::none(len).places().count(), 0);
        }
        let mut some = Bits::none(130);
        [0, 64, 129, 500].into_iter().for_each(|at| some.put(at));
        assert_eq!(some.places().collect::<Vec<_>>(), [0, 64, 129], "a place outside is left out");
        let mut other = Bits::all(130);
        assert_eq!(other.common(&some), 3);
        other.keep(&some);
        assert_eq!(other, some);
    }
}
