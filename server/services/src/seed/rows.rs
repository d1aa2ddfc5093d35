//! From the files to rows.

use super::{Beginning, calendar_days, csv_rows, outlines, places};
use crate::Error;
use anyhow::Context;
use domain::fold::fold;
use domain::time::UnixMs;
use serde::Deserialize;
use store::calendar::CalendarRow;
use store::categories::CategoryRow;
use store::districts::DistrictRow;
use store::institutions::InstitutionRow;
use store::routing::{RuleRow, ZoneRow};
use store::terms::TermsRow;

/// Version of the terms of use that come with the program.
const TERMS_VERSION: i64 = 1;

pub(super) fn all(now: UnixMs) -> Result<Beginning, Error> {
    let mut districts = districts()?;
    outlines::give(&mut districts)?;
    Ok(Beginning {
        calendar: calendar()?,
        places: places::rows(&districts)?,
        districts,
        institutions: institutions()?,
        categories: categories()?,
        zones: zones()?,
        rules: rules()?,
        terms: terms(now),
    })
}

fn calendar() -> Result<Vec<CalendarRow>, Error> {
    let days = calendar_days()?.into_iter().filter(|day| day.territory.is_none());
    let row = |day: domain::calendar::CalendarDay| CalendarRow {
        day: day.date,
        kind: day.kind.as_str().to_owned(),
        name_az: day.name_az,
        status: day.status.as_str().to_owned(),
        source: day.act,
    };
    Ok(days.map(row).collect())
}

#[derive(Deserialize)]
struct DistrictLine {
    code: String,
    name_az: String,
    name_en: String,
    name_ru: String,
    kind: String,
    parent: Option<String>,
    lat: f64,
    lon: f64,
}

fn districts() -> Result<Vec<DistrictRow>, Error> {
    let lines: Vec<DistrictLine> = csv_rows("districts.csv", include_str!("../../seed/districts.csv"))?;
    let row = |line: DistrictLine| DistrictRow {
        folded: fold(&format!("{} {} {}", line.name_az, line.name_en, line.name_ru)),
        id: line.code.into(),
        name_az: line.name_az,
        name_en: line.name_en,
        name_ru: line.name_ru,
        kind: line.kind,
        parent: line.parent.map(Into::into),
        lat: line.lat,
        lon: line.lon,
        shape: None,
        approximate: true,
        source: String::new(),
        active: true,
        successor: None,
    };
    Ok(lines.into_iter().map(row).collect())
}

#[derive(Deserialize)]
struct InstitutionLine {
    code: String,
    idx: u8,
    name_az: String,
    name_en: String,
    name_ru: String,
    kind: String,
    district: Option<String>,
}

fn institutions() -> Result<Vec<InstitutionRow>, Error> {
    let lines: Vec<InstitutionLine> = csv_rows("institutions.csv", include_str!("../../seed/institutions.csv"))?;
    let row = |line: InstitutionLine| InstitutionRow {
        folded: fold(&format!("{} {} {}", line.name_az, line.name_en, line.name_ru)),
        id: line.code.into(),
        name_az: line.name_az,
        name_en: line.name_en,
        name_ru: line.name_ru,
        idx: line.idx,
        local_executive: line.kind == "local_executive",
        district: line.district.map(Into::into),
        active: true,
        position: i64::from(line.idx),
    };
    Ok(lines.into_iter().map(row).collect())
}

#[derive(Deserialize)]
struct CategoryLine {
    code: String,
    idx: u8,
    parent: Option<String>,
    name_az: String,
    name_en: String,
    name_ru: String,
    urgent: u8,
    emergency: Option<String>,
    words: String,
}

fn categories() -> Result<Vec<CategoryRow>, Error> {
    let lines: Vec<CategoryLine> = csv_rows("categories.csv", include_str!("../../seed/categories.csv"))?;
    let row = |line: CategoryLine| CategoryRow {
        id: line.code.into(),
        parent: line.parent.map(Into::into),
        words: fold(&line.words),
        name_az: line.name_az,
        name_en: line.name_en,
        name_ru: line.name_ru,
        idx: line.idx,
        urgent: line.urgent == 1,
        emergency: line.emergency,
        position: i64::from(line.idx),
        active: true,
    };
    Ok(lines.into_iter().map(row).collect())
}

#[derive(Deserialize)]
struct ZoneLine {
    code: String,
    institution: String,
    name_az: String,
    ring: Vec<[f64; 2]>,
}

fn zones() -> Result<Vec<ZoneRow>, Error> {
    let lines: Vec<ZoneLine> = serde_json::from_str(include_str!("../../seed/zones.json")).context("seed file zones.json")?;
    let row = |line: ZoneLine| {
        let shape = crate::places::geojson::text_of(&vec![vec![line.ring]]).context("an outline in zones.json")?;
        Ok(ZoneRow { id: line.code, name_az: line.name_az, shape, institution: line.institution.into() })
    };
    lines.into_iter().map(row).collect()
}

#[derive(Deserialize)]
struct RuleLine {
    category: String,
    institution: String,
    priority: i64,
}

fn rules() -> Result<Vec<RuleRow>, Error> {
    let lines: Vec<RuleLine> = csv_rows("routing.csv", include_str!("../../seed/routing.csv"))?;
    let row = |line: RuleLine| RuleRow {
        id: format!("{}:{}", line.category, line.institution),
        category: line.category.into(),
        institution: (line.institution != "district").then(|| line.institution.into()),
        priority: line.priority,
    };
    Ok(lines.into_iter().map(row).collect())
}

fn terms(now: UnixMs) -> TermsRow {
    TermsRow {
        version: TERMS_VERSION,
        text_az: include_str!("../../seed/terms/az.md").to_owned(),
        text_en: include_str!("../../seed/terms/en.md").to_owned(),
        text_ru: include_str!("../../seed/terms/ru.md").to_owned(),
        published_ms: now,
    }
}
