//! Names of resources and columns, and values in the reader's language.

use crate::context::lang;
use crate::tr;
use crate::ui::layout::own_name;
use crate::ui::{ground_name, role_name, unconsidered_ground_name};
use domain::appeal::form::RefusalGround;
use domain::calendar::{DayKind, RowStatus};
use domain::deadline::escalation::Whom;
use domain::lang::Lang;
use domain::panel::effect::Choices;
use domain::panel::{Column, Kind, Resource, Spec};
use domain::procedure::UnconsideredGround;
use domain::role::Role;
use domain::template::TemplateKind;
use domain::time::Date;

/// A resource.
pub fn resource(resource: Resource) -> &'static str {
    match resource {
        Resource::Calendar => tr!(panel.calendar),
        Resource::Institutions => tr!(panel.institutions),
        Resource::Categories => tr!(panel.categories),
        Resource::Rules => tr!(panel.rules),
        Resource::Zones => tr!(panel.zones),
        Resource::Templates => tr!(panel.templates),
        Resource::Steps => tr!(panel.steps),
        Resource::Terms => tr!(panel.terms),
        Resource::Users => tr!(panel.users),
        Resource::Centres => tr!(panel.centres),
        Resource::Services => tr!(panel.services),
        Resource::Offers => tr!(panel.offers),
        Resource::Districts => tr!(panel.districts),
    }
}

/// What it is for.
pub fn about(resource: Resource) -> &'static str {
    match resource {
        Resource::Calendar => tr!(panel.calendar_about),
        Resource::Institutions => tr!(panel.institutions_about),
        Resource::Categories => tr!(panel.categories_about),
        Resource::Rules => tr!(panel.rules_about),
        Resource::Zones => tr!(panel.zones_about),
        Resource::Templates => tr!(panel.templates_about),
        Resource::Steps => tr!(panel.steps_about),
        Resource::Terms => tr!(panel.terms_about),
        Resource::Users => tr!(panel.users_about),
        Resource::Centres => tr!(panel.centres_about),
        Resource::Services => tr!(panel.services_about),
        Resource::Offers => tr!(panel.offers_about),
        Resource::Districts => tr!(panel.districts_about),
    }
}

/// The head of a column, the label of its field.
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Code => tr!(panel.column_code),
        Column::Day => tr!(panel.column_day),
        Column::DayKind => tr!(panel.column_kind),
        Column::Status => tr!(panel.column_status),
        Column::Source => tr!(panel.column_act),
        Column::NameAz => tr!(panel.column_name_az),
        Column::NameEn => tr!(panel.column_name_en),
        Column::NameRu => tr!(panel.column_name_ru),
        Column::LocalExecutive => tr!(panel.column_local_executive),
        Column::District => tr!(panel.column_district),
        Column::Active => tr!(panel.column_active),
        Column::Successor => tr!(panel.column_successor),
        Column::Position => tr!(panel.column_position),
        Column::Parent => tr!(panel.column_parent),
        Column::Urgent => tr!(panel.column_urgent),
        Column::Emergency => tr!(panel.column_emergency),
        Column::Words => tr!(panel.column_words),
        Column::Category => tr!(panel.column_category),
        Column::Institution => tr!(panel.column_institution),
        Column::Priority => tr!(panel.column_priority),
        Column::Shape => tr!(panel.column_shape),
        Column::Purpose => tr!(panel.column_purpose),
        Column::Ground => tr!(panel.column_ground),
        Column::Language => tr!(panel.column_language),
        Column::Title => tr!(panel.column_title),
        Column::Text => tr!(panel.column_text),
        Column::Days => tr!(panel.column_days),
        Column::Whom => tr!(panel.column_whom),
        Column::TextAz => tr!(panel.column_text_az),
        Column::TextEn => tr!(panel.column_text_en),
        Column::TextRu => tr!(panel.column_text_ru),
        Column::Fin => tr!(panel.column_fin),
        Column::Person => tr!(panel.column_person),
        Column::Role => tr!(panel.column_role),
        Column::Head => tr!(panel.column_head),
        Column::Centre => tr!(panel.column_centre),
        Column::Manager => tr!(panel.column_manager),
        Column::City => tr!(panel.column_city),
        Column::Address => tr!(panel.column_address),
        Column::Point => tr!(panel.column_point),
        Column::Monday => tr!(panel.column_monday),
        Column::Tuesday => tr!(panel.column_tuesday),
        Column::Wednesday => tr!(panel.column_wednesday),
        Column::Thursday => tr!(panel.column_thursday),
        Column::Friday => tr!(panel.column_friday),
        Column::Saturday => tr!(panel.column_saturday),
        Column::Sunday => tr!(panel.column_sunday),
        Column::StepMin => tr!(panel.column_step_min),
        Column::EarlyMin => tr!(panel.column_early_min),
        Column::LateMin => tr!(panel.column_late_min),
        Column::WalkIn => tr!(panel.column_walk_in_percent),
        Column::WindowDays => tr!(panel.column_window_days),
        Column::CoolingMin => tr!(panel.column_cooling_min),
        Column::OpenOrders => tr!(panel.column_open_orders),
        Column::Service => tr!(panel.column_service),
        Column::Group => tr!(panel.column_group),
        Column::VisitSteps => tr!(panel.column_visit_steps),
        Column::SignIn => tr!(panel.column_sign_in),
    }
}

