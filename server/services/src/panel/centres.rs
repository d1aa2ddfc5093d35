//! Centres of the queue, their services and what each offers, between their rows and the values of the panel (A3.1.4, A3.5).

use super::records::names;
use crate::{Ctx, Error};
use anyhow::anyhow;
use domain::fold::fold;
use domain::ids::{CentreId, ServiceId};
use domain::panel::{Column, PanelRow, Values, read_point};
use domain::queue::day::{Opening, read_hours, written_hours};
use store::centres::{CentreRow, OfferedRow, OpeningRow, ServiceRow, WeekRow};
use store::{Db, Tx};

/// With what a new centre begins; its hours, its services and its counters are entered by people.
pub(super) fn begun() -> Values {
    let settings =
        [(Column::StepMin, "15"), (Column::EarlyMin, "30"), (Column::LateMin, "0"), (Column::WalkIn, "50"), (Column::WindowDays, "30")];
    settings.into_iter().fold(Values::default().with_flag(Column::Active, true), |values, (column, value)| values.with(column, value))
}

/// Every centre with its hours.
pub(super) async fn all(db: &Db) -> Result<Vec<PanelRow>, Error> {
    let (rows, week) = tokio::try_join!(store::centres::all(db), store::centres::week(db))?;
    Ok(rows.into_iter().map(|row| centre(row, &week)).collect())
}

fn centre(row: CentreRow, week: &[WeekRow]) -> PanelRow {
    let own = |value: Option<u32>| value.map(|value| value.to_string()).unwrap_or_default();
    let values = names(row.name_az, row.name_en, row.name_ru)
        .with(Column::Code, row.id.as_str())
        .with(Column::City, row.city)
        .with(Column::Address, row.address)
        .with(Column::Point, format!("{}, {}", row.lat, row.lon))
        .with(Column::StepMin, row.step_min.to_string())
        .with(Column::EarlyMin, row.early_min.to_string())
        .with(Column::LateMin, row.late_min.to_string())
        .with(Column::WalkIn, row.walk_in_percent.to_string())
        .with(Column::WindowDays, row.window_days.to_string())
        .with(Column::CoolingMin, own(row.cooling_min))
        .with(Column::OpenOrders, own(row.open_orders))
        .with(Column::Position, row.position.to_string())
        .with_flag(Column::Active, row.active);
    let values = (1..).zip(Column::WEEK).fold(values, |values, (weekday, column)| {
        let of_day = week.iter().filter(|one| one.centre == row.id && one.weekday == weekday);
        let hours: Vec<(u16, u16)> = of_day.map(|one| (minute(one.opens_min), minute(one.closes_min))).collect();
        values.with(column, written_hours(&hours))
    });
    PanelRow { id: row.id.0, values }
}

/// A service.
pub(super) fn service(row: ServiceRow) -> PanelRow {
    let values = names(row.name_az, row.name_en, row.name_ru)
        .with(Column::Code, row.id.as_str())
        .with(Column::Group, row.group.0)
        .with(Column::VisitSteps, row.steps.to_string())
        .with_flag(Column::SignIn, row.sign_in)
        .with(Column::Position, row.position.to_string())
        .with_flag(Column::Active, row.active);
    PanelRow { id: row.id.0, values }
}

/// Whether a centre offers a service.
pub(super) fn offer(row: OfferedRow) -> PanelRow {
    let values = Values::default()
        .with(Column::Centre, row.centre.as_str())
        .with(Column::Service, row.service.as_str())
        .with_flag(Column::Active, row.active);
    PanelRow { id: offer_id(&values), values }
}

/// By what such a record is known: the centre and the service.
pub(super) fn offer_id(values: &Values) -> String {
    format!("{}:{}", values.get(Column::Centre), values.get(Column::Service))
}

/// The hours of the week that stand in a record.
pub(super) fn openings(values: &Values) -> Vec<Opening> {
    let of_day = |(weekday, column): (u8, Column)| {
        let hours = read_hours(values.get(column)).unwrap_or_default();
        hours.into_iter().map(move |(opens, closes)| Opening { weekday, opens, closes })
    };
    (1..).zip(Column::WEEK).flat_map(of_day).collect()
}

