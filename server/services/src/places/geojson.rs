//! Outlines as they stand in files and in the database: GeoJSON coordinates, longitude before latitude.

use crate::Error;
use anyhow::{Context, anyhow};
use domain::geo::{Point, Shape};
use serde::Deserialize;
use serde_json::Value;

/// The coordinates of a MultiPolygon.
pub(crate) type Polygons = Vec<Vec<Vec<[f64; 2]>>>;

/// A file of outlines.
#[derive(Deserialize)]
pub(crate) struct Collection {
    pub features: Vec<Feature>,
}

/// One outline and what is said of it.
#[derive(Deserialize)]
pub(crate) struct Feature {
    pub properties: Value,
    geometry: Geometry,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<Vec<f64>>>),
    MultiPolygon(Vec<Vec<Vec<Vec<f64>>>>),
}

impl Feature {
    /// A property that is a text.
    pub fn text(&self, name: &str) -> &str {
        self.properties.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// Its polygons; heights are left out.
    pub fn polygons(self) -> Polygons {
        let polygons = match self.geometry {
            Geometry::Polygon(rings) => vec![rings],
            Geometry::MultiPolygon(polygons) => polygons,
        };
        let pair = |at: Vec<f64>| [at.first().copied().unwrap_or(f64::NAN), at.get(1).copied().unwrap_or(f64::NAN)];
        let ring = |ring: Vec<Vec<f64>>| ring.into_iter().map(pair).collect();
        polygons.into_iter().map(|rings| rings.into_iter().map(ring).collect()).collect()
    }
}

/// Reads a GeoJSON FeatureCollection of polygons.
pub(crate) fn read(text: &str) -> Result<Collection, Error> {
    Ok(serde_json::from_str(text).context("not a GeoJSON FeatureCollection of polygons")?)
}

/// A shape from the database's text.
pub(crate) fn shape_from_text(text: &str) -> Result<Shape, Error> {
    let polygons: Polygons = serde_json::from_str(text).context("an outline can't be read")?;
    Ok(shape(polygons).ok_or_else(|| anyhow!("an outline is no outline"))?)
}

/// The database's text of polygons; `None` when they are no outline.
pub(crate) fn text_of(polygons: &Polygons) -> Option<String> {
    shape(polygons.clone())?;
    serde_json::to_string(polygons).ok()
}

fn shape(polygons: Polygons) -> Option<Shape> {
    let point = |[lon, lat]: [f64; 2]| Point { lat, lon };
    let ring = |ring: Vec<[f64; 2]>| ring.into_iter().map(point).collect();
    Shape::new(polygons.into_iter().map(|rings| rings.into_iter().map(ring).collect()).collect())
}
