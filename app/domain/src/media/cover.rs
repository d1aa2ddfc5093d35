//! Covering parts of a photo before the public sees it (A8.5): faces, number plates. Where they are is said in thousandths of
//! the photo's sides, so that it holds for every size of it.

use crate::appeal::validate::{Checked, is_digest};
use crate::ids::{AppealId, MediaId, is_uuid};
use crate::refusal::{Code, Field, Refusal};
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// Most rectangles on one photo.
pub const MAX_AREAS: u32 = 30;
/// The whole side of a photo.
pub const WHOLE: u16 = 1_000;
/// The smallest side of a rectangle: less would cover nothing that could be read.
pub const SMALLEST: u16 = 5;

/// A rectangle, in thousandths of the photo's width and height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Left edge.
    pub x: u16,
    /// Upper edge.
    pub y: u16,
    /// Width.
    pub w: u16,
    /// Height.
    pub h: u16,
}

impl Area {
    /// The rectangle between two corners, in whatever order, cut to the photo and never too small.
    pub fn between(one: (i32, i32), other: (i32, i32)) -> Area {
        let (x, w) = stretch(one.0, other.0);
        let (y, h) = stretch(one.1, other.1);
        Area { x, y, w, h }
    }

    /// Moved by so much, as far as the photo goes.
    pub fn moved(self, dx: i32, dy: i32) -> Area {
        let shift = |at: u16, by: i32, length: u16| (i32::from(at) + by).clamp(0, i32::from(WHOLE.saturating_sub(length))) as u16;
        Area { x: shift(self.x, dx, self.w), y: shift(self.y, dy, self.h), ..self }
    }

    /// Made larger or smaller at its right and lower edge, as far as the photo goes.
    pub fn grown(self, dw: i32, dh: i32) -> Area {
        let side = |at: u16, length: u16, by: i32| {
            let most = i32::from(WHOLE.saturating_sub(at)).max(i32::from(SMALLEST));
            (i32::from(length) + by).clamp(i32::from(SMALLEST), most) as u16
        };
        Area { w: side(self.x, self.w, dw), h: side(self.y, self.h, dh), ..self }
    }

    /// It lies within the photo and covers something.
    pub fn fits(&self) -> bool {
        let side = |at: u16, length: u16| length >= SMALLEST && u32::from(at) + u32::from(length) <= u32::from(WHOLE);
        side(self.x, self.w) && side(self.y, self.h)
    }

    /// The pixels it takes in of a photo of this size: left, top, right, bottom; parts of a pixel count as whole ones.
    pub fn pixels(&self, width: u32, height: u32) -> (u32, u32, u32, u32) {
        let from = |at: u16, side: u32| (u64::from(at) * u64::from(side) / u64::from(WHOLE)) as u32;
        let to = |at: u32, side: u32| (u64::from(at) * u64::from(side)).div_ceil(u64::from(WHOLE)).min(u64::from(side)) as u32;
        let (right, bottom) = (u32::from(self.x) + u32::from(self.w), u32::from(self.y) + u32::from(self.h));
        (from(self.x, width), from(self.y, height), to(right, width), to(bottom, height))
    }
}

fn stretch(one: i32, other: i32) -> (u16, u16) {
    let (whole, smallest) = (i32::from(WHOLE), i32::from(SMALLEST));
    let from = one.min(other).clamp(0, whole - smallest);
    let to = one.max(other).clamp(from + smallest, whole);
    (from as u16, (to - from) as u16)
}

/// Covering, or covering otherwise; without rectangles: showing it as it was taken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CoverForm {
    /// The appeal.
    pub appeal: AppealId,
    /// Its photo, as it was sent.
    pub photo: MediaId,
    /// What is covered.
    pub areas: Vec<Area>,
    /// The covering that the employee saw; another one meanwhile is a conflict.
    pub seen: Option<String>,
}

