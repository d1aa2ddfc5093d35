use serde::{Deserialize, Serialize};

/// Limits against overload. Tests and benchmarks raise them.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Writing requests (everything but GET) of one address a minute. An office shares one address.
    pub posts_per_minute: u32,
    /// Beginnings of a sign-in of one address a minute.
    pub sign_ins_per_minute: u32,
    /// Files of open data of one address a minute (A2.2.5).
    pub downloads_per_minute: u32,
    /// Open live connections of one person, or of one address for visitors.
    pub live_connections: u32,
    /// Appeals a person may send an hour; here and below 0 means without limit.
    pub submits_per_hour: u32,
    /// Joinings of a person an hour (A8.4).
    pub joins_per_hour: u32,
    /// Photos of a person an hour.
    pub uploads_per_hour: u32,
    /// Copies of the own data a person may take an hour (T2.2).
    pub exports_per_hour: u32,
    /// Codes to a new address for notices that a person may ask for an hour (T1.4).
    pub codes_per_hour: u32,
    /// Wrong attempts of a person or browser to find an order of the queue by its code, an hour; of the visitors of one address three times
    /// as many. Whoever finds the own order is not counted.
    pub finds_per_hour: u32,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            posts_per_minute: 600,
            sign_ins_per_minute: 30,
            downloads_per_minute: 30,
            live_connections: 20,
            submits_per_hour: 20,
            joins_per_hour: 40,
            uploads_per_hour: 120,
            exports_per_hour: 5,
            codes_per_hour: 5,
            finds_per_hour: 20,
        }
    }
}

impl Limits {
    /// Without a limit for any person: invented history is made in minutes, by few hands.
    pub fn unlimited_per_person(self) -> Limits {
        Limits { submits_per_hour: 0, joins_per_hour: 0, uploads_per_hour: 0, exports_per_hour: 0, ..self }
    }

    /// The part that `services` watches over, person by person.
    pub fn per_person(&self) -> services::portal::Limits {
        services::portal::Limits {
            submits_per_hour: self.submits_per_hour,
            joins_per_hour: self.joins_per_hour,
            uploads_per_hour: self.uploads_per_hour,
            exports_per_hour: self.exports_per_hour,
            codes_per_hour: self.codes_per_hour,
            finds_per_hour: self.finds_per_hour,
        }
    }
}