/// What helps to fill a field in; empty where its name says enough.
pub fn hint(resource: Resource, column: Column) -> &'static str {
    match (resource, column) {
        (Resource::Institutions, Column::Code) => tr!(panel.hint_code),
        (Resource::Categories, Column::Code) => tr!(panel.hint_category_code),
        (Resource::Calendar, Column::Source) => tr!(panel.hint_act),
        (_, Column::Words) => tr!(panel.hint_words),
        (_, Column::Priority | Column::Position) => tr!(panel.hint_order),
        (_, Column::Shape) => tr!(panel.hint_shape),
        (_, Column::Days) => tr!(panel.hint_days),
        (_, Column::Fin) => tr!(panel.hint_fin),
        (Resource::Users, Column::District) => tr!(panel.hint_territory),
        (Resource::Institutions | Resource::Categories, Column::Active) => tr!(panel.hint_active),
        (_, Column::TextAz) => tr!(panel.hint_terms),
        (Resource::Centres | Resource::Services, Column::Code) => tr!(panel.hint_code),
        (Resource::Centres, Column::Monday) => tr!(panel.hint_hours),
        (_, Column::Point) => tr!(panel.hint_point),
        (_, Column::StepMin) => tr!(panel.hint_step),
        (_, Column::VisitSteps) => tr!(panel.hint_visit_steps),
        (_, Column::CoolingMin | Column::OpenOrders) => tr!(panel.hint_own),
        (Resource::Districts, Column::Active) => tr!(panel.hint_district_active),
        (_, Column::Successor) => tr!(panel.hint_successor),
        (Resource::Centres, Column::Active) => tr!(panel.hint_centre_active),
        (Resource::Services | Resource::Offers, Column::Active) => tr!(panel.hint_offer_active),
        _ => "",
    }
}

/// The name of the part of a long form that begins with this column.
pub fn part(resource: Resource, column: Column) -> Option<&'static str> {
    match (resource, column) {
        (Resource::Centres, Column::Monday) => Some(tr!(panel.form_hours)),
        (Resource::Centres, Column::StepMin) => Some(tr!(panel.form_orders)),
        (Resource::Centres, Column::Position) => Some(tr!(panel.form_use)),
        _ => None,
    }
}

