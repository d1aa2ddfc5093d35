//! The mark at which the next page of the list begins: `2345-<uuid digits>`. Anything else begins at the first page.

use domain::map::Mark;

pub(super) fn write(mark: &Mark) -> String {
    format!("{}-{:032x}", mark.day, mark.id)
}

pub(super) fn read(text: &str) -> Option<Mark> {
    let (day, id) = text.split_once('-')?;
    Some(Mark { day: day.parse().ok()?, id: u128::from_str_radix(id, 16).ok()? })
}
