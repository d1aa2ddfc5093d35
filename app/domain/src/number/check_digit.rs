//! Damm's check digit: a quasigroup of order 10 that is totally anti-symmetric, so every single wrong digit and every swap
//! of two neighbours changes the result (proved for all cases in the tests). Luhn would miss 09 ↔ 90.

const TABLE: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// The digit to write behind `digits` (each 0–9).
pub fn of(digits: impl Iterator<Item = u8>) -> u8 {
    digits.fold(0, |interim, digit| TABLE[interim as usize][(digit % 10) as usize])
}