/// The words of a choice that names nothing.
pub fn empty(resource: Resource, column: Column) -> &'static str {
    match (resource, column) {
        (Resource::Rules, Column::Institution) => tr!(panel.local_executive),
        (Resource::Templates, Column::Institution) => tr!(panel.all_institutions),
        (Resource::Users, Column::District) => tr!(panel.whole_country),
        (Resource::Categories, Column::Parent) => tr!(panel.no_parent),
        _ => tr!(panel.nothing),
    }
}

/// The words of a file's first line.
pub fn file_columns(resource: Resource) -> String {
    let id = resource.key().is_none().then_some(Column::Code);
    id.into_iter().chain(resource.columns().iter().map(|spec| spec.column)).map(Column::as_str).collect::<Vec<_>>().join(";")
}

/// A value as people read it.
pub fn value(spec: Spec, value: &str, names: &[(Column, Choices)]) -> String {
    match spec.kind {
        Kind::Flag => if value == "1" { tr!(panel.yes) } else { tr!(panel.no) }.to_owned(),
        Kind::Day => value.parse::<Date>().map_or_else(|_| value.to_owned(), |day| day.display()),
        Kind::One(_) => word(spec.column, value).map_or_else(|| value.to_owned(), str::to_owned),
        Kind::Institution | Kind::Category | Kind::Root | Kind::District | Kind::Centre | Kind::Service | Kind::Group | Kind::Person => {
            if value.is_empty() && matches!(spec.column, Column::Institution | Column::Centre) {
                return "—".to_owned();
            }
            let own = names.iter().find(|(column, _)| *column == spec.column);
            let found = own.and_then(|(_, choices)| choices.iter().find(|(code, _)| code == value));
            found.map_or_else(|| value.to_owned(), |(_, name)| name.in_lang(lang()).to_owned())
        }
        Kind::Hours if value.is_empty() => tr!(panel.closed).to_owned(),
        Kind::Own(..) if value.is_empty() => tr!(panel.as_everywhere).to_owned(),
        Kind::Line(_) | Kind::Lines(_) | Kind::Code | Kind::Number(..) | Kind::Own(..) | Kind::Hours | Kind::Point => value.to_owned(),
    }
}

fn word(column: Column, value: &str) -> Option<&'static str> {
    Some(match column {
        Column::DayKind => match DayKind::parse(value)? {
            DayKind::Holiday => tr!(panel.kind_holiday),
            DayKind::MovedRest => tr!(panel.kind_moved_rest),
            DayKind::SwapOff => tr!(panel.kind_swap_off),
            DayKind::SwapWork => tr!(panel.kind_swap_work),
            DayKind::Voting => tr!(panel.kind_voting),
            DayKind::Mourning => tr!(panel.kind_mourning),
        },
        Column::Status => match RowStatus::parse(value)? {
            RowStatus::Official => tr!(panel.status_official),
            RowStatus::Tentative => tr!(panel.status_tentative),
            RowStatus::Secondary => tr!(panel.status_secondary),
        },
        Column::Purpose => match TemplateKind::parse(value)? {
            TemplateKind::Answer => tr!(panel.purpose_answer),
            TemplateKind::Refusal => tr!(panel.purpose_refusal),
            TemplateKind::Unconsidered => tr!(panel.purpose_unconsidered),
        },
        Column::Ground => match value {
            "not_of_field" => ground_name(RefusalGround::NotOfField),
            "not_legible" => ground_name(RefusalGround::NotLegible),
            "obscene" => ground_name(RefusalGround::Obscene),
            "not_clear" => ground_name(RefusalGround::NotClear),
            other => unconsidered_ground_name(UnconsideredGround::parse(other)?),
        },
        Column::Language => own_name(Lang::parse(value)?),
        Column::Whom => match Whom::parse(value)? {
            Whom::Staff => tr!(panel.whom_staff),
            Whom::Head => tr!(panel.whom_head),
            Whom::Owner => tr!(panel.whom_owner),
        },
        Column::Role => role_name(Role::parse(value)?),
        _ => return None,
    })
}
