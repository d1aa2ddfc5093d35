use super::Personal::*;
use super::*;
use proptest::prelude::*;

#[test]
fn t6_0_1_personal_data_are_found_as_people_write_them() {
    let table = [
        ("Zəng edin: 050 123 45 67", vec![(Phone, "050 123 45 67")]),
        ("nömrəm +994501234567-dir", vec![(Phone, "+994501234567")]),
        ("+994 (50) 123-45-67 zəng edin", vec![(Phone, "+994 (50) 123-45-67")]),
        ("00994 12 498 76 54", vec![(Phone, "00994 12 498 76 54")]),
        ("telefon 0124987654, mənzil 5", vec![(Phone, "0124987654")]),
        ("50 123 45 67", vec![(Phone, "50 123 45 67")]),
        ("FİN 5DM0L01", vec![(Fin, "5DM0L01")]),
        ("fin kodum budur: 5dm0l01.", vec![(Fin, "5dm0l01")]),
        ("Мой ФИН 7ABC12D", vec![(Fin, "7ABC12D")]),
        ("Mən 1PZ23AB, Nizami 5", vec![(Fin, "1PZ23AB")]),
        ("kart 4169 7388 0000 0006 blokdur", vec![(Card, "4169 7388 0000 0006")]),
        ("5555555555554444", vec![(Card, "5555555555554444")]),
        ("amex 3782 822463 10005", vec![(Card, "3782 822463 10005")]),
        ("yazın: aysel.c+1@mail.example.az.", vec![(Email, "aysel.c+1@mail.example.az")]),
        ("a@b.az, 055-765-43-21 və 5DM0L01", vec![(Email, "a@b.az"), (Phone, "055-765-43-21"), (Fin, "5DM0L01")]),
        ("2 gündür, 0501234567 0551234567", vec![(Phone, "0501234567"), (Phone, "0551234567")]),
    ];
    for (text, expected) in table {
        let found: Vec<(Personal, &str)> = find(text).into_iter().map(|found| (found.kind, &text[found.at])).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn t6_0_1_what_only_looks_long_is_left_alone() {
    let harmless = [
        "Nizami küçəsi 123, mənzil 45, giriş 2, mərtəbə 7",
        "13.03.2026 saat 10:30-da, 01-02-2026 10 dəqiqə",
        "AM-2026-0001234-5 və Q-2026-0501234-7 nömrəli müraciətlər",
        "104, 112, 108, 955 nömrələrinə zəng etdim",
        "avtomobil 10AA123 və 99-BC-456 səkidədir",
        "ASFALTE tökülməyib, KORPUS2 qarşısında, Bina33B",
        "40.37772, 49.89201",
        "sayğac 1234567, 7654321",
        "1234 5678 9012 3456 borc 1 000 000 manat",
        "@azersu yazdım; a@b; dost@ mail",
        "Sumqayıt 20-ci mikrorayon, ev 12, blok 34, 56, 78",
        "",
    ];
    for text in harmless {
        assert_eq!(find(text), [], "{text}");
    }
}

#[test]
fn t3_1_the_text_for_the_public_is_offered_without_them() {
    let text = "Mən Leyla, FİN 5DM0L01.\nZəng: 050 123 45 67";
    assert_eq!(masked(text), "Mən Leyla, FİN ▇▇▇▇.\nZəng: ▇▇▇▇");
    assert_eq!(without("Zəng: 050 123 45 67 axşam\nsağ olun"), "Zəng: axşam\nsağ olun");
    assert_eq!(kinds(text), [Fin, Phone]);
    assert_eq!(masked("Yolda çuxur var"), "Yolda çuxur var");
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_slip(text in "\\PC{0,200}") {
        let mut last = 0;
        for Found { at, .. } in find(&text) {
            prop_assert!(at.start >= last && at.end > at.start && text.get(at.clone()).is_some());
            last = at.end;
        }
    }
}
