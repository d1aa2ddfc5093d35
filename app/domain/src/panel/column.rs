//! The columns of all resources, each with its word in files and the name of its field.

use serde::{Deserialize, Serialize};

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident $word:literal;)*) => {
        /// A column.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Column {
            $($(#[$doc])* $name,)*
        }

        impl Column {
            /// Every column.
            pub const ALL: &[Column] = &[$(Column::$name),*];

            /// The word in files, on the wire and in the history.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Column::$name => $word,)*
                }
            }

            /// Id and name of its field in the form.
            pub const fn field_name(self) -> &'static str {
                match self {
                    $(Column::$name => concat!("form[values][", $word, "]"),)*
                }
            }
        }
    };
}

columns! {
    /// The code by which the record is known; a short one of Latin letters.
    Code "code";
    /// The day of the calendar.
    Day "day";
    /// What the day is.
    DayKind "kind";
    /// How sure it is.
    Status "status";
    /// The act behind it.
    Source "act";
    /// Azerbaijani name.
    NameAz "name_az";
    /// English name.
    NameEn "name_en";
    /// Russian name.
    NameRu "name_ru";
    /// A local executive authority.
    LocalExecutive "local_executive";
    /// The district to which it belongs or is limited.
    District "district";
    /// In use.
    Active "active";
    /// The district that takes what is filed in one that is switched off.
    Successor "successor";
    /// Order in lists, small first.
    Position "position";
    /// The root above.
    Parent "parent";
    /// Danger.
    Urgent "urgent";
    /// The emergency number to show.
    Emergency "emergency";
    /// Words by which it is found.
    Words "words";
    /// The category.
    Category "category";
    /// The institution.
    Institution "institution";
    /// Order among several rules, small first.
    Priority "priority";
    /// The outline: coordinates of a GeoJSON MultiPolygon.
    Shape "shape";
    /// What a template becomes.
    Purpose "purpose";
    /// The ground to which it belongs.
    Ground "ground";
    /// The language it is written in.
    Language "language";
    /// What it is called in lists.
    Title "title";
    /// The text.
    Text "text";
    /// Working days from the last day: before it when negative.
    Days "days";
    /// Who is told.
    Whom "whom";
    /// The terms in Azerbaijani.
    TextAz "text_az";
    /// The terms in English.
    TextEn "text_en";
    /// The terms in Russian.
    TextRu "text_ru";
    /// The person's FİN, typed once to find the person; it is not kept with the history.
    Fin "fin";
    /// The person.
    Person "person";
    /// The role.
    Role "role";
    /// Heads the institution.
    Head "head";
    /// The centre of the queue in which somebody works.
    Centre "centre";
    /// Manages the centre.
    Manager "manager";
    /// The town.
    City "city";
    /// Where it is.
    Address "address";
    /// The place on the map: degrees north and east.
    Point "point";
    /// Hours of Monday; empty when closed.
    Monday "monday";
    /// Hours of Tuesday.
    Tuesday "tuesday";
    /// Hours of Wednesday.
    Wednesday "wednesday";
    /// Hours of Thursday.
    Thursday "thursday";
    /// Hours of Friday.
    Friday "friday";
    /// Hours of Saturday.
    Saturday "saturday";
    /// Hours of Sunday.
    Sunday "sunday";
    /// Length of a step of the queue, minutes.
    StepMin "step_min";
    /// An order code is taken so many minutes before its time.
    EarlyMin "early_min";
    /// … and so many after it.
    LateMin "late_min";
    /// Share of the counters kept for who comes without an order, percent.
    WalkIn "walk_in_percent";
    /// Orders are taken for so many days ahead.
    WindowDays "window_days";
    /// A place that was given back rests so many minutes at least.
    CoolingMin "cooling_min";
    /// So many orders one document may have open.
    OpenOrders "open_orders";
    /// The service of the centres.
    Service "service";
    /// The group of services that the same counters serve.
    Group "group";
    /// So many steps a visit takes.
    VisitSteps "steps";
    /// Can be ordered after signing in only.
    SignIn "sign_in";
}

impl Column {
    /// The hours of the week, Monday first.
    pub const WEEK: [Column; 7] =
        [Column::Monday, Column::Tuesday, Column::Wednesday, Column::Thursday, Column::Friday, Column::Saturday, Column::Sunday];

    /// The inverse of [`Column::as_str`].
    pub fn parse(text: &str) -> Option<Column> {
        Column::ALL.iter().copied().find(|column| column.as_str() == text)
    }
}
