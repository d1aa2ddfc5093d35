//! The 29 fields in which central executive bodies provide e-services (R3.1): the classification of the register.

use serde::{Deserialize, Serialize};

words! {
    /// A field (konkret sahə; R3.1.1–R3.1.29), in the order of the clause.
    Field {
        /// R3.1.1: family, women, children.
        Family = "aile",
        /// R3.1.2: architecture and building.
        Building = "tikinti",
        /// R3.1.3: religious bodies.
        Religion = "dini-qurumlar",
        /// R3.1.4: civil service.
        CivilService = "dovlet-qullugu",
        /// R3.1.5: work and employment.
        Work = "emek",
        /// R3.1.6: property.
        Property = "emlak",
        /// R3.1.7: customs.
        Customs = "gomruk",
        /// R3.1.8: legal services.
        Legal = "huquqi-xidmetler",
        /// R3.1.9: law enforcement.
        LawEnforcement = "huquq-muhafize",
        /// R3.1.10: sport.
        Sport = "idman",
        /// R3.1.11: agriculture.
        Agriculture = "kend-teserrufati",
        /// R3.1.12: communal services.
        Communal = "kommunal",
        /// R3.1.13: consular services.
        Consular = "konsulluq",
        /// R3.1.14: refugees and displaced persons.
        Refugees = "qacqinlar",
        /// R3.1.15: finance, securities, audit.
        Finance = "maliyye",
        /// R3.1.16: culture, tourism.
        Culture = "medeniyyet",
        /// R3.1.17: defence.
        Defence = "mudafie",
        /// R3.1.18: transport.
        Transport = "neqliyyat",
        /// R3.1.19: communication and information technology.
        Communication = "rabite",
        /// R3.1.20: health.
        Health = "sehiyye",
        /// R3.1.21: industry, trade.
        Industry = "senaye",
        /// R3.1.22: social protection, social security.
        Social = "sosial",
        /// R3.1.23: standards and metrology.
        Standards = "standartlasdirma",
        /// R3.1.24: statistics.
        Statistics = "statistika",
        /// R3.1.25: natural resources and ecology.
        Ecology = "ekologiya",
        /// R3.1.26: education and science.
        Education = "tehsil",
        /// R3.1.27: land and cartography.
        Land = "torpaq",
        /// R3.1.28: taxes.
        Taxes = "vergiler",
        /// R3.1.29: citizenship, migration.
        Migration = "migrasiya",
    }
}

impl Field {
    /// Its clause, `R3.1.1` to `R3.1.29`.
    pub fn clause(self) -> String {
        format!("R3.1.{}", self as usize + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r3_1_there_are_29_fields_in_the_order_of_the_clause() {
        assert_eq!(Field::ALL.len(), 29);
        assert_eq!((Field::Family.clause(), Field::Migration.clause()), ("R3.1.1".to_owned(), "R3.1.29".to_owned()));
        assert!(Field::ALL.iter().all(|field| Field::parse(field.as_str()) == Some(*field)));
    }
}
