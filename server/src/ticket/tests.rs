use super::{pdf, picture, png};
use domain::lang::{Lang, Named};
use domain::queue::print::{WIDTH, escpos};
use domain::time::UnixMs;
use services::kiosk::Face;

fn face(lang: Lang, number: &str, service: &str) -> Face {
    Face {
        number: number.into(),
        centre: Named { az: "1 saylı Bakı “ASAN xidmət” mərkəzi".into(), ..Named::default() },
        service: Named { az: service.into(), ..Named::default() },
        issued_ms: UnixMs(1_773_374_400_000),
        due_min: Some(570),
        before: 4,
        minutes: Some(12),
        secret: "0123456789abcdef0123456789abcdef".into(),
        lang,
    }
}

const LINK: &str = "https://novbe.example/queue/ticket/0123456789abcdef0123456789abcdef";

#[test]
fn q3_2_2_the_bytes_for_the_printer_are_the_picture_of_the_ticket() {
    for lang in Lang::ALL {
        let drawn = picture(&face(lang, "A042", "Nikahın qeydə alınması"), LINK).unwrap();
        assert_eq!(drawn.width(), WIDTH);
        assert_eq!(escpos::picture(&escpos::bytes(&drawn)), Some(drawn), "{lang:?}");
    }
}

#[test]
fn q3_2_2_the_number_is_forty_millimetres_tall_however_long_it_is() {
    let empty = face(Lang::Az, " ", "x");
    for number in ["A001", "B999", "C1000"] {
        let (with, without) = (picture(&face(Lang::Az, number, "x"), LINK).unwrap(), picture(&empty, LINK).unwrap());
        let differs = |y: &u32| (0..WIDTH).any(|x| with.is_black(x, *y) != without.is_black(x, *y));
        let rows: Vec<u32> = (0..with.height()).filter(differs).collect();
        let tall = rows[rows.len() - 1] - rows[0];
        assert!((312..=336).contains(&tall), "{number}: {tall} dots");
        let edge = |x: u32| (rows[0]..=rows[rows.len() - 1]).any(|y| with.is_black(x, y));
        assert!(!edge(0) && !edge(WIDTH - 1), "{number} stays on the paper");
    }
}

#[test]
fn q3_2_2_every_azerbaijani_letter_and_the_longest_name_come_out() {
    let drawn = |service: &str| picture(&face(Lang::Az, "A001", service), LINK).unwrap();
    let letters = ["ə", "ı", "İ", "ş", "ç", "ğ", "ö", "ü", "Ə"];
    for (at, one) in letters.iter().enumerate() {
        assert!(letters.iter().skip(at + 1).all(|other| drawn(one) != drawn(other)), "{one} is drawn as another letter");
        assert_ne!(drawn(one), drawn("□"), "{one} is not in the font");
    }
    let long = drawn(&"Elektromüqavilələşdirilməyənlərdənsinizmi".repeat(6));
    assert!(long.height() > drawn("x").height() && (0..long.height()).all(|y| !long.is_black(WIDTH - 2, y)), "it goes on below");
}

#[test]
fn q3_2_2_the_preview_is_the_same_picture() {
    let drawn = picture(&face(Lang::Az, "A042", "Doğumun qeydə alınması"), LINK).unwrap();
    let seen = image::load_from_memory(&png(&drawn).unwrap()).unwrap().to_luma8();
    assert_eq!(seen.dimensions(), (drawn.width(), drawn.height()));
    assert!(seen.enumerate_pixels().all(|(x, y, dot)| (dot.0[0] == 0) == drawn.is_black(x, y)));
    assert!(pdf(&drawn).unwrap().starts_with(b"%PDF-"));
}
