//! Points (RFC 7946), by the same fields as the table.

use serde_json::{Value, json};
use services::open_data::OpenAppeal;

/// What stands before the points.
pub const FIRST: &[u8] = b"{\"type\":\"FeatureCollection\",\"features\":[";
/// And behind them.
pub const LAST: &[u8] = b"]}\n";

/// A page of points; `first` of them has no comma before it.
pub fn features(page: &[OpenAppeal], first: bool) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(page.len() * 500);
    for (at, appeal) in page.iter().enumerate() {
        if at > 0 || !first {
            bytes.push(b',');
        }
        bytes.push(b'\n');
        // A tree of texts and numbers always is JSON.
        bytes.extend(serde_json::to_vec(&feature(appeal)).unwrap_or_default());
    }
    bytes
}

fn feature(appeal: &OpenAppeal) -> Value {
    let code = |pair: &Option<(String, String)>| pair.as_ref().map(|(code, _)| code.clone());
    let name = |pair: &Option<(String, String)>| pair.as_ref().map(|(_, name)| name.clone());
    json!({
        "type": "Feature",
        "geometry": { "type": "Point", "coordinates": [appeal.lon, appeal.lat] },
        "properties": {
            "number": appeal.number,
            "status": appeal.status.as_str(),
            "category": appeal.category.0,
            "category_name": appeal.category.1,
            "district": code(&appeal.district),
            "district_name": name(&appeal.district),
            "place": appeal.place,
            "institution": code(&appeal.institution),
            "institution_name": name(&appeal.institution),
            "sent_on": appeal.sent_on,
            "registered_on": appeal.registered_on,
            "due_on": appeal.due_on,
            "answered_on": appeal.answered_on,
            "joined": appeal.joined,
            "reopened": appeal.reopened,
            "text": appeal.text,
        },
    })
}
