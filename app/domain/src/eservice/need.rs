//! Events of life and business by which a service is looked for (R11.2, R11.5).

use serde::{Deserialize, Serialize};

words! {
    /// What has happened in somebody's life, or in a business.
    LifeEvent {
        /// A child is born.
        Birth = "usaq-dogulub",
        /// A child goes to kindergarten or school.
        School = "mekteb",
        /// Studies after school.
        Study = "tehsil-almaq",
        /// Marriage.
        Marriage = "nikah",
        /// Divorce.
        Divorce = "bosanma",
        /// A new home, moving house.
        Home = "ev",
        /// Buying, driving a car.
        Car = "avtomobil",
        /// Looking for work, beginning work.
        Work = "is",
        /// Illness, disability.
        Illness = "xestelik",
        /// Retirement.
        Retirement = "pensiya",
        /// A death in the family.
        Death = "vefat",
        /// Documents are lost or out of date.
        Documents = "senedler",
        /// Military service.
        Military = "herbi-xidmet",
        /// Travelling or living abroad.
        Abroad = "xaric",
        /// Something around the house or in the street is out of order.
        Trouble = "problem",
        /// Starting a business.
        StartBusiness = "biznes-baslamaq",
        /// Running a business: taxes, licences, customs.
        RunBusiness = "biznes-aparmaq",
    }
}
