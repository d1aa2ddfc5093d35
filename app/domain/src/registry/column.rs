//! The columns of the registry's table and of its files. None of them names a person.

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// Official number, or the receipt's before routing.
    Number,
    /// Status.
    Status,
    /// Category.
    Category,
    /// District.
    District,
    /// Nearest settlement.
    Place,
    /// Institution.
    Institution,
    /// The day it was sent, or placed with the institution.
    SentOn,
    /// Last day of the law.
    DueOn,
    /// Day of the last answer.
    AnsweredOn,
    /// How it stands to its deadline.
    Deadline,
    /// How many have joined.
    Joined,
    /// Rating.
    Rating,
    /// How it came.
    Channel,
    /// How the answer is wanted.
    Mode,
}

impl Column {
    /// Every one, in the order in which they stand.
    pub const ALL: [Column; 14] = [
        Column::Number,
        Column::Status,
        Column::Category,
        Column::District,
        Column::Place,
        Column::Institution,
        Column::SentOn,
        Column::DueOn,
        Column::AnsweredOn,
        Column::Deadline,
        Column::Joined,
        Column::Rating,
        Column::Channel,
        Column::Mode,
    ];
    /// Those shown when nobody has chosen.
    pub const USUAL: [Column; 7] =
        [Column::Number, Column::Status, Column::Category, Column::District, Column::Institution, Column::DueOn, Column::Deadline];

    /// The word used in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Column::Number => "number",
            Column::Status => "status",
            Column::Category => "category",
            Column::District => "district",
            Column::Place => "place",
            Column::Institution => "institution",
            Column::SentOn => "sent",
            Column::DueOn => "due",
            Column::AnsweredOn => "answered",
            Column::Deadline => "deadline",
            Column::Joined => "joined",
            Column::Rating => "rating",
            Column::Channel => "channel",
            Column::Mode => "mode",
        }
    }
}