/// Writes a centre with its hours. `known`: the centres as they were; a place that only its town stands for stays so until it is changed.
pub(super) async fn put(tx: &mut Tx, id: &str, values: &Values, known: &[CentreRow]) -> Result<(), Error> {
    let at = read_point(values.get(Column::Point)).ok_or(anyhow!("a centre without a place"))?;
    let before = known.iter().find(|row| row.id.as_str() == id);
    let number = |column: Column| u32::try_from(values.number(column)).unwrap_or_default();
    let own = |column: Column| values.get(column).parse().ok();
    let words = [Column::NameAz, Column::NameEn, Column::NameRu, Column::City, Column::Address].map(|column| values.get(column));
    let row = CentreRow {
        id: id.into(),
        name_az: values.get(Column::NameAz).to_owned(),
        name_en: values.get(Column::NameEn).to_owned(),
        name_ru: values.get(Column::NameRu).to_owned(),
        folded: fold(&words.join(" ")),
        city: values.get(Column::City).to_owned(),
        address: values.get(Column::Address).to_owned(),
        lat: at.lat,
        lon: at.lon,
        approximate: before.is_some_and(|row| row.approximate && (row.lat, row.lon) == (at.lat, at.lon)),
        step_min: number(Column::StepMin),
        early_min: number(Column::EarlyMin),
        late_min: number(Column::LateMin),
        walk_in_percent: number(Column::WalkIn),
        window_days: number(Column::WindowDays),
        active: values.flag(Column::Active),
        position: values.number(Column::Position),
        cooling_min: own(Column::CoolingMin),
        open_orders: own(Column::OpenOrders),
    };
    let hours = openings(values).into_iter();
    let hours = hours.map(|one| OpeningRow { weekday: one.weekday, opens_min: one.opens.into(), closes_min: one.closes.into() });
    store::centres::put(tx, &row).await?;
    store::centres::set_openings(tx, &row.id, &hours.collect::<Vec<_>>()).await?;
    tx.publish_centre(&row.id);
    Ok(())
}

/// Writes a service.
pub(super) async fn put_service(tx: &mut Tx, id: &str, values: &Values) -> Result<(), Error> {
    let names = [Column::NameAz, Column::NameEn, Column::NameRu].map(|column| values.get(column));
    let row = ServiceRow {
        id: id.into(),
        group: values.get(Column::Group).into(),
        name_az: names[0].to_owned(),
        name_en: names[1].to_owned(),
        name_ru: names[2].to_owned(),
        folded: fold(&names.join(" ")),
        steps: u32::try_from(values.number(Column::VisitSteps)).unwrap_or(1),
        sign_in: values.flag(Column::SignIn),
        active: values.flag(Column::Active),
        position: values.number(Column::Position),
    };
    Ok(store::centres::put_service(tx, &row).await?)
}

/// Writes whether a centre offers a service.
pub(super) async fn put_offer(tx: &mut Tx, values: &Values) -> Result<(), Error> {
    let (centre, service) = (CentreId::from(values.get(Column::Centre)), ServiceId::from(values.get(Column::Service)));
    Ok(store::centres::offer(tx, &centre, &service, values.flag(Column::Active)).await?)
}

/// After a change everything of the queue is read anew, and whose visit it takes away is told at once (Q3.4). The change is kept by then:
/// what fails here is done by the queue's own job.
pub(super) async fn follow(ctx: &Ctx, centres: &[CentreId]) {
    ctx.portal.queue.forget();
    if let Err(error) = crate::queue::look_again(&ctx.portal, centres).await {
        tracing::warn!(cause = format!("{error:?}"), "orders were not compared with the new settings; the queue's job will");
    }
}

fn minute(value: u32) -> u16 {
    u16::try_from(value).unwrap_or(u16::MAX)
}
