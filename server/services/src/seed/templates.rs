//! The templates that come with the program. They are younger than many a database, so they are put once into any that has
//! never had them; what the owner does with them afterwards stays.

use crate::Error;
use anyhow::Context;
use domain::lang::Lang;
use domain::template::TemplateKind;
use serde::Deserialize;
use store::Db;
use store::templates::TemplateRow;

/// The setting that says they were put.
const PUT: &str = "templates";

#[derive(Deserialize)]
struct Line {
    id: String,
    kind: TemplateKind,
    ground: Option<String>,
    language: Lang,
    title: String,
    text: String,
    position: i64,
}

/// Puts them, unless that was done before; whether it did.
///
/// # Errors
/// [`Error::Internal`] when the file is damaged or the database fails.
pub(crate) async fn begin(db: &Db) -> Result<bool, Error> {
    if store::settings::get(db, PUT).await?.is_some() {
        return Ok(false);
    }
    let rows = rows()?;
    let write = db.write(move |tx| {
        let rows = rows.clone();
        Box::pin(async move {
            for row in &rows {
                store::templates::put(tx, row).await?;
            }
            Ok::<_, Error>(store::settings::set(tx, PUT, "1").await?)
        })
    });
    write.await?;
    Ok(true)
}

/// The file as rows.
pub(super) fn rows() -> Result<Vec<TemplateRow>, Error> {
    let lines: Vec<Line> = serde_json::from_str(include_str!("../../seed/templates.json")).context("seed file templates.json")?;
    let row = |line: Line| TemplateRow {
        id: line.id,
        kind: line.kind,
        ground: line.ground,
        institution: None,
        language: line.language,
        title: line.title,
        text: line.text,
        position: line.position,
        active: true,
    };
    Ok(lines.into_iter().map(row).collect())
}