/// Checks it.
///
/// # Errors
/// What is wrong.
pub fn check(form: &CoverForm) -> Checked {
    let id = (!is_uuid(form.appeal.as_str())).then_some(Refusal::new(Field::Id, Code::BadFormat));
    let photo = (!is_digest(&form.photo)).then_some(Refusal::new(Field::Photos, Code::Unknown));
    let many = form.areas.len() > MAX_AREAS as usize;
    let many = many.then_some(Refusal::form(Code::TooMany { max: MAX_AREAS }));
    let outside = (!form.areas.iter().all(Area::fits)).then_some(Refusal::form(Code::BadFormat));
    let refusals: Vec<Refusal> = [id, photo, many, outside].into_iter().flatten().collect();
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

/// A covering that holds, as staff see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CoverView {
    /// Id, named when it is changed.
    pub id: String,
    /// The photo as it was sent.
    pub photo: MediaId,
    /// The copy that the public sees.
    pub copy: MediaId,
    /// What is covered.
    pub areas: Vec<Area>,
    /// By whom.
    pub by: String,
    /// When.
    pub at_ms: UnixMs,
}

/// The rectangles as they are kept: `x,y,w,h` with spaces between.
pub fn written(areas: &[Area]) -> String {
    areas.iter().map(|area| format!("{},{},{},{}", area.x, area.y, area.w, area.h)).collect::<Vec<_>>().join(" ")
}

/// The inverse of [`written`]; what can't be read is left out.
pub fn read(text: &str) -> Vec<Area> {
    let area = |word: &str| {
        let mut sides = word.split(',').map(|side| side.parse::<u16>().ok());
        let mut next = || sides.next().flatten();
        Some(Area { x: next()?, y: next()?, w: next()?, h: next()? })
    };
    text.split_whitespace().filter_map(area).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a8_5_a_rectangle_takes_in_every_pixel_that_it_touches() {
        let area = Area { x: 333, y: 0, w: 334, h: 1_000 };
        assert_eq!(area.pixels(10, 7), (3, 0, 7, 7));
        assert_eq!(Area { x: 0, y: 0, w: 1_000, h: 1_000 }.pixels(2_560, 1), (0, 0, 2_560, 1));
        assert_eq!(Area { x: 995, y: 995, w: 5, h: 5 }.pixels(3, 3), (2, 2, 3, 3));
    }

    #[test]
    fn a8_5_what_is_outside_or_covers_nothing_is_refused() {
        let form = |areas: Vec<Area>| CoverForm {
            appeal: "01890000-0000-7000-8000-000000000001".into(),
            photo: "a".repeat(64).into(),
            areas,
            seen: None,
        };
        let good = Area { x: 10, y: 10, w: 50, h: 20 };
        assert_eq!(check(&form(vec![good])), Ok(()));
        assert_eq!(check(&form(Vec::new())), Ok(()), "taking all of it away");
        for bad in [Area { w: 4, ..good }, Area { x: 990, ..good }, Area { h: u16::MAX, ..good }] {
            assert_eq!(check(&form(vec![bad])), Err(vec![Refusal::form(Code::BadFormat)]), "{bad:?}");
        }
        assert_eq!(check(&form(vec![good; 31])), Err(vec![Refusal::form(Code::TooMany { max: 30 })]));
    }

    proptest! {
        #[test]
        fn a8_5_however_it_is_drawn_moved_and_grown_it_stays_within_the_photo(
            corners in (-500..1_500_i32, -500..1_500_i32, -500..1_500_i32, -500..1_500_i32),
            steps in prop::collection::vec((-400..400_i32, -400..400_i32, any::<bool>()), 0..12),
        ) {
            let mut area = Area::between((corners.0, corners.1), (corners.2, corners.3));
            for (dx, dy, moves) in steps {
                prop_assert!(area.fits(), "{area:?}");
                area = if moves { area.moved(dx, dy) } else { area.grown(dx, dy) };
            }
            prop_assert!(area.fits(), "{area:?}");
            prop_assert_eq!(read(&written(&[area, area])), vec![area, area]);
        }
    }
}
