//! The words of what is filtered by, shown and counted; pages and files say the same.

use crate::tr;
use crate::ui::status_name;
use domain::appeal::form::AnswerMode;
use domain::registry::{Archive, Column, Order, RegistryRow};
use domain::statistics::Fate;

/// How an appeal stands to its deadline.
pub fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Late => tr!(reports.fate_late),
        Fate::Running => tr!(reports.fate_running),
        Fate::InTime => tr!(reports.fate_in_time),
        Fate::AnsweredLate => tr!(reports.fate_answered_late),
        Fate::Refused => tr!(reports.fate_refused),
        Fate::Ended => tr!(reports.fate_ended),
    }
}

/// A rating; 0 for none.
pub fn rating(stars: u8) -> String {
    if stars == 0 { tr!(reports.rating_none).to_owned() } else { tr!(reports.stars, stars) }
}

/// How the answer is wanted.
pub fn mode(mode: AnswerMode) -> &'static str {
    match mode {
        AnswerMode::Amis => tr!(reports.mode_amis),
        AnswerMode::AmisAndPost => tr!(reports.mode_post),
    }
}

/// How an appeal came; a way without words of its own stands for itself.
pub fn channel(channel: &str) -> String {
    match channel {
        "web" => tr!(reports.channel_web).to_owned(),
        "import" => tr!(reports.channel_import).to_owned(),
        other => other.to_owned(),
    }
}

/// Whether the archive is looked at (A6.0.2).
pub fn archive(archive: Archive) -> &'static str {
    match archive {
        Archive::Without => tr!(archive.filter_without),
        Archive::With => tr!(archive.filter_with),
        Archive::Only => tr!(archive.filter_only),
    }
}

/// An order of the list.
pub fn order(order: Order) -> &'static str {
    match order {
        Order::Newest => tr!(reports.order_newest),
        Order::Oldest => tr!(reports.order_oldest),
        Order::Due => tr!(reports.order_due),
    }
}

/// The head of a column.
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Number => tr!(reports.number),
        Column::Status => tr!(reports.status),
        Column::Category => tr!(reports.category),
        Column::District => tr!(reports.district),
        Column::Place => tr!(reports.place),
        Column::Institution => tr!(reports.institution),
        Column::SentOn => tr!(reports.sent),
        Column::DueOn => tr!(reports.due),
        Column::AnsweredOn => tr!(reports.answered),
        Column::Deadline => tr!(reports.deadline),
        Column::Joined => tr!(reports.joined),
        Column::Rating => tr!(reports.rating),
        Column::Channel => tr!(reports.channel),
        Column::Mode => tr!(reports.mode),
    }
}

/// A row's words in a column.
pub fn cell(column: Column, row: &RegistryRow) -> String {
    let lang = crate::context::lang();
    let named = |name: &Option<domain::lang::Named>| name.as_ref().map(|name| name.in_lang(lang).to_owned()).unwrap_or_default();
    match column {
        Column::Number => row.number.clone(),
        Column::Status => status_name(row.status).to_owned(),
        Column::Category => row.category.in_lang(lang).to_owned(),
        Column::District => named(&row.district),
        Column::Place => row.place.clone(),
        Column::Institution => named(&row.institution),
        Column::SentOn => row.sent_on.display(),
        Column::DueOn => row.due_on.display(),
        Column::AnsweredOn => row.answered_on.map(|day| day.display()).unwrap_or_default(),
        Column::Deadline => fate(row.deadline).to_owned(),
        Column::Joined => row.joined.to_string(),
        Column::Rating => {
            if row.stars == 0 {
                String::new()
            } else {
                row.stars.to_string()
            }
        }
        Column::Channel => channel(&row.channel),
        Column::Mode => mode(row.mode).to_owned(),
    }
}
