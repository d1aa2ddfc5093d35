use proptest::prelude::*;

use super::*;

fn number(series: Series, serial: u32) -> Number {
    Number::new(series, 2026, serial).unwrap()
}

#[test]
fn a8_5_the_two_series_are_written_apart() {
    let receipt = number(Series::Receipt, 1234).to_string();
    let registration = number(Series::Registration, 1234).to_string();
    assert!(receipt.starts_with("Q-2026-0001234-"), "{receipt}");
    assert!(registration.starts_with("AM-2026-0001234-"), "{registration}");
    assert_ne!(receipt.chars().last(), registration.chars().last(), "the series counts in the check digit");
}

#[test]
fn what_people_type_is_understood() {
    let right = number(Series::Registration, 1234);
    let c = right.to_string().pop().unwrap();
    let typed = [
        format!("AM-2026-0001234-{c}"),
        format!("  am 2026 0001234 {c} "),
        format!("am20260001234{c}"),
        format!("АМ-2026-0001234-{c}"),
        format!("ам–2026–0001234–{c}"),
        format!("AM-2O26-OOO1234-{c}"),
        format!("№ AM-2026-1234-{c}"),
    ];
    for text in typed {
        assert_eq!(text.parse(), Ok(right), "{text}");
    }
}

#[test]
fn what_is_no_number_is_told_from_a_slip() {
    for text in
        ["", "AM", "2026", "X-2026-0001234-5", "AM-26-1", "AM-2026-12a4-5", "AM-1999-0000001-1", "AM-2026-0000000-0", &"9".repeat(1000)]
    {
        assert_eq!(text.parse::<Number>(), Err(NumberError::BadFormat), "{text}");
    }
    let wrong = number(Series::Receipt, 1234).to_string().replace("0001234", "0001243");
    assert_eq!(wrong.parse::<Number>(), Err(NumberError::BadCheckDigit));
}

#[test]
fn json_carries_the_written_form() {
    let number = number(Series::Receipt, 7);
    let json = serde_json::to_string(&number).unwrap();
    assert_eq!(json, format!("\"{number}\""));
    assert_eq!(serde_json::from_str::<Number>(&json).unwrap(), number);
}

fn any_series() -> impl Strategy<Value = Series> {
    prop_oneof![Just(Series::Receipt), Just(Series::Registration)]
}

proptest! {
    #[test]
    fn written_and_read_again(series in any_series(), year in 2000u16..=2099, serial in 1u32..) {
        let number = Number::new(series, year, serial).unwrap();
        prop_assert_eq!(number.to_string().parse(), Ok(number));
    }

    #[test]
    fn every_wrong_digit_is_noticed(series in any_series(), serial in 1u32..99_999_999, at in 0usize..20, by in 1u8..10) {
        let mut text = number(series, serial).to_string().into_bytes();
        let places: Vec<usize> = (0..text.len()).filter(|i| text[*i].is_ascii_digit()).collect();
        let at = places[at % places.len()];
        text[at] = b'0' + (text[at] - b'0' + by) % 10;
        let read = String::from_utf8(text).unwrap().parse::<Number>();
        prop_assert!(read.is_err());
    }

    #[test]
    fn every_swap_of_neighbours_is_noticed(series in any_series(), serial in 1u32..99_999_999, at in 0usize..20) {
        let mut text = number(series, serial).to_string().into_bytes();
        let places: Vec<usize> = (0..text.len()).filter(|i| text[*i].is_ascii_digit()).collect();
        let at = at % (places.len() - 1);
        let (a, b) = (places[at], places[at + 1]);
        prop_assume!(text[a] != text[b]);
        text.swap(a, b);
        let read = String::from_utf8(text).unwrap().parse::<Number>();
        prop_assert!(read.is_err());
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,60}") {
        let _ = text.parse::<Number>();
    }
}
